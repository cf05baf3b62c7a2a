"""``annotate FILE --out F.docx``: the file as it came, every finding of the rules a comment at its words."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app import places
from app.cli.console import DONE, FAILED, Console
from app.errors import UserError
from app.forms import printing
from app.review.accepting import judged
from app.review.annotate import annotated, points_of, refusal
from app.rules.engine import judge
from app.rules.pack import load_packs
from app.text import worker
from app.text.filenames import sayable_path
from app.word.runs import Signed


def arguments(parser: ArgumentParser) -> None:
    """FILE --out F.docx."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="F.docx", required=True)


def run(asked: Namespace, console: Console) -> int:
    """Judge the file (with the office's own rules where ``--store`` names one) and write its annotated copy."""
    try:
        _write(asked.file, asked.out, console)
    except UserError as error:
        console.refuse(error.sentence, file=sayable_path(asked.file))
        return FAILED
    return DONE


def _write(file: Path, out: Path, console: Console) -> None:
    reading = worker.read(file)
    if reading.format != "docx":
        raise refusal(file.name)
    with console.office_if_named() as office:
        judgement = judged(office, reading.tree) if office else judge(reading.tree, load_packs())
    by = Signed(console.by or places.operator(), console.clock.now())
    made = annotated(file.read_bytes(), reading.tree, points_of(judgement), by, reading.settled)
    printing.save(made.data, out)
    said = f"{out}　批注 {len(judgement.findings)} 处" + (f"，其中 {made.displaced} 处挂在所在段落上" if made.displaced else "")
    record = {"file": sayable_path(file), "out": sayable_path(out), "comments": len(judgement.findings), "displaced": made.displaced}
    console.put(record, said)
