"""``.venv`` beside run.py with exactly the locked dependencies, and the stamp that lets the next start skip all of it."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from launch import system
from launch.console import SetupError, say
from launch.needs import Need

_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment of the project at ``root``; nothing is touched before ``provide``."""

    root: Path

    @property
    def venv(self) -> Path:
        """The folder ``.venv``."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def site_packages(self) -> Path:
        """Where its packages lie."""
        return self.venv / ("Lib/site-packages" if os.name == "nt" else f"lib/python{_PYTHON}/site-packages")

    def digest(self, *parts: str) -> str:
        """SHA-256 over the lock file, the Python version and ``parts``."""
        whole = hashlib.sha256((self.root / "requirements.lock").read_bytes())
        whole.update("\0".join((sys.version, *parts)).encode())
        return whole.hexdigest()

    def stamped(self, name: str, digest: str) -> bool:
        """Whether step ``name`` was done in the state ``digest`` and the environment still stands."""
        stamp = self._stamp(name)
        return self.python.exists() and stamp.exists() and stamp.read_text("ascii") == digest

    def stamp(self, name: str, digest: str) -> None:
        """Note that step ``name`` is done in the state ``digest``."""
        self._stamp(name).write_text(digest, "ascii")

    def provide(self) -> None:
        """Make ``.venv`` where it is missing or of another Python, and install the lock file into it.

        Raises SetupError when either cannot be done; a broken attempt is simply done again at the next start.
        """
        if not self.python.exists() or not self.site_packages.exists():
            self._create()
        self._install()
        # the project is run and never installed: this line lets it be run from any folder
        (self.site_packages / "guiheng.pth").write_text(os.path.relpath(self.root, self.site_packages) + "\n", "ascii")

    def _stamp(self, name: str) -> Path:
        return self.venv / f"guiheng-{name}.stamp"

    def _create(self) -> None:
        say("正在建立运行环境 .venv")
        if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
            module = Need("Python 的 venv 组件", f"python{_PYTHON}-venv", "python3-pip")
            if not (system.may_install() and system.install([module])):
                raise SetupError(f"缺少 {module.name}。执行：{system.command([module])}，然后重新启动。")
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(self.venv)], capture_output=True, encoding="utf-8", check=False)
        if made.returncode:
            raise SetupError("运行环境没有建成，确认所在文件夹可以写入、磁盘有 1 GB 以上空间。\n" + _tail(made.stdout + made.stderr))

    def _install(self) -> None:
        say("正在安装依赖（首次约半分钟，需要网络或单位的软件源）")
        log = self.venv / "install.log"
        # pip and not a faster installer: it obeys the mirrors and wheel folders an office has configured for it
        command = [str(self.python), "-I", "-m", "pip", "install", "--no-user", "--no-input", "--require-hashes", "--only-binary=:all:"]
        with log.open("w", encoding="utf-8") as out:
            done = subprocess.run([*command, "-r", str(self.root / "requirements.lock")], stdout=out, stderr=out, check=False)
        if done.returncode:
            raise SetupError(
                f"依赖没有装上，已有的数据不受影响。检查网络或软件源后重新启动；详情见 {log}\n" + _tail(log.read_text("utf-8", "replace"))
            )


def _tail(text: str) -> str:
    return "\n".join(text.strip().splitlines()[-4:])
