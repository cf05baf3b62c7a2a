"""Every clause of the register that cites a law is found, with its exact words."""

from __future__ import annotations

from app.law.catalogue import shipped
from app.law.impact import citing_clauses
from app.law.law import Law
from app.lifecycle import bin as recycle
from app.office import Office
from tests.app import road
from tests.app.law.papers import paper


def law(name: str) -> Law:
    found = shipped().find(name)
    assert found is not None
    return found


def test_a_law_is_found_under_every_name_it_goes_by(office: Office) -> None:
    road.imported(
        office, paper("根据《中华人民共和国行政处罚法》（以下简称《处罚法》），制定本办法。", "依照《处罚法》第九条、第十六条处理。")
    )
    road.imported(office, paper("依照行政处罚法第三十二条从轻处罚。", title="云州区养犬管理办法"))
    road.imported(office, paper("依照《治安管理处罚法》第十条处理。", title="云州区烟花爆竹管理办法"))
    rows = citing_clauses(office, law("行政处罚法"))
    assert [(row.title, row.path, row.article) for row in rows] == [
        ("云州区停车管理办法", "第一条", None),
        ("云州区停车管理办法", "第二条", "第九条"),
        ("云州区停车管理办法", "第二条", "第十六条"),
        ("云州区养犬管理办法", "第一条", "第三十二条"),
    ]
    assert all(row.clause[row.start : row.end] == row.quote for row in rows)


def test_the_clauses_of_one_article_include_ranges_over_it(office: Office) -> None:
    road.imported(office, paper("依照《行政许可法》第十二条至第十五条办理。", "依照《行政许可法》第二十条办理。"))
    assert [row.path for row in citing_clauses(office, law("行政许可法"), "第十四条")] == ["第一条"]


def test_a_law_cited_by_its_number_alone_is_found(office: Office) -> None:
    road.imported(office, paper("根据国务院令第722号，制定本办法。"))
    assert [row.quote for row in citing_clauses(office, law("优化营商环境条例"))] == ["国务院令第722号"]


def test_a_document_in_the_bin_and_a_law_nobody_cites_give_nothing(office: Office) -> None:
    document = road.imported(office, paper("依照《行政许可法》第十二条办理。"))
    assert citing_clauses(office, law("行政强制法")) == ()
    recycle.discard(office, [document])
    assert citing_clauses(office, law("行政许可法")) == ()
