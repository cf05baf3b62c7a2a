"""From a draft to the reviewer's desk: consultation, submission, return."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Refused, Unreadable
from app.lifecycle import duties, preparing, proceedings
from app.lifecycle.materials import add_materials, asked
from app.lifecycle.stages import Matter
from app.office import Office
from app.safekeeping import problems
from tests.app import road
from tests.db.sample import rows


def states(office: Office, document: str) -> dict[str, str]:
    return {d.key: d.state for d in office.store.documents.deadlines(document)}


def test_a_consultation_runs_to_the_day_set(office: Office) -> None:
    document = road.imported(office)
    road.consult(office, document)
    (held,) = office.store.documents.consultations(document)
    assert (held.carrier, held.start_on, held.until_on) == (road.CARRIER, date(2026, 10, 8), date(2026, 11, 9))
    (due,) = office.store.documents.deadlines(document)
    assert (due.due_on, due.state, due.verified) == (date(2026, 11, 9), "open", False)


def test_the_submission_ends_the_consultation(office: Office) -> None:
    document = road.at(office, "consulting")
    road.submit(office, document)
    assert states(office, document) == {"consult.days.general": "met"}
    row = road.now(office, document)
    assert (row.submitted_on, office.store.people.unit(row.drafting_unit_id).name) == (date(2026, 11, 10), road.UNIT)


def test_files_go_with_the_materials_one_by_one_and_the_rest_are_others(office: Office, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("送审函.docx", "起草说明.docx", "照片.jpg")]
    for n, file in enumerate(files):
        file.write_bytes(b"file %d" % n)
    document = road.at(office, "consulting")
    preparing.submit(office, document, unit=road.UNIT, materials=["M01", "M03"], files=files, on=date(2026, 11, 10), despite="其余后补")
    held = {m.code: m for m in office.store.documents.materials(document)}
    assert {code: m.file_name for code, m in held.items()} == {"M01": "送审函.docx", "M03": "起草说明.docx", "OTHER": "照片.jpg"}
    assert office.store.files.get(held["M03"].file_sha) == b"file 1"
    assert problems(office) == ()


def test_a_file_that_is_gone_is_a_sentence_and_nothing_is_submitted(office: Office, tmp_path: Path) -> None:
    document = road.at(office, "consulting")
    before = rows(office.store)
    with pytest.raises(Unreadable, match=r"《没有\.docx》读不出来"):
        preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, files=[tmp_path / "没有.docx"], on=date(2026, 11, 10))
    assert rows(office.store) == before


def test_a_return_names_all_that_is_missing_and_the_work_goes_on_after_it(office: Office) -> None:
    document = road.at(office, "submitted")
    preparing.send_back(office, document, missing=["M06", "集体讨论签到表"])
    assert road.last_event(office, document).note == "缺本单位合法性审核意见、集体讨论签到表"
    assert road.now(office, document).stage == "returned"
    add_materials(office, document, codes=["M13"])
    preparing.submit(office, document, on=date(2026, 11, 20))
    assert road.now(office, document).submitted_on == date(2026, 11, 20)
    assert [m.code for m in office.store.documents.materials(document)] == sorted([*road.MATERIALS, "M13"])


def test_a_material_brought_twice_stands_once(office: Office) -> None:
    document = road.at(office, "submitted")
    preparing.send_back(office, document, missing=["M06"])
    preparing.submit(office, document, materials=["M01", "M06"])
    assert [m.code for m in office.store.documents.materials(document)].count("M01") == 1


def test_a_contract_goes_straight_to_review(office: Office) -> None:
    document = road.imported(office, matter=Matter.CONTRACT)
    with pytest.raises(Refused, match="政府合同不办“征求意见”"):
        road.consult(office, document)
    preparing.submit(office, document, unit=road.UNIT, materials=["M01"])
    assert road.now(office, document).stage == "submitted"


def test_the_list_of_materials_says_what_is_required_and_there(office: Office) -> None:
    document = road.at(office, "submitted")
    listed = {a.code: (a.required, a.there) for a in asked(office, road.now(office, document), Matter.NORMATIVE_DOCUMENT)}
    assert listed["M01"] == listed["M02"] == (True, True)
    assert listed["M08"] == listed["M13"] == (False, False)
    with pytest.raises(Refused, match="没有选材料"):
        add_materials(office, document, codes=[])
    with pytest.raises(Refused, match="没有“M99”这样的材料编号"):
        add_materials(office, document, codes=["M99"])


def test_a_submission_brings_the_text_as_it_was_changed_since_the_consultation(office: Office) -> None:
    document = road.at(office, "consulting")
    first = road.now(office, document).current_version_id
    changed = road.draft(road.text("本办法自2027年1月1日起施行，有效期五年。"), "改后送审稿.md")
    made = preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, on=date(2026, 11, 10), text=changed)
    assert made["version"] == road.now(office, document).current_version_id != first
    told = road.last_event(office, document).note
    assert told == f"{road.UNIT}送审；送审稿 v2 比送审稿 v1 改了 1 处（第六条）"
    office.undo()
    assert (road.now(office, document).stage, road.now(office, document).current_version_id) == ("consulting", first)
    with pytest.raises(Refused, match="是同一个文件。没有改动的不用再放"):
        preparing.submit(office, document, unit=road.UNIT, materials=road.MATERIALS, on=date(2026, 11, 10), text=road.draft())


def test_the_clock_of_a_review_stands_still_while_the_papers_are_amended(office: Office) -> None:
    document = road.at(office, "submitted")
    with office.act("set", "开始计时") as act:
        running = duties.start(office, act, document, "review.max", date(2026, 11, 10))
    preparing.send_back(office, document, missing=["M03"], on=date(2026, 11, 11))
    (stop,) = office.store.procedures.suspended(running.id)
    assert (stop.from_on, stop.until_on, stop.reason) == (date(2026, 11, 11), None, "退回补正：缺起草说明")
    preparing.submit(office, document, materials=["M03"], on=date(2026, 11, 17))
    (stop,) = office.store.procedures.suspended(running.id)
    assert stop.until_on == date(2026, 11, 17)
    after = office.store.documents.deadline(running.id)
    # 11, 12, 13, 16 and 17 November are not counted
    assert (running.due_on, after.due_on, after.state) == (date(2026, 12, 1), date(2026, 12, 8), "open")


def test_what_is_terminated_waits_for_no_day_of_the_procedure(office: Office) -> None:
    document = road.at(office, "submitted")
    proceedings.hold(office, document, kind="hearing", facts=proceedings.Facts(on=date(2026, 12, 20)))
    assert states(office, document)["hearing.material_lead"] == "open"
    preparing.send_back(office, document, outcome="终止", reason="不再制定")
    assert "open" not in states(office, document).values()
