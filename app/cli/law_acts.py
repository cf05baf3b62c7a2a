"""The acts of ``run`` on the law library: a law added or corrected, a table of them, a text, and back to what ships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.cli.arguments import Arguments, Run
from app.errors import Refused
from app.intake.draft import read_draft
from app.law.importing import STATUSES, read_laws, store_laws
from app.law.law import LEVELS, Law
from app.law.library import catalogue_of, forget_law, keep_law
from app.law.texts import import_text, remove_text
from app.lifecycle.made import Made
from app.refusals import said

_DAYS = ("first_promulgated", "latest_revision", "effective_on", "repealed_on", "pending_version")
_WORDS = ("level", "issuing_body", "doc_no", "status", "replaced_by", "checked_by")


def _law(a: Arguments) -> Made:
    """law{title,…}: what is not said stays as the catalogue has it; a title it has not is added."""
    title = a.text("title")
    law = catalogue_of(a.office).by_title(title) or Law(title)
    given: dict[str, object] = {name: a.maybe(name) or "" for name in _WORDS if name in a.values}
    given |= {name: a.day(name) for name in _DAYS if name in a.values}
    law = replace(law, **given)  # type: ignore[arg-type]  # the names are those of Law, the kinds by the two tuples above
    if "last_article" in a.values:
        law = replace(law, last_article=_count(a))
    if "aliases" in a.values:
        law = replace(law, aliases=tuple(a.texts("aliases")))
    if law.level not in LEVELS or law.status not in STATUSES:
        raise Refused(f"参数 level 应是{'、'.join(LEVELS)}之一，status 应是{'、'.join(STATUSES)}之一。改正后再试。")
    as_of = a.day("as_of") or a.office.today()
    keep_law(a.office, replace(law, own=True, as_of=as_of, evidence=a.maybe("source") or "本单位登记"))
    return {"law": title}


def _count(a: Arguments) -> int | None:
    value = a.values.get("last_article")
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise Refused("参数 last_article 应是数字。改正后再试。")
    return value


def _laws(a: Arguments) -> Made:
    """laws{file}: the good rows of a spreadsheet; one bad row and nothing is stored."""
    rows = read_laws(a.file(a.text("file")), a.office)
    bad = [row for row in rows if row.problem]
    if bad:
        told = "".join(f"第 {row.row} 行：{row.problem}" for row in bad[:5])
        raise Refused(f"表格里有 {len(bad)} 行不能导入，法规库没有动。{told}")
    store_laws(a.office, rows)
    return {"laws": tuple(row.title for row in rows)}


def _law_text(a: Arguments) -> Made:
    """law_text{file,law}: a wording of a law; ``law`` is by default the one the text names."""
    text = import_text(a.office, read_draft(a.file(a.text("file")), a.worker), a.maybe("law"))
    return {"law": text.law, "text": text.id}


def _drop_law_text(a: Arguments) -> Made:
    """drop_law_text{text}: an imported wording goes; the law stays."""
    with said():
        text = a.office.store.laws.text(a.text("text"))
    remove_text(a.office, text)
    return {"law": text.law, "text": text.id}


def _forget_law(a: Arguments) -> Made:
    """forget_law{title}: the office's row goes, what ships holds again."""
    forget_law(a.office, a.text("title"))
    return {"law": a.text("title")}


LAW: Mapping[str, Run] = {"law": _law, "laws": _laws, "law_text": _law_text, "drop_law_text": _drop_law_text, "forget_law": _forget_law}
"""By name; merged into ``app.cli.workplace_acts.WORKPLACE``."""
