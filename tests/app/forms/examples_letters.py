"""Letters, catalogues and slips of review and filing of the fictional 云州区, as an office would fill them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.forms.comment_table import CommentRow, CommentTable
from app.forms.explanation_request import ExplanationRequest
from app.forms.explanatory_statement import ExplanatoryStatement, Measure, Replaced
from app.forms.filing_catalogue import CatalogueRow, FilingCatalogue
from app.forms.filing_review_opinion import FilingReviewOpinion, ReviewProblem
from app.forms.paper import Cited, Form, Material
from app.forms.submission_letter import SubmissionLetter
from app.forms.submission_slip import SubmissionSlip, SubmittedMaterial
from app.forms.supplement_notice import SupplementNotice
from app.forms.urging_letter import UrgedDocument, UrgingLetter

TITLE = "云州区既有住宅加装电梯实施办法"
PARKING = "云州区城市管理局关于规范机动车停放秩序的通告"
PENALTY = Cited("中华人民共和国行政处罚法", "第十六条", verified=True)
COERCION = Cited("中华人民共和国行政强制法", "第十条", verified=True)
UNVERIFIED = Cited("云州市规范性文件备案审查办法", "第九条")


def statement() -> ExplanatoryStatement:
    return ExplanatoryStatement(
        authority="云州区人民政府",
        title=TITLE,
        document_number="云州府规〔2026〕8号",
        necessity="我区2000年以前建成的无电梯住宅有1260栋，老年居民出行困难。\n现行做法没有明确申请条件和办理程序，各街道尺度不一。",
        bases=(
            Cited("中华人民共和国民法典", "第二百七十八条", verified=True),
            Cited("中华人民共和国无障碍环境建设法", "", verified=True),
            Cited("特种设备安全监察条例"),
        ),
        drafting_unit="区住房城乡建设局",
        process="2026年3月启动起草，先后调研6个街道，召开座谈会4次，形成送审稿。",
        consultation="2026年6月1日至6月30日在区政府门户网站公开征求意见，书面征求18个部门和街道意见。",
        adoption="收到意见23条，采纳15条，部分采纳4条，不采纳4条，理由已在采纳情况表中说明。",
        fair_competition="已经审查，符合公平竞争审查标准。",
        risk_assessment="已开展社会稳定风险评估，结论为低风险。",
        content="共二十二条，规定了适用范围、申请条件、办理程序、资金筹集和安全责任。",
        measures=(
            Measure(
                "第六条",
                "专有部分面积和人数占比三分之二以上的业主参与表决",
                (Cited("中华人民共和国民法典", "第二百七十八条", verified=True),),
            ),
            Measure("第十五条", "加装电梯应当办理使用登记", (Cited("特种设备安全监察条例", "第二十五条"),)),
        ),
        disagreements="区财政局对补助标准有不同意见，经区政府专题会议协调，按每台15万元以内补助。",
        review_body="云州区司法局",
        opinion_number="云州司审〔2026〕36号",
        review_conclusion="合法",
        reviewed_on=date(2026, 9, 28),
        meeting="区政府第84次常务会议",
        adopted_on=date(2026, 10, 19),
        published_on=date(2026, 10, 27),
        effective_on=date(2026, 11, 27),
        notice="30日",
        notice_until=date(2026, 11, 26),
        valid_until=date(2031, 11, 26),
        carrier="区政府门户网站",
        url="www.yunzhou.example/zfxxgk/2026/10/27/gfxwj-0008.html",
        replaced=(Replaced("云州区既有住宅加装电梯试行办法", "云州府发〔2021〕17号"),),
        contact="沈青禾",
        phone="0000-5550123",
        dated_on=date(2026, 11, 4),
    )


def bare_statement() -> ExplanatoryStatement:
    return ExplanatoryStatement("云州区人民政府", TITLE)


def repeal_statement() -> ExplanatoryStatement:
    return replace(
        bare_statement(),
        category="废止",
        title="云州区人民政府关于废止〈云州区出租车管理办法〉的决定",
        reason="上位法已有完整规定，不再需要。",
    )


def letter() -> SubmissionLetter:
    return SubmissionLetter(
        drafting_unit="云州区住房和城乡建设局",
        number="云州建函〔2026〕33号",
        recipient="云州区司法局",
        title="云州区公共租赁住房管理办法",
        background="现行办法将于2026年12月31日期满，保障对象、租金标准和退出机制需要调整。",
        bases=(Cited("中华人民共和国民法典", "第七百零三条", verified=True), UNVERIFIED),
        drafting="2026年4月启动起草，调研公共租赁住房小区9个，召开座谈会3次，经局长办公会议集体讨论通过。",
        consultation="2026年8月1日至8月30日公开征求意见，收到意见12条，采纳8条。",
        materials=(
            Material("送审函", 1),
            Material("送审稿及与上一稿的花脸稿", 2),
            Material("起草说明", 1),
            Material("依据汇编", 1),
            Material("征求意见及采纳情况", 1),
            Material("本单位合法性审核意见", 1),
            Material("公平竞争审查结论", 0, enclosed=False),
        ),
        contact="陈桂兰",
        phone="0000-5550456",
        dated_on=date(2026, 11, 3),
    )


def bare_letter() -> SubmissionLetter:
    return SubmissionLetter("", "", "", "云州区公共租赁住房管理办法（送审稿）")


def register_slip() -> SubmissionSlip:
    names = (
        "送审函", "送审稿及与上一稿的花脸稿", "起草说明", "依据汇编", "征求意见及采纳情况", "本单位合法性审核意见", "本单位集体讨论纪要",
        "公平竞争审查结论", "听证、专家论证、风险评估材料", "听取企业、商会意见记录", "政策解读稿", "专项评估材料", "拟废止、修改旧文件清单",
    )  # fmt: skip
    return SubmissionSlip(
        authority="云州区司法局",
        number="云州司收〔2026〕31号",
        drafting_unit="云州区住房和城乡建设局",
        title="云州区公共租赁住房管理办法（送审稿）",
        version="第2稿",
        submitted_on=date(2026, 11, 3),
        materials=tuple(SubmittedMaterial(f"M{n:02}", name, n not in (8, 10, 12)) for n, name in enumerate(names, 1)),
        concerns_market=True,
        major_decision=False,
        wanted_until=date(2026, 11, 20),
        procedure_opinion="送审材料齐全，已公开征求意见三十日，程序符合规定。",
        procedure_on=date(2026, 11, 4),
        transferred_on=date(2026, 11, 4),
        receiver="沈青禾",
        noticed_on=date(2026, 11, 4),
        supplemented_on=date(2026, 11, 5),
        review_from=date(2026, 11, 5),
        review_until=date(2026, 11, 18),
        review_workdays=10,
        contact="陈桂兰",
        phone="0000-5550456",
    )


def bare_register_slip() -> SubmissionSlip:
    blank = tuple(replace(material, there=False) for material in register_slip().materials)
    return SubmissionSlip("云州区司法局", "", "", "", "", None, blank)


def rectification() -> FilingReviewOpinion:
    return FilingReviewOpinion(
        authority="云州区司法局",
        number="云州司备审〔2026〕3号",
        recipient="云州区城市管理局",
        title=PARKING,
        document_number="云州城管规〔2026〕2号",
        problems=(
            ReviewProblem("第四条", "规定“处200元罚款，并扣留车辆”，自行设定行政处罚和行政强制措施。", (PENALTY, COERCION), "删除该条。"),
            ReviewProblem("第六条第二款", "要求车主提交居住证明，没有上位法依据。", (UNVERIFIED,), "改为通过信息共享核查。"),
            ReviewProblem("第九条", "没有规定有效期。", (), "补充有效期。"),
        ),
        filed_on=date(2026, 10, 12),
        registration_number="云州司备登〔2026〕9号",
        basis=(UNVERIFIED,),
        measures=("修改", "停止执行"),
        words="第四条明显违反上位法，自收到本意见书之日起停止执行。",
        reply_until=date(2026, 12, 24),
        contact="沈青禾",
        phone="0000-5550123",
        dated_on=date(2026, 11, 24),
    )


def bare_rectification() -> FilingReviewOpinion:
    return FilingReviewOpinion("云州区司法局", "", "云州区城市管理局", PARKING, "", ())


def request() -> ExplanationRequest:
    return ExplanationRequest(
        authority="云州区司法局",
        number="云州司函〔2026〕15号",
        recipient="云州区城市管理局",
        title=PARKING,
        document_number="云州城管规〔2026〕2号",
        questions=("第四条规定扣留车辆的法律依据", "第六条第二款要求提交居住证明的理由和必要性"),
        papers=("公开征求意见的网页截图", "局长办公会议纪要"),
        filed_on=date(2026, 10, 12),
        basis=(UNVERIFIED,),
        until=date(2026, 11, 20),
        contact="沈青禾",
        phone="0000-5550123",
        dated_on=date(2026, 11, 6),
    )


def bare_request() -> ExplanationRequest:
    return ExplanationRequest("云州区司法局", "", "云州区城市管理局", PARKING, "", ())


def supplement() -> SupplementNotice:
    return SupplementNotice(
        authority="云州区司法局",
        number="云州司补〔2026〕7号",
        recipient="云州区城市管理局",
        title=PARKING,
        document_number="云州城管规〔2026〕2号",
        missing=("合法性审核意见书", "起草说明"),
        faulty=("正式文本只有1份，应当为3份", "备案报告没有加盖公章"),
        period="10日",
        until=date(2026, 10, 26),
        filed_on=date(2026, 10, 12),
        receipt_number="云州司收〔2026〕28号",
        basis=(UNVERIFIED,),
        consequence="逾期没有补齐的，予以通报。",
        contact="沈青禾",
        phone="0000-5550123",
        dated_on=date(2026, 10, 16),
    )


def bare_supplement() -> SupplementNotice:
    return SupplementNotice("云州区司法局", "", "云州区城市管理局", PARKING, "", (), (), "10日", None)


def urging() -> UrgingLetter:
    return UrgingLetter(
        authority="云州区司法局",
        number="云州司函〔2026〕16号",
        recipient="云州区城市管理局",
        documents=(
            UrgedDocument("云州区户外广告设施管理办法", "云州城管规〔2026〕1号", "漏报", date(2026, 5, 20), date(2026, 6, 4)),
            UrgedDocument(PARKING, "云州城管规〔2026〕2号", "迟报", date(2026, 9, 8), date(2026, 9, 23), date(2026, 10, 12)),
            UrgedDocument("云州区餐厨垃圾收运规定", "", "漏报", None, None, None, "没有提供文号和公布日期"),
        ),
        until=date(2026, 11, 30),
        basis=(UNVERIFIED,),
        contact="沈青禾",
        phone="0000-5550123",
        dated_on=date(2026, 11, 16),
    )


def many_urged() -> UrgingLetter:
    return replace(urging(), documents=tuple(replace(urging().documents[n % 3], note="") for n in range(24)))


def comments() -> CommentTable:
    return CommentTable(
        drafting_unit="云州区住房和城乡建设局",
        title="云州区公共租赁住房管理办法（征求意见稿）",
        rows=(
            CommentRow("张建国", "公众", "租金标准应当按收入分档，不宜一刀切。", "第九条", date(2026, 8, 4), "采纳"),
            CommentRow("区财政局", "部门", "维修资金由区财政全额承担没有预算安排，建议改为分担。", "第十四条", date(2026, 8, 11), "部分采纳",
                       "已改为按产权比例分担，应急维修仍由区财政垫付。"),
            CommentRow("云州区房地产行业协会", "行业协会商会", "建议允许市场机构参与运营管理。", "", date(2026, 8, 20), "不采纳",
                       "上位法规定由住房保障机构负责，运营服务可以另行购买。"),
            CommentRow("匿名", "公众", "“特殊困难”的范围不明确。", "第五条第（三）项", date(2026, 8, 29)),
        ),
        carrier="区政府门户网站公开征求意见、书面征求意见",
        url="www.yunzhou.example/zjzx/2026/08/01.html",
        begun_on=date(2026, 8, 1),
        ended_on=date(2026, 8, 30),
        handler="陈桂兰",
        phone="0000-5550456",
        dated_on=date(2026, 9, 8),
    )  # fmt: skip


def many_comments() -> CommentTable:
    return replace(comments(), rows=tuple(comments().rows[n % 4] for n in range(40)))


def bare_comments() -> CommentTable:
    return CommentTable("云州区住房和城乡建设局", "云州区公共租赁住房管理办法", ())


def yearly() -> FilingCatalogue:
    return FilingCatalogue(
        authority="云州区人民政府",
        year=2026,
        rows=(
            CatalogueRow(
                TITLE, "云州府规〔2026〕8号", "云州区人民政府", "YZGS-2026-0008", date(2026, 10, 27), date(2026, 11, 27), date(2031, 11, 26),
                date(2026, 11, 4), "云州区人民政府", "云州人备登〔2026〕21号", "没有发现问题", "",
            ),
            CatalogueRow(
                "云州区燃气安全管理规定", "云州府规〔2026〕12号", "云州区人民政府", "YZGS-2026-0012", date(2026, 12, 1), date(2027, 1, 1), None,
                date(2026, 12, 20), "云州区人民政府", "", "正在审查", "有效期以正文为准",
            ),
        ),
        recipient="云州区人民代表大会常务委员会",
        handler="沈青禾",
        phone="0000-5550123",
        dated_on=date(2027, 1, 12),
    )  # fmt: skip


def quarterly() -> FilingCatalogue:
    rows = tuple(
        replace(
            yearly().rows[n % 2], title=PARKING, document_number=f"云州城管规〔2026〕{n}号", issuing_authority="云州区城市管理局",
            unified_number="", filing_body="云州区城市管理局", registration_number=f"云州司备登〔2026〕{n}号", note="",
        )
        for n in range(1, 31)
    )  # fmt: skip
    return FilingCatalogue("云州区司法局", 2026, rows, quarter=4, dated_on=date(2027, 1, 8))


LETTERS: dict[str, Callable[[], Form]] = {
    "explanatory_statement": statement,
    "explanatory_statement_bare": bare_statement,
    "explanatory_statement_repeal": repeal_statement,
    "filing_catalogue": yearly,
    "filing_catalogue_quarter": quarterly,
    "submission_letter": letter,
    "submission_slip": register_slip,
    "filing_review_opinion": rectification,
    "explanation_request": request,
    "supplement_notice": supplement,
    "urging_letter": urging,
    "comment_table": comments,
}
"""Those whose words are kept as golden files, by the name of the file."""
