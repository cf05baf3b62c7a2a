"""What a file is by the company it came in: which of several texts is submitted, what the letter lists, what the text cites.

Two matters in one drop are told apart by the titles of their main texts; every other file goes to the matter that it names
in 《》, else to the one whose folder it shares, else to the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.intake.arrival import Arrival
from app.intake.look import Look, look_at
from app.intake.sorting import ARTICLES, SURE, Sorting, sort_one
from app.intake.submission import BY_HAND, Part, Submission
from app.intake.wordlist import ANNEX, ISSUE, OTHER, TEXT, shipped
from app.lifecycle.genre import without_draft_mark

_SHORTEST = 6
_LISTED = 0.75
_NOISE = re.compile(r"[《》〈〉“”\"'（）()【】\[\]\s·—\-_：:]")
_ISSUED = re.compile(r"(?:印发|发布|公布|颁布|转发|批转|颁发|下发)(.+?)的(?:通知|公告|通告|决定|令)$")
_ISSUER = re.compile(r"^.{0,30}?(?:人民政府办公室|人民政府|委员会|办公室|局)(?:办公室)?关于(?=印发|发布|公布|转发)")
_REPEALED = re.compile(r"(?:废止|停止执行|失效)")
_PARTICLES = re.compile(r"[的和与及、，]")
_PLACE = re.compile(r"(?:省|市|区|县|旗|镇|乡|街道|政府|局|委|办)$")
_LOCAL = re.compile(r".{0,12}?(?<!自治)(?:区|县|旗|镇|乡|街道)")
_HIGHER = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:省|市|自治区)")
_CITED = re.compile(r"《([^《》]{4,60})》")
_WORKING_COPY = re.compile(r"花脸|对照|痕迹|批注|修订版|清洁版|修改版|修改稿|征求意见稿|讨论稿|上一稿|[旧原]稿|扫描|盖章")


@dataclass
class _One:
    """A file on its way to its place."""

    arrival: Arrival
    look: Look
    ranked: tuple[Sorting, ...]
    chosen: Sorting

    @property
    def name(self) -> str:
        """The title of the text it holds or speaks for."""
        return bare(self.look.body_title or self.look.title or self.look.name)

    @cached_property
    def citations(self) -> dict[str, str]:
        """The bare titles cited, each with the first sentence that does."""
        found: dict[str, str] = {}
        for line in self.look.lines:
            for sentence in line.split("。"):
                for quoted in _CITED.findall(sentence):
                    found.setdefault(bare(quoted), sentence)
        return found


@dataclass
class _Group:
    """Texts of one title, and what goes with them."""

    texts: list[_One]
    others: list[_One] = field(default_factory=list)

    @property
    def main(self) -> _One:
        """The text that stands for the others of its title."""
        return max(self.texts, key=_fitness)


def sort(arrivals: Sequence[Arrival]) -> tuple[Submission, ...]:
    """The matters that ``arrivals`` make, each with its files sorted; every file is in exactly one. Empty for no files."""
    ones = [_one(arrival) for arrival in arrivals]
    if not ones:
        return ()
    texts = _texts(ones)
    if not texts:
        return (_made(None, ones),)
    groups = _grouped(texts)
    rest = [one for one in ones if not any(one is text for text in texts)]
    for one in rest:
        _home(one, groups).others.append(one)
    return tuple(_made(group.main, [*group.texts, *group.others]) for group in groups)


def are_materials(submission: Submission) -> bool:
    """Whether every file plainly is a material by itself, so that it belongs to a matter that came before it."""
    first = (sort_one(look_at(part.arrival))[0] for part in submission.parts)
    return all(sorting.is_sure and sorting.code != TEXT for sorting in first)


def joined(submission: Submission, late: Submission) -> Submission | None:
    """One matter of ``submission`` and the materials that came ``late``, sorted anew but for what a hand had sorted; None where they make several."""
    matters = sort([part.arrival for part in (*submission.parts, *late.parts)])
    if len(matters) != 1:
        return None
    whole = matters[0]
    for part in submission.parts:
        if part.sorting.reason == BY_HAND:
            whole = whole.sorted_to(part.arrival, part.code)
    return whole


def bare(title: str) -> str:
    """The words by which a title is known: of what a 通知 issues, without issuer, marks of a draft, brackets and blanks."""
    issued = _ISSUED.search(title.strip("《》"))
    inner = issued[1] if issued else title
    return _NOISE.sub("", without_draft_mark(_ISSUER.sub("", re.sub(r"^关于", "", inner))))


def same(one: str, other: str) -> bool:
    """Whether two bare titles name the same text: the same words but for 的 and 及, or one with its place or issuer before the other.

    No likeness in between: 绿道管理办法 and 河道管理办法, 管理办法 and 管理暂行办法 are different texts.
    """
    short, long = sorted((_PARTICLES.sub("", one), _PARTICLES.sub("", other)), key=len)
    if not short or short == long:
        return bool(short)
    return len(short) >= _SHORTEST and long.endswith(short) and bool(_PLACE.search(long[: -len(short)]))


def _one(arrival: Arrival) -> _One:
    look = look_at(arrival)
    ranked = sort_one(look)
    return _One(arrival, look, ranked, ranked[0])


# --- which texts there are


def _texts(ones: list[_One]) -> list[_One]:
    """The readable files that are main texts. Where none calls itself one: a notice that issues nothing here, law, the one with most clauses."""
    readable = [one for one in ones if one.arrival.reading]
    texts = [one for one in readable if one.chosen.code == TEXT]
    _demote_cited(texts)
    _demote_higher(texts)
    texts = [one for one in texts if one.chosen.code == TEXT]
    if texts:
        return texts
    alone = len(ones) == 1
    for fits in (_is_notice, _carries_text, _is_law, _could_be_text, lambda _: alone):
        found = [one for one in readable if fits(one)]
        for one in found:
            one.chosen = Sorting(TEXT, 0.5, "没有别的正文，按正文收")
        if found:
            return found
    return []


def _is_notice(one: _One) -> bool:
    return one.chosen.code == ISSUE


def _carries_text(one: _One) -> bool:
    """A letter with the draft behind it in the same file."""
    return bool(one.look.body_title) and one.look.articles >= ARTICLES


def _is_law(one: _One) -> bool:
    return one.chosen.code == "M04" and any(sorting.code == TEXT for sorting in one.ranked)


def _could_be_text(one: _One) -> bool:
    return any(sorting.code == TEXT and sorting.confidence >= SURE for sorting in one.ranked) and one.chosen.confidence < SURE


def _demote_cited(texts: list[_One]) -> None:
    """A text that another one cites by its title, and does not cite back, is what that one rests on, or what it repeals."""
    for one in texts:
        for other in texts:
            if other is one or same(one.name, other.name):
                continue
            sentence = _citing(other, one.name)
            if sentence and not _citing(one, other.name):
                repealed = _REPEALED.search(sentence)
                code = "M13" if repealed else "M04"
                one.chosen = Sorting(code, 0.85, f"正文{'要废止它' if repealed else '引用了它'}：“{sentence[:28]}”")


def _demote_higher(texts: list[_One]) -> None:
    """A paper of the province or the city beside one of a district or a town is what that one rests on: they make none of the former."""
    if any(_LOCAL.match(one.name) for one in texts):
        for one in texts:
            if _HIGHER.match(one.name) and not _LOCAL.match(one.name):
                one.chosen = Sorting("M04", _LISTED, "标题是上级的文件，和区县、乡镇的正文在一起")


def _citing(one: _One, name: str) -> str:
    """The sentence in which ``one`` cites the title ``name``; empty when it does not."""
    return next((sentence for cited, sentence in one.citations.items() if same(cited, name)), "")


def _grouped(texts: list[_One]) -> list[_Group]:
    groups: list[_Group] = []
    for one in texts:
        home = next((group for group in groups if any(same(one.name, text.name) for text in group.texts)), None)
        if home is None:
            groups.append(_Group([one]))
        else:
            home.texts.append(one)
    return groups


def _fitness(one: _One) -> tuple[int, ...]:
    """How well a text stands for its matter among those of the same title, best greatest."""
    reading = one.arrival.reading
    formats = {"docx": 2, "md": 1, "txt": 1}
    return (
        -bool(_WORKING_COPY.search(one.look.name) or "征求意见稿" in one.look.title),
        bool(one.look.body_title),
        formats.get(reading.format, 0) if reading else 0,
        "送审稿" in one.look.title + one.look.name,
        -(reading.pending_revisions if reading else 0),
        one.look.articles + one.look.headings,
    )


# --- where the others go


def _home(one: _One, groups: list[_Group]) -> _Group:
    """The matter a file belongs to."""
    if len(groups) == 1:
        return groups[0]
    spoken = [bare(title) for title in one.look.quoted] + [one.name]
    named = next((group for group in groups if any(same(word, text.name) for word in spoken for text in group.texts)), None)
    if named is not None:
        return named
    inside = next((group for group in groups for text in group.texts if text.name and text.name in _NOISE.sub("", one.look.name)), None)
    folder = one.arrival.path.parent
    beside = next((group for group in groups for text in group.texts if text.arrival.path.parent == folder), None)
    under = next((g for g in groups for t in g.texts if t.arrival.folder and one.arrival.folder.startswith(t.arrival.folder)), None)
    return inside or beside or under or groups[0]


def _made(main: _One | None, ones: list[_One]) -> Submission:
    """The matter with everything its files say of one another taken in."""
    letters = [one for one in ones if one.chosen.code == "M01" and one.look.enclosures]
    for one in ones:
        if main is not None and one is not main:
            _beside(one, main)
            _by_letter(one, letters)
        elif main is None and one.chosen.code == TEXT:
            one.chosen = next((s for s in one.ranked if s.code != TEXT), one.chosen)
    ordered = sorted(ones, key=lambda one: one is not main)
    return Submission(tuple(Part(one.arrival, one.chosen) for one in ordered))


def _beside(one: _One, main: _One) -> None:
    """What the main text says of another file."""
    if one.chosen.code == TEXT:
        second = next((s for s in one.ranked if s.code not in (TEXT, OTHER) and s.confidence >= SURE), None)
        one.chosen = Sorting("M02", 0.8, "与正文同题") if same(one.name, main.name) else second or Sorting("M02", 0.4, "也是一份文稿")
        return
    if one.chosen.code == ISSUE and not (one.arrival.reading and same(one.name, main.name)) and one.arrival.reading:
        one.chosen = replace(one.chosen, confidence=0.65)
    if one.chosen.is_sure and one.chosen.code != ANNEX:
        return
    if not one.arrival.reading and one.look.name == main.look.name:
        one.chosen = Sorting("M02", _LISTED, "和正文同名，是另一种格式")
        return
    titles = [bare(title) for title in main.look.enclosures.values()]
    own = bare(one.look.title or re.sub(r"^附件?\d*[.．、：:\-_]*", "", one.look.name))
    if len(own) >= 3 and any(same(own, title) or own == title for title in titles):
        one.chosen = Sorting(ANNEX, 0.9, "正文的附件目录里列着它")


def _by_letter(one: _One, letters: Sequence[_One]) -> None:
    """A file that says little of itself but bears a number is the entry of that number in the letter's list of 附件."""
    number = one.look.number
    if one.chosen.is_sure or number is None:
        return
    for letter in letters:
        entry = letter.look.enclosures.get(number, "")
        if letter is one or not entry:
            continue
        best = sort_one(Look(entry, "", title=entry))[0]
        code = "M02" if best.code == TEXT else best.code
        one.chosen = Sorting(code, _LISTED, f"{shipped().name_of('M01')}的附件{number}是“{entry[:24]}”")
        return
