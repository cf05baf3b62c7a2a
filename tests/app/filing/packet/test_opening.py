"""Opening checks everything: a good packet comes back as it was built, a bad one is refused with sentences and without a trace."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from app.filing.packet import building, opening
from app.filing.packet.envelope import MANIFEST, SIGNATURE
from app.filing.packet.key import Seal, seal
from app.filing.packet.opening import opened, opened_bytes
from app.office import Office
from tests.app.filing.conftest import PUBLISHED, TODAY
from tests.app.filing.packet.packing import edited, everything, manifest_of, parts_of, rezipped
from tests.app.filing.packet.tampering import WAYS, Made
from tests.app.filing.walked import lay_published, office_on


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Seal]:
    """A packet and what seals the packets of its office; no test changes them."""
    folder = tmp_path_factory.mktemp("offices") / "store"
    walked = lay_published(folder, TODAY, PUBLISHED)
    office = office_on(folder, TODAY)
    sealed = building.build(office, walked.document, "muni"), seal(office)
    office.close()
    return sealed


@pytest.fixture
def packet(made: tuple[bytes, Seal]) -> bytes:
    return made[0]


@pytest.fixture
def key(made: tuple[bytes, Seal]) -> Seal:
    return made[1]


def problems(data: bytes) -> str:
    found = opened_bytes("包.zip", data)
    assert not found.ok
    assert (found.parts, found.data) == ({}, b"")
    assert all(sentence.endswith("。") for sentence in found.problems)
    return "".join(found.problems)


def test_a_good_packet_opens_with_every_part_as_it_was_packed(packet: bytes, tmp_path: Path) -> None:
    (tmp_path / "包.zip").write_bytes(packet)
    found = opened(tmp_path / "包.zip")
    assert found.problems == ()
    assert dict(found.parts) == {path: data for path, data in parts_of(packet).items() if path not in (MANIFEST, SIGNATURE)}
    assert found.manifest == manifest_of(packet)
    assert found.data == packet


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_tampering_is_refused_and_leaves_no_trace(packet: bytes, key: Seal, office: Office, tmp_path: Path, way: str) -> None:
    (tmp_path / "来件").mkdir()
    file = tmp_path / "来件" / "包.zip"
    file.write_bytes(WAYS[way](Made(packet, key, seed=3)))
    assert file.read_bytes() != packet
    before = everything(tmp_path)
    assert problems(file.read_bytes())
    assert not opened(file).ok
    assert everything(tmp_path) == before


def test_any_single_byte_that_changes_anywhere_is_noticed(packet: bytes) -> None:
    small = packet
    places = {*range(400), *range(len(small) - 1200, len(small)), *range(0, len(small), len(small) // 150)}
    for place in places:
        flipped = bytearray(small)
        flipped[place] ^= 0x10
        assert not opened_bytes("包.zip", bytes(flipped)).ok, place


def test_every_cut_is_noticed(packet: bytes) -> None:
    for length in (0, 1, 30, 100, len(packet) // 2, len(packet) - 22, len(packet) - 1):
        assert problems(packet[:length])


def test_a_newer_version_is_refused_with_what_to_do(packet: bytes, key: Seal) -> None:
    assert "第 2 版" in problems(edited(packet, lambda told: told.update(version=2), key))
    assert "安装新版本的规衡" in problems(edited(packet, lambda told: told.update(version=9, new="?"), key))


@pytest.mark.parametrize("version", [0, -1, "1", 1.0, True, None])
def test_what_is_no_version_is_refused(packet: bytes, key: Seal, version: object) -> None:
    assert problems(edited(packet, lambda told: told.update(version=version), key))


def test_all_that_is_wrong_with_the_parts_is_told_by_name(packet: bytes) -> None:
    parts = parts_of(packet)
    (text,) = [path for path in parts if path.startswith("03 ")]
    (slip,) = [path for path in parts if path.startswith("01 ")]
    parts[text] += b" "
    del parts[slip]
    parts["09 夹带/说明.pdf"] = b"%PDF"
    told = problems(rezipped(parts))
    assert f"清单上有、包里没有：“{slip}”" in told
    assert "包里有、清单上没有：“09 夹带/说明.pdf”" in told
    assert f"“{text}”应有" in told


def test_a_packet_that_was_compressed_again_is_refused_with_what_to_do(packet: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for path, data in parts_of(packet).items():
            package.writestr(path, data)
    assert "被重新压缩过" in problems(out.getvalue())


def test_a_foreign_zip_and_other_files_are_told_apart_from_packets(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("送审稿.txt", "第一条")
    assert "里面没有清单.json、清单.sig" in problems(out.getvalue())
    assert "不是压缩包" in problems(b"%PDF-1.7")
    assert "读不出来" in opened(tmp_path / "没有.zip").problems[0]


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "大.zip"
    with file.open("wb") as out:
        os.truncate(out.fileno(), opening.LARGEST_PACKET + 1)
    assert "超过 200 MB" in opened(file).problems[0]


@pytest.mark.parametrize("name", ["../出去.pdf", "/etc/x.pdf", "a/b/c.pdf", "CON.pdf", "点. ", "a\\b.pdf", "C:x.pdf"])
def test_wrong_names_are_refused_though_the_signer_signed_them(packet: bytes, key: Seal, name: str) -> None:
    parts = parts_of(packet)
    content = parts.pop("00 目录.pdf")

    def rename(told: dict[str, object]) -> None:
        rows = told["parts"]
        assert isinstance(rows, list)
        rows[0]["path"] = name
        rows[0]["sha256"] = hashlib.sha256(content).hexdigest()

    manifest = parts_of(edited(packet, rename, key))
    renamed = {MANIFEST: manifest[MANIFEST], SIGNATURE: manifest[SIGNATURE], name: content} | {
        path: data for path, data in parts.items() if path not in (MANIFEST, SIGNATURE)
    }
    assert problems(rezipped(renamed))
