"""The principles and rules that were agreed on."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from loaders.press import lists
from loaders.press.facts import Span
from loaders.press.numerals import number
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.words import name_end, paragraph_end

_RULES = scanner(
    r"(?:กรอบคิด|กรอบ(?:การ)?ทำงาน|กรอบแนวคิด|หลักคิด|หลักการ"
    r"|(?:ถือ|ยึด)?หลัก(?:ปฏิบัติ|ในการ[ก-๎]{2,10}?(?=มี|[ ])|ที่[ก-๎]{3,24}?(?=มี))?"
    r"|แนวทาง|กติกา|ธรรมนูญ"
    r"|ข้อ(?:ยึดถือ|วัตร|ห้าม|พึง[ก-๎]{2,10}?(?=ร่วม|[ ]))|ข้อบังคับ[ก-๎]{0,8}|ปฏิญญา|คำมั่น(?:สัญญา)?|ข้อปฏิบัติ"
    r"|ข้อควรปฏิบัติ)(?:ร่วม(?:กัน)?)?[ ]?(?:มี)?[ ]?(?P<n>\d{1,2}|สอง|สาม|สี่|ห้า)?[ ]?(?:ข้อ|ประการ|ด้าน|[ก-ฮ]\.|ไม่|คำ|อย่าง|เรื่อง"
    r"|(?<=\d )[ก-ฮเ-ไ][ก-๎]{1,5}(?= (?:ได้แก่|คือ)))?[”\"]?"
    r"(?:[ ]?ร่วมกัน)?[ ]?(?:ดังนี้|ดังต่อไปนี้|คือ|ได้แก่|ประกอบด้วย|:)?[ ]?"
)
_BETWEEN_QUOTES = re.compile(r"[”\"]?[ ,]{0,2}(?:และ|กับ)?[ ]?[“\"]")
_OPENING = 4
_WIDEST = 8
_PHRASE = 24


def state(story: Story) -> None:
    """HAS_PRINCIPLE for what a cue announces on lines, numbered, in quotes or by its count."""
    for m in _RULES.finditer(story.view):
        for order, span in enumerate(_items(story, m), 1):
            entity = story.draft.add("Principle", story.view[span[0] : span[1]], span)
            story.draft.relate("HAS_PRINCIPLE", story.meeting(span[0]), entity, span, order=order)


def _items(story: Story, m: re.Match[str]) -> list[Span]:
    """The principles that a cue announces: on lines, numbered, or as many as it says."""
    view, end = story.view, paragraph_end(story.view, m.end())
    if not view[m.end() : end].strip():
        found = lists.lines(view, m.start())
        listed = [n for g in story.page.groups for n in g.listed]
        return (
            [_head(view, s) for s in found]
            if found and not any(found[0][0] <= n.start < found[-1][1] for n in listed)
            else []
        )
    if quoted := _quoted(story, m.end()):
        return quoted
    numbers = lists.numbered(view, m.end() - 1, end) or (lists.ordinals(view, m.end(), end) if m["n"] else [])
    if numbers:
        last = numbers[-1]
        # a verb may open the last one
        return [*numbers[:-1], (last[0], min(last[1], name_end(view, last[0] + _OPENING, inner_and=True)))]
    if not m["n"] or not re.search(r"(?:คือ|ได้แก่|ประกอบด้วย|:)\s?$", m[0]):
        return []
    stop = re.compile(r"\s(?=และ(?:นัด|จะ|ได้|มี)|โดย|ซึ่ง|ทั้งนี้|เพื่อ|ใน|เป็น|พร้อม|มา)|[.”]").search(view, m.end(), end)
    count = number(m["n"])
    return lists.chunks(view, m.end(), stop.start() if stop else end, count) or _first(view, m.end(), end, count)


def _first(view: str, at: int, end: int, count: int) -> list[Span]:
    """As many short phrases between spaces as a cue says, before another sentence."""
    found = [w.span() for w in islice(re.compile(r"[^\s,]+").finditer(view, at, end), count)]
    return found if len(found) == count and all(e - s <= _PHRASE for s, e in found) else []


def _quoted(story: Story, at: int) -> list[Span]:
    """The quotes that follow one another from `at`, where there are two at least."""
    found: list[Span] = []
    quotes = story.page.quotes
    for start, end in islice(quotes, bisect_left(quotes, (at, 0)), None):
        if start - at > _WIDEST:
            break
        if start >= at and _BETWEEN_QUOTES.fullmatch(story.view, at, start):
            found.append((start, end))
            at = end
    return found if len(found) > 1 else []


def _head(view: str, span: Span) -> Span:
    """What stands before a colon, where an item explains itself."""
    words = re.split(r"\s:\s|\s?:\s?$", view[span[0] : span[1]])[0].strip()
    return span[0], span[0] + len(words)
