"""Bodies: who organised, took part, coaches whom, belongs where, was assessed or honoured."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.press.actors import protagonist
from loaders.press.body_forms import Body, short_forms
from loaders.press.coach_frame import listed_bodies
from loaders.press.facts import Entity
from loaders.press.story import Story
from loaders.press.titles import Event

_OF_HERO = re.compile(
    r"(?:รอง|ผู้ช่วย)?(?:ประธานกรรมการ|กรรมการและเลขานุการ|บรรณารักษ์|ภัณฑารักษ์|ผู้อำนวยการ|ผู้จัดการ[ก-๎]*|ประธาน|ประธานนักเรียน|ครูใหญ่|เจ้าอาวาส"
    r"|หัวหน้า(?:พยาบาล|งาน|ฝ่าย|แผนก|กลุ่มสาระ|หอผู้ป่วย)[ก-๎]*|ประธานนักศึกษา|เหรัญญิก|ครู(?:แนะแนว|พี่เลี้ยง|ประจำชั้น|ที่ปรึกษา)[ก-๎]*|กรรมการผู้จัดการ|อธิการบดี|คณบดี|เลขาธิการ|ครูผู้รับผิดชอบ[ก-๎]*)"
)


def name(story: Story) -> None:
    """All bodies and their later short forms."""
    for body in story.page.bodies:
        story.body(body)
    for body, span in short_forms(story.view, story.page.bodies):
        again = replace(body, start=span[0], end=span[1], written=story.view[span[0] : span[1]], unplaced=False)
        story.body(again)
        story.page.bodies.append(again)
    story.page.bodies.sort(key=lambda b: (b.start, -b.end))


def state(story: Story) -> None:
    """What ties bodies to events and to one another."""
    for event, meeting in story.meetings:
        _meeting_of(story, event, meeting)
    _ownerless(story)
    _taking_part(story)
    _roles(story)


_MEETING_BODIES = ("คณะ", "อนุกรรมการ", "สภา", "ชมรม")
_ONLY_NUMBERED = re.compile(r"(?:การ)?ประชุม\s?ครั้งที่")
_MEETS = re.compile(r"\s?(?:ได้|จะ|จึง|มีการ|นัด|เรียก)*")


def _meeting_of(story: Story, event: Event, meeting: Entity) -> None:
    for body in story.page.bodies:
        inside = event.title and event.start <= body.start < event.start + 24 and body.end <= event.end
        meets = event.title.startswith("ประชุม") and _MEETS.fullmatch(story.view, body.end, event.start)
        if (inside or meets) and body.head.startswith(_MEETING_BODIES):
            story.draft.relate("MEETING_OF", meeting, story.body(body), (event.start, body.end))
    if _ONLY_NUMBERED.match(event.title) and not story.draft.related("MEETING_OF", meeting):
        line = story.view.rfind("\n", 0, event.start) + 1
        before = [b for b in story.page.bodies if line <= b.start <= line + 4 and b.head.startswith(_MEETING_BODIES)]
        for body in before[:1]:
            story.draft.relate("MEETING_OF", meeting, story.body(body), (body.start, event.end))


def _ownerless(story: Story) -> None:
    """Posts of a body that only the whole text tells: of whom it is about."""
    hero = protagonist(story)
    for post in story.draft.of("Position"):
        whose = _beside(story, post) or hero
        if whose and _OF_HERO.fullmatch(post.canonical) and not story.draft.related("POSITION_OF", post):
            story.draft.relate("POSITION_OF", post, whose, min(post.mentions))


def _beside(story: Story, post: Entity) -> Entity | None:
    """The body of the post of whoever is named before in the same list."""
    for i, held in enumerate(story.held):
        if i and story.chained(i) and any(e is post for _, e in held.posts):
            before = {e.id for _, e in story.held[i - 1].posts}
            found = [r.target for r in story.draft.related("POSITION_OF") if r.source in before]
            return next((e for e in story.draft.of("Organization") if e.id in found), None)
    return None


def _taking_part(story: Story) -> None:
    """A delegation that visits, bodies that a meeting has as its core."""
    view, draft = story.view, story.draft
    for event, meeting in story.meetings:
        for body in story.page.bodies:
            if not event.covers(body.start):
                continue
            after = view[body.end : body.end + 34]
            if body.head.startswith("คณะ") and re.match(
                r"(?:\sระดับ[ก-๎]{2,8})?\s(?:(?:รวม|จำนวน)?\s?\d+\s?(?:คน|ท่าน)\s)?(?:นำ(?:ทีม)?โดย|มี(?=นาย|นาง|พล|พ\.|ดร|ร\.|ผศ|รศ)|เข้าตรวจ|ลงพื้นที่|ไปศึกษาดูงาน|เดินทาง)",
                after,
            ):
                draft.relate("ATTENDED", story.body(body), meeting, (body.start, body.end))
            for_it = re.search(r"(?:ผู้|ตัว)แทน(?:ของ|จาก)?$", view[: body.start][-12:])
            if (
                re.match(r"\s?เข้าร่วมประชุม", after)
                and not for_it
                and any(h.posts or h.start < body.start for h in story.held[:3])
            ):
                draft.relate("ATTENDED", story.body(body), meeting, (body.start, body.end))
        if m := re.compile(r"(?:^|\s)มี\s").search(view, event.first, event.last):
            run = listed_bodies(story, m.end())
            tail = view[run[-1].end : run[-1].end + 24] if run else ""
            if len(run) > 1 and re.match(r"\s?(?:เป็นแกน|เข้าร่วม|ร่วม|มาร่วม)", tail):
                for b in run:
                    if isinstance(b, Body):
                        draft.relate("ATTENDED", story.body(b), meeting, (m.start() + 1, b.end))


_LABELLED = re.compile(r"(?:ฝ่าย|หน่วย)?เลขานุการ(?:การประชุม|ที่ประชุม|คณะทำงาน|งาน)?\s?(?::|คือ|ได้แก่)\s?\Z")


# what a body does that keeps the papers of a meeting, and not those of a network
_SERVES = re.compile(
    r"\s?(?:ได้|จะ|จึง|ก็)?(?:(?:ในฐานะ|เป็น|(?:รับ|ทำ|ช่วย|ดูแล|ปฏิบัติ)(?:หน้าที่|งาน|บทบาท|บท|เป็น)?)(?:เป็น)?)\s?"
    r"(?P<role>(?:ฝ่าย|หน่วย|ทีม|งาน)*เลขา(?:นุการ)(?!กรม|กระทรวง)[ก-๎]{0,8})"
)
_FOR_NETWORK = re.compile(r"ตั้ง[^\n]{0,60}เครือข่าย[^\n]{0,40}ให้\s?\Z")
_OF_NETWORK = re.compile(r"[ ]?(?:ของ|ให้)[ ]?(?:ภาคี)?เครือข่าย")


def _roles(story: Story) -> None:
    """Secretariat, coordination, partners in work, where data come from."""
    view, draft = story.view, story.draft
    for body in story.page.bodies:
        after, span = view[body.end : body.end + 60].split("\n")[0], (body.start, body.end)
        before = view[max(0, body.start - 120) : body.start].rsplit("\n", 1)[-1]
        of_post = any(h.start < body.start < h.end for h in story.held)
        serves = None if of_post or _FOR_NETWORK.search(before) else _SERVES.match(after)
        if serves:
            whole = (body.start, body.end + serves.end())
            draft.relate("SECRETARIAT_OF", story.body(body), story.meeting(body.start), whole, role=serves["role"])
        if labelled := _LABELLED.search(before):
            secretariat = (body.start - len(before) + labelled.start(), body.end)
            draft.relate("SECRETARIAT_OF", story.body(body), story.meeting(body.start), secretariat, role="ฝ่ายเลขานุการ")
        if coordinates := re.match(
            r"\s?(?P<taken>รับ|ทำหน้าที่)?เป็น(?:ผู้|ศูนย์|แกน|หน่วย)?ประสาน(?:งาน)?(?P<net>เครือข่าย)?", after
        ):
            line = view.rfind("\n", 0, body.start) + 1
            told = [n for n in story.page.networks if line <= n.start and n.end <= body.start]
            has = bool(told) and re.fullmatch(
                r"(?:ก่อตั้ง|ตั้ง)?(?:เมื่อ|ใน|แต่)?(?:ปี)?\s?(?:\d{4})?\s?(?:ซึ่ง|โดย|ที่)?มี\s?|[^\n“”]{0,40}[ ]โดย[ ]?",
                view[told[-1].end : body.start],
            )
            network = draft.find("Network", told[-1].name) if told and (has or coordinates["net"]) else story.home
            named = body.end + coordinates.start("net")
            of_another = _OF_NETWORK.match(view, body.end + coordinates.end()) or any(
                n.start == named for n in story.page.networks
            )
            told_of = (coordinates["net"] or not coordinates["taken"]) and not of_another
            if network and told_of:
                draft.relate("COORDINATOR_OF", story.body(body), network, span)
        brought = re.match(r"\s?(?:ได้)?นำ(?:ผล|ข้อมูล|ตัวเลข|สถิติ)[^\n“”]{0,60}?(?:เป็นข้อมูล|ประกอบการ|ตั้งต้น)", after)
        if brought or re.search(r"ข้อมูล[ก-๎\s\d]{0,90}(?:ของ|มาจาก|จาก)\s?$", before):
            draft.relate("DATA_FROM", story.meeting(body.start), story.body(body), span)
    _secretary(story)


def _secretary(story: Story) -> None:
    for held in story.held:
        for post, _ in held.posts:
            alone = story.view[post.start : post.end + 1] == "เลขานุการ\n"
            if alone or re.match(r"เลขานุการ(?:คณะ(?:อนุ)?กรรมการ|คณะทำงาน|ที่ประชุม)", post.canonical):
                span = (held.start, post.end)
                story.draft.relate("SECRETARIAT_OF", held.person, story.meeting(held.start), span, role="เลขานุการ")
        if column := re.compile(r"[ ]+(?P<role>(?:ผู้ช่วย)?เลขานุการ)[ ]*(?=\n)").match(story.view, held.end):
            span = (held.start, column.end())
            story.draft.relate("SECRETARIAT_OF", held.person, story.meeting(held.start), span, role=column["role"])
        if said := _LABELLED.search(story.view, max(0, held.start - 60), held.start):
            story.draft.relate(
                "SECRETARIAT_OF", held.person, story.meeting(held.start), (said.start(), held.end), role="เลขานุการ"
            )
        others = [b.start for b in story.page.bodies if held.end < b.start]
        m = re.compile(
            r"[^\n]{0,70}?(?:เป็น|ทำหน้าที่|(?:ดูแล|รับ|ช่วย)(?:งาน|หน้าที่))(?:อนุกรรมการและ|กรรมการและ)?(?P<role>(?:ฝ่าย|ผู้ช่วย)?เลขานุการ(?!กรม|กระทรวง)[ก-๎]{0,20})"
        ).match(story.view, held.end, min([story.limit(held), *others[:1]]))
        if m:
            role = re.split(r"ที่|ของ", m["role"])[0]
            story.draft.relate(
                "SECRETARIAT_OF", held.person, story.meeting(held.start), (held.start, m.end()), role=role
            )
