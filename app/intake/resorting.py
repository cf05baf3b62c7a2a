"""改归类: a stored material that was sorted to the wrong kind is sorted to the right one; its file stays."""

from __future__ import annotations

from app.errors import Refused
from app.intake.submission import material_name
from app.intake.wordlist import ANNEX, ISSUE, OTHER
from app.lifecycle.made import Made
from app.lifecycle.stages import Matter
from app.lifecycle.step import record
from app.office import Office
from app.refusals import said


def kinds(office: Office, matter: Matter) -> tuple[tuple[str, str], ...]:
    """What a stored material can be sorted to: code and name, as the jurisdiction lists them, then those every submission has."""
    listed = tuple((m.code, m.name) for m in office.jurisdiction.submission if matter in m.matters)
    return (*listed, *((code, material_name(code, office.jurisdiction)) for code in (ISSUE, ANNEX, OTHER)))


def sort_material(office: Office, material_id: str, *, code: str) -> Made:
    """改归类: a stored material is another one than it was sorted to. Raises Refused for an unknown code and for the one it has."""
    with said():
        material = office.store.documents.material(material_id)
    document = office.document(material.document_id)
    names = dict(kinds(office, Matter(document.matter)))
    if code not in names:
        raise Refused(f"没有“{code}”这样的材料编号，可以是 {'、'.join(names)}。")
    if code == material.code:
        raise Refused(f"《{material.file_name or material.name}》本来就归在“{names[code]}”，没有改动。")
    with office.act("sort_material", f"材料改归“{names[code]}”：{document.title}") as act:
        act.update(material, code=code, name=names[code])
        called = material.file_name or material.name
        record(act, office, document, "sort_material", office.today(), f"《{called}》由“{material.name}”改归“{names[code]}”")
    return {"document": document.id}
