"""Names of activities by where they stand: behind a verb of doing, before what is told of them, in quotes, in lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from loaders.press import lists
from loaders.press.activity_exclusions import ONE_EACH, is_other
from loaders.press.activity_rows import in_rows, in_tables
from loaders.press.activity_signs import (
    ENOUGH,
    JOINED_WITHIN,
    act,
    governs,
    head,
    is_joined,
    is_told,
    leads,
    verbs,
    weight,
)
from loaders.press.activity_words import COUNTED, CUE, DOING_BEFORE, TOLD
from loaders.press.facts import Entity, Span
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.words import name_end, paragraph_end

_LONGEST = 60
_DOING = 24
_LINKED = re.compile(r"(?:[\s,:-]|ซึ่ง|ที่|เคย|เพิ่ง|ไป|ก็|นั้น|นี้|ได้|และ|[”\"])*\Z")
# what a name may not even touch; what a name may hold or stand in, but not be
_APART = ("Person", "Network", "NetworkGroup", "Venue", "Position")
_PLACES = ("Province", "District", "Subdistrict")
_SAME = (
    "Goal",
    "Statement",
    "Designation",
    "Programme",
    "Plan",
    "Meeting",
    "Organization",
    "Virtue",
    "Principle",
    *_PLACES,
)


_CLASS = re.compile(r"โครงการ|กิจกรรม|หลักสูตร|ค่าย|แคมเปญ|คอร์ส")


# between what an event is and its title
_CALLED = re.compile(r"\s?(?:ภายใต้|ใน|ใช้)?ชื่อ(?:งาน|ว่า)?\s?[“\"]?")


@cache
def _begins() -> re.Pattern[str]:
    """A head or a verb of good works where a phrase begins: behind a space, a verb, a conjunction."""
    return scanner(
        rf"(?=[ก-ฮเ-ไ])(?:(?:{verbs(True)}|การ|งาน|และ|กับ|ส่วน|คือ|ได้แก่|เช่น|ที่|อย่าง|โดย|ขณะที่|ถึง|ชม|ดู|จัก|สู่|ผ่าน|ทั้ง|จาก|อยู่ใน)\s?|(?<=[\s(“\"])|^)(?P<name>{head().pattern}|{act().pattern})",
        re.MULTILINE,
    )


def found(story: Story) -> list[Span]:
    """Where names of activities stand."""
    rows = [*(r for r in in_rows(story) if not is_other(story.view, r)), *in_tables(story), *_counted_off(story)]
    named = dict.fromkeys([*_quoted(story), *_told(story), *_beginning(story), *_led(story), *_one_each(story)])
    likely = [(weight(story, s), s) for s in named]
    sure = _best([(n, s) for n, s in likely if n >= ENOUGH and _is_free(story, s)])
    ends = sorted(end for _, end in sure)
    more = [s for n, s in likely if n >= ENOUGH - 2 and _joins(story.view, ends, s[0])]
    return list(dict.fromkeys([*(s for s in rows + more if _is_free(story, s)), *sure]))


def _best(likely: list[tuple[int, Span]]) -> list[Span]:
    """Of names that overlap, the one with most signs, else the longest."""
    found: list[Span] = []
    for _, (start, end) in sorted(likely, key=lambda one: (-one[0], one[1][0] - one[1][1])):
        if all(end <= s or e <= start for s, e in found):
            found.append((start, end))
    return found


def _joins(view: str, ends: list[int], start: int) -> bool:
    """Whether a name at `start` goes on with a list in which one of the names before it stands."""
    near = ends[bisect_left(ends, start - JOINED_WITHIN + 1) : bisect_left(ends, start)]
    return any(is_joined(view, end, start) for end in near)


def _is_free(story: Story, span: Span) -> bool:
    """Whether nothing else was read there: the name may hold a place or stand in what somebody said."""
    name = story.view[slice(*span)]
    bare = _CLASS.sub("", name, count=1)
    if any(bare in (p.name, story.view[p.start : p.end]) for p in story.page.programmes):
        return False
    if any(
        e.start == span[0] or name in e.title or _is_title(story.view, span[1], e.start)
        for e, _ in story.meetings
        if e.title
    ):
        return False
    return not any(_takes(story, span, e) for e in story.draft.entities if e.type in _APART or e.type in _SAME)


def _is_title(view: str, end: int, title: int) -> bool:
    """Whether the title of an event is what the words that end at `end` are called."""
    return bool(_CALLED.fullmatch(view, end, title)) if end < title else False


def _takes(story: Story, span: Span, e: Entity) -> bool:
    """Whether another thing of the text is named there, and not only by a part of the name."""
    here = [m for m in e.mentions if m[0] < span[1] and span[0] < m[1]]
    if not here or (e.type == "Organization" and _is_no_body(story, span, e.mentions)):
        return False
    return e.type in _APART or any(_is_same(e.type, m, span, min(m[1], span[1]) - max(m[0], span[0])) for m in here)


def _is_no_body(story: Story, span: Span, mentions: list[Span]) -> bool:
    """Whether what looks like a body is the name of an activity, or reached over the verb into the name of one."""
    if _CLASS.match(story.view, *span):
        return all(start > span[0] for start, _ in mentions)
    here = [m for m in mentions if m[0] < span[1] and span[0] < m[1]]
    if governs(story.view, span[0]):
        return all(start < span[0] for start, _ in here)
    told = is_told(story.view, span[1]) or any(is_told(story.view, end) for _, end in mentions)
    told = told or weight(story, span) > ENOUGH + 1
    return told and all(start == span[0] and end <= span[1] for start, end in here)


def _is_same(kind: str, mention: Span, span: Span, shared: int) -> bool:
    """Whether another thing of the text is what the words name."""
    # the name of a programme or an honour may be part of the name of an activity
    part = kind in ("Programme", "Designation")
    mostly = 5 * shared >= (4 if part else 3) * (span[1] - span[0])
    return mostly and (kind in ("Meeting", "Organization") or 2 * shared > mention[1] - mention[0])


def _quoted(story: Story) -> Iterator[Span]:
    """Names in quotes."""
    yield from ((start, end) for start, end in story.page.quotes if end - start <= 40)


def _told(story: Story) -> Iterator[Span]:
    """Names in front of what is told of them."""
    for m in CUE.finditer(story.view):
        line = story.view.rfind("\n", 0, m.start()) + 1
        does = DOING_BEFORE.search(story.view, max(line, m.start() - _DOING), m.start())
        at = does.start() if does else m.start()
        if span := _before(story, max(line, at - _LONGEST), at):
            yield span


def _before(story: Story, reach: int, at: int) -> Span | None:
    """The name that ends before `at`, without the words that link it to what follows and without whose it is."""
    view = story.view
    linked = _LINKED.search(view, reach, at)
    end = linked.start() if linked else at
    actors = [a for a in story.actors[bisect_left(story.actors, reach, key=lambda a: a.start) :] if a.start < at]
    owned = next((a for a in actors if a.end == end), None)
    if owned and view.endswith("ของ", 0, owned.start):
        end = owned.start - len("ของ")
        end -= view.endswith(" ", 0, end)
    if view[end : end + 1] in ("”", '"'):
        return next((q for q in story.page.quotes if q[1] == end and q[1] - q[0] <= 40), None)
    edges = [view.rfind(c, reach, end) for c in ' \n“”"(),:•|/>-']
    start = max(*edges, reach - 1) + 1
    begins = _begins().search(view, start, end)
    if begins:
        cut = _AND.search(view, begins.end(), end)
        return begins.start("name"), cut.start() if cut else end
    after = max((a.end for a in actors if start <= a.start and a.end < end), default=start)
    verb = _verb_first().match(view, after, end)
    start = verb.end() if verb else after
    return (start, end) if start < end else None


@cache
def _verb_first() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:ก็|ได้|จะ|กำลัง|ยัง(?:คง)?|เตรียม)*(?:{verbs(True)}|การ|งาน)")


_KINDS = (
    r"ชุมชน|โรงเรียน|วัด|เทศบาล|อบต|อบจ|องค์การ|โรงพยาบาล|รพ|วิทยาลัย|มหาวิทยาลัย"
    r"|กลุ่ม|ตำบล|หมู่บ้าน|บ้าน|อำเภอ|จังหวัด|สำนักงาน|เครือข่าย|มัสยิด|สภา|สมาคม|บริษัท|ชมรม|กระทรวง"
)
_AND = re.compile(
    rf"(?:และ|กับ)การ|ไป(?:อยู่|แล้ว)|ครบทุก|พร้อม(?:กัน|กับ|ทั้ง|ด้วย)|ไว้(?=[ก-๎])|ซึ่ง|ที่(?=ผลัด|ช่วยกัน|วิ่ง|ได้|จะ|กำลัง|ไม่เคย)|ของ(?=(?:{_KINDS})[ก-๎])"
)


def _beginning(story: Story) -> Iterator[Span]:
    """Names whose head or verb is that of an activity."""
    for m in _begins().finditer(story.view):
        start = m.start("name")
        near = story.view[start : start + _LONGEST]
        end = start + name_end(near, m.end() - start, inner_and=True)
        end += len("ให้") if story.view.startswith("ให้ ", end) else 0
        cut = [c.start() for rule in (TOLD, COUNTED, _AND) if (c := rule.search(story.view, m.end(), end + 12))]
        cut += [c.start() for c in [_STOP.search(story.view, m.end(), end)] if c]
        yield start, min(end, *cut) if cut else end


_STOP = re.compile(
    r"[\s,;:/()\[\]“”\"•+|]|$|ซึ่ง|โดย(?!สาร)|(?:วัน|เดือน|สัปดาห์|ปี|ครั้ง)ละ(?=\s?(?:\d|ครั้ง|สอง|หน))|(?:อีก|ทุก)แห่ง|(?:สัปดาห์|เดือน|ปี|เทอม)หน้า|ควบคู่|ด้วยกัน"
    r"|ทุก(?:วัน|เดือน|สัปดาห์|ปี|เช้า|เย็น|อำเภอ|ตำบล|หมู่บ้าน)|มา(?:แล้ว|ตั้งแต่|ต่อเนื่อง|นาน|กว่า)|ไป(?:แล้ว|ตั้งแต่|เมื่อ)|ได้(?=ตัดสิน|ดำเนิน|จัด|รับ|เริ่ม|ทำ)"
    r"|ดำเนินการ|เพื่อ(?=เป็น|ให้|ใช้)|ด้วยตนเอง|ให้(?=ครบ|แล้วเสร็จ|ทั่ว|เสร็จ)|เพิ่มอีก|อีก(?=\s?\d)|เป็น(?=ปี|วัน|ครั้ง|ประจำ|เวลา)|ที่(?=หยุด|เคย|ทำ|จัด|เริ่ม|มี|เปิด)"
    r"|ครบ(?=ทั้ง|ทุก)|ไว้(?=[ก-๎])|เลิก(?=ไป|ทำ|แล้ว)|ใน(?=เดือน|ปี|วันที่|ภาคเรียน|เทอม|สัปดาห์)|ก้าวเข้า|(?:เข้า|ก้าว)สู่ปี|มาก่อน|ที่(?=ผลัด|ช่วยกัน|วิ่ง|ได้|จะ|กำลัง|ไม่เคย|ยัง)|ภายใน|ตั้งแต่|จน(?=ถึง|ได้|มี|เป็น)|เมื่อ|พร้อม(?=กัน|กับ|ทั้ง|ด้วย)|กับ(?=ร้าน|โรงเรียน|ชุมชน|\d)"
    r"|เพิ่ง(?=เริ่ม|เปิด|จัด|ทำ|ตั้ง|$)|อย่างต่อเนื่อง|ต่อ(?=เนื่อง|\s|ไป)|และ(?=การ|จะ|ได้)|ของ(?=กลุ่ม|ชุมชน|โรงเรียน|วัด|เทศบาล|อบต|องค์การ|เจ้าคณะ|มูลนิธิ)"
)


# no list in a line is longer
_FARTHEST = 400
_COUNTED_OFF = re.compile(
    r"(?:กิจกรรม|โครงการ|ผลงาน)[^\n“”]{0,40}?(?:สอง|สาม|สี่|ห้า|[2-6])\s?(?:อย่าง|เรื่อง|งาน|กิจกรรม|โครงการ)\s?(?:คือ|ได้แก่)?(?=\s)"
)


def _counted_off(story: Story) -> Iterator[Span]:
    """The items of a line that says how many activities it names, and counts them off."""
    for m in _COUNTED_OFF.finditer(story.view):
        end = min(paragraph_end(story.view, m.end()), m.end() + _FARTHEST)
        items = lists.numbered(story.view, m.end(), end) or lists.ordinals(story.view, m.end(), end)
        for start, last in items:
            stop = _STOP.search(story.view, start + 4, last)
            yield start, stop.start() if stop else last


def _one_each(story: Story) -> Iterator[Span]:
    yield from (m.span() for m in ONE_EACH.finditer(story.view))


def _led(story: Story) -> Iterator[Span]:
    """Names behind words that lead to one, up to a space or to what is told of them."""
    for m in leads().finditer(story.view):
        stop = _STOP.search(story.view, m.end() + 4, m.end() + _LONGEST)
        if stop:
            yield m.end(), stop.start()
