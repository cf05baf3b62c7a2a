"""What is judged: a sentence read together with the lead-ins it hangs on, each character knowing where it stands in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.law.citations import masked
from app.rules.addressee import addressee, last_subject
from app.rules.leaning import Cited, leaning
from app.rules.passages import Lead, Passage
from app.rules.rule import Addressee, Shared
from app.rules.sentences import Closed, Sentence, closed, sentences, widened

#: over how many sentences a subject that is left out is looked for
_CARRIED = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A lead-in or the sentence itself, at ``offset`` of the unit's text."""

    path: str
    sentence: Sentence
    closed: Closed
    offset: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``start:end`` of the unit's text stand in the text at ``path``, as far as they are of this place."""
        low, high = self.closed.span(start - self.offset, min(end - self.offset, len(self.closed.text)))
        return self.sentence.start + low, self.sentence.start + high


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence read together with its lead-ins, all without blanks.

    ``places`` are the lead-ins and last the sentence itself, each with its offset in ``text``; ``cut`` is where the sentence begins.
    ``plain`` is ``text`` with full-width marks, ``masked`` the same with 《》 masked; all three are of equal length. ``before`` are
    the sentences before it in the same passage, masked. ``quoted`` are the parts of the passage that repeat a law word for word.
    """

    places: tuple[Place, ...]
    text: str
    plain: str
    masked: str
    cut: int
    cited: tuple[Cited, ...]
    before: tuple[str, ...]
    quoted: tuple[tuple[int, int], ...]

    def binds(self, start: int, end: int, shared: Shared) -> Addressee:
        """Whom the characters ``start:end`` bind."""
        subject = Addressee.UNKNOWN
        for sentence in self.before:
            subject = last_subject(sentence, subject, shared.addressing)
        return addressee(self.masked, start, end, subject, shared.addressing)

    def is_quoted(self, place: Place, start: int, end: int) -> bool:
        """Whether ``start:end`` of the passage, at its own ``place``, repeats what a law says."""
        return place is self.places[-1] and any(low <= start and end <= high for low, high in self.quoted)

    def place(self, position: int) -> Place:
        """The lead-in or the sentence that holds ``position`` of ``text``."""
        return next(place for place in reversed(self.places) if place.offset <= position)


def units(passage: Passage, shared: Shared) -> Iterator[Unit]:
    """The sentences of ``passage`` in order, each with all its lead-ins."""
    leads = _placed(passage.leads)
    cut = leads[-1].offset + len(leads[-1].closed.text) if leads else 0
    above = "".join(place.closed.text for place in leads)
    quoted = _quoted(passage.text, shared)
    before: tuple[str, ...] = ()
    carried: tuple[Cited, ...] = ()
    for sentence in sentences(passage.text):
        own = Place(passage.path, sentence, closed(sentence.text), cut)
        text = above + own.closed.text
        plain = widened(text)
        without_titles = masked(plain)
        cited = leaning(text, shared)
        if carried and shared.leans_back.match(own.closed.text):
            cited = (*(replace(one, start=cut, end=cut) for one in carried), *cited)
        yield Unit((*leads, own), text, plain, without_titles, cut, cited, before, quoted)
        before = (*before[1 - _CARRIED :], without_titles)
        carried = tuple(one for one in cited if one.start >= cut)


def _quoted(text: str, shared: Shared) -> tuple[tuple[int, int], ...]:
    """What stands between the “ that 《…》第…条规定： introduces and its ”; of nested ones the outermost.

    A paragraph that is all quotation carries on one begun before it, as Chinese papers quote a law of several paragraphs.
    """
    if "“" not in text:
        return ()
    if text.startswith("“") and _closing(text, 0) >= len(text.rstrip()):
        return ((0, len(text)),)
    if shared.quoting.search(masked(text)) is None:
        return ()
    return tuple((match.end(), _closing(text, match.end())) for match in shared.quoting.finditer(masked(text)))


def _closing(text: str, opening: int) -> int:
    """Where the quotation opened at ``opening`` ends; the last character where it goes on in the next paragraph."""
    depth = 0
    for index in range(opening, len(text)):
        depth += (text[index] == "“") - (text[index] == "”")
        if depth == 0:
            return index + 1
    return len(text)


def _placed(leads: tuple[Lead, ...]) -> tuple[Place, ...]:
    places: list[Place] = []
    offset = 0
    for lead in leads:
        place = Place(lead.path, lead.sentence, closed(lead.sentence.text), offset)
        places.append(place)
        offset += len(place.closed.text)
    return tuple(places)
