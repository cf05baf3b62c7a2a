"""An issued opinion as it is kept: what was printed on the day it was issued is printed ever after, whatever is renamed or corrected later."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import cast

from app.forms.paper import Cited
from app.forms.review_opinion import NORMATIVE, OpinionPoint, ReviewOpinion, Speech

_Kept = Mapping[str, object]


def frozen(form: ReviewOpinion) -> bytes:
    """The values of the letter as JSON (UTF-8), days as ISO dates; the same letter gives the same bytes."""
    return json.dumps(asdict(form), ensure_ascii=False, sort_keys=True, default=date.isoformat).encode("utf-8")


def thawed(data: bytes) -> ReviewOpinion:
    """The letter that ``frozen`` made ``data`` of."""
    kept = cast("_Kept", json.loads(data))
    return ReviewOpinion(
        authority=str(kept["authority"]),
        number=str(kept["number"]),
        drafting_unit=str(kept["drafting_unit"]),
        title=str(kept["title"]),
        version=str(kept["version"]),
        submitted_on=_day(kept["submitted_on"]),
        complete_on=_day(kept["complete_on"]),
        bases=_cited(kept["bases"]),
        on_body=str(kept["on_body"]),
        on_powers=str(kept["on_powers"]),
        on_content=str(kept["on_content"]),
        on_procedure=str(kept["on_procedure"]),
        points=tuple(_point(point) for point in cast("Sequence[_Kept]", kept["points"])),
        conclusion=str(kept["conclusion"]),
        after_revision=str(kept["after_revision"]),
        reply_workdays=cast("int", kept["reply_workdays"]),
        remarks=tuple(str(remark) for remark in cast("Sequence[object]", kept["remarks"])),
        counsel_signs=bool(kept["counsel_signs"]),
        signed_on=_day(kept["signed_on"]),
        copies=cast("int", kept["copies"]),
        kept_by=str(kept["kept_by"]),
        speech=_speech(kept.get("speech")),
    )


def _speech(kept: object) -> Speech:
    """A letter kept before there were other kinds of matter speaks as one on a normative document."""
    if kept is None:
        return NORMATIVE
    said = cast("_Kept", kept)
    heads = tuple(str(head) for head in cast("Sequence[object]", said["heads"]))
    letter, examined, after, bars = (str(said[name]) for name in ("letter", "examined", "after", "bars"))
    return Speech(letter, examined, heads, after, bars, bool(said["rounds"]))


def _day(kept: object) -> date | None:
    return date.fromisoformat(str(kept)) if kept else None


def _point(kept: _Kept) -> OpinionPoint:
    clause, problem, suggestion, severity = (str(kept[name]) for name in ("clause", "problem", "suggestion", "severity"))
    return OpinionPoint(clause, problem, _cited(kept["bases"]), suggestion, severity)


def _cited(kept: object) -> tuple[Cited, ...]:
    return tuple(Cited(str(one["law"]), str(one["article"]), bool(one["verified"])) for one in cast("Sequence[_Kept]", kept))
