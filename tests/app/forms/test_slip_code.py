"""The code on a slip: what is printed finds its record again, however it is typed."""

from __future__ import annotations

from random import Random
from uuid import UUID

import cv2
import numpy
import pytest
import typst

from app.errors import Refused
from app.forms import slip_code
from app.intake.importing import import_draft
from app.lifecycle.bin import discard
from app.office import Office
from tests.app.filing.walked import drafted

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ids(count: int) -> list[str]:
    chance = Random(7)
    return [str(UUID(int=chance.getrandbits(128))) for _ in range(count)]


def test_the_code_is_short_and_the_picture_holds_the_same_characters() -> None:
    made = slip_code.of("01934f6e-0000-7000-8000-00ffffffff01")
    assert len(made.text) == len("GH-7K3-MQ9-TX5")
    assert made.text.startswith("GH-")
    assert made.svg.startswith("<svg xmlns=")
    assert slip_code.of("01934f6e-0000-7000-8000-00ffffffff01") == made


def test_a_camera_reads_the_printed_picture_though_a_corner_of_it_is_inked_over() -> None:
    made = slip_code.of("01934f6e-0000-7000-8000-00ffffffff01")
    source = '#set page(width: 22mm, height: 22mm, margin: 1mm)\n#image(bytes(sys.inputs.svg), format: "svg", width: 20mm)'
    printed = typst.compile(source.encode(), format="png", ppi=300, sys_inputs={"svg": made.svg})
    picture = cv2.imdecode(numpy.frombuffer(printed, numpy.uint8), cv2.IMREAD_GRAYSCALE)
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == made.text
    picture[150:190, 150:190] = 0
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == made.text


def test_what_is_no_uuid_has_no_code() -> None:
    with pytest.raises(ValueError, match="badly formed"):
        slip_code.of("12")


@pytest.mark.parametrize(
    "write",
    [
        str.lower,
        lambda t: t.replace("-", ""),
        lambda t: f" {t} ",
        lambda t: t.replace("-", "－"),
        lambda t: t.replace("0", "O").replace("1", "I"),
        lambda t: t.replace("1", "l").replace("0", "o"),
        lambda t: t.translate({ord(c): ord(c) + 0xFEE0 for c in "GH0123456789"}),
    ],
)
def test_a_code_is_read_however_it_is_written(office: Office, write) -> None:
    document = str(import_draft(office, drafted())["document"])
    assert slip_code.find(office, write(slip_code.of(document).text)) == document


def test_one_wrong_character_is_always_refused_with_a_sentence(office: Office) -> None:
    for document in ids(20):
        text = slip_code.of(document).text
        for place in (place for place in range(3, len(text)) if text[place] != "-"):
            for sign in set(ALPHABET) - {text[place]}:
                with pytest.raises(Refused, match="末位核对字符对不上"):
                    slip_code.find(office, text[:place] + sign + text[place + 1 :])


def test_two_neighbours_that_changed_places_are_always_refused(office: Office) -> None:
    for document in ids(200):
        text = slip_code.of(document).text.replace("-", "")
        for place in range(2, len(text) - 1):
            if text[place] != text[place + 1]:
                swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
                assert slip_code.why_not(swapped)


@pytest.mark.parametrize("typed", ["", "ghglbf", "GH", "gzzf", "云州府规〔2026〕11号", "GHGLBFSSXZU", "GH-7K3", "ghzzqjzdtbz"])
def test_titles_numbers_and_initials_are_no_codes(office: Office, typed: str) -> None:
    assert not slip_code.is_code(typed)
    assert slip_code.find(office, typed) is None


def test_a_code_of_another_store_and_of_the_recycle_bin_finds_nothing(office: Office) -> None:
    document = str(import_draft(office, drafted())["document"])
    assert slip_code.find(office, slip_code.of(ids(1)[0]).text) is None
    discard(office, [document])
    assert slip_code.find(office, slip_code.of(document).text) is None
