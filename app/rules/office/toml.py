"""Tables written as TOML: what an office's rules are stored and handed on as. Reading is the standard library's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from app.rules.expression import BadPack


def written(table: Mapping[str, object]) -> str:
    """The keys of ``table``, a line each; lists of texts or tables a line per entry. Raises BadPack for what TOML cannot hold."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())


def pack_text(head: Mapping[str, object], parts: Mapping[str, Sequence[Mapping[str, object]]]) -> str:
    """A file: the keys of ``head``, then every table of ``parts`` under its ``[[name]]``."""
    tables = (f"\n[[{_key(name)}]]\n{written(table)}" for name, rows in parts.items() for table in rows)
    return written(head) + "".join(tables)


def _key(key: str) -> str:
    return key if key.replace("_", "").isascii() and key.replace("_", "").isalnum() else _text(key)


def _text(words: str) -> str:
    # a TOML basic string is a JSON string, but for one character that JSON leaves bare
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(str(key))} = {_value(inner)}" for key, inner in value.items()) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return "[" + "".join(f"\n  {_value(inner)}," for inner in value) + "\n]" if value else "[]"
    raise BadPack(f"规则里有写不进文件的内容“{value}”。改成文字后再存。")
