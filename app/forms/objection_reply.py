"""异议答复函: the answer to a suggestion, a request for review or an advice about a document (审查建议、附带审查、司法建议、检察建议)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, day, day_to_write, inner


@dataclass(frozen=True, slots=True)
class ObjectionReply:
    """The letter of ``authority`` to ``recipient``, who wrote about the document ``title``.

    ``matter`` says what came (审查建议, 司法建议), ``their_number`` under which number ("" none). ``paragraphs`` are the answer, ``result`` the
    sentence on what becomes of the document ("" says nothing).
    """

    template: ClassVar[str] = "objection_reply"

    authority: str
    number: str
    recipient: str
    title: str
    document_number: str
    matter: str
    paragraphs: Sequence[str]
    their_number: str = ""
    received_on: date | None = None
    result: str = ""
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "authority": self.authority,
            "number": self.number,
            "recipient": self.recipient,
            "title": inner(self.title),
            "document_number": self.document_number,
            "matter": self.matter,
            "their_number": self.their_number,
            "received_on": day(self.received_on),
            "paragraphs": list(self.paragraphs),
            "result": self.result,
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
        }
