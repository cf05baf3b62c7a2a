from __future__ import annotations

import pytest

from app.errors import Refused
from app.office import Office
from app.review import deciding
from app.review.opinion import opinion
from app.review.pasted import read_replies
from app.review.plain import findings_text
from tests.app import road


def test_the_listed_findings_are_numbered_as_in_the_letter_without_any_formatting(office: Office) -> None:
    matter = road.at(office, "under_review")
    for finding in road.findings(office, matter):
        deciding.decide(office, finding.id, listed=finding.path is not None, reason="误报")
    text = findings_text(office, matter)
    points = opinion(office, matter).points
    assert text.startswith(f"《{road.TITLE}》合法性审核意见（共 {len(points)} 条）\n\n1. 第三条\n问题：")
    assert [line for line in text.split("\n") if line[:2] in {f"{n}." for n in range(1, 9)}] == [
        f"{n}. {point.clause}" for n, point in enumerate(points, 1)
    ]
    assert "依据：《中华人民共和国行政处罚法》" in text
    assert not {"\t", "*", "|", "\r"} & set(text)


def test_only_what_is_listed_is_copied_in_the_words_of_the_reviewer(office: Office) -> None:
    matter = road.at(office, "under_review")
    first, *rest = road.findings(office, matter)
    for finding in rest:
        deciding.decide(office, finding.id, listed=False, reason="误报")
    deciding.decide(office, first.id, listed=True)
    deciding.rewrite(office, first.id, "改为责令改正\n不再罚款")
    text = findings_text(office, matter)
    assert "（共 1 条）" in text
    assert text.endswith("建议：改为责令改正 不再罚款")


def test_a_unit_that_answers_beneath_our_text_is_read(office: Office) -> None:
    matter = road.at(office, "under_review")
    for finding in road.findings(office, matter):
        deciding.decide(office, finding.id, listed=True)
    text = findings_text(office, matter)
    points = opinion(office, matter).points
    answered = "\n\n".join(f"{block}\n答复：不采纳，理由：另有规定" for block in text.split("\n\n")[1:])
    read = read_replies(answered, {n: point.clause for n, point in enumerate(points, 1)})
    assert [(one.number, one.reply, one.reason) for one in read] == [(n, "不采纳", "另有规定") for n in range(1, len(points) + 1)]


@pytest.mark.parametrize(("place", "why"), [("submitted", "还没有受理"), ("under_review", "没有列入意见")])
def test_where_there_is_nothing_to_copy_it_says_so(office: Office, place: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        findings_text(office, road.at(office, place))
