"""Every key by which a guard or the archive list names what mends it leads to a dialog, a page or the stages."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QDialog

import app.lifecycle
from app.lifecycle import archiving, proceedings
from app.lifecycle.stages import Stage
from tests.ui.pages.document.course.hands import show, shown
from ui.pages import places
from ui.pages.document.course.mends import ELSE, OWN, own
from ui.pages.document.deed import Deed
from ui.pages.document.deeds import DEEDS
from ui.pages.document.steps import _MENDS, ELSEWHERE, lead

SOURCES = sorted(Path(app.lifecycle.__file__).parent.glob("*.py"))
FIXED = frozenset({"reopen", "conclude", "reply", "fair_competition", "deliberate", "version"})
"""Keys that a guard is given by its place."""


def keys() -> list[str]:
    """Every key that app.lifecycle can give: those written out, those with a code for each code there is, and those of the archive list."""
    words = "".join(file.read_text("utf-8") for file in SOURCES)
    written = {key for line in re.findall(r"mend=(.*)", words) for key in re.findall(r'f?"([a-z_]+)[":]', line)}
    coded = {f"proceeding:{code}" for code in proceedings.kinds()} | {f"archive:{code}" for code in archiving.listed()} | {"material:M05"}
    listed = {item.mend for item in archiving.listed().values()}
    return sorted(({key for key in written if key not in ("proceeding", "archive", "material")} | FIXED | coded | listed) - {""})


def test_the_keys_are_found():
    assert {"consult", "comments", "feedback", "minutes", "place", "filing", "countersign", "proceeding:hearing", "archive:final"} <= set(
        keys()
    )


def test_each_key_has_a_verb():
    assert {key for key in keys() if not _MENDS.get(key.partition(":")[0])} == set()


def test_each_key_leads_somewhere_at_every_stage(whole):
    page = whole.assembly.document
    for stage in ("drafting", "lawful", "passed", "published"):
        whole.go("document", whole.make(f"{stage}的办法", stage))
        view = page._view
        for key in keys():
            way = lead(key, view.dossier.next_step)
            assert way is not None, (stage, key)
            assert way.page or way.in_course or way.deed in DEEDS or leads(own(view, way.key)), (stage, key)


def leads(deed: Deed | str) -> bool:
    """Whether this is a deed, or the name of one, or of a page, or a key that a guard gives."""
    return isinstance(deed, Deed) or deed in DEEDS or deed.startswith(ELSE) or deed.partition(":")[0] in (*OWN, *ELSEWHERE, "material")


def test_each_key_opens_a_dialog_or_shows_the_stages_or_another_page(whole):
    document, asked = shown(whole, "published", places.OVERVIEW), []
    page = whole.assembly.document
    page.asked.connect(lambda name, _place: asked.append(name))
    needs_more = ("reply", "revisions", "countersign")  # these open once an opinion, a revision, a joint document is there
    for key in [key for key in keys() if key.partition(":")[0] not in (*ELSEWHERE, *needs_more)]:
        page._lead(key)
        whole.settle()
        dialogs = [dialog for dialog in whole.window.findChildren(QDialog) if dialog.isVisible()]
        has_left = bool(asked) or page.header.tabs.current == places.COURSE
        assert dialogs or has_left, key
        whole.close_dialogs()
        if has_left:
            show(whole, document, places.OVERVIEW)
            asked.clear()


def test_a_proposed_matter_lacks_its_draft_and_takes_it(whole):
    from app.lifecycle.proposing import propose

    document = whole.ask(lambda office: str(propose(office, title="绿道办法", reason="没有")["document"]))
    whole.go("document", document)
    assert whole.assembly.document._view.dossier.stage is Stage.PROPOSED
    assert own(whole.assembly.document._view, "version") == "import"
