"""备案材料补正通知 (F-10): everything that is lacking in a filing, told at once, with the time to bring it and what follows otherwise.

The like paper for submissions to review is the 退回补正告知单 (`app.forms.return_slip`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.forms.paper import Cited, Values, called, day, day_to_write, inner, numeral, sentence, vouched


@dataclass(frozen=True, slots=True)
class SupplementNotice:
    """The notice of ``authority`` to ``recipient``, which filed ``title``.

    ``missing`` are papers that did not come, ``faulty`` what came and does not meet the demands. ``period`` is said as in 10日 or 10个工作日 and ends on ``until``.
    ``consequence`` is the sentence on what follows when nothing comes ("" says nothing).
    """

    template: ClassVar[str] = "supplement_notice"

    authority: str
    number: str
    recipient: str
    title: str
    document_number: str
    missing: tuple[str, ...]
    faulty: tuple[str, ...]
    period: str
    until: date | None
    filed_on: date | None = None
    receipt_number: str = ""
    basis: tuple[Cited, ...] = ()
    consequence: str = ""
    contact: str = ""
    phone: str = ""
    dated_on: date | None = None
    copies: int = 2

    def values(self) -> Values:
        """The fields a template may name."""
        items = [(name, "缺少") for name in self.missing] + [(name, "不符合要求") for name in self.faulty]
        return {
            "authority": self.authority,
            "number": self.number,
            "recipient": self.recipient,
            "you": called(self.recipient),
            "title": inner(self.title),
            "document_number": self.document_number,
            "filed_on": day(self.filed_on),
            "receipt_number": self.receipt_number,
            "basis": "、".join(vouched(self.basis)),
            "items": [{"number": n, "kind": kind, "text": text.rstrip("。；;")} for n, (text, kind) in enumerate(items, 1)],
            "count": str(len(items) or "　　"),
            "period": self.period,
            "until": day_to_write(self.until),
            "consequence": sentence(self.consequence),
            "contact": self.contact,
            "phone": self.phone,
            "dated_on": day_to_write(self.dated_on),
            "copies": numeral(self.copies),
        }
