"""Reading in a child process, so that a hostile file ends that process and nothing else.

The child is this very program with ``--worker`` (``python -m app --worker``, or the frozen program), told by pipes: one
JSON object per line each way. A reading has a time limit, the child a memory limit; who breaks one is killed, the file is
refused with a sentence, and the next file gets a fresh child.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from app import program
from app.errors import Hostile, Unreadable
from app.text import markup
from app.text.filenames import sayable
from app.text.markup import Settled
from app.text.tree import Reading

SECONDS = {".pdf": 60.0}
"""Wall time for a reading by suffix; a PDF may have hundreds of pages of tables."""
DEFAULT_SECONDS = 10.0
MEGABYTES = 512
_ANSWER_LIMIT = 256 * 1024 * 1024


def read(path: Path, settled: Settled = Settled.ACCEPTED) -> Reading:
    """Read one file in a child process of its own. Raises Unreadable or Hostile with a sentence for the clerk."""
    with Worker() as worker:
        return worker.read(path, settled)


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

    def read(self, path: Path, settled: Settled = Settled.ACCEPTED) -> Reading:
        """The reading of ``path``, its ``file`` as given, pending tracked changes taken as ``settled``. Raises Unreadable or Hostile."""
        answer = self._ask({"path": str(path.absolute()), "file": str(path), "settled": settled.value}, path)
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

    def _ask(self, request: Mapping[str, str], path: Path) -> Mapping[str, object]:
        child = self._started()
        seconds = self._seconds if self._seconds is not None else SECONDS.get(path.suffix.lower(), DEFAULT_SECONDS)
        try:
            assert child.stdin is not None
            child.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            child.stdin.flush()
            line = self._answers.get(timeout=seconds)
        except queue.Empty as late:
            self._kill()
            raise Unreadable(
                f"“{sayable(path.name)}”读了 {seconds:g} 秒还没有读完，已停下。请把文件拆小，或者另存为 .docx 再导入。"
            ) from late
        except OSError:
            line = b""
        if not line.endswith(b"\n"):
            self._kill()
            raise Unreadable(
                f"“{sayable(path.name)}”读取时耗尽了内存或出错中断，程序本身不受影响。请用 Word 或 WPS 打开，另存为 .docx 再导入。"
            )
        answer = json.loads(line)
        if answer.get("last"):
            self._kill()
        return dict(answer)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._kill()
            self._answers = queue.Queue()
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
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

    warnings, recognised = answer["warnings"], answer["recognised"]
    return Reading(
        file=str(answer["file"]),
        format=str(answer["format"]),
        tree=shape.tree_from_json(str(answer["tree"]).encode("utf-8")),
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
        answer = _answer(request)
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()
        if answer.get("last"):
            return


def _answer(request: Mapping[str, str]) -> dict[str, object]:
    from app.text import reading, shape

    path = Path(request["path"])
    try:
        result = reading.read_here(path, Settled(request.get("settled", Settled.ACCEPTED)))
        tree = shape.tree_to_json(result.tree).decode("utf-8")
    except Hostile as refused:
        return {"kind": "hostile", "error": refused.sentence}
    except Unreadable as refused:
        return {"kind": "unreadable", "error": refused.sentence}
    except MemoryError:
        return {"last": True, "kind": "unreadable", "error": f"“{sayable(path.name)}”太大，读取时内存不够，已停下。请把文件拆小后再导入。"}
    return {
        "file": request["file"],
        "format": result.format,
        "tree": tree,
        "pending_revisions": result.pending_revisions,
        "comments": result.comments,
        "warnings": list(result.warnings),
        "markup": markup.to_json(result.markup).decode("utf-8"),
        "settled": result.settled.value,
        "recognised": list(result.recognised),
    }


def _limit_memory() -> None:
    """At most MEGABYTES more than the bare process, where the system can be told so (POSIX)."""
    if sys.platform == "win32":
        return
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        now = pages * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        now = 512 * 1024 * 1024
    limit = now + MEGABYTES * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
