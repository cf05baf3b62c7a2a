"""What departments file, by the clerk's hands: from the receipt over the form check and the review in the workbench to the outcome and its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.filing.incoming.outcomes import Outcome
from tests.app.forms.pdf_text import bare, page_texts
from tests.ui.road_case import decide
from tests.ui.road_clerk import Clerk

PAGE = "备案审查"
COPIES = {"备案报告": "2", "备案说明": "2", "制定依据": "2", "合法性审核意见": "2"}


@dataclass(frozen=True, slots=True)
class Filing:
    """What came: its text, who files it, its title, the folder or packet it lies in (None: on paper), when it came and was published.

    Its letters are kept in the folder ``kept``.
    """

    text: Path
    unit: str
    title: str
    came: Path | None
    at: str
    published: str
    kept: Path

    def that_came(self, came: Path) -> Filing:
        """The same in a folder or packet."""
        return replace(self, came=came)


def go(clerk: Clerk) -> None:
    """The page with everything that was filed."""
    clerk.clicks(PAGE)


def receive(clerk: Clerk, filing: Filing, lacks: str = "") -> None:
    """收文, to the minute, with the papers beside it except for what ``lacks`` names."""
    go(clerk)
    clerk.presses("N")
    clerk.sees("收文后取得回执编号")
    if filing.came is not None and filing.came.is_dir():
        clerk.clicks("选择文件夹")
        clerk.names_file(filing.came)
        clerk.sees("正文.md")
    elif filing.came is not None:
        clerk.clicks("选择文件")
        clerk.names_file(filing.came)
        clerk.sees("第一次收到")
    else:
        clerk.fills("文件名称", filing.title)
    clerk.fills("报送部门", filing.unit)
    clerk.fills("收文时间", filing.at)
    if filing.came is None or filing.came.is_dir():
        clerk.fills("公布日期", filing.published)
    for material, copies in ((one, count) for one, count in COPIES.items() if one != lacks):
        clerk.fills(f"{material}的纸质份数", copies)
    clerk.clicks("收文")
    clerk.sees("打印收文回执")


def does(clerk: Clerk, deed: str, on: str, **answers: str) -> None:
    """A deed with its day and what is written in its form."""
    clerk.clicks(deed)
    for field, words in answers.items():
        clerk.fills(field, words)
    clerk.fills("日期", on)
    clerk.clicks(deed)


def review(clerk: Clerk, lists: Callable[[str], bool]) -> None:
    """Every finding is decided in the workbench; then back to the filing."""
    clerk.clicks("打开审查")
    decide(clerk, lists)
    clerk.presses("Esc")


def conclude(clerk: Clerk, outcome: Outcome, on: str, words: str = "") -> None:
    """登记审查结论."""
    clerk.clicks("登记审查结论")
    clerk.picks("审查结论", outcome.value)
    if words:
        clerk.fills("问题和处理意见", words)
    clerk.fills("日期", on)
    clerk.clicks("登记审查结论")
    clerk.sees("已登记审查结论")


def prints(clerk: Clerk, button: str, to: Path) -> str:
    """A letter is previewed and kept as PDF; its words."""
    clerk.clicks(button)
    clerk.clicks("存为 PDF")
    clerk.names_file(to)
    clerk.sees(f"已存为《{to.name}》")
    clerk.clicks("关闭")
    return bare("".join(page_texts(to.read_bytes())))


def resupply(clerk: Clerk, on: str, **copies: str) -> None:
    """收到补正材料 on paper."""
    clerk.clicks("收到补正材料")
    for material, count in copies.items():
        clerk.fills(f"{material}的纸质份数", count)
    clerk.fills("收到日期", on)
    clerk.clicks("收到补正材料")
    clerk.sees("已登记补正材料")


def adds_text(clerk: Clerk, filing: Filing, on: str) -> None:
    """放入文本 to what came on paper."""
    clerk.clicks("放入文本")
    clerk.clicks("选择文件")
    clerk.names_file(filing.text)
    clerk.fills("日期", on)
    clerk.clicks("放入文本")
    clerk.sees("已放入文本")


def answers(clerk: Clerk, reply: str, words: str, on: str) -> None:
    """登记部门反馈."""
    clerk.clicks("登记部门反馈")
    clerk.clicks(reply)
    clerk.fills("反馈的内容和理由", words)
    clerk.fills("日期", on)
    clerk.clicks("登记部门反馈")
    clerk.sees("已登记部门反馈")


def closes(clerk: Clerk, result: str, on: str) -> None:
    """办结 with what became of the document."""
    clerk.clicks("办结")
    clerk.picks("结果", result)
    clerk.fills("日期", on)
    clerk.clicks("办结")
    clerk.sees("已办结")


def catalogue(clerk: Clerk, quarter: str, to: Path) -> str:
    """The catalogue of a quarter is made and kept as PDF; its words."""
    go(clerk)
    clerk.clicks("季度目录")
    clerk.clicks(quarter)
    clerk.clicks("编制目录")
    clerk.sees("已编制")
    return prints(clerk, "打印目录", to)
