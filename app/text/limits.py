"""How much memory the reading process may take beyond what it has at its start; a system that cannot be told so is not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

RECOGNITION_MEGABYTES = 2560
"""Of address space: recognition maps some 2,000 MB and holds at most 1,000 of them in memory."""

RECOGNITION_THREADS = 4
"""At most so many processors work on a page."""
_GIVING_WAY = 3


def allow_recognition() -> None:
    """Let this process grow as recognition needs it, and give way to the window.

    The process is to end after the file, since it keeps what it took. One without a limit, which is no reading process, is left alone.
    """
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY:
        return
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return
    limit = pages * resource.getpagesize() + RECOGNITION_MEGABYTES * 1024 * 1024
    os.nice(_GIVING_WAY)
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
