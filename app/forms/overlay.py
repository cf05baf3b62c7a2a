"""The office's own form templates (表单模板), laid over those that ship wherever one of its forms is printed."""

from __future__ import annotations

from app.forms.templates import Own
from app.office import Office
from app.refusals import said


def own_templates(office: Office) -> Own:
    """The office's templates by file name. Raises UserError when one of their files is damaged."""
    with said():
        return {row.id: office.store.files.get(row.file_sha) for row in office.store.settings.form_templates()}
