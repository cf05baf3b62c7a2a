"""Which rules concern a text at all: those on content judge normative documents, those on drafting every text (domain.md §4.2 point 11).

Told only where it is plain: the title says 总结, 情况报告, 统计公报 …, the text has no articles, and nobody has determined that it is a
normative document. Minutes, schemes and notices stay judged, because rights and duties are often set under those names (DOC-22).
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.rules.checks.given import Facts
from app.rules.hits import DRAFTING
from app.rules.rule import Packs, Shared
from app.text.tree import Tree


def is_report(tree: Tree, facts: Facts, shared: Shared) -> bool:
    """Whether ``tree`` is a report, summary or table of figures, which sets nothing."""
    title = re.sub(r"\s", "", tree.body_title or tree.title)
    if facts.normative or shared.report_title.search(title) is None:
        return False
    return not any(node.kind == "article" for node in tree.walk())


def drafting_only(packs: Packs) -> Packs:
    """``packs`` with the rules on drafting alone."""
    return replace(packs, rules=tuple(rule for rule in packs.rules if rule.group in DRAFTING))
