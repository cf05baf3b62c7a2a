"""The laws that stop a step of the procedure, as data: what stands in brackets in a refusal."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

import resources


def ground(key: str) -> str:
    """The law and article named ``key`` in ``resources/procedure.toml``: legality, deliberation, fair_competition …"""
    return _grounds()[key]


@lru_cache
def _grounds() -> Mapping[str, str]:
    grounds: dict[str, str] = tomllib.loads(resources.path("procedure.toml").read_text("utf-8"))["grounds"]
    return grounds
