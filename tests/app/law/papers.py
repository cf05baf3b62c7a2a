"""Small laws and papers for the tests of the library, written for them."""

from __future__ import annotations

from tests.app import road

OLD = """云州市停车场条例

（2018年3月1日云州市第五届人民代表大会常务委员会第二次会议通过）

第一条 为了规范停车场的管理，制定本条例。

第二条 经营性停车场应当自开业之日起三十日内，向区城市管理局备案，并在入口公示收费标准。

第三条 有下列情形之一的，由城市管理局责令改正，处二百元以上二千元以下的罚款：

（一）擅自占用道路设置停车泊位的；

（二）未公示收费标准的。

第四条 本条例自2018年5月1日起施行。
"""
NEW = (
    OLD.replace("第二次会议通过）", "第二次会议通过　2022年6月1日云州市第六届人民代表大会常务委员会第三次会议修订）")
    .replace("三十日内", "十五日内")
    .replace("自2018年5月1日", "自2022年9月1日")
)
WATER = """云州市供水条例

（2019年3月1日云州市第五届人民代表大会常务委员会第九次会议通过）

第一条 用户应当按时交纳水费，供水单位不得擅自中断供水。

第二条 禁止在供水管道上私自接水，违者由水务局处五百元罚款。

第三条 本条例自2019年5月1日起施行。
"""


def paper(*clauses: str, title: str = "云州区停车管理办法") -> str:
    """A document with these clauses as its articles."""
    from app.text.numerals import to_chinese

    body = "\n\n".join(f"第{to_chinese(number)}条 {clause}" for number, clause in enumerate(clauses, 1))
    return f"# {title}\n\n{body}\n\n第{to_chinese(len(clauses) + 1)}条 {road.AT_ONCE}\n"
