"""Where everything is put together: the command line, and ``--worker``, the reading process."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run one verb; the exit code of the contract."""
    if arguments == ["--worker"]:
        from app.text import worker

        worker.serve(sys.stdin.buffer, sys.stdout.buffer)
        return 0
    if len(arguments) == 3 and arguments[0] == "text" and arguments[2] == "--json":
        return _text(arguments[1])
    return 64


def _text(file: str) -> int:
    from app.errors import UserError
    from app.text import shape, worker

    try:
        answer = shape.reading_to_json(worker.read(Path(file)))
    except UserError as refused:
        answer = {"file": file, "error": refused.sentence}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8") + b"\n")
    return 2 if "error" in answer else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
