"""What the frames share: the page, the draft, and the entity of each thing recognised."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from loaders.press.body_forms import Body
from loaders.press.draft import Draft
from loaders.press.facts import Entity, Span
from loaders.press.page import Page
from loaders.press.patterned_bodies import MORAL_CENTER
from loaders.press.persons import Named
from loaders.press.places import Place
from loaders.press.posts import Post
from loaders.press.titles import Event
from loaders.press.words import paragraph_end
from loaders.reference import places as gazetteer

# which kind of body a bare post belongs to, by the public law of universities, temples, police and committees
_OF_KIND = (
    ("อธิการบดี(?:ฝ่าย[ก-๎]+)?$", "มหาวิทยาลัย"),
    ("(?:รองผู้อำนวยการฝ่ายการแพทย์|กลุ่มการพยาบาล|หัวหน้าพยาบาล)$", "โรงพยาบาล"),
    ("ประธานกรรมการดำเนินการ$", "สหกรณ์"),
    ("ผู้จัดการสาขา$", "ธนาคาร"),
    ("หัวหน้าอุทยาน(?:แห่งชาติ)?$", "อุทยาน"),
    ("คณบดี$", "คณะ"),
    ("อนุกรรมการ(?:และ(?:ผู้ช่วย)?เลขานุการ)?$", "คณะอนุกรรมการ"),
    ("(?:ประธาน|เลขานุการ|โฆษก)คณะทำงาน$", "คณะทำงาน"),
    ("(?:ประธาน)?กรรมการ(?:และ(?:ผู้ช่วย)?เลขานุการ)?$", "คณะกรรมการ"),
    ("เจ้าอาวาส$", "วัด"),
    ("(?:นายก|ปลัด)(?:องค์การบริหารส่วนตำบล|\\s?อบต\\.?)$", "องค์การบริหารส่วนตำบล"),
    ("(?:นายก|ปลัด)(?:องค์การบริหารส่วนจังหวัด|อบจ\\.?)$", "องค์การบริหารส่วนจังหวัด"),
    ("ผู้กำกับการ?$", "สถานีตำรวจ"),
    ("ผู้บังคับการ$", "ตำรวจภูธรจังหวัด"),
)
# the municipality that a mayor's post names
_MAYOR = re.compile(r"นายกเทศมนตรี((?:ตำบล|เมือง|นคร)[ก-๎]{2,40})")
# an assembly that has officers is a body, not only an event
_ASSEMBLY = re.compile(r"(?<=[ก-๎])สมัชชา[ก-๎]{4,60}")
_TYPES = {"province": "Province", "district": "District", "subdistrict": "Subdistrict", "region": "Region"}


@dataclass
class Held:
    """A person's mention with the posts that stand beside it; `end` is behind the last post."""

    person: Entity
    named: Named
    start: int
    end: int
    posts: list[tuple[Post, Entity]] = field(default_factory=list)


@dataclass(frozen=True)
class Actor:
    """A place of the text that names somebody or something that can act or be acted upon."""

    start: int
    end: int
    entity: Entity

    @property
    def kind(self) -> str:
        """The label of the entity."""
        return self.entity.type


@dataclass
class Story:
    """A release while frames turn what was recognised into facts."""

    page: Page
    draft: Draft
    meetings: list[tuple[Event, Entity]] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)

    @property
    def view(self) -> str:
        """The text as recognisers see it."""
        return self.page.view

    @property
    def home(self) -> Entity | None:
        """The main province."""
        return self.draft.find("Province", self.page.home_name) if self.page.home else None

    def home_at(self, at: int) -> Entity | None:
        """The province of the event told at `at`, where the text tells of several; else the main one."""
        held = self.draft.related("HELD_IN", self.meeting(at)) if len(self.meetings) > 1 else []
        return next((e for e in self.draft.entities if held and e.id == held[0].target), self.home)

    @property
    def date(self) -> str:
        """ISO date that posts are dated by: of the page for an event that lies ahead, else of the first event."""
        first = {a.name: str(a.value) for a in self.meetings[0][1].attributes} if self.meetings else {}
        stamp = self.page.stamps[0].first if self.page.stamps else ""
        return stamp if first.get("status") == "planned" and stamp else first.get("date", "")

    def meeting(self, at: int) -> Entity:
        """The event that the text at `at` tells of."""
        inside = [(e.last - e.first, i) for i, (e, _) in enumerate(self.meetings) if e.covers(at)]
        return self.meetings[min(inside)[1] if inside else 0][1]

    def place(self, place: Place) -> Entity:
        """The entity of a place, with this mention."""
        span = (place.start, place.end)
        entity = self.draft.add(_TYPES[place.level], place.name, span, key=place.code or place.name)
        self.draft.alias(entity, place.name)
        if place.code:
            entity.ids["dopa"] = place.code
        return entity

    def body(self, body: Body) -> Entity:
        """The entity of a body, with this mention."""
        entity = self.draft.add("Organization", body.canonical, (body.start, body.end), aliases=(body.written,))
        unit, _, owner = body.canonical.partition(" ")
        if owner and body.head and body.head == unit:
            self.draft.alias(entity, unit)
        if body.canonical == MORAL_CENTER:
            self.draft.alias(entity, "ศูนย์คุณธรรม")
        return entity

    def post(self, post: Post) -> Entity:
        """The entity of a post, tied to its body or place."""
        name = post.canonical
        if post.open and self.page.home_name and name.endswith("จังหวัด"):
            name += self.page.home_name
        body = self._body_of(post)
        if body and post.open and not post.body:
            name = _joined(post.canonical, body.canonical)
        entity = self.draft.add("Position", name, (post.start, post.end), aliases=(self.view[post.start : post.end],))
        if body:
            self.draft.relate("POSITION_OF", entity, body, (post.start, post.end))
        elif place := self._place_of(post):
            self.draft.relate("POSITION_OF", entity, place, (post.start, post.end))
        return entity

    def _body_of(self, post: Post) -> Entity | None:
        if post.body:
            return self.body(post.body)
        if mayor := _MAYOR.search(self.view, post.start, post.end):
            name = f"เทศบาล{mayor[1]}"
            named = any(b.canonical == name for b in self.page.bodies)
            return self.draft.add("Organization", name, *(() if named else (mayor.span(1),)))
        if assembly := _ASSEMBLY.search(self.view, post.start, post.end):
            return self.draft.add("Organization", assembly[0], assembly.span())
        short = post.canonical.endswith("ฯ")
        if not post.open and not short:
            return None
        if signs := self._signs_for(post):
            return signs
        if kind := implied(post.canonical.removesuffix("ฯ")):
            found = [b for b in self.page.bodies if b.canonical.startswith(kind)]
            before = [b for b in found if b.end <= post.start]
            return self.body((before or found)[-1 if before else 0]) if found else None
        if re.fullmatch(r"(?:รอง|ผู้ช่วย)?(?:ผู้อำนวยการ|เลขาธิการ|ผู้จัดการ)ฯ?", post.canonical) and self.held:
            near = [p.body for p, _ in self.held[-1].posts if p.body]
            return self.body(near[-1]) if near else None
        return None

    def _signs_for(self, post: Post) -> Entity | None:
        """The body of BODY โดย PERSON POST, in one line."""
        if re.search(r"(?:จังหวัด|อำเภอ|ตำบล)\Z", post.canonical):
            return None
        line = self.view.rfind("\n", 0, post.start) + 1
        before = [b for b in self.page.bodies if line <= b.start and b.end <= post.start]
        by = before and re.compile(r"\s?(?:โดย|\(|:|-)\s?").match(self.view, before[-1].end)
        person = by and any(p.start == by.end() and p.end <= post.start < p.end + 4 for p in self.page.persons)
        return self.body(before[-1]) if person else None

    def _place_of(self, post: Post) -> Entity | None:
        if post.place:
            return self.place(post.place)
        ends = not re.match("[ก-๎]", self.view[post.end : post.end + 1])
        if post.open and ends and re.search(r"(?:อำเภอ|ปลัดอาวุโส)\Z|ปลัดอำเภอหัวหน้า", post.canonical):
            districts = self.draft.of("District")
            return districts[0] if len(districts) == 1 else None
        return self.home if post.open and re.search(r"จังหวัด$", post.canonical) else None

    def province_of(self, code: str) -> Entity | None:
        """The province entity that a longer code lies in, when the text names it."""
        area = gazetteer().find(code[:2])
        return self.draft.find("Province", area.th) if area else None

    def near(self, at: int, pattern: str, before: int = 60) -> re.Match[str] | None:
        """A match in the words before `at`, within its line."""
        start = max(self.view.rfind("\n", 0, at) + 1, at - before)
        return re.compile(pattern).search(self.view, start, at)

    def is_planned(self, meeting: Entity) -> bool:
        """Whether the event lies ahead."""
        return any(a.name == "status" for a in meeting.attributes)

    def limit(self, held: Held) -> int:
        """How far the words after a person belong to that person: to the next one or the end of the line."""
        following = bisect_left(self.held, held.end, key=lambda h: h.start)
        return min([paragraph_end(self.view, held.end), *(h.start for h in self.held[following : following + 1])])

    def chained(self, index: int) -> bool:
        """Whether the person follows the one before in the same list."""
        between = self.view[self.held[index - 1].end : self.held[index].start]
        return bool(re.fullmatch(r"[\s,]*(?:และ|กับ|ควง|พร้อม(?:ด้วย)?)?\s?", between)) and "\n" not in between

    def together(self, held: Held) -> list[Held]:
        """The person and those before in the same list."""
        last = first = self.held.index(held)
        while first and self.chained(first):
            first -= 1
        return self.held[first : last + 1]

    def span_of(self, entity: Entity) -> Span:
        """The first mention of an entity, or an empty span."""
        return min(entity.mentions, default=(0, 0))


def _joined(post: str, body: str) -> str:
    """A post and the body it belongs to, with what both name once."""
    post = re.sub(r"\s?อบ[ตจ]\.?\Z", "", post) if body.startswith("องค์การบริหาร") else post
    town = body.removeprefix("เทศบาล")
    if town != body and post.endswith(("เทศมนตรี", town)):
        return post.removesuffix(town) + town
    shared = max((n for n in range(len(body) + 1) if post.endswith(body[:n])), default=0)
    return post + body[shared:]


def _kind(post: str) -> str:
    """The kind of body that a bare post ends with: โรงพยาบาล of ผู้อำนวยการโรงพยาบาล."""
    m = re.search(
        r"(โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|วิทยาลัย|หอการค้า|กองพัน|สถานีวิทยุ|สถานี|สถาบัน|เทศบาล|สมาคม|สหกรณ์|มูลนิธิ|ชมรม|ชุมชน"
        r"|วิสาหกิจชุมชน|วิสาหกิจ|สหภาพแรงงาน|สหภาพ|พิพิธภัณฑ์|สภาวัฒนธรรม|สมาพันธ์|เรือนจำ|ศูนย์|บริษัท|ห้องสมุด|สโมสร|เหล่ากาชาด|มัสยิด|กลุ่ม)$",
        post,
    )
    return m[1] if m else ""


def implied(post: str) -> str:
    """How the name of the body begins that a post without a body belongs to; "" when the post does not tell."""
    if kind := _kind(post):
        return kind
    if m := re.search(r"(?:นายกเทศมนตรี|ปลัดเทศบาล)(?P<name>[ก-๎]*)", post):
        return "เทศบาล" + m["name"]
    for rule, kind in _OF_KIND:
        if re.search(rule, post):
            return kind
    return ""
