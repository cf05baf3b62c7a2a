"""What becomes of each finding: listed or not, in whose words, and the unit's reply."""

from __future__ import annotations

import pytest

from app.errors import Refused
from app.office import Office
from app.review import accepting, concluding, deciding
from app.review.deciding import Reply, finding_at
from app.review.opinion import opinion
from app.rules.finding import Basis, Severity
from db.records import Finding
from tests.app import road
from tests.db.sample import rows


@pytest.fixture
def document(office: Office) -> str:
    return road.at(office, "under_review")


def points(office: Office, document: str) -> tuple[Finding, ...]:
    found = road.findings(office, document)
    assert len(found) == 3
    return found


def again(office: Office, finding: Finding) -> Finding:
    return office.store.reviews.finding(finding.id)


def test_findings_are_numbered_in_the_order_of_the_text_and_open(office: Office, document: str) -> None:
    found = points(office, document)
    assert [(f.number, f.path, f.decision) for f in found] == [(1, "第三条", "open"), (2, "第四条", "open"), (3, "第五条", "open")]
    for finding in found:
        node = next(n for n in office.tree(office.store.documents.versions(document)[0]).walk() if n.path == finding.path)
        assert node.text[finding.start : finding.end] == finding.quote
        assert finding.basis


def test_listed_and_unlisted_and_back(office: Office, document: str) -> None:
    first, second, _ = points(office, document)
    deciding.decide(office, first.id, listed=True)
    deciding.decide(office, second.id, listed=False, reason=" 不适用本件 ")
    assert (again(office, first).decision, again(office, first).reason) == ("listed", None)
    assert (again(office, second).decision, again(office, second).reason) == ("unlisted", "不适用本件")
    deciding.reopen_finding(office, second.id)
    assert (again(office, second).decision, again(office, second).reason) == ("open", None)


@pytest.mark.parametrize("reason", ["有上位法依据", "has_basis"])
def test_a_superior_basis_is_named_and_stored_by_its_official_title(office: Office, document: str, reason: str) -> None:
    first, *_ = points(office, document)
    with pytest.raises(Refused, match="要写明是哪部法的哪一条"):
        deciding.decide(office, first.id, listed=False, reason=reason)
    deciding.decide(office, first.id, listed=False, reason=reason, basis=[("《行政处罚法》", "16"), ("优化营商环境条例", None)])
    held = again(office, first)
    assert (held.reason, held.unlisted_basis) == (
        "有上位法依据",
        (("中华人民共和国行政处罚法", "第十六条", True), ("优化营商环境条例", None, True)),
    )
    office.undo()
    assert again(office, first).unlisted_basis == ()


@pytest.mark.parametrize(
    ("law", "article", "said"),
    [
        ("不存在的管理条例", "第一条", "法规库里没有“不存在的管理条例”"),
        ("行政处罚法", "第八百条", "没有第八百条"),
        ("行政处罚法", "附则", "看不出是第几条"),
        ("合同法", "第五十二条", "已于2021年1月1日废止，现行的是《中华人民共和国民法典》"),
    ],
)
def test_a_basis_that_the_catalogue_does_not_bear_out_is_refused(office: Office, document: str, law: str, article: str, said: str) -> None:
    first, *_ = points(office, document)
    with pytest.raises(Refused, match=said):
        deciding.decide(office, first.id, listed=False, reason="有上位法依据", basis=[(law, article)])
    assert again(office, first) == first


@pytest.mark.parametrize("reason", ["", "   "])
def test_not_listing_needs_a_reason(office: Office, document: str, reason: str) -> None:
    first, *_ = points(office, document)
    with pytest.raises(Refused, match="不列入意见要写明理由"):
        deciding.decide(office, first.id, listed=False, reason=reason)
    assert again(office, first) == first


def test_words_of_ones_own_replace_the_suggestion_until_they_are_emptied(office: Office, document: str) -> None:
    first, *_ = points(office, document)
    deciding.rewrite(office, first.id, " 删去罚款 ")
    deciding.remark(office, first.id, "请示分管副局长")
    assert (again(office, first).rewrite, again(office, first).remark) == ("删去罚款", "请示分管副局长")
    deciding.rewrite(office, first.id, " ")
    deciding.remark(office, first.id, "")
    assert (again(office, first).rewrite, again(office, first).remark) == (None, None)


def test_a_finding_of_ones_own_is_listed_at_once_with_the_words_it_stands_on(office: Office, document: str) -> None:
    made = deciding.add_finding(office, document, path="第二条", start=0, end=3, message="适用范围不清", suggestion="写明金额")
    finding = office.store.reviews.finding(str(made["finding"]))
    assert (finding.number, finding.quote, finding.decision, finding.suggestion) == (4, "本办法", "listed", "写明金额")


TABLED = """# 云州区补助管理办法

第一条 补助标准如下：

| 类别 | 标准 |
| --- | --- |
| 一类 | 每户五百元 |

第二条 本办法自公布之日起施行。
"""


def test_a_cell_of_a_table_can_be_found_fault_with(office: Office) -> None:
    document = road.at(office, "under_review", TABLED)
    tree = office.tree(office.store.documents.versions(document)[0])
    table = next((n for n in tree.walk() if n.rows), None)
    if table is None:
        pytest.skip("Markdown tables are not read as tables")
    made = deciding.add_finding(office, document, path=f"{table.path}第2行第2格", start=2, end=5, message="标准偏高")
    assert office.store.reviews.finding(str(made["finding"])).quote == "五百元"


@pytest.mark.parametrize(("path", "start", "end"), [("第二条", 3, 3), ("第二条", 0, 999), ("第二条", -1, 2), ("第九条", 0, 2)])
def test_a_finding_on_no_words_is_refused(office: Office, document: str, path: str, start: int, end: int) -> None:
    with pytest.raises(Refused, match="没有这段文字"):
        deciding.add_finding(office, document, path=path, start=start, end=end, message="适用范围不清")
    with pytest.raises(Refused, match="没有写意见内容"):
        deciding.add_finding(office, document, path="第二条", start=0, end=2, message="  ")


def test_a_finding_is_named_by_its_place(office: Office, document: str) -> None:
    first, *_ = points(office, document)
    assert finding_at(office, document, first.rule, first.path, first.start) == first.id
    with pytest.raises(Refused, match=f"第三条没有规则 {first.rule} 的疑点"):
        finding_at(office, document, first.rule, "第三条", 0 if first.start else 1)
    with pytest.raises(Refused, match="全文没有规则 DOC-01 的疑点"):
        finding_at(office, document, "DOC-01", None, None)
    with pytest.raises(Refused, match="还没有受理"):
        finding_at(office, road.imported(office), first.rule, first.path, first.start)


def test_after_the_opinion_nothing_is_decided_any_more(office: Office, document: str) -> None:
    first, *_ = points(office, document)
    road.conclude(office, document)
    before = rows(office.store)
    for act in (
        lambda: deciding.decide(office, first.id, listed=True),
        lambda: deciding.reopen_finding(office, first.id),
        lambda: deciding.rewrite(office, first.id, "删去"),
        lambda: deciding.remark(office, first.id, "注"),
    ):
        with pytest.raises(Refused, match="审核意见已经出具，疑点不能再改"):
            act()
    assert rows(office.store) == before
    office.undo()
    deciding.decide(office, first.id, listed=True)


def test_a_finding_of_ones_own_is_not_added_after_the_opinion(office: Office, document: str) -> None:
    road.conclude(office, document)
    with pytest.raises(Refused, match="审核意见已经出具"):
        deciding.add_finding(office, document, path="第二条", start=0, end=3, message="适用范围不清")


def replied(office: Office, document: str) -> tuple[Finding, ...]:
    road.conclude(office, document, "应当予以修改")
    return road.findings(office, document)


def test_replies_are_kept_with_their_reasons(office: Office, document: str) -> None:
    first, second, third = replied(office, document)
    deciding.reply(
        office,
        document,
        [Reply(first.id, "采纳"), Reply(second.id, "部分采纳", "已改为备案"), Reply(third.id, "不采纳", " 上位法已有规定 ")],
    )
    assert [(f.reply, f.reply_reason) for f in road.findings(office, document)] == [
        ("采纳", None), ("部分采纳", "已改为备案"), ("不采纳", "上位法已有规定"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        ([("采纳", ""), ("部分采纳", "")], "没有写明理由"),
        ([("采纳", ""), ("不采纳", "  ")], "没有写明理由"),
        ([("同意", "")], "答复只能是采纳、部分采纳、不采纳，不是“同意”"),
        ([], "没有要登记的答复"),
    ],
)
def test_a_reply_is_one_of_three_and_gives_its_reason(office: Office, document: str, replies: list[tuple[str, str]], words: str) -> None:
    found = replied(office, document)
    with pytest.raises(Refused, match=words):
        deciding.reply(office, document, [Reply(f.id, *answer) for f, answer in zip(found, replies, strict=False)])
    assert [f.reply for f in road.findings(office, document)] == [None, None, None], "all or none"


def test_a_point_not_listed_is_not_replied_to(office: Office, document: str) -> None:
    first, *others = points(office, document)
    deciding.decide(office, first.id, listed=False, reason="误报")
    for finding in others:
        deciding.decide(office, finding.id, listed=True)
    concluding.conclude(office, document, outcome="应当予以修改")
    with pytest.raises(Refused, match="没有列入意见，不用答复"):
        deciding.reply(office, document, [Reply(first.id, "采纳")])


def test_a_reply_belongs_to_its_document_stands_once_and_comes_after_the_opinion(office: Office, document: str) -> None:
    other = road.at(office, "under_review")
    foreign = replied(office, other)[0]
    first, *_ = points(office, document)
    deciding.decide(office, first.id, listed=True)
    with pytest.raises(Refused, match="审核意见还没有出具"):
        deciding.reply(office, document, [Reply(first.id, "采纳")])
    with pytest.raises(Refused, match="不属于这一件"):
        deciding.reply(office, document, [Reply(foreign.id, "采纳")])
    with pytest.raises(Refused, match="写了两次答复"):
        deciding.reply(office, other, [Reply(foreign.id, "采纳"), Reply(foreign.id, "采纳")])
    with pytest.raises(Refused, match="不在台账里"):
        deciding.reply(office, other, [Reply("没有", "采纳")])


def test_a_reply_may_be_mended(office: Office, document: str) -> None:
    first, *_ = replied(office, document)
    deciding.reply(office, document, [Reply(first.id, "不采纳", "另有规定")])
    deciding.reply(office, document, [Reply(first.id, "采纳")])
    assert (again(office, first).reply, again(office, first).reply_reason) == ("采纳", None)


def test_a_new_round_has_findings_of_its_own(office: Office, document: str) -> None:
    old = replied(office, document)
    accepting.resubmit(office, document, road.draft(road.text("本办法自2027年1月1日起施行。")))
    assert {f.id for f in road.findings(office, document)}.isdisjoint(f.id for f in old)
    with pytest.raises(Refused, match="审核意见已经出具"):
        deciding.decide(office, old[0].id, listed=True)


def unchecked(office: Office, document: str) -> Finding:
    """A listed finding with two bases nobody has checked."""
    bases = [Basis("甲条例", "第三条", verified=False), Basis("乙办法", None, verified=False)]
    made = deciding.add_finding(office, document, path="第二条", start=0, end=3, message="适用范围不清", basis=bases)
    return office.store.reviews.finding(str(made["finding"]))


def test_a_basis_that_was_checked_loses_its_mark_in_the_letter(office: Office, document: str) -> None:
    finding = unchecked(office, document)
    deciding.verify_basis(office, finding.id, 0)
    assert again(office, finding).basis == (("甲条例", "第三条", True), ("乙办法", None, False))
    assert opinion(office, document).points[0].values(1)["basis"] == "《甲条例》第三条；《乙办法》（依据待核对）"
    deciding.verify_bases(office, finding.id)
    assert not opinion(office, document).has_unverified_basis
    office.undo()
    assert [verified for _, _, verified in again(office, finding).basis] == [True, False]


def test_a_basis_is_checked_once_only_where_there_is_one_and_before_the_opinion(office: Office, document: str) -> None:
    finding = unchecked(office, document)
    for index in (-1, 2):
        with pytest.raises(Refused, match="没有这个依据"):
            deciding.verify_basis(office, finding.id, index)
    deciding.verify_bases(office, finding.id)
    with pytest.raises(Refused, match="没有待核对的依据"):
        deciding.verify_basis(office, finding.id, 0)
    other = unchecked(office, document)
    road.conclude(office, document, "应当予以修改")
    for act in (lambda: deciding.verify_basis(office, other.id, 0), lambda: deciding.verify_bases(office, other.id)):
        with pytest.raises(Refused, match="审核意见已经出具"):
            act()


def test_a_finding_of_ones_own_has_its_title_gravity_and_basis(office: Office, document: str) -> None:
    basis = [Basis("《甲条例》", " 第三条 ", verified=True)]
    made = deciding.add_finding(
        office, document, path="第二条", start=0, end=3, message="范围不清", title="范围", severity=Severity.VIOLATION, basis=basis
    )
    finding = office.store.reviews.finding(str(made["finding"]))
    assert (finding.title, finding.severity, finding.basis) == ("范围", "violation", (("甲条例", "第三条", True),))
    with pytest.raises(Refused, match="没有写法名"):
        deciding.add_finding(office, document, path="第二条", start=0, end=3, message="不清", basis=[Basis(" ", "第三条", verified=True)])


def test_a_basis_that_the_library_knows_is_kept_by_its_official_title_and_article(office: Office, document: str) -> None:
    basis = [Basis("行政处罚法", "16", verified=False)]
    made = deciding.add_finding(office, document, path="第二条", start=0, end=3, message="范围不清", basis=basis)
    assert office.store.reviews.finding(str(made["finding"])).basis == (("中华人民共和国行政处罚法", "第十六条", False),)


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("适用范围不清，应当写明区域。", "适用范围不清"),
        ("“本办法，以及附件”范围不清", "第二条的意见"),
        ("这一条所说的适用范围与上位法所规定的适用范围并不一致而且没有理由", "第二条的意见"),
    ],
)
def test_without_a_title_the_first_whole_words_name_it(office: Office, document: str, message: str, title: str) -> None:
    made = deciding.add_finding(office, document, path="第二条", start=0, end=3, message=message)
    assert office.store.reviews.finding(str(made["finding"])).title == title


@pytest.mark.parametrize(("message", "printed"), [("范围不清", "“本办法”：范围不清"), ("“本办法”范围不清", "“本办法”范围不清")])
def test_the_words_complained_of_are_printed_once(office: Office, document: str, message: str, printed: str) -> None:
    deciding.add_finding(office, document, path="第二条", start=0, end=3, message=message)
    assert [point.problem for point in opinion(office, document).points] == [printed]
