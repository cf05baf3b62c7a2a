"""One document's road: by the clerk's hands at the window, and the same acts as a list for ``run``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.review.deciding import REASONS
from tests.ui.road_clerk import Clerk

CARRIER, MEETING, SIGNATORY = "区政府门户网站", "区政府第86次常务会议", "李强"
MATERIALS = ("M01", "M03", "M04", "M05", "M06", "M07")
RECEIPT = "市备〔2026〕118号"
MUNI, NPC = "本市人民政府", "本区人民代表大会常务委员会"
REASON = REASONS[2]
STATED = {
    "body": ("制定主体", "制定主体具有行政主体资格。"), "powers": ("制定权限", "两处涉及经营者迁入和处罚，超出权限。"),
    "content": ("文件内容", "列入的意见修改后与上位法一致。"), "procedure": ("制定程序", "已公开征求意见三十日。"),
}  # fmt: skip
"""What the reviewer states in the opinion: the field's name at the window, and the words."""

Finding = dict[str, object]
"""A finding as ``check --json`` writes it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A draft with the unit that brings it; ``called`` is what the program calls the document."""

    file: Path
    unit: str
    title: str
    called: str


def walk(clerk: Clerk, case: Case, slip: Path) -> None:
    """The whole road, until the slip for the municipal government lies at ``slip`` as a PDF."""
    take_in(clerk, case)
    review(clerk)
    issue_opinion(clerk)
    adopt(clerk)
    go_through_council(clerk)
    publish(clerk, case)
    file_with_both(clerk)
    print_slip(clerk, slip)


def take_in(clerk: Clerk, case: Case) -> None:
    """The file is let go over the window, checked, and registered with what came with it."""
    clerk.drops(case.file)
    clerk.sees(case.called)
    clerk.fills("起草单位", case.unit)
    clerk.fills("送审日期", "2026-11-10")
    clerk.fills("受理日期", "2026-11-11")
    clerk.ticks("送审前已公开征求意见")
    clerk.fills("载体", CARRIER)
    clerk.fills("开始日期", "2026-10-08")
    clerk.fills("截止日期", "2026-11-09")
    clerk.clicks("必交的都收到了")
    clerk.clicks("登记送审并受理")
    clerk.clicks("去审核")


def review(clerk: Clerk) -> None:
    """Every finding is decided by keys: violations go on the list, the others do not."""
    decide(clerk, lambda here: here.startswith("疑似违法"))


def decide(clerk: Clerk, lists: Callable[[str], bool]) -> None:
    """Every finding is decided by keys: those that ``lists`` says go on the list, the others do not, always for the same reason."""
    clerk.waits_until(lambda: bool(clerk.finding), "no finding is open")
    reasons = iter([str(REASONS.index(REASON) + 1)])
    while here := clerk.finding:
        if lists(here):
            clerk.presses("A")
        else:
            clerk.presses("D")
            clerk.sees(REASON)
            clerk.presses(*reasons, "Return")
        clerk.waits_until(lambda before=here: clerk.finding != before, f"“{here}” was not decided")


def issue_opinion(clerk: Clerk) -> None:
    """应当予以修改, which follows from what is listed."""
    issue(clerk, "修改后可直接提请审议")


def issue(clerk: Clerk, outcome: str) -> None:
    """The opinion with what the reviewer states in it; ``outcome`` is clicked first."""
    clerk.presses("Ctrl+Return")
    clerk.clicks(outcome)
    clerk.fills("出具日期", "2026-11-12")
    for field, words in STATED.values():
        clerk.fills(field, words)
    clerk.clicks("出具审核意见")
    clerk.sees("审核意见已出具")
    clerk.clicks("关闭")


def adopt(clerk: Clerk) -> None:
    """The drafting unit adopts everything."""
    clerk.clicks("登记答复")
    clerk.clicks("其余全部采纳")
    clerk.clicks("登记答复")
    clerk.clicks("打开文件详情")


def go_through_council(clerk: Clerk) -> None:
    """Fair competition, collective deliberation, signature and number, each where the next step asks for it."""
    table(clerk)
    meet(clerk)
    clerk.clicks("登记结果")
    sign_and_number(clerk)


def table(clerk: Clerk) -> None:
    """公平竞争审查 and 提请审议."""
    clerk.clicks("登记审查结论")
    clerk.sees("公平竞争审查条例第十二条")
    clerk.clicks("符合")
    clerk.fills("审查日期", "2026-11-13")
    clerk.clicks("登记审查结论")
    clerk.clicks("提请审议")
    clerk.fills("提请日期", "2026-11-13")
    clerk.clicks("提请审议")


def meet(clerk: Clerk) -> None:
    """The meeting, named in the dialog of its result, which stays open."""
    clerk.clicks("登记审议结果")
    clerk.fills("会议", MEETING)
    clerk.fills("会议日期", "2026-11-16")


def sign_and_number(clerk: Clerk) -> None:
    """签发 and 登记编号."""
    clerk.clicks("登记签发")
    clerk.fills("签发人", SIGNATORY)
    clerk.fills("签发日期", "2026-11-17")
    clerk.clicks("登记签发")
    clerk.clicks("登记编号")
    clerk.fills("登记日期", "2026-11-18")
    clerk.clicks("登记编号")


def publish(clerk: Clerk, case: Case) -> None:
    """公布 is asked first, because it leaves the house."""
    clerk.clicks("登记公布信息")
    clerk.sees("这一步不能撤销")
    clerk.fills("公布载体", CARRIER)
    clerk.fills("公布日期", "2026-11-20")
    clerk.clicks("登记公布")
    clerk.sees("施行日期：2026-11-20")
    clerk.sees(case.called)
    clerk.clicks("去报送", within="缺少：市政府备案没有办结")


def file_with_both(clerk: Clerk) -> None:
    """Both bodies; the municipal one answers with its receipt."""
    send(clerk)
    receive(clerk, MUNI, RECEIPT)


def send(clerk: Clerk) -> None:
    """登记报送 to both bodies, each asked first."""
    for recipient in (MUNI, NPC):
        clerk.clicks("登记报送", within=recipient)
        clerk.sees("不能撤销")
        clerk.clicks("登记报送")
        clerk.sees("已登记报送" + recipient)


def receive(clerk: Clerk, recipient: str, number: str) -> None:
    """The receipt of ``recipient``, typed in."""
    clerk.clicks("手工登记", within=recipient)
    clerk.fills("回执编号", number)
    clerk.clicks("登记回执")
    clerk.sees(number)


def print_slip(clerk: Clerk, slip: Path) -> None:
    """The slip's preview, kept as a PDF."""
    clerk.clicks("打印登记表", within=MUNI)
    clerk.clicks("存为 PDF")
    clerk.names_file(slip)
    clerk.sees(f"已存为《{slip.name}》")
    clerk.clicks("关闭")


def acts(case: Case, findings: Sequence[Finding]) -> str:
    """The same road as ``run`` takes it, one act a line."""
    d: dict[str, object] = {"document": "@d"}
    listed = [finding for finding in findings if finding["severity"] == "violation"]
    stated = {key: words for key, (_, words) in STATED.items()}
    lines: list[dict[str, object]] = [
        {"act": "import", "file": str(case.file), "as": "d"},
        {"act": "consult", **d, "carrier": CARRIER, "on": "2026-10-08", "until": "2026-11-09"},
        {"act": "submit", **d, "unit": case.unit, "materials": list(MATERIALS), "on": "2026-11-10"},
        {"act": "accept", **d, "on": "2026-11-11"},
        *({"act": "decide", "finding": _named(f), "list": f in listed} | ({} if f in listed else {"reason": REASON}) for f in findings),
        {"act": "conclude", **d, "outcome": "应当予以修改", "recheck": False, "on": "2026-11-12", "assessment": stated},
        {"act": "reply", **d, "replies": [{"finding": _named(finding), "reply": "采纳"} for finding in listed]},
        {"act": "fair_competition", **d, "concerned": True, "conclusion": "符合", "on": "2026-11-13"},
        {"act": "table", **d, "on": "2026-11-13"},
        {"act": "deliberate", **d, "meeting": MEETING, "result": "通过", "on": "2026-11-16"},
        {"act": "sign", **d, "by": SIGNATORY, "on": "2026-11-17"},
        {"act": "register", **d, "on": "2026-11-18"},
        {"act": "publish", **d, "carrier": CARRIER, "on": "2026-11-20"},
        {"act": "file", **d, "recipient": "muni", "on": "2026-11-23"},
        {"act": "file", **d, "recipient": "npc", "on": "2026-11-23"},
        {"act": "receive", "filing": {**d, "recipient": "muni"}, "number": RECEIPT, "way": "纸质回执", "on": "2026-11-23"},
    ]
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)


def _named(finding: Finding) -> dict[str, object]:
    return {"document": "@d", "rule": finding["rule"], "path": finding["path"], "start": finding["start"]}
