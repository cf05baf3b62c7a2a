"""The yearly catalogue: from the register, under a number, due in January, on the desk until it was sent."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.filing import catalogue, outgoing, rectifying, stepping
from app.filing.catalogue import filing_catalogue, make, newest, send, waiting, yearly
from app.filing.stepping import Told
from app.forms import printing
from app.lifecycle import ending
from app.lifecycle.desk import desk
from app.office import Office
from tests.app.filing.walked import TITLE, Walked, filed, on_day, published

JANUARY = date(2027, 1, 11)


@pytest.fixture
def after(office: Office, walked: Walked) -> Office:
    """The office in the January after, with one document filed with both and another with nobody."""
    published(office, date(2026, 11, 2), "云州区占道经营管理规定")
    for recipient in ("muni", "npc"):
        filed(office, walked, recipient, date(2026, 11, 6))
    stepping.take(office, walked.npc, "admit", Told(date(2026, 11, 16), "云常备登〔2026〕5号"))
    outgoing.outcome(office, walked.npc, result="no_problem", on=date(2026, 11, 20))
    return on_day(office, JANUARY)


def test_last_years_catalogue_is_due_in_january_for_each_recipient(after: Office) -> None:
    found = yearly(after)
    assert [(one.year, one.recipient, one.documents, one.due_on, one.verified) for one in found] == [
        (2026, "muni", 2, date(2027, 1, 31), False), (2026, "npc", 2, date(2027, 1, 31), False),
    ]  # fmt: skip
    assert [(one.year, one.recipient, one.due_on) for one in waiting(after)] == [(one.year, one.recipient, one.due_on) for one in found]
    assert desk(after).yearly == waiting(after)


def test_a_year_in_which_nothing_was_published_asks_for_none(office: Office, after: Office) -> None:
    assert waiting(office) == (), "2025"
    assert (newest(after, range(2022, 2028)), newest(after, range(2018, 2022))) == (2026, 2026), "last year where none lists anything"
    with pytest.raises(Refused, match="2025 年没有公布过规范性文件"):
        make(office, 2025, "npc")


def test_the_catalogue_lists_what_the_register_holds(after: Office, walked: Walked) -> None:
    paper = filing_catalogue(after, 2026, "npc")
    first, second = paper.rows
    assert (first.title, first.document_number, first.filed_on, first.filing_body) == (
        TITLE, "云州府规〔2026〕1号", date(2026, 11, 6), "云州区人民政府",
    )  # fmt: skip
    assert (first.registration_number, first.conclusion, first.note) == ("云常备登〔2026〕5号", "审查无问题", "")
    assert (second.title, second.filed_on, second.note) == ("云州区占道经营管理规定", None, "尚未报送")
    assert (paper.heading, paper.recipient) == ("云州区人民政府2026年度行政规范性文件备案目录", "云州区人民代表大会常务委员会")


def test_a_repeal_of_the_year_has_a_row_of_its_own(office: Office, walked: Walked) -> None:
    ending.repeal(office, walked.document, reason="不再需要", on=date(2026, 11, 20))
    rows = filing_catalogue(on_day(office, JANUARY), 2026, "muni").rows
    assert [row.note for row in rows] == ["尚未报送，已废止", "废止，尚未报送"]


def test_it_is_made_under_a_number_and_anew_under_the_same_until_it_is_sent(after: Office) -> None:
    made = make(after, 2026, "npc")
    assert made["number"] == "云州府人备目〔2027〕1号"
    assert make(after, 2026, "npc") == made
    assert make(after, 2026, "muni")["number"] == "云州府备目〔2027〕1号"
    send(after, str(made["catalogue"]), on=JANUARY)
    assert [one.recipient for one in waiting(after)] == ["muni"]
    with pytest.raises(Refused, match="已于 2027-01-11 报送区人大常委会（云州府人备目〔2027〕1号），不能重新生成"):
        make(after, 2026, "npc")
    with pytest.raises(Refused, match="2026 年度目录已于 2027-01-11 报送"):
        send(after, str(made["catalogue"]))
    with pytest.raises(Refused, match="已经送出本机关"):
        after.undo()


def test_making_it_can_be_undone_and_gives_the_number_back(after: Office) -> None:
    make(after, 2026, "npc")
    after.undo()
    assert [one.catalogue for one in yearly(after)] == [None, None]
    assert make(after, 2026, "npc")["number"] == "云州府人备目〔2027〕1号"


def test_it_is_not_sent_before_it_was_made(after: Office) -> None:
    with pytest.raises(Refused, match="还没有生成。先生成目录"):
        catalogue.catalogue_of(after, 2026, "npc")
    made = make(after, 2026, "npc")
    with pytest.raises(Refused, match="报送日 2027-01-10 早于目录的日期 2027-01-11"):
        send(after, str(made["catalogue"]), on=date(2027, 1, 10))


@pytest.mark.parametrize("year", [1900, 2028])
def test_a_year_that_cannot_be_is_refused(after: Office, year: int) -> None:
    with pytest.raises(Refused, match=f"{year} 年的目录还不能生成"):
        make(after, year, "npc")


def test_the_printed_catalogue_holds_every_row(after: Office) -> None:
    text = "".join(printing.text(printing.pdf(filing_catalogue(after, 2026, "npc"))).split())
    assert TITLE in text
    assert "云常备登〔2026〕5号" in text


def test_a_disposal_shows_in_the_conclusion(after: Office, walked: Walked) -> None:
    rectifying.rectify(after, walked.npc, Told(date(2026, 11, 30), words="第二条"))
    assert filing_catalogue(after, 2026, "npc").rows[0].conclusion == "收到纠错意见"
