"""Official papers made at random, with all that a text can hold, and a second wording of each: for what must hold of any two texts."""

from __future__ import annotations

import random
import re

from app.text import structure
from app.text.line import Line
from app.text.numerals import to_chinese
from app.text.tree import Node, Tree

_WORDS = (
    "区人民政府", "街道办事处", "申请人", "应当", "可以", "不得", "建立", "公布", "五年", "三十日", "500元", "2％", "名单", "并向社会公开", "依法", "《条例》", "“红线”", "A<B&C>D",
    "（试点）", "施工现场", "档案", "限额以下工程", "自收到之日起", "十五个工作日内",
)  # fmt: skip
_HEADS = ("总则", "规划与建设", "监督管理", "法律责任", "附则")
_CHAPTER, _ARTICLE = re.compile("^第[^章]+章"), re.compile("^第[^条]+条")
_NUMBERED = re.compile(r"^（[一二三四五六七八九十]+）")


def tree(lines: list[Line]) -> Tree:
    """The tree of ``lines``."""
    return structure.build(tuple(lines), (), "文稿")


def shape(node: Node) -> tuple[object, ...]:
    """What two wordings must have in common to be the same: kind, label, heading, text and rows of a node and all below it."""
    return node.kind, node.label, node.heading, node.text, node.rows, tuple(shape(child) for child in node.children)


def shapes(text: Tree) -> list[tuple[object, ...]]:
    """The shapes of all nodes."""
    return [shape(node) for node in text.nodes]


class Wording:
    """Makes papers and changes them; the same seed makes the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def sentence(self) -> str:
        pick = self.random.choice
        words = "".join(pick(_WORDS) for _ in range(self.random.randint(2, 9)))
        extra = pick(["", "", "", "，\t按\u3000前款\u3000执行", "，按第三条规定办理"])
        return "本区" + words + extra + pick(["。", "。", "；", "："])

    def paper(self) -> list[Line]:
        """Title, number, addressee, chapters, articles with items and 款, tables, signature, annexes, notes."""
        pick, chance = self.random.choice, self.random.random
        lines = [Line("云州区限额以下工程管理办法")]
        lines += [Line("云州府规〔2026〕3号")] * (chance() < 0.3) + [Line("各街道办事处，区政府各部门：")] * (chance() < 0.3)
        chapters = chance() < 0.6
        for number in range(self.random.randint(3, 14)):
            if chapters and number % 3 == 0:
                lines.append(Line(f"第{to_chinese(number // 3 + 1)}章　{pick(_HEADS)}"))
            lines += self.article()
        lines += [Line("云州区人民政府"), Line("2026年11月3日")] * (chance() < 0.4)
        if chance() < 0.4:
            lines += [Line("附件1"), Line("收费标准一览表"), self.table()]
        lines += [Line(self.sentence(), footnote=True) for _ in range(pick([0, 0, 1, 2]))]
        return numbered(lines)

    def article(self) -> list[Line]:
        chance = self.random.random
        heading = "（目的和依据）" if chance() < 0.2 else ""
        lines = [Line(f"第零条{heading or '　'}{self.sentence()}")]
        lines += [Line(f"（{to_chinese(number + 1)}）{self.sentence()}") for number in range(self.random.choice([0, 0, 0, 2, 3]))]
        lines += [Line(self.sentence()) for _ in range(self.random.choice([0, 0, 1, 2]))]
        return [*lines, self.table()] if chance() < 0.1 else lines

    def table(self) -> Line:
        width = self.random.randint(2, 4)
        cell = self.random.choice
        rows = tuple(
            tuple(cell(["", "项目", "500", "第一行\n第二行", self.sentence()]) for _ in range(width))
            for _ in range(self.random.randint(2, 5))
        )
        rows = (tuple("序号项目标准备注"[i * 2 : i * 2 + 2] for i in range(width)), *rows)
        return Line("", rows=rows, cells=tuple(tuple(() for _ in row) for row in rows))

    def changed(self, lines: list[Line]) -> list[Line]:
        """Another wording of ``lines``: words exchanged, lines put in, taken away, moved, joined and cut."""
        made = list(lines)
        for _ in range(self.random.randint(1, 9)):
            self.random.choice([self._word, self._word, self._insert, self._delete, self._move, self._cut, self._rows])(made)
        return numbered(made)

    def _at(self, made: list[Line]) -> int:
        return self.random.randrange(1, len(made)) if len(made) > 2 else 0

    def _word(self, made: list[Line]) -> None:
        at = self._at(made)
        old, new = self.random.sample(_WORDS, 2)
        made[at] = _with(made[at], made[at].text.replace(old, new, 1))

    def _insert(self, made: list[Line]) -> None:
        at = self._at(made)
        made[at:at] = self.random.choice([self.article(), [Line(self.sentence())], [self.table()]])

    def _delete(self, made: list[Line]) -> None:
        if len(made) > 5:
            at = self._at(made)
            del made[at : at + self.random.randint(1, 3)]

    def _move(self, made: list[Line]) -> None:
        at = self._at(made)
        block = made[at : at + self.random.randint(1, 4)]
        del made[at : at + len(block)]
        to = self._at(made)
        made[to:to] = block

    def _cut(self, made: list[Line]) -> None:
        at = self._at(made)
        text = made[at].text
        if "，" in text and not made[at].footnote:
            head, _, tail = text.partition("，")
            made[at : at + 1] = [Line(head + "。"), Line(tail)]

    def _rows(self, made: list[Line]) -> None:
        for at, line in enumerate(made):
            if line.rows is not None:
                rows = list(line.rows)
                rows.insert(self.random.randint(1, len(rows)), tuple("新增" for _ in rows[0]))
                if self.random.random() < 0.5:
                    rows.pop(self.random.randrange(len(rows)))
                made[at] = Line("", rows=tuple(rows), cells=tuple(tuple(() for _ in row) for row in rows))
                return


def _with(line: Line, text: str) -> Line:
    return line if line.rows is not None else Line(text, footnote=line.footnote)


def numbered(lines: list[Line]) -> list[Line]:
    """``lines`` with their chapters, articles and items numbered from one on; footnotes last."""
    chapter = article = item = 0
    out: list[Line] = []
    for line in lines:
        text = line.text
        if line.rows is None and not line.footnote and _CHAPTER.match(text):
            chapter += 1
            text = _CHAPTER.sub(f"第{to_chinese(chapter)}章", text)
        elif line.rows is None and not line.footnote and _ARTICLE.match(text):
            article, item = article + 1, 0
            text = _ARTICLE.sub(f"第{to_chinese(article)}条", text)
        elif line.rows is None and _NUMBERED.match(text):
            item += 1
            text = _NUMBERED.sub(f"（{to_chinese(item)}）", text)
        out.append(_with(line, text).stripped() if line.rows is None else line)
    return [line for line in out if not line.footnote and (line.text or line.rows)] + [line for line in out if line.footnote and line.text]
