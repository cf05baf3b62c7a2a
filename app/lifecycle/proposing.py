"""立项: a matter is proposed with its necessity before there is a text, after a look at what exists on the same thing (查重)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.errors import Refused
from app.intake.draft import Draft
from app.intake.importing import add_version, keep_read, named
from app.intake.mending import as_corrected
from app.lifecycle.genre import without_draft_mark
from app.lifecycle.instants import of_day
from app.lifecycle.lookup import looked_up
from app.lifecycle.made import Made
from app.lifecycle.register import ENDED, force_on, stage_word
from app.lifecycle.stages import Matter
from app.lifecycle.step import allowed, record
from app.lifecycle.transitions import Act, entered
from app.lifecycle.units import known_or_new
from app.office import Office
from app.rules.checks.foundation import stem_of
from app.text.tree import Tree
from db.records import Document

_MOST = 20
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Alike:
    """A document on the same thing: where it stands or whether it is in force, in a word, and whether its title is the very same."""

    document: Document
    word: str
    same_title: bool


def alike(office: Office, title: str, but: str | None = None) -> tuple[Alike, ...]:
    """The documents whose title or text holds the subject of ``title`` and that have not ended, the same title first; ``but`` is left out."""
    bare = without_draft_mark(title.strip())
    stem = stem_of(bare)
    if len(stem) < _SHORTEST_STEM:
        return ()
    found = [one for one in looked_up(office, stem, _MOST) if one.id != but and one.stage != "rejected"]
    rows = [Alike(one, _word(office, one), bare in (one.title, one.body_title)) for one in found if not _ended(office, one)]
    return tuple(sorted(rows, key=lambda row: not row.same_title))


def _ended(office: Office, document: Document) -> bool:
    return document.published_on is not None and force_on(office, document, office.today()).force in ENDED


def _word(office: Office, document: Document) -> str:
    if document.published_on is not None:
        return force_on(office, document, office.today()).force.label
    return stage_word(office, document, 0)


def propose(office: Office, *, title: str, reason: str, unit: str | None = None, urgent: str | None = None, on: date | None = None) -> Made:
    """Propose a normative document: what it is to be called, why it is needed (必要性), who drafts it; ``urgent`` says why it goes the short way.

    What exists on the same thing is told in the history, so that nobody drafts it twice unawares. Raises Refused without title or necessity.
    """
    called = title.strip()
    if not called:
        raise Refused("没有填拟制定文件的名称。填写后再立项。")
    if not reason.strip():
        raise Refused("立项要写明制定的必要性。填写要解决什么问题、为什么现有文件不够后再办。")
    stage = entered(Act.PROPOSE, None, Matter.NORMATIVE_DOCUMENT)
    same = [row.document.called for row in alike(office, called)]
    day, who = on or office.today(), (unit or "").strip()
    with office.act("propose", f"立项：{called}") as act:
        document = act.insert(
            Document(
                id=act.new_id(), matter=Matter.NORMATIVE_DOCUMENT.value, title=called, stage=stage.value, created_at=office.now(),
                drafting_unit_id=known_or_new(office, act, who) if who else None, handler_id=act.operator_id(),
                urgent_reason=(urgent or "").strip() or None,
            )
        )  # fmt: skip
        found = f"查到同类文件 {len(same)} 件：{'、'.join(f'《{one}》' for one in same[:3])}" if same else "查重没有同类文件"
        record(act, office, document, "propose", day, f"必要性：{reason.strip()}；{found}")
    return {"document": document.id}


def other_title(proposed: str, tree: Tree) -> str:
    """The name that a draft bears where it is another than the one ``proposed``; empty where they differ by the mark of a draft (（送审稿）) at most."""
    names = [name for name in (tree.body_title, tree.title) if name]
    bare = without_draft_mark(proposed)
    return "" if not names or any(without_draft_mark(name) == bare for name in names) else names[0]


def take_draft(office: Office, document_id: str, draft: Draft, *, on: date | None = None, keep_title: bool = False) -> Made:
    """The draft of a proposed matter comes in on a day: it goes to 起草 with its first text. Raises Refused anywhere else.

    The proposed title stays where the draft's differs by the mark of a draft at most; another title of the draft is taken unless ``keep_title``.
    Either way the history tells of the other one.
    """
    document = office.document(document_id)
    step = allowed(office, document, Act.IMPORT, on)
    draft = as_corrected(office, draft)
    tree = draft.reading.tree
    kept = keep_read(office, draft)
    other = other_title(document.title, tree)
    with office.act("import", f"导入：{tree.title or document.title}") as act:
        version = add_version(office, act, document, draft, named(tree), kept)
        received = of_day(step.on, office.now()).replace(second=0, microsecond=0)
        said = {
            "document_number": tree.document_number,
            "issuing_authority": tree.issuing_authority,
            **_titles(document, tree, other, keep_title),
        }
        facts = {name: value for name, value in said.items() if value and (name == "title" or getattr(document, name) is None)}
        note = draft.file_name
        if other:
            note += f"；沿用立项名称，文稿标题为《{other}》" if keep_title else f"；标题照文稿，立项时为《{document.title}》"
        step.enter(act, note, current_version_id=version.id, received_at=received, **facts)
    return {"document": document_id, "version": version.id}


def _titles(document: Document, tree: Tree, other: str, keep: bool) -> dict[str, str | None]:
    """Title and name of the text carried, as the matter goes on with them."""
    if other:
        return {} if keep else {"title": tree.title, "body_title": tree.body_title}
    if tree.body_title and without_draft_mark(tree.body_title) == without_draft_mark(document.title):
        return {"title": tree.title, "body_title": document.title}
    return {"body_title": tree.body_title}
