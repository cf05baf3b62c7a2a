"""What a pattern cannot say: checks on the whole document, named by the packs (DOC-01 … DOC-05, DOC-22)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.rules.checks.document import Document, Facts, document
from app.rules.checks.naming import normative_under_another_name
from app.rules.checks.term import (
    effective_before_publication,
    effective_date_missing,
    trial_too_long,
    validity_missing,
    validity_too_long,
)

__all__ = ["CHECKS", "Document", "Facts", "document"]

#: by the name a pack writes in ``check``
CHECKS: Mapping[str, Callable[[Document], bool]] = {
    "effective_date_missing": effective_date_missing,
    "effective_before_publication": effective_before_publication,
    "validity_missing": validity_missing,
    "validity_too_long": validity_too_long,
    "trial_too_long": trial_too_long,
    "normative_under_another_name": normative_under_another_name,
}
