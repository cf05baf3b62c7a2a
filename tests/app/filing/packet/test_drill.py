"""Packets of varied stores: the good identical after the round trip, the bad refused with nothing written."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from app.filing.materials import add_material
from app.filing.packet import building
from app.filing.packet.envelope import MANIFEST, SIGNATURE, Envelope, wrapped
from app.filing.packet.key import seal
from app.filing.packet.opening import opened
from app.office import Office
from tests.app.filing.packet.packing import everything, parts_of
from tests.app.filing.packet.tampering import WAYS, Made
from tests.app.filing.walked import Walked, filed, office_on, published

_SUBJECTS = (
    "公共租赁住房 户外广告“一店一招” 既有住宅加装电梯（试行） 农贸市场A区 〈土地〉流转 停车泊位/共享 100%清洁 物业·维修 café治理 龘靐齉"
)
_MATERIALS = ("statement", "basis")
_NAMES = (
    "说明.pdf",
    "依据:汇编?.PDF",
    "CON.docx",
    "a" * 150 + ".pdf",
    "没有扩展名",
    "..隐藏.doc",
    "依据.pdf",
    "依据.pdf",
    "表 格 .xlsx",
    "图️⃣.jpg",
)
_SIZES = (0, 1, 1000, 65_537, 1_000_000)
_IN_FULL, _REDUCED = 200, 12


def varied(office: Office, chance: Random, room: Path, turn: int) -> Walked:
    """A published document of a title, materials and filings left to chance."""
    subject = chance.choice(_SUBJECTS.split())
    walked = published(office, date(2026, 10, 27) - timedelta(days=chance.randrange(200)), f"云州区{subject}管理办法第{turn}号")
    for _ in range(chance.randrange(4)):
        file = room / f"{turn}-{chance.randrange(10**9)}"
        file.mkdir()
        file /= chance.choice(_NAMES)
        file.write_bytes(chance.randbytes(chance.choice(_SIZES)))
        add_material(office, walked.document, code=chance.choice(_MATERIALS), path=file)
    return walked


@pytest.mark.drill
def test_good_packets_come_back_identical_and_bad_ones_are_refused_without_a_trace(tmp_path: Path) -> None:
    count = _IN_FULL if os.environ.get("GUIHENG_DRILL") == "full" else _REDUCED
    chance = Random(20261123)
    ways = list(WAYS)
    good = bad = 0
    (room := tmp_path / "材料").mkdir()
    (inbox := tmp_path / "来件").mkdir()
    for store in range(0, count, 10):
        office = office_on(tmp_path / f"store{store}", date(2026, 11, 23))
        for turn in range(store, min(store + 10, count)):
            walked = varied(office, chance, room, turn)
            recipient = chance.choice(["muni", "npc"])
            if chance.random() < 0.5:
                filed(office, walked, recipient, date(2026, 11, 6))
            data = building.build(office, walked.document, recipient)
            assert building.build(office, walked.document, recipient) == data
            good += _comes_back(data, inbox / "包.zip")
            before = everything(office.store.folder)
            for way in chance.sample(ways, 12):
                bad += _is_refused(WAYS[way](Made(data, seal(office), turn)), inbox / "包.zip", way)
            assert everything(office.store.folder) == before
        office.store.close()
    assert (good, bad) == (count, count * 12)


def _comes_back(data: bytes, file: Path) -> int:
    file.write_bytes(data)
    found = opened(file)
    assert found.problems == ()
    parts = parts_of(data)
    assert wrapped(Envelope(parts[MANIFEST], parts[SIGNATURE], found.parts)) == data
    return 1


def _is_refused(data: bytes, file: Path, way: str) -> int:
    file.write_bytes(data)
    before = everything(file.parent)
    found = opened(file)
    assert not found.ok, way
    assert (found.parts, found.data) == ({}, b"")
    assert everything(file.parent) == before
    return 1
