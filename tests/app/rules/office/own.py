"""A rule that an office might write, for the tests of what an office does with its rules."""

from __future__ import annotations

from dataclasses import replace

from app.rules.finding import Severity
from app.rules.office.draft import RuleDraft
from app.rules.office.wording import Way

DRAFT = RuleDraft(
    group="FEE",
    name="收取卫生保洁押金",
    severity=Severity.RISK,
    message="可能没有依据收取押金。",
    suggestion="删去押金的要求。",
    law="行政许可法",
    article="五十八",
    way=Way.SEQUENCE,
    words=("保洁", "环境卫生"),
    then=("押金",),
    without=("退还",),
    must_flag=("商户进场应当交纳保洁押金", "施工单位开工前交环境卫生押金五千元", "摊主按月缴保洁费和押金"),
    must_not_flag=("严禁违规收取保洁押金", "管理方应当退还已经收取的保洁押金", "商户负责门前保洁"),
)


def changed(**values: object) -> RuleDraft:
    """The same with other values."""
    return replace(DRAFT, **values)
