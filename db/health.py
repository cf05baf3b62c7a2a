"""The store's self-check: is the file sound, the log unbroken, every row what the log says, every file there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from db.acts import Cells, changes_of
from db.errors import Damaged
from db.invariants import breaches
from db.records import BUSINESS
from db.records.row import completed
from db.reviewed import changed_since
from db.soundness import broken_chain, damage
from db.store import Store


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, as a sentence with what to do, and the document it is about where there is one."""

    sentence: str
    document_id: str | None = None


def problems(store: Store) -> tuple[str, ...]:
    """What is wrong with the store, one Chinese sentence each; empty when nothing is."""
    return tuple(problem.sentence for problem in found(store))


def found(store: Store) -> tuple[Problem, ...]:
    """What is wrong with the store; empty when nothing is. One moment of it is looked at, whatever another connection commits."""
    try:
        with _moment(store):
            return tuple(_all(store))
    except sqlite3.DatabaseError as error:
        return (Problem(f"数据库文件有损坏：{error}。从备份恢复。"),)


@contextmanager
def _moment(store: Store) -> Iterator[None]:
    """One moment of the store, whatever its holder commits meanwhile."""
    store.db.conn.execute("BEGIN")
    try:
        yield
    finally:
        store.db.conn.rollback()


def _all(store: Store) -> Iterator[Problem]:
    yield from (Problem(f"{sentence}。从最近的备份恢复。") for sentence in damage(store.db))
    # what a broken log tells of the rows is worth nothing
    broken = broken_chain(store.log)
    yield from (Problem(f"{sentence}。从最近的备份恢复，恢复前先看此后办了什么。") for sentence in broken) if broken else _told(store)
    yield from _files(store)
    yield from (Problem(breach.sentence, breach.document_id) for breach in breaches(store.db))


def replay(store: Store) -> dict[tuple[str, str], Cells]:
    """The rows that the log, replayed from empty, says are there."""
    rows: dict[tuple[str, str], Cells] = {}
    for entry in store.log.oldest_first():
        for table, row_id, _, after in changes_of(entry):
            if after is None:
                rows.pop((table, row_id), None)
            else:
                rows[table, row_id] = after
    return rows


def _told(store: Store) -> Iterator[Problem]:
    """What the log says against the rows, and against itself."""
    yield from _replay(store)
    for document_id, round_ in changed_since(store):
        title = _owner(store, "documents", {"id": document_id})[1]
        yield Problem(f"《{title}》第 {round_} 轮审核出具意见以后，审过的文本被改动。打开这一件，从备份恢复审过的那一稿。", document_id)


_WORDS = {
    "units": "单位", "people": "人员", "documents": "登记", "versions": "文本", "events": "办理记录", "materials": "材料",
    "consultations": "征求意见", "deliberations": "集体审议", "reviews": "审核", "findings": "疑点", "citations": "引用", "filings": "备案",
    "deadlines": "期限", "numbers": "编号", "settings": "设置", "parameters": "参数", "rule_changes": "审核规则", "calendar_days": "日历",
    "files": "文件", "issuers": "联合发文", "corrections": "更正", "contacts": "往来", "determinations": "认定",
    "tree_edits": "条款拆分更正", "confirmations": "核对改动", "law_changes": "法规目录", "law_texts": "法规全文",
    "office_rules": "本单位规则", "rule_words": "规则词典", "checklist_marks": "审核要点", "consultancies": "咨询意见", "approvals": "复核审签",
    "comments": "收到的意见", "proceedings": "办理环节", "publications": "公布载体", "extensions": "延期", "archive_items": "档案目录",
    "suspensions": "期限中止", "filing_steps": "报送备案", "incomings": "备案审查", "incoming_steps": "备案审查", "declared_documents": "部门发文目录",
    "objections": "异议", "catalogues": "备案目录", "packets": "报送包", "known_keys": "签名公钥", "dated_parameters": "参数", "calendar_notices": "放假通知",
    "form_templates": "表单模板",
}  # fmt: skip
"""What a clerk calls the rows of each table."""

_WITH_FILES = (
    "consultations", "deliberations", "comments", "proceedings", "publications", "filing_steps", "incoming_steps", "objections", "packets",
)  # fmt: skip
"""The tables beside the older ones whose rows hang on a document and may name a file."""


def _replay(store: Store) -> Iterator[Problem]:
    told = replay(store)
    for kind in BUSINESS:
        cursor = store.db.execute(f"SELECT * FROM {kind.TABLE}")
        names = [c[0] for c in cursor.description]
        for values in cursor.fetchall():
            cells = dict(zip(names, values, strict=True))
            logged = told.pop((kind.TABLE, str(cells["id"])), None)
            if logged is None or completed(kind, logged) != cells:
                yield _changed_outside(store, kind.TABLE, cells, "与操作日志不符，可能在程序之外被改动")
    for (table, _), cells in told.items():
        yield _changed_outside(store, table, cells, "少了，操作日志里有它")


def _changed_outside(store: Store, table: str, cells: Cells, what: str) -> Problem:
    document_id, title = _owner(store, table, cells)
    whose = f"《{title}》的" if title else "数据库里的"
    sentence = f"{whose}{_WORDS.get(table, table)}{what}（{table} {cells['id']}）。核对这一处，不对的从备份恢复。"
    return Problem(sentence, document_id)


def _owner(store: Store, table: str, cells: Cells) -> tuple[str | None, str]:
    """The document a row belongs to, with its title; (None, "") when it belongs to none or that is gone."""
    wanted = cells["id"] if table == "documents" else cells.get("document_id")
    if "review_id" in cells:
        found = store.db.execute("SELECT document_id FROM reviews WHERE id = ?", [cells["review_id"]]).fetchone()
        wanted = found[0] if found else None
    found = store.db.execute("SELECT id, title FROM documents WHERE id = ?", [wanted]).fetchone()
    return (str(found[0]), str(found[1])) if found else (None, "")


def _files(store: Store) -> Iterator[Problem]:
    whose = (
        "SELECT document_id FROM versions WHERE :sha IN (file_sha, tree_sha, markup_sha) UNION ALL SELECT document_id FROM materials"
        " WHERE file_sha = :sha UNION ALL SELECT document_id FROM contacts WHERE file_sha = :sha"
        " UNION ALL SELECT document_id FROM reviews WHERE opinion_sha = :sha"
        + "".join(f" UNION ALL SELECT document_id FROM {table} WHERE file_sha = :sha" for table in _WITH_FILES)
        + " LIMIT 1"
    )
    for sha, name in store.db.execute("SELECT id, name FROM files").fetchall():
        try:
            store.files.get(sha)
        except Damaged as error:
            owner = store.db.execute(whose, {"sha": sha}).fetchone()
            sentence = f"文件《{name}》{error.problems[0]}。找到原来的文件重新导入一次即可补上，找不到的从备份恢复。"
            yield Problem(sentence, owner[0] if owner else None)
