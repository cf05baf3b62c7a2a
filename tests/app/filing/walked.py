"""Documents of the fictional 云州区 walked down the road by the office's own verbs, up to publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.clock import Clock
from app.filing import outgoing
from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.lifecycle import deliberating, issuing, preparing
from app.lifecycle.editing import save_settings
from app.office import Office, open_office
from app.review.accepting import accept
from app.review.concluding import conclude
from app.text.tree import Node, Reading, Tree
from tests.blank import filled, laid

TITLE = "云州区既有住宅加装电梯实施办法"
UNIT = "区住房城乡建设局"
NAMES = {
    "names.municipality": "云州市", "names.district": "云州区", "names.government": "云州区人民政府", "names.government_code": "云州府",
    "names.legal_office": "云州区司法局", "names.legal_office_code": "云州司", "names.contact": "沈青禾", "names.phone": "0000-5550123",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Walked:
    """A published document and its two filings."""

    document: str
    muni: str
    npc: str


def office_on(folder: Path, day: date, operator: str = "沈青禾") -> Office:
    """An office in ``folder`` whose clock stands on ``day``, its names filled in."""
    office = open_office(laid(folder), Clock(day), operator)
    if not office.store.settings.all():
        save_settings(office, NAMES)
    return office


def lay_published(folder: Path, day: date, on: date) -> Walked:
    """Put into ``folder`` what an office on ``day`` holds that has one document published ``on`` a day."""
    return filled(folder, _walk, day, on)


def _walk(folder: Path, day: date, on: date) -> Walked:
    office = office_on(folder, day)
    walked = published(office, on)
    office.store.close()
    return walked


def on_day(office: Office, day: date) -> Office:
    """The same open store seen on another day."""
    return Office(office.store, Clock(day), office.operator)


def drafted(title: str = TITLE) -> Draft:
    """A short lawful text that names its basis and its days."""
    lines = (
        "为了规范既有住宅加装电梯工作，根据《中华人民共和国民法典》第二百七十八条、《特种设备安全监察条例》，结合本区实际，制定本办法。",
        "本办法适用于本区行政区域内既有住宅加装电梯的活动。",
        "本办法自公布之日起施行，有效期5年。",
    )
    nodes = tuple(Node("article", f"第{'一二三'[n]}条", line, f"第{'一二三'[n]}条", n + 1) for n, line in enumerate(lines))
    tree = Tree(title, title, None, "云州区人民政府", None, None, None, None, (Node("title", "标题", title), *nodes))
    return Draft(f"{title}.docx", title.encode(), Reading(f"{title}.docx", "docx", tree))


def published(office: Office, on: date, title: str = TITLE) -> Walked:
    """``title`` published on that day, everything before it done in the month before."""
    day = on - timedelta(days=30)
    document = str(import_draft(office, drafted(title))["document"])
    preparing.submit(office, document, unit=UNIT, materials=("M01", "M03"), on=day, despite="示例从送审开始")
    accept(office, document, on=day)
    conclude(office, document, outcome="合法", on=day)
    deliberating.fair_competition(office, document, concerned=False, on=day)
    deliberating.table(office, document, on=day)
    deliberating.deliberate(office, document, meeting="区政府第84次常务会议", result="通过", on=day)
    issuing.sign(office, document, by="周明远", on=on)
    issuing.register(office, document, on=on)
    filings = issuing.publish(office, document, carrier="区政府门户网站、区政府公报", on=on)["filings"]
    assert isinstance(filings, dict)
    return Walked(document, filings["muni"], filings["npc"])


def filed(office: Office, walked: Walked, recipient: str, on: date) -> str:
    """The number under which that filing went out."""
    return str(outgoing.file(office, walked.document, recipient=recipient, on=on)["number"])
