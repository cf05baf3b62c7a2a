"""The examples open in a window of their own."""

from __future__ import annotations

from app import program, samples
from tests.ui.pages.assembled import whole

__all__ = ["whole"]


def test_the_examples_open_in_a_window_of_their_own(whole):
    started, folder = [], whole.folder / "示例库"
    folder.mkdir()
    samples.mark(folder)
    whole.assembly.samples.folder = folder
    whole.assembly.samples.launch = lambda line: bool(started.append(list(line)) or True)
    whole.click(whole.assembly.desk.first.open_samples)
    assert started == [program.command("--store", str(folder), "--by", "王芳", "--today", "2026-11-23")]


def test_a_program_that_cannot_be_started_is_said_with_where_the_examples_are(whole):
    whole.assembly.samples.folder = whole.folder / "示例库"
    whole.assembly.samples.folder.mkdir()
    samples.mark(whole.assembly.samples.folder)
    whole.assembly.samples.launch = lambda _line: False
    whole.assembly.samples.open()
    whole.settle()
    assert whole.toasts[-1].startswith(f"示例库在“{whole.assembly.samples.folder}”，没有能打开")


def test_a_folder_with_other_data_is_refused(whole):
    whole.assembly.samples.folder = whole.folder
    whole.assembly.samples.launch = lambda _line: False
    whole.assembly.samples.open()
    whole.settle()
    assert "有不是示例的数据" in whole.toasts[-1]
