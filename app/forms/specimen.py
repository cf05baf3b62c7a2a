"""A form filled in with made-up values, from its fields alone: what a template is tried on before the office may use it."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Union, get_args, get_origin, get_type_hints

from app.forms.paper import Form

_DAY = date(2026, 11, 23)
_WORDS = {
    "title": "云州区公共租赁住房管理办法", "document_number": "云州府规〔2026〕11号", "number": "云州府备〔2026〕9号", "unified_number": "云州府规登〔2026〕11号",
    "authority": "云州区司法局", "issuing_authority": "云州区人民政府", "sender": "云州区人民政府", "filing_body": "云州区人民政府",
    "recipient": "云州市人民政府", "drafting_unit": "云州区住房和城乡建设局", "unit": "云州区住房和城乡建设局", "contact": "沈青禾", "handler": "沈青禾",
    "receiver": "沈青禾", "signer": "周明远", "phone": "0000-5550123", "carrier": "区政府门户网站", "url": "示例网址", "clause": "第九条", "law": "中华人民共和国民法典",
    "article": "第二百七十八条", "meeting": "区政府第84次常务会议", "genre": "办法", "code": "GH-7K3-MQ9-TX5", "code_svg": "", "fingerprint": "3F2A 91C0 5D17 88B4 0C6E A2F9 7711 D03B",
}  # fmt: skip
"""What stands in a field of this name; in any other stands 示例."""


def specimen(form: type[Form], said: Mapping[str, object]) -> Form:
    """The form with every field filled in; ``said`` are the values of fields that take only certain words, by name, in its rows too."""
    return form(**_filled(form, said))


def bare(form: type[Form], said: Mapping[str, object]) -> Form:
    """The form with nothing but what it cannot do without: every other field as it is when nobody knows anything."""
    hints = get_type_hints(form)
    return form(**{field.name: _empty(hints[field.name], said, field.name) for field in _fields(form) if _is_needed(field)})


def _filled(kind: type, said: Mapping[str, object]) -> dict[str, object]:
    hints = get_type_hints(kind)
    return {field.name: _value(field, hints[field.name], said) for field in _fields(kind)}


def _value(field: dataclasses.Field[object], hint: object, said: Mapping[str, object]) -> object:
    if field.name in said:
        return said[field.name]
    # a word or row that is there without being given is one of a few
    if (isinstance(field.default, str) and field.default) or dataclasses.is_dataclass(field.default):
        return field.default
    return _sample(hint, said, field.name)


def _sample(hint: object, said: Mapping[str, object], name: str) -> object:
    origin, inner = get_origin(hint), [arg for arg in get_args(hint) if arg is not type(None)]
    if origin in (Union, types.UnionType):
        return _sample(inner[0], said, name)
    if origin in (tuple, Sequence):
        items = inner[:1] if Ellipsis in inner else inner
        return tuple(_sample(item, said, name) for item in items)
    if hint is str:
        return _WORDS.get(name, "示例")
    if isinstance(hint, type):
        return _plain(hint, said)
    raise TypeError(f"no sample for {name}: {hint!r}")


def _plain(hint: type, said: Mapping[str, object]) -> object:
    if issubclass(hint, Enum):
        return next(iter(hint))
    if dataclasses.is_dataclass(hint):
        return hint(**_filled(hint, said))
    for kind, value in _SAMPLES.items():
        if hint is kind:
            return value
    raise TypeError(f"no sample for {hint!r}")


_SAMPLES: dict[type, object] = {bool: True, int: 2, date: _DAY, datetime: datetime(2026, 11, 23, 9, 5)}


def _empty(hint: object, said: Mapping[str, object], name: str) -> object:
    if name in said:
        return said[name]
    if get_origin(hint) in (tuple, Sequence):
        # some forms are not printed without a row
        return _sample(hint, said, name)
    if type(None) in get_args(hint):
        return None
    return "" if hint is str else _sample(hint, said, name)


def _is_needed(field: dataclasses.Field[object]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _fields(kind: type) -> tuple[dataclasses.Field[object], ...]:
    assert dataclasses.is_dataclass(kind), kind
    return dataclasses.fields(kind)
