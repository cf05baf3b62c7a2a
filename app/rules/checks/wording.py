"""Marks and words as they are printed, which are gone or widened where sentences are judged: LT-02, LT-16, LT-17, LT-20."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.law.citations import titles
from app.law.names import load_names
from app.rules.checks.document import Document
from app.rules.checks.spot import Spot, at

_LABEL = re.compile(r"\([一二三四五六七八九十\d]+\)|[（(][一二三四五六七八九十\d]+[）)]、|\d+、")
_DOUBLED = re.compile(r"([，。；、])\1+|[，；、][，。；、]+|。[，；、]+")
_HALF_WIDTH = re.compile(r'(?<=[一-龥])[,;:](?=[一-龥])|(?:(?<=[一-龥，。；：])"|"(?=[一-龥]))')
_CLAUSES = frozenset({"article", "paragraph", "item", "subitem", "subsubitem", "heading1", "heading2", "heading3", "heading4", "preamble"})
_SHORT = re.compile(r"（(?:以下)?(?:简称|统称|称)(?:为|：)?[“《]?([^）”》]+)")
_AFTER_NAME = re.compile(r"实施|学|[》”律]|修正案|（草案）|宣传|知识|解释")
_LEAST_NAME = 4


def label_style(document: Document) -> Iterator[Spot]:
    """Labels like (一), （一）、 and 1、 where the style of official papers has （一） and 1. (党政机关公文格式 7.3.3)."""
    for node in document.tree.walk():
        label = f"{node.label or ''}{node.text[:1] if node.text[:1] == '、' else ''}".strip()
        if node.kind in _CLAUSES and _LABEL.fullmatch(label):
            yield at(node.path, node.text, (0, min(len(node.text), 12)))


def doubled_marks(document: Document) -> Iterator[Spot]:
    """Two marks where one belongs (。。 ，。); quoted ones (。”) and …… are none of them."""
    for node in document.tree.walk():
        if node.kind in _CLAUSES:
            for found in _DOUBLED.finditer(node.text):
                yield at(node.path, node.text, found.span(), found.group())


def half_width_marks(document: Document) -> Iterator[Spot]:
    """Half-width commas, semicolons, colons and quotation marks between Han characters."""
    for node in document.tree.walk():
        if node.kind in _CLAUSES:
            for found in _HALF_WIDTH.finditer(node.text):
                yield at(node.path, node.text, found.span())


def law_without_marks(document: Document) -> Iterator[Spot]:
    """A law named without 《》, unless the text has made that name its 简称."""
    pattern = _law_names()
    defined = {name.strip() for sentence in document.sentences for name in _SHORT.findall(sentence)}
    for node in document.tree.walk():
        if node.kind not in _CLAUSES:
            continue
        inside = [(title.start, title.end) for title in titles(node.text)]
        for found in pattern.finditer(node.text):
            start, end = found.span()
            if any(low <= start < high for low, high in inside) or _AFTER_NAME.match(node.text, end):
                continue
            if found[1] not in defined and found.group() not in defined:
                yield at(node.path, node.text, (start, end))


def _law_names() -> re.Pattern[str]:
    names = {name.removeprefix("中华人民共和国") for name in load_names().by_name if name.endswith("法") and len(name) >= _LEAST_NAME}
    longest_first = "|".join(sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:(?<![一-龥])|(?<=[照据反合按]))(?:中华人民共和国)?({longest_first})")
