"""The whole window on a real office in a temporary folder, and drafts brought to a stage by the office's own verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.clock import Clock
from app.intake.draft import Draft
from app.intake.importing import import_draft
from app.lifecycle.deliberating import deliberate, fair_competition, table
from app.lifecycle.issuing import publish, register, sign
from app.lifecycle.preparing import consult, submit
from app.office import Office, open_office
from app.review.accepting import accept
from app.review.concluding import conclude
from tests.app import road
from tests.blank import laid
from tests.ui.pages.workroom import Workroom
from ui.assembly import Assembly, assemble
from ui.ops import Ops
from ui.widgets.page import Page
from ui.window import Window

TODAY = date(2026, 11, 23)
EFFECTIVE = "2027年1月1日"
ROAD = ("drafting", "consulting", "submitted", "under_review", "lawful", "deliberating", "passed", "signed", "registered", "published")

TEXT = """云州区人民政府关于印发《{title}》的通知

各街道办事处，区级有关部门：

现将《{title}》印发给你们，请认真贯彻执行。

云州区人民政府
2026年11月3日

{title}

第一条　为了规范绿道管理，结合本区实际，制定本办法。
第二条　本办法所称保障对象，是指符合规定条件的家庭。
第三条　本办法自{effective}起施行，有效期五年。
"""


def write_draft(folder: Path, title: str, *, effective: str = EFFECTIVE) -> Path:
    """A notice that issues ``title``, as plain text."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{title}.txt"
    file.write_text(TEXT.format(title=title, effective=effective), "utf-8")
    return file


def drafted(title: str, *, effective: str = EFFECTIVE) -> Draft:
    """The same notice as it is read."""
    return road.draft(TEXT.format(title=title, effective=effective), f"{title}.txt")


@dataclass
class Whole(Workroom[Page]):
    """The assembled window."""

    assembly: Assembly
    folder: Path

    def make(self, title: str, stage: str = "drafting", *, effective: str = EFFECTIVE, published_on: date = date(2026, 11, 4)) -> str:
        """A document brought to ``stage`` (one of ROAD); its id."""
        draft = drafted(title, effective=effective)
        made = self.ask(lambda office: bring(office, draft, stage, published_on))
        self.ops.changed.emit(frozenset({"documents"}))
        self.settle()
        return made

    def go(self, page_id: str, place: object = None) -> None:
        """Show a page."""
        self.window.go(page_id, place)
        self.settle()

    def close_dialogs(self) -> None:
        """Close what stands open."""
        for dialog in self.window.findChildren(QDialog):
            dialog.close()
        self.settle()


def bring(office: Office, draft: Draft, stage: str, published_on: date) -> str:
    """Import ``draft`` and bring it along the road, each step before ``published_on`` as it was in the autumn of 2026; materials are excused."""
    document = str(import_draft(office, draft)["document"])
    why = "补录"
    earlier = max(date(2026, 11, 4) - published_on, timedelta())
    day = date(2026, 11, 3) - earlier
    steps = {
        "consulting": lambda: consult(
            office, document, carrier="云州区政府网站", on=date(2026, 9, 1) - earlier, until=date(2026, 10, 8) - earlier
        ),
        "submitted": lambda: submit(office, document, unit="云州区林业局", on=date(2026, 10, 9) - earlier, despite=why),
        "under_review": lambda: accept(office, document, on=day),
        "lawful": lambda: conclude(office, document, outcome="合法", on=day),
        "deliberating": lambda: (fair_competition(office, document, concerned=False, on=day), table(office, document, on=day)),
        "passed": lambda: deliberate(office, document, meeting="区政府第86次常务会议", result="通过", on=day),
        "signed": lambda: sign(office, document, by="王明", on=day),
        "registered": lambda: register(office, document, on=day),
        "published": lambda: publish(office, document, carrier="云州区政府网站", on=published_on, despite=why),
    }
    for name in ROAD[1 : ROAD.index(stage) + 1]:
        steps[name]()
    return document


@pytest.fixture
def whole(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    """The assembled window at 1440×868, its store open and empty."""
    ops: Ops[Office] = Ops(lambda: open_office(laid(tmp_path / "数据"), Clock(TODAY), "周敏"))
    window = Window()
    window.watch(ops)
    assembly = assemble(window, ops)
    window.resize(1440, 868)
    window.show()
    ops.open()
    made = Whole(qtbot, ops, window, assembly.desk, assembly, tmp_path)
    made.settle()
    yield made
    made.close_dialogs()
    window.close()
    ops.close()
    # the window belongs to the fixture: pytest-qt deletes its own before fixtures end
    window.deleteLater()
