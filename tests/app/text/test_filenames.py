"""File names whose bytes are no UTF-8."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.text.filenames import sayable, sayable_path

NAME = "关于印发《办法》的通知.docx"


@pytest.mark.parametrize("name", [NAME, "plain.txt", "", "😀.md"])
def test_a_name_that_can_be_said_stays(name: str) -> None:
    assert sayable(name) == name


@pytest.mark.skipif(sys.platform == "win32", reason="names are UTF-16 there")
def test_a_name_out_of_a_chinese_archive_is_read_as_its_sender_wrote_it() -> None:
    assert sayable(os.fsdecode(NAME.encode("gb18030"))) == NAME


@pytest.mark.skipif(sys.platform == "win32", reason="names are UTF-16 there")
def test_each_part_of_a_path_is_read_by_itself() -> None:
    path = Path("来件") / os.fsdecode("区住建局".encode("gb18030")) / NAME
    assert sayable_path(path) == f"来件/区住建局/{NAME}"


@pytest.mark.parametrize("name", ["\ud800.md", "办法\udfff"])
def test_half_a_pair_becomes_a_mark(name: str) -> None:
    sayable(name).encode("utf-8")
