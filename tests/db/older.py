"""A store as the first release left it, with one document in its log: the columns added since are not there."""

from __future__ import annotations

from pathlib import Path

from db.acts import Act, Cells, Log
from db.identity import Ids
from db.schema import migrations
from db.store import NAME, connect
from tests.db.sample import AT, CLERK

TITLE = "云州区限额以下工程管理办法"


def an_older_store(folder: Path) -> None:
    """Make the store; it is closed."""
    folder.mkdir(parents=True, exist_ok=True)
    db, ids = connect(folder / NAME), Ids()
    migrations.apply(db, stop_before="m0003_workplace")
    store_id = ids.new(AT)
    db.execute("INSERT INTO meta (key, value) VALUES ('store_id', ?)", [store_id])
    cells: Cells = {
        "id": ids.new(AT), "row_version": 1, "matter": "normative_document", "title": TITLE, "stage": "drafting", "historical": 0,
        "created_at": AT.isoformat(),
    }  # fmt: skip
    with db.atomic():
        # every column there is, as that release logged it
        names = [column for _, column, *_ in db.execute("PRAGMA table_info(documents)").fetchall()]
        act = Act(db, "import", f"导入：{TITLE}", CLERK, ids)
        act.put_back((("documents", str(cells["id"]), {name: cells.get(name) for name in names}, None),))
        Log(db, store_id).append(act, "do", None)
    db.close()
