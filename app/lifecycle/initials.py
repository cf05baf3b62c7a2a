"""拼音首字母: the first letters of a title's characters, by which it is found from a Latin keyboard (gzzf: 公共租赁住房 …)."""

from __future__ import annotations

import re

from app.office import Office

_PARTS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[0-9A-Za-z]+")


def initials(title: str) -> str:
    """The letters of ``title`` in small letters; Latin letters and digits stay, everything else is left out."""
    from pypinyin import Style, lazy_pinyin

    letters: list[str] = []
    for part in _PARTS.findall(title):
        letters += [part] if part.isascii() else lazy_pinyin(part, style=Style.FIRST_LETTER)
    return "".join(letters).lower()


def may_be_initials(words: str) -> bool:
    """Whether ``words`` could be the first letters of a title."""
    return words.strip().isascii() and words.strip().isalpha()


def work_out_initials(office: Office) -> None:
    """See that every document of the register can be found by its initials; what is known already costs nothing."""
    nameless = () if office.held_by else office.store.register.nameless()
    if nameless:
        office.store.register.set_initials((document_id, initials(title)) for document_id, title in nameless)
