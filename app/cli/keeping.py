"""``health``, ``backup``, ``restore``: looking after the store."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app import safekeeping
from app.cli.console import DONE, FAILED, Console


def health_arguments(parser: ArgumentParser) -> None:
    """No arguments of its own."""


def health(asked: Namespace, console: Console) -> int:
    """Say what is wrong with the store; 2 when something is."""
    with console.reading() as office:
        found = safekeeping.problems(office)
    console.put({"ok": not found, "problems": list(found)}, "\n".join(found) or "没有发现问题。")
    return FAILED if found else DONE


def backup_arguments(parser: ArgumentParser) -> None:
    """No arguments of its own."""


def backup(asked: Namespace, console: Console) -> int:
    """Make a verified backup now."""
    with console.office() as office:
        made = safekeeping.back_up(office)
    record: dict[str, object] = {"backup": str(made.folder), "documents": made.documents, "acts": made.acts}
    console.put(record, f"已备份到 {made.folder}，{made.documents} 件文件，{made.acts} 条操作记录。")
    return DONE


def restore_arguments(parser: ArgumentParser) -> None:
    """BACKUP."""
    parser.add_argument("backup", type=Path)


def restore(asked: Namespace, console: Console) -> int:
    """Put a backup in the place of the store, which is set aside."""
    found = safekeeping.restore(asked.backup, console.folder, console.clock)
    record: dict[str, object] = {"backup": str(asked.backup), "documents": found.documents, "acts": found.acts}
    console.put(record, f"已从 {asked.backup} 恢复，{found.documents} 件文件，{found.acts} 条操作记录。")
    return DONE
