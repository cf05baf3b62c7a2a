"""A store of many documents, made for measuring alone: through acts, as everything is, but several hundred documents in each.

The texts are put together from set phrases, and few different ones are kept as files; every document has its own title, number, days and filings, and its
clauses in the index. The same numbers make the same store.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.lifecycle.initials import work_out_initials
from app.office import Office
from app.text.shape import tree_to_json
from app.text.tree import Node, Tree
from db.acts import Act
from db.records import Deadline, Document, Event, Filing, Person, StoredFile, TextVersion, Unit

CLAUSES = 20
"""Clauses of one text."""
RARE, FREQUENT = "听证笔录", "公示"
"""A word that stands in one text of a hundred, and one in every text."""

_PER_ACT = 500
_TEXTS = 100
_PLACES = ("", "城市", "农村", "街道", "社区", "园区", "河道", "公共", "老旧小区", "政府投资", "既有住宅", "历史建筑")
_THINGS = (
    "公共租赁住房", "停车泊位", "户外广告", "养老服务", "建筑垃圾", "小型餐饮店", "限额以下工程", "绿道", "早市夜市", "电动自行车充电", "校外托管",
    "宅基地审批", "数据授权运营", "人才公寓", "房屋安全", "排水许可", "物业维修资金", "招商引资", "应急物资储备", "行政执法协调监督",
)  # fmt: skip
_KINDS = ("管理办法", "管理规定", "实施细则", "管理办法（试行）", "若干措施", "实施方案")
_UNITS = (
    "住房和城乡建设局",
    "城市管理局",
    "民政局",
    "市场监督管理局",
    "农业农村局",
    "教育局",
    "公安分局",
    "人力资源和社会保障局",
    "司法局",
    "审计局",
)
_PHRASES = (
    "申请人应当向街道办事处提交书面申请", "街道办事处应当自受理之日起二十个工作日内完成初审", "初审结果应当予以公示，公示期不少于七日",
    "区级有关部门按照职责分工做好监督管理工作", "应当符合城市规划和安全要求", "所需经费列入本级财政预算", "任何单位和个人有权投诉举报",
    "逾期不改正的，依照有关法律法规处理", "建立健全信息共享机制", "不得擅自改变用途", "应当签订协议并明确双方权利义务", "每年组织一次评估并公布结果",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """One of the few texts kept: the hashes of its file and of its tree, and its clauses."""

    file_sha: str
    tree_sha: str
    clauses: tuple[tuple[str, str], ...]


def fill(office: Office, documents: int, seed: int = 1) -> Iterator[int]:
    """Put ``documents`` documents with their clauses into an empty store; yields how many are there after each act."""
    chance = random.Random(seed)
    texts = _kept(office, chance)
    with office.act("bench.fill", "测速：单位和人员") as act:
        units = [act.insert(Unit(id=act.new_id(), name=f"云州区{name}", short_name=name[:4])) for name in _UNITS]
        people = [act.insert(Person(id=act.new_id(), name=f"经办{n}", role="经办")) for n in range(1, 6)]
    for first in range(0, documents, _PER_ACT):
        last = min(first + _PER_ACT, documents)
        with office.act("bench.fill", f"测速：第 {first + 1} 到第 {last} 件") as act:
            for place in range(first, last):
                _put(office, act, chance, place, documents, chance.choice(texts), units, people)
        yield last
    work_out_initials(office)


def _kept(office: Office, chance: random.Random) -> list[Text]:
    made: list[Text] = []
    with office.act("bench.fill", "测速：文本") as act:
        for n in range(_TEXTS):
            tree = _tree(chance, n)
            data = "\n".join(node.text for node in tree.nodes).encode()
            shas = [office.keep(data), office.keep(tree_to_json(tree))]
            for sha, size in zip(shas, (len(data), 0), strict=True):
                act.insert(StoredFile(id=sha, name=f"测速{n}.txt", size=size or len(office.store.files.get(sha))))
            made.append(Text(shas[0], shas[1], tuple((node.path, node.text) for node in tree.nodes)))
    return made


def _tree(chance: random.Random, n: int) -> Tree:
    nodes = [Node("title", "标题", f"测速文本{n}")]
    for number in range(1, CLAUSES):
        words = "；".join(chance.sample(_PHRASES, 3))
        own = f"本条所称公示，是指在政府网站向社会公布。{words}。" if number == 1 else f"{words}。"
        rare = f"{RARE}应当归档。" if number == 2 and n == 0 else ""
        nodes.append(Node("article", f"第{number}条", own + rare, f"第{number}条", number))
    return Tree(f"测速文本{n}", None, None, None, None, None, None, None, tuple(nodes))


def _put(
    office: Office, act: Act, chance: random.Random, place: int, documents: int, text: Text, units: Sequence[Unit], people: Sequence[Person]
) -> None:
    """One document: two in a hundred still in hand, the rest published within twelve years, their filings made but for the newest ones."""
    today = office.today()
    title = f"云州区{chance.choice(_PLACES)}{chance.choice(_THINGS)}{chance.choice(_KINDS)}"
    in_hand = place >= documents - max(documents // 50, 1)
    published = None if in_hand else today - timedelta(days=3 + (documents - place) * 4380 // documents)
    effective = published + timedelta(days=30) if published else None
    document = act.insert(
        Document(
            id=act.new_id(), matter="normative_document", title=title, stage="under_review" if in_hand else "published",
            document_number=None if published is None else f"云州府规〔{published.year}〕{place + 1}号", created_at=office.now(),
            issuing_authority="云州区人民政府", drafting_unit_id=chance.choice(units).id, handler_id=chance.choice(people).id,
            published_on=published, signed_on=published, registered_on=published, carrier="区政府网站" if published else None,
            effective_on=effective, valid_until=effective + timedelta(days=1825) if effective else None,
            repealed_on=effective + timedelta(days=900) if effective and chance.random() < 0.1 else None, historical=True,
        )
    )  # fmt: skip
    version = act.insert(
        TextVersion(
            id=act.new_id(), document_id=document.id, ordinal=1, name="送审稿", file_name=f"{title}.txt", file_sha=text.file_sha, format="txt",
            tree_sha=text.tree_sha, read_at=office.now(),
        )
    )  # fmt: skip
    office.store.search.add(version.id, text.clauses)
    act.update(document, current_version_id=version.id)
    act.insert(
        Event(
            id=act.new_id(), document_id=document.id, act="import", stage=document.stage, on_date=published or today, at=office.now(),
            operator=act.stamp.operator,
        )
    )  # fmt: skip
    if published is None:
        _deadline(act, document.id, "review.days", "合法性审核", today, today + timedelta(days=chance.randrange(-5, 40)), met=None)
    else:
        _file(act, document.id, published, today)


def _file(act: Act, document_id: str, published: date, today: date) -> None:
    for recipient in ("muni", "npc"):
        due_on = published + timedelta(days=30)
        filed = published + timedelta(days=20) if due_on < today else None
        deadline = _deadline(act, document_id, f"filing.{recipient}.days", "报送备案", published, due_on, met=filed)
        act.insert(
            Filing(
                id=act.new_id(), document_id=document_id, recipient=recipient, state="registered" if filed else "due", deadline_id=deadline.id,
                filed_on=filed, received_on=filed,
            )
        )  # fmt: skip


def _deadline(act: Act, document_id: str, key: str, name: str, start: date, due_on: date, met: date | None) -> Deadline:
    return act.insert(
        Deadline(
            id=act.new_id(), document_id=document_id, key=key, name=name, start_event="公布", start_on=start, amount=30, unit="日", due_on=due_on,
            basis="", verified=True, state="met" if met else "open", met_on=met,
        )
    )  # fmt: skip
