"""补录: at any stage, marked so, without guards and deadlines, and ready to go on from there."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Refused
from app.lifecycle import editing, entering
from app.lifecycle.dossier import dossier
from app.lifecycle.force import Force
from app.lifecycle.numbering import upcoming
from app.lifecycle.register import force_on, rows
from app.lifecycle.stages import Matter, Stage
from app.office import Office
from app.review import concluding
from tests.app import road

OLD = {
    "title": "云州区燃气管理办法", "drafting_unit": "云州区城市管理局", "document_number": "云州府规[2021]4号",
    "unified_number": "云州府规登〔2021〕9号", "signed_on": "2021-05-10", "published_on": "20210517", "effective_on": "2021.6.1",
    "valid_until": "2026-05-31", "carrier": "区政府公报",
}  # fmt: skip


def entered(office: Office, stage: str = "published", text: bool = False, **told: str) -> str:
    draft = road.draft() if text else None
    return str(entering.enter_historical(office, stage=stage, facts={**OLD, **told}, draft=draft, source="2021年文件汇编")["document"])


def test_a_document_of_the_past_is_kept_with_its_days_and_numbers_and_marked(office: Office) -> None:
    document = entered(office)
    row = road.now(office, document)
    assert (row.historical, row.stage, row.normative) == (True, "published", True)
    assert (row.document_number, row.published_on, row.effective_on) == ("云州府规〔2021〕4号", date(2021, 5, 17), date(2021, 6, 1))
    assert force_on(office, row, road.TODAY).force is Force.EXPIRED
    assert rows(office)[0].drafting_unit == "云州区城市管理局"
    assert office.store.documents.deadlines(document) == ()
    assert road.last_event(office, document).note == "补录在“公布”，据2021年文件汇编"


def test_its_number_is_taken_and_the_series_goes_on_after_it(office: Office) -> None:
    entered(office)
    assert upcoming(office, "document_number", 2021) == "云州府规〔2021〕5号"
    with pytest.raises(Refused, match="已经用过"):
        entered(office)
    assert len(rows(office)) == 1


@pytest.mark.parametrize("stage", [str(s) for s in Stage])
def test_every_stage_can_be_entered_and_its_page_shows_what_comes_next(office: Office, stage: str) -> None:
    document = entered(office, stage, text=True, submitted_on="2021-05-01")
    shown = dossier(office, document)
    assert (shown.stage.value, shown.document.historical) == (stage, True)
    assert (shown.next_step is None) == (stage in ("archived", "concluded"))


def test_a_matter_under_review_can_be_judged_and_concluded_from_there(office: Office) -> None:
    document = entered(office, "under_review", text=True)
    assert road.findings(office, document)
    concluding.conclude(office, document, outcome="应当予以修改", on=road.TODAY)
    assert road.now(office, document).stage == "revising"


def test_what_a_stage_cannot_be_without_is_asked_for(office: Office) -> None:
    for stage, field, said in (
        ("published", "published_on", "公布日期"),
        ("registered", "unified_number", "统一编号"),
        ("signed", "signed_on", "签发日期"),
    ):
        with pytest.raises(Refused, match=f"要填{said}"):
            entered(office, stage, **{field: ""})
    with pytest.raises(Refused, match="没有填标题"):
        entered(office, title="")
    with pytest.raises(Refused, match="要有文本"):
        entered(office, "under_review")
    assert rows(office) == ()


def test_days_that_cannot_be_and_words_nobody_knows_are_refused(office: Office) -> None:
    for told, said in (
        ({"signed_on": "2021-06-01"}, "签发日期 2021-06-01 晚于公布日期 2021-05-17"), ({"valid_until": "2021-05-31"}, "早于施行日期"),
        ({"outcome": "基本合法"}, "审核结论只能是"), ({"colour": "红"}, "没有“colour”这一项"), ({"signed_on": "去年"}, "不是日期"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=said):
            entered(office, **told)
    with pytest.raises(Refused, match="没有“somewhere”这个阶段"):
        entered(office, "somewhere")
    assert rows(office) == ()


def test_the_text_tells_what_nobody_typed_and_the_fields_stay_open_to_be_put_in_order(office: Office) -> None:
    made = entering.enter_historical(office, stage="published", facts={"published_on": "2020-01-02"}, draft=road.draft())
    document = str(made["document"])
    assert road.now(office, document).title == road.TITLE
    editing.set_field(office, document, field="effective_on", value="2020-02-01")
    assert road.now(office, document).effective_on == date(2020, 2, 1)


def test_other_matters_are_entered_as_what_they_are(office: Office) -> None:
    made = entering.enter_historical(office, stage="concluded", facts={"title": "某合同", "outcome": "合法"}, matter=Matter.CONTRACT)
    row = road.now(office, str(made["document"]))
    assert (row.matter, row.normative, row.outcome) == ("contract", False, "合法")
