"""The deed of 盖章件 on the document page: the sealed scan is kept and held against the approved text. No Qt widgets here."""

from __future__ import annotations

from app.intake.draft import Draft
from app.lifecycle.sealing import SEALABLE, read_scan, seal
from app.office import Office
from ui.dialogs.fields import Field, Kind
from ui.dialogs.form import Form, Values
from ui.icons import Icon
from ui.pages.document.deed import Deed
from ui.pages.document.forms import View
from ui.pages.document.values import day_of

SCANS = "盖章件 (*.pdf *.ofd *.jpg *.jpeg *.png *.tif *.tiff *.docx);;全部文件 (*)"


def sealing(view: View) -> Form:
    """存入盖章件: the scan, and when it was sealed."""
    return Form(
        "存入盖章件",
        "存入",
        (
            Field("file", "盖章件", Kind.FILE, SCANS, required=True, help="盖章后扫描的 PDF、OFD 或者图片"),
            Field("on", "盖章日期", Kind.DAY, view.habits.today, required=True, half=True, happened=True),
        ),
        "盖章件单独存为一个版本，现行文本不变。有文字层的，逐条与审定文本比对；读不出文字的照样保存，由人工核对。",
    )


def _seal(office: Office, document: str, values: Values) -> object:
    scan = values["draft"]
    if not isinstance(scan, Draft):
        raise TypeError("this act needs the scan that was read")
    return seal(office, document, scan, on=day_of(values))


DEEDS: dict[str, Deed] = {
    "seal": Deed(
        "存入盖章件", Icon.SEAL, sealing, _seal, "已存入盖章件", reads="file", reader=read_scan,
        offered=lambda view: view.dossier.stage in SEALABLE,
    ),
}  # fmt: skip
"""By name; merged into the page's."""
