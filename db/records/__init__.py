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
from db.records.filings import (
    Catalogue,
    DeclaredDocument,
    Filing,
    FilingStep,
    Incoming,
    IncomingStep,
    KnownKey,
    Objection,
    Packet,
)
from db.records.found import Hit, Known, LawArticle, RuleFinding, RuleTally
from db.records.judging import Approval, ChecklistMark, Consultancy, LawChange, LawText, OfficeRule, RuleWords
from db.records.life import Deadline, IssuedNumber, Suspension
from db.records.people import Person, Unit
from db.records.procedure import ArchiveItem, Comment, Extension, Proceeding, Publication
from db.records.reviews import Citation, Finding, Review
from db.records.row import Row
from db.records.settings import CalendarDay, CalendarNotice, DatedParameter, FormTemplate, Parameter, RuleChange, Setting, StoredFile
from db.records.thread import Contact, Determination

BUSINESS: tuple[type[Row], ...] = (
    Unit, Person, Document, TextVersion, Event, Material, Consultation, Deliberation, Review, Finding, Citation,
    Filing, Deadline, IssuedNumber, Setting, Parameter, RuleChange, CalendarDay, StoredFile,
    Issuer, Correction, Contact, Determination, TreeEdit, Confirmation,
    LawChange, LawText, OfficeRule, RuleWords, ChecklistMark, Consultancy, Approval,
    Comment, Proceeding, Publication, Extension, ArchiveItem, Suspension, FilingStep, Incoming, IncomingStep, DeclaredDocument, Objection,
    Catalogue, Packet, KnownKey, DatedParameter, CalendarNotice, FormTemplate,
)  # fmt: skip
"""Every row kind that an act may touch."""

__all__ = [
    "BUSINESS",
    "Approval",
    "ArchiveItem",
    "CalendarDay",
    "CalendarNotice",
    "Catalogue",
    "ChecklistMark",
    "Citation",
    "Comment",
    "Confirmation",
    "Consultancy",
    "Consultation",
    "Contact",
    "Correction",
    "DatedParameter",
    "Deadline",
    "DeclaredDocument",
    "Deliberation",
    "Determination",
    "Document",
    "Event",
    "Extension",
    "Filing",
    "FilingStep",
    "Finding",
    "FormTemplate",
    "Hit",
    "Incoming",
    "IncomingStep",
    "IssuedNumber",
    "Issuer",
    "Known",
    "KnownKey",
    "Lapse",
    "LawArticle",
    "LawChange",
    "LawText",
    "LoggedAct",
    "Material",
    "Objection",
    "OfficeRule",
    "Packet",
    "Parameter",
    "Person",
    "Proceeding",
    "Publication",
    "Review",
    "Row",
    "RuleChange",
    "RuleFinding",
    "RuleTally",
    "RuleWords",
    "Running",
    "Setting",
    "StoredFile",
    "Suspension",
    "TextVersion",
    "TreeEdit",
    "Unit",
    "Whose",
]
