from __future__ import annotations

from app.lifecycle.editing import set_field


def test_a_number_changed_elsewhere_stands_in_the_register_at_once(whole):
    document = whole.make("云州区绿道管理办法")
    whole.go("register")
    whole.go("document", document)
    whole.ops.act(lambda office: set_field(office, document, field="document_number", value="云州府规[2026]77号"))
    whole.window.back()
    whole.settle()
    assert [row.document.document_number for row in whole.assembly.register.model.rows] == ["云州府规〔2026〕77号"]


def test_pages_out_of_sight_read_nothing_while_the_register_waits(whole):
    document = whole.make("云州区绿道管理办法", "published")
    for page in ("filing", "settings", "register"):
        whole.go(page)
    begun = []
    whole.ops.started.connect(lambda job: begun.append(job.title))
    whole.ops.act(lambda office: set_field(office, document, field="drafting_unit", value="区教育局"), title="编辑")
    whole.settle()
    assert "文件台账" in begun
    assert "报送备案" not in begun
