"""Reading and comparing beside others: which steps there are, each with its peers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.bench import papers, peers
from app.bench.case import Case
from app.text.worker import Worker


def reading(folder: Path, worker: Worker) -> Iterator[Case]:
    """Reading a Word file and a PDF in a reading process that runs already; the files are made in ``folder``."""
    texts = papers.articles(papers.ARTICLES, papers.CHARACTERS)
    said = f"{papers.ARTICLES} 条 {papers.CHARACTERS} 字"
    word = papers.word_file(texts, folder / "measured.docx")
    yield Case(f"读取 Word {said}（读取进程已启动）", lambda: worker.read(word), 9, (peers.pandoc(word), peers.parsed_parts(word)))
    pdf = papers.pdf_file(texts, folder / "measured.pdf")
    yield Case(f"读取 PDF {said}（读取进程已启动）", lambda: worker.read(pdf), 7, (peers.pdftotext(pdf), peers.pdfium(pdf)))


def comparing(folder: Path) -> Iterator[Case]:
    """Comparing two wordings clause by clause."""
    from app.compare.comparing import compare

    old = papers.articles(papers.ARTICLES, papers.CHARACTERS)
    new = papers.reworded(old)
    first, second = papers.tree(old), papers.tree(new)
    lines = papers.lines(old), papers.lines(new)
    beside = (*peers.git_words(folder, *lines), peers.fast_diff(*lines))
    yield Case(f"比对 {papers.ARTICLES} 条对 {papers.ARTICLES} 条 {papers.CHARACTERS} 字", lambda: compare(first, second), 9, beside)
    code = papers.articles(papers.CODE, papers.CODE * 80)
    whole, later = papers.tree(code), papers.tree(papers.reworded(code))
    yield Case(f"比对 {papers.CODE} 条对 {papers.CODE} 条", lambda: compare(whole, later), 5, within_ms=1_000)
