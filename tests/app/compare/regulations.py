"""Regulations made at random and what was done to them, so that a comparison can be held against the truth."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.text import structure
from app.text.line import Line
from app.text.numerals import to_chinese
from app.text.tree import Tree

_WHO = [
    "区人民政府",
    "区住房城乡建设主管部门",
    "街道办事处",
    "区财政部门",
    "建设单位",
    "申请人",
    "承租人",
    "物业服务企业",
    "区生态环境主管部门",
    "村民委员会",
    "养老机构",
    "施工单位",
    "运营单位",
    "区市场监督管理部门",
    "社会团体",
]
_WHEN = [
    "自收到材料之日起{n}日内",
    "每年{m}月底前",
    "发生变更后{n}个工作日内",
    "遇有突发情况时",
    "在项目开工前",
    "经集体研究后",
    "自合同签订之日起{m}个月内",
    "在公示期满后",
]
_MUST = ["应当", "可以", "不得擅自", "应当依法", "有权", "不得", "必须"]
_DO = [
    "公布",
    "审核",
    "提交",
    "建立",
    "调整",
    "拆除",
    "转让",
    "变更",
    "登记",
    "核查",
    "公示",
    "委托",
    "评估",
    "保存",
    "移交",
    "收取",
    "减免",
    "注销",
    "检查",
    "暂停",
]
_WHAT = [
    "公共租赁住房租金标准",
    "生活垃圾分类设施",
    "燃气管网改造方案",
    "电动自行车充电场所",
    "历史建筑修缮档案",
    "消火栓养护台账",
    "城市道路占用许可",
    "噪声监测数据",
    "停车泊位收费目录",
    "农村宅基地使用协议",
    "污水处理运行记录",
    "应急物资储备清单",
    "户外广告设置规划",
    "养老服务补贴名单",
    "河道采砂作业计划",
    "校车线路安排",
    "食品摊贩备案信息",
    "古树名木保护牌",
    "工程质量保证金",
    "危险房屋鉴定报告",
    "网格巡查台账",
    "招商引资合同文本",
    "科技创新券",
    "水库安全评价",
]
_TAIL = [
    "并向社会公开",
    "并抄送区审计部门",
    "并接受群众监督",
    "所需经费列入本级预算",
    "具体标准另行制定",
    "逾期视为放弃",
    "由{who}负责解释",
    "记入信用档案",
    "并处{k}元以上{q}元以下罚款",
]
_HEADS = ["总则", "规划与建设", "申请与审核", "监督管理", "保障措施", "法律责任", "附则"]


@dataclass(frozen=True)
class Article:
    """Its 款, each a list of sentences. ``<7>`` in a sentence names the article whose ``id`` is 7."""

    id: int
    clauses: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> str:
        return "\n".join("".join(sentences) for sentences in self.clauses)


@dataclass(frozen=True)
class Regulation:
    """Chapters by their names, each with its articles."""

    chapters: tuple[tuple[str, tuple[Article, ...]], ...]

    @property
    def articles(self) -> list[Article]:
        return [article for _, held in self.chapters for article in held]

    def numbers(self) -> dict[int, int]:
        return {article.id: n for n, article in enumerate(self.articles, 1)}

    def path(self, id: int) -> str:
        return f"第{to_chinese(self.numbers()[id])}条"

    def said(self, article: Article) -> str:
        """The words of an article with its references as numbers."""
        numbers = self.numbers()
        return re.sub(r"<(\d+)>", lambda m: f"第{to_chinese(numbers[int(m[1])])}条" if int(m[1]) in numbers else "有关条款", article.words)

    def tree(self) -> Tree:
        lines = ["云州区综合管理办法"]
        for n, (name, held) in enumerate(self.chapters, 1):
            lines.append(f"第{to_chinese(n)}章　{name}")
            for article in held:
                first, *rest = self.said(article).split("\n")
                lines += [f"{self.path(article.id)}　{first}", *rest]
        return structure.build([Line(line) for line in lines])


@dataclass
class Truth:
    """What was done: links of old and new ids, and which articles were edited in more than their references."""

    links: set[tuple[int, int]] = field(default_factory=set)
    edited: set[int] = field(default_factory=set)
    split: set[int] = field(default_factory=set)
    merged: set[int] = field(default_factory=set)


class Maker:
    """Makes regulations and changes them; the same seed makes the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.last = 0

    def sentence(self, known: Sequence[int] = ()) -> str:
        pick, number = self.random.choice, self.random.randint
        words = f"{pick(_WHO)}{pick([*_WHEN, '', ''])}{pick(_MUST)}{pick(_DO)}{pick(_WHAT)}"
        if known and self.random.random() < 0.25:
            words = f"违反本办法<{pick(known)}>规定的，" + words
        words += f"、{pick(_WHAT)}" * (self.random.random() < 0.4) + f"，{pick(_TAIL)}" * (self.random.random() < 0.6) + "。"
        return (
            words.replace("{n}", pick(["三", "五", "十", "十五", "30", "60"])).replace("{m}", str(number(1, 12)))
            .replace("{who}", pick(_WHO)).replace("{k}", str(number(1, 9) * 100)).replace("{q}", str(number(1, 9) * 1000))
        )  # fmt: skip

    def article(self, known: Sequence[int] = ()) -> Article:
        self.last += 1
        clauses = tuple(
            tuple(self.sentence(known) for _ in range(self.random.randint(1, 3))) for _ in range(self.random.choice([1, 1, 1, 2, 3]))
        )
        return Article(self.last, clauses)

    def regulation(self, articles: int) -> Regulation:
        made: list[Article] = []
        for _ in range(articles):
            made.append(self.article([article.id for article in made]))
        names = _HEADS[: self.random.randint(2, len(_HEADS))]
        cuts = sorted(self.random.sample(range(1, articles), min(len(names), articles) - 1))
        edges = [0, *cuts, articles]
        return Regulation(tuple((name, tuple(made[a:b])) for name, a, b in zip(names, edges, edges[1:], strict=False)))

    def changed(self, old: Regulation, changes: int) -> tuple[Regulation, Truth]:
        """``old`` with so many changes made to it, each to articles that no other change touches."""
        truth = Truth({(article.id, article.id) for article in old.articles})
        chapters = [[name, list(held)] for name, held in old.chapters]
        fresh = {article.id for article in old.articles}
        for _ in range(changes):
            self.random.choice([self._edit, self._edit, self._insert, self._delete, self._move, self._split, self._merge])(
                chapters, truth, fresh
            )
        return Regulation(tuple((name, tuple(held)) for name, held in chapters)), truth

    def _any(self, chapters: list, fresh: set[int], least: int = 2) -> tuple[list[Article], int] | None:
        """A place of an article that no change has touched yet, in a chapter that keeps one."""
        places = [(held, n) for _, held in chapters if len(held) >= least for n, article in enumerate(held) if article.id in fresh]
        if not places:
            return None
        held, n = self.random.choice(places)
        fresh.discard(held[n].id)
        return held, n

    def _edit(self, chapters: list, truth: Truth, fresh: set[int]) -> None:
        found = self._any(chapters, fresh, 1)
        if found:
            held, n = found
            clauses = [list(sentences) for sentences in held[n].clauses]
            sentences = self.random.choice(clauses)
            if self.random.random() < 0.3 and len(held[n].words) > 60:
                sentences.insert(self.random.randint(0, len(sentences)), self.sentence())
            else:
                at = self.random.randrange(len(sentences))
                sentences[at] = self.reworded(sentences[at])
            truth.edited.add(held[n].id)
            held[n] = replace(held[n], clauses=tuple(map(tuple, clauses)))

    def reworded(self, sentence: str) -> str:
        """One word of ``sentence`` exchanged for another."""
        here = [(word, kind) for kind in (_WHO, _MUST, _DO, _WHAT) for word in kind if word in sentence and "<" not in word]
        word, kind = self.random.choice(here)
        other = self.random.choice([each for each in kind if each != word])
        return sentence.replace(word, other, 1)

    def _insert(self, chapters: list, truth: Truth, fresh: set[int]) -> None:
        _, held = self.random.choice(chapters)
        held.insert(self.random.randint(0, len(held)), self.article())

    def _delete(self, chapters: list, truth: Truth, fresh: set[int]) -> None:
        found = self._any(chapters, fresh)
        if found:
            held, n = found
            truth.links.discard((held[n].id, held[n].id))
            del held[n]

    def _move(self, chapters: list, truth: Truth, fresh: set[int]) -> None:
        found = self._any(chapters, fresh)
        if found:
            held, n = found
            article = held.pop(n)
            _, target = self.random.choice(chapters)
            target.insert(self.random.randint(0, len(target)), article)

    def _split(self, chapters: list, truth: Truth, fresh: set[int]) -> None:
        found = self._any(chapters, fresh, 1)
        if found is None:
            return
        held, n = found
        article = held[n]
        sentences = [sentence for clause in article.clauses for sentence in clause]
        if len(sentences) >= 2 and "\n" not in article.words.replace("\n", "", len(article.clauses) - 1):
            cut = self.random.randint(1, len(sentences) - 1)
            self.last += 1
            held[n : n + 1] = [Article(article.id, (tuple(sentences[:cut]),)), Article(self.last, (tuple(sentences[cut:]),))]
            truth.links.add((article.id, self.last))
            truth.split.add(article.id)

    def _merge(self, chapters: list, truth: Truth, fresh: set[int]) -> None:
        places = [(held, n) for _, held in chapters for n in range(len(held) - 1) if {held[n].id, held[n + 1].id} <= fresh]
        if places:
            held, n = self.random.choice(places)
            one, two = held[n : n + 2]
            fresh.difference_update((one.id, two.id))
            held[n : n + 2] = [Article(one.id, (*one.clauses, *two.clauses))]
            truth.links.discard((two.id, two.id))
            truth.links.add((two.id, one.id))
            truth.merged.add(one.id)
