"""The acts of ``run`` that put right what is out, hold the sealed copy, and say who issues a document together."""

from __future__ import annotations

from collections.abc import Mapping

from app.cli.arguments import Arguments, Run
from app.filing.reissuing import reissue
from app.intake.draft import read_draft
from app.lifecycle import correcting
from app.lifecycle.made import Made


def correct(a: Arguments) -> Made:
    """correct{document,field,value|file,reason,on}: field ``text`` takes a file, any other a value."""
    field = a.text("field")
    if field == correcting.TEXT:
        draft = read_draft(a.file(a.text("file")), a.worker)
        return correcting.correct_text(a.office, a.document, draft, reason=a.text("reason"), on=a.day("on"))
    return correcting.correct(a.office, a.document, field=field, value=a.maybe("value"), reason=a.text("reason"), on=a.day("on"))


def _reissue(a: Arguments) -> Made:
    return reissue(a.office, a.filing, on=a.day("on"))


CORRECTION: Mapping[str, Run] = {"correct": correct, "reissue": _reissue}
"""By name; merged into the acts of the day's work."""
