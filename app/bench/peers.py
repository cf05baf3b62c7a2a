"""What the program is measured against: programs and libraries of others that do part of the same, where this machine has them."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from os import environ
from pathlib import Path

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Peer:
    """Another way to do a step, by its name; ``work`` None where this machine has it not. The step may take ``at_most`` times as long, if that is said."""

    name: str
    work: Work | None
    at_most: float | None = None


def pandoc(path: Path) -> Peer:
    """A Word file to plain text by pandoc."""
    return _program("pandoc", "pandoc", "--from", "docx", "--to", "plain", "--wrap", "none", str(path))


def parsed_parts(path: Path) -> Peer:
    """The parts that a reader needs taken out of the package and parsed to elements, and nothing made of them."""
    wanted = ("document", "numbering", "styles", "settings", "footnotes", "endnotes", "comments")

    def work() -> int:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        with zipfile.ZipFile(path) as package:
            there = set(package.namelist())
            parts = [f"word/{name}.xml" for name in wanted if f"word/{name}.xml" in there]
            return sum(len(etree.fromstring(package.read(part), parser)) for part in parts)

    return Peer("解压并解析同样的 XML", work, 4)


def pdftotext(path: Path) -> Peer:
    """A PDF to text by poppler."""
    return _program("pdftotext", "pdftotext", "-layout", str(path), "-", at_most=3)


def pdfium(path: Path) -> Peer:
    """The characters of every page by pdfium, as they come."""

    def work() -> int:
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        try:
            return sum(len(page.get_textpage().get_text_range()) for page in document)
        finally:
            document.close()

    return Peer("pypdfium2", work, 3)


def git_words(folder: Path, old: str, new: str) -> tuple[Peer, Peer]:
    """Two texts by git, once by its own words (a Chinese line is one) and once by characters."""
    first, second = folder / "old.txt", folder / "new.txt"
    first.write_text(old, "utf-8")
    second.write_text(new, "utf-8")
    line = ("git", "-c", "core.pager=cat", "diff", "--no-index", "--no-color")
    files = (str(first), str(second))
    return (
        _program("git diff --word-diff", *line, "--word-diff", *files, at_most=3),
        _program("git diff --word-diff-regex=.", *line, "--word-diff-regex=.", *files, at_most=3),
    )


def fast_diff(old: str, new: str) -> Peer:
    """Two texts by the C++ diff-match-patch, all in one and without a clause's meaning.

    It is put in by hand (fast-diff-match-patch 2.1.0) and out again: its wheel brings a package called ``tests`` that hides the project's.
    """
    try:
        from fast_diff_match_patch import diff
    except ImportError:
        return Peer("C++ diff-match-patch", None)
    return Peer("C++ diff-match-patch", lambda: diff(old, new, timelimit=0, cleanup="Semantic"))


def _program(name: str, *line: str, at_most: float | None = None) -> Peer:
    if shutil.which(line[0]) is None:
        return Peer(name, None, at_most)
    settings = {**environ, "LC_ALL": "C.UTF-8"}

    def work() -> int:
        done = subprocess.run(line, env=settings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        return len(done.stdout)

    return Peer(name, work, at_most)
