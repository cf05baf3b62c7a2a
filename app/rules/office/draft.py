"""A rule being written by a clerk: what the form holds, the table it makes, and what is still wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.errors import UserError
from app.office import Office
from app.review.grounds import resolved
from app.rules.finding import Basis, Severity
from app.rules.office import wording
from app.rules.office.shelf import own_table, whole
from app.rules.office.wording import Way
from app.rules.overlay import FORM, OWN, own_rule
from app.rules.rule import Addressee, Packs, Rule
from app.rules.selftest import ProofRow, proofs_of
from app.rules.tables import LEAST_PROOFS, Table, list_of, table_of


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """What the form holds. ``words``, ``then`` and ``without`` are lists of words, ``pattern`` the expression of an expert.

    ``article`` is empty for a law as a whole; ``verified`` says that the clerk has compared the article with its text. ``rest`` are
    bases beside the first and keys that the form does not show, kept as they are.
    """

    id: str = ""
    group: str = "AUTH"
    name: str = ""
    severity: Severity = Severity.RISK
    message: str = ""
    suggestion: str = ""
    law: str = ""
    article: str = ""
    verified: bool = False
    way: Way = Way.ANY
    words: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    pattern: str = ""
    spares_bans: bool = True
    """A restated prohibition (不得…, 严禁…) is not reported: the filter NEG."""
    filters: tuple[str, ...] = ()
    """Other filters than NEG."""
    addressee: Addressee = Addressee.UNKNOWN
    must_flag: tuple[str, ...] = ()
    must_not_flag: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    rest: Mapping[str, object] | None = None

    @property
    def expression(self) -> str:
        """What it searches with, its word groups still by name; empty while there is nothing to search for."""
        if self.way is Way.EXPERT:
            return self.pattern.strip()
        return wording.any_of(self.words) if self.way is Way.ANY else wording.one_after_another(self.words, self.then)


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft tried: problems by field, the proofs as they came out (none while it cannot be read), and the rule it makes."""

    problems: Mapping[str, str]
    proofs: tuple[ProofRow, ...] = ()
    rule: Rule | None = None

    @property
    def is_good(self) -> bool:
        """Whether it may be saved."""
        return not self.problems


def checked(office: Office, draft: RuleDraft) -> Checked:
    """What is wrong with ``draft``, and how its examples come out."""
    packs = whole(office).packs
    problems = dict(_unfilled(draft))
    ground = _ground(office, draft, problems)
    tried = _readable(draft, ground, packs, problems)
    if tried is None:
        return Checked(problems)
    # the examples are run as soon as there is something to search with, also while their number is short
    given = replace(tried, must_flag=tried.must_flag[: len(draft.must_flag)], must_not_flag=tried.must_not_flag[: len(draft.must_not_flag)])
    proofs = proofs_of(given, packs)
    for field, expected, words in (("must_flag", "应当报", "没有报出来"), ("must_not_flag", "不应当报", "被报了出来")):
        failed = [row.text for row in proofs if row.expected == expected and not row.passed]
        if failed and field not in problems:
            problems[field] = f"“{failed[0]}”{words}。改查找的词句，或者换一个例子。"
    return Checked(problems, proofs, given)


def table_of_draft(draft: RuleDraft, ground: Basis | None) -> dict[str, object]:
    """The table that is stored: the keys of a rule with its group, and the words of the form."""
    bases = [*([ground] if ground else []), *draft.bases]
    table: dict[str, object] = {
        "id": draft.id, "group": draft.group, "name": draft.name.strip(), "severity": draft.severity.value,
        "message": draft.message.strip(), "suggestion": draft.suggestion.strip(), "pattern": draft.expression,
        "basis": [{"law": one.law, **({"article": one.article} if one.article else {}), "verified": one.verified} for one in bases],
        "unless": [wording.any_of(draft.without)] if draft.without else [],
        "filters": [*(["NEG"] if draft.spares_bans else []), *draft.filters],
        "addressee": draft.addressee.value,
        "must_flag": list(draft.must_flag), "must_not_flag": list(draft.must_not_flag),
        FORM: {"way": draft.way.value, "words": list(draft.words), "then": list(draft.then), "without": list(draft.without)},
    }  # fmt: skip
    return {**(draft.rest or {}), **{key: value for key, value in table.items() if value not in ("", [])}}


def draft_of(office: Office, rule_id: str) -> RuleDraft | None:
    """The office's own rule of this id, to be edited; None when it has none."""
    table = own_table(office, rule_id)
    return None if table is None else read(table)


def read(table: Table) -> RuleDraft:
    """The draft that a stored table is. One whose expression was not made of its words is an expert's."""
    form = table_of(table.get(FORM, {}), OWN)
    bases = [_basis(table_of(row, OWN)) for row in list_of(table, "basis", OWN)]
    first = bases[0] if bases else Basis("", None, verified=False)
    filters = [str(one) for one in list_of(table, "filters", OWN)]
    draft = RuleDraft(
        id=_text(table, "id"), group=_text(table, "group"), name=_text(table, "name"), severity=Severity(_text(table, "severity")),
        message=_text(table, "message"), suggestion=_text(table, "suggestion"), law=first.law, article=first.article or "",
        verified=first.verified, way=Way(str(form.get("way", Way.EXPERT))), words=_texts(form, "words"), then=_texts(form, "then"),
        without=_texts(form, "without"), pattern=_text(table, "pattern"), spares_bans="NEG" in filters,
        filters=tuple(one for one in filters if one != "NEG"),
        addressee=Addressee(_text(table, "addressee") or Addressee.UNKNOWN), must_flag=_plain(table, "must_flag"),
        must_not_flag=_plain(table, "must_not_flag"), bases=tuple(bases[1:]),
    )  # fmt: skip
    unless = [str(one) for one in list_of(table, "unless", OWN)]
    if draft.expression != draft.pattern or unless != ([wording.any_of(draft.without)] if draft.without else []):
        draft = replace(draft, way=Way.EXPERT, words=(), then=(), without=())
    return replace(draft, rest=_rest(table, unless if not draft.without else []))


_SHOWN = frozenset(
    {"id", "group", "name", "severity", "message", "suggestion", "basis", "pattern", "addressee", "must_flag", "must_not_flag", FORM}
)


def _rest(table: Table, unless: Sequence[str]) -> dict[str, object] | None:
    """What the form does not show: releases that are expressions, and keys of an expert."""
    rest = {key: value for key, value in table.items() if key not in _SHOWN and key not in ("unless", "filters")}
    if unless:
        rest["unless"] = list(unless)
    return rest or None


def _unfilled(draft: RuleDraft) -> dict[str, str]:
    problems: dict[str, str] = {}
    for field, value, word in (("name", draft.name, "名称"), ("message", draft.message, "提示的话"), ("law", draft.law, "依据")):
        if not value.strip():
            problems[field] = f"没有填{word}。"
    if not draft.expression:
        needs = {Way.ANY: "要找的词", Way.SEQUENCE: "前后两组词", Way.EXPERT: "正则表达式"}[draft.way]
        problems["words"] = f"没有填{needs}。"
    for field, given, word in (("must_flag", draft.must_flag, "正例"), ("must_not_flag", draft.must_not_flag, "反例")):
        if len(given) < LEAST_PROOFS:
            problems[field] = f"{word}要有 {LEAST_PROOFS} 个以上，现在是 {len(given)} 个。"
    return problems


def _ground(office: Office, draft: RuleDraft, problems: dict[str, str]) -> Basis | None:
    if not draft.law.strip():
        return None
    try:
        found = resolved(office, draft.law, draft.article)
    except UserError as error:
        problems["law"] = error.sentence
        return None
    return replace(found, verified=draft.verified)


def _readable(draft: RuleDraft, ground: Basis | None, packs: Packs, problems: dict[str, str]) -> Rule | None:
    """The rule the draft makes, with stand-ins for what is not filled in yet; None when there is nothing to search with."""
    if "words" in problems:
        return None
    filled = replace(
        draft, id=draft.id or "OWN", name=draft.name or "（未填）", message=draft.message or "（未填）",
        must_flag=(*draft.must_flag, *["（未填）"] * (LEAST_PROOFS - len(draft.must_flag))),
        must_not_flag=(*draft.must_not_flag, *["（未填）"] * (LEAST_PROOFS - len(draft.must_not_flag))),
    )  # fmt: skip
    try:
        return own_rule(table_of_draft(filled, ground or Basis("（未填）", None, verified=False)), packs.words, packs.groups)
    except UserError as error:
        problems["words"] = error.sentence
        return None


def _basis(row: Table) -> Basis:
    return Basis(_text(row, "law"), _text(row, "article") or None, row.get("verified") is True)


def _text(table: Table, key: str) -> str:
    value = table.get(key, "")
    return value if isinstance(value, str) else ""


def _texts(table: Table, key: str) -> tuple[str, ...]:
    return tuple(str(one) for one in list_of(table, key, OWN))


def _plain(table: Table, key: str) -> tuple[str, ...]:
    """The examples of one line; an example that is a table is shown by its words."""
    return tuple(one if isinstance(one, str) else str(table_of(one, OWN).get("text", "")) for one in list_of(table, key, OWN))
