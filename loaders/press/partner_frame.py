"""Who signed an agreement with whom, and whom the province works with."""

from __future__ import annotations

import re

from loaders.press import lists
from loaders.press.actors import listed_before, protagonist
from loaders.press.facts import Entity
from loaders.press.scan import scanner
from loaders.press.story import Actor, Story
from loaders.press.words import paragraph_end

_SIGNS = scanner(
    r"(?:ร่วม|พิธี|(?:ผู้|คน)(?:ร่วม)?)?(?:กัน)?(?:(?:จรด|จับ)ปากกา|ลงนาม(?!รับ|ถวายพระพร|ประกาศ)|ทำ(?:บันทึก)?(?:ข้อตกลง|ความร่วมมือ|ความเข้าใจ)|ทำ\s?MOU"
    r"|เซ็น(?:สัญญา|บันทึก|\s?MOU|ความร่วมมือ|ข้อตกลง)|ทำสัญญา)"
)
# those who sign for the other parties alone
_THEIR_SIDE = re.compile(r"\s?(?:จาก|ใน)?(?:ฝั่ง|ฝ่าย|ด้าน)(?:ของ)?(?:ภาคี|คู่สัญญา|พันธมิตร|หน่วยงานภาคี|ผู้ร่วม)")
# a pledge that everybody signs is no agreement of one with the others
_PLEDGE = re.compile(r"ลงนาม[ก-๎]{0,6}(?:คำมั่น|ปฏิญญา|เจตนารมณ์|ประกาศเจตนา)")
_AGREES = re.compile(r"ข้อตกลง|ความร่วมมือ|ความเข้าใจ|MOU|MoU|เอ็มโอยู")
_WITH = re.compile(
    r"[^\n]{0,90}?(?:ร่วม(?:กับ|ด้วย)|ระหว่าง|กับ|ได้แก่|ประกอบด้วย|ดังนี้|คือ|อาทิ"
    r"|\d\s?(?:ฝ่าย|หน่วยงาน|องค์กร|แห่ง|ภาคี|ท่าน|คน|ราย)(?=$))(?=[\s:]|[ก-ฮเ-ไ]|$)\s?:?[ ]?"
)
# the first party joins hands with those whom the verb then counts, too
_JOINS_HANDS = re.compile(r"[ ]?(?:ได้)?(?:จับมือ|จูงมือ|ผนึกกำลัง|รวมพลัง|ร่วมมือ|ประสานความร่วมมือ|ควงคู่)(?:กับ)?[ ]?")
_BETWEEN = re.compile(
    r"(?:[ ]?\([^()\n]{1,40}\))?\s?(?:ซึ่ง|ได้|จึง|จะ|มี(?:นัด|กำหนด|แผน)|นัด|เตรียม|พร้อมใจ"
    r"|ร่วมกัน|จัด(?:ให้มี)?|เป็นตัวแทน|มา|เข้า){0,3}\s?"
)
_WORKS = re.compile(r"บูรณาการ[ก-๎]{0,20}กับ[ก-๎\s\d]{0,40}?(?:อาทิ|ได้แก่|เช่น)\s?")
# a body named only as whom a party belongs to
_OWNER = re.compile(r"(?:สังกัด|เครือ|กำกับ(?:ของ)?|ขึ้น(?:ตรง)?(?:กับ|ต่อ)|ภายใต้|ของ)[ ]?\Z")
# a body called by its kind alone, as the subject of the verb
_BARE = re.compile(
    r"(?:^|[ )])(?P<kind>โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|วัด|บริษัท|สมาคม|ชมรม|มูลนิธิ|สหกรณ์)"
    r"(?:ฯ|เอง)?(?:ก็|ยัง|จะ|ได้|จึง|จัด|เตรียม|[ ])"
)
_PROVINCE = re.compile(r"(?:^|\s)จังหวัด(?:ก็|ยัง|ได้|จะ|จึง|เตรียม|ร่วม|จัด|พิธี|ให้มี)*[ ]?\Z")
_STOP = re.compile(r"เป็นต้น|\s(?:มี(?:ผู้|การ)|และมี|โดยมี|ซึ่ง(?!เป็น|ตั้ง|อยู่)|เพื่อ|ณ\s|ภายใต้|ในการ|ว่าด้วย|เรื่อง)")


def state(story: Story) -> None:
    """COLLABORATED_WITH from the first party, or whom the text is about, to every other one."""
    if _PLEDGE.search(story.view) and not _AGREES.search(story.view):
        return
    hero = protagonist(story)
    province = story.home if _FOR_PROVINCE.search(story.view) else None
    for m in _SIGNS.finditer(story.view):
        if m[0].startswith(("ผู้", "คน")) and any(m.start() - 2 < b.end <= m.start() for b in story.page.bodies):
            continue
        signers = _signers(story, m.end()) if m[0].startswith(("ผู้", "คน")) and not _after(story, m.end()) else []
        if len(signers) > 1:
            other_side = _THEIR_SIDE.match(story.view, m.end())
            host = next((a.entity for a in story.actors if a.kind == "Organization"), None) if other_side else None
            own = host or next((a.entity for a in signers if a.entity is hero), signers[0].entity)
            _related(story, province or own, signers, m.start())
            continue
        before = _before(story, m.start()) or _named_party(story, m)
        parties = before + _after(story, m.end())
        between = not before and len(parties) > 1 and story.view.endswith(("ระหว่าง", "ระหว่าง "), 0, parties[0].start)
        party = parties[0].entity if before or between else _principal(story, m.start(), hero)
        first = province or party
        if first and len(parties) + (first is not party or not before) > 1:
            _related(story, first, parties, m.start())
    for m in _WORKS.finditer(story.view) if story.home else ():
        _related(story, story.home, _listed(story, m.end()), m.start())  # type: ignore[arg-type]


def _related(story: Story, first: Entity, parties: list[Actor], at: int) -> None:
    for a in parties:
        source, target = (a.entity, first) if a.kind == "Province" != first.type else (first, a.entity)
        if source is not target:
            story.draft.relate("COLLABORATED_WITH", source, target, (min(at, a.start), a.end))


def _principal(story: Story, at: int, hero: Entity | None) -> Entity | None:
    """Who signs where the verb has no subject: a province signed with, whom the text is about."""
    if re.compile(r"[ก-๎]{0,12}กับจังหวัด").match(story.view, at) or _PROVINCE.search(story.view, max(0, at - 24), at):
        return story.home
    bare = _BARE.search(story.view, max(0, at - 40), at)
    before = [b for b in story.page.bodies if bare and b.end <= bare.start() and b.head == bare["kind"]]
    return story.body(before[-1]) if before else hero


def _signers(story: Story, at: int) -> list[Actor]:
    """The bodies for which the persons sign whom a word behind ผู้ลงนาม announces, in the line or on the lines below."""
    end = min(paragraph_end(story.view, at), at + 600)
    cue = _WITH.match(story.view, at, end)
    stop = _STOP.search(story.view, cue.end(), end) if cue else None
    spans = [(cue.end(), stop.start() if stop else end)] if cue else []
    spans = spans if cue and story.view[cue.end() : end].strip() else lists.lines(story.view, at)
    held = [h for s, e in spans for h in story.held if s <= h.start < e]
    bodies = {e.id: e for e in story.draft.of("Organization")}
    found: dict[str, Actor] = {}
    for h in held:
        targets = [r.target for _, post in h.posts for r in story.draft.related("POSITION_OF", post)]
        for x in [x for x in targets if x in bodies][:1]:
            found.setdefault(x, Actor(h.start, h.end, bodies[x]))
    return list(found.values())


def _before(story: Story, at: int) -> list[Actor]:
    """The list of bodies that is the subject of the verb at `at`."""
    near = [a for a in story.actors if a.kind in ("Organization", "Province") and at - 40 <= a.end <= at]
    while len(near) > 1 and story.view[near[-1].start - 1] == "(" and near[-1].entity is near[-2].entity:
        near.pop()
    if not near or not _BETWEEN.fullmatch(story.view, near[-1].end, at):
        return []
    places = [(v.start, v.end) for v in story.page.venues]
    run = listed_before(story, near[-1])
    first = [
        a for a in story.actors if a.end <= run[0].start and _JOINS_HANDS.fullmatch(story.view, a.end, run[0].start)
    ]
    found = [a for a in [*first[-1:], *run] if a.kind == near[-1].kind]
    return [a for a in found if not any(s <= a.start < e for s, e in places)]


# somebody else signs for the province
_FOR_PROVINCE = re.compile(
    r"ลงนาม(?:ใน)?(?:นาม|ฐานะ)(?:ของ|ผู้แทน)?จังหวัด|ผู้ลงนาม(?:ฝ่าย|ฝั่ง|ของ)จังหวัด|(?:ฝ่าย|ฝั่ง)จังหวัด(?:ร่วม)?ลงนาม"
)
_PARTY = re.compile(r"(?:คู่|ฝ่ายที่|หน่วยงานที่|องค์กรที่|ภาคีที่)(?:ร่วม)?\Z")


def _named_party(story: Story, m: re.Match[str]) -> list[Actor]:
    """คู่ลงนามของ BODY ได้แก่ …: the body whose partners are listed."""
    of = re.compile(r"(?:ร่วม)?\s?(?:ของ|กับ)\s?").match(story.view, m.end())
    if not of or not _PARTY.search(story.view, max(0, m.start() - 16), m.start()):
        return []
    return [a for a in story.actors if a.start == of.end() and a.kind == "Organization"]


def _after(story: Story, at: int) -> list[Actor]:
    """The bodies that a word behind the verb announces, in the line or on the lines that follow."""
    end = paragraph_end(story.view, at)
    cue = _WITH.match(story.view, at, end)
    if not cue:
        return []
    if story.view[cue.end() : end].strip():
        return _listed(story, cue.end())
    items = lists.lines(story.view, at)
    firsts = [[a for a in story.actors if s <= a.start < e and a.kind == "Organization"][:1] for s, e in items]
    return [a for found in firsts for a in found]


def _listed(story: Story, at: int) -> list[Actor]:
    """Bodies up to the clause's end, without those of the persons who sign for them."""
    end = min(paragraph_end(story.view, at), at + 600)
    stop = _STOP.search(story.view, at, end)
    limit = stop.start() if stop else end
    of_posts = {p.body.start for h in story.held for p, _ in h.posts if p.body}
    of_provinces = re.compile(r"[^\n“”]{0,60}?กับ(?:ทั้ง\s?\d+\s?)?จังหวัด").match(story.view, at, limit)
    kinds = ("Organization", "Province") if of_provinces else ("Organization",)
    inside = [a for a in story.actors if at <= a.start and a.end <= limit and a.kind in kinds]
    owners = [a for a in inside if _OWNER.search(story.view, max(at, a.start - 14), a.start)]
    return [a for a in inside if a.start not in of_posts and a not in owners]
