"""新增意见: a finding of the reviewer's own on words selected in the text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog, TextArea
from ui.dialogs.words import quoted
from ui.icons import Icon
from ui.widgets.form import EditRow


class FindingDialog(Dialog):
    """Message and suggestion for the ``quote`` at ``path``."""

    def __init__(self, path: str, quote: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "新增意见", "新增的意见直接列入，审核结论出具之前可以退回。", verb="新增并列入", icon=Icon.NEW_FINDING, width=560, parent=parent
        )
        self.body.addWidget(quoted(path, quote))
        self._message = TextArea(placeholder="这段文字有什么问题，与哪部法律的哪一条不一致", lines=4)
        self._suggestion = TextArea(placeholder="建议改为……", lines=3)
        self.body.addWidget(EditRow("意见", self._message))
        self.body.addWidget(EditRow("修改建议（可以不填）", self._suggestion))
        self._message.textChanged.connect(self._check)
        self._check()
        self._message.setFocus()

    @property
    def message(self) -> str:
        """What is wrong."""
        return self._message.words()

    @property
    def suggestion(self) -> str:
        """What to write instead; may be empty."""
        return self._suggestion.words()

    def _check(self) -> None:
        self.verb.allow("" if self.message else "没有写意见内容。写明问题后再新增。")
