from __future__ import annotations

from app.compare.comparing import compare
from app.compare.comparison import Change, Comparison, Op, Pair, Sign, Stress, Weight
from app.compare.rows import Care, Kind, Row, Rows, rows
from app.compare.stretches import Line
from app.compare.units import units
from tests.app.compare.drafts import NEW, OLD, tree


def compared(old: str = OLD, new: str = NEW, care: Care = Care.ALL) -> Rows:
    return rows(compare(tree(old), tree(new)), care)


def row(name: str, found: Rows | None = None) -> Row:
    return next(one for one in (found or compared()).all if one.name == name)


def marked(lines: tuple[Line, ...]) -> list[str]:
    """Lines as they are seen: 〔-taken away〕, 〔+put in〕."""
    return [line.label + "".join(p.text if p.sign is Sign.KEPT else f"〔{p.sign.value}{p.text}〕" for p in line.pieces) for line in lines]


def test_both_columns_hold_the_whole_text_of_their_side():
    for one in compared().all:
        assert "〔+" not in "".join(marked(one.left))
        assert "〔-" not in "".join(marked(one.right))
    whole = "".join(line.label + line.text for one in compared().all for line in one.right)
    assert all(part in whole for part in ("（一）申请人具有本区户籍", "第一章　总则", "有效期三年。"))


def test_an_edit_is_struck_on_the_left_and_underlined_on_the_right():
    found = row("第六条")
    assert found.kind is Kind.EDITED
    assert found.was == "第五条"
    assert marked(found.left)[0] == "申请公共租赁住房，〔-应当〕同时符合下列条件："
    assert marked(found.right)[0] == "申请公共租赁住房，〔+可以〕同时符合下列条件："
    assert marked(found.both)[0] == "申请公共租赁住房，〔-应当〕〔+可以〕同时符合下列条件："


def test_items_stand_on_lines_of_their_own_behind_their_labels():
    assert [line.label for line in row("第六条").right] == ["", "（一）", "（二）"]


def test_an_item_whose_first_words_changed_stands_once_in_the_single_column():
    assert [line.label for line in row("第六条").both] == ["", "（一）", "（二）"]


def test_a_new_clause_has_nothing_on_the_left_and_one_that_is_gone_nothing_on_the_right():
    inserted = next(one for one in compared().all if one.kind is Kind.INSERTED)
    deleted = next(one for one in compared().all if one.kind is Kind.DELETED)
    assert (inserted.name, inserted.left, inserted.was) == ("第十一条", (), "")
    assert marked(inserted.right) == ["〔+承租人因就业、子女就学等原因需要调换公共租赁住房的，承租人之间可以互换。〕"]
    assert (deleted.name, deleted.right) == ("第十条", ())
    assert deleted.both == deleted.left


def test_a_moved_clause_says_both_numbers_on_both_sides():
    found = row("第五条")
    assert found.kind is Kind.MOVED
    assert (found.left_note, found.right_note) == ("原第十一条，移至第五条", "由原第十一条移来")
    assert found.hint == "原第十一条"
    assert marked(found.right)[0].startswith("租金标准应当〔+适当〕低于")


def test_what_only_follows_from_other_changes_is_told_quietly():
    assert row("第七条").kind is Kind.RENUMBERED
    assert row("第七条").right_note == "原第六条，条号顺延"
    assert row("第十条").kind is Kind.REFERENCES
    assert row("第十条").right_note == "仅引用随条号变化"
    assert {Kind.RENUMBERED, Kind.REFERENCES, Kind.SAME}.isdisjoint(one.kind for one in compared().changes)


def test_a_moved_clause_whose_references_follow_says_so():
    old = "第一条　为了规范管理，制定本办法。\n第二条　区政府领导本项工作，统筹协调有关部门。\n第三条　依照本办法第二条设立的机构负责实施日常管理和监督检查工作。"
    new = "第一条　依照本办法第三条设立的机构负责实施日常管理和监督检查工作。\n第二条　为了规范管理，制定本办法。\n第三条　区政府领导本项工作，统筹协调有关部门。"
    found = next(one for one in compared(old, new).all if "依照" in one.right[0].text)
    assert (found.kind, found.references_only) == (Kind.MOVED, True)
    assert found.right_note == "由原第三条移来，仅引用随条号变化"


def test_the_counts_name_each_kind_that_there_is():
    assert {kind.word: count for kind, count in compared().counts().items()} == {
        "修改": 4, "新增": 1, "删除": 1, "移动": 1, "条号顺延": 1, "仅引用随条号变化": 1,
    }  # fmt: skip


def test_words_that_weigh_much_stand_out_alone_and_say_why():
    pieces = [piece for line in row("第六条").left for piece in line.pieces]
    assert next((piece.text, piece.why) for piece in pieces if piece.why) == ("应当", "要求的程度变了：应当→可以")
    last = [piece for line in row("第十二条").right for piece in line.pieces if piece.why]
    assert [(piece.text, piece.why) for piece in last] == [("三年", "期限变了：五年→三年")]


def test_a_stressed_word_inside_a_longer_edit_is_cut_out_of_it():
    old, new = (units(tree(f"第一条　应当{words}报告。"))[0] for words in ("在收到以后五日内", "在收到以后的十日之内"))
    ops = (
        Op(Sign.KEPT, "应当在收到以后"), Op(Sign.GONE, "五日内"), Op(Sign.ADDED, "的十日之内"), Op(Sign.KEPT, "报告。"),
    )  # fmt: skip
    pair = Pair((old,), (new,), Change.EDITED, ops=ops, stresses=(Stress(1, Weight.PERIOD, "五日→十日"),))
    (found,) = rows(Comparison((pair,))).all
    assert [(piece.text, bool(piece.why)) for piece in found.right[0].pieces if piece.sign is Sign.ADDED] == [
        ("的", False), ("十日", True), ("之内", False),
    ]  # fmt: skip
    assert found.spoken == "修改，第一条，五日→十日，期限变了：五日→十日"


def test_punctuation_and_blanks_can_be_left_out_of_account():
    assert row("第八条").kind is Kind.EDITED
    assert marked(row("第八条").right) == ["街道办事处应当在5日内初审〔+，〕并公示结果。"]
    found = row("第八条", compared(care=Care.WORDS))
    assert found.kind is Kind.RENUMBERED
    assert marked(found.left) == ["街道办事处应当在5日内初审并公示结果。"]
    assert marked(found.right) == marked(found.both) == ["街道办事处应当在5日内初审，并公示结果。"]


def test_the_same_text_is_the_same_and_one_that_differs_in_commas_is_so_only_where_they_do_not_count():
    assert compared(OLD, OLD).is_same
    other = OLD.replace("为了规范公共租赁住房管理，", "为了规范公共租赁住房管理 ")
    assert not compared(OLD, other).is_same
    assert compared(OLD, other, Care.WORDS).is_same


def test_a_heading_stands_before_the_words_of_its_article():
    old = "第一条（目的）　为了规范管理，制定本办法。\n第二条　本办法自公布之日起施行。"
    found = row("第一条", compared(old, old.replace("（目的）", "（目的和依据）")))
    assert marked(found.right) == ["（目的〔+和依据〕）为了规范管理，制定本办法。"]
    assert found.hint == "目的和依据"


def test_clauses_that_share_a_row_keep_their_numbers_before_their_words():
    before = "第一条　申请人应当提交身份证明和收入证明，并承诺所填内容真实有效。街道办事处应当在五日内完成初审，并把结果公示七日。\n第二条　本办法自公布之日起施行。"
    after = "第一条　申请人应当提交身份证明和收入证明，并承诺所填内容真实有效。\n第二条　街道办事处应当在五日内完成初审，并把结果公示七日。\n第三条　本办法自公布之日起施行。"
    found = compared(before, after).all[0]
    assert found.kind is Kind.SPLIT
    assert [line.label for line in found.right] == ["第一条　", "第二条　"]
    assert (found.left_note, found.right_note) == ("拆分为第一条、第二条", "由原第一条拆分")
