"""数据与备份: where everything lies on this machine, the copies there are of it, and the log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.settings import BackupTaken, OfficeSettings
from ui.icons import Icon
from ui.pages.settings.section import Section, SettingsPane
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.layout import STRETCH, Framed, Rule, clear, column, row
from ui.widgets.text import ElidedLabel, IconLabel, Label

_SHOWN = 10


class DataPane(SettingsPane):
    """The data folder and the backups. ``folder_asked()`` opens the folder, ``log_asked()`` that of ``log``, ``backup_asked()`` makes a backup."""

    folder_asked = Signal()
    log_asked = Signal()
    backup_asked = Signal()

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.log = log
        self.folder_button = Button("打开文件夹", icon=Icon.EXTERNAL)
        self.backup_button = Button("立即备份", icon=Icon.BACKUP)
        self._folder = ElidedLabel("", "body")
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
        copies.setLayout(column(row(self.backup_button, STRETCH), 8, self._list))
        self.add(Section("备份", copies, "有改动的，关闭时自动备份；每份备份做完都打开核对一遍，保留最近 30 份。"))
        path = ElidedLabel(str(log), "body")
        self.add(
            Section("日志", _place(path, self.log_button), "程序出了差错记在这里，没有文件正文。请维护人员查看时，把这个文件交给他们。")
        )
        self.folder_button.clicked.connect(self.folder_asked)
        self.log_button.clicked.connect(self.log_asked)
        self.backup_button.clicked.connect(self.backup_asked)
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

    def set_busy(self, busy: bool) -> None:
        """While a backup is being made its button waits."""
        self.backup_button.allow("正在备份" if busy else "")


def _place(path: ElidedLabel, button: Button) -> QWidget:
    box = Framed("light")
    line = row(IconLabel(Icon.FOLDER, "text3", 18), path, button, gap=12, margins=(14, 8, 8, 8))
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
