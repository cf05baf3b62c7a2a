"""编制季度目录: at once for a quarter that is over, with a reason for one that is not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import Missing
from app.filing.incoming import catalogue
from app.forms.filing_catalogue import quarter_word
from ui.deeds import Deeds
from ui.dialogs.form import Form, FormDialog
from ui.pages.incoming.acts import open_form
from ui.pages.incoming.deed_forms import text
from ui.pages.incoming.papers import Papers
from ui.pages.incoming.quarterly import Quarter, paper


class QuarterlyActs(QObject):
    """Makes and shows catalogues over ``host``."""

    def __init__(self, deeds: Deeds, host: QWidget) -> None:
        super().__init__(host)
        self._deeds, self._host = deeds, host

    def make(self, wanted: Quarter) -> None:
        """Make the catalogue of this quarter."""
        said = f"已编制{wanted.year}年{quarter_word(wanted.quarter)}备案目录。"
        self._deeds.do(
            lambda office: catalogue.make(office, year=wanted.year, quarter=wanted.quarter), said, title="编制目录",
            on_missing=lambda missing: self._ask(wanted, missing, said),
        )  # fmt: skip

    def _ask(self, wanted: Quarter, missing: Missing, said: str) -> None:
        form = Form("编制目录", "编制目录", (), f"{wanted.year}年{quarter_word(wanted.quarter)}备案目录，登记备案 {len(wanted.rows)} 件。")
        dialog = FormDialog(form, wanted.today, self._host)
        open_form(
            self._deeds, dialog,
            lambda office, values: catalogue.make(office, year=wanted.year, quarter=wanted.quarter, despite=text(values, "despite")), said,
        )  # fmt: skip
        dialog.ask_despite(missing.items)

    @staticmethod
    def show_on(papers: Papers) -> Callable[[str], None]:
        """What shows a catalogue by its id."""
        return lambda catalogue_id: papers.show(partial(paper, catalogue_id=catalogue_id))
