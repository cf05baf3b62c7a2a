"""The act of ``run`` by which a submission arrives: several files, folders or archives as one matter."""

from __future__ import annotations

from collections.abc import Mapping

from app.cli.arguments import Arguments, Run
from app.errors import Refused, Unreadable
from app.intake.arriving import arrived
from app.intake.receiving import receive
from app.lifecycle.instants import read_instant
from app.lifecycle.made import Made
from app.lifecycle.stages import Matter


def _submission(a: Arguments) -> Made:
    """submission{files,at,matter}: all files are one matter, also where their titles differ."""
    matter = a.maybe("matter") or Matter.NORMATIVE_DOCUMENT.value
    if matter not in set(Matter):
        raise Refused(f"没有“{matter}”这类事项，可以是 {'、'.join(Matter)}。")
    files = [a.file(name) for name in a.texts("files")]
    if not files:
        raise Refused("缺少参数 files。补上后再试。")
    at = a.maybe("at")
    moment = read_instant(at, a.office.now()) if at else None
    came = arrived(files, a.worker)
    if not came.submissions:
        raise Refused("里面没有可以收的文件。核对路径后再试。")
    whole = came.submissions[0].joined(came.submissions[1:])
    if whole.main is None and len(whole.parts) == 1:
        raise Unreadable(whole.parts[0].arrival.refusal)
    return receive(a.office, whole, at=moment, matter=Matter(matter), again=True)


ARRIVAL: Mapping[str, Run] = {"submission": _submission}
"""By name; merged into ``app.cli.workplace_acts.WORKPLACE``."""
