"""Activities of the programme."""

from __future__ import annotations

import re

from loaders.press import lists
from loaders.press.actors import protagonist, subject
from loaders.press.facts import Entity, Span, Value
from loaders.press.lexicon import table
from loaders.press.story import Story
from loaders.press.words import name_end, paragraph_end, squeezed

_PLANNED = re.compile(r"จะ|แผน(?!ที่)|เพื่อ|เตรียม|มุ่ง|พร้อม|รวมถึง|ต้องทำ|เสนอ|กำหนด|ร่วมกันกำหนด|ต่อไป|สู่")
_DONE = re.compile(r"ได้มีการ|มีการ|ที่ผ่านมา|ได้ร่วม|แล้ว|นำประกาศ|ทุกฝ่าย|เมื่อปี|จัดทำ|ผ่านเวที|ผ่านมา")
_ONGOING = re.compile(r"ร่วมกัน\s?$|ดำเนินการ|เป็นนโยบาย|ในงานมี|ทุกเดือน")
_SOON = re.compile(r"เตรียม|จะ|กำหนด|วางแผน|มีแผน")
# a year that has gone before, and one from which it goes on
_IN_YEAR = re.compile(
    r"(?:ปี|ในปี)\s?(?:พ\.ศ\.)?\s?(2[45]\d\d)(?:\s?ที่ผ่านมา|(?=[^\n“”]{2,70}ได้(?:จัด|ทำ|ริเริ่ม|เริ่ม|ดำเนิน|เปิด)[^\n]{0,8}\Z))"
)
_SINCE = re.compile(r"[”\"]?[^\n“”]{0,30}?(?:ตั้งแต่|มาแต่)ปี\s?(?:พ\.ศ\.)?\s?(2[45]\d\d)")
# a survey of which results are told
_FOUND = re.compile(r"พบว่า|ผล(?:การ)?สำรวจ|ร้อยละ|ปรากฏว่า|สะท้อนว่า")
# a paragraph that tells of what comes
_NEXT = re.compile(
    r"[ •]*(?:งาน|แผน(?:งาน)?|ก้าว|ขั้น(?:ตอน)?|กิจกรรม|ภารกิจ)?(?:ใน)?(?:ช่วง|ระยะ)?(?:ต่อไป|ถัดไป|ต่อจากนี้|จากนี้(?:ไป)?|ข้างหน้า)"
)
_FREQUENCY = (
    (r"ทุกเดือน", "monthly"),
    (
        r"สัปดาห์ละ|ทุกสัปดาห์|ทุก[ก-๎]{0,4}วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?!(?:ที่)?(?:แรก|สุดท้าย|สิ้นเดือน|ต้นเดือน))",
        "weekly",
    ),
    (r"ทุก\s?3\s?เดือน", "quarterly"),
    (r"เดือนละ\s?2", "twice_monthly"),
    (r"เดือนละ", "monthly"),
    (r"ปีละ\s?2\s?ครั้ง", "twice_yearly"),
    (r"ทุกปี|ปีละ", "yearly"),
)


_OWNERS = ("Organization", "Network", "District")


def state(story: Story) -> None:
    """Activities of the kinds in the lexicon, with status, numbers and whose they are."""
    _initiatives(story)
    _shown(story)


_SHOWS = re.compile(
    r"(?:ผลงาน|นวัตกรรม|โครงการ|กิจกรรม|โครงงาน)(?:ที่)?(?:เด่น|ดีเด่น|โดดเด่น|คุณธรรม)?\s?(?:จำนวน\s?)?\d{1,2}\s?(?:เรื่อง|ผลงาน|ชิ้น|โครงการ|กิจกรรม|โครงงาน)"
)


def _shown(story: Story) -> None:
    """So many works, each at the beginning of a line of its own."""
    for m in _SHOWS.finditer(story.view):
        near = subject(story, m.start(), ("Organization",), 120)
        hero = protagonist(story)
        for start, end in lists.lines(story.view, m.end()):
            stop = re.compile(r"\s").search(story.view, start, end)
            span = (start, stop.start() if stop else end)
            if any(s <= start < e for x in story.draft.entities for s, e in x.mentions):
                continue
            entity = story.draft.add("Initiative", story.view[slice(*span)], span)
            since = _SINCE.match(story.view, span[1], end)
            story.draft.state(entity, "status", "ongoing", span)
            if since:
                story.draft.state(entity, "year_be", int(since[1]), since.span(1))
            for again in [(v, a) for r, v in _FREQUENCY if (a := re.compile(r).search(story.view, span[1], end))][:1]:
                story.draft.state(entity, "frequency", again[0], again[1].span())
            if whose := near.entity if near else hero:
                story.draft.relate("INITIATIVE_OF", entity, whose, span)


def _initiatives(story: Story) -> None:
    view = story.view
    for row in table("initiatives"):
        for m in re.finditer(row[0], view):
            if any(s <= m.start() < e for e_ in story.draft.of("Initiative") for s, e in e_.mentions):
                continue
            if row[1] != "ตลาดนัด" and any(e.title and m[0] in e.title for e, _ in story.meetings):
                continue
            end = _phrase_end(view, m.end()) if len(row) > 2 else m.end()
            _initiative(story, (m.start(), end), row[1], m[0])


def _phrase_end(view: str, at: int) -> int:
    """End of the phrase that an activity's verb governs: one chunk, and a count or a place after it."""
    end = name_end(view, at, inner_and=True)
    if view[end : end + 1] == "/":
        end = name_end(view, end + 1, inner_and=True)
    more = re.compile(r"\s(?:องค์กร[ก-๎]{0,12}\s)?(?:\d{1,3}\s?(?:แห่ง|ปี[ก-๎]*|องค์กร))|\sองค์กร\s[ก-๎]{2,30}").match(
        view, end
    )
    return more.end() if more else end


def _initiative(story: Story, span: Span, kind: str, head: str) -> None:
    draft, view = story.draft, story.view
    name = squeezed(view[span[0] : span[1]])
    line = view.rfind("\n", 0, span[0]) + 1
    before = view[max(line, span[0] - 40) : span[0]] + head
    known = next((e for e in draft.of("Initiative") if kind in e.aliases and head in (e.canonical, *e.aliases)), None)
    if known and kind not in ("ถอดบทเรียน",):
        draft.mention(known, span)
        return
    entity = draft.add("Initiative", name, span, aliases=(head, kind), key=f"{name}{span}")
    year = _IN_YEAR.search(view, line, span[0])
    since = _SINCE.match(view, span[1])
    decided = any(s <= span[0] < e for d in draft.of("Decision") for s, e in d.mentions)
    asked = re.search(r"(?:ขอความร่วมมือ|ขอให้)[^\n]{0,30}$", view[line : span[0]])
    held = next((m for e, m in story.meetings if e.title and head in e.title), None)
    status = (
        "planned"
        if (decided or asked or (held and story.is_planned(held))) and not year
        else "done"
        if year
        or (kind == "สำรวจต้นทุน" and _FOUND.search(view, span[1], paragraph_end(view, span[1])))
        or (kind == "โค้ช" and not _SOON.search(before))
        or _DONE.search(before)
        else "ongoing"
        if since or _ONGOING.search(before)
        else "planned"
        if _PLANNED.search(before) or _NEXT.match(view, line)
        else "ongoing"
    )
    draft.state(entity, "status", status, span)
    if told := year or since:
        draft.state(entity, "year_be", int(told[1]), told.span(1))
    for name_, value, at in _details(view, span, kind):
        draft.state(entity, name_, value, at)
    if whose := _owner(story, span, kind):
        draft.relate("INITIATIVE_OF", entity, whose, span)


def _details(view: str, span: Span, kind: str) -> list[tuple[str, Value, Span]]:
    """Numbers and words that belong to an activity: coaches, batch, frequency, medium, period."""
    end = paragraph_end(view, span[1])
    near = min(end, span[1] + 60)
    found: list[tuple[str, Value, Span]] = []
    if kind in ("พัฒนาแกนนำเป็นโค้ช", "โค้ช"):
        if m := re.compile(r"(\d{1,3})\s?คน").search(view, span[0], near if kind == "โค้ช" else span[1]):
            found.append(("coach_count", int(m[1]), m.span()))
        if m := re.compile(r"รุ่น(?:ที่)?\s?(\d{1,2}|แรก)").search(view, span[0], span[1]):
            found.append(("batch", 1 if m[1] == "แรก" else int(m[1]), m.span()))
    if kind == "โค้ช":
        tail = min(end, span[1] + 110)
        for name, rule in (
            ("org_count", r"(\d{1,4})\s?องค์กร"),
            ("district_count", r"(\d{1,2})\s?อำเภอ"),
            ("year_be", r"(?:เมื่อ)?ปี\s?(2[45]\d\d)"),
        ):
            if m := re.compile(rule).search(view, span[1], tail):
                found.append((name, int(m[1]), m.span()))
    if kind in ("คอลัมน์", "ยกย่องเชิดชู", "ตลาดนัด", "โครงการ", "ริเริ่ม", "สำรวจต้นทุน"):
        tail = end if kind == "ยกย่องเชิดชู" else near
        for rule, value in _FREQUENCY:
            again = re.compile(rf"(?:ตลาด|กิจกรรม|โครงการ)(?:นี้)?(?:จะ)?(?:เปิด|จัด|มี)[^\n]{{0,16}}(?:{rule})")
            if m := re.compile(rule).search(view, span[0], min(tail, span[1] + 90)) or again.search(view, span[1], end):
                found.append(("frequency", value, m.span()))
                break
    if kind == "สำรวจต้นทุน" and (m := re.compile(r"(?:ทั้ง|ใน|ครบ)\s?(\d{1,2})\s?อำเภอ").search(view, span[0], near + 40)):
        found.append(("district_count", int(m[1]), m.span()))
    if kind == "ตลาดนัด" and (m := re.compile(r"อำเภอละ\s?(\d{1,2})").search(view, span[0], near)):
        found.append(("per_district", int(m[1]), m.span()))
    if kind == "ยกย่องเชิดชู":
        if m := re.compile(r"จำนวน\s?(\d{1,2})\s?คน").search(view, span[1], near):
            found.append(("per_district", int(m[1]), m.span()))
        if m := re.compile(r"ทั้ง\s?(\d{1,2})\s?อำเภอ").search(view, span[1], near):
            found.append(("district_count", int(m[1]), m.span()))
    if kind == "หอเกียรติยศ" and (m := re.compile(r"ดิจิทัลแพลตฟอร์ม|ออนไลน์|เว็บไซต์").search(view, span[1], near)):
        found.append(("medium", m[0], m.span()))
    if kind == "ถอดบทเรียน" and (m := re.compile(r"(?:ระยะ\s?)?(\d{1,2})\s?ปี(?!ที่)").search(view, span[0], near)):
        found.append(("period_years", int(m[1]), m.span()))
    return found


def _owner(story: Story, span: Span, kind: str) -> Entity | None:
    """A network that stands as the subject just before, else the province."""
    of = re.compile(r"[”\"]?\s?(?:ของ|โดย)\s?").match(story.view, span[1])
    if whose := of and next((a for a in story.actors if a.start == of.end() and a.kind in _OWNERS), None):
        return whose.entity
    line = story.view.rfind("\n", 0, span[0]) + 1
    told = [n for n in story.page.networks if max(line, span[0] - 24) <= n.end <= span[0]]
    if told and (entity := story.draft.find("Network", told[-1].name)):
        return entity
    meeting = story.meeting(span[0])
    if len(story.meetings) > 1 and story.meetings[1][1] is meeting:
        networks = story.draft.related("PARTICIPATED", target=meeting)
        if len(networks) == 1:
            return next(e for e in story.draft.entities if e.id == networks[0].source)
    near = subject(story, span[0], ("Organization",), 70)
    if (
        kind == "สำรวจต้นทุน"
        and near
        and re.compile(r"\s?(?:ได้|จะ|ร่วมกัน|เป็นผู้|ลงพื้นที่)*\s?").fullmatch(story.view, near.end, span[0])
    ):
        return near.entity
    office = near and near.entity.canonical.startswith(("สำนักงาน", "คณะ", "กระทรวง"))
    if kind in ("ริเริ่ม", "โครงการ", "คอลัมน์") and near and span[0] - near.end < 24 and not office:
        return near.entity
    hero = protagonist(story)
    return hero if hero and story.draft.related("ORGANISED_BY", target=hero) else story.home
