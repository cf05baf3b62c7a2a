from __future__ import annotations

from ui.theme import theme


def test_a_preview_without_room_says_how_it_is_whole(whole):
    whole.make("云州区绿道管理办法")
    whole.window.choose("register")
    whole.window.resize(1280, 700)
    theme().set_scale(1.3)
    whole.settle()
    register = whole.assembly.register
    assert register.preview.isHidden()
    assert "空格显示预览" in register.hints()
    theme().set_scale(1.0)


def test_a_toast_leaves_the_selection_bar_free(whole):
    for title in ("云州区绿道管理办法", "云州区早市管理办法"):
        whole.make(title)
    whole.window.choose("register")
    whole.settle()
    register = whole.assembly.register
    register.model.toggle(0)
    whole.window.say("已导出 3 件")
    register.model.toggle(1)
    bar, (toast,) = register.selection.bar, whole.window.toasts.shown
    assert bar.isVisible()
    assert toast.mapToGlobal(toast.rect().bottomLeft()).y() < bar.mapToGlobal(bar.rect().topLeft()).y()


def test_the_bin_is_reached_from_the_register(whole):
    whole.window.choose("register")
    whole.settle()
    whole.click(whole.assembly.register.bin_button)
    assert whole.window.current == "bin"
