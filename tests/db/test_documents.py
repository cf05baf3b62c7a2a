"""What is asked of the documents and their family."""

from __future__ import annotations

from datetime import date

import pytest

from db.errors import Gone
from db.records import Deadline, Document, Filing, IssuedNumber, Review, Unit
from db.store import Store
from tests.db.sample import AT, CLERK, DAY, document, with_text


@pytest.fixture
def three(store: Store) -> list[Document]:
    """Three documents, the last in the recycle bin."""
    with store.act("import", "导入", CLERK) as act:
        made = [with_text(store, act, title, "由公安机关处以罚款。", f"{title}第二条罚款") for title in "甲乙丙"]
        made[1] = act.update(
            made[1], stage="published", document_number="云政规〔2026〕3号", published_on=DAY, valid_until=date(2026, 12, 1)
        )
        made[2] = act.update(made[2], deleted_at=AT)
    return made


def test_the_recycle_bin_is_left_out_but_its_documents_can_be_read(store: Store, three: list[Document]) -> None:
    assert list(store.documents.all()) == three[:2]
    assert store.documents.get(three[2].id) == three[2]
    assert store.documents.counts() == {"drafting": 1, "published": 1}


def test_documents_are_picked_by_number_file_and_expiry(store: Store, three: list[Document]) -> None:
    assert store.documents.with_number("云政规〔2026〕3号") == three[1]
    assert store.documents.with_number("云政规〔2026〕4号") is None
    (version,) = store.documents.versions(three[0].id)
    assert store.documents.with_file(version.file_sha) == three[0]
    assert store.documents.version(version.id) == version
    assert [lapse.id for lapse in store.desk.lapsing(DAY, date(2026, 12, 1))] == [three[1].id]
    assert store.desk.lapsing(DAY, date(2026, 11, 30)) == ()


def test_numbers_run_by_series_and_year(store: Store) -> None:
    with store.act("register", "登记编号", CLERK) as act:
        for series, year, n, state in [
            ("zf", 2026, 1, "issued"),
            ("zf", 2026, 2, "void"),
            ("zf", 2025, 9, "issued"),
            ("bgs", 2026, 5, "issued"),
        ]:
            act.insert(IssuedNumber(id=act.new_id(), series=series, year=year, n=n, text=f"{series}{year}{n}", state=state))
    assert store.documents.last_number("zf", 2026) == 2
    assert store.documents.last_number("zf", 2024) == 0
    assert [store.documents.number_taken("zf", 2026, n) for n in (1, 2, 3)] == [True, True, False]


def test_deadlines_come_first_due_first_without_those_met_or_of_the_recycle_bin(store: Store, three: list[Document]) -> None:
    with store.act("publish", "公布", CLERK) as act:
        for made, due, state in [(three[0], 9, "open"), (three[1], 5, "open"), (three[0], 3, "met"), (three[2], 1, "open")]:
            act.insert(
                Deadline(
                    id=act.new_id(),
                    document_id=made.id,
                    key="k",
                    name="报送备案",
                    start_event="公布",
                    start_on=DAY,
                    amount=30,
                    unit="日",
                    due_on=DAY.replace(day=due),
                    basis="监督法",
                    verified=False,
                    state=state,
                )
            )
    assert [deadline.due_on.day for deadline in store.documents.open_deadlines()] == [5, 9]
    assert [deadline.due_on.day for deadline in store.documents.deadlines(three[0].id)] == [3, 9]


def test_the_municipal_filing_comes_first(store: Store, three: list[Document]) -> None:
    with store.act("publish", "公布", CLERK) as act:
        due = act.insert(
            Deadline(
                id=act.new_id(),
                document_id=three[1].id,
                key="k",
                name="报送备案",
                start_event="公布",
                start_on=DAY,
                amount=30,
                unit="日",
                due_on=DAY,
                basis="监督法",
                verified=False,
            )
        )
        for recipient in ("npc", "muni"):
            act.insert(Filing(id=act.new_id(), document_id=three[1].id, recipient=recipient, state="due", deadline_id=due.id))
    assert [filing.recipient for filing in store.filings.of_document(three[1].id)] == ["muni", "npc"]


def test_the_last_round_is_the_current_review(store: Store, three: list[Document]) -> None:
    assert store.reviews.current(three[0].id) is None
    with store.act("accept", "受理", CLERK) as act:
        rounds = [
            act.insert(Review(id=act.new_id(), document_id=three[0].id, version_id=str(three[0].current_version_id), round=n, packs="ab"))
            for n in (2, 1)
        ]
    assert store.reviews.current(three[0].id) == rounds[0]
    assert [review.round for review in store.reviews.of_document(three[0].id)] == [1, 2]
    with pytest.raises(Gone):
        store.reviews.get("nothing")


def test_a_unit_is_known_by_either_name(store: Store) -> None:
    with store.act("unit", "建单位", CLERK) as act:
        made = act.insert(Unit(id=act.new_id(), name="云州区住房和城乡建设局", short_name="区住建局"))
    assert store.people.unit_named("区住建局") == store.people.unit_named("云州区住房和城乡建设局") == made
    assert store.people.unit_named("住建") is None


def test_what_was_last_written_is_offered_again(store: Store) -> None:
    assert store.documents.last_used() == {}
    with store.act("publish", "公布", CLERK) as act:
        for carrier, day in [("新网站", 9), ("旧网站", 2)]:
            act.update(document(act), carrier=carrier, published_on=DAY.replace(day=day))
    assert store.documents.last_used() == {"carrier": "新网站"}
