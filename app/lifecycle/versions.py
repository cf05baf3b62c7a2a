"""文本与版本: what is said of every text of a document: which file, when and by whom it came, how much it changed the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.lifecycle.dossier import CHANGES_SHOWN
from app.lifecycle.sealing import SEALED
from app.office import Office
from app.refusals import said
from app.text.shape import tree_from_json
from db.acts import changes_of
from db.records import TextVersion


@dataclass(frozen=True, slots=True)
class Extent:
    """How much one text differs from another: characters put in and taken out (white space aside), and the changes that the comparison counts.

    A clause whose number or references only follow other changes is none of these.
    """

    added: int
    gone: int
    clauses: int
    follows: bool = False
    """Whether a number or a reference changed besides."""

    @property
    def told(self) -> str:
        """改 3 处，增 35 字，删 12 字; 文字相同 where nothing differs."""
        if not self.clauses:
            return "只有条号或引用变化" if self.follows else "文字相同"
        words = ((self.added, "增"), (self.gone, "删"))
        return "，".join([f"改 {self.clauses} 处", *(f"{verb} {count} 字" for count, verb in words if count)])


@dataclass(frozen=True, slots=True)
class Told:
    """One version with who brought it (empty where the log does not say), and its difference from ``before`` (None for the first, and for a sealed scan)."""

    version: TextVersion
    operator: str
    before: TextVersion | None = None
    extent: Extent | None = None


def history(office: Office, document_id: str) -> tuple[Told, ...]:
    """Every version of a document, first to last. Raises UserError when a kept tree is damaged."""
    versions = office.store.documents.versions(document_id)
    operators = _operators(office, document_id, versions)
    told: list[Told] = []
    before: TextVersion | None = None
    for version in versions:
        who = operators.get(version.id, "")
        if version.name == SEALED:
            told.append(Told(version, who))
            continue
        told.append(Told(version, who, before, _extent_of(office, before, version) if before else None))
        before = version
    return tuple(told)


def _operators(office: Office, document_id: str, versions: Sequence[TextVersion]) -> Mapping[str, str]:
    """Who brought each version, by the act that put it in."""
    wanted = {version.id for version in versions}
    found: dict[str, str] = {}
    skip = 0
    while len(found) < len(wanted):
        entries = office.store.log.touching(document_id, skip, CHANGES_SHOWN)
        for entry in entries:
            for table, row_id, before, _ in changes_of(entry):
                if table == TextVersion.TABLE and row_id in wanted and before is None:
                    found[row_id] = entry.operator
        skip += CHANGES_SHOWN
        if len(entries) < CHANGES_SHOWN:
            break
    return found


def _extent_of(office: Office, old: TextVersion, new: TextVersion) -> Extent:
    with said():
        return _extent(office.store.files.get(old.tree_sha), office.store.files.get(new.tree_sha))


@lru_cache(maxsize=64)
def _extent(old: bytes, new: bytes) -> Extent:
    """Kept, because a page asks for it each time it is drawn."""
    if old == new:
        return Extent(0, 0, 0)
    from app.compare.comparing import compare
    from app.compare.comparison import Op, Sign
    from app.compare.rows import rows

    found = compare(tree_from_json(old), tree_from_json(new))
    pairs = [found.pairs[row.index] for row in rows(found).changes]

    def count(ops: Sequence[Op], sign: Sign) -> int:
        return sum(len("".join(op.text.split())) for op in ops if op.sign is sign)

    added, gone = (sum(count(pair.ops, sign) for pair in pairs) for sign in (Sign.ADDED, Sign.GONE))
    return Extent(added, gone, len(pairs), follows=len(pairs) < sum(pair.is_change for pair in found.pairs))
