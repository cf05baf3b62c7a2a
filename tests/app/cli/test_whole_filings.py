"""Real documents of departments and towns, filed with the government: from the receipt to each of the five outcomes, by lists of acts on their days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.cli.conftest import Cli
from tests.app.cli.life import Days, Line, a, findings, named, real
from tests.app.filing.incoming.packets import PAPERS

FILED = {
    "towns": ("101_", "柘林镇人民政府"), "lifts": ("109_", "市场监督管理局"), "houses": ("112_", "住房保障和房屋管理局"),
    "fees": ("111_", "水务局"), "farms": ("120_", "新浜镇人民政府"),
}  # fmt: skip
"""The filings by their name here: the document of the corpus, and who files it."""


@pytest.fixture
def came(corpus: Path, tmp_path: Path) -> dict[str, Line]:
    """The act that logs each of the filings: its text, with the papers beside it except for what its folder lacks."""
    acts: dict[str, Line] = {}
    for name, (number, unit) in FILED.items():
        text = real(corpus, number)
        folder = tmp_path / name
        folder.mkdir()
        (folder / "正文.md").write_bytes(text.read_bytes())
        for file, paper in PAPERS.items():
            if not (name == "towns" and file == "备案说明.md"):
                (folder / file).write_text(paper.format(title=text.stem[4:]), "utf-8")
        acts[name] = a("incoming", unit=unit, files=[str(folder)], published_on="2026-08-20", **{"as": name})
    return acts


def of(name: str, act: str, on: str = "", **told: object) -> Line:
    """An act on one of the filings."""
    return {"act": act, "document": f"@{name}", **({"on": on} if on else {}), **told}


def test_five_filings_go_from_receipt_to_the_five_outcomes(cli: Cli, folder: Path, came: dict[str, Line], corpus: Path) -> None:
    days = Days(cli, folder, "2026-09-01")
    made = days.does("2026-09-01", *({**act, "at": f"2026-09-01 09:{minute}0"} for minute, act in enumerate(came.values())))
    assert [one["number"] for one in made] == [f"云州司收〔2026〕{n}号" for n in range(1, 6)]
    assert days.due("2026-09-01", "towns") == {"形式审查": ("2026-09-08", "green")}
    days.does(
        "2026-09-02",
        of("towns", "form_check", "2026-09-02", result="补正", missing=["statement"], faulty=["备案报告没有盖章"]),
        of("lifts", "form_check", "2026-09-02"),
    )
    assert days.due("2026-09-03", "towns")["部门补正材料"] == ("2026-09-14", "green")
    assert "现在是“等部门补正”" in days.is_refused("2026-09-03", of("towns", "form_check", "2026-09-03", result="登记"))
    days.does("2026-09-04", *(of(name, "form_check", "2026-09-04", result="登记") for name in FILED if name != "towns"))
    assert days.due("2026-09-04", "lifts") == {"实质审查": ("2026-10-08", "green")}, "thirty days end in the holidays"
    days.does(
        "2026-09-10",
        of("towns", "resupply_incoming", "2026-09-09", paper={"statement": 2, "report": 2}),
        of("towns", "form_check", "2026-09-10", result="登记"),
        of("towns", "extend_review", "2026-09-10", reason="要听区文旅局的意见"),
        of("fees", "explain_request", "2026-09-10", questions=["第四条收费的依据"], papers=["制定时的会议纪要"]),
    )
    assert days.due("2026-09-10", "towns") == {"实质审查": ("2026-10-30", "green")}, "thirty days and twenty more"
    assert "不能再延长" in days.is_refused("2026-09-10", of("towns", "extend_review", "2026-09-10", reason="再延"))
    assert days.due("2026-09-10", "fees")["部门书面说明"] == ("2026-09-20", "green")
    premature = of("fees", "filing_outcome", "2026-09-17", outcome="责令停止执行并纠正", words="没有收费依据")
    assert "还没有收到部门说明" in days.is_refused("2026-09-17", premature)
    days.does("2026-09-18", of("fees", "explanation", "2026-09-18", words="依据是市物价部门的批复"))

    towns, lifts, farms = (findings(cli, real(corpus, FILED[name][0])) for name in ("towns", "lifts", "farms"))
    undated = next(finding for finding in towns if finding["rule"] == "DOC-01")
    days.does(
        "2026-09-24",
        *(of("lifts", "decide", finding=named(one, "lifts"), list=False, reason="不影响理解") for one in lifts),
        of("houses", "decide", finding=named({"rule": "LT-19", "path": "第六条", "start": 0}, "houses"), list=True),
        of("towns", "decide", finding=named(undated, "towns"), list=True, reason="没有写明施行日期"),
        *(of("farms", "decide", finding=named(one, "farms"), list=one["severity"] == "risk", reason="见审查意见") for one in farms),
    )
    assert "结论不能是“准予备案”" in days.is_refused("2026-09-25", of("towns", "filing_outcome", "2026-09-25", outcome="准予备案"))
    made = days.does(
        "2026-09-25",
        of("lifts", "filing_outcome", "2026-09-25", outcome="准予备案"),
        of("houses", "filing_outcome", "2026-09-25", outcome="准予备案并提示技术瑕疵", words="第六条用语不统一"),
        of("towns", "filing_outcome", "2026-09-25", outcome="建议自行修改或者废止", words="写明施行日期和有效期"),
        of("fees", "filing_outcome", "2026-09-25", outcome="责令停止执行并纠正", words="没有收费依据"),
        of("farms", "filing_outcome", "2026-09-25", outcome="提请区政府改变或者撤销", words="第八项限制了权利"),
    )
    assert [one.get("number") for one in made] == [None, None, "云州司备审〔2026〕1号", "云州司备审〔2026〕2号", None]
    assert {name: days.due("2026-09-25", name) for name in FILED} == {
        "lifts": {}, "houses": {}, "farms": {},
        "towns": {"部门反馈审查意见": ("2026-10-26", "green")}, "fees": {"部门反馈审查意见": ("2026-10-26", "green")},
    }  # fmt: skip
    assert days.force("2026-09-25", "fees") == "suspended"

    days.does("2026-10-20", of("towns", "department_reply", "2026-10-20", reply="部分采纳", words="补写施行日期，有效期另定"))
    assert "还没有逾期" in days.is_refused("2026-10-26", of("fees", "escalate", "2026-10-26"))
    assert days.due("2026-10-28", "fees") == {"部门反馈审查意见": ("2026-10-26", "red")}
    days.does("2026-10-28", of("fees", "escalate", "2026-10-28"))
    assert days.due("2026-10-28", "fees") == {"提请区政府改变或者撤销": ("2026-12-25", "green")}, "sixty days from the last day to answer"
    days.does(
        "2026-11-20",
        of("fees", "propose_annulment", "2026-11-05", words="提请撤销", number="云州司〔2026〕31号"),
        of("fees", "close_incoming", "2026-11-20", result="已被撤销"),
        of("towns", "close_incoming", "2026-11-20", result="已修改"),
        of("farms", "close_incoming", "2026-11-20", result="已被改变"),
        a("catalogue_in", year=2026, quarter=3),
        a("undo"),
        a("catalogue_in", year=2026, quarter=3),
    )
    assert {name: days.due("2026-11-20", name) for name in FILED} == {name: {} for name in FILED}
    assert (days.force("2026-11-20", "fees"), days.force("2026-11-20", "lifts")) == ("annulled", "in_force")
    days.is_sound("2026-11-20")


def test_objections_of_each_kind_to_a_filed_document_are_answered_in_their_time(cli: Cli, folder: Path, came: dict[str, Line]) -> None:
    def on(applicant: str, act: str, day: str, **told: object) -> Line:
        return a(act, objection={"document": "@fees", "applicant": applicant}, on=day, **told)

    def by(applicant: str, kind: str, **told: object) -> Line:
        return of("fees", "objection", "2026-10-12", kind=kind, applicant=applicant, words="第三条", **told)

    days = Days(cli, folder, "2026-09-01")
    days.does("2026-09-01", {**came["fees"], "at": "2026-09-01 09:30"}, of("fees", "form_check", "2026-09-01", result="登记"))
    days.does(
        "2026-10-12",
        by("张三", "citizen"),
        by("区人大常委会", "npc_suggestion"),
        by("区行政复议局", "reconsideration"),
        by("区人民法院", "litigation", until="2026-11-02"),
        by("中级人民法院", "judicial_advice", number="建3号"),
        by("区人民检察院", "procuratorial_advice"),
    )
    assert days.due("2026-10-12", "fees") == {
        "实质审查": ("2026-10-08", "red"),
        "转送无权处理的附带审查申请（区行政复议局）": ("2026-10-21", "green"),
        "答复行政复议附带审查（区行政复议局）": ("2026-10-26", "green"),
        "向法院提交意见（区人民法院）": ("2026-11-02", "green"),
        "答复人大转来的审查建议（区人大常委会）": ("2026-11-11", "green"),
        "反馈审查建议（张三）": ("2026-12-11", "green"),
        "答复司法建议（中级人民法院）": ("2026-12-11", "green"),
        "答复检察建议（区人民检察院）": ("2026-12-14", "green"),
    }
    everybody = ("张三", "区人大常委会", "区行政复议局", "区人民法院", "中级人民法院", "区人民检察院")
    asked, *_, last = days.does(
        "2026-10-30",
        on("张三", "ask_objection", "2026-10-13"),
        on("张三", "supply_objection", "2026-10-15", reasons="与条例抵触", contact="139"),
        *(on(one, "take_up_objection", "2026-10-16") for one in everybody),
        *(on(one, "answer_objection", "2026-10-30", outcome="维持", words="第三条有上位法依据") for one in everybody),
    )
    assert (asked["missing"], last["number"]) == (["理由", "联系方式"], "云州司异复〔2026〕6号")
    assert days.due("2026-10-30", "fees") == {"实质审查": ("2026-10-08", "red")}
    days.is_sound("2026-10-30")
