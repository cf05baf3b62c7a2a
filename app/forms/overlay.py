"""The office's own form templates (表单模板), laid over those that ship wherever one of its forms is printed."""

from __future__ import annotations

from dataclasses import dataclass

from app.forms import printing, templates
from app.forms.paper import Form
from app.forms.templates import Own
from app.office import Office
from app.refusals import said


@dataclass(frozen=True, slots=True)
class Laid:
    """A form with the office's templates laid over those that ship: all that setting it needs, away from the store."""

    form: Form
    own: Own

    @property
    def has_word(self) -> bool:
        """Whether it is a letter, with a Word template; slips and tables are set for paper alone."""
        return templates.word_file(self.form.template, self.own) is not None

    def pdf(self) -> bytes:
        """As `printing.pdf`."""
        return printing.pdf(self.form, self.own)

    def word(self) -> bytes:
        """As `printing.word`."""
        return printing.word(self.form, self.own)


def laid(office: Office, form: Form) -> Laid:
    """``form`` as this office sets it. Raises UserError when a template's file is damaged."""
    return Laid(form, own_templates(office))


def own_templates(office: Office) -> Own:
    """The office's templates by file name. Raises UserError when one of their files is damaged."""
    with said():
        return {row.id: office.store.files.get(row.file_sha) for row in office.store.settings.form_templates()}
