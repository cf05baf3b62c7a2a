"""The laws of the procedure, as data: what stands in brackets in a refusal, and what a dialog says the law asks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

import resources


def ground(key: str) -> str:
    """The law and article named ``key`` in ``resources/procedure.toml``: legality, deliberation, fair_competition …"""
    return _grounds()[key]


def sentence(key: str) -> str:
    """What the law asks, with law and article behind it, as ``resources/procedure.toml`` has it under ``key``; one nobody compared with the law says so."""
    said = _data()["sentences"][key]
    if not isinstance(said, Mapping):
        raise TypeError(f"{key} is no sentence with its basis")
    return f"{said['words']}（{said['basis']}{'' if said['verified'] else '，依据待核对'}）。"


def _grounds() -> Mapping[str, str]:
    return {key: str(words) for key, words in _data()["grounds"].items()}


@lru_cache
def _data() -> Mapping[str, Mapping[str, str | Mapping[str, str | bool]]]:
    data: dict[str, dict[str, str | Mapping[str, str | bool]]] = tomllib.loads(resources.path("procedure.toml").read_text("utf-8"))
    return data
