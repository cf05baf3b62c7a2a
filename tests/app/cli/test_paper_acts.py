"""The acts on paper from a list of acts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.forms import shelf
from tests.app import road
from tests.app.cli.conftest import Cli, Said

Acts = Callable[..., Said]


def test_a_packet_is_built_beside_the_list_and_can_be_opened(cli: Cli, acts: Acts, folder: Path, tmp_path: Path) -> None:
    office = road.opened(folder)
    document = road.at(office, "published")
    office.close()
    said = acts(
        {"act": "packet", "document": document, "recipient": "npc", "file": "报送包.zip"},
        {"act": "packet", "document": document, "recipient": "court", "file": "另.zip"},
    )
    assert [line["ok"] for line in said.lines] == [True, False]
    assert cli("open-packet", tmp_path / "报送包.zip").only["ok"] is True


def test_a_template_is_put_in_place_refused_by_its_field_and_taken_away(acts: Acts, tmp_path: Path) -> None:
    good = shelf.shipped("filing_slip.typ")
    (tmp_path / "好.typ").write_bytes(good + "\n// 本单位\n".encode())
    (tmp_path / "坏.typ").write_bytes(good + b"\n#form.titel\n")
    said = acts(
        {"act": "form_template", "template": "filing_slip.typ", "file": "好.typ"},
        {"act": "form_template", "template": "filing_slip.typ", "file": "坏.typ"},
        {"act": "drop_form_template", "template": "filing_slip.typ"},
        {"act": "drop_form_template", "template": "filing_slip.typ"},
        {"act": "undo"},
    )
    assert [line["ok"] for line in said.lines] == [True, False, True, False, True]
    assert "titel" in str(said.lines[1]["error"])
