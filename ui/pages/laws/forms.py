"""The forms of the law library: a law added or corrected, and what is asked before one goes back to what ships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.law.card import LawCard
from app.law.law import IN_FORCE, LEVELS, REPEALED, Law
from app.law.listing import STATES
from ui.dialogs.fields import Field, Kind, words
from ui.dialogs.form import Form, Values

_OWN_SOURCE = "本单位登记"


def law_form(law: Law | None, titles: Sequence[str], begun: Law | None = None) -> Form:
    """What is asked of a law; ``titles`` are offered for what replaced it. None for a new one, of which ``begun`` is known already."""
    known = law or begun or Law("", LEVELS[4])
    shown = "新增法规" if law is None else f"更正《{law.short_title}》"
    named = (Field("title", "名称", value=known.title, required=True, help="全称，不加书名号"),) if law is None else ()
    return Form(
        shown,
        "新增" if law is None else "保存更正",
        (
            *named,
            Field("level", "层级", Kind.PICK, known.level, options=words(LEVELS), half=True),
            Field("status", "状态", Kind.PICK, known.status, options=words(STATES), half=True),
            Field("issuing_body", "制定机关", value=known.issuing_body),
            Field("doc_no", "文号", value=known.doc_no, half=True),
            Field("last_article", "条数", value=str(known.last_article or ""), help="最后一条是第几条", half=True),
            Field("first_promulgated", "公布日期", Kind.DAY, known.first_promulgated, half=True),
            Field("latest_revision", "最近修改日期", Kind.DAY, known.latest_revision, half=True),
            Field("effective_on", "施行日期", Kind.DAY, known.effective_on, half=True),
            Field("pending_version", "待施行版本的施行日期", Kind.DAY, known.pending_version, half=True),
            Field("repealed_on", "废止日期", Kind.DAY, known.repealed_on, when=("status", REPEALED)),
            Field("replaced_by", "替代它的法", value=known.replaced_by, options=words(titles), when=("status", REPEALED)),
            Field("aliases", "简称和别称", value="、".join(known.aliases), help="几个的用顿号隔开"),
            Field("source", "来源", value=known.evidence if known.own else "", required=True, help="从哪里看到的，如国家法律法规数据库"),
            Field("checked_by", "核对人", value=known.checked_by),
        ),
        "" if law is None else "更正只改本单位的库，出厂的记载留着，随时可以恢复。",
        check=lambda values: _problems(values, law),
    )  # fmt: skip


def _problems(values: Values, law: Law | None) -> Mapping[str, str]:
    found: dict[str, str] = {}
    count = str(values.get("last_article") or "")
    if count and not (count.isascii() and count.isdigit()):
        found["last_article"] = "条数写数字，如 86。"
    title = str(values.get("title") or "").strip("《》 ")
    if law is None and not title:
        found["title"] = "没有填名称。"
    return found


def law_from(values: Values, law: Law | None, today: date) -> Law:
    """The law that the form describes, looked up on ``today``."""
    base = law or Law(_line(values, "title").strip("《》 "))
    is_gone = values.get("status") == REPEALED
    return replace(
        base,
        level=_line(values, "level"),
        status=_line(values, "status") or IN_FORCE,
        issuing_body=_line(values, "issuing_body"),
        doc_no=_line(values, "doc_no"),
        last_article=int(_line(values, "last_article")) if _line(values, "last_article") else None,
        first_promulgated=_day(values, "first_promulgated"),
        latest_revision=_day(values, "latest_revision"),
        effective_on=_day(values, "effective_on"),
        pending_version=_day(values, "pending_version"),
        repealed_on=_day(values, "repealed_on") if is_gone else None,
        replaced_by=_line(values, "replaced_by").strip("《》 ") if is_gone else "",
        aliases=tuple(name.strip() for name in _line(values, "aliases").replace("，", "、").split("、") if name.strip()),
        evidence=_line(values, "source") or _OWN_SOURCE,
        checked_by=_line(values, "checked_by"),
        own=True,
        as_of=today,
    )


def restore_form(card: LawCard) -> Form:
    """What is said before an office's row goes."""
    name = f"《{card.law.short_title}》"
    if card.is_shipped:
        return Form(f"恢复出厂：{name}", "恢复出厂", (), "本单位对这部法的更正去掉，恢复出厂时的记载。导入的全文不动。去掉以后可以撤销。")
    return Form(f"删除{name}", "删除", (), "这部法是本单位新增的，删除后法规库里不再有它。导入的全文不动。删除以后可以撤销。")


def _line(values: Values, key: str) -> str:
    return str(values.get(key) or "").strip()


def _day(values: Values, key: str) -> date | None:
    value = values.get(key)
    return value if isinstance(value, date) else None
