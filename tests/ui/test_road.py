"""The road of issue 2: a real draft goes in by the window's own ways, a lawful document comes out filed and printed; ``run`` brings about the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.cli.parser import main
from app.clock import Clock
from app.lifecycle.editing import save_settings
from app.office import Office, open_office
from tests.app.forms.pdf_text import bare, page_texts
from tests.app.text.word_files import paragraph, write
from tests.blank import laid
from tests.ui.road_case import Case, acts, walk
from tests.ui.road_clerk import Clerk
from tests.ui.road_stores import holdings, log
from ui.assembly import assemble
from ui.ops import Ops
from ui.window import Window

TODAY, OPERATOR = date(2026, 11, 23), "王芳"

MADE = """云州区人民政府办公室关于印发《云州区夜间集市管理办法》的通知
各街道办事处，区级有关部门：
《云州区夜间集市管理办法》已经区政府同意，现印发给你们，请认真贯彻执行。
云州区人民政府办公室
2026年11月3日
云州区夜间集市管理办法
第一条　为了规范夜间集市，制定本办法。
第二条　参与夜间集市经营的企业，应当在本区注册登记。
第三条　摊主应当每日清扫摊位，违者由街道办事处处五百元以上二千元以下的罚款。
第四条　重大事项采取“一事一议”给予支持。
第五条　本办法自公布之日起施行。"""


def named(folder: Path) -> Office:
    """An empty office that has said what it is called, as an opinion needs it."""
    office = open_office(laid(folder), Clock(TODAY), OPERATOR)
    save_settings(office, {"names.legal_office": "云州区司法局", "names.legal_office_code": "云州司"})
    return office


@dataclass(frozen=True, slots=True)
class Room:
    """The window on an office of its own, the clerk at it, and the way to end the day."""

    clerk: Clerk
    folder: Path
    close: Callable[[], None]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """The whole window at 1440×868 on an empty office."""
    folder = tmp_path / "窗口"
    ops: Ops[Office] = Ops(lambda: named(folder))
    window = Window()
    window.watch(ops)
    assemble(window, ops)
    window.resize(1440, 868)
    window.show()
    window.activateWindow()
    ops.open()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.current == "desk")
    made = Room(Clerk(qtbot, window), folder, ops.close)
    yield made
    window.close()
    ops.close()
    # the window belongs to the fixture: pytest-qt deletes its own before fixtures end
    window.deleteLater()


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A notice that issues a set of rules with planted faults, as a Word file."""
    file = write(tmp_path, *map(paragraph, MADE.split("\n")), name="夜间集市（送审稿）.docx")
    return Case(file, "云州区商务委员会", "云州区人民政府办公室关于印发《云州区夜间集市管理办法》的通知", "云州区夜间集市管理办法")


@pytest.fixture
def real_case(corpus: Path) -> Case:
    """The notice of 湖州市南浔区 of the corpus."""
    file = next((corpus / "binary").glob("019_*.docx"), None)
    if file is None:
        pytest.skip("the notice of 南浔区 (binary/019_….docx) is not in the corpus beside the project")
    title = "湖州市南浔区人民政府办公室关于印发加快推进服务业高质量发展若干意见的通知"
    return Case(file, "南浔区发展改革和经济信息化局", title, "加快推进服务业高质量发展若干意见")


def run(case: Case, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Take ``case`` down the road by ``run`` on the store ``folder``."""
    list_ = folder.parent / "办理.jsonl"
    main(["check", str(case.file), "--json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    list_.write_text(acts(case, findings), "utf-8")
    named(folder).close()
    assert main(["--store", str(folder), "--today", TODAY.isoformat(), "--by", OPERATOR, "run", str(list_), "--json"]) == 0


def test_a_made_draft_goes_the_whole_road_at_the_window_and_run_brings_about_the_same(room, case, tmp_path, capsys):
    goes_the_road(room, case, tmp_path, capsys)


def test_the_notice_of_nanxun_goes_the_whole_road_at_the_window_and_run_brings_about_the_same(real_case, room, tmp_path, capsys):
    goes_the_road(room, real_case, tmp_path, capsys)


def goes_the_road(room: Room, case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slip = tmp_path / "slip.pdf"
    walk(room.clerk, case, slip)
    assert case.title in bare("".join(page_texts(slip.read_bytes())))

    room.close()
    run(case, tmp_path / "清单", capsys)
    with (
        open_office(room.folder, Clock(TODAY), OPERATOR).store as one,
        open_office(tmp_path / "清单", Clock(TODAY), OPERATOR).store as other,
    ):
        kept = holdings(one)
        assert [(row["recipient"], row["state"]) for row in kept["filings"]] == [("muni", "received"), ("npc", "submitted")]
        assert holdings(other) == kept
        assert log(other) == log(one)
