"""What publication fixes: the facts that stand in the published paper or on the forms that go out with it."""

from __future__ import annotations

from db.records import Document

FIELDS: dict[str, str] = {
    "title": "标题", "body_title": "正文标题", "document_number": "文号", "unified_number": "统一编号", "issuing_authority": "制定机关",
    "signatory": "签发人", "signed_on": "签发日期", "registered_on": "登记日期", "published_on": "公布日期", "carrier": "公布载体",
    "effective_on": "施行日期", "valid_until": "有效期至",
}  # fmt: skip
"""By field of the document, with the Chinese names; once published, put right only by 更正 (``app.lifecycle.correcting``)."""


def is_fixed(document: Document, field: str) -> bool:
    """Whether ``field`` of a published document is beyond a plain change; one that was never filled in may still be filled in.

    A document entered afterwards (补录) is still being put in order: it is not fixed.
    """
    is_out = document.published_on is not None and not document.historical
    return is_out and field in FIELDS and getattr(document, field) is not None
