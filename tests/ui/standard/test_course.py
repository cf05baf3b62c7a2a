"""办理环节 and 归档 with long names, many rows and every kind of line are held to the standard of the pages, and so are the dialogs of their rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from app.lifecycle import answers, archiving, comments, consulting, places, proceedings, urgency
from app.lifecycle.deliberating import Minutes, keep_minutes
from app.lifecycle.proceedings import Facts
from app.office import Office
from tests.ui.pages.assembled import Whole, whole
from tests.ui.standard import judging
from tests.ui.standard.tour import LONG, settled
from ui.assembly import DOCUMENT
from ui.pages.places import ARCHIVE, COURSE
from ui.theme import Appearance, Mode, Theme
from ui.theme.appearance import SCALES

__all__ = ["whole"]

LOOKS = [pytest.param(Appearance(Mode.LIGHT), id="light"), pytest.param(Appearance(Mode.DARK, SCALES["特大"]), id="dark-largest")]
WORDS = "建议写明申请的材料、办理的时限和不予受理时的救济渠道，避免各街道办事处、各部门掌握的尺度不一，增加企业和群众的负担"
BODY = "云州区住房和城乡建设委员会综合行政执法支队法制审核科"
ADDRESS = "https://www.yunzhou.gov.cn/zwgk/fdzdgknr/zcwj/xzgfxwj/202611/t20261104_14876523.html"


@pytest.mark.parametrize("looks", LOOKS)
def test_the_stages_and_the_archive_list_can_be_read_and_reached(whole: Whole, look: Theme, looks: Appearance, tmp_path: Path):
    look.set_appearance(looks)
    whole.window.resize(judging.ROOM)
    documents = [rich(whole, stage, tmp_path) for stage in ("consulting", "published")]
    faults = []
    for document in documents:
        for tab in (COURSE, ARCHIVE):
            whole.go(DOCUMENT, (document, tab))
            settled(whole)
            whole.window.activateWindow()
            whole.qtbot.waitUntil(whole.window.isActiveWindow)
            faults += [f"{tab}：{fault}" for fault in judging.faults(whole.window, whole.window.navigation.brand)]
    faults += [
        f"{name}：{fault}" for name, shown in dialogs(whole, documents[1]) for fault in judging.faults(shown, shown.focusWidget() or shown)
    ]
    assert not faults, "\n".join(faults)


def dialogs(whole: Whole, document: str) -> Iterator[tuple[str, QDialog]]:
    """The dialogs of single rows, with what stands there, and those that begin a matter."""
    whole.go(DOCUMENT, (document, COURSE))
    page = whole.assembly.document
    for key in ("comments", "minutes", "place", "proceeding:hearing", "archive:proposal", "feedback"):
        page._lead(key)
        yield from _open(whole, key)
    table = page.work.course.comments.table
    table.opened.emit(table.current)
    yield from _open(whole, "意见")
    for action in ("propose", "enter"):
        whole.window.trigger(action)
        yield from _open(whole, action)


def _open(whole: Whole, name: str) -> Iterator[tuple[str, QDialog]]:
    settled(whole)
    dialog = next(found for found in whole.window.findChildren(QDialog) if found.isVisible())
    dialog.activateWindow()
    whole.qtbot.waitUntil(dialog.isActiveWindow)
    yield name, dialog
    whole.close_dialogs()


def rich(whole: Whole, stage: str, folder: Path) -> str:
    """A document with a row of every kind, all of them long."""
    file = folder / f"关于{LONG}的会议纪要和公布网页截图（盖章扫描件）.pdf"
    file.write_bytes(b"%PDF-1.4")
    document = whole.make(f"{stage}{LONG}", stage)
    whole.ask(lambda office: _fill(office, document, stage, file))
    whole.ops.changed.emit(frozenset({"documents"}))
    whole.settle()
    return document


def _fill(office: Office, document: str, stage: str, file: Path) -> None:
    (held,) = office.store.documents.consultations(document)
    consulting.amend(office, held.id, address=ADDRESS, file=file)
    for number, (disposition, kind) in enumerate((("部分采纳", "企业"), ("不采纳", "行业协会商会"), ("采纳", "公众"), ("", "部门"))):
        row = comments.add(
            office, document, commenter=f"{BODY}{number}", kind=kind, words=WORDS, path="第十二条之一第三款第（二）项", file=file
        )
        if disposition:
            comments.dispose(office, str(row["comment"]), disposition=disposition, reason=WORDS)
    for code, what in proceedings.kinds().items():
        conclusion = what.conclusions[0] if what.conclusions else "同意"
        facts = Facts(
            on=date(2026, 10, 20),
            body=BODY,
            people=BODY,
            conclusion=conclusion,
            words=WORDS,
            number="云住建法审〔2026〕128号",
            address=ADDRESS,
        )
        proceedings.hold(office, document, kind=code, facts=facts, file=file)
    answers.answer(office, document, {question.condition.value: True for question in answers.questions(office, office.document(document))})
    archiving.say(office, document, item="proposal", held=False, note=WORDS)
    archiving.say(office, document, item="objections", held=True, note=WORDS)
    if stage == "consulting":
        urgency.mark(office, document, reason=WORDS)
        return
    (meeting,) = office.store.documents.deliberations(document)
    keep_minutes(office, meeting.id, minutes=Minutes(number="云州府常纪〔2026〕86号", attendees=BODY, differing=WORDS, file=file))
    places.add(office, document, carrier=f"《云州区人民政府公报》{BODY}", address=ADDRESS, file=file)
