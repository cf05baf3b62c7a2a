"""词典: the word groups of the packs to which an office adds words of its own (``[[dictionary]]`` of ``resources/rules/shared.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import resources
from app.errors import Refused, UserError
from app.lifecycle.made import Made
from app.office import Office
from app.rules.office.shelf import try_whole, whole
from app.rules.office.shipped import sources
from app.rules.office.wording import split
from db.records import RuleWords

LONGEST, MOST = 40, 2_000
"""Characters of one word, and words of one group."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A group that may be extended: its title and what it is for, the words of the office, its note, and the rules that use it."""

    group: str
    title: str
    says: str
    words: tuple[str, ...] = ()
    note: str = ""
    rules: tuple[str, ...] = ()


def dictionaries(office: Office) -> tuple[Dictionary, ...]:
    """Every group that may be extended, in the order of the packs."""
    own = {row.id: row for row in office.store.settings.rule_words()}
    return tuple(
        Dictionary(group, title, says, own[group].words if group in own else (), own[group].note if group in own else "", _users(group))
        for group, title, says in _shipped()
    )


def save_words(office: Office, group: str, words: tuple[str, ...], note: str = "") -> Made:
    """Give a dictionary these words of the office in place of those it had; none takes the row away. Raises Refused.

    Refused is a group that ships closed, a word that is too long, and words with which a rule could no longer be read.
    """
    title = next((title for name, title, _ in _shipped() if name == group), None)
    if title is None:
        raise Refused(f"没有“{group}”这本词典，没有改动。可以改的有：{'、'.join(name for name, _, _ in _shipped())}。")
    given = split("\n".join(words))
    _refuse_unfit(given)
    known = next((row for row in office.store.settings.rule_words() if row.id == group), None)
    before = known.words if known else ()
    if given == before and (known is None or note == known.note):
        raise Refused(f"词典“{title}”没有改动。")
    _refuse_breaking(office, group, given)
    added, gone = len(set(given) - set(before)), len(set(before) - set(given))
    told = "、".join(part for part in (f"加 {added} 个词" if added else "", f"去掉 {gone} 个词" if gone else "") if part)
    with office.act("rule_words", f"改词典“{title}”：{told or '改备注'}") as act:
        if known is not None and not given:
            act.remove(known)
        elif known is not None:
            act.update(known, words=given, note=note, operator=office.operator, at=office.now())
        elif given:
            act.insert(RuleWords(id=group, words=given, note=note, operator=office.operator, at=office.now()))
    return {"group": group}


def read_words(path: Path) -> tuple[str, ...]:
    """The words in the first column that holds any, of a table (Excel, .csv) or a plain text with a word a line. Raises UserError."""
    from app.exchange.sheets import read_spreadsheet, said

    sheet = read_spreadsheet(path).sheets[0]
    width = max(len(row) for row in sheet.rows)
    column = next(
        at for at in range(width) if any(said(row[at]) for row in sheet.rows if at < len(row)) and not _is_numbering(sheet.rows, at)
    )
    found = [said(row[column]) for row in sheet.rows if column < len(row)]
    found = found[1:] if len(found) > 1 and found[0] in _HEADS else found
    words = tuple(dict.fromkeys(word for word in found if word))
    if not words:
        raise Refused(f"“{path.name}”里没有词，没有导入。第一列一格写一个词，再导入一次。")
    return words


_HEADS = frozenset(
    {"名称", "词", "词语", "事项", "事项名称", "机关", "单位", "单位名称", "证明", "证明名称", "许可", "许可名称", "地名", "序号"}
)


def _is_numbering(rows: tuple[tuple[object, ...], ...], column: int) -> bool:
    cells = [str(row[column]).strip().removesuffix(".0") for row in rows[1:] if column < len(row) and row[column] is not None]
    return bool(cells) and all(cell.isdigit() for cell in cells)


def _refuse_unfit(words: tuple[str, ...]) -> None:
    long = next((word for word in words if len(word) > LONGEST), None)
    if long is not None:
        raise Refused(f"“{long[:12]}……”有 {len(long)} 个字，一个词最多 {LONGEST} 个字，词典没有改动。一行写一个词再存。")
    if len(words) > MOST:
        raise Refused(f"一本词典最多 {MOST} 个词，现在有 {len(words)} 个，没有改动。分清是不是选错了文件。")
    short = next((word for word in words if len(word) < 2), None)
    if short is not None:
        raise Refused(f"“{short}”只有一个字，会到处报出来，词典没有改动。写两个字以上的词。")


def _refuse_breaking(office: Office, group: str, words: tuple[str, ...]) -> None:
    """Refuse words with which one of the rules in hand could no longer be read."""
    own = {row.id: row.words for row in office.store.settings.rule_words()}
    try:
        after = try_whole(office, {**own, group: words})
    except UserError as error:
        raise Refused(f"词典没有改动：加上这些词以后规则读不出来。{error.sentence}") from error
    broken = set(after.broken) - set(whole(office).broken)
    if broken:
        raise Refused(f"词典没有改动：加上这些词以后，本单位的规则 {'、'.join(sorted(broken))} 读不出来。")


@lru_cache
def _shipped() -> tuple[tuple[str, str, str], ...]:
    table = tomllib.loads(resources.path("rules/shared.toml").read_text("utf-8"))
    return tuple((str(row["group"]), str(row["title"]), str(row["says"])) for row in table["dictionary"])


@lru_cache(maxsize=64)
def _users(group: str) -> tuple[str, ...]:
    """The shipped rules whose expression names the group, also by way of another group, or that ask whom a sentence binds."""
    names = {f"‹{group}›"}
    for name, source in tomllib.loads(resources.path("rules/shared.toml").read_text("utf-8"))["words"].items():
        if any(used in source for used in names):
            names.add(f"‹{name}›")
    asked = {*names, "\naddressee ="} if group in ("机关", "相对人") else names
    return tuple(rule_id for rule_id, source in sources().items() if any(used in source for used in asked))
