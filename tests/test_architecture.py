"""The house of the design held against the imports and the text of every file."""

from __future__ import annotations

import ast
import functools
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("app", "db", "launch", "resources", "ui")
FORBIDDEN = {
    "app": {"launch", "ui", "PySide6", "shiboken6", "sqlite3", "sqlite_utils"},
    "db": {"app", "launch", "ui", "PySide6", "shiboken6"},
    "resources": {"app", "db", "launch", "ui"},
    "ui": {"launch", "sqlite3", "sqlite_utils", "docx", "docxtpl", "pdfplumber", "openpyxl", "lxml"},
}
NETWORK = {"socket", "socketserver", "ssl", "urllib", "http", "ftplib", "smtplib", "xmlrpc", "asyncio", "requests", "httpx"}
# how a second start reaches the window that runs: a socket of this machine
LOCAL_SOCKETS = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
HEAVY = (
    "docx",
    "docxtpl",
    "pdfplumber",
    "openpyxl",
    "pypinyin",
    "pypdfium2",
    "typst",
    "lxml",
    "olefile",
    "ofdkit",
    "PIL",
    "numpy",
    "cv2",
    "rapidocr",
)
# the one place that knows everything and puts it together
ENTRY = "app/__main__.py"


def sources(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py") if "__pycache__" not in file.parts)


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@functools.cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


@functools.cache
def imports(file: Path) -> frozenset[str]:
    """Every module that ``file`` imports, at the top or inside a function, as a dotted name."""
    found = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(file.relative_to(ROOT).parts[: -node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def tops(file: Path) -> set[str]:
    return {module.partition(".")[0] for module in imports(file)}


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_a_folder_imports_only_what_lies_below_it(folder):
    breaches = {name(file): tops(file) & FORBIDDEN[folder] for file in sources(folder) if name(file) != ENTRY}
    assert {file: found for file, found in breaches.items() if found} == {}


def test_the_window_knows_the_store_by_its_records_alone():
    allowed = re.compile(r"db\.records(\.|$)")
    breaches = {name(file): [m for m in imports(file) if m.partition(".")[0] == "db" and not allowed.match(m)] for file in sources("ui")}
    assert {file: found for file, found in breaches.items() if found} == {}


def test_the_launcher_needs_nothing_but_the_standard_library():
    allowed = sys.stdlib_module_names | {"launch"}
    assert {name(f): tops(f) - allowed for f in (ROOT / "run.py", *sources("launch")) if tops(f) - allowed} == {}


def test_the_folders_do_not_import_each_other_in_a_circle():
    edges = {folder: {top for f in sources(folder) if name(f) != ENTRY for top in tops(f) & set(FOLDERS)} - {folder} for folder in FOLDERS}
    while free := [folder for folder, targets in edges.items() if not targets & edges.keys()]:
        for folder in free:
            del edges[folder]
    assert edges == {}


def test_nothing_can_reach_a_network():
    breaches = {
        name(f): (tops(f) & NETWORK) | {m for m in imports(f) if m.startswith("PySide6.QtNetwork")} - LOCAL_SOCKETS
        for f in sources("app", "db", "ui")
    }
    assert {file: found for file, found in breaches.items() if found} == {}


def test_every_public_name_of_app_and_db_says_what_holds():
    bare = [f"{name(file)} {what}" for file in sources("app", "db", "launch") for what in _without_docstring(tree(file))]
    assert bare == []


def _without_docstring(node: ast.Module | ast.ClassDef, inside: str = "") -> list[str]:
    found = [] if ast.get_docstring(node) else [inside or "(module)"]
    for child in node.body:
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not child.name.startswith("_"):
            dotted = f"{inside}.{child.name}".lstrip(".")
            if isinstance(child, ast.ClassDef):
                found += _without_docstring(child, dotted)
            elif not ast.get_docstring(child):
                found.append(dotted)
    return found


PLEASE = re.compile(r"(?:^|[。，；：])请(?![假示谁提予]|部门|法律顾问|重点|尽快|告知|定稿|$)")
"""What asks a reader politely to act. Left out: leave of absence (请假), who is asked for advice, one who is asked by name (请…来办, whose name
is filled in), and the words of a letter to somebody else."""


def test_no_sentence_to_the_clerk_says_please():
    said = {
        f"{name(file)}:{node.lineno}"
        for file in sources("app", "launch", "ui")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and PLEASE.search(node.value)
    }
    assert not said


def test_no_file_has_grown_beyond_four_hundred_lines():
    files = (ROOT / "run.py", *sources(*FOLDERS, "tests"))
    lengths = {name(file): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {file: lines for file, lines in lengths.items() if lines > 400} == {}


def test_starting_the_window_loads_no_heavy_library():
    if not ((ROOT / ENTRY).exists() and (ROOT / "ui/window.py").exists()):
        pytest.skip("the window (ui/window.py, app/__main__.py) does not stand yet")
    code = f"import sys, json, app.__main__, ui.window; print(json.dumps([m for m in {HEAVY} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


# spelled in halves, for this file is read too
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me|tm" + r"p)/")
INDEX = re.compile(r"py" + r"pi\.org|python" + r"hosted|--(?:extra-)?index" + r"-url|deb\.deb" + r"ian\.org|/sim" + r"ple\b", re.IGNORECASE)
TEXTS = {".py", ".md", ".toml", ".lock", ".spec", ".json", ".typ", ".txt", ".tsv", ".csv", ".qss", ".svg", ""}


def texts() -> list[Path]:
    inside = [file for folder in (*FOLDERS, "tests", ".ci") for file in (ROOT / folder).rglob("*")]
    return [file for file in (*ROOT.iterdir(), *inside) if file.is_file() and file.suffix in TEXTS and file.name != ".git"]


def test_no_text_names_a_folder_of_one_machine():
    assert [name(file) for file in texts() if MACHINE_PATH.search(file.read_text("utf-8"))] == []


def test_no_text_names_a_package_index():
    assert [name(file) for file in texts() if INDEX.search(file.read_text("utf-8"))] == []


def test_the_lock_pins_every_package_by_hash_and_names_no_address():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    packages = re.findall(r"^(\S+)==\S+.*\\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^\w", lock, re.MULTILINE)) > 30
    assert "://" not in lock


def test_the_style_rules_find_nothing():
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "-q", "--output-format=concise", "."],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_types_of_store_office_and_launcher_hold_strictly():
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
