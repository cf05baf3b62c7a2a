"""The ledger of 5,000 rows: each planted fault is found in its row, no good row is blamed, the whole goes in and comes out again."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import date

import openpyxl
import pytest

from app.errors import Refused
from app.exchange.ledger import import_ledger
from app.exchange.problem import Kind
from app.lifecycle.desk import desk
from app.lifecycle.force import Force
from app.lifecycle.numbering import upcoming
from app.lifecycle.register import rows
from db import health
from db.records import BUSINESS
from tests.app.exchange.made_ledger import FAULTS, HEADINGS, made
from tests.app.exchange.reading import finished, taken_in, tried


def business_rows(office):
    """Every business row but its version, by table."""
    told = {}
    for kind in BUSINESS:
        cursor = office.store.db.execute(f"SELECT * FROM {kind.TABLE} ORDER BY id")
        names = [c[0] for c in cursor.description]
        told[kind.TABLE] = [{k: v for k, v in zip(names, row, strict=True) if k != "row_version"} for row in cursor.fetchall()]
    return told


def ledger(path, *rows, headings=("文件名称", "文号", "成文日期", "公布日期", "施行日期", "有效期", "状态", "废止日期", "备注")):
    """Write a small ledger."""
    book = openpyxl.Workbook()
    book.active.append(headings)
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_two_hundred_planted_faults_are_each_reported_by_row_and_kind_and_no_good_row_is(office, tmp_path):
    planted = made(5000, faults_of_a_kind=7)
    assert (len(planted.planted), len(FAULTS)) == (217, 31)
    found = tried(office, planted.write(tmp_path / "台账.xlsx")).trial
    kinds = defaultdict(set)
    for problem in (*found.problems, *found.notices):
        kinds[problem.row].add(problem.kind)
        assert problem.sentence.startswith(f"第{problem.row}行“")
        assert problem.why
        assert problem.remedy
    assert len(found.rows) == 5000
    assert kinds == {row: {kind} for row, kind in planted.planted.items()}


@pytest.mark.drill
def test_the_corrected_ledger_goes_in_and_one_undo_brings_the_store_back(office, tmp_path):
    count = 5000 if os.environ.get("GUIHENG_DRILL") == "full" else 500
    path = made(count).write(tmp_path / "台账.xlsx")
    before = business_rows(office)
    documents = taken_in(office, path)
    assert len(set(documents)) == count
    assert len(office.store.documents.all()) == count
    assert health.problems(office.store) == ()
    office.undo()
    after = business_rows(office)
    after["people"] = [p for p in after["people"] if p["name"] != office.operator]
    before["people"] = [p for p in before["people"] if p["name"] != office.operator]
    assert after == before
    office.redo()
    office.undo()
    assert office.store.documents.all() == ()


def test_one_bad_row_keeps_every_row_out(office, tmp_path):
    good = ("云州区公租房管理办法", "云府规〔2023〕1号", "2023-03-01", "2023-03-06", "2023-04-01", "5年")
    path = ledger(tmp_path / "a.xlsx", good, ("云州区广告管理办法", "云府规〔2023〕2号", "2023年3月"))
    read = tried(office, path)
    with pytest.raises(Refused, match=r"1 行有问题，一行也没有导入。第3行“成文日期”写的是“2023年3月”，只写到月，没有日"):
        finished(import_ledger(office, "a.xlsx", read.table, read.columns))
    assert office.store.documents.all() == ()


@pytest.mark.parametrize(
    ("status", "effective", "validity", "said", "force"),
    [
        ("现行有效", "2022-04-01", "2024-12-31", "可是有效期到 2024-12-31 已满，按期满失效登记", Force.EXPIRED),
        ("已废止", "2022-04-01", "2024-12-31", "没有写废止的日期，有效期到 2024-12-31 已满，按期满失效登记", Force.EXPIRED),
        ("尚未施行", "2022-04-01", "长期有效", "可是 2022-04-01 已经施行，按已经施行登记", Force.IN_FORCE),
    ],
)
def test_what_the_days_settle_is_a_notice_that_keeps_nothing_out(office, tmp_path, status, effective, validity, said, force):
    row = ("云州区公租房管理办法", "云府规〔2022〕1号", "2022-03-01", "2022-03-03", effective, validity, status)
    path = ledger(tmp_path / "a.xlsx", row)
    found = tried(office, path).trial
    assert (found.problems, [(notice.row, notice.why) for notice in found.notices]) == ((), [(2, said)])
    (key,) = taken_in(office, path)
    assert [row.force for row in rows(office)] == [force]
    assert f"状态写的是“{status}”，{said}" in office.store.documents.events(key)[0].note


def test_a_repealed_row_without_a_day_is_mended_by_the_day_of_its_end(office, tmp_path):
    row = ("云州区公租房管理办法", "云府规〔2022〕1号", "2022-03-01", "2022-03-03", "2022-04-01", "长期有效", "已废止")
    (problem,) = tried(office, ledger(tmp_path / "a.xlsx", row)).trial.problems
    assert (problem.kind, problem.field) == (Kind.STATUS_WITHOUT_DATE, "ended_on")


def test_an_import_stopped_half_way_stores_nothing(office, tmp_path):
    read = tried(office, made(200).write(tmp_path / "台账.xlsx"))
    steps = import_ledger(office, "台账.xlsx", read.table, read.columns)
    assert next(text for _, _, text in steps if text.startswith("写入"))
    steps.close()
    assert office.store.documents.all() == ()
    assert health.problems(office.store) == ()


def test_the_same_ledger_once_more_is_known_row_by_row(office, tmp_path):
    path = ledger(
        tmp_path / "a.xlsx",
        ("云州区公租房管理办法", "云府规〔2023〕1号", "2023-03-01"),
        ("云州区广告管理规定", None, "2023-03-02"),
    )
    taken_in(office, path)
    assert [p.kind for p in tried(office, path).trial.problems] == [Kind.NUMBER_KNOWN, Kind.ROW_KNOWN]


def test_a_document_from_a_ledger_is_historical_and_brings_no_duty(office, tmp_path):
    (key,) = taken_in(
        office,
        ledger(tmp_path / "a.xlsx", ("云州区公租房管理办法", "云府规〔2026〕1号", "2026-11-01", "2026-11-03", "2026-11-10", "5年", "有效")),
    )
    document = office.document(key)
    assert (document.historical, document.stage, document.published_on) == (True, "published", date(2026, 11, 3))
    assert document.valid_until == date(2031, 11, 9)
    assert office.store.documents.deadlines(key) == ()
    assert office.store.filings.of_document(key) == ()
    assert desk(office).items == ()
    assert health.problems(office.store) == ()


@pytest.mark.parametrize(
    ("status", "ended", "validity", "force", "stage"),
    [
        ("现行有效", None, "长期有效", Force.IN_FORCE, "published"),
        ("", None, "2024-12-31", Force.EXPIRED, "archived"),
        ("失效", None, "2024-12-31", Force.EXPIRED, "archived"),
        ("已废止", "2024.5.1", None, Force.REPEALED, "archived"),
        ("废止（2024年5月1日）", None, None, Force.REPEALED, "archived"),
        ("宣布失效", "2024.5.1", None, Force.DECLARED_INVALID, "archived"),
        ("被替代", "2024.5.1", None, Force.SUPERSEDED, "archived"),
        ("暂停执行", "2024.5.1", None, Force.SUSPENDED, "published"),
        ("被撤销", "2024.5.1", None, Force.ANNULLED, "archived"),
    ],
)
def test_force_follows_from_the_days_of_the_row(office, tmp_path, status, ended, validity, force, stage):
    row = ("云州区公租房管理办法", "云府规〔2022〕1号", "2022-03-01", "2022-03-03", "2022-04-01", validity, status, ended)
    taken_in(office, ledger(tmp_path / "a.xlsx", row))
    (row,) = rows(office)
    assert (row.force, row.document.stage) == (force, stage)


def test_what_was_assumed_and_what_has_no_column_stands_in_the_history(office, tmp_path):
    path = ledger(
        tmp_path / "a.xlsx", ("云州区公租房管理办法", "云府规〔2023〕1号", "2023-03-01", None, None, None, None, None, "存档于三号柜")
    )
    assert tried(office, path).trial.remarks == (
        "1 行没有公布日期，按成文日期登记，写进办理记录。",
        "1 行没有施行日期，按公布日期登记，写进办理记录。",
    )
    (key,) = taken_in(office, path)
    (event,) = office.store.documents.events(key)
    assert event.note == "据《a.xlsx》第2行补录；公布日期按成文日期登记；施行日期按公布日期登记；备注：存档于三号柜"


def test_a_filing_is_kept_as_made_only_under_the_rules_that_hold(office, tmp_path):
    headings = ("文件名称", "文号", "公布日期", "报市政府备案日期", "市政府备案登记号", "报区人大备案日期")
    path = ledger(
        tmp_path / "a.xlsx",
        ("云州区公租房管理办法", "云府规〔2023〕1号", "2023-03-01", "2023-03-09", "渝备〔2023〕7号", "2023-03-20"),
        ("云州区广告管理办法", "云府规〔2018〕1号", "2018-03-01", "2018-03-09", None, "2018-03-20"),
        headings=headings,
    )
    new, old = taken_in(office, path)
    muni, npc = office.store.filings.of_document(new)
    assert (muni.state, muni.receipt_number, npc.state) == ("registered", "渝备〔2023〕7号", "submitted")
    assert all(d.state == "met" for d in office.store.documents.deadlines(new))
    assert office.store.filings.of_document(old) == ()
    assert "2018-03-09" in office.store.documents.events(old)[0].note
    assert health.problems(office.store) == ()


def test_a_day_of_filing_told_in_words_is_kept_as_words_and_keeps_no_ledger_out(office, tmp_path):
    told = ("已备案", "未报", "是", "无需备案", "渝备〔2023〕7号", "已报市政府")
    rows = [(f"云州区第{n}类公租房管理办法", f"云府规〔2023〕{n}号", "2023-03-01", words) for n, words in enumerate(told, start=1)]
    made = taken_in(office, ledger(tmp_path / "a.xlsx", *rows, headings=("文件名称", "文号", "公布日期", "报市政府备案日期")))
    assert all(office.store.filings.of_document(key) == () for key in made)
    assert all(words in office.store.documents.events(key)[0].note for key, words in zip(made, told, strict=True))


@pytest.mark.parametrize("words", ["去年底", "张三", "2023年"])
def test_words_that_say_nothing_of_a_filing_are_no_day_of_one(office, tmp_path, words):
    row = ("云州区公租房管理办法", "云府规〔2023〕1号", "2023-03-01", words)
    path = ledger(tmp_path / "a.xlsx", row, headings=("文件名称", "文号", "公布日期", "报市政府备案日期"))
    assert [problem.column for problem in tried(office, path).trial.problems] == ["报市政府备案日期"]


@pytest.mark.parametrize(("title", "secret"), [("云州区公租房管理办法（机密）", True), ("云州区国家秘密载体管理办法", False)])
def test_a_title_that_bears_a_secrecy_mark_keeps_the_row_out_and_the_mere_word_does_not(office, tmp_path, title, secret):
    found = tried(office, ledger(tmp_path / "a.xlsx", (title, "云府规〔2023〕1号", "2023-03-01"))).trial.problems
    assert ["标有密级" in problem.why for problem in found] == [True] * secret


def test_numbers_of_the_offices_own_series_go_on_after_those_of_the_ledger(office, tmp_path):
    issued = upcoming(office, "document_number", 2026)
    last = issued.replace("〕1号", "〕12号")
    first = issued.replace("〕1号", "〕3号")
    taken_in(office, ledger(tmp_path / "a.xlsx", ("云州区公租房管理办法", first, "2026-03-01"), ("云州区广告管理办法", last, "2026-03-02")))
    assert upcoming(office, "document_number", 2026) == issued.replace("〕1号", "〕13号")
    office.undo()
    assert upcoming(office, "document_number", 2026) == issued


def test_a_cell_that_looks_like_a_formula_is_text_in_the_register(office, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "文件名称,文号,成文日期,备注\n=1+1 管理办法,云府规〔2023〕1号,2023-03-01,+86\n'=2+2 管理办法,云府规〔2023〕2号,2023-03-01,@甲\n",
        "utf-8",
    )
    taken_in(office, path)
    assert [d.title for d in office.store.documents.all()] == ["=1+1 管理办法", "=2+2 管理办法"]


def test_one_unit_under_several_names_is_one_unit(office, tmp_path):
    headings = ("文件名称", "文号", "公布日期", "起草单位", "制定机关")
    path = ledger(
        tmp_path / "a.xlsx",
        ("云州区公租房管理办法", "云府规〔2023〕1号", "2023-03-01", "云州区住房和城乡建设委员会", "区政府"),
        ("云州区广告管理办法", "云府规〔2023〕2号", "2023-03-01", "区住建委、区财政局", "区住建委"),
        ("云州区停车管理办法", "云府规〔2023〕3号", "2023-03-01", "市财政局", "云州区人民政府"),
        headings=headings,
    )
    first, second, third = (office.document(key) for key in taken_in(office, path))
    assert first.drafting_unit_id == second.drafting_unit_id != third.drafting_unit_id
    assert [d.issuing_authority for d in (first, second, third)] == ["云州区人民政府", "云州区住房和城乡建设委员会", "云州区人民政府"]
    assert "起草单位：区住建委、区财政局" in office.store.documents.events(second.id)[0].note


def test_headings_of_the_made_ledger_are_all_understood_but_the_handler(office, tmp_path):
    columns = tried(office, made(30).write(tmp_path / "台账.xlsx")).columns
    assert [c.heading for c in columns if c.field == "note"] == ["经办人", "备注"]
    assert len(columns) == len(HEADINGS)


DATED = ("文件名称", "文号", "成文日期", "施行日期", "统一编号")


def kinds(office, tmp_path, *rows, headings=DATED):
    """The kinds of problem, row by row."""
    return [(p.row, p.kind) for p in tried(office, ledger(tmp_path / "a.xlsx", *rows, headings=headings)).trial.problems]


def test_a_blank_number_is_a_question_and_the_word_none_an_answer(office, tmp_path):
    good = [(f"云州区第{n}号办法", f"云府规〔2023〕{n}号", "2023-03-01") for n in range(1, 4)]
    assert kinds(office, tmp_path, *good, ("云州区广告管理办法", "无", "2023-03-01"), ("云州区停车管理办法", None, "2023-03-01")) == [
        (6, Kind.NO_NUMBER)
    ]


def test_a_row_without_any_day_is_asked_for_one_unless_it_says_that_there_is_none(office, tmp_path):
    good = [(f"云州区第{n}号办法", f"云府规〔2023〕{n}号", "2023-03-01") for n in range(1, 4)]
    rows = (*good, ("云州区广告管理办法", "云府规〔2023〕8号", "无"), ("云州区停车管理办法", "云府规〔2023〕9号", None))
    assert kinds(office, tmp_path, *rows) == [(6, Kind.NO_DATE)]


def test_effect_before_the_signature_must_be_said_to_be_meant(office, tmp_path):
    early = ("云州区广告管理办法", "云府规〔2023〕1号", "2023-03-01", "2023-01-01")
    meant = ("云州区停车管理办法", "云府规〔2023〕2号", "2023-03-01", "2023-01-01（追溯）")
    assert kinds(office, tmp_path, early, meant) == [(2, Kind.EFFECT_EARLY)]


def test_a_number_may_be_of_the_year_beside_only_around_the_turn_of_the_year(office, tmp_path):
    rows = [
        ("云州区甲管理办法", "云府规〔2022〕1号", "2023-01-20"),
        ("云州区乙管理办法", "云府规〔2023〕2号", "2022-12-30"),
        ("云州区丙管理办法", "云府规〔2022〕3号", "2023-05-01"),
        ("云州区丁管理办法", "云府规〔2023〕4号", "2022-06-01"),
    ]
    assert kinds(office, tmp_path, *rows) == [(4, Kind.NUMBER_YEAR), (5, Kind.NUMBER_YEAR)]


def test_both_numbers_of_a_row_are_looked_for(office, tmp_path):
    rows = [
        ("云州区甲管理办法", "云府规〔2022〕1号", "2022-01-20", None, "A-1"),
        ("云州区乙管理办法", "云府规〔2022〕2号", "2022-01-20", None, "A-1"),
    ]
    assert kinds(office, tmp_path, *rows) == [(3, Kind.NUMBER_TWICE)]


def test_ditto_marks_stand_for_what_is_above(office, tmp_path):
    rows = [
        ("云州区甲管理办法", "云府规〔2022〕1号", "2022-01-20"),
        ("云州区乙管理办法", "云府规〔2022〕2号", "同上"),
        ("云州区丙管理办法", "云府规〔2022〕3号", "〃"),
    ]
    taken_in(office, ledger(tmp_path / "a.xlsx", *rows, headings=DATED))
    assert {d.signed_on for d in office.store.documents.all()} == {date(2022, 1, 20)}
