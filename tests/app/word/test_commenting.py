"""Comments put into somebody's Word file: at exact words wherever they lie, and nothing else touched."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import Unreadable
from app.text import anchors
from app.text.markup import Comment, Settled
from app.text.reading import read_here
from app.text.shape import node_to_json
from app.text.tree import Node, Reading
from app.word.commenting import Commented, Remark, commented
from app.word.runs import Signed
from tests.app.text.word_files import NAMESPACES, package, paragraph, part, run

BY = Signed("李明", datetime(2026, 11, 23, 9, 30))
TITLE = paragraph("云州区限额以下工程管理办法")
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def read(folder: Path, data: bytes, settled: Settled = Settled.ACCEPTED) -> Reading:
    file = folder / "草案.docx"
    file.write_bytes(data)
    return read_here(file, settled)


def on(reading: Reading, quote: str, path: str | None = None) -> Remark:
    """A remark on the first words that read so."""
    for node in reading.tree.walk():
        at = node.text.find(quote)
        if at >= 0 and path in (None, node.path):
            return Remark((f"关于{quote}",), quote, anchors.cut(node.anchors, at, at + len(quote)), node.anchors)
        for row, cells in enumerate(node.rows or ()):
            for column, cell in enumerate(cells):
                if quote in cell:
                    at = cell.index(quote)
                    own = node.cell_anchors[row][column]
                    return Remark((f"关于{quote}",), quote, anchors.cut(own, at, at + len(quote)), own)
    raise AssertionError(f"nowhere: {quote}")


def put(folder: Path, data: bytes, *quotes: str, settled: Settled = Settled.ACCEPTED) -> tuple[Commented, Reading]:
    before = read(folder, data, settled)
    made = commented(data, [on(before, quote) for quote in quotes], BY, settled)
    after = read(folder, made.data, settled)
    assert trees(after) == trees(before), "the text itself must not change"
    assert after.pending_revisions == before.pending_revisions
    return made, after


def trees(reading: Reading) -> list[object]:
    return [node_to_json(node) for node in reading.tree.nodes]


def quotes(reading: Reading, author: str = "李明") -> list[str]:
    return [comment.quote for comment in comments(reading, author)]


def comments(reading: Reading, author: str = "李明") -> list[Comment]:
    return [comment for comment in reading.markup.comments if comment.author == author]


CLAUSE = "第一条　擅自开工的，处以五百元以上二千元以下的罚款。"
PLACES = {
    "inside one run": paragraph(CLAUSE),
    "across runs with looks of their own": paragraph(run("第一条　擅自开工的，处以五百"), run("元以上二千", "<w:b/>"), run("元以下的罚款。")),
    "in a tracked insertion": paragraph(run("第一条　擅自开工的，"), f'<w:ins w:id="5" w:author="王" w:date="2026-11-01T00:00:00Z">{run("处以五百元以上二千元以下的罚款。")}</w:ins>'),
    "in a link": paragraph(run("第一条　擅自开工的，"), f"<w:hyperlink>{run('处以五百元以上二千元以下的')}</w:hyperlink>", run("罚款。")),
    "in a simple field": paragraph(run("第一条　擅自开工的，"), f'<w:fldSimple w:instr="REF x">{run("处以五百元以上二千元以下的")}</w:fldSimple>', run("罚款。")),
    "in a content control": f"<w:sdt><w:sdtContent>{paragraph(CLAUSE)}</w:sdtContent></w:sdt>",
    "around a break": paragraph('<w:r><w:t>第一条　擅自开工的，</w:t><w:tab/><w:t xml:space="preserve">处以五百元以上二千元以下的罚款。</w:t></w:r>'),
    "over a deletion": paragraph(run("第一条　擅自开工的，处以五百元"), '<w:del w:id="6" w:author="王"><w:r><w:delText>整</w:delText></w:r></w:del>', run("以上二千元以下的罚款。")),
    "in a table": "<w:tbl><w:tr><w:tc>" + paragraph("一") + "</w:tc><w:tc>" + paragraph("处以五百元以上二千元以下的罚款") + "</w:tc></w:tr></w:tbl>",
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_comment_stands_at_its_very_words(place: str, tmp_path: Path) -> None:
    made, after = put(tmp_path, package(TITLE, PLACES[place]), "五百元以上二千元")
    assert quotes(after) == ["五百元以上二千元"]
    assert made.displaced == 0


def test_several_comments_may_overlap_and_share_an_end(tmp_path: Path) -> None:
    words = ("五百元以上二千元以下", "二千元以下", "擅自开工", "罚款", "元以上二")
    _, after = put(tmp_path, package(TITLE, paragraph(CLAUSE)), *words)
    assert sorted(quotes(after)) == sorted(words)


def test_in_a_rejected_reading_words_taken_away_can_bear_one(tmp_path: Path) -> None:
    gone = '<w:del w:id="6" w:author="王"><w:r><w:delText xml:space="preserve">处以五千元罚款</w:delText></w:r></w:del>'
    data = package(TITLE, paragraph(run("第一条　擅自开工的，"), gone, run("。")))
    _, after = put(tmp_path, data, "五千元", settled=Settled.REJECTED)
    assert quotes(after) == ["五千元"]


def box(inner: str) -> str:
    drawing = f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
    old = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def test_words_in_a_text_box_are_named_in_a_comment_on_its_paragraph(tmp_path: Path) -> None:
    data = package(TITLE, paragraph(run("第一条　为了管理，制定本办法。"), box(paragraph("框内的五百元以上"))))
    made, after = put(tmp_path, data, "五百元")
    assert made.displaced == 1
    assert [comment.text for comment in comments(after)] == ["（所指文字在此处的文本框里：“五百元”）\n关于五百元"]


def test_words_in_a_footnote_are_named_in_a_comment_on_its_reference(tmp_path: Path) -> None:
    body = paragraph(run("第一条　为了管理，制定本办法。"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    notes = part("footnotes", f'<w:footnote w:id="1">{paragraph("注释里的五百元以上")}</w:footnote>')
    made, after = put(tmp_path, package(TITLE, body, parts={"word/footnotes.xml": notes}), "五百元")
    assert made.displaced == 1
    assert "在此处的脚注里" in comments(after)[0].text
    main = zipfile.ZipFile(io.BytesIO(made.data)).read("word/document.xml").decode()
    assert re.search(r'<w:commentRangeStart w:id="0"/><w:r[^>]*><w:footnoteReference w:id="1"/></w:r><w:commentRangeEnd', main)


def test_words_that_are_not_found_again_are_named_at_the_first_words(tmp_path: Path) -> None:
    data = package(TITLE, paragraph(CLAUSE))
    made = commented(data, [Remark(("说明",), "没有的话")], BY, Settled.ACCEPTED)
    assert made.displaced == 1
    assert comments(read(tmp_path, made.data))[0].text.startswith("（所指文字没有在原文里找到：“没有的话”）")


def test_what_concerns_the_whole_text_hangs_on_its_title(tmp_path: Path) -> None:
    data = package(TITLE, paragraph(CLAUSE))
    title = next(node for node in read(tmp_path, data).tree.walk() if node.kind == "title")
    made = commented(data, [Remark(("缺少有效期",), near=title.anchors)], BY, Settled.ACCEPTED)
    assert (made.displaced, quotes(read(tmp_path, made.data))) == (0, ["云州区限额以下工程管理办法"])


def sent() -> bytes:
    """A file with a comment, people and answers of its own."""
    theirs = f'<w:comment w:id="7" w:author="赵">{paragraph("原有批注")}</w:comment>'
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'
    )
    body = paragraph(
        '<w:commentRangeStart w:id="7"/>', run(CLAUSE), '<w:commentRangeEnd w:id="7"/>', '<w:r><w:commentReference w:id="7"/></w:r>'
    )
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": rels, "word/comments.xml": part("comments", theirs), "word/people.xml": f"<people {NAMESPACES}/>",
        "word/commentsExtended.xml": f"<commentsEx {NAMESPACES}/>", "word/media/image1.png": b"\x89PNG\r\n\x1a\n0",
    }  # fmt: skip
    return package(TITLE, body, parts=parts, types=TYPES)


def test_comments_of_the_sender_stay_and_no_number_is_given_twice(tmp_path: Path) -> None:
    _, after = put(tmp_path, sent(), "五百元", "罚款")
    assert quotes(after, "赵") == [CLAUSE]
    assert sorted(quotes(after)) == ["五百元", "罚款"]


def test_every_other_part_keeps_its_bytes(tmp_path: Path) -> None:
    data = sent()
    made, _ = put(tmp_path, data, "五百元")
    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(made.data))
    assert before.namelist() == after.namelist()
    assert {name for name in before.namelist() if before.read(name) != after.read(name)} == {"word/document.xml", "word/comments.xml"}


def test_the_looks_of_a_run_are_on_both_sides_of_the_cut(tmp_path: Path) -> None:
    made, _ = put(tmp_path, package(TITLE, paragraph(run(CLAUSE, "<w:b/><w:u w:val='single'/>"))), "五百元")
    main = zipfile.ZipFile(io.BytesIO(made.data)).read("word/document.xml").decode()
    assert main.count('<w:b/><w:u w:val="single"/>') == 3


def test_automatic_numbers_stay_as_they_are(tmp_path: Path) -> None:
    from tests.app.text.word_files import level, numbered, numbering

    parts = {"word/numbering.xml": numbering(level(0, "chineseCountingThousand", "第%1条", suffix="space"))}
    _, after = put(tmp_path, package(TITLE, numbered("为了管理，制定本办法。"), numbered("罚款五百元以上。"), parts=parts), "五百元")
    assert [node.label for node in after.tree.walk() if node.kind == "article"] == ["第一条", "第二条"]


def test_a_damaged_file_is_refused_in_a_sentence() -> None:
    with pytest.raises(Unreadable, match="已损坏"):
        commented(package(TITLE)[:200], [Remark(("说明",))], BY, Settled.ACCEPTED)


def test_real_drafts_bear_every_finding_at_its_words(corpus: Path, tmp_path: Path) -> None:
    files = sorted(corpus.rglob("*.docx"))[:4]
    if not files:
        pytest.skip("the corpus has no Word file")
    for file in files:
        before = read_here(file)
        nodes: list[Node] = [node for node in before.tree.walk() if len(node.text) > 12][:30]
        remarks = [Remark(("说明",), node.text[3:9], anchors.cut(node.anchors, 3, 9), node.anchors) for node in nodes]
        made = commented(file.read_bytes(), remarks, BY, before.settled)
        after = read(tmp_path, made.data)
        assert (trees(after), made.displaced) == (trees(before), 0)
        assert [quote.strip() for quote in quotes(after)] == [node.text[3:9].strip() for node in nodes]
