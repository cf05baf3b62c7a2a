"""Citations made over the whole catalogue, each with what must be said of it: a seeded generator, half of it with a planted fault."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.law.catalogue import Catalogue
from app.law.law import REPUBLIC, Law
from app.text.numerals import to_chinese

TODAY = date(2026, 11, 20)
REPEALED, NOT_YET, BEYOND, MISNAMED, BARE = "DOC-09", "DOC-25", "DOC-26", "DOC-27", "LT-20"
#: characters typed for others that sound or look like them, and one that no title has
_SLIPS = {
    "理": "里",
    "环": "还",
    "境": "镜",
    "例": "列",
    "治": "制",
    "安": "按",
    "防": "妨",
    "资": "姿",
    "保": "堡",
    "护": "户",
    "产": "厂",
    "监": "鉴",
}
_NONSENSE = "喆"


@dataclass(frozen=True, slots=True)
class Case:
    """``words`` stand in a clause of a document made on ``on``. ``quote`` is the citation, of ``law`` (None: none) and ``articles``; ``fault`` or ''."""

    words: str
    quote: str
    law: str | None
    articles: tuple[str, ...]
    fault: str
    on: date
    form: str


def cases(catalogue: Catalogue, count: int, seed: int = 5) -> list[Case]:
    """``count`` cases, every second one with a fault, the kinds of fault and the written forms in turn."""
    made = _Maker(catalogue, random.Random(seed))
    faults: list[Callable[[], Case]] = [made.repealed, made.beyond, made.not_yet, made.misnamed, made.bare]
    return [faults[n // 2 % len(faults)]() if n % 2 else made.sound() for n in range(count)]


class _Maker:
    def __init__(self, catalogue: Catalogue, dice: random.Random) -> None:
        self.dice = dice
        told_apart = [law for law in catalogue.laws if not any(law.title in titles for titles in catalogue.ambiguous.values())]
        sound = [law for law in told_apart if law.status == "有效" and law.verified and (law.first_promulgated or law.effective_on)]
        self.sound_laws = [law for law in sound if _settled(law) < TODAY]
        self.ended = [
            law for law in told_apart if law.status == "已废止" and law.verified and law.level in ("法律", "行政法规", "司法解释")
        ]
        self.counted = [law for law in self.sound_laws if law.counted]
        self.young = [law for law in sound if law.latest_revision is None and _announced(law)]
        national = [law for law in self.sound_laws if law.level in ("法律", "行政法规")]
        self.bare_laws = [
            law
            for law in national
            if law.short_title.endswith(("法", "法典", "条例")) and 4 <= len(law.short_title) <= 30 and "《" not in law.title
        ]
        names = [law.short_title for law in told_apart if law.level in ("法律", "行政法规")]
        self.apart = [
            law
            for law in self.bare_laws
            if len(law.short_title) > (8 if law.title.endswith("办法") else 5)
            and REPUBLIC not in law.short_title
            and not _crowded(law.short_title, names)
        ]
        self.plain = [law for law in national if not law.title.startswith(REPUBLIC) and law.title.endswith("条例")]

    def sound(self) -> Case:
        """A citation that is in order."""
        form = self.dice.choice(list(_FORMS))
        law = self.dice.choice(
            [law for law in self.sound_laws if law.doc_no.startswith("国务院令")] if form == "number" else self.sound_laws
        )
        return self._case(form, law, self._articles(law, inside=True), "", TODAY)

    def repealed(self) -> Case:
        """A law that no longer applies."""
        law = self.dice.choice(self.ended)
        return self._case(self._form(), law, self._articles(law, inside=True), REPEALED, TODAY)

    def beyond(self) -> Case:
        """An article after the last one."""
        law = self.dice.choice(self.counted)
        return self._case(self._form(), law, self._articles(law, inside=False), BEYOND, TODAY)

    def not_yet(self) -> Case:
        """A law that did not apply on the day."""
        law = self.dice.choice(self.young)
        assert law.effective_on is not None
        return self._case(self._form(), law, [], NOT_YET, law.effective_on - timedelta(days=self.dice.randint(1, 20)))

    def misnamed(self) -> Case:
        """A title with a slip of the pen, or with 中华人民共和国 where it has none."""
        if self.dice.random() < 0.25:
            law = self.dice.choice(self.plain)
            return self._case("full", law, self._articles(law, inside=True), MISNAMED, TODAY, REPUBLIC + law.title)
        law = self.dice.choice(self.apart)
        name = law.short_title
        slips = [n for n, char in enumerate(name[:-2]) if char in _SLIPS]
        place = self.dice.choice(slips) if slips else self.dice.randrange(1, len(name) - 2)
        wrong = name[:place] + _SLIPS.get(name[place], _NONSENSE) + name[place + 1 :]
        title = (REPUBLIC if law.title.startswith(REPUBLIC) else "") + wrong
        case = self._case("full", law, self._articles(law, inside=True), MISNAMED, TODAY, title)
        return Case(case.words, case.quote, None, case.articles, MISNAMED, TODAY, "misspelt")

    def bare(self) -> Case:
        """A law named without 《》."""
        law = self.dice.choice(self.bare_laws)
        name = self.dice.choice((law.title, law.short_title))
        articles = self._articles(law, inside=True) or [("第一条", ("第一条",))]
        words, labels = self._named(articles)
        lead = self.dice.choice(("依照", "根据", "违反", "按照"))
        return Case(f"{lead}{name}{words}的规定办理。", name + words, law.title, labels, BARE, TODAY, "bare")

    def _form(self) -> str:
        return self.dice.choice([form for form in _FORMS if form != "number"])

    def _case(self, form: str, law: Law, articles: list[tuple[str, tuple[str, ...]]], fault: str, on: date, title: str = "") -> Case:
        words, labels = self._named(articles)
        name = _FORMS[form](title or law.title, law)
        lead = self.dice.choice(("依照", "根据", "按照", "对违反", "经查，", "符合"))
        rest = self.dice.choice(("的规定办理。", "执行。", "，由区城市管理局负责。", "规定的，从其规定。"))
        return Case(
            f"{lead}{name}{words}{rest}",
            name + words if words else _FORMS[form](title or law.title, law),
            law.title,
            labels,
            fault,
            on,
            form,
        )

    def _named(self, articles: list[tuple[str, tuple[str, ...]]]) -> tuple[str, tuple[str, ...]]:
        words = ""
        for n, (written, _) in enumerate(articles):
            words += ("" if n == 0 else self.dice.choice("、和及") if n == len(articles) - 1 else "、") + written
        return words, tuple(label for _, labels in articles for label in labels)

    def _articles(self, law: Law, *, inside: bool) -> list[tuple[str, tuple[str, ...]]]:
        """How articles are written, each with the labels it stands for; ``inside`` the law or after its end."""
        if inside and (law.last_article is None or self.dice.random() < 0.2):
            return []
        last = law.last_article or 1
        numbers = sorted(self.dice.sample(range(1, last + 1), min(last, self.dice.choice((1, 1, 1, 2, 3)))))
        if not inside:
            numbers[-1] = last + self.dice.randint(1, 30)
        return [self._article(number) for number in numbers]

    def _article(self, number: int) -> tuple[str, tuple[str, ...]]:
        han = to_chinese(number)
        written = self.dice.choice(
            (
                f"第{han}条",
                f"第{han}条",
                f"第{number}条",
                f"第 {han} 条",
                f"第{han}条第二款",
                f"第{han}条第一款第（三）项",
                f"第{han}条第(二)项",
                f"第{han}条第三项",
            )
        )
        return written, (f"第{han}条",)


def _settled(law: Law) -> date:
    return max(day for day in (law.first_promulgated, law.latest_revision, law.effective_on) if day is not None)


def _announced(law: Law) -> bool:
    """Whether ``law`` was promulgated well before it took effect."""
    begins, known = law.effective_on, law.first_promulgated
    return begins is not None and known is not None and begins - known > timedelta(days=20)


def _crowded(name: str, names: list[str]) -> bool:
    """Whether another title is so like ``name`` that a slip could have been meant for either."""
    mine = set(name)
    return any(other != name and abs(len(other) - len(name)) <= 3 and len(mine ^ set(other)) <= 6 for other in names)


def _nested(title: str) -> str:
    return title.replace("《", "〈").replace("》", "〉")


_FORMS: dict[str, Callable[[str, Law], str]] = {
    "full": lambda title, law: f"《{title}》",
    "nested": lambda title, law: f"《{_nested(title)}》",
    "short": lambda title, law: f"《{_nested(title).removeprefix(REPUBLIC)}》",
    "noted": lambda title, law: f"《{_nested(title)}》（{_settled(law).year}年修订）",
    "noted inside": lambda title, law: f"《{_nested(title)}（{_settled(law).year}年修正）》",
    "spaced": lambda title, law: f"《 {_nested(title)} 》",
    "angled": lambda title, law: f"〈{title.replace('《', '').replace('》', '')}〉",
    "numbered": lambda title, law: f"《{_nested(title)}》（{law.doc_no or '云府发〔2021〕5号'}）",
    "number": lambda title, law: law.doc_no,
}
