"""Late and missing: a department's list held against what it filed, kept, urged and excused."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import Refused
from app.filing.incoming import declaring, receiving, urging
from app.filing.incoming.declaring import DeclaredList
from app.filing.incoming.facts import Facts
from app.filing.incoming.views import unit_standing
from app.office import Office
from db.records import DeclaredDocument
from tests.app.filing.incoming.packets import NUMBER, PUBLISHED, TITLE, UNIT, received, submission

LATE = ("云州区户外广告管理规定", "云州城管规〔2026〕5号", date(2026, 9, 1))
MISSING = ("云州区渣土运输管理办法", "云州城管规〔2026〕7号", date(2026, 8, 3))
NEW = ("云州区夜市管理办法", "云州城管规〔2026〕8号", date(2026, 11, 20))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """The list as the department keeps it: a title above, numbers written in its own ways."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["云州区城市管理局2026年制发文件清单"])
    sheet.append(["序号", "文件名称", "发文字号", "公布日期"])
    sheet.append([1, f"《{TITLE}》", "云州城管规[2026]3号", PUBLISHED])
    sheet.append([2, LATE[0], LATE[1], "2026.9.1"])
    sheet.append([3, MISSING[0], MISSING[1], "2026年8月3日"])
    sheet.append([4, NEW[0], NEW[1], "20261120"])
    file = tmp_path / "城管局清单.xlsx"
    book.save(file)
    return file


@pytest.fixture
def listed(table: Path) -> DeclaredList:
    return declaring.read_list(table)


@pytest.fixture
def filed(office: Office) -> Office:
    """The department filed the first in time and the second late."""
    received(office)
    received(office, submission(LATE[0], LATE[1]), at=datetime(2026, 9, 20, 9, 0), published=LATE[2])
    return office


def rows(office: Office) -> dict[str, DeclaredDocument]:
    return {row.title: row for row in office.store.incomings.declared()}


def test_the_columns_are_known_by_their_headings(listed: DeclaredList) -> None:
    assert [(row.title, row.document_number, row.published_on) for row in listed.rows] == [(TITLE, NUMBER, PUBLISHED), LATE, MISSING, NEW]
    assert listed.problems == ()


def test_each_is_filed_late_missing_or_not_due_yet(filed: Office, listed: DeclaredList) -> None:
    assert [one.word for one in declaring.compare(filed, UNIT, listed)] == ["已按期报送", "迟报 4 日", "漏报（逾期 97 日）", "未到报送期限"]
    assert filed.store.incomings.declared() == (), "a look keeps nothing"


def test_the_list_is_kept_in_one_act_and_undone_in_one(filed: Office, listed: DeclaredList) -> None:
    made = declaring.declare(filed, unit=UNIT, listed=listed)
    assert {title: row.state for title, row in rows(filed).items()} == {TITLE: "filed", LATE[0]: "late", MISSING[0]: "missing"}
    assert len(made["declared"]) == 3
    (standing,) = unit_standing(filed)
    assert standing.told == "制发 3 件，按期 1 件，迟报 1 件，漏报 1 件"
    filed.undo()
    assert filed.store.incomings.declared() == ()


def test_a_list_declared_again_is_looked_at_anew_and_not_doubled(filed: Office, listed: DeclaredList) -> None:
    declaring.declare(filed, unit=UNIT, listed=listed)
    declaring.excuse(filed, rows(filed)[MISSING[0]].id, reason="已纳入政府文件")
    declaring.declare(filed, unit=UNIT, listed=listed)
    assert len(rows(filed)) == 3
    assert (rows(filed)[MISSING[0]].state, rows(filed)[MISSING[0]].note) == ("excused", "已纳入政府文件")


def test_what_was_missing_is_late_once_it_is_filed(filed: Office, listed: DeclaredList) -> None:
    declaring.declare(filed, unit=UNIT, listed=listed)
    made = receiving.receive(
        filed,
        unit=UNIT,
        submission=submission(MISSING[0], MISSING[1]),
        facts=Facts(published_on=MISSING[2]),
        at=datetime(2026, 11, 20, 9, 0),
    )
    kept = rows(filed)[MISSING[0]]
    assert (kept.state, kept.incoming_id) == ("late", made["incoming"])


def test_a_row_with_a_day_that_is_none_or_without_a_title_is_told(tmp_path: Path) -> None:
    file = tmp_path / "清单.csv"
    file.write_text(
        "标题,文号,公布日期\n云州区夜市管理办法,云州城管规〔2026〕8号,九月\n,云州城管规〔2026〕9号,2026-09-01\n云州区犬只管理办法,,2026-09-01\n",
        "utf-8",
    )
    read = declaring.read_list(file)
    assert read.problems == ((2, "“九月”不是一个日期"), (3, "没有标题"))
    assert [row.title for row in read.rows] == ["云州区犬只管理办法"]


def test_a_table_without_titles_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "电话.csv"
    file.write_text("姓名,电话\n王芳,1\n李强,2\n", "utf-8")
    with pytest.raises(Refused, match="没有认出标题一列"):
        declaring.read_list(file)


def test_one_letter_urges_everything_that_is_missing(filed: Office, listed: DeclaredList) -> None:
    declaring.declare(filed, unit=UNIT, listed=listed)
    made = urging.urge(filed, unit=UNIT, on=date(2026, 11, 20))
    assert made["number"] == "云州司备催〔2026〕1号"
    kept = rows(filed)[MISSING[0]]
    assert (kept.urged_on, kept.urge_number) == (date(2026, 11, 20), made["number"])
    name, form = urging.urging_letter(filed, kept.unit_id, str(made["number"]))
    assert name == f"{UNIT}催报函"
    assert [(one.title, one.kind, one.due_on, one.filed_on) for one in form.documents] == [
        (MISSING[0], "漏报", date(2026, 8, 18), None), (LATE[0], "迟报", date(2026, 9, 16), date(2026, 9, 20)),
    ]  # fmt: skip
    assert form.until == date(2026, 11, 30)


def test_who_misses_nothing_is_not_urged(filed: Office, listed: DeclaredList) -> None:
    with pytest.raises(Refused, match="没有“云州区水利局”这个部门的清单"):
        urging.urge(filed, unit="云州区水利局")
    with pytest.raises(Refused, match="没有漏报的文件"):
        urging.urge(filed, unit=UNIT)
    declaring.declare(filed, unit=UNIT, listed=listed)
    with pytest.raises(Refused, match="还没有到"):
        urging.urge(filed, unit=UNIT, on=date(2026, 11, 24))
    with pytest.raises(Refused, match="没有发给"):
        urging.urging_letter(filed, rows(filed)[TITLE].unit_id, "云州司备催〔2026〕9号")


def test_excusing_needs_a_reason_and_what_was_filed_needs_none(filed: Office, listed: DeclaredList) -> None:
    declaring.declare(filed, unit=UNIT, listed=listed)
    with pytest.raises(Refused, match="要写明理由"):
        declaring.excuse(filed, rows(filed)[MISSING[0]].id, reason="")
    with pytest.raises(Refused, match="已经报送"):
        declaring.excuse(filed, rows(filed)[TITLE].id, reason="不用")
    with pytest.raises(Refused, match="没有填是哪个部门"):
        declaring.declare(filed, unit=" ", listed=listed)
