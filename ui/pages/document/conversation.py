"""往来 at work: what the strip and the tab ask for is carried out, and the letters are shown for printing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.correspondence.contacts import answer, attach, contact
from app.correspondence.letters import letter
from app.forms import printing
from app.office import Office
from db.records import Contact
from ui.deeds import Deeds
from ui.dialogs.fields import Field, Kind
from ui.dialogs.folder import begin_in_documents
from ui.dialogs.form import Form, FormDialog, Values
from ui.ops import Ops
from ui.pages.document.forms import View
from ui.pages.document.papers import Papers
from ui.pages.document.strip import ContactStrip, Noted
from ui.pages.document.thread import ThreadTab
from ui.pages.document.values import day_of, text_of
from ui.typing import RESTORED, Drafts, keep_dialog


class Conversation(QObject):
    """Joins ``strip`` and ``tab`` of ``page`` to the office. :meth:`show` follows each reading of the document."""

    def __init__(self, ops: Ops[Office], deeds: Deeds, strip: ContactStrip, tab: ThreadTab, page: QWidget) -> None:
        super().__init__(page)
        self._ops, self._deeds, self._strip, self._tab, self._page = ops, deeds, strip, tab, page
        self._papers = Papers(ops, page)
        self._view: View | None = None
        self._drafts: Drafts | None = None
        strip.noted.connect(self._note)
        strip.closed.connect(self._end_typing)
        tab.log_asked.connect(self.begin)
        tab.answer_asked.connect(self.answer)
        tab.urge_asked.connect(self.urge)
        tab.letter_asked.connect(lambda wanted: self._papers.show(lambda office: [letter(office, wanted)]))
        tab.file_asked.connect(self._ask_where)
        tab.file_dropped.connect(self.attach)

    def show(self, view: View) -> None:
        """The document as it stands now."""
        if self._view is not None and self._view.dossier.document.id != view.dossier.document.id:
            self._strip.close_strip()
        self._view = view
        if view.thread is not None:
            self._tab.show_thread(view.thread)

    def begin(self) -> None:
        """记一笔: open the strip."""
        thread = self._view.thread if self._view else None
        if thread is not None:
            self._strip.open_strip(thread.now, thread.counterparts, thread.answer_by)
            self._keep_typing()

    def urge(self, contact_id: str) -> None:
        """催: the strip, with whom and about what filled in."""
        found, thread = self._contact(contact_id), self._view.thread if self._view else None
        if found is not None and thread is not None:
            about = found.number or found.words
            self._strip.open_strip(thread.now, thread.counterparts, thread.answer_by, who=found.counterpart, words=f"催答复：{about}")
            self._keep_typing()

    def _keep_typing(self) -> None:
        """From here on what is typed into the strip survives a crash."""
        if self._view is not None:
            self._end_typing()
            self._drafts = Drafts(self._ops, self._strip, f"contact/{self._view.dossier.document.id}")
            self._drafts.restored.connect(lambda: self._deeds.say(RESTORED))

    def _end_typing(self) -> None:
        if self._drafts is not None:
            self._drafts.end()
            self._drafts = None

    def answer(self, contact_id: str) -> None:
        """登记答复 of one contact."""
        found = self._contact(contact_id)
        if found is None or self._view is None:
            return
        today = self._view.habits.today
        form = Form(
            f"登记{found.counterpart}的答复",
            "登记答复",
            (
                Field("words", "答复", Kind.LONG, required=True, help="如：无意见；同意，建议第三条写明负责部门"),
                Field("on", "答复日期", Kind.DAY, today, required=True, half=True, happened=True),
            ),
            f"{found.at:%m月%d日}的{'来' if not found.outgoing else ''}往来：{found.words}",
            check=lambda values: _not_before(values, found.at.date()),
        )
        dialog = FormDialog(form, today, self._page)
        keep_dialog(self._ops, dialog, f"answer/{contact_id}", dialog.note)
        dialog.submitted.connect(lambda values: self._answer(dialog, found, values))
        dialog.open()

    def attach(self, contact_id: str, file: Path) -> None:
        """A file was dropped onto a contact."""
        self._deeds.do(lambda office: attach(office, contact_id, file), f"已附上《{file.name}》", title="附文件")

    def _note(self, noted: Noted) -> None:
        if self._view is None:
            return
        document = self._view.dossier.document.id
        self._deeds.do(
            lambda office: contact(
                office, document, kind=noted.kind, counterpart=noted.counterpart, words=noted.words, outgoing=noted.outgoing,
                at=noted.at, due_on=noted.due_on,
            ),
            f"已记下与{noted.counterpart}的往来",
            then=lambda _made: self._noted(),
            title="记一笔",
            on_refused=self._strip.refuse,
        )  # fmt: skip

    def _noted(self) -> None:
        if self._drafts is not None:
            self._drafts.forget()
        self._strip.done()
        self._page.setFocus()

    def _answer(self, dialog: FormDialog, found: Contact, values: Values) -> None:
        self._deeds.do(
            lambda office: answer(office, found.id, words=text_of(values, "words"), on=day_of(values)),
            f"已登记{found.counterpart}的答复",
            then=lambda _made: dialog.accept(),
            title="登记答复",
            on_refused=dialog.refuse,
        )

    def _ask_where(self, contact_id: str) -> None:
        """The file of a contact is kept in the store; here a copy is put where the clerk says."""
        found = self._contact(contact_id)
        if found is None or not found.file_sha:
            return
        dialog = QFileDialog(self._page, "另存附件")
        begin_in_documents(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(found.file_name or "附件")
        dialog.fileSelected.connect(lambda name: self.save_file(contact_id, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_file(self, contact_id: str, file: Path) -> None:
        """Put a copy of a contact's file at ``file``."""
        found = self._contact(contact_id)
        sha = found.file_sha if found else None
        if sha is None:
            return
        self._ops.query(
            lambda office: printing.save(office.store.files.get(sha), file),
            lambda _: self._deeds.say(f"已存为《{file.name}》"),
            owner=self,
            title="另存附件",
        )

    def _contact(self, contact_id: str) -> Contact | None:
        thread = self._view.thread if self._view else None
        entries = thread.entries if thread else ()
        return next((entry.contact for entry in entries if entry.contact.id == contact_id), None)


def _not_before(values: Values, earliest: date) -> dict[str, str]:
    on = day_of(values)
    return {"on": f"早于联系的日子 {earliest}。"} if on and on < earliest else {}
