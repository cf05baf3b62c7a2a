"""The Fandol fonts (仿宋, 楷体, 宋体, 黑体) that official papers are set in where the system has none of its own.

Debian carries them inside texlive-lang-chinese, whose installation on a bare system fetches 117 MB, takes 332 MB on disk and half a minute. Only that one
archive (49 MB) is fetched, its signature checked by apt, and only its fonts (34 MB) and their licence are unpacked, into
``.venv/share/fonts``; that needs no root.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from launch import system
from launch.console import say

PACKAGE = "texlive-lang-chinese"
_TEXMF = Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")
_SYSTEM = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


def provide(venv: Path) -> None:
    """Put Fandol into ``venv``/share/fonts unless a known place has it; where that fails say what papers will look like."""
    target = venv / "share" / "fonts"
    if _present(target):
        return
    say("正在取得仿宋、楷体、小标宋的替代字体 Fandol（下载约 49 MB）")
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb") and _fetch(target)):
        say("没有取得 Fandol 字体：系统未装仿宋、楷体时，打印件将以其他中文字体代替。装好这些字体后重新启动即可")


def _present(target: Path) -> bool:
    return any(next(folder.rglob("FandolFang*"), None) for folder in (target, _TEXMF, *_SYSTEM) if folder.is_dir())


def _fetch(target: Path) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        if not system.apt("download", "-q", PACKAGE, cwd=scratch):
            if not system.may_install():
                return False
            system.refresh()
            if not system.apt("download", "-q", PACKAGE, cwd=scratch):
                return False
        archive = next(Path(scratch).glob("*.deb"), None)
        return archive is not None and unpack(archive, target)


def unpack(archive: Path, target: Path) -> bool:
    """Fonts and licence of ``archive`` into ``target``, flat; a font stands under its name only when it is whole."""
    target.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(archive)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        with tarfile.open(fileobj=process.stdout, mode="r|") as tar:
            for member in tar:
                stream = tar.extractfile(member) if member.isfile() and _wanted(PurePosixPath(member.name)) else None
                if stream is not None:
                    part = target / "part"
                    with part.open("wb") as out:
                        shutil.copyfileobj(stream, out)
                    part.replace(target / _flat_name(PurePosixPath(member.name)))
    return process.returncode == 0 and _present(target)


def _wanted(path: PurePosixPath) -> bool:
    return path.parent.name == "fandol" and path.suffix in {".otf", ".gz", ""}


def _flat_name(path: PurePosixPath) -> str:
    return path.name if path.suffix == ".otf" else "Fandol-" + path.name
