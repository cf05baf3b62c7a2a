"""修订取舍 on the document page: before a text with tracked changes is reviewed, its dialog asks how they are taken. No saving here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.intake.draft import Draft
from app.office import Office
from app.review import accepting
from app.review.settling import WORDS, markup_of, read_again
from app.text.markup import NO_MARKUP, Markup, Settled
from ui.dialogs.form import FormDialog, Values
from ui.dialogs.markup import RevisionsDialog
from ui.pages.document import forms
from ui.pages.document.deed import ActDialog
from ui.pages.document.forms import View
from ui.pages.document.values import day_of, reason_of, text_of

REFUSED = "这一稿没有收，办理没有变。由起草单位定稿后，重新选文件。"


@dataclass(frozen=True, slots=True)
class Pending:
    """The tracked changes of the text in hand that nobody has settled; none where ``count`` is 0."""

    count: int = 0
    markup: Markup = NO_MARKUP


def pending(office: Office, document_id: str) -> Pending:
    """What of the text in hand is to be settled."""
    document = office.document(document_id)
    if document.current_version_id is None:
        return Pending()
    version = office.store.documents.version(document.current_version_id)
    return Pending() if version.settled else Pending(version.pending_revisions, markup_of(office, version))


def open_accept(view: View, found: object, page: QWidget) -> ActDialog:
    """受理: the plain form, or the question where there is something to settle."""
    if isinstance(found, Pending) and found.count:
        return RevisionsDialog("受理送审件", found.count, found.markup, day_word="受理日期", today=view.habits.today, parent=page)
    return FormDialog(forms.accept(view), view.habits.today, page)


def do_accept(office: Office, document: str, values: Values) -> object:
    """受理 with what was chosen."""
    return accepting.accept(office, document, on=day_of(values), revisions=chosen(values), despite=reason_of(values))


def chosen(values: Values) -> Settled | None:
    """How the tracked changes are taken; None where nothing was asked."""
    return WORDS.get(text_of(values, "revisions"))


def as_chosen(draft: Draft, revisions: str) -> Draft:
    """The file that was read, read once more where its changes are rejected. Raises Unreadable or Hostile."""
    return read_again(draft, WORDS[revisions])


def returned_for(count: int) -> dict[str, str]:
    """What the form of 退回补正 is filled with."""
    return {"also": f"送审稿含 {count} 处未接受的修订，请定稿后重新报送"}
