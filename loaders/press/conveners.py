"""Who held an event of which no host is named: whoever calls, tells or heads the page."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.press.actors import listed_after, listed_before, protagonist
from loaders.press.facts import Entity
from loaders.press.organisers import WITH, roles
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.titles import Event

# said before a body that is not the doer
ASIDE = re.compile(r"(?:จาก|(?:เห็น|ตระหนัก|ทราบ)ว่า|สนับสนุนโดย|ให้แก่|ให้|แก่|ต่อ|ถึง|ตาม(?:หนังสือ)?|ของ|ผู้แทน|ณ|ที่|พร้อมด้วย)\s?$")

# verbs of calling people together, straight behind whoever does so
_MAKES = re.compile(
    r"(?:\s(?:จังหวัด|จ\.|อำเภอ|อ\.)\s?[ก-๎]{2,20}){0,2}\s?(?:ได้|จึง|จะ|ก็|(?:ร่วม(?:มือ)?กับ|จับมือ|ผนึกกำลัง)[^\n]{2,80}?\s|เป็นเจ้าภาพ){0,2}\s?(?:จัด(?!กำลัง|ผู้แทน|ชุด|เจ้าหน้าที่|ทีม|บูธ|รถ|ตั้ง|ทำ|หา|เก็บ|สรร|อันดับ|เป็น|การ(?:เรียน|ขยะ))|ชวน|(?:ขอ)?เชิญ(?=[^\n]{2,50}(?:มา|ร่วม|หารือ|ประชุม|คุย|ถก))|(?:นัด|ชวน|พา|เรียก)(?=[^\n]{2,60}(?:หารือ|ประชุม|คุย|ถก|ร่วม|ชม|เรียนรู้|ลงพื้นที่))|เปิด(?=บ้าน|เวที|วง|โครงการ|งาน|ประตู|พื้นที่)"
    r"|นัด(?=พบ|คุย|ประชุม|รวม)|เรียกประชุม|ประชุม(?=หารือ|ร่วมกับ|ชี้แจง|เตรียม)|นำ(?=คณะ[^\n]{2,80}\s(?:ลง|ออก|ไป|เข้า))|(?:รายงาน|สรุป|แถลง)ผล(?=(?:การ)?(?:ประชุม|อบรม|สัมมนา|เวที))|ล้อมวง|ตั้งวง|รวมพล|ระดม|เดินหน้า(?=จัด|อบรม)|ลุย(?=จัด|อบรม))"
)


def makes(story: Story, event: Event, meeting: Entity) -> None:
    """BODY ชวน … มา, BODY เปิดบ้าน, เราจะเปิดบ้าน: whoever calls people together, outside of speech."""
    told = [m for e in story.draft.of("Statement") for m in e.mentions]
    for a in story.actors:
        inside = event.covers(a.start) and not any(s <= a.start < e for s, e in told)
        made = _MAKES.match(story.view, a.end) if inside and a.kind == "Organization" else None
        if made and "\n" not in made[0] and not ASIDE.search(story.view, max(0, a.start - 14), a.start):
            found = [b for b in listed_before(story, a) if b.kind == "Organization"]
            found += [b for b in story.actors if a.end <= b.start < made.end() and b.kind == "Organization"]
            roles(story, meeting, found, (found[0].start, made.end()))
            return
    us = re.compile(r"(?:พวก)?เรา(?:จะ|ได้|จึง)?(?:จัด|เปิดบ้าน|เชิญ|ชวน)").search(story.view, event.first, event.last)
    if us and (hero := protagonist(story)):
        story.draft.relate("ORGANISED_BY", meeting, hero, us.span())


_TELLS = re.compile(
    r"(?:\)|\s?\([^()\n]{2,24}\))?\s?(?:ได้|ขอ)*(?:รายงาน(?:ว่า|ข่าว)?|แจ้ง(?:ว่า|ข่าว)|แถลง(?:ว่า|ข่าว)|บอก(?:ว่า|ข่าว)|เล่า(?:ว่า|ถึง)|เผย(?:แพร่)?(?:ว่า|ผล)|สรุปผล)"
    r"(?=(?:(?!ร่วม|วิทยากร|ตัวแทน)[^\n“”\"]){0,80}\Z)"
)


def tells(story: Story, event: Event, meeting: Entity) -> None:
    """BODY รายงานว่า … มี TITLE: the body that opens the telling of an event which nobody else is said to hold."""
    start = max(story.view.rfind("\n", 0, max(event.start, 0)) + 1, event.first)
    found = [a for a in story.actors if start <= a.start and a.end <= event.start and a.kind == "Organization"]
    if found and _TELLS.match(story.view, found[-1].end, event.start) and found[0].start - start < 60:
        roles(story, meeting, found, (start, event.start))


_OUR_KIND = scanner(
    r"(?:(?<![ก-๎])|(?<=ทาง)|(?<=ซึ่ง)|(?<=โดย))(?P<kind>โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|วัด|บริษัท|สหกรณ์|ชมรม|สมาคม|มูลนิธิ|เรือนจำ|หอการค้า)"
    r"(?:ฯ|ของเรา|เรา)?\s?(?:ก็|จะ|ได้|จึง|กำหนด|เตรียม|มี)*(?:จัด(?!ทำ|ตั้ง|หา|สรร|เก็บ|การ(?!ประชุม|อบรม|แข่ง))|เปิดบ้าน|เป็นเจ้าภาพ)"
)


def by_kind(story: Story, event: Event, meeting: Entity) -> None:
    """ทางวัดจัด, สหกรณ์จะเปิดบ้าน: the body of that kind named before."""
    for m in _OUR_KIND.finditer(story.view, event.first, event.last):
        if event.covers(m.start()) and not any(s <= m.start() < e for s, e in story.page.quotes):
            before = [a for a in story.actors if a.end <= m.start() and a.entity.canonical.startswith(m["kind"])]
            if before:
                story.draft.relate("ORGANISED_BY", meeting, before[-1].entity, m.span())
                return


_HELD_BY = re.compile(
    r"(?:จัดขึ้น[^\n]{0,160}?\sโดย\s?|จัด[^\n]{0,200}?\s(?=โดยความ|ภายใต้ความ))"
    r"(?P<joint>(?:โดย|ภายใต้)?(?:ความร่วมมือ|การผนึกกำลัง)(?:ของ|จาก|ระหว่าง)\s?)?"
)


def held_by(story: Story, event: Event, meeting: Entity) -> None:
    """จัดขึ้น when and where โดย BODY."""
    for m in _HELD_BY.finditer(story.view, event.first, event.last):
        found = listed_after(story, m.end(), ("Organization",))
        if m["joint"] and found and found[0].start == m.end():
            for a in found:
                kind = "ORGANISED_BY" if a is found[0] else "CO_ORGANISED_BY"
                story.draft.relate(kind, meeting, a.entity, (m.start("joint"), a.end))
            return
        if found and found[0].start == m.end():
            roles(story, meeting, found, m.span())
            return


def preamble(story: Story, meeting: Entity) -> None:
    """BODY จึงได้จัดประชุม 2 ครั้ง before the first of several events."""
    if story.meetings[0][0].first == 0:
        return
    for a in story.actors:
        made = _MAKES.match(story.view, a.end) if a.end < story.meetings[0][0].first else None
        made = made or re.compile(r"\s?\([^()\n]{2,24}\)\s?(?:จึง|ได้)*จัด").match(story.view, a.end)
        if a.kind == "Organization" and made and made.end() < story.meetings[0][0].first:
            story.draft.relate("ORGANISED_BY", meeting, a.entity, (a.start, made.end()))
            return


_FORM = re.compile(r"\s+(?:ชื่อ)?(?:กิจกรรม|โครงการ|งาน|การประชุม|เรื่อง)\s?:")


def letterhead(story: Story, meeting: Entity) -> None:
    """A first line that is nothing but bodies, one with the others; one above a form."""
    start, end = story.page.paragraphs[0] if story.page.paragraphs else (0, 0)
    found = [a for a in story.actors if start <= a.start and a.end <= end and a.kind == "Organization"]
    between = "".join(story.view[a.end : b.start] for a, b in pairwise(found))
    heads = found and found[0].start - start < 3
    if heads and len(found) == 1 and _FORM.match(story.view, end):
        roles(story, meeting, found, (start, end))
    if heads and len(found) > 1 and end - found[-1].end < 3 and WITH.search(between):
        roles(story, meeting, found, (start, end))
