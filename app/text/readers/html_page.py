"""A web page before it is read: its bytes as characters, its tree, and which part of it is the paper itself.

Nothing is fetched. Of a page of a government site the frame around the paper is left out only where it is sure: where the
page names its own content, or where an element calls itself navigation or footer and holds little of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.text import normal
from app.text.readers import plain

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "cp936": "gb18030", "big5": "big5hkscs"}
_SILENT = frozenset(
    {"script", "style", "noscript", "head", "template", "iframe", "object", "embed", "applet", "svg", "button", "select", "textarea", "canvas",
     "audio", "video", "map", "datalist", "frameset", "title"}
)  # fmt: skip
_FRAME = frozenset({"nav", "footer", "header", "aside"})
_FRAME_WORDS = frozenset(
    {"nav", "navbar", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "footer", "foot", "header", "share", "bdsharebuttonbox", "sidebar",
     "copyright", "toolbar", "pagination", "friendlink", "qrcode", "ewm"}
)  # fmt: skip
_CONTENT_WORDS = frozenset(
    {"ucap-content", "trs_editor", "trs_ueditor", "trs_editor_view", "pages_content", "zoom", "article-content", "article_content"}
)
"""By what names the systems of government sites call the paper on a page (id or class)."""
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:header|footer|comment-list)", re.IGNORECASE
)
_MOST_OF_FRAME = 0.15
_FEW_LOST, _LOST_SHARE = 3, 0.02
LOST = "\ufffd"
"""What stands for bytes that are no character."""
_LEAST_OF_CONTENT = 0.5


def characters(data: bytes) -> str:
    """The text of ``data`` as the page declares it, else as its bytes say; ValueError when neither is possible.

    A few bytes that are no character (a page cut off, two encodings mixed) are ``LOST`` and do not cost the whole page.
    """
    try:
        return _exact(data)
    except ValueError:
        return _mended(data)


def _exact(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return plain.decode(data)
    declared = _declared(data)
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            return plain.decode(data)
    return plain.decode(data)


def _declared(data: bytes) -> str:
    """The codec that the page asks for; empty when it asks for none."""
    found = _DECLARED.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    return _CODECS.get(name, name)


def _mended(data: bytes) -> str:
    """The text in the encoding that loses the fewest bytes; ValueError when that loses more than a few or is no Chinese text."""
    found: list[str] = []
    for codec in dict.fromkeys((_declared(data), "utf-8", "gb18030")):
        try:
            found.append(data.decode(codec, "replace"))
        except (LookupError, ValueError):
            continue
    best = min(found, key=lambda text: text.count(LOST))
    lost = best.count(LOST)
    written = sum(c > "\x7f" for c in best) - lost
    if lost > max(min(_FEW_LOST, written), _LOST_SHARE * written) or not plain.is_plausible(best.replace(LOST, "")):
        raise ValueError("no known encoding")
    return best.removeprefix("\ufeff")


def unpacked(data: bytes) -> bytes:
    """The page in a web archive (.mht, MIME); ``data`` itself when it is none. ValueError when the archive holds no page."""
    if not is_archive(data):
        return data
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            charset = part.get_content_charset()
            if isinstance(body, bytes):
                known = charset and not _DECLARED.search(body[:4096]) and not body.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
                return b"<meta charset=" + str(charset).encode("ascii", "replace") + b">" + body if known else body
    raise ValueError("no page in the archive")


def is_archive(data: bytes) -> bool:
    """Whether ``data`` is a web archive (MIME) with a page in it."""
    head = data[:4096].lower()
    return b"mime-version:" in head and b"content-type:" in head and b"\n" in head and not head.lstrip().startswith(b"<")


def parsed(text: str) -> Element:
    """The tree of a page; ValueError when nothing of it is one."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    if root is None or any("depth" in entry.message for entry in parser.error_log):
        raise ValueError("no page, or one nested so deeply that the parser gave it up")
    body = root.find("body")
    return root if body is None else body


def is_silent(element: Element) -> bool:
    """Whether nothing of an element is seen: scripts, hidden parts, fields to fill in."""
    if not isinstance(element.tag, str) or element.tag in _SILENT or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def paper(body: Element) -> tuple[Element, Element | None, frozenset[Element]]:
    """The part of a page that is the paper, its heading where that stands outside, and the elements in it that are frame."""
    weights = _weights(body)
    whole = max(1, weights[body])
    named = [e for e in body.iter() if isinstance(e.tag, str) and _words(e) & _CONTENT_WORDS]
    named = [e for e in named if weights[e] >= _LEAST_OF_CONTENT * whole]
    root = named[0] if named else body
    heading = None
    if root is not body:
        inside = set(root.iter())
        heading = next((e for e in body.iter("h1", "h2") if e not in inside and weights[e] > 3), None)
    frame = {
        e
        for e in root.iter()
        if isinstance(e.tag, str)
        and e is not root
        and (e.tag in _FRAME or _words(e) & _FRAME_WORDS)
        and weights[e] <= _MOST_OF_FRAME * whole
    }
    return root, heading, frozenset(e for e in frame if next(e.iter("h1", "h2"), None) is None)


def _words(element: Element) -> frozenset[str]:
    return frozenset(f"{element.get('id') or ''} {element.get('class') or ''}".lower().split())


def _weights(root: Element) -> dict[Element, int]:
    """How many Han characters each element shows; scripts and hidden parts do not count."""
    from lxml import etree

    weights: dict[Element, int] = {}
    found, silent, begun = 0, 0, list[int]()
    for event, each in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            begun.append(found)
            silent += is_silent(each)
            found += 0 if silent else _han(each.text)
        else:
            weights[each] = found - begun.pop()
            silent -= is_silent(each)
            found += 0 if silent or each is root else _han(each.tail)
    return weights


def _han(text: str | None) -> int:
    return sum("\u4e00" <= char <= "\u9fff" for char in text) if text else 0


_BREAK = re.compile(r"[ \t\r\n\f]+")
_AROUND = re.compile(rf"[{normal.HAN}\u3000-\u303f\uff00-\uffef“”‘’—…]")


def squeezed(before: str, text: str) -> str:
    """``text`` with white space as a browser shows it after ``before``: runs are one blank, none at the start, none where a line
    of the source was only broken between Han characters."""
    out: list[str] = []
    at = 0
    for found in _BREAK.finditer(text):
        out.append(text[at : found.start()])
        at = found.end()
        last = next((part[-1] for part in (*reversed(out), before) if part), "")
        after = text[at : at + 1]
        wrapped = "\n" in found[0] and _AROUND.match(last or " ") and _AROUND.match(after or " ")
        if last not in ("", " ", "\n") and not wrapped:
            out.append(" ")
    out.append(text[at:])
    return "".join(out)
