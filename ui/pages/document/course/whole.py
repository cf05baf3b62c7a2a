"""The parts of 办理环节 in the order of the stages, with what lacks at the part where it is mended. No Qt here."""

from __future__ import annotations

from app.lifecycle.joint import DEPARTMENT
from app.lifecycle.proceedings import EVALUATION, INTERPRETATION
from app.lifecycle.stages import Matter
from ui.pages.document.course import beside, circumstances, consultation, deliberation, ending, proceedings, publication
from ui.pages.document.course.openness import has_ended, not_published
from ui.pages.document.course.parts import Line, Mark, Part, lacking
from ui.pages.document.forms import View
from ui.pages.document.steps import still_open, verb_of

_PLACE = {
    "urgent": "circumstances", "consult": "consultation", "comments": "consultation", "feedback": "consultation", "proceeding": "proceedings",
    "fair_competition": "proceedings", "deliberate": "deliberation", "minutes": "deliberation", "place": "publication", "effective_on": "publication",
    "interpretation": INTERPRETATION, f"proceeding:{INTERPRETATION}": INTERPRETATION, f"proceeding:{EVALUATION}": EVALUATION,
}  # fmt: skip
"""At which part a guard is shown that fails, by what mends it; others stand with the next step."""

PLACES = {"征求意见": "consultation", "集体审议": "deliberation", "公布": "publication"}
"""At which part the record of a node of the stepper stands."""

_GOES_THE_ROAD = (Matter.NORMATIVE_DOCUMENT, Matter.MAJOR_DECISION)


def parts_of(view: View) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts up to the opinions received, and those after them."""
    if view.dossier.document.origin == DEPARTMENT:
        return beside.parts(view), ()
    if view.course is None or Matter(view.dossier.document.matter) not in _GOES_THE_ROAD:
        return (_now(view, tuple(line for lines in _sorted(view).values() for line in lines)), *beside.parts(view)), ()
    lines = _sorted(view)

    def short(key: str) -> tuple[Line, ...]:
        return lines.get(key, ())

    above = (circumstances.part(view, short("circumstances")), consultation.part(view, short("consultation")))
    below = (
        proceedings.part(view, short("proceedings")),
        deliberation.part(view, short("deliberation")),
        publication.part(view, short("publication")),
        proceedings.part_of(view, INTERPRETATION, short(INTERPRETATION)),
        ending.part(view, short("validity")),
        proceedings.part_of(view, EVALUATION, short(EVALUATION), not_published(view) or has_ended(view)),
        *beside.parts(view),
    )
    rest = short("now")
    return ((_now(view, rest), *above) if rest else above), below


def _sorted(view: View) -> dict[str, tuple[Line, ...]]:
    """What the next step lacks, and what earlier ones went on without, each at its part."""
    step = view.dossier.next_step
    found: dict[str, tuple[Line, ...]] = {}
    open_ = still_open(view.dossier, step)
    for guard, mark in (*((one, Mark.LACKING) for one in (step.missing if step else ())), *((one, Mark.OPEN) for one in open_)):
        place = _PLACE.get(guard.mend) or _PLACE.get(guard.mend.partition(":")[0], "now")
        found[place] = (*found.get(place, ()), lacking(guard, verb_of(guard, step), mark))
    return found


def _now(view: View, lines: tuple[Line, ...]) -> Part:
    step, due = view.dossier.next_step, [line for line in lines if line.mark is Mark.LACKING]
    title = f"下一步：{step.title}" if step else view.dossier.stage.label
    return Part(
        "now", title, f"还差 {len(due)} 项" if due else "", lines, empty="这一类事项只办合法性审核，没有征求意见、审议、公布等环节。"
    )
