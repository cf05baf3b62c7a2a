from __future__ import annotations

from datetime import date

from db.records import Document
from ui.widgets.text import Label


def entered(whole):
    """A document of the ledger: published, with nothing else registered."""

    def put(office):
        with office.act("ledger", "补录") as act:
            return act.insert(
                Document(
                    id=act.new_id(), title="云州区绿道管理办法", matter="normative_document", stage="published", historical=True,
                    document_number="云州府规〔2020〕1号", published_on=date(2020, 1, 4), created_at=office.now(),
                )
            ).id  # fmt: skip

    made = []
    whole.ops.act(put, made.append)
    whole.settle()
    return made[0]


def test_a_document_entered_afterwards_claims_no_step_and_lacks_nothing_in_red(whole):
    whole.go("document", entered(whole))
    page = whole.assembly.document
    words = [label.text() for label in page.overview.findChildren(Label) if label.isVisibleTo(page)]
    for never in ("还没有送审", "还没有受理", "登记时编号", "合法性审核意见在卷"):
        assert never not in words
    assert "补录，没有登记" in words
    step = page.overview.step
    assert step.primary.text() == "归档"
    assert not [pane for pane in step.findChildren(object) if getattr(pane, "accessibleName", str)().startswith("缺少")]


def test_its_text_is_put_in_from_the_card(whole):
    whole.go("document", entered(whole))
    page = whole.assembly.document
    whole.click(whole.button("放入正文", page.overview))
    assert whole.window.current == "texts"
