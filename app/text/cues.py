"""What a line looks like on an official paper: number, addressee, date, signature, note, imprint (GB/T 9704—2012, 7.2–7.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.text import marks, normal, numerals

GENRES = (
    "办法|规定|细则|条例|意见|通知|决定|决议|方案|规则|规程|规范|制度|公告|通告|通报|公报|批复|函|解释|安排|纪要|报告|请示|目录|名录|清单|标准|指南|指引|"
    "指导意见|措施|法|令|议案|答复|计划|规划|要点|准则|章程|办法|政策|预案|程序|流程|说明|修正案|基准|指标|裁量表|一览表|表|公约|须知|情况|文件"
)
_SUFFIX = r"(?:\s*[（(][^（）()]{1,20}[）)])*\s*》?"
_GENRE_END = re.compile(rf"(?:{GENRES}){_SUFFIX}$")
_NUMBER = re.compile(
    r"(?:(?:文\s*号|发文字号)\s*[:：]\s*)?(?:[（(]?[^\s，。；：、“”]{1,20}\s{0,4}"
    + numerals.YEAR_IN_BRACKETS
    + r"\s*第?\s*\d{1,5}\s*号[）)]?)(?:\s{1,40}(?:签发人.*|"
    + numerals.DATE
    + r"))?"
    r"|[（(]?(?:[\u4e00-\u9fff]{0,6}令?|[\u4e00-\u9fff]{0,20}令)\s*第\s*[\d一二三四五六七八九十百〇零]+\s*号[）)]?"
)
_ADDRESSED = re.compile(
    r"政府|[局委办厅院部处所队社站区县镇乡村]|部门|单位|公司|机构|企业|集团|中心|代表|有关|全体|公众|委员会|组织|法院|检察院|学校|幼儿园|园区|市民|居民|群众|业主|商户|经营者|同志"
)
_NOT_ADDRESSEE = re.compile(r"如下|以下|下列|规定|要求|包括|[。；]|[》”]$")
_DATE_LINE = re.compile(
    rf"[（(]?\s*{numerals.DATE}\s*[）)]?|[（(]?\s*(?:19|20|１９|２０)\d{{2}}(?:\s*[.．/—－-]\s*\d{{1,2}}){{2}}\s*日?\s*[）)]?"
)
_ORGAN = re.compile(
    r"[\u4e00-\u9fff（）()·]{1,40}(?:政府|委员会|办公室|办公厅|国务院|局|院|部|厅|署|中心|联合会|总会|协会|公司|集团|大队|支队|总队|所|站|处|委|办|会|行|社)"
)
_OFFICIAL = re.compile(
    r"(?:总理|主席|省长|市长|区长|县长|镇长|乡长|主任|局长|部长|厅长|院长|检察长|委员长|主\s*任|市\s*长|区\s*长)[\s:：]*[\u4e00-\u9fff]{1,2}\s*[\u4e00-\u9fff]{1,3}"
)
_SEAL = re.compile(r"[（(]\s*(?:盖章|印章|公章|签章|代章)\s*[）)]")
_NOTE = re.compile(r"[（(](?:此件|此文|本文|此页|附注|联系人|公开)[^（）()]{0,80}(?:[（(][^（）()]*[）)][^（）()]*)?[）)]")
_IMPRINT = re.compile(r"(?:主\s*送|抄\s*送|抄\s*报|分\s*送|发\s*送|公开属性|公开方式|公开类别|信息公开\S{0,4}|主题词)\s*[:：]")
_PRINTED = re.compile(rf"(?:.{{0,40}}\s*)?{numerals.DATE}\s*印\s*[发制]\s*(?:[（(].*[）)])?")
_LETTERHEAD = re.compile(r"\d{6}|特急|加急|平急|急件|签发人\s*[:：].*|[★☆].*")
_CAPTION_END = r"(?:通过|批准|公布|发布|颁布|修订|修正|修改|施行|实施|印发|执行|改正|备案|生效|制定|修正案)"
_CAPTION = re.compile(rf"[（(]\s*(?:根据\s*)?{numerals.DATE}|[（(](?=.*年)(?=.*{_CAPTION_END})")
_CAPTION_OPEN = re.compile(rf"(?:根据\s*)?{numerals.DATE}\s*\S.*(?:通过|批准|公布|发布|修订|修正|会议|决定|第.+届|省|市|区)")
_SENTENCE_END = re.compile(r"[。；：！？;:!?，,]$")
_CHROME = re.compile(
    r"(?:政策解读|相关解读|文字解读|图文解读|视频解读|解读链接)\s*[:：]?|【[^】]*解读】.*|责任编辑\s*[:：].*|来源\s*[:：].*"
)
_EXPLANATION = re.compile(r"(?:关于)?.{0,10}《.{2,60}》.{0,12}的?(?:起草|编制|制定|修订|修改|情况)?说明|(?:起草|编制|制定|修订)说明")
_DIVISION_NAME = re.compile(rf"(?<!\S)第{numerals.NUMERAL}{{1,3}}[编章节](?=\s)")
_CONTENTS = re.compile(r"目\s*[录次]")
ANNEX = re.compile(r"(附\s*[件录表]|附(?=\s*[:：]))\s*([一二三四五六七八九十]{1,3}|\d{1,2})?(?:\s*[-—－]\s*\d{1,2})?\s*([:：])?")
_DATE_AT_END = re.compile(rf"{numerals.DATE}$")
_CONTINUED_LIST = re.compile(r"\d{1,2}\s*[.．、]|附\s*[件表]\s*\d{0,2}\s*[:：.．]")
LONGEST_TITLE = 90
LONGEST_DATE = 60


def is_number(text: str) -> bool:
    """A line that is a 发文字号 or the number of an order (第706号)."""
    return bool(_NUMBER.fullmatch(text) or _NUMBER.fullmatch(normal.compact(text)))


def is_addressee(text: str) -> bool:
    """A 主送机关 line: ends with a colon and names bodies, not what follows."""
    names_bodies = bool(_ADDRESSED.search(text)) and not _NOT_ADDRESSEE.search(text[:-1]) and not marks.opens(text)
    return text.endswith(("：", ":")) and len(text) <= 300 and names_bodies


def is_date(text: str) -> bool:
    """A line that is one whole date and nothing else."""
    return len(text) <= LONGEST_DATE and bool(_DATE_LINE.fullmatch(text)) and numerals.iso_date(text) is not None


def is_organ(text: str) -> bool:
    """A line of one or more bodies (apart by blanks), an official with his name, or the note of a seal."""
    if len(text) > 120 or text.endswith(("。", "；", "：", "，")) or marks.opens(text):
        return False
    if _OFFICIAL.fullmatch(text) or _SEAL.fullmatch(text):
        return True
    closed = normal.one_line(text)
    return bool(closed) and all(_ORGAN.fullmatch(_SEAL.sub("", part)) for part in closed.split())


def signs(text: str) -> bool:
    """A line of a signature: bodies apart by blanks or by 、."""
    return is_organ(text.replace("、", " "))


def without_seal(text: str) -> str:
    """``text`` without the note of a seal（盖章）."""
    return _SEAL.sub("", text).strip()


def is_official(text: str) -> bool:
    """An office with a person's name (总理 …), which signs but does not issue."""
    return bool(_OFFICIAL.fullmatch(text) or _SEAL.fullmatch(text))


def signed_date(text: str) -> bool:
    """Bodies and the date on one line."""
    found = _DATE_AT_END.search(text) if text.endswith("日") else None
    return found is not None and found.start() > 0 and signs(text[: found.start()].strip())


def is_note(text: str) -> bool:
    """A 附注 such as （此件公开发布）."""
    return text.startswith(("（", "(")) and bool(_NOTE.fullmatch(text))


def is_imprint(text: str) -> bool:
    """A line that belongs to the 版记 by itself: 抄送, 印发 with its date, 公开属性."""
    return bool(_IMPRINT.match(text) or ("印" in text and _PRINTED.fullmatch(text)))


def is_letterhead(text: str) -> bool:
    """份号, 紧急程度, 发文机关标志 or 签发人 above the title."""
    closed = normal.compact(text)
    return len(text) <= 60 and (bool(_LETTERHEAD.fullmatch(text)) or (closed.endswith("文件") and is_organ(closed[:-2])))


def is_caption(text: str) -> bool:
    """The 题注 under a title: when and by whom it was passed."""
    return bool(_CAPTION.match(text) or (_CAPTION_OPEN.match(text) and not text.endswith(("。", "：", "；"))))


def caption_is_open(text: str) -> bool:
    """A 题注 that goes on in the next line."""
    if text.startswith(("（", "(")):
        return text.count("（") + text.count("(") > text.count("）") + text.count(")")
    return not re.search(rf"{_CAPTION_END}[）)]?$", text)


def is_contents(text: str) -> bool:
    """The heading of a table of contents."""
    return bool(_CONTENTS.fullmatch(text))


def is_explanation(text: str) -> bool:
    """The title of an explanation of the draft, which begins a paper of its own."""
    return bool(_EXPLANATION.fullmatch(text)) and is_titular(text)


def names_divisions(text: str) -> bool:
    """A whole table of contents in one line: 第一章 … 第二章 … 第三章 …."""
    return "。" not in text and len(_DIVISION_NAME.findall(text)) >= 3


def is_chrome(text: str) -> bool:
    """A line of the web page a text was copied from."""
    return bool(_CHROME.fullmatch(text))


def is_titular(text: str) -> bool:
    """A line that can be (a part of) a title: short, no sentence, no mark of a clause."""
    return (
        0 < len(text) <= LONGEST_TITLE
        and "。" not in text
        and bool(re.match(r"[《“（(\[【\d\s]*[\u4e00-\u9fff]", text))
        and not _SENTENCE_END.search(text.rstrip("》）)"))
        and not marks.opens(text)
        and not (is_date(text) or is_number(text) or is_note(text) or is_contents(text) or is_caption(text) or is_imprint(text))
        and not (ANNEX.fullmatch(text) or names_annex(text))
    )


def ends_as_title(text: str) -> bool:
    """Whether ``text`` ends with the name of a kind of document (办法, 通知 …), a bracketed addition allowed."""
    return bool(_GENRE_END.search(normal.compact(text)))


def names_annex(text: str) -> bool:
    """附件：… or 附件1：… with a title on the same line."""
    found = ANNEX.match(text)
    return found is not None and found[3] is not None and found.end() < len(text)


def lists_annexes(texts: Sequence[str], at: int) -> bool:
    """Whether the list of annexes under the text begins at line ``at``: 附件：1.…, or 附件： alone over 1.…."""
    if names_annex(texts[at]):
        return True
    found = ANNEX.fullmatch(texts[at])
    following = texts[at + 1] if at + 1 < len(texts) else ""
    entry = is_list_of_annexes(following) and len(following) <= LONGEST_TITLE and not _SENTENCE_END.search(following)
    return found is not None and found[2] is None and found[3] is not None and entry


def is_list_of_annexes(text: str) -> bool:
    """A further line of the list under 附件：1.… ."""
    return bool(_CONTINUED_LIST.match(text))
