"""Marks and words as they are printed, which are gone or widened where sentences are judged: LT-02, LT-16, LT-17."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.rules.checks.document import Document
from app.rules.checks.spot import Spot, at

_LABEL = re.compile(r"\([一二三四五六七八九十\d]+\)|[（(][一二三四五六七八九十\d]+[）)]、|\d+、")
_DOUBLED = re.compile(r"([，。；、])\1+|[，；、][，。；、]+|。[，；、]+")
_HALF_WIDTH = re.compile(r'(?<=[一-龥])[,;:](?=[一-龥])|(?:(?<=[一-龥，。；：])"|"(?=[一-龥]))')
_HALF_WIDTH_MARKS = ',;:"'
_CLAUSES = frozenset({"article", "paragraph", "item", "subitem", "subsubitem", "heading1", "heading2", "heading3", "heading4", "preamble"})


def label_style(document: Document) -> Iterator[Spot]:
    """Labels like (一), （一）、 and 1、 where the style of official papers has （一） and 1. (党政机关公文格式 7.3.3)."""
    for node in document.nodes:
        label = f"{node.label or ''}{node.text[:1] if node.text[:1] == '、' else ''}".strip()
        if node.kind in _CLAUSES and _LABEL.fullmatch(label):
            yield at(node.path, node.text, (0, min(len(node.text), 12)))


def doubled_marks(document: Document) -> Iterator[Spot]:
    """Two marks where one belongs (。。 ，。); quoted ones (。”) and …… are none of them."""
    for node in document.nodes:
        if node.kind in _CLAUSES:
            for found in _DOUBLED.finditer(node.text):
                yield at(node.path, node.text, found.span(), found.group())


def half_width_marks(document: Document) -> Iterator[Spot]:
    """Half-width commas, semicolons, colons and quotation marks between Han characters."""
    for node in document.nodes:
        if node.kind in _CLAUSES and any(mark in node.text for mark in _HALF_WIDTH_MARKS):
            for found in _HALF_WIDTH.finditer(node.text):
                yield at(node.path, node.text, found.span())
