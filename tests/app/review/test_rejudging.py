"""A wording is judged in its clause while it is typed; what only says what to do is not."""

from __future__ import annotations

import pytest

from app.office import Office
from app.review.rejudging import reworded, wording_of
from tests.app import road


@pytest.fixture
def fine(office: Office) -> str:
    document = road.at(office, "under_review")
    return next(f.id for f in road.findings(office, document) if f.rule == "PEN-01")


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("由街道办事处责令改正", False),
        ("违反本办法规定擅自开工的，由街道办事处责令限期改正。", False),
        ("违反本办法规定擅自开工的，由街道办事处处三百元罚款。", True),
        ("建议改为：“处三百元以下的罚款”", True),
        ("改为“责令改正”", False),
    ],
)
def test_what_would_still_be_flagged_is_told(office: Office, fine: str, words: str, flagged: bool) -> None:
    found = reworded(office, fine, words)
    assert found.judged is not None
    assert bool(found.still) is flagged
    assert found.told.startswith("换成这样写，还会提示" if flagged else "换成这样写，审核规则不再提示")


@pytest.mark.parametrize("words", ["", "删除本条。", "建议删去罚款的规定", "请起草单位补充依据", "核对《建筑法》第六十四条"])
def test_what_says_only_what_to_do_is_not_judged(office: Office, fine: str, words: str) -> None:
    assert wording_of(words) is None
    assert reworded(office, fine, words).told == ""


def test_other_doubts_of_the_text_are_not_told(office: Office, fine: str) -> None:
    assert all("注册" not in one.quote for one in reworded(office, fine, "由街道办事处责令改正").still)
