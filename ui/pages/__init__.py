"""One folder per page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.office import Office
    from ui.ops import Ops
    from ui.window import Window


def add_pages(window: Window, ops: Ops[Office]) -> None:
    """Put every page that exists into ``window``; the first start asks who sits here. Those not shown yet are built afterwards."""
    from ui.assembly import assemble
    from ui.readying import Readying

    assembled = assemble(window, ops)
    ops.opened.connect(assembled.operators.ask_if_new)
    assembled.sight.seen.connect(Readying(window, ops).begin)
