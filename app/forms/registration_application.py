"""统一登记编号申请表 (F-18): the slip with which a unit asks for the unified number (统一编号) of a document that is signed.

No form is prescribed; the rows are those of the form list. The last part is filled by the body that registers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, day, day_to_write, numeral, tick


@dataclass(frozen=True, slots=True)
class RegistrationApplication:
    """The application of ``applicant`` for one document.

    ``title`` is that of the issuing paper (发文标题), ``body_title`` that of what it issues ("" where it is the same). ``proposed_number`` is the 文号 it is to bear.
    ``effective_text`` says from when where no day is fixed (自公布之日起). ``fair_competition`` is whether the paper concerns it; None ticks
    neither box. ``unified_number``, ``registrar`` and ``registered_on`` are the registering body's and left to the hand while empty.
    ``code`` is the slip's code as typed, ``code_svg`` its picture; "" leaves its room blank.
    """

    template: ClassVar[str] = "registration_application"

    applicant: str
    title: str
    issuing_authority: str
    genre: str
    body_title: str = ""
    joint_authorities: tuple[str, ...] = ()
    proposed_number: str = ""
    opinion_number: str = ""
    opinion_on: date | None = None
    meeting: str = ""
    adopted_on: date | None = None
    signer: str = ""
    signed_on: date | None = None
    effective_on: date | None = None
    effective_text: str = ""
    valid_until: date | None = None
    fair_competition: bool | None = None
    fair_competition_number: str = ""
    carrier: str = ""
    handler: str = ""
    phone: str = ""
    applied_on: date | None = None
    registering_body: str = ""
    unified_number: str = ""
    registrar: str = ""
    registered_on: date | None = None
    copies: int = 2
    code: str = ""
    code_svg: str = ""

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "applicant": self.applicant,
            "title": self.title,
            "body_title": self.body_title,
            "authorities": "、".join((self.issuing_authority, *self.joint_authorities)),
            "proposed_number": self.proposed_number,
            "genre": self.genre,
            "opinion_number": self.opinion_number,
            "opinion_on": day(self.opinion_on),
            "meeting": self.meeting,
            "adopted_on": day(self.adopted_on),
            "signer": self.signer,
            "signed_on": day(self.signed_on),
            "effective_on": day(self.effective_on) or self.effective_text,
            "valid_until": day(self.valid_until),
            "concerned": tick(self.fair_competition is True),
            "unconcerned": tick(self.fair_competition is False),
            "fair_competition_number": self.fair_competition_number,
            "carrier": self.carrier,
            "handler": self.handler,
            "phone": self.phone,
            "applied_on": day_to_write(self.applied_on),
            "registering_body": self.registering_body,
            "unified_number": self.unified_number,
            "registrar": self.registrar,
            "registered_on": day_to_write(self.registered_on),
            "copies": numeral(self.copies),
            "code": self.code,
            "code_svg": self.code_svg,
        }
