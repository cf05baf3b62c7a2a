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
