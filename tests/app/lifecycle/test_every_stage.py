"""Each verb of the procedure tried at each stage: it moves the document where the contract says, or refuses and moves nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from app.errors import Refused
from app.lifecycle import announcing, deliberating, ending, entering, issuing, preparing, proposing, stopping
from app.lifecycle.stages import Matter, Stage
from app.office import Office
from app.review import accepting, concluding
from tests.app import road

WHY = "按原程序补办"

VERBS: dict[str, Callable[[Office, str], object]] = {
    "import": lambda o, d: proposing.take_draft(o, d, road.draft(road.text("本办法自公布之日起施行。"))),
    "reopen": lambda o, d: ending.reopen(o, d, reason="区政府要求"),
    "consult": lambda o, d: preparing.consult(o, d, carrier=road.CARRIER),
    "submit": lambda o, d: preparing.submit(o, d, despite=WHY),
    "return": lambda o, d: preparing.send_back(o, d, missing=["M03"]),
    "return 终止": lambda o, d: preparing.send_back(o, d, outcome="终止", reason="不再制定"),
    "accept": lambda o, d: accepting.accept(o, d, despite=WHY),
    "conclude 合法": lambda o, d: concluding.conclude(o, d, outcome="合法", despite=WHY),
    "conclude 应当予以修改": lambda o, d: concluding.conclude(o, d, outcome="应当予以修改", despite=WHY),
    "conclude 不合法": lambda o, d: concluding.conclude(o, d, outcome="不合法", despite=WHY),
    "resubmit": lambda o, d: accepting.resubmit(o, d, road.draft(road.text("本办法自2026年12月1日起施行。")), despite=WHY),
    "table": lambda o, d: deliberating.table(o, d, despite=WHY),
    "deliberate 通过": lambda o, d: deliberating.deliberate(o, d, meeting="区政府常务会议", result="通过", despite=WHY),
    "deliberate 修改后通过": lambda o, d: deliberating.deliberate(o, d, meeting="区政府常务会议", result="修改后通过", despite=WHY),
    "deliberate 不通过": lambda o, d: deliberating.deliberate(o, d, meeting="区政府常务会议", result="不通过", despite=WHY),
    "sign": lambda o, d: issuing.sign(o, d, by="李强", despite=WHY),
    "register": lambda o, d: issuing.register(o, d, despite=WHY),
    "publish": lambda o, d: issuing.publish(o, d, carrier=road.CARRIER, despite=WHY),
    "archive": lambda o, d: ending.archive(o, d, despite=WHY),
}
ROAD = {
    ("proposed", "import"): "drafting", ("rejected", "reopen"): "drafting", ("drafting", "consult"): "consulting",
    ("drafting", "submit"): "submitted", ("consulting", "submit"): "submitted", ("returned", "submit"): "submitted",
    ("submitted", "return"): "returned", ("submitted", "return 终止"): "rejected", ("submitted", "accept"): "under_review",
    ("under_review", "conclude 合法"): "under_review", ("under_review", "conclude 应当予以修改"): "revising",
    ("under_review", "conclude 不合法"): "rejected", ("revising", "resubmit"): "under_review", ("revising", "table"): "deliberating",
    ("deliberating", "deliberate 通过"): "deliberating", ("deliberating", "deliberate 修改后通过"): "revising",
    ("deliberating", "deliberate 不通过"): "rejected", ("signed", "register"): "registered", ("registered", "publish"): "published",
    ("published", "archive"): "archived",
}  # fmt: skip
SHORT_ROAD = {
    ("proposed", "import"): "drafting", ("rejected", "reopen"): "drafting", ("drafting", "submit"): "submitted",
    ("consulting", "submit"): "submitted", ("returned", "submit"): "submitted", ("submitted", "return"): "returned",
    ("submitted", "return 终止"): "rejected", ("submitted", "accept"): "under_review", ("under_review", "conclude 合法"): "concluded",
    ("under_review", "conclude 应当予以修改"): "concluded", ("under_review", "conclude 不合法"): "concluded",
}  # fmt: skip
"""Of every matter that is no normative document."""
GUARDED = {("under_review", "table"), ("deliberating", "sign"), ("revising", "sign")}
"""The table allows these; a guard that no reason passes over stops them, because nothing was concluded or passed yet (DOC-16, DOC-18)."""
OTHERS = ("proposed", "drafting", "consulting", "submitted", "returned", "under_review", "rejected", "concluded")


def entered(office: Office, stage: str, matter: Matter = Matter.NORMATIVE_DOCUMENT) -> str:
    facts = {
        "title": road.TITLE, "submitted_on": "2026-11-02", "signed_on": "2026-11-03", "unified_number": "云州府规登〔2026〕7号",
        "published_on": "2026-11-04", "effective_on": "2026-11-05",
    }  # fmt: skip
    return str(entering.enter_historical(office, stage=stage, facts=facts, matter=matter, draft=road.draft())["document"])


@pytest.mark.parametrize("stage", [str(s) for s in Stage])
def test_every_verb_at_a_stage_does_what_the_contract_says(office: Office, stage: str) -> None:
    for verb, work in VERBS.items():
        document = entered(office, stage)
        if (stage, verb) in ROAD:
            work(office, document)
        else:
            with pytest.raises(Refused) as refusal:
                work(office, document)
            assert ("阶段不能" in str(refusal.value)) == ((stage, verb) not in GUARDED), verb
        assert road.now(office, document).stage == ROAD.get((stage, verb), stage), verb
        _away(office, document)


@pytest.mark.parametrize(("matter", "stage"), list(product([m for m in Matter if m is not Matter.NORMATIVE_DOCUMENT], OTHERS)))
def test_other_matters_go_no_further_than_their_conclusion(office: Office, matter: Matter, stage: str) -> None:
    for verb, work in VERBS.items():
        document, reached = entered(office, stage, matter), SHORT_ROAD.get((stage, verb), stage)
        if (stage, verb) in SHORT_ROAD:
            work(office, document)
        else:
            with pytest.raises(Refused):
                work(office, document)
        assert road.now(office, document).stage == reached, verb
        _away(office, document)


@pytest.mark.parametrize("stage", [str(s) for s in Stage])
def test_at_every_stage_what_is_published_is_stopped_and_resumed_where_it_stands_and_nothing_else_is(office: Office, stage: str) -> None:
    document = entered(office, stage)
    if road.now(office, document).published_on is None:
        for verb in (stopping.stop, stopping.resume):
            with pytest.raises(Refused, match="还没有公布"):
                verb(office, document, reason=WHY)
        return
    for verb, stands in ((stopping.stop, True), (stopping.resume, False), (stopping.stop, True)):
        verb(office, document, reason=WHY)
        assert (stopping.is_stopped(road.now(office, document)), road.now(office, document).stage) == (stands, stage)


@pytest.mark.parametrize("stage", [str(s) for s in Stage])
def test_at_no_stage_is_an_announcement_of_a_repeal_recorded_without_the_repeal(office: Office, stage: str) -> None:
    document = entered(office, stage)
    with pytest.raises(Refused, match="没有等着公开的废止决定"):
        announcing.announce(office, document, carrier=road.CARRIER)


def _away(office: Office, document: str) -> None:
    """Free the number, so that the next document may bear it."""
    with office.act("set", "让出编号") as act:
        for number in office.store.documents.numbers(document):
            act.remove(number)
        act.update(road.now(office, document), unified_number=None)
