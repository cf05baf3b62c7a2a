"""The three roles of an office."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody does here. No role ("") is not a fourth one: it means that nobody has said, and hinders nothing."""

    CLERK = "经办"
    REVIEWER = "审核"
    HEAD = "负责人"
