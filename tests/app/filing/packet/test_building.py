"""What a packet holds, and that the same state of the store gives the same bytes."""

from __future__ import annotations

import json
import stat
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import resources
from app.errors import Refused, UserError
from app.filing import statement
from app.filing.materials import add_material
from app.filing.packet import building
from app.filing.packet.envelope import MANIFEST, SIGNATURE
from app.filing.packet.key import own_fingerprint, seal
from app.filing.packet.naming import is_plain, plain, unused
from app.forms import printing, shelf, slip_code
from app.intake.importing import import_draft
from app.office import Office
from db import keyfile
from db.store import Store
from tests.app.filing.packet.packing import everything, manifest_of, parts_of
from tests.app.filing.walked import TITLE, Walked, drafted, filed, on_day


def test_it_holds_what_the_recipient_asks_for_in_numbered_folders(office: Office, walked: Walked, tmp_path: Path) -> None:
    basis = tmp_path / "依据 汇编.pdf"
    basis.write_bytes(b"%PDF-1.4 basis")
    add_material(office, walked.document, code="basis", path=basis)
    data = building.build(office, walked.document, "muni")
    assert list(parts_of(data)) == [
        MANIFEST,
        SIGNATURE,
        "00 目录.pdf",
        "01 备案登记表/备案登记表.pdf",
        *(path for path in parts_of(data) if path.startswith("02 备案报告/")),
        f"03 正式文本/{TITLE}.docx",
        "04 制定依据/依据 汇编.pdf",
        "05 合法性审核意见书/合法性审核意见书.pdf",
        "05 合法性审核意见书/合法性审核意见书.docx",
    ]
    assert parts_of(data)["04 制定依据/依据 汇编.pdf"] == b"%PDF-1.4 basis"
    assert manifest_of(data).missing == ("备案说明",)


def test_the_statement_is_set_from_the_points_written_and_a_file_brought_goes_before_it(
    office: Office, walked: Walked, tmp_path: Path
) -> None:
    statement.write(office, walked.document, statement.Points(necessity="老旧住宅没有电梯，居民出行不便。"))
    data = building.build(office, walked.document, "muni")
    (path,) = [path for path in parts_of(data) if path.endswith("备案说明.pdf")]
    assert "居民出行不便" in "".join(printing.text(parts_of(data)[path]).split())
    assert manifest_of(data).missing == ("制定依据",)
    brought = tmp_path / "说明（盖章）.pdf"
    brought.write_bytes(b"%PDF-1.4 sealed")
    add_material(office, walked.document, code="statement", path=brought)
    names = [part.path for part in manifest_of(building.build(office, walked.document, "muni")).parts if part.role == "statement"]
    assert names == ["04 备案说明/说明（盖章）.pdf"]


def test_the_text_is_the_file_as_it_is(office: Office, walked: Walked) -> None:
    data = building.build(office, walked.document, "npc")
    version = office.store.documents.versions(walked.document)[-1]
    texts = [part for part in manifest_of(data).parts if part.role in ("text", "electronic")]
    assert [part.sha256 for part in texts] == [version.file_sha] * 2


def test_names_are_marked_as_utf_8(office: Office, walked: Walked) -> None:
    with zipfile.ZipFile(BytesIO(building.build(office, walked.document, "muni"))) as package:
        assert all(entry.flag_bits & 0x800 for entry in package.infolist())


def test_the_manifest_is_of_its_schema_and_says_who_and_when(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "muni", date(2026, 11, 6))
    data = building.build(office, walked.document, "muni")
    told = json.loads(parts_of(data)[MANIFEST])
    Draft202012Validator(json.loads(resources.path("schema/packet_manifest.json").read_text("utf-8"))).validate(told)
    assert told["on"] == told["filing"]["filed_on"] == "2026-11-06"
    assert told["filing"]["report_number"] == number
    assert (told["sender"]["office"], told["sender"]["body"], told["sender"]["operator"]) == ("云州区司法局", "云州区人民政府", "沈青禾")
    assert told["recipient"] == {"code": "muni", "name": "云州市人民政府"}


def test_the_same_state_gives_the_same_bytes_on_another_day_and_by_another_hand_once_it_is_filed(office: Office, walked: Walked) -> None:
    filed(office, walked, "npc", date(2026, 11, 6))
    first = building.build(office, walked.document, "npc")
    later = Office(office.store, on_day(office, date(2027, 3, 1)).clock, "周敏")
    assert building.build(later, walked.document, "npc") == first


def test_the_sheet_on_top_names_the_folders_what_is_missing_the_code_and_the_fingerprint(office: Office, walked: Walked) -> None:
    words = "".join(printing.text(parts_of(building.build(office, walked.document, "muni"))["00 目录.pdf"]).split()).replace("\x02", "-")
    for told in ("报送材料目录", TITLE, "备案登记表.pdf", "没有装入：备案说明、制定依据。", slip_code.of(walked.document).text):
        assert told in words
    assert own_fingerprint(office).replace(" ", "") in words


def test_before_publication_there_is_no_packet(office: Office) -> None:
    document = str(import_draft(office, drafted())["document"])
    with pytest.raises(Refused, match="还没有公布"):
        building.build(office, document, "muni")


def test_a_folder_holds_the_same_files(office: Office, walked: Walked, tmp_path: Path) -> None:
    folder = building.save_folder(office, walked.document, "muni", tmp_path / "报送包")
    assert everything(folder) == parts_of(building.build(office, walked.document, "muni"))
    with pytest.raises(UserError, match="里已有文件"):
        building.save_folder(office, walked.document, "muni", folder)
    assert [place.name for place in tmp_path.iterdir() if place.name.startswith(".")] == []


def test_making_it_keeps_it_and_is_recorded_once_and_undone(office: Office, walked: Walked, tmp_path: Path) -> None:
    made = building.make(office, walked.document, "muni", tmp_path / "包.zip")
    again = building.make(office, walked.document, "muni", tmp_path / "再一份.zip")
    (row,) = office.store.incomings.packets(walked.document)
    assert made["packet"] == again["packet"] == row.id
    assert (tmp_path / "包.zip").read_bytes() == office.store.files.get(row.file_sha) == (tmp_path / "再一份.zip").read_bytes()
    assert (row.outgoing, row.counterpart, row.fingerprint) == (True, "云州市人民政府", own_fingerprint(office))
    office.undo()
    assert office.store.incomings.packets(walked.document) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_the_key_is_made_once_is_nobody_elses_to_read_and_stands_in_no_log(office: Office, walked: Walked, tmp_path: Path) -> None:
    place = office.store.folder / keyfile.NAME
    before = place.exists()
    building.make(office, walked.document, "muni", tmp_path / "包.zip")
    kept = place.read_bytes()
    building.build(office, walked.document, "npc")
    assert not before or place.read_bytes() == kept
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    log = "".join(str(entry) for entry in office.store.log.oldest_first())
    assert kept.hex() not in log
    assert repr(kept) not in log


def test_a_damaged_key_is_told_and_never_replaced(office: Office, walked: Walked) -> None:
    seal(office)
    place = office.store.folder / keyfile.NAME
    place.write_bytes(b"short")
    with pytest.raises(UserError, match=r"签名密钥文件 packet\.key 已损坏"):
        building.build(office, walked.document, "muni")
    assert place.read_bytes() == b"short"


def test_the_key_comes_back_with_a_backup(office: Office, tmp_path: Path) -> None:
    told = own_fingerprint(office)
    made = office.store.backup(office.now())
    from db.restoring import restore

    restore(made, tmp_path / "新机", office.now())
    with Store(tmp_path / "新机", office.now()) as store:
        assert own_fingerprint(Office(store, office.clock, office.operator)) == told


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a/b\\c:d.pdf", "a／b＼c：d.pdf"),
        ("..", "没有名字"),
        ("CON.txt", "没有名字_CON.txt"),
        ("说明\u202egpj.exe", "说明gpj.exe"),
        ("  空格 .docx", "空格.docx"),
        ("长" * 200 + ".docx", "长" * 60 + ".docx"),
        ("", "没有名字"),
    ],
)
def test_names_are_plain(name: str, made: str) -> None:
    assert plain(name) == made
    assert is_plain(made)


def test_two_files_of_one_name_are_told_apart() -> None:
    assert unused("依据.pdf", {"依据.pdf"}) == "依据（2）.pdf"
    assert unused("A.pdf", {"a.pdf", "a（2）.pdf"}) == "A（3）.pdf"


def test_the_offices_own_template_is_set_in_it(office: Office, walked: Walked, tmp_path: Path) -> None:
    own = tmp_path / "登记表.typ"
    own.write_bytes(shelf.shipped("filing_slip.typ").replace("备案机关登记审查栏".encode(), "云州区专用审查栏".encode()))
    before = building.build(office, walked.document, "muni")
    shelf.use_own(office, "filing_slip.typ", own)
    (slip,) = [data for path, data in parts_of(building.build(office, walked.document, "muni")).items() if path.startswith("01 ")]
    assert "云州区专用审查栏" in "".join(printing.text(slip).split())
    office.undo()
    assert building.build(office, walked.document, "muni") == before
