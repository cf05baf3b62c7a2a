"""A file becomes a document: bytes and tree kept, first version made, clauses found by search."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Refused, Unreadable, UserError
from app.intake.draft import Draft, read_draft
from app.intake.importing import import_draft
from app.lifecycle.stages import Matter
from app.office import Office
from app.safekeeping import problems
from tests.app import road
from tests.db.sample import rows


def test_a_draft_is_a_document_at_drafting_with_its_text(office: Office) -> None:
    draft = road.draft()
    made = import_draft(office, draft)
    document = road.now(office, str(made["document"]))
    assert (document.title, document.stage, document.matter, document.historical) == (road.TITLE, "drafting", "normative_document", False)
    (version,) = office.store.documents.versions(document.id)
    assert (version.id, version.ordinal, version.name, version.format) == (document.current_version_id, 1, "送审稿", draft.reading.format)
    assert office.store.files.get(version.file_sha) == draft.data
    assert office.tree(version) == draft.reading.tree
    assert road.last_event(office, document.id).note == "送审稿.md"
    assert problems(office) == ()


def test_a_draft_for_consultation_is_called_so(office: Office) -> None:
    document = road.imported(office, road.text(title="云州区工程管理办法（征求意见稿）"))
    assert office.store.documents.versions(document)[0].name == "征求意见稿"


def test_its_clauses_are_found_until_the_import_is_undone(office: Office) -> None:
    document = road.imported(office)
    total, hits = office.store.search.find("安全管理费")
    assert (total, [(h.document_id, h.path) for h in hits]) == (1, [(document, "第五条")])
    office.undo()
    assert office.store.search.find("安全管理费")[0] == 0
    office.redo()
    assert office.store.search.find("安全管理费")[0] == 1


def test_the_same_bytes_are_refused_by_name_unless_wanted(office: Office) -> None:
    import_draft(office, road.draft())
    before = rows(office.store)
    with pytest.raises(Refused, match=r"《送审稿\.md》已经导入过，就是《云州区限额以下工程管理办法》"):
        import_draft(office, road.draft())
    assert rows(office.store) == before
    import_draft(office, road.draft(), again=True)
    assert len(office.store.documents.all()) == 2
    assert problems(office) == ()


def test_after_an_undo_the_same_file_is_new_again(office: Office) -> None:
    import_draft(office, road.draft())
    office.undo()
    import_draft(office, road.draft())
    assert problems(office) == ()


@pytest.mark.parametrize("matter", list(Matter))
def test_every_kind_of_matter_can_be_imported(office: Office, matter: Matter) -> None:
    assert road.now(office, road.imported(office, matter=matter)).matter == matter.value


def test_a_file_is_read_in_the_reading_process(tmp_path: Path) -> None:
    file = tmp_path / "送审稿.txt"
    file.write_text(road.text().removeprefix("# "), "utf-8")
    draft = read_draft(file)
    assert isinstance(draft, Draft)
    assert (draft.file_name, draft.data, draft.reading.tree.title) == ("送审稿.txt", file.read_bytes(), road.TITLE)


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    for name in ("空.docx", "没有.docx"):
        with pytest.raises(UserError) as refused:
            read_draft(tmp_path / name)
        assert refused.value.sentence.endswith("。")
    assert issubclass(Unreadable, UserError)
