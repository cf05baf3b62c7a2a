"""审核规则 on the assembled window: looked at by group and by number, switched off, graded, given back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.people.roster import Details, save_person
from app.review import deciding
from app.rules.finding import Severity
from tests.ui.pages.assembled import Whole
from tests.ui.pages.rules.hands import page, shown, words
from ui.dialogs.form import FormDialog
from ui.pages import places
from ui.pages.rules.columns import COLUMNS
from ui.pages.settings.page import SettingsPage
from ui.widgets.chip import Chip
from ui.widgets.text import Link


def reviewed(whole: Whole) -> tuple[str, str]:
    """A document under review, and the rule of its first finding, which is put on the list."""
    document = whole.make("云州区绿道管理办法", "under_review")

    def decide(office) -> str:
        review = office.store.reviews.current(document)
        finding = office.store.reviews.findings(review.id)[0]
        deciding.decide(office, finding.id, listed=True)
        return finding.rule

    return document, whole.ask(decide)


def answer(whole: Whole, reason: str) -> None:
    dialog = whole.dialog(FormDialog)
    field = dialog.field("reason")
    assert isinstance(field, QLineEdit)
    whole.type_over(field, reason)
    whole.click(dialog.verb)


def test_every_rule_stands_in_its_group_and_the_current_one_tells_all_of_itself(whole: Whole) -> None:
    rules = shown(whole, "PEN-01")
    assert {line.id for line in rules.rules.rows} == {rule.id for rule in whole.ask(lambda office: office.packs.rules)}
    assert rules.current is not None
    assert rules.current.id == "PEN-01"
    told = words(rules.detail)
    assert "《中华人民共和国行政处罚法》第十六条" in told
    assert "应当报的例子" in told
    assert "已核对" in [chip.text for chip in rules.detail.findChildren(Chip)]
    rules.group_table.select_row(rules.groups.row_of("FEE"))
    whole.settle()
    assert {line.group for line in rules.rules.rows} == {"FEE"}


def test_a_rule_is_found_by_its_number_its_name_or_its_law_and_nothing_is_said_so(whole: Whole) -> None:
    rules = shown(whole)
    for typed, found in (("pen-01", {"PEN-01"}), ("设定罚款", {"PEN-01"})):
        rules.search.setText(typed)
        QTest.keyClick(rules.search, Qt.Key.Key_Return)
        whole.settle()
        assert {line.id for line in rules.rules.rows} == found
    rules.search.setText("没有这样的词")
    QTest.keyClick(rules.search, Qt.Key.Key_Return)
    whole.settle()
    whole.click(rules._nothing.button)
    assert len(rules.rules.rows) > 100


def test_a_number_leads_to_the_findings_behind_it_and_each_to_its_document(whole: Whole) -> None:
    document, rule = reviewed(whole)
    rules = shown(whole, rule)
    whole.click(rules.detail.findChild(Link, "listed"))
    assert rules.hits.isVisible()
    assert rules.hits.title.text() == f"{rule} 列入意见"
    line = next(one for one in rules.hits.findChildren(QWidget) if "云州区绿道管理办法" in one.accessibleName())
    assert "列入，未答复" in line.accessibleName()
    whole.click(line)
    assert whole.window.current == "document"
    assert whole.assembly.document.place() == (document, places.REVIEW)


def test_a_basis_leads_to_the_card_of_its_law(whole: Whole) -> None:
    rules = shown(whole, "PEN-01")
    whole.click(next(link for link in rules.detail.findChildren(Link) if link.text() == "法规库"))
    assert whole.window.current == "laws"
    whole.window.back()
    assert whole.window.current == "rules"
    assert rules.current is not None
    assert rules.current.id == "PEN-01"


def test_a_finding_under_review_leads_to_its_rule_and_back(whole: Whole) -> None:
    document, rule = reviewed(whole)
    whole.go("review", document)
    whole.settle()
    review = whole.window.page("review")
    review.bench.setFocus()
    review.do("review.listed_ones")
    whole.settle()
    QTest.keyClick(review.bench, Qt.Key.Key_W)
    whole.settle()
    assert whole.window.current == "rules"
    current = page(whole).current
    assert current is not None
    assert current.id == rule
    whole.window.back()
    assert whole.window.current == "review"


def test_a_click_on_a_number_of_the_table_and_enter_show_the_findings_too(whole: Whole) -> None:
    _, rule = reviewed(whole)
    rules = shown(whole, rule)
    number = next(at for at, column in enumerate(COLUMNS) if column.id == "hits")
    cell = rules.table.visualRect(rules.rules.index(rules.rules.row_of(rule), number)).center()
    whole.click(rules.table.viewport(), cell)
    assert rules.hits.isVisible()
    QTest.keyClick(rules.hits, Qt.Key.Key_Escape)
    assert not rules.hits.isVisible()
    whole.focus(rules.table)
    QTest.keyClick(rules.table, Qt.Key.Key_Return)
    whole.settle()
    assert rules.hits.isVisible()


def test_a_rule_is_switched_off_with_a_reason_shown_so_and_back_by_undo(whole: Whole) -> None:
    rules = shown(whole, "PEN-02")
    whole.click(rules.detail.switch)
    whole.click(whole.dialog(FormDialog).verb)
    assert whole.is_open(FormDialog), "the reason is missing"
    answer(whole, "与上级口径不一致")
    assert not whole.is_open(FormDialog)
    assert whole.toasts[-1] == "已停用 PEN-02，以后的审核不再报它"
    assert rules.current is not None
    assert (rules.current.id, rules.current.active) == ("PEN-02", False)
    assert "与上级口径不一致" in words(rules.detail)
    assert rules.groups.rows[-1].key == "off"
    whole.click(whole.undo_link)
    assert rules.current.active
    assert rules.detail.switch.text() == "停用"


def test_a_rule_is_graded_and_given_back_as_it_shipped(whole: Whole) -> None:
    rules = shown(whole, "PEN-01")
    assert rules.detail.reset.isHidden()
    whole.click(rules.detail.grade)
    whole.dialog(FormDialog).field("severity").property("segments").choose(2)
    answer(whole, "先观察一季度")
    assert rules.current is not None
    assert rules.current.severity is Severity.HINT
    assert "出厂是疑似违法" in words(rules.detail)
    whole.click(rules.detail.reset)
    assert rules.current.severity is Severity.VIOLATION
    assert whole.toasts[-1] == "PEN-01 已恢复出厂"


def test_who_may_not_change_rules_is_told_who_may(whole: Whole) -> None:
    whole.ask(lambda office: save_person(office, Details("刘敏", role="负责人"), before=""))
    whole.ask(lambda office: save_person(office, Details("周敏", role="经办"), before=""))
    rules = shown(whole, "PEN-01")
    for button in (rules.new, rules.take_in, rules.detail.switch, rules.detail.grade):
        assert not button.isEnabled()
        assert "请刘敏来办" in button.toolTip()


def test_the_settings_lead_to_the_group(whole: Whole) -> None:
    whole.go("settings", "审核规则")
    settings = whole.window.page("settings")
    assert isinstance(settings, SettingsPage)
    row = next(at for at, group in enumerate(settings.rules.model.rows) if group.code == "CER")
    settings.rules.table.select_row(row)
    whole.focus(settings.rules.table)
    QTest.keyClick(settings.rules.table, Qt.Key.Key_Return)
    whole.settle()
    assert whole.window.current == "rules"
    assert {line.group for line in page(whole).rules.rows} == {"CER"}
    whole.go("settings", "审核规则")
    whole.click(settings.rules.open)
    assert whole.window.current == "rules"
