"""公布的地方: every carrier on which a document was published, with the address and a picture of the page as proof (政府信息公开条例 §23)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.errors import Refused
from app.lifecycle.attached import Attached, attached, columns
from app.lifecycle.dates import in_order
from app.lifecycle.made import Made
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said
from db.acts import Act
from db.records import Document, Publication


def put(
    office: Office, act: Act, document_id: str, carriers: str, address: str | None, on: date, file: Attached | None
) -> tuple[Publication, ...]:
    """Within the act of publication: one row for each of ``carriers`` parted by 、; address and picture belong to the first."""
    names = [name.strip() for name in carriers.split("、") if name.strip()]
    rows = []
    for place, name in enumerate(names):
        proof = columns(office, act, file) if place == 0 else {}
        where = (address or "").strip() or None if place == 0 else None
        rows.append(
            act.insert(
                Publication(
                    id=act.new_id(), document_id=document_id, carrier=name, address=where, on_date=on, operator=office.operator, **proof
                )
            )
        )  # fmt: skip
    return tuple(rows)


def add(
    office: Office, document_id: str, *, carrier: str, address: str | None = None, on: date | None = None, file: Path | None = None
) -> Made:
    """Record one more place where a published document stands. Raises Refused before publication, without a carrier, for a day before it."""
    document = office.document(document_id)
    if document.published_on is None:
        raise Refused(f"《{document.title}》还没有公布，没有公布的网址可登记。先登记公布信息。")
    day = on or office.today()
    _check(document, carrier, day)
    kept = attached(office, file)
    with office.act("place", f"登记公布载体：{document.title}") as act:
        row = act.insert(
            Publication(
                id=act.new_id(), document_id=document_id, carrier=carrier.strip(), address=(address or "").strip() or None, on_date=day,
                operator=office.operator, **columns(office, act, kept),
            )
        )  # fmt: skip
        record(act, office, document, "place", day, told(row))
    return {"document": document_id, "publication": row.id}


def edit(
    office: Office, publication_id: str, *, carrier: str, address: str | None = None, on: date | None = None, file: Path | None = None
) -> Made:
    """Put a place of publication right, or add its address and picture; a picture that was kept stays without another."""
    row, document = _of(office, publication_id)
    day = on or row.on_date
    _check(document, carrier, day)
    kept = attached(office, file)
    with office.act("place", f"改公布载体：{document.title}") as act:
        after = act.update(
            row, carrier=carrier.strip(), address=(address or "").strip() or None, on_date=day, **columns(office, act, kept)
        )  # fmt: skip
        record(act, office, document, "place", day, told(after))
    return {"document": document.id, "publication": publication_id}


def remove(office: Office, publication_id: str) -> Made:
    """Take a place out that was recorded by mistake."""
    row, document = _of(office, publication_id)
    with office.act("place", f"删去公布载体：{document.title}") as act:
        act.remove(row)
        record(act, office, document, "place", office.today(), f"删去{told(row)}")
    return {"document": document.id}


def told(row: Publication) -> str:
    """A place of publication in words."""
    proof = "有截图" if row.file_sha else "没有截图"
    return "，".join(part for part in (str(row.on_date), row.carrier, row.address or "没有网址", proof) if part)


def _check(document: Document, carrier: str, day: date) -> None:
    if not carrier.strip():
        raise Refused("没有填公布载体。填写政府网站、公报等载体后再登记。")
    in_order(day, "这一处的公布日", document.published_on, "公布日")


def _of(office: Office, publication_id: str) -> tuple[Publication, Document]:
    with said():
        row = office.store.procedures.publication(publication_id)
    return row, office.document(row.document_id)
