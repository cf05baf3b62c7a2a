"""盖章件: kept beside the text, never in its place, and held against it where it can be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import Hostile, Refused, Unreadable
from app.lifecycle.correcting import correct_text
from app.lifecycle.sealing import SEALED, read_scan, seal, sealed_copy
from app.office import Office
from app.safekeeping import problems
from tests.app import road
from tests.app.text.pdf_files import pdf, printed
from tests.db.sample import rows


def sealed(office: Office, document: str, words: str, name: str = "盖章.md") -> str:
    return str(seal(office, document, road.draft(words, name))["version"])


def paper(number: str = "云州府规〔2026〕1号", day: str = "2026年11月17日") -> str:
    return f"云州区人民政府文件\n\n{number}\n\n{road.text()}\n云州区人民政府\n{day}\n"


def test_a_sealed_copy_is_a_version_beside_the_text_in_hand(office: Office) -> None:
    document = road.at(office, "registered")
    text, before = road.now(office, document).current_version_id, rows(office.store)
    made = sealed(office, document, road.text() + "\n")
    assert road.now(office, document).current_version_id == text
    assert [v.name for v in office.store.documents.versions(document)] == ["送审稿", SEALED]
    event = road.last_event(office, document)
    assert (event.act, event.stage, event.note) == ("seal", "registered", "《盖章.md》，与送审稿 v1 一致。")
    assert sealed_copy(office, made).passages == ()
    assert office.store.search.find("施工企业")[0] == 2, "the copy is no second find"
    assert problems(office) == ()
    office.undo()
    assert rows(office.store) == before


def test_what_the_sealed_copy_says_otherwise_is_listed_by_clause(office: Office) -> None:
    document = road.at(office, "published")
    made = sealed(office, document, road.text().replace("五百元", "二百元").replace("应当在本区注册登记", "应当登记"))
    found = sealed_copy(office, made)
    assert [(p.path, p.approved, p.other) for p in found.passages] == [("第三条", "五", "二"), ("第四条", "在本区注册", "")]
    assert found.verdict == "与送审稿 v1 有 2 处不同。"


def test_number_and_day_on_the_seal_are_held_against_the_register(office: Office) -> None:
    document = road.at(office, "published")
    right = sealed_copy(office, sealed(office, document, paper(), "盖章.txt"))
    assert right.passages == ()
    wrong = sealed_copy(office, sealed(office, document, paper("云州府规〔2026〕2号", "2026年11月18日"), "盖章.txt"))
    assert [(p.path, p.approved, p.other) for p in wrong.passages] == [
        ("文号", "云州府规〔2026〕1号", "云州府规〔2026〕2号"), ("成文日期", "2026-11-17", "2026-11-18"),
    ]  # fmt: skip


def test_it_is_held_against_the_text_of_its_time_and_not_against_a_later_one(office: Office) -> None:
    document = road.at(office, "published")
    made = sealed(office, document, road.text() + "\n")
    correct_text(office, document, road.draft(road.text().replace("五百元", "三百元")), reason="印错")
    assert sealed_copy(office, made).passages == ()
    late = sealed(office, document, road.text() + "\n\n")
    found = sealed_copy(office, late)
    assert found.against is not None
    assert found.against.name == "更正稿"
    assert [(p.approved, p.other) for p in found.passages] == [("三", "五")]


@pytest.mark.parametrize("place", ["drafting", "under_review", "deliberating", "passed"])
def test_before_the_signature_there_is_nothing_to_seal(office: Office, place: str) -> None:
    document = road.at(office, place)
    with pytest.raises(Refused, match="还没有签发，没有盖章件可存"):
        sealed(office, document, road.text() + "\n")


def test_the_same_file_is_not_kept_twice(office: Office) -> None:
    document = road.at(office, "signed")
    with pytest.raises(Refused, match="已经存过，就是送审稿 v1"):
        sealed(office, document, "")
    sealed(office, document, road.text() + "\n")
    with pytest.raises(Refused, match="已经存过，就是盖章件 v2"):
        sealed(office, document, road.text() + "\n")


def test_a_scan_without_words_is_kept_and_says_so(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "扫描.pdf"
    file.write_bytes(pdf(b"q 500 0 0 700 40 60 cm /Im Do Q", picture=True))
    document = road.at(office, "signed")
    made = seal(office, document, read_scan(file), on=date(2026, 11, 18))
    found = sealed_copy(office, str(made["version"]))
    assert found.passages == ()
    assert found.verdict == "《扫描.pdf》没有文字层，读不出文字，没有与审定文本比对。内容由人工核对。"
    assert road.last_event(office, document).note == "《扫描.pdf》，没有文字层，读不出文字，没有与审定文本比对。内容由人工核对。"
    assert office.store.files.get(found.version.file_sha) == file.read_bytes()
    assert found.version.format == "pdf"
    assert problems(office) == ()


def test_the_text_layer_of_a_pdf_is_read_and_compared(office: Office, tmp_path: Path) -> None:
    lines = [line for line in road.text().replace("五百元", "二百元").removeprefix("# ").splitlines() if line]
    file = tmp_path / "盖章.pdf"
    file.write_bytes(pdf(printed(*((90.0, 760.0 - 40 * n, line) for n, line in enumerate(lines)), (280.0, 40.0, "— 1 —"), size=8)))
    document = road.at(office, "signed")
    found = sealed_copy(office, str(seal(office, document, read_scan(file))["version"]))
    assert [(p.path, p.approved, p.other) for p in found.passages] == [("第三条", "五", "二")]


@pytest.mark.parametrize(("name", "data"), [("图.png", b"\x89PNG\r\n\x1a\n0000"), ("图.jpg", b"\xff\xd8\xff\xe0JFIF")])
def test_a_picture_is_kept_too(office: Office, tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    document = road.at(office, "signed")
    assert "没有文字层" in sealed_copy(office, str(seal(office, document, read_scan(file))["version"])).verdict


def test_what_is_no_scan_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_scan(tmp_path / "没有.pdf")
    table = tmp_path / "表.bin"
    table.write_bytes(b"\x00\x01\x02 no format")
    with pytest.raises(Unreadable, match="认不出是什么格式"):
        read_scan(table)
    secret = tmp_path / "密.txt"
    secret.write_text("机密★1年\n\n" + road.text(), "utf-8")
    with pytest.raises(Hostile):
        read_scan(secret)
