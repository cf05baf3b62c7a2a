"""Writes the golden texts anew after a change that was looked at: ``python -m tests.app.forms.golden``."""

from __future__ import annotations

from pathlib import Path

from app.forms import printing
from tests.app.forms.examples import (
    contract_opinion,
    inquiry,
    long_opinion,
    notice,
    objection_reply,
    opinion,
    receipt,
    reply,
    report,
    return_slip,
    review_record,
    slip,
)
from tests.app.forms.examples_cleanup import EXAMPLES
from tests.app.forms.examples_letters import LETTERS
from tests.app.forms.pdf_text import words

FORMS = {"filing_report": report, "filing_slip": slip, "review_opinion": opinion, "review_opinion_long": long_opinion,
         "review_opinion_contract": contract_opinion, "review_record": review_record,
         "return_slip": return_slip, "inquiry_letter": inquiry, "reply_letter": reply, "objection_reply": objection_reply, "receipt": receipt,
         "correction_notice": notice, **LETTERS, **EXAMPLES}  # fmt: skip
FOLDER = Path(__file__).parents[2] / "golden" / "forms"

if __name__ == "__main__":
    for name, form in FORMS.items():
        text = words(printing.pdf(form()))
        lines = text.replace("。", "。\n").replace("□", "\n□").replace("☑", "\n☑").replace("《", "\n《")
        (FOLDER / f"{name}.txt").write_text(lines.strip() + "\n", encoding="utf-8")
