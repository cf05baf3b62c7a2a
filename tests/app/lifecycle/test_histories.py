"""Random histories of the office's own acts: whatever was done and undone, undoing the rest brings every row back."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.lifecycle import bin, deliberating, disclosure, editing, ending, issuing, joint, preparing, sealing, voiding
from app.lifecycle.materials import add_materials
from app.office import Office
from app.review import accepting, concluding, deciding
from app.review.deciding import Reply
from app.safekeeping import problems
from db.records import Finding
from tests.app import road
from tests.db.sample import rows

REVISED = road.text("本办法自2027年1月1日起施行，有效期五年。").replace("应当在本区注册登记", "应当具备相应资质")
DESPITE = "随机历史"


def day(n: int) -> date:
    return date(2026, 11, 2) + timedelta(days=n % 20)


def finding(office: Office, document: str, n: int) -> Finding:
    found = road.findings(office, document)
    if not found:
        raise UserError("没有疑点。")
    return found[n % len(found)]


def answer(office: Office, document: str, n: int) -> None:
    listed = [f for f in road.findings(office, document) if f.decision == "listed"]
    words = deciding.REPLIES[n % 3]
    deciding.reply(office, document, [Reply(f.id, words, "" if words == "采纳" else "另有规定") for f in listed])


def edit(office: Office, document: str, n: int) -> None:
    choices: list[tuple[str, str | bool | None]] = [
        ("title", f"云州区办法之{n}"), ("drafting_unit", f"云州区第{n % 3}局"), ("effective_on", f"2027-01-{n % 28 + 1:02}"), ("effective_on", ""),
        ("valid_until", f"2029-01-{n % 28 + 1:02}"), ("concerns_market", n % 2 == 0), ("concerns_market", None),
        ("document_number", f"云州府规〔2026〕{n % 9 + 1}号"), ("document_number", ""), ("valid_until", "2025-01-01"),
    ]  # fmt: skip
    field, value = choices[n % len(choices)]
    editing.set_field(office, document, field=field, value=value)


AUTHORITIES = ("云州区人民政府", "云州区人民法院", "云州市交通局")
OUTCOMES = ("合法", "应当予以修改", "应当予以修改", "不合法")
RESULTS = ("通过", "修改后通过", "通过", "不通过")
VERBS: dict[str, Callable[[Office, str, int], object]] = {
    "import": lambda o, d, n: road.imported(o),
    "consult": lambda o, d, n: preparing.consult(o, d, carrier="网站", on=day(n), until=day(n) + timedelta(days=n % 40)),
    "submit": lambda o, d, n: preparing.submit(o, d, unit=road.UNIT, materials=road.MATERIALS[: n % 7], on=day(n), despite=DESPITE),
    "return": lambda o, d, n: preparing.send_back(o, d, missing=["M07"], on=day(n)),
    "terminate": lambda o, d, n: preparing.send_back(o, d, outcome="终止", reason="不再制定"),
    "reopen": lambda o, d, n: ending.reopen(o, d, reason="恢复办理"),
    "material": lambda o, d, n: add_materials(o, d, codes=[f"M{n % 13 + 1:02}"]),
    "accept": lambda o, d, n: accepting.accept(o, d, on=day(n)),
    "decide": lambda o, d, n: deciding.decide(o, finding(o, d, n).id, listed=n % 2 == 0, reason="上下文已限定"),
    "again": lambda o, d, n: deciding.reopen_finding(o, finding(o, d, n).id),
    "rewrite": lambda o, d, n: deciding.rewrite(o, finding(o, d, n).id, f"改写{n}"),
    "add": lambda o, d, n: deciding.add_finding(o, d, path="第二条", start=0, end=n % 5 + 1, message=f"意见{n}"),
    "conclude": lambda o, d, n: concluding.conclude(o, d, outcome=OUTCOMES[n % 4], on=day(n)),
    "reply": answer,
    "resubmit": lambda o, d, n: accepting.resubmit(o, d, road.draft(REVISED), on=day(n)),
    "fair": lambda o, d, n: deliberating.fair_competition(o, d, concerned=n % 2 == 0, conclusion=("符合", "违反", None)[n % 3]),
    "table": lambda o, d, n: deliberating.table(o, d, on=day(n), despite=DESPITE),
    "deliberate": lambda o, d, n: deliberating.deliberate(o, d, meeting=f"第{n}次会议", result=RESULTS[n % 4], on=day(n)),
    "sign": lambda o, d, n: issuing.sign(o, d, by="李强", on=day(n), despite=DESPITE),
    "register": lambda o, d, n: issuing.register(
        o, d, on=day(n), number=f"云州府规登〔2026〕{n}号" if n % 4 == 3 else None, despite=DESPITE
    ),
    "set": edit,
    "seal": lambda o, d, n: sealing.seal(o, d, road.draft(f"{road.text()}\n第{n % 5}页", "盖章.md")),
    "issuers": lambda o, d, n: joint.issuers(o, d, [joint.Issuing(name, i == 0) for i, name in enumerate(AUTHORITIES[: n % 4])]),
    "countersign": lambda o, d, n: joint.countersign(o, d, authority=AUTHORITIES[n % 3], by=f"签署人{n}", on=day(n)),
    "void_number": lambda o, d, n: voiding.void_number(o, d, kind=list(voiding.KINDS)[n % 2], reason="用纸作废"),
    "disclosure": lambda o, d, n: disclosure.disclose(o, d, disclosure=disclosure.CHOICES[n % 3], reason=f"理由{n}"),
    "discard": lambda o, d, n: bin.discard(o, [d]),
    "bring_back": lambda o, d, n: bin.bring_back(o, [d]),
}  # fmt: skip


def usual(office: Office, document: str, n: int) -> str:
    """The verb that leads on from where the document stands, so that a history gets far."""
    row = road.now(office, document)
    review = office.store.reviews.current(document)
    meetings = office.store.documents.deliberations(document)
    passed = bool(meetings) and meetings[-1].result != "不通过"
    match row.stage:
        case "under_review":
            return "conclude" if review is None or review.outcome is None else "fair" if n % 3 == 0 else "table"
        case "revising":
            return "sign" if passed else ("resubmit", "reply", "table")[n % 3]
        case "deliberating":
            return "sign" if passed else "deliberate"
        case stage:
            return {"drafting": "consult", "consulting": "submit", "returned": "submit", "submitted": "accept", "signed": "register"}.get(
                stage, "reopen"
            )


STEPS = st.lists(
    st.tuples(st.one_of(st.just("usual"), st.just("usual"), st.sampled_from([*VERBS, "undo", "undo", "redo"])), st.integers(0, 60)),
    max_size=40,
)


class History:
    """What was done on one store, counted in the acts that undo would take back."""

    def __init__(self, office: Office, document: str) -> None:
        self.office, self.document = office, document
        self.done: list[dict[tuple[str, str], dict[str, object]]] = [rows(office.store)]
        self.reached: set[str] = set()
        self.sentences: set[str] = set()

    def take(self, verb: str, n: int) -> None:
        if verb == "undo":
            if len(self.done) > 1:
                self.undo()
            return
        before = rows(self.office.store)
        assert before == self.done[-1]
        try:
            if verb == "redo":
                self.office.redo()
            else:
                in_bin = road.now(self.office, self.document).deleted_at is not None
                name = verb if verb != "usual" else "bring_back" if in_bin else usual(self.office, self.document, n)
                VERBS[name](self.office, self.document, n)
        except UserError as refused:
            self.sentences.add(refused.sentence)
            assert rows(self.office.store) == before, f"{verb} was refused and still changed something"
            return
        after = rows(self.office.store)
        if after != before:
            self.done.append(after)
        self.reached.add(road.now(self.office, self.document).stage)

    def undo(self) -> None:
        self.office.undo()
        self.done.pop()
        assert rows(self.office.store) == self.done[-1]


@pytest.mark.drill
def test_undoing_all_brings_back_the_start_whatever_was_done(tmp_path: Path) -> None:
    full = os.environ.get("GUIHENG_DRILL") == "full"
    office = road.opened(tmp_path / "数据")
    document = road.imported(office)
    start = rows(office.store)
    reached: set[str] = set()

    @settings(
        max_examples=2000 if full else 80, deadline=None, derandomize=not full, database=None, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(STEPS)
    def walk(steps: list[tuple[str, int]]) -> None:
        history = History(office, document)
        try:
            for verb, n in steps:
                history.take(verb, n)
        finally:
            while len(history.done) > 1:
                history.undo()
        reached.update(history.reached)
        assert rows(office.store) == start
        assert [said for said in history.sentences if not said.endswith("。")] == []

    walk()
    assert problems(office) == ()
    assert {"consulting", "submitted", "under_review", "revising", "deliberating", "signed", "registered"} <= reached
    office.store.close()
