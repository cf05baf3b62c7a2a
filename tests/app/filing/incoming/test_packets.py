"""A packet as a filing: good ones come in with their key, bad ones change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Refused
from app.filing.incoming import packets
from app.filing.incoming.facts import Brought
from app.filing.incoming.materials import completeness
from app.filing.packet import building
from app.filing.packet.opening import opened_bytes
from app.office import Office
from app.safekeeping import problems
from app.text.worker import Worker
from tests.app import road
from tests.app.filing.packet.packing import signed_by
from tests.app.filing.packet.tampering import another_key
from tests.app.filing.walked import Walked, office_on, published

BUREAU = "云州区财政局"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as opened:
        yield opened


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Office]:
    """The office of the department that sends."""
    opened = office_on(tmp_path / "bureau", road.TODAY)
    yield opened
    opened.store.close()


def sent(bureau: Office, document: str) -> bytes:
    return signed_by(building.build(bureau, document, "muni"), another_key(1), office=BUREAU, body=BUREAU)


def test_a_good_packet_is_a_filing_with_its_papers_and_its_key(office: Office, bureau: Office, worker: Worker) -> None:
    data = sent(bureau, road.at(bureau, "published"))
    made = packets.receive_packet(office, opened_bytes("来件.zip", data), worker, copies=2)
    document = office.document(str(made["document"]))
    incoming = office.store.incomings.get(str(made["incoming"]))
    assert (document.title, document.issuing_authority, document.published_on) == (
        road.TITLE,
        BUREAU,
        road.now(bureau, sole(bureau)).published_on,
    )
    assert (incoming.way, incoming.copies) == ("报送包", 2)
    held = {one.code for one in completeness(office, document) if one.held}
    assert {"report", "text", "review_opinion"} <= held
    (packet,) = office.store.incomings.packets(document.id)
    assert packet.outgoing is False
    assert [key.owner for key in office.store.incomings.known_keys()] == [BUREAU]
    assert problems(office) == ()


def sole(office: Office) -> str:
    (document,) = office.store.documents.all()
    return document.id


def test_what_the_text_does_not_say_the_packet_states(office: Office, bureau: Office, worker: Worker) -> None:
    walked: Walked = published(bureau, road.TODAY)
    made = packets.receive_packet(office, opened_bytes("来件.zip", sent(bureau, walked.document)), worker, paper=[Brought("basis", 2)])
    document = office.document(str(made["document"]))
    held = {one.code: one.copies for one in completeness(office, document) if one.held}
    assert held["basis"] == 2, "what came on paper beside the packet"
    theirs = road.now(bureau, walked.document)
    assert (document.title, document.document_number, document.effective_on) == (theirs.title, theirs.document_number, theirs.effective_on)


@pytest.mark.parametrize("spoilt", ["cut", "changed"])
def test_a_bad_packet_is_refused_and_nothing_is_written(office: Office, bureau: Office, worker: Worker, spoilt: str) -> None:
    data = sent(bureau, road.at(bureau, "published"))
    bad = data[:-40] if spoilt == "cut" else data.replace("第三条".encode(), "第四条".encode())
    with pytest.raises(Refused, match="没有通过核对，不能收"):
        packets.receive_packet(office, opened_bytes("来件.zip", bad), worker)
    assert office.store.incomings.all() == ()
    assert office.store.documents.all() == ()
    assert office.store.incomings.known_keys() == ()


def test_a_packet_is_told_from_a_plain_archive(tmp_path: Path, bureau: Office) -> None:
    packet, plain = tmp_path / "报送包.zip", tmp_path / "通知.txt"
    packet.write_bytes(sent(bureau, road.at(bureau, "published")))
    plain.write_text("通知", "utf-8")
    assert packets.is_packet(packet)
    assert not packets.is_packet(plain)
    assert not packets.is_packet(tmp_path)
