"""A regular expression of a rule, compiled when it is first used: of a hundred rules a document concerns a few."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.errors import UserError


class BadPack(UserError):
    """A rule pack that cannot be used; the sentence names file, rule and fault."""


@dataclass(frozen=True, slots=True)
class Expression:
    """``pattern`` is the source with its word groups put in, ``where`` says whose it is in a refusal."""

    pattern: str
    where: str = ""

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression ready to search. Raises BadPack."""
        return _compiled(self.pattern, self.where)


@lru_cache(maxsize=4096)
def _compiled(source: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(source)
    except re.error as error:
        raise BadPack(f"{where} 的正则表达式“{source}”写法有误：{error}。请改正后再用。") from error
