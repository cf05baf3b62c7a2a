"""Writing a rule, filling a dictionary, and taking a pack in, on the assembled window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.rules.office.packing import export_pack
from app.rules.office.saving import remove_rule, save_rule
from tests.app.rules.office.own import DRAFT, changed
from tests.ui.pages.assembled import Whole
from tests.ui.pages.rules.hands import page, shown, words
from ui.pages.lines import Line
from ui.pages.rules.editor import Editor
from ui.pages.rules.packs import PackDialog
from ui.widgets.chip import Chip


def begun(whole: Whole) -> Editor:
    """The form of a new rule about fees."""
    rules = shown(whole, "FEE-01")
    rules.group_table.select_row(rules.groups.row_of("FEE"))
    whole.settle()
    whole.click(rules.new)
    return rules.editor


def fill(whole: Whole, editor: Editor) -> None:
    """Everything but the third example."""
    form = editor.fields
    for field, typed in (
        (form.name, "收取绿道押金"),
        (form.message, "可能没有依据收取押金。"),
        (form.law, "行政许可法"),
        (form.article, "58"),
        (form.words, "绿道、公园"),
        (form.must_not_flag, "不得收取绿道押金\n绿道免费开放\n保障对象不交押金"),
    ):
        whole.type_over(field, typed)
    form.way.choose(1)
    whole.type_over(form.then, "押金")
    whole.type_over(form.must_flag, "进入绿道骑行应当交押金\n公园租船须缴纳押金")
    whole.qtbot.waitUntil(lambda: editor.checked is not None and len(editor.checked.proofs) == 5, timeout=5_000)


def test_a_rule_is_written_in_words_proved_live_and_saved_as_one_act(whole: Whole) -> None:
    editor = begun(whole)
    fill(whole, editor)
    assert "5 个例子，都和想要的一样。" in words(editor)
    whole.click(editor.save)
    assert "应当报的例子" in words(editor)
    assert "正例要有 3 个以上，现在是 2 个。" in words(editor)
    form = editor.fields
    whole.type_over(form.must_flag, "进入绿道骑行应当交押金\n公园租船须缴纳押金\n绿道免费开放")
    whole.qtbot.waitUntil(lambda: "1 个和想要的相反" in words(editor), timeout=5_000)
    whole.type_over(form.must_flag, "进入绿道骑行应当交押金\n公园租船须缴纳押金\n绿道摆摊先交押金")
    whole.click(editor.save)
    whole.settle()
    rules = page(whole)
    assert rules.current is not None
    assert (rules.current.id, rules.current.own) == ("FEE-B01", True)
    assert whole.toasts[-1].startswith("已保存规则“收取绿道押金”")
    assert "待核对" in [chip.text for chip in rules.detail.findChildren(Chip)], "nobody has compared the article with its text"
    whole.click(whole.undo_link)
    assert rules.shelf is not None
    assert rules.shelf.line("FEE-B01") is None


def test_what_an_unknown_law_and_a_wrong_expression_are_is_said_at_their_fields(whole: Whole) -> None:
    editor = begun(whole)
    form = editor.fields
    whole.type_over(form.law, "行政许可发")
    form.way.choose(2)
    whole.type_over(form.pattern, "(押金")
    whole.qtbot.waitUntil(lambda: "写法有误" in words(editor), timeout=5_000)
    assert "是不是《中华人民共和国行政许可法》？" in words(editor)
    assert "没有填名称" not in words(editor), "nobody has tried to save yet"
    assert not editor.trial.run.isEnabled()


def test_a_trial_lists_the_places_of_the_register_and_the_draft_waits_while_one_is_looked_at(whole: Whole) -> None:
    document = whole.make("云州区绿道管理办法")
    editor = begun(whole)
    whole.type_over(editor.fields.words, "保障对象")
    whole.qtbot.waitUntil(editor.trial.run.isEnabled, timeout=5_000)
    whole.click(editor.trial.run)
    whole.settle()
    assert "看了 1 件现行文本，1 件里报出 1 处。" in words(editor.trial)
    whole.click(next(line for line in editor.trial.findChildren(Line) if "绿道" in line.text()))
    assert whole.window.current == "document"
    assert whole.assembly.document.document_id == document
    while whole.window.current == "document":
        whole.window.back()
    whole.settle()
    assert page(whole).editor.isVisible()
    assert editor.fields.words.toPlainText() == "保障对象"
    QTest.keyClick(whole.window, Qt.Key.Key_Escape)
    whole.settle()
    assert not editor.isVisible()
    assert page(whole).unfinished == "有一条规则写了一半"
    whole.click(page(whole).new)
    assert editor.fields.words.toPlainText() == "保障对象"
    whole.click(editor.give_up)
    assert page(whole).unfinished == ""


def test_a_trial_can_be_stopped(whole: Whole) -> None:
    for number in range(2):
        whole.make(f"云州区{number}号办法")
    editor = begun(whole)
    whole.type_over(editor.fields.words, "保障对象")
    whole.qtbot.waitUntil(editor.trial.run.isEnabled, timeout=5_000)
    QTest.mouseClick(editor.trial.run, Qt.MouseButton.LeftButton)
    QTest.mouseClick(editor.trial.cancel, Qt.MouseButton.LeftButton)
    whole.settle()
    assert editor.trial.told.text() == "试运行停了，没有看完。"
    assert editor.trial.run.isVisible()


def test_an_own_rule_is_edited_and_deleted(whole: Whole) -> None:
    whole.ask(lambda office: save_rule(office, DRAFT))
    rules = shown(whole, "FEE-B01")
    whole.click(rules.detail.edit)
    assert rules.editor.fields.then.toPlainText() == "押金"
    assert not rules.editor.fields.group.isEnabled()
    whole.type_over(rules.editor.fields.name, "收取看护押金")
    whole.click(rules.editor.save)
    whole.settle()
    assert rules.current is not None
    assert rules.current.name == "收取看护押金"
    whole.click(rules.detail.remove)
    assert rules.shelf is not None
    assert rules.shelf.line("FEE-B01") is None
    assert whole.toasts[-1] == "已删除规则“收取看护押金”"


def test_a_rule_left_half_written_for_another_waits_for_its_turn(whole: Whole) -> None:
    whole.ask(lambda office: save_rule(office, DRAFT))
    editor = begun(whole)
    whole.type_over(editor.fields.name, "写了一半的")
    rules = shown(whole, "FEE-B01")
    whole.click(rules.detail.edit)
    assert editor.fields.name.text() == DRAFT.name
    whole.click(editor.give_up)
    assert rules.unfinished == "有一条规则写了一半"
    whole.click(rules.new)
    assert editor.fields.name.text() == "写了一半的"
    whole.click(editor.give_up)
    assert rules.unfinished == ""


def test_words_are_typed_brought_from_a_table_and_saved(whole: Whole) -> None:
    rules = shown(whole)
    whole.click(rules.dictionaries)
    view = rules.words
    view.table.select_row(view.model.row_of("免证事项"))
    whole.settle()
    assert not view.save.isEnabled()
    table = whole.folder / "免证清单.csv"
    table.write_text("序号,证明名称\n1,无业证明\n2,居住证复印件\n", "utf-8")
    whole.type_over(view.box, "无业证明、健在证明")
    view.take_file(table)
    whole.settle()
    assert view.box.toPlainText().split() == ["无业证明", "健在证明", "居住证复印件"]
    whole.click(view.save)
    whole.settle()
    assert whole.toasts[-1] == "已保存词典“免证和告知承诺事项”"
    assert [row.words for row in whole.ask(lambda office: office.store.settings.rule_words())] == [("无业证明", "健在证明", "居住证复印件")]
    whole.type_over(view.box, "证")
    whole.click(view.save)
    assert "只有一个字" in view.alarm.sentence


def test_a_pack_is_looked_at_and_taken_in(whole: Whole) -> None:
    file: Path = whole.folder / "邻区.toml"

    def prepare(office) -> None:
        save_rule(office, DRAFT)
        save_rule(office, changed(group="FC", name="另一条"))
        export_pack(office, file)
        remove_rule(office, "FC-B01")
        save_rule(office, changed(id="FEE-B01", name="本区的押金"))

    whole.ask(prepare)
    rules = shown(whole)
    rules.packs.take_in(file)
    whole.settle()
    look = whole.dialog(PackDialog)
    assert [(part.id, part.state.label) for part in look.model.rows] == [("FC-B01", "新的"), ("FEE-B01", "相撞")]
    assert look.verb.text() == "导入 1 项"
    look.clash.choose(2)
    assert look.verb.text() == "导入 2 项"
    whole.click(look.verb)
    whole.settle()
    assert not whole.is_open(PackDialog)
    names = {row.id for row in whole.ask(lambda office: office.store.settings.office_rules())}
    assert names == {"FEE-B01", "FEE-B02", "FC-B01"}
    out = whole.folder / "本区.toml"
    rules.packs.put_out(out)
    whole.settle()
    assert whole.toasts[-1] == "已导出 3 项到“本区.toml”"
    assert out.is_file()
