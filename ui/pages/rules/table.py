"""The table of rules: where room is short the rates give way first, because the rule beside it tells them too."""

from __future__ import annotations

from ui.pages.rules.columns import COLUMNS
from ui.theme import theme
from ui.widgets.records import RecordsModel
from ui.widgets.table import Table

_GIVE_WAY = ("false", "basis", "adopted", "listed", "state", "")
_NAME, _NAME_BESIDE_BASIS = 160, 200
"""The least room in px for the name; a basis stands beside it only where the name has more."""


class RulesTable(Table):
    """Hides the columns that find no room, and shows them again when there is; what a clerk hid by the head's menu stays hidden."""

    def __init__(self, model: RecordsModel) -> None:
        self._gone: set[str] = set()
        super().__init__(model)

    def fit_columns(self) -> None:
        """Let columns give way until the others fit."""
        places = {column.id: place for place, column in enumerate(COLUMNS)}
        wanted = {column.id: theme().px(column.width) or theme().px(_NAME) for column in COLUMNS}
        wanted["basis"] += theme().px(_NAME_BESIDE_BASIS - _NAME)
        head = self.horizontalHeader()
        shown = {name for name, place in places.items() if name in self._gone or not head.isSectionHidden(place)}
        gone: set[str] = set()
        for name in _GIVE_WAY:
            if sum(wanted[one] for one in shown - gone) <= self.viewport().width():
                break
            gone.add(name)
        for name in _GIVE_WAY:
            # what went first may find room in the place of what went after it
            if name in gone and sum(wanted[one] for one in shown - gone | {name}) <= self.viewport().width():
                gone.remove(name)
        for name in shown:
            if head.isSectionHidden(places[name]) != (name in gone):
                head.setSectionHidden(places[name], name in gone)
        self._gone = gone & shown
        super().fit_columns()
