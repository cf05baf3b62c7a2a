from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.policy import default

import pytest
from PySide6.QtGui import QGuiApplication

from app.errors import Refused
from app.review import deciding
from app.review.opinion import opinion
from tests.app import road
from ui.pages.review.outgoing import Outgoing, mail_of


@pytest.fixture
def office(tmp_path):
    opened = road.opened(tmp_path / "数据")
    yield opened
    opened.store.close()


@pytest.fixture
def told(qtbot, office):
    class Direct:
        """Answers at once, on the window's thread."""

        def query(self, work, then, **_how):
            then(work(office))

        def run(self, work, then, **_how):
            then(work())

    said = []
    return Outgoing(Direct(), None), said


def listed(office):
    matter = road.at(office, "under_review")
    for finding in road.findings(office, matter):
        deciding.decide(office, finding.id, listed=True)
    return matter


def test_listed_findings_are_put_on_the_clipboard_as_plain_text(office, told):
    outgoing, said = told
    outgoing.copy(listed(office), said.append)
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"《{road.TITLE}》合法性审核意见（共")
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    assert said == ["已复制列入的意见，可以粘贴到办公系统的意见框。"]


def test_the_mail_draft_has_the_opinion_twice_and_the_findings(office, told, tmp_path):
    outgoing, said = told
    file = tmp_path / "意见.eml"
    outgoing.save_mail(listed(office), file, said.append)
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == f"《{road.TITLE}》合法性审核意见（草稿）"
    names = [part.get_filename() for part in mail.iter_attachments()]
    assert names == [f"{road.TITLE}合法性审核意见书.pdf", f"{road.TITLE}合法性审核意见书.docx", f"{road.TITLE}审核意见.txt"]
    assert "1. 第三条" in mail.get_body().get_content()
    assert "意见.eml" in said[0]


def test_the_annotated_copy_is_refused_in_a_sentence_where_the_draft_is_no_word_file(office, told, tmp_path):
    outgoing, said = told
    review = office.store.reviews.current(listed(office))
    with pytest.raises(Refused, match=r"不是 \.docx 文件"):
        outgoing.save_annotated(review.id, tmp_path / "批注稿.docx", said.append)
    assert not (tmp_path / "批注稿.docx").exists()


def test_an_issued_opinion_opens_the_mail_with_its_outcome(office):
    form = replace(opinion(office, listed(office)), conclusion="应当予以修改", number="云州司审〔2026〕1号")
    mail = message_from_bytes(mail_of(form, "", datetime(2026, 11, 23, 9)), policy=default)
    assert mail["Subject"].endswith("（云州司审〔2026〕1号）")
    assert f"{road.UNIT}：" in mail.get_body().get_content()
    assert "结论：应当予以修改" in mail.get_body().get_content()
    assert len(list(mail.iter_attachments())) == 2
