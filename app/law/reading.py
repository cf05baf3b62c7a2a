"""Every law that a text cites, resolved against a catalogue with the document's own 简称 and what was cited before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from app.law.catalogue import Catalogue
from app.law.law import Law
from app.law.lexicon import lexicon
from app.law.mention import Cited, Form, Mention, Resolved, Why
from app.law.spotting import definitions, mentions
from app.law.titles import key
from app.text.numerals import to_int
from app.text.tree import Node, Tree

_NOT_CLAUSES = frozenset({"title", "body_title", "number", "addressee", "toc", "imprint", "signature"})
_QUOTED = re.compile(r"《(.+)》")
_KIND = {"法典": ("法典",), "法": ("法", "法典"), "法律": ("法", "法典")}
_CARRYING_OUT = frozenset({"实施条例", "实施细则", "实施办法"})
_ISSUERS = ("国务院办公厅", "国务院", "最高人民法院、最高人民检察院", "最高人民法院", "最高人民检察院", "全国人民代表大会常务委员会")
_CHINESE_NUMBER = re.compile(r"第([一二三四五六七八九十百千零〇]+)号")


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says about its own names: 简称 by key, with the law each stands for, and its own titles by key."""

    shorts: dict[str, Resolved] = field(default_factory=dict)
    written: frozenset[str] = frozenset()
    """The 简称 as written, without brackets."""
    own: frozenset[str] = frozenset()


NO_CONTEXT = Context()


class Reader:
    """Reads what texts cite, against one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._lexicon = lexicon(catalogue)

    def tree(self, tree: Tree) -> tuple[Cited, ...]:
        """Every law cited in the clauses of ``tree``, in the order of the text; its own articles (本办法第×条) are none."""
        texts = [(path, text) for node in tree.walk() if node.kind not in _NOT_CLAUSES for path, text in _texts(node)]
        own = {key(name) for title in (tree.title, tree.body_title) if title for name in _own_names(title)}
        return self.texts(texts, frozenset(own))

    def texts(self, texts: Iterable[tuple[str, str]], own: frozenset[str] = frozenset()) -> tuple[Cited, ...]:
        """The same for (path, text) pairs of one document; ``own`` are the keys of its own titles."""
        first = [(path, text, mentions(text, self._lexicon)) for path, text in texts]
        context = self._context((mention for *_, found in first for mention in found), own)
        return tuple(self._resolved(first, context))

    def text(self, text: str, path: str = "") -> tuple[Cited, ...]:
        """The same for one sentence or clause by itself."""
        return self.texts([(path, text)])

    def _context(self, found: Iterable[Mention], own: frozenset[str]) -> Context:
        named = definitions(tuple(found))
        shorts = {name: self.resolve(mention, Context(own=own), ()) for name, mention in named.items()}
        written = frozenset(mention.defines for mention in named.values() if len(mention.defines) > 1)
        return Context(shorts, written, own)

    def _resolved(self, first: list[tuple[str, str, tuple[Mention, ...]]], context: Context) -> Iterator[Cited]:
        for path, text, found in first:
            if context.written:
                found = mentions(text, self._lexicon, context.written)
            before: list[Resolved] = []
            for mention in found:
                resolved = self.resolve(mention, context, tuple(before), text[max(0, mention.start - 14) : mention.start])
                before.append(resolved)
                yield Cited(path, text[mention.start : mention.end], resolved)

    def resolve(self, mention: Mention, context: Context, before: tuple[Resolved, ...], lead: str = "") -> Resolved:
        """What ``mention`` means: ``before`` are the mentions resolved earlier in its text, ``lead`` the words right before it."""
        if mention.form is Form.BACK:
            law = self._carried_out(mention.name[1:], before) if mention.name.startswith("其") else _antecedent(mention.name, before)
            return Resolved(mention, law, Why.BACK if law else Why.UNKNOWN)
        if mention.form is Form.NUMBER:
            law = self._numbered(mention.name)
            return Resolved(mention, law, Why.NUMBER if law else Why.UNKNOWN)
        name = key(mention.name)
        if name in context.own:
            return Resolved(mention, None, Why.OWN)
        if name in context.shorts:
            meant = context.shorts[name]
            return Resolved(mention, meant.law, Why.CONTEXT if meant.law else meant.why)
        law = self.catalogue.find(mention.name) or self._issued(mention.name, lead)
        if law is not None:
            return Resolved(mention, law, Why.NAME)
        if name in _CARRYING_OUT:
            law = self._carried_out(name, before)
            return Resolved(mention, law, Why.BACK if law else Why.UNKNOWN)
        number = mention.number or (mention.name if mention.name.endswith("号") else "")
        law = self._numbered(number) if number else None
        return Resolved(mention, law, Why.NUMBER if law else Why.UNKNOWN)

    def _carried_out(self, name: str, before: tuple[Resolved, ...]) -> Law | None:
        """《道路交通安全法》及其实施条例: what carries out the law cited last."""
        last = before[-1].law if before else None
        return self.catalogue.find(last.short_title + name) if last else None

    def _issued(self, name: str, lead: str) -> Law | None:
        """国务院《关于……的规定》, 《国务院物业管理条例》: the issuing body on the wrong side of the bracket."""
        if not name.startswith("关于"):
            issuer = next((issuer for issuer in _ISSUERS if name.startswith(issuer)), "")
            return self.catalogue.find(name.removeprefix(issuer)) if issuer else None
        for issuer in _ISSUERS:
            if lead.rstrip().endswith(issuer):
                return self.catalogue.find(issuer + name)
        found = [law for issuer in _ISSUERS if (law := self.catalogue.find(issuer + name))]
        return found[0] if len(found) == 1 else None

    def _numbered(self, number: str) -> Law | None:
        """The law of a 文号 that may have words before it (根据国办发〔2018〕37号)."""
        plain = _CHINESE_NUMBER.sub(lambda match: f"第{to_int(match[1])}号", re.sub(r"\s", "", number))
        for cut in range(len(plain) - 4):
            law = self.catalogue.by_number(plain[cut:])
            if law is not None:
                return law
        return None


@lru_cache(maxsize=2)
def reader(catalogue: Catalogue) -> Reader:
    """The reader for ``catalogue``, made once."""
    return Reader(catalogue)


def _texts(node: Node) -> Iterator[tuple[str, str]]:
    if node.text:
        yield node.path, node.text
    for r, row in enumerate(node.rows or (), 1):
        for c, cell in enumerate(row, 1):
            if cell:
                yield f"{node.path}第{r}行第{c}格", cell


def _own_names(title: str) -> Iterator[str]:
    yield title
    quoted = _QUOTED.search(title)
    if quoted and re.search(r"(?:印发|发布|公布|施行)$", title[: quoted.start()]):
        yield quoted[1]


def _antecedent(word: str, before: tuple[Resolved, ...]) -> Law | None:
    """The law cited last before 该法 or 该条例 whose kind fits the word; what is not known breaks the chain."""
    kind = word.lstrip("该此上述前同一")
    ends = _KIND.get(kind, (kind,))
    for resolved in reversed(before):
        name = resolved.law.title if resolved.law else resolved.mention.name
        if name.split("（")[0].endswith(ends):
            return resolved.law
    return None
