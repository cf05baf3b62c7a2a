"""The templates of forms: what ships, the office's own files laid over it, and what a template may not do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import resources
from app.errors import UserError

Own: TypeAlias = Mapping[str, bytes]
"""The office's own templates: file name (filing_slip.typ, review_opinion.docx) to bytes."""

SHIPPED: Own = MappingProxyType({})
"""No templates of the office's own: every form as it ships."""

_IMPORT = re.compile(r"\b(?:import|include)\b(?!\s+\"[\w-]+\.typ\")")
_REACHING_OUT = re.compile(r"\b(eval|plugin|read)\s*\(")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Template:
    """A template file's bytes and whether it is the office's own."""

    name: str
    data: bytes
    own: bool


def typst_files(own: Own = SHIPPED) -> dict[str, Template]:
    """All typst templates by file name; the office's own of the same name wins. Raises UserError for one that reaches outside."""
    found = {file.name: Template(file.name, file.read_bytes(), own=False) for file in resources.path("forms").glob("*.typ")}
    return found | {name: Template(name, _closed(name, data), own=True) for name, data in sorted(own.items()) if name.endswith(".typ")}


def word_file(name: str, own: Own = SHIPPED) -> Template | None:
    """The Word template ``name``.docx, the office's own before the shipped one; None where the form is no letter."""
    file = f"{name}.docx"
    if file in own:
        return Template(file, own[file], own=True)
    shipped = resources.path("forms") / file
    return Template(file, shipped.read_bytes(), own=False) if shipped.is_file() else None


def uncommented(data: bytes) -> str:
    """A typst template without its comments."""
    return _COMMENT.sub("", data.decode("utf-8", errors="replace"))


def _closed(name: str, data: bytes) -> bytes:
    """The bytes of an office's template, which may name its neighbours and nothing else: a package would be fetched from the network."""
    source = uncommented(data)
    if _IMPORT.search(source) or _REACHING_OUT.search(source):
        raise UserError(
            f"模板“{name}”要读取模板以外的内容，没有使用。删去其中的 import、include、read、eval 或 plugin，只引用同一文件夹的模板。"
        )
    return data


def unknown_field(template: str, field: str) -> UserError:
    """The refusal of a template that names a field the form has not."""
    return UserError(f"模板“{template}”写了没有的栏目“{field}”，没有打印。改正模板里的栏目名，或者恢复为自带的模板。")


def unusable(template: str, problem: str) -> UserError:
    """The refusal of a template that cannot be set."""
    return UserError(f"模板“{template}”排不出来（{problem}），没有打印。改正模板，或者恢复为自带的模板。")
