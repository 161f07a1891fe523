"""Clauses by classes of words: what is said of a subject, who the subject is, whom it is done to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.press.actors import listed_after, listed_before
from loaders.press.facts import Span
from loaders.press.lexicon import table
from loaders.press.story import Actor, Story

# auxiliaries, adverbs and the first verbs of a series, before the verb that tells what happened
_BEFORE_VERB = (
    r"(?:\s?(?:ได้|จะ|ยัง|ก็|จึง|เคย|กำลัง|คอย|ต่าง|พากัน|ต้อง|ขอ|เพิ่ง|เริ่ม(?:ต้น)?|แล้ว|สิ|ขึ้น(?:เวที)?|ลุก(?:ขึ้น)?|เดินทาง"
    r"|ออกมา|เข้ามา|แวะ|ร่วม|ร่วมกัน|ช่วย|ช่วยกัน|มาช่วย|ให้เกียรติ|เมตตา|กรุณา|ถือโอกาส|ใช้โอกาสนี้|รับเชิญ|รับหน้าที่|ทำหน้าที่|รับบท|รับ|เป็น|เป็นผู้แทน|เป็นตัวแทน|เป็นผู้|เป็นคน"
    r"|ในฐานะ|เปิดท้าย|ปิดท้าย|ด้วยการ|มา|ไป|อาสา|ประเดิม|ต่อด้วยการ|ถูกจัดให้|นำทีม))*?\s?"
)
# what may stand between a subject and its verb besides these: a relative pronoun, an aside in brackets
_LINK = r"(?:\s?\([^()\n]{1,40}\))?(?:\s?(?:ซึ่ง|ที่|ก็|เอง|ทั้งหมด|ทั้ง(?:สอง|สาม|\s?\d{1,2}\s?(?:คน|ท่าน|แห่ง|องค์กร|เครือข่าย))))?"


@dataclass(frozen=True)
class Predicate:
    """The class of a verb, the verb as written, and its place."""

    kind: str
    verb: str
    start: int
    end: int


@cache
def _classes() -> re.Pattern[str]:
    verbs = "|".join(f"(?P<{row[0]}>{row[1]})" for row in table("predicates"))
    return re.compile(f"{_LINK}{_BEFORE_VERB}(?:{verbs})")


def predicate(story: Story, at: int) -> Predicate | None:
    """What is said of a subject that ends at `at`, when its verb is of a known class."""
    m = _classes().match(story.view, at, at + 120)
    if m is None or m.lastgroup is None or "\n" in m[0]:
        return None
    return Predicate(m.lastgroup, m[m.lastgroup], m.start(m.lastgroup), m.end())


def subjects(story: Story, last: Actor) -> list[Actor]:
    """The list of actors of one kind that ends with `last`, the subject of what follows it."""
    return [a for a in listed_before(story, last) if a.kind == last.kind]


_TO = re.compile(
    r"[ก-๎]{0,12}?(?:ให้(?:กับ|แก่)?|แก่|กับ|ของ|ต่อ|\s)?\s?(?:อีก\s?)?(?:\d{1,2}\s?[ก-๎]{2,12}\s?)?(?:คือ|ได้แก่|อาทิ|เช่น)?\s?"
)


def objects(story: Story, at: int, kinds: tuple[str, ...]) -> list[Actor]:
    """The list of actors that the verb ending at `at` is done to, straight behind it or behind a preposition."""
    first = next((a for a in story.actors if a.start >= at and a.kind in kinds), None)
    if first is None or not _TO.fullmatch(story.view, at, first.start):
        return []
    found = listed_after(story, first.start, kinds)
    # the list ends where one of them is the subject of the next clause
    following = [i for i, a in enumerate(found) if i and (said := predicate(story, a.end)) and said.kind == "coaches"]
    return found[: following[0]] if following else found


def whole(story: Story, found: list[Actor], end: int) -> Span:
    """From the first of the subjects to the end of the predicate."""
    return min(a.start for a in found), max(end, max(a.end for a in found))
