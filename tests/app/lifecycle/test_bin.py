"""回收站: out of every list and back again, and away for good with everything that hangs on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused
from app.filing import outgoing
from app.filing.docket import docket
from app.filing.materials import add_material
from app.lifecycle import bin as recycle
from app.lifecycle.bin import binned, bring_back, discard, empty_bin
from app.lifecycle.correcting import correct, correct_text
from app.lifecycle.desk import desk
from app.lifecycle.habits import tally
from app.lifecycle.numbering import upcoming
from app.lifecycle.register import rows as register
from app.office import Office
from app.safekeeping import problems
from db.records import Approval, ChecklistMark, Consultancy, DeclaredDocument, StoredFile
from db.records.register import Ask
from tests.app import road
from tests.app.filing.incoming.packets import received as received_filing
from tests.app.filing.walked import on_day
from tests.db.sample import rows


def seen(office: Office) -> dict[str, object]:
    """Everything the lists and figures of the office show."""
    found = desk(office)
    return {
        "desk": [item.due.deadline.name for item in found.items],
        "figures": [(figure.name, figure.value, figure.count) for figure in found.figures],
        "recent": [document.id for document in found.recent],
        "register": [row.document.id for row in register(office)],
        "docket": [d.document.id for d in docket(office)],
        "tally": tally(office),
        "search": office.store.search.find("限额以下工程")[0],
        "holding": sorted(office.store.register.every(Ask(words="限额以下工程"))),
        "expiring": office.store.desk.lapsing(date(2026, 1, 1), date(2040, 1, 1)),
        "same file": office.store.documents.with_file(road.draft().sha) is not None,
    }


def test_a_discarded_document_stands_in_no_list_and_comes_back_to_all(office: Office) -> None:
    nothing = seen(office)
    document = road.at(office, "published")
    shown, before = seen(office), rows(office.store)
    assert shown != nothing
    discard(office, [document], reason="重复录入")
    assert seen(office) == nothing
    with pytest.raises(Refused, match="在回收站里。先恢复再办"):
        office.document(document)
    assert problems(office) == ()
    bring_back(office, [document])
    assert seen(office) == shown
    assert road.last_event(office, document).note == "从回收站恢复"
    office.undo()
    assert seen(office) == nothing
    office.undo()
    assert rows(office.store) == before


def test_several_go_as_one_act_and_one_undo(office: Office) -> None:
    first, second = road.imported(office), road.imported(office)
    before = rows(office.store)
    discard(office, [first, second, first])
    assert [b.document.id for b in binned(office)] == [second, first] or {b.document.id for b in binned(office)} == {first, second}
    office.undo()
    assert binned(office) == ()
    assert rows(office.store) == before


def test_what_has_left_the_house_needs_a_reason_and_none_of_the_others_goes_either(office: Office) -> None:
    draft, out = road.imported(office), road.at(office, "published")
    before = rows(office.store)
    with pytest.raises(Refused, match="已经公布或者报出，写明理由才能移入回收站"):
        discard(office, [draft, out])
    assert rows(office.store) == before
    discard(office, [draft, out], reason="重复录入")
    assert {b.reason for b in binned(office)} == {"重复录入"}


def test_a_document_entered_afterwards_needs_no_reason(office: Office) -> None:
    document = road.at(office, "published")
    with office.act("import", "补录") as act:
        act.update(road.now(office, document), historical=True)
    discard(office, [document])
    assert len(binned(office)) == 1


def test_the_days_left_are_counted(office: Office) -> None:
    discard(office, [road.imported(office)])
    assert [b.days_left for b in binned(office)] == [30]
    assert [b.days_left for b in binned(on_day(office, date(2026, 12, 22)))] == [1]
    assert [b.days_left for b in binned(on_day(office, date(2027, 3, 1)))] == [0]


@pytest.mark.parametrize("verb", [discard, bring_back, empty_bin])
def test_nothing_chosen_is_refused(office: Office, verb: object) -> None:
    with pytest.raises(Refused, match="没有选文件"):
        verb(office, [])  # type: ignore[operator]


def test_only_what_lies_in_the_bin_comes_back_or_goes(office: Office) -> None:
    document = road.imported(office)
    for verb in (bring_back, empty_bin):
        with pytest.raises(Refused, match="不在回收站里"):
            verb(office, [document])
        with pytest.raises(Refused, match="回收站里没有这一件"):
            verb(office, ["没有"])


def test_a_number_taken_meanwhile_keeps_it_from_coming_back(office: Office) -> None:
    first = road.at(office, "published")
    number = road.now(office, first).unified_number
    discard(office, [first], reason="重复录入")
    second = road.at(office, "signed")
    with office.act("set", "别处编的号") as act:
        act.update(road.now(office, second), unified_number=number, registered_on=road.TODAY)
    with pytest.raises(Refused, match=r"已经用在《.*》上，没有恢复"):
        bring_back(office, [first])


# emptying --------------------------------------------------------------------------------------------------------------


def test_emptying_takes_only_what_has_lain_long_enough(office: Office) -> None:
    kept = road.imported(office)
    discard(office, [kept])
    with pytest.raises(Refused, match="没有满 30 天的文件"):
        empty_bin(office)
    later = on_day(office, date(2026, 12, 20))
    fresh = road.imported(later, road.text(title="云州区新办法"))
    discard(later, [fresh])
    late = on_day(office, date(2026, 12, 23))
    assert empty_bin(late) == {"documents": (kept,)}
    assert [b.document.id for b in binned(late)] == [fresh]
    assert problems(office) == ()


def test_emptying_takes_everything_of_a_document_and_nothing_else(office: Office, tmp_path: Path) -> None:
    other = road.at(office, "published", road.text(title="云州区别的办法"))
    before = rows(office.store)
    document = road.at(office, "published", road.text("本办法自2027年1月1日起施行。"))
    annexe = tmp_path / "备案说明.docx"
    annexe.write_bytes(b"PK only here")
    add_material(office, document, code="statement", path=annexe)
    outgoing.file(office, document, recipient="muni", on=road.TODAY)
    correct(office, document, field="document_number", value="云州府规〔2026〕9号", reason="印错")
    correct_text(office, document, road.draft(road.text("本办法自2027年2月1日起施行。")), reason="印错")
    with office.act("set", "替代") as act:
        act.update(road.now(office, other), superseded_by_id=document)
    asked_for_advice(office, document)
    own = {f.id for f in office.store.settings.files()} - {key for table, key in before if table == "files"}
    assert own
    assert all(office.store.files.place(sha).exists() for sha in own)
    discard(office, [document], reason="重复录入")
    empty_bin(office, [document])
    left = rows(office.store)
    gone = {key: row for key, row in left.items() if key[0] != "numbers"}
    assert gone == {key: row for key, row in before.items() if key[0] != "numbers"}
    assert not any(office.store.files.place(sha).exists() for sha in own)
    numbers = [row for (table, key), row in left.items() if table == "numbers" and (table, key) not in before]
    assert {(row["state"], row["document_id"]) for row in numbers} == {("void", None)}
    assert upcoming(office, "document_number", 2026) == "云州府规〔2026〕10号", "no number is issued twice"
    assert office.store.db.execute("SELECT count(*) FROM clauses WHERE version_id NOT IN (SELECT id FROM versions)").fetchone()[0] == 0
    assert problems(office) == ()


def test_what_a_department_declared_is_missing_again_when_its_filing_is_gone(office: Office) -> None:
    received_filing(office)
    incoming = office.store.incomings.all()[0]
    with office.act("declare", "清单") as act:
        unit = office.document(incoming.document_id).drafting_unit_id or ""
        for state in ("filed", "late", "excused"):
            act.insert(
                DeclaredDocument(
                    id=act.new_id(), unit_id=unit, title=state, source="清单.xlsx", incoming_id=incoming.id, state=state, operator="王芳"
                )
            )  # fmt: skip
    discard(office, [incoming.document_id], reason="重复录入")
    empty_bin(office, [incoming.document_id])
    assert [(row.title, row.state, row.incoming_id) for row in office.store.incomings.declared()] == [
        ("filed", "missing", None), ("late", "missing", None), ("excused", "excused", None),
    ]  # fmt: skip


def asked_for_advice(office: Office, document: str) -> None:
    """A point answered, advice received as a file and a step of approval: rows that hang on the review."""
    review = office.store.reviews.current(document)
    assert review is not None
    sha = office.keep("顾问意见".encode())
    with office.act("set", "听取意见") as act:
        act.insert(StoredFile(id=sha, name="顾问意见.txt", size=12))
        act.insert(ChecklistMark(id=act.new_id(), review_id=review.id, point="body", answer="符合", operator="王芳"))
        act.insert(
            Consultancy(
                id=act.new_id(), review_id=review.id, adviser="周律师", kind="法律顾问", question="能否设定", asked_on=road.TODAY, file_sha=sha,
                file_name="顾问意见.txt", operator="王芳",
            )
        )  # fmt: skip
        act.insert(Approval(id=act.new_id(), review_id=review.id, ordinal=1, step="复核", asked_on=road.TODAY, operator="王芳"))


def test_the_index_of_what_stays_is_whole_after_emptying(office: Office) -> None:
    kept, gone = road.imported(office), road.imported(office, road.text(title="云州区别的办法"))
    discard(office, [gone])
    empty_bin(office, [gone])
    assert office.store.register.every(Ask(words="施工企业")) == (kept,)
    assert office.store.search.find("云州区别的办法")[0] == 0


def test_a_file_that_another_document_has_too_stays(office: Office) -> None:
    first, second = road.imported(office), road.imported(office)
    discard(office, [first])
    empty_bin(office, [first])
    assert office.store.files.get(office.store.documents.versions(second)[0].file_sha) == road.draft().data
    assert problems(office) == ()


def test_emptying_cannot_be_undone_and_bars_what_was_before(office: Office) -> None:
    document = road.imported(office)
    discard(office, [document])
    empty_bin(office, [document])
    with pytest.raises(Refused):
        office.undo()


def test_every_table_that_hangs_on_a_document_is_known_to_the_bin(office: Office) -> None:
    """A table added later that refers to documents must be taken away by the bin too."""
    hanging = {
        table
        for (table,) in office.store.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for row in office.store.db.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        if row[2] in ("documents", "versions", "reviews", "deadlines") and row[6] != "CASCADE"
    }
    assert hanging - recycle.TAKEN == set()
