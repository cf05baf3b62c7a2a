"""Ten submissions as they come: the main texts real, what lies beside them in the habits of ten offices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.app.intake.papers import Real, Sent, photo, plain, real, scan, word

Submission = Callable[[Path], list[Sent]]


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def _text(corpus: Path, pattern: str, title: str = "") -> Real:
    return real(only(corpus, pattern), title)


def numbered_by_a_scanner(corpus: Path) -> list[Sent]:
    """Every file is called by a number: only its words tell what it is."""
    text = _text(corpus, "district/107*", "金山区公共交通场站管理办法")
    name = text.title
    return [
        Sent("1.docx", "M01", word(
            f"金山区建设和交通委员会关于报请审核《{name}（送审稿）》的函", "区司法局：",
            f"为加强公共交通场站管理，我委起草了《{name}（送审稿）》，现随函报送你局，请予合法性审核。",
            "联系人：王某，联系电话：57320000", "金山区建设和交通委员会", "2026年10月9日")),
        Sent("2.docx", "TEXT", text.draft()),
        Sent("3.docx", "ISSUE", word(*text.notice)),
        Sent("4.docx", "M03", word(
            f"关于《{name}（送审稿）》的起草说明", "一、制定的必要性", "铁路配套场站投入使用以来，日常运营缺少统一规范。",
            "二、制定依据", "依据上位法和市有关文件。", "三、起草过程", "今年三月起开展调研。", "四、主要内容", "共六章十七条。")),
        Sent("5.docx", "M05", word(
            f"《{name}》征求意见及采纳情况", "征求了16个单位的意见，收到意见9条，采纳7条。",
            table=(("序号", "单位", "意见建议", "采纳情况"), ("1", "区财政局", "明确经费渠道", "采纳")))),
        Sent("6.docx", "M08", word(
            "公平竞争审查表", table=(("政策措施名称", name), ("涉及行业领域", "交通运输"), ("是否违反审查标准", "否"), ("审查结论", "可以实施")))),
    ]  # fmt: skip


def half_scanned(corpus: Path) -> list[Sent]:
    """Signed papers come as scans, which only their names tell; the text itself is called 终稿(2)."""
    text = _text(corpus, "district/101*", "柘林镇文物保护管理办法")
    return [
        Sent("终稿(2).docx", "TEXT", text.whole()),
        Sent("起草说明（盖章）.pdf", "M03", scan()),
        Sent("公平竞争审查表扫描件.jpg", "M08", photo(1)),
        Sent("镇党委会议纪要 第12期.jpg", "M07", photo(2)),
        Sent("法律顾问意见.jpg", "M06", photo(3)),
        Sent("征求意见汇总.xls", "M05", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        Sent("关于柘林镇文物保护的函.docx", "M01", word(
            "上海市奉贤区柘林镇人民政府", f"关于商请对《{text.title}》进行合法性审查的函", "区司法局：",
            f"我镇起草了《{text.title}》，现送你局，请予审查并提出意见。", "附件：文本及相关材料", "2026年9月30日")),
    ]  # fmt: skip


def annexes_of_a_letter(corpus: Path) -> list[Sent]:
    """What 附件N is stands in the letter alone."""
    text = _text(corpus, "district/104*", "闵行区市政消火栓维护保养实施细则")
    return [
        Sent("正文 关于送审的函.docx", "M01", word(
            f"区水务局关于报送《{text.title}（送审稿）》的函", "区政府办公室：", "现将我局起草的送审稿及有关材料报上，请审定。",
            f"附件：1．{text.title}（送审稿）", "2．起草说明", "3．政策法规依据汇编", "4．意见征集采纳情况表", "5．我局公职律师审核意见", "6．局长办公会纪要",
            "区水务局", "2026年11月2日")),
        Sent("附件1.docx", "TEXT", text.draft()),
        Sent("附件2.pdf", "M03", scan()),
        Sent("附件3.pdf", "M04", scan()),
        Sent("附件4.docx", "M05", word("意见征集采纳情况表", table=(("反馈单位", "意见内容", "是否采纳", "理由"), ("区消防救援支队", "无意见", "—", "—")))),
        Sent("附件5.jpg", "M06", photo(5)),
        Sent("附件6.jpg", "M07", photo(6)),
    ]  # fmt: skip


def folders_by_kind(corpus: Path) -> list[Sent]:
    """A folder for each kind of paper, real law under 依据, screenshots without a name."""
    text = _text(corpus, "district/105*", "浦东新区住宅小区房屋应急维修服务管理若干规定")
    law, rules = only(corpus, "binary/005*"), only(corpus, "local/009*")
    return [
        Sent("若干规定（送审稿）.docx", "TEXT", text.draft(""), "01 文本"),
        Sent("印发通知.docx", "ISSUE", word(*text.notice), "01 文本"),
        Sent("说明.docx", "M03", word(
            "起草情况汇报", "现就若干规定的起草情况汇报如下：", "一、起草背景和必要性", "二、起草经过", "三、主要内容", "四、需要说明的问题"), "02 说明"),
        Sent(law.name, "M04", law.read_bytes(), "03 依据"),
        Sent(rules.name, "M04", rules.read_bytes(), "03 依据"),
        Sent("截图1.png", "M05", b"\x89PNG\r\n\x1a\n" + b"1" * 40, "04 征求意见情况"),
        Sent("区民政局.docx", "M05", word(
            f"关于《{text.title}（征求意见稿）》的复函", "区建交委：", "来函收悉。经研究，我局无修改意见。", "区民政局", "2026年8月3日"), "04 征求意见情况"),
        Sent("扫描0001.jpg", "M06", photo(9), "05 合法性审核意见"),
    ]  # fmt: skip


def many_versions(corpus: Path) -> list[Sent]:
    """The text in four states, and letters whose names do not say what they answer."""
    text = _text(corpus, "district/108*")
    name = text.title
    return [
        Sent(f"{name}（送审稿）.docx", "TEXT", text.draft()),
        Sent(f"{name}（征求意见稿）.docx", "M02", text.draft("（征求意见稿）")),
        Sent("花脸稿.docx", "M02", text.draft()),
        Sent("对照.docx", "M02", word(
            f"《{name}》修改对照表", table=(("征求意见稿", "送审稿", "修改理由"), ("第三条 ……", "第三条 ……", "按区财政局意见修改")))),
        Sent("关于公租房的函.docx", "M05", word(
            f"上海市嘉定区财政局关于对《{name}（征求意见稿）》的反馈意见", "区住房保障房屋管理局：", "我局提出以下意见：一、第八条建议明确资金来源。", "2026年7月1日")),
        Sent("新建文档.docx", "M06", word(
            f"区住房保障房屋管理局关于《{name}（送审稿）》的合法性审核意见", "经我局法规科审核，提出如下意见：", "一、制定主体合法，属于本局法定职权范围。",
            "二、内容合法，未发现与上位法抵触的情形。", "三、程序合法。")),
        Sent("党组会.txt", "M07", plain(
            "中共嘉定区住房保障房屋管理局党组会议纪要", "时间：2026年9月1日", "地点：三楼会议室", "主持人：李某", "会议研究了公租房管理办法，会议认为草案成熟，原则同意报区政府。")),
    ]  # fmt: skip


def for_business(corpus: Path) -> list[Sent]:
    """A policy for firms: an opinion in parts, with everything the rules on operators ask for."""
    main = only(corpus, "binary/019*")
    name = "加快推进服务业高质量发展若干意见"
    return [
        Sent("文件.docx", "TEXT", main.read_bytes()),
        Sent("说明.docx", "M03", word(
            f"关于《{name}》起草情况的说明", "一、起草背景", "二、起草依据", "三、形成过程", "四、主要内容")),
        Sent("公竞审查.docx", "M08", word(
            "关于《" + name + "》的公平竞争审查意见", "依据公平竞争审查条例，经审查，该政策措施未违反公平竞争审查标准，可以出台。", "区市场监督管理局")),
        Sent("座谈.docx", "M10", word(
            "服务业企业座谈会记录", "时间：2026年6月8日", "参会企业：某某物流有限公司、某某酒店有限公司、区商会", "企业代表提出：奖励申报期限宜延长。",
            "商会负责人建议：简化材料。")),
        Sent("一图读懂.jpg", "M11", photo(11)),
        Sent("廉洁性评估表.docx", "M12", word("廉洁性评估表", table=(("评估内容", "评估结论"), ("是否存在利益冲突", "否"), ("自由裁量是否过大", "否")))),
        Sent("附件 申报表.docx", "ANNEX", word("附件1", "服务业发展专项资金申报表", table=(("单位名称", ""), ("统一社会信用代码", ""), ("申报金额", "")))),
        Sent("依据.zip.docx", "M04", word(
            "制定依据对照表", table=(("条款内容", "依据名称", "依据条文"), ("第一条", "某省服务业高质量发展行动方案", "第三部分")))),
    ]  # fmt: skip


def notice_of_its_own(corpus: Path) -> list[Sent]:
    """A notice that issues nothing but itself; forms, minutes, a risk assessment, an expert's opinion, and a slip that is no material."""
    text = _text(corpus, "district/关于进一步规范*")
    name = "关于进一步规范吴泾镇建筑垃圾治理的通知"
    return [
        Sent("上会稿.docx", "TEXT", word(*text.body)),
        Sent("送审表.docx", "M01", word("规范性文件送审表", table=(("起草单位", "吴泾镇城运中心"), ("文件名称", name), ("送审材料", "见附件"), ("联系人", "赵某")))),
        Sent("汇报材料.docx", "M03", word(
            f"关于《{name}》起草情况的汇报", "现将起草情况汇报如下：", "一、制定背景", "二、主要内容", "三、征求意见情况")),
        Sent("会议记录.docx", "M07", word(
            "镇长办公会会议记录", "时间：2026年9月4日 地点：201会议室", "主持：周某 记录：吴某", "参会人员：班子成员", "会议同意该通知，要求按程序报审。")),
        Sent("评估报告.docx", "M09", word(
            "吴泾镇建筑垃圾治理社会稳定风险评估报告", "一、项目概况", "二、风险点识别", "三、风险等级：低风险", "四、风险防范化解措施")),
        Sent("李教授.docx", "M09", word("专家论证意见", "专家姓名：李某 职称：教授", "对文件的合法性和可行性进行了论证，专家认为可行。")),
        Sent("保密审查.docx", "OTHER", word("政府信息公开保密审查表", table=(("文件标题", name), ("审查意见", "可以公开")))),
        Sent("网站公示截图.png", "M05", b"\x89PNG\r\n\x1a\n" + b"7" * 40),
    ]  # fmt: skip


SEEN: tuple[Submission, ...] = (
    numbered_by_a_scanner, half_scanned, annexes_of_a_letter, folders_by_kind, many_versions, for_business, notice_of_its_own,
)  # fmt: skip
"""Known while the words were gathered."""


def by_initials(corpus: Path) -> list[Sent]:
    """Names in initials, papers without a title line, one that is a table and nothing else."""
    text = _text(corpus, "district/110*", "虹口区危险房屋应急处置工作办法（试行）")
    law = only(corpus, "binary/001*")
    return [
        Sent("wj.docx", "TEXT", text.whole()),
        Sent("bs.docx", "M01", word(
            "虹口区住房保障和房屋管理局", "虹房管〔2026〕31号    签发人：陈某", f"关于提请审议《{text.title}》的请示", "区人民政府：",
            "为做好危险房屋应急处置，我局会同有关部门研究起草了该办法，已征求各方意见并经合法性审核。现提请区政府常务会议审议。", "以上请示当否，请批示。")),
        Sent("sm.docx", "M03", word(
            "为规范本区危险房屋应急处置，我局起草了该工作办法，现将有关情况说明如下。", "一、起草背景", "近年来老旧房屋险情多发。",
            "二、起草过程", "今年2月启动，先后召开四次会议。", "三、主要内容", "共十九条。", "四、有关问题的说明", "关于应急资金。")),
        Sent("yjhz.docx", "M05", word(table=(
            ("序号", "反馈单位", "反馈意见", "是否采纳", "未采纳理由"), ("1", "区应急局", "建议明确牵头单位", "采纳", ""), ("2", "区财政局", "无意见", "", "")))),
        Sent("lshyj.docx", "M06", word(
            "上海某某律师事务所", "法律意见书", "致：虹口区住房保障和房屋管理局", "本所接受委托，对贵局起草的工作办法进行审查，认为内容不违反法律、法规的规定。")),
        Sent("中华人民共和国行政复议法(1).docx", "M04", law.read_bytes()),
        Sent("jy.docx", "M07", word(
            "局务会议纪要", "〔2026〕第9次", "9月12日下午，局长张某主持召开局务会，传达学习有关精神，审议危险房屋应急处置工作办法。", "会议同意该办法，由法规科按程序报送。")),
    ]  # fmt: skip


def from_a_town(corpus: Path) -> list[Sent]:
    """A town's own wording: 呈报, 民意, 班子会; the old rules lie beside the new ones, a list says what was sent."""
    text = _text(corpus, "district/120*", "新浜镇农村村民宅基地房屋管理办法")
    old = _text(corpus, "district/116*", "青浦区区属征收安置住房建设与管理实施细则（修订）")
    return [
        Sent("宅基地办法 定稿.docx", "TEXT", word(text.title, *text.body[1:])),
        Sent("发文.docx", "ISSUE", word(*text.notice)),
        Sent("呈报.docx", "M01", word(
            "新浜镇人民政府关于报送宅基地房屋管理办法合法性审查材料的报告", "区司法局：", "现将我镇拟制发的宅基地房屋管理办法及相关材料报送贵局，请予审查。", "特此报告。")),
        Sent("民意.docx", "M05", word(
            "征求村民意见情况", "9月1日至9月30日在镇政府网站和各村公示栏公开征求意见，共收到村民意见建议23条，采纳15条。")),
        Sent("班子会.jpg", "M07", photo(31)),
        Sent("起草说明 盖章件 扫描全能王 2026-10-9 10.11.pdf", "M03", scan()),
        Sent("材料目录.docx", "OTHER", word("报送材料目录", "1.送审报告", "2.办法文本", "3.起草说明", "4.征求意见情况", "5.会议记录")),
        Sent("拟废止文件.docx", "M13", word("拟同时废止的文件目录", table=(("文件名称", "文号", "处理意见"), (old.title, "青府办〔2019〕3号", "废止")))),
    ]  # fmt: skip


def through_the_mail(corpus: Path) -> list[Sent]:
    """Attachments of several mails in one heap: doubled files, an expert's report, a letter of the regulator, a form of the text."""
    text = _text(corpus, "district/112*", "虹口区国有土地上房屋征收范围内未经登记的建筑调查认定和处理办法")
    other = only(corpus, "local/019*")
    return [
        Sent("办法 (终版) 20261012.md", "TEXT", "\n\n".join((f"# {text.title}（送审稿）", *text.body[1:])).encode()),
        Sent("办法 (终版) 20261012.pdf", "M02", scan()),
        Sent("来函1.docx", "M08", word(
            "虹口区市场监督管理局", f"关于《{text.title}》公平竞争审查会审意见的函", "区住房保障房屋管理局：", "经审查，该文件符合公平竞争审查标准。")),
        Sent("来函2.docx", "M05", word(
            "虹口区发展和改革委员会", f"关于对《{text.title}（征求意见稿）》意见的回函", "区住房保障房屋管理局：", "贵局来函收悉，我委原则同意。")),
        Sent("论证.docx", "M09", word(
            f"《{text.title}》专家论证会纪要", "与会专家听取了汇报，经讨论形成如下意见：", "专家组一致认为办法可行。")),
        Sent("解读.docx", "M11", word(
            f"《{text.title}》政策解读", "一、为什么制定", "二、适用范围是什么", "三、怎样报名", "解读单位：区住房保障房屋管理局")),
        Sent("一致性.docx", "M12", word("宏观政策取向一致性评估意见", "经评估，与宏观政策取向一致，不存在收缩性影响。")),
        Sent(other.name, "M04", other.read_bytes()),
    ]  # fmt: skip


UNSEEN: tuple[Submission, ...] = (by_initials, from_a_town, through_the_mail)
"""Written last, after the words stood; nothing was gathered from them."""
