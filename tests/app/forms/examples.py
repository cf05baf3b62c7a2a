"""Forms of the fictional 云州区, as an office would fill them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.forms.correction_notice import CorrectionNotice, Righted
from app.forms.filing_report import FilingReport
from app.forms.filing_slip import FilingSlip, Period, Recipient
from app.forms.inquiry_letter import InquiryLetter
from app.forms.objection_reply import ObjectionReply
from app.forms.paper import Cited, Material
from app.forms.receipt import Receipt
from app.forms.reply_letter import ReplyLetter
from app.forms.return_slip import ReturnSlip
from app.forms.review_opinion import OpinionPoint, ReviewOpinion, Speech
from app.forms.review_record import RecordedAdvice, RecordedFinding, RecordedPoint, RecordedStep, ReviewRecord

TITLE = "云州区既有住宅加装电梯实施办法"
LONG_TITLE = "云州区人民政府关于进一步优化营商环境促进民营经济高质量发展和加强市场主体全生命周期服务保障工作若干措施的实施办法（试行）"
AWKWARD = '费用#1 *不* _含_ $5 "税" \\n <b>&amp; 50% @人 [甲] ~乙~ `丙` {{丁}}'

PENALTY = Cited("中华人民共和国行政处罚法", "第十六条", verified=True)
COERCION = Cited("中华人民共和国行政强制法", "第十条", verified=True)
FAIR = Cited("公平竞争审查条例", "第八条")

MATERIALS = (
    Material("备案报告", 1),
    Material("正式文本", 10),
    Material("起草说明", 3),
    Material("制定依据", 3),
    Material("公告", 0, enclosed=False),
    Material("电子文本", 1),
    Material("合法性审核意见书", 1),
    Material("公平竞争审查结论", 0, enclosed=False),
)


def report() -> FilingReport:
    return FilingReport(
        sender="云州区人民政府",
        number="云州府备〔2026〕8号",
        recipient="云州市人民政府",
        title=TITLE,
        document_number="云州府规〔2026〕8号",
        published_on=date(2026, 10, 27),
        effective_on=date(2026, 11, 27),
        materials=MATERIALS,
        signer="周明远",
        adopted_on=date(2026, 10, 19),
        meeting="区政府第84次常务会议",
        carrier="云州区人民政府门户网站和《云州区人民政府公报》",
        valid_until=date(2031, 11, 26),
        basis=(Cited("云州市行政规范性文件管理办法", "第二十八条"),),
        contact="沈青禾",
        phone="0000-5550123",
        dated_on=date(2026, 11, 4),
    )


def slip() -> FilingSlip:
    return FilingSlip(
        number="云州规备〔2026〕8号",
        filing_body="云州区人民政府",
        title=TITLE,
        genre="办法",
        document_number="云州府规〔2026〕8号",
        issuing_authority="云州区人民政府",
        published_on=date(2026, 10, 27),
        effective_on=date(2026, 11, 27),
        recipients=(Recipient("云州市人民政府", chosen=False), Recipient("云州区人民代表大会常务委员会", chosen=True)),
        materials=MATERIALS,
        bases=(
            Cited("中华人民共和国民法典", "第二百七十八条", verified=True),
            Cited("中华人民共和国无障碍环境建设法", verified=True),
            Cited("特种设备安全监察条例"),
            Cited("云州市既有住宅加装电梯若干规定"),
        ),
        unified_number="YZGS-2026-0008",
        drafting_unit="区住房城乡建设局",
        field="城乡建设",
        category="新制定",
        adopted_on=date(2026, 10, 19),
        meeting="区政府第84次常务会议",
        signer="周明远",
        valid_until=date(2031, 11, 26),
        carrier="区政府门户网站、区政府公报",
        url="www.yunzhou.example/zfxxgk/2026/10/27/gfxwj-0008.html",
        review_body="云州区司法局",
        opinion_number="云州司审〔2026〕36号",
        filed_on=date(2026, 11, 4),
        period=Period(30, due_on=date(2026, 11, 26), basis=(Cited("云州市各级人大常委会规范性文件备案审查条例", "第十四条"),)),
        handler="沈青禾",
        phone="0000-5550123",
    )


def opinion() -> ReviewOpinion:
    return ReviewOpinion(
        authority="云州区司法局",
        number="云州司审〔2026〕44号",
        drafting_unit="区住房城乡建设局",
        title="云州区公共租赁住房管理办法（送审稿）",
        version="第2稿",
        submitted_on=date(2026, 11, 3),
        complete_on=date(2026, 11, 5),
        bases=(PENALTY, COERCION, FAIR),
        on_body="制定机关为区人民政府，具有行政规范性文件制定主体资格。",
        on_powers="所规定事项属于区人民政府职权范围。",
        on_content="部分条款与上位法不一致，详见具体意见。",
        on_procedure="已公开征求意见三十日，起草单位已作内部合法性审核。",
        points=(
            OpinionPoint(
                "第八条第一款",
                "送审稿规定“处5000元罚款”，属于设定行政处罚。法律、法规、规章以外的其他规范性文件不得设定行政处罚。",
                (PENALTY,),
                "修改为“不予受理，给予警告，并记入公共租赁住房管理档案”。",
                "违法",
            ),
            OpinionPoint("第六条", "要求申请人重复提交无房证明。", (), "删除，改为通过信息共享核查。", "风险"),
            OpinionPoint("第十六条", "“可以停水停电”属于设定行政强制措施。", (COERCION,), "删除。", "违法"),
            OpinionPoint("第二十条第（三）项", "限定由本区注册的企业承接维修。", (FAIR,), "删除“在本区注册的”。", "违法"),
        ),
        conclusion="应当予以修改",
        after_revision="再送复核",
        reply_workdays=5,
        signed_on=date(2026, 11, 24),
    )


def long_opinion() -> ReviewOpinion:
    points = tuple(replace(opinion().points[n % 4], clause=f"第{n + 1}条") for n in range(12))
    return replace(opinion(), title=LONG_TITLE + "（送审稿）", points=points, counsel_signs=True)


def contract_opinion() -> ReviewOpinion:
    words = Speech("合法性审查意见书", "审查", ("合同主体", "签订权限", "合同内容", "签订程序"), "签订合同", "不得签订", rounds=False)
    return replace(
        opinion(),
        number="云州司审〔2026〕45号",
        title="云州区文化中心物业服务合同",
        version="送审稿",
        on_body="甲方为区机关事务管理局，乙方营业执照和资质证书已核对。",
        on_powers="约定事项在区机关事务管理局职责范围内。",
        on_content="违约责任不对等，详见具体意见。",
        on_procedure="已经政府采购程序确定乙方。",
        points=(OpinionPoint("第九条", "只约定甲方的违约责任。", (), "补充乙方的违约责任。", "风险"),),
        after_revision="",
        remarks=("审查中听取了法律顾问、公职律师意见：法律顾问 1 份，其中采纳 1 份。",),
        speech=words,
    )


def review_record() -> ReviewRecord:
    return ReviewRecord(
        title="云州区公共租赁住房管理办法",
        kind="行政规范性文件",
        drafting_unit="区住房城乡建设局",
        version="送审稿 v1",
        round=1,
        accepted_on=date(2026, 11, 5),
        reviewer="王芳",
        number="",
        outcome="",
        findings=(
            RecordedFinding("第八条第一款", "“处5000元罚款”：疑似自行设定罚款。", "列入意见", ""),
            RecordedFinding("第六条", "要求重复提交证明。", "不列入", "有上位法依据；《优化营商环境条例》第四十四条"),
            RecordedFinding("全文", "没有写明有效期。", "待处理", ""),
        ),
        points=(RecordedPoint("制定主体", "符合", ""), RecordedPoint("行政处罚", "不符合", "第八条"), RecordedPoint("行政强制", "", "")),
        advice=(
            RecordedAdvice("周律师（法律顾问）", "能否设定罚款", "没有设定权。", "采纳"),
            RecordedAdvice("吴敏（公职律师）", "保证金能否收取", "", ""),
        ),
        steps=(
            RecordedStep("复核", "李强", "同意", "", date(2026, 11, 20)),
            RecordedStep("审签", "赵明", "", "", None),
        ),
        packs="0a1b2c3d4e5f",
        printed_on=date(2026, 11, 23),
    )


def return_slip() -> ReturnSlip:
    return ReturnSlip(
        authority="云州区司法局",
        number="云州司补〔2026〕5号",
        drafting_unit="云州区住房和城乡建设局",
        title="云州区公共租赁住房管理办法（送审稿）",
        submitted_on=date(2026, 11, 3),
        items=("征求意见及采纳情况：没有提交", "本单位集体讨论纪要：没有提交", "送审稿第3页缺页，附件2没有编号"),
        period="10个工作日",
        until=date(2026, 11, 18),
        consequence="逾期没有补齐又没有说明理由的，本次送审不再办理，材料齐全后重新报送。",
        contact="沈青禾",
        phone="0000-5550123",
        dated_on=date(2026, 11, 4),
    )


def inquiry() -> InquiryLetter:
    return InquiryLetter(
        authority="云州区司法局",
        number="云州司函〔2026〕12号",
        recipient="云州区财政局",
        title="云州区公共租赁住房管理办法（送审稿）",
        drafting_unit="云州区住房和城乡建设局",
        until=date(2026, 11, 13),
        about="第九条的资金来源、第十二条的职责分工",
        lapse="逾期没有反馈的，按没有意见办理。",
        contact="沈青禾",
        phone="0000-5550123",
        dated_on=date(2026, 11, 4),
    )


def objection_reply() -> ObjectionReply:
    return ObjectionReply(
        authority="云州区司法局", number="云州司异复〔2026〕3号", recipient="云州区人民法院", title="云州区公共租赁住房管理办法",
        document_number="云州府规〔2026〕8号", matter="司法建议", their_number="（2026）云01行建3号", received_on=date(2026, 11, 2),
        paragraphs=("来函提出第十二条没有依据，经核，该条依据为国务院有关规定。", "今后制定文件将在条文中写明依据。"),
        result="该文件将按照规定程序修改，修改后重新公布。", contact="沈青禾", phone="0000-5550123", dated_on=date(2026, 11, 20),
    )  # fmt: skip


def reply() -> ReplyLetter:
    return ReplyLetter(
        authority="云州区司法局",
        number="云州司复〔2026〕2号",
        drafting_unit="云州区住房和城乡建设局",
        title="云州区住房城乡建设系统2026年安全生产工作要点",
        submitted_on=date(2026, 11, 3),
        reasons=("只对本系统各单位布置年度工作，不涉及公民、法人和其他组织的权利义务", "属于工作要点，不在一定期限内反复适用"),
        basis=(Cited("国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知", "", verified=True),),
        contact="沈青禾",
        phone="0000-5550123",
        dated_on=date(2026, 11, 6),
    )


def receipt() -> Receipt:
    return Receipt(
        authority="云州区司法局",
        number="云州司收〔2026〕31号",
        drafting_unit="云州区住房和城乡建设局",
        title="云州区公共租赁住房管理办法（送审稿）",
        received_at=datetime(2026, 11, 3, 9, 5),
        materials=(
            Material("送审函", 1), Material("送审稿", 2), Material("起草说明", 1), Material("依据汇编", 1), Material("征求意见及采纳情况", 1),
            Material("本单位合法性审核意见", 1), Material("公平竞争审查结论", 1),
        ),
        receiver="沈青禾",
        phone="0000-5550123",
    )  # fmt: skip


def notice() -> CorrectionNotice:
    return CorrectionNotice(
        sender="云州区人民政府",
        recipient="云州市人民政府",
        title="云州区公共租赁住房管理办法",
        document_number="云州府规〔2026〕11号",
        published_on=date(2026, 10, 27),
        filed_on=date(2026, 11, 6),
        report_number="云州府备〔2026〕9号",
        righted=(
            Righted("文号", "云州府规〔2026〕10号", "云州府规〔2026〕11号", "印刷时文号排错"),
            Righted("正文", "原报送的文本", "见更正件", "第九条漏印一项"),
            Righted("有效期至", "", "2031年10月26日", "登记时漏填"),
        ),
        contact="沈青禾",
        phone="0000-5550123",
    )
