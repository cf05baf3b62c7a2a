"""What the pages of an OFD file draw besides text: pictures, drawn rules, shapes that may be letters, and what is not shown at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.text.readers import pictures
from app.text.readers.sheets import Box

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ofdkit.package import Package
    from PIL.Image import Image

POINTS = 72 / 25.4
"""Points in a millimetre."""
_MOST_RULES = 4000
_COVERED = 0.5
"""Of a page: a picture that covers so much of it is its scan."""
_MANY_STROKES = 60
"""A filled shape with more strokes than a frame or an arrow needs may be a written character."""
_STROKE = re.compile(r"[A-Za-z]")


@dataclass(slots=True)
class Drawn:
    """What one page draws; boxes in millimetres, ``pictures`` with the name of the part that holds each.

    ``hidden`` are ids of text objects that are not shown.
    """

    pictures: list[tuple[Box, str]] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    outlines: int = 0
    hidden: set[str] = field(default_factory=set)

    def is_scan(self, width: float, height: float) -> bool:
        """Whether pictures cover most of a page of this size in millimetres."""
        return sum((x1 - x0) * (y1 - y0) for (x0, y0, x1, y1), _ in self.pictures) > _COVERED * width * height


def drawn(package: Package, locations: Sequence[str | None]) -> list[Drawn]:
    """What each page draws, templates included. Raises ofdkit.OFDError where a part is damaged."""
    resources = _Resources(package)
    return [resources.page(location) for location in locations]


def picture(package: Package, seen: Drawn, size: tuple[float, float], longest: float) -> Image | None:
    """The pictures of a page as they lie on it, ``longest`` pixels at its longer side; None where it has none that can be decoded."""
    from PIL import Image as pil

    scale = longest / max(*size, 1.0)
    sheet = pil.new("RGB", (max(1, round(size[0] * scale)), max(1, round(size[1] * scale))), "white")
    laid = False
    for box, part in seen.pictures:
        try:
            with pictures.opened(package.read(part)) as found:
                whole = pictures.page(found, 1)
        except pictures.Unpaintable:
            continue
        wide, high = round((box[2] - box[0]) * scale), round((box[3] - box[1]) * scale)
        sheet.paste(whole.resize((max(1, wide), max(1, high)), reducing_gap=2.0), (round(box[0] * scale), round(box[1] * scale)))
        laid = True
    return sheet if laid else None


class _Resources:
    """Pictures and templates of a package by id."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._media: dict[str, str] = {}
        self._templates: dict[str, str] = {}
        for document in self._documents():
            root = package.read_xml(document)
            for template in _named(root, "TemplatePage"):
                if found := package.resolve(document, template.get("BaseLoc")):
                    self._templates.setdefault(template.get("ID", ""), found)
            for kind in ("PublicRes", "DocumentRes"):
                for reference in _named(root, kind):
                    self._take(package.resolve(document, reference.text))

    def _documents(self) -> Iterator[str]:
        entry = self._package.find("OFD.xml")
        if entry is not None:
            for reference in _named(self._package.read_xml(entry), "DocRoot"):
                if found := self._package.resolve(entry, reference.text):
                    yield found

    def _take(self, part: str | None) -> None:
        if part is None:
            return
        root = self._package.read_xml(part)
        base = root.get("BaseLoc", "")
        for media in _named(root, "MultiMedia"):
            file = next((child.text or "" for child in media if _local(child) == "MediaFile"), "").strip()
            found = self._package.resolve(part, f"{base}/{file}" if base else file) or self._package.resolve(part, file)
            if found:
                self._media.setdefault(media.get("ID", ""), found)

    def page(self, location: str | None) -> Drawn:
        """What the page at ``location`` draws."""
        out = Drawn()
        if location is None:
            return out
        root = self._package.read_xml(location)
        for reference in _named(root, "PageRes"):
            self._take(self._package.resolve(location, reference.text))
        for reference in _named(root, "Template"):
            if template := self._templates.get(reference.get("TemplateID", "")):
                _look(self._package.read_xml(template), self._media, out)
        _look(root, self._media, out)
        return out


def _look(root: Element, media: Mapping[str, str], out: Drawn) -> None:
    for thing in root.iter():
        name = _local(thing)
        if name == "TextObject" and (thing.get("Visible") == "false" or thing.get("Alpha") == "0"):
            out.hidden.add(thing.get("ID", ""))
        elif name == "ImageObject" and (box := _box(thing)) and (part := media.get(thing.get("ResourceID", ""))):
            out.pictures.append((box, part))
        elif name == "PathObject" and (box := _box(thing)):
            strokes = sum(len(_STROKE.findall(child.text or "")) for child in thing if _local(child) == "AbbreviatedData")
            out.outlines += strokes > _MANY_STROKES
            if strokes <= _MANY_STROKES and len(out.boxes) < _MOST_RULES:
                out.boxes.append(box)


def _box(thing: Element) -> Box | None:
    try:
        x, y, width, height = (float(part) for part in (thing.get("Boundary") or "").split())
    except ValueError:
        return None
    return x, y, x + width, y + height


def _named(root: Element, name: str) -> Iterator[Element]:
    return (thing for thing in root.iter() if _local(thing) == name)


def _local(thing: Element) -> str:
    tag = thing.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
