"""A comparison as JSON (contract: compare; ``resources/schema/compare.json``)."""

from __future__ import annotations

from app.compare.comparison import Comparison, Pair
from app.text.shape import Json


def comparison_to_json(old: str, new: str, found: Comparison, seconds: float) -> dict[str, Json]:
    """The object of ``compare OLD NEW --json``; ``old`` and ``new`` name the files, ``seconds`` is what comparing took, reading left out."""
    return {
        "old": old,
        "new": new,
        "pairs": [_pair(pair) for pair in found.pairs],
        "counts": found.counts(),
        "seconds": round(seconds, 4),
    }


def _pair(pair: Pair) -> dict[str, Json]:
    return {
        "old": [unit.path for unit in pair.old],
        "new": [unit.path for unit in pair.new],
        "change": pair.change.value,
        "moved": pair.moved,
        "renumbered": pair.renumbered,
        "references_only": pair.references_only,
        "ops": [[op.sign.value, op.text] for op in pair.ops],
    }
