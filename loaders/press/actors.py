"""Who or what a clause is about: persons, posts that stand for them, bodies, networks and places, and lists of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import islice

from loaders.press.facts import Entity
from loaders.press.story import Actor, Story
from loaders.press.words import paragraph_end

# between two items of a list: commas, conjunctions, list marks, the address in brackets
_GLUE = re.compile(
    r"(?:[ ,/•)]|และ|กับ|รวมถึง|รวมทั้ง|ตลอดจน|พร้อมด้วย|พร้อมทั้ง|พร้อม(?=\s|น)|ร่วมกับ"
    r"|ร่วมด้วย|(?:ครอบครัว|ผู้แทน|ตัวแทน|คณะครู|นักเรียน|บุคลากร|แกนนำ|สมาชิก|ชาวบ้าน|หัวหน้าส่วนราชการ|เจ้าหน้าที่)(?:จาก|ของ)?"
    r"|\n[ ]*[-•]?[ ]*|\(?\d{1,2}[.)]\s|\([^()\n]{1,40}\))*"
)
_PLACES = ("Province", "District", "Subdistrict")
# a line that begins without a list mark begins another sentence
_NEW_LINE = re.compile(r"\n(?![ ]*(?:[-•]|\(?\d{1,2}[.)]))")
_CROWD = re.compile(
    r"(?P<of>โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|วัด|บริษัท|ชุมชน|องค์กร|หน่วยงาน|สถานศึกษา)?(?:ของ)?(?:เรา(?!ะ)|แห่งนี้|นี้(?=\s?(?:ได้|เป็น|ผ่าน|จะ)))"
)


def state(story: Story) -> None:
    """Gather everything that can act or be acted upon, in the order of the text, without what lies inside another."""
    found = [Actor(h.start, h.end, h.person) for h in story.held]
    found += [Actor(b.start, b.end, story.body(b)) for b in story.page.bodies]
    for n in story.page.networks:
        if entity := story.draft.find("Network", n.name):
            found.append(Actor(n.start, n.end, entity))
    halls = [(v.start, v.end) for v in story.page.venues if v.name.startswith("ศาลากลาง")]
    found += [
        Actor(p.start, p.end, story.place(p))
        for p in story.page.places
        if p.level in ("province", "district", "subdistrict") and not any(s <= p.start < e for s, e in halls)
    ]
    found.sort(key=lambda a: (a.start, -a.end))
    for a in found:
        if not story.actors or a.start >= story.actors[-1].end:
            story.actors.append(a)


# no subject stands farther before its verb
_FARTHEST = 2_000


def subject(story: Story, at: int, kinds: tuple[str, ...], reach: int = 90) -> Actor | None:
    """The nearest one of these kinds before `at` in the paragraph; `เรา` and `แห่งนี้` mean whom the text is about."""
    line = max(story.view.rfind("\n", 0, at) + 1, at - min(reach, _FARTHEST))
    last = _last_before(story, at, line, kinds)
    we = list(_CROWD.finditer(story.view, max(line, last.end) if last else line, at)) if "Organization" in kinds else []
    if we and (hero := _meant(story, we[-1]) or protagonist(story)):
        return Actor(we[-1].start(), we[-1].end(), hero)
    return last


def _last_before(story: Story, at: int, line: int, kinds: tuple[str, ...]) -> Actor | None:
    """The last actor of these kinds that ends between."""
    for i in range(bisect_right(story.actors, at, key=lambda a: a.end) - 1, -1, -1):
        actor = story.actors[i]
        if actor.end < line:
            return None
        if actor.kind in kinds:
            return actor
    return None


def _meant(story: Story, words: re.Match[str]) -> Entity | None:
    """Whom ชุมชนแห่งนี้ stands for: the body of that kind named last."""
    before = [a for a in story.actors if a.end <= words.start() and a.kind == "Organization"]
    same = [a for a in before if words["of"] and a.entity.canonical.startswith(words["of"])]
    return same[-1].entity if same and "เรา" not in words[0] else None


def listed_before(story: Story, last: Actor) -> list[Actor]:
    """The actor and those before it in the same list, in the order of the text."""
    index = bisect_left(story.actors, last.start, key=lambda a: a.start)
    index = index if index < len(story.actors) and story.actors[index] == last else 0
    found = [last]
    while index and _joined(story.view, story.actors[index - 1].end, found[0].start):
        if _NEW_LINE.search(story.view, story.actors[index - 1].end, found[0].start):
            break
        index -= 1
        found.insert(0, story.actors[index])
    return found


def listed_after(story: Story, at: int, kinds: tuple[str, ...], limit: int = 0) -> list[Actor]:
    """Those of these kinds in the list that begins at `at`; places between them are their addresses."""
    limit = limit or paragraph_end(story.view, at)
    found: list[Actor] = []
    for a in islice(story.actors, bisect_left(story.actors, at, key=lambda a: a.start), None):
        address = a.kind in _PLACES and story.view[at : a.start].strip() == "("
        if a.start >= limit or not (address or _joined(story.view, at, a.start)):
            break
        if a.kind in kinds:
            found.append(a)
        at = a.end + (address and story.view.startswith(")", a.end))
    return found


def _joined(view: str, start: int, end: int) -> bool:
    return end - start < 90 and bool(_GLUE.fullmatch(view, start, end))


_HERO = re.compile(
    r"โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|องค์การบริหารส่วนตำบล|วัด|บริษัท|เรือนจำ|สหกรณ์|ชุมชน|สถาบัน|มูลนิธิ|สมาคม|ชมรม"
    r"|สหภาพ|พิพิธภัณฑ์|ห้องสมุด|มัสยิด|คริสตจักร|วิสาหกิจ|โรงงาน|สโมสร|การประปา|ทัณฑสถาน|กองพัน|หอการค้า"
)


def protagonist(story: Story) -> Entity | None:
    """The local body that the release is about: that which organised, else the one named most often."""
    organisers = [r.target for r in story.draft.related("ORGANISED_BY")]
    bodies = [e for e in story.draft.of("Organization") if _HERO.match(e.canonical)]
    hosts = sorted((e for e in bodies if e.id in organisers), key=lambda e: organisers.index(e.id))
    if hosts:
        return hosts[0]
    best = max(bodies, key=lambda e: (len(e.mentions), -min(e.mentions)[0]), default=None)
    return best if best and len(best.mentions) > 1 else _publisher(story, bodies)


def _publisher(story: Story, bodies: list[Entity]) -> Entity | None:
    """The body in the head of the page: its name, its letter, its paper."""
    start, end = story.page.paragraphs[0] if story.page.paragraphs else (0, 0)
    heads = [e for e in bodies if end - start < 160 and start <= min(e.mentions)[0] < end]
    return heads[0] if len(heads) == 1 else None


_KIND = re.compile(
    r"(?:ของ|ประจำ|ทั้ง|(?<!ทุก)(?<!แต่ละ))(?P<kind>(?<=ของ)องค์กร|(?<=ของ)หน่วยงาน|โรงเรียน|โรงพยาบาล|วิทยาลัย|มหาวิทยาลัย|เทศบาล|วัด|บริษัท|ชุมชน|สหกรณ์|อำเภอ|จังหวัด)(?:ของเรา|เรา|แห่งนี้|นี้|ฯ)?(?=\s|พร้อม|ร่วม|ว่า|คือ|เป็น|ยึด|ตั้ง|[“\"]|$|มี|ได้|ภายใต้)"
)


_BODIES = "ฝ่าย|เครือข่าย|ภาคส่วน|หน่วยงาน|ภาคี|โรงเรียน|สถานศึกษา|ส่วนราชการ|องค์กร|ชุมชน|หมู่บ้าน|ตำบล|อำเภอ|วัด|โรงพยาบาล"
_EVERYBODY = re.compile(
    rf"(?:ทุก|ทั้งหมด|ทั้งสอง|ทั้งสาม)(?:{_BODIES})|(?:{_BODIES})ทุก(?:แห่ง|องค์กร)|ที่ประชุม|ผู้เข้าร่วม|(?:คำขวัญ|สโลแกน|เป้าหมาย)(?:ร่วม|กลาง)|ร่วมกัน(?=กำหนด|ประกาศ|ตั้ง|วาง)"
)


def owner(story: Story, at: int) -> Entity | None:
    """Whose a goal, a virtue or an activity told at `at` is: named in the sentence, meant by a bare kind, else home."""
    line = max(story.view.rfind("\n", 0, at) + 1, at - 110)
    hero = protagonist(story)
    near = [
        a
        for a in story.actors
        if (line <= a.start and a.end <= at and a.kind in ("District", "Province"))
        or (line <= a.start and a.end <= at and a.kind == "Organization" and _HERO.match(a.entity.canonical))
    ]
    kinds = list(_KIND.finditer(story.view, line, at)) + list(_CROWD.finditer(story.view, line, at))
    last = max((m.start() for m in kinds), default=-1)
    word = next((m["kind"] for m in reversed(kinds) if "kind" in m.groupdict()), "")
    # the place in the name of a plan is no subject
    planned = word and all(a.end <= last or any(p.start < a.start < p.end for p in story.page.plans) for a in near)
    if last >= 0 and (not near or near[-1].end <= last or planned):
        if word == "จังหวัด":
            return story.home_at(at)
        if word == "อำเภอ":
            return next(iter(story.draft.of("District")), story.home)
        this = story.view.startswith("นี้", last + len(word))
        same = [a for a in story.actors if word and this and a.end <= last and a.entity.canonical.startswith(word)]
        if same or hero:
            return same[-1].entity if same else hero
    if _EVERYBODY.search(story.view, near[-1].end if near else line, at):
        return story.home_at(at)
    if near:
        return near[-1].entity
    resolved = any(s <= at < e for d in story.draft.of("Decision") for s, e in d.mentions)
    often = hero and len(hero.mentions) > 2 and not resolved
    known = hero and (often or story.draft.related("ORGANISED_BY", target=hero))
    return hero if known else story.home_at(at)


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(
        r"เป็นประธาน[ก-๎]*|ทำหน้าที่ประธาน[ก-๎]*|ประธานใน[ก-๎]+|ประธานเปิด[ก-๎]*|กล่าว[ก-๎]*|เปิด(?:งาน|การ|เวที|โครงการ)[ก-๎]*|มอบหมาย(?:ให้)?|มอบ(?=\s?(?:ให้|นาย|นาง|น\.ส|พ\.|ร\.|ดร|ว่าที่|ผู้))(?:ให้)?"
        r"|โดยมี|ซึ่งมี|และมี|(?<=\s)มี(?=\s|นาย|นาง|พระ|ผู้|คณะ|ดร|พ\.|ร\.|ว่าที่|หัวหน้า|น\.ส)|บรรยาย[ก-๎]*|ดำเนินรายการ|ติด(?:ราชการ|ภารกิจ)|อยู่ระหว่าง[ก-๎]*|ขณะที่|(?<=\s)ส่วน(?!ราชการ)|(?<=\s)ด้าน|จัดขึ้น[ก-๎]*|\sที่\s|\sณ\s|\sโดย(?=นาย|นาง|พระ|\s|น\.ส|ดร)"
    )


def clause_start(view: str, at: int, reach: int = 700) -> int:
    """Where the words begin that a verb at `at` is said of: behind the last other predicate of the paragraph."""
    line = max(view.rfind("\n", 0, at) + 1, at - reach)
    last = line
    for m in _breaks().finditer(view, line, at):
        last = m.end()
    return last
