from __future__ import annotations

from datetime import date

from app.lifecycle.texts import replace_text
from app.office import Office
from app.review.accepting import resubmit
from app.review.concluding import conclude
from tests.app import road
from tests.app.compare.drafts import NEW, OLD
from tests.ui.pages.assembled import Whole, bring
from tests.ui.pages.compare.two_drafts import two_drafts
from ui.pages.compare.looking import LookedDialog
from ui.pages.compare.page import ComparePage
from ui.pages.ids import COMPARE, DOCUMENT


def test_a_text_changed_after_its_review_waits_to_be_looked_at(whole: Whole, page: ComparePage):
    banner = page.looking.banner
    assert banner.isVisible()
    assert banner.sentence == "审议稿 v2 对送审稿 v1 的改动没有再审核，也没有核对。逐处看完以后登记。"
    assert banner.verb.text() == "已核对改动"


def test_who_has_looked_says_so_and_can_take_it_back(whole: Whole, page: ComparePage, document: str):
    whole.click(page.looking.banner.verb)
    dialog = whole.dialog(LookedDialog)
    whole.type_over(dialog.note_field, "只改了错别字")
    whole.click(dialog.verb)
    (made,) = whole.ask(lambda office: office.store.documents.confirmations(document))
    assert made.note == "只改了错别字"
    assert whole.toasts[-1] == "已登记核对：审议稿 v2 对送审稿 v1 的改动"
    assert not page.looking.banner.isVisible()
    whole.click(whole.undo_link)
    assert whole.ask(lambda office: office.store.documents.confirmations(document)) == ()
    assert page.looking.banner.isVisible()


def test_another_pair_leads_to_the_one_that_is_to_be_looked_at(whole: Whole, page: ComparePage, document: str):
    third = road.draft(NEW.replace("有效期三年", "有效期二年"), "再改稿.txt")
    whole.ask(lambda office: replace_text(office, document, third))
    whole.ops.changed.emit(frozenset({"versions", "documents"}))
    whole.settle()
    banner = page.looking.banner
    assert banner.verb.text() == "看这些改动"
    whole.click(banner.verb)
    assert (page.heads.old.told.name, page.heads.new.told.name) == ("送审稿 v1", "审议稿 v3")
    assert banner.verb.text() == "已核对改动"


def test_a_change_that_is_being_reviewed_again_says_so_and_is_not_to_be_looked_at_besides(whole: Whole):
    old, new = (text.replace("公共租赁住房", "人才公寓") for text in (OLD, NEW))

    def again(office: Office) -> str:
        document = bring(office, road.draft(old, "送审稿.txt"), "under_review", date(2026, 11, 4))
        conclude(office, document, outcome="应当予以修改")
        resubmit(office, document, road.draft(new, "审后稿.txt"))
        return document

    whole.go(COMPARE, whole.ask(again))
    page = whole.window.page(COMPARE)
    banner = page.looking.banner
    assert banner.sentence == "审后稿 v2 对送审稿 v1 的改动正在复核（第 2 轮审核）。"
    assert not banner.verb.isVisible()
    page.texts.exchange()
    whole.settle()
    whole.click(banner.verb)
    assert (page.heads.old.told.name, page.heads.new.told.name) == ("送审稿 v1", "审后稿 v2")
    assert not banner.verb.isVisible()


def test_the_next_step_of_the_document_leads_to_what_is_to_be_looked_at(whole: Whole):
    old, new = (text.replace("公共租赁住房", "人才公寓") for text in (OLD, NEW))
    whole.go(DOCUMENT, two_drafts(whole, old, new, stage="passed"))
    whole.click(whole.button("去核对改动", whole.window.page(DOCUMENT)))
    assert whole.window.current == COMPARE
    assert whole.window.page(COMPARE).looking.banner.verb.text() == "已核对改动"


def test_nothing_is_asked_where_the_texts_are_the_drafts_before_the_review(whole: Whole):
    made = whole.make("绿道管理办法", "submitted")
    whole.go(COMPARE, made)
    assert not whole.window.page(COMPARE).looking.banner.isVisible()


def test_a_version_taken_back_is_left_for_the_one_before(whole: Whole, page: ComparePage):
    whole.window.trigger("undo")
    whole.settle()
    assert page.heads.new.told.name == "送审稿 v1"
    assert page.sentence.startswith("“送审稿 v1”之前没有别的稿子")
