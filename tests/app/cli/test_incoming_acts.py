"""Departments' filings from receipt to each kind of outcome, lists and objections, by a list of acts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app import road
from tests.app.cli.conftest import Cli, Said
from tests.app.filing.incoming.packets import CLEAN, PAPERS, TEXT

Acts = Callable[..., Said]
Line = dict[str, object]
CITY, WATER, HOUSING = "云州区城市管理局", "云州区水利局", "云州区住房和城乡建设局"


@pytest.fixture
def filing(tmp_path: Path) -> Callable[..., list[str]]:
    """Writes the papers of a filing into a folder of their own and gives its path as ``files``."""

    def write(title: str, number: str, words: str = TEXT) -> list[str]:
        folder = tmp_path / title
        folder.mkdir()
        (folder / "正文.md").write_text(words.format(title=title, number=number), "utf-8")
        for name, paper in PAPERS.items():
            (folder / name).write_text(paper.format(title=title), "utf-8")
        return [str(folder)]

    return write


def came(files: list[str], name: str, unit: str = CITY, at: str = "2026-11-05 09:30", **more: object) -> Line:
    return {"act": "incoming", "unit": unit, "files": files, "at": at, "published_on": "2026-10-26", "as": name, **more}


def check(name: str, result: str, **more: object) -> Line:
    return {"act": "form_check", "document": f"@{name}", "result": result, "on": "2026-11-06", **more}


def outcome(name: str, chosen: str, **more: object) -> Line:
    return {"act": "filing_outcome", "document": f"@{name}", "outcome": chosen, "on": "2026-11-09", **more}


def test_three_departments_filings_go_from_receipt_to_each_kind_of_outcome(acts: Acts, filing: Callable[..., list[str]], cli: Cli) -> None:
    def of(name: str, act: str, **more: object) -> Line:
        return {"act": act, "document": f"@{name}", **more}

    said = acts(
        # one bureau whose first filing is accepted and whose second is advised on, corrected and closed
        came(filing("云州区便民服务指引", "云州城管规〔2026〕1号", CLEAN), "a"),
        of("a", "form_check", on="2026-11-06"), check("a", "登记"), outcome("a", "准予备案"),
        came(filing("云州区占道经营管理办法", "云州城管规〔2026〕2号"), "b", copies=2, report_number="云州城管备〔2026〕2号"), check("b", "登记"),
        of("b", "explain_request", questions=["罚款的依据"], on="2026-11-06"), of("b", "explanation", words="依据是条例", on="2026-11-09"),
        of("b", "extend_review", reason="要征求部门意见", on="2026-11-09"), outcome("b", "建议自行修改或者废止", words="第二条没有依据"),
        of("b", "department_reply", reply="采纳", on="2026-11-16"), of("b", "close_incoming", result="已修改", words="已重新公布"),
        # one that supplements what is faulty, and resists an order until the government annuls
        came(filing("云州区河道保洁规定", "云州水规〔2026〕1号", CLEAN), "c", WATER), check("c", "补正", faulty=["备案报告没有盖章"]),
        of("c", "resupply_incoming", paper={"report": 2}, on="2026-11-09"), check("c", "登记", on="2026-11-10"),
        outcome("c", "准予备案并提示技术瑕疵", words="第一条法名不全", on="2026-11-11"),
        came(filing("云州区采砂管理办法", "云州水规〔2026〕2号"), "d", WATER), check("d", "登记"), outcome("d", "责令停止执行并纠正", words="第二条违法"),
        of("d", "department_reply", reply="不采纳", words="有依据", on="2026-11-12"), of("d", "escalate", on="2026-11-13"),
        of("d", "propose_annulment", words="提请撤销", number="云州司〔2026〕9号", on="2026-11-16"), of("d", "close_incoming", result="已被撤销"),
        # one that is taken to the government at once, files what is no normative document, and files paper late
        came(filing("云州区物业收费办法", "云州建规〔2026〕1号"), "e", HOUSING), check("e", "登记"),
        outcome("e", "5", words="第三条违法设定收费"), of("e", "close_incoming", result="维持原文件"),
        came(filing("云州区窗口人员考勤办法", "云州建规〔2026〕2号", CLEAN), "f", HOUSING),
        check("f", "不予登记", reason="只规范内部管理", exclusions=["EX01"]),
        came([], "g", HOUSING, at="2026-11-20 10:00", title="云州区装修垃圾管理办法", paper={"text": 2, "report": 2}),
        of("g", "amend_incoming", document_number="云州建规[2026]3号"), check("g", "登记", on="2026-11-23", despite="其余材料后补"),
        {"act": "catalogue_in", "year": 2026, "quarter": 4, "despite": "按月编制"},
    )  # fmt: skip
    assert [line.get("error") for line in said.lines if not line["ok"]] == []
    numbers = [line["ids"]["number"] for line in said.lines if line["act"] == "filing_outcome" and "number" in line["ids"]]  # type: ignore[index,operator]
    assert numbers == ["云州司备审〔2026〕1号", "云州司备审〔2026〕2号"]
    forces = {line["title"]: line["force"] for line in cli("list").lines}
    assert forces["云州区采砂管理办法"] == "annulled"
    assert forces["云州区便民服务指引"] == "in_force"


def test_refused_acts_say_why_and_the_next_is_tried(acts: Acts, filing: Callable[..., list[str]]) -> None:
    said = acts(
        {"act": "incoming", "files": []},
        came(filing("云州区占道经营管理办法", "云州城管规〔2026〕2号"), "b"),
        outcome("b", "准予备案"),
        check("b", "退回"),
        check("b", "不予登记", reason="内部", answers={"body": "是"}),
        {"act": "incoming", "unit": CITY, "files": [], "title": "一件", "paper": {"text": "两份"}},
        {"act": "catalogue_in", "year": 2026},
        {"act": "form_check", "document": "@b", "result": "登记", "on": "2026-11-06"},
        outcome("b", "责令停止执行并纠正", words="第二条违法"),
        {"act": "escalate", "document": "@b", "on": "2026-11-20"},
    )
    assert [line["ok"] for line in said.lines] == [False, True, False, False, False, False, False, True, True, False]
    told = [str(line["error"]) for line in said.lines if not line["ok"]]
    for words, sentence in zip(
        ("缺少参数 unit", "不能登记审查结论", "只能是：登记、补正、不予登记", "参数 answers", "参数 paper", "year 或者 quarter", "还没有逾期"), told, strict=True
    ):  # fmt: skip
        assert words in sentence


def test_a_list_is_declared_urged_and_excused(acts: Acts, tmp_path: Path, filing: Callable[..., list[str]]) -> None:
    table = tmp_path / "城管局清单.csv"
    table.write_text(
        "标题,文号,公布日期\n云州区占道经营管理办法,云州城管规〔2026〕2号,2026-10-26\n云州区渣土管理办法,云州城管规〔2026〕3号,2026-08-03\n"
        "云州区夜市管理规定,云州城管规〔2026〕4号,2026-08-03\n", "utf-8"
    )  # fmt: skip
    said = acts(
        came(filing("云州区占道经营管理办法", "云州城管规〔2026〕2号"), "b"),
        {"act": "declare", "unit": CITY, "file": str(table)},
        {"act": "excuse", "unit": CITY, "title": "云州区夜市管理规定", "reason": "已纳入政府文件"},
        {"act": "urge", "unit": CITY, "on": "2026-11-20"},
        {"act": "excuse", "unit": CITY, "title": "没有的", "reason": "x"},
    )
    assert [line["ok"] for line in said.lines] == [True, True, True, True, False]
    assert len(said.lines[1]["ids"]["declared"]) == 3  # type: ignore[index]
    urged = said.lines[3]["ids"]
    assert (urged["number"], len(urged["declared"])) == ("云州司备催〔2026〕1号", 1)  # type: ignore[index]


def test_objections_are_logged_handled_and_answered(acts: Acts, filing: Callable[..., list[str]], cli: Cli) -> None:
    def of(applicant: str, act: str, **more: object) -> Line:
        return {"act": act, "objection": {"document": "@b", "applicant": applicant}, **more}

    def from_(applicant: str, kind: str, **more: object) -> Line:
        return {"act": "objection", "document": "@b", "kind": kind, "applicant": applicant, "words": "第二条", "on": "2026-11-10", **more}

    said = acts(
        came(filing("云州区占道经营管理办法", "云州城管规〔2026〕2号"), "b"),
        from_("张三", "citizen"), of("张三", "ask_objection", on="2026-11-11"),
        of("张三", "supply_objection", reasons="与条例抵触", contact="139", on="2026-11-12"), of("张三", "take_up_objection", on="2026-11-12"),
        of("张三", "answer_objection", words="经审查，答复如下", outcome="修改", on="2026-11-16"),
        from_("李四", "公民、组织审查建议", reasons="不公平", contact="138"), of("李四", "decline_objection", ground="理由不成立", reason="有上位法依据"),
        of("李四", "answer_objection", words="不启动审查的理由"),
        from_("区行政复议局", "reconsideration"), of("区行政复议局", "transfer_objection", to="云州市人民政府", on="2026-11-13"),
        from_("云州区人民法院", "judicial_advice", number="建3号"), from_("云州区人民检察院", "procuratorial_advice"),
        from_("云州中院", "litigation", until="2026-12-01"), from_("区人大常委会", "npc_suggestion"),
        of("区人大常委会", "answer_objection", words="答复"),
    )  # fmt: skip
    assert [line["ok"] for line in said.lines] == [True] * 15 + [False]
    assert "现在可以：启动审查" in str(said.lines[-1]["error"])
    names = [str(line["name"]) for line in cli("deadlines").lines]
    assert "答复司法建议（云州区人民法院）" in names
    assert "向法院提交意见（云州中院）" in names
    assert not any("张三" in name or "区行政复议局" in name for name in names)


def test_what_is_due_on_a_filing_stands_among_the_deadlines(acts: Acts, filing: Callable[..., list[str]], cli: Cli) -> None:
    acts(
        came(filing("云州区占道经营管理办法", "云州城管规〔2026〕2号"), "b"),
        check("b", "登记"),
        outcome("b", "责令停止执行并纠正", words="第二条违法"),
    )
    rows = {line["name"]: line for line in cli("deadlines").lines}
    assert (rows["部门反馈审查意见"]["due_on"], rows["部门反馈审查意见"]["verified"]) == ("2026-12-09", False)
    assert "形式审查" not in rows
    assert json.dumps(rows, ensure_ascii=False)


def test_the_store_is_sound_after_it_all(acts: Acts, filing: Callable[..., list[str]], cli: Cli) -> None:
    acts(came(filing("云州区占道经营管理办法", "云州城管规〔2026〕2号"), "b"), check("b", "登记"), outcome("b", "5", words="第二条违法"))
    assert cli("health").code == 0
    assert road.TODAY.year == 2026
