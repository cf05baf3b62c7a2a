"""Texts of laws as the office imports them: Word or plain text as the national law database gives it, cut into articles by our reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.errors import Refused
from app.intake.draft import Draft
from app.law.catalogue import Catalogue
from app.law.library import catalogue_of
from app.law.references import ArticleRef, read_articles
from app.office import Office
from app.refusals import said
from app.text.numerals import DATE, iso_date
from app.text.shape import tree_from_json, tree_to_json
from app.text.tree import Node, Tree
from db.records import LawArticle, LawText, StoredFile

_PASSED = re.compile(rf"({DATE})[^。]{{0,200}}?(通过|公布|发布|修正|修订)")
_AT_ONCE = re.compile(r"自(?:公布|发布|通过)之日起(?:施行|实施|生效)")
_IN_FORCE = re.compile(rf"自\s*({DATE})\s*起(?:施行|实施)")


@dataclass(frozen=True, slots=True)
class LawReading:
    """What a file says of a law, before anything is stored. ``articles`` are (第×条, its whole text) in order; the days as the text gives them."""

    title: str
    promulgated_on: date | None
    revised_on: date | None
    effective_on: date | None
    articles: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...] = ()


def law_reading(draft: Draft, title: str | None = None) -> LawReading:
    """``draft`` read as a law called ``title``, by default as the text calls itself. Raises Refused when it has no title or no articles."""
    tree = draft.reading.tree
    articles = tuple(articles_of(tree))
    named = re.sub(r"\s", "", title or tree.body_title or tree.title or "")
    if not named or not articles:
        raise Refused(
            f"“{draft.file_name}”里没有读出{'法律名称' if articles else '条文'}，没有导入。核对文件是不是一部法律的全文，再导入。"
        )
    promulgated, revised = _days(tree)
    stated = date.fromisoformat(tree.effective_on) if tree.effective_on else _effective(articles, promulgated)
    return LawReading(named, promulgated, revised, stated, articles, draft.reading.warnings)


def misgivings(reading: LawReading, catalogue: Catalogue) -> tuple[str, ...]:
    """What a person should look at before importing: warnings of the reader, and where the text and the catalogue say otherwise."""
    law = catalogue.find(reading.title)
    if law is None:
        return (*reading.warnings, f"法规库里没有《{reading.title}》，先登记这部法。")
    told = list(reading.warnings)
    count = sum("之" not in path for path, _ in reading.articles)
    same = reading.revised_on == law.latest_revision
    if same and law.last_article is not None and count != law.last_article:
        told.append(f"法规库记载这部法有 {law.last_article} 条，从文本里读出 {count} 条，核对文本是否完整。")
    if not same:
        told.append(f"文本的修改日期是{reading.revised_on or '无'}，法规库记载的是{law.latest_revision or '无'}，核对是哪一个版本。")
    return tuple(told)


def articles_of(tree: Tree) -> Iterator[tuple[str, str]]:
    """Path and whole text of every article of ``tree``: its 款 a line each, its 项 and 目 with their labels."""
    for node in tree.walk():
        if node.kind == "article":
            yield node.path, "\n".join(_lines(node))


def _lines(node: Node) -> Iterator[str]:
    own = "　".join(part for part in (node.heading, node.text) if part)
    if node.kind != "article" and node.label:
        own = f"{node.label}{own}"
    if own:
        yield own
    for child in node.children:
        yield from _lines(child)
    for row in node.rows or ():
        yield "　".join(cell for cell in row if cell)


def _days(tree: Tree) -> tuple[date | None, date | None]:
    """First promulgated and last changed, from what stands before the first article."""
    head: list[str] = []
    for node in tree.walk():
        if node.kind in ("article", "chapter", "part"):
            break
        if node.kind != "toc":
            head.append(node.text)
    found = [(iso_date(match[1]), match[2]) for match in _PASSED.finditer("\n".join(head))]
    passed = [date.fromisoformat(day) for day, what in found if day and what in ("通过", "公布", "发布")]
    changed = [date.fromisoformat(day) for day, what in found if day and what in ("修正", "修订")]
    return min(passed, default=None), max(changed, default=None)


def _effective(articles: tuple[tuple[str, str], ...], promulgated: date | None) -> date | None:
    """The day of force that an article states; 自公布之日起 is the day of promulgation."""
    for _, text in reversed(articles):
        if _AT_ONCE.search(text):
            return promulgated
        match = _IN_FORCE.search(text)
        iso = iso_date(match[1]) if match else None
        if iso:
            return date.fromisoformat(iso)
    return None


def import_text(office: Office, draft: Draft, law: str | None = None) -> LawText:
    """Keep ``draft`` as a wording of ``law`` (by default the law that the text names) and index its articles: one act, one undo.

    Raises Refused when the text has no articles, when no law of that name is in the catalogue, or when the same wording is there already.
    """
    reading = law_reading(draft, law)
    known = catalogue_of(office).find(reading.title)
    if known is None:
        raise Refused(f"法规库里没有《{reading.title}》，文本没有导入。先在法规库里登记这部法，再导入文本。")
    tree_sha, file_sha = office.keep(tree_to_json(draft.reading.tree)), office.keep(draft.data)
    if any(text.tree_sha == tree_sha for text in office.store.laws.texts(known.title)):
        raise Refused(f"《{known.title}》的这个文本已经导入过，没有再导入。")
    with office.act("law_text", f"导入法律文本：《{known.title}》") as act:
        for sha, name, size in ((file_sha, draft.file_name, len(draft.data)), (tree_sha, f"{draft.file_name}.json", 0)):
            if not office.store.settings.has_file(sha):
                act.insert(StoredFile(id=sha, name=name, size=size or len(office.store.files.get(sha))))
        text = act.insert(
            LawText(
                id=act.new_id(), law=known.title, revised_on=reading.revised_on, effective_on=reading.effective_on, file_sha=file_sha,
                file_name=draft.file_name, tree_sha=tree_sha, articles=len(reading.articles), operator=office.operator, at=office.now(),
            )
        )  # fmt: skip
        office.store.laws.index(text.id, reading.articles)
    return text


def remove_text(office: Office, text: LawText) -> None:
    """Take an imported text out of the library; undo brings it back. Raises UserError."""
    with office.act("law_text", f"移除法律文本：《{text.law}》") as act:
        act.remove(text)


def text_on(office: Office, law: str, on: date) -> LawText | None:
    """The imported text of the law titled ``law`` whose wording applied on a day; the oldest where none is as old; None without any."""
    texts = office.store.laws.texts(law)
    fitting = [text for text in texts if (since(text) or date.min) <= on]
    return fitting[-1] if fitting else texts[0] if texts else None


def since(text: LawText) -> date | None:
    """From when the wording of ``text`` can apply: its last change where it has one, for a 修正 keeps the first day of force."""
    days = [day for day in (text.revised_on, text.effective_on) if day is not None]
    return max(days, default=None)


def article(office: Office, law: str, cited: str, on: date | None = None) -> LawArticle | None:
    """The words of an article of an imported text as they were on a day (by default today), cited as 第十六条 or 第十六条第二款第（一）项.

    What is named below the article is looked for too: the answer is the 款 or 项, or the article where it has none so named. None without text.
    """
    found, _ = read_articles(cited.strip(), 0)
    text = text_on(office, law, on or office.today())
    if text is None or not found:
        return None
    return _place(text.id, tree_of(office, text), found[0])


def _place(text_id: str, tree: Tree, cited: ArticleRef) -> LawArticle | None:
    whole: LawArticle | None = None
    for node in tree.walk():
        if node.kind == "article" and node.path == cited.label:
            whole = LawArticle(text_id, node.path, "\n".join(_lines(node)))
            below = (inner for inner in node.walk() if inner.path in (cited.path, _without_first(cited)))
            part = next(below, None)
            return LawArticle(text_id, part.path, "\n".join(_lines(part))) if part and part is not node else whole
    return whole


def _without_first(cited: ArticleRef) -> str:
    """The path of an article of one 款, whose only 款 need not be named: 第三条第一款第（一）项 is 第三条第（一）项."""
    return cited.path.replace("第一款", "", 1)


def tree_of(office: Office, text: LawText) -> Tree:
    """The clause tree of an imported text. Raises UserError when it is damaged."""
    with said():
        return tree_from_json(office.store.files.get(text.tree_sha))


def changed(office: Office, old: LawText, new: LawText) -> dict[str, bool]:
    """For every article of ``old`` by its path, whether ``new`` says something else there; one that is gone counts as changed."""
    before, after = (dict(articles_of(tree_of(office, text))) for text in (old, new))
    return {path: _plain(words) != _plain(after.get(path, "")) for path, words in before.items()}


def _plain(words: str) -> str:
    return re.sub(r"\s", "", words)
