"""What an opened packet brings, and what is known of the key it was signed with."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.filing.packet import building
from app.filing.packet.key import fingerprint, own_fingerprint
from app.filing.packet.opening import Opened, opened_bytes
from app.filing.packet.taking import KeyState, acquaintance, arrival, enter, is_of_the_packet
from app.office import Office
from tests.app.filing.packet.packing import signed_by
from tests.app.filing.packet.tampering import another_key
from tests.app.filing.walked import TITLE, Walked, filed

BUREAU = "云州区财政局"


def came(office: Office, walked: Walked, seed: int = 1, name: str = BUREAU) -> Opened:
    """The packet as the bureau ``name`` would have sent it, under a key of its own."""
    data = signed_by(building.build(office, walked.document, "muni"), another_key(seed), office=name, body=name)
    packet = opened_bytes("来件.zip", data)
    assert packet.ok, packet.problems
    return packet


def taken_in(office: Office, walked: Walked, packet: Opened) -> str:
    sha = office.keep(packet.data)
    with office.act("incoming", "收文") as act:
        return enter(office, act, packet, walked.document, sha)


def test_it_brings_the_facts_the_text_and_every_paper(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "muni", date(2026, 11, 6))
    found = arrival(came(office, walked))
    assert found.facts["title"] == TITLE
    assert found.facts["document_number"] == "云州府规〔2026〕1号"
    assert found.days["published_on"] == date(2026, 10, 27)
    assert found.days["valid_until"] == date(2031, 10, 26)
    assert (found.sender, found.office, found.report_number, found.filed_on) == (BUREAU, BUREAU, number, date(2026, 11, 6))
    assert found.text is not None
    assert (found.text.file_name, found.text.data) == (f"{TITLE}.docx", TITLE.encode())
    codes = {file.code for file in found.materials if not is_of_the_packet(file)}
    assert {"report", "review_opinion"} <= codes
    assert {file.code for file in found.materials if is_of_the_packet(file)} == {"catalogue", "slip"}


def test_a_new_key_is_told_with_its_fingerprint_and_known_after_it_was_taken_in(office: Office, walked: Walked) -> None:
    packet = came(office, walked)
    new = acquaintance(office, packet)
    mark = fingerprint(another_key(1).public)
    assert new.state is KeyState.NEW
    assert mark in new.sentence
    row = taken_in(office, walked, packet)
    assert acquaintance(office, packet) == type(new)(KeyState.KNOWN, "")
    (kept,) = office.store.incomings.packets(walked.document)
    assert (kept.id, kept.outgoing, kept.counterpart, kept.fingerprint) == (row, False, BUREAU, mark)
    assert office.store.files.get(kept.file_sha) == packet.data
    assert [key.owner for key in office.store.incomings.known_keys()] == [BUREAU]


def test_a_known_owner_with_another_key_is_warned_of(office: Office, walked: Walked) -> None:
    taken_in(office, walked, came(office, walked))
    changed = acquaintance(office, came(office, walked, seed=2))
    assert changed.state is KeyState.CHANGED
    assert f"“{BUREAU}”换了签名密钥" in changed.sentence
    assert fingerprint(another_key(1).public) in changed.sentence
    assert fingerprint(another_key(2).public) in changed.sentence


def test_a_known_key_under_another_name_is_warned_of(office: Office, walked: Walked) -> None:
    taken_in(office, walked, came(office, walked))
    other = acquaintance(office, came(office, walked, name="云州区教育局"))
    assert other.state is KeyState.CHANGED
    assert f"原来登记为“{BUREAU}”的" in other.sentence


def test_our_own_packet_is_recognised(office: Office, walked: Walked) -> None:
    packet = opened_bytes("包.zip", building.build(office, walked.document, "muni"))
    assert packet.manifest is not None
    assert packet.manifest.fingerprint == own_fingerprint(office)
    assert acquaintance(office, packet).state is KeyState.OWN


def test_a_packet_that_is_not_good_is_never_taken_in(office: Office, walked: Walked) -> None:
    bad = opened_bytes("坏.zip", came(office, walked).data + b"x")
    for use in (lambda: arrival(bad), lambda: acquaintance(office, bad), lambda: taken_in(office, walked, bad)):
        with pytest.raises(Refused, match="没有通过核对，不能收"):
            use()
    assert office.store.incomings.packets(walked.document) == ()
    assert office.store.incomings.known_keys() == ()


def test_taking_in_is_undone_with_its_act(office: Office, walked: Walked) -> None:
    taken_in(office, walked, came(office, walked))
    office.undo()
    assert office.store.incomings.packets(walked.document) == ()
    assert office.store.incomings.known_keys() == ()
