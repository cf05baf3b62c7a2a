"""What a text fixes about itself: titles, number, who issued it to whom, when signed, when in force and until when.

Nothing is assumed: 自公布之日起 fixes no day. A front matter helps only with title, number and body, never with dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from app.text import cues, normal, numerals
from app.text.tree import Node, Tree

_DATE = numerals.DATE.replace(r"\s*", "").replace(r"\s?", "")
_IN_FORCE = re.compile(
    rf"(?<![至到])(?:自|从|于|在)?({_DATE})(?:[零0０]时|当日|之日)?(?:起|开始)?(?:(?:至|到){_DATE}止?(?:期间)?)?(?:正式|全面)?(?:施行|实施|执行|生效|试行|实行|启用)"
)
_SELF = re.compile(
    r"本(?:办法|规定|细则|实施细则|意见|条例|通知|决定|方案|规则|规范|制度|公告|通告|办法|法|标准|指南|措施|清单|目录|名录|政策|文件|规程|解释|安排|实施意见|实施办法)|现予|现将|现公布|予以公布|印发"
)
_OTHERS = re.compile(r"(?:发布|公布|印发|施行|实施|制定|批准)的《")
_TERM_NAMED = re.compile(
    rf"(?:(?:施行|实施|执行|生效)(?:日期|时间)(?:为|是|[:：])|(?:有效期|施行期|实施期|执行期|试行期)限?(?:为|是|[:：])?自?(?={_DATE}起?(?:至|到)))({_DATE})"
)
"""The day of taking effect where the sentence names it without a verb: 施行日期为…, 有效期自…至…."""
_UNTIL = re.compile(
    rf"(?:有效|施行|实施|执行|试行)期(?:限)?(?:延长|延续)?(?:为|是|[:：])?(?:自?[^，。；]*?)?(?:至|到|止于|截止到|截至|截止)({_DATE})"
)
_UNTIL_END = re.compile(
    rf"(?:施行|实施|执行|试行|生效)[，,]?(?:有效)?(?:至|到)({_DATE})|(?<![》）])[，,](?:于|至|到)?({_DATE})起?(?:自动|自行)?(?:废止|失效|终止)|"
    rf"(?:自|从){_DATE}起?(?:至|到)({_DATE})止?(?:期间)?(?:施行|实施|执行|试行|有效)"
)
_N = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_SPAN = re.compile(rf"(?:有效期(?:限)?|试行(?:期限?)?)(?:暂定)?(?:为|是|共|[:：])?(?:({_N})年(?:零?({_N})个月)?|({_N})个月)")
_PASSED_BY = re.compile(
    rf"(?:{numerals.DATE}|^[（(]?)\s*([\u4e00-\u9fff]{{0,12}}?)第[一二三四五六七八九十]+届(全国)?(人民代表大会(?:常务委员会)?)第[一二三四五六七八九十]+次会议"
)
_DECREED_BY = re.compile(r"日\s*([\u4e00-\u9fff]{2,20}?(?:人民政府|国务院))(?:令?\s*第\s*\d+\s*号)")
_FROM_ISSUE = re.compile(
    r"自(?:本\S{1,4})?(?:公布|发布|印发|颁布|批准|下发|颁发|通过|签发)(?:之日|后)[^，。；]{0,8}?(?:施行|实施|执行|生效|试行)"
)
_TAKES_EFFECT = re.compile(r"施行|实施|执行|生效|试行|实行|启用|有效期")
_ISSUER = re.compile(r"^(.{2,60}?)(?:关于|印发|转发|批转|令$|公告$|通告$|命令$)")
_NUMBERED_ORDER = re.compile(r"第\s*[\d一二三四五六七八九十百〇零]+\s*号")


def tree(nodes: tuple[Node, ...], metadata: Sequence[str], name: str) -> Tree:
    """The tree with its facts; ``name`` is the title of a text that prints none."""
    said = dict(_metadata(metadata))
    title = next((normal.one_line(n.text) for n in nodes if n.kind == "title"), None)
    body_title = next((normal.one_line(n.text) for n in nodes if n.kind == "body_title" and not n.path.startswith("《")), None)
    sentences = list(_sentences(nodes))
    effective = _effective_on(nodes, sentences)
    return Tree(
        title=title or said.get("标题") or said.get("title") or body_title or name,
        body_title=body_title,
        document_number=_number(nodes) or numerals.document_number(said.get("文号", "")),
        issuing_authority=_authority(nodes, title) or said.get("发布单位"),
        addressee=next((normal.one_line(n.text).rstrip("：:") for n in nodes if n.kind == "addressee"), None),
        signed_on=next((day for n in _signatures(nodes) if (day := numerals.iso_date(n.text))), None),
        effective_on=effective,
        valid_until=_valid_until(sentences, effective),
        nodes=nodes,
    )


def _metadata(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        key, colon, value = line.replace("：", ":", 1).partition(":")
        value = value.strip().strip("\"'")
        if colon and value not in ("", "-", "—"):
            yield key.strip(), value


def _signatures(nodes: Sequence[Node]) -> Iterator[Node]:
    return (node for node in nodes if node.kind == "signature")


def _number(nodes: Sequence[Node]) -> str | None:
    printed = [normal.one_line(node.text) for node in nodes if node.kind == "number"]
    full = next((number for text in printed if (number := numerals.document_number(text))), None)
    if full:
        return full
    order = next((text.strip("（）()") for text in printed if _NUMBERED_ORDER.search(text)), None)
    head = [cell for node in nodes[:2] if node.kind == "table" for row in node.rows or () for cell in row]
    over_title = next((number for cell in head if (number := numerals.document_number(cell))), None)
    return order or over_title or next((n for node in nodes if node.kind == "title" and (n := numerals.document_number(node.text))), None)


def _authority(nodes: Sequence[Node], title: str | None) -> str | None:
    """Who signed (joint ones joined by 、); else who stands over or in the title; else who passed or decreed the text."""
    for node in _signatures(nodes):
        organs = _organs(re.sub(numerals.DATE, "", node.text).split("\n"))
        if organs:
            return organs
    opened = _ISSUER.match(title or "")
    over_title = next((takewhile(cues.is_organ, n.text.split("\n")) for n in nodes if n.kind == "title"), ())
    organs = _organs(list(over_title)) or _organs([opened[1]] if opened else [])
    letterhead = _organs([n.text.removesuffix("文件").strip() for n in nodes if n.kind == "other" and n.path == "其他第1段"])
    if organs or letterhead:
        return organs or letterhead
    for node in nodes:
        passed = _PASSED_BY.search(node.text) if node.kind == "note" else None
        decreed = _DECREED_BY.search(node.text) if node.kind == "note" else None
        if passed:
            return (passed[1] or "") + (passed[2] or "") + passed[3]
        if decreed:
            return decreed[1]
    return None


def _organs(lines: Sequence[str]) -> str:
    """The bodies named in ``lines``, joined by 、; '' when one of the lines is no body."""
    kept = [cues.without_seal(line) for line in lines if line.strip() and not cues.is_official(line.strip())]
    parts = [part for line in kept for part in normal.one_line(line).replace("、", " ").split()]
    return "、".join(dict.fromkeys(part for part in parts if cues.is_organ(part)))


def _sentences(nodes: Sequence[Node]) -> Iterator[str]:
    """Sentences without white space, 有效期五年 as part of the one before it: of the main body from its end, then of what was said before it."""
    own = [n for n in nodes if n.kind not in ("annex", "footnote", "toc", "imprint", "signature", "title", "body_title", "number")]
    texts = [walked.text for node in own if not node.path.startswith("《") for walked in node.walk()]
    for text in reversed(texts):
        yield from (s for s in re.split(r"[。\n](?!有效期|试行期)", normal.compact(text)) if s)


def _effective_on(nodes: Sequence[Node], sentences: Sequence[str]) -> str | None:
    """The day the text says it takes effect on: where it speaks of itself, else its last word on taking effect."""
    candidates: list[str] = []
    for sentence in filter(_TAKES_EFFECT.search, sentences):
        if _FROM_ISSUE.search(sentence) and _SELF.search(sentence):
            captions = [s for node in nodes if node.kind == "note" for s in _IN_FORCE.findall(normal.compact(node.text))]
            return numerals.iso_date(captions[0]) if len(captions) == 1 else None
        for found in (*_IN_FORCE.finditer(sentence), *_TERM_NAMED.finditer(sentence)):
            after_other = _OTHERS.search(sentence[: found.start()])
            names_other = found.re is _IN_FORCE and re.match(r"(?:的|《)", sentence[found.end() :])
            if after_other or names_other:
                continue
            day = numerals.iso_date(found[1])
            if day and _SELF.search(sentence[: found.end()]):
                return day
            if day and len(sentence) <= 60:
                candidates.append(day)
    return candidates[0] if len(set(candidates)) == 1 else None


def _valid_until(sentences: Sequence[str], effective: str | None) -> str | None:
    """The last day of validity where the text names it, or counts it from a day it names."""
    for sentence in sentences:
        if not ("日" in sentence or "期" in sentence or "试行" in sentence):
            continue
        if not (
            _SELF.search(sentence)
            or _IN_FORCE.search(sentence)
            or "有效期延长" in sentence
            or "有效期延续" in sentence
            or sentence.startswith(("有效期", "试行期"))
        ):
            continue
        named = _UNTIL.search(sentence)
        if named:
            return numerals.iso_date(named[1])
        own = _SELF.search(sentence) or _IN_FORCE.search(sentence)
        ended = _UNTIL_END.search(sentence) if own else None
        if ended:
            return numerals.iso_date(ended[1] or ended[2] or ended[3])
        span = _SPAN.search(sentence)
        if span and effective and own:
            years, months = numerals.to_int(span[1] or "0"), numerals.to_int(span[2] or span[3] or "0")
            return numerals.validity_end(effective, years=years, months=months)
    return None
