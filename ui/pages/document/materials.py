"""材料: what was asked for, what came of it, and every file that came, each to be saved as a copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.forms import printing
from app.lifecycle.materials import Asked
from app.office import Office
from db.records import Material
from ui.deeds import Deeds
from ui.dialogs.folder import begin_in_documents
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.document.course.parts import Kept
from ui.pages.document.forms import View, called
from ui.pages.document.tabs import Lines
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.header import SectionHeader
from ui.widgets.layout import clear
from ui.widgets.pressable import Pressable
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link

_CODE, _NAME = 56, 264


class MaterialsTab(Lines):
    """``add_asked(code)`` to record a material, ``copy_asked(material)`` for a copy of its file, ``sort_asked(material)`` to sort it anew."""

    add_asked = Signal(str)
    copy_asked = Signal(object)
    sort_asked = Signal(object)

    def show_view(self, view: View) -> None:
        """Show a document's materials."""
        clear(self.column)
        lacking = sum(a.required and not a.there for a in view.asked)
        self.column.addWidget(SectionHeader("送审材料", f"缺 {lacking} 份必交的" if lacking else "必交的都齐了"))
        came = view.dossier.materials
        for asked in view.asked:
            kept = [material for material in came if material.code == asked.code]
            if not kept:
                self._add_asked(asked)
            for material in kept:
                self._add_material(material, asked.code)
        for material in came:
            if material.code not in {asked.code for asked in view.asked}:
                self._add_material(material, "")
        self.column.addStretch(1)

    def _add_asked(self, asked: Asked) -> None:
        """A line of what has not come, with the way to record it."""
        icon, tone = (Icon.CHECK, "green") if asked.there else (Icon.CLOSE, "red") if asked.required else (Icon.NOT_FILED, "text3")
        there = "送审稿本身" if asked.by_text else "办理环节已登记"
        told = there if asked.there else "必交" if asked.required else f"{asked.when}的才交"
        note = ElidedLabel(told, "small", "red" if asked.required and not asked.there else "text3")
        button = Button("添加文件", height=28)
        button.setObjectName(f"add-{asked.code}")
        button.setAccessibleName(f"添加{asked.name}")
        button.clicked.connect(lambda _on=False: self.add_asked.emit(asked.code))
        name = f"{asked.name}，{'已收到' if asked.there else '没有收到'}"
        self.add_line(IconLabel(icon, tone), _code(asked.code), _name(asked.name), note, button, grows=note, name=name)

    def _add_material(self, material: Material, code: str) -> None:
        parts: list[object] = [
            IconLabel(Icon.CHECK if code else Icon.MATERIAL, "green" if code else "text3"),
            _code(code),
            _name(material.name),
        ]
        if material.file_sha:
            copy = FileLink(material.file_name or "文件")
            copy.set_tip(f"另存一份：{material.file_name}")
            copy.setAccessibleName(f"另存{material.name} {material.file_name}")
            copy.clicked.connect(lambda: self.copy_asked.emit(material))
            parts += [copy]
            grows = copy
        else:
            grows = Label("纸质件", "small", "text3")
            parts.append(grows)
        if material.received_at:
            parts.append(Label(f"{material.received_at:%m-%d %H:%M} 收", "caption", "text3"))
        again = Link("改归类", "small")
        again.setAccessibleName(f"改{called(material)}的归类")
        again.clicked.connect(lambda: self.sort_asked.emit(material))
        self.add_line(*parts, again, name=f"{material.name}，已收到", grows=grows)


class FileLink(Pressable, ElidedLabel):
    """The name of a file that acts like a button, cut with an ellipsis where it does not fit. ``clicked`` by mouse, Enter or Space."""

    clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "small", "accent", parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(theme().px(28))

    def ring(self) -> QRect:
        return self.rect().adjusted(1, 2, -1, -2)


class Copying(QObject):
    """Puts a copy of a file of the document where the clerk says."""

    def __init__(self, ops: Ops[Office], deeds: Deeds, page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._deeds, self._page = ops, deeds, page

    def ask(self, material: Material) -> None:
        """Ask where the file of a material goes."""
        if material.file_sha:
            self.ask_file(Kept(material.file_name or material.name, material.file_sha))

    def ask_file(self, kept: Kept) -> None:
        """Ask where."""
        dialog = QFileDialog(self._page, "另存材料")
        begin_in_documents(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(kept.name)
        dialog.fileSelected.connect(lambda name: self.save(kept, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, kept: Kept, file: Path) -> None:
        """Put a copy at ``file``."""
        self._ops.query(
            lambda office: printing.save(office.store.files.get(kept.sha), file),
            lambda _: self._deeds.say(f"已存为“{file.name}”"),
            owner=self,
            title="另存材料",
        )


def _code(code: str) -> Label:
    label = Label(code, "small", "text3")
    label.setFixedWidth(theme().px(_CODE))
    return label


def _name(name: str) -> ElidedLabel:
    label = ElidedLabel(name)
    label.setFixedWidth(theme().px(_NAME))
    return label
