"""What a person can say a line is."""

from __future__ import annotations

HEADING, NO_HEADING, TEXT = "heading", "no_heading", "text"

ROLES: dict[str, str] = {
    "title": "标题", "body_title": "正文标题", "number": "文号", "addressee": "主送机关", "signature": "落款", "note": "附注",
    TEXT: "正文", HEADING: "到光标处是条标", NO_HEADING: "不要条标",
}  # fmt: skip
"""By name, as it is stored; the words are those of the window."""
