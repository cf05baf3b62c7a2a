"""``packet`` and ``open-packet``: built, checked, and refused by the same verbs the window calls."""

from __future__ import annotations

from pathlib import Path

from app.forms import slip_code
from app.lifecycle import ending
from tests.app import road
from tests.app.cli.conftest import Cli, schema


def published(folder: Path) -> str:
    office = road.opened(folder)
    document = road.at(office, "published")
    office.close()
    return document


def test_a_packet_is_built_and_found_good(cli: Cli, folder: Path, tmp_path: Path) -> None:
    document = published(folder)
    out = tmp_path / "报送包.zip"
    made = cli("packet", document, "muni", "--out", out)
    assert made.code == 0
    found = cli("open-packet", out)
    assert (found.code, found.only["ok"], found.only["problems"]) == (0, True, [])
    told = found.only["document"]
    assert isinstance(told, dict)
    assert (told["title"], told["recipient"], told["key"]) == (road.TITLE, "云州市人民政府", "own")
    assert told["fingerprint"] == made.only["fingerprint"]


def test_the_document_may_be_named_by_the_code_on_its_slip_and_the_place_may_be_a_folder(cli: Cli, folder: Path, tmp_path: Path) -> None:
    document = published(folder)
    made = cli("packet", slip_code.of(document).text.lower(), "npc", "--out", tmp_path / "报送包")
    assert made.only["document"] == document
    assert (tmp_path / "报送包" / "清单.json").exists()


def test_a_packet_tampered_with_is_refused_and_tells_nothing_of_its_document(cli: Cli, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "报送包.zip"
    cli("packet", published(folder), "muni", "--out", out)
    out.write_bytes(out.read_bytes() + b"more")
    found = cli("open-packet", out)
    assert (found.code, found.only["ok"], found.only["document"]) == (2, False, {})
    assert found.only["problems"]


def test_what_cannot_be_packed_or_opened_is_said(cli: Cli, office: None, folder: Path, tmp_path: Path) -> None:
    opened = road.opened(folder)
    draft = road.at(opened, "drafting")
    opened.close()
    out = tmp_path / "报送包.zip"
    assert "还没有公布" in str(cli("packet", draft, "muni", "--out", out).only["error"])
    assert "没有“court”这个受理方" in str(cli("packet", draft, "court", "--out", out).only["error"])
    assert cli("packet", "没有这一件", "muni", "--out", out).code == 2
    assert not out.exists()
    assert cli("open-packet", tmp_path / "没有.zip").code == 2


def test_the_shapes_are_schemas() -> None:
    for name in ("packet", "open-packet", "packet_manifest"):
        schema(name)


def test_a_packet_of_the_round_that_is_named(cli: Cli, folder: Path, tmp_path: Path) -> None:
    document = published(folder)
    office = road.opened(folder)
    first = next(f.id for f in office.store.filings.of_document(document) if f.recipient == "npc")
    ending.repeal(office, document, reason="已被替代")
    office.close()
    made = cli("packet", document, "npc", "--out", tmp_path / "公布.zip", "--filing", first)
    assert made.code == 0
    assert (tmp_path / "公布.zip").is_file()
    assert "没有这一轮报备" in str(cli("packet", document, "muni", "--out", tmp_path / "错.zip", "--filing", first).only["error"])
