"""援引核对: how a citation is named."""

from __future__ import annotations

import pytest

from db.records import Citation
from ui.pages.review.citations import law_of


@pytest.mark.parametrize(
    ("quote", "law", "article", "named"),
    [
        ("依照《中华人民共和国行政处罚法》第十六条处罚。", "中华人民共和国行政处罚法", "第十六条", "《行政处罚法》第十六条"),
        ("依法给予行政处罚。", "依法", None, "依法（没有写明法名）"),
        ("按照国家有关规定收费。", "按照国家有关规定", None, "按照国家有关规定（没有写明法名）"),
    ],
)
def test_only_a_law_that_is_named_stands_in_book_marks(quote: str, law: str, article: str | None, named: str) -> None:
    citation = Citation(id="c", review_id="r", path="第一条", start=0, end=len(quote), quote=quote, law=law, article=article)
    assert law_of(citation) == named
