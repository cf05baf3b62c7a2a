"""表单模板: which templates there are, which of them are the office's own, and how one is tried before it is used.

A template is tried on its form with everything filled in and with nothing known, and every field it names must be one the form has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import resources
from app.errors import Refused, Unreadable
from app.forms import printing, templates
from app.forms.kinds import CATALOGUES, KINDS, NOT_A_FORM, FormKind
from app.forms.overlay import own_templates
from app.forms.paper import Form
from app.forms.templates import Own
from app.lifecycle.made import Made
from app.office import Office
from app.text import guard
from app.text.formats import Format
from db.records import FormTemplate, StoredFile

SHARED = "paper.typ"
"""The file of measures and heads that every typst template takes up."""

CATALOGUE = "cleanup_catalogue.typ"
"""The table that the catalogues of a clean-up share."""

_LARGEST = 4 * 1024 * 1024
_NAMED = re.compile(r"(?<![\w.])form\.([A-Za-z_]\w*)")
_TYPST_OWN = frozenset({"at", "keys", "values", "pairs", "len", "insert", "remove"})
_TRIED_WITH_SHARED = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """One template file: of which form it is, and the office's own where it uses one."""

    file: str
    code: str
    name: str
    own: FormTemplate | None

    @property
    def is_word(self) -> bool:
        """Whether it is a Word template, else one of typst."""
        return self.file.endswith(".docx")

    @property
    def words(self) -> str:
        """自带 or 本单位."""
        return "自带" if self.own is None else "本单位"


def shelf(office: Office) -> tuple[Standing, ...]:
    """Every template that ships, in the order of the forms, the shared one last."""
    own = {row.id: row for row in office.store.settings.form_templates()}
    return tuple(Standing(file, code, name, own.get(file)) for file, code, name in _files())


def shipped(file: str) -> bytes:
    """The template as it ships. Raises Refused for another name."""
    _called(file)
    return resources.path(f"forms/{file}").read_bytes()


def use_own(office: Office, file: str, path: Path) -> Made:
    """Use the template at ``path`` in the place of ``file`` from now on. Raises UserError for one that does not stand the trial; nothing changes then."""
    name = _called(file)
    data = read(file, path)
    try_out(file, data, own_templates(office))
    sha = office.keep(data)
    before = next((row for row in office.store.settings.form_templates() if row.id == file), None)
    if before is not None and before.file_sha == sha:
        return {"template": file}
    with office.act("form_template", f"换用本单位模板：{name}") as act:
        if not office.store.settings.has_file(sha):
            act.insert(StoredFile(id=sha, name=file, size=len(data)))
        if before is None:
            act.insert(FormTemplate(id=file, file_sha=sha, note=path.name, at=office.now(), operator=office.operator))
        else:
            act.update(before, file_sha=sha, note=path.name, at=office.now(), operator=office.operator)
    return {"template": file}


def drop_own(office: Office, file: str) -> Made:
    """恢复自带: use the template that ships again. Raises Refused where it is used already."""
    name = _called(file)
    row = next((row for row in office.store.settings.form_templates() if row.id == file), None)
    if row is None:
        raise Refused(f"“{name}”用的就是自带的模板，不用恢复。")
    rest = {key: data for key, data in own_templates(office).items() if key != file}
    if file == SHARED:
        _try_shared(rest)
    elif file == CATALOGUE:
        try_out(file, shipped(file), rest)
    with office.act("drop_form_template", f"恢复自带模板：{name}") as act:
        act.remove(row)
    return {"template": file}


def read(file: str, path: Path) -> bytes:
    """The bytes of a template brought for ``file``, past the gate. Raises Unreadable, Hostile, Refused."""
    if file.endswith(".docx"):
        found, data = guard.admit(path)
        if found is not Format.DOCX:
            raise Refused(f"“{path.name}”不是 Word 文档（.docx），不能当这张表单的模板。用自带模板另存一份，在它上面改。")
        return data
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(f"“{path.name}”太大，不是模板。用自带模板另存一份，在它上面改。")
        data = path.read_bytes()
        data.decode("utf-8")
    except OSError as error:
        raise Unreadable(f"“{path.name}”读不出来（{error.strerror}）。核对文件还在不在，再选一次。") from error
    except UnicodeDecodeError as error:
        raise Refused(f"“{path.name}”不是 UTF-8 文字，不能当模板。另存为 UTF-8 后再选。") from error
    return data


def try_out(file: str, data: bytes, own: Own) -> None:
    """Set the template ``data`` of ``file`` beside the office's others. Raises UserError with the field or line that is wrong."""
    laid = {**own, file: data}
    if file == SHARED:
        _try_shared(laid)
        return
    for kind in _of(file):
        full, bare = kind.samples()
        unknown = next(iter(sorted(_named(file, data) - set(full.values()))), None)
        if unknown is not None:
            raise templates.unknown_field(file, unknown)
        for form in (full, bare):
            _set(file, form, laid)


def preview(file: str, own: Own) -> bytes:
    """The form of ``file`` with made-up values, as the window or Word shows it: PDF or .docx."""
    kind = next(iter(_of(file)), KINDS[0])
    return _set(file, kind.samples()[0], own)


def _set(file: str, form: Form, own: Own) -> bytes:
    return printing.word(form, own) if file.endswith(".docx") else printing.pdf(form, own)


def _try_shared(own: Own) -> None:
    """Set the first forms, and each whose template is the office's own, with the shared file as it stands in ``own``."""
    there = [kind for kind in KINDS if resources.path(f"forms/{kind.template}.typ").is_file()]
    for kind in (*there[:_TRIED_WITH_SHARED], *(kind for kind in there[_TRIED_WITH_SHARED:] if f"{kind.template}.typ" in own)):
        printing.pdf(kind.samples()[0], own)


def _named(file: str, data: bytes) -> set[str]:
    """The fields that a template names, also where no value leads it to them."""
    if not file.endswith(".docx"):
        return set(_NAMED.findall(templates.uncommented(data))) - _TYPST_OWN
    return _named_in_word(file, data)


def _named_in_word(file: str, data: bytes) -> set[str]:
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    try:
        return {str(name) for name in DocxTemplate(BytesIO(data)).get_undeclared_template_variables()}
    except TemplateError as error:
        raise templates.unusable(file, str(error)) from error


def _of(file: str) -> Iterator[FormKind]:
    names = CATALOGUES if file == CATALOGUE else (file.rpartition(".")[0],)
    return (kind for kind in KINDS if kind.template in names)


def _called(file: str) -> str:
    """The name of the form of ``file``. Raises Refused for a file that is no template."""
    for known, code, name in _files():
        if known == file:
            return f"{code} {name}".strip()
    raise Refused(f"没有“{file}”这份模板。可以是：{'、'.join(known for known, _, _ in _files())}。")


def _files() -> Iterator[tuple[str, str, str]]:
    """Every template file that ships with the number and name of its form."""
    for kind in KINDS:
        for file in (f"{kind.template}.typ", f"{kind.template}.docx"):
            if resources.path(f"forms/{file}").is_file():
                yield file, kind.code, kind.name
    yield CATALOGUE, "F-13—F-15", "清理目录的表格"
    yield SHARED, "", NOT_A_FORM
