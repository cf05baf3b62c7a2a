"""What a document rests on, and what stands beside it in the register (DOC-07, DOC-08, DOC-23, DOC-29)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.law.citations import citations, titles
from app.rules.checks.document import Document
from app.rules.checks.given import Laws, Neighbour
from app.rules.checks.skeleton import Body, Clause
from app.rules.checks.spot import Spot, about_all, at
from app.rules.finding import Severity

_OPENING = 3
_LEAST_ARTICLES = 4
_BASIS = re.compile(
    r"(?:根据|依据|依照|按照|遵照|贯彻(?:落实)?|落实|执行|结合)[^。]{0,60}(?:《|法律|法规|规章|有关规定|相关规定|文件|精神|要求|政策)"
)
_STATUTE = re.compile(r"(?:[^办]法|条例)(?:（[^）]*）)?$|^中华人民共和国")
"""Laws and regulations rest on nothing that they would name."""
_RESTS = re.compile(r"(?:根据|依据|依照|按照)")
_LAW_TITLE = re.compile(r"(?:法|法典|条例|宪法|规定|办法|规则|细则|章程|公约|决定|规范|标准|准则|规程)(?:（[^）]*）)?$")
_OWN_PAPER = re.compile(r"(?:纪要|通知|方案|要点|批示|讲话|函|请示|报告|工作计划|意见|会议)(?:（[^）]*）)?$")
_HIGHER = re.compile(r"国务院|中共中央|中央|省|自治区|^(?:[一-龥]{2,3}|重庆|上海|北京|天津)市|部关于|部门关于|总局|全国|国家|厅|党中央")
_OWN_LEVEL = re.compile(r"区|县|镇|街道|局|委(?!员会常)|乡|本单位|会议纪要|管委会|办公室")
_STEM = re.compile(
    r"^.*?(?:关于(?:印发|修订印发|重新印发|公布|转发|废止|修改)?|印发)|(?:的通知|的通告|的公告)$|"
    r"(?:[（(](?:试行|暂行|修订|修正|征求意见稿|送审稿|草案|修改稿)[^）)]*[）)])|[《》\s]|(?:试行|暂行)"
)
_PLACE = re.compile(
    r"^(?:[一-龥]{2,3}?(?:省|市)|[一-龥]{2,8}自治[区州县])?(?:[一-龥×]{1,4}?(?:新区|开发区|[区县市]))?"
    r"(?:人民政府(?:办公室)?)?(?:[一-龥]{1,4}(?:镇|乡|街道))?(?:关于)?"
)
_CALLS = re.compile(r"^(?:进一步|全面|切实|大力|加快|加强|规范|促进|推进|深化|做好|开展|完善|优化|支持|扶持|推动|强化|健全)+")
_KINDS = re.compile(
    r"(?:实施细则|实施办法|管理办法|管理规定|实施意见|若干规定|若干意见|工作规程|办法|规定|细则|规则|意见|决定|通告|规程|方案|制度|措施|标准)+$"
)
_ENDS = re.compile(r"废止|停止执行|失效|停止施行|以本[^，。；]{1,6}为准|代替|替代|不再执行")
_NEARLY_SAME = 0.75
_LEAST_STEM = 4
_SHORTEST_STEM = 2
_SUBORDINATE = re.compile(
    r"由[^。；，]{2,40}(?:另行)?(?:制定|规定|确定|公布|批准)|(?:具体|实施)(?:办法|细则|规定|标准)[^。；]{0,30}(?:制定|规定)|(?:授权|可以)[^。；，]{0,30}(?:制定|规定)|制定(?:实施|具体)(?:办法|细则)"
)
_ENABLED = re.compile(r"(?:授权|的?规定|要求)[^。；]{0,16}制定")


def basis_missing(document: Document) -> Iterator[Spot]:
    """Nothing in the opening of a text in articles says what law it rests on (DOC-07)."""
    body = document.bodies[0]
    if any(_STATUTE.search(re.sub(r"\s", "", title)) for title in document.titles):
        return
    if len(body.articles) >= _LEAST_ARTICLES and not any(_BASIS.search(clause.text) for clause in _opening(body)):
        yield about_all()


def basis_too_low(document: Document) -> Iterator[Spot]:
    """It rests on papers of its own level or below alone (DOC-08)."""
    body = document.bodies[0]
    laws = document.facts.laws
    for clause in _opening(body):
        for sentence in re.finditer(r"[^。]+", clause.text):
            rests = _RESTS.search(sentence.group())
            own = {title.strip("《》") for title in document.titles}
            cited = [t for t in titles(sentence.group()) if t.start >= rests.end() and t.name not in own] if rests else []
            if cited and all(_is_low(title.name, laws) for title in cited):
                first = cited[0]
                yield at(clause.path, clause.text, (sentence.start() + first.start, sentence.start() + first.end), first.name)
                return
            if cited:
                return


def _is_low(title: str, laws: Laws | None) -> bool:
    if laws is not None and laws.rank(title):
        return False
    if _LAW_TITLE.search(title) and "纪要" not in title:
        return False
    return _OWN_PAPER.search(title) is not None and not _HIGHER.search(title) and _OWN_LEVEL.search(title) is not None


def enabling_clause(document: Document) -> Iterator[Spot]:
    """It says that a law's article has it made; the imported article says nothing of the kind, or no text was imported (DOC-29)."""
    laws = document.facts.laws
    if laws is None:
        return
    for clause in _opening(document.bodies[0]):
        if not _ENABLED.search(clause.text):
            continue
        for cited in citations(clause.text):
            if cited.article is None:
                continue
            text = laws.article(cited.law, cited.article)
            span = (cited.start, cited.end)
            lacking = f"《{cited.law}》{cited.article}没有“由……制定”一类的授权"
            claimed = "授权" in clause.text
            if text is None and claimed:
                yield _hint(clause, span, f"没有导入《{cited.law}》的文本，对照{cited.article}核对是否有授权")
            elif text is not None and not _SUBORDINATE.search(text):
                # 根据……第×条的规定 may only name the duty that is carried out; 授权 says that the power comes from there
                yield at(clause.path, clause.text, span, lacking) if claimed else _hint(clause, span, lacking)


def _hint(clause: Clause, span: tuple[int, int], said: str) -> Spot:
    return Spot(clause.path, *span, clause.text[slice(*span)], said, Severity.HINT)


def _opening(body: Body) -> tuple[Clause, ...]:
    """What stands before the articles and the first of them; the first paragraphs of a text without."""
    if not body.articles:
        return body.clauses[:_OPENING]
    return tuple(clause for clause in body.clauses if clause.article is None or (clause.article.number or 0) <= _OPENING)


def same_matter_in_force(document: Document) -> Iterator[Spot]:
    """A document of the register in force has the same subject, and the text does not say that it ends (DOC-23)."""
    stem = stem_of(document.titles[-1]) if document.titles else ""
    if len(stem) < _SHORTEST_STEM:
        return
    ending = "".join(sentence for sentence in document.sentences if _ENDS.search(sentence))
    for other in document.facts.register:
        if _alike(stem, stem_of(other.title)) and not _is_ended(other, ending):
            number = f"（{other.number}）" if other.number else ""
            yield about_all(f"《{other.title.strip('《》')}》{number}")


def _is_ended(other: Neighbour, ending: str) -> bool:
    named = other.title.split("《")[-1].split("》")[0]
    number = re.sub(r"\s", "", other.number or "")
    return bool(ending) and (
        named in ending or bool(number and number in ending) or (bool(stem_of(other.title)) and stem_of(other.title) in ending)
    )


def stem_of(title: str) -> str:
    """The subject of a title: without place, kind of paper, 试行 and what 关于印发……的通知 wraps around it."""
    inner = re.search(r"《(.+)》", title)
    stem = _STEM.sub("", inner[1] if inner else title)
    stem = _KINDS.sub("", _PLACE.sub("", stem)).removesuffix("的")
    return _CALLS.sub("", stem).removesuffix("管理").removesuffix("工作").removesuffix("管理")


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST_STEM:
        return False
    pairs, also = ({stem[n : n + 2] for n in range(len(stem) - 1)} for stem in (one, other))
    return len(pairs & also) >= _NEARLY_SAME * len(pairs | also)
