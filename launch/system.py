"""Installs what the system lacks where that is allowed (root on Debian or Ubuntu), and elsewhere names the one command."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Sequence

from launch.console import quietly, say
from launch.needs import Need

_OURS_TO_INSTALL = {"debian", "ubuntu"}


def may_install() -> bool:
    """Root on Debian or Ubuntu with apt-get; derived systems (Kylin, UOS) are left to their keepers."""
    return _is_root() and _distribution() in _OURS_TO_INSTALL and shutil.which("apt-get") is not None


def provide(needs: Sequence[Need]) -> tuple[Need, ...]:
    """Install the missing ones of ``needs``, or say the one command that does; returns those still missing."""
    missing = tuple(need for need in needs if not need.present())
    if missing and may_install():
        say("正在安装系统组件：" + "、".join(need.name for need in missing))
        install(missing)
        missing = tuple(need for need in missing if not need.present())
    if missing:
        say("系统缺少 " + "、".join(need.name for need in missing) + "。执行：" + command(missing))
    return missing


def install(needs: Sequence[Need]) -> bool:
    """Fetch fresh lists and install the packages of ``needs``; False when apt-get refused."""
    refresh()
    return apt("install", "-y", "--no-install-recommends", *package_names(needs))


def command(needs: Sequence[Need]) -> str:
    """The one command a keeper of this system types to get ``needs``."""
    if shutil.which("apt-get"):
        return "sudo apt-get install -y --no-install-recommends " + " ".join(package_names(needs))
    return "sudo dnf install -y " + " ".join(need.rpm for need in needs)


def package_names(needs: Sequence[Need]) -> list[str]:
    """Debian's names of ``needs``, each with the suffix t64 where only that one has a candidate (Debian 13, Ubuntu 24.04)."""
    return [next((name for name in (need.deb, need.deb + "t64") if _has_candidate(name)), need.deb) for need in needs]


def refresh() -> None:
    """Bring apt's lists up to date; where that fails the older lists may still do, and what follows shows it."""
    apt("update", "-q")


def apt(*words: str, cwd: str | None = None) -> bool:
    """Run apt-get without questions, waiting two minutes for another package manager; False when it failed."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return quietly("apt-get", "-o", "DPkg::Lock::Timeout=120", *words, env=env, cwd=cwd).returncode == 0


def _has_candidate(name: str) -> bool:
    policy = quietly("apt-cache", "policy", name, env={**os.environ, "LC_ALL": "C"}).stdout
    return any(line.strip().startswith("Candidate:") and "(none)" not in line for line in policy.splitlines())


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return ""
