"""Files made bad in thousands of ways: each is read or refused with a sentence, and none ends the reading process."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter, defaultdict
from itertools import cycle

import pytest

from app.errors import UserError
from app.text import worker
from tests.app.text.mutations import mutated
from tests.fixtures.golden.case import every

WITHOUT_RECOGNITION = """
import sys
from app.text import worker
from app.text.readers import recognising
recognising.is_installed = lambda: False
worker.serve(sys.stdin.buffer, sys.stdout.buffer)
"""
"""The reading process of a machine without the extra ocr: a page that lost its text is not recognised for seconds."""
ENDED = ("程序本身不受影响", "还没有读完", "内存不够")
LARGEST = 60_000


def good_files():
    """Of every format the small files of the golden set, taken in turn."""
    by_format = defaultdict(list)
    for golden in every():
        if not golden.needs and not golden.refused:
            data = golden.make()
            if len(data) <= LARGEST:
                by_format[golden.name.rpartition(".")[2]].append((golden.name, data))
    return {suffix: cycle(files) for suffix, files in sorted(by_format.items())}


def injured(count):
    turns = good_files()
    suffixes = cycle(turns)
    for seed in range(count):
        name, data = next(turns[next(suffixes)])
        yield seed, name, mutated(data, seed)


@pytest.mark.drill
def test_no_mutated_file_ends_the_reading_process_or_breaks_its_limits(tmp_path):
    count = 5000 if os.environ.get("GUIHENG_DRILL") == "full" else 500
    outcomes: list[tuple[int, str, str, str]] = []
    slowest, began = 0.0, time.perf_counter()
    with worker.Worker([sys.executable, "-c", WITHOUT_RECOGNITION]) as reader:
        for seed, name, data in injured(count):
            path = tmp_path / f"{seed}.{name.rpartition('.')[2]}"
            path.write_bytes(data)
            start = time.perf_counter()
            outcomes.append((seed, name, *outcome(reader, path)))
            slowest = max(slowest, time.perf_counter() - start)
            path.unlink()
    kinds = Counter(kind for *_, kind, _ in outcomes)
    print(f"{count} mutated files in {time.perf_counter() - began:.1f} s, the slowest {slowest:.2f} s: {dict(kinds)}")
    assert [each for each in outcomes if any(words in each[3] for words in ENDED)] == []
    assert [each for each in outcomes if each[2] != "read" and not (each[3].startswith("“") and each[3].endswith("。"))] == []
    assert min(kinds["read"], kinds["Unreadable"]) > count // 10


def outcome(reader, path):
    """What became of a file, and the sentence where it was refused."""
    try:
        return "read" if reader.read(path).tree.nodes else "empty", ""
    except UserError as refused:
        return type(refused).__name__, refused.sentence
