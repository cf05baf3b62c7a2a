"""Who may do what: the roles as data, asked in one place, and the sentence that says who may."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

import resources
from app.errors import Refused
from app.lifecycle.editing import save_settings, set_field
from app.office import Office
from app.people.permissions import permissions, why_not
from app.people.role import Role
from app.people.roster import Details, save_person
from app.review.concluding import conclude
from tests.app import road


def of(office: Office, name: str) -> Office:
    """The same office with somebody else at the desk."""
    return replace(office, operator=name)


@pytest.fixture
def staffed(office: Office) -> Office:
    """An office with a 负责人 (who sits here), a 审核 and a 经办."""
    save_person(office, Details(road.CLERK, "负责人"))
    save_person(office, Details("刘敏", "审核"))
    save_person(office, Details("李强", "经办"))
    return office


def test_whoever_has_no_role_or_is_not_known_yet_may_do_everything(office: Office) -> None:
    assert {why_not(of(office, name), act) for name in (road.CLERK, "生人") for act in permissions()} == {None}


def test_a_clerk_is_told_who_may_issue_the_opinion(staffed: Office) -> None:
    document = road.at(staffed, "under_review")
    clerk = of(staffed, "李强")
    said = "出具审核意见要由审核或者负责人办理。请刘敏、王芳来办，或者在设置里改角色。"
    assert why_not(clerk, "conclude") == said
    with pytest.raises(Refused, match="出具审核意见要由审核或者负责人办理"):
        conclude(clerk, document, outcome="不合法")
    assert road.now(staffed, document).stage == "under_review"
    conclude(of(staffed, "刘敏"), document, outcome="不合法")
    assert road.now(staffed, document).stage == "rejected"


def test_what_is_not_listed_everybody_may_do(staffed: Office) -> None:
    document = road.at(of(staffed, "李强"), "drafting")
    set_field(of(staffed, "李强"), document, field="disclosure", value="主动公开")
    assert road.now(staffed, document).disclosure == "主动公开"


def test_people_are_changed_by_the_head_alone(staffed: Office) -> None:
    for name in ("刘敏", "李强"):
        with pytest.raises(Refused, match="改人员、角色和单位要由负责人办理。请王芳来办"):
            save_person(of(staffed, name), Details(name, "负责人"))


def test_an_act_is_taken_back_and_done_again_by_those_who_may_do_it(staffed: Office) -> None:
    document = road.at(staffed, "under_review")
    conclude(staffed, document, outcome="不合法")
    with pytest.raises(Refused, match="出具审核意见要由"):
        of(staffed, "李强").undo()
    staffed.undo()
    with pytest.raises(Refused, match="出具审核意见要由"):
        of(staffed, "李强").redo()
    assert road.now(staffed, document).stage == "under_review"


def test_where_nobody_has_the_role_the_sentence_says_so(office: Office) -> None:
    save_person(office, Details("李强", "经办"))
    assert (
        why_not(of(office, "李强"), "conclude")
        == "出具审核意见要由审核或者负责人办理。还没有人是审核或者负责人，先在设置里给人填上这个角色。"
    )


def test_somebody_who_left_does_nothing_here_any_more(staffed: Office) -> None:
    save_person(staffed, Details("李强", "经办", active=False))
    assert why_not(of(staffed, "李强"), "import") == "李强已停用，不能办理。在设置里换操作人，或者由负责人重新启用。"


def test_the_jurisdiction_is_the_heads_and_the_names_are_everybodys(staffed: Office) -> None:
    clerk = of(staffed, "李强")
    save_settings(clerk, {"names.phone": "023-12345678"})
    with pytest.raises(Refused, match="改辖区和参数要由负责人办理"):
        save_settings(clerk, {"jurisdiction": "chongqing_district"})


def test_the_roles_of_every_rule_are_roles_and_no_act_stands_in_two_rules() -> None:
    rules = tomllib.loads(resources.path("permissions.toml").read_text("utf-8"))["rule"]
    acts = [act for rule in rules for act in rule["acts"]]
    assert len(acts) == len(set(acts)) == len(permissions())
    assert all(permission.roles and Role.HEAD in permission.roles for permission in permissions().values())
