from __future__ import annotations

from itertools import product

import pytest

from app.errors import Refused
from app.lifecycle.stages import Conclusion, Ending, Matter, Node, Result, Stage, node_of
from app.lifecycle.transitions import Act, entered, next_acts

FILE = Matter.NORMATIVE_DOCUMENT
OUTCOMES = (None, *Conclusion, *Result, *Ending)

ROAD = """
-             propose     -           proposed
-             import      -           drafting
proposed      import      -           drafting
rejected      reopen      -           drafting
drafting      consult     -           consulting
drafting      submit      -           submitted
consulting    submit      -           submitted
returned      submit      -           submitted
submitted     return      -           returned
submitted     return      终止        rejected
submitted     accept      -           under_review
revising      resubmit    -           under_review
under_review  conclude    合法        under_review
under_review  conclude    应当予以修改 revising
under_review  conclude    不合法      rejected
under_review  table       -           deliberating
revising      table       -           deliberating
deliberating  deliberate  通过        deliberating
deliberating  deliberate  修改后通过   revising
deliberating  deliberate  不通过      rejected
deliberating  sign        -           signed
revising      sign        -           signed
signed        register    -           registered
registered    publish     -           published
published     archive     -           archived
"""

SHORT_ROAD = """
-             import      -           drafting
proposed      import      -           drafting
rejected      reopen      -           drafting
drafting      submit      -           submitted
consulting    submit      -           submitted
returned      submit      -           submitted
submitted     return      -           returned
submitted     return      终止        rejected
submitted     accept      -           under_review
under_review  conclude    合法        concluded
under_review  conclude    应当予以修改 concluded
under_review  conclude    不合法      concluded
"""


def table(text: str) -> dict[tuple[str, str, str], str]:
    rows = (line.split() for line in text.strip().splitlines())
    return {(stage, act, outcome): target for stage, act, outcome, target in rows}


def moves(matter: Matter) -> dict[tuple[str, str, str], str]:
    found = {}
    for stage, act, outcome in product((None, *Stage), Act, OUTCOMES):
        try:
            target = entered(act, stage, matter, outcome)
        except Refused:
            continue
        found[(stage or "-", str(act), outcome or "-")] = str(target)
    return found


def test_a_normative_document_moves_exactly_as_the_table_says():
    assert moves(FILE) == table(ROAD)


@pytest.mark.parametrize("matter", [Matter.MAJOR_DECISION, Matter.CONTRACT, Matter.OTHER])
def test_other_matters_end_with_the_conclusion(matter):
    assert moves(matter) == table(SHORT_ROAD)


@pytest.mark.parametrize(("stage", "act"), list(product((None, *Stage), Act)))
def test_every_refusal_names_the_act_and_says_what_to_do(stage, act):
    try:
        entered(act, stage, FILE)
    except Refused as refusal:
        said = str(refusal)
        assert act.label in said
        assert said.endswith("。")
        assert any(word in said for word in ("先", "现在可以办", "可以是", "另行导入"))
        assert "！" not in said


def test_signing_a_draft_is_refused_with_what_must_come_first():
    with pytest.raises(Refused) as refusal:
        entered(Act.SIGN, Stage.DRAFTING, FILE)
    assert str(refusal.value) == "“起草”阶段不能“签发”，先办集体审议。现在可以办：征求意见、送审。"


def test_going_back_is_refused_because_the_step_is_over():
    with pytest.raises(Refused, match="“公布”阶段不能“送审”，这一步已经过了"):
        entered(Act.SUBMIT, Stage.PUBLISHED, FILE)


def test_a_rejected_document_says_it_can_be_reopened():
    with pytest.raises(Refused, match="先重新起草"):
        entered(Act.TABLE, Stage.REJECTED, FILE)


def test_a_contract_is_not_deliberated_here():
    with pytest.raises(Refused, match="政府合同不办“登记审议结果”"):
        entered(Act.DELIBERATE, Stage.DELIBERATING, Matter.CONTRACT, Result.PASSED)


def test_a_conclusion_without_its_word_is_refused_with_the_three_words():
    with pytest.raises(Refused, match="可以是：合法、应当予以修改、不合法"):
        entered(Act.CONCLUDE, Stage.UNDER_REVIEW, FILE)


def test_an_unknown_word_of_outcome_is_refused():
    with pytest.raises(Refused, match="没有“基本合法”这个结果"):
        entered(Act.CONCLUDE, Stage.UNDER_REVIEW, FILE, "基本合法")


def test_every_act_offered_next_is_allowed_and_some_act_is_offered_until_the_end():
    for matter, stage, outcome in product(Matter, Stage, OUTCOMES):
        offered = next_acts(stage, matter, outcome)
        allowed = {act for (at, act, _) in moves(matter) if at == stage}
        assert {str(act) for act in offered} <= allowed
        assert offered or not allowed


@pytest.mark.parametrize(
    ("stage", "outcome", "first"),
    [
        (None, None, Act.IMPORT),
        (Stage.SUBMITTED, None, Act.ACCEPT),
        (Stage.UNDER_REVIEW, None, Act.CONCLUDE),
        (Stage.UNDER_REVIEW, "合法", Act.TABLE),
        (Stage.REVISING, "应当予以修改", Act.RESUBMIT),
        (Stage.REVISING, "修改后通过", Act.SIGN),
        (Stage.DELIBERATING, None, Act.DELIBERATE),
        (Stage.DELIBERATING, "合法", Act.DELIBERATE),
        (Stage.DELIBERATING, "通过", Act.SIGN),
        (Stage.PUBLISHED, "通过", Act.ARCHIVE),
    ],
)
def test_the_usual_next_step_stands_first(stage, outcome, first):
    assert next_acts(stage, FILE, outcome)[0] is first


def test_table_is_not_offered_before_a_conclusion():
    assert Act.TABLE not in next_acts(Stage.UNDER_REVIEW, FILE)


def test_the_stepper_has_nine_nodes_in_order():
    assert [str(node) for node in Node] == ["起草", "征求意见", "送审", "合法性审核", "集体审议", "签发", "登记编号", "公布", "备案"]


def test_a_published_document_stands_at_filing_while_a_filing_is_open():
    assert node_of(Stage.PUBLISHED, open_filings=2) is Node.FILED
    assert node_of(Stage.PUBLISHED, open_filings=0) is Node.PUBLISHED
    assert node_of(Stage.SIGNED, open_filings=2) is Node.SIGNED
    assert node_of(Stage.ARCHIVED, open_filings=0) is None


def test_stages_bear_the_words_and_nodes_of_the_office():
    assert {str(stage): (stage.label, stage.node) for stage in Stage} == {
        "proposed": ("立项", "起草"),
        "drafting": ("起草", "起草"),
        "consulting": ("征求意见", "征求意见"),
        "submitted": ("送审", "送审"),
        "returned": ("退回补正", "送审"),
        "under_review": ("合法性审核", "合法性审核"),
        "revising": ("修改", "合法性审核"),
        "deliberating": ("集体审议", "集体审议"),
        "signed": ("签发", "签发"),
        "registered": ("登记编号", "登记编号"),
        "published": ("公布", "公布"),
        "archived": ("归档", None),
        "rejected": ("终止", None),
        "concluded": ("办结", None),
    }


NEXT = {
    "-": "proposed drafting",
    "proposed": "drafting",
    "drafting": "consulting submitted",
    "consulting": "submitted",
    "submitted": "returned under_review rejected",
    "returned": "submitted",
    "under_review": "under_review revising rejected deliberating",
    "revising": "under_review deliberating signed",
    "deliberating": "deliberating revising rejected signed",
    "signed": "registered",
    "registered": "published",
    "published": "archived",
    "archived": "",
    "rejected": "drafting",
    "concluded": "",
}
SHORT_NEXT = {
    "-": "drafting", "proposed": "drafting", "drafting": "submitted", "consulting": "submitted", "submitted": "returned under_review rejected",
    "returned": "submitted", "under_review": "concluded", "rejected": "drafting",
}  # fmt: skip


@pytest.mark.parametrize(("matter", "asked"), [(FILE, NEXT), *((m, SHORT_NEXT) for m in Matter if m is not FILE)])
def test_of_every_pair_of_stages_one_leads_to_the_other_exactly_where_the_contract_says(matter, asked):
    led = {(source, target) for (source, _, _), target in moves(matter).items()}
    for source, target in product(("-", *(str(s) for s in Stage)), (str(s) for s in Stage)):
        assert ((source, target) in led) == (target in asked.get(source, "").split()), (source, target)
