"""Whose an activity is, told behind its name: ของ BODY, โดย BODY, BODY เป็นเจ้าภาพ, the bare kind of a body."""

from __future__ import annotations

import re

from loaders.press.activity_rows import MARK
from loaders.press.facts import Entity, Span
from loaders.press.story import Story
from loaders.press.words import paragraph_end

KINDS = ("Organization", "Network", "District", "Province")
_OF = re.compile(
    r"[”\"]?\s?(?:รุ่น(?:ที่)?\s?\d{1,2}\s?|ปี(?:ที่)?\s?\d{1,2}\s?|\d{1,3}\s?[ก-๎]{2,8}\s?)?"
    r"(?:(?:ซึ่งเป็น|เป็น)?[ก-๎]{0,16}?ของ|โดย|ซึ่ง(?!(?:ริ)?เริ่ม|ก่อตั้ง)|[^\n“”/()]{0,24}\(|(?:ที่|ซึ่ง)?(?:เริ่ม|ริเริ่ม|ก่อตั้ง|เกิดขึ้น)[^\n“”]{0,24}?โดย|[^\n“”]{0,70}?เป็นชื่อ[ก-๎]{4,20}ของ)\s?"
)
_BY = re.compile(r"(?:ทำ|จัด|เขียน|ผลิต|ดำเนิน(?:การ|งาน)?|พัฒนา|แล้ว|ปี\s?2[45]\d\d\s|ปี\s)โดย\s?\Z")
_TAKES = re.compile(
    r"\s?(?:ก็)?(?:เป็น|รับ(?:เป็น|หน้าที่)?)(?:เจ้าภาพ|เจ้าของ|แม่งาน|ผู้(?:รับผิดชอบ|ดำเนิน|ทำ|จัด)|แกน)"
    r"|\s?(?:รับไปทำ|ทำเอง|รับผิดชอบ|เป็นคนทำ)"
)
# a body that is told to do something with it does not have it
_CHARGED = re.compile(r"(?:มอบ(?:หมาย)?|เชิญ|ขอ)(?:ให้)?\s?\Z")
# a body meant by its kind alone, behind ของ or before a verb
KIND = (
    r"(?P<kind>โรงเรียน|โรงพยาบาล|รพ\.|วิทยาลัย|มหาวิทยาลัย|เทศบาล|อบต\.?"
    r"|อบจ\.?|วัด|บริษัท|ชุมชน|สมาคม|สหกรณ์|เรือนจำ|จังหวัด|อำเภอ|(?<!ทุก)หน่วยงาน)(?:ฯ|นี้|แห่งนี้|เรา)?"
)
_ACTS = r"\s?(?:ก็|ได้|เป็นผู้)?(?:ให้(?!บริการ)|ทำ|จัด|ริเริ่ม|ใช้|เปิด|เริ่ม|ตั้ง|คิด|ดำเนิน|ช่วยกัน|ร่วมกัน|ผลิต|สร้าง|ขับเคลื่อน|พัฒนา|เป็นเจ้า)"
_MEANT_BEHIND = re.compile(
    rf"[”\"]?\s?(?:ของ\s?{KIND}(?=\s|ซึ่ง|ที่|$)|(?:ซึ่ง|ที่)\s?{KIND.replace('kind', 'does')}(?={_ACTS}))"
)
_CELL = re.compile(r"[”\"]?\s?\|\s?")
# a relative clause whose subject has it: ที่ BODY ให้คนขับทำ
_THAT = re.compile(r"[”\"]?\s?ที่\s?")
_DOES_IT = re.compile(_ACTS)
_SHORT = {"อบต": "องค์การบริหารส่วนตำบล", "อบจ": "องค์การบริหารส่วนจังหวัด", "รพ": "โรงพยาบาล"}
# how far behind an activity it may be told who takes it over
_LATEST = 200


def behind(story: Story, span: Span, end: int) -> Entity | None:
    """ของ BODY, (BODY), โดย BODY straight behind the name; ทำโดย BODY, BODY เป็นเจ้าภาพ in its clause."""
    view, of = story.view, _OF.match(story.view, span[1])
    if of and (named := _at(story, of.end())):
        return named
    if MARK.match(view, view.rfind("\n", 0, span[0]) + 1) and (named := _at(story, _behind_quote(view, span[1]))):
        return named
    cell = _CELL.match(view, span[1])
    if cell and (named := _at(story, cell.end())):
        return named
    that = _THAT.match(view, span[1])
    doer = next((a for a in story.actors if that and a.start == that.end() and a.kind in KINDS), None)
    if doer and _DOES_IT.match(view, doer.end):
        return doer.entity
    later = before_next(story, span[1])
    for a in story.actors:
        if a.kind not in KINDS or not span[1] <= a.start < later or _CHARGED.search(view, span[1], a.start):
            continue
        takes = _TAKES.match(view, a.end)
        if (takes and (a.start < end or "เจ้าภาพ" not in takes[0])) or (
            a.start < end and _BY.search(view, span[1], a.start)
        ):
            return a.entity
    kind = _MEANT_BEHIND.match(view, span[1])
    return of_kind(story, kind["kind"] or kind["does"], span[0]) if kind else None


def before_next(story: Story, at: int) -> int:
    """Where the words about an activity end at the latest: with the paragraph, at the next activity."""
    following = [s for e in story.draft.of("Initiative") for s, _ in e.mentions if s > at]
    return min([paragraph_end(story.view, at), at + _LATEST, *following])


def _behind_quote(view: str, end: int) -> int:
    """Where the words behind a quotation mark and a space begin; nowhere without the two."""
    return end + 2 if view[end : end + 2] in ("” ", '" ') else -1


def _at(story: Story, start: int) -> Entity | None:
    """The body or place that is named there."""
    named = (e for e in story.draft.entities if e.type in KINDS and any(s == start for s, _ in e.mentions))
    return next(named, None)


def of_kind(story: Story, kind: str, at: int) -> Entity | None:
    """The body of a kind named last before."""
    if kind == "จังหวัด":
        return story.home_at(at)
    if kind == "หน่วยงาน":
        held = story.draft.related("ORGANISED_BY", story.meeting(at))
        return next((e for e in story.draft.entities if held and e.id == held[0].target), None)
    name = _SHORT.get(kind.strip("."), kind)
    same = [a.entity for a in story.actors if a.start < at and a.kind in KINDS and a.entity.canonical.startswith(name)]
    if kind == "อำเภอ":
        same = [a.entity for a in story.actors if a.start < at and a.kind == "District"]
    return same[-1] if same else None
