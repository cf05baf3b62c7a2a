"""A folder of papers finds its documents by number and title, and is stored in one act."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.exchange.table_out import write_table
from app.exchange.texts import Ground, matched, read_folder, store_texts
from db import health
from tests.app.exchange.reading import finished, taken_in

ROWS = [
    ("云州区人民政府关于印发《云州区公共租赁住房管理办法》的通知", "云府规〔2023〕1号", "2023-03-01"),
    ("云州区户外广告设施设置管理规定", "云府规〔2023〕2号", "2023-03-02"),
    ("云州区既有住宅加装电梯实施办法（试行）", "云府规〔2023〕3号", "2023-03-03"),
    ("云州区小型餐饮店登记管理办法", "云府规〔2023〕4号", "2023-03-04"),
]
BODY = "第一条　为了规范管理，制定本办法。\n第二条　本办法自2023年4月1日起施行。\n"


@pytest.fixture
def stocked(office, tmp_path):
    write_table(tmp_path / "台账.xlsx", ("文件名称", "文号", "成文日期"), ROWS)
    return taken_in(office, tmp_path / "台账.xlsx")


@pytest.fixture
def folder(tmp_path):
    """Writes papers into a folder by name and text."""

    def write(**papers):
        place = tmp_path / "正文"
        place.mkdir(exist_ok=True)
        for name, text in papers.items():
            (place / f"{name}.txt").write_text(text, "utf-8")
        return place

    return write


def grounds(office, place):
    """By file name, why it belongs to what."""
    found = matched(office, finished(read_folder(place)))
    return {m.paper.path.stem: (m.ground, m.document.document_number if m.document else None) for m in found}


def test_number_and_title_are_sure_and_a_title_alike_waits_for_a_person(office, stocked, folder):
    place = folder(
        甲=f"云州区人民政府关于印发《云州区公共租赁住房管理办法》的通知\n\n云府规〔2023〕1号\n\n{BODY}",
        乙=f"云州区户外广告设施设置管理规定\n\n{BODY}",
        丙=f"云州区既有住宅加装电梯管理实施办法\n\n{BODY}",
        云府规2023_4号=BODY,
        丁=f"关于召开运动会的通知\n\n{BODY}",
    )
    assert grounds(office, place) == {
        "甲": (Ground.NUMBER, "云府规〔2023〕1号"),
        "乙": (Ground.TITLE, "云府规〔2023〕2号"),
        "丙": (Ground.ALIKE, "云府规〔2023〕3号"),
        "云府规2023_4号": (Ground.NUMBER, "云府规〔2023〕4号"),
        "丁": (Ground.NONE, None),
    }


def test_two_papers_for_one_document_wait_for_a_person(office, stocked, folder):
    place = folder(
        甲=f"云州区户外广告设施设置管理规定\n\n{BODY}", 乙=f"云州区户外广告设施设置管理规定\n\n{BODY}第三条　另有规定的，从其规定。\n"
    )
    assert {ground for ground, _ in grounds(office, place).values()} == {Ground.ALIKE}


def test_what_is_confirmed_becomes_the_text_of_its_document_in_one_act(office, stocked, folder):
    place = folder(
        甲=f"云州区人民政府关于印发《云州区公共租赁住房管理办法》的通知\n\n云府规〔2023〕1号\n\n{BODY}",
        乙=f"云州区户外广告设施设置管理规定\n\n{BODY}",
    )
    found = matched(office, finished(read_folder(place)))
    finished(store_texts(office, [(m.paper, m.document.document_id) for m in found]))
    first = office.document(stocked[0])
    assert office.store.documents.version(first.current_version_id).name == "公布稿"
    assert [event.act for event in office.store.documents.events(first.id)] == ["ledger", "texts"]
    assert health.problems(office.store) == ()
    assert {ground for ground, _ in grounds(office, place).values()} == {Ground.HELD}
    office.undo()
    assert office.document(stocked[0]).current_version_id is None
    assert health.problems(office.store) == ()


def test_a_paper_changed_since_it_was_read_keeps_the_whole_batch_out(office, stocked, folder):
    place = folder(甲=f"云州区户外广告设施设置管理规定\n\n{BODY}")
    (match,) = matched(office, finished(read_folder(place)))
    (place / "甲.txt").write_text("别的", "utf-8")
    with pytest.raises(Refused, match="改动过"):
        finished(store_texts(office, [(match.paper, match.document.document_id)]))
    assert office.document(match.document.document_id).current_version_id is None


def test_storing_stopped_half_way_stores_nothing(office, stocked, folder):
    place = folder(甲=f"云州区户外广告设施设置管理规定\n\n{BODY}", 乙=f"云州区小型餐饮店登记管理办法\n\n{BODY}")
    found = matched(office, finished(read_folder(place)))
    steps = store_texts(office, [(m.paper, m.document.document_id) for m in found])
    assert next(text for _, _, text in steps if text.startswith("写入"))
    steps.close()
    assert all(d.current_version_id is None for d in office.store.documents.all())


def test_a_paper_that_cannot_be_read_says_why(office, stocked, folder):
    place = folder(甲=f"云州区户外广告设施设置管理规定\n\n{BODY}")
    (place / "坏.docx").write_bytes(b"PK\x03\x04")
    found = {m.paper.path.name: m for m in matched(office, finished(read_folder(place)))}
    assert (found["坏.docx"].ground, "损坏" in found["坏.docx"].paper.refusal) == (Ground.UNREAD, True)


def test_a_folder_without_papers_is_a_sentence(tmp_path):
    with pytest.raises(Refused, match="没有 Word 或者 PDF"):
        finished(read_folder(tmp_path))
