"""形式审查的材料: what the jurisdiction asks a department to file, what of it came, and which paper of a drop is which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.errors import Refused
from app.filing.incoming.facts import Brought
from app.intake.submission import Part, Submission
from app.intake.wordlist import OTHER
from app.lifecycle.jurisdiction import Material as Wanted
from app.office import Office
from app.text.filenames import sayable
from db.acts import Act
from db.records import Document, Material, StoredFile

TEXT = "text"
"""The material that the text itself is."""

_BY_SORTING: Mapping[str, str] = {"M03": "statement", "M04": "basis", "M06": "review_opinion"}
"""The materials of a submission to review that serve as materials of a filing."""

_BY_NAME = (
    ("report", re.compile(r"备案报告|备案的?(?:报告|函|请示)|关于报送.*备案")),
    ("statement", re.compile(r"备案说明|起草说明|制定说明|起草和修改情况|的说明$|情况说明")),
    ("review_opinion", re.compile(r"合法性审[核查]|审核意见|审查意见|法律意见书")),
    ("basis", re.compile(r"依据")),
)
"""Codes by what a title or file name says, tried in this order."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One material that the jurisdiction asks for: is it there, in how many copies of how many, and what proves it."""

    code: str
    name: str
    held: bool
    copies: int | None
    wanted: int
    evidence: str

    @property
    def is_short(self) -> bool:
        """Whether it is there in fewer paper copies than asked for; not known where nobody counted them."""
        return self.held and self.copies is not None and self.copies < self.wanted

    @property
    def is_lacking(self) -> bool:
        """Whether the department has to send something of it still (补正)."""
        return not self.held or self.is_short


def asked(office: Office) -> tuple[Wanted, ...]:
    """The materials that the jurisdiction asks a department to file, in its order; conditional ones are left to the reviewer."""
    return tuple(material for material in office.jurisdiction.incoming.materials if material.condition is None)


def completeness(office: Office, document: Document) -> tuple[Asked, ...]:
    """What was asked for and what of it came."""
    wanted = office.jurisdiction.parameter(office.jurisdiction.incoming.copies).amount
    brought = office.store.documents.materials(document.id)
    return tuple(_asked(office, document, material, brought, wanted) for material in asked(office))


def code_of(part: Part) -> str:
    """Which material of a filing a file is: as its packet says, else by its title, its name and what it was sorted to."""
    if part.code.islower():
        # the codes of a filing are written small, those of a submission to review are not
        return part.code
    tree = part.arrival.reading.tree if part.arrival.reading else None
    for words in (tree.title if tree else "", part.arrival.name):
        for code, pattern in _BY_NAME:
            if words and pattern.search(words):
                return code
    return _BY_SORTING.get(part.code, part.code if part.code in ("ISSUE", "ANNEX") else OTHER)


def put_files(office: Office, act: Act, document: Document, submission: Submission) -> tuple[str, ...]:
    """Record every file beside the main text as the material it is, within an open act; the bytes must be kept already."""
    names = {material.code: material.name for material in asked(office)}
    made = []
    for part in submission.kept:
        if part is submission.main:
            continue
        code = code_of(part)
        if not office.store.settings.has_file(part.arrival.sha):
            act.insert(StoredFile(id=part.arrival.sha, name=sayable(part.arrival.name), size=len(part.arrival.data)))
        made.append(_put(office, act, document, code, names.get(code, _OTHERS.get(code, "其他材料")), part=part))
    return tuple(made)


def put_paper(office: Office, act: Act, document: Document, brought: Sequence[Brought]) -> tuple[str, ...]:
    """Record the materials that came on paper: a file of the same material gets the count of its copies."""
    names = {material.code: material.name for material in asked(office)}
    there = {material.code: material for material in office.store.documents.materials(document.id)}
    made = []
    for one in brought:
        known = there.get(one.code)
        if known is not None:
            act.update(known, copies=one.copies)
        else:
            made.append(_put(office, act, document, one.code, names[one.code], copies=one.copies))
    return tuple(made)


def refuse_strange(office: Office, brought: Sequence[Brought]) -> None:
    """Raise Refused for a material nobody asks for and for a count below one."""
    names = {material.code: material.name for material in asked(office)}
    for one in brought:
        if one.code not in names:
            raise Refused(f"没有“{one.code}”这种备案材料，可以是：{'、'.join(f'{c}（{n}）' for c, n in names.items())}。")
        if one.copies < 1:
            raise Refused(f"{names[one.code]}的份数应当是 1 份以上。核对后再登记。")


_OTHERS: Mapping[str, str] = {"ISSUE": "印发通知", "ANNEX": "附件"}


def _put(office: Office, act: Act, document: Document, code: str, name: str, *, part: Part | None = None, copies: int | None = None) -> str:
    return act.insert(
        Material(
            id=act.new_id(), document_id=document.id, code=code, name=name, copies=copies,
            file_sha=part.arrival.sha if part else None, file_name=sayable(part.arrival.name) if part else None,
            received_at=office.now().replace(second=0, microsecond=0),
        )
    ).id  # fmt: skip


def _asked(office: Office, document: Document, wanted: Wanted, brought: Sequence[Material], copies: int) -> Asked:
    here = [material for material in brought if material.code == wanted.code]
    counted = next((material.copies for material in reversed(here) if material.copies is not None), None)
    needed = 0 if wanted.electronic else copies
    if wanted.code == TEXT and document.current_version_id is not None:
        version = office.store.documents.version(document.current_version_id)
        return Asked(wanted.code, wanted.name, True, counted, needed, version.file_name)
    if not here:
        return Asked(wanted.code, wanted.name, False, None, needed, "没有收到")
    file = next((material.file_name for material in reversed(here) if material.file_name), None)
    return Asked(wanted.code, wanted.name, True, counted, needed, file or "纸质件")
