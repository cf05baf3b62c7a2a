from __future__ import annotations

import re
from pathlib import Path

from app.lifecycle.lawful_grounds import sentence

_UI = Path(__file__).parents[3] / "ui"
_CITED = re.compile(r"(?:法|条例|规定)》?第[一二三四五六七八九十百]+条")


def test_a_sentence_of_the_law_names_its_article() -> None:
    assert sentence("disclosure") == "行政规范性文件属主动公开的信息（政府信息公开条例第二十条）。"
    assert sentence("feedback").endswith("（优化营商环境条例第六十二条）。")


def test_the_window_s_own_code_cites_no_law() -> None:
    cited = {file.name: found for file in _UI.rglob("*.py") if (found := _CITED.findall(file.read_text("utf-8")))}
    assert cited == {}
