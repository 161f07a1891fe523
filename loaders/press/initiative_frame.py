"""Activities of the programme."""

from __future__ import annotations

import re

from loaders.press.actors import protagonist, subject
from loaders.press.facts import Entity, Span, Value
from loaders.press.initiative_details import clause_end, frequency, numbers, since, told_status, told_year
from loaders.press.initiative_rows import in_charge, later_batches, named, shown_on_lines
from loaders.press.lexicon import table
from loaders.press.story import Story
from loaders.press.words import name_end, paragraph_end, squeezed

_PLANNED = re.compile(r"จะ|แผน(?!ที่)|เพื่อ|เตรียม|มุ่ง|พร้อม|รวมถึง|ต้องทำ|เสนอ|กำหนด|ร่วมกันกำหนด|ต่อไป|สู่")
_DONE = re.compile(r"ได้มีการ|มีการ|ที่ผ่านมา|ได้ร่วม|แล้ว|นำประกาศ|ทุกฝ่าย|เมื่อปี|จัดทำ|ผ่านเวที|ผ่านมา")
_ONGOING = re.compile(r"ร่วมกัน\s?$|ดำเนินการ|เป็นนโยบาย|ในงานมี|ทุกเดือน")
_SOON = re.compile(r"เตรียม|จะ|กำหนด|วางแผน|มีแผน")
# a year that has gone before
_IN_YEAR = re.compile(
    r"(?:ปี|ในปี)\s?(?:พ\.ศ\.)?\s?(2[45]\d\d)(?:\s?ที่ผ่านมา|(?=[^\n“”]{2,70}ได้(?:จัด|ทำ|ริเริ่ม|เริ่ม|ดำเนิน|เปิด)[^\n]{0,8}\Z))"
)
# a survey of which results are told
_FOUND = re.compile(r"พบว่า|ผล(?:การ)?สำรวจ|ร้อยละ|ปรากฏว่า|สะท้อนว่า")
# a paragraph that tells of what comes
_NEXT = re.compile(
    r"[ •]*(?:งาน|แผน(?:งาน)?|ก้าว|ขั้น(?:ตอน)?|กิจกรรม|ภารกิจ)?(?:ใน)?(?:ช่วง|ระยะ)?(?:ต่อไป|ถัดไป|ต่อจากนี้|จากนี้(?:ไป)?|ข้างหน้า)"
)

_OWNERS = ("Organization", "Network", "District")


def state(story: Story) -> None:
    """Activities of the kinds in the lexicon, with status, numbers and whose they are."""
    _initiatives(story)
    shown_on_lines(story)


def _initiatives(story: Story) -> None:
    found = _found(story)
    starts = sorted(span[0] for span, _, _ in found)
    for span, kind, head in found:
        following = next((s for s in starts if s > span[0]), len(story.view))
        _initiative(story, span, kind, head, following)


def _found(story: Story) -> list[tuple[Span, str, str]]:
    """Where activities of the lexicon stand, with their kind and the words for it; each place once."""
    view, found = story.view, list[tuple[Span, str, str]]()
    for row in table("initiatives"):
        for m in re.finditer(row[0], view):
            start, end = m.span("name") if m.groupdict().get("name") else m.span()
            head = view[start:end]
            if any(s < end and start < e for (s, e), _, _ in found) or _is_programme(story, start, end):
                continue
            if row[1] != "ตลาดนัด" and any(e.title and head in e.title for e, _ in story.meetings):
                continue
            found.append(((start, _phrase_end(view, end) if len(row) > 2 else end), row[1], head))
    coaching = [span for span, kind, _ in found if kind == "โค้ช"]
    later = [(batch, "โค้ช") for span in coaching for batch in later_batches(view, span[1])]
    for (start, end), kind in [*later, *((row, "งาน") for row in named(story))]:
        if not any(s < end and start < e for (s, e), _, _ in found):
            found.append(((start, end), kind, view[start:end]))
    return found


def _is_programme(story: Story, start: int, end: int) -> bool:
    """Whether the words in quotes are the name of a programme, or what somebody wants, says or was given."""
    other = [s for kind in ("Goal", "Statement", "Designation") for e in story.draft.of(kind) for s in e.mentions]
    if story.view[start] in '“"' and any(s < end and start < e for s, e in other):
        return True
    return any(start < p.start and p.end < end for p in story.page.programmes)


def _phrase_end(view: str, at: int) -> int:
    """End of the phrase that an activity's verb governs: one chunk, and a count or a place after it."""
    end = name_end(view, at, inner_and=True)
    if view[end : end + 1] == "/":
        end = name_end(view, end + 1, inner_and=True)
    more = re.compile(r"\s(?:องค์กร[ก-๎]{0,12}\s)?(?:\d{1,3}\s?(?:แห่ง|ปี[ก-๎]*|องค์กร))|\sองค์กร\s[ก-๎]{2,30}").match(
        view, end
    )
    return more.end() if more else end


def _initiative(story: Story, span: Span, kind: str, head: str, following: int) -> None:
    draft, view = story.draft, story.view
    name = squeezed(view[span[0] : span[1]])
    known = next((e for e in draft.of("Initiative") if kind in e.aliases and head in (e.canonical, *e.aliases)), None)
    if known and kind != "ถอดบทเรียน":
        draft.mention(known, span)
        return
    entity = draft.add("Initiative", name, span, aliases=(head, kind), key=f"{name}{span}")
    end = clause_end(view, span[1], following)
    draft.state(entity, "status", _status(story, span, kind, head, end), span)
    if (
        year := _past_year(view, span)
        or told_year(view, span, end)
        or since(view, span[1], paragraph_end(view, span[1]))
    ):
        draft.state(entity, "year_be", year[0], year[1])
    told = list(numbers(view, span, end, coaching=kind == "โค้ช"))
    names = {name_ for name_, _, _ in told} | ({"year_be"} if year else set())
    for name_, value, at in [*told, *(d for d in _details(view, span, kind) if d[0] not in names)]:
        draft.state(entity, name_, value, at)
    if whose := _owner(story, span, kind):
        draft.relate("INITIATIVE_OF", entity, whose, span)


def _past_year(view: str, span: Span) -> tuple[int, Span] | None:
    """ปี N ที่ผ่านมา, or ปี N … ได้จัด, before it in the line."""
    year = _IN_YEAR.search(view, view.rfind("\n", 0, span[0]) + 1, span[0])
    return (int(year[1]), year.span(1)) if year else None


def _status(story: Story, span: Span, kind: str, head: str, end: int) -> str:
    view = story.view
    line = view.rfind("\n", 0, span[0]) + 1
    before = view[max(line, span[0] - 40) : span[0]] + head
    decided = any(s <= span[0] < e for d in story.draft.of("Decision") for s, e in d.mentions)
    asked = re.search(r"(?:ขอความร่วมมือ|ขอให้)[^\n]{0,30}$", view[line : span[0]])
    held = next((m for e, m in story.meetings if e.title and head in e.title), None)
    if _past_year(view, span):
        return "done"
    if decided or asked or (held and story.is_planned(held)):
        return "planned"
    if told := told_status(view, span, end):
        return told
    if kind == "สำรวจต้นทุน" and _FOUND.search(view, span[1], paragraph_end(view, span[1])):
        return "done"
    if (kind == "โค้ช" and not _SOON.search(before)) or _DONE.search(before):
        return "done"
    if since(view, span[1], paragraph_end(view, span[1])) or _ONGOING.search(before):
        return "ongoing"
    return "planned" if _PLANNED.search(before) or _NEXT.match(view, line) else "ongoing"


def _details(view: str, span: Span, kind: str) -> list[tuple[str, Value, Span]]:
    """What is told of some kinds farther behind their name: days of a market, districts of a survey."""
    end = paragraph_end(view, span[1])
    near = min(end, span[1] + 60)
    found: list[tuple[str, Value, Span]] = []
    if kind in ("ยกย่องเชิดชู", "ตลาดนัด", "โครงการ", "ริเริ่ม", "คอลัมน์"):
        held = re.compile(r"(?:ตลาด|กิจกรรม|โครงการ)(?:นี้)?(?:จะ)?(?:เปิด|จัด|มี)|ในการประชุม").search(view, span[1], end)
        found += [again] if held and (again := frequency(view, held.end(), min(end, held.end() + 24))) else []
    if kind == "สำรวจต้นทุน" and (m := re.compile(r"(?:ทั้ง|ใน|ครบ)\s?(\d{1,2})\s?อำเภอ").search(view, span[0], near + 40)):
        found.append(("district_count", int(m[1]), m.span()))
    if kind == "ยกย่องเชิดชู":
        for name, rule in (("per_district", r"จำนวน\s?(\d{1,2})\s?คน"), ("district_count", r"ทั้ง\s?(\d{1,2})\s?อำเภอ")):
            if m := re.compile(rule).search(view, span[1], near):
                found.append((name, int(m[1]), m.span()))
    return found


def _owner(story: Story, span: Span, kind: str) -> Entity | None:
    """A network that stands as the subject just before, else the province."""
    of = re.compile(r"[”\"]?\s?(?:ของ|โดย)\s?").match(story.view, span[1])
    if whose := of and next((a for a in story.actors if a.start == of.end() and a.kind in _OWNERS), None):
        return whose.entity
    if charged := in_charge(story, span[1]):
        return charged
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
