"""The letter of an answer, filled from the store."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.objections import handling, letters, receiving
from app.office import Office
from tests.app.filing.incoming import packets


@pytest.fixture
def objection(office: Office) -> str:
    document = packets.now(office, packets.received(office)).document_id
    made = receiving.receive(
        office, document, kind="judicial_advice", applicant="云州区人民法院", words="建议修改第二条。", number="（2026）云01行建3号",
        on=date(2026, 11, 2),
    )  # fmt: skip
    return str(made["objection"])


def test_there_is_no_letter_before_the_answer(office: Office, objection: str) -> None:
    with pytest.raises(Refused, match="还没有答复"):
        letters.reply(office, objection)


@pytest.mark.parametrize(
    ("outcome", "result"),
    [
        ("维持", "该文件继续执行。"), ("停止执行", "该文件停止执行。"), ("修改", "该文件将按照规定程序修改，修改后重新公布。"),
        ("废止", "该文件将按照规定程序废止。"),
    ],
)  # fmt: skip
def test_the_letter_says_what_was_found_and_what_becomes_of_the_document(office: Office, objection: str, outcome: str, result: str) -> None:
    handling.take_up(office, objection)
    made = handling.answer(office, objection, words="第二条没有依据。\n已要求制定机关研究。", outcome=outcome)
    name, form = letters.reply(office, objection)
    assert name == f"{packets.TITLE}司法建议答复函"
    assert (form.number, form.recipient, form.matter) == (made["number"], "云州区人民法院", "司法建议")
    assert (form.their_number, form.received_on, form.document_number) == ("（2026）云01行建3号", date(2026, 11, 2), packets.NUMBER)
    assert form.paragraphs == ("第二条没有依据。", "已要求制定机关研究。")
    assert form.result == result


def test_a_suggestion_that_was_not_taken_up_is_told_without_a_result(office: Office) -> None:
    document = packets.now(office, packets.received(office)).document_id
    made = receiving.receive(office, document, kind="citizen", applicant="王建国", words="取消收费。", reasons="不合理", contact="0000")
    objection = str(made["objection"])
    handling.decline(office, objection, ground="理由不成立", reason="收费已有依据")
    handling.answer(office, objection, words="经研究，不启动审查。")
    _, form = letters.reply(office, objection)
    assert (form.matter, form.result) == ("审查建议", "")
