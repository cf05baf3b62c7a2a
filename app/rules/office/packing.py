"""Rule packs between offices: what an office wrote, changed and added to the dictionaries, in one file; looked at before it is taken in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import Refused, UserError
from app.lifecycle.made import Made
from app.office import Office
from app.review.grounds import why_not
from app.rules.expression import BadPack
from app.rules.finding import Severity
from app.rules.office.saving import next_id
from app.rules.office.shelf import own_table, try_whole, whole
from app.rules.office.toml import pack_text, written
from app.rules.office.wording import split
from app.rules.overlay import definitions, own_rule
from app.rules.rule import Packs
from app.rules.selftest import proofs_of
from app.rules.tables import Table, list_of, table_of, text_of
from db.acts import Act
from db.records import OfficeRule, RuleChange, RuleWords

FORMAT = "guiheng-rules"
_PACK = "规则包"
_LARGEST = 4_000_000


class State(StrEnum):
    """What taking in a part of a pack would do."""

    NEW = "new"
    SAME = "same"
    CLASH = "clash"
    FAULTY = "faulty"

    @property
    def label(self) -> str:
        """In one word."""
        return {"new": "新的", "same": "已有", "clash": "相撞", "faulty": "有误"}[self.value]


class Clash(StrEnum):
    """What becomes of a part that the office has otherwise: its own is kept, the pack's is taken, or a rule comes in under a new number."""

    KEEP = "keep"
    TAKE = "take"
    RENUMBER = "renumber"


@dataclass(frozen=True, slots=True)
class Part:
    """A rule, a change to a rule, or a dictionary of a pack. ``said`` tells what is new, what clashes or what is wrong with it."""

    kind: str
    id: str
    name: str
    state: State
    said: str
    table: Table


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it was read: whose it is, of which day, and its parts held against the office's."""

    name: str
    office: str
    day: str
    parts: tuple[Part, ...]

    def count(self, state: State) -> int:
        """How many parts are in this state."""
        return sum(part.state is state for part in self.parts)


def export_pack(office: Office, path: Path) -> int:
    """Write what the office laid over the shipped rules to ``path``; how many rules, changes and dictionaries. Raises Refused, UserError."""
    settings = office.store.settings
    rules = [table for row in settings.office_rules() if (table := own_table(office, row.id)) is not None]
    changes = [
        {"id": row.id, "active": row.active, **({"severity": row.severity} if row.severity else {}), "reason": row.reason}
        for row in settings.rule_changes()
    ]
    words = [{"group": row.id, "words": list(row.words), "note": row.note} for row in settings.rule_words()]
    count = len(rules) + len(changes) + len(words)
    if not count:
        raise Refused("本单位没有自己的规则，也没有改动过规则和词典，没有可以导出的。")
    head = {
        "format": FORMAT,
        "version": 1,
        "office": office.names.get("legal_office", ""),
        "date": office.today().isoformat(),
        "parts": count,
    }
    try:
        path.write_text(pack_text(head, {"rule": rules, "change": changes, "words": words}), "utf-8")
    except OSError as error:
        raise UserError(f"规则包“{path.name}”写不进去（{error.strerror or error}），没有导出。换个位置再试。") from error
    return count


def read_pack(office: Office, path: Path) -> Pack:
    """Look at a pack: nothing is stored. Raises UserError for a file that is none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(f"“{path.name}”太大，不像规则包，没有读取。核对选的文件。")
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPack(f"“{path.name}”不是规则包，或者写法有误，没有导入：{error}。核对选的文件，或者让对方重新导出。") from error
    except OSError as error:
        raise UserError(f"“{path.name}”打不开（{error.strerror or error}），没有导入。") from error
    if "rule" not in table and table.get("format") != FORMAT:
        raise BadPack(f"“{path.name}”里没有规则，没有导入。规则包是本程序导出的 .toml 文件。")
    parts = tuple(_parts(office, table, text))
    return Pack(path.stem, str(table.get("office", "")), str(table.get("date", "")), parts)


def take_pack(office: Office, pack: Pack, clash: Clash = Clash.KEEP) -> Made:
    """Take in what is new, and of what clashes as ``clash`` says, as one act. Raises Refused when nothing comes in."""
    taken = [part for part in pack.parts if part.state is State.NEW or (part.state is State.CLASH and _is_taken(part, clash))]
    if not taken:
        raise Refused("这个规则包里没有可以收下的：都已经有了，或者有误。规则没有改动。")
    with office.act("rule_pack", f"导入规则包：{pack.office or pack.name}，{len(taken)} 项") as act:
        for part in taken:
            _put(office, act, part, pack, clash)
    return {"rules": tuple(part.id for part in taken if part.kind == "rule")}


def _is_taken(part: Part, clash: Clash) -> bool:
    return clash is Clash.TAKE or (clash is Clash.RENUMBER and part.kind == "rule")


def _parts(office: Office, table: Table, text: str) -> Iterator[Part]:
    own = {row.id: row.words for row in office.store.settings.rule_words()}
    given: dict[str, tuple[str, ...]] = {}
    for row in _tables(table, "words"):
        group = text_of(row, "group", _PACK)
        given[group] = split("\n".join(str(word) for word in list_of(row, "words", _PACK)))
        yield _words_part(row, group, given[group], own.get(group, ()))
    for row in _tables(table, "change"):
        yield _change_part(office, row)
    merged = {group: tuple(dict.fromkeys((*own.get(group, ()), *given.get(group, ())))) for group in (*own, *given)}
    packs = try_whole(office, merged).packs if given else whole(office).packs
    rules = definitions(text) if "group" in table else _tables(table, "rule")
    seen: set[str] = set()
    for row in rules:
        yield _rule_part(office, row, packs, seen)


def _tables(table: Table, key: str) -> tuple[Table, ...]:
    return tuple(table_of(row, _PACK) for row in list_of(table, key, _PACK))


def _words_part(row: Table, group: str, words: tuple[str, ...], own: tuple[str, ...]) -> Part:
    fresh = [word for word in words if word not in own]
    said = f"补进 {len(fresh)} 个词：{'、'.join(fresh[:5])}{'……' if len(fresh) > 5 else ''}" if fresh else "这些词都已经有了"
    return Part("words", group, f"词典“{group}”", State.NEW if fresh else State.SAME, said, row)


def _change_part(office: Office, row: Table) -> Part:
    rule_id = text_of(row, "id", _PACK)
    severity = row.get("severity")
    known = next((one for one in office.store.settings.rule_changes() if one.id == rule_id), None)
    shipped = next((rule for rule in whole(office).packs.rules if rule.id == rule_id), None)
    name = f"{rule_id} {shipped.name if shipped else ''}".strip()
    if shipped is None or (severity is not None and severity not in set(Severity)):
        why = "没有这条规则，可能是对方自己写的，或者版本不同。" if shipped is None else f"程度“{severity}”不认识。"
        return Part("change", rule_id, name, State.FAULTY, why, row)
    said = "停用" if row.get("active") is False else f"程度改为{Severity(str(severity)).label}" if severity else "启用"
    if known is None:
        return Part("change", rule_id, name, State.NEW, said, row)
    same = (known.active, known.severity) == (row.get("active") is not False, severity)
    return Part("change", rule_id, name, State.SAME if same else State.CLASH, said if same else f"对方{said}，本单位另有改动", row)


def _rule_part(office: Office, row: Table, packs: Packs, seen: set[str]) -> Part:
    rule_id = str(row.get("id", ""))
    name = f"{rule_id} {row.get('name', '')}".strip()
    problem = f"包里有两条规则都叫 {rule_id}。" if rule_id in seen else _fault(office, row, packs)
    seen.add(rule_id)
    if problem:
        return Part("rule", rule_id, name, State.FAULTY, problem, row)
    known = own_table(office, rule_id)
    if known is not None:
        if {**known} == {**row}:
            return Part("rule", rule_id, name, State.SAME, "本单位已有同样的规则", row)
        return Part("rule", rule_id, name, State.CLASH, f"本单位的 {rule_id} 是另一条：{known.get('name', '')}", row)
    if any(rule.id == rule_id for rule in packs.rules):
        return Part("rule", rule_id, name, State.CLASH, "编号和出厂的规则相同，只能另编号收下", row)
    return Part(
        "rule",
        rule_id,
        name,
        State.NEW,
        f"{len(list_of(row, 'must_flag', _PACK))} 个正例、{len(list_of(row, 'must_not_flag', _PACK))} 个反例都通过",
        row,
    )


def _fault(office: Office, row: Table, packs: Packs) -> str:
    """What is wrong with a rule of a pack, as a sentence; empty when it may be taken in."""
    try:
        rule = own_rule(row, packs.words, packs.groups)
    except UserError as error:
        return error.sentence
    for one in rule.basis:
        problem = why_not(office, one.law, one.article)
        if problem:
            return problem
    failed = next((proof for proof in proofs_of(rule, packs) if not proof.passed), None)
    return f"例子“{failed.text}”{failed.expected}，结果相反。让对方核对后重新导出。" if failed else ""


def _put(office: Office, act: Act, part: Part, pack: Pack, clash: Clash) -> None:
    if part.kind == "rule":
        _put_rule(office, act, part, pack, clash)
    elif part.kind == "change":
        _put_change(office, act, part)
    else:
        _put_words(office, act, part)


def _put_rule(office: Office, act: Act, part: Part, pack: Pack, clash: Clash) -> None:
    known = next((row for row in office.store.settings.office_rules() if row.id == part.id), None)
    shipped = known is None and any(rule.id == part.id for rule in whole(office).packs.rules)
    source = pack.office or pack.name
    if known is not None and clash is Clash.TAKE:
        act.update(known, pack=source, definition=written(part.table), operator=office.operator, at=office.now())
        return
    rule_id = next_id(office, str(part.table["group"])) if known is not None or shipped else part.id
    definition = written({**part.table, "id": rule_id})
    act.insert(OfficeRule(id=rule_id, pack=source, definition=definition, operator=office.operator, at=office.now()))


def _put_change(office: Office, act: Act, part: Part) -> None:
    known = next((row for row in office.store.settings.rule_changes() if row.id == part.id), None)
    active, severity = part.table.get("active") is not False, part.table.get("severity")
    graded, reason = str(severity) if severity else None, str(part.table.get("reason", ""))
    if known is None:
        act.insert(RuleChange(id=part.id, active=active, severity=graded, reason=reason))
    else:
        act.update(known, active=active, severity=graded, reason=reason)


def _put_words(office: Office, act: Act, part: Part) -> None:
    known = next((row for row in office.store.settings.rule_words() if row.id == part.id), None)
    given = split("\n".join(str(word) for word in list_of(part.table, "words", _PACK)))
    if known is None:
        note = str(part.table.get("note", ""))
        act.insert(RuleWords(id=part.id, words=given, note=note, operator=office.operator, at=office.now()))
    else:
        act.update(known, words=tuple(dict.fromkeys((*known.words, *given))), operator=office.operator, at=office.now())
