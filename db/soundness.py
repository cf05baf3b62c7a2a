"""Is a database sound: its pages whole, its references met, its log unbroken. Asked of the live store and of every copy of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from db.acts import Log, digest


def reading(path: Path) -> sqlite3.Connection:
    """A connection that can only read. Of a live file it sees what is committed, and it holds up no writer."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5.0)


def store_id(db: Database) -> str:
    """The identity of the store that this database is. Raises sqlite3.DatabaseError when it is none."""
    found = db.execute("SELECT value FROM meta WHERE key = 'store_id'").fetchone()
    return str(found[0]) if found else ""


def damage(db: Database) -> list[str]:
    """What is wrong with the pages and the references, one sentence each."""
    found = [f"数据库文件有损坏：{row[0]}" for row in db.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
    return found + [f"{row[0]} 的一行引用了不存在的 {row[2]}" for row in db.execute("PRAGMA foreign_key_check").fetchall()]


def broken_chain(log: Log) -> list[str]:
    """Where the log is not what was written: the first entry that does not follow from the one before it."""
    previous = ""
    seq = 0
    try:
        for seq, entry in enumerate(log.oldest_first(), start=1):
            if entry.seq != seq or entry.previous != previous or entry.hash != digest(entry):
                return [f"操作日志第 {entry.seq} 条与前后不相连，可能被改动过"]
            previous = entry.hash
    except ValueError:
        return [f"操作日志第 {seq + 1} 条读不出来，可能被改动过"]
    return []


def faults_of(path: Path) -> list[str]:
    """What is wrong with the database in this file; empty when it is sound."""
    try:
        with closing(reading(path)) as connection:
            db = Database(connection)
            return damage(db) or broken_chain(Log(db, store_id(db)))
    except sqlite3.DatabaseError as error:
        return [f"数据库文件有损坏：{error}"]
