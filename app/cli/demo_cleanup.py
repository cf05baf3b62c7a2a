"""The papers of a cleanup (F-13 … F-16) for ``demo``: what a cleanup of the examples' documents would come to. No cleanup is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from app.forms.cleanup_announcement import ANNOUNCEMENT, CleanupAnnouncement, Outcome
from app.forms.cleanup_catalogue import REPEALED, CatalogueKind, CatalogueRow, CleanupCatalogue
from app.forms.paper import Form
from app.office import Office

_AS_OF, _ADOPTED = date(2026, 10, 31), date(2026, 11, 17)
_MEETING = "区政府第86次常务会议"


def cleanup_papers(office: Office, names: Mapping[str, str]) -> Iterator[tuple[str, Form]]:
    """The three catalogues and the announcement, with their names for a file."""
    area = office.names["district"]
    kept = CleanupCatalogue(
        CatalogueKind.KEPT, area, (_row(office, names["audit"]), _row(office, names["lift"])), (_row(office, names["river"]),), _AS_OF, 1
    )  # fmt: skip
    amended = CleanupCatalogue(
        CatalogueKind.AMENDED, area,
        (_row(office, names["homestead"], opinion="第四条的审批时限同上位规定衔接", unit="区农业农村局", until=date(2027, 5, 31)),),
        (_row(office, names["deposit"], opinion="删去第三条装修保证金", unit="区住房城乡建设局", until=date(2026, 12, 31)),), _AS_OF, 2,
    )  # fmt: skip
    ended = CleanupCatalogue(
        CatalogueKind.ENDED, area, (_row(office, names["tariff"], ending=REPEALED, reason="上级已经统一规定"),), (), _AS_OF, 3
    )
    yield "F-13 继续有效目录", kept
    yield "F-14 修改目录", amended
    yield "F-15 废止和宣布失效目录", ended
    yield "F-16 清理公告", _announcement(office, tuple(made.title for made in (kept, amended, ended)))


def _announcement(office: Office, titles: tuple[str, ...]) -> Form:
    return CleanupAnnouncement(
        authority=office.names["government"],
        number="",
        genre=ANNOUNCEMENT,
        scope="区人民政府及其办公室、区级部门行政规范性文件",
        as_of=_AS_OF,
        outcomes=(Outcome("区人民政府文件", kept=2, amended=1, repealed=1), Outcome("区级部门文件", kept=1, amended=1)),
        annexes=titles,
        meeting=_MEETING,
        adopted_on=_ADOPTED,
        inquiry="区政府网站行政规范性文件专栏",
        dated_on=_ADOPTED,
    )


def _row(
    office: Office, document_id: str, *, opinion: str = "", unit: str = "", until: date | None = None, ending: str = "", reason: str = ""
) -> CatalogueRow:
    document = office.document(document_id)
    return CatalogueRow(
        title=document.title, document_number=document.document_number or "",
        issuing_authority=document.issuing_authority or office.names["government"], published_on=document.published_on, opinion=opinion,
        unit=unit, until=until, ending=ending, reason=reason,
    )  # fmt: skip
