"""The texts that issued opinions are about: each still has the file and the tree it had on the day of the opinion."""

from __future__ import annotations

from collections.abc import Iterator

from db.acts import changes_of
from db.records import Review, TextVersion
from db.store import Store

_Text = tuple[object, object]


def changed_since(store: Store) -> Iterator[tuple[str, int]]:
    """Document and round of every issued opinion whose text has another file or tree than when it was issued, by the log."""
    texts: dict[str, _Text] = {}
    judged: dict[str, tuple[str, str, int, _Text]] = {}
    for entry in store.log.oldest_first():
        if f'"{TextVersion.TABLE}"' not in entry.changes and f'"{Review.TABLE}"' not in entry.changes:
            continue
        for table, row_id, _, after in changes_of(entry):
            if table == TextVersion.TABLE and after is not None:
                texts[row_id] = (after["file_sha"], after["tree_sha"])
            elif table == Review.TABLE:
                if after is None or after["concluded_on"] is None:
                    judged.pop(row_id, None)
                elif row_id not in judged:
                    version = str(after["version_id"])
                    judged[row_id] = (str(after["document_id"]), version, int(after["round"] or 0), texts.get(version, (None, None)))
    for document, version, round_, then in judged.values():
        if version in texts and texts[version] != then:
            yield document, round_
