"""Catalogues and announcements of a cleanup, a repeal and an application for a number in the fictional 云州区, as an office would fill them."""

from __future__ import annotations

from datetime import date

from app.forms.cleanup_announcement import CleanupAnnouncement, Outcome
from app.forms.cleanup_catalogue import CatalogueKind, CatalogueRow, CleanupCatalogue
from app.forms.paper import Cited
from app.forms.registration_application import RegistrationApplication
from app.forms.repeal_announcement import CLEANUP, Ended, RepealAnnouncement

GOVERNMENT, OFFICE, HOUSING = "云州区人民政府", "云州区人民政府办公室", "云州区住房和城乡建设局"
PENALTY_LAW = Cited("中华人民共和国行政处罚法", "第十六条", verified=True)
AS_OF = date(2026, 10, 31)


def kept() -> CleanupCatalogue:
    return CleanupCatalogue(
        CatalogueKind.KEPT,
        "云州区",
        government=(
            CatalogueRow(
                "云州区人民政府关于印发云州区既有住宅加装电梯实施办法的通知", "云州府规〔2026〕8号", GOVERNMENT, date(2026, 10, 27)
            ),
            CatalogueRow("云州区人民政府办公室关于印发云州区临时救助实施细则的通知", "云州府办规〔2025〕12号", OFFICE, date(2025, 3, 4)),
        ),
        departments=(
            CatalogueRow("云州区住房和城乡建设局关于规范房屋租赁登记的通知", "云州住建规〔2024〕2号", HOUSING, date(2024, 6, 20)),
        ),
        as_of=AS_OF,
        annex=1,
    )


def amended() -> CleanupCatalogue:
    return CleanupCatalogue(
        CatalogueKind.AMENDED,
        "云州区",
        government=(
            CatalogueRow(
                "云州区人民政府关于印发云州区城市生活垃圾分类管理办法的通知",
                "云州府规〔2021〕6号",
                GOVERNMENT,
                date(2021, 5, 18),
                opinion="删除第二十三条自行设定的罚款，改为援引上位法",
                unit="区城市管理局",
                until=date(2027, 3, 31),
            ),
        ),
        departments=(
            CatalogueRow(
                "云州区教育局关于校外托管机构登记的通知",
                "云州教规〔2022〕1号",
                "云州区教育局",
                date(2022, 9, 1),
                opinion="机构名称随职责调整改写",
                unit="区教育局",
            ),
        ),
        as_of=AS_OF,
        annex=2,
    )


def ended() -> CleanupCatalogue:
    return CleanupCatalogue(
        CatalogueKind.ENDED,
        "云州区",
        government=(
            CatalogueRow(
                "云州区人民政府关于印发云州区户外广告管理暂行规定的通知",
                "云州府发〔2015〕33号",
                GOVERNMENT,
                date(2015, 7, 9),
                ending="废止",
                reason="主要内容与上位法抵触",
                bases=(PENALTY_LAW,),
            ),
            CatalogueRow(
                "云州区人民政府办公室关于做好2018年至2020年农村危房改造工作的通知",
                "云州府办发〔2018〕40号",
                OFFICE,
                date(2018, 4, 2),
                ending="宣布失效",
                reason="适用期已过",
            ),
        ),
        departments=(
            CatalogueRow(
                "云州区民政局关于婚姻登记档案查询的通知",
                "云州民发〔2012〕9号",
                "云州区民政局",
                date(2012, 11, 5),
                ending="废止",
                reason="已被新文件替代",
            ),
        ),
        as_of=AS_OF,
        annex=3,
    )


def announcement() -> CleanupAnnouncement:
    return CleanupAnnouncement(
        authority=GOVERNMENT,
        number="云州府发〔2026〕21号",
        genre="公告",
        scope="区人民政府及其办公室、区级部门制定的行政规范性文件",
        as_of=AS_OF,
        outcomes=(Outcome("区人民政府文件", 267, 4, 17, 19), Outcome("区级部门文件", 52, 1, 6, 7)),
        annexes=tuple(each().title for each in (kept, amended, ended)),
        bases=(Cited("国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知", verified=True),),
        meeting="区政府第86次常务会议",
        adopted_on=date(2026, 11, 16),
        inquiry="云州区人民政府门户网站“行政规范性文件”专栏",
        dated_on=date(2026, 11, 20),
    )


def repeal() -> RepealAnnouncement:
    return RepealAnnouncement(
        authority=GOVERNMENT,
        number="云州府发〔2026〕22号",
        documents=(
            Ended("云州区人民政府关于印发《云州区户外广告管理暂行规定》的通知", "云州府发〔2015〕33号", "主要内容与上位法抵触"),
            Ended("云州区人民政府关于加强烟花爆竹燃放管理的通告", "云州府发〔2014〕5号", "已被新文件替代"),
            Ended("云州区人民政府关于印发云州区招商引资优惠办法的通知", "云州府发〔2013〕18号", "设定依据已经废止"),
        ),
        ground=CLEANUP,
        meeting="区政府第86次常务会议",
        adopted_on=date(2026, 11, 16),
        carrier="云州区人民政府门户网站和《云州区人民政府公报》",
        dated_on=date(2026, 11, 20),
    )


def single_repeal() -> RepealAnnouncement:
    return RepealAnnouncement(
        authority=GOVERNMENT,
        number="云州府发〔2026〕23号",
        documents=(Ended("云州区户外广告管理暂行规定", "云州府发〔2015〕33号"),),
        ground="新法",
        bases=(PENALTY_LAW,),
        meeting="区政府第86次常务会议",
        adopted_on=date(2026, 11, 16),
        effective_on=date(2027, 1, 1),
        dated_on=date(2026, 11, 20),
    )


def application() -> RegistrationApplication:
    return RegistrationApplication(
        applicant="区住房城乡建设局",
        title="云州区人民政府关于印发云州区公共租赁住房管理办法的通知",
        issuing_authority=GOVERNMENT,
        genre="办法",
        body_title="云州区公共租赁住房管理办法",
        proposed_number="云州府规〔2026〕11号",
        opinion_number="云州司审〔2026〕44号",
        opinion_on=date(2026, 11, 24),
        meeting="区政府第87次常务会议",
        adopted_on=date(2026, 12, 7),
        signer="周明远",
        signed_on=date(2026, 12, 9),
        effective_on=date(2027, 1, 15),
        valid_until=date(2032, 1, 14),
        fair_competition=True,
        fair_competition_number="云州市监公竞〔2026〕7号",
        carrier="区政府门户网站、区政府公报",
        handler="沈青禾",
        phone="0000-5550123",
        applied_on=date(2026, 12, 10),
        registering_body="云州区人民政府办公室",
    )


EXAMPLES = {
    "kept_catalogue": kept,
    "amended_catalogue": amended,
    "ended_catalogue": ended,
    "cleanup_announcement": announcement,
    "repeal_announcement": repeal,
    "repeal_announcement_single": single_repeal,
    "registration_application": application,
}
