"""Which fonts paper is set in, and what is said when one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserError
from app.forms import fonts, printing
from tests.app.forms.examples import opinion
from tests.app.forms.golden import FOLDER, FORMS
from tests.app.forms.pdf_text import bare, words

FREE = ("FandolFang R", "FandolKai", "FandolSong", "FandolHei", "Noto Serif CJK SC", "Noto Sans CJK SC")
LICENSED = ("FangSong_GB2312", "KaiTi_GB2312", "SimHei", "SimSun", "FZXiaoBiaoSong-B05S", *FREE)


def test_licensed_fonts_go_before_free_ones() -> None:
    chosen = fonts.families(LICENSED)

    assert [chosen[role][0] for role in ("title", "body", "kai", "hei", "song")] == [
        "FZXiaoBiaoSong-B05S",
        "FangSong_GB2312",
        "KaiTi_GB2312",
        "SimHei",
        "SimSun",
    ]
    assert fonts.substitutions(LICENSED) == ()


def test_a_missing_font_is_named_with_its_substitute() -> None:
    said = [each.sentence for each in fonts.substitutions(FREE)]

    assert "仿宋_GB2312 未安装，以 FandolFang 代替" in said
    assert "方正小标宋简体 未安装，以 FandolSong 代替" in said
    assert len(said) == 5


def test_names_are_compared_without_regard_to_case() -> None:
    assert fonts.families(("fangsong_gb2312", *FREE))["body"][0] == "fangsong_gb2312"


def test_every_role_ends_in_a_font_with_rare_characters() -> None:
    assert all(
        chosen[-2:] == ["Noto Serif CJK SC", "Noto Sans CJK SC"] or "Noto Serif CJK SC" in chosen
        for role, chosen in fonts.families(FREE).items()
        if role in fonts.ROLES
    )


def test_without_any_chinese_font_printing_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有能用的中文字体"):
        printing.pdf(opinion(), folders=(tmp_path,))


def test_font_folders_exist_and_are_named_once() -> None:
    folders = fonts.font_folders()

    assert all(folder.is_dir() for folder in folders)
    assert len(set(folders)) == len(folders)
    assert set(fonts.private_folders()) <= set(folders)


@pytest.mark.parametrize("name", FORMS)
def test_words_do_not_depend_on_the_fonts_installed(name: str) -> None:
    system = tuple(folder for folder in fonts.font_folders() if folder not in fonts.private_folders())
    if not any("Noto Serif CJK SC" in family for family in fonts.catalogue(system).families()):
        pytest.skip("这台电脑没有 Noto CJK 字体，无法与代用字体比较。")

    assert words(printing.pdf(FORMS[name](), folders=system)) == bare((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
