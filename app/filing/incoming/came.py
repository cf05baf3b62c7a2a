"""What came in one filing, read and typed: the facts its document gets, and the document itself, new or filed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.errors import Refused
from app.filing.incoming.facts import Facts
from app.intake.draft import Draft
from app.intake.importing import Kept, add_version, insert_document, keep_read
from app.intake.mending import as_corrected
from app.intake.submission import Submission
from app.lifecycle.joint import DEPARTMENT
from app.lifecycle.numbers import Number, number_in
from app.lifecycle.stages import Matter, Stage
from app.lifecycle.terms import terms
from app.lifecycle.texts import FINAL_TEXT
from app.office import Office
from db.acts import Act
from db.records import Document, TextVersion


@dataclass(frozen=True, slots=True)
class Came:
    """What came, read and typed: the facts that the document gets."""

    office: Office
    submission: Submission | None
    facts: Facts
    when: datetime

    @property
    def draft(self) -> Draft | None:
        """The text where one could be read."""
        read = self.submission.draft if self.submission else None
        return as_corrected(self.office, read) if read else None

    @property
    def title(self) -> str:
        """Raises Refused where nothing tells the title."""
        read = self.submission.titles.title if self.submission and self.submission.draft else ""
        title = self.facts.title.strip() or read
        if not title:
            raise Refused("没有读得出来的正文，也没有填文件名称。填写文件名称后再收文。")
        return title

    @property
    def body_title(self) -> str | None:
        """The title of the text that a 通知 carries; none where the title was typed."""
        return self.submission.titles.body_title if self.submission and self.submission.draft and not self.facts.title.strip() else None

    @property
    def number(self) -> str | None:
        """The 文号, in normal form where it has one."""
        typed = self.facts.document_number.strip()
        read = self.submission.document_number if self.submission and self.submission.draft else None
        found = number_in(typed) if typed else None
        return (found.text if isinstance(found, Number) else typed) or read

    @property
    def is_guessed(self) -> bool:
        """Whether the day of publication is only that of the signature under the text."""
        return self.facts.published_on is None and self.published_on is not None

    @property
    def published_on(self) -> date | None:
        """As typed, else the day under the text. Raises Refused for a day after the receipt."""
        signed = self.draft.reading.tree.signed_on if self.draft else None
        day = self.facts.published_on or (date.fromisoformat(signed) if signed else None)
        if day is not None and day > self.when.date():
            if self.facts.published_on is None:
                return None
            raise Refused(f"公布日期 {day} 晚于收文日期 {self.when.date()}。核对两个日期后再登记。")
        return day

    def days(self) -> tuple[date | None, date | None]:
        """First and last day in force, as typed or as the text says."""
        said = terms(self.draft.reading.tree) if self.draft else None
        first = self.facts.effective_on or (said.takes_effect(self.published_on) if said and self.published_on else None)
        first = first or (said.effective_on if said else None)
        return first, said.lapses(first) if said and first else None

    def keep(self) -> Kept | None:
        """Keep the bytes of all files before the act; what was kept of the text."""
        for part in self.submission.kept if self.submission else ():
            self.office.keep(part.arrival.data)
        return keep_read(self.office, self.draft) if self.draft else None

    def document(self, act: Act, unit: str, unit_id: str, known: Document | None, kept: Kept | None) -> tuple[Document, TextVersion | None]:
        """The document, new or filed again, with what is known of it; and its text where one came."""
        first, last = self.days()
        changes: dict[str, object] = {
            "stage": Stage.PUBLISHED.value, "matter": Matter.NORMATIVE_DOCUMENT.value, "origin": DEPARTMENT, "title": self.title,
            "body_title": self.body_title, "issuing_authority": unit, "drafting_unit_id": unit_id, "document_number": self.number,
            "published_on": self.published_on, "effective_on": first, "valid_until": last, "received_at": self.when, "normative": None,
        }  # fmt: skip
        draft, version = self.draft, None
        if known is None and draft is not None and kept is not None:
            document, version = insert_document(
                self.office, act, draft, Matter.NORMATIVE_DOCUMENT, kept, self.title, self.body_title, self.when
            )
            version = act.update(version, name=FINAL_TEXT)
        elif known is not None and draft is not None and kept is not None:
            version = add_version(self.office, act, known, draft, FINAL_TEXT, kept)
            document = act.update(known, current_version_id=version.id)
        else:
            document = known or act.insert(_bare(self.office, act, self.title))
        # what nobody says anew of a document filed again stays as it is
        kept_as_is = () if known is None else tuple(key for key, value in changes.items() if value is None and key != "normative")
        return act.update(document, **{key: value for key, value in changes.items() if key not in kept_as_is}), version


def _bare(office: Office, act: Act, title: str) -> Document:
    """A document without a text, as it comes on paper alone."""
    return Document(
        id=act.new_id(), matter=Matter.NORMATIVE_DOCUMENT.value, title=title, stage=Stage.PUBLISHED.value, created_at=office.now(),
        handler_id=act.operator_id(),
    )  # fmt: skip
