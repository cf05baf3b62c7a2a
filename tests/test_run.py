"""The launcher: what it understands, what it sets up, what it says where it may not."""

from __future__ import annotations

import ast
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from launch import environment, fandol, needs, start, system
from launch.console import SetupError

ROOT = Path(__file__).resolve().parent.parent
posix_only = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for apt here")
NOWHERE = needs.Library("libguiheng-nowhere.so.9", "libguiheng-nowhere9", "guiheng-nowhere-libs")


@pytest.fixture
def debian_with(tmp_path, monkeypatch):
    """A search path with nothing but an apt that knows the given packages and notes what it was asked; returns the notes."""
    notes = tmp_path / "notes"

    def make(*known: str, root: bool, distribution: str = "debian") -> Path:
        programs = tmp_path / "bin"
        programs.mkdir()
        table = " ".join(f"{package})" + ' echo "  Candidate: 1.0";;' for package in known)
        for name, body in {
            "apt-cache": f'case "$2" in {table} *) echo "  Candidate: (none)";; esac',
            "apt-get": f'echo "$@" >> {notes}',
        }.items():
            (programs / name).write_text(f"#!/bin/sh\n{body}\n")
            (programs / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(programs))
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
        monkeypatch.setattr(platform, "freedesktop_os_release", lambda: {"ID": distribution})
        notes.touch()
        return notes

    return make


def test_an_old_python_gets_a_sentence_and_no_traceback():
    pretend = f"import sys; sys.version_info = (3, 8, 10, 'final', 0); exec(compile(open({str(ROOT / 'run.py')!r}, encoding='utf-8').read(), 'run.py', 'exec'))"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", pretend], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr == "规衡需要 Python 3.11 或更新的版本，当前是 3.8；安装新版本后用它启动，例如：python3.11 run.py\n"


def test_run_py_holds_no_syntax_that_an_old_python_cannot_parse():
    modern = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef, ast.arg)
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    assert [type(node).__name__ for node in ast.walk(tree) if isinstance(node, modern)] == []
    assert "__future__" not in {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize(
    ("line", "verb", "handed_on"),
    [
        ("", "", ""),
        ("window", "window", ""),
        ("--store d window", "window", "--store d"),
        ("--store d", "", "--store d"),
        ("--today=2026-01-04 --by 王 list --json", "list", "--today=2026-01-04 --by 王 list --json"),
        ("--store window check a.docx", "check", "--store window check a.docx"),
        ("search test", "search", "search test"),
        ("test tests/db -k act", "test", "tests/db -k act"),
        ("--help", "--help", "--help"),
    ],
)
def test_the_verb_is_found_behind_the_options_and_everything_else_is_handed_on(line, verb, handed_on):
    wish = start.read(line.split())
    assert " ".join(wish.words) == handed_on
    assert wish.verb == verb


def test_a_bare_start_is_the_window_and_a_verb_is_not():
    assert start.read([]).is_window
    assert start.read(["window"]).is_window
    assert not start.read(["demo", "--out", "out"]).is_window


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has machines without a display")
@pytest.mark.parametrize(
    ("env", "shown"), [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)]
)
def test_a_window_needs_an_x_or_wayland_display(env, shown):
    assert start.has_display(env) is shown


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has machines without a display")
def test_asking_for_the_window_without_a_display_is_refused_with_the_way_out():
    env = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run([sys.executable, "run.py", "window"], cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有图形界面" in done.stderr
    assert "demo" in done.stderr


def test_tests_run_offscreen_unless_headed(tmp_path):
    here = environment.Environment(tmp_path)
    desktop = {"DISPLAY": ":0"}
    assert start.surroundings(here, start.read(["test"]), desktop)["QT_QPA_PLATFORM"] == "offscreen"
    assert "QT_QPA_PLATFORM" not in start.surroundings(here, start.read(["test", "--headed"]), desktop)


def test_tests_keep_what_was_compiled_and_the_program_does_as_its_user_set(tmp_path):
    here = environment.Environment(tmp_path)
    without = {"PYTHONDONTWRITEBYTECODE": "1"}
    tests = start.surroundings(here, start.read(["test"]), without)
    assert "PYTHONDONTWRITEBYTECODE" not in tests
    assert Path(tests["PYTHONPYCACHEPREFIX"]).is_relative_to(here.venv)
    assert start.surroundings(here, start.read(["demo"]), without)["PYTHONDONTWRITEBYTECODE"] == "1"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fcitx is a matter of Linux desktops")
def test_fcitx_is_reached_through_ibus_only_where_qt_has_no_plugin_for_it(tmp_path):
    here = environment.Environment(tmp_path)
    desktop = {"DISPLAY": ":0", "XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "fcitx"}
    assert start.surroundings(here, start.read([]), desktop)["QT_IM_MODULE"] == "ibus"
    plugins = here.site_packages / "PySide6/Qt/plugins/platforminputcontexts"
    plugins.mkdir(parents=True)
    (plugins / "libfcitx5platforminputcontextplugin.so").touch()
    assert start.surroundings(here, start.read([]), desktop)["QT_IM_MODULE"] == "fcitx"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sonames are a matter of Linux")
def test_a_library_is_present_when_the_loader_finds_it():
    assert needs.Library("libc.so.6", "libc6", "glibc").present()
    assert not NOWHERE.present()


@posix_only
@pytest.mark.parametrize(
    ("known", "chosen"), [(["libx1"], "libx1"), (["libx1t64"], "libx1t64"), (["libx1", "libx1t64"], "libx1"), ([], "libx1")]
)
def test_a_package_goes_by_the_name_that_apt_has_a_candidate_for(debian_with, known, chosen):
    debian_with(*known, root=False)
    assert system.package_names([needs.Library("libx.so.1", "libx1", "libx")]) == [chosen]


@posix_only
def test_root_on_debian_installs_what_is_missing(debian_with):
    notes = debian_with("libguiheng-nowhere9", root=True)
    system.provide([NOWHERE])
    update, install = notes.read_text().splitlines()
    assert update.endswith("update -q")
    assert install.endswith("install -y --no-install-recommends libguiheng-nowhere9")


@posix_only
@pytest.mark.parametrize(("root", "distribution"), [(False, "debian"), (True, "kylin"), (True, "uos")])
def test_elsewhere_the_one_command_is_said_and_nothing_is_installed(debian_with, capsys, root, distribution):
    notes = debian_with("libguiheng-nowhere9", root=root, distribution=distribution)
    assert system.provide([NOWHERE]) == (NOWHERE,)
    assert "执行：sudo apt-get install -y --no-install-recommends libguiheng-nowhere9\n" in capsys.readouterr().err
    assert notes.read_text() == ""


def test_without_apt_the_command_is_that_of_the_other_family(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert system.command([NOWHERE]) == "sudo dnf install -y guiheng-nowhere-libs"


@posix_only
def test_a_window_cannot_start_without_a_library_but_the_command_line_can(debian_with, tmp_path, monkeypatch):
    debian_with(root=False)
    monkeypatch.setattr(needs, "IMPORT", (NOWHERE,))
    here = environment.Environment(tmp_path)
    (tmp_path / "requirements.lock").touch()
    here.python.parent.mkdir(parents=True)
    here.python.touch()
    here.stamp("environment", here.digest())
    here.stamp("fandol", here.digest())
    with pytest.raises(SetupError, match="窗口打不开"):
        start.prepare(here, start.read([]))
    start.prepare(here, start.read(["list"]))


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs Debian's dpkg-deb to make an archive")
def test_of_the_archive_only_the_fonts_and_their_licence_are_unpacked(tmp_path):
    package = tmp_path / "package"
    fonts = package / "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
    papers = package / "usr/share/doc/texlive-doc/fonts/fandol"
    for file in (fonts / "FandolFang-Regular.otf", papers / "COPYING.gz", package / "usr/share/texlive/other.tex"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(file.name.encode())
    (package / "DEBIAN").mkdir()
    (package / "DEBIAN/control").write_text("Package: x\nVersion: 1\nArchitecture: all\nMaintainer: x <x@example.org>\nDescription: x\n")
    subprocess.run(["dpkg-deb", "--build", str(package), str(tmp_path / "x.deb")], check=True, capture_output=True)
    target = tmp_path / "share/fonts"
    assert fandol.unpack(tmp_path / "x.deb", target)
    assert {file.name: file.read_bytes() for file in target.iterdir()} == {
        "FandolFang-Regular.otf": b"FandolFang-Regular.otf",
        "Fandol-COPYING.gz": b"COPYING.gz",
    }


def test_the_environment_is_made_once_and_a_package_that_fails_its_hash_stops_the_start(tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    here = environment.Environment(tmp_path / "规衡 project")
    here.root.mkdir()
    lock = here.root / "requirements.lock"
    lock.write_text("# nothing to install\n")
    (here.root / "marker.py").touch()
    here.provide()
    elsewhere = subprocess.run([here.python, "-P", "-c", "import marker"], cwd=tmp_path, capture_output=True, check=False)
    assert elsewhere.returncode == 0, elsewhere.stderr
    lock.write_text(f"guiheng-nowhere==1.0 \\\n    --hash=sha256:{'0' * 64}\n")
    with pytest.raises(SetupError, match="依赖没有装上，已有的数据不受影响"):
        here.provide()
    assert not here.stamped("environment", here.digest())


def test_a_changed_lock_undoes_the_stamp(tmp_path):
    here = environment.Environment(tmp_path)
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1\n")
    here.python.parent.mkdir(parents=True)
    here.python.touch()
    here.stamp("environment", here.digest())
    assert here.stamped("environment", here.digest())
    lock.write_text("a==2\n")
    assert not here.stamped("environment", here.digest())


def test_a_second_start_adds_less_than_three_tenths_of_a_second():
    here = environment.Environment(ROOT)
    if not here.stamped("environment", here.digest()):
        pytest.skip("this environment was not made by run.py")
    code = (
        "from launch import start; from launch.environment import Environment; start.prepare(Environment(start.ROOT), start.read(['test']))"
    )
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
        seconds.append(time.perf_counter() - began)
    assert min(seconds) < 0.3


def test_ci_runs_exactly_the_command_of_the_readme():
    lines = [line for line in (ROOT / ".ci/run").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec python3 run.py test"]
    assert "python3 run.py test" in (ROOT / "README.md").read_text("utf-8")
