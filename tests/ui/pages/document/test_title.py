from __future__ import annotations

import pytest

from ui.pages.document.title import TitleLabel

SIXTY = "云州区人民政府关于进一步优化营商环境促进民营经济高质量发展和加强市场主体全生命周期服务保障工作若干措施的实施办法（试行）"


@pytest.fixture
def title(qtbot):
    made = TitleLabel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_short_title_takes_one_line(title):
    title.set_title("云州区绿道管理办法")
    title.resize(600, title.height())
    assert title.lines == ["云州区绿道管理办法"]
    assert title.height() == title.fontMetrics().lineSpacing()


@pytest.mark.parametrize("wide", [740, 1000])
def test_a_title_of_sixty_characters_takes_two_lines_and_is_not_cut(title, wide):
    title.set_title(SIXTY)
    title.resize(wide, title.height())
    assert len(title.lines) == 2
    assert "".join(title.lines) == SIXTY
    assert title.toolTip() == ""
    assert title.height() == 2 * title.fontMetrics().lineSpacing()


def test_only_what_two_lines_cannot_hold_is_cut_with_the_whole_as_tooltip(title):
    title.set_title(SIXTY)
    title.resize(420, title.height())
    assert len(title.lines) == 2
    assert title.lines[1].endswith("…")
    assert title.toolTip() == SIXTY


def test_the_title_is_read_out_whole(title):
    title.set_title(SIXTY)
    assert title.accessibleName() == SIXTY
