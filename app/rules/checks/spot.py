"""What a check yields: the places it objects to, each with what is to be said of that place."""

from __future__ import annotations

from dataclasses import dataclass

from app.rules.finding import Basis, Severity


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a check objects to: ``quote == text[start:end]`` of the node (or cell) at ``path``; the whole document when path is None.

    ``said`` fills ``{said}`` in the rule's message. ``severity`` and ``basis`` stand in for the rule's own where the place asks for it.
    """

    path: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""
    said: str | None = None
    severity: Severity | None = None
    basis: tuple[Basis, ...] = ()


def at(path: str, text: str, span: tuple[int, int], said: str | None = None) -> Spot:
    """The characters ``span`` of ``text``, which stands at ``path``."""
    return Spot(path, span[0], span[1], text[span[0] : span[1]], said)


def about_all(said: str | None = None) -> Spot:
    """The whole document."""
    return Spot(said=said)
