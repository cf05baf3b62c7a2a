"""数据与备份: where everything lies on this machine, the copies there are of it, and the log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.settings import BackupTaken, OfficeSettings
from ui.icons import Icon
from ui.pages.settings.section import Section, SettingsPane
from ui.pages.settings.selfcheck import SelfCheck
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, Framed, Rule, clear, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label

_SHOWN = 10
_BACKUPS = "有改动的，每半小时和关闭时自动备份；每份做完都打开核对一遍，核对无误才替换旧的。保留当天最近 8 份、最近 30 天每天一份、最近 12 个月每月一份。"
_SECOND = "移动硬盘或者另一块硬盘上的文件夹。接着的时候，每次备份都在那里再放一份；没接上的，接上后下次备份补上。"


class DataPane(SettingsPane):
    """The data folder, the backups, the self-check and the log.

    ``folder_asked()`` opens the folder, ``log_asked()`` that of ``log``; ``bin_asked()`` shows the recycle bin; ``backup_asked()`` makes a backup, ``restore_asked()`` goes back to one;
    ``second_asked()`` chooses a second place for backups, ``second_given_up()`` does without.
    """

    folder_asked = Signal()
    log_asked = Signal()
    backup_asked = Signal()
    restore_asked = Signal()
    bin_asked = Signal()
    second_asked = Signal()
    second_given_up = Signal()

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.log = log
        self.folder_button = Button("打开文件夹", icon=Icon.EXTERNAL)
        self.backup_button = Button("立即备份", icon=Icon.BACKUP)
        self.restore_button = Button("从备份恢复", icon=Icon.HISTORY)
        self.second_button = Button("选择文件夹", icon=Icon.FOLDER)
        self.alone_button = Button("不再使用")
        self.check = SelfCheck()
        self._folder = ElidedLabel("", "body")
        self._second = ElidedLabel("", "body")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.log_button = Button("打开所在文件夹", icon=Icon.EXTERNAL)
        self.add(
            Section(
                "数据位置",
                _place(self._folder, self.folder_button),
                "全部数据只在这台电脑上。换地方存放时，先关闭规衡，再把整个文件夹移过去。",
            )
        )
        copies = QWidget()
        copies.setLayout(column(row(self.backup_button, self.restore_button, STRETCH, gap=8), 8, self._list))
        self.add(Section("备份", copies, _BACKUPS))
        self.add(Section("第二份备份", _place(self._second, self.second_button, self.alone_button), _SECOND))
        self.bin_button = Button("打开回收站", icon=Icon.DELETE)
        self.bin_button.clicked.connect(self.bin_asked)
        held = QWidget()
        held.setLayout(row(self.bin_button, STRETCH))
        self.add(Section("回收站", held, "移到回收站的文件保留 30 天，可以随时恢复。"))
        self.add(self.check)
        path = ElidedLabel(str(log), "body")
        self.add(
            Section("日志", _place(path, self.log_button), "程序出了差错记在这里，没有文件正文。要维护人员查看的，把这个文件交给他们。")
        )
        self.folder_button.clicked.connect(self.folder_asked)
        self.log_button.clicked.connect(self.log_asked)
        self.backup_button.clicked.connect(self.backup_asked)
        self.restore_button.clicked.connect(self.restore_asked)
        self.second_button.clicked.connect(self.second_asked)
        self.alone_button.clicked.connect(self.second_given_up)
        self.finish()

    def show_settings(self, settings: OfficeSettings) -> None:
        """Show the folder and the newest backups."""
        self._folder.setText(str(settings.folder))
        clear(self._list)
        for taken in settings.backups[:_SHOWN]:
            self._list.addWidget(_line(taken))
            self._list.addWidget(Rule())
        if not settings.backups:
            self._list.addWidget(Label("还没有备份。关闭规衡时会自动做第一份。", "small", "text3"))
        elif len(settings.backups) > _SHOWN:
            self._list.addWidget(Label(f"另有更早的 {len(settings.backups) - _SHOWN} 份，在数据文件夹的 backups 里。", "caption", "text3"))

    def show_second(self, folder: Path | None) -> None:
        """Show where a second copy of each backup goes."""
        self._second.setText(str(folder) if folder else "没有设置")
        self._second.set_tone("text" if folder else "text3")
        self.alone_button.setVisible(folder is not None)

    def set_busy(self, busy: bool) -> None:
        """While a backup is being made its button waits."""
        self.backup_button.allow("正在备份" if busy else "")


def _place(path: ElidedLabel, *buttons: Button) -> QWidget:
    box = Framed("light")
    line = row(IconLabel(Icon.FOLDER, "text3", 18), path, *buttons, gap=12, margins=(14, 8, 8, 8))
    line.setStretchFactor(path, 1)
    box.setLayout(line)
    return box


def _line(taken: BackupTaken) -> QWidget:
    line = QWidget()
    when = f"{taken.at:%Y-%m-%d %H:%M:%S}" if taken.at else taken.folder.name
    line.setLayout(
        row(IconLabel(Icon.BACKUP, "text3"), Label(when, "small"), STRETCH, Label(taken.folder.name, "caption", "text3"), gap=10)
    )
    line.setFixedHeight(theme().px(34))
    line.setToolTip(str(taken.folder))
    return line
