"""From a form to paper: PDF by typst, pictures of its pages, and the Word letter. All three read the same values.

Values reach typst as JSON and Word escaped, never as markup, so that # * _ $ " \\ < & print as themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from app import pdfium
from app.errors import UserError
from app.forms import fonts, templates
from app.forms.paper import Form, Value, Values
from app.forms.templates import SHIPPED, Own

if TYPE_CHECKING:
    import typst

_PLACE = re.compile(r"┌─ (\S+?):(\d+):")
_MISSING_KEY = re.compile(r'dictionary does not contain key "([^"]+)"')
_UNDEFINED = re.compile(r"^'(\w+)' is undefined|has no attribute '(\w+)'")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ufffe\uffff]")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a picture: ``width`` × ``height`` pixels, ``rgb`` rows from the top, three bytes a pixel, rows not padded."""

    width: int
    height: int
    rgb: bytes


def pdf(form: Form, own: Own = SHIPPED, folders: tuple[Path, ...] | None = None) -> bytes:
    """The form as PDF with searchable characters; equal forms and fonts give equal bytes.

    ``own`` are the office's own templates, ``folders`` where fonts are looked for (default: `fonts.font_folders`).
    Raises UserError for a template of theirs that names an unknown field or cannot be set, and where no Chinese font is installed.
    """
    import typst

    found = templates.typst_files(own)
    main = found[f"{form.template}.typ"]
    catalogue = fonts.catalogue(fonts.font_folders() if folders is None else folders)
    inputs = {
        "form": json.dumps(_fields(form), ensure_ascii=False),
        "fonts": json.dumps(fonts.families(catalogue.families())),
    }
    files = {name: template.data for name, template in found.items() if name != main.name} | {"main.typ": main.data}
    compiler = typst.Compiler(font_paths=catalogue, ignore_system_fonts=True)
    try:
        made = compiler.compile(input=files, format="pdf", sys_inputs=inputs)  # type: ignore[type-var]
    except typst.TypstError as error:
        if not any(template.own for template in found.values()):
            raise
        raise _said(error, main.name) from error
    assert isinstance(made, bytes)
    return made


def _said(error: typst.TypstError, main: str) -> UserError:
    """What typst found wrong in an office's template, with file and line."""
    place = _PLACE.search(error.diagnostic)
    where = "" if place is None else f"{main if place[1] == 'main.typ' else place[1]}第{place[2]}行"
    missing = _MISSING_KEY.search(error.message)
    return templates.unknown_field(where or main, missing[1]) if missing else templates.unusable(where or main, error.message)


def joined(parts: Sequence[bytes]) -> bytes:
    """Several PDFs as one, in order: letters to several units are printed at once."""
    import pypdfium2

    if len(parts) == 1:
        return parts[0]
    out = BytesIO()
    with pdfium.LOCK:
        whole = pypdfium2.PdfDocument.new()
        try:
            for part in parts:
                source = pypdfium2.PdfDocument(part)
                try:
                    whole.import_pages(source)
                finally:
                    source.close()
            whole.save(out)
        finally:
            whole.close()
    return out.getvalue()


def on_whole_sheets(data: bytes) -> bytes:
    """The PDF with an empty page behind an odd number of pages: what is joined behind it begins on a new sheet, printed on both sides."""
    import pypdfium2

    out = BytesIO()
    with pdfium.LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            if len(document) % 2 == 0:
                return data
            document.new_page(*document[len(document) - 1].get_size())
            document.save(out)
        finally:
            document.close()
    return out.getvalue()


def pages(data: bytes, dpi: int = 96) -> tuple[Page, ...]:
    """The pages of a PDF as pictures at ``dpi``."""
    with pdfium.opened(data) as document:
        return tuple(Page(*pdfium.painted(document[index], dpi / 72)) for index in range(len(document)))


def page(data: bytes, number: int, dpi: float = 96) -> Page:
    """Page ``number`` (from 1) of a PDF as a picture at ``dpi``: one at a time, because a page at 300 dpi takes 26 MB."""
    with pdfium.opened(data) as document:
        return Page(*pdfium.painted(document[number - 1], dpi / 72))


def sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page of a PDF in points (A4: 595.28 × 841.89)."""
    with pdfium.opened(data) as document:
        return tuple(document[index].get_size() for index in range(len(document)))


def text(data: bytes) -> str:
    """The characters of a PDF, page after page, as a search in a viewer meets them."""
    with pdfium.opened(data) as document:
        return "\n".join(document[index].get_textpage().get_text_bounded() for index in range(len(document)))


def save(data: bytes, file: Path) -> None:
    """Write a PDF or Word file; whole or not at all. Raises UserError when the place cannot be written."""
    half = file.with_name(f".{file.name}.part")
    try:
        half.write_bytes(data)
        half.replace(file)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise UserError(
            f"没有存。《{file.name}》写不进去（{error.strerror}），可能正在别的程序里打开，或者文件夹不让写。关闭后再存，或者换一个文件夹。"
        ) from error


def word(form: Form, own: Own = SHIPPED) -> bytes:
    """The form as a Word file; equal forms give equal bytes.

    Raises UserError where the form has no Word template, or the office's own names an unknown field or cannot be set.
    """
    template = templates.word_file(form.template, own)
    if template is None:
        raise UserError("这种表单没有 Word 模板，可以存为 PDF 或者直接打印。")
    return _with_fixed_dates(_filled(template, _fields(form)))


def _filled(template: templates.Template, values: Values) -> bytes:
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError, UndefinedError
    from jinja2.sandbox import SandboxedEnvironment
    from lxml.etree import XMLSyntaxError

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    letter = DocxTemplate(BytesIO(template.data))
    out = BytesIO()
    try:
        letter.render(values, environment, autoescape=True)
        letter.save(out)
    except UndefinedError as error:
        named = _UNDEFINED.search(str(error))
        raise templates.unknown_field(template.name, (named[1] or named[2]) if named else str(error)) from error
    except (TemplateError, XMLSyntaxError) as error:
        raise templates.unusable(template.name, str(error)) from error
    except (BadZipFile, OpcError, KeyError, ValueError) as error:
        raise templates.unusable(template.name, "不是完好的 Word 文件") from error
    return out.getvalue()


def _with_fixed_dates(data: bytes) -> bytes:
    """The same package with its parts in order of name and dated alike."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(out, "w", ZIP_DEFLATED) as fixed:
        for name in sorted(made.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            entry = ZipInfo(name, _ZIP_DATE)
            entry.compress_type = ZIP_DEFLATED
            fixed.writestr(entry, made.read(name))
    return out.getvalue()


def _fields(form: Form) -> Values:
    return {name: _printable(value) for name, value in form.values().items()}


def _printable(value: Value) -> Value:
    """The value without control characters, which neither XML nor paper can hold; a line break stays."""
    if isinstance(value, str):
        return _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if isinstance(value, Mapping):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, int):
        return value
    return [_printable(item) for item in value]
