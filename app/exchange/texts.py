"""匹配正文: a folder of papers and the documents of the register that wait for their text, brought together by 文号 and title.

What a number or a whole title says is sure; a title that is only alike is shown to be confirmed. All that is confirmed is
stored in one act with one undo.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import Refused, UserError
from app.exchange.values import compared
from app.intake.draft import Draft
from app.intake.importing import Kept, add_version, keep_read
from app.intake.mending import as_corrected
from app.lifecycle.made import Made
from app.lifecycle.numbers import Number, number_in
from app.lifecycle.step import record
from app.lifecycle.texts import FINAL_TEXT
from app.office import Office
from app.text.filenames import sayable
from app.text.formats import SUFFIXES
from app.text.tree import Reading
from app.text.worker import Worker
from db.records import Known

PAPERS = SUFFIXES
_ALIKE = 0.62
"""The share of character pairs that two titles must have in common to be proposed."""

Steps = Generator[tuple[int, int, str], None, "tuple[Paper, ...]"]


class Ground(StrEnum):
    """Why a paper belongs to a document; the value is what the clerk is told."""

    NUMBER = "文号一致"
    TITLE = "标题一致"
    ALIKE = "标题相近，待确认"
    NONE = "没有对上"
    HELD = "已在库里"
    UNREAD = "读不出来"


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the folder as it was read; ``refusal`` says why where it could not be."""

    path: Path
    sha: str
    reading: Reading | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A paper and the document it belongs to (None: to none that is known); ``likeness`` from 0 to 1."""

    paper: Paper
    ground: Ground
    document: Known | None = None
    likeness: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether it may be stored without being looked at."""
        return self.ground in (Ground.NUMBER, Ground.TITLE)


def read_folder(folder: Path) -> Steps:
    """Every paper below ``folder``, read in the reading process. Raises Refused where there is none."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in PAPERS and not p.name.startswith((".", "~$")) and p.is_file())
    if not paths:
        raise Refused(f"文件夹“{sayable(folder.name)}”里没有 Word 或者 PDF 文件。核对选的是不是放正文的文件夹。")
    papers: list[Paper] = []
    with Worker() as worker:
        for done, path in enumerate(paths, start=1):
            yield done - 1, len(paths), f"读取 {sayable(path.name)}"
            papers.append(_read(path, worker))
    yield len(paths), len(paths), "读取完毕"
    return tuple(papers)


def _read(path: Path, worker: Worker) -> Paper:
    try:
        reading = worker.read(path)
        return Paper(path, hashlib.sha256(path.read_bytes()).hexdigest(), reading)
    except UserError as error:
        return Paper(path, "", None, error.sentence)
    except OSError as error:
        return Paper(path, "", None, f"《{sayable(path.name)}》读到一半不见了（{error.strerror}）。核对文件还在不在。")


def matched(office: Office, papers: Sequence[Paper]) -> tuple[Match, ...]:
    """Each paper with the document it most likely is, among those without a text; a document is sure of one paper at most."""
    titles = _Titles(office.store.documents.without_text())
    found = [_match(office, paper, titles) for paper in papers]
    claims = Counter(match.document.document_id for match in found if match.document and match.is_sure)
    return tuple(_doubted(match) if match.document and claims[match.document.document_id] > 1 else match for match in found)


def _doubted(match: Match) -> Match:
    """Two papers for one document: a person says which it is."""
    return Match(match.paper, Ground.ALIKE, match.document, match.likeness)


def _match(office: Office, paper: Paper, titles: _Titles) -> Match:
    if paper.reading is None:
        return Match(paper, Ground.UNREAD)
    if office.store.documents.with_file(paper.sha) is not None:
        return Match(paper, Ground.HELD)
    tree = paper.reading.tree
    for text in (tree.document_number, paper.path.stem):
        known = titles.numbered(text or "")
        if known is not None:
            return Match(paper, Ground.NUMBER, known, 1.0)
    return titles.best(paper, [title for title in (tree.body_title, tree.title, paper.path.stem) if title])


class _Titles:
    """The documents that wait for a text, found by number, by title and by titles alike."""

    def __init__(self, waiting: Sequence[Known]) -> None:
        self._numbers = {n: k for k in waiting for n in (k.document_number, k.unified_number) if n}
        self._closed = {compared(number): known for number, known in self._numbers.items() if len(compared(number)) > 6}
        self._whole: dict[str, Known] = {}
        self._pairs: list[tuple[frozenset[str], Known]] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        for known in waiting:
            for title in filter(None, (known.title, known.body_title)):
                self._whole.setdefault(compared(title), known)
                pairs = _pairs(title)
                for pair in pairs:
                    self._holding[pair].append(len(self._pairs))
                self._pairs.append((pairs, known))

    def numbered(self, text: str) -> Known | None:
        """The document whose number is ``text``, or stands in it (in the name of a file)."""
        read = number_in(text) if text else ""
        if isinstance(read, Number):
            return self._numbers.get(read.text)
        closed = compared(text)
        held = [known for number, known in self._closed.items() if number in closed]
        return held[0] if len(held) == 1 else None

    def best(self, paper: Paper, names: Iterable[str]) -> Match:
        """The document of one of these titles; else the one most alike, if it is alike enough."""
        listed = list(names)
        for name in listed:
            known = self._whole.get(compared(name))
            if known is not None:
                return Match(paper, Ground.TITLE, known, 1.0)
        shares = [found for name in listed if (found := self._most_alike(_pairs(name))) is not None]
        likeness, known = max(shares, key=lambda share: share[0], default=(0.0, None))
        return Match(paper, Ground.ALIKE, known, likeness) if known and likeness >= _ALIKE else Match(paper, Ground.NONE)

    def _most_alike(self, pairs: frozenset[str]) -> tuple[float, Known] | None:
        shared = Counter(place for pair in pairs for place in self._holding.get(pair, ()))
        shares = [(2 * count / (len(pairs) + len(self._pairs[place][0])), place) for place, count in shared.items()]
        likeness, place = max(shares, default=(0.0, -1))
        return (likeness, self._pairs[place][1]) if place >= 0 else None


def _pairs(title: str) -> frozenset[str]:
    closed = compared(title)
    return frozenset(closed[n : n + 2] for n in range(len(closed) - 1))


def store_texts(office: Office, pairs: Sequence[tuple[Paper, str]]) -> Generator[tuple[int, int, str], None, Made]:
    """Store each paper as the text of its document, all in one act: ``{"documents": ids}``. Raises Refused, storing nothing, where a file has changed since."""
    if not pairs:
        raise Refused("没有选中要放入的正文。勾选以后再放入。")
    all_kept: list[tuple[Reading, str, Kept]] = []
    for done, (paper, document_id) in enumerate(pairs, start=1):
        yield done, 2 * len(pairs), f"存放 {sayable(paper.path.name)}"
        reading, data = _unchanged(paper)
        draft = as_corrected(office, Draft(_name(reading), data, reading))
        all_kept.append((draft.reading, document_id, keep_read(office, draft)))
    with office.act("texts", f"放入正文：{len(pairs)} 件") as act:
        for done, (reading, document_id, kept) in enumerate(all_kept, start=len(pairs) + 1):
            document = office.document(document_id)
            if document.current_version_id is not None:
                raise Refused(f"《{document.title}》已经有正文，这一批没有放入。重新匹配以后再放入。")
            # the bytes are had from the store again, so that only one file is in memory at a time
            draft = Draft(_name(reading), office.store.files.get(kept.file_sha), reading)
            version = add_version(office, act, document, draft, FINAL_TEXT, kept)
            body = document.body_title or reading.tree.body_title
            document = act.update(document, current_version_id=version.id, body_title=body)
            record(act, office, document, "texts", office.today(), f"放入正文：{draft.file_name}")
            yield done, 2 * len(pairs), f"写入《{document.title}》"
    return {"documents": tuple(document_id for _, document_id in pairs)}


def _name(reading: Reading) -> str:
    return sayable(Path(reading.file).name)


def _unchanged(paper: Paper) -> tuple[Reading, bytes]:
    """What was read of a paper, and its bytes as long as they are the ones that were read."""
    try:
        data = paper.path.read_bytes()
    except OSError as error:
        raise Refused(f"《{sayable(paper.path.name)}》不见了（{error.strerror}），这一批没有放入。核对文件还在不在，重新匹配。") from error
    if paper.reading is None or hashlib.sha256(data).hexdigest() != paper.sha:
        raise Refused(f"《{sayable(paper.path.name)}》在匹配以后改动过，这一批没有放入。重新匹配以后再放入。")
    return paper.reading, data
