"""How a ledger says that a document is no longer in force: its state, the day of its end and the reason, held against its other days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.exchange.problem import Kind
from app.exchange.values import Status

Wrong = tuple[Kind, str, str]
"""Kind, why, what to do."""

_NO_NEED = "不用改；日期有误的，改正日期"

_ENDED = {"repealed": "废止", "declared_invalid": "失效", "superseded": "被替代", "suspended": "暂停执行", "annulled": "被撤销"}


@dataclass(frozen=True, slots=True)
class Ending:
    """``column`` is the day's column in the register (repealed_on, declared_invalid_on …), "" where force ends by validity alone or not at all.

    ``notice`` is what the days settled against the words of the state.
    """

    column: str = ""
    on: date | None = None
    reason: str = ""
    note: str = ""
    notice: Wrong | None = None


def ending(
    status: Status | None, on: date | None, reason: str, heading: str, valid_until: date | None, first: date | None, today: date
) -> Ending | Wrong:
    """The end that the state and the day tell; or what does not fit together.

    Force is computed from days, so a document said to be repealed needs the day. One whose validity has run out needs none: it is
    expired, whatever its state says.
    """
    state = status.state if status else _by_heading(heading)
    beside = status.days[0] if status and len(set(status.days)) == 1 else None
    day = on or beside
    note = f"状态：{status.rest}" if status and status.rest and not beside else ""
    reason = reason or (status.rest if status and re.search(r"号|《|被|由", status.rest) else "")
    lapsed = valid_until is not None and valid_until < today
    if state in ("in_force", "amended", "not_yet"):
        return _still_in_force(state, on, valid_until, first, today, note)
    if state in ("expired", "declared_invalid") and day is None:
        return Ending(note=note) if lapsed else _no_day("失效", valid_until)
    if state == "expired":
        return Ending("" if lapsed else "declared_invalid_on", None if lapsed else day, note=note)
    if state == "declared_invalid" and lapsed and valid_until and day and abs((day - valid_until).days) <= 1:
        return Ending(note=note)
    if day is None and lapsed and state in ("repealed", "superseded"):
        return Ending(note=note, notice=_lapsed(f"没有写{_ENDED[state]}的日期，有效期到 {valid_until} 已满"))
    if day is None:
        return Kind.STATUS_WITHOUT_DATE, f"没有写{_ENDED[state]}的日期", f"在“废止日期”栏补上{_ENDED[state]}的日期"
    return Ending(f"{state}_on", day, reason, note)


def _still_in_force(state: str, on: date | None, valid_until: date | None, first: date | None, today: date, note: str) -> Ending | Wrong:
    check = "核对状态和日期，改正后再导入"
    if on is not None and on <= today:
        return Kind.STATUS_AGAINST_DATES, f"可是废止日期是 {on}", check
    if state == "not_yet":
        begun = (Kind.BEGUN, f"可是 {first} 已经施行，按已经施行登记", _NO_NEED) if first and first <= today else None
        lapsed = valid_until is not None and valid_until < today
        return Ending(note=note, notice=_lapsed(f"可是有效期到 {valid_until} 已满") if lapsed else begun)
    if valid_until is not None and valid_until < today:
        return Ending(note=note, notice=_lapsed(f"可是有效期到 {valid_until} 已满"))
    if on is not None:
        return Ending("repealed_on", on, note=note)
    amended = "状态：已修改" if state == "amended" else ""
    return Ending(note="；".join(part for part in (amended, note.removeprefix("状态：")) if part) if amended else note)


def _lapsed(why: str) -> Wrong:
    return Kind.LAPSED, f"{why}，按期满失效登记", _NO_NEED


def _no_day(word: str, valid_until: date | None) -> Wrong:
    if valid_until is None:
        return Kind.STATUS_WITHOUT_DATE, f"没有写{word}的日期，也没有有效期", "补上有效期截止日，或者在“废止日期”栏写明失效的日期"
    return Kind.STATUS_AGAINST_DATES, f"可是有效期到 {valid_until}，还没有满", "核对状态和有效期，改正后再导入"


def _by_heading(heading: str) -> str:
    return "declared_invalid" if "失效" in heading and "废止" not in heading else "repealed"
