"""The forms there are (表单目录): number, name, dataclass, and the words of fields that take only certain ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.forms.cleanup_announcement import CleanupAnnouncement
from app.forms.cleanup_catalogue import CatalogueKind, CleanupCatalogue
from app.forms.comment_table import CommentTable
from app.forms.comparison_table import ComparisonTable
from app.forms.correction_notice import CorrectionNotice
from app.forms.explanation_request import ExplanationRequest
from app.forms.explanatory_statement import ExplanatoryStatement
from app.forms.filing_catalogue import FilingCatalogue
from app.forms.filing_report import FilingReport
from app.forms.filing_review_opinion import FilingReviewOpinion
from app.forms.filing_slip import FilingSlip
from app.forms.inquiry_letter import InquiryLetter
from app.forms.objection_reply import ObjectionReply
from app.forms.packet_contents import PacketContents
from app.forms.paper import Form
from app.forms.receipt import Receipt
from app.forms.redline import RedlinePaper
from app.forms.registration_application import RegistrationApplication
from app.forms.repeal_announcement import RepealAnnouncement
from app.forms.reply_letter import ReplyLetter
from app.forms.return_slip import ReturnSlip
from app.forms.review_opinion import ReviewOpinion
from app.forms.review_record import ReviewRecord
from app.forms.specimen import bare, specimen
from app.forms.submission_letter import SubmissionLetter
from app.forms.submission_slip import SubmissionSlip
from app.forms.supplement_notice import SupplementNotice
from app.forms.urging_letter import UrgingLetter

NOT_A_FORM = "公文版式"
"""What the file that all typst templates share is called."""

CATALOGUES = ("kept_catalogue", "amended_catalogue", "ended_catalogue")
"""The templates of F-13, F-14 and F-15, which share a table."""


@dataclass(frozen=True, slots=True)
class FormKind:
    """One form: ``code`` as the office lists it (F-03), "" for one without a number; ``said`` are words of fields that take only certain ones."""

    code: str
    name: str
    form: type[Form]
    said: Mapping[str, object] = field(default_factory=dict)

    def samples(self) -> tuple[Form, Form]:
        """The form with everything filled in, and with nothing but what it needs."""
        return specimen(self.form, self.said), bare(self.form, self.said)

    @property
    def template(self) -> str:
        """The name of its templates, without ending."""
        return specimen(self.form, self.said).template


KINDS: tuple[FormKind, ...] = (
    FormKind("F-01", "备案报告", FilingReport, {"later": None}),
    FormKind("F-02", "备案说明", ExplanatoryStatement),
    FormKind("F-03", "备案登记表", FilingSlip, {"category": "新制定", "decision": "登记", "unit": "日", "event": "公布"}),
    FormKind("F-04", "备案文件目录", FilingCatalogue, {"quarter": 2}),
    FormKind("F-05", "送审函", SubmissionLetter),
    FormKind("F-06", "送审登记表", SubmissionSlip),
    FormKind("F-07", "合法性审核意见书", ReviewOpinion, {"conclusion": "合法", "after_revision": "", "reply_workdays": 0}),
    FormKind("F-08", "备案审查意见书", FilingReviewOpinion, {"measures": ("修改",)}),
    FormKind("F-09", "请予说明函", ExplanationRequest),
    FormKind("F-10", "补正通知", SupplementNotice),
    FormKind("F-11", "催报函", UrgingLetter, {"kind": "漏报"}),
    FormKind("F-12", "收文回执", Receipt),
    FormKind("F-13", "继续有效目录", CleanupCatalogue, {"kind": CatalogueKind.KEPT, "ending": ""}),
    FormKind("F-14", "修改目录", CleanupCatalogue, {"kind": CatalogueKind.AMENDED, "ending": ""}),
    FormKind("F-15", "废止和宣布失效目录", CleanupCatalogue, {"kind": CatalogueKind.ENDED, "ending": "废止"}),
    FormKind("F-16", "清理公告", CleanupAnnouncement, {"genre": "公告"}),
    FormKind("F-17", "废止决定公告", RepealAnnouncement, {"ground": "清理"}),
    FormKind("F-18", "统一登记编号申请表", RegistrationApplication),
    FormKind("", "报送材料目录", PacketContents),
    FormKind("", "更正说明", CorrectionNotice),
    FormKind("", "征求意见函", InquiryLetter),
    FormKind("", "退件函", ReturnSlip),
    FormKind("", "不予受理复函", ReplyLetter),
    FormKind("", "异议答复函", ObjectionReply),
    FormKind("", "意见采纳情况表", CommentTable, {"disposition": "采纳", "kind": "公众"}),
    FormKind("", "审核工作记录", ReviewRecord),
    FormKind("", "修改对照表", ComparisonTable),
    FormKind("", "花脸稿", RedlinePaper),
)
"""In the order in which they are listed."""
