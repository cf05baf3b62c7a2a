"""What departments of the fictional 云州区 file: their papers, and filings that have come as far as a state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.clock import Clock
from app.filing.incoming import checking, concluding, receiving
from app.filing.incoming.facts import Facts
from app.filing.incoming.states import State
from app.intake import company
from app.intake.arrival import Arrival
from app.intake.draft import Draft
from app.intake.submission import Submission
from app.office import Office
from app.review import deciding
from app.text.reading import read_here
from db.records import Incoming
from tests.app.filing.walked import office_on
from tests.blank import filled

UNIT = "云州区城市管理局"
TITLE = "云州区临时占道经营管理办法"
NUMBER = "云州城管规〔2026〕3号"
PUBLISHED = date(2026, 10, 26)
RECEIVED = datetime(2026, 11, 5, 9, 30)
TEXT = """# {title}

{number}

第一条 为了规范临时占道经营，根据《城市市容和环境卫生管理条例》，制定本办法。

第二条 违反本办法擅自占道的，由街道办事处处以二百元以上五百元以下的罚款。

第三条 经营者应当在本区注册登记，并向街道办事处缴纳管理费。

第四条 本办法自2026年11月1日起施行，有效期五年。
"""
CLEAN = """# {title}

{number}

第一条 为了方便群众办事，根据有关规定，制定本办法。

第二条 社区服务中心在工作日提供咨询。

第三条 本办法自2026年11月1日起施行，有效期五年。
"""
PAPERS = {
    "备案报告.md": "# 关于报送《{title}》备案的报告\n\n区人民政府：现将本文件报请备案。\n",
    "备案说明.md": "# 关于《{title}》的起草说明\n\n一、起草背景\n\n规范占道经营。\n",
    "制定依据.md": "# 制定依据\n\n城市市容和环境卫生管理条例。\n",
    "合法性审核意见.md": "# 合法性审核意见\n\n经我局法制机构审核，内容合法。\n",
}
ALL = (*PAPERS,)


@cache
def submission(title: str = TITLE, number: str = NUMBER, words: str = TEXT, papers: tuple[str, ...] = ALL) -> Submission:
    """The papers of a filing as they are read: the text and those of ``papers``."""
    files = {f"{title}.md": words, **{name: PAPERS[name] for name in papers}}
    arrivals = []
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            file = Path(folder) / name
            file.write_text(text.format(title=title, number=number), "utf-8")
            arrivals.append(Arrival(name, "", file, file.read_bytes(), read_here(file)))
    sorted_to = company.sort(tuple(arrivals))
    return sorted_to[0].joined(sorted_to[1:])


def draft(words: str = TEXT, title: str = TITLE, number: str = NUMBER) -> Draft:
    """The text alone as a draft."""
    found = submission(title, number, words, ()).draft
    assert found is not None
    return found


def on_day(office: Office, day: date) -> Office:
    """The same open store seen on another day."""
    return Office(office.store, Clock(day), office.operator)


def received(
    office: Office, came: Submission | None = None, *, at: datetime = RECEIVED, unit: str = UNIT, published: date = PUBLISHED
) -> str:
    """The id of a filing that was logged."""
    made = receiving.receive(office, unit=unit, submission=came or submission(), facts=Facts(published_on=published), at=at)
    return str(made["incoming"])


def registered(office: Office, came: Submission | None = None) -> str:
    """A filing registered on the 6th of November, so under substantive review."""
    incoming = received(office, came)
    checking.register(office, incoming, on=date(2026, 11, 6))
    return incoming


def lists(office: Office, incoming: str, *, listed: bool = True) -> None:
    """Put every finding of the round on the list, or none."""
    document = now(office, incoming).document_id
    review = office.store.reviews.current(document)
    assert review is not None
    for finding in office.store.reviews.findings(review.id):
        deciding.decide(office, finding.id, listed=listed, reason="上下文已限定")


def concluded(office: Office, outcome: str, on: date = date(2026, 11, 9)) -> str:
    """A filing with that outcome."""
    incoming = registered(office)
    lists(office, incoming, listed=outcome not in ("准予备案", "准予备案并提示技术瑕疵"))
    words = "第一条的法名不全" if outcome == "准予备案并提示技术瑕疵" else ""
    concluding.conclude(office, incoming, outcome=outcome, words=words, on=on)
    return incoming


def _checked(office: Office) -> str:
    incoming = received(office)
    checking.check(office, incoming, on=date(2026, 11, 6))
    return incoming


def _waiting(office: Office) -> str:
    incoming = received(office)
    checking.supplement(office, incoming, faulty=["备案说明没有盖章"], on=date(2026, 11, 6))
    return incoming


def _listed(office: Office) -> str:
    from app.filing.incoming import catalogue

    incoming = concluded(office, "准予备案")
    catalogue.make(office, year=2026, quarter=4, on=date(2026, 11, 10), despite="按月编")
    return incoming


AT: dict[State, Callable[[Office], str]] = {
    State.RECEIVED: received, State.FORM_CHECK: _checked, State.WAIT_SUPPLEMENT: _waiting, State.SUBSTANTIVE: registered,
    State.WAIT_RESPONSE: lambda office: concluded(office, "建议自行修改或者废止"), State.CONCLUDED: lambda office: concluded(office, "准予备案"),
    State.ESCALATED: lambda office: concluded(office, "提请区政府改变或者撤销"), State.LISTED: _listed,
}  # fmt: skip
"""A filing at each state."""


def lay(folder: Path, day: date, state: State) -> str:
    """Put into ``folder`` an office on ``day`` with a filing at ``state``; its id."""
    return filled(folder, _bring, day, state)


def _bring(folder: Path, day: date, state: State) -> str:
    office = office_on(folder, day)
    incoming = AT[state](office)
    office.store.close()
    return incoming


def now(office: Office, incoming: str) -> Incoming:
    """The filing as it stands."""
    return office.store.incomings.get(incoming)
