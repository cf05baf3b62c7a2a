"""Frozen records, one per row kind. ``TABLE`` names the table; a new record has ``row_version`` 0 until it is stored.

Dates are ``date``, instants ``datetime`` (local, to the second), yes/no questions not yet answered are None.
"""

from db.records.acts import LoggedAct
from db.records.desk import Lapse, Running, Whose
from db.records.documents import (
    Confirmation,
    Consultation,
    Correction,
    Deliberation,
    Document,
    Event,
    Issuer,
    Material,
    TextVersion,
    TreeEdit,
)
from db.records.filings import Filing
from db.records.found import Hit, Known, LawArticle, RuleFinding, RuleTally
from db.records.judging import Approval, ChecklistMark, Consultancy, LawChange, LawText, OfficeRule, RuleWords
from db.records.life import Deadline, IssuedNumber
from db.records.people import Person, Unit
from db.records.reviews import Citation, Finding, Review
from db.records.row import Row
from db.records.settings import CalendarDay, Parameter, RuleChange, Setting, StoredFile
from db.records.thread import Contact, Determination

BUSINESS: tuple[type[Row], ...] = (
    Unit, Person, Document, TextVersion, Event, Material, Consultation, Deliberation, Review, Finding, Citation,
    Filing, Deadline, IssuedNumber, Setting, Parameter, RuleChange, CalendarDay, StoredFile,
    Issuer, Correction, Contact, Determination, TreeEdit, Confirmation,
    LawChange, LawText, OfficeRule, RuleWords, ChecklistMark, Consultancy, Approval,
)  # fmt: skip
"""Every row kind that an act may touch."""

__all__ = [
    "BUSINESS",
    "Approval",
    "CalendarDay",
    "ChecklistMark",
    "Citation",
    "Confirmation",
    "Consultancy",
    "Consultation",
    "Contact",
    "Correction",
    "Deadline",
    "Deliberation",
    "Determination",
    "Document",
    "Event",
    "Filing",
    "Finding",
    "Hit",
    "IssuedNumber",
    "Issuer",
    "Known",
    "Lapse",
    "LawArticle",
    "LawChange",
    "LawText",
    "LoggedAct",
    "Material",
    "OfficeRule",
    "Parameter",
    "Person",
    "Review",
    "Row",
    "RuleChange",
    "RuleFinding",
    "RuleTally",
    "RuleWords",
    "Running",
    "Setting",
    "StoredFile",
    "TextVersion",
    "TreeEdit",
    "Unit",
    "Whose",
]
