"""审过的文本不再变: a version that an issued opinion is about keeps its bytes and its tree, whatever act is tried on it."""

from __future__ import annotations

from app.errors import Refused
from db.acts import Act
from db.records import TextVersion
from db.store import Store


def refuse_changed(store: Store, act: Act) -> None:
    """Raise Refused when ``act``, still open, gave a version with an issued opinion another file or another tree."""
    for table, version_id, before, after in act.changes():
        if table != TextVersion.TABLE or before is None or after is None:
            continue
        if (before["file_sha"], before["tree_sha"]) != (after["file_sha"], after["tree_sha"]) and store.reviews.is_reviewed(version_id):
            name = f"{after['name']} v{after['ordinal']}"
            raise Refused(f"{name} 已经出具审核意见，审过的文本不能再改，没有改动。要改的，改好以后送复核或者换入修改稿。")
