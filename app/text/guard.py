"""The gate every foreign file passes before it is parsed; each refusal is one sentence a clerk can act on.

Limits: a file of at most 50 MB; a Word package of at most 5,000 parts that inflate to at most 200 MB and no more than
200-fold, with at most a million marks (<) in one part or page (a million empty paragraphs in 138 KB cost half a gigabyte otherwise).
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from app.errors import Hostile, Unreadable
from app.text import formats
from app.text.filenames import sayable
from app.text.formats import Format

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_INFLATED = 200 * 1024 * 1024
LARGEST_PART = 60 * 1024 * 1024
STEEPEST_INFLATION = 200
SMALLEST_SUSPECT = 1024 * 1024
MOST_PARTS = 5000
MOST_MARKS = 1_000_000

_UNREAD = {
    Format.XLSX: "是 Excel 表格，不是文稿，没有读取。导入文稿的 .docx 文件。",
    Format.PPTX: "是演示文稿，没有读取。导入文稿的 .docx 文件。",
    Format.XML: "是 XML 文件，没有读取。用 Word 或 WPS 打开，另存为 .docx 再导入。",
    Format.ARCHIVE: "是压缩包，没有读取。先解压，再导入里面的文稿。",
    Format.OLE: "不是能读取的文稿格式，没有读取。用原来的软件打开，另存为 .docx 再导入。",
    Format.UNKNOWN: "的内容认不出是什么格式，没有读取。确认文件没有损坏，另存为 .docx 再导入。",
}


def refusal(name: str, rest: str) -> str:
    """A sentence about the file called ``name``."""
    return f"“{sayable(name)}”{rest}"


def admit(path: Path) -> tuple[Format, bytes]:
    """The format and bytes of a file that may be parsed.

    Raises Unreadable (missing, empty, damaged, encrypted, a format without a reader) or Hostile (too large, inflating,
    DOCTYPE, macros).
    """
    name = path.name
    data = _bytes(path)
    found = formats.sniff(path, data)
    if found is Format.ENCRYPTED_OFFICE:
        raise Unreadable(refusal(name, "设了打开密码，没有读取。在 Word 或 WPS 里取消密码，另存后再导入。"))
    if found is Format.BROKEN_ZIP:
        raise Unreadable(_damaged(name))
    if not found.is_read:
        raise Unreadable(refusal(name, _UNREAD[found]))
    if found is Format.DOCX:
        _package(path)
    if found is Format.OFD:
        _layout_package(path)
    if found is Format.HTML:
        _marks(name, data)
    if found is Format.DOC and "_VBA_PROJECT".encode("utf-16-le") in data:
        raise _with_macros(name)
    return found, data


def admit_table(path: Path) -> tuple[Format, bytes]:
    """The format and bytes of a spreadsheet that may be read: XLSX, OLE (.xls, .et) or TXT (.csv).

    Its macros are never run and its XML knows no entities, so only sizes are looked at. Raises Unreadable (missing, empty,
    damaged, encrypted, no spreadsheet) or Hostile (too large, inflating).
    """
    name = path.name
    data = _bytes(path)
    found = formats.sniff(path, data)
    if found is Format.ENCRYPTED_OFFICE:
        raise Unreadable(refusal(name, "设了打开密码，没有读取。在 Excel 或 WPS 里取消密码，另存后再导入。"))
    if found is Format.BROKEN_ZIP:
        raise Unreadable(refusal(name, "已损坏，打不开。用 Excel 或 WPS 修复后另存再导入。"))
    if found not in (Format.XLSX, Format.OLE, Format.TXT, Format.MD):
        raise Unreadable(refusal(name, "不是表格，没有读取。台账可以是 .xlsx、.xls、.et 或者 .csv 文件。"))
    if found is Format.XLSX:
        with zipfile.ZipFile(path) as package:
            refuse_abnormal(name, package.infolist(), len(data))
    return (Format.TXT if found is Format.MD else found), data


def misnamed(path: Path, found: Format) -> str | None:
    """A warning when the name says another format than the content, which was read all the same."""
    if formats.suits(path, found):
        return None
    said = path.suffix or "没有扩展名"
    if found is Format.IMAGE:
        return f"文件名是 {said}，内容其实是图片，已按内容读取。"
    return f"文件名是 {said}，内容其实是 .{found.value}，已按内容读取。"


def damaged(name: str) -> Unreadable:
    """The refusal of a file that cannot be opened."""
    return Unreadable(_damaged(name))


def _damaged(name: str) -> str:
    return refusal(name, "已损坏，打不开。向来文单位重新要一份，或者用 Word 或 WPS 修复后另存再导入。")


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise IsADirectoryError
        if size > LARGEST_FILE:
            limit = LARGEST_FILE // 1024 // 1024
            raise Hostile(refusal(path.name, f"超过 {limit} MB，没有读取。去掉里面的图片，或者拆分后再导入。"))
        data = path.read_bytes()
    except FileNotFoundError as missing:
        raise Unreadable(refusal(path.name, "找不到了，可能已被移动或改名。重新选择文件。")) from missing
    except OSError as failed:
        raise Unreadable(refusal(path.name, "打不开，可能没有权限，或者正被别的程序占用。关闭占用它的程序后再导入。")) from failed
    if not data.removeprefix(b"\xef\xbb\xbf").strip(b"\0 \t\r\n"):
        raise Unreadable(refusal(path.name, "是空文件，里面没有文字。确认选对了文件再导入。"))
    return data


def _package(path: Path) -> None:
    """The inside of a Word package, looked at before any of it is parsed."""
    name = path.name
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            refuse_abnormal(name, parts, path.stat().st_size)
            _macros(name, package, parts)
            if "word/document.xml" not in package.namelist() and not _has_document(package):
                raise Unreadable(refusal(name, "里面没有正文，不是完整的 Word 文件。用 Word 或 WPS 打开，另存为 .docx 再导入。"))
            for part in parts:
                if _may_be_xml(package, part):
                    _xml_part(name, _inflate(name, package, part))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, OSError) as broken:
        raise damaged(name) from broken
    except RuntimeError as locked:
        raise Unreadable(refusal(name, "设了打开密码，没有读取。取消密码，另存后再导入。")) from locked


def _layout_package(path: Path) -> None:
    """The inside of an OFD package, looked at before any of it is parsed."""
    name = path.name
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            refuse_abnormal(name, parts, path.stat().st_size)
            for part in parts:
                if _may_be_xml(package, part):
                    _xml_part(name, _inflate(name, package, part))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as broken:
        raise damaged(name) from broken
    except RuntimeError as locked:
        raise Unreadable(refusal(name, "设了打开密码，没有读取。取消密码，另存后再导入。")) from locked


def _may_be_xml(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether ``part`` is XML by its name or by its first character: a package may keep its text under any name."""
    if part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return True
    with package.open(part) as stream:
        head = stream.read(64)
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _has_document(package: zipfile.ZipFile) -> bool:
    return b"wordprocessingml" in package.read("[Content_Types].xml")


def refuse_abnormal(name: str, parts: Iterable[zipfile.ZipInfo], packed: int) -> None:
    """Raise Hostile when the parts of the zip ``name`` of ``packed`` bytes inflate abnormally, lead elsewhere by their names or bear one name twice."""
    listed = list(parts)
    total = sum(part.file_size for part in listed)
    steep = any(p.file_size > SMALLEST_SUSPECT and p.file_size > STEEPEST_INFLATION * max(1, p.compress_size) for p in listed)
    large = any(p.file_size > LARGEST_PART for p in listed if not p.filename.startswith("word/media/"))
    steep = steep or (total > SMALLEST_SUSPECT and total > STEEPEST_INFLATION * packed)
    if len(listed) > MOST_PARTS or total > LARGEST_INFLATED or large or steep:
        raise Hostile(refusal(name, "解压后大得不正常，可能是有意做坏的文件，没有读取。向来文单位核实后重新要一份。"))
    if any(_leaves_package(part.filename) for part in listed):
        raise Hostile(refusal(name, "里面有指向别处的文件名，可能是有意做坏的文件，没有读取。向来文单位核实后重新要一份。"))
    if len({part.filename for part in listed}) < len(listed):
        raise Hostile(refusal(name, "里面有重名的部件，可能是有意做坏的文件，没有读取。向来文单位核实后重新要一份。"))


def _leaves_package(part: str) -> bool:
    return part.startswith(("/", "\\")) or ".." in part.replace("\\", "/").split("/") or ":" in part or "\0" in part


def _macros(name: str, package: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> None:
    held = any("vbaproject" in part.filename.lower() for part in parts)
    types = _inflate(name, package, package.getinfo("[Content_Types].xml")).lower()
    if held or b"macroenabled" in types or b"vbaproject" in types:
        raise _with_macros(name)


def _with_macros(name: str) -> Hostile:
    return Hostile(refusal(name, "里面带有宏，为安全起见没有读取。用 Word 或 WPS 打开，另存为不带宏的 .docx 再导入。"))


def _inflate(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, never more than it declared (a lying size is a bomb)."""
    with package.open(part) as stream:
        data = stream.read(part.file_size + 1)
    if len(data) > part.file_size:
        raise Hostile(refusal(name, "解压后大得不正常，可能是有意做坏的文件，没有读取。向来文单位核实后重新要一份。"))
    return data


def _xml_part(name: str, data: bytes) -> None:
    wide = data.replace(b"\0", b"") if b"\0" in data[:200] else data
    if b"<!DOCTYPE" in wide or b"<!ENTITY" in wide:
        raise Hostile(
            refusal(name, "里面夹带了文档类型声明（DOCTYPE），正文可能被篡改或截断，没有读取。用 Word 或 WPS 打开，另存为 .docx 再导入。")
        )
    _marks(name, wide)


def _marks(name: str, data: bytes) -> None:
    if data.count(b"<") > MOST_MARKS:
        raise Hostile(refusal(name, "里面的段落多得不正常，可能是有意做坏的文件，没有读取。向来文单位核实后重新要一份。"))
