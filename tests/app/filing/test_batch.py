"""打印当日单据: what a day needs on paper, in order, in the copies that are asked for."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2

from app.filing.batch import DayPaper, batch, day_papers
from app.forms import printing
from app.lifecycle import ending
from app.office import Office
from tests.app.filing.walked import TITLE, Walked, filed, published

DAY = date(2026, 11, 6)


def told(papers: tuple[DayPaper, ...]) -> list[tuple[str, str, str, int]]:
    return [(paper.name, paper.title, paper.counterpart, paper.copies) for paper in papers]


def words(pdf: bytes) -> str:
    return "".join(printing.text(pdf).split())


def test_a_day_without_filings_needs_nothing(office: Office, walked: Walked) -> None:
    assert day_papers(office, date(2026, 1, 5)) == ()


def test_what_went_out_that_day_is_listed_by_document_and_recipient_with_its_copies(office: Office, walked: Walked) -> None:
    other = published(office, date(2026, 10, 28), "云州区绿道管理办法")
    filed(office, walked, "muni", DAY)
    filed(office, other, "npc", DAY)
    filed(office, walked, "npc", date(2026, 11, 9))
    muni, npc = (office.jurisdiction.parameter(f"filing.{code}.copies").amount for code in ("muni", "npc"))
    assert told(day_papers(office, DAY)) == [
        ("备案报告", TITLE, "市政府", muni),
        ("备案登记表", TITLE, "市政府", muni),
        ("备案报告", "云州区绿道管理办法", "区人大常委会", npc),
        ("备案登记表", "云州区绿道管理办法", "区人大常委会", npc),
    ]


def test_only_what_is_ticked_is_set_each_copy_from_a_new_sheet(office: Office, walked: Walked) -> None:
    number = filed(office, walked, "muni", DAY)
    report, slip = day_papers(office, DAY)
    made = batch(office, DAY, {report.key}).pdf()
    assert words(made).count(number) >= report.copies
    assert "备案机关登记审查栏" not in words(made)
    whole = batch(office, DAY, {report.key, slip.key, "nothing/1"}).pdf()
    pages = [words(one) for one in _pages(whole)]
    assert len(pages) % 2 == 0
    first = [place for place, page in enumerate(pages) if "行政规范性文件备案登记表" in page and "报送机关：" in page]
    assert len(first) == slip.copies
    assert all(place % 2 == 0 for place in first)


def test_an_earlier_round_that_went_out_beside_a_due_one_is_printed_under_its_own_number(office: Office, walked: Walked) -> None:
    ending.repeal(office, walked.document, reason="已被替代", on=DAY)
    number = filed(office, walked, "muni", DAY)
    papers = day_papers(office, DAY)
    assert [paper.name for paper in papers] == ["备案报告", "备案登记表"]
    assert number in words(batch(office, DAY, {papers[0].key}).pdf())


def _pages(pdf: bytes) -> list[bytes]:
    source = pypdfium2.PdfDocument(pdf)
    made = []
    for index in range(len(source)):
        out = io.BytesIO()
        one = pypdfium2.PdfDocument.new()
        one.import_pages(source, [index])
        one.save(out)
        one.close()
        made.append(out.getvalue())
    source.close()
    return made
