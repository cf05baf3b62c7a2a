"""The paper of ``demo``: every form of the list (F-01 … F-18) filled in from the examples' store, as PDF, as Word where there is a letter, and as pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.cli.demo_cleanup import cleanup_papers
from app.correspondence import letters
from app.filing.catalogue import filing_catalogue
from app.filing.incoming import catalogue as quarterly
from app.filing.incoming import letters as incoming
from app.filing.incoming.urging import urging_letter
from app.filing.papers import filing_report, filing_slip
from app.filing.statement import explanatory_statement
from app.forms import printing
from app.forms.overlay import laid
from app.forms.paper import Form
from app.lifecycle.papers.comment_table import comment_table
from app.lifecycle.papers.registration_application import registration_application
from app.lifecycle.papers.repeal_announcement import repeal_announcement
from app.lifecycle.papers.submission_letter import submission_letter
from app.lifecycle.papers.submission_slip import submission_slip
from app.office import Office
from app.review.opinion import opinion

_DPI = 100
_MUNI, _NPC = "muni", "npc"

Names = Mapping[str, str]
"""The documents of the examples by their names in the list of acts."""
Papers = Iterator[tuple[str, Form]]


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written: the forms, and a picture of each of their pages."""

    forms: tuple[Path, ...]
    pictures: tuple[Path, ...]


def print_all(office: Office, names: Names, folder: Path, pictures: Path) -> Printed:
    """Every form into ``folder`` and a picture of every page into ``pictures``."""
    forms: list[Path] = []
    shown: list[Path] = []
    for name, form in papers(office, names):
        made = laid(office, form)
        data = made.pdf()
        forms.append(_put(folder / f"{name}.pdf", data))
        if made.has_word:
            forms.append(_put(folder / f"{name}.docx", made.word()))
        shown += _pictures(data, pictures, name)
    return Printed(tuple(forms), tuple(shown))


def papers(office: Office, names: Names) -> Papers:
    """The forms with their names for a file, in the order of the list."""
    lift, housing = names["lift"], names["housing"]
    yield "F-01 备案报告（市政府）", filing_report(office, lift, _MUNI)
    yield "F-01 备案报告（区人大常委会）", filing_report(office, housing, _NPC)
    yield "F-02 备案说明", explanatory_statement(office, lift, _MUNI)
    yield "F-03 备案登记表（市政府）", filing_slip(office, lift, _MUNI)
    yield "F-03 备案登记表（区人大常委会·延期）", filing_slip(office, names["audit"], _NPC)
    yield "F-04 年度备案文件目录", filing_catalogue(office, 2025, _NPC)
    yield "F-04 季度备案目录", _quarterly(office)
    yield "F-05 送审函", submission_letter(office, lift)
    yield "F-06 送审登记表", submission_slip(office, lift)
    yield "F-07 合法性审核意见书", opinion(office, housing)
    yield from _departments(office, names)
    yield from cleanup_papers(office, names)
    yield "F-17 废止决定公告", repeal_announcement(office, [names["tariff"]])
    yield "F-18 统一登记编号申请表", registration_application(office, lift)
    yield "意见采纳情况表", comment_table(office, lift)
    yield "异议答复函", letters.letter(office, letters.newest(office, names["homestead"], "objection_reply"))[1]


def _departments(office: Office, names: Names) -> Papers:
    """The letters to departments about what they filed, and about what they did not."""

    def of(name: str, fill: Callable[[Office, str], tuple[str, Form]]) -> Form:
        return fill(office, office.store.incomings.of_document(names[name])[-1].id)[1]

    yield "F-08 备案审查意见书", of("deposit", incoming.opinion)
    yield "F-09 请予说明函", of("stalls", incoming.explanation_request)
    yield "F-10 补正通知", of("canteen", incoming.supplement_notice)
    urged = next(row for row in office.store.incomings.declared() if row.urge_number)
    yield "F-11 催报函", urging_letter(office, urged.unit_id, urged.urge_number or "")[1]
    yield "F-12 收文回执", of("stalls", incoming.receipt)


def _quarterly(office: Office) -> Form:
    made = office.store.incomings.catalogues(quarterly.KIND)
    return quarterly.form(office, made[-1].id)[1]


def _pictures(data: bytes, folder: Path, name: str) -> Iterator[Path]:
    from PIL import Image

    for number, page in enumerate(printing.pages(data, _DPI), 1):
        file = folder / f"{name}-{number}.png"
        Image.frombytes("RGB", (page.width, page.height), page.rgb).convert("L").save(file, compress_level=1)
        yield file


def _put(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file
