"""A mail as a draft (.eml) that Outlook or Foxmail opens ready to send; this program sends nothing itself.

Attachment names are given twice, as RFC 2231 asks (filename*) and as encoded words (RFC 2047), which older programs read.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import encode_rfc2231
from pathlib import PurePath

_KINDS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain",
}
_WORD = 30
"""Bytes of UTF-8 in one encoded word: with its frame it stays under the 75 characters that RFC 2047 allows."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to go with the mail, under the name the reader sees."""

    name: str
    data: bytes


def draft(subject: str, words: str, attachments: Sequence[Attachment] = (), *, to: str = "", at: datetime | None = None) -> bytes:
    """The mail as bytes. Without ``to`` the recipient is left to the clerk; X-Unsent makes the mail program open it for writing."""
    mail = MIMEMultipart("mixed")
    mail["Subject"] = "\n ".join(_encoded_words(" ".join(subject.split("\n"))))
    if to:
        mail["To"] = to
    if at is not None:
        mail["Date"] = at.astimezone().strftime("%a, %d %b %Y %H:%M:%S %z")
    mail["X-Unsent"] = "1"
    mail.attach(MIMEText(words.replace("\r\n", "\n"), "plain", "utf-8"))
    for attachment in attachments:
        mail.attach(_part(attachment))
    return mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _part(attachment: Attachment) -> MIMEBase:
    kind = _KINDS.get(PurePath(attachment.name).suffix.lower(), "application/octet-stream")
    part = MIMEApplication(attachment.data, "octet-stream")
    words = "\n ".join(_encoded_words(attachment.name))
    del part["Content-Type"]
    part["Content-Type"] = f'{kind};\n name="{words}"'
    part["Content-Disposition"] = f"attachment;\n filename*={encode_rfc2231(attachment.name, 'utf-8')}"
    return part


def _encoded_words(text: str) -> list[str]:
    """``text`` as encoded words; no character is torn."""
    pieces: list[bytes] = [b""]
    for character in text:
        encoded = character.encode()
        if len(pieces[-1]) + len(encoded) > _WORD:
            pieces.append(b"")
        pieces[-1] += encoded
    return [f"=?utf-8?B?{b64encode(piece).decode()}?=" for piece in pieces]
