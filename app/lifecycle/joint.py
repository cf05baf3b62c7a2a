"""联合发文: several authorities issue one document, in printing order, one of them the lead (牵头), each signing for itself.

``documents.issuing_authority`` holds the names joined by 、 as the contract has it; the rows of ``issuers`` hold who leads and who
has signed when. A document of one authority has no such rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import Refused
from app.lifecycle.fixed import is_fixed
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office
from db import acts
from db.records import Document, Issuer

JOIN = "、"
LEAD_FILES = "filing.joint_lead"
"""The switch of the jurisdiction: what is issued together is filed by the lead."""


@dataclass(frozen=True, slots=True)
class Issuing:
    """One authority as it is entered: its name and whether it leads."""

    name: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """Who files a document: this office's side or not, and the sentence that says why; empty where one authority alone issues it."""

    is_ours: bool
    because: str = ""
    verified: bool = True


def printed(document: Document) -> tuple[Issuing, ...]:
    """The authorities as the head of the text names them, the first one leading; for the dialog."""
    names = [name.strip() for name in (document.issuing_authority or "").split(JOIN) if name.strip()]
    return tuple(Issuing(name, index == 0) for index, name in enumerate(dict.fromkeys(names)))


def issuers(office: Office, document_id: str, authorities: Sequence[Issuing]) -> Made:
    """Say who issues a document together, in printing order; one name alone makes it a document of one authority.

    A signature already recorded stays with its name. Raises Refused without a name, for a name twice, without exactly one lead, and
    after publication (the names are then corrected).
    """
    document = office.document(document_id)
    wanted = _checked(authorities)
    joined = JOIN.join(one.name for one in wanted)
    if is_fixed(document, "issuing_authority") and joined != document.issuing_authority:
        raise Refused(f"《{document.title}》已经公布，制定机关不能直接改。确有错误的，办理更正并写明理由。")
    with office.act("issuers", f"{'联合发文' if len(wanted) > 1 else '制定机关'}：{document.title}") as act:
        if document.issuing_authority != joined:
            document = act.update(document, issuing_authority=joined)
        rewrite(office, act, document, wanted)
        lead = next(one.name for one in wanted if one.lead)
        record(act, office, document, "issuers", office.today(), f"{joined}，牵头：{lead}" if len(wanted) > 1 else joined)
    return {"document": document_id}


def countersign(office: Office, document_id: str, *, authority: str, by: str, on: date | None = None) -> Made:
    """会签: one of the authorities has signed. Raises Refused for a body that is not one of them, and without a signatory."""
    document = office.document(document_id)
    rows = office.store.documents.issuers(document_id)
    if not rows:
        raise Refused(f"《{document.title}》不是联合发文，不用会签。先在“联合发文”里填写各制定机关。")
    row = next((row for row in rows if row.name == authority.strip()), None)
    if row is None:
        raise Refused(f"“{authority}”不在制定机关里，可以是：{JOIN.join(row.name for row in rows)}。")
    if not by.strip():
        raise Refused("没有填签署人。填写姓名后再登记。")
    day = on or office.today()
    with office.act("countersign", f"{row.name}会签：{document.title}") as act:
        act.update(row, signed_on=day, signatory=by.strip())
        record(act, office, document, "countersign", day, f"{row.name}，{by.strip()}签署")
    return {"document": document_id}


def signed(office: Office, act: acts.Act, document: Document, by: str, on: date) -> None:
    """签发 is the signature of this government where it is one of the authorities, else that of the lead."""
    rows = office.store.documents.issuers(document.id)
    own = next((row for row in rows if row.name == office.names["government"]), None) or next((row for row in rows if row.lead), None)
    if own is not None:
        act.update(own, signed_on=on, signatory=by)


def rewrite(office: Office, act: acts.Act, document: Document, wanted: Sequence[Issuing]) -> None:
    """Make the rows of ``document`` those of ``wanted``; none for one authority alone."""
    known = {row.name: row for row in office.store.documents.issuers(document.id)}
    keep = {one.name for one in wanted} if len(wanted) > 1 else set()
    for name, row in known.items():
        if name not in keep:
            act.remove(row)
    if len(wanted) < 2:
        return
    for ordinal, one in enumerate(wanted, start=1):
        if one.name in known:
            act.update(known[one.name], ordinal=ordinal, lead=one.lead)
        else:
            act.insert(Issuer(id=act.new_id(), document_id=document.id, ordinal=ordinal, name=one.name, lead=one.lead))


def renamed(office: Office, act: acts.Act, document: Document) -> None:
    """The joined names of ``document`` were corrected: its rows follow them, the lead stays while it is still one of them."""
    rows = office.store.documents.issuers(document.id)
    if rows:
        lead = next(row.name for row in rows if row.lead)
        named = printed(document)
        stays = any(one.name == lead for one in named)
        rewrite(office, act, document, [Issuing(one.name, one.name == lead if stays else one.lead) for one in named])


DEPARTMENT = "department"
"""``Document.origin`` of what a department filed with the government (备案审查)."""


def duty(office: Office, document: Document) -> Duty:
    """Whether the filing of ``document`` is ours: 联合制定的由牵头机关报送备案, as the jurisdiction has it; a department's own is never."""
    if document.origin == DEPARTMENT:
        return Duty(False, "部门制定的文件，由部门报送区政府备案，本机关不对外报送。")
    lead = next((row.name for row in office.store.documents.issuers(document.id) if row.lead), None)
    if lead is None:
        return Duty(is_ours=True)
    rule = office.jurisdiction.parameter(LEAD_FILES)
    if rule.amount != 1:
        return Duty(True, f"联合发文，牵头机关是{lead}；按本辖区的规定各制定机关分别报送备案。", rule.verified)
    own = is_own(office, lead)
    told = f"联合发文，由牵头机关{lead}报送备案（{rule.basis}）" + ("。" if own else "，不由本机关报送。")
    return Duty(own, told, rule.verified)


def is_own(office: Office, name: str) -> bool:
    """Whether a body is of this government: the government itself or one that bears the name of the district.

    A Party body (中共…) is not: what it leads is filed as a document of the Party.
    """
    return name.startswith((office.names["government"], office.names["district"], "区", "县"))


def _checked(authorities: Sequence[Issuing]) -> tuple[Issuing, ...]:
    wanted = tuple(Issuing(one.name.strip(), one.lead) for one in authorities if one.name.strip())
    names = [one.name for one in wanted]
    if not wanted:
        raise Refused("没有填制定机关。填写后再办。")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Refused(f"“{twice}”写了两次。去掉一个再办。")
    joined = next((name for name in names if JOIN in name), None)
    if joined is not None:
        raise Refused(f"“{joined}”里有顿号。一行写一个机关。")
    if len(wanted) == 1:
        return (Issuing(wanted[0].name, True),)
    if sum(one.lead for one in wanted) != 1:
        raise Refused("联合发文要有一个牵头机关，而且只能有一个。选好后再办。")
    return wanted
