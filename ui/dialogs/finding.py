"""新增意见: a finding of the reviewer's own on words selected in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.rules.finding import Basis, Severity
from ui.dialogs.frame import Dialog, TextArea
from ui.dialogs.ground import GroundFields
from ui.dialogs.words import quoted
from ui.icons import Icon
from ui.widgets.form import EditRow
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.segments import Segments
from ui.widgets.text import Label

_TITLE_MOST = 30
_GRAVITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """What was filled in; ``title`` and ``suggestion`` may be empty, ``basis`` holds one law at most, which a person typed and so vouches for."""

    title: str
    severity: Severity
    message: str
    basis: tuple[Basis, ...]
    suggestion: str


class FindingDialog(Dialog):
    """A finding of one's own on the ``quote`` at ``path``; ``ground_changed(law, article)`` wants :meth:`say_ground`."""

    ground_changed = Signal(str, str)

    def __init__(self, path: str, quote: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "新增意见", "新增的意见直接列入，审核结论出具之前可以退回。", verb="新增并列入", icon=Icon.NEW_FINDING, width=560, parent=parent
        )
        self.body.addWidget(quoted(path, quote))
        self._message = TextArea(placeholder="这段文字有什么问题。选中的文字会印在前面，不用再写", lines=3)
        self._suggestion = TextArea(placeholder="建议改为……", lines=2)
        self._title = QLineEdit()
        self.ground = GroundFields("依据的法名（可以不填）", "条")
        self._law, self._article = self.ground.law, self.ground.article
        self._refused = ""
        self._title.setMaxLength(_TITLE_MOST)
        self._title.setPlaceholderText("几个字，例如：适用范围不清")
        self._severity = Segments([severity.label for severity in _GRAVITIES], _GRAVITIES.index(Severity.RISK))
        self.body.addWidget(EditRow("意见", self._message))
        self.body.addWidget(EditRow("标题（可以不填）", self._title))
        self.body.addLayout(column(Label("严重程度", "small", "text2"), row(self._severity, STRETCH), gap=4))
        self.body.addWidget(self.ground)
        self.body.addWidget(EditRow("修改建议（可以不填）", self._suggestion))
        for field in (self._message, self._law, self._article):
            field.textChanged.connect(self._check)
        self.ground.changed.connect(self._ask_ground)
        self._check()
        self._message.setFocus()

    @property
    def finding(self) -> OwnFinding:
        """What was filled in."""
        law, article = self._law.text().strip().strip("《》"), self._article.text().strip()
        return OwnFinding(
            title=self._title.text().strip(),
            severity=_GRAVITIES[self._severity.current],
            message=self._message.words(),
            basis=(Basis(law, article or None, verified=True),) if law else (),
            suggestion=self._suggestion.words(),
        )

    def set_laws(self, titles: Sequence[str]) -> None:
        """Complete the law from these."""
        self.ground.set_laws(titles)

    def say_ground(self, problem: str) -> None:
        """What is to be known of the law and article named; empty when they hold. A law the library lacks may be written all the same."""
        self._refused = problem
        self._check()

    def _ask_ground(self) -> None:
        law, article = self.ground.words
        self._refused = ""
        if law:
            self.ground_changed.emit(law, article)

    def _check(self) -> None:
        own = self.finding
        if own.basis and self._refused:
            self.problem.setText(self._refused)
            self.verb.allow("" if own.message else "没有写意见内容。写明问题后再新增。")
            return
        if own.message and not own.basis and self._article.text().strip():
            self.missing("依据写了条号，没有写法名。")
            return
        self.missing("")
        self.verb.allow("" if own.message else "没有写意见内容。写明问题后再新增。")
