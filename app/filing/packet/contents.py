"""What goes into a packet: the papers the program sets, the text as its file is, and the materials that came as files, in the recipient's order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.filing.chains import Chain
from app.filing.materials import brought_as, is_written
from app.filing.packet.naming import plain, unused
from app.filing.papers import filing_report, filing_slip
from app.filing.statement import explanatory_statement
from app.forms import printing, templates
from app.forms.paper import Form
from app.forms.templates import Own
from app.office import Office
from app.refusals import said
from app.review.opinion import opinion
from db.records import Document, TextVersion

SLIP = "slip"
"""The role of the 备案登记表 and of the sheet on top; every other role is the code of a material."""
CATALOGUE = "catalogue"
_SEALED = "盖章件"


@dataclass(frozen=True, slots=True)
class File:
    """One file to be packed under a name of its own."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of the packet: what for (a material's code, or the slip), its name, its files and the paper copies that go with it."""

    role: str
    name: str
    files: tuple[File, ...]
    copies: int


def folders(office: Office, document: Document, chain: Chain, own: Own) -> tuple[Folder, ...]:
    """The folders of a packet for the recipient of ``chain``: the slip, then what he asks for, as far as it is there as a file."""
    slip = filing_slip(office, document.id, chain.filing.recipient, chain.filing.id)
    made = [Folder(SLIP, "备案登记表", _named("备案登记表", _set(slip, own)), slip.copies)]
    for enclosure in chain.enclosures:
        code, name = enclosure.material.code, enclosure.material.name
        files = _files(office, document, chain, code, name, own)
        if files:
            made.append(Folder(code, name, files, enclosure.copies))
    return tuple(made)


def versions(office: Office, document: Document) -> tuple[TextVersion, ...]:
    """Every text of the document, first to last."""
    return office.store.documents.versions(document.id)


def _files(office: Office, document: Document, chain: Chain, code: str, name: str, own: Own) -> tuple[File, ...]:
    match code:
        case "report":
            return _named(name, _set(filing_report(office, document.id, chain.filing.recipient, chain.filing.id), own))
        case "text" | "electronic":
            return _text(office, document, sealed=code == "text")
        case "review_opinion":
            return _opinion(office, document, name, own)
        case _:
            brought = brought_as(office, document, code)
            if not brought and is_written(office, document, code):
                return _named(name, _set(explanatory_statement(office, document.id, chain.filing.recipient, chain.filing.id), own))
            return _distinct((plain(m.file_name or name, name), _kept(office, m.file_sha)) for m in brought if m.file_sha)


def _text(office: Office, document: Document, *, sealed: bool) -> tuple[File, ...]:
    """The formal text: for paper the sealed scan where there is one, for the electronic copy the text in hand."""
    if document.current_version_id is None:
        return ()
    all_of_it = versions(office, document)
    current = next(version for version in all_of_it if version.id == document.current_version_id)
    scans = [version for version in all_of_it if version.name == _SEALED] if sealed else []
    taken = (*scans[-1:], current)
    title = plain((document.body_title or document.title).replace("\n", ""))
    return _distinct(
        (f"{title}{'（盖章件）' if version.name == _SEALED else ''}{_ending(version)}", office.original(version)) for version in taken
    )


def _ending(version: TextVersion) -> str:
    _, dot, ending = plain(version.file_name).rpartition(".")
    return f".{ending}" if dot else f".{version.format}"


def _opinion(office: Office, document: Document, name: str, own: Own) -> tuple[File, ...]:
    review = office.store.reviews.current(document.id)
    return _named(name, _set(opinion(office, document.id), own)) if review is not None and review.opinion_number else ()


def _set(form: Form, own: Own) -> tuple[tuple[str, bytes], ...]:
    """A form as PDF, and as Word too where it has a template for that."""
    made = [(".pdf", printing.pdf(form, own))]
    if templates.word_file(form.template, own) is not None:
        made.append((".docx", printing.word(form, own)))
    return tuple(made)


def _kept(office: Office, sha: str) -> bytes:
    with said():
        return office.store.files.get(sha)


def _named(name: str, made: Sequence[tuple[str, bytes]]) -> tuple[File, ...]:
    return tuple(File(plain(name) + ending, data) for ending, data in made)


def _distinct(files: Iterable[tuple[str, bytes]]) -> tuple[File, ...]:
    made: list[File] = []
    for name, data in files:
        made.append(File(unused(name, {file.name.casefold() for file in made}), data))
    return tuple(made)
