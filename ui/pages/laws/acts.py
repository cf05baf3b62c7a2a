"""What is done to the law library: 新增, 更正, 恢复出厂, a table and a text brought in, a text taken away; each one act with one undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.errors import Refused
from app.intake.draft import Draft, read_draft
from app.law.card import LawCard
from app.law.importing import LawRow, read_laws, store_laws, write_template
from app.law.law import Law
from app.law.library import catalogue_of, forget_law, keep_law
from app.law.listing import titles_like
from app.law.texts import LawReading, import_text, law_reading, misgivings, remove_text
from app.office import Office
from app.text.formats import PATTERNS
from db.records import LawText
from ui.deeds import Deeds
from ui.dialogs.folder import begin_in_documents, open_folder
from ui.dialogs.form import Form, FormDialog, Values
from ui.ops import Ops
from ui.pages.laws.facts import wording_of
from ui.pages.laws.forms import law_form, law_from, restore_form
from ui.pages.laws.looks import RowsDialog, TextDialog
from ui.typing import keep_dialog

TABLES = "表格 (*.xlsx *.xls *.et *.csv);;全部文件 (*)"
_TEXTS = f"法律全文 ({PATTERNS});;全部文件 (*)"
_LEVEL_OF_THE_PLACE = "地方性法规"
"""What the library lacks is most often a law of the province or the city."""
_TEMPLATE = "法规库导入模板.xlsx"
_Known = tuple[date, tuple[str, ...]]
_Look = tuple[LawReading, str, tuple[str, ...], tuple[str, ...]]
_Made = tuple[Callable[[Office], object], str, str]
"""An act, what is said of it, and the title of the law it was about."""


def _nothing() -> None:
    """What follows an act that stands by itself."""


class Acts(QObject):
    """Asks and does. Signals: ``kept(title)`` after a law was added, corrected or got a text; ``refused(sentence)`` for a file that cannot be taken."""

    kept = Signal(str)
    refused = Signal(str)

    def __init__(self, ops: Ops[Office], deeds: Deeds, host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._deeds, self._host = ops, deeds, host

    def make_menu(self) -> QMenu:
        """What can be brought in."""
        menu = QMenu(self._host)
        menu.addAction("导入全文（Word、文本）").triggered.connect(lambda: self.ask_text(""))
        menu.addAction("从 Excel 导入").triggered.connect(self.ask_table)
        menu.addSeparator()
        menu.addAction("导出 Excel 模板").triggered.connect(self.ask_template)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # --- one law

    def add(self) -> None:
        """新增法规."""
        self._edit(None)

    def correct(self, card: LawCard | None) -> None:
        """更正 the law of ``card``."""
        if card is not None:
            self._edit(card.law)

    def _edit(self, law: Law | None, begun: Law | None = None, then: Callable[[], object] = _nothing) -> None:
        def known(office: Office) -> _Known:
            return office.today(), tuple(other.title for other in catalogue_of(office).laws)

        def ask(found: _Known) -> None:
            today, titles = found
            form = law_form(law, titles, begun)
            self._open(form, today, lambda values: self._keep(law_from(values, law, today), law), f"law/{law.title if law else ''}", then)

        self._ops.query(known, ask, owner=self, title="法规库")

    def _keep(self, made: Law, before: Law | None) -> _Made:
        def work(office: Office) -> None:
            if before is None and catalogue_of(office).by_title(made.title) is not None:
                raise Refused(f"法规库里已经有《{made.title}》，没有再新增。要改它的记载，选中它按“更正”。")
            keep_law(office, made)

        said = f"已新增《{made.short_title}》" if before is None else f"已更正《{made.short_title}》"
        return work, said, made.title

    def restore(self, card: LawCard | None) -> None:
        """恢复出厂: the office's row goes."""
        if card is None or not card.law.own:
            return
        title = card.law.title
        said = f"《{card.law.short_title}》已恢复出厂的记载" if card.is_shipped else f"已删除《{card.law.short_title}》"
        self._open(restore_form(card), card.as_of, lambda _values: (lambda office: forget_law(office, title), said, title), "")

    def _open(self, form: Form, today: date, make: Callable[[Values], _Made], key: str, then: Callable[[], object] = _nothing) -> None:
        dialog = FormDialog(form, today, self._host)
        if key:
            keep_dialog(self._ops, dialog, key, dialog.note)

        def submit(values: Values) -> None:
            work, said, title = make(values)

            def done(_made: object) -> None:
                dialog.accept()
                self.kept.emit(title)
                then()

            self._deeds.do(work, said, then=done, title=form.title, on_refused=dialog.refuse)

        dialog.submitted.connect(submit)
        dialog.open()

    # --- a table

    def ask_template(self) -> None:
        """Where the table to be filled in is to go."""
        dialog = QFileDialog(self._host.window(), "导出 Excel 模板", "", "Excel 表格 (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        begin_in_documents(dialog)
        dialog.selectFile(_TEMPLATE)
        dialog.fileSelected.connect(lambda name: self.export_template(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_template(self, path: Path) -> None:
        """Write the table to be filled in."""
        said = f"已导出“{path.name}”"
        self._ops.run(
            lambda: write_template(path),
            lambda _: self._deeds.offer(said, "打开文件夹", lambda: open_folder(path.parent)),
            owner=self,
            title="导出模板",
        )

    def ask_table(self) -> None:
        """Which table."""
        self._ask_file("从 Excel 导入", TABLES, self.look_at_table)

    def look_at_table(self, path: Path) -> None:
        """Try every row of ``path`` and show what would come of it."""

        def show(rows: tuple[LawRow, ...]) -> None:
            dialog = RowsDialog(path.name, rows, self._host)
            dialog.accepted.connect(lambda: self._store(rows))
            dialog.open()

        self._ops.query(lambda office: read_laws(path, office), show, owner=self, title="读取表格", on_refused=self.refused.emit)

    def _store(self, rows: tuple[LawRow, ...]) -> None:
        good = [row for row in rows if row.law is not None]
        self._deeds.do(
            lambda office: store_laws(office, rows),
            f"已导入 {len(good):,} 部法",
            then=lambda _count: self.kept.emit(good[0].title),
            title="导入法规库",
        )

    # --- a text

    def ask_text(self, title: str) -> None:
        """Which file; ``title`` is the law it belongs to, empty for the one it names."""
        self._ask_file("导入全文", _TEXTS, lambda path: self.look_at_text(path, title))

    def look_at_text(self, path: Path, title: str = "") -> None:
        """Read ``path`` and show what it was read as."""

        self._ops.run(
            lambda: read_draft(path),
            lambda draft: self._look(draft, title),
            owner=self,
            title=f"读取《{path.stem}》",
            on_refused=self.refused.emit,
        )

    def _look(self, draft: Draft, title: str) -> None:
        self._ops.query(
            lambda office: _look(office, draft, title),
            lambda found: self._show_text(draft, *found),
            owner=self,
            title="核对全文",
            on_refused=self.refused.emit,
        )

    def _show_text(self, draft: Draft, reading: LawReading, matched: str, near: tuple[str, ...], minded: tuple[str, ...]) -> None:
        dialog = TextDialog(draft.file_name, reading, matched, near, minded, self._host)
        dialog.verb.clicked.disconnect(dialog.accept)

        def submit() -> None:
            law = dialog.law
            dialog.verb.allow("正在导入")

            def done(text: LawText) -> None:
                dialog.accept()
                self.kept.emit(text.law)

            self._deeds.do(
                lambda office: import_text(office, draft, law),
                f"已导入《{law}》的全文，{len(reading.articles)} 条",
                then=done,
                title="导入全文",
                on_refused=dialog.refuse,
            )

        dialog.verb.clicked.connect(submit)
        dialog.add_asked.connect(lambda: self._edit(None, _as_read(reading), lambda: self._look(draft, "")))
        dialog.open()

    def remove_text(self, text: LawText) -> None:
        """删除全文: undone like everything, so that nothing is asked."""
        said = f"已删除《{text.law}》的全文（{wording_of(text)}）"
        self._deeds.do(lambda office: remove_text(office, text), said, then=lambda _: self.kept.emit(text.law), title="删除全文")

    def _ask_file(self, title: str, filters: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._host.window(), title, "", filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _look(office: Office, draft: Draft, title: str) -> _Look:
    """What was read, the law it belongs to, the titles it may mean, and what to mind."""
    reading = law_reading(draft)
    catalogue = catalogue_of(office)
    own = catalogue.find(reading.title)
    matched = title or (own.title if own else "")
    minded = [words for words in misgivings(reading, catalogue) if own is not None or "先登记" not in words]
    if title and own is not None and own.title != title:
        minded.append(f"文本自称《{reading.title}》，要存为《{title}》的全文，核对选对了文件。")
    return reading, matched, tuple(law.title for law in catalogue.laws) if matched else titles_like(office, reading.title), tuple(minded)


def _as_read(reading: LawReading) -> Law:
    """What a text says of a law that the library does not know."""
    numbers = [path for path, _ in reading.articles if "之" not in path]
    return Law(
        reading.title, _LEVEL_OF_THE_PLACE, first_promulgated=reading.promulgated_on, latest_revision=reading.revised_on,
        effective_on=reading.effective_on, last_article=len(numbers),
    )  # fmt: skip
