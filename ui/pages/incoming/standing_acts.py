"""The acts of 部门发文核对: a list looked at and kept, the letter that urges, what need not be filed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.filing.incoming import declaring, urging
from app.filing.incoming.declaring import DeclaredList
from app.filing.incoming.views import Standing
from app.forms.overlay import Laid, laid
from app.lifecycle.made import Made
from app.office import Office
from db.records import DeclaredDocument
from ui.deeds import Deeds
from ui.dialogs.fields import Field, Kind
from ui.dialogs.filing_forms import day_field, not_before
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.form import Form, FormDialog
from ui.ops import Ops
from ui.pages.incoming.acts import open_form
from ui.pages.incoming.deed_forms import day, text
from ui.pages.incoming.list_dialog import ListDialog

TABLES = "发文清单 (*.xlsx *.xls *.et *.csv);;全部文件 (*)"
_Known = tuple[str, ...]


class StandingActs(QObject):
    """Asks over ``host`` and acts. ``declared(unit name)`` once a list is kept, ``urged(unit id, number)`` once a letter has its number, ``told(sentence)``."""

    declared = Signal(str)
    urged = Signal(str, str)
    told = Signal(str)

    def __init__(self, ops: Ops[Office], deeds: Deeds, host: QWidget) -> None:
        super().__init__(host)
        self._ops, self._deeds, self._host = ops, deeds, host

    def ask_list(self, unit: str = "") -> None:
        """Which list."""
        dialog = QFileDialog(self._host, "核对发文清单", "", TABLES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        begin_in_documents(dialog)
        dialog.fileSelected.connect(lambda name: self.look_at(Path(name), unit))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def look_at(self, path: Path, unit: str = "") -> None:
        """Read ``path`` and show what would come of it."""

        def show(listed: DeclaredList) -> None:
            self._ops.query(
                lambda office: tuple(one.name for one in office.store.people.units()),
                lambda units: self._open_list(listed, units, unit), owner=self,
            )  # fmt: skip

        self._ops.run(lambda: declaring.read_list(path), show, owner=self, title="读取发文清单", on_refused=self.told.emit)

    def _open_list(self, listed: DeclaredList, units: _Known, unit: str) -> None:
        dialog = ListDialog(listed, units, unit, self._host)

        def compare(name: str) -> None:
            self._ops.query(
                lambda office: declaring.compare(office, name, listed),
                lambda rows: dialog.show_rows(rows) if dialog.unit.text().strip() == name else None, owner=dialog,
            )  # fmt: skip

        def keep(name: str) -> None:
            def done(made: Made) -> None:
                dialog.accept()
                self.declared.emit(name)

            self._deeds.do(
                lambda office: declaring.declare(office, unit=name, listed=listed), f"已登记{name}的发文清单。", then=done,
                title="登记发文清单", on_refused=dialog.refuse,
            )  # fmt: skip

        dialog.unit_changed.connect(compare)
        dialog.submitted.connect(keep)
        dialog.open()
        compare(unit)

    def ask_urge(self, standing: Standing) -> None:
        """出催报函 for everything that is missing."""
        missing = [one.title for one in standing.declared if one.state == "missing"]
        named = "、".join(f"《{title}》" for title in missing[:3]) + (f"等 {len(missing)} 件" if len(missing) > 3 else "")
        unit = standing.unit

        def open_dialog(today: date) -> None:
            form = Form(
                "出催报函", "出催报函", (day_field("on", "催报日期", today),), f"{unit.name}没有报送{named}。函取得编号，限期补报。",
                check=lambda values: not_before(values, "on", today, None, ""),
            )  # fmt: skip
            open_form(
                self._deeds, FormDialog(form, today, self._host),
                lambda office, values: urging.urge(office, unit=unit.name, on=day(values)), f"已催报{unit.name}。",
                then=lambda made: self.urged.emit(unit.id, str(made["number"])),
            )  # fmt: skip

        self._ops.query(lambda office: office.today(), open_dialog, owner=self)

    def ask_excuse(self, one: DeclaredDocument) -> None:
        """不用报送, with the reason."""
        form = Form(
            "不用报送", "不用报送", (Field("reason", "理由", Kind.LONG, required=True),), f"《{one.title}》不用报送备案，核对时不再算漏报。"
        )

        def open_dialog(dialog: FormDialog) -> None:
            open_form(
                self._deeds, dialog, lambda office, values: declaring.excuse(office, one.id, reason=text(values, "reason")),
                f"《{one.title}》不用报送。",
            )  # fmt: skip

        self._ops.query(lambda office: office.today(), lambda today: open_dialog(FormDialog(form, today, self._host)), owner=self)


def letter(unit_id: str, number: str) -> Callable[[Office], tuple[str, Laid]]:
    """What gathers the letter of this number."""

    def gather(office: Office) -> tuple[str, Laid]:
        name, form = urging.urging_letter(office, unit_id, number)
        return name, laid(office, form)

    return gather
