"""What the dialog of every act asks, filled with what is usual. No Qt widgets here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.correspondence.thread import Thread
from app.lifecycle.disclosure import CHOICES as DISCLOSURES
from app.lifecycle.dossier import Dossier
from app.lifecycle.fixed import is_fixed
from app.lifecycle.habits import Habits
from app.lifecycle.materials import Asked
from app.lifecycle.unseen import Unseen
from app.text.formats import PATTERNS
from db.records import Material, TextVersion
from ui.dialogs.fields import Field, Kind, Option, words
from ui.dialogs.form import Form, Values
from ui.pages.document.course.reading import Course
from ui.pages.document.values import day_of, plain
from ui.pages.naming import quoted

KEEP_TITLE, TAKE_TITLE = "沿用立项名称", "改用文稿标题"
"""What the title of a proposed matter becomes where its draft bears another."""
PAPER = "paper"
"""The tick of a material that came on paper alone."""
DRAFTS = f"文稿 ({PATTERNS});;全部文件 (*)"
"""What a file dialog shows first when it asks for a draft."""


@dataclass(frozen=True, slots=True)
class View:
    """What the page knows of its document."""

    dossier: Dossier
    habits: Habits
    asked: tuple[Asked, ...]
    upcoming: tuple[str, str] = ("", "")
    """The 文号 and the unified number that registration today would issue; empty where they cannot be known or are there already."""
    thread: Thread | None = None
    """What was said and written about it."""
    unseen: Unseen | None = None
    """What changed in the text since the review or the meeting that nobody has answered for."""
    kinds: tuple[tuple[str, str], ...] = ()
    """What a stored material can be sorted to, code and name."""
    unnamed: tuple[str, ...] = ()
    """The names that its numbers need and that the office has not filled in."""
    course: Course | None = None
    """What is recorded beside its stages."""
    sentences: Mapping[str, str] = field(default_factory=dict)
    """The whole reason of each running deadline, by its id."""
    replies: tuple[int, int] = (0, 0)
    """Of the last opinion issued: how many points it has, and how many of them the drafting unit has answered."""


def take_draft(view: View) -> Form:
    """The draft of a proposed matter."""
    file = Field("file", "文稿", Kind.FILE, DRAFTS, required=True)
    title = Field("title", "文稿标题与立项名称不同时", Kind.CHOICE, "", words((KEEP_TITLE, TAKE_TITLE)), unanswered=True,
                  help="只差“（送审稿）”等字样的，沿用立项名称，不用选")  # fmt: skip
    told = f"{quoted(view.dossier.document)}进入起草阶段。"
    return Form("放入文稿", "放入", (file, on_day(view, "收到日期"), title), told)


def submit(view: View) -> Form:
    """送审: who, when, with which materials."""
    return Form(
        "登记送审",
        "登记送审",
        (
            Field("unit", "起草单位", value=view.dossier.unit, options=words(view.habits.units), help="单位全称"),
            on_day(view, "送审日期"),
            Field("file", "送审稿", Kind.FILE, DRAFTS, help=_text_help(view)),
            _materials(view.asked),
        ),
    )


def _text_help(view: View) -> str:
    """When a file of its own is needed for the text submitted."""
    version = in_hand(view)
    if version is None:
        return "系统内没有文本，选送审稿"
    return f"现在是{version.name}《{version.file_name}》。送来的有改动的，选改好的送审稿：作为新的一稿，与前一稿比对；没有改动的不用选"


def in_hand(view: View) -> TextVersion | None:
    """The version that goes on from here."""
    return next((v for v in view.dossier.versions if v.id == view.dossier.document.current_version_id), None)


def accept(view: View) -> Form:
    """受理: when."""
    return Form("受理送审件", "受理", (on_day(view, "受理日期"),), "受理后按审核规则列出疑点，审核期限从受理次日起算。")


def send_back(view: View) -> Form:
    """退回补正: everything that is lacking, told at once."""
    lacking = tuple(Option(a.code, f"{a.code} {a.name}", ticked=a.required) for a in view.asked if not a.there)
    return Form(
        "退回补正",
        "退回补正",
        (
            Field("missing", "要补正的材料", Kind.TICKS, options=lacking),
            Field("also", "其他要补正的", help="如：送审稿缺页。与上面的材料一次性告知"),
            on_day(view, "退回日期"),
        ),
        "退回期间审核期限不走，补齐后重新送审。",
    )


def terminate(view: View) -> Form:
    """终止: why."""
    return Form(
        "终止办理", "终止办理", (Field("reason", "理由", Kind.LONG, required=True), on_day(view)), "终止后停在“终止”，需要时可以重新起草。"
    )


def table(view: View) -> Form:
    """提请审议: when."""
    return Form("提请集体审议", "提请审议", (on_day(view, "提请日期"),))


def sign(view: View) -> Form:
    """签发: by whom, when."""
    by = Field("by", "签发人", value=view.habits.signatory, required=True, half=True)
    return Form("登记签发", "登记签发", (by, on_day(view, "签发日期")), "签发之日起计算公开期限。")


def register(view: View) -> Form:
    """登记编号: which numbers will be issued, or the number when it was issued elsewhere."""
    number, unified = view.upcoming
    own = view.dossier.document.document_number
    told = [f"文号已有：{own}。" if own else f"将编发文号：{number}。" if number else "没有文号的，同时编发文号。"]
    told += [f"将编发统一编号：{unified}。"] if unified else []
    beside = f"留空用 {unified}" if unified else "留空由本机按顺序编号"
    return Form(
        "登记编号",
        "登记编号",
        (Field("number", "统一编号", help=f"{beside}；别处已经编好的，填在这里"), on_day(view, "登记日期")),
        "".join(told),
        _unnamed(view.unnamed),
    )


def _unnamed(words: tuple[str, ...]) -> str:
    """What is said where a number would go out under the names that ship."""
    if not words:
        return ""
    return f"编号里的{'、'.join(words)}还没有填写，用的是示例。先在“设置”的“单位”里填上本单位的，再登记编号；编出的编号以后只能更正。"


def text_to_publish(view: View) -> str:
    """Which text is published."""
    version = in_hand(view)
    if version is None:
        return "系统内没有正文。公布以前先换入公布稿。"
    return f"公布的文本：{version.name}《{version.file_name}》，{version.read_at:%Y-%m-%d} 读入。印出的不是这一稿的，先换入公布稿。"


def effect_help(view: View) -> str:
    """Where the day of effect comes from."""
    if view.dossier.effect_fixed:
        return f"{view.dossier.grounds.effect}，可以改"
    return "留空按正文从公布日期推算" if view.dossier.trial else "正文没有写明，照文件填写"


def reopen(view: View) -> Form:
    """重新起草: why."""
    return Form("重新起草", "重新起草", (Field("reason", "缘由", Kind.LONG, required=True), on_day(view)), "回到起草阶段，原来的经过保留。")


def resubmit(view: View) -> Form:
    """送复核: the revised draft."""
    file = Field("file", "修改后的文稿", Kind.FILE, DRAFTS, required=True)
    return Form(
        "改好后送复核", "送复核", (file, on_day(view, "送复核日期")), "读入修改后的文稿，作为新的一稿重新列出疑点，审核期限重新起算。"
    )


def replace_text(view: View) -> Form:
    """换入文本: the amended text, as it goes on from here."""
    file = Field("file", "修改后的文稿", Kind.FILE, DRAFTS, required=True)
    told = "读入后作为新的一稿，以后的签发、公布和报送都用它；办到哪一步不变，审核意见和审议结果保留。"
    return Form("换入修改稿", "换入", (file, on_day(view, "换入日期")), told)


def confirm(view: View) -> Form:
    """核对改动: what was made of it, after both texts were compared."""
    told = f"{view.unseen.told}。" if view.unseen else ""
    note = Field("note", "核对情况", Kind.LONG, help="如：按审议意见改第三条，其余是错字。可以不写")
    return Form(
        "核对改动", "已核对改动", (note, on_day(view, "核对日期")), f"{told}逐处看过、不用再送合法性审核的，在这里登记；要再审的，送复核。"
    )


def material(view: View) -> Form:
    """One or more materials received."""
    kept = {material.code for material in view.dossier.materials}
    lacking = tuple(
        Option(a.code, f"{a.code} {a.name}" + ("（已收到）" if a.code in kept else "（必交）" if a.required else "")) for a in view.asked
    )
    return Form(
        "收到材料",
        "登记收到",
        (
            Field("codes", "材料", Kind.TICKS, options=lacking, required=True),
            Field("file", "文件", Kind.FILE),
            Field("paper", "没有电子件的", Kind.TICKS, options=(Option(PAPER, "只有纸质件"),)),
        ),
        needs=_no_file,
    )


def _no_file(values: Values) -> str:
    return "" if values.get("file") or values.get("paper") else "选择文件；没有电子件的，勾选“只有纸质件”。"


def called(material: Material) -> str:
    """A stored material as it is named in a list: by its file, else by what it is."""
    return f"{material.name}　{material.file_name}" if material.file_name else material.name


def sort_material(view: View) -> Form:
    """改归类: which stored material is what."""
    stored = tuple(Option(m.id, called(m)) for m in view.dossier.materials)
    options = tuple(Option(code, f"{code} {name}" if code.startswith("M") else name) for code, name in view.kinds)
    return Form(
        "改归类",
        "改归",
        (Field("material", "材料", Kind.PICK, options=stored), Field("code", "改归", Kind.PICK, options=options)),
        "分错了的材料改归到对的一类，文件不动。",
    )


def unit(view: View) -> Form:
    """起草单位."""
    return Form(
        "起草单位", "填写", (Field("drafting_unit", "起草单位", value=view.dossier.unit, options=words(view.habits.units), required=True),)
    )


def effective(view: View) -> Form:
    """施行日期."""
    field = Field("effective_on", "施行日期", Kind.DAY, view.dossier.document.effective_on, required=True)
    return Form("施行日期", "填写", (field,), "正文写明了的照正文填，没有写明的照公布的决定填。")


def edit(view: View) -> Form:
    """The basic facts; of a published document those that publication has not fixed."""
    document = view.dossier.document
    fields = tuple(field for field in _facts(view) if not is_fixed(document, field.key))
    is_out = document.published_on is not None and not document.historical
    told = "已经公布的标题、文号、日期等不在这里改；确有错误的，在“更多操作”里办理更正。" if is_out else ""
    return Form(
        "编辑基本信息",
        "保存改动",
        fields,
        told,
        check=lambda values: in_order(values, "effective_on", "valid_until", "有效期早于施行日期。"),
    )


def _facts(view: View) -> tuple[Field, ...]:
    document = view.dossier.document
    market = {True: "是", False: "否", None: "未答"}[document.concerns_market]
    joint = () if view.dossier.issuers else (Field("issuing_authority", "制定机关", value=document.issuing_authority or "", half=True),)
    return (
        Field("title", "标题", value=document.title, required=True),
        Field("body_title", "正文标题", value=document.body_title or ""),
        Field("document_number", "文号", value=document.document_number or "", half=True),
        *joint,
        Field("drafting_unit", "起草单位", value=view.dossier.unit, options=words(view.habits.units), half=True),
        Field("disclosure", "公开属性", value=document.disclosure or "", options=words(DISCLOSURES), half=True),
        Field("effective_on", "施行日期", Kind.DAY, document.effective_on, half=True),
        Field("valid_until", "有效期至", Kind.DAY, document.valid_until, half=True),
        Field("signatory", "签发人", value=document.signatory or "", half=True),
        Field("carrier", "公布载体", value=document.carrier or "", half=True),
        Field("concerns_market", "涉及经营者经济活动", Kind.CHOICE, market, options=words(["未答", "是", "否"])),
    )


def changed(view: View, values: Values) -> dict[str, str]:
    """The fields of the edit dialog that differ from the document, as the verb takes them."""
    before = {field.key: plain(field.value) for field in edit(view).fields}
    after = {field.key: plain(values.get(field.key)) for field in edit(view).fields if field.key in values}
    found = {key: value for key, value in after.items() if key in before and value != before[key]}
    if found.get("concerns_market") == "未答":
        found["concerns_market"] = ""
    return found


def on_day(view: View, word: str = "日期", key: str = "on", value: date | None = None) -> Field:
    """The day of an act, today as a rule."""
    return Field(key, word, Kind.DAY, value or view.habits.today, required=True, half=True, happened=True)


def in_order(values: Values, first: str, last: str, sentence: str) -> Mapping[str, str]:
    """``sentence`` at ``last`` where that day comes before ``first``."""
    begin, end = day_of(values, first), day_of(values, last)
    return {last: sentence} if begin and end and end < begin else {}


def _materials(asked: tuple[Asked, ...]) -> Field:
    """The list of materials to tick, those required marked."""
    options = tuple(Option(a.code, f"{a.code} {a.name}" + ("（必交）" if a.required else ""), locked=a.there) for a in asked)
    conditional = sorted({a.when for a in asked if a.when and not a.required})
    return Field(
        "materials",
        "已收到的材料",
        Kind.TICKS,
        options=options,
        help=f"其余材料在这些情形下要交：{'；'.join(conditional)}。" if conditional else "",
    )
