"""The materials that go with a filing: what the recipient asks for, what the store holds of it, and what comes in late."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.errors import Refused
from app.lifecycle import guards
from app.lifecycle.jurisdiction import Material
from app.lifecycle.made import Made
from app.lifecycle.preparing import keep_file, put_material
from app.office import Office
from db.records import Document, Review
from db.records import Material as Brought

BY_PROGRAM = frozenset({"report"})
"""Codes of what the program makes itself."""

BY_ACT = frozenset({"text", "electronic", "review_opinion"})
"""Codes of what comes about by an act of the procedure and not by adding a file."""

_BROUGHT_AS = {"basis": ("M04",)}
"""The submission materials that serve again at filing."""

_MODELS = {"statement": ("M03", "送审时的起草说明可作底稿")}
"""The submission materials from which a paper of the filing (F-02) can be written, and how that is said; they are not that paper."""


STATEMENT, POINTS = "statement", "statement_points"
"""The explanatory statement (F-02), and the points written for it, from which the program sets it when no file was brought."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One material that a recipient asks for: is it there, how many copies, what proves it. ``addable`` when a file mends the lack."""

    material: Material
    copies: int
    held: bool
    evidence: str
    addable: bool


def enclosures(office: Office, document: Document, recipient: str) -> tuple[Enclosure, ...]:
    """What ``recipient`` asks for of ``document``, in its order."""
    copies = office.jurisdiction.parameter(office.jurisdiction.recipient(recipient).copies).amount
    asked = office.jurisdiction.to_file(recipient, guards.conditions(office, document))
    return tuple(_enclosure(office, document, material, copies) for material in asked)


def add_material(office: Office, document_id: str, *, code: str, path: Path, name: str | None = None) -> Made:
    """Keep the file at ``path`` as the filing material ``code``. Raises Refused for an unknown code, Unreadable for a lost file."""
    document = office.document(document_id)
    known = {m.code: m.name for r in office.jurisdiction.recipients for m in r.materials}
    if code not in known:
        raise Refused(f"没有“{code}”这样的备案材料，可以是：{'、'.join(f'{c}（{n}）' for c, n in known.items())}。")
    word = name or known[code]
    kept = (path.name, *keep_file(office, path))
    with office.act("material", f"添加{word}：{document.title}") as act:
        put_material(office, act, document_id, code, word, kept)
    return {"document": document_id}


def brought_as(office: Office, document: Document, code: str) -> tuple[Brought, ...]:
    """What came in that serves as the filing material ``code``: brought as itself, or at submission as one that serves again."""
    codes = (*_BROUGHT_AS.get(code, ()), code)
    return tuple(m for m in office.store.documents.materials(document.id) if m.code in codes)


def is_written(office: Office, document: Document, code: str) -> bool:
    """Whether ``code`` is the statement and its points were written, so that the program can set it."""
    return code == STATEMENT and any(m.code == POINTS for m in office.store.documents.materials(document.id))


def opinion_number(review: Review | None) -> str:
    """The number of the legality opinion, "" while there is none."""
    return review.opinion_number or "" if review else ""


def _enclosure(office: Office, document: Document, material: Material, copies: int) -> Enclosure:
    held, evidence = _evidence(office, document, material)
    addable = material.code not in BY_PROGRAM | BY_ACT
    return Enclosure(material, 0 if material.electronic else copies, held, evidence, addable)


def _evidence(office: Office, document: Document, material: Material) -> tuple[bool, str]:
    if material.code in BY_PROGRAM:
        return True, "由本机生成"
    if material.code in ("text", "electronic"):
        return _text(office, document)
    if material.code == "review_opinion":
        number = opinion_number(office.store.reviews.current(document.id))
        return bool(number), number or "没有出具"
    brought = brought_as(office, document, material.code)
    if not brought and is_written(office, document, material.code):
        return True, "按填写的要点由本机生成"
    if not brought:
        return False, _lack(office, document, material)
    file = next((m.file_name for m in reversed(brought) if m.file_name), None)
    return True, file or "已交纸质件"


def _lack(office: Office, document: Document, material: Material) -> str:
    code, told = _MODELS.get(material.code, ("", ""))
    there = code and any(m.code == code for m in office.store.documents.materials(document.id))
    return told if there else "起草单位没有交"


def _text(office: Office, document: Document) -> tuple[bool, str]:
    if document.current_version_id is None:
        return False, "没有正式文本"
    version = office.store.documents.version(document.current_version_id)
    return True, f"{version.name} v{version.ordinal}"
