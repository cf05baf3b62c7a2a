"""清理目录, 清理公告, 废止决定, 登记编号申请表: what Word says is what is printed, empty or full; every row of a long catalogue is there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

import resources
from app.forms import printing
from app.forms.cleanup_announcement import CleanupAnnouncement, Outcome
from app.forms.cleanup_catalogue import CatalogueKind, CatalogueRow, CleanupCatalogue
from app.forms.paper import Cited, Form
from app.forms.registration_application import RegistrationApplication
from app.forms.repeal_announcement import Ended, RepealAnnouncement
from tests.app.forms import examples_cleanup as examples
from tests.app.forms.examples import AWKWARD, LONG_TITLE
from tests.app.forms.pdf_text import TABLE_HEADS, bare, heads_once, page_texts, words
from tests.app.forms.word_cleanup import LETTERS
from tests.app.forms.word_text import letter_words

UNKNOWN = Cited("云州市行政规范性文件管理办法", "第三十条")
LONG_ROW = CatalogueRow(LONG_TITLE, "云州府办发〔2026〕126号", "云州区人民政府办公室", date(2026, 10, 27))


def rows(count: int, ending: str = "") -> tuple[CatalogueRow, ...]:
    return tuple(
        replace(LONG_ROW, title=f"云州区人民政府关于第{n}件事项的通知", document_number=f"云州府发〔2020〕{n}号", ending=ending)
        for n in range(1, count + 1)
    )


BARE_ANNOUNCEMENT = CleanupAnnouncement("云州区人民政府", "", "决定", "", None, (), (), note="")
BARE_REPEAL = RepealAnnouncement("云州区人民政府", "", (Ended("甲办法", ""),), note="")
BARE_APPLICATION = RegistrationApplication("", "", "", "")

SAID: dict[str, Form] = {
    "kept": examples.kept(),
    "kept, none": CleanupCatalogue(CatalogueKind.KEPT, "云州区"),
    "kept, 267": replace(examples.kept(), government=rows(267)),
    "kept, long": replace(examples.kept(), government=(LONG_ROW,) * 3, annex=0, as_of=None),
    "amended": examples.amended(),
    "amended, awkward": replace(examples.amended(), government=(replace(LONG_ROW, opinion=AWKWARD, unit=AWKWARD),)),
    "ended": examples.ended(),
    "ended, 17 and 19": replace(examples.ended(), government=(*rows(17, "废止"), *rows(19, "宣布失效"))),
    "announcement": examples.announcement(),
    "announcement, empty": BARE_ANNOUNCEMENT,
    "announcement, nothing to amend, one annex": replace(
        examples.announcement(), outcomes=(Outcome("区人民政府文件", 5),), annexes=("目录",), addressees="各镇人民政府、区政府各部门", effective_on=date(2027, 1, 1)
    ),
    "announcement, awkward": replace(examples.announcement(), scope=AWKWARD, inquiry=AWKWARD),
    "repeal": examples.repeal(),
    "repeal, one": examples.single_repeal(),
    "repeal, empty": BARE_REPEAL,
    "repeal, long": replace(examples.repeal(), documents=(Ended(LONG_TITLE, "云州府发〔2015〕33号", "甲。"),), act="宣布失效", genre="公告"),
    "repeal, thirty": replace(examples.repeal(), documents=examples.repeal().documents * 10, addressees="各有关单位"),
    "repeal, awkward": replace(examples.repeal(), documents=(Ended(AWKWARD, "", AWKWARD),), ground="期满"),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_the_letter_says_word_for_word_what_the_printed_one_says(name: str) -> None:
    assert heads_once(letter_words(printing.word(SAID[name]))) == words(printing.pdf(SAID[name]))


@pytest.mark.parametrize("name", SAID)
def test_no_instruction_of_a_template_is_left_in_a_letter(name: str) -> None:
    assert not re.search(r"\{[{%]|[%}]\}", letter_words(printing.word(SAID[name])).replace("{{丁}}", ""))


@pytest.mark.parametrize("name", LETTERS)
def test_the_shipped_template_is_what_its_maker_makes(name: str) -> None:
    shipped = Document(str(resources.path(f"forms/{name}.docx")))
    assert shipped.element.xml == LETTERS[name]().element.xml


def test_a_catalogue_of_three_hundred_repeats_its_head_on_every_page_and_loses_none() -> None:
    form = replace(examples.kept(), government=rows(300))
    pages = [bare(text) for text in page_texts(printing.pdf(form))]

    assert len(pages) > 15
    assert all(page.startswith(TABLE_HEADS[-1]) for page in pages[1:-1])
    assert all(page.endswith(f"—{n}—") for n, page in enumerate(pages, 1))
    text = words(printing.pdf(form))
    assert all(f"云州区人民政府关于第{n}件事项的通知云州府发〔2020〕{n}号云州区人民政府办公室2026年10月27日" in text for n in range(1, 301))


def test_the_papers_of_the_government_stand_before_those_of_departments_and_are_counted_apart() -> None:
    text = words(printing.pdf(replace(examples.ended(), government=(*rows(17, "废止"), *rows(19, "宣布失效")))))
    heads = re.findall(r"[一二三四]、(?:废止|宣布失效)的[^（]+（\d+件）", text)

    assert heads == ["一、废止的区人民政府文件（17件）", "二、宣布失效的区人民政府文件（19件）", "三、废止的区级部门文件（1件）"]
    assert "共37件" in text


def test_a_part_without_papers_is_left_out_and_a_catalogue_without_any_says_so() -> None:
    assert "区级部门文件" not in words(printing.pdf(replace(examples.kept(), departments=())))
    assert words(printing.pdf(CleanupCatalogue(CatalogueKind.KEPT, "云州区"))) == "云州区继续有效的行政规范性文件目录（共0件）无。"


def test_a_catalogue_names_no_ground_that_nobody_has_verified() -> None:
    row = replace(rows(1, "废止")[0], bases=(UNKNOWN, examples.PENALTY_LAW))
    text = words(printing.pdf(replace(examples.ended(), government=(row,))))

    assert "《中华人民共和国行政处罚法》第十六条" in text
    assert "云州市行政规范性文件管理办法" not in text


def test_an_announcement_names_no_ground_that_nobody_has_verified() -> None:
    assert "根据行政规范性文件清理的有关规定，对" in words(printing.pdf(replace(examples.announcement(), bases=(UNKNOWN,))))
    assert "依照" not in words(printing.pdf(replace(examples.single_repeal(), bases=(UNKNOWN,))))


def test_the_announcement_has_every_element_of_one() -> None:
    text = words(printing.pdf(examples.announcement()))

    for said in (
        "根据《国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知》的规定",
        "对2026年10月31日以前制定的区人民政府及其办公室、区级部门制定的行政规范性文件进行了清理",
        "已经2026年11月16日区政府第86次常务会议审议通过",
        "共清理行政规范性文件373件。区人民政府文件307件，其中继续有效267件、需要修改4件、废止17件、宣布失效19件；区级部门文件66件",
        "一律不作为行政管理依据",
        "自印发之日起施行",
        "公众可以通过云州区人民政府门户网站",
        "附件：1.云州区继续有效的行政规范性文件目录2.云州区需要修改的行政规范性文件目录3.云州区废止和宣布失效的行政规范性文件目录",
        "云州区人民政府2026年11月20日（此件公开发布）",
    ):
        assert said in text


def test_what_is_neither_kept_nor_to_be_amended_serves_no_longer_as_ground() -> None:
    alone = replace(examples.announcement(), outcomes=(Outcome("区人民政府文件", 26, 0, 5, 7),))

    assert "未列入继续有效目录的行政规范性文件，一律不作为行政管理依据" in words(printing.pdf(alone))
    assert "未列入继续有效目录和需要修改的目录的行政规范性文件" in words(printing.pdf(examples.announcement()))


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome("区人民政府文件", 26, 6, 5, 7), "区人民政府文件44件，其中继续有效26件、需要修改6件、废止5件、宣布失效7件"),
        (Outcome("区级部门文件", 28, 0, 6), "区级部门文件34件，其中继续有效28件、废止6件"),
        (Outcome("区级部门文件"), "区级部门文件0件"),
    ],
)
def test_an_outcome_speaks_only_of_kinds_it_has(outcome: Outcome, said: str) -> None:
    assert outcome.sentence == said


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        ("清理", "根据行政规范性文件清理结果，经2026年"),
        ("新法", "因有关法律、法规、规章或者国家政策已经制定、修改或者废止，经2026年"),
        ("期满", "因有效期届满或者适用期已过，经2026年"),
        ("", "根据，经2026年"),
    ],
)
def test_a_repeal_says_its_ground_or_leaves_room_for_it(ground: str, said: str) -> None:
    assert said in words(printing.pdf(replace(examples.repeal(), ground=ground)))


def test_a_repeal_of_one_document_names_it_in_its_title() -> None:
    assert examples.single_repeal().title == "云州区人民政府关于废止《云州区户外广告管理暂行规定》的决定"
    assert examples.repeal().title == "云州区人民政府关于废止3件行政规范性文件的决定"


@pytest.mark.parametrize(
    "form", [examples.repeal(), examples.single_repeal(), examples.announcement(), *(SAID[n] for n in ("repeal, thirty", "repeal, long"))]
)
def test_the_signature_never_stands_alone_on_a_page(form: Form) -> None:
    before, mark, _ = bare(page_texts(printing.pdf(form))[-1]).partition("云州区人民政府2026年11月20日")

    assert mark
    assert before


def test_an_application_fits_on_one_page_with_titles_of_sixty_characters_and_with_nothing() -> None:
    long = replace(examples.application(), title=LONG_TITLE, body_title=LONG_TITLE, joint_authorities=("云州区教育局", "云州区财政局"))

    (page,) = page_texts(printing.pdf(long))
    assert bare(page).count(LONG_TITLE) == 2
    (empty,) = page_texts(printing.pdf(BARE_APPLICATION))
    assert "□不涉及□涉及（审查结论编号：）" in bare(empty)
    assert "年月日" in bare(empty)


@pytest.mark.parametrize(("concerned", "said"), [(True, "□不涉及☑涉及"), (False, "☑不涉及□涉及"), (None, "□不涉及□涉及")])
def test_an_application_ticks_what_was_answered(concerned: bool | None, said: str) -> None:
    assert said in words(printing.pdf(replace(examples.application(), fair_competition=concerned)))


def test_what_no_form_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="ending"):
        replace(examples.kept(), government=rows(1, "废止"))
    with pytest.raises(ValueError, match="ending"):
        replace(examples.ended(), government=rows(1))
    with pytest.raises(ValueError, match="genre"):
        replace(examples.announcement(), genre="通报")
    with pytest.raises(ValueError, match="act"):
        replace(examples.repeal(), act="撤销")
    with pytest.raises(ValueError, match="ground"):
        replace(examples.repeal(), ground="不用了")
    with pytest.raises(ValueError, match="genre"):
        replace(examples.repeal(), genre="令")
