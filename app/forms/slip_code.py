"""The code on a slip (单据编码): typed or scanned, it finds the record again.

The last 40 bits of the document's UUID in Crockford's Base32 (no I, L, O, U) and one check character, printed GH-7K3-MQ9-TX5. Small letters, missing
hyphens, full-width characters, O for 0 and I or L for 1 read as meant.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from app.errors import Refused
from app.office import Office

MARK = "GH"
"""What every code begins with, so that a title or number is not taken for one."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_BITS, _DIGITS = 40, 8
_TYPED = re.compile(rf"{MARK}([0-9A-Z]{{{_DIGITS + 1}}})")
_FIELD = 0b100101
"""x⁵+x²+1, by which the 32 characters multiply as a field."""


@dataclass(frozen=True, slots=True)
class SlipCode:
    """The code as typed, and as a QR picture (SVG) holding the same characters."""

    text: str
    svg: str


def of(document_id: str) -> SlipCode:
    """The code of a document; equal ids give equal pictures. Raises ValueError where the id is no UUID."""
    import segno

    value = UUID(document_id).int & (1 << _BITS) - 1
    digits = [value >> 5 * place & 31 for place in reversed(range(_DIGITS))]
    letters = "".join(_ALPHABET[digit] for digit in (*digits, _check(digits)))
    text = "-".join((MARK, letters[:3], letters[3:6], letters[6:]))
    picture = BytesIO()
    # level Q (ISO/IEC 18004) makes damage to a quarter of it good, slips are stamped and folded, and needs 21 modules a side where H needs
    # 25: in 16 mm each is a fifth larger, which a page scanned whole at 200 dots an inch tells by
    segno.make_qr(text, error="q").save(picture, kind="svg", border=4, xmldecl=False, nl=False)
    return SlipCode(text, picture.getvalue().decode("ascii"))


def is_code(typed: str) -> bool:
    """Whether this is meant for a code: its length and mark are right, and either it checks or only codes are written so (a digit or a hyphen)."""
    letters = _letters(typed)
    return bool(letters) and (_checks(letters) or any(sign.isdigit() or sign == "-" for sign in _plain(typed)))


def why_not(typed: str) -> str:
    """Why this code cannot be right (its check character is wrong); "" where it may be."""
    return (
        "" if _checks(_letters(typed)) else f"单据编码“{typed.strip()}”的末位核对字符对不上，可能有一位输错。对照单据重新输入或者重新扫描。"
    )


def find(office: Office, typed: str) -> str | None:
    """The document whose slip bears this code; None where it is no code, or of no document here (those in the recycle bin left out).

    Raises Refused for a code whose check character is wrong, and where two documents share one.
    """
    if not is_code(typed):
        return None
    wrong = why_not(typed)
    if wrong:
        raise Refused(wrong)
    value = 0
    for sign in _letters(typed)[:_DIGITS]:
        value = value << 5 | _ALPHABET.index(sign)
    found = office.store.documents.ending(f"{value:010x}")
    if len(found) > 1:
        titles = "、".join(f"《{document.title}》" for document in found)
        raise Refused(f"有 {len(found)} 件文件的单据编码相同：{titles}。用标题或文号查找。")
    return found[0].id if found else None


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().upper()


def _letters(typed: str) -> str:
    """The nine characters after the mark as the alphabet writes them; "" where this is not the shape of a code."""
    found = _TYPED.fullmatch(re.sub(r"[-‐-―−\s]", "", _plain(typed)))
    return found[1].translate(_READ_AS) if found else ""


def _checks(letters: str) -> bool:
    if any(sign not in _ALPHABET for sign in letters):
        return False
    *digits, check = (_ALPHABET.index(sign) for sign in letters)
    return check == _check(digits)


def _check(digits: list[int]) -> int:
    """The digits weighted by rising powers of x, so that one wrong character and two that changed places are always noticed."""
    total = 0
    for digit in digits:
        total = _times_x(total ^ digit)
    return total


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled > 31 else doubled
