"""What leaves the workbench: the findings as plain text, in a mail draft with the opinion, or as comments in the unit's own file; the record for the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.correspondence.mail import Attachment, draft
from app.forms import printing
from app.forms.overlay import Laid, laid, own_templates
from app.forms.review_opinion import ReviewOpinion
from app.forms.templates import SHIPPED, Own
from app.office import Office
from app.review.annotate import annotate
from app.review.opinion import opinion
from app.review.plain import findings_text
from app.review.record import record
from ui.dialogs.printing_preview import PrintingPreview, file_name
from ui.ops import Ops

Tell = Callable[[str], object]


class Outgoing(QObject):
    """Copies and saves; each says by ``tell`` what came of it."""

    def __init__(self, ops: Ops[Office], parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops

    def copy(self, document: str, tell: Tell) -> None:
        """Put the listed findings on the clipboard as numbered plain text."""

        def take(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            tell("已复制列入的意见，可以粘贴到办公系统的意见框。")

        self._ops.query(
            lambda office: findings_text(office, document), take, owner=self, title="复制意见", on_refused=lambda said: tell(said)
        )

    def save_mail(self, document: str, file: Path, tell: Tell) -> None:
        """Write a mail draft with the opinion as PDF and Word, and the findings as text, to ``file``."""

        def read(office: Office) -> tuple[ReviewOpinion, str, datetime, Own]:
            form = opinion(office, document)
            return form, findings_text(office, document) if form.points else "", office.now(), own_templates(office)

        def write(found: tuple[ReviewOpinion, str, datetime, Own]) -> None:
            self._ops.run(
                lambda: printing.save(mail_of(*found), file),
                lambda _: tell(f"已存为《{file.name}》，用邮件程序打开后填收件人发送。"),
                owner=self,
                title="存为邮件",
                on_refused=lambda said: tell(said),
            )

        self._ops.query(read, write, owner=self, title="存为邮件", on_refused=lambda said: tell(said))

    def save_annotated(self, review: str, file: Path, tell: Tell) -> None:
        """Write the drafting unit's own Word file with the listed findings of ``review`` as comments to ``file``."""
        self._ops.query(
            lambda office: printing.save(annotate(office, review), file),
            lambda _: tell(f"已存为《{file.name}》，意见加在原稿的字句上。"),
            owner=self,
            title="存批注稿",
            on_refused=lambda said: tell(said),
        )

    def show_record(self, document: str, host: QWidget) -> None:
        """审核呈批单: show it for printing and keeping."""

        def draw(found: tuple[str, Laid]) -> None:
            title, form = found
            self._ops.run(form.pdf, lambda pdf: PrintingPreview(pdf, f"{title}审核呈批单", host).open(), owner=self)

        def filled(office: Office) -> tuple[str, Laid]:
            form = record(office, document)
            return form.title, laid(office, form)

        self._ops.query(filled, draw, owner=self, title="填写呈批单")


def mail_of(form: ReviewOpinion, findings: str, at: datetime, own: Own = SHIPPED) -> bytes:
    """The mail draft: a letter's opening, the findings, the opinion attached; the recipient is left to the clerk."""
    name = file_name(f"{form.title}{form.speech.letter}")
    number = f"（{form.number}）" if form.number else "（草稿）"
    told = (
        f"{form.drafting_unit or '送审单位'}：\n\n　　{form.you}报送的《{form.title}》已完成合法性{form.speech.examined}"
        if form.conclusion
        else ""
    )
    opening = (
        f"{told}，结论：{form.conclusion}。意见书见附件。"
        if told
        else f"《{form.title}》的合法性{form.speech.examined}意见（草稿）见附件。"
    )
    words = "\n\n".join(part for part in (opening, findings, form.authority) if part)
    attachments = [Attachment(f"{name}.pdf", printing.pdf(form, own)), Attachment(f"{name}.docx", printing.word(form, own))]
    if findings:
        attachments.append(Attachment(f"{file_name(form.title)}审核意见.txt", findings.replace("\n", "\r\n").encode("utf-8-sig")))
    return draft(f"《{form.title}》合法性{form.speech.examined}意见{number}", words, attachments, at=at)
