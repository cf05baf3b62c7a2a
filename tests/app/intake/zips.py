"""Zip archives as they are packed on Chinese Windows, on a Mac, and by somebody who means harm."""

from __future__ import annotations

import zipfile
from pathlib import Path


class _Named(zipfile.ZipInfo):
    """A member whose name is written as the bytes given, without the UTF-8 flag."""

    raw = b""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.raw, self.flag_bits & ~0x800


def pack(file: Path, members: dict[str, bytes], encoding: str = "gb18030", *, link: str = "") -> Path:
    """``members`` packed under names in ``encoding``; the one named ``link`` says that it is a symbolic link."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for number, (name, data) in enumerate(members.items()):
            info = _Named(f"{number}.bin")
            info.raw = name.encode(encoding)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name == link:
                info.create_system = 3
                info.external_attr = 0o120777 << 16
            package.writestr(info, data)
    return file
