"""Reading in a child process, so that a hostile file ends that process and nothing else.

The child is this very program with ``--worker`` (``python -m app --worker``, or the frozen program), told by pipes: one
JSON object per line each way. A reading has a time limit, and the child a limit of memory held in RAM, which is watched from
here; who breaks one is ended, the file is refused with a sentence, and the next file gets a fresh child.

While pages are recognised, the child says how far it is; from the first such word on the limits of recognition hold.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from app import program
from app.errors import Hostile, Unreadable
from app.text import markup
from app.text.filenames import sayable
from app.text.limits import RECOGNITION_THREADS
from app.text.line import Told, quietly
from app.text.markup import Settled
from app.text.resident import resident, spent
from app.text.tree import Reading

SECONDS = 10.0
"""Wall time for reading a structured format."""
PDF_PATIENCE = 3.0
"""A PDF may have hundreds of pages with tables: its seconds are those of a processor, and it may wait for one so many times as long."""
MEGABYTES = 512
"""Memory that the child may hold in RAM."""
LOADING_SECONDS = 10.0
PAGE_SECONDS = 5.0
RECOGNITION_MEGABYTES = 1536
"""For recognition: loading the models, each page, and memory. Seconds of all processors that it uses, where the system tells them."""
_PATIENCE = 8.0
"""Times those seconds a clerk waits where other programs take the processors."""
_GLANCE = 0.05
"""How often the child is looked at, in seconds."""
_SLACK_MEGABYTES = 1024
"""Address space of the child beyond that, as a second fence that the system holds by itself."""
_PROGRESS = b'{"recognised_pages":'
_BUFFER = 256 * 1024
"""Bytes of the pipe read at a time: an answer has hundreds of thousands."""
_ANSWER_LIMIT = 256 * 1024 * 1024


def read(path: Path, settled: Settled = Settled.ACCEPTED, told: Told = quietly) -> Reading:
    """Read one file in a child process of its own. Raises Unreadable or Hostile with a sentence for the clerk."""
    with Worker() as worker:
        return worker.read(path, settled, told)


class Worker:
    """A reading process that lives for several files; to be used by one thread, as a context manager."""

    def __init__(self, command: list[str] | None = None, seconds: float | None = None) -> None:
        """``command`` starts another child than this program; ``seconds`` overrides the time limit of a reading."""
        self._command = command or program.command("--worker")
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes] = queue.Queue()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(self, path: Path, settled: Settled = Settled.ACCEPTED, told: Told = quietly) -> Reading:
        """The reading of ``path``, its ``file`` as given, pending tracked changes taken as ``settled``. Raises Unreadable or Hostile.

        ``told`` hears how many pages were recognised of how many; what it raises ends the child and goes on to the caller.
        """
        answer = self._ask({"path": str(path.absolute()), "file": str(path), "settled": settled.value}, path, told)
        error = answer.get("error")
        if isinstance(error, str):
            raise (Hostile if answer.get("kind") == "hostile" else Unreadable)(error)
        return _reading(answer)

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is None:
            return
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        try:
            child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def _ask(self, request: Mapping[str, str], path: Path, told: Told) -> Mapping[str, object]:
        child = self._started()
        try:
            assert child.stdin is not None
            child.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            child.stdin.flush()
        except OSError:
            line = b""
        else:
            line = self._answered(child, path, told)
        if not line.endswith(b"\n"):
            self._kill()
            raise Unreadable(
                f"“{sayable(path.name)}”读取时耗尽了内存或出错中断，程序本身不受影响。用 Word 或 WPS 打开，另存为 .docx 再导入。"
            )
        answer = json.loads(line)
        if answer.get("last"):
            self._kill()
        return dict(answer)

    def _answered(self, child: subprocess.Popen[bytes], path: Path, told: Told) -> bytes:
        """The line that the child answers, b"" when it has ended; it is ended here when it breaks a limit. Raises Unreadable."""
        limits = _Limits(self._seconds, MEGABYTES) if self._seconds else _limits(path, child.pid)
        while True:
            try:
                line = self._answers.get(timeout=_GLANCE)
            except queue.Empty:
                if broken := limits.broken(child.pid, path):
                    self._kill()
                    raise broken from None
                continue
            if not line.startswith(_PROGRESS):
                return line
            done, total = json.loads(line)["recognised_pages"]
            if not done:
                seconds, processors = LOADING_SECONDS + PAGE_SECONDS * total, min(RECOGNITION_THREADS, os.cpu_count() or 1)
                limits = _ProcessorLimits(seconds, RECOGNITION_MEGABYTES, child.pid, processors, _PATIENCE)
            try:
                told(done, total)
            except BaseException:
                self._kill()
                raise

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._kill()
            self._answers = queue.Queue()
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=_BUFFER,
                cwd=program.home(),
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            assert self._child.stdout is not None
            threading.Thread(target=_listen, args=(self._child.stdout, self._answers), daemon=True).start()
        return self._child

    def _kill(self) -> None:
        if self._child is not None:
            self._child.kill()
            self.close()


class _Limits:
    """What a child may take from now on."""

    def __init__(self, seconds: float, megabytes: int) -> None:
        self._seconds, self._bytes = seconds, megabytes * 1024 * 1024
        self._until = time.monotonic() + seconds

    def broken(self, pid: int, path: Path) -> Unreadable | None:
        """The refusal of ``path`` when the child ``pid`` has taken more."""
        if self._is_late(pid):
            return Unreadable(f"“{sayable(path.name)}”读了 {self._seconds:g} 秒还没有读完，已停下。把文件拆小，或者另存为 .docx 再导入。")
        return _greedy(path) if (resident(pid) or 0) > self._bytes else None

    def _is_late(self, pid: int) -> bool:
        return time.monotonic() > self._until


class _ProcessorLimits(_Limits):
    """Seconds are those of the ``processors`` it keeps busy, so that a machine at work elsewhere refuses nothing before ``patience`` times as long.

    Where the system does not tell them they are those of the clock.
    """

    def __init__(self, seconds: float, megabytes: int, pid: int, processors: int, patience: float) -> None:
        super().__init__(seconds, megabytes)
        self._processors, self._began = processors, spent(pid)
        if self._began is not None:
            self._until += (patience - 1) * seconds

    def _is_late(self, pid: int) -> bool:
        now = spent(pid)
        if self._began is not None and now is not None and (now - self._began) / self._processors > self._seconds:
            return True
        return super()._is_late(pid)


def _greedy(path: Path) -> Unreadable:
    return Unreadable(f"“{sayable(path.name)}”太大，读取时内存不够，已停下。把文件拆小后再导入。")


def _limits(path: Path, pid: int) -> _Limits:
    """The limits for reading ``path``, by what its first bytes say it is."""
    try:
        with path.open("rb") as stream:
            is_pdf = b"%PDF-" in stream.read(1024)
    except OSError:
        is_pdf = False
    return _ProcessorLimits(SECONDS, MEGABYTES, pid, 1, PDF_PATIENCE) if is_pdf else _Limits(SECONDS, MEGABYTES)


def _listen(stream: BinaryIO, answers: queue.Queue[bytes]) -> None:
    """Hand over each line of the child; an empty one when it has ended."""
    while True:
        try:
            line = stream.readline(_ANSWER_LIMIT)
        except (OSError, ValueError):
            line = b""
        answers.put(line)
        if not line.endswith(b"\n"):
            return


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", "")}


def _reading(answer: Mapping[str, object]) -> Reading:
    from app.text import shape

    warnings, recognised, tree = answer["warnings"], answer["recognised"], answer["tree"]
    return Reading(
        file=str(answer["file"]),
        format=str(answer["format"]),
        tree=shape.tree_from_value(tree if isinstance(tree, dict) else {}),
        pending_revisions=int(str(answer["pending_revisions"])),
        comments=int(str(answer["comments"])),
        warnings=tuple(str(w) for w in warnings) if isinstance(warnings, list) else (),
        markup=markup.from_json(str(answer["markup"]).encode("utf-8")),
        settled=Settled(str(answer["settled"])),
        recognised=tuple(int(n) for n in recognised) if isinstance(recognised, list) else (),
    )


# the child ------------------------------------------------------------------------------------------------------------


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer readings until ``requests`` ends; this is all that ``--worker`` does."""
    _limit_memory()
    while line := requests.readline():
        request = json.loads(line)
        teller = _Teller(answers)
        answer, tree = _answer(request, teller.told)
        if teller.has_told:
            answer["last"] = True  # recognition keeps the memory that it was allowed to take
        answers.write(_line(answer, tree))
        answers.flush()
        if answer.get("last"):
            return


class _Teller:
    """Says on the pipe how many pages were recognised."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self.has_told = False

    def told(self, done: int, total: int) -> None:
        """So many pages of so many are recognised."""
        self.has_told = True
        self._answers.write(_PROGRESS + f" [{done}, {total}]}}\n".encode("ascii"))
        self._answers.flush()


def _line(answer: Mapping[str, object], tree: bytes) -> bytes:
    """An answer as its line, ``tree`` put into it as it is: the longest part by far is written and read once."""
    said = json.dumps(answer).encode("ascii")
    return said[:-1] + b', "tree": ' + tree + b"}\n" if tree else said + b"\n"


def _answer(request: Mapping[str, str], told: Told) -> tuple[dict[str, object], bytes]:
    """What the pipe is told about a file, and the tree's JSON, which is one line; b"" where the file is refused."""
    from app.text import reading, shape

    path = Path(request["path"])
    try:
        result = reading.read_here(path, Settled(request.get("settled", Settled.ACCEPTED)), told)
        tree = shape.tree_to_json(result.tree)
    except Hostile as refused:
        return {"kind": "hostile", "error": refused.sentence}, b""
    except Unreadable as refused:
        return {"kind": "unreadable", "error": refused.sentence}, b""
    except MemoryError:
        return {"last": True, "kind": "unreadable", "error": _greedy(path).sentence}, b""
    facts = {
        "file": request["file"],
        "format": result.format,
        "pending_revisions": result.pending_revisions,
        "comments": result.comments,
        "warnings": list(result.warnings),
        "markup": markup.to_json(result.markup).decode("utf-8"),
        "settled": result.settled.value,
        "recognised": list(result.recognised),
    }
    return facts, tree


def _limit_memory() -> None:
    """A second fence, where the system can be told so (POSIX): address space, which is never less than the RAM that the parent watches."""
    if sys.platform == "win32":
        return
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        now = pages * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        now = 512 * 1024 * 1024
    limit = now + (MEGABYTES + _SLACK_MEGABYTES) * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
