from __future__ import annotations

import json
import re

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui import icons
from ui.icons import Icon
from ui.theme import Appearance, Mode, Theme, theme
from ui.theme.appearance import read_appearance, write_appearance
from ui.theme.sheet import make_sheet


def test_the_palette_follows_a_switch_to_dark_at_run_time(qapp: QApplication, look: Theme, qtbot):
    with qtbot.waitSignal(look.changed):
        look.set_mode(Mode.DARK)
    assert look.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor("#212428")
    assert "#212428" in qapp.styleSheet()


def test_an_unchanged_appearance_is_not_applied_again(look: Theme, qtbot):
    with qtbot.assertNotEmitted(look.changed):
        look.set_mode(look.appearance.mode)


def test_both_themes_name_the_same_colours():
    colors = json.loads(resources.path("theme/tokens.json").read_text("utf-8"))["color"]
    assert colors["light"].keys() == colors["dark"].keys()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_pair_of_text_and_ground_can_be_read(name):
    colors = json.loads(resources.path("theme/tokens.json").read_text("utf-8"))["color"][name]
    pairs = [
        ("text", "surface"),
        ("text2", "window"),
        ("text3", "desk"),
        ("text3", "selected"),
        ("red", "redSoft"),
        ("amber", "amberSoft"),
        ("green", "greenSoft"),
    ]
    assert all(_contrast(colors[words], colors[ground]) >= 4.5 for words, ground in pairs)


def _contrast(one: str, other: str) -> float:
    lights = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(color: QColor) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_style_sheet_leaves_no_token_unfilled(look: Theme):
    colors = json.loads(resources.path("theme/tokens.json").read_text("utf-8"))["color"]["light"]
    sheet = make_sheet(colors, 1.3)
    assert not re.search(r"@\w", sheet)
    assert not re.search(r"\dsp\b", sheet)
    assert "font-size: 18px" in sheet


def test_a_colour_that_the_tokens_lack_is_an_error():
    with pytest.raises(KeyError):
        make_sheet({}, 1.0)


def test_type_and_heights_grow_together(look: Theme):
    look.set_scale(1.3)
    assert look.font("body").pixelSize() == 18
    assert look.size("rowDense") == 42


def test_number_columns_have_digits_of_equal_width(look: Theme):
    assert look.number_font().isFeatureSet(QFont.Tag("tnum"))


def test_the_windows_font_is_a_chinese_one(look: Theme):
    assert look.font("body").families()
    assert QFontInfo(look.font("body")).family() == look.font("body").families()[0]


@pytest.mark.parametrize("role", ["title", "body", "heading1", "heading2", "digits"])
def test_every_document_role_has_a_font_of_this_machine(look: Theme, role):
    font = look.document_font(role, 17)
    assert QFontInfo(font).family() == font.families()[0]


def test_a_document_font_that_is_not_licensed_here_is_named_with_its_substitute(look: Theme):
    for wanted, used in look.missing_fonts.values():
        assert wanted != used


def test_paper_can_stay_white_in_the_dark(look: Theme):
    look.set_appearance(Appearance(mode=Mode.DARK, white_paper=True))
    assert look.paper_color("paper") == QColor("#FFFFFF")
    assert look.color("surface") == QColor("#212428")


def test_the_installed_theme_is_found_by_the_widgets(look: Theme):
    assert theme() is look


def test_looks_are_kept_and_read_again(tmp_path):
    chosen = Appearance(mode=Mode.DARK, scale=1.15, white_paper=True, navigation_pinned=True)
    write_appearance(tmp_path / "own" / "looks.json", chosen)
    assert read_appearance(tmp_path / "own" / "looks.json") == chosen


@pytest.mark.parametrize("content", ["", "[]", '{"mode": "pink"}', '{"scale": "wide"}'])
def test_looks_that_cannot_be_understood_are_the_plain_ones(tmp_path, content):
    (tmp_path / "looks.json").write_text(content, "utf-8")
    assert read_appearance(tmp_path / "looks.json") == Appearance()


@pytest.mark.parametrize("icon", list(Icon))
def test_every_icon_is_in_the_set(icon):
    assert "currentColor" in icons.svg(icon)


def test_an_icon_is_drawn_in_the_colour_asked_for(look: Theme):
    image = icons.pixmap(Icon.CHECK, QColor("#B3261E"), 32).toImage()
    drawn = {image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255}
    assert drawn == {"#b3261e"}


def test_an_icon_is_as_sharp_as_the_screen(look: Theme):
    picture = icons.pixmap(Icon.CHECK, QColor("black"), 16, 2.0)
    assert (picture.width(), picture.deviceIndependentSize().width()) == (32, 16)
