"""从哪里开始: what the desk shows while nothing was entered yet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.lifecycle import seed
from app.office import Office
from app.places import login_name
from ui.icons import Icon
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.empty import IconTile
from ui.widgets.fields import Choice
from ui.widgets.layout import STRETCH, Framed, clear, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label, Link

UNIT, DATA = "单位", "数据与备份"
"""The panes of 设置 that the lines at the foot lead to."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known already: the unit's name ("" for none), who sits here, where the data lies, how many rules there are, and the jurisdictions.

    ``jurisdictions`` are (key, name) of those that ship; ``jurisdiction`` is the key of the one chosen.
    """

    unit: str
    operator: str
    folder: str
    rules: int
    jurisdiction: str = ""
    jurisdictions: tuple[tuple[str, str], ...] = ()


def beginning(office: Office) -> Beginning:
    """What the first run shows of the office."""
    unit = office.store.settings.find("names.legal_office") or office.store.settings.find("names.government")
    return Beginning(
        unit.value if unit else "", office.operator, str(office.store.folder), len(office.packs.rules), office.jurisdiction.key,
        tuple((key, seed.load(key).name) for key in seed.available()),
    )  # fmt: skip


class FirstRun(QWidget):
    """Ways to begin: ``ledger_asked()``, ``import_asked()``, ``samples_asked()``; ``settings_asked(pane)`` and ``restore_asked()`` at the foot.

    ``jurisdiction_chosen(key)`` where another place is chosen than the one that stands there.
    """

    ledger_asked = Signal()
    import_asked = Signal()
    samples_asked = Signal()
    settings_asked = Signal(str)
    restore_asked = Signal()
    jurisdiction_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_ledger = Button("选择 Excel 文件", kind="primary")
        self.open_file = Button("选择 Word 文件", keys="Ctrl O")
        self.open_samples = Button("打开示例库")
        self.open_ledger.clicked.connect(self.ledger_asked)
        self.open_file.clicked.connect(self.import_asked)
        self.open_samples.clicked.connect(self.samples_asked)
        self._rules = Label("", "body", "text2", wrap=True)
        cards = row(
            _card(
                Icon.EXCEL,
                "从 Excel 台账导入",
                Label("已有登记簿的，从这里开始。表头自动对应，导入前可以逐条核对，导入后可以整批撤销。", "body", "text2", wrap=True),
                self.open_ledger,
                "支持 xlsx、xls、et、csv，不要求固定格式",
            ),
            _card(Icon.REVIEW, "拖入一份文件开始审核", self._rules, self.open_file, "支持 Word、WPS、PDF、OFD、网页、文本和扫描件"),
            _card(
                Icon.SAMPLES,
                "打开示例库",
                Label("先试一遍全流程。示例库里是虚构的“云州区”文件，与正式数据分开，随时可以删除。", "body", "text2", wrap=True),
                self.open_samples,
                "在另一个窗口打开",
            ),
            gap=20,
        )
        for place in range(3):
            cards.setStretch(place, 1)
        drop = Framed("dashed")
        drop.setLayout(
            row(
                STRETCH,
                IconLabel(Icon.UPLOAD, "text3", 20),
                Label("也可以把文件或文件夹拖到窗口任意位置", "body", "text3"),
                STRETCH,
                gap=10,
            )
        )
        drop.setFixedHeight(theme().px(64))
        self.jurisdiction = Choice()
        self.jurisdiction.setAccessibleName("辖区")
        self.jurisdiction.activated.connect(self._choose)
        self._keys: list[str] = []
        self._chosen = ""
        place = row(
            IconLabel(Icon.FILING, "text3"), Label("辖区", "small", "text2"), self.jurisdiction,
            Label("报送期限、份数和编号按辖区计算，先选好再开始。以后在设置里可以改。", "small", "text3"), STRETCH, gap=8,
        )  # fmt: skip
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme().px(36))
        head = column(Label("从哪里开始", "display"), 4, Label("数据只存在这台电脑上，不联网也能用。", "body", "text2"))
        center = self._center = QWidget()
        center.setLayout(column(head, 24, cards, 20, drop, 20, place, 12, self._foot))
        line = row(STRETCH, center, STRETCH, margins=(24, 0, 24, 0))
        line.setStretchFactor(center, 20)
        self.setLayout(column(STRETCH, line, STRETCH, 40))
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self._center.setMaximumWidth(theme().px(1000))

    def show_beginning(self, found: Beginning) -> None:
        """Show what is known of the office."""
        self._rules.setText(f"手头有送审稿的，直接拖进来。自动拆分条款，对照 {found.rules} 条规则列出疑点，核对后再入库。")
        self._keys, self._chosen = [key for key, _ in found.jurisdictions], found.jurisdiction
        self.jurisdiction.clear()
        self.jurisdiction.addItems([name for _, name in found.jurisdictions])
        if found.jurisdiction in self._keys:
            self.jurisdiction.setCurrentIndex(self._keys.index(found.jurisdiction))
        self.jurisdiction.updateGeometry()
        clear(self._foot)
        nobody = found.operator == login_name()
        self._add_line(Icon.UNIT, f"本单位：{found.unit or '未填写'}", "修改" if found.unit else "填写", "单位名称", UNIT)
        self._add_line(Icon.OPERATOR, f"操作人：{found.operator}", "填写姓名" if nobody else "修改", "操作人", UNIT)
        self._add_line(Icon.FOLDER, f"数据位置：{found.folder}", "查看", "数据位置", DATA, grows=True)
        restore = self._link("选择备份", "从备份恢复，选择备份")
        restore.clicked.connect(self.restore_asked)
        self._foot.addLayout(row(IconLabel(Icon.BACKUP, "text3"), Label("从备份恢复", "small", "text2"), restore, gap=8))
        self._foot.addStretch(1)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._keys) and self._keys[index] != self._chosen:
            self._chosen = self._keys[index]
            self.jurisdiction_chosen.emit(self._chosen)

    def _add_line(self, icon: str, words: str, verb: str, what: str, pane: str, *, grows: bool = False) -> None:
        link = self._link(verb, f"{verb}{what}")
        link.clicked.connect(lambda: self.settings_asked.emit(pane))
        told = ElidedLabel(words, "small", "text2") if grows else Label(words, "small", "text2")
        if grows:
            told.setMaximumWidth(theme().px(260))
        self._foot.addLayout(row(IconLabel(icon, "text3"), told, link, gap=8))

    @staticmethod
    def _link(verb: str, name: str) -> Link:
        link = Link(verb)
        link.setAccessibleName(name)
        return link


def _card(icon: str, title: str, told: Label, button: Button, note: str) -> QWidget:
    card = Framed("card")
    told.setAlignment(Qt.AlignmentFlag.AlignTop)
    inner = column(IconTile(icon), 16, Label(title, "heading"), 6, told, STRETCH, 16, button, 8, Label(note, "caption", "text3", wrap=True))
    inner.setContentsMargins(24, 24, 24, 24)
    card.setLayout(inner)
    card.setMinimumHeight(theme().px(290))
    card.setMinimumWidth(theme().px(240))
    return card
