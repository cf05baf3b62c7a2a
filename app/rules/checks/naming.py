"""Papers that are normative documents under another name (DOC-22)."""

from __future__ import annotations

import re

from app.rules.checks.document import Document

_EXCLUDED = re.compile(r"(方案|要点|纪要|通知|工作安排|工作计划)([（(][^（()）]*[）)])?$")
_CARRIED = re.compile(r"(?:印发|转发)《(.+)》")
_RIGHTS = frozenset({"AUTH", "LIC", "PEN", "COE", "FEE", "CER", "RGT", "FC"})
"""The groups whose rules look for rights and duties of those outside the administration (domain: A–H)."""


def normative_under_another_name(document: Document) -> bool:
    """Whether a paper whose title names what is usually no normative document (方案, 要点, 纪要, 通知) has clauses about rights and duties.

    Silent once a person has determined that it is one. A 通知 that carries a 办法 is judged by what it carries.
    """
    if document.facts.normative or not document.titles or not document.troubled & _RIGHTS:
        return False
    title = re.sub(r"\s", "", document.titles[-1])
    carried = _CARRIED.search(title)
    return _EXCLUDED.search(carried[1] if carried else title) is not None
