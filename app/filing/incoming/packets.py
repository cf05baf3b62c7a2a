"""A signed packet (报送包) taken in as a filing: checked as a whole first, its papers read through the gate like any foreign file."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.errors import Refused
from app.filing.incoming.facts import Brought as OnPaper
from app.filing.incoming.facts import Facts
from app.filing.incoming.receiving import PACKET, receive
from app.filing.packet.envelope import MANIFEST, SIGNATURE
from app.filing.packet.opening import Opened
from app.filing.packet.taking import Arrival as Brought
from app.filing.packet.taking import ArrivedFile, arrival, is_of_the_packet
from app.intake.arrival import read_one
from app.intake.gathering import Found
from app.intake.sorting import Sorting
from app.intake.submission import Part, Submission
from app.intake.wordlist import TEXT
from app.lifecycle.made import Made
from app.office import Office
from app.text.filenames import sayable
from app.text.worker import Worker

_FROM_PACKET = "报送包写明"


def is_packet(path: Path) -> bool:
    """Whether the file claims to be a packet: a zip with a manifest or a signature in it. Whether it is a good one is told by opening it."""
    try:
        with zipfile.ZipFile(path) as package:
            return bool({MANIFEST, SIGNATURE} & set(package.namelist()))
    except (OSError, zipfile.BadZipFile, ValueError):
        return False


def receive_packet(
    office: Office,
    packet: Opened,
    worker: Worker,
    *,
    unit: str = "",
    at: datetime | None = None,
    receiver: str = "",
    copies: int | None = None,
    paper: Sequence[OnPaper] = (),
) -> Made:
    """Log the filing that a good packet brings, its packet and key recorded in the same act; ``paper`` came on paper beside it.

    ``unit`` is the sender that the packet names unless given. Raises Refused for a packet that is not good, and as :func:`receive` does;
    nothing is written then.
    """
    brought = arrival(packet)
    submission = _submission(brought, worker)
    facts = Facts(
        # the text names itself where it could be read
        title=brought.facts.get("title", "") if submission.draft is None else "",
        document_number=brought.facts.get("document_number", ""),
        published_on=brought.days.get("published_on"),
        effective_on=brought.days.get("effective_on"),
        report_number=brought.report_number,
        copies=copies,
    )
    return receive(
        office, unit=unit.strip() or brought.sender, submission=submission, facts=facts, brought=paper, at=at, receiver=receiver, way=PACKET,
        packet=packet,
    )  # fmt: skip


def _submission(brought: Brought, worker: Worker) -> Submission:
    """The files of the packet, each the material that the packet says it is. Raises Refused where the gate bars one."""
    files = [brought.text] if brought.text else []
    files += [file for file in brought.materials if not is_of_the_packet(file)]
    with TemporaryDirectory(prefix="guiheng-") as room:
        parts = tuple(
            _part(file, TEXT if file is brought.text else file.code, Path(room) / str(place), worker) for place, file in enumerate(files)
        )
    barred = [part for part in parts if part.arrival.barred]
    if barred:
        raise Refused(f"报送包里有不能收的文件，整包没有收：{''.join(part.arrival.refusal for part in barred)}")
    return Submission(parts)


def _part(file: ArrivedFile, code: str, room: Path, worker: Worker) -> Part:
    room.mkdir()
    place = room / sayable(file.file_name)
    place.write_bytes(file.data)
    return Part(read_one(Found(place, sayable(file.file_name), "", place), worker), Sorting(code, 1.0, _FROM_PACKET))
