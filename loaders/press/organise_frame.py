"""Who held an event: alone, with whom, through which unit."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.press.actors import listed_after, listed_before, protagonist, subject
from loaders.press.facts import Entity, Span
from loaders.press.story import Actor, Story
from loaders.press.titles import Event
from loaders.press.words import paragraph_end

_VERB = re.compile(
    r"(?:กำหนด|จึง|ได้)?จัด(?!การ(?!ประชุม|อบรม|สัมมนา|เรียนรู้)|ตั้ง|ทำ|หา|เก็บ|ระบบ|สรร|ลำดับ|แถว|แบ่ง)|ร่วมหารือ|เป็นเจ้าภาพ(?!ร่วม)|เดินหน้า|เปิดเวที"
)
_BY = re.compile(r"(?:จัด(?:ขึ้น)?|ดำเนินการ|เจ้าภาพ)\s?(?:โดย|:)\s?|ผู้จัด(?:งาน)?\s?:\s?|หน่วยงานที่จัด\s?:\s?")
_HOSTS = re.compile(r"\s?(?:เป็นเจ้าภาพร่วม|ร่วมเป็นเจ้าภาพ|เป็นเจ้าภาพ(?:หลัก)?)")
_WITH = re.compile(r"ร่วมกับ|ร่วมมือกับ|จับมือ|ผนึก|บูรณาการ|ร่วมด้วย|พร้อมด้วย|สานพลัง|ควงแขน|ชวน|หนุน")
_ATTENDS = re.compile(r"เข้าร่วม(?:ประชุม|งาน|เวที|พิธี|การ|กิจกรรม|อบรม)|รับเชิญ|ไปร่วม|มาร่วม")
_ASIDE = re.compile(r"(?:จาก|สนับสนุนโดย|ให้แก่|ให้|แก่|ต่อ|ถึง|ตาม(?:หนังสือ)?|ของ|ผู้แทน|ณ|ที่|พร้อมด้วย)\s?$")


def state(story: Story) -> None:
    """Organisers and partners of every event."""
    for event, meeting in story.meetings:
        for m in _BY.finditer(story.view, event.first, event.last):
            _roles(story, meeting, listed_after(story, m.end(), ("Organization", "Province")), m.span())
        if event.title and not event.minor and not story.draft.related("ORGANISED_BY", meeting):
            _before_title(story, event, meeting)
        _hosts(story, event, meeting)
        if not event.minor and not story.draft.related("ORGANISED_BY", meeting):
            _before_verb(story, event, meeting)
        if not story.draft.related("ORGANISED_BY", meeting):
            _makes(story, event, meeting)
        if not story.draft.related("ORGANISED_BY", meeting):
            _held_by(story, event, meeting)
        if not story.draft.related("ORGANISED_BY", meeting):
            _letterhead(story, meeting)


def _hosts(story: Story, event: Event, meeting: Entity) -> None:
    """BODY เป็นเจ้าภาพ; one that is told to host will host another event."""
    for a in story.actors:
        ordered = story.view[max(0, a.start - 5) : a.start].strip().endswith("ให้")
        m = _HOSTS.match(story.view, a.end)
        if not m or a.kind != "Organization" or ordered or not event.covers(a.start):
            continue
        kind = "CO_ORGANISED_BY" if "ร่วม" in m[0] else "ORGANISED_BY"
        if kind == "CO_ORGANISED_BY" or not story.draft.related(kind, meeting):
            story.draft.relate(kind, meeting, a.entity, (a.start, m.end()))


def _before_title(story: Story, event: Event, meeting: Entity) -> None:
    """BODY ร่วมกับ BODY จัด TITLE, over a line break when the title opens its line."""
    start, end = _clause(story, event)
    words = story.view[start:end]
    verbs = list(_VERB.finditer(story.view, start, end + 3))
    if _ATTENDS.search(words) and not verbs:
        return
    found = _in_clause(story, start, verbs[-1].start() if verbs else end)
    if verbs and not found and (us := subject(story, verbs[-1].start(), ("Organization",), verbs[-1].start() - start)):
        found = [us]
    touches = found and end - found[-1].end <= 2 and re.match("(?:การ)?(?:ประชุม|อบรม|เวที|เปิด|เสวนา|สัมมนา)", event.title)
    if verbs or _WITH.search(words) or touches:
        _roles(story, meeting, found, (start, end))


def _before_verb(story: Story, event: Event, meeting: Entity) -> None:
    """BODY จัด… in the text of an event whose title was read elsewhere."""
    for m in _VERB.finditer(story.view, event.first, event.last):
        if not re.match(
            r"(?:ขึ้น)?(?:\s?(?:โครงการ|กิจกรรม|การ?ประชุม|ประชุม|งาน|การอบรม|อบรม|เวที|พิธี|สัมมนา|เสวนา|ค่าย|มหกรรม))",
            story.view[m.end() : m.end() + 14],
        ):
            continue
        line = story.view.rfind("\n", 0, m.start()) + 1
        found = _in_clause(story, max(line, m.start() - 160), m.start())
        if found and m.start() - found[-1].end < 30:
            _roles(story, meeting, found, (found[0].start, m.end()))
            return


# verbs of calling people together, straight behind whoever does so
_MAKES = re.compile(
    r"\s?(?:ได้|จึง|จะ|ก็|ร่วม(?:มือ)?กับ[^\n]{2,80}?\s|เป็นเจ้าภาพ){0,2}\s?(?:จัด(?!ตั้ง|ทำ|หา|เก็บ|สรร|อันดับ|การ(?:เรียน|ขยะ))|ชวน|(?:ขอ)?เชิญ(?=[^\n]{2,50}(?:มา|ร่วม))|เปิด(?=บ้าน|เวที|วง|โครงการ|งาน|ประตู|พื้นที่)"
    r"|นัด(?=พบ|คุย|ประชุม|รวม)|เรียกประชุม|ประชุม(?=หารือ|ร่วมกับ|ชี้แจง|เตรียม)|รวมพล|ระดม|เดินหน้า(?=จัด|อบรม)|ลุย(?=จัด|อบรม))"
)


def _makes(story: Story, event: Event, meeting: Entity) -> None:
    """BODY ชวน … มา, BODY เปิดบ้าน, เราจะเปิดบ้าน: whoever calls people together, outside of speech."""
    told = [m for e in story.draft.of("Statement") for m in e.mentions]
    for a in story.actors:
        inside = event.covers(a.start) and not any(s <= a.start < e for s, e in told)
        made = _MAKES.match(story.view, a.end) if inside and a.kind == "Organization" else None
        if made and "\n" not in made[0] and not _ASIDE.search(story.view, max(0, a.start - 14), a.start):
            found = [b for b in listed_before(story, a) if b.kind == "Organization"]
            _roles(story, meeting, found, (found[0].start, made.end()))
            return
    us = re.compile(r"(?:พวก)?เรา(?:จะ|ได้|จึง)?(?:จัด|เปิดบ้าน|เชิญ|ชวน)").search(story.view, event.first, event.last)
    if us and (hero := protagonist(story)):
        story.draft.relate("ORGANISED_BY", meeting, hero, us.span())


def _held_by(story: Story, event: Event, meeting: Entity) -> None:
    """จัดขึ้น when and where โดย BODY."""
    for m in re.compile(r"จัดขึ้น[^\n]{0,160}?\sโดย\s?").finditer(story.view, event.first, event.last):
        found = listed_after(story, m.end(), ("Organization",))
        if found and found[0].start == m.end():
            _roles(story, meeting, found, m.span())
            return


def _letterhead(story: Story, meeting: Entity) -> None:
    """A first line that is nothing but bodies, one with the others."""
    start, end = story.page.paragraphs[0] if story.page.paragraphs else (0, 0)
    found = [a for a in story.actors if start <= a.start and a.end <= end and a.kind == "Organization"]
    between = "".join(story.view[a.end : b.start] for a, b in pairwise(found))
    if len(found) > 1 and found[0].start - start < 3 and end - found[-1].end < 3 and _WITH.search(between):
        _roles(story, meeting, found, (start, end))


def _clause(story: Story, event: Event) -> Span:
    start = story.view.rfind("\n", 0, max(event.start, 0)) + 1
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


def _roles(story: Story, meeting: Entity, found: list[Actor], around: Span) -> None:
    """The first held it, through its units after โดย; those after ร่วมกับ held it with them."""
    with_at = _WITH.search(story.view, around[0], found[0].start if found else around[0])
    shared = bool(with_at) and found[0].kind == "Organization" and not story.draft.related("ORGANISED_BY", meeting)
    at = found[0].start if found else around[0]
    for i, a in enumerate(found):
        if i:
            between = story.view[found[i - 1].end : a.start]
            shared = shared or bool(_WITH.search(between)) or bool(re.fullmatch(r"\s?(?:และ|กับ|,)\s?", between) and i)
            if between.strip() == "โดย":
                _unit(story, found[i - 1], a)
        span = (min(at, a.start), max(a.end, min(around[1], a.end + 1)))
        kind = "CO_ORGANISED_BY" if shared else "ORGANISED_BY"
        if shared and (a.kind != "Organization" or story.draft.related("ORGANISED_BY", meeting, a.entity)):
            continue
        if i and not shared and _parent(story, found[i - 1], a):
            continue
        if not (i and not shared and a.entity == found[0].entity):
            story.draft.relate(kind, meeting, a.entity, span)
    _groups(story, meeting, around)


_UNIT = re.compile(r"สำนัก(?!งาน|สงฆ์|ข่าว|ปฏิบัติธรรม)|กอง(?!ทุน|พัน|พล|บิน|ร้อย)|กลุ่มงาน|ฝ่าย|งาน|แผนก")


def _parent(story: Story, unit: Actor, whole: Actor) -> bool:
    """Whether the second is only whose the first is: a ministry, a university, straight behind it."""
    above = whole.entity.canonical.startswith(("กระทรวง", "มหาวิทยาลัย", "สำนักนายกรัฐมนตรี"))
    above |= bool(_UNIT.match(unit.entity.canonical)) and not _UNIT.match(whole.entity.canonical)
    if not above or story.view[unit.end : whole.start] != " " or unit.kind != "Organization":
        return False
    story.draft.relate("PART_OF", unit.entity, whole.entity, (unit.start, whole.end))
    return True


def _unit(story: Story, whole: Actor, unit: Actor) -> None:
    heads = ("กลุ่ม", "สำนัก", "ฝ่าย", "กอง", "งาน", "ทีม", "คณะ")
    if (
        whole.kind == "Organization"
        and unit.entity.canonical.startswith(heads)
        and not unit.entity.canonical.startswith("สำนักงาน")
    ):
        story.draft.relate("PART_OF", unit.entity, whole.entity, (whole.start, unit.end))


def _groups(story: Story, meeting: Entity, around: Span) -> None:
    """The province's networks among the partners."""
    with_at = _WITH.search(story.view, *around)
    for g in story.page.groups:
        start = g.count_spans[0][0] if g.count_spans else g.start
        if (
            with_at
            and with_at.end() <= max(start, g.start)
            and g.end <= paragraph_end(story.view, around[0])
            and start < around[1]
        ):
            entity = story.draft.find("NetworkGroup", g.name) or next(iter(story.draft.of("NetworkGroup")), None)
            if entity:
                story.draft.relate("CO_ORGANISED_BY", meeting, entity, (with_at.start(), g.end))
