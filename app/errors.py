"""Errors that can be said to a clerk: what happened, what is safe, what to do.

Anything raised that is not a UserError is a defect and lands in the crash log.
"""

from __future__ import annotations


class UserError(Exception):
    """A refusal in one Chinese sentence (or two) that a clerk can act on. ``str(error)`` is that sentence."""

    @property
    def sentence(self) -> str:
        """The words shown to the clerk."""
        return str(self)


class Unreadable(UserError):
    """A file that is what it says it is, but whose text cannot be had: a scan, an encrypted or damaged file."""


class Hostile(UserError):
    """A file refused by the gate before it was parsed: macros, DOCTYPE, inflation, a secrecy mark."""


class Refused(UserError):
    """An act that the procedure does not allow here and now; nothing was written."""


class Missing(Refused):
    """A tolerated guard that failed: the act can go on with ``despite`` and its reason.

    ``items`` holds one sentence per thing that is missing.
    """

    def __init__(self, items: tuple[str, ...]) -> None:
        super().__init__("还缺：" + "；".join(items) + "。补齐后再办，或者写明理由带缺项继续。")
        self.items = items
