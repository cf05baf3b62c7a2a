"""公布 on several carriers, 延期, 废止 and 宣布失效 at the tab."""

from __future__ import annotations

from datetime import date

from tests.ui.pages.document.course.hands import button, confirm, course, fill, form, press, shown
from tests.ui.pages.workroom import words


def test_before_publication_the_carriers_cannot_be_recorded(whole):
    shown(whole, "drafting")
    assert "先办登记编号" in button(whole, "登记公布信息").toolTip()
    for name in ("延长有效期", "废止", "宣布失效"):
        assert button(whole, name).toolTip() == "还没有公布。公布以后再登记。"


def test_the_address_and_the_picture_of_a_carrier_are_filled_in(whole, tmp_path):
    picture = tmp_path / "公报.png"
    picture.write_bytes(b"picture")
    document = shown(whole, "published")
    press(whole, "修改云州区政府网站的公布信息")
    fill(whole, "address", "https://www.yunzhou.gov.cn/9")
    form(whole).field("file").set_path(picture)
    confirm(whole)
    (row,) = whole.ask(lambda office: office.store.procedures.publications(document))
    assert (row.address, row.file_name) == ("https://www.yunzhou.gov.cn/9", "公报.png")
    assert "没有网址" not in words(course(whole))


def test_another_carrier_is_recorded_and_taken_out(whole):
    document = shown(whole, "published")
    press(whole, "登记另一处公布载体")
    fill(whole, "carrier", "云州区人民政府公报")
    confirm(whole)
    assert [row.carrier for row in whole.ask(lambda office: office.store.procedures.publications(document))] == [
        "云州区政府网站",
        "云州区人民政府公报",
    ]
    press(whole, "移除云州区人民政府公报的公布信息")
    assert len(whole.ask(lambda office: office.store.procedures.publications(document))) == 1
    whole.click(whole.undo_link)
    assert len(whole.ask(lambda office: office.store.procedures.publications(document))) == 2


def test_an_extension_without_evaluation_asks_for_the_reason_and_cannot_be_undone(whole):
    document = shown(whole, "published")
    press(whole, "延长有效期")
    assert "不能撤销" in words(form(whole))
    fill(whole, "until", "2036-12-31")
    fill(whole, "reason", "仍需执行")
    confirm(whole)
    assert any("实施后评估" in item for item in form(whole).missing.items)
    whole.type_over(form(whole).missing.reason, "评估另行开展")
    confirm(whole)
    assert whole.ask(lambda office: office.document(document).valid_until) == date(2036, 12, 31)
    assert whole.undo_link is None
    assert "延期至 2036-12-31" in words(course(whole))


def test_a_document_is_declared_invalid_with_its_reason(whole):
    document = shown(whole, "published")
    press(whole, "停止执行")
    fill(whole, "reason", "复议机关建议停止执行")
    fill(whole, "on", "2026-11-22")
    confirm(whole)
    assert "2026-11-22 起，没有恢复执行" in words(course(whole))
    press(whole, "恢复执行")
    fill(whole, "reason", "争议已解决")
    confirm(whole)
    assert whole.ask(lambda office: office.document(document).resumed_on) == date(2026, 11, 23)
    press(whole, "停止执行")
    fill(whole, "reason", "法院建议停止执行")
    confirm(whole)
    assert "2026-11-22 起，2026-11-23 恢复执行；2026-11-23 起，没有恢复执行" in words(course(whole))
    press(whole, "宣布失效")
    confirm(whole)
    assert "没有填理由。" in words(form(whole))
    fill(whole, "reason", "任务已经完成")
    confirm(whole)
    assert whole.ask(lambda office: office.document(document).declared_invalid_on) == date(2026, 11, 23)
    assert "已经宣布失效" in button(whole, "废止").toolTip()
    assert "公开宣布失效决定" in words(course(whole))
    press(whole, "登记废止公告")
    fill(whole, "carrier", "区政府公报")
    confirm(whole)
    assert "公开宣布失效决定" not in words(course(whole))
