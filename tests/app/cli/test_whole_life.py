"""Three real documents from the first idea to the archive, filed with both bodies, by lists of acts on the days they would be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.cli.conftest import Cli
from tests.app.cli.life import Life, a, findings, named, real, to


@pytest.fixture
def shot(tmp_path: Path) -> str:
    """A picture of a page."""
    file = tmp_path / "截图.png"
    file.write_bytes(b"\x89PNG")
    return str(file)


def test_the_bus_stations_are_returned_revised_amended_objected_to_and_set_right(
    cli: Cli, folder: Path, corpus: Path, tmp_path: Path, shot: str
) -> None:
    draft = real(corpus, "107_")
    revised = tmp_path / "修改稿.md"
    revised.write_text(draft.read_text("utf-8").replace("委托区公共交通场站管理公司负责", "按照政府采购的规定确定的单位负责"), "utf-8")
    life = Life(cli, folder, "2026-03-02")

    life.does(
        "2026-04-13",
        a("propose", title="金山区公共交通场站管理办法", reason="场站由多个部门管理，标准不一", unit="金山区交通委", on="2026-03-02"),
        a("import", file=str(draft), on="2026-03-20"),
        a("answers", answers={"needs_interpretation": True, "concerns_market": False}),
        a("consult", carrier="区政府门户网站", address="https://example.invalid/1", on="2026-03-23"),
        a("consultation", file=shot),
        a("comment", commenter="李某", words="第三条范围太窄", path="第三条", on="2026-03-30"),
        a("comment", commenter="某公交公司", words="维修经费没有标准", kind="企业", on="2026-04-01"),
        a("comment", commenter="张某", words="重复", on="2026-04-01"),
        a("drop_comment", comment={"n": 3}),
        a("undo"),
        a("drop_comment", comment={"n": 3}),
        a("dispose_comment", comment={"n": 1}, disposition="部分采纳", reason="出租车站点另行规定"),
    )
    assert life.row("2026-04-13")["stage"] == "consulting"
    assert life.row("2026-04-13")["force"] == "not_yet"

    submitted = a("submit", on="2026-04-30", materials=["M01", "M03", "M04"])
    assert "意见" in life.is_refused("2026-04-30", submitted)
    life.does(
        "2026-04-30",
        a("dispose_comment", comment={"n": 2}, disposition="不采纳", reason="标准由财政部门另定"),
        a("feedback", words="书面答复某公交公司", on="2026-04-28"),
        a("proceeding", kind="hearing", on="2026-05-20", body="金山区交通委"),
        a("hearing_papers", proceeding={"kind": "hearing"}, on="2026-04-29"),
        a("edit_proceeding", proceeding={"kind": "hearing"}, on="2026-04-28", people="乘客代表九人", conclusion="多数赞成", file=shot),
        a("proceeding", kind="department_review", body="金山区交通委法规科", conclusion="同意送审", on="2026-04-29"),
        a("proceeding", kind="department_discussion", body="主任办公会", conclusion="同意送审", number="纪要4", on="2026-04-29"),
    )
    life.does("2026-04-30", {**submitted, "despite": "解读稿随后补送"})
    life.does("2026-05-06", a("return", missing=["M11"], on="2026-05-06"))
    assert life.row("2026-05-06")["stage"] == "returned"
    life.does("2026-05-09", a("submit", materials=["M11"], on="2026-05-09"), a("accept", on="2026-05-11"))
    assert life.due("2026-05-11")["出具合法性审核意见"] == ("2026-06-01", "green")

    found = findings(cli, draft)
    asked = next(finding for finding in found if finding["rule"] == "FC-40")
    others = [finding for finding in found if finding is not asked]
    life.does(
        "2026-05-18",
        a("decide", finding=named(asked), list=True, reason="指定特定经营者"),
        *(a("decide", finding=named(finding), list=False, reason="上下文已限定") for finding in others),
        a("conclude", outcome="应当予以修改", on="2026-05-18"),
    )
    life.does(
        "2026-05-25",
        a("reply", replies=[{"finding": named(asked), "reply": "采纳", "reason": "改为按政府采购确定"}]),
        a("resubmit", file=str(revised), on="2026-05-25"),
    )
    again = findings(cli, revised)
    life.does(
        "2026-06-01",
        *(a("decide", finding=named(finding), list=False, reason="上下文已限定") for finding in again),
        a("conclude", outcome="合法", on="2026-06-01"),
        a("undo"),
        a("conclude", outcome="合法", on="2026-06-01"),
    )

    final = tmp_path / "审议修改稿.md"
    final.write_text(revised.read_text("utf-8").replace("自批准之日起实施", "自2026年9月1日起施行，有效期五年"), "utf-8")
    life.does(
        "2026-06-23",
        a("fair_competition", concerned=True, conclusion="符合", body="金山区市场监管局", number="公竞审5", on="2026-06-02"),
        a("table", on="2026-06-05"),
        a("deliberate", meeting="区政府第12次常务会议", result="修改后通过", on="2026-06-12", minutes_number="纪要12"),
    )
    assert life.row("2026-06-12")["stage"] == "revising"
    life.does("2026-06-15", a("resubmit", file=str(final), on="2026-06-15"))
    last = findings(cli, final)
    life.does(
        "2026-06-30",
        *(a("decide", finding=named(finding), list=False, reason="上下文已限定") for finding in last),
        a("conclude", outcome="合法", on="2026-06-23"),
        a("table", on="2026-06-24"),
        a("deliberate", meeting="区政府第13次常务会议", result="通过", on="2026-06-25", minutes_number="纪要13", attendees="区长等九人"),
        a("minutes", minutes_number="纪要13", attendees="区长等九人", differing="没有不同意见", file=shot),
        a("sign", by="区长", on="2026-06-26"),
        a("register", on="2026-06-29"),
        a("proceeding", kind="policy_interpretation", on="2026-06-30", file=shot),
    )
    life.does(
        "2026-07-01",
        a("publish", carrier="区政府门户网站", address="https://example.invalid/7", file=shot, on="2026-07-01"),
        a("place", carrier="区政府公报", address="2026年第7期", on="2026-07-01"),
        a("place", carrier="公众号", on="2026-07-01"),
        a("drop_place", publication={"carrier": "公众号"}),
    )
    row = life.row("2026-07-01")
    assert (row["effective_on"], row["valid_until"], row["force"]) == ("2026-09-01", "2031-08-31", "not_yet")
    assert life.due("2026-07-14") == {
        "报送市政府备案": ("2026-07-16", "amber"),
        "报送区人大常委会备案": ("2026-07-31", "green"),
        "提出继续有效、修改或者废止的意见": ("2031-02-28", "green"),
    }
    assert [life.force(day) for day in ("2026-08-31", "2026-09-01", "2031-08-31", "2031-09-01")] == [
        "not_yet",
        "in_force",
        "in_force",
        "expired",
    ]

    life.does(
        "2026-07-13",
        a("file_statement", points={"necessity": "场站由多个部门管理", "process": "征求意见十日，听证一次"}),
        a("file", recipient="npc", on="2026-07-10", copies=5),
        a("file", recipient="muni", on="2026-07-10"),
        to("muni", "receive", "2026-07-13", number="市司备收〔2026〕88号", way="纸质回执", file=shot),
        to("npc", "receive", "2026-07-13", number="常备收〔2026〕31号", way="电子回执"),
    )
    # with the one body all is well
    life.does(
        "2026-08-10", to("npc", "admit", "2026-07-20", number="常备〔2026〕31号"), to("npc", "examine", "2026-07-21"),
        to("npc", "clear", "2026-08-10"), to("npc", "close_filing", "2026-08-10"),
    )  # fmt: skip
    # with the other something is missing, something is asked, something must be changed
    life.does("2026-07-15", to("muni", "supplement", "2026-07-15", number="市司补3", words="缺合法性审核意见书"))
    assert life.due("2026-07-15")["补报材料（市政府）"] == ("2026-07-27", "green")
    life.does(
        "2026-08-03",
        to("muni", "resupply", "2026-07-17", words="补报合法性审核意见书3份"),
        to("muni", "admit", "2026-07-24", number="市备〔2026〕88号"),
        to("muni", "examine", "2026-07-27"),
        to("muni", "inquiry", "2026-08-03", number="市司函9", words="第五条的依据"),
    )
    assert life.due("2026-08-11")["向市政府作出说明"] == ("2026-08-13", "amber")
    life.does(
        "2026-08-20",
        to("muni", "explain", "2026-08-12", words="依据是政府采购法"),
        to("muni", "rectify", "2026-08-20", words="第五条再明确"),
    )
    assert life.due("2026-08-20")["书面回复市政府审查意见"] == ("2026-09-20", "green"), "the Sunday before the autumn feast is worked"
    life.does("2026-09-10", to("muni", "plan", "2026-09-10", words="年内修改第五条"))
    assert life.due("2026-09-10")["按处理计划处置完毕（市政府）"][0] == "2027-03-10"
    (disposed,) = life.does("2026-10-20", to("muni", "dispose", "2026-10-20", how="修改", words="第五条已改"))
    again = disposed["filings"]
    assert "向市政府报告处置结果并重新报备" in life.due("2026-10-20")
    life.does(
        "2026-11-02",
        to("muni", "report_disposal", "2026-11-02", number="金府〔2026〕41号", words="第五条已改"),
        to("muni", "close_filing", "2026-11-02"),
    )
    assert life.states("2026-11-02") == [("muni", "due"), ("npc", "due")], "what was changed is filed again with both"
    life.does("2026-11-05", *(a("file", recipient=body, on="2026-11-05") for body in again))
    sent = life.is_refused("2026-11-05", a("undo"))
    assert "撤销" in sent
    archive = a("archive", number="2026-永久-17", on="2026-11-20")
    assert "备案" in life.is_refused("2026-11-20", archive)
    life.does("2026-11-20", *(to(body, act, "2026-11-12") for body in again for act in ("admit", "close_filing")))
    life.does("2026-11-20", archive, a("undo"))
    assert life.row("2026-11-20")["stage"] == "published"
    life.does("2026-11-20", archive)
    assert life.row("2026-11-20")["stage"] == "archived"
    assert set(life.due("2026-11-20")) == {"提出继续有效、修改或者废止的意见"}
    life.is_sound("2026-11-20")


def test_the_choice_of_developers_is_a_matter_of_competition_and_is_extended_at_its_end(
    cli: Cli, folder: Path, corpus: Path, shot: str
) -> None:
    draft = real(corpus, "115_")
    life = Life(cli, folder, "2024-10-08")
    life.does(
        "2024-10-09",
        a(
            "propose",
            title="黄浦区历史风貌保护项目实施主体公开遴选操作细则",
            reason="2021年的细则到期",
            unit="黄浦区规划资源局",
            on="2024-10-08",
        ),
        a("import", file=str(draft)),
        a("answers", answers={"concerns_market": True, "replaces_documents": True, "needs_interpretation": False}),
    )
    life.does(
        "2024-10-09",
        a("consult", carrier="区政府门户网站", on="2024-10-10", until="2024-10-25"),
        a("undo"),
        a("consult", carrier="区政府门户网站", on="2024-10-10"),
    )
    assert life.due("2024-10-12") == {"征求意见期满（涉及市场主体）": ("2024-11-11", "green")}, "thirty days, and the last is a Saturday"
    life.does(
        "2024-11-20",
        a("consultation", address="https://example.invalid/2", file=shot),
        a("comment", commenter="某置业公司", words="报价权重过高", kind="企业", on="2024-10-20"),
        a("comment", commenter="区房地产商会", words="公告期应当更长", kind="行业协会商会", on="2024-10-21"),
        a("dispose_comment", comment={"n": 1}, disposition="采纳"),
        a("dispose_comment", comment={"n": 2}, disposition="不采纳", reason="公告期已不少于三十日"),
        a("proceeding", kind="expert_review", on="2024-11-15", body="区规划资源局", people="专家五人", conclusion="可行", file=shot),
        a("proceeding", kind="risk_assessment", on="2024-11-18", conclusion="低风险"),
        a("proceeding", kind="department_review", conclusion="同意送审", on="2024-11-19"),
        a("proceeding", kind="department_discussion", conclusion="同意送审", on="2024-11-19"),
    )
    submit = a("submit", on="2024-11-20", materials=["M01", "M03", "M04", "M13"])
    assert "没有反馈采纳情况" in life.is_refused("2024-11-20", submit)
    life.does("2024-11-20", a("feedback", words="逐件书面反馈", on="2024-11-19"), submit, a("accept", on="2024-11-20"))
    life.does(
        "2024-12-02",
        *(a("decide", finding=named(finding), list=False, reason="原文如此") for finding in findings(cli, draft)),
    )
    life.does("2024-12-02", a("conclude", outcome="合法", on="2024-12-02"), a("fair_competition", concerned=True))
    tabled = a("table", on="2024-12-10", despite="市场监管局正在审查")
    assert "公平竞争审查" in life.is_refused("2024-12-10", tabled), "no reason goes past this one"
    life.does(
        "2025-01-20",
        a(
            "fair_competition",
            concerned=True,
            conclusion="例外",
            until="2028-03-15",
            reason="节约能源",
            body="区市场监管局",
            on="2024-12-12",
        ),
        a("table", on="2024-12-16"),
        a(
            "deliberate",
            meeting="区政府第90次常务会议",
            result="通过",
            on="2025-01-20",
            minutes_number="纪要90",
            attendees="区长等九人",
            file=shot,
        ),
        a("sign", by="区长", on="2025-01-21"),
    )
    life.does(
        "2025-02-14",
        a("register", on="2025-02-13"),
        a("publish", carrier="区政府门户网站", address="https://example.invalid/3", file=shot, on="2025-02-14"),
    )
    row = life.row("2025-02-14")
    assert (row["effective_on"], row["valid_until"], row["force"]) == ("2025-03-16", "2030-03-15", "not_yet")
    assert life.due("2025-03-04") == {
        "报送市政府备案": ("2025-03-03", "red"),
        "报送区人大常委会备案": ("2025-03-17", "green"),
        "公平竞争审查例外到期": ("2028-03-15", "green"),
        "提出继续有效、修改或者废止的意见": ("2029-09-15", "green"),
    }
    life.does(
        "2025-03-06",
        a("file", recipient="npc", on="2025-03-03"),
        to("npc", "receive", "2025-03-06", number="常备收〔2025〕2号"),
        a("file", recipient="muni", on="2025-03-05"),
        to("muni", "receive", "2025-03-06", number="市备收〔2025〕9号"),
        to("npc", "admit", "2025-03-06"),
        to("muni", "admit", "2025-03-06"),
        to("npc", "close_filing", "2025-03-06"),
        to("muni", "close_filing", "2025-03-06"),
    )
    extended = a("extend", reason="仍需遴选", on="2030-01-10", until="2032-03-15", carrier="区政府公报")
    assert "没有实施后评估的记录" in life.is_refused("2030-01-10", extended)
    (_, again) = life.does("2030-01-10", a("proceeding", kind="post_evaluation", on="2029-11-20", conclusion="延期", file=shot), extended)
    assert [life.force(day) for day in ("2030-03-16", "2032-03-15", "2032-03-16")] == ["in_force", "in_force", "expired"]
    due = life.due("2030-01-10")
    assert (due["报送市政府备案（延期）"], due["报送区人大常委会备案（延期）"]) == (("2030-01-25", "green"), ("2030-02-11", "green"))
    assert due["提出继续有效、修改或者废止的意见"][0] == "2031-09-15"
    life.does("2030-02-20", *(a("file", recipient=body, on="2030-01-20") for body in again["filings"]))
    life.does("2030-02-20", *(to(body, act, "2030-02-20") for body in again["filings"] for act in ("admit", "close_filing")))
    assert life.states("2030-02-20") == [("muni", "closed"), ("npc", "closed")]
    life.does("2030-02-20", a("archive", on="2030-02-20", number="2025-永久-8"))
    assert life.row("2030-02-20")["stage"] == "archived"
    life.is_sound("2030-02-20")


def test_the_dangerous_houses_take_the_short_way_of_an_emergency_and_are_repealed(cli: Cli, folder: Path, corpus: Path, shot: str) -> None:
    draft = real(corpus, "110_")
    life = Life(cli, folder, "2024-07-29")
    life.does(
        "2024-08-05",
        a(
            "propose",
            title="虹口区危险房屋应急处置工作办法（试行）",
            reason="汛期外墙坠落",
            unit="虹口区住房保障和房屋管理局",
            urgent="主汛期外墙连续坠落",
            on="2024-07-29",
        ),
        a("import", file=str(draft)),
        a("excuse_consultation", reason="主汛期外墙连续坠落，先处置险情", on="2024-07-30"),
        a("proceeding", kind="department_review", conclusion="同意送审", on="2024-08-01"),
        a("proceeding", kind="department_discussion", conclusion="同意送审", on="2024-08-01"),
        a("answers", answers={"needs_interpretation": False, "concerns_market": False}),
    )
    life.does(
        "2024-08-05",
        a("submit", materials=["M01", "M03", "M04", "M05"], on="2024-08-02"),
        a("accept", on="2024-08-02"),
        *(a("decide", finding=named(finding), list=False, reason="上位法有规定") for finding in findings(cli, draft)),
    )
    life.does(
        "2024-08-14",
        a("conclude", outcome="合法", on="2024-08-05"),
        a("fair_competition", concerned=False, on="2024-08-06"),
        a("table", on="2024-08-06"),
        a("deliberate", meeting="区政府第60次常务会议", result="通过", on="2024-08-08", minutes_number="纪要60", file=shot),
        a("sign", by="区长", on="2024-08-12"),
        a("register", on="2024-08-13"),
        a("publish", carrier="区政府门户网站", address="https://example.invalid/4", file=shot, on="2024-08-14"),
    )
    row = life.row("2024-08-14")
    assert (row["force"], row["valid_until"]) == ("in_force", "2026-08-13"), "on trial for two years"
    life.does(
        "2024-09-20",
        *(a("file", recipient=body, on="2024-08-20") for body in ("muni", "npc")),
        to("npc", "turn_back", "2024-08-28", words="由区政府工作部门制定，不属于备案范围"),
        to("npc", "close_filing", "2024-08-29"),
        to("muni", "receive", "2024-08-21", number="市备收〔2024〕70号"),
        to("muni", "admit", "2024-08-28"),
        to("muni", "close_filing", "2024-09-20"),
    )
    (over,) = life.does("2025-12-01", a("repeal", reason="市里已有统一规定", on="2025-12-01"))
    assert [life.force(day) for day in ("2025-11-30", "2025-12-01")] == ["in_force", "repealed"]
    assert life.due("2025-12-01") == {
        "报送市政府备案（废止）": ("2025-12-16", "green"),
        "报送区人大常委会备案（废止）": ("2025-12-31", "green"),
        "公开废止决定": ("2025-12-29", "green"),
    }
    life.does("2025-12-31", a("announce", carrier="区政府门户网站", on="2025-12-05"))
    life.does("2025-12-31", *(a("file", recipient=body, on="2025-12-10") for body in over["filings"]))
    life.does("2025-12-31", *(to(body, act, "2025-12-31") for body in over["filings"] for act in ("admit", "close_filing")))
    life.does(
        "2026-01-05",
        a("archive_item", item="ending", held=True, note="区政府常务会议决定"),
        a("archive", on="2026-01-05", number="2024-永久-3"),
    )
    assert life.row("2026-01-05")["stage"] == "archived"
    life.is_sound("2026-01-05")
