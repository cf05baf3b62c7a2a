"""归档 on the document page: each item of the file with its evidence, what lacks with the way to it, and what a person says there is none of. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping

from app.lifecycle import archiving, ending
from app.lifecycle.archiving import Item
from app.lifecycle.joint import DEPARTMENT
from app.lifecycle.transitions import Act
from app.office import Office
from ui.dialogs.fields import Field, Kind
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.course.openness import why_not
from ui.pages.document.course.parts import Line, Mark, Part, Verb
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View, on_day
from ui.pages.document.values import day_of, reason_of, text_of


def archive(view: View) -> Form:
    """归档: the number of the file, when."""
    number = Field("number", "档案号", value=view.dossier.document.archive_number or "", help="本单位的档号，可以不填", half=True)
    return Form("归档", "归档", (number, on_day(view, "归档日期")), "归档后不再办理，需要改动时另行导入新的文稿。")


def said_none(item: Item) -> Deed:
    """Saying that there is none of an item, and why."""

    def do(office: Office, document: str, values: Values) -> object:
        return archiving.say(office, document, item=item.code, held=False, note=text_of(values, "note"))

    return Deed(
        "无此项",
        Icon.CLOSE,
        lambda _view: _saying(item, "无此项", "如：不涉及经营者经济活动，没有公平竞争审查"),
        do,
        f"{item.name}：无此项",
    )


def said_held(item: Item) -> Deed:
    """Saying that an item lies in the paper file."""

    def do(office: Office, document: str, values: Values) -> object:
        return archiving.say(office, document, item=item.code, held=True, note=text_of(values, "note"))

    return Deed("已在卷", Icon.CHECK, lambda _view: _saying(item, "已在卷", "如：纸质件在卷，第 12 页"), do, f"{item.name}：已在卷")


def _saying(item: Item, verb: str, example: str) -> Form:
    is_none = verb == "无此项"
    field = Field("note", "理由" if is_none else "说明", Kind.LONG, item.said.note if item.said else "", help=example, required=is_none)
    return Form(f"{item.name}：{verb}", verb, (field,))


def unsaid(item: Item) -> Deed:
    """Taking back what was said of an item, at once."""
    return Deed("撤回", Icon.UNDO, None, lambda o, d, _v: archiving.unsay(o, d, item=item.code), f"已撤回：{item.name}")


def part(view: View) -> Part:
    """The archive list (domain.md §3.8: one file for each document)."""
    document, items = view.dossier.document, view.course.archive if view.course else ()
    if document.origin == DEPARTMENT:
        return Part("archive", "归档目录", empty="部门报送备案的文件由部门归档，这里没有归档目录。")
    lacking = sum(item.lacks for item in items)
    if document.archived_on:
        told = f"{document.archived_on} 归档" + (f"，档案号 {document.archive_number}" if document.archive_number else "")
    else:
        told = f"{len(items)} 项，缺 {lacking} 项" if lacking else f"{len(items)} 项，齐了"
    verbs = () if document.archived_on else (Verb("归档", str(Act.ARCHIVE), "", why_not(view, Act.ARCHIVE)),)
    return Part("archive", "归档目录", told, tuple(_line(view, item) for item in items), verbs, "这一类事项没有归档目录。")


def _way(view: View, item: Item) -> str:
    """What mends an item here; empty where only a word about the paper file does, or the act that would mend it is closed by now."""
    is_closed = item.mend == str(Act.CONSULT) and bool(why_not(view, Act.CONSULT))
    return "" if is_closed or item.mend.startswith("archive:") else item.mend


def _line(view: View, item: Item) -> Line:
    said = item.said
    if said is not None:
        word = "已在卷" if said.held else "无此项"
        told = "：".join(part for part in (word, said.note) if part)
        return Line(f"item-{item.code}", item.name, told, verbs=(Verb("撤回", unsaid(item), f"撤回：{item.name}{word}"),))
    if item.held:
        return Line(f"item-{item.code}", item.name, item.evidence)
    verbs = (
        *((Verb("去补", _way(view, item), f"去补{item.name}"),) if _way(view, item) else ()),
        Verb("已在卷", said_held(item), f"{item.name}：已在卷"),
        Verb("无此项", said_none(item), f"{item.name}：无此项"),
    )
    if item.lacks:
        return Line(f"item-{item.code}", item.name, "缺", Mark.LACKING, verbs=verbs)
    return Line(f"item-{item.code}", item.name, "没有登记，不是必有的", Mark.OPEN, verbs=verbs)


def mending(view: View, code: str) -> Deed | str:
    """What mends one item of the list: its own way, or saying that it lies in the file."""
    item = next((item for item in (view.course.archive if view.course else ()) if item.code == code), None)
    if item is None:
        return ""
    return _way(view, item) or said_held(item)


DEEDS: Mapping[str, Deed] = {
    Act.ARCHIVE: Deed(
        "归档", Icon.ARCHIVE, archive,
        lambda o, d, v: ending.archive(o, d, number=text_of(v, "number") or None, on=day_of(v), despite=reason_of(v)), "已归档",
    ),
}  # fmt: skip
"""By name; merged into the page's."""
