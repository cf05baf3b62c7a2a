"""What is wrong with one row of a ledger (要改), or was settled without the clerk (提醒): where, what stands there, why, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of problem; the value is the word under which a clerk filters them."""

    NO_TITLE = "没有标题"
    NOT_A_TITLE = "标题不对"
    NO_NUMBER = "没有文号"
    NO_DATE = "没有日期"
    NO_IDENTITY = "没有文号和日期"
    BAD_NUMBER = "文号写法不对"
    NUMBER_YEAR = "文号年份不对"
    NUMBER_TWICE = "文号重复"
    NUMBER_KNOWN = "文号已入库"
    ROW_TWICE = "标题和日期重复"
    ROW_KNOWN = "标题和日期已入库"
    NOT_A_DATE = "不是日期"
    NO_SUCH_DAY = "没有这一天"
    INCOMPLETE_DATE = "日期不全"
    SEVERAL_DATES = "一格两个日期"
    FAR_DATE = "年份不对"
    FUTURE_DATE = "日期还没有到"
    SIGNED_LATE = "成文晚于公布"
    EFFECT_EARLY = "施行早于成文"
    END_BEFORE_START = "有效期早于施行"
    FILED_EARLY = "备案早于公布"
    ENDED_EARLY = "废止早于公布"
    BAD_VALIDITY = "有效期看不懂"
    UNKNOWN_STATUS = "状态看不懂"
    STATUS_WITHOUT_DATE = "状态缺日期"
    STATUS_AGAINST_DATES = "状态与日期不符"
    NOT_A_UNIT = "不是单位名称"
    NOT_A_NAME = "不是姓名"
    UNKNOWN_DISCLOSURE = "公开属性看不懂"
    FAILED_FORMULA = "公式算不出来"
    TOO_LONG = "字数太多"
    SECRET = "标有密级"
    LAPSED = "按期满失效登记"
    BEGUN = "按已经施行登记"
    UNPUBLISHED = "还没有公布，不导入"

    @property
    def is_notice(self) -> bool:
        """Whether the program has settled it from the days of the row, so that it is told and keeps nothing out."""
        return self in (Kind.LAPSED, Kind.BEGUN, Kind.UNPUBLISHED)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: ``row`` from 1 as the sheet counts, ``column`` the heading (or letter), ``value`` what stands there.

    ``why`` and ``remedy`` are halves of sentences without a full stop. ``field`` is the key of what has to be typed to mend it, for a
    column of words #place, "" where nothing typed can.
    """

    kind: Kind
    row: int
    column: str
    value: str
    why: str
    remedy: str
    field: str = ""

    @property
    def sentence(self) -> str:
        """All of it: 第12行“成文日期”写的是“2021年3月”，只写到月，没有日。补上日再导入。"""
        stands = f"写的是“{_shortened(self.value)}”，" if self.value else ""
        return f"第{self.row}行“{self.column}”{stands}{self.why}。{self.remedy}。"


_SHOWN = 60


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else one_line[:_SHOWN] + "…"
