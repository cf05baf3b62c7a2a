"""A Word package taken apart and put together again: every part that is not replaced keeps its bytes, its place and its date.

Open Packaging Conventions (ISO/IEC 29500-2): a part is known by its relation to another and by its content type.
"""

from __future__ import annotations

import io
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TYPES = "[Content_Types].xml"
_TYPES_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Package:
    """The parts of a .docx by name. Raises zipfile.BadZipFile, KeyError or lxml.etree.XMLSyntaxError for what is none."""

    data: bytes
    _changed: dict[str, bytes] = field(default_factory=dict)
    _zip: ZipFile = field(init=False)

    def __post_init__(self) -> None:
        self._zip = ZipFile(io.BytesIO(self.data))

    def __contains__(self, name: str) -> bool:
        return name in self._changed or name in self._zip.NameToInfo

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        return self._changed[name] if name in self._changed else self._zip.read(name)

    def xml(self, name: str) -> Element:
        """The root of a part, names of the strict variant as those of the usual one."""
        from lxml import etree

        data = self.part(name)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))

    def put(self, name: str, root: Element) -> None:
        """Replace a part, or add one, in the variant that the package uses."""
        from lxml import etree

        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self.is_strict:
            for strict, usual in _STRICT:
                data = data.replace(usual, strict)
        self._changed[name] = data

    def put_bytes(self, name: str, data: bytes) -> None:
        """Replace a part, or add one."""
        self._changed[name] = data

    @property
    def main(self) -> str:
        """The part that holds the text."""
        return self.related("", "officeDocument") or "word/document.xml"

    @property
    def is_strict(self) -> bool:
        """Whether the package is of the strict variant."""
        return _STRICT[0][0] in self._zip.read(self.main)

    def related(self, part: str, kind: str) -> str | None:
        """The part that ``part`` ("" for the package) has a relation of this kind to; None without one."""
        rels = _rels(part)
        if rels not in self:
            return None
        for relation in self.xml(rels).iter(_RELATIONS_NAMESPACE + "Relationship"):
            if relation.get("Type") in (_RELATION + kind, _STRICT_RELATION + kind):
                target = posixpath.normpath(posixpath.join("/" + posixpath.dirname(part), relation.get("Target", "")))
                return target.lstrip("/")
        return None

    def relate(self, part: str, kind: str, root: Element) -> str:
        """Add ``root`` as a part of this kind (comments, footnotes) beside ``part``; the name it got."""
        folder = posixpath.dirname(part)
        name = next(n for n in (f"{folder}/{kind}{i or ''}.xml".lstrip("/") for i in range(1000)) if n not in self)
        self._add_relation(part, kind, posixpath.basename(name))
        self._add_type(name, kind)
        self.put(name, root)
        return name

    def _add_relation(self, part: str, kind: str, target: str) -> None:
        from lxml import etree

        rels = _rels(part)
        root = (
            self.xml(rels)
            if rels in self
            else etree.Element(_RELATIONS_NAMESPACE + "Relationships", nsmap={None: _RELATIONS_NAMESPACE[1:-1]})
        )
        taken = {relation.get("Id") for relation in root}
        new = etree.SubElement(root, _RELATIONS_NAMESPACE + "Relationship")
        new.set("Id", next(name for name in (f"rId{i}" for i in range(1, len(taken) + 2)) if name not in taken))
        new.set("Type", (_STRICT_RELATION if self.is_strict else _RELATION) + kind)
        new.set("Target", target)
        self._changed[rels] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _add_type(self, name: str, kind: str) -> None:
        from lxml import etree

        root = self.xml(TYPES)
        new = etree.SubElement(root, _TYPES_NAMESPACE + "Override")
        new.set("PartName", "/" + name)
        new.set("ContentType", _CONTENT.format(kind))
        self._changed[TYPES] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def packed(self) -> bytes:
        """The package with what was replaced and added; the same changes give the same bytes."""
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as made:
            for info in self._zip.infolist():
                data = self._changed.get(info.filename)
                made.writestr(info, self._zip.read(info) if data is None else data)
            for name in self._changed.keys() - set(self._zip.namelist()):
                entry = ZipInfo(name, _ZIP_DATE)
                entry.compress_type = ZIP_DEFLATED
                made.writestr(entry, self._changed[name])
        return out.getvalue()


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
