"""The crash log names the kind and the place of a defect and never quotes a document."""

from __future__ import annotations

import faulthandler
import logging

import pytest

from app import crashlog


@pytest.fixture
def log(tmp_path):
    before = list(logging.getLogger().handlers)
    file = tmp_path / "logs" / "crash.log"
    with crashlog.begin(file):
        yield file
        faulthandler.disable()
    for handler in set(logging.getLogger().handlers) - set(before):
        logging.getLogger().removeHandler(handler)
        handler.close()


@pytest.mark.expects_log("a job failed")
def test_a_defect_is_written_with_its_kind_and_place_and_without_its_words(log):
    try:
        raise KeyError("处5000元罚款")
    except KeyError:
        logging.getLogger("ui.ops").exception("a job failed")
    written = log.read_text("utf-8")
    assert "KeyError" in written
    assert "test_crashlog.py" in written
    assert "罚款" not in written


def test_only_what_was_written_since_the_last_start_is_told(tmp_path):
    log = tmp_path / "crash.log"
    assert crashlog.since_last_start(log) is None
    assert crashlog.since_last_start(log) is None
    log.write_text("2026-11-23 09:00:00,000 WARNING ui.start the looks could not be kept\n", "utf-8")
    assert crashlog.since_last_start(log) is None
    with log.open("a", encoding="utf-8") as more:
        more.write("2026-11-23 09:10:00,000 ERROR ui.ops a job failed: KeyError\n  desk.py:12 count\n")
    log.with_suffix(".fatal.log").write_text("Fatal Python error: Segmentation fault\n  File paper.py, line 3 in paint\n", "utf-8")
    told = crashlog.since_last_start(log)
    assert told is not None
    assert (told.defects, told.crashes) == (1, 1)
    assert "desk.py:12 count" in told.words
    assert "looks could not be kept" not in told.words
    assert crashlog.since_last_start(log) is None


def test_a_log_begun_anew_is_read_from_its_start(tmp_path):
    log = tmp_path / "crash.log"
    log.write_text("x" * 5000, "utf-8")
    crashlog.since_last_start(log)
    log.write_text("2026-11-23 09:10:00,000 ERROR ui.ops a job failed\n", "utf-8")
    told = crashlog.since_last_start(log)
    assert told is not None
    assert told.defects == 1
