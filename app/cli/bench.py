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
from app.bench import beside
from app.bench.case import Case, Spent, spent_on
from app.bench.cases import cases
from app.bench.filling import CLAUSES, fill
from app.cli.console import DONE, Console
from app.clock import Clock
from app.office import open_office
from app.text.worker import Worker

_FEW, _MANY, _STARTS = 2_000, 20_000, 5
_QUICK = 20, 60, 1
_START = "启动到画出工作台"


def arguments(parser: ArgumentParser) -> None:
    """``--quick`` measures small stores; ``--beside`` only reading and comparing beside other programs; ``--keep DIR`` keeps the stores made there, and takes those that lie there already."""
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--beside", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="DIR")


def run(asked: Namespace, console: Console) -> int:
    """Measure every step and print its median in milliseconds, one line each."""
    few, many, starts = _QUICK if asked.quick else (_FEW, _MANY, _STARTS)
    machine = f"{platform.system()} {platform.machine()}，{os.cpu_count()} 核，Python {platform.python_version()}"
    about = {"machine": machine, "date": date.today().isoformat()}
    with TemporaryDirectory() as folder:
        if asked.beside:
            _tell_all(console, about, _beside(Path(folder)))
            return DONE
        stores = asked.keep or Path(folder)
        _tell_all(console, about, cases(stores / "small"))
        for line in _window(about, stores, few, many, starts, console.clock.today()):
            _tell(console, line)
    return DONE


def _beside(folder: Path) -> Iterator[Case]:
    with Worker() as worker:
        yield from beside.reading(folder, worker)
    yield from beside.comparing(folder)


def _tell_all(console: Console, about: Mapping[str, object], measured: Iterator[Case]) -> None:
    for case in measured:
        for line in lines_of(about, case, spent_on(case)):
            _tell(console, line)


def lines_of(about: Mapping[str, object], case: Case, spent: Spent) -> Iterator[dict[str, object]]:
    """What is printed of a step: a line for each peer, the peers that this machine has not among them; one line where there is no peer."""
    step = {"name": case.name, "median_ms": spent.own, "runs": case.runs}
    if not case.peers:
        limit: dict[str, object] = {} if case.within_ms is None else {"at_most_ms": case.within_ms, "holds": spent.own <= case.within_ms}
        yield {**step, "peer": None, "peer_median_ms": None, "ratio": None, **limit, **about}
    for peer, other in zip(case.peers, spent.peers, strict=True):
        times = spent.own / other if other else None
        held: dict[str, object] = (
            {} if peer.at_most is None else {"at_most_times": peer.at_most, "holds": None if times is None else times <= peer.at_most}
        )
        ratio = round(other / spent.own, 2) if other is not None and spent.own else None
        yield {**step, "peer": peer.name, "peer_median_ms": other, "ratio": ratio, **held, **about}


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
    worst = f"，最慢 {line['worst_ms']}" if "worst_ms" in line else ""
    console.put(
        line,
        f"{line['name']}：{line['median_ms']} 毫秒（{line['runs']} 次中位数{worst}）{_beside_words(line)}{_limit_words(line)}。{line['date']}，{line['machine']}",
    )


def _beside_words(line: Mapping[str, object]) -> str:
    if not line["peer"]:
        return ""
    if line["peer_median_ms"] is None:
        return f"，{line['peer']} 这台机器上没有，没有比"
    grown = "为其" if "worst_ms" in line else "它是本步的"
    return f"，{line['peer']} {line['peer_median_ms']} 毫秒，{grown} {line['ratio']} 倍"


def _limit_words(line: Mapping[str, object]) -> str:
    limit = f"{line['at_most_times']:g} 倍" if "at_most_times" in line else f"{line['at_most_ms']:g} 毫秒" if "at_most_ms" in line else ""
    said = {True: "做到了", False: "没有做到", None: "没有比"}
    return f"（要求不超过{'它的' if 'at_most_times' in line else ''} {limit}，{said[line['holds']]}）" if limit else ""  # type: ignore[index]
