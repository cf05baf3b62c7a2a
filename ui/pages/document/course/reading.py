"""What 办理环节 reads of a document, in the store's thread."""

from __future__ import annotations

from dataclasses import dataclass

from app.lifecycle import answers, archiving, comments
from app.lifecycle.answers import Question
from app.lifecycle.archiving import Item
from app.lifecycle.comments import Tally
from app.objections.views import Listed, objections
from app.office import Office
from db.records import Comment, Document, Extension, Incoming, Proceeding, Publication


@dataclass(frozen=True, slots=True)
class Course:
    """The rows beside a document's stages."""

    questions: tuple[Question, ...]
    comments: tuple[Comment, ...]
    tally: Tally
    proceedings: tuple[Proceeding, ...]
    publications: tuple[Publication, ...]
    extensions: tuple[Extension, ...]
    archive: tuple[Item, ...]
    objections: tuple[Listed, ...]
    incomings: tuple[Incoming, ...]


def course_of(office: Office, document: Document) -> Course:
    """The course of a document as the store has it."""
    rows = office.store.procedures
    return Course(
        answers.questions(office, document),
        rows.comments(document.id),
        comments.tally(office, document.id),
        rows.proceedings(document.id),
        rows.publications(document.id),
        rows.extensions(document.id),
        archiving.archive_list(office, document),
        objections(office, document.id),
        office.store.incomings.of_document(document.id),
    )
