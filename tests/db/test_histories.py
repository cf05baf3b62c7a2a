"""Random histories of acts, failures, undos and redos against a model that knows nothing of SQL."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import health
from db.acts import Act
from db.errors import LeftTheHouse, NothingToUndo
from db.records import Event, IssuedNumber, Setting, Unit
from db.store import Store
from tests.db.sample import AT, CLERK, DAY, document, rows, with_text

Step = tuple[str, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["text", "retitle", "event", "number", "rename", "setting", "several", "fail", "undo", "undo", "redo"]),
        st.integers(0, 99),
    ),
    min_size=1,
    max_size=14,
)


class Broken(Exception):
    """What an act in the middle of its work may meet."""


def do(store: Store, act: Act, kind: str, n: int) -> None:
    """Change something of this kind; each kind changes at least one row."""
    documents, units = store.documents.all(), store.people.units()
    match kind:
        case "retitle" if documents:
            made = documents[n % len(documents)]
            act.update(act.update(made, title=f"中间{n}"), title=f"{made.title}改{n}")
        case "event" if documents:
            made = documents[n % len(documents)]
            act.insert(Event(id=act.new_id(), document_id=made.id, act="consult", stage="drafting", on_date=DAY, at=AT, operator="张三"))
            act.update(made, carrier=f"网站{n}{made.row_version}")
        case "number":
            last = store.documents.last_number("zf", 2026) + 1
            act.insert(IssuedNumber(id=act.new_id(), series="zf", year=2026, n=last, text=f"{last}号"))
        case "rename" if units:
            old = units[n % len(units)]
            new = act.insert(Unit(id=act.new_id(), name="暂名"))
            act.update(old, name=f"原单位{new.id}")
            act.update(new, name=old.name)
        case "rename":
            act.insert(Unit(id=act.new_id(), name="单位"))
        case "setting":
            key = f"key{n % 3}"
            found = store.settings.find(key)
            act.update(found, value=f"{found.value}{n}") if found else act.insert(Setting(id=key, value=str(n)))
        case "several":
            for other in ("text", "number", "rename", "retitle"):
                do(store, act, other, n)
        case _:
            with_text(store, act, f"办法{n}", f"第{n % 5}款处以罚款。")


def fail(store: Store, n: int) -> None:
    with store.act("fail", "中断", CLERK) as act:
        do(store, act, "several", n)
        raise Broken


class History:
    """The states a store has been through, as undo and redo should walk them."""

    def __init__(self, store: Store) -> None:
        with store.act("base", "已经送出的", CLERK) as act:
            act.final_now()
        self.store = store
        self.done = [rows(store)]
        self.undone: list[dict[tuple[str, str], dict[str, object]]] = []

    def take(self, kind: str, n: int) -> None:
        if kind == "undo":
            self.undo()
        elif kind == "redo":
            self.redo()
        elif kind == "fail":
            with pytest.raises(Broken):
                fail(self.store, n)
        else:
            with self.store.act(kind, kind, CLERK) as act:
                do(self.store, act, kind, n)
            self.done.append(rows(self.store))
            self.undone.clear()
        assert rows(self.store) == self.done[-1]

    def undo(self) -> None:
        if len(self.done) == 1:
            with pytest.raises(LeftTheHouse):
                self.store.undo(CLERK)
        else:
            self.store.undo(CLERK)
            self.undone.append(self.done.pop())

    def redo(self) -> None:
        if not self.undone:
            with pytest.raises(NothingToUndo):
                self.store.redo(CLERK)
        else:
            self.store.redo(CLERK)
            self.done.append(self.undone.pop())


@pytest.mark.drill
def test_every_history_can_be_walked_back_to_its_start(tmp_path: Path, drill: bool) -> None:
    with Store(tmp_path / "store", AT) as store:
        # what is asked here is what the rows are, not whether they are on the disk
        store.db.execute("PRAGMA synchronous = OFF")
        with store.act("base", "已经送出的", CLERK) as act:
            document(act)
        start = rows(store)

        @settings(
            max_examples=1000 if drill else 200,
            deadline=None,
            derandomize=not drill,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(STEPS)
        def walk(steps: list[Step]) -> None:
            history = History(store)
            try:
                for kind, n in steps:
                    history.take(kind, n)
            finally:
                while len(history.done) > 1:
                    history.undo()
            assert rows(store) == start

        walk()
        assert health.problems(store) == ()
