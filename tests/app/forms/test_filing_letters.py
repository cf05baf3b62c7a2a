"""The letters, tables and slips of submission and filing: what Word says is what is printed, empty or full, and nothing is cited that nobody has verified."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

import resources
from app.forms import printing
from app.forms.comment_table import CommentRow
from app.forms.explanatory_statement import ExplanatoryStatement, Replaced
from app.forms.filing_catalogue import FilingCatalogue
from app.forms.filing_review_opinion import ADVICE, FilingReviewOpinion
from app.forms.paper import Cited, Form, Material
from app.forms.urging_letter import UrgedDocument
from tests.app.forms import examples_letters as examples
from tests.app.forms.examples import AWKWARD, LONG_TITLE
from tests.app.forms.pdf_text import TABLE_HEADS, bare, page_texts, words
from tests.app.forms.word_filing import LETTERS
from tests.app.forms.word_lists import LISTS
from tests.app.forms.word_statement import build
from tests.app.forms.word_text import letter_words

MAKERS = {**LETTERS, **LISTS, "explanatory_statement": build}
KNOWN = Cited("云州市规范性文件备案审查办法", "第九条", verified=True)

SAID: dict[str, Form] = {
    "statement": examples.statement(),
    "statement, empty": examples.bare_statement(),
    "statement of a repeal": examples.repeal_statement(),
    "statement of an amendment": replace(examples.statement(), category="修改", reason="甲。\n乙。", comparison_enclosed=True),
    "statement, early effect": replace(examples.statement(), effective_on=date(2026, 10, 27), effect_reason="防汛需要"),
    "statement, early effect not explained": replace(examples.statement(), effective_on=date(2026, 10, 27)),
    "statement, no end, nothing repealed": replace(
        examples.statement(), valid_until=None, validity="长期有效", replaced=(), replaces_none=True
    ),
    "statement, awkward": replace(examples.statement(), title=AWKWARD, content=AWKWARD),
    "submission": examples.letter(),
    "submission, empty": examples.bare_letter(),
    "submission, one paper": replace(examples.letter(), materials=(Material("送审稿"),), bases=()),
    "submission, awkward": replace(examples.letter(), title=AWKWARD, background=AWKWARD),
    "opinion": examples.rectification(),
    "opinion, empty": examples.bare_rectification(),
    "opinion, known ground": replace(examples.rectification(), basis=(KNOWN,), letter=ADVICE, words="", reply_until=None),
    "opinion, many": replace(examples.rectification(), problems=examples.rectification().problems * 9),
    "opinion, awkward": replace(examples.rectification(), title=AWKWARD),
    "opinion, no telephone": replace(examples.rectification(), phone=""),
    "supplement, nobody named": replace(examples.supplement(), contact=""),
    "request": examples.request(),
    "request, empty": examples.bare_request(),
    "request, known ground": replace(examples.request(), basis=(KNOWN,), lapse="逾期没有答复的，按现有材料审查。"),
    "supplement": examples.supplement(),
    "supplement, empty": examples.bare_supplement(),
    "supplement, known ground": replace(examples.supplement(), basis=(KNOWN,), title=AWKWARD),
    "urging": examples.urging(),
    "urging, many": examples.many_urged(),
    "urging, known ground": replace(examples.urging(), basis=(KNOWN,), number="", contact="", phone="", until=None, dated_on=None),
    "urging, empty": replace(examples.urging(), documents=(), recipient=""),
    "comments": examples.comments(),
    "comments, many": examples.many_comments(),
    "comments, none": examples.bare_comments(),
    "comments, awkward": replace(examples.comments(), rows=(CommentRow(AWKWARD, "公众", AWKWARD),)),
    "catalogue": examples.yearly(),
    "catalogue, many": examples.quarterly(),
    "catalogue, none": FilingCatalogue("云州区人民政府", 2026, ()),
}


@pytest.mark.parametrize("name", SAID)
def test_the_letter_says_word_for_word_what_the_printed_one_says(name: str) -> None:
    assert letter_words(printing.word(SAID[name])) == words(printing.pdf(SAID[name]))


@pytest.mark.parametrize("name", SAID)
def test_no_instruction_of_a_template_is_left_in_a_letter(name: str) -> None:
    assert not re.search(r"\{[{%]|[%}]\}", letter_words(printing.word(replace(SAID[name]))).replace("{{丁}}", ""))


@pytest.mark.parametrize("name", MAKERS)
def test_the_shipped_template_is_what_its_maker_makes(name: str) -> None:
    shipped = Document(str(resources.path(f"forms/{name}.docx")))
    assert shipped.element.xml == MAKERS[name]().element.xml


@pytest.mark.parametrize(
    "form",
    [
        examples.statement(), examples.letter(), examples.rectification(), examples.request(), examples.supplement(), examples.urging(),
        examples.comments(), examples.yearly(), examples.register_slip(),
    ],
)  # fmt: skip
def test_a_paper_that_leaves_the_office_names_no_ground_of_its_own_that_nobody_has_verified(form: Form) -> None:
    text = words(printing.pdf(form))

    assert "《云州市规范性文件备案审查办法》" not in text
    assert "待核对" not in text


@pytest.mark.parametrize(
    ("form", "field"),
    [(examples.rectification(), "basis"), (examples.request(), "basis"), (examples.supplement(), "basis"), (examples.urging(), "basis")],
)
def test_a_verified_ground_is_named(form: Form, field: str) -> None:
    assert "根据《云州市规范性文件备案审查办法》第九条的规定" in words(printing.pdf(replace(form, **{field: (KNOWN,)})))


def test_a_problem_whose_law_nobody_has_verified_says_so_to_the_window_and_leaves_the_cell_empty() -> None:
    assert examples.rectification().has_unverified_basis
    assert [row["basis"] for row in examples.rectification().values()["problems"]] == [
        "《中华人民共和国行政处罚法》第十六条；《中华人民共和国行政强制法》第十条", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        examples.letter(), examples.rectification(), examples.request(), examples.supplement(), examples.urging(), examples.statement(),
        replace(examples.supplement(), missing=("少一份",) * 9), replace(examples.request(), questions=("问一件事",) * 8),
        replace(examples.letter(), materials=tuple(Material(f"第{n}份材料", 1) for n in range(14))),
    ],
)  # fmt: skip
def test_the_signature_never_stands_alone_on_a_page(form: Form) -> None:
    last = bare(page_texts(printing.pdf(form))[-1])
    before = re.split(r"云州区(?:司法局|住房和城乡建设局|人民政府)2026年1", last)

    assert len(before) == 2
    assert before[0]


@pytest.mark.parametrize(
    ("form", "head", "field"),
    [(examples.many_urged(), 3, "title"), (examples.many_comments(), 4, "by"), (examples.quarterly(), 5, "title")],
)
def test_a_table_over_several_pages_repeats_its_head_and_loses_no_row(form: Form, head: int, field: str) -> None:
    texts = [bare(text) for text in page_texts(printing.pdf(form))]
    with_rows = [text for text in texts if TABLE_HEADS[head] in text]
    rows = next(rows for rows in form.values().values() if isinstance(rows, list))

    assert len(with_rows) >= 2
    assert all(text.startswith(TABLE_HEADS[head]) for text in with_rows[1:])
    assert all(f"{n}{row[field]}" in words(printing.pdf(form)) for n, row in enumerate(rows, 1))


@pytest.mark.parametrize("make", [
    examples.statement, examples.letter, examples.rectification, examples.request, examples.supplement, examples.comments, examples.register_slip,
])  # fmt: skip
def test_a_title_of_sixty_characters_is_printed_whole(make: object) -> None:
    form = replace(make(), title=LONG_TITLE)

    assert len(LONG_TITLE) >= 55
    assert LONG_TITLE in words(printing.pdf(form))


@pytest.mark.parametrize("count", range(6, 13))
def test_the_place_for_the_seal_under_a_table_never_stands_alone_on_a_page(count: int) -> None:
    form = replace(examples.comments(), rows=(examples.comments().rows * 4)[:count])

    last = bare(page_texts(printing.pdf(form))[-1])
    assert f"{count}{form.values()['rows'][-1]['by']}" in last
    assert "起草单位（盖章）2026年9月8日" in last


def test_an_opinion_longer_than_a_page_is_printed_to_its_end() -> None:
    long = replace(examples.comments().rows[1], words="意见很长" * 900 + "到此为止")

    text = words(printing.pdf(replace(examples.comments(), rows=(*examples.comments().rows, long))))
    assert "到此为止" in text
    assert "起草单位（盖章）" in text


@pytest.mark.parametrize(
    ("form", "pages"),
    [
        (examples.statement(), 3), (examples.bare_statement(), 2), (examples.letter(), 2), (examples.rectification(), 2),
        (examples.request(), 2), (examples.supplement(), 2), (examples.urging(), 2), (examples.comments(), 1), (examples.yearly(), 1),
        (examples.register_slip(), 1),
    ],
)  # fmt: skip
def test_a_form_takes_no_more_pages_than_it_should(form: Form, pages: int) -> None:
    assert len(printing.sizes(printing.pdf(form))) <= pages


def test_a_title_breaks_between_words() -> None:
    first = page_texts(printing.pdf(examples.letter()))[0]

    assert "关于报送《云州区公共租赁住房\n管理办法（送审稿）》的函" in first.replace("\r", "")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("云州区中小学校园食堂管理细则", ("关于补正《云州区中小学校园", "食堂管理细则》备案材料的通知")),
        (
            "云州区深化应急管理综合行政执法改革实施方案（试行）",
            ("关于补正《云州区深化应急", "管理综合行政执法改革实施", "方案（试行）》备案材料的通知"),
        ),
    ],
)
def test_no_line_of_a_title_holds_a_leftover(title: str, lines: tuple[str, ...]) -> None:
    first = page_texts(printing.pdf(replace(examples.supplement(), title=title)))[0].replace("\r", "")

    assert "\n".join(lines) in first


def test_a_draft_is_called_a_draft_once() -> None:
    assert examples.letter().values()["title"] == "云州区公共租赁住房管理办法（送审稿）"
    assert examples.bare_letter().values()["title"] == "云州区公共租赁住房管理办法（送审稿）"


def test_every_paragraph_ends_in_one_full_stop() -> None:
    text = words(printing.pdf(replace(examples.letter(), background="到期", drafting="已经起草；", consultation="已经征求意见。")))

    assert "一、起草背景到期。二、" in text
    assert "已经起草。已经征求意见。专此函达。" in text


def test_a_letter_does_not_enclose_itself() -> None:
    text = words(printing.pdf(examples.letter()))

    assert "附件：1.送审稿及与上一稿的花脸稿2份2.起草说明1份" in text
    assert not re.search(r"\d\.送审函", text)


def test_the_thirteen_points_of_a_statement_stand_in_order() -> None:
    text = words(printing.pdf(examples.bare_statement()))

    places = [text.index(f"{number}、") for number in (*"一二三四五六七八九十", "十一", "十二", "十三")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("category", "head"),
    [
        ("新制定", "制定的必要性和要解决的问题"),
        ("修改", "修改的理由和要解决的问题"),
        ("延期", "延期的理由和要解决的问题"),
        ("废止", "废止的理由"),
    ],
)
def test_a_statement_gives_the_reason_that_its_kind_asks_for(category: str, head: str) -> None:
    assert f"一、{head}上位法已有规定。" in words(
        printing.pdf(replace(examples.bare_statement(), category=category, reason="上位法已有规定。"))
    )


def test_the_statement_of_a_repeal_says_only_of_what_a_repeal_has_not_that_it_is_not_concerned() -> None:
    text = words(printing.pdf(examples.repeal_statement()))

    assert text.count("不涉及。") == 2
    assert "六、主要内容和主要措施的设定依据不涉及。" in text
    assert "十一、有效期不涉及。" in text


def test_effect_within_thirty_days_asks_for_the_reason() -> None:
    early = replace(examples.statement(), effective_on=date(2026, 11, 25))

    assert "不足30日施行的理由" in words(printing.pdf(early))
    assert "不足30日" not in words(printing.pdf(replace(early, effective_on=date(2026, 11, 26))))
    assert not examples.bare_statement().early


def test_several_documents_repealed_are_named_with_their_numbers() -> None:
    form = replace(examples.statement(), replaced=(Replaced("甲办法", "云府〔2020〕1号"), Replaced("乙办法")))

    assert "同时废止《甲办法》（云府〔2020〕1号）、《乙办法》。" in words(printing.pdf(form))


def test_what_is_urged_is_what_is_lacking() -> None:
    missing, late = (replace(examples.urging(), documents=(each,)) for each in examples.urging().documents[:2])

    assert "前将漏报的文件报送备案。逾期" in words(printing.pdf(missing))
    assert "前书面说明迟报的原因。逾期" in words(printing.pdf(late))
    assert "前将漏报的文件报送备案，并书面说明迟报的原因。" in words(printing.pdf(examples.urging()))


def test_opinions_are_counted_by_what_became_of_them() -> None:
    assert "共收到意见4条：采纳1条，部分采纳1条，不采纳1条，尚未处理1条。" in words(printing.pdf(examples.comments()))


@pytest.mark.parametrize(
    ("quarter", "said"), [(None, "云州区人民政府2026年度行政规范性文件备案目录"), (4, "云州区人民政府2026年第四季度行政规范性文件备案目录")]
)
def test_a_catalogue_is_of_a_year_or_a_quarter(quarter: int | None, said: str) -> None:
    assert replace(examples.yearly(), quarter=quarter).heading == said


def test_what_no_form_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="quarter"):
        replace(examples.yearly(), quarter=5)
    with pytest.raises(ValueError, match="category"):
        ExplanatoryStatement("甲", "乙", category="新")
    with pytest.raises(ValueError, match="letter"):
        replace(examples.rectification(), letter="纠错函")
    with pytest.raises(ValueError, match="measure"):
        FilingReviewOpinion("甲", "", "乙", "丙", "", (), measures=("撤销",))
    with pytest.raises(ValueError, match="missing"):
        UrgedDocument("甲", "", "没报")
    with pytest.raises(ValueError, match="disposition"):
        CommentRow("甲", "公众", "乙", disposition="同意")


def test_a_slip_of_submission_shows_what_came_and_what_was_answered() -> None:
    text = words(printing.pdf(examples.register_slip()))

    assert "☑M01送审函" in text
    assert "□M08公平竞争审查结论" in text
    assert "涉及市场主体：☑是□否重大行政决策：□是☑否需公平竞争审查：□是□否" in text
    assert "10个工作日" in text
