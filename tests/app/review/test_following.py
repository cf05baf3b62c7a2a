"""A finding follows its clause into the next version: changed, still there, or its clause gone."""

from __future__ import annotations

import pytest

from app.lifecycle.texts import replace_text
from app.office import Office
from app.review import accepting, deciding
from app.review.following import CHANGED, GONE, THERE, follow
from app.rules.finding import Finding as Doubt
from app.rules.finding import Severity
from app.safekeeping import problems
from app.text.tree import Tree
from db.records import Finding
from tests.app import road

BODY = """# 云州区绿道管理办法

第一条 为了规范绿道管理，制定本办法。

第二条 绿道沿线的经营者应当在本区注册登记，并缴纳保证金。

第三条 管理单位应当做好下列工作：
（一）巡查；
（二）收取管理费。

第四条 本办法自公布之日起施行。
"""


def tree(words: str = BODY) -> Tree:
    return road.draft(words, "文稿.md").reading.tree


def said(rule: str, path: str | None, start: int | None, quote: str) -> Doubt:
    """A finding of a rule on the new text."""
    end = None if start is None else start + len(quote)
    return Doubt(rule=rule, group="COE", severity=Severity.VIOLATION, path=path, start=start, end=end, quote=quote, message="", basis=())


def finding(quote: str, path: str | None, words: str = BODY, rule: str = "COE-01", name: str = "f1") -> Finding:
    """A finding on ``quote`` at ``path`` of ``words``."""
    text = next((n.text for n in tree(words).walk() if n.path == path), "")
    start = text.index(quote) if path is not None else None
    return Finding(
        id=name, review_id="r", number=1, rule=rule, rule_group="COE", severity="violation", title="", path=path, start=start,
        end=None if start is None else start + len(quote), quote=quote if path else "", message="", basis=(),
    )  # fmt: skip


DEPOSIT = finding("缴纳保证金", "第二条")


def fate(words: str, found: tuple[Doubt, ...] = (), old: Finding = DEPOSIT) -> tuple[str, dict[int, str]]:
    made = follow(tree(), tree(words), (old,), found)
    return made.fates[old.id], dict(made.follows)


def test_the_same_words_at_the_same_clause_are_the_same_doubt() -> None:
    assert fate(BODY, (said("COE-01", "第二条", 20, "缴纳保证金"),)) == (THERE, {0: "f1"})


def test_a_renumbered_clause_takes_its_doubt_along() -> None:
    words = BODY.replace("第一条 为了", "第一条 本办法所称绿道，是指供人步行骑行的绿色廊道。\n\n第二条 为了")
    words = words.replace("第四条", "第五条").replace("第三条 管", "第四条 管").replace("第二条 绿", "第三条 绿")
    assert fate(words, (said("COE-01", "第三条", 20, "缴纳保证金"),)) == (THERE, {0: "f1"})


def test_words_that_moved_within_their_clause_are_still_the_same_doubt() -> None:
    words = BODY.replace("应当在本区注册登记，并缴纳保证金", "应当缴纳保证金，并向主管部门备案，不得拖延")
    at = next(n.text for n in tree(words).walk() if n.path == "第二条").index("缴纳保证金")
    assert fate(words, (said("COE-01", "第二条", at, "缴纳保证金"),)) == (THERE, {0: "f1"})


def test_another_rule_at_the_same_words_is_another_doubt() -> None:
    made = follow(tree(), tree(BODY.replace("保证金", "保证金三千元")), (DEPOSIT,), (said("PEN-01", "第二条", 20, "缴纳保证金"),))
    assert made.follows == {}


def test_words_taken_out_are_changed() -> None:
    assert fate(BODY.replace("，并缴纳保证金", "")) == (CHANGED, {})


def test_words_that_the_rule_says_no_more_in_an_amended_clause_are_changed() -> None:
    assert fate(BODY.replace("缴纳保证金", "缴纳保证金，具体依照《价格法》执行"))[0] == CHANGED


def test_a_clause_word_for_word_the_same_is_still_there_though_its_rule_was_switched_off() -> None:
    assert fate(BODY) == (THERE, {})


def test_a_clause_taken_out_is_gone() -> None:
    words = BODY.replace("第二条 绿道沿线的经营者应当在本区注册登记，并缴纳保证金。\n\n", "")
    words = words.replace("第三条", "第二条").replace("第四条", "第三条")
    assert fate(words) == (GONE, {})


def test_a_doubt_about_the_whole_document_is_the_same_rule_again() -> None:
    whole = finding("", None, rule="DOC-02")
    assert fate(BODY.replace("巡查", "巡护"), (said("DOC-02", None, None, ""),), whole) == (THERE, {0: "f1"})
    assert fate(BODY.replace("巡查", "巡护"), (), whole) == (CHANGED, {})


def test_an_item_is_followed_as_a_clause_of_its_own() -> None:
    fee = finding("收取管理费", "第三条第（二）项")
    words = BODY.replace("（二）收取", "（二）养护；\n（三）收取")
    assert fate(words, (said("COE-01", "第三条第（三）项", 0, "收取管理费"),), fee) == (THERE, {0: "f1"})


def test_a_finding_by_hand_is_carried_to_its_words() -> None:
    own = finding("应当在本区注册登记", "第二条", rule="人工")
    words = BODY.replace("第二条 绿道", "第二条 依法登记的绿道")
    made = follow(tree(), tree(words), (own,), ())
    ((old, spot),) = made.carried
    text = next(n.text for n in tree(words).walk() if n.path == spot.path)
    assert (old, text[spot.start : spot.end], made.fates) == (own, own.quote, {"f1": THERE})


def test_a_finding_by_hand_whose_words_were_changed_stays_behind() -> None:
    own = finding("应当在本区注册登记", "第二条", rule="人工")
    made = follow(tree(), tree(BODY.replace("应当在本区注册登记", "可以在本区登记")), (own,), ())
    assert (made.carried, made.fates) == ((), {"f1": CHANGED})


# in the office -----------------------------------------------------------------------------------------------------------

REVISED = road.text("本办法自2027年1月1日起施行，有效期五年。").replace("处以五百元以上二千元以下的罚款", "责令改正")


@pytest.fixture
def second_round(office: Office) -> str:
    """A matter in its second round: the fine was taken out, the fee and the local company stayed, and a finding by hand with them."""
    document = road.at(office, "under_review")
    deciding.add_finding(office, document, path="第二条", start=0, end=3, message="范围不清。", suggestion="写明限额。")
    for one in road.findings(office, document):
        if one.rule == "PEN-01":
            deciding.decide(office, one.id, listed=True)
    road.conclude(office, document, "应当予以修改")
    accepting.resubmit(office, document, road.draft(REVISED, "审后稿.md"))
    return document


def test_each_finding_of_the_last_round_gets_its_fate(office: Office, second_round: str) -> None:
    first, _ = office.store.reviews.of_document(second_round)
    fates = {f.rule: f.fate for f in office.store.reviews.findings(first.id)}
    assert fates["PEN-01"] == CHANGED
    assert {fate for rule, fate in fates.items() if rule != "PEN-01"} == {THERE}
    assert problems(office) == ()


def test_the_same_doubt_of_the_new_round_refers_to_it_and_is_open(office: Office, second_round: str) -> None:
    first, second = office.store.reviews.of_document(second_round)
    before = {f.id: f for f in office.store.reviews.findings(first.id)}
    now = office.store.reviews.findings(second.id)
    assert {f.rule for f in now if f.follows_id} == {before[f.follows_id].rule for f in now if f.follows_id}
    assert all(f.decision == "open" for f in now)
    (own,) = (f for f in now if f.rule == "人工")
    assert (own.path, own.quote, own.suggestion, own.number, before[own.follows_id or ""].rule) == (
        "第二条", "本办法", "写明限额。", len(now), "人工",
    )  # fmt: skip


def test_undo_takes_the_fates_back(office: Office, second_round: str) -> None:
    office.undo()
    (first,) = office.store.reviews.of_document(second_round)
    assert {f.fate for f in office.store.reviews.findings(first.id)} == {None}


def test_a_text_put_in_while_it_is_revised_tells_the_fates_too(office: Office) -> None:
    document = road.at(office, "under_review")
    road.conclude(office, document, "应当予以修改")
    replace_text(office, document, road.draft(REVISED, "修改稿.md"))
    assert {f.rule: f.fate for f in road.findings(office, document)}["PEN-01"] == CHANGED
