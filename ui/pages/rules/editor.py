"""Writing a rule: what it is called and says at the left, how its examples come out and where it would speak in the register at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.office import Office
from app.review.grounds import titles
from app.rules.office.draft import Checked, RuleDraft, checked
from ui.icons import Icon
from ui.ops import Ops
from ui.pages.rules.fields import RuleFields
from ui.pages.rules.frame import SidePane
from ui.pages.rules.trial import TrialPane
from ui.widgets.banner import Banner, Level
from ui.widgets.button import Button
from ui.widgets.header import PageHeader
from ui.widgets.layout import Scroll, clear, column, row
from ui.widgets.text import IconLabel, Label

_WAIT_MS = 300
"""After the last key before the draft is tried."""
_UNFILLED = "没有填"


class Editor(QWidget):
    """``submitted(RuleDraft)`` by 保存; ``left()`` by the way back; ``document_asked(id)`` from a place of the trial. What was begun stays until it is saved or given up."""

    submitted = Signal(object)
    left = Signal()
    document_asked = Signal(str)

    def __init__(self, ops: Ops[Office], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._begun: RuleDraft | None = None
        self._kept: dict[str, tuple[RuleDraft, RuleDraft]] = {}
        self._asked_round = 0
        self.checked: Checked | None = None
        self._tried_to_save = False
        self.give_up, self.save = Button("放弃"), Button("保存规则", icon=Icon.CHECK, kind="primary")
        self.head = PageHeader("新建规则", "", self.give_up, self.save, has_back=True)
        self.alarm = Banner(level=Level.ALARM)
        self.alarm.say("")
        self.fields = RuleFields()
        self.trial = TrialPane(ops)
        self._proofs = column(gap=6)
        self._told = Label("", "small", "text2", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._lay_out()
        self._timer.timeout.connect(self._check)
        self.fields.changed.connect(self._on_changed)
        self.head.back.connect(self.left)
        self.give_up.clicked.connect(self._give_up)
        self.save.clicked.connect(self._save)
        self.trial.document_asked.connect(self.document_asked)

    def _lay_out(self) -> None:
        form = Scroll(margins=(24, 20, 24, 24))
        form.column.addWidget(self.fields)
        form.column.addStretch(1)
        examples = Scroll(gap=6, margins=(20, 16, 20, 16))
        examples.column.addWidget(Label("例子", "body", strong=True))
        examples.column.addWidget(self._told)
        examples.column.addLayout(self._proofs)
        examples.column.addStretch(1)
        right = SidePane("sunken", "left", 480)
        beside = column(examples, self.trial)
        beside.setStretch(0, 1)
        beside.setStretch(1, 1)
        right.setLayout(beside)
        body = row(form, right, gap=0)
        body.setStretchFactor(form, 1)
        whole = column(self.head, self.alarm, body)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    @property
    def is_begun(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._begun is not None and self.fields.draft() != self._begun

    @property
    def has_unsaved(self) -> bool:
        """Whether this rule, or another that was left for it, was begun and is not saved."""
        return self.is_begun or bool(self._kept)

    def begin(self, draft: RuleDraft, groups: Mapping[str, str]) -> None:
        """Write a new rule, or go on with one; what was begun of the same rule stays as it was typed."""
        if self.is_begun and self._begun is not None and self._begun.id == draft.id:
            return
        if self.is_begun and self._begun is not None:
            self._kept[self._begun.id] = (self._begun, self.fields.draft())
        begun, draft = self._kept.pop(draft.id, (None, draft))
        self._tried_to_save = False
        self.head.set_title(f"编辑规则 {draft.id}" if draft.id else "新建规则", "本单位的规则，和出厂的规则一起审核")
        self.fields.show_draft(draft, groups)
        self._begun = begun or self.fields.draft()
        self.alarm.say("")
        self.trial.clear()
        self._ops.query(titles, self.fields.set_titles, owner=self)
        self._check()
        self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """The rule is saved."""
        self._begun = None
        self.trial.clear()

    def refuse(self, sentence: str) -> None:
        """The act was refused: say why."""
        self.save.allow()
        self.alarm.say(sentence)

    def stop_trial(self) -> None:
        """Stop a trial that runs."""
        self.trial.stop()

    def _give_up(self) -> None:
        self.finish()
        self.left.emit()

    def _on_changed(self) -> None:
        self.alarm.say("")
        self._timer.start()

    def _check(self) -> None:
        draft = self.fields.draft()
        self._asked_round += 1
        asked = self._asked_round
        self._ops.query(lambda office: checked(office, draft), lambda found: self._show(found, asked), owner=self)

    def _show(self, found: Checked, asked: int) -> None:
        if asked != self._asked_round:
            return
        self.checked = found
        self.save.allow()
        # what is simply not filled in yet is no mistake before somebody tries to save
        shown = {key: words for key, words in found.problems.items() if self._tried_to_save or not words.startswith(_UNFILLED)}
        if not self._tried_to_save:
            shown = {key: words for key, words in shown.items() if "个以上" not in words}
        self.fields.set_problems(shown)
        self._show_proofs(found)
        self.trial.set_rule(found.rule)

    def _show_proofs(self, found: Checked) -> None:
        clear(self._proofs)
        failed = sum(not row.passed for row in found.proofs)
        if not found.proofs:
            self._told.setText("填了要找的词和例子，这里马上显示每个例子报不报。")
        else:
            self._told.setText(f"{len(found.proofs)} 个例子，{f'{failed} 个和想要的相反' if failed else '都和想要的一样'}。")
        for proof in found.proofs:
            wanted = "报出" if proof.expected == "应当报" else "不报"
            got = wanted if proof.passed else "没有报出" if wanted == "报出" else "报出了"
            text = Label(proof.text, "small", wrap=True)
            line = row(gap=8)
            line.addWidget(
                IconLabel(Icon.CHECK if proof.passed else Icon.VIOLATION, "green" if proof.passed else "red", 14),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            line.addWidget(text, 1)
            line.addWidget(Label(got, "caption", "text3" if proof.passed else "red"), 0, Qt.AlignmentFlag.AlignTop)
            holder = QWidget()
            holder.setLayout(line)
            holder.setAccessibleName(f"{proof.text}：{got}")
            self._proofs.addWidget(holder)

    def _save(self) -> None:
        self._timer.stop()
        self._tried_to_save = True
        draft = self.fields.draft()

        def decide(found: Checked) -> None:
            self._asked_round += 1
            self._show(found, self._asked_round)
            if found.is_good:
                self.save.allow("正在保存")
                self.submitted.emit(draft)
            else:
                self.fields.focus_first(found.problems)

        self._ops.query(lambda office: checked(office, draft), decide, owner=self, title="核对规则")
