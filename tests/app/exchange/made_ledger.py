"""A ledger as an office keeps it for years: every habit of writing dates and numbers, and, where asked, faults planted in known rows."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import openpyxl

from app.exchange.problem import Kind

HEADINGS = (
    "序号", "文件名称", "发文字号", "制定机关", "起草单位", "成文日期", "发布日期", "施行日期", "有效期", "状态", "废止日期", "公开属性", "签发人",
    "报市政府备案日期", "市政府备案登记号", "报区人大备案日期", "经办人", "备注",
)  # fmt: skip
FIRST_ROW = 4
"""The row of the first document: a title, a line of the unit and the headings stand above."""
TODAY = date(2026, 11, 23)
UNITS = (
    "区住房和城乡建设委员会",
    "区发改委",
    "区财政局",
    "云州区农业农村委员会",
    "区市场监管局",
    "区人力社保局",
    "区教育委员会",
    "区交通运输委员会",
)
THINGS = (
    "公共租赁住房",
    "小型餐饮店",
    "户外广告",
    "农村宅基地",
    "政府投资项目",
    "养老服务设施",
    "既有住宅加装电梯",
    "临时停车泊位",
    "电动自行车",
    "招商引资",
)
GENRES = ("管理办法", "实施细则", "若干规定", "管理暂行办法", "实施意见")

Row = dict[str, object]


@dataclass(slots=True)
class MadeLedger:
    """The rows in their order, and by row number of the sheet what was planted there."""

    rows: list[Row]
    planted: dict[int, Kind] = field(default_factory=dict)

    def write(self, path: Path) -> Path:
        """Write the ledger as the office's spreadsheet has it."""
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "文件台账"
        sheet.append(["云州区行政规范性文件台账"])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS))
        sheet.append(["填报单位：云州区司法局", *[None] * 6, "2026年11月"])
        sheet.append(HEADINGS)
        for row in self.rows:
            sheet.append([row.get(heading) for heading in HEADINGS])
        book.save(path)
        return path


def made(rows: int, faults_of_a_kind: int = 0, seed: int = 7) -> MadeLedger:
    """A ledger of ``rows`` rows; with faults, that many of each kind of FAULTS, one to a row, spread over the ledger."""
    dice = random.Random(seed)
    ledger = MadeLedger([good_row(n, dice) for n in range(rows)])
    wanted = [kind for kind in FAULTS for _ in range(faults_of_a_kind)]
    places = sorted(dice.sample(range(20, rows), len(wanted)))
    dice.shuffle(wanted)
    for place, kind in zip(places, wanted, strict=True):
        FAULTS[kind](ledger.rows[place], ledger.rows[place % 10])
        ledger.planted[FIRST_ROW + place] = kind
    return ledger


def good_row(n: int, dice: random.Random) -> Row:
    """A row without fault, in one of the habits; in force, repealed, run out or filed as its number has it."""
    signed = date(2016, 1, 4) + timedelta(days=(n * 7) % 3900)
    published = signed + timedelta(days=n % 5)
    effective = published + timedelta(days=(n % 3) * 15)
    years = 5 if n % 4 else 2
    last = date(effective.year + years, effective.month, min(effective.day, 28)) - timedelta(days=1)
    row: Row = {
        "序号": n + 1,
        "文件名称": _title(n),
        "发文字号": _number(n, signed.year),
        "制定机关": ("云州区人民政府", "区政府", "云州区人民政府办公室")[n % 3],
        "起草单位": UNITS[n % len(UNITS)] if n % 11 else f"{UNITS[n % len(UNITS)]}、区司法局",
        "成文日期": written(signed, n),
        "发布日期": written(published, n + 3),
        "施行日期": written(effective, n + 5),
        "有效期": _validity(last, effective, years, n),
        "公开属性": ("主动公开", "依申请公开", "")[n % 3],
        "签发人": ("王明", "", "李华")[n % 3],
        "经办人": dice.choice(("张三", "李四", "王五")),
        "备注": ("", "/", "2024年清理时保留", "")[n % 4],
    }
    lapsed = row["有效期"] not in ("长期有效",) and last < TODAY
    if n % 13 == 0:
        row["状态"], row["废止日期"] = "已废止", written(published + timedelta(days=30), n)
    elif lapsed:
        row["状态"] = ("期满失效", "失效", "")[n % 3]
    else:
        row["状态"] = ("现行有效", "有效", "已修改", "")[n % 4]
    if n % 2:
        row["报市政府备案日期"] = written(published + timedelta(days=9), n)
        row["市政府备案登记号"] = f"渝府备〔{published.year}〕{n + 1}号" if n % 4 == 1 else ""
        row["报区人大备案日期"] = written(published + timedelta(days=20), n + 1)
    return row


def written(day: date, habit: int) -> object:
    """A day in one of the habits of Chinese offices."""
    habits: tuple[Callable[[], object], ...] = (
        lambda: f"{day.year}.{day.month}.{day.day}",
        lambda: day.isoformat(),
        lambda: day,
        lambda: f"{day.year}年{day.month}月{day.day}日",
        lambda: f"{day:%Y%m%d}",
        lambda: f"{day.year}/{day.month}/{day.day}",
        lambda: (day - date(1899, 12, 30)).days,
        lambda: "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year)) + f"年{_han(day.month)}月{_han(day.day)}日",
        lambda: f"{day.year % 100:02}.{day.month}.{day.day}",
        lambda: f"{day.year}．{day.month:02}．{day.day:02}",
    )
    return habits[habit % len(habits)]()


def _han(n: int) -> str:
    from app.text.numerals import to_chinese

    return to_chinese(n)


def _title(n: int) -> str:
    name = f"云州区{THINGS[n % len(THINGS)]}{GENRES[n // 10 % len(GENRES)]}（{n // 50 + 1}）" if n % 9 else f"云州区第{n + 1}号专项管理办法"
    return (name, f"《{name}》", f"云州区人民政府关于印发《{name}》的通知", f"关于{name}有关事项的\n通知")[n % 4]


def _number(n: int, year: int) -> str:
    forms = ("云府规〔{}〕{}号", "云府规[{}]{}号", "云府规【{}】第{}号", "云府规（{}）{}号", "云府规 〔{}〕 {} 号", "云府规［{}］{:03}号")
    return forms[n % len(forms)].format(year, n + 1)


def _validity(last: date, effective: date, years: int, n: int) -> object:
    forms = (
        f"{years}年",
        last.isoformat(),
        f"至{last.year}年{last.month}月{last.day}日",
        "长期有效",
        f"{effective:%Y.%m.%d}-{last:%Y.%m.%d}",
        "",
    )
    return forms[n % len(forms)]


def _set(**cells: object) -> Callable[[Row, Row], None]:
    return lambda row, _other: row.update(cells)


def _plain(row: Row) -> None:
    """Days that fit together, for a fault that changes one of them."""
    row.update(
        {"成文日期": "2023-03-01", "发布日期": "2023-03-06", "施行日期": "2023-04-01", "有效期": "长期有效", "状态": "", "废止日期": ""}
    )
    row.update({"报市政府备案日期": "", "市政府备案登记号": "", "报区人大备案日期": ""})
    row["发文字号"] = f"云府规〔2023〕{9000 + int(str(row['序号']))}号"


def _on_plain(**cells: object) -> Callable[[Row, Row], None]:
    def plant(row: Row, _other: Row) -> None:
        _plain(row)
        row.update(cells)

    return plant


def _same_number(row: Row, other: Row) -> None:
    _plain(row)
    row.update({"发文字号": other["发文字号"], "成文日期": ""})


def _same_row(row: Row, other: Row) -> None:
    row.update({key: other[key] for key in HEADINGS if key in other})
    for key in set(row) - set(other):
        del row[key]
    row["发文字号"] = "无"


def _bare(row: Row, _other: Row) -> None:
    for key in (
        "发文字号",
        "成文日期",
        "发布日期",
        "施行日期",
        "有效期",
        "状态",
        "废止日期",
        "报市政府备案日期",
        "市政府备案登记号",
        "报区人大备案日期",
    ):
        row[key] = "无" if key == "发文字号" else "/"


def _dateless(row: Row, _other: Row) -> None:
    _bare(row, row)
    row.update({"发文字号": f"云府规〔2023〕{9000 + int(str(row['序号']))}号", "成文日期": "", "发布日期": "", "施行日期": ""})


FAULTS: dict[Kind, Callable[[Row, Row], None]] = {
    Kind.NO_TITLE: _set(文件名称=None),
    Kind.NOT_A_TITLE: _set(文件名称="2023-03-01"),
    Kind.NO_IDENTITY: _bare,
    Kind.NO_NUMBER: _on_plain(发文字号=""),
    Kind.NO_DATE: _dateless,
    Kind.EFFECT_EARLY: _on_plain(施行日期="2023-02-01"),
    Kind.NOT_A_NAME: _set(签发人="20230301"),
    Kind.BAD_NUMBER: _set(发文字号="云府规2021-3"),
    Kind.NUMBER_YEAR: _on_plain(发文字号="云府规〔2032〕3号"),
    Kind.NUMBER_TWICE: _same_number,
    Kind.ROW_TWICE: _same_row,
    Kind.NOT_A_DATE: _on_plain(施行日期="待定"),
    Kind.NO_SUCH_DAY: _on_plain(发布日期="2023-02-30"),
    Kind.INCOMPLETE_DATE: _on_plain(成文日期="2023年3月"),
    Kind.SEVERAL_DATES: _on_plain(施行日期="2023.4.1、2023.5.1"),
    Kind.FAR_DATE: _on_plain(成文日期="1023-03-01"),
    Kind.FUTURE_DATE: _on_plain(发布日期="2027-03-06"),
    Kind.SIGNED_LATE: _on_plain(成文日期="2023-03-09"),
    Kind.END_BEFORE_START: _on_plain(有效期="2022-12-31"),
    Kind.FILED_EARLY: _on_plain(报区人大备案日期="2023-02-01"),
    Kind.ENDED_EARLY: _on_plain(状态="废止", 废止日期="2022-06-01"),
    Kind.BAD_VALIDITY: _on_plain(有效期="若干年"),
    Kind.UNKNOWN_STATUS: _on_plain(状态="研究中"),
    Kind.STATUS_WITHOUT_DATE: _on_plain(状态="已废止"),
    Kind.STATUS_AGAINST_DATES: _on_plain(状态="现行有效", 废止日期="2024-03-31"),
    Kind.LAPSED: _on_plain(状态="现行有效", 有效期="2024-03-31"),
    Kind.BEGUN: _on_plain(状态="尚未施行"),
    Kind.NOT_A_UNIT: _set(起草单位="20230301"),
    Kind.UNKNOWN_DISCLOSURE: _set(公开属性="看情况"),
    Kind.FAILED_FORMULA: _set(备注="#REF!"),
    Kind.SECRET: _set(备注="机密★3年"),
}
"""How each kind of fault is planted into a row; the other row is a good one from the top of the ledger."""
