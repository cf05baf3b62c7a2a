"""The preview at the right: the slip, the report or the statement for one recipient, as it will be printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.filing.chains import Chain
from ui.dialogs.printing_sheets import Sheets
from ui.icons import Icon
from ui.pages.filing.chain import REPORT, SLIP, STATEMENT
from ui.theme import theme
from ui.widgets.layout import STRETCH, Pane, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import IconLabel, Label

KINDS: dict[str, str] = {SLIP: "登记表", REPORT: "备案报告", STATEMENT: "备案说明"}
"""The papers that stand in the preview."""
NOTICE_WORD = "更正说明"
"""The paper that goes with a corrected copy; it is printed and not previewed."""
WIDTH = 436


class PreviewPane(Pane):
    """Which paper for whom, and the paper. ``chosen()`` when another one is asked for; :attr:`recipient` and :attr:`kind` tell which."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("desk", "left", parent)
        self.kinds = Segments(list(KINDS.values()))
        self.recipients = Segments([])
        self.sheets = Sheets(margin=20)
        self._codes: list[str] = []
        self._numbered: dict[str, bool] = {}
        self._note = Label("备案报告文号在登记报送时取得，此前留空", "caption", "text3")
        self._foot = QWidget()
        self._foot.setLayout(row(IconLabel(Icon.HINT, "text3", 14), self._note, STRETCH, gap=6, margins=(20, 0, 20, 12)))
        head = row(Label("打印预览", "caption", "text2", strong=True), STRETCH, self.kinds, margins=(20, 12, 20, 8))
        second = row(Label("受理机关", "caption", "text3"), STRETCH, self.recipients, margins=(20, 0, 20, 0))
        whole = column(head, second, self.sheets, self._foot)
        whole.setStretchFactor(self.sheets, 1)
        self.setLayout(whole)
        self.kinds.chosen.connect(self._tell)
        self.recipients.chosen.connect(self._tell)
        self.restyle()
        theme().changed.connect(self.restyle)

    @property
    def recipient(self) -> str:
        """The code of the recipient chosen; empty while there is none."""
        return self._codes[self.recipients.current] if self._codes else ""

    @property
    def kind(self) -> str:
        """SLIP, REPORT or STATEMENT."""
        return list(KINDS)[self.kinds.current]

    def offer(self, chains: Sequence[Chain], recipient: str) -> None:
        """Offer the papers of ``chains``, that of ``recipient`` first."""
        self._codes = [chain.filing.recipient for chain in chains]
        self._numbered = {chain.filing.recipient: bool(chain.filing.report_number) for chain in chains}
        self.recipients.set_labels([chain.short for chain in chains])
        self.choose(recipient, self.kind)

    def choose(self, recipient: str, kind: str) -> None:
        """Show that paper of that recipient."""
        for segments, index in ((self.recipients, self._codes.index(recipient)), (self.kinds, list(KINDS).index(kind))):
            segments.blockSignals(True)
            segments.choose(index)
            segments.blockSignals(False)
        self._tell()

    def restyle(self) -> None:
        self.setFixedWidth(theme().px(WIDTH))

    def _tell(self) -> None:
        self._foot.setVisible(not self._numbered.get(self.recipient, True))
        self.chosen.emit()
