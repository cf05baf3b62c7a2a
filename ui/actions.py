"""Every action of the window in one table: words, keys, icon and where it stands. The list of shortcuts and the menu are read from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.icons import Icon


class Scope(StrEnum):
    """Where an action can be called: everywhere, or on the page of this id."""

    WINDOW = "window"
    REGISTER = "register"
    REVIEW = "review"
    COMPARE = "compare"
    INTAKE = "intake"
    DOCUMENT = "document"
    INCOMING = "incoming"

    @property
    def label(self) -> str:
        """The heading in the list of shortcuts."""
        return {
            "window": "全部页面", "register": "文件台账", "review": "合法性审核", "compare": "版本比对", "intake": "导入核对", "document": "文件详情",
            "incoming": "备案审查",
        }[self.value]  # fmt: skip


class Place(StrEnum):
    """Where an action is shown."""

    MENU = "menu"
    TOOLBAR = "toolbar"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the clerk can do. ``keys`` are Qt key sequences, the first one printed on the button."""

    id: str
    text: str
    keys: tuple[str, ...]
    icon: str
    scope: Scope
    places: frozenset[Place]

    @property
    def hint(self) -> str:
        """The first key as printed: ``Ctrl O``, ``J``, ``Esc``; empty when there is none."""
        return printed(self.keys[0]) if self.keys else ""


_NAMES = {"Return": "Enter", "Escape": "Esc", "Down": "↓", "Up": "↑", "Left": "←", "Right": "→", "Space": "空格"}


def printed(keys: str) -> str:
    """A key sequence as it stands on a button: ``Ctrl+Return`` is ``Ctrl Enter``."""
    if keys == "+":
        return keys
    return " ".join(_NAMES.get(part, part) for part in keys.split("+"))


def _entry(name: str, text: str, keys: str = "", icon: str = "", scope: Scope = Scope.WINDOW, places: str = "menu") -> Action:
    return Action(name, text, tuple(keys.split()), icon, scope, frozenset(Place(place) for place in places.split()))


ACTIONS: tuple[Action, ...] = (
    _entry("search", "搜索或执行命令", "Ctrl+K", Icon.SEARCH),
    _entry("new", "新建送审件", "Ctrl+N", Icon.ADD, places="menu toolbar"),
    _entry("propose", "立项", "", Icon.LOG),
    _entry("enter", "补录文件", "", Icon.HISTORY),
    _entry("import", "导入文件", "Ctrl+O", Icon.IMPORT, places="menu toolbar"),
    _entry("paste", "粘贴文字导入", "Ctrl+Shift+V", Icon.PASTE),
    _entry("ledger", "导入台账", "", Icon.EXCEL),
    _entry("texts", "匹配正文文件夹", "", Icon.FOLDER),
    _entry("bin", "回收站", "", Icon.DELETE),
    _entry("compare", "版本比对", "", Icon.COMPARE),
    _entry("find", "查找", "Ctrl+F", Icon.SEARCH),
    _entry("print", "打印", "Ctrl+P", Icon.PRINT),
    _entry("day_papers", "打印当日单据", "Ctrl+Shift+P", Icon.PRINT),
    _entry("undo", "撤销", "Ctrl+Z", Icon.UNDO),
    _entry("redo", "重做", "Ctrl+Y", Icon.REDO),
    _entry("navigation", "展开或收起导航", "Ctrl+B", Icon.PANEL),
    _entry("back", "返回上一步", "Escape", Icon.BACK),
    _entry("help", "本页说明", "F1", Icon.HELP),
    _entry("shortcuts", "全部快捷键", "?", Icon.KEYBOARD),
    _entry("quit", "退出", "Ctrl+Q", Icon.CLOSE),
    _entry("register.open", "打开", "Return", "", Scope.REGISTER, "page"),
    _entry("register.preview", "显示或隐藏预览", "Space", Icon.VIEW, Scope.REGISTER, "page"),
    _entry("review.next", "下一条意见", "J Down", "", Scope.REVIEW, "page"),
    _entry("review.previous", "上一条意见", "K Up", "", Scope.REVIEW, "page"),
    _entry("review.list", "列入意见", "A", Icon.CHECK, Scope.REVIEW, "page"),
    _entry("review.drop", "不列入", "D", Icon.CLOSE, Scope.REVIEW, "page"),
    _entry("review.rewrite", "改写建议", "E", Icon.REWRITE, Scope.REVIEW, "page"),
    _entry("review.comment", "批注", "C", Icon.COMMENT, Scope.REVIEW, "page"),
    _entry("review.carry", "沿用上轮的处理", "R", Icon.HISTORY, Scope.REVIEW, "page"),
    _entry("review.reopen", "退回待处理", "U", Icon.UNDO, Scope.REVIEW, "page"),
    _entry("review.basis", "打开依据原文", "O", Icon.BASIS, Scope.REVIEW, "page"),
    _entry("review.verify", "依据已核对", "V", Icon.CHECK, Scope.REVIEW, "page"),
    _entry("review.rule", "看这条意见的规则", "W", Icon.RULES, Scope.REVIEW, "page"),
    _entry("review.add", "对选中文字新增意见", "N", Icon.NEW_FINDING, Scope.REVIEW, "page"),
    _entry("review.next_clause", "下一条文", "]", "", Scope.REVIEW, "page"),
    _entry("review.previous_clause", "上一条文", "[", "", Scope.REVIEW, "page"),
    _entry("review.open_ones", "待处理", "1", "", Scope.REVIEW, "page"),
    _entry("review.listed_ones", "已列入", "2", "", Scope.REVIEW, "page"),
    _entry("review.dropped_ones", "未列入", "3", "", Scope.REVIEW, "page"),
    _entry("review.citations", "援引核对", "4", "", Scope.REVIEW, "page"),
    _entry("review.checklist", "审核要点", "5", Icon.RULES, Scope.REVIEW, "page"),
    _entry("review.meets", "要点：符合", "Y", "", Scope.REVIEW, "page"),
    _entry("review.fails", "要点：不符合", "X", "", Scope.REVIEW, "page"),
    _entry("review.not_concerned", "要点：不涉及", "B", "", Scope.REVIEW, "page"),
    _entry("review.counsel", "法律顾问意见和内部签批", "G", Icon.PEOPLE, Scope.REVIEW, "page"),
    _entry("review.like", "上位法对照", "L", Icon.LAWS, Scope.REVIEW, "page"),
    _entry("review.text_only", "只看正文", "F", "", Scope.REVIEW, "page"),
    _entry("review.opinion", "生成合法性审核意见书", "Ctrl+Return", Icon.OPINION, Scope.REVIEW, "page"),
    _entry("review.copy", "复制列入的意见（纯文本）", "Ctrl+Shift+C", Icon.COPY, Scope.REVIEW, "page"),
    _entry("intake.paste", "粘贴文字", "Ctrl+V", Icon.PASTE, Scope.INTAKE, "page"),
    _entry("document.comment", "登记收到的意见", "N", Icon.COMMENT, Scope.DOCUMENT, "page"),
    _entry("document.contact", "记一笔往来", "L", Icon.EDIT, Scope.DOCUMENT, "page"),
    _entry("incoming.receive", "收文", "N", Icon.INBOX, Scope.INCOMING, "page"),
    _entry("incoming.review", "打开审查", "R", Icon.REVIEW, Scope.INCOMING, "page"),
    _entry("incoming.next", "办下一步", "G", "", Scope.INCOMING, "page"),
    _entry("compare.next", "下一处改动", "F8", Icon.PREVIOUS, Scope.COMPARE, "page"),
    _entry("compare.previous", "上一处改动", "F7", Icon.PREVIOUS, Scope.COMPARE, "page"),
)


def action(name: str) -> Action:
    """The action called ``name``. Raises KeyError when there is none."""
    for entry in ACTIONS:
        if entry.id == name:
            return entry
    raise KeyError(name)


def in_scope(scope: Scope) -> tuple[Action, ...]:
    """The actions of one scope in the order of the table."""
    return tuple(entry for entry in ACTIONS if entry.scope is scope)


def of_page(page_id: str) -> Scope | None:
    """The scope of a page's own actions; None for a page that has none."""
    return next((scope for scope in Scope if scope.value == page_id), None)


def bind(widget: QWidget, name: str, slot: Callable[[], object], *, everywhere: bool = False) -> QAction:
    """Give ``widget`` the action with its keys; they work while it or a child has the focus, or in the whole window when ``everywhere``.

    Letters do nothing while a text field has the focus: the field takes them first.
    """
    entry = action(name)
    made = QAction(entry.text, widget)
    made.setObjectName(entry.id)
    made.setShortcuts([QKeySequence(keys) for keys in entry.keys])
    made.setShortcutContext(Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.triggered.connect(lambda _checked=False: slot())
    widget.addAction(made)
    return made


def offer(widget: QWidget, name: str, slot: Callable[[], object]) -> QAction:
    """An action whose keys ``widget`` obeys by itself (Enter in a table): known to the command box, without keys of its own."""
    made = QAction(action(name).text, widget)
    made.setObjectName(name)
    made.triggered.connect(lambda _checked=False: slot())
    return made
