"""Made papers are sorted by what they say, by their names where they say nothing, and by their company."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.intake.arrival import Arrival
from app.intake.arriving import Arrived, arrived
from app.intake.company import bare, same
from app.intake.look import Look, look_at
from app.intake.sorting import sort_one
from app.intake.wordlist import shipped
from app.text.worker import Worker
from tests.app.intake.papers import photo, word

NAME = "云州区户外招牌设置管理办法"
ARTICLES = tuple(f"第{n}条　{words}" for n, words in zip("一二三四", (
    "为了规范户外招牌设置，根据《云州市户外招牌管理规定》，制定本办法。", "本办法适用于本区。", "区城市管理局负责本办法的实施。",
    "本办法自2027年1月1日起施行，《云州区户外广告管理暂行办法》同时废止。"), strict=True))  # fmt: skip
NOTICE = (
    f"云州区人民政府关于印发《{NAME}》的通知",
    "各街道办事处：",
    f"现将《{NAME}》印发给你们，请认真贯彻执行。",
    "云州区人民政府",
    "2026年11月3日",
)


@pytest.fixture(scope="module")
def worker():
    with Worker() as worker:
        yield worker


def drop(folder: Path, worker: Worker, **files: bytes) -> Arrived:
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return arrived([folder], worker)


def codes(came: Arrived, at: int = 0) -> dict[str, str]:
    return {part.arrival.name: part.code for part in came.submissions[at].parts}


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("关于报送《云州区绿道管理办法（送审稿）》的函", "M01"),
        ("关于提请区政府常务会议审议《云州区绿道管理办法（草案）》的请示", "M01"),
        ("《云州区绿道管理办法》修改前后对照表", "M02"),
        ("《云州区绿道管理办法（送审稿）》编制说明", "M03"),
        ("条款依据对照表", "M04"),
        ("云州市市容环境卫生管理条例", "M04"),
        ("《云州区绿道管理办法》公开征求意见情况及采纳情况", "M05"),
        ("云州区林业局关于公开征求《云州区绿道管理办法（征求意见稿）》意见的公告", "M05"),
        ("云州区财政局关于《云州区绿道管理办法（征求意见稿）》的复函", "M05"),
        ("云州区林业局关于《云州区绿道管理办法》的合法性审核意见", "M06"),
        ("中共云州区林业局党组会议纪要", "M07"),
        ("云州区绿道管理办法公平竞争审查表", "M08"),
        ("云州区绿道管理办法听证会笔录", "M09"),
        ("听取企业和行业协会商会意见情况", "M10"),
        ("《云州区绿道管理办法》政策解读", "M11"),
        ("性别平等评估报告", "M12"),
        ("拟废止的行政规范性文件目录", "M13"),
        ("云州区人民政府办公室关于印发《云州区绿道管理办法》的通知", "ISSUE"),
        ("送审材料清单", "OTHER"),
    ],
)
def test_a_printed_title_says_what_a_paper_is(title: str, code: str) -> None:
    first = sort_one(Look(name="1", folder="", title=title))[0]
    assert (first.code, first.is_sure) == (code, True)


@pytest.mark.parametrize(
    "title",
    [
        "云州区规范性文件合法性审核办法",
        "云州区公平竞争审查实施细则",
        "云州区政策解读工作规定",
        "云州区重大行政决策听证规则",
        "云州区行政规范性文件征求意见办法",
    ],
)
def test_a_text_about_a_kind_of_paper_is_still_a_text(title: str) -> None:
    assert sort_one(Look(name="说明", folder="", title=title, articles=12))[0].code == "TEXT"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("起草说明（盖章）.pdf", "M03"),
        ("公平竞争审查表.jpg", "M08"),
        ("局长办公会纪要.png", "M07"),
        ("征求意见情况.doc", "M05"),
        ("依据.rar", "M04"),
    ],
)
def test_of_an_unread_file_the_name_decides(name: str, code: str) -> None:
    assert sort_one(look_at(Arrival(name, "", Path(name), photo(1))))[0].code == code


def test_every_reason_can_be_shown_and_a_file_of_which_nothing_is_known_asks_for_a_look() -> None:
    (only,) = sort_one(Look(name="微信图片_20261009", folder=""))
    assert (only.code, only.is_sure) == ("OTHER", False)
    assert only.reason


def test_the_words_shipped_know_every_material() -> None:
    listed = [material.code for material in shipped().materials]
    assert listed == [f"M{n:02}" for n in range(1, 14)] + ["ISSUE", "OTHER"]


def test_a_notice_and_the_text_it_issues_give_two_titles_also_as_two_files(tmp_path: Path, worker: Worker) -> None:
    came = drop(tmp_path, worker, **{"1__docx": word(*NOTICE), "2__docx": word(NAME, *ARTICLES)})
    assert codes(came) == {"2.docx": "TEXT", "1.docx": "ISSUE"}
    titles = came.submissions[0].titles
    assert (titles.title, titles.body_title) == (NOTICE[0], NAME)


def test_what_the_text_cites_is_its_basis_and_what_it_repeals_is_old(tmp_path: Path, worker: Worker) -> None:
    came = drop(tmp_path, worker, **{
        "1__docx": word(NAME, *ARTICLES), "2__docx": word("云州市户外招牌管理规定", *ARTICLES[1:3], "第五条　另有规定的，从其规定。"),
        "3__docx": word("云州区户外广告管理暂行办法", *ARTICLES[1:3], "第五条　解释权属于区城市管理局。"),
    })  # fmt: skip
    assert codes(came) == {"1.docx": "TEXT", "2.docx": "M04", "3.docx": "M13"}


def test_a_number_in_the_name_is_looked_up_in_the_letter(tmp_path: Path, worker: Worker) -> None:
    letter = word(
        f"关于报送《{NAME}（送审稿）》的函", "区司法局：", "现将有关材料报上。", "附件：1．送审稿", "2．起草说明", "3．党组会议纪要"
    )
    came = drop(tmp_path, worker, 函__docx=letter, 附件1__docx=word(NAME, *ARTICLES), 附件2__pdf=b"%PDF-", 附件3__jpg=photo(3))
    assert codes(came) == {"附件1.docx": "TEXT", "函.docx": "M01", "附件2.pdf": "M03", "附件3.jpg": "M07"}


def test_a_form_listed_under_the_text_is_its_annex(tmp_path: Path, worker: Worker) -> None:
    text = word(NAME, *ARTICLES, "附件：1．户外招牌设置申请表")
    came = drop(tmp_path, worker, **{"1__docx": text, "附件1__docx": word("户外招牌设置申请表", table=(("申请人", ""), ("地址", "")))})
    assert codes(came) == {"1.docx": "TEXT", "附件1.docx": "ANNEX"}


def test_other_states_of_the_text_do_not_take_its_place(tmp_path: Path, worker: Worker) -> None:
    drafts = {f"{NAME}（{mark}）__docx": word(f"{NAME}（{mark}）", *ARTICLES) for mark in ("送审稿", "征求意见稿")}
    came = drop(tmp_path, worker, **drafts, 花脸稿__docx=word(NAME, *ARTICLES), 扫描__pdf=photo(1))
    assert codes(came)[f"{NAME}（送审稿）.docx"] == "TEXT"
    assert [code for code in codes(came).values() if code == "M02"] == ["M02", "M02"]


def test_texts_of_different_titles_are_different_matters_each_with_its_papers(tmp_path: Path, worker: Worker) -> None:
    came = drop(tmp_path, worker, 甲__docx=word("云州区绿道管理办法", *ARTICLES[1:]), 乙__docx=word("云州区犬只管理规定", *ARTICLES[1:]), 说明1__docx=word("关于《云州区犬只管理规定》的起草说明", "一、起草背景"), 说明2__docx=word("《云州区绿道管理办法》起草说明", "一、起草背景"))  # fmt: skip
    assert sorted(map(sorted, (codes(came, at) for at in range(len(came.submissions))))) == [
        ["乙.docx", "说明1.docx"],
        ["甲.docx", "说明2.docx"],
    ]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("云州区绿道管理办法", "云州区河道管理办法", False),
        ("云州区绿道管理办法", "云州区绿道管理暂行办法", False),
        ("关于印发《云州区绿道管理办法》的通知", "云州区绿道管理办法（征求意见稿）", True),
        ("云州区人民政府办公室关于印发云州区绿道管理办法的通知", "绿道管理办法（试行）（送审稿）", False),
        ("云州区绿道管理办法", "绿道管理办法", True),
        ("公共租赁住房管理办法", "住房管理办法", False),
    ],
)
def test_titles_name_the_same_text_or_not(one: str, other: str, alike: bool) -> None:
    assert same(bare(one), bare(other)) is alike


def test_law_alone_is_still_a_text(tmp_path: Path, worker: Worker) -> None:
    came = drop(tmp_path, worker, 条例__docx=word("云州市市容管理条例", *ARTICLES[1:]))
    assert codes(came) == {"条例.docx": "TEXT"}


def test_a_drop_without_a_readable_text_has_no_main_text_and_loses_nothing(tmp_path: Path, worker: Worker) -> None:
    came = drop(tmp_path, worker, 办法__doc=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 起草说明__jpg=photo(4))
    (only,) = came.submissions
    assert only.main is None
    assert {part.arrival.name for part in only.parts} == {"办法.doc", "起草说明.jpg"}


def test_a_hand_may_make_another_file_the_main_text(tmp_path: Path, worker: Worker) -> None:
    came = drop(tmp_path, worker, 甲__docx=word(NAME, *ARTICLES), 乙__docx=word(f"{NAME}（修改稿）", *ARTICLES))
    (only,) = came.submissions
    other = next(part for part in only.parts if part is not only.main)
    changed = only.sorted_to(other.arrival, "TEXT")
    assert changed.main is not None
    assert changed.main.arrival is other.arrival
    assert [part.code for part in changed.parts] == ["TEXT", "M02"]
