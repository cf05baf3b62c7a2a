"""The kinds of matter are data that holds together: parameters, parts, groups of rules, and laws that the catalogue knows."""

from __future__ import annotations

import pytest

from app.law.catalogue import shipped
from app.lifecycle import preparing
from app.lifecycle.seed import load
from app.lifecycle.stages import Matter
from app.office import Office
from app.review import accepting
from app.review.matters import FACTS, PARTS, Kind, kinds
from app.review.workbench import workbench
from app.rules.pack import load_packs
from tests.app import road


@pytest.fixture(params=list(Matter))
def kind(request: pytest.FixtureRequest) -> Kind:
    return kinds()[request.param]


def test_its_periods_are_parameters_of_the_jurisdiction(kind: Kind) -> None:
    parameters = load().parameters
    assert parameters[kind.deadline].event == "受理"
    assert not kind.least or parameters[kind.least].amount <= parameters[kind.deadline].amount


def test_every_point_has_a_key_of_its_own_and_belongs_to_a_part_of_the_statement(kind: Kind) -> None:
    keys = [point.key for point in kind.points]
    assert len(set(keys)) == len(keys)
    assert {point.part for point in kind.points} == set(PARTS)
    assert all(point.fact in FACTS and point.basis and point.question for point in kind.points)
    assert len(kind.wording.heads) == len(PARTS)


def test_a_point_names_only_groups_that_judge_its_kind_of_matter(kind: Kind) -> None:
    assert all(set(point.groups) <= kind.groups for point in kind.points)


def test_the_catalogue_knows_the_basis_of_every_point(kind: Kind) -> None:
    library = shipped()
    for basis in (basis for point in kind.points for basis in point.basis):
        law = library.by_title(basis.law)
        assert law is not None, basis.law
        assert not library.repealed_on(law), basis.law


def test_a_normative_document_is_judged_by_every_group_of_the_packs() -> None:
    assert set(load_packs().groups) <= kinds()[Matter.NORMATIVE_DOCUMENT].groups


def test_a_contract_has_its_twelve_points() -> None:
    assert len(kinds()[Matter.CONTRACT].points) == 12


def test_the_workbench_says_how_long_the_review_of_a_decision_takes_at_least(office: Office) -> None:
    document = road.imported(office, matter=Matter.MAJOR_DECISION)
    preparing.submit(office, document, unit=road.UNIT, despite="材料另送")
    accepting.accept(office, document)
    shown = workbench(office, document)
    assert shown is not None
    assert "受理之日起一般不少于7个工作日，到12月2日。" in shown.due_sentence
    normative = workbench(office, road.at(office, "under_review"))
    assert normative is not None
    assert "不少于" not in normative.due_sentence
