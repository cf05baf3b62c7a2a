"""What was written against a document, and the filing of a department's document, stand in short among the stages."""

from __future__ import annotations

from datetime import date

from app.filing.incoming.facts import Facts
from app.filing.incoming.receiving import receive as receive_filing
from app.objections.kinds import Kind
from app.objections.receiving import receive
from tests.ui.pages.document.course.hands import course, press, show, shown
from tests.ui.pages.workroom import words
from ui.pages import places
from ui.pages.document.menus import THEIRS, sheets_menu
from ui.widgets.text import Label


def test_an_objection_is_told_with_the_day_its_answer_is_due(whole):
    document = shown(whole, "published")
    assert "异议和审查建议" not in words(course(whole))
    whole.ask(
        lambda office: receive(
            office, document, kind=Kind("citizen"), applicant="王先生", words="第三条施行过早", contact="13800000000", on=date(2026, 11, 20)
        )
    )
    show(whole, document, places.OVERVIEW)
    show(whole, document)
    told = words(course(whole))
    assert "异议和审查建议" in told
    assert "2026-11-20 收到，王先生" in told
    assert "第三条施行过早" in told
    press(whole, "打开王先生的公民、组织审查建议")
    assert whole.window.current == "incoming"


def test_a_department_document_leads_to_the_review_of_filings_and_offers_no_steps_of_ours(whole):
    facts = Facts(title="云州区林业局绿道养护规定", document_number="云林规〔2026〕2号", published_on=date(2026, 11, 2))
    document = whole.ask(lambda office: str(receive_filing(office, unit="云州区林业局", facts=facts)["document"]))
    whole.go("document", document)
    page = whole.assembly.document
    assert page.overview.step is None
    told = " ".join(label.text() for label in page.overview.findChildren(Label))
    assert "部门报送备案的文件，收文、审查和反馈在备案审查里办理。" in told
    assert page.other_acts() == ["assign", "discard"]
    papers = sheets_menu(page._view, lambda _one: None, whole.window)
    assert {(entry.isEnabled(), entry.toolTip()) for entry in papers.actions()} == {(False, THEIRS)}
    page.header.tabs.choose(places.COURSE)
    whole.settle()
    assert "备案审查" in words(course(whole))
    assert "论证和审查" not in words(course(whole))
    press(whole, "打开备案审查")
    assert whole.window.current == "incoming"


def test_the_overview_of_a_department_document_leads_there_too(whole):
    facts = Facts(title="云州区林业局绿道养护规定", document_number="云林规〔2026〕2号", published_on=date(2026, 11, 2))
    document = whole.ask(lambda office: str(receive_filing(office, unit="云州区林业局", facts=facts)["document"]))
    whole.go("document", document)
    whole.click(whole.button("去备案审查", whole.assembly.document.overview))
    assert (whole.window.current, whole.window.page("incoming").document_id) == ("incoming", document)
