"""``run``: the whole road as a list of acts, each line answered as soon as it is stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.acts import areas
from tests.app import road
from tests.app.cli.conftest import Cli, Said, schema

Acts = Callable[..., Said]
Paper = Callable[..., Path]
WORKPLACE = (
    "checklist", "consult_counsel", "remind_counsel", "receive_advice", "take_advice", "ask_approval", "approve",
    "submission", "determine", "assign", "handover", "person", "unit", "contact", "answer", "inquire", "correct", "reissue", "seal", "issuers",
    "countersign", "discard", "bring_back", "empty_bin", "set_many", "snooze", "done", "replace_text", "add_material", "void_number", "disclosure",
    "confirm", "sort_material", "carry", "mend", "law", "laws", "law_text", "drop_law_text", "forget_law",
    "rule_switch", "rule_grade", "rule_reset", "rule_save", "rule_remove", "rule_words", "rule_pack",
    "calendar_day", "calendar_notice", "jurisdiction", "parameter", "dated_parameter", "extend_deadline", "packet", "form_template",
    "drop_form_template",
)  # fmt: skip
LIFE = (
    "propose", "reopen", "urgent", "excuse_consultation", "consultation", "comment", "edit_comment", "dispose_comment", "drop_comment",
    "no_comments", "feedback", "proceeding", "edit_proceeding", "drop_proceeding", "hearing_papers", "answers", "minutes", "place",
    "edit_place", "drop_place", "extend", "declare_invalid", "announce", "suspend", "resume", "archive_item", "enter_historical",
)  # fmt: skip
INCOMING = (
    "incoming", "amend_incoming", "incoming_text", "form_check", "resupply_incoming", "extend_review", "explain_request", "explanation",
    "filing_outcome", "department_reply", "escalate", "propose_annulment", "close_incoming", "catalogue_in", "declare", "urge", "excuse",
    "objection", "ask_objection", "supply_objection", "take_up_objection", "decline_objection", "transfer_objection", "answer_objection",
)  # fmt: skip
ROAD = (
    {"act": "consult", "document": "@d", "carrier": "区政府门户网站", "on": "2026-10-08", "until": "2026-11-09"},
    {"act": "submit", "document": "@d", "unit": road.UNIT, "files": [], "materials": list(road.MATERIALS[:-1]), "on": "2026-11-10",
     "despite": "集体讨论纪要后补"},
    {"act": "return", "document": "@d", "missing": ["M07"], "on": "2026-11-10"},
    {"act": "submit", "document": "@d", "materials": ["M07"], "on": "2026-11-11"},
    {"act": "accept", "document": "@d", "on": "2026-11-11"},
    {"act": "decide", "finding": {"document": "@d", "rule": "PEN-01", "path": "第三条", "start": 19}, "list": True, "reason": ""},
    {"act": "conclude", "document": "@d", "outcome": "应当予以修改", "on": "2026-11-12"},
    {"act": "reply", "document": "@d",
     "replies": [{"finding": {"rule": "PEN-01", "path": "第三条", "start": 19}, "reply": "采纳", "reason": ""}]},
    {"act": "resubmit", "document": "@d", "file": "审后稿.md"},
    {"act": "conclude", "document": "@d", "outcome": "合法", "on": "2026-11-13"},
    {"act": "fair_competition", "document": "@d", "concerned": True, "conclusion": "例外", "until": "2028-12-31", "on": "2026-11-13"},
    {"act": "table", "document": "@d", "on": "2026-11-13"},
    {"act": "deliberate", "document": "@d", "meeting": "区政府第12次常务会议", "result": "通过", "on": "2026-11-16"},
    {"act": "sign", "document": "@d", "by": "李强", "on": "2026-11-17"},
    {"act": "register", "document": "@d", "on": "2026-11-18"},
    {"act": "set", "document": "@d", "field": "disclosure", "value": "主动公开"},
    {"act": "undo"},
    {"act": "publish", "document": "@d", "carrier": "区政府门户网站", "on": "2026-11-20", "effective_on": "2026-11-27"},
    {"act": "file", "document": "@d", "recipient": "muni", "on": "2026-11-23"},
    {"act": "file", "document": "@d", "recipient": "npc", "on": "2026-11-23"},
)  # fmt: skip


@pytest.fixture
def start(paper: Paper) -> dict[str, object]:
    paper("审后稿.md", road.text().replace("处以五百元以上二千元以下的罚款", "责令改正"))
    return {"act": "import", "file": str(paper()), "as": "d"}


def test_every_act_of_the_contract_is_built_and_in_the_schema() -> None:
    contract = [
        "import",
        "consult",
        "submit",
        "return",
        "accept",
        "decide",
        "conclude",
        "reply",
        "resubmit",
        "fair_competition",
        "table",
        "deliberate",
        "sign",
        "register",
        "publish",
        "file",
        "receive",
        "outcome",
        "admit",
        "supplement",
        "resupply",
        "turn_back",
        "examine",
        "clear",
        "inquiry",
        "explain",
        "rectify",
        "answer_opinion",
        "plan",
        "prolong",
        "dispose",
        "report_disposal",
        "annul",
        "close_filing",
        "attach_receipt",
        "file_statement",
        "yearly_catalogue",
        "send_catalogue",
        "set",
        "repeal",
        "archive",
        "undo",
        *LIFE,
        *INCOMING,
        *WORKPLACE,
    ]
    assert {name for area in areas() for name in area} <= set(contract)
    assert sorted(schema("run").schema["$defs"]["done"]["properties"]["act"]["enum"]) == sorted(contract)


def test_the_whole_road(cli: Cli, acts: Acts, start: dict[str, object]) -> None:
    first = acts(start, *ROAD)
    assert [line for line in first.lines if not line["ok"]] == []
    assert first.code == 0
    ids = {line["act"]: line["ids"] for line in first.lines}
    document = ids["import"]["document"]
    assert set(ids["publish"]["filings"]) == {"muni", "npc"}
    assert (ids["register"]["number"], ids["register"]["document_number"]) == ("云州府规登〔2026〕1号", "云州府规〔2026〕1号")
    assert ids["undo"] == {}
    filings = ids["publish"]["filings"]
    second = acts(
        {"act": "receive", "filing": filings["muni"], "number": "市备〔2026〕77号", "on": "2026-11-25"},
        {"act": "outcome", "filing": filings["muni"], "result": "registered", "on": "2026-12-01"},
        {"act": "outcome", "filing": filings["npc"], "result": "已备案登记", "on": "2026-12-02"},
        {"act": "archive", "document": document},
        {"act": "repeal", "document": document, "reason": "上位法已修改", "on": "2026-12-31"},
    )
    assert [line["ok"] for line in second.lines] == [True] * 5
    (row,) = cli("list").lines
    assert (row["stage"], row["effective_on"], row["valid_until"], row["force"]) == ("archived", "2026-11-27", "2031-11-26", "not_yet")
    assert [(f["recipient"], f["state"], f["due_on"], f["filed_on"]) for f in row["filings"]] == [
        ("muni", "due", "2026-12-08", None), ("npc", "due", "2026-12-23", None),
    ]  # fmt: skip
    assert cli("force", document, "--on", "2026-12-30").only["force"] == "in_force"
    assert cli("force", document, "--on", "2026-12-31").only["force"] == "repealed"
    assert {line["name"] for line in cli("deadlines").lines} == {"公开废止决定", "报送市政府备案（废止）", "报送区人大常委会备案（废止）"}
    assert cli("health").only == {"ok": True, "problems": []}


def test_a_conclusion_may_carry_what_the_reviewer_states(acts: Acts, start: dict[str, object], folder: Path) -> None:
    upto = next(place for place, act in enumerate(ROAD) if act["act"] == "conclude")
    conclude = ROAD[upto]
    stated = {"body": "制定主体合法。", "content": None, "procedure": "履行了法定程序。"}
    wrong = ["合法", {"subject": "制定主体合法。"}, {"body": 3}, {"body": "\ud800"}]
    refused = (json.dumps({**conclude, "assessment": one}) for one in wrong)
    said = acts(start, *ROAD[:upto], *refused, {**conclude, "assessment": stated})
    assert [line["ok"] for line in said.lines[-5:]] == [False, False, False, False, True]
    assert said.lines[-5]["error"] == "参数 assessment 应是 {body, powers, content, procedure}，每项一段文字，可以缺。改正后再试。"
    office = road.opened(folder)
    review = office.store.reviews.current(str(said.lines[0]["ids"]["document"]))
    assert (review.on_body, review.on_powers, review.on_content, review.on_procedure) == ("制定主体合法。", None, None, "履行了法定程序。")
    office.close()


def test_a_refused_line_is_said_and_the_next_is_tried(acts: Acts, start: dict[str, object]) -> None:
    said = acts(
        start,
        {"act": "sign", "document": "@d", "by": "李强"},
        {"act": "submit", "document": "@d"},
        {"act": "fly"},
        {"act": "consult", "document": "@x", "carrier": "网站"},
        "这不是 JSON",
        "[1, 2]",
        '"act"',
        {"act": 7},
        {"act": "consult", "document": "@d", "carrier": "网站", "on": 20261008},
        {"act": "consult", "document": "@d", "carrier": "网站", "on": "2026-13-08"},
        {"act": "consult", "document": "@d"},
        {"act": "fair_competition", "document": "@d", "concerned": "是"},
        {"act": "submit", "document": "@d", "materials": "M01"},
        {"act": "set", "document": "@d", "field": "title", "value": 3},
        {"act": "import", "file": "没有.docx"},
        {"act": "import", "file": "x" * 5000 + ".docx"},
        {"act": "import", "file": "a\0b.docx"},
        '{"act": "consult", "document": "@d", "carrier": "\\ud800"}',
        '{"act": "\\ud800"}',
        "[" * 100_000,
        {"act": "import", "file": start["file"], "matter": "law"},
        {"act": "decide", "finding": 5, "list": True},
        {"act": "decide", "finding": "没有", "list": True},
        {"act": "reply", "document": "@d", "replies": {}},
        {"act": "reply", "document": "@d", "replies": ["x"]},
        {"act": "file", "document": "@d", "recipient": "mars"},
        {"act": "receive", "filing": "没有", "number": "1号"},
        {"act": "consult", "document": "@d", "carrier": "网站"},
    )
    assert [line["ok"] for line in said.lines] == [True] + [False] * 27 + [True]
    assert said.code == 2
    assert said.errors == ""
    for line in said.lines[1:-1]:
        assert not any(word in str(line["error"]) for word in ("Error", "None", "Traceback", "invalid literal"))


def test_u2028_and_blank_lines_and_a_byte_order_mark_are_no_lines(acts: Acts, start: dict[str, object]) -> None:
    named = json.dumps({"act": "set", "document": "@d", "field": "carrier", "value": "区政府\u2028网站"}, ensure_ascii=False)
    said = acts("\ufeff" + json.dumps(start), "", "   ", named, "\r")
    assert [line["ok"] for line in said.lines] == [True, True]


def test_a_list_that_is_not_there_or_no_text_is_a_sentence(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "乱码.jsonl").write_bytes(b"\xff\xfe\x00{")
    for name in ("没有.jsonl", "乱码.jsonl"):
        said = cli("run", tmp_path / name)
        assert (said.code, said.only["file"]) == (2, str(tmp_path / name))


def test_what_was_done_stands_although_a_later_line_failed(cli: Cli, acts: Acts, start: dict[str, object]) -> None:
    acts(start, {"act": "publish", "document": "@d", "carrier": "网站"})
    assert [row["stage"] for row in cli("list").lines] == ["drafting"]


def test_a_relative_file_is_looked_for_beside_the_list(acts: Acts, paper: Paper) -> None:
    paper("稿件/甲.md")
    assert acts({"act": "import", "file": "稿件/甲.md"}).lines[0]["ok"]


def test_final_acts_and_an_empty_history_are_not_undone(acts: Acts) -> None:
    said = acts({"act": "undo"}, {"act": "undo"})
    assert [line["ok"] for line in said.lines] == [True, False], "the settings, then nothing"
    assert said.lines[1]["error"] == "没有可以撤销或者重做的操作。"


def test_a_filing_is_named_by_its_document_and_recipient_too(acts: Acts, start: dict[str, object]) -> None:
    receipt = {"act": "receive", "filing": {"document": "@d", "recipient": "muni"}, "number": "市备〔2026〕77号"}
    early = acts(start, receipt)
    assert [line["ok"] for line in early.lines] == [True, False]
    late = acts(start, *ROAD, receipt)
    assert late.lines[-1]["ok"] is True
