"""What a process takes, asked from outside: memory held in RAM (what it merely maps does not count) and time of processors."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resident(pid: int) -> int | None:
    """Bytes that process ``pid`` holds in RAM; None when it has ended, or where the system cannot be asked."""
    if sys.platform == "linux":
        return _from_proc(pid)
    if sys.platform == "win32":
        return _from_windows(pid)
    return None


def spent(pid: int) -> float | None:
    """Seconds of processors that process ``pid`` has used; None when it has ended, or where the system is not asked."""
    if sys.platform != "linux":
        return None
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


def _from_proc(pid: int) -> int | None:
    import resource

    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * resource.getpagesize()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY_LIMITED_INFORMATION = 0x1000

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS (psapi.h)."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "working_set", "p1", "p2", "p3", "p4", "pagefile", "peak_pagefile")),
        )

    def _from_windows(pid: int) -> int | None:
        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not handle:
            return None
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        try:
            told = kernel.K32GetProcessMemoryInfo(wintypes.HANDLE(handle), ctypes.byref(counters), counters.cb)
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))
        return int(counters.working_set) if told else None
