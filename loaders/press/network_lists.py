"""Networks named in lists: without the head word, numbered, in brackets, or with the head said once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from loaders.press.body_forms import Body
from loaders.press.facts import Span
from loaders.press.lists import numbered
from loaders.press.phrases import phrase_end
from loaders.press.words import paragraph_end, trimmed

HEAD = "เครือข่าย"


END_CUE = re.compile(
    r"\s(?=เข้าร่วม|จำนวน|ร่วม|รวม|มา|มี|จะ|โดย|ซึ่ง|ที่|เพื่อ|ณ |นัด|เป็น|และได้|ทั้งนี้|พร้อม|ต่าง|กว่า|จัด|ได้|ให้|สำหรับ|เวที|ใน|ผู้|วัน"
    r"|ส่วน(?!ราชการ)|ขณะ|ยกเว้น|(?:ฝั่ง|ชั้น|ระดับ)[ก-๎]|\d)"
    r"|\n|$"
)


_IN_BRACKETS = re.compile(r"เครือข่าย[ก-๎]{0,24}\s?[\[(](?P<all>[^\[\]()\n]{8,200})[\])]")


_POINT = re.compile(r"\s?[·|/]\s?")


_LIST_END = re.compile(r"\s(?=โดย|ซึ่ง|เข้าร่วม|จำนวน|รวม|มี|เพื่อ|ทั้งนี้|ร่วม|ที่|ณ |จัด|ภายใต้|ต่าง(?!ประเทศ|ชาติ|ด้าว|จังหวัด))")


@dataclass(frozen=True)
class Network:
    """A network in the text: the name with the head word, bodies in brackets after it."""

    start: int
    end: int
    name: str
    written: str
    members: tuple[Body, ...] = ()


def headless(view: str, at: int, count: int) -> list[Network]:
    """Names without the head word after a cue: numbered, by commas, or by spaces, whichever gives the count."""
    bracket = view[at - 1 : at] == "("
    close = view.find(")", at) if bracket else -1
    line_end = view.find("\n", at)
    end = close if close > 0 else line_end if line_end > 0 else len(view)
    end = min(end, at + 400)
    cut = _LIST_END.search(view, at, end)
    ends = [end, *([cut.start()] if cut else [])]
    for separator, end in product(
        (r"\s?•\ufe0f?\s?", r"\s?\(?\d{1,2}[.)]\s?", r"\s?,\s?|\s(?=และ)", r"\s?/\s?", r"\s?-\s?", r"\s"), ends
    ):
        spans, begin = [], at
        for m in [*re.compile(separator).finditer(view, at, end), None]:
            stop = m.start() if m else end
            if stop > begin:
                spans.append((begin, stop))
            begin = m.end() if m else end
        # the one behind "and" closes the list, whatever follows
        if len(spans) > count and view.startswith(("และ", "กับ"), spans[count - 1][0]):
            spans = spans[:count]
        items = [_headless_item(view, s, e, last=i == len(spans) - 1) for i, (s, e) in enumerate(spans)]
        if len(items) == count and all(2 < e - s <= 45 for s, e in items):
            return [Network(s, e, HEAD + view[s:e], view[s:e]) for s, e in items]
    return []


def _headless_item(view: str, start: int, end: int, *, last: bool) -> Span:
    if m := re.compile(r"\s?(?:และ(?=\S)|กับ|และ\s)").match(view, start):
        start = m.end()
    if last and (cue := END_CUE.search(view, start, end)):
        end = cue.start()
    return trimmed(view, start, end)


def bracketed(view: str) -> Iterator[Network]:
    """เครือข่ายX [A · B · C]: three names or more between points or strokes."""
    for m in _IN_BRACKETS.finditer(view):
        edges = [m.start("all"), *(x for s in _POINT.finditer(view, *m.span("all")) for x in s.span()), m.end("all")]
        items = [trimmed(view, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if len(items) > 2 and all(1 < e - s <= 30 for s, e in items):
            yield from (Network(s, e, HEAD + view[s:e], view[s:e]) for s, e in items)


_REST = re.compile(r"(?: (?:[ก-ฮเ-ไ][ก-๎]{2,15}|ภาค[ก-๎]{3,24})){2,7} และ[ก-ฮเ-ไ][ก-๎]{2,24}")


def continued(view: str, n: Network) -> Iterator[Network]:
    """เครือข่ายX Y Z และW: the head said once for a list of nouns."""
    rest = _REST.match(view, n.end)
    if not rest or HEAD in rest[0]:
        return
    at, found = n.end, []
    for gap in re.finditer(r" และ| |$", rest[0]):
        start, end = at, n.end + gap.start()
        at = n.end + gap.end()
        cut = phrase_end(view, start, end)
        if start < end and (cut == end or at >= rest.end()):
            found.append((start, cut))
        elif start < end:
            return
    yield from (Network(s, e, HEAD + view[s:e], view[s:e]) for s, e in found if e - s > 1)


def numbered_after(view: str) -> Iterator[Network]:
    """เครือข่าย 1) X 2) Y 3) Z: items of one line after a bare head."""
    for m in re.finditer(r"เครือข่าย\s?(?:ดังนี้|ได้แก่|ประกอบด้วย|คือ|:)?(?=\s\(?1[.)])", view):
        items = numbered(view, m.end(), paragraph_end(view, m.end()))
        for start, end in items:
            last = (start, end) == items[-1]
            start, end = trimmed(view, start, phrase_end(view, start, end) if last else end)
            if 1 < end - start <= 60:
                yield Network(start, end, HEAD + view[start:end], view[start:end])


def in_lists(view: str) -> Iterator[Network]:
    """Names that lists hold without the head word."""
    yield from numbered_after(view)
    yield from bracketed(view)


def unclosed(view: str, at: int, end: int) -> int:
    """The end of a name, before a bracket that closes what was opened before the name."""
    close = view.find(")", at, end)
    return end if close < 0 or view.find("(", at, close) >= 0 else close
