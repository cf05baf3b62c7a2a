"""What of a submission the office has already: the same bytes, the same 文号, the same title, a file that came twice in one drop."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.intake.submission import Submission
from app.lifecycle.genre import without_draft_mark
from app.office import Office


@dataclass(frozen=True, slots=True)
class Echo:
    """One such thing in a sentence. ``document`` is the one it was found in, '' when it lies within the drop.

    ``blocks`` is true where the main text is byte for byte the one kept: storing asks for a word first.
    """

    sentence: str
    document: str = ""
    blocks: bool = False


def echoes(office: Office, submission: Submission) -> tuple[Echo, ...]:
    """All of them, the gravest first."""
    found = [*_of_main(office, submission), *_of_materials(office, submission), *_within(submission)]
    told: dict[str, Echo] = {}
    for echo in found:
        told.setdefault(echo.document or echo.sentence, echo)
    return tuple(told.values())


def _of_main(office: Office, submission: Submission) -> list[Echo]:
    draft = submission.draft
    if draft is None:
        return []
    documents, found = office.store.documents, []
    same = documents.with_file(draft.sha)
    if same is not None:
        found.append(Echo(f"正文“{draft.file_name}”已经导入过，就是《{same.called}》。", same.id, blocks=True))
    number = submission.document_number
    numbered = documents.with_number(number) if number else None
    if numbered is not None:
        found.append(Echo(f"台账里已有 {number}，是《{numbered.called}》。核对是不是同一件。", numbered.id))
    titles = submission.titles
    named = [d for title in (titles.body_title, titles.title) if title for d in documents.titled(without_draft_mark(title))]
    return [*found, *(Echo(f"台账里已有同名的《{d.called}》。是改过的稿子的，打开那一件换入文本。", d.id) for d in named)]


def _of_materials(office: Office, submission: Submission) -> list[Echo]:
    found = []
    for part in submission.kept:
        document = None if part is submission.main else office.store.documents.with_material(part.arrival.sha)
        if document is not None:
            found.append(Echo(f"“{part.arrival.name}”和《{document.called}》的材料是同一个文件。", document.id))
    return found


def _within(submission: Submission) -> list[Echo]:
    counted = Counter(part.arrival.sha for part in submission.kept)
    twice = [sha for sha, times in counted.items() if times > 1]
    named = ["”和“".join(part.arrival.name for part in submission.kept if part.arrival.sha == sha) for sha in twice]
    return [Echo(f"“{names}”内容完全一样，是同一个文件。") for names in named]
