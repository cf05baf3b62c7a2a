"""What stays open on a window where nothing may be done (the store is held by somebody else, the operator was stopped): only what looks, prints or leaves."""

from __future__ import annotations

from collections.abc import Iterator

from tests.ui.standard.painted import visible
from ui.pages.register.order import OrderButton
from ui.pages.settings.names import SavedField
from ui.widgets.button import Button, IconButton
from ui.window import Window

WHY = "王芳从 09:12 起正在使用这份数据，这里只能查看。等对方关闭后再办。"

LOOKS = frozenset({
    "打开", "查看", "展开", "收起", "预览", "自检", "词典", "回收站", "打开回收站", "下一处", "下一件", "上一件", "取消选择", "文件详情", "打开审查", "打开文件", "打开文件夹",
    "打开所在文件夹", "打开审核规则", "打开文件台账", "打开文件详情", "回到文件台账", "去掉筛选", "去掉全部条件", "看上一季度", "看全部规则", "去报送", "去办理", "去审核", "去答复",
    "继续审核", "去补", "去备案审查", "看办理环节", "版本比对", "对照原件", "收起原件", "顾问和签批", "材料 0", "修订与批注", "核对结构", "对照原件校正结构", "去补登", "拟写合法性审核意见书",
    "打开示例库", "选择备份", "登记表", "备案报告", "备案说明", "更正说明", "补正通知", "备案审查意见书", "换一个文件", "换一个文件夹", "重新读取", "不导入", "不导入这一份", "不导入这一件",
    "生成合法性审核意见书", "导入",
})  # fmt: skip
"""The words of buttons that change nothing in the store; those that print, export or save a copy begin so."""
_COPIES = ("打印", "导出", "另存", "再看", "顾问", "材料")


def open_acts(window: Window) -> Iterator[str]:
    """The buttons and fields of the page in sight that are still open although nothing may be done, and those closed without saying why."""
    window.bars.set(WHY)
    try:
        for widget in visible(window.stack):
            if isinstance(widget, Button) and not isinstance(widget, IconButton) and widget.text():
                if not widget.isEnabled() and not widget.toolTip():
                    yield f"没有说为什么关着：{widget.text()}"
                elif (
                    widget.isEnabled()
                    and widget.text() not in LOOKS
                    and not isinstance(widget, OrderButton)
                    and not widget.text().startswith(_COPIES)
                ):
                    yield f"{widget.text()}（{widget.parentWidget().__class__.__name__}）"
            elif isinstance(widget, SavedField) and widget.isEnabled() and widget.accessibleName() != "操作人":
                # another name there is the way on for somebody who was stopped
                yield f"{widget.accessibleName()}（可以改）"
    finally:
        window.bars.set("")
