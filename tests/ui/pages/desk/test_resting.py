from __future__ import annotations

from app.lifecycle import preparing
from app.lifecycle.desk import LACKING
from ui.pages.lines import Line
from ui.widgets.text import Label


def test_what_is_lacking_is_listed_quietly_and_opens_its_document(whole):
    document = whole.make("云州区绿道管理办法")
    whole.ops.act(lambda office: preparing.submit(office, document, unit="区司法局", materials=(), despite="急件"))
    whole.settle()
    whole.go("desk")
    due = whole.assembly.desk.due
    assert LACKING in [label.text() for label in due.findChildren(Label)]
    line = next(line for line in due.findChildren(Line) if line.isVisible())
    whole.click(line)
    assert whole.window.current == "document"
    card = whole.assembly.document.overview.step
    assert "没有公开征求意见的记录" in " ".join(label.text() for label in card.findChildren(Label))
