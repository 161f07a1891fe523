"""Who represented a body, and who took part."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from loaders.press.actors import clause_start, listed_after
from loaders.press.facts import Entity, Span
from loaders.press.numerals import NUMBER
from loaders.press.scan import scanner
from loaders.press.story import Actor, Held, Story
from loaders.press.words import paragraph_end

_DELEGATES = re.compile(
    r"\s?(?:ซึ่ง)?(?:ได้)?(?:มอบหมาย|มอบ(?=นาย|นาง|ให้)|ติด(?:ราชการ|ภารกิจ|ประชุม)|(?:เดินทาง)?ไป(?:ตรวจ)?ราชการ)"
)
_LEADS = re.compile(
    r"(?:นำโดย|นำทีมโดย|หัวหน้าคณะ(?:คือ|:)|พร้อมด้วย|ร่วมด้วย|โดยมี|พร้อม(?=\s|น)|ผู้(?:เข้า)?ร่วม[ก-๎]{0,14}\s?(?:ได้แก่|ประกอบด้วย|อาทิ|คือ|เช่น|:))\s?"
)
# words of another clause between a name and the verb
_OTHER = re.compile(
    r"กล่าว|ประธาน(?!กรรม|คณะ|สภา|หอ|ชมรม|ชุมชน|กลุ่ม|สมาคม|เครือ|นัก|มูล|บริษัท|อสม)|มอบหมาย|ลาพัก|ติดราชการ|ติดภารกิจ|ว่า\s|ซึ่ง(?!มี)"
)
_ANNOUNCED = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ประกอบด้วย|ได้แก่|:)\s*\Z")
_HEADING = re.compile(r"[•\s]*(?:รายชื่อ|รายนาม)?(?:ผู้มาประชุม|ผู้เข้า(?:ร่วม)?ประชุม|ผู้เข้าร่วม[ก-๎]{0,12}|ผู้ร่วม[ก-๎]{0,12})\s*:?\s*")
_SPEAKERS = re.compile(r"วิทยากร|ผู้(?:ร่วม)?(?:เสวนา|อภิปราย|แลกเปลี่ยน|บรรยาย)")
_LIST_OF = re.compile(
    r"ผู้(?:เข้า|มา)?ร่วม(?:เวที|งาน|ประชุม|กิจกรรม|พิธี)?(?:ตาม[ก-๎]{2,16})?\s?(?:ได้แก่|ประกอบด้วย|อาทิ|:|(?:มี)?ดัง(?:ต่อไป)?นี้)\s?"
    r"|(?:ผู้|แขก)(?:ที่|ผู้)?มา(?:เยือน|เยี่ยม|ศึกษาดูงาน)[ก-๎]{0,8}\s?(?:คือ|ได้แก่|:)\s?"
)
_HERE = re.compile(
    r"ผู้(?:เข้า)?ร่วม|ร่วมลงนาม|เข้าร่วม|ผู้ลงนาม|รายนาม|ผู้มาประชุม|ร่วมพิธี|ร่วมงาน|ร่วมเวที|ผู้เข้าประชุม|ผู้เข้าร่วม|คณะ[ก-๎]{2,16}ฯ?\s?(?:\d+\s?คน\s?)?(?:ประกอบด้วย|ดังนี้|ได้แก่)"
)
_ASIDE = re.compile(
    r"(?:(?:ไม่ได้|ไม่สามารถ|มิได้)(?:มา|เข้า)?|เชิญชวนให้|เชิญ|ขอให้|ผู้|คัดเลือก|สมัคร|(?<!พร้อม)ที่|มี(?:ประชาชน|ชาวบ้าน|สมาชิก|คน)[ก-๎]{0,8})$"
)
_JOIN = re.compile(
    r"เข้าร่วม|ร่วมประชุม|เข้าประชุม|ร่วมงาน|ร่วมพิธี|ร่วมเวที|ร่วมให้การต้อนรับ|ร่วมเป็นเกียรติ|ร่วมหารือ|ร่วมกิจกรรม|มาร่วม|ร่วมลงนาม|ร่วมเปิด|ร่วมต้อนรับ|ให้การต้อนรับ|ไปศึกษาดูงาน|ร่วมในพิธี|ร่วมเป็นสักขีพยาน|ร่วมรับฟัง|ร่วมสังเกตการณ์|ร่วมอบรม|ร่วมสัมมนา|ร่วมเสวนา|ร่วมเดิน|ร่วมลงพื้นที่|มาแทน|มาต้อนรับ|ลงพื้นที่|เดินทางไป|เดินทางมา|ไปร่วม|ร่วมเป็นวิทยากร|ร่วมในงาน|ร่วมในการ|ร่วมถอด|ร่วมคณะ|อยู่ร่วม|ตรวจเยี่ยม|ร่วมศึกษา|ร่วมติดตาม|ร่วมขับเคลื่อน|ร่วมรับ|ร่วมมอบ|มามอบ|มาเป็นเกียรติ|ให้เกียรติมา|เป็นหัวหน้าคณะ|เป็นหัวหน้าทีม|ร่วมพูดคุย|ร่วมวง|ร่วมสนทนา"
)
_WITNESS = re.compile(r"\s?เป็น(?P<role>สักขีพยาน|ผู้แทน[ก-๎]*|พยาน|เกียรติ)")
_FOR = re.compile(r"\s?(?:มา)?(?:ใน|เป็น)(?:นาม|ผู้แทน|ตัวแทน|ฐานะ(?:ผู้|ตัว)แทน)(?:ของ|จาก)?\s?")


# words between whoever came and whoever sent them
_SENT_BY = re.compile(r"\s?(?:ซึ่ง)?(?:ได้)?รับ(?:มอบหมาย|มอบ|คำสั่ง|บัญชา)(?:งาน|หน้าที่)?จาก\s?")


def state(story: Story) -> None:
    """For whom every person stood, and who took part without chairing or speaking."""
    for i, held in enumerate(story.held):
        following = story.held[i + 1] if i + 1 < len(story.held) else None
        if following and _SENT_BY.fullmatch(story.view, held.end, following.start):
            # what is said behind whoever sent them is said of those who came
            held = replace(held, end=following.end)
        elif i and _SENT_BY.fullmatch(story.view, story.held[i - 1].end, held.start):
            continue
        _represented(story, held, i)
        _attended(story, held)
    _listed(story)
    _bodies(story)
    _envoys(story)


def _listed(story: Story) -> None:
    """Persons who begin the lines after a line that announces who took part."""
    for start, end in story.page.paragraphs:
        words = story.view[max(start, end - 80) : end]
        if not (
            _ANNOUNCED.search(words) and (_HERE.search(words) or _SPEAKERS.search(words))
        ) and not _HEADING.fullmatch(words):
            continue
        at, skipped = end, 0
        for line in [p for p in story.page.paragraphs if p[0] > end]:
            first = next((h for h in story.held if line[0] <= h.start <= line[0] + 6), None)
            skipped += first is None
            if skipped > 1 or story.view.count("\n", at, line[0]) > 2:
                break
            at = line[1]
            if first is None:
                continue
            meeting = story.meeting(first.start)
            if _SPEAKERS.search(words):
                story.draft.relate("SPOKE_AT", first.person, meeting, (first.start, first.end), mode="วิทยากร")
            elif "ลงนาม" in words or not story.draft.related("SPOKE_AT", first.person, meeting):
                _attend(story, first, (first.start, first.end))


_ENVOYS = scanner(
    r"(?:\d\s?(?:คน|ราย|ท่าน|นาย)\s?(?:ซึ่ง)?(?:เป็น)?(?:ผู้แทน|ตัวแทน|มา)(?:มา)?จาก|ผู้ร่วม(?:ทีม|คณะ|เดินทาง)(?:มา)?(?:จาก|ได้แก่)"
    r"|ร่วม(?:เดินทาง|คณะ|งาน|เวที|ประชุม|พิธี)(?:ด้วย)?\s?(?:มี|ได้แก่|เป็น|คือ)\s?(?:ผู้แทน|ตัวแทน)(?:จาก|ของ)|(?:พี่|น้อง|เพื่อน)\s?ๆ\s?(?:มา)?จาก"
    r"|ต้อนรับ(?=คณะ(?:อนุ)?กรรมการ|คณะทำงาน|คณะศึกษา)|ผู้มาเยือน(?:ครั้งนี้)?\s?(?:คือ|ได้แก่|เป็น))\s?"
)


def _envoys(story: Story) -> None:
    """N คน เป็นผู้แทนจาก BODY, BODY และ BODY."""
    for m in _ENVOYS.finditer(story.view):
        meeting = story.meeting(m.start())
        for a in listed_after(story, m.end(), ("Organization",)):
            if not story.is_planned(meeting):
                story.draft.relate("ATTENDED", a.entity, meeting, (m.start(), a.end))


def _bodies(story: Story) -> None:
    """Bodies in the list of those who were there, up to a number or the end of the line."""
    for m in _LIST_OF.finditer(story.view):
        end = paragraph_end(story.view, m.end())
        stop = re.compile(r"\s(?:รวม|จำนวน|กว่า|ประมาณ|ซึ่ง|โดย|ทั้งนี้)|\d+\s?คน").search(story.view, m.end(), end)
        for a in story.actors:
            held = any(h.start <= a.start < h.end for h in story.held)
            if m.end() <= a.start < (stop.start() if stop else end) and not held:
                _came(story, a, m.start())
    for a in story.actors:
        if a.entity.canonical.startswith("คณะ") and _LED_HERE.match(story.view, a.end):
            _came(story, a, a.start)
    reached = -1
    for i, first in enumerate(story.actors):
        run = _counted(story, i) if first.start > reached else []
        reached = run[-1].end if run else reached
        if len(run) > 1:
            line = max(story.view.rfind("\n", 0, first.start) + 1, first.start - 200)
            above = story.view[max(0, line - 90) : first.start]
            for a in run if _CAME.search(above) else ():
                _came(story, a, a.start)


# who leads a committee that has come
_LED_HERE = re.compile(r"\s?(?:รวม|จำนวน)?\s?\d*\s?(?:คน|ท่าน|รูป)?\s?(?:ซึ่ง)?นำ(?:ทีม|คณะ|มา)?โดย")
# so many people behind a body
_SO_MANY = re.compile(rf"\s?\(?(?:มา|จำนวน)?\s?{NUMBER}\s?(?:คน|ท่าน|ราย|รูป|นาย)")
_CAME = re.compile(r"ผู้(?:เข้า|มา)?(?:ร่วม|ประชุม)|มาจาก|มากัน|คนมา|เข้าร่วม|มาร่วม")


def _counted(story: Story, index: int) -> list[Actor]:
    """Bodies and networks from this one on, each with how many people came from it."""
    run: list[Actor] = []
    for a in islice(story.actors, index, None):
        if a.kind not in ("Organization", "Network") or (run and a.start - run[-1].end > 90):
            break
        if not _SO_MANY.match(story.view, a.end):
            break
        run.append(a)
    return run


def _came(story: Story, a: Actor, start: int) -> None:
    """A body attended, a network participated."""
    meeting = story.meeting(a.start)
    if a.kind == "Organization":
        story.draft.relate("ATTENDED", a.entity, meeting, (start, a.end))
    elif a.kind == "Network":
        story.draft.relate("PARTICIPATED", a.entity, meeting, (start, a.end))


def _delegates(story: Story, held: Held) -> bool:
    return bool(_DELEGATES.match(story.view, held.end))


_LED_BY = re.compile(
    r"\s?(?:\d+\s?คน\s)?(?:นำ(?:ทีม|คณะ)?โดย|โดย|มี|(?:ได้)?ส่ง"
    r"|(?:มี)?(?:ลงนามโดย|ผู้(?:แทน|ร่วม)?ลงนาม(?:แทน)?(?:คือ|ได้แก่|\s:)?))\s?"
)
_NAMES = re.compile(r"[^\n“”]{0,50}(?:คือ|ได้แก่|:)\s?")
_GOES_THERE = re.compile(r"[^\n]{0,6}(?:เข้าร่วม|ร่วม)")
# somebody of a body, before its name
_SOMEBODY = re.compile(r"(?:คน|ผู้แทน|ตัวแทน|เจ้าหน้าที่)(?:ที่มา)?(?:จาก|ของ)\s?\Z")


_SIGNED_ABOVE = re.compile("ลงนาม|ปากกา")


def _represented(story: Story, held: Held, index: int) -> None:
    view, draft = story.view, story.draft
    before = [b for b in story.page.bodies if b.end <= held.start and "\n" not in view[b.end : held.start]]
    if before:
        body = before[-1]
        between = view[body.end : held.start]
        signs = between.strip() in ("(", "-", ":") and _SIGNED_ABOVE.search(view, max(0, held.start - 500), held.start)
        led = (
            signs
            or _LED_BY.fullmatch(between)
            or (_NAMES.fullmatch(between) and _SOMEBODY.search(view[max(0, body.start - 24) : body.start]))
        )
        if led:
            draft.relate("REPRESENTS", held.person, story.body(body), (body.start, held.named.end))
    if index and story.chained(index):
        previous = story.held[index - 1]
        for r in draft.related("REPRESENTS", previous.person):
            if r.evidence and r.evidence[0][1] == previous.named.end:
                target = next(e for e in draft.entities if e.id == r.target)
                draft.relate("REPRESENTS", held.person, target, (r.evidence[0][0], held.named.end))
    if home := re.compile(r"\s?จาก\s?").match(view, held.end):
        owner = next((b for b in story.page.bodies if b.start == home.end()), None)
        if owner:
            draft.relate("REPRESENTS", held.person, story.body(owner), (held.start, owner.end))
    window = view[held.end : held.end + 150].split("\n")[0]
    if m := _FOR.search(window):
        at = held.end + m.end()
        owner = next((b for b in story.page.bodies if b.start == at), None)
        if owner and (m.start() < 3 or index + 1 >= len(story.held) or story.held[index + 1].start > at):
            for other in story.together(story.held[index]) if m.start() < 3 else []:
                if other.person is not held.person and not _of_another(story, other, story.body(owner)):
                    draft.relate("REPRESENTS", other.person, story.body(owner), (other.start, owner.end))
                    if _GOES_THERE.match(view, owner.end):
                        _attend(story, other, (other.start, owner.end))
            draft.relate("REPRESENTS", held.person, story.body(owner), (held.start, owner.end))
            if _GOES_THERE.match(view, owner.end):
                _attend(story, held, (held.start, owner.end))


def _of_another(story: Story, held: Held, body: Entity) -> bool:
    """Whether a person's posts are those of another body."""
    bodies = [r.target for _, post in held.posts for r in story.draft.related("POSITION_OF", post)]
    return bool(bodies) and body.id not in bodies


def _attended(story: Story, held: Held) -> None:
    draft, view = story.draft, story.view
    meeting = story.meeting(held.start)
    if _delegates(story, held) or draft.related("CHAIRED_BY", meeting, held.person):
        return
    if (m := _WITNESS.match(view, held.end)) and not m["role"].startswith("ผู้แทน"):
        draft.relate("ATTENDED", held.person, meeting, (held.start, m.end()), role=m["role"])
        return
    spoke = [e for r in draft.related("SPOKE_AT", held.person, meeting) for e in r.evidence]
    if any(start <= held.start < end for start, end in spoke):
        return
    if signed := story.near(held.start, r"(?:ผู้(?:ร่วม)?ลงนาม|(?:ผู้|คน)(?:จรด|จับ)ปากกา)", 400):
        if draft.related("REPRESENTS", held.person):
            draft.relate("ATTENDED", held.person, meeting, (signed.start(), held.end), role="ผู้ลงนาม")
    elif cue := _led(story, held) or _joining(story, held):
        _attend(story, held, (min(cue[0], held.start), max(cue[1], held.end)))


def _led(story: Story, held: Held) -> Span | None:
    """นำโดย, พร้อมด้วย, ผู้ร่วมงานได้แก่ before the person, with nothing but other names and posts between."""
    line = max(story.view.rfind("\n", 0, held.start) + 1, held.start - 400)
    cues = list(_LEADS.finditer(story.view, line, held.start))
    if cues and clause_start(story.view, held.start) <= cues[-1].end():
        between = _without(story, cues[-1].end(), held.start)
        if not _OTHER.search(between) and between.count(" ") < 12:
            return cues[-1].span()
    return None


def _joining(story: Story, held: Held) -> Span | None:
    """A verb of taking part that ends the clause in which the person stands."""
    end = min(paragraph_end(story.view, held.end), held.end + 500)
    verb = _JOIN.search(story.view, held.end, end)
    while verb and _ASIDE.search(story.view, max(0, verb.start() - 14), verb.start()):
        verb = _JOIN.search(story.view, verb.end(), end)
    if verb is None or clause_start(story.view, verb.start()) > held.start:
        return None
    return None if _OTHER.search(_without(story, held.end, verb.start())) else verb.span()


def _without(story: Story, start: int, end: int) -> str:
    """The words between, less the persons with their posts."""
    words, at = "", start
    for h in story.held:
        if start <= h.start and h.end <= end:
            words += story.view[at : h.start]
            at = max(at, h.end)
    return words + story.view[at:end]


def _attend(story: Story, held: Held, span: Span) -> None:
    meeting = story.meeting(held.start)
    planned = {"status": "planned"} if story.is_planned(meeting) else {}
    if not story.draft.related("CHAIRED_BY", meeting, held.person):
        story.draft.relate("ATTENDED", held.person, meeting, span, **planned)
