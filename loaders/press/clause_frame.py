"""What clauses say by the class of their verb, where no frame of its own has read them; parts told by a noun."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.press import lists
from loaders.press.actors import listed_after
from loaders.press.clauses import Predicate, objects, predicate, subjects, whole
from loaders.press.facts import Entity, Span
from loaders.press.lexicon import table
from loaders.press.network_presence import STAYED_AWAY
from loaders.press.scan import scanner
from loaders.press.story import Actor, Story

_BODIES = ("Organization", "Network", "NetworkGroup", "Person")
# somebody invited, awaited, named as a pattern, or whose work is told and not who came
_ASIDE = re.compile(r"(?:เชิญชวน|ขอเชิญ|ขอให้|หวังว่า|หาก|ถ้า|เช่น|ไม่มี|นอกจาก|ของ|สำหรับ|ต่อ|แก่|ให้|ที่|ณ|ใน|เห็น|ตาม|ไป)\s?$")


def speakers(story: Story) -> None:
    """Who chaired and who spoke: told by a noun and a list, then by verbs, person by person."""
    _labelled(story, ("chairs", "leads"))
    for last, said in _clauses(story):
        if last.kind == "Person" and said.kind in ("chairs", "opens", "leads", "speaks"):
            found = subjects(story, last)
            some = found if said.kind == "leads" or "ร่วม" in story.view[last.end : said.start] else found[-1:]
            _part(story, some, said.kind, whole(story, some, said.end), said.verb)


def state(story: Story) -> None:
    """Which bodies held the event and which took part; who brings up whom."""
    _labelled(story, ("hosts", "joins"))
    _headed(story)
    for last, said in _clauses(story):
        _clause(story, subjects(story, last), said)


def _clauses(story: Story) -> list[tuple[Actor, Predicate]]:
    """Every actor that is the subject of a verb of a known class, outside of speech."""
    found = [(a, predicate(story, a.end)) for a in story.actors]
    quoted = story.page.quotes
    return [
        (a, said)
        for a, said in found
        if said
        and not any(s <= a.start < e for s, e in quoted)
        and (said.kind in ("coaches", "learns") or not _told(story, a.start))
    ]


def _clause(story: Story, found: list[Actor], said: Predicate) -> None:
    if said.kind in ("coaches", "learns"):
        _coach(story, found, said)
    elif (
        found[-1].kind != "Person"
        and said.kind in ("joins", "hosts", "partners")
        and not _ASIDE.search(story.view, 0, found[0].start)
    ):
        _part(story, found, said.kind, whole(story, found, said.end), said.verb)


def _part(story: Story, found: list[Actor], kind: str, span: Span, verb: str) -> None:
    """A part in the event for every actor of a list."""
    meeting = story.meeting(span[0])
    planned = {"status": "planned"} if story.is_planned(meeting) else {}
    for a in found:
        if kind in ("chairs", "opens") and a.kind == "Person" and not story.draft.related("CHAIRED_BY", meeting):
            story.draft.relate("CHAIRED_BY", meeting, a.entity, span, role=verb, **planned)
        elif kind in ("leads", "speaks") and a.kind == "Person" and not _known(story, a.entity, meeting):
            story.draft.relate("SPOKE_AT", a.entity, meeting, span, mode=verb, **planned)
        elif kind == "joins" and a.kind == "Organization" and not _organises(story, meeting, a.entity):
            story.draft.relate("ATTENDED", a.entity, meeting, span, **planned)
        elif kind == "joins" and a.kind == "Network":
            story.draft.relate("PARTICIPATED", a.entity, meeting, span, **planned)
        elif kind == "partners" and a.kind == "Organization" and not _organises(story, meeting, a.entity):
            story.draft.relate("CO_ORGANISED_BY", meeting, a.entity, span)
        elif kind == "hosts" and a.kind == "Organization" and not story.draft.related("ORGANISED_BY", meeting):
            story.draft.relate("ORGANISED_BY", meeting, a.entity, span)


def _known(story: Story, person: Entity, meeting: Entity) -> bool:
    """Whether a frame of its own has read what the person said or did: at the event, to the press, as its chair."""
    return bool(story.draft.related("SPOKE_AT", person, meeting) or story.draft.related("SAID", person))


def _organises(story: Story, meeting: Entity, body: Entity) -> bool:
    kinds = ("ORGANISED_BY", "CO_ORGANISED_BY")
    return any(story.draft.related(kind, meeting, body) for kind in kinds)


def _told(story: Story, at: int) -> bool:
    """Whether the words stand in what somebody said or in a quotation."""
    said = [m for e in story.draft.of("Statement") for m in e.mentions]
    return any(s <= at < e for s, e in [*said, *story.page.quotes])


@cache
def _labels() -> re.Pattern[str]:
    nouns = "|".join(f"(?P<{row[0]}>{row[1]})" for row in table("role_nouns"))
    return scanner(
        rf"(?<![ก-๎])(?:(?:บน|ใน)(?:เวที|วง|งาน|ห้อง))?(?:โดย|มี|และ|ซึ่ง|ส่วน|สำหรับ)?(?:{nouns})[ก-๎]{{0,20}}?(?:กับ[^\n“”]{{2,40}}?\s)?\s?"
        r"(?:(?:มี|จำนวน)?\s?\d{1,2}\s?(?:คน|ท่าน|รูป|แห่ง)\s?)?(?:ในวันนั้น\s?|ใน[ก-๎]{2,12}นี้\s?|ครั้งนี้\s?)?"
        r"(?:(?:คือ|ได้แก่|ประกอบด้วย|มาจาก|จาก|อาทิ|เช่น|อย่าง|นำโดย|โดย|มี|:)\s?:?\s?|(?=\n[ ]*[-•\d]))"
    )


@lru_cache(maxsize=1)
def _places_of_labels(view: str) -> list[re.Match[str]]:
    return list(_labels().finditer(view))


def _labelled(story: Story, kinds: tuple[str, ...]) -> None:
    """วิทยากร : A และ B, แขกผู้มีเกียรติ อาทิ A, ผู้เข้าร่วมมาจาก BODY."""
    for m in _places_of_labels(story.view):
        heading = story.view[m.end() : m.end() + 1] == "\n"
        if m.lastgroup not in kinds or _told(story, m.start()) or (heading and m.lastgroup != "leads"):
            continue
        found = _on_lines(story, m.end()) if heading else listed_after(story, m.end(), _BODIES)
        after = predicate(story, found[-1].end) if found else None
        if found and not (after and after.kind in ("chairs", "opens", "speaks") and m.lastgroup == "joins"):
            here = [a for a in found if m.lastgroup != "joins" or not STAYED_AWAY.match(story.view, a.end)]
            _part(story, here, m.lastgroup, (m.start(), found[-1].end), m[m.lastgroup])


def _on_lines(story: Story, at: int) -> list[Actor]:
    """Persons and bodies at the beginnings of the lines of a list, where a line ends at `at`."""
    items = lists.lines(story.view, at)
    firsts = (next((a for a in story.actors if start <= a.start <= start + 3), None) for start, _ in items)
    return [a for a in firsts if a and a.kind in _BODIES]


_HEADS = re.compile(r"(?:ร่วม(?:ลงนาม|งาน|เวที|ประชุม|กิจกรรม|ขบวน)|เข้าร่วม|มาร่วม|ออกบูธ|ออกร้าน)[^\n]{0,60}$")


def _headed(story: Story) -> None:
    """A short line that speaks of taking part, and bodies or networks at the beginnings of the lines after it."""
    for start, end in story.page.paragraphs:
        if end - start < 110 and _HEADS.search(story.view, start, end) and not _told(story, start):
            found = [a for a in _on_lines(story, end) if a.kind in ("Organization", "Network")]
            for a in found:
                _part(story, [a], "joins", (a.start, a.end), "ร่วม")


def _coach(story: Story, found: list[Actor], said: Predicate) -> None:
    """BODY เป็นพี่เลี้ยงให้ BODY and other verbs of bringing up; bare ดูแล needs the word for a coach near it."""
    line = story.view.rfind("\n", 0, said.start) + 1
    paired = re.compile(r"(?:โค้ช|พี่เลี้ยง)[^\n]{0,80}(?:จับคู่|คู่แรก|คู่ที่)").search(story.view, line, said.start)
    coaching = paired or re.compile(r"[^\n]{0,40}(?:พี่เลี้ยง|โค้ช)").match(story.view, said.end)
    if said.verb == "ดูแล" and not coaching:
        return
    for coach in found:
        for coached in objects(story, said.end, ("Organization",)):
            if said.kind == "learns":
                _teaches(story, coached, coach)
                continue
            known = story.draft.related("COACHES", target=coached.entity)
            if coached.entity is not coach.entity and coach.kind in ("Organization", "Person") and not known:
                span = (min(coach.start, coached.start), max(said.end, coached.end))
                story.draft.relate("COACHES", coach.entity, coached.entity, span)


def _teaches(story: Story, teacher: Actor, pupil: Actor) -> None:
    """BODY เป็นลูกศิษย์ของ BODY: the second coaches the first."""
    if teacher.entity is not pupil.entity and pupil.kind == "Organization":
        story.draft.relate("COACHES", teacher.entity, pupil.entity, (pupil.start, teacher.end))
