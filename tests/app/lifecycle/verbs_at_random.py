"""Every verb of the office that does not leave the house, each taking a document and a number that decides all the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from app.correspondence import contacts, inquiry
from app.errors import UserError
from app.intake import determination
from app.lifecycle import (
    answers,
    archiving,
    bin,
    comments,
    consulting,
    correcting,
    deliberating,
    editing,
    ending,
    issuing,
    joint,
    preparing,
    proceedings,
    proposing,
    reminding,
    sealing,
    urgency,
)
from app.lifecycle.disclosure import disclose
from app.lifecycle.materials import add_materials
from app.lifecycle.proceedings import Facts
from app.lifecycle.texts import replace_text
from app.lifecycle.voiding import void_number
from app.office import Office
from app.people import handling, roster
from app.review import accepting, concluding, deciding
from app.review.deciding import Reply
from db.records import Deadline, Finding
from tests.app import road

REVISED = road.text("本办法自2027年1月1日起施行，有效期五年。").replace("应当在本区注册登记", "应当具备相应资质")
DESPITE = "随机历史"
OUTCOMES = ("合法", "应当予以修改", "应当予以修改", "不合法")
RESULTS = ("通过", "修改后通过", "通过", "不通过")
PEOPLE = ("李明", "赵红", "陈伟")
ELEMENTS = ("body", "public", "rights", "general", "repeated")


def day(n: int) -> date:
    return date(2026, 11, 2) + timedelta(days=n % 20)


def finding(office: Office, document: str, n: int) -> Finding:
    found = road.findings(office, document)
    if not found:
        raise UserError("没有疑点。")
    return found[n % len(found)]


def deadline(office: Office, document: str, n: int) -> Deadline:
    found = office.store.documents.deadlines(document)
    if not found:
        raise UserError("没有期限。")
    return found[n % len(found)]


def reply(office: Office, document: str, n: int) -> None:
    listed = [f for f in road.findings(office, document) if f.decision == "listed"]
    words = deciding.REPLIES[n % 3]
    deciding.reply(office, document, [Reply(f.id, words, "" if words == "采纳" else "另有规定") for f in listed])


def edit(office: Office, document: str, n: int) -> None:
    choices: list[tuple[str, str | bool | None]] = [
        ("title", f"云州区办法之{n}"), ("drafting_unit", f"云州区第{n % 3}局"), ("effective_on", f"2027-01-{n % 28 + 1:02}"), ("effective_on", ""),
        ("valid_until", f"2029-01-{n % 28 + 1:02}"), ("concerns_market", n % 2 == 0), ("concerns_market", None),
        ("document_number", f"云州府规〔2026〕{n % 9 + 1}号"), ("document_number", ""), ("valid_until", "2025-01-01"),
    ]  # fmt: skip
    field, value = choices[n % len(choices)]
    editing.set_field(office, document, field=field, value=value)


def person(office: Office, document: str, n: int) -> None:
    """Anybody but the operator, whose role stays open so that a history gets on."""
    name = PEOPLE[n % 3]
    roster.save_person(
        office, roster.Details(name, ("经办", "审核", "负责人", "")[n % 4], unit=f"第{n % 3}科", phone=str(n), active=n % 5 > 0)
    )


def answered(office: Office, document: str, n: int) -> None:
    open_ones = [one for one in office.store.documents.contacts(document) if one.answered_on is None]
    if not open_ones:
        raise UserError("没有等答复的往来。")
    contacts.answer(office, open_ones[n % len(open_ones)].id, words=f"无意见{n}", on=road.TODAY)


def determined(office: Office, document: str, n: int) -> None:
    normative = n % 4 > 0
    determination.determine(office, document, normative=normative, answers=dict.fromkeys(ELEMENTS, normative), reason="照实", on=day(n))


def joined(office: Office, document: str, n: int) -> None:
    names = ("云州区人民政府", "云州区财政局", "云州区水利局")[: n % 3 + 1]
    joint.issuers(office, document, [joint.Issuing(name, index == 0) for index, name in enumerate(names)])


def several(office: Office, document: str, n: int) -> None:
    """Several fields of one document as one act."""
    editing.set_fields(office, document, {"drafting_unit": f"云州区第{n % 5}局", "carrier": f"网站{n % 4}"})


def disposed(office: Office, document: str, n: int) -> None:
    rows = office.store.procedures.comments(document)
    if not rows:
        raise UserError("没有意见。")
    one = rows[n % len(rows)].id
    if n % 5 == 0:
        comments.remove(office, one)
    else:
        comments.dispose(office, one, disposition=comments.DISPOSITIONS[n % 3], reason=f"理由{n}")


def held(office: Office, document: str, n: int) -> None:
    kind = list(proceedings.kinds())[n % 9]
    word = next(iter(proceedings.kind(kind).conclusions[n % 2 :]), None)
    facts = Facts(on=day(n) + timedelta(days=n % 40), body=f"第{n % 3}科", conclusion=word, until=date(2028, 1, n % 28 + 1))
    proceedings.hold(office, document, kind=kind, facts=facts)


def unheld(office: Office, document: str, n: int) -> None:
    rows = proceedings.of(office, document)
    if not rows:
        raise UserError("没有办理记录。")
    proceedings.remove(office, rows[n % len(rows)].id)


def urged(office: Office, document: str, n: int) -> None:
    if n % 2:
        urgency.mark(office, document, reason=f"抢险{n}")
    else:
        urgency.unmark(office, document)


VERBS: dict[str, Callable[[Office, str, int], object]] = {
    "import": lambda o, d, n: road.imported(o),
    "consult": lambda o, d, n: preparing.consult(o, d, carrier="网站", on=day(n), until=day(n) + timedelta(days=n % 40)),
    "submit": lambda o, d, n: preparing.submit(o, d, unit=road.UNIT, materials=road.MATERIALS[: n % 7], on=day(n), despite=DESPITE),
    "return": lambda o, d, n: preparing.send_back(o, d, missing=["M07"], on=day(n)),
    "terminate": lambda o, d, n: preparing.send_back(o, d, outcome="终止", reason="不再制定"),
    "reopen": lambda o, d, n: ending.reopen(o, d, reason="恢复办理"),
    "material": lambda o, d, n: add_materials(o, d, codes=[f"M{n % 13 + 1:02}"]),
    "accept": lambda o, d, n: accepting.accept(o, d, on=day(n)),
    "decide": lambda o, d, n: deciding.decide(o, finding(o, d, n).id, listed=n % 2 == 0, reason="上下文已限定"),
    "again": lambda o, d, n: deciding.reopen_finding(o, finding(o, d, n).id),
    "rewrite": lambda o, d, n: deciding.rewrite(o, finding(o, d, n).id, f"改写{n}"),
    "remark": lambda o, d, n: deciding.remark(o, finding(o, d, n).id, f"批注{n}" if n % 3 else ""),
    "verify": lambda o, d, n: deciding.verify_bases(o, finding(o, d, n).id),
    "add": lambda o, d, n: deciding.add_finding(o, d, path="第二条", start=0, end=n % 5 + 1, message=f"意见{n}"),
    "conclude": lambda o, d, n: concluding.conclude(o, d, outcome=OUTCOMES[n % 4], on=day(n)),
    "reply": reply,
    "resubmit": lambda o, d, n: accepting.resubmit(o, d, road.draft(REVISED), on=day(n)),
    "fair": lambda o, d, n: deliberating.fair_competition(o, d, concerned=n % 2 == 0, conclusion=("符合", "违反", None)[n % 3]),
    "table": lambda o, d, n: deliberating.table(o, d, on=day(n), despite=DESPITE),
    "deliberate": lambda o, d, n: deliberating.deliberate(o, d, meeting=f"第{n}次会议", result=RESULTS[n % 4], on=day(n)),
    "sign": lambda o, d, n: issuing.sign(o, d, by="李强", on=day(n), despite=DESPITE),
    "register": lambda o, d, n: issuing.register(o, d, on=day(n), number=f"云州府规登〔2026〕{n}号" if n % 4 == 3 else None),
    "set": edit,
    "set_many": several,
    "assign": lambda o, d, n: handling.assign(o, d, handler=PEOPLE[n % 3], stand_in=PEOPLE[(n + 1) % 3] if n % 2 else None),
    "handover": lambda o, d, n: handling.handover(o, giver=PEOPLE[n % 3], taker=PEOPLE[(n + 1) % 3], reason="休假"),
    "person": person,
    "unit": lambda o, d, n: roster.save_unit(o, f"云州区第{n % 5}局", f"{n}局", before=f"云州区第{n % 5}局" if n % 2 else ""),
    "contact": lambda o, d, n: contacts.contact(
        o, d, kind=("call", "message", "visit", "mail")[n % 4], counterpart=f"区第{n % 3}局", words=f"问{n}", at=datetime(2026, 11, 20, 9),
        due_on=road.TODAY + timedelta(days=n % 9) if n % 2 else None,
    ),
    "answer": answered,
    "inquire": lambda o, d, n: inquiry.inquire(o, d, units=[f"区第{n % 4}局", "区财政局"], words="请提意见", on=road.TODAY),
    "determine": determined,
    "snooze": lambda o, d, n: reminding.snooze(o, deadline(o, d, n).id, until=road.TODAY + timedelta(days=n % 9 - 1), reason="等函"),
    "done": lambda o, d, n: reminding.done(o, deadline(o, d, n).id, reason="已办"),
    "discard": lambda o, d, n: bin.discard(o, [d], reason="重复"),
    "bring_back": lambda o, d, n: bin.bring_back(o, [d]),
    "issuers": joined,
    "countersign": lambda o, d, n: joint.countersign(o, d, authority=("云州区财政局", "云州区水利局")[n % 2], by="周强", on=day(n)),
    "seal": lambda o, d, n: sealing.seal(o, d, road.draft(REVISED, "盖章件.md"), on=day(n)),
    "replace_text": lambda o, d, n: replace_text(o, d, road.draft(REVISED), on=day(n)),
    "void_number": lambda o, d, n: void_number(o, d, kind=("document_number", "unified_number")[n % 2], reason="错号", on=day(n)),
    "disclosure": lambda o, d, n: disclose(o, d, disclosure=("主动公开", "依申请公开", "不予公开")[n % 3], reason="涉及内部事务"),
    "correct": lambda o, d, n: correcting.correct(o, d, field="title", value=f"更正{n}", reason="错字", on=day(n)),
    "propose": lambda o, d, n: proposing.propose(o, title=f"云州区拟定办法之{n}", reason="需要", unit=road.UNIT, on=day(n)),
    "take_draft": lambda o, d, n: proposing.take_draft(o, d, road.draft(REVISED), on=day(n)),
    "urgent": urged,
    "excuse": lambda o, d, n: consulting.excuse(o, d, reason="依法保密", on=day(n)),
    "comment": lambda o, d, n: comments.add(o, d, commenter=f"第{n}人", words=f"意见{n}", kind=comments.KINDS[n % 6], on=day(n)),
    "dispose": disposed,
    "no_comments": lambda o, d, n: comments.none_received(o, d, on=day(n)),
    "feedback": lambda o, d, n: comments.feed_back(o, d, words="网站公布", on=day(n)),
    "proceeding": held,
    "drop_proceeding": unheld,
    "answers": lambda o, d, n: answers.answer(o, d, {answers.ASKED[n % len(answers.ASKED)].value: (True, False, None)[n % 3]}),
    "archive_item": lambda o, d, n: archiving.say(o, d, item=list(archiving.listed())[n % 21], held=n % 2 == 0, note=f"说明{n}"),
    "settings": lambda o, d, n: editing.save_settings(o, {"names.phone": str(n)}),
}  # fmt: skip


def usual(office: Office, document: str, n: int) -> str:
    """The verb that leads on from where the document stands, so that a history gets far."""
    row = road.now(office, document)
    if row.deleted_at is not None:
        return "bring_back"
    review = office.store.reviews.current(document)
    meetings = office.store.documents.deliberations(document)
    passed = bool(meetings) and meetings[-1].result != "不通过"
    match row.stage:
        case "under_review":
            return "conclude" if review is None or review.outcome is None else "fair" if n % 3 == 0 else "table"
        case "revising":
            return "sign" if passed else ("resubmit", "reply", "table")[n % 3]
        case "deliberating":
            return "sign" if passed else "deliberate"
        case "concluded":
            return "determine"
        case stage:
            return {"drafting": "consult", "consulting": "submit", "returned": "submit", "submitted": "accept", "signed": "register"}.get(
                stage, "reopen"
            )
