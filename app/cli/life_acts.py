"""The acts of ``run`` beside the stages: proposing, opinions, proceedings, minutes, places of publication, extension, archive, 补录."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from app.cli.arguments import Arguments, Run
from app.errors import Refused
from app.intake.draft import read_draft
from app.lifecycle import (
    announcing,
    answers,
    archiving,
    comments,
    consulting,
    deliberating,
    ending,
    entering,
    extending,
    places,
    proceedings,
    proposing,
    stopping,
    urgency,
)
from app.lifecycle.made import Made
from app.lifecycle.proceedings import Facts
from app.lifecycle.stages import Matter
from app.refusals import said
from db.records import Comment, Proceeding, Publication
from db.records.row import Row

R = TypeVar("R", bound=Row)


def _propose(a: Arguments) -> Made:
    return proposing.propose(
        a.office, title=a.text("title"), reason=a.text("reason"), unit=a.maybe("unit"), urgent=a.maybe("urgent"), on=a.day("on")
    )


def _reopen(a: Arguments) -> Made:
    return ending.reopen(a.office, a.document, reason=a.text("reason"), on=a.day("on"))


def _urgent(a: Arguments) -> Made:
    reason = a.maybe("reason")
    if reason is None:
        return urgency.unmark(a.office, a.document, on=a.day("on"))
    return urgency.mark(a.office, a.document, reason=reason, on=a.day("on"))


def _excuse(a: Arguments) -> Made:
    return consulting.excuse(a.office, a.document, reason=a.text("reason"), on=a.day("on"))


def _consultation(a: Arguments) -> Made:
    held = [row for row in a.office.store.documents.consultations(a.document) if consulting.was_held(row)]
    if not held:
        raise Refused("这一件还没有公开征求意见。先登记征求意见。")
    return consulting.amend(a.office, held[-1].id, carrier=a.maybe("carrier"), address=a.maybe("address"), file=_file(a))


def _comment(a: Arguments) -> Made:
    return comments.add(
        a.office, a.document, commenter=a.text("commenter"), words=a.text("words"), kind=a.maybe("kind") or comments.KINDS[0],
        on=a.day("on"), path=a.maybe("path"), file=_file(a),
    )  # fmt: skip


def _edit_comment(a: Arguments) -> Made:
    row = _comment_of(a)
    return comments.edit(
        a.office, row.id, commenter=a.maybe("commenter") or row.commenter, words=a.maybe("words") or row.words,
        kind=a.maybe("kind") or row.kind, on=a.day("on"), path=a.maybe("path") if "path" in a.values else row.path,
    )  # fmt: skip


def _dispose_comment(a: Arguments) -> Made:
    return comments.dispose(a.office, _comment_of(a).id, disposition=a.text("disposition"), reason=a.maybe("reason") or "")


def _drop_comment(a: Arguments) -> Made:
    return comments.remove(a.office, _comment_of(a).id)


def _no_comments(a: Arguments) -> Made:
    return comments.none_received(a.office, a.document, on=a.day("on"))


def _feedback(a: Arguments) -> Made:
    return comments.feed_back(a.office, a.document, words=a.text("words"), on=a.day("on"))


def _proceeding(a: Arguments) -> Made:
    return proceedings.hold(a.office, a.document, kind=a.text("kind"), facts=_facts(a, Facts()), file=_file(a))


def _edit_proceeding(a: Arguments) -> Made:
    row = _proceeding_of(a)
    return proceedings.edit(a.office, row.id, facts=_facts(a, proceedings.facts_of(row)), file=_file(a))


def _drop_proceeding(a: Arguments) -> Made:
    return proceedings.remove(a.office, _proceeding_of(a).id)


def _hearing_papers(a: Arguments) -> Made:
    return proceedings.hand_out(a.office, _proceeding_of(a, proceedings.HEARING).id, on=a.day("on"))


def _answers(a: Arguments) -> Made:
    given = a.values.get("answers")
    if not isinstance(given, dict) or not all(value is None or isinstance(value, bool) for value in given.values()):
        raise Refused("参数 answers 应是 {条件: true、false 或者 null}。改正后再试。")
    return answers.answer(a.office, a.document, {str(name): value for name, value in given.items()})


def minutes_of(a: Arguments) -> deliberating.Minutes:
    """The minutes that the arguments minutes_number, attendees, differing and file tell."""
    told = {
        name: a.maybe(key) or "" for name, key in (("number", "minutes_number"), ("attendees", "attendees"), ("differing", "differing"))
    }
    return deliberating.Minutes(**told, file=_file(a))


def _minutes(a: Arguments) -> Made:
    """Without ``deliberation`` the minutes are those of the document's last meeting."""
    named = a.maybe("deliberation")
    last = next(reversed(a.office.store.documents.deliberations(a.document)), None) if named is None else None
    if named is None and last is None:
        raise Refused("这一件还没有集体审议的记录。先登记审议结果。")
    return deliberating.keep_minutes(a.office, named or (last.id if last else ""), minutes=minutes_of(a))


def _place(a: Arguments) -> Made:
    return places.add(a.office, a.document, carrier=a.text("carrier"), address=a.maybe("address"), on=a.day("on"), file=_file(a))


def _edit_place(a: Arguments) -> Made:
    row = _place_of(a)
    address = a.maybe("address") if "address" in a.values else row.address
    return places.edit(a.office, row.id, carrier=a.maybe("carrier") or row.carrier, address=address, on=a.day("on"), file=_file(a))


def _drop_place(a: Arguments) -> Made:
    return places.remove(a.office, _place_of(a).id)


def _extend(a: Arguments) -> Made:
    return extending.extend(
        a.office, a.document, reason=a.text("reason"), published_on=a.day("on"), until=a.day("until"), carrier=a.maybe("carrier") or "",
        number=a.maybe("number"), despite=a.despite,
    )  # fmt: skip


def _declare_invalid(a: Arguments) -> Made:
    return ending.declare_invalid(a.office, a.document, reason=a.text("reason"), on=a.day("on"))


def _suspend(a: Arguments) -> Made:
    return stopping.stop(a.office, a.document, reason=a.text("reason"), on=a.day("on"))


def _resume(a: Arguments) -> Made:
    return stopping.resume(a.office, a.document, reason=a.text("reason"), on=a.day("on"), despite=a.despite)


def _announce(a: Arguments) -> Made:
    return announcing.announce(a.office, a.document, carrier=a.text("carrier"), address=a.maybe("address"), on=a.day("on"), file=_file(a))


def _archive_item(a: Arguments) -> Made:
    if a.values.get("held") is None:
        return archiving.unsay(a.office, a.document, item=a.text("item"))
    return archiving.say(a.office, a.document, item=a.text("item"), held=a.yes("held"), note=a.maybe("note") or "")


def _enter_historical(a: Arguments) -> Made:
    given, file = a.values.get("facts", {}), a.maybe("file")
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise Refused("参数 facts 应是 {字段: 文字}。改正后再试。")
    matter = a.maybe("matter") or Matter.NORMATIVE_DOCUMENT.value
    if matter not in set(Matter):
        raise Refused(f"没有“{matter}”这类事项，可以是 {'、'.join(Matter)}。")
    return entering.enter_historical(
        a.office, stage=a.text("stage"), facts={str(name): str(value) for name, value in given.items()}, matter=Matter(matter),
        draft=read_draft(a.file(file), a.worker) if file else None, source=a.maybe("source") or "",
    )  # fmt: skip


def _file(a: Arguments) -> Path | None:
    named = a.maybe("file")
    return a.file(named) if named else None


def _facts(a: Arguments, before: Facts) -> Facts:
    """What is there with what the arguments tell laid over it."""
    texts = {name: a.maybe(name) or "" for name in ("body", "people", "words") if name in a.values}
    words = {name: a.maybe(name) for name in ("conclusion", "number", "address") if name in a.values}
    days = {name: a.day(name) for name in ("on", "until") if name in a.values}
    return replace(before, **texts, **words, **days)  # type: ignore[arg-type]  # fields by their names


def _comment_of(a: Arguments) -> Comment:
    """An opinion is named by its id, or by {document, n}, the number it was received under."""
    named = a.values.get("comment")
    rows = a.office.store.procedures
    if isinstance(named, dict):
        document, n = _document_of(a, named), named.get("n")
        return _first([row for row in rows.comments(document) if row.ordinal == n], f"这一件没有第 {n} 条意见。核对后再办。")
    return _found(rows.comment, a.text("comment"))


def _proceeding_of(a: Arguments, kind: str | None = None) -> Proceeding:
    """A proceeding is named by its id, or by {document, kind}: the newest of that kind."""
    named = a.values.get("proceeding")
    rows = a.office.store.procedures
    if isinstance(named, dict):
        wanted = str(named.get("kind") or kind or "")
        held = [row for row in rows.proceedings(_document_of(a, named)) if row.kind == wanted]
        return _first(held[::-1], f"这一件没有登记过“{proceedings.kind(wanted).name}”。先登记。")
    return _found(rows.proceeding, a.text("proceeding"))


def _place_of(a: Arguments) -> Publication:
    """A place of publication is named by its id, or by {document, carrier}."""
    named = a.values.get("publication")
    rows = a.office.store.procedures
    if isinstance(named, dict):
        carrier = named.get("carrier")
        held = [row for row in rows.publications(_document_of(a, named)) if row.carrier == carrier]
        return _first(held, f"这一件没有在“{carrier}”公布过。核对载体后再办。")
    return _found(rows.publication, a.text("publication"))


def _document_of(a: Arguments, named: Mapping[str, object]) -> str:
    return a.office.document(str(named.get("document") or a.values.get("document") or "")).id


def _first(rows: Sequence[R], refusal: str) -> R:
    if not rows:
        raise Refused(refusal)
    return rows[0]


def _found(find: Callable[[str], R], row_id: str) -> R:
    with said():
        return find(row_id)


LIFE: Mapping[str, Run] = {
    "propose": _propose, "reopen": _reopen, "urgent": _urgent, "excuse_consultation": _excuse, "consultation": _consultation,
    "comment": _comment, "edit_comment": _edit_comment, "dispose_comment": _dispose_comment, "drop_comment": _drop_comment,
    "no_comments": _no_comments, "feedback": _feedback, "proceeding": _proceeding, "edit_proceeding": _edit_proceeding,
    "drop_proceeding": _drop_proceeding, "hearing_papers": _hearing_papers, "answers": _answers, "minutes": _minutes, "place": _place,
    "edit_place": _edit_place, "drop_place": _drop_place, "extend": _extend, "declare_invalid": _declare_invalid, "announce": _announce, "suspend": _suspend, "resume": _resume,
    "archive_item": _archive_item, "enter_historical": _enter_historical,
}  # fmt: skip
"""By name; an area of ``app.cli.acts``."""
