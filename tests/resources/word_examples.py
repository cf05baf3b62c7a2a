"""The Word files among the shipped examples: automatic numbering, tracked changes and a comment, written as Word writes them.

``python -m tests.resources.word_examples`` writes them anew; a test holds the committed files to what this makes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import resources

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DATE = (2026, 11, 3, 9, 0, 0)

_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
</Types>"""
_RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
_PART_RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"""


def _level(level: int, form: str, text: str, *, restarts: bool) -> str:
    restart = "" if restarts else '<w:lvlRestart w:val="0"/>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{restart}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


_NUMBERING = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering {_W}><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="multilevel"/>'
    + _level(0, "chineseCountingThousand", "第%1章　", restarts=True)
    + _level(1, "chineseCountingThousand", "第%2条　", restarts=False)
    + _level(2, "chineseCounting", "（%3）", restarts=True)
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def inserted(text: str) -> str:
    """A pending insertion."""
    return f'<w:ins w:id="1" w:author="区住房城乡建设局" w:date="2026-11-02T10:00:00Z">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """A pending deletion."""
    body = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="区住房城乡建设局" w:date="2026-11-02T10:00:00Z">{body}</w:del>'


def paragraph(content: str, level: int | None = None, align: str = "") -> str:
    """A paragraph of ready runs, numbered at ``level`` of the list where one is given."""
    number = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    place = f'<w:jc w:val="{align}"/>' if align else ""
    properties = f"<w:pPr>{number}{place}</w:pPr>" if number or place else ""
    body = content if content.startswith("<w:") else run(content)
    return f"<w:p>{properties}{body}</w:p>"


def package(paragraphs: list[str]) -> bytes:
    """The docx of these paragraphs, the same bytes every time."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_W}><w:body>{"".join(paragraphs)}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    )
    parts = {
        "[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document, "word/numbering.xml": _NUMBERING,
        "word/_rels/document.xml.rels": _PART_RELS,
    }  # fmt: skip
    out = BytesIO()
    with ZipFile(out, "w") as made:
        for name, content in parts.items():
            entry = ZipInfo(name, _DATE)
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, content.encode())
    return out.getvalue()


def _head(issuer: str, number: str, title: str, body_title: str) -> list[str]:
    parts = [paragraph(f"{issuer}文件", align="center")] if number else []
    parts += [paragraph(number, align="center")] if number else []
    return [
        *parts,
        paragraph(title, align="center"),
        paragraph("各镇人民政府，各街道办事处，区政府各部门，有关单位："),
        paragraph(f"《{body_title}》已经研究，现印发给你们，请认真贯彻执行。"),
        paragraph(issuer, align="right"),
        paragraph("2026年11月3日", align="right"),
        paragraph(body_title, align="center"),
    ]


def housing() -> bytes:
    """公共租赁住房管理办法（送审稿）: automatic chapters, articles and items, a tracked change, and faults planted in it."""
    title = "云州区公共租赁住房管理办法（送审稿）"
    chapter, article, item = 0, 1, 2
    body = [
        ("总则", chapter),
        ("为了规范公共租赁住房管理，保障城镇住房困难家庭基本居住需求，根据《公共租赁住房管理办法》《城镇最低收入家庭廉租住房管理办法》，"
         "结合本区实际，制定本办法。", article),
        ("本区行政区域内公共租赁住房的申请、审核、配租、使用、退出和监督管理，适用本办法。", article),
        ("公共租赁住房保障对象为城镇中等偏下收入住房困难家庭、新就业无房职工和稳定就业的外来务工人员。", article),
        ("区住房城乡建设局负责公共租赁住房的监督管理工作。镇人民政府、街道办事处负责申请受理和初审。", article),
        ("申请与审核", chapter),
        ("申请公共租赁住房，应当同时符合下列条件：", article),
        ("申请人须具有本区户籍满5年；", item),
        ("在本区无自有住房，或者人均住房建筑面积低于15平方米；", item),
        ("家庭人均可支配收入低于区人民政府公布的标准。", item),
        ("申请人应当提交身份证明、收入证明，并提交所在单位和居民委员会分别出具的无房证明。", article),
        ("街道办事处应当自受理之日起20个工作日内完成初审，区住房城乡建设局复审后公示，公示期不少于3日。", article),
    ]  # fmt: skip
    changed = [
        paragraph(
            run("申请人隐瞒有关情况或者提供虚假材料的，不予受理，给予警告，处")
            + deleted("2000元")
            + inserted("5000元")
            + run("罚款，并终身不得再次申请公共租赁住房。"),
            article,
        ),
        paragraph("对登记为轮候对象的申请人，应当在3年内安排公共租赁住房。", article),
        paragraph("配租与使用", chapter),
        paragraph("公共租赁住房采取综合评分、公开摇号的方式配租，配租过程由公证机构公证。", article),
        paragraph("租赁期限一般不超过5年。期满需要续租的，应当在期满3个月前提出申请。", article),
        paragraph("承租人应当向运营单位缴纳保证金2000元，并按月缴纳卫生管理费。逾期不缴的，按日加收千分之五滞纳金。", article),
        paragraph("公共租赁住房的维修养护，由区住房城乡建设局指定的企业承担，优先采购本区建材产品。", article),
        paragraph("退出", chapter),
        paragraph("承租人有下列行为之一的，应当退回公共租赁住房：", article),
        paragraph("转借、转租或者擅自调换所承租住房的；", item),
        paragraph("无正当理由连续6个月以上闲置的；", item),
        paragraph("累计6个月以上拖欠租金的。", item),
        paragraph("承租人拒不腾退的，由镇人民政府组织强制搬迁，并停止供水供电。", article),
        paragraph("附则", chapter),
        paragraph("本办法由区住房城乡建设局负责解释。", article),
        paragraph("本办法自2027年1月1日起施行，有效期5年。", article),
    ]
    head = _head("云州区人民政府", "", f"云州区人民政府关于印发《{title}》的通知", title)
    return package([*head, *(paragraph(text, level) for text, level in body), *changed])


def investment() -> bytes:
    """促进商贸业发展若干意见: the 一、（一）1. family, with fair-competition faults planted."""
    title = "云州区关于促进商贸业高质量发展的若干意见"
    body = [
        "为进一步促进我区商贸业高质量发展，提出如下意见。",
        "一、支持企业做大做强",
        "（一）培育重点企业。对区内重点企业年纳税额超过500万元的，按其地方经济贡献的50%给予奖励。",
        "（二）支持总部落户。享受奖励的企业注册地、税务登记须在本区，并承诺10年内不迁离本区。",
        "1.一次性奖励按固定资产投资额的2%计算，最高不超过200万元。",
        "2.招商引资项目实行一企一策。",
        "二、优化市场环境",
        "（一）政府投资项目同等条件下优先采购本区产品。",
        "（二）外地施工企业进入本区承接工程的，须到区住房城乡建设局备案。",
        "三、附则",
        "本意见自公布之日起施行，有效期至2029年12月31日。",
    ]
    head = _head("云州区人民政府", "", f"云州区人民政府印发《{title}》的通知", title)
    return package([*head, *(paragraph(text) for text in body)])


EXAMPLES = {
    "云州区公共租赁住房管理办法（送审稿）.docx": housing,
    "云州区关于促进商贸业高质量发展的若干意见.docx": investment,
}


def main(folder: Path) -> None:
    """Write every example into ``folder``."""
    for name, make in EXAMPLES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main(resources.path("examples"))
