"""Lists in a text: items on lines of their own, numbered in one line, or between spaces and commas."""

from __future__ import annotations

import re

from loaders.press.facts import Span
from loaders.press.numerals import TEN, number
from loaders.press.words import paragraph_end

_MARK = re.compile(
    r"[ \t]*(?:(?:[•-]|\(?[ก-ฮ][.)](?=\s)|(?:" + TEN + r")(?=\s)"
    r"|\d{1,2}\.\d{1,2}(?=\s)|ข้อ(?:ที่)?\s?\d{1,2}"
    r"|(?:ข้อ|ประการ|เรื่อง|ประเด็น)(?:แรก|สุดท้าย|ที่(?:หนึ่ง|สอง|สาม|สี่|ห้า))(?=\s)|\(?\d{1,2}[.)](?!\d))[ ]*)+"
)
_INLINE = re.compile(r"(?:(?<=\s)|(?<=[:“]))(?:\(?(\d{1,2})[.)]\s?(?!\d)|\(([ก-ฉ])\)\s?)")
_LETTERS = "กขคงจฉ"
_LEAD_AND = re.compile(r"[\s,]*(?:และ|กับ|รวมถึง)?\s*")


def lines(view: str, at: int) -> list[Span]:
    """Items that begin with a number or a mark, each on its line, from the end of the line that holds `at`.

    A line that is itself an item has none: those after it with its kind of mark stand beside it.
    """
    found: list[Span] = []
    first = ""
    own = _MARK.match(view, view.rfind("\n", 0, at) + 1)
    beside = _kind(own[0]) if own else ""
    start = paragraph_end(view, at) + 1
    while start < len(view):
        end = paragraph_end(view, start)
        mark = _MARK.match(view, start, end)
        kind = _kind(mark[0]) if mark else ""
        if mark and view[mark.end() : end].strip() and (first or kind) == kind != beside:
            first = kind
            found.append((mark.end(), mark.end() + len(view[mark.end() : end].rstrip())))
        elif view[start:end].strip():
            break
        start = end + 1
    return found


def _kind(mark: str) -> str:
    """The kind of a list mark: a point, a number, a number of two parts, a letter, a word."""
    bare = mark.strip()
    if bare[:1] in "•-":
        return bare[:1]
    lettered = re.sub(r"[ก-ฮ](?=[.)])", "ก", re.sub(r"[ก-๎]{2,}", "ข", bare))
    return re.sub(r"\d+", "1", lettered)


def numbered(view: str, start: int, end: int) -> list[Span]:
    """Items 1) 2) 3) or (ก) (ข) (ค) of one line; none when they do not count up from the first."""
    marks = list(_INLINE.finditer(view, start, end))
    if len(marks) < 2 or [int(m[1] or _LETTERS.find(m[2]) + 1) for m in marks] != list(range(1, len(marks) + 1)):
        return []
    stops = [m.start() for m in marks[1:]] + [end]
    return [_trimmed(view, m.end(), stop) for m, stop in zip(marks, stops, strict=True)]


_ORDINAL = re.compile(
    r"(?:ข้อ|ประการ|เรื่อง|ประเด็น|มติ)(?:แรก|สุดท้าย|ที่\s?(?:หนึ่ง|สอง|สาม|สี่|ห้า|[1-9](?!\d)))\s?(?:คือ|ได้แก่)?\s?"
    r"|(?<=\s)ข้อ(?:หนึ่ง|สอง|สาม|สี่|ห้า)\s?(?:คือ|ได้แก่)?\s?"
)


def ordinals(view: str, start: int, end: int) -> list[Span]:
    """Items behind ข้อแรก, ข้อที่สอง of one line, or หนึ่ง … สอง … in their order."""
    marks = list(_ORDINAL.finditer(view, start, end)) or _counted_off(view, start, end)
    stops = [m.start() for m in marks[1:]] + [end]
    return [_trimmed(view, m.end(), stop) for m, stop in zip(marks, stops, strict=True)] if len(marks) > 1 else []


_ONE = re.compile(rf"(?:(?<=\s)|(?<=คือ))(?P<word>{TEN})\s")


def _counted_off(view: str, start: int, end: int) -> list[re.Match[str]]:
    """หนึ่ง, สอง, สาม where each stands alone and they count up from one."""
    marks: list[re.Match[str]] = []
    for m in _ONE.finditer(view, start, end):
        if number(m["word"]) == len(marks) + 1:
            marks.append(m)
    return marks


def chunks(view: str, start: int, end: int, count: int) -> list[Span]:
    """Items between commas, spaces and the last และ, whichever gives the count; none otherwise."""
    for separator in (r"\s?,\s?|\s(?=และ)", r"\s?/\s?", r"\s|(?<=\S)(?=และ)"):
        edges = [start, *(x for m in re.compile(separator).finditer(view, start, end) for x in m.span()), end]
        items = [_trimmed(view, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        items = [(a, b) for a, b in items if b > a]
        if len(items) == count:
            return items
    return []


def _trimmed(view: str, start: int, end: int) -> Span:
    lead = _LEAD_AND.match(view, start, end)
    start = lead.end() if lead else start
    words = re.sub(r"[\s,]*(?:และ)?\s*$", "", view[start:end])
    return start, start + len(words)
