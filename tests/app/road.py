"""What the tests of the office's verbs are made of: a text, an office, and the steps of the road one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from app.clock import Clock
from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.lifecycle import deliberating, editing, issuing, preparing
from app.lifecycle.stages import Matter
from app.office import Office, open_office
from app.review import accepting, concluding, deciding
from app.text.reading import read_here
from db.records import Document, Event, Finding
from tests.blank import laid

TODAY = date(2026, 11, 23)
CLERK = "王芳"
UNIT = "云州区住房和城乡建设局"
CARRIER = "区政府门户网站"
MATERIALS = ("M01", "M03", "M04", "M05", "M06", "M07")
NAMES = {
    "names.province": "云州省", "names.municipality": "云州市", "names.district": "云州区", "names.government": "云州区人民政府",
    "names.government_code": "云州府", "names.legal_office": "云州区司法局", "names.legal_office_code": "云州司",
}  # fmt: skip

TITLE = "云州区限额以下工程管理办法"
TEXT = """# 云州区限额以下工程管理办法

第一条 为了规范本区限额以下工程管理，根据《建筑法》，制定本办法。

第二条 本办法适用于本区行政区域内的限额以下工程。本办法所称以上、以下，包括本数。

第三条 违反本办法规定擅自开工的，由街道办事处处以五百元以上二千元以下的罚款。

第四条 参与限额以下工程的施工企业，应当在本区注册登记。

第五条 施工企业应当向街道办事处缴纳安全管理费。

第六条 {ending}
"""
AT_ONCE = "本办法自公布之日起施行，有效期五年。"


def text(ending: str = AT_ONCE, title: str = TITLE) -> str:
    """A text with planted faults (a fine, a local company, a fee) that ends with ``ending``."""
    return TEXT.replace(TITLE, title).format(ending=ending)


@cache
def draft(words: str = "", name: str = "送审稿.md") -> Draft:
    """The draft that a file of these words is."""
    data = (words or text()).encode()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        return Draft(name, data, read_here(file))


def opened(folder: Path, today: date = TODAY, operator: str = CLERK) -> Office:
    """An office of 云州区 in ``folder``."""
    office = open_office(laid(folder), Clock(today), operator)
    if not office.store.settings.all():
        editing.save_settings(office, NAMES)
    return office


def imported(office: Office, words: str = "", matter: Matter = Matter.NORMATIVE_DOCUMENT) -> str:
    """A document at 起草."""
    return str(import_draft(office, draft(words), matter, again=True)["document"])


def consult(office: Office, document: str) -> None:
    preparing.consult(office, document, carrier=CARRIER, on=date(2026, 10, 8), until=date(2026, 11, 9))


def submit(office: Office, document: str) -> None:
    preparing.submit(office, document, unit=UNIT, materials=MATERIALS, on=date(2026, 11, 10))


def accept(office: Office, document: str) -> None:
    accepting.accept(office, document, on=date(2026, 11, 11))


def conclude(office: Office, document: str, outcome: str = "合法") -> None:
    """Decide every finding (listed only where the conclusion demands changes) and conclude."""
    for finding in findings(office, document):
        deciding.decide(office, finding.id, listed=outcome != "合法", reason="上下文已限定")
    concluding.conclude(office, document, outcome=outcome, on=date(2026, 11, 12))


def no_market(office: Office, document: str) -> None:
    deliberating.fair_competition(office, document, concerned=False, on=date(2026, 11, 12))


def table(office: Office, document: str) -> None:
    deliberating.table(office, document, on=date(2026, 11, 13))


def passed(office: Office, document: str) -> None:
    deliberating.deliberate(office, document, meeting="区政府第12次常务会议", result="通过", on=date(2026, 11, 16))


def sign(office: Office, document: str) -> None:
    issuing.sign(office, document, by="李强", on=date(2026, 11, 17))


def register(office: Office, document: str) -> None:
    issuing.register(office, document, on=date(2026, 11, 18))


def publish(office: Office, document: str) -> None:
    issuing.publish(office, document, carrier=CARRIER, on=date(2026, 11, 20))


ROAD: dict[str, Callable[[Office, str], None]] = {
    "consulting": consult, "submitted": submit, "under_review": accept, "lawful": conclude, "no_market": no_market, "deliberating": table,
    "passed": passed, "signed": sign, "registered": register, "published": publish,
}  # fmt: skip
"""The road by what each step reaches."""


def at(office: Office, place: str, words: str = "") -> str:
    """A document that has come as far as ``place`` of the road."""
    document = imported(office, words)
    for reached, step in ROAD.items():
        if place == "drafting":
            break
        step(office, document)
        if reached == place:
            break
    return document


def findings(office: Office, document: str) -> tuple[Finding, ...]:
    """The findings of the current round."""
    review = office.store.reviews.current(document)
    return office.store.reviews.findings(review.id) if review else ()


def now(office: Office, document: str) -> Document:
    """The document as it stands."""
    return office.store.documents.get(document)


def last_event(office: Office, document: str) -> Event:
    """The newest row of its history."""
    return office.store.documents.events(document)[-1]
