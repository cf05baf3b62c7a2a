"""报送材料目录: the sheet on top of a filing packet, saying what lies in which of its folders and what does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Values, day, inner


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One folder of the packet: what is in it, its files, and how many paper copies are asked for (0: none)."""

    folder: str
    name: str
    files: tuple[str, ...]
    copies: int = 0


@dataclass(frozen=True, slots=True)
class PacketContents:
    """The contents of one packet. ``missing`` are the materials asked for that are not there; ``on`` is the day of filing, or of packing before it."""

    template: ClassVar[str] = "packet_contents"

    sender: str
    recipient: str
    title: str
    document_number: str
    report_number: str
    on: date
    enclosed: tuple[Enclosed, ...]
    missing: tuple[str, ...] = ()
    fingerprint: str = ""
    code: str = ""
    code_svg: str = ""

    def values(self) -> Values:
        """The fields a template may name."""
        return {
            "sender": self.sender,
            "recipient": self.recipient,
            "title": inner(self.title),
            "document_number": self.document_number,
            "report_number": self.report_number,
            "on": day(self.on),
            "enclosed": [
                {"folder": each.folder, "name": each.name, "files": list(each.files), "copies": f"{each.copies}份" if each.copies else "—"}
                for each in self.enclosed
            ],
            "missing": list(self.missing),
            "fingerprint": self.fingerprint,
            "code": self.code,
            "code_svg": self.code_svg,
        }
