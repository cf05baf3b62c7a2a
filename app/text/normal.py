"""The only changes a text undergoes: radicals that a font put for characters are mapped back, one code point for one."""

from __future__ import annotations

import re
import unicodedata

# U+2E80–2EFF have no compatibility mapping in Unicode (but two); pairs of radical and ordinary character
_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻"
    "⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青"
    "⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
    "⺂乛⺃乚⺇几⺋㔾⺑尢⺕彐⺳㓁⺴㓁⺵网⺸羊⻇角⻊足⻕阝⻞食⻡首"
)
_RADICALS = {ord(_SUPPLEMENT[i]): _SUPPLEMENT[i + 1] for i in range(0, len(_SUPPLEMENT), 2)}
_RADICALS |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}

_RADICAL = re.compile("[\u2e80-\u2eff\u2f00-\u2fdf]")
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007"
IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
"""Runs of the ordinary block of Chinese characters."""
_BEYOND_LEVEL_1 = bytes((*range(0xB0), *range(0xD8, 0x100)))
"""First bytes of what is no everyday character: signs, letters and rows of rare ones."""
_BETWEEN_WORDS = re.compile(r"(?<=[A-Za-z,;])\n(?=[A-Za-z])")
_LETTER_SPACED = re.compile(rf"(?<![{HAN}])(?:[{HAN}]\s+)+[{HAN}](?![{HAN}])")


def plain(text: str) -> str:
    """``text`` with Kangxi and supplementary radicals (U+2E80–2EFF, U+2F00–2FDF) as ordinary characters, same length."""
    return text.translate(_RADICALS) if _RADICAL.search(text) else text


def compact(text: str) -> str:
    """``text`` without any white space: what two printings of the same words have in common."""
    return "".join(text.split())


def unwrapped(text: str) -> str:
    """Lines that only a narrow page broke, as one: a blank between Latin words, nothing between Han, signs and figures."""
    trimmed = re.sub(r"[ \t\u00a0]*\n[ \t\u00a0]*", "\n", text)
    return _BETWEEN_WORDS.sub(" ", trimmed).replace("\n", "")


def one_line(text: str) -> str:
    """A title or name as one line: breaks joined, letter spacing (公  告) closed, other runs of blanks one blank."""
    joined = unwrapped("\n".join(_LETTER_SPACED.sub(lambda m: compact(m[0]), line.strip()) for line in text.split("\n")))
    return re.sub(r"\s+", " ", joined).strip()


def count_common_han(text: str) -> int:
    """How many characters of ``text`` are among the 3,755 everyday ones (GB 2312, level 1)."""
    encoded = "".join(IDEOGRAPHS.findall(text)).encode("gb2312", "ignore")
    return len(encoded[::2].translate(None, _BEYOND_LEVEL_1))
