"""What a pattern cannot say: checks on a whole text, named by the packs, each yielding the places it objects to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from app.rules.checks.citing import CITING, law_without_marks
from app.rules.checks.document import Document, document
from app.rules.checks.given import Course, Facts, Laws, Neighbour
from app.rules.checks.naming import normative_under_another_name
from app.rules.checks.spot import Spot, about_all
from app.rules.checks.term import (
    effective_before_publication,
    effective_date_missing,
    trial_too_long,
    validity_missing,
    validity_too_long,
)
from app.rules.checks.wholeness import WHOLENESS
from app.rules.checks.wording import doubled_marks, half_width_marks, label_style

__all__ = ["CHECKS", "Check", "Course", "Document", "Facts", "Laws", "Neighbour", "Spot", "document"]

Check = Callable[[Document], Iterable[Spot]]


def _about_all(holds: Callable[[Document], bool]) -> Check:
    """A yes or no about the whole document as a check."""

    def check(document: Document) -> Iterator[Spot]:
        if holds(document):
            yield about_all()

    return check


#: by the name a pack writes in ``check``
CHECKS: Mapping[str, Check] = {
    "effective_date_missing": _about_all(effective_date_missing),
    "effective_before_publication": _about_all(effective_before_publication),
    "validity_missing": _about_all(validity_missing),
    "validity_too_long": _about_all(validity_too_long),
    "trial_too_long": _about_all(trial_too_long),
    "normative_under_another_name": _about_all(normative_under_another_name),
    "label_style": label_style,
    "doubled_marks": doubled_marks,
    "half_width_marks": half_width_marks,
    "law_without_marks": law_without_marks,
    **CITING,
    **WHOLENESS,
}
