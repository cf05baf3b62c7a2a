"""Every doubt left on the lawful documents beside the project was read; here is why it stays. A new one fails until it is read too."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from app.rules.engine import judge
from app.rules.finding import Severity
from app.rules.rule import Packs
from tests.app.rules.test_accuracy import read, rows

CONTENT = frozenset({"AUTH", "LIC", "PEN", "COE", "FEE", "CER", "RGT", "FC", "TXT"})
#: file, clause and rule -> the reason
DEFENDED = {
    ("长宁区区筹公共租赁住房管理办法.md", "第四条第二款", "FC-44"): "重点企业优先供应，优先的条件没有写明，应当请起草单位说明",
    ("关于进一步规范吴泾镇建筑垃圾治理的通知.md", "三、（二）第2段", "CER-01"): "消纳证明没有写依据",
    ("关于进一步规范吴泾镇建筑垃圾治理的通知.md", "三、（三）第1段", "FC-46"): "清运收费由镇里指定参照的标准，是否属于政府定价应当核实",
    ("102_嘉定区不可移动文物保护暂行规定.md", "第二十一条", "LIC-01"): "报批没有引上位法条文，依据应当写明",
    ("107_金山区公共交通场站管理办法.md", "第五条", "FC-40"): "点名委托一家公司，没有写选择程序",
    ("108_嘉定区公共租赁住房管理办法.md", "第六条第一款第（二）项", "CER-09"): "要求单位担保，没有写依据",
    ("108_嘉定区公共租赁住房管理办法.md", "第九条第一款第（四）项", "CER-02"): "婚姻状况可以由部门核查",
    ("108_嘉定区公共租赁住房管理办法.md", "第九条第一款第（八）项", "CER-04"): "兜底材料没有边界",
    ("116_青浦区区属征收安置住房建设与管理实施细则.md", "第十五条第四款", "RGT-08"): "限制转让应当写明依据",
    ("116_青浦区区属征收安置住房建设与管理实施细则.md", "第十七条", "FC-43"): "收购主体限于属地国有企业",
    ("116_青浦区区属征收安置住房建设与管理实施细则.md", "附件2 第三条第一款", "FC-43"): "同上",
    ("116_青浦区区属征收安置住房建设与管理实施细则.md", "第十八条", "RGT-01"): "施行前立项的项目也适用，是否不利溯及应当说明",
    ("120_新浜镇农村村民宅基地房屋管理办法.md", "七、5.", "FC-44"): "特殊情况一事一议，没有写条件",
}


def test_each_doubt_on_a_lawful_document_has_been_read(corpus: Path, packs: Packs) -> None:
    found: Counter[tuple[str, str | None, str]] = Counter()
    for row in rows(corpus / "lawful.tsv"):
        file = corpus / row["file"]
        doubts = (f for f in judge(read(file), packs).findings if f.group in CONTENT and f.severity is not Severity.HINT)
        found.update((file.name, f.path, f.rule) for f in doubts)
    assert set(found) == set(DEFENDED)
