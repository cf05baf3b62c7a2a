"""``bench``: how long the program's main steps take here, beside a peer or beside a store ten times smaller; medians, with the machine and the date."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app import program
from app.bench.cases import Case, cases, spent_on
from app.bench.filling import CLAUSES, fill
from app.cli.console import DONE, Console
from app.clock import Clock
from app.office import open_office

_FEW, _MANY, _STARTS = 2_000, 20_000, 5
_QUICK = 20, 60, 1
_START = "启动到画出工作台"


def arguments(parser: ArgumentParser) -> None:
    """``--quick`` measures small stores; ``--keep DIR`` keeps the stores made there, and takes those that lie there already."""
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="DIR")


def run(asked: Namespace, console: Console) -> int:
    """Measure every step and print its median in milliseconds, one line each."""
    few, many, starts = _QUICK if asked.quick else (_FEW, _MANY, _STARTS)
    machine = f"{platform.system()} {platform.machine()}，{os.cpu_count()} 核，Python {platform.python_version()}"
    about = {"machine": machine, "date": date.today().isoformat()}
    with TemporaryDirectory() as folder:
        stores = asked.keep or Path(folder)
        for case in cases(stores / "small"):
            own, other = spent_on(case)
            _tell(console, _line(about, case, own, other))
        for line in _window(about, stores, few, many, starts, console.clock.today()):
            _tell(console, line)
    return DONE


def _line(about: Mapping[str, object], case: Case, own: float, other: float | None) -> dict[str, object]:
    ratio = round(other / own, 2) if other is not None and own else None
    return {
        "name": case.name,
        "median_ms": own,
        "runs": case.runs,
        "peer": case.peer_name,
        "peer_median_ms": other,
        "ratio": ratio,
        **about,
    }


def _window(about: Mapping[str, object], stores: Path, few: int, many: int, starts: int, today: date) -> Iterator[dict[str, object]]:
    """The steps in the real window over a large store; the peer is the same step over the small one, and the ratio how much it grows."""
    small, large = (_measured(_filled(stores / str(count), count, today), starts, today) for count in (few, many))
    for name, runs in large.items():
        own, other = round(median(runs), 1), round(median(small[name]), 1)
        yield {
            "name": f"{name}（{many} 件、{many * CLAUSES} 条）", "median_ms": own, "runs": len(runs), "peer": f"{few} 件", "peer_median_ms": other,
            "ratio": round(own / other, 2) if other else None, "worst_ms": round(max(runs), 1), **about,
        }  # fmt: skip


def _filled(folder: Path, documents: int, today: date) -> Path:
    if not folder.exists():
        office = open_office(folder, Clock(today), "测速")
        try:
            for done in fill(office, documents):
                sys.stderr.write(f"\r正在造 {documents} 件的数据：{done}")
        finally:
            office.close()
        sys.stderr.write("\n")
    return folder


def _measured(store: Path, starts: int, today: date) -> dict[str, list[float]]:
    """The milliseconds of every run of every step: the window is started anew ``starts`` times, and driven once, in children of this program."""
    with TemporaryDirectory() as folder:
        begun = [1000 * program.start(store, Path(folder) / "first.png") for _ in range(starts)]
    words = program.command("--drive", str(store.resolve()), today.isoformat())
    child = subprocess.run(
        words, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, cwd=program.home(), stdout=subprocess.PIPE, check=True
    )
    return {_START: begun, **json.loads(child.stdout.splitlines()[-1])}


def _tell(console: Console, line: dict[str, object]) -> None:
    beside = ""
    if line["peer"]:
        grown = "为其" if "worst_ms" in line else "它是本步的"
        beside = f"，{line['peer']} {line['peer_median_ms']} 毫秒，{grown} {line['ratio']} 倍"
    worst = f"，最慢 {line['worst_ms']}" if "worst_ms" in line else ""
    console.put(
        line, f"{line['name']}：{line['median_ms']} 毫秒（{line['runs']} 次中位数{worst}）{beside}。{line['date']}，{line['machine']}"
    )
