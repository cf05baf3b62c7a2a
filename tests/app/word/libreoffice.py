"""LibreOffice, where it is installed: a Word file opened, its tracked changes all accepted or all rejected, saved again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

SECONDS = 120
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Settling"/>
</library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub Settle(list As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim stored(0) As New com.sun.star.beans.PropertyValue
  stored(0).Name = "FilterName"
  stored(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  f = FreeFile
  Open list For Input As #f
  Do While Not EOF(f)
    Line Input #f, source
    Line Input #f, target
    Line Input #f, wanted
    doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    dispatcher.executeDispatch(doc.CurrentController.Frame, wanted, "", 0, Array())
    doc.storeToURL(target, stored())
    doc.close(True)
  Loop
  Close #f
  StarDesktop.terminate()
End Sub
</script:module>
"""
ACCEPT, REJECT = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges"


def program() -> str:
    """The program, or the test is skipped."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice (soffice) is not installed here")
    return found


def settle(folder: Path, jobs: Sequence[tuple[Path, Path, str]]) -> None:
    """Open each file, ACCEPT or REJECT all its changes and save it; the program is started again where it ended half-way.

    Version 7.4 ends now and then while it closes a file, at another one each time. Raises AssertionError for a file at which it ends twice.
    """
    # the first start fills the profile, over whatever stands there
    _start(folder, "--terminate_after_init")
    basic = folder / "profile/user/basic/Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlb").write_text(_LIBRARY, "utf-8")
    (basic / "Settling.xba").write_text(_MODULE, "utf-8")
    lines, left, failed = folder / "jobs.txt", list(jobs), ""
    while left:
        # a file of its own for each job: one that is not quite closed yet opens read-only, and then nothing is settled
        one_kind = [job for job in left if job[2] == left[0][2]]
        opened = [shutil.copy(source, target.with_name(f"open-{target.name}")) for source, target, _ in one_kind]
        listed = zip(opened, one_kind, strict=True)
        lines.write_text("".join(f"{mine.as_uri()}\n{target.as_uri()}\n{wanted}\n" for mine, (_, target, wanted) in listed), "utf-8")
        _start(folder, f'macro:///Standard.Settling.Settle("{lines}")')
        left = [job for job in left if not job[1].is_file()]
        assert not left or left[0][1].name != failed, f"LibreOffice ended twice at {failed}"
        failed = left[0][1].name if left else ""


def pdf(folder: Path, file: Path) -> Path:
    """The file printed to PDF as it is, changes shown."""
    _start(folder, "--convert-to", "pdf", "--outdir", str(folder), str(file))
    return folder / f"{file.stem}.pdf"


def _start(folder: Path, *words: str) -> None:
    """One start with a profile of its own; its whole process group ends when it takes too long, for the starter only waits for another."""
    profile = (folder / "profile").as_uri()
    started = subprocess.Popen(
        [program(), f"-env:UserInstallation={profile}", "--headless", "--norestore", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        started.wait(SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        raise
