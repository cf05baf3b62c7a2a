"""Every check by the name a pack calls it; whoever loads this loads all that the checks read with, which opening a store needs nothing of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from app.rules.checks.amounts import two_amounts
from app.rules.checks.citing import CITING, law_without_marks
from app.rules.checks.course import (
    changed_after_review,
    consultation_too_short,
    disclosed_late,
    effective_too_soon,
    exception_without_end,
    fair_competition_missing,
    filed_late,
    not_consulted,
    not_deliberated,
    not_registered,
    opinion_missing,
)
from app.rules.checks.dates import end_before_start, impossible_date, signed_out_of_order, wrong_weekday
from app.rules.checks.document import Document
from app.rules.checks.foundation import basis_missing, basis_too_low, enabling_clause, same_matter_in_force
from app.rules.checks.leadins import announced_list_missing, item_endings, items_without_lead
from app.rules.checks.naming import normative_under_another_name
from app.rules.checks.numbering import broken_order, chapters_without_frame, empty_or_repeated, mixed_labels, odd_numeral
from app.rules.checks.paper import (
    addressee_mark,
    annex_missing,
    annex_note_mark,
    long_sentence,
    padded_number,
    signed_day_style,
    title_mark,
    year_brackets,
)
from app.rules.checks.periods import two_periods
from app.rules.checks.pointing import wrong_target
from app.rules.checks.quantities import crossed_bounds, mixed_figures, parts_and_total, words_and_figures
from app.rules.checks.references import missing_reference, three_in_a_row
from app.rules.checks.shortnames import defined_twice, unused_definition, unused_short_name, used_before_given
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

Check = Callable[[Document], Iterable[Spot]]


def _about_all(holds: Callable[[Document], bool]) -> Check:
    """A yes or no about the whole document as a check."""

    def check(document: Document) -> Iterator[Spot]:
        if holds(document):
            yield about_all()

    return check


#: the checks that ask what the rules about words found
ASK_OTHERS = frozenset({"normative_under_another_name"})

#: by the name a pack writes in ``check``
CHECKS: Mapping[str, Check] = {
    "effective_date_missing": _about_all(effective_date_missing),
    "effective_before_publication": _about_all(effective_before_publication),
    "validity_missing": _about_all(validity_missing),
    "validity_too_long": _about_all(validity_too_long),
    "trial_too_long": _about_all(trial_too_long),
    "normative_under_another_name": _about_all(normative_under_another_name),
    "missing_reference": missing_reference,
    "three_in_a_row": three_in_a_row,
    "broken_order": broken_order,
    "mixed_labels": mixed_labels,
    "odd_numeral": odd_numeral,
    "chapters_without_frame": chapters_without_frame,
    "empty_or_repeated": empty_or_repeated,
    "announced_list_missing": announced_list_missing,
    "items_without_lead": items_without_lead,
    "item_endings": item_endings,
    "unused_short_name": unused_short_name,
    "unused_definition": unused_definition,
    "defined_twice": defined_twice,
    "used_before_given": used_before_given,
    "crossed_bounds": crossed_bounds,
    "words_and_figures": words_and_figures,
    "parts_and_total": parts_and_total,
    "mixed_figures": mixed_figures,
    "impossible_date": impossible_date,
    "wrong_weekday": wrong_weekday,
    "end_before_start": end_before_start,
    "signed_out_of_order": signed_out_of_order,
    "two_amounts": two_amounts,
    "two_periods": two_periods,
    "wrong_target": wrong_target,
    "year_brackets": year_brackets,
    "padded_number": padded_number,
    "signed_day_style": signed_day_style,
    "annex_note_mark": annex_note_mark,
    "addressee_mark": addressee_mark,
    "title_mark": title_mark,
    "annex_missing": annex_missing,
    "long_sentence": long_sentence,
    "effective_too_soon": effective_too_soon,
    "consultation_too_short": consultation_too_short,
    "not_consulted": not_consulted,
    "fair_competition_missing": fair_competition_missing,
    "exception_without_end": exception_without_end,
    "opinion_missing": opinion_missing,
    "changed_after_review": changed_after_review,
    "not_deliberated": not_deliberated,
    "not_registered": not_registered,
    "disclosed_late": disclosed_late,
    "filed_late": filed_late,
    "basis_missing": basis_missing,
    "basis_too_low": basis_too_low,
    "enabling_clause": enabling_clause,
    "same_matter_in_force": same_matter_in_force,
    "label_style": label_style,
    "doubled_marks": doubled_marks,
    "half_width_marks": half_width_marks,
    "law_without_marks": law_without_marks,
    **CITING,
    **WHOLENESS,
}
