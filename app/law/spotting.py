"""The laws that one text mentions, in every written form, before anything is resolved."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from app.law.citations import titles
from app.law.lexicon import Lexicon
from app.law.mention import Form, Mention
from app.law.references import read_articles
from app.law.titles import key

_ANY_BRACKETS = str.maketrans("〈〉«»", "《》《》")
#: half-width angles are brackets only around words: <30 dB and >20 are not
_ANGLES = re.compile(r"[<＜](?=[一-龥])([一-龥（）()、〔〕\d]{2,60})[>＞]")
_OPENS = re.compile("[《〈«<＜]")
_B = "[ 　\t]*"
_NOTE = re.compile(rf"{_B}[（(]((?:[^（）()《》]|《[^》]*》|[（(][^（）()]{{0,12}}[）)])*)[）)]")
_NUMERAL = "[0-9０-９一二三四五六七八九十百千零〇]"
_PART = rf"(?:第{_B}{_NUMERAL}+{_B}(?:章|节|编|分编)|总则|分则|附则|[一-龥]{{2,6}}编){_B}[、和及与中的]?{_B}"
#: between a name and its articles: a closing mark that nothing opened, 的, and the chapters and parts they stand in
_OF = re.compile(rf"{_B}(?:[》〉>＞”\"’]{_B})?(?:的|中的?|里的?)?{_B}(?:{_PART})*(?=第)")
_NUM = "[0-9０-９一二三四五六七八九十百千零〇]"
_YEARED = rf"{_B}[〔\[【（(﹝［]{_B}\d{{4}}{_B}[〕\]】）)﹞］]{_B}第?{_B}\d{{1,5}}{_B}号"
_ORDER = rf"令{_B}(?:[\[〔（(]?\d{{4}}[\]〕）)]?年?)?{_B}第?{_B}{_NUM}{{1,6}}{_B}号"
_NUMBER = re.compile(
    rf"[一-龥]{{2,16}}{_YEARED}|(?:国务院|国|中央军事委员会|主席|[一-龥]{{1,14}}(?:部|局|署|委|委员会|人民政府|办公室|银行)){_ORDER}"
)
#: words before a 文号 that are none of it
_BEFORE_NUMBER = re.compile(
    r"(?:[一-龥]*(?:根据|依据|按照|依照|参照|遵照|贯彻|落实|执行|印发|转发|以及|违反|适用)(?:了|的)?|[和与及或按依])(?=[一-龥]{2})"
)
_DEFINES = re.compile(r"(?:以下|下)(?:统|合|并)?(?:简)?称(?:为|作)?[：:]?[ 　]*[“\"‘「《〈]*([^”\"’」》〉）)，,、；;：:]{1,30})")
_TOGETHER = re.compile(r"(?:以下|下)(?:统|合|并)称")
_INNER_NOTE = re.compile(r"[（(]([^（）()]+)[）)]$")
_YEAR = re.compile(r"(\d{4})年?[^（）()，,]{0,12}(?:修正|修订|修改|版|施行|实施|公布|发布|通过)|^(\d{4})年?$")
_BACK = re.compile(
    rf"(?:该|此|上述|前述|同一?)(法典|法律|法|条例|办法|规定|细则|规则|解释|决定){_B}(?=第{_B}{_NUM}+{_B}条)|"
    rf"其(?:实施条例|实施细则|实施办法)(?={_B}第|的?规定|[，。、；])"
)
_INTRODUCED = re.compile(r"(?:依照|按照|根据|依据|参照|违反|适用|遵照|执行|触犯|违背|依|按)(?:我国|国家)?(?:现行)?$")
_SHORT_BEGINS = re.compile(r"(?:^|[^一-龥]|[照据按依合和与及或由对以在即反])$")


def mentions(text: str, lexicon: Lexicon, shorts: Collection[str] = ()) -> tuple[Mention, ...]:
    """Every mention of a law in ``text``, in its order. ``shorts`` are 简称 of the document that may stand without brackets."""
    found: list[Mention] = []
    hidden: list[tuple[int, int]] = []
    for mention, taken in _titled(text):
        found.append(mention)
        hidden.append(taken)
    masked = _masked(text, hidden)
    found.extend(_plain(masked, lexicon.bare_names(masked), Form.BARE))
    masked = _masked(masked, [(mention.start, mention.end) for mention in found])
    found.extend(_plain(masked, _numbers(masked), Form.NUMBER))
    found.extend(_plain(masked, ((match.start(), match.end()) for match in _BACK.finditer(masked)), Form.BACK))
    if shorts:
        found.extend(_plain(masked, _shorts(masked, shorts), Form.SHORT))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _titled(text: str) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """Titles in brackets with what stands in （） after them, and the place that all this takes."""
    if not _OPENS.search(text):
        return
    covered = 0
    for title in titles(_ANGLES.sub(r"《\1》", text).translate(_ANY_BRACKETS)):
        if title.start < covered:
            continue
        end, number, year, defines = _notes(text, title.end)
        noted = _INNER_NOTE.search(title.name)
        year = year or (_year(noted[1]) if noted else None)
        of = _OF.match(text, end)
        articles, last = read_articles(text, of.end() if of else end)
        introduced = _INTRODUCED.search(text[max(0, title.start - 8) : title.start]) is not None
        # an inner pair of the outermost brackets is taken with them
        covered = max(end, last)
        yield (
            Mention(Form.TITLE, text[title.start + 1 : title.end - 1].strip(), title.start, last if articles else title.end, title.start, title.end,
                    articles, number, year, defines, introduced),
            (title.start, covered),
        )  # fmt: skip


def _notes(text: str, position: int) -> tuple[int, str, int | None, str]:
    """What the （） right after a title hold: where the last ends, a 文号, the year of a wording, a 简称."""
    number, defines, year = "", "", None
    end = position
    while (note := _NOTE.match(text, end)) is not None:
        inside = note[1]
        numbered = _NUMBER.search(inside)
        dated = _year(inside)
        named = _DEFINES.search(inside)
        if not (numbered or dated or named or re.search("修正|修订|修改|简称|试行|暂行", inside)):
            break
        number = number or (numbered.group() if numbered else "")
        year = year or (dated if not numbered else None)
        if named and not defines:
            defines = "" if _TOGETHER.search(inside) else named[1].strip()
        end = note.end()
    return end, number, year, defines


def _year(note: str) -> int | None:
    dated = _YEAR.search(note.strip())
    return int(dated[1] or dated[2]) if dated else None


def _plain(masked: str, places: Iterator[tuple[int, int]], form: Form) -> Iterator[Mention]:
    for start, stop in places:
        end, number, year, defines = _notes(masked, stop) if form is not Form.BACK else (stop, "", None, "")
        of = _OF.match(masked, end)
        articles, last = read_articles(masked, of.end() if of else end)
        introduced = _INTRODUCED.search(masked[max(0, start - 8) : start]) is not None
        yield Mention(form, masked[start:stop], start, last if articles else stop, start, stop, articles, number, year, defines, introduced)


def _numbers(masked: str) -> Iterator[tuple[int, int]]:
    if "号" not in masked:
        return
    for match in _NUMBER.finditer(masked):
        before = _BEFORE_NUMBER.match(match.group())
        yield match.start() + (before.end() if before else 0), match.end()


def _shorts(masked: str, shorts: Collection[str]) -> Iterator[tuple[int, int]]:
    names = "|".join(re.escape(short) for short in sorted(shorts, key=len, reverse=True))
    for match in re.finditer(rf"(?:{names})(?={_B}第{_B}{_NUM}+{_B}条|(?:的|之)?规定)", masked):
        if _SHORT_BEGINS.search(masked[max(0, match.start() - 2) : match.start()]):
            yield match.start(), match.end()


def _masked(text: str, places: list[tuple[int, int]]) -> str:
    if not places:
        return text
    chars = list(text)
    for start, end in places:
        chars[start:end] = "※" * (end - start)
    return "".join(chars)


def definitions(found: tuple[Mention, ...]) -> dict[str, Mention]:
    """The 简称 that mentions define, by the key of the 简称; one given twice stands for the first."""
    named: dict[str, Mention] = {}
    for mention in found:
        if mention.defines and not mention.defines.startswith("本"):
            named.setdefault(key(mention.defines), mention)
    return named
