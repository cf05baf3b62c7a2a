"""异议 and 备案审查 of a document in short, on the document page. No Qt widgets here."""

from __future__ import annotations

from app.filing.incoming.states import State
from app.objections.views import Listed
from db.records import Incoming
from ui.pages.document.course.parts import Elsewhere, Line, Mark, Part, Verb, joined
from ui.pages.document.forms import View
from ui.pages.ids import INCOMING
from ui.pages.incoming.places import OneFiling, OneObjection


def parts(view: View) -> tuple[Part, ...]:
    """The filing of a department's document with this office, and what was written against a document; neither where there is none."""
    course = view.course
    if course is None:
        return ()
    incoming = tuple(_incoming(row) for row in course.incomings)
    objected = tuple(_objection(row) for row in course.objections)
    made = (Part("incoming", "备案审查", "", incoming), Part("objections", "异议和审查建议", f"{len(objected)} 件", objected))
    return tuple(part for part in made if part.lines)


def _incoming(row: Incoming) -> Line:
    told = joined(
        f"{row.received_at:%Y-%m-%d %H:%M} 收到", State(row.state).label, row.registration_number and f"登记号 {row.registration_number}",
        row.outcome, row.opinion_number,
    )  # fmt: skip
    verb = Verb("打开", Elsewhere(INCOMING, OneFiling(row.id)), "打开备案审查")
    return Line(f"incoming-{row.id}", row.report_number or "部门报送", told, Mark.HELD if row.closed_on else Mark.OPEN, verbs=(verb,))


def _objection(row: Listed) -> Line:
    found, due = row.objection, row.due
    left = f"{due.deadline.due_on} 前答复" if due else ""
    told = joined(f"{found.received_on} 收到", found.applicant, found.path, row.state_word, left, found.outcome)
    verb = Verb("打开", Elsewhere(INCOMING, OneObjection(found.id)), f"打开{found.applicant}的{row.kind.label}")
    return Line(
        f"objection-{found.id}", row.kind.label, told, Mark.OPEN if row.is_open else Mark.HELD, below=found.words, verbs=(verb,)
    )  # fmt: skip
