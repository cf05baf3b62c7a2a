"""The store's typed refusals, said to a clerk: what happened, what is safe, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import Refused, UserError
from db import errors as store


@contextmanager
def said() -> Iterator[None]:
    """Turn every StoreError raised inside, and what the system refuses the store, into a UserError with its sentence."""
    try:
        yield
    except store.StoreError as error:
        raise _sentence(error) from error
    except OSError as error:
        where = f"“{error.filename}”" if error.filename else "数据文件夹"
        raise UserError(
            f"{where}读写不了（{error.strerror or error}），这一步没有办。核对文件夹在不在、有没有读写权限，再试一次。"
        ) from error


def _sentence(error: store.StoreError) -> UserError:
    match error:
        case store.Stale():
            return Refused("这一处刚被改动过，您的改动没有保存，原来的内容还在。重新打开后再改。")
        case store.Gone():
            return Refused("要找的这一件不在台账里，可能已移入回收站。回到文件台账重新打开。")
        case store.Locked():
            return UserError(f"规衡已经打开：{error.holder}正在使用这份数据。切换到那个窗口，或者关闭它再打开这里。数据没有变。")
        case store.OnlyRead():
            return Refused(f"这一步没有办：{error.holder}正在使用这份数据，这里只能查看。等对方关闭后再办。")
        case store.NewerStore():
            return UserError("这份数据由更新版本的规衡写成，本机版本读不全，没有打开，数据没有变。在本机安装新版本后再打开。")
        case store.NetworkShare():
            return UserError(f"“{error.folder}”在网络共享盘上，多人读写会丢失记录，没有打开。把数据放在本机硬盘的文件夹里。")
        case store.Damaged():
            return UserError(f"“{error.where}”没有通过检查：{'；'.join(map(_in_chinese, error.problems))}。数据没有改动，从备份恢复。")
        case store.NoRoom():
            return UserError("磁盘已满，这一步没有保存，原来的数据完好。腾出空间后再办一次。")
        case store.LeftTheHouse():
            return Refused(f"“{error.act}”已经送出本机关，不能撤销。登记有误的，用更正处理。")
        case store.NothingToUndo():
            return Refused("没有可以撤销或者重做的操作。")
        case _:
            return UserError("数据没有保存，原来的内容还在。重新打开规衡后再试。")


def _in_chinese(problem: str) -> str:
    """What the database library says of a file in its own words (database disk image is malformed) is led by what that means."""
    return problem if re.search(r"[\u4e00-\u9fff]", problem) else f"数据库文件已损坏，读不出来（{problem}）"
