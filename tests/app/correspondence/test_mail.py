from __future__ import annotations

from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest

from app.correspondence.mail import Attachment, draft

LONG = "云州区人民政府关于进一步优化营商环境促进民营经济高质量发展若干措施的实施办法（试行）合法性审核意见书.pdf"


def read(data: bytes) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(data, policy=default))


def test_a_draft_opens_for_writing_with_subject_and_words_and_nobody_to_send_it_to() -> None:
    mail = read(draft("《停车办法》审核意见", "区住建局：\n　　意见见附件。", at=datetime(2026, 11, 23, 9, 5)))
    body = mail.get_body()
    assert (mail["X-Unsent"], mail["Subject"], mail["To"]) == ("1", "《停车办法》审核意见", None)
    assert body is not None
    assert body.get_content().strip() == "区住建局：\n　　意见见附件。"
    assert mail["Date"].datetime.date().isoformat() == "2026-11-23"


@pytest.mark.parametrize("name", ["意见书.pdf", LONG, "a b;c=“d”.docx", "意见.txt"])
def test_attachments_keep_their_chinese_names_both_ways(name: str) -> None:
    data = draft("题", "文", [Attachment(name, b"%PDF-1.7 \x00\xff")])
    (part,) = read(data).iter_attachments()
    assert part.get_filename() == name
    assert part.get_payload(decode=True) == b"%PDF-1.7 \x00\xff"
    raw = message_from_bytes(data).get_payload()[1]  # type: ignore[index]
    old_way = raw.get_param("name", header="content-type")  # type: ignore[union-attr]
    assert str(make_header(decode_header(str(old_way)))) == name


def test_no_line_is_longer_than_mail_allows_and_headers_are_ascii() -> None:
    data = draft(LONG, "字" * 3000, [Attachment(LONG, b"x" * 5000)], to="zhujian@example.gov")
    assert max(len(line) for line in data.split(b"\r\n")) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")
    data.decode("ascii")
    assert read(data)["To"] == "zhujian@example.gov"


def test_a_line_break_in_a_subject_does_not_make_a_header() -> None:
    assert read(draft("甲\nBcc: x@example.com", "文"))["Bcc"] is None
