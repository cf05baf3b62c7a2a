"""Each guard twice: held with nothing to mend, and failed with what is missing, where it is mended, and whether a reason passes over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from app.errors import Missing, Refused
from app.filing import outgoing
from app.lifecycle import answers, comments, consulting, deliberating, disclosure, ending, entering, issuing, joint, preparing, proceedings
from app.lifecycle.gaps import gaps, guards_of
from app.lifecycle.guard import Guard
from app.lifecycle.proceedings import Facts
from app.lifecycle.texts import replace_text
from app.lifecycle.transitions import Act
from app.office import Office
from app.review import accepting, deciding
from app.review.deciding import Reply
from tests.app import road

Made = Callable[[Office], str]
WHY = "区政府已同意先办"
OTHER = road.text("本办法自2026年12月1日起施行，有效期五年。").replace("五百元", "三百元")


@dataclass(frozen=True)
class Case:
    act: Act
    name: str
    failed: Made
    held: Made
    sentence: str
    mend: str
    blocks: bool = False


def at(place: str, *more: Callable[[Office, str], object], words: str = "") -> Made:
    def made(office: Office) -> str:
        document = road.at(office, place, words)
        for step in more:
            step(office, document)
        return document

    return made


def historical(stage: str, **facts: str) -> Made:
    told = {"title": road.TITLE, "submitted_on": "2026-11-02", "published_on": "2026-11-04", **facts}
    return lambda office: str(entering.enter_historical(office, stage=stage, facts=told)["document"])


def opinion(kind: str) -> Callable[[Office, str], object]:
    return lambda o, d: comments.add(o, d, commenter="某甲", words="太重", kind=kind)


def settled(o: Office, d: str) -> None:
    for row in o.store.procedures.comments(d):
        comments.dispose(o, row.id, disposition="采纳")


def answered(o: Office, d: str) -> None:
    listed = [f for f in road.findings(o, d) if f.decision == "listed"]
    deciding.reply(o, d, [Reply(f.id, "采纳", "") for f in listed])


def filed(o: Office, d: str) -> None:
    for recipient in ("muni", "npc"):
        outgoing.outcome(o, str(outgoing.file(o, d, recipient=recipient)["filing"]), result="registered")


def without_number(o: Office, d: str) -> None:
    with o.act("set", "编号没有登记") as act:
        act.update(road.now(o, d), unified_number=None)


def to_amend(o: Office, d: str) -> None:
    road.conclude(o, d, "应当予以修改")


def joined(o: Office, d: str) -> None:
    joint.issuers(o, d, [joint.Issuing("云州区人民政府", True), joint.Issuing("云州区人民武装部")])


def other_text(o: Office, d: str) -> None:
    replace_text(o, d, road.draft(OTHER))


def signed_by_all(o: Office, d: str) -> None:
    joint.countersign(o, d, authority="云州区人民武装部", by="周强", on=date(2026, 11, 18))


def operators(o: Office, d: str) -> None:
    deliberating.fair_competition(o, d, concerned=True)


def interpreted(o: Office, d: str) -> None:
    proceedings.hold(o, d, kind="policy_interpretation", facts=Facts(body="住建局"))


def needs_interpretation(o: Office, d: str) -> None:
    answers.answer(o, d, {"needs_interpretation": True})


def no_reason(o: Office, d: str) -> None:
    with o.act("set", "没有写理由") as act:
        act.update(road.now(o, d), disclosure="不公开")


NO_DAY = road.text("本办法由区住房城乡建设局负责解释。")
CASES = [
    Case(Act.SUBMIT, "起草单位已填", at("drafting"), historical("drafting", drafting_unit=road.UNIT), "没有填起草单位", "unit"),
    Case(Act.SUBMIT, "已公开征求意见", at("drafting"), at("consulting"), "没有公开征求意见的记录", "consult"),
    Case(Act.SUBMIT, "已公开征求意见", at("drafting"), at("drafting", lambda o, d: consulting.excuse(o, d, reason="保密")),
         "没有公开征求意见的记录", "consult"),
    Case(Act.SUBMIT, "收到的意见均已处理", at("consulting", opinion("公众")), at("consulting", opinion("公众"), settled),
         "还有 1 条意见没有写明采纳与否", "comments"),
    Case(Act.SUBMIT, "采纳情况已反馈", at("consulting", opinion("企业"), settled),
         at("consulting", opinion("企业"), settled, lambda o, d: comments.feed_back(o, d, words="网站公布")),
         "企业、行业协会商会提了意见，没有反馈采纳情况", "feedback"),
    Case(Act.SUBMIT, "有起草说明", at("consulting"),
         at("submitted", lambda o, d: preparing.send_back(o, d, missing=["M04"], on=date(2026, 11, 11))), "缺起草说明", "material:M03"),
    Case(Act.ACCEPT, "送审稿已读入", historical("submitted"), at("submitted"), "还没有可审核的文本，不能受理。先导入送审稿", "version", True),
    Case(Act.TABLE, "合法性审核已有结论", at("under_review"), at("lawful"),
         "没有合法性审核结论，不能提请审议（国办发〔2018〕37号）。先出具审核意见", "conclude", True),
    Case(Act.TABLE, "审核意见已有答复", at("under_review", to_amend), at("under_review", to_amend, answered),
         "条意见没有起草单位的答复，不能提请审议。先登记答复，或者改好后送复核", "reply", True),
    Case(Act.TABLE, "已作公平竞争审查", at("lawful", operators),
         at("lawful", lambda o, d: deliberating.fair_competition(o, d, concerned=True, conclusion="符合")),
         "涉及经营者经济活动，没有公平竞争审查结论或者结论为违反", "fair_competition", True),
    Case(Act.TABLE, "提请审议的文本与审核稿一致", at("under_review", to_amend, answered, other_text),
         at("under_review", to_amend, answered, lambda o, d: accepting.resubmit(o, d, road.draft(OTHER)),
            lambda o, d: road.conclude(o, d, "应当予以修改"), answered, lambda o, d: replace_text(o, d, road.draft(OTHER + "\n"))),
         "审核之后文本有改动，没有再送合法性审核，也没有核对", "confirm"),
    Case(Act.SIGN, "集体审议已通过", at("deliberating"), at("passed"), "没有集体审议通过的记录，不能签发", "deliberate", True),
    Case(Act.SIGN, "签发稿与审议稿一致", at("passed", other_text), at("passed"), "审议之后文本有改动，没有再送合法性审核，也没有核对", "confirm"),
    Case(Act.REGISTER, "云州区人民武装部已签署", at("passed", joined, road.sign), at("passed", joined, road.sign, signed_by_all),
         "云州区人民武装部还没有会签", "countersign"),
    Case(Act.PUBLISH, "已登记编号", at("registered", without_number), at("registered"), "没有统一编号", "register"),
    Case(Act.PUBLISH, "施行日期已明确", at("registered", words=NO_DAY), at("registered"), "没有填施行日期", "effective_on"),
    Case(Act.PUBLISH, "公开属性已写明理由", at("registered", no_reason),
         at("registered", lambda o, d: disclosure.disclose(o, d, disclosure="不公开", reason="涉及商业秘密")),
         "公开属性为“不公开”，没有写明理由", "disclosure"),
    Case(Act.PUBLISH, "政策解读已备好", at("registered", needs_interpretation), at("registered", needs_interpretation, interpreted),
         "需要政策解读，没有解读稿", "proceeding:policy_interpretation"),
    Case(Act.ARCHIVE, "市政府备案已办结", at("published"), at("published", filed), "市政府备案没有办结", "filing"),
    Case(Act.ARCHIVE, "区人大常委会备案已办结", at("published"), at("published", filed), "区人大常委会备案没有办结", "filing"),
    Case(Act.ARCHIVE, "正式文本在卷", historical("published"), at("published"), "卷内没有正式文本", "version"),
]  # fmt: skip
WORK: dict[Act, Callable[[Office, str, str | None], object]] = {
    Act.SUBMIT: lambda o, d, why: preparing.submit(o, d, despite=why),
    Act.ACCEPT: lambda o, d, why: accepting.accept(o, d, despite=why),
    Act.TABLE: lambda o, d, why: deliberating.table(o, d, despite=why),
    Act.SIGN: lambda o, d, why: issuing.sign(o, d, by="李强", despite=why),
    Act.REGISTER: lambda o, d, why: issuing.register(o, d, despite=why),
    Act.PUBLISH: lambda o, d, why: issuing.publish(o, d, carrier=road.CARRIER, despite=why),
    Act.ARCHIVE: lambda o, d, why: ending.archive(o, d, despite=why),
}


def guard(office: Office, document: str, case: Case) -> Guard:
    return next(g for g in guards_of(office, road.now(office, document), case.act) if g.name == case.name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.act}-{case.name}")
def test_a_guard_that_is_held_asks_for_nothing(office: Office, case: Case) -> None:
    document = case.held(office)
    found = guard(office, document, case)
    assert found.held
    assert not [g for g in gaps(office, road.now(office, document), office.store.documents.events(document)) if g.name == case.name]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.act}-{case.name}")
def test_a_guard_that_fails_says_what_is_missing_and_where_it_is_mended(office: Office, case: Case) -> None:
    found = guard(office, case.failed(office), case)
    assert (found.held, found.blocking, found.mend) == (False, case.blocks, case.mend)
    assert case.sentence in found.sentence


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.act}-{case.name}")
def test_a_reason_passes_over_what_is_tolerated_and_never_over_what_blocks(office: Office, case: Case) -> None:
    document = case.failed(office)
    stage = road.now(office, document).stage
    missing = guard(office, document, case).sentence
    with pytest.raises(Refused if case.blocks else Missing) as refused:
        WORK[case.act](office, document, None)
    assert missing in str(refused.value)
    assert road.now(office, document).stage == stage
    if case.blocks:
        with pytest.raises(Refused):
            WORK[case.act](office, document, WHY)
        return
    WORK[case.act](office, document, WHY)
    last = road.last_event(office, document)
    assert last.despite == WHY
    assert missing in last.missing
