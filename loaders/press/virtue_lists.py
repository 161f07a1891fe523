"""Lists of virtues: behind words that announce them or what is done to them, on lines of a vow, each in quotes."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.press import lists
from loaders.press.actors import owner
from loaders.press.facts import Entity, Span
from loaders.press.lexicon import pattern
from loaders.press.numerals import number
from loaders.press.plans import Named
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.words import paragraph_end, trimmed

_VIRTUES = scanner(
    r"(?:อัตลักษณ์)?คุณธรรม(?:อัตลักษณ์|เป้าหมาย|หลัก|พื้นฐาน|เด่น)?(?:ของ[ก-๎]{2,16}|[ก-๎]{0,6}\s[ก-๎]{0,16})?(?:\s(?:ที่ประชุม|ทุกฝ่าย|คณะกรรมการ)[ก-๎]{0,40})?\s?(?P<n>[2-6]|สอง|สาม|สี่|ห้า|หก)\s?(?:ข้อ|ประการ|ตัว|ด้าน|คำ|เรื่อง)[^\n]{0,40}?(?:ได้แก่|คือ|ประกอบด้วย|:|(?=\n))\s?"
)
_VIRTUE_GAP = re.compile(r"[\s,/•]*(?:และ|กับ|รวมทั้ง)?\s?(?:ความ|การ|ด้าน)?(?:มี|รู้|เป็น)?\s?")
# whose the virtues before it are
_OF = re.compile(r"[”\"]?\s?(?:ซึ่ง|อัน|ที่)?(?:เป็น|คือ)(?:คุณธรรม|ค่านิยม|อัตลักษณ์)[ก-๎]{0,8}?\s?(?:ที่|ของ|ประจำ|ซึ่ง)?\s?(?=\S)")
_WHOSE = ("Province", "District", "Organization", "Network")
_VIRTUE_CUE = re.compile(r"คุณธรรม|ค่านิยม|อัตลักษณ์|ประการ|ด้าน|ความดี(?:ที่|ร่วม)")
# what is done to virtues, straight before them
_INSTILS = re.compile(
    r"(?:ปลูก(?:ฝัง)?|บ่มเพาะ|หล่อหลอม|เสริมสร้าง|ส่งเสริม|รณรงค์|(?:ถือ|ยึด(?:มั่น|ถือ)?)(?:ใน)?หลัก|ยึดมั่น(?:ใน)?|เน้น|เชิดชู|กล่อมเกลา)"
    r"(?:ให้[ก-๎ ]{2,24}?)?(?:เรื่อง|ด้าน|ค่านิยม|ใน)?\s?[“\"]?(?:ความ|การ)?(?:มี|รู้|เป็น)?\Z"
)
# a virtue named alone, in a line that speaks of virtues
_VIRTUE_NAMED = re.compile(r"(?:คือ|ได้แก่|เพิ่มเรื่อง|ด้าน)(?:ความ)?\s?\Z")


def state(story: Story) -> None:
    """The virtues of lists, and whose they are."""
    _virtues(story)
    _announced(story)
    _vowed(story)


def _virtues(story: Story) -> None:
    """Two or more virtues in a list, after a word that announces them."""
    found = _with_others(story)
    run = found[:1]
    for v in [*found[1:], None]:
        if v and run and _VIRTUE_GAP.fullmatch(story.view, run[-1].end, v.start):
            run.append(v)
            continue
        if len(run) > 1 and (behind := _OF.match(story.view, run[-1].end)):
            whose = next((a.entity for a in story.actors if a.start == behind.end() and a.kind in _WHOSE), None)
            _promoted(story, [(x.name, (x.start, x.end)) for x in run], whose or story.home_at(run[0].start))
        elif len(run) > 1 and (
            story.near(run[0].start, _VIRTUE_CUE.pattern, 90)
            or _INSTILS.search(story.view, max(0, run[0].start - 44), run[0].start)
        ):
            _promoted(story, [(x.name, (x.start, x.end)) for x in run])
        elif run and _named_alone(story, run[0].start):
            story.draft.add("Virtue", run[0].name, (run[0].start, run[0].end))
        run = [v] if v else []


def _with_others(story: Story) -> list[Named]:
    """The virtues of the national plans, and others that stand in one list with them."""
    found = story.page.virtues
    rows = {v for pair in pairwise(found) if _listed(story.view, *pair) for v in pair}
    unlisted = pattern("{other_virtues}", "other_virtues")
    others = [Named(*m.span(), m[0]) for m in unlisted.finditer(story.view)] if rows else []
    beside = [o for o in others if any(_listed(story.view, v, o) or _listed(story.view, o, v) for v in rows)]
    return sorted([*found, *beside], key=lambda v: v.start)


def _listed(view: str, first: Named, second: Named) -> bool:
    return first.end < second.start and bool(_VIRTUE_GAP.fullmatch(view, first.end, second.start))


def _named_alone(story: Story, at: int) -> bool:
    """Whether the virtue at `at` stands behind a word that names it, in a line that speaks of virtues."""
    named = _VIRTUE_NAMED.search(story.view, max(0, at - 12), at)
    return bool(named and ("ด้าน" in named[0] or story.near(at, "คุณธรรม", 160)))


_LIST_ENDS = re.compile(r"\s(?=แทน|ภายใต้|ตั้งแต่|ใน|โดย|ซึ่ง|เพื่อ|ต่อ(?:เนื่อง|จาก|ไป)|ตาม|เป็น|มา|ให้|และ(?:มี|จะ|ได้|ตั้ง))")


def _announced(story: Story) -> None:
    """คุณธรรมอัตลักษณ์ N ข้อ and that many words, in the line or on the lines that follow."""
    view = story.view
    for m in _VIRTUES.finditer(view):
        end = paragraph_end(view, m.end())
        marked = [(s, s + len(re.split(r"\s?\(", view[s:e])[0])) for s, e in lists.lines(view, m.start())]
        count = number(m["n"])
        stop = _LIST_ENDS.search(view, m.end(), end)
        inline = lists.chunks(view, m.end(), stop.start() if stop else end, count)
        found = marked if len(marked) == count else inline
        found = [(s, e) for s, e in (trimmed(view, s, e) for s, e in found) if 2 < e - s <= 24 and "“" not in view[s:e]]
        if len(found) == count:
            _promoted(story, [(view[s:e], (s, e)) for s, e in found])


_VOWED = re.compile(r"ปฏิญาณ|ปฏิญญา|คำมั่น|สัญญา|คุณธรรม|ค่านิยม|อัตลักษณ์")


def _vowed(story: Story) -> None:
    """Lines that each begin with a virtue, under a line that speaks of a vow or of virtues; virtues each in quotes."""
    by_start = {v.start: (v.name, (v.start, v.end)) for v in story.page.virtues}
    quoted = [by_start[s] for s, e in story.page.quotes if s in by_start and by_start[s][1][1] == e]
    for name, span in quoted if len(quoted) > 1 else ():
        story.draft.add("Virtue", name, span)
    for start, end in story.page.quotes if by_start else ():
        of = _OF.match(story.view, end)
        words = [w.span() for w in re.compile(r"[ก-๎]{3,14}").finditer(story.view, start, end)]
        if of and len(words) > 1 and any(s in by_start for s, _ in words):
            whose = next((a.entity for a in story.actors if a.start == of.end() and a.kind in _WHOSE), None)
            _promoted(story, [(story.view[s:e], (s, e)) for s, e in words], whose)
    for start, end in story.page.paragraphs if len(by_start) > 1 else ():
        vow = _VOWED.search(story.view, max(start, end - 80), end)
        lines = [by_start[s] for s, _ in lists.lines(story.view, start) if s in by_start] if vow else []
        if len(lines) > 1:
            _promoted(story, lines)


def _promoted(story: Story, run: list[tuple[str, Span]], whose: Entity | None = None) -> None:
    start, end = run[0][1][0], run[-1][1][1]
    subject = whose or owner(story, start)
    for name, span in run:
        virtue = story.draft.add("Virtue", name, span)
        if subject:
            story.draft.relate("PROMOTES_VIRTUE", subject, virtue, (start, end))
