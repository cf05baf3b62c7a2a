"""Defects planted into laws and by-laws that lie beside the project: how many are found, and how often the untouched texts are accused."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.rules.checks.document import Document, document
from app.rules.checks.given import Facts
from app.rules.checks.named import CHECKS
from app.text import structure
from app.text.numerals import to_chinese, to_int
from app.text.readers import plain

_ARTICLE = re.compile(r"^第([一二三四五六七八九十百零]+)条(?!之)[ 　]*", re.MULTILINE)
_OWN = re.compile(r"(?:本法|本条例|本办法|本规定|本细则)第([一二三四五六七八九十百零]+)条")
_BOUNDS = re.compile(r"([一二三四五六七八九十百千万]+)元以上([一二三四五六七八九十百千万]+)元以下")
_LEAST_TEXT = 3000

#: the checks that answer a planted defect of this name
ANSWERS: dict[str, frozenset[str]] = {
    "an article taken out": frozenset({"broken_order", "missing_reference", "wrong_target"}),
    "a number given twice": frozenset({"broken_order"}),
    "a reference beyond the last article": frozenset({"missing_reference"}),
    "a 款 that is not there": frozenset({"missing_reference"}),
    "an item that is not there": frozenset({"missing_reference"}),
    "前款 in a first 款": frozenset({"missing_reference"}),
    "bounds swapped": frozenset({"crossed_bounds"}),
    "a short name never used": frozenset({"unused_short_name"}),
    "a short name for two things": frozenset({"defined_twice"}),
    "an item left out": frozenset({"broken_order"}),
    "a list left out": frozenset({"announced_list_missing"}),
    "a day of no calendar": frozenset({"impossible_date"}),
    "an article said twice": frozenset({"empty_or_repeated"}),
    "two periods for one deed": frozenset({"two_periods"}),
    "a term defined and not used": frozenset({"unused_definition"}),
    "a mark doubled": frozenset({"doubled_marks"}),
}
STRUCTURAL = sorted({name for names in ANSWERS.values() for name in names})


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one defect of a kind in it."""

    kind: str
    text: str


_BREACH = re.compile(r"违反(?:本法|本条例|本办法|本规定)第([一二三四五六七八九十百零]+)条")


def read(text: str) -> Document:
    lines = plain.read(text.encode(), "")
    return document(structure.build(lines.lines, lines.metadata, "云州区停车管理办法"), Facts())


@lru_cache(maxsize=64)
def told(text: str) -> Counter[tuple[str, str]]:
    """What the checks say of ``text``: by check and by the words they quote."""
    seen = read(text)
    return Counter((name, spot.quote + (spot.said or "")) for name in STRUCTURAL for spot in CHECKS[name](seen))


def plain_articles(text: str) -> list[re.Match[str]]:
    """The articles in ``text`` that are one line and no list, from the second to the one before the last."""
    found = list(_ARTICLE.finditer(text))[1:-1]
    return [match for match in found if not text[match.end() : _end_of_line(text, match)].rstrip().endswith(("：", "；"))]


def _end_of_line(text: str, match: re.Match[str]) -> int:
    end = text.find("\n", match.end())
    return len(text) if end < 0 else end


def _whole_article(text: str, match: re.Match[str]) -> tuple[int, int]:
    following = _ARTICLE.search(text, match.end())
    return match.start(), following.start() if following else len(text)


def _after(text: str, match: re.Match[str], more: str) -> str:
    end = _end_of_line(text, match)
    return text[:end] + more + text[end:]


def article_out(text: str, chance: random.Random) -> str | None:
    start, end = _whole_article(text, chance.choice(plain_articles(text)))
    # a heading of the next chapter may stand at the end of the article and has to stay
    rest = re.search(r"^第[一二三四五六七八九十]+[章节].*\n", text[start:end], re.MULTILINE)
    return text[:start] + (rest.group() if rest else "") + text[end:]


def number_twice(text: str, chance: random.Random) -> str | None:
    match = chance.choice(plain_articles(text))
    number = to_chinese(to_int(match[1]) - 1)
    return text[: match.start(1)] + number + text[match.end(1) :]


def reference_beyond(text: str, chance: random.Random) -> str | None:
    own = list(_OWN.finditer(text))
    last = max(to_int(match[1]) for match in _ARTICLE.finditer(text))
    match = chance.choice(own) if own else None
    return text[: match.start(1)] + to_chinese(last + chance.randint(1, 20)) + text[match.end(1) :] if match else None


def no_such_paragraph(text: str, chance: random.Random) -> str | None:
    own = [match for match in _OWN.finditer(text) if text[match.end()] not in "第之"]
    match = chance.choice(own) if own else None
    return text[: match.end()] + "第九款" + text[match.end() :] if match else None


def no_such_item(text: str, chance: random.Random) -> str | None:
    own = [match for match in _OWN.finditer(text) if text[match.end()] not in "第之"]
    match = chance.choice(own) if own else None
    return text[: match.end()] + "第（十九）项" + text[match.end() :] if match else None


def before_the_first(text: str, chance: random.Random) -> str | None:
    match = chance.choice(plain_articles(text))
    return text[: match.end()] + "有前款规定情形的，" + text[match.end() :]


def bounds_swapped(text: str, chance: random.Random) -> str | None:
    found = list(_BOUNDS.finditer(text))
    match = chance.choice(found) if found else None
    return f"{text[: match.start()]}{match[2]}元以上{match[1]}元以下{text[match.end() :]}" if match else None


def short_name_unused(text: str, chance: random.Random) -> str | None:
    return _after(text, chance.choice(plain_articles(text)), "具体工作由区停车设施服务中心（以下简称区停服中心）承担。")


def short_name_twice(text: str, chance: random.Random) -> str | None:
    first, second = sorted(chance.sample(plain_articles(text), 2), key=lambda match: match.start())
    later = _after(text, second, "区道路停车收费所（以下简称收费办）负责收费，收费办应当公示标准。")
    return _after(later, first, "区人防设施管理站（以下简称收费办）负责人防工程停车场，收费办应当公示名单。")


def item_out(text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"^[ 　]*（[二三四]）.*\n(?=[ 　]*（[三四五]）)", text, re.MULTILINE))
    match = chance.choice(found) if found else None
    return text[: match.start()] + text[match.end() :] if match else None


def list_out(text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"(?<=：)\n(?:\s*[ 　]*（[一二三四五六七八九十]+）.*\n)+(?=\s*第[一二三四五六七八九十百]+[条章])", text))
    found = [match for match in found if re.search(r"(?:下列|以下)[^。\n]{0,20}：$", text[: match.start()])]
    match = chance.choice(found) if found else None
    return text[: match.start()] + "\n" + text[match.end() :] if match else None


def no_such_day(text: str, chance: random.Random) -> str | None:
    return _after(
        text, chance.choice(plain_articles(text)), f"申报截止时间为每年{chance.choice(['2月30日', '4月31日', '十一月三十一日'])}。"
    )


def said_twice(text: str, chance: random.Random) -> str | None:
    long = [match for match in plain_articles(text) if _end_of_line(text, match) - match.end() > 40]
    first, second = chance.sample(long, 2)
    words = text[first.end() : _end_of_line(text, first)]
    start, end = second.end(), _whole_article(text, second)[1]
    rest = re.search(r"^第[一二三四五六七八九十]+[章节].*\n", text[start:end], re.MULTILINE)
    one_paragraph = _whole_article(text, first)[1] - _end_of_line(text, first) < 4
    return text[:start] + words + "\n" + (rest.group() if rest else "") + text[end:] if one_paragraph else None


def two_periods(text: str, chance: random.Random) -> str | None:
    first, second = sorted(chance.sample(plain_articles(text), 2), key=lambda match: match.start())
    later = _after(text, second, "区城市管理部门自收到停车备案材料之日起二十日内办结备案手续。")
    return _after(later, first, "区城市管理部门应当自收到停车备案材料之日起十五日内办结备案手续。")


def term_unused(text: str, chance: random.Random) -> str | None:
    match = chance.choice(plain_articles(text))
    return text[: match.end()] + "本办法所称错峰共享泊位，是指不同时段互相开放的停车位置。" + text[match.end() :]


def mark_doubled(text: str, chance: random.Random) -> str | None:
    end = _end_of_line(text, chance.choice(plain_articles(text)))
    return text[:end].rstrip() + "。" + text[end:]


PLANTS: dict[str, Callable[[str, random.Random], str | None]] = dict(
    zip(
        ANSWERS,
        (
            article_out, number_twice, reference_beyond, no_such_paragraph, no_such_item, before_the_first, bounds_swapped, short_name_unused,
            short_name_twice, item_out, list_out, no_such_day, said_twice, two_periods, term_unused, mark_doubled,
        ),
        strict=True,
    )
)  # fmt: skip


def texts(corpus: Path) -> list[str]:
    files = sorted((corpus / "national").glob("*.md"))
    bodies = [re.sub(r"\n{2,}", "\n", file.read_text("utf-8")) for file in files]
    return [text for text in bodies if len(text) > _LEAST_TEXT and len(plain_articles(text)) > 8]


def planted(corpus: Path, each: int) -> Iterator[tuple[str, Planted]]:
    """Texts beside what was planted in them, ``each`` of every kind."""
    chance = random.Random(5)
    pool = texts(corpus)
    for kind, plant in PLANTS.items():
        made = 0
        for text in chance.sample(pool, len(pool)):
            spoilt = plant(text, chance) if made < each else None
            if spoilt is not None:
                made += 1
                yield text, Planted(kind, spoilt)


def test_planted_defects_are_found(corpus: Path) -> None:
    found: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    for text, defect in planted(corpus, 15):
        new = told(defect.text) - told(text)
        all_of[defect.kind] += 1
        found[defect.kind] += any(name in ANSWERS[defect.kind] for name, _ in new)
    assert all_of.total() >= 200
    assert found.total() / all_of.total() >= 0.9, {kind: (found[kind], all_of[kind]) for kind in all_of}


def test_untouched_laws_are_hardly_accused(corpus: Path) -> None:
    accused: Counter[str] = Counter()
    characters = 0
    for file in sorted((corpus / "national").glob("*.md")):
        text = file.read_text("utf-8")
        characters += len(text)
        accused.update(name for name, _ in told(text))
    assert accused.total() / characters * 10_000 <= 0.3, accused


def test_a_third_of_the_references_moved_to_a_neighbour_are_suspected_and_no_true_one(corpus: Path) -> None:
    chance = random.Random(3)
    moved = suspected = 0
    for file in sorted(corpus.glob("*/*.md")):
        text = re.sub(r"\n{2,}", "\n", file.read_text("utf-8"))
        breaches = list(_BREACH.finditer(text))
        assert list(CHECKS["wrong_target"](read(text))) == []
        for match in chance.sample(breaches, min(3, len(breaches))):
            number = to_int(match[1]) + chance.choice([-1, 1, 2])
            spoilt = text[: match.start(1)] + to_chinese(max(number, 1)) + text[match.end(1) :]
            moved += 1
            suspected += bool(list(CHECKS["wrong_target"](read(spoilt))))
    # most liability clauses name an article and no conduct, so that nothing can be compared
    assert suspected / moved >= 0.3
