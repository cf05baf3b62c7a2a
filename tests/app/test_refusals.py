"""Every refusal of the store is a sentence: what happened, what is safe, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Refused, UserError
from app.refusals import said
from db import errors

FOLDER = Path("规衡 数据")


def kinds(kind: type[errors.StoreError]) -> set[type[errors.StoreError]]:
    return {kind, *(below for child in kind.__subclasses__() for below in kinds(child))}


CASES = [
    (errors.Stale("documents", "1"), Refused, "刚被改动过，您的改动没有保存"),
    (errors.Gone("documents", "1"), Refused, "不在台账里"),
    (errors.Locked(FOLDER, "李四从 09:12 起"), UserError, "规衡已经打开：李四从 09:12 起正在使用这份数据。切换到那个窗口"),
    (errors.OnlyRead(FOLDER, "李四从 09:12 起"), Refused, "李四从 09:12 起正在使用这份数据，这里只能查看"),
    (errors.NewerStore(FOLDER, ("m0009",)), UserError, "更新版本的规衡写成"),
    (errors.NetworkShare(FOLDER, "cifs"), UserError, "“规衡 数据”在网络共享盘上"),
    (errors.Damaged(FOLDER, ("文件不在了",)), UserError, "没有通过检查：文件不在了。数据没有改动，从备份恢复"),
    (
        errors.Damaged(FOLDER, ("file is not a database",)),
        UserError,
        "没有通过检查：数据库文件已损坏，读不出来（file is not a database）。数据没有改动",
    ),
    (errors.NoRoom(), UserError, "磁盘已满，这一步没有保存，原来的数据完好"),
    (errors.LeftTheHouse("公布：办法"), Refused, "“公布：办法”已经送出本机关，不能撤销"),
    (errors.NothingToUndo("undo"), Refused, "没有可以撤销或者重做的操作"),
    (errors.StoreError("?"), UserError, "数据没有保存，原来的内容还在"),
    (PermissionError(13, "Permission denied", "数据/guiheng.db"), UserError, "“数据/guiheng.db”读写不了（Permission denied）"),
    (NotADirectoryError(20, "Not a directory"), UserError, "数据文件夹读写不了（Not a directory）"),
]


@pytest.mark.parametrize(
    ("error", "kind", "words"), CASES, ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None
)
def test_each_is_a_sentence(error: Exception, kind: type[UserError], words: str) -> None:
    with pytest.raises(kind) as refused, said():
        raise error
    assert words in refused.value.sentence
    assert refused.value.sentence.endswith("。")
    assert refused.value.__cause__ is error


def test_none_is_forgotten() -> None:
    assert kinds(errors.StoreError) == {type(error) for error, *_ in CASES if isinstance(error, errors.StoreError)}


def test_a_sentence_goes_through_as_it_is_and_so_does_a_defect() -> None:
    with pytest.raises(Refused, match=r"^先受理。$"), said():
        raise Refused("先受理。")
    with pytest.raises(KeyError), said():
        raise KeyError("a defect of ours")
