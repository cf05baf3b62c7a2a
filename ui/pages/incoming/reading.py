"""What the page asks of the office and of the reading process. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.errors import Refused
from app.filing.incoming import letters, packets, receiving
from app.filing.incoming.materials import asked
from app.filing.incoming.outcomes import LETTERS
from app.filing.incoming.states import Deed, refuse_unless_open
from app.filing.incoming.views import IncomingDesk, Listed, desk, incoming_list
from app.filing.packet.opening import Opened, opened
from app.filing.packet.taking import acquaintance
from app.forms.overlay import Laid, laid
from app.forms.paper import Form
from app.intake.submission import Submission
from app.lifecycle.jurisdiction import Material
from app.lifecycle.units import short_name
from app.office import Office
from app.people.permissions import why_not
from app.text.worker import Worker

RECEIPT, SUPPLEMENT, EXPLANATION, OPINION = "receipt", "supplement", "explanation", "opinion"
"""The papers of a filing."""
WORDS: Mapping[str, str] = {RECEIPT: "收文回执", SUPPLEMENT: "补正通知", EXPLANATION: "请予说明函", OPINION: "备案审查意见书"}


@dataclass(frozen=True, slots=True)
class Docket:
    """The list with the short names of the units by id."""

    rows: tuple[Listed, ...]
    shorts: Mapping[str, str]
    today: date
    why_not: str = ""
    """Why the operator may take nothing in; empty when he may."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One filing as the page shows it: the desk, why each other deed is not open, which papers there are, and revisions nobody settled."""

    desk: IncomingDesk
    today: date
    barred: Mapping[Deed, str]
    papers: tuple[str, ...]
    pending_revisions: int

    @property
    def id(self) -> str:
        """The filing's id."""
        return self.desk.listed.incoming.id


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before anything was read: units by full name, the materials asked for, now and who is at the desk."""

    units: tuple[str, ...]
    materials: tuple[Material, ...]
    now: datetime
    operator: str


def docket(office: Office) -> Docket:
    """What departments filed."""
    return Docket(incoming_list(office), shorts(office), office.today(), why_not(office, "incoming") or "")


def shorts(office: Office) -> Mapping[str, str]:
    """The short names of the units by id, without the district before them."""
    district = office.names.get("district", "")
    return {unit.id: short_name((unit.short_name or unit.name).removeprefix(district)) for unit in office.store.people.units()}


def seen(office: Office, incoming_id: str) -> Seen:
    """One filing whole. Raises Refused when it is gone."""
    found = desk(office, incoming_id)
    incoming, document = found.listed.incoming, found.listed.document
    kinds = {one.step.kind for one in found.course}
    papers = [RECEIPT]
    papers += [SUPPLEMENT] if "incoming_supplement" in kinds else []
    papers += [EXPLANATION] if "explain_request" in kinds else []
    papers += [OPINION] if incoming.outcome in LETTERS else []
    version = office.store.documents.version(document.current_version_id) if document.current_version_id else None
    pending = version.pending_revisions if version is not None and not version.settled else 0
    barred = {deed: _why(office, found, deed) for deed in Deed if deed not in found.deeds or found.why_not[deed]}
    return Seen(found, office.today(), barred, tuple(papers), pending)


def _why(office: Office, found: IncomingDesk, deed: Deed) -> str:
    if deed in found.deeds:
        return found.why_not[deed]
    try:
        refuse_unless_open(found.listed.incoming, deed)
    except Refused as refused:
        return refused.sentence
    return _POINTLESS.get(deed, "现在没有要办的。")


_POINTLESS: Mapping[Deed, str] = {
    Deed.EXPLAIN: "上一份请予说明函还没有收到说明。收到后登记，再发新的。",
    Deed.EXPLAINED: "没有等说明的请予说明函。先发函，再登记说明。",
    Deed.PROPOSE: "已经提请区政府，等区政府决定。",
    Deed.ADD_TEXT: "文本已经在审查，不能换。",
}


def known(office: Office) -> Known:
    """What the dialogs begin with."""
    return Known(tuple(unit.name for unit in office.store.people.units()), asked(office), office.now(), office.operator)


def read_papers(paths: Sequence[Path]) -> Submission | Opened | None:
    """The files as one filing, or the one packet checked; None where there is nothing to take in. Raises Unreadable, Hostile, Refused."""
    found = [path for path in paths if path.is_file() and packets.is_packet(path)]
    if found and len(paths) > 1:
        raise Refused("报送包要一个一个收。先收这一个，再拖入其他的。")
    if found:
        return opened(found[0])
    with Worker() as worker:
        return receiving.read(paths, worker)


def acquainted(office: Office, packet: Opened) -> str:
    """What is to be said of the packet's key; empty for one that is known."""
    return acquaintance(office, packet).sentence


def paper(office: Office, incoming_id: str, kind: str) -> tuple[str, Laid]:
    """One paper of a filing with its name for a file. Raises Refused where it does not exist yet."""
    made: tuple[str, Form]
    match kind:
        case "supplement":
            made = letters.supplement_notice(office, incoming_id)
        case "explanation":
            made = letters.explanation_request(office, incoming_id)
        case "opinion":
            made = letters.opinion(office, incoming_id)
        case _:
            made = letters.receipt(office, incoming_id)
    return made[0], laid(office, made[1])
