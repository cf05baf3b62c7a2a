"""``annotate FILE --out F.docx`` on the command line."""

from __future__ import annotations

from pathlib import Path

from app.cli.console import DONE, FAILED
from app.text.reading import read_here
from tests.app import road
from tests.app.cli.conftest import Cli
from tests.app.text.word_files import package, paragraph


def test_a_word_file_gets_every_finding_as_a_comment_and_its_text_stays(cli: Cli, tmp_path: Path) -> None:
    file, out = tmp_path / "草案.docx", tmp_path / "批注.docx"
    file.write_bytes(package(*(paragraph(line.lstrip("# ")) for line in road.text().splitlines() if line)))
    said = cli("annotate", file, "--out", out, verb="annotate")
    before, after = read_here(file), read_here(out)
    assert (said.code, said.only["comments"], said.only["displaced"]) == (DONE, after.comments, 0)
    assert after.comments >= 3
    assert {comment.author for comment in after.markup.comments} == {road.CLERK}
    assert [node.text for node in after.tree.walk()] == [node.text for node in before.tree.walk()]


def test_another_format_is_refused_with_the_reason_and_nothing_is_written(cli: Cli, tmp_path: Path) -> None:
    file, out = tmp_path / "草案.md", tmp_path / "批注.docx"
    file.write_text(road.text(), "utf-8")
    said = cli("annotate", file, "--out", out, verb="annotate")
    assert said.code == FAILED
    assert "不是 .docx 文件" in str(said.only["error"])
    assert not out.exists()
