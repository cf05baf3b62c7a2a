"""Corrections of a tree are kept with the bytes: one act each, one undo, and made again whenever the same bytes are read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import Refused
from app.intake.importing import import_draft
from app.intake.mending import as_corrected, correcting, said_of
from app.intake.structure import mend, refusal
from app.lifecycle.bin import discard, empty_bin
from app.office import Office
from app.review.accepting import resubmit
from app.safekeeping import problems
from app.text.mending import Edit
from app.text.tree import Tree
from tests.app import road

EDIT = Edit("split", "第五条", 6)


def current(office: Office, document: str) -> Tree:
    return office.tree(office.store.documents.version(road.now(office, document).current_version_id or ""))


def texts(tree: Tree) -> dict[str, str]:
    return {node.path: node.text for node in tree.walk()}


def test_a_correction_gives_the_version_its_tree_and_search_its_clauses_and_is_undone_as_one(office: Office) -> None:
    document = road.imported(office)
    before = current(office, document)
    mend(office, document, EDIT)
    after = texts(current(office, document))
    assert after["第五条第一款"] + after["第五条第二款"] == texts(before)["第五条"]
    assert {hit.path for hit in office.store.search.find("安全管理费")[1]} <= {"第五条第一款", "第五条第二款"}
    version = office.store.documents.versions(document)[0]
    (row,) = office.store.documents.tree_edits(version.file_sha, "accepted")
    assert (row.kind, row.path, row.at_character, row.operator) == ("split", "第五条", 6, road.CLERK)
    assert problems(office) == ()
    assert office.undo().title == "校正结构：拆开 第五条"
    assert current(office, document) == before
    assert office.store.documents.tree_edits(version.file_sha, "accepted") == ()
    assert [hit.path for hit in office.store.search.find("安全管理费")[1]] == ["第五条"]
    office.redo()
    assert texts(current(office, document)) == after
    assert problems(office) == ()


def test_the_same_bytes_read_again_are_corrected_again(office: Office) -> None:
    document = road.imported(office)
    mend(office, document, EDIT)
    mend(office, document, Edit("lower", "第五条第二款"))
    corrected = current(office, document)
    again = str(import_draft(office, road.draft(), again=True)["document"])
    assert current(office, again) == corrected


def test_a_revised_text_that_is_the_same_file_keeps_its_corrections(office: Office) -> None:
    document = road.imported(office)
    mend(office, document, EDIT)
    corrected = current(office, document)
    road.consult(office, document)
    road.submit(office, document)
    road.accept(office, document)
    road.conclude(office, document, "应当予以修改")
    resubmit(office, document, road.draft())
    assert current(office, document) == corrected


def test_a_correction_that_no_longer_fits_is_left_out_with_a_sentence(office: Office) -> None:
    document = road.imported(office)
    mend(office, document, EDIT)
    draft = road.draft()
    shorter = replace(draft.reading.tree, nodes=draft.reading.tree.nodes[:2])
    read = as_corrected(office, replace(draft, reading=replace(draft.reading, tree=shorter)))
    assert read.reading.tree == shorter
    assert read.reading.warnings[-1] == "以前校正过的“拆开 第五条”这次对不上，没有照做。打开结构核对一下。"
    assert correcting(office, replace(draft, reading=replace(draft.reading, tree=shorter))).done == []


def test_what_is_corrected_before_storing_is_stored_with_the_file(office: Office) -> None:
    draft = road.draft()
    work = correcting(office, draft)
    work.make(EDIT)
    work.make(Edit("join", "第三条"))
    work.undo()
    assert said_of(work.undone[0]) == "并入上一段 第三条"
    made = import_draft(office, replace(draft, reading=work.reading, mended=tuple(work.done)))
    assert "第五条第二款" in texts(current(office, str(made["document"])))
    assert [row.kind for row in office.store.documents.tree_edits(draft.sha, "accepted")] == ["split"]
    office.undo()
    assert office.store.documents.tree_edits(draft.sha, "accepted") == ()


def test_taking_back_an_earlier_correction_while_checking_takes_its_row_away(office: Office) -> None:
    document = road.imported(office)
    mend(office, document, EDIT)
    draft = road.draft()
    work = correcting(office, draft)
    assert work.done == [EDIT]
    work.undo()
    import_draft(office, replace(draft, reading=work.reading, mended=tuple(work.done)), again=True)
    assert office.store.documents.tree_edits(draft.sha, "accepted") == ()
    assert "第五条第二款" in texts(current(office, document))
    work.redo()
    assert work.done == [EDIT]


def test_a_text_under_review_or_reviewed_is_not_corrected(office: Office) -> None:
    document = road.at(office, "under_review")
    before = current(office, document)
    with pytest.raises(Refused, match="正在审核，疑点已经记在各条上"):
        mend(office, document, EDIT)
    assert refusal(office, document).startswith("这一稿正在审核")
    road.conclude(office, document)
    with pytest.raises(Refused, match="已经出具审核意见，审过的文本不再校正"):
        mend(office, document, EDIT)
    assert current(office, document) == before
    assert refusal(office, road.imported(office)) == ""


def test_a_correction_that_cannot_be_made_writes_nothing(office: Office) -> None:
    document = road.imported(office)
    with pytest.raises(Refused, match="现在没有“第九十条”这一处"):
        mend(office, document, Edit("raise", "第九十条"))
    version = office.store.documents.versions(document)[0]
    assert office.store.documents.tree_edits(version.file_sha, "accepted") == ()


def test_emptying_the_bin_takes_the_corrections_along(office: Office) -> None:
    document = road.imported(office)
    mend(office, document, EDIT)
    sha = office.store.documents.versions(document)[0].file_sha
    discard(office, [document], reason="误导入")
    empty_bin(office, [document])
    assert office.store.documents.tree_edits(sha, "accepted") == ()
    assert problems(office) == ()


def test_a_line_made_the_title_is_the_title_of_the_matter_as_long_as_no_hand_changed_it(office: Office) -> None:
    document = road.imported(office)
    mend(office, document, Edit("retitle", "标题", None, "note"))
    mend(office, document, Edit("retitle", "第五条", None, "title"))
    assert road.now(office, document).title == "第五条施工企业应当向街道办事处缴纳安全管理费。"
    office.undo()
    assert road.now(office, document).title == road.TITLE
