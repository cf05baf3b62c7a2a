"""联合发文: who issues a document together, who leads, who has signed, and who then files it."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Missing, Refused
from app.filing.chains import filing_desk
from app.filing.papers import filing_report, filing_slip
from app.lifecycle import editing, ending, issuing
from app.lifecycle.correcting import correct
from app.lifecycle.dossier import dossier
from app.lifecycle.joint import Issuing, countersign, duty, issuers, printed
from app.office import Office
from app.safekeeping import problems
from db.records import Issuer
from tests.app import road
from tests.db.sample import rows

OURS, COURT = "云州区人民政府", "云州区人民法院"
CITY = "云州市交通局"


def joint(office: Office, document: str, *names: str, lead: int = 0) -> None:
    issuers(office, document, [Issuing(name, index == lead) for index, name in enumerate(names)])


def held(office: Office, document: str) -> list[tuple[str, bool, date | None, str | None]]:
    return [(i.name, i.lead, i.signed_on, i.signatory) for i in office.store.documents.issuers(document)]


def test_the_authorities_stand_in_printing_order_with_one_lead_and_as_one_name(office: Office) -> None:
    document = road.at(office, "drafting")
    before = rows(office.store)
    joint(office, document, COURT, OURS, lead=1)
    assert held(office, document) == [(COURT, False, None, None), (OURS, True, None, None)]
    assert road.now(office, document).issuing_authority == "云州区人民法院、云州区人民政府"
    assert road.last_event(office, document).note == "云州区人民法院、云州区人民政府，牵头：云州区人民政府"
    assert problems(office) == ()
    office.undo()
    assert rows(office.store) == before


def test_another_order_keeps_the_signatures_and_one_name_makes_it_a_document_of_one(office: Office) -> None:
    document = road.at(office, "drafting")
    joint(office, document, OURS, COURT)
    countersign(office, document, authority=COURT, by="陈法", on=date(2026, 11, 16))
    joint(office, document, COURT, CITY, OURS, lead=2)
    assert held(office, document) == [(COURT, False, date(2026, 11, 16), "陈法"), (CITY, False, None, None), (OURS, True, None, None)]
    before = rows(office.store)
    issuers(office, document, [Issuing(OURS)])
    assert (held(office, document), road.now(office, document).issuing_authority) == ([], OURS)
    office.undo()
    assert rows(office.store) == before


@pytest.mark.parametrize(
    ("authorities", "words"),
    [
        ([], "没有填制定机关"),
        ([Issuing(" ")], "没有填制定机关"),
        ([Issuing(OURS, True), Issuing(OURS)], "写了两次"),
        ([Issuing(OURS), Issuing(COURT)], "有一个牵头机关，而且只能有一个"),
        ([Issuing(OURS, True), Issuing(COURT, True)], "有一个牵头机关，而且只能有一个"),
        ([Issuing(f"{OURS}、{COURT}", True), Issuing(CITY)], "一行写一个机关"),
    ],
)
def test_what_is_no_joint_issue_is_refused(office: Office, authorities: list[Issuing], words: str) -> None:
    document = road.at(office, "drafting")
    with pytest.raises(Refused, match=words):
        issuers(office, document, authorities)


def test_the_names_of_the_head_are_offered_the_first_as_lead(office: Office) -> None:
    document = road.at(office, "drafting")
    editing.set_field(office, document, field="issuing_authority", value=f"{OURS}、{COURT}")
    assert printed(road.now(office, document)) == (Issuing(OURS, True), Issuing(COURT))


def test_a_countersignature_needs_one_of_the_authorities_and_a_name(office: Office) -> None:
    document = road.at(office, "drafting")
    with pytest.raises(Refused, match="不是联合发文，不用会签"):
        countersign(office, document, authority=COURT, by="陈法")
    joint(office, document, OURS, COURT)
    with pytest.raises(Refused, match="不在制定机关里，可以是：云州区人民政府、云州区人民法院"):
        countersign(office, document, authority=CITY, by="陈法")
    with pytest.raises(Refused, match="没有填签署人"):
        countersign(office, document, authority=COURT, by=" ")


def test_the_signature_is_that_of_this_government_and_the_others_are_waited_for(office: Office) -> None:
    document = road.at(office, "passed")
    joint(office, document, COURT, OURS, lead=0)
    road.sign(office, document)
    assert held(office, document) == [(COURT, True, None, None), (OURS, False, date(2026, 11, 17), "李强")]
    assert [(g.name, g.held, g.mend) for g in dossier(office, document).next_step.guards] == [
        ("云州区人民法院已签署", False, "countersign"), ("云州区人民政府已签署", True, "countersign"),
    ]  # fmt: skip
    with pytest.raises(Missing) as missing:
        road.register(office, document)
    assert missing.value.items == ("云州区人民法院还没有会签",)
    issuing.register(office, document, on=date(2026, 11, 18), despite="会签件在途")
    assert road.last_event(office, document).despite == "会签件在途"


def test_with_every_signature_it_is_registered_without_a_word(office: Office) -> None:
    document = road.at(office, "passed")
    joint(office, document, OURS, COURT)
    road.sign(office, document)
    countersign(office, document, authority=COURT, by="陈法", on=date(2026, 11, 17))
    road.register(office, document)
    assert road.now(office, document).stage == "registered"


def to_publication(office: Office, *names: str, lead: int = 0) -> str:
    document = road.at(office, "passed")
    joint(office, document, *names, lead=lead)
    road.sign(office, document)
    issuing.register(office, document, on=date(2026, 11, 18), despite="会签件在途")
    road.publish(office, document)
    return document


def test_where_we_lead_we_file_and_the_forms_name_all(office: Office) -> None:
    document = to_publication(office, OURS, COURT)
    assert [f.recipient for f in office.store.filings.of_document(document)] == ["muni", "npc"]
    slip = filing_slip(office, document, "npc")
    assert (slip.filing_body, slip.issuing_authority, slip.joint_authorities) == (OURS, OURS, (COURT,))
    assert filing_report(office, document, "npc").sender == OURS
    assert filing_desk(office, document).joint == (
        "联合发文，由牵头机关云州区人民政府报送备案（《重庆市各级人民代表大会常务委员会规范性文件备案审查条例》第十三条）。"
    )


def test_the_lead_stands_for_the_filing_wherever_its_name_is_printed(office: Office) -> None:
    document = to_publication(office, COURT, OURS, lead=1)
    slip = filing_slip(office, document, "npc")
    assert (slip.filing_body, slip.issuing_authority, slip.joint_authorities) == (OURS, COURT, (OURS,))
    assert filing_report(office, document, "npc").sender == OURS
    assert slip.values()["authorities"] == "云州区人民法院、云州区人民政府", "printed in their order"


@pytest.mark.parametrize("lead", [CITY, "中共云州区委员会"])
def test_where_another_leads_no_filing_is_ours_and_the_history_says_whose_it_is(office: Office, lead: str) -> None:
    document = road.at(office, "passed")
    joint(office, document, lead, OURS)
    road.sign(office, document)
    issuing.register(office, document, on=date(2026, 11, 18), despite="会签件在途")
    trial = dossier(office, document).trial
    assert trial is not None
    assert trial.filings == {}
    made = issuing.publish(office, document, carrier=road.CARRIER, on=date(2026, 11, 20))
    assert made["filings"] == {}
    assert office.store.filings.of_document(document) == ()
    assert [d.key for d in office.store.documents.open_deadlines()] == ["validity.warn_before"]
    told = f"联合发文，由牵头机关{lead}报送备案（《重庆市各级人民代表大会常务委员会规范性文件备案审查条例》第十三条），不由本机关报送"
    assert road.last_event(office, document).note.endswith(told)
    assert filing_desk(office, document).joint == f"{told}。"
    assert problems(office) == ()
    ending.archive(office, document)


def test_where_the_jurisdiction_lets_each_file_so_do_we(office: Office) -> None:
    from db.records import Parameter

    document = road.at(office, "drafting")
    joint(office, document, CITY, OURS)
    assert not duty(office, road.now(office, document)).is_ours
    with office.act("parameters", "各自报送") as act:
        act.insert(Parameter(id="filing.joint_lead", amount=0, unit="开关", basis="本地规定", checked_by="王芳", checked_on=road.TODAY))
    assert duty(office, road.now(office, document)).is_ours


def test_one_authority_alone_files_as_ever(office: Office) -> None:
    document = road.at(office, "drafting")
    assert duty(office, road.now(office, document)) == duty(office, road.now(office, document)).__class__(is_ours=True)


def test_the_names_of_a_joint_document_are_changed_together_with_its_lead_only(office: Office) -> None:
    document = road.at(office, "drafting")
    joint(office, document, OURS, COURT)
    with pytest.raises(Refused, match="是联合发文，制定机关没有改"):
        editing.set_field(office, document, field="issuing_authority", value=OURS)


def test_after_publication_the_names_are_corrected_and_the_rows_follow(office: Office) -> None:
    document = to_publication(office, OURS, COURT)
    with pytest.raises(Refused, match="已经公布，制定机关不能直接改"):
        joint(office, document, OURS, CITY)
    before = rows(office.store)
    correct(office, document, field="issuing_authority", value=f"{COURT}、{OURS}、{CITY}", reason="漏印一个机关")
    assert [(n, lead) for n, lead, *_ in held(office, document)] == [(COURT, False), (OURS, True), (CITY, False)]
    correct(office, document, field="issuing_authority", value=f"{COURT}、{CITY}", reason="多印一个机关")
    assert [(n, lead) for n, lead, *_ in held(office, document)] == [(COURT, True), (CITY, False)]
    assert problems(office) == ()
    office.undo()
    office.undo()
    assert rows(office.store) == before


def test_two_leads_are_found_by_the_health_check(office: Office) -> None:
    document = road.at(office, "drafting")
    joint(office, document, OURS, COURT)
    with office.act("issuers", "坏数据") as act:
        other: Issuer = office.store.documents.issuers(document)[1]
        act.update(other, lead=True)
    assert len(problems(office)) == 1
