"""The acts of ``run`` that put right what is out, hold the sealed copy, and say who issues a document together."""

from __future__ import annotations

from collections.abc import Mapping

from app.cli.arguments import Arguments, Run
from app.errors import Refused
from app.filing.materials import add_material
from app.filing.reissuing import reissue
from app.intake.draft import read_draft
from app.intake.resorting import sort_material
from app.intake.structure import mend
from app.lifecycle import bin, correcting, joint, sealing
from app.lifecycle.confirming import confirm_in_hand
from app.lifecycle.disclosure import disclose
from app.lifecycle.made import Made
from app.lifecycle.texts import replace_text
from app.lifecycle.voiding import void_number
from app.text.mending import Edit


def correct(a: Arguments) -> Made:
    """correct{document,field,value|file,reason,on}: field ``text`` takes a file, any other a value."""
    field = a.text("field")
    if field == correcting.TEXT:
        draft = read_draft(a.file(a.text("file")), a.worker)
        return correcting.correct_text(a.office, a.document, draft, reason=a.text("reason"), on=a.day("on"))
    return correcting.correct(a.office, a.document, field=field, value=a.maybe("value"), reason=a.text("reason"), on=a.day("on"))


def _reissue(a: Arguments) -> Made:
    return reissue(a.office, a.filing, on=a.day("on"))


def _replace_text(a: Arguments) -> Made:
    draft = read_draft(a.file(a.text("file")), a.worker)
    return replace_text(a.office, a.document, draft, on=a.day("on"))


def _confirm(a: Arguments) -> Made:
    return confirm_in_hand(a.office, a.document, note=a.maybe("note") or "", on=a.day("on"))


def _add_material(a: Arguments) -> Made:
    return add_material(a.office, a.document, code=a.text("code"), path=a.file(a.text("file")), name=a.maybe("name"))


def _sort_material(a: Arguments) -> Made:
    return sort_material(a.office, a.text("material"), code=a.text("code"))


def _discard(a: Arguments) -> Made:
    return bin.discard(a.office, a.texts("documents"), reason=a.maybe("reason") or a.despite or "")


def _bring_back(a: Arguments) -> Made:
    return bin.bring_back(a.office, a.texts("documents"))


def _empty_bin(a: Arguments) -> Made:
    chosen = a.texts("documents") if "documents" in a.values else None
    return bin.empty_bin(a.office, chosen)


def _seal(a: Arguments) -> Made:
    return sealing.seal(a.office, a.document, sealing.read_scan(a.file(a.text("file")), a.worker), on=a.day("on"))


def _issuers(a: Arguments) -> Made:
    given = a.values.get("issuers")
    if not isinstance(given, list) or not all(isinstance(one, dict) and isinstance(one.get("name"), str) for one in given):
        raise Refused("参数 issuers 应是一组 {name, lead}。改正后再试。")
    return joint.issuers(a.office, a.document, [joint.Issuing(str(one["name"]), one.get("lead") is True) for one in given])


def _countersign(a: Arguments) -> Made:
    return joint.countersign(a.office, a.document, authority=a.text("authority"), by=a.text("by"), on=a.day("on"))


def _void_number(a: Arguments) -> Made:
    kind = a.maybe("kind") or "document_number"
    return void_number(a.office, a.document, kind=kind, reason=a.text("reason"), on=a.day("on"))


def _mend(a: Arguments) -> Made:
    place = a.values.get("at")
    if place is not None and (not isinstance(place, int) or isinstance(place, bool)):
        raise Refused("参数 at 应是一个数，从 0 数起的字位。改正后再试。")
    return mend(a.office, a.document, Edit(a.text("kind"), a.text("path"), place, a.maybe("words")))


def _disclosure(a: Arguments) -> Made:
    return disclose(a.office, a.document, disclosure=a.text("disclosure"), reason=a.maybe("reason") or "")


CORRECTION: Mapping[str, Run] = {
    "seal": _seal, "issuers": _issuers, "countersign": _countersign, "void_number": _void_number, "disclosure": _disclosure,
    "correct": correct, "reissue": _reissue, "replace_text": _replace_text, "confirm": _confirm, "sort_material": _sort_material, "add_material": _add_material, "discard": _discard,
    "bring_back": _bring_back, "mend": _mend, "empty_bin": _empty_bin,
}  # fmt: skip
"""By name; merged into the acts of the day's work."""
