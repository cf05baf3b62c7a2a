"""When a text says it takes effect and how long it holds (施行日期、有效期), as far as its own words fix it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.lifecycle.periods import Period, Unit, valid_until
from app.text.numerals import to_int
from app.text.tree import Tree

_EFFECT = r"(?:起)?(?:施行|实施|执行|生效|试行)"
_EVENT = r"(?:自|从)?(?:本[\u4e00-\u9fff]{1,4})?(?:公布|发布|印发|颁布|成文|签发)之日"
_AT_ONCE = re.compile(_EVENT + "起" + _EFFECT)
_DAYS_AFTER = re.compile(_EVENT + r"(?:起)?(?:满)?([0-9]{1,4}|[一二三四五六七八九十百]{1,5})日后" + _EFFECT)
_VALIDITY = re.compile(r"(?:有效期|试行期)限?(?:为|是|：)?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(年|个月)")
_OWN = re.compile(r"施行|实施|生效|试行|本(?:实施)?(?:办法|规定|细则|意见|通知|通告|公告|决定|方案|规则|规程|措施|标准|制度|文件)|^有效期")
_OF_SOMETHING_ELSE = re.compile(
    r"(?:证书?|执照|许可|批准|批复|合同|协议|资格|名单|承诺|保函|登记|授权|牌照|标识)[^，。；]{0,8}有效期[^，。；]*"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Effect and validity by the words of a text. ``days_after`` is the gap after publication, None when none is set."""

    effective_on: date | None
    days_after: int | None
    validity: Period | None
    valid_until: date | None

    def takes_effect(self, published_on: date) -> date | None:
        """The first day in force for a document published on that day; None when the text does not say."""
        if self.effective_on is not None:
            return self.effective_on
        return None if self.days_after is None else date.fromordinal(published_on.toordinal() + self.days_after)

    def lapses(self, effective_on: date) -> date | None:
        """The last day in force by the text's own words; None when it sets no validity."""
        if self.valid_until is not None:
            return self.valid_until
        return None if self.validity is None else valid_until(effective_on, self.validity)


def terms(tree: Tree) -> Terms:
    """The terms of ``tree``."""
    text = "\n".join(node.text for node in tree.walk() if node.text)
    return Terms(
        date.fromisoformat(tree.effective_on) if tree.effective_on else None,
        _days_after(text),
        _validity(text),
        date.fromisoformat(tree.valid_until) if tree.valid_until else None,
    )


def _days_after(text: str) -> int | None:
    later = _DAYS_AFTER.search(text)
    if later:
        return to_int(later[1])
    return 0 if _AT_ONCE.search(text) else None


def _validity(text: str) -> Period | None:
    """The validity of the document itself; that of licences and contracts it speaks of is none of it."""
    for sentence in re.split(r"[。；\n]", text):
        found = _VALIDITY.search(_OF_SOMETHING_ELSE.sub("", sentence)) if _OWN.search(sentence) else None
        amount = to_int(found[1]) if found else 0
        if found and amount:
            return Period(amount * 12 if found[2] == "年" else amount, Unit.MONTH)
    return None
