"""Who held an event: alone, with whom, through which unit."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.press.actors import listed_after, listed_before, protagonist, subject
from loaders.press.facts import Entity, Span
from loaders.press.organisers import WITH, beside, own_rooms, partners, roles, with_their_help
from loaders.press.scan import scanner
from loaders.press.story import Actor, Story
from loaders.press.titles import Event

_VERB = scanner(
    r"(?:กำหนด|จึง|ได้)?จัด(?!การ(?!ประชุม|อบรม|สัมมนา|เรียนรู้)|กำลัง|ผู้แทน|ชุด|เจ้าหน้าที่|ทีม|บูธ|รถ|ตั้ง|ทำ|หา|เก็บ|ระบบ|สรร|ลำดับ|แถว|แบ่ง)|ร่วมหารือ|เป็นเจ้าภาพ(?!ร่วม)|เดินหน้า"
    r"|เปิด(?=เวที|งาน|วง|โครงการ|พิธี|ค่าย|การ|หลักสูตร|บ้าน|ประชุม|ห้องเรียน)"
    r"|(?:ภายใต้|ใน|ใช้)ชื่อ(?:งาน)?(?:ว่า)?(?=\s?[“\"ก-ฮเ-ไ])"
)
_BY = scanner(
    r"(?:(?<!ร่วม)จัด(?:ขึ้น)?|ดำเนินการ|เจ้าภาพ)\s?(?:โดย|:)\s?|หน่วยงานที่จัด\s?:\s?"
    r"|(?:ผู้|คน)(?:ที่)?(?:เรียก|ชวน|เชิญ|นัด|ริเริ่ม|ลุกขึ้นจัด)[ก-๎]{0,16}\s?(?::|คือ|ได้แก่)\s?"
    r"|(?<=\n)[ •]*(?:ผู้จัด|เจ้าภาพ|หน่วยงานจัด)\s(?=[ก-ฮเ-ไ])"
    r"|(?:(?<!ร่วม)เจ้าภาพ|แม่งาน|(?:ผู้|คน|ฝ่าย)จัด|(?:เป็นคน|ผู้|คน[ก-๎]{0,12})ลงมือจัด|เจ้าของงาน)(?:หลัก|ของ|งาน|ครั้ง|นี้|มีรายเดียว|รายเดียว){0,3}\s?(?::|คือ|ได้แก่)\s?"
)
_HOSTS = re.compile(
    r"\s?(?:จะ|ได้|จึง|ก็)?(?:เป็นเจ้าภาพร่วม|ร่วมเป็นเจ้าภาพ|เป็น(?:หน่วยงาน|องค์กร|ภาคี|ผู้)ร่วมจัด|ร่วมจัด(?!แสดง|ทำ|บูธ|ตั้ง|นิทรรศการ|ซุ้ม)|(?:รับ|ลุก(?:ขึ้น)?มา)?เป็น(?:เจ้าภาพ(?:หลัก)?|แม่งาน|ผู้จัด|หน่วยงานหลัก|เจ้าของ(?:เรื่อง|งาน)|ตัวตั้งตัวตี|คนจัด|ฝ่ายจัด|คนเชิญ)|ออกหน้า|รับ(?:หน้าที่)?จัด)"
)
_ATTENDS = re.compile(r"เข้าร่วม(?:ประชุม|งาน|เวที|พิธี|การ|กิจกรรม|อบรม)|รับเชิญ|ไปร่วม|มาร่วม")
_ASIDE = re.compile(r"(?:จาก|สนับสนุนโดย|ให้แก่|ให้|แก่|ต่อ|ถึง|ตาม(?:หนังสือ)?|ของ|ผู้แทน|ณ|ที่|พร้อมด้วย)\s?$")


_WITH_BY = scanner(
    r"(?:ผู้|หน่วยงาน|องค์กร|ภาคี)?(?:ที่)?(?:ร่วมจัด(?:งาน)?|เจ้าภาพร่วม|ผู้สนับสนุนการจัด(?:งาน)?)\s?(?::|คือ|ได้แก่|โดย)\s?|จัด(?:ขึ้น)?(?:ร่วม|ควบคู่|คู่)กับ\s?"
)


def state(story: Story) -> None:
    """Organisers and partners of every event."""
    for event, meeting in story.meetings:
        for m in _WITH_BY.finditer(story.view, event.first, event.last):
            for a in listed_after(story, m.end(), ("Organization",)):
                story.draft.relate("CO_ORGANISED_BY", meeting, a.entity, (m.start(), a.end))
        _which(story, event, meeting)
        for m in _BY.finditer(story.view, event.first, event.last):
            found = listed_after(story, m.end(), ("Organization", "Province"))
            roles(story, meeting, found, (m.end(), m.end()))
            if found:
                beside(story, meeting, (m.start(), found[-1].end))
        if event.title and not event.minor and not story.draft.related("ORGANISED_BY", meeting):
            _before_title(story, event, meeting)
        _hosts(story, event, meeting)
        if event.minor and event.title and not story.draft.related("ORGANISED_BY", meeting):
            _announces(story, event, meeting)
        if not event.minor and not story.draft.related("ORGANISED_BY", meeting):
            _before_verb(story, event, meeting)
        if not story.draft.related("ORGANISED_BY", meeting):
            _by_kind(story, event, meeting)
        if not story.draft.related("ORGANISED_BY", meeting):
            _makes(story, event, meeting)
        if not event.minor and not story.draft.related("ORGANISED_BY", meeting):
            _tells(story, event, meeting)
        if not story.draft.related("ORGANISED_BY", meeting):
            _held_by(story, event, meeting)
        if not story.draft.related("ORGANISED_BY", meeting) and len(story.meetings) > 1:
            _preamble(story, meeting)
        if not story.draft.related("ORGANISED_BY", meeting):
            _letterhead(story, meeting)
        partners(story, event, meeting)
        with_their_help(story, event, meeting)
        own_rooms(story, meeting)


_WHICH = re.compile(r"\s?(?:ซึ่ง|ที่|โดย)\s?")
_TOGETHER = re.compile(
    r"(?:\s?\([^()\n]{2,30}\))?\s?(?:ได้|ผนึกกำลัง|รวมพลัง|ร่วมมือ|ร่วม|จับมือ|สานพลัง|บูรณาการ|กัน|เป็นผู้){0,4}\s?จัด(?!ทำ|ตั้ง|การ|หา|สรร)"
)


def _which(story: Story, event: Event, meeting: Entity) -> None:
    """TITLE ซึ่ง BODY BODY และ BODY ร่วมกันจัดขึ้น."""
    which = _WHICH.match(story.view, event.end) if event.title else None
    found = listed_after(story, which.end(), ("Organization",)) if which else []
    if found and (holds := _TOGETHER.match(story.view, found[-1].end)):
        roles(story, meeting, found, (found[0].start, holds.end()))


_WITH_HOST = re.compile(r"เป็น(?:หน่วยงาน|องค์กร|ภาคี|ผู้)ร่วมจัด")


def _hosts(story: Story, event: Event, meeting: Entity) -> None:
    """BODY เป็นเจ้าภาพ; one that is told to host will host another event."""
    for a in story.actors:
        ordered = story.view[max(0, a.start - 5) : a.start].strip().endswith("ให้")
        m = _HOSTS.match(story.view, a.end)
        if m and a.kind == "Province" and "ร่วม" not in m[0] and _main(story, a) and event.covers(a.start):
            if not story.draft.related("ORGANISED_BY", meeting):
                story.draft.relate("ORGANISED_BY", meeting, a.entity, (a.start, m.end()))
            continue
        if not m or a.kind != "Organization" or (ordered and not event.planned) or not event.covers(a.start):
            continue
        several = [b for b in listed_before(story, a) if b is a or (b.kind, b.entity) != (a.kind, a.entity)]
        places = [(v.start, v.end) for v in story.page.venues]
        several = [b for b in several if b.kind == "Organization" and not any(s <= b.start < e for s, e in places)]
        with_host = bool(_WITH_HOST.search(m[0])) or story.view.endswith("มี", 0, several[0].start)
        if len(several) > 1 and "ร่วม" in m[0] and (with_host or story.draft.related("ORGANISED_BY", meeting)):
            for b in several:
                story.draft.relate("CO_ORGANISED_BY", meeting, b.entity, (b.start, m.end()))
            continue
        if len(several) > 1 and not story.draft.related("ORGANISED_BY", meeting):
            for b in several:
                first = "ORGANISED_BY" if b is several[0] else "CO_ORGANISED_BY"
                story.draft.relate(first, meeting, b.entity, (b.start, m.end()))
            continue
        beside(story, meeting, m.span())
        kind = "CO_ORGANISED_BY" if "ร่วม" in m[0] else "ORGANISED_BY"
        if kind == "CO_ORGANISED_BY" or not story.draft.related(kind, meeting):
            story.draft.relate(kind, meeting, a.entity, (a.start, m.end()))


def _before_title(story: Story, event: Event, meeting: Entity) -> None:
    """BODY ร่วมกับ BODY จัด TITLE, over a line break when the title opens its line."""
    start, end = _clause(story, event)
    words = story.view[start:end]
    verbs = [m for m in _VERB.finditer(story.view, start, end + 10) if m.start() < end]
    if _ATTENDS.search(words) and not verbs:
        return
    found = _in_clause(story, start, verbs[-1].start() if verbs else end)
    if verbs and not found and (us := subject(story, verbs[-1].start(), ("Organization",), verbs[-1].start() - start)):
        found = [us]
    touches = (
        found
        and end - found[-1].end <= 2
        and re.match("(?:การ)?(?:ประชุม|อบรม|เวที|เปิด|เสวนา|สัมมนา|ลงพื้นที่|ปฐมนิเทศ|เดินรณรงค์)", event.title)
    )
    if verbs or WITH.search(words) or touches:
        roles(story, meeting, found, (start, end))


_PLANS = re.compile(r"\s?(?:(?:จะ|ได้|มี|กำหนด|เตรียม|การ|จัด|ให้มี|เชิญ|นัด|ขึ้น)+\s?)+")
_HOLDS = re.compile(r"\s?(?:จะ|ได้|ร่วมกัน|ผนึกกำลัง|มี|กำหนด|เตรียม|เป็นผู้){0,3}\s?จัด(?!ทำ|ตั้ง)")


def _announces(story: Story, event: Event, meeting: Entity) -> None:
    """BODY มีกำหนดจัด TITLE, TITLE BODY มีกำหนดจัด: whoever announces another event holds it."""
    behind = listed_after(story, event.end, ("Organization",))
    if behind and (holds := _HOLDS.match(story.view, behind[-1].end)):
        roles(story, meeting, behind, (behind[0].start, holds.end()))
        return
    us = subject(story, event.start, ("Organization",), 60)
    if us and _PLANS.fullmatch(story.view, us.end, event.start):
        story.draft.relate("ORGANISED_BY", meeting, us.entity, (us.start, event.start))


def _before_verb(story: Story, event: Event, meeting: Entity) -> None:
    """BODY จัด… in the text of an event whose title was read elsewhere."""
    for m in _VERB.finditer(story.view, event.first, event.last):
        if m[0].startswith("เปิด") or not re.match(
            r"(?:ขึ้น)?(?:\s?(?:โครงการ|กิจกรรม|การ?ประชุม|ประชุม|งาน|การอบรม|อบรม|เวที|พิธี|สัมมนา|เสวนา|ค่าย|มหกรรม))",
            story.view[m.end() : m.end() + 14],
        ):
            continue
        line = story.view.rfind("\n", 0, m.start()) + 1
        found = _in_clause(story, max(line, m.start() - 160), m.start())
        if found and m.start() - found[-1].end < 30:
            roles(story, meeting, found, (found[0].start, m.end()))
            return


# verbs of calling people together, straight behind whoever does so
_MAKES = re.compile(
    r"(?:\s(?:จังหวัด|จ\.|อำเภอ|อ\.)\s?[ก-๎]{2,20}){0,2}\s?(?:ได้|จึง|จะ|ก็|(?:ร่วม(?:มือ)?กับ|จับมือ|ผนึกกำลัง)[^\n]{2,80}?\s|เป็นเจ้าภาพ){0,2}\s?(?:จัด(?!กำลัง|ผู้แทน|ชุด|เจ้าหน้าที่|ทีม|บูธ|รถ|ตั้ง|ทำ|หา|เก็บ|สรร|อันดับ|เป็น|การ(?:เรียน|ขยะ))|ชวน|(?:ขอ)?เชิญ(?=[^\n]{2,50}(?:มา|ร่วม|หารือ|ประชุม|คุย|ถก))|(?:นัด|ชวน|พา|เรียก)(?=[^\n]{2,60}(?:หารือ|ประชุม|คุย|ถก|ร่วม|ชม|เรียนรู้|ลงพื้นที่))|เปิด(?=บ้าน|เวที|วง|โครงการ|งาน|ประตู|พื้นที่)"
    r"|นัด(?=พบ|คุย|ประชุม|รวม)|เรียกประชุม|ประชุม(?=หารือ|ร่วมกับ|ชี้แจง|เตรียม)|นำ(?=คณะ[^\n]{2,80}\s(?:ลง|ออก|ไป|เข้า))|(?:รายงาน|สรุป|แถลง)ผล(?=(?:การ)?(?:ประชุม|อบรม|สัมมนา|เวที))|ล้อมวง|ตั้งวง|รวมพล|ระดม|เดินหน้า(?=จัด|อบรม)|ลุย(?=จัด|อบรม))"
)


def _makes(story: Story, event: Event, meeting: Entity) -> None:
    """BODY ชวน … มา, BODY เปิดบ้าน, เราจะเปิดบ้าน: whoever calls people together, outside of speech."""
    told = [m for e in story.draft.of("Statement") for m in e.mentions]
    for a in story.actors:
        inside = event.covers(a.start) and not any(s <= a.start < e for s, e in told)
        made = _MAKES.match(story.view, a.end) if inside and a.kind == "Organization" else None
        if made and "\n" not in made[0] and not _ASIDE.search(story.view, max(0, a.start - 14), a.start):
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


def _tells(story: Story, event: Event, meeting: Entity) -> None:
    """BODY รายงานว่า … มี TITLE: the body that opens the telling of an event which nobody else is said to hold."""
    start = max(story.view.rfind("\n", 0, max(event.start, 0)) + 1, event.first)
    found = [a for a in story.actors if start <= a.start and a.end <= event.start and a.kind == "Organization"]
    if found and _TELLS.match(story.view, found[-1].end, event.start) and found[0].start - start < 60:
        roles(story, meeting, found, (start, event.start))


_OUR_KIND = scanner(
    r"(?:(?<![ก-๎])|(?<=ทาง)|(?<=ซึ่ง)|(?<=โดย))(?P<kind>โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|วัด|บริษัท|สหกรณ์|ชมรม|สมาคม|มูลนิธิ|เรือนจำ|หอการค้า)"
    r"(?:ฯ|ของเรา|เรา)?\s?(?:ก็|จะ|ได้|จึง|กำหนด|เตรียม|มี)*(?:จัด(?!ทำ|ตั้ง|หา|สรร|เก็บ|การ(?!ประชุม|อบรม|แข่ง))|เปิดบ้าน|เป็นเจ้าภาพ)"
)


def _by_kind(story: Story, event: Event, meeting: Entity) -> None:
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


def _held_by(story: Story, event: Event, meeting: Entity) -> None:
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


def _preamble(story: Story, meeting: Entity) -> None:
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


def _letterhead(story: Story, meeting: Entity) -> None:
    """A first line that is nothing but bodies, one with the others; one above a form."""
    start, end = story.page.paragraphs[0] if story.page.paragraphs else (0, 0)
    found = [a for a in story.actors if start <= a.start and a.end <= end and a.kind == "Organization"]
    between = "".join(story.view[a.end : b.start] for a, b in pairwise(found))
    heads = found and found[0].start - start < 3
    if heads and len(found) == 1 and _FORM.match(story.view, end):
        roles(story, meeting, found, (start, end))
    if heads and len(found) > 1 and end - found[-1].end < 3 and WITH.search(between):
        roles(story, meeting, found, (start, end))


def _clause(story: Story, event: Event) -> Span:
    start = story.view.rfind("\n", 0, max(event.start, 0)) + 1
    if event is not story.meetings[0][0] or story.view[start : event.start].rstrip().endswith("|"):
        return start, event.start
    if not any(start <= a.start < event.start and a.kind == "Organization" for a in story.actors):
        earlier = [p for p in story.page.paragraphs if p[1] <= start]
        start = earlier[-1][0] if earlier and event.start - earlier[-1][1] < 60 else start
    return start, event.start


def _in_clause(story: Story, start: int, end: int) -> list[Actor]:
    """Bodies and provinces between, without those of posts, venues and asides."""
    inside = [a for a in story.actors if start <= a.start and a.end <= end and a.kind in ("Organization", "Province")]
    inside = [a for a in inside if not any(h.named.end < a.start < h.end for h in story.held)]
    inside = [
        a
        for a in inside
        if not any(v.start <= a.start < v.end or a.start in {p.start for p in v.address} for v in story.page.venues)
    ]
    groups = [(g.start, g.end) for g in story.page.groups]
    inside = [a for a in inside if not any(s <= a.start < e for s, e in groups)]
    return [a for a in inside if not _ASIDE.search(story.view, max(0, a.start - 14), a.start) and _main(story, a)]


def _main(story: Story, a: Actor) -> bool:
    """A province only as จังหวัดX, and not as the address of a body before it."""
    if a.kind == "Organization":
        return True
    before = [b for b in story.actors if b.end <= a.start]
    address = before and story.view[before[-1].end : a.start].strip() == ""
    return story.view.startswith(("จังหวัด", "จ."), a.start) and not address
