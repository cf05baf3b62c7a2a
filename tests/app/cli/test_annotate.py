"""``annotate FILE --out F.docx`` on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from app.cli.console import DONE, FAILED
from app.text.reading import read_here
from tests.app import road
from tests.app.text.word_files import package, paragraph

ROOT = Path(__file__).resolve().parents[3]


def program(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "app", *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_a_word_file_gets_every_finding_as_a_comment_and_its_text_stays(tmp_path: Path) -> None:
    file, out = tmp_path / "草案.docx", tmp_path / "批注.docx"
    file.write_bytes(package(*(paragraph(line.lstrip("# ")) for line in road.text().splitlines() if line)))
    done = program("--by", "李明", "annotate", str(file), "--out", str(out), "--json")
    record = json.loads(done.stdout)
    before, after = read_here(file), read_here(out)
    assert done.returncode == DONE
    assert record["comments"] == after.comments >= 3
    assert {comment.author for comment in after.markup.comments} == {"李明"}
    assert [node.text for node in after.tree.walk()] == [node.text for node in before.tree.walk()]


def test_another_format_is_refused_with_the_reason_and_nothing_is_written(tmp_path: Path) -> None:
    file, out = tmp_path / "草案.md", tmp_path / "批注.docx"
    file.write_text(road.text(), "utf-8")
    done = program("annotate", str(file), "--out", str(out))
    assert done.returncode == FAILED
    assert "不是 .docx 文件" in done.stderr
    assert not out.exists()
