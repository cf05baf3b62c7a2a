"""A whole life by the clerk's hands: proposed, consulted on, heard, sent back, reviewed, passed, published, filed with both bodies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.ui.road_case import CARRIER, MUNI, NPC, issue, meet, receive, send, sign_and_number, table
from tests.ui.road_clerk import Clerk

OVERVIEW, COURSE = "概况", "办理环节"


@dataclass(frozen=True, slots=True)
class Life:
    """A draft with what it is proposed as, the unit that brings it, and a picture that serves wherever one is asked for."""

    file: Path
    title: str
    unit: str
    picture: Path


def propose(clerk: Clerk, life: Life) -> None:
    """立项 by its name, then the draft that comes in."""
    clerk.presses("Ctrl+K")
    clerk.fills("搜索或执行命令", "立项")
    clerk.presses("Return")
    clerk.fills("拟制定文件的名称", life.title)
    clerk.fills("起草单位", life.unit)
    clerk.fills("必要性", "没有统一的管理办法")
    clerk.fills("立项日期", "2026-09-01")
    clerk.clicks("立项")
    clerk.clicks("放入文稿")
    clerk.clicks("选择文件")
    clerk.names_file(life.file)
    clerk.fills("收到日期", "2026-09-10")
    clerk.clicks("放入")


def consult(clerk: Clerk, life: Life) -> None:
    """征求意见 with its address and picture; two opinions are taken down."""
    clerk.clicks(COURSE)
    clerk.clicks("公开征求意见")
    clerk.fills("载体", CARRIER)
    clerk.fills("开始日期", "2026-09-14")
    clerk.fills("截止日期", "2026-10-20")
    clerk.fills("网址", "https://example.invalid/1")
    attach(clerk, life)
    clerk.clicks("开始征求意见")
    for commenter, words in (("某运输公司", "维修经费没有标准"), ("李女士", "范围太窄")):
        clerk.clicks("登记收到的意见")
        clerk.fills("提出人", commenter)
        clerk.fills("收到日期", "2026-09-20")
        clerk.fills("条款", "第三条")
        clerk.fills("意见", words)
        clerk.clicks("登记意见")
        clerk.sees("已登记意见")


def dispose(clerk: Clerk) -> None:
    """One opinion is adopted by a key, the other is not, with its reason."""
    clerk.points_at("某运输公司")
    clerk.presses("3")
    clerk.fills("理由", "标准由财政部门另定")
    clerk.clicks("登记处理")
    clerk.points_at("李女士")
    clerk.presses("1")
    clerk.sees("已采纳")


def hold_proceedings(clerk: Clerk, life: Life) -> None:
    """听证, the unit's own review and its discussion."""
    for kind, on, conclusion in (
        ("听证", "2026-10-12", ""),
        ("起草单位法制审核", "2026-10-22", "同意送审"),
        ("起草单位集体讨论", "2026-10-23", "同意送审"),
    ):
        clerk.clicks(f"登记{kind}")
        clerk.fills("日期", on)
        if conclusion:
            clerk.picks("结论", conclusion)
        attach(clerk, life)
        clerk.clicks(f"登记{kind}")
        clerk.sees(f"已登记{kind}")


def submit_and_return(clerk: Clerk, life: Life) -> None:
    """送审 with what is there, 退回补正, 送审 again, 受理."""
    clerk.clicks(OVERVIEW)
    clerk.clicks("登记送审")
    clerk.fills("送审日期", "2026-10-26")
    clerk.ticks("M01", "M03", "M04")
    clerk.clicks("登记送审")
    clerk.sees("受理送审件")
    clerk.chooses("更多操作", "退回补正")
    clerk.fills("其他要补正的", "花脸稿")
    clerk.fills("退回日期", "2026-10-27")
    clerk.clicks("退回补正")
    clerk.sees("退回补正告知单")
    clerk.clicks("关闭")
    clerk.clicks("登记送审")
    clerk.fills("送审日期", "2026-10-29")
    clerk.clicks("登记送审")
    clerk.sees("受理送审件")
    clerk.clicks("受理")
    clerk.fills("受理日期", "2026-10-30")
    clerk.clicks("受理")
    clerk.clicks("去审核")


def issue_lawful(clerk: Clerk) -> None:
    """合法, which follows where nothing is listed; then back to the document."""
    issue(clerk, "合法")
    clerk.clicks("打开文件详情")


def pass_and_publish(clerk: Clerk, life: Life) -> None:
    """审议 with its minutes, 签发, 登记编号, 公布 with its page, another carrier, 政策解读."""
    table(clerk)
    meet(clerk)
    clerk.fills("会议纪要号", "纪要86")
    clerk.fills("出席人员", "区长等九人")
    attach(clerk, life)
    clerk.clicks("登记结果")
    sign_and_number(clerk)
    clerk.clicks("登记公布信息")
    clerk.fills("公布载体", CARRIER)
    clerk.fills("公布日期", "2026-11-20")
    clerk.fills("施行日期", "2026-12-25")
    clerk.fills("网址", "https://example.invalid/7")
    attach(clerk, life)
    clerk.clicks("登记公布")
    clerk.sees("施行日期：2026-12-25")
    clerk.clicks(COURSE)
    clerk.clicks("登记另一处公布载体")
    clerk.fills("公布载体", "区政府公报")
    clerk.fills("公布日期", "2026-11-20")
    clerk.clicks("登记载体")
    clerk.clicks("登记政策解读")
    clerk.fills("日期", "2026-11-20")
    attach(clerk, life)
    clerk.clicks("登记政策解读")
    clerk.sees("已登记政策解读")
    clerk.clicks(OVERVIEW)


def file_with_both(clerk: Clerk) -> None:
    """Both bodies: each filing is sent and its receipt entered."""
    clerk.clicks("去报送", within="缺少：市政府备案没有办结")
    send_and_receive(clerk, "市备〔2026〕118号", "常备〔2026〕31号")


def send_and_receive(clerk: Clerk, muni: str, npc: str) -> None:
    """Both filings of a round are sent; the receipts have these numbers."""
    send(clerk)
    receive(clerk, MUNI, muni)
    receive(clerk, NPC, npc)


def attach(clerk: Clerk, life: Life) -> None:
    """The picture, wherever a file is asked for."""
    clerk.clicks("选择文件")
    clerk.names_file(life.picture)


def answer_the_bodies(clerk: Clerk) -> None:
    """The municipal body asks for papers, asks why, and wants the text put right, so it is amended and filed anew; all comes to its end."""
    for verb, told in (
        ("登记补正要求", {"要补什么": "补报制定依据"}),
        ("登记补报", {"补了什么": "补报制定依据一份"}),
        ("登记备案登记号", {"备案登记号": "市备登〔2026〕66号"}),
        ("登记进入审查", {}),
        ("登记要求说明", {"要说明什么": "第三条的依据"}),
        ("登记书面说明", {"说明要点": "依据是条例第三条"}),
        ("登记纠错意见", {"意见要点": "第三条没有依据"}),
        ("登记书面回复", {"回复要点": "第三条即行修改"}),
        ("登记处置完毕", {"处置情况": "第三条已经删去"}),
    ):
        _step(clerk, MUNI, verb, **told)
    send_and_receive(clerk, "市备〔2026〕130号", "常备〔2026〕40号")
    _end(clerk, MUNI, NPC)
    clerk.clicks("公布　待办 1")
    _step(clerk, MUNI, "登记处置报告", 报告要点="第三条已经删去")
    _step(clerk, MUNI, "办结")
    _end(clerk, NPC)


def _end(clerk: Clerk, *recipients: str) -> None:
    """Nothing is found wrong with what they received."""
    for recipient in recipients:
        _step(clerk, recipient, "登记审查无问题")
        _step(clerk, recipient, "办结")


def _step(clerk: Clerk, recipient: str, verb: str, **told: str) -> None:
    """One step after the filing went out, on today's date."""
    clerk.clicks(verb, within=recipient)
    for field, words in told.items():
        clerk.fills(field, words)
    clerk.clicks(verb)
    clerk.sees("已登记")


def archive(clerk: Clerk, number: str) -> None:
    """归档 with its list."""
    clerk.presses("Esc")
    clerk.clicks("归档")
    clerk.clicks("归档", within="归档目录")
    clerk.fills("档案号", number)
    clerk.fills("归档日期", "2026-11-23")
    clerk.clicks("归档")
    clerk.sees("已归档")
