"""What a file is, told by its bytes and never by its name."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PAGE = re.compile(rb"<(?:html|head|body)[\s>]")
_FRAGMENT = re.compile(
    rb"<(?:p|div|table|tbody|tr|td|font|span|center|h[1-6]|ul|ol|li|dl|blockquote|pre|br|hr|meta|title|style|link|section|article|main)[\s>/]"
)
_COMMENTS = re.compile(rb"(?:<!--.*?(?:-->|\Z)\s*)+", re.DOTALL)
_ARCHIVED = re.compile(rb"[a-z-]+:[ \t]")
_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b")


class Format(StrEnum):
    """Formats that are told apart; ``_SUFFIXES`` names those that are read."""

    DOCX = "docx"
    PDF = "pdf"
    TXT = "txt"
    MD = "md"
    ENCRYPTED_OFFICE = "encrypted office"
    DOC = "doc"
    OLE = "ole"
    OFD = "ofd"
    XLSX = "xlsx"
    PPTX = "pptx"
    RTF = "rtf"
    HTML = "html"
    XML = "xml"
    IMAGE = "image"
    ARCHIVE = "archive"
    BROKEN_ZIP = "broken zip"
    UNKNOWN = "unknown"

    @property
    def is_read(self) -> bool:
        """Whether this program has a reader for it."""
        return self in _SUFFIXES


def format_words(name: str) -> str:
    """What a clerk calls the format of this ``name``: the ending where it has one everyone knows it by, which a picture has not."""
    return "图片" if name == Format.IMAGE else name


_SUFFIXES = {
    Format.DOCX: (".docx",),
    Format.PDF: (".pdf",),
    Format.TXT: (".txt", ".text"),
    Format.MD: (".md", ".markdown"),
    Format.DOC: (".doc", ".wps", ".dot", ".wpt"),
    Format.RTF: (".rtf",),
    Format.HTML: (".html", ".htm", ".mht", ".mhtml", ".xhtml"),
    Format.OFD: (".ofd",),
    Format.IMAGE: (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff"),
}
"""The formats that this program has a reader for, and by what names they go."""
SUFFIXES = frozenset(suffix for suffixes in _SUFFIXES.values() for suffix in suffixes)
"""By what endings a file may be one that is read; whether it is says its content alone."""
PATTERNS = " ".join(f"*{suffix}" for suffixes in _SUFFIXES.values() for suffix in suffixes)
"""The same for a dialog that asks for a file."""


def sniff(path: Path, data: bytes) -> Format:
    """The format of ``data``; the name of ``path`` only tells Markdown from plain text."""
    head = data[:1024]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path)
    if b"%PDF-" in head:
        return Format.PDF
    if head.startswith(OLE):
        return _compound(data)
    if head.startswith(_ARCHIVES):
        return Format.ARCHIVE
    if head.startswith(_IMAGES):
        return Format.IMAGE
    return _textual(path, data)


def suits(path: Path, found: Format) -> bool:
    """Whether the name of ``path`` says what the content is."""
    return path.suffix.lower() in _SUFFIXES.get(found, ())


def is_plain_zip(path: Path) -> bool:
    """Whether ``path`` is a zip archive of files, and not a Word, Excel or OFD package, which are zipped too."""
    try:
        with path.open("rb") as stream:
            zipped = stream.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except OSError:
        return False
    return zipped and _zipped(path) is Format.ARCHIVE


def _zipped(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, EOFError, KeyError):
        return Format.BROKEN_ZIP
    if "OFD.xml" in names:
        return Format.OFD
    if "[Content_Types].xml" not in names:
        return Format.ARCHIVE
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    return Format.PPTX if any(name.startswith("ppt/") for name in names) else Format.DOCX


def _compound(data: bytes) -> Format:
    """Names of streams stand in an OLE file as UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Format.ENCRYPTED_OFFICE
    return Format.DOC if "WordDocument".encode("utf-16-le") in data else Format.OLE


def _textual(path: Path, data: bytes) -> Format:
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    is_marked_down = path.suffix.lower() in _SUFFIXES[Format.MD]
    if _is_page(head) or (not is_marked_down and _is_fragment(head)):
        return Format.HTML
    if head.startswith(b"<?xml"):
        return Format.XML
    from app.text.readers import plain

    try:
        plain.decode(data)
    except ValueError:
        return Format.UNKNOWN
    return Format.MD if is_marked_down else Format.TXT


def _is_page(head: bytes) -> bool:
    """Whether a text that begins so is a web page, or a web archive (MIME) of one."""
    if head.startswith(b"<"):
        return head.startswith((b"<html", b"<!doctype html")) or _PAGE.search(head) is not None
    return _ARCHIVED.match(head) is not None and b"content-type:" in head and b"mime-version:" in head


def _is_fragment(head: bytes) -> bool:
    """Whether a text that begins so is the body of a web page without its frame; Markdown may begin so too and is asked before."""
    comments = _COMMENTS.match(head)
    return _FRAGMENT.match(head, comments.end() if comments else 0) is not None
