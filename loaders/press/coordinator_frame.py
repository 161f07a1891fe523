"""Who coordinates or looks after a network."""

from __future__ import annotations

import re

from loaders.press.actors import subject
from loaders.press.network_lists import Network
from loaders.press.numerals import NUMBER, number
from loaders.press.story import Story
from loaders.press.words import paragraph_end

_COORDINATES = re.compile(
    r"(?:ประสานงาน(?:ให้|กับ)|(?:รับ)?เป็น(?:ผู้)?ประสาน(?:งาน)?(?:ของ|ให้)?|เป็นพี่เลี้ยง(?:ให้|ของ)|(?P<close>(?:คอย|ช่วย|ยัง)(?:หนุน|ดูแล)(?:เสริม)?)|(?P<straight>ดูแล|รับผิดชอบ))\s?$"
)
_COORDINATED = re.compile(r"[ ]?(?:[-(:|][ ]?)?(?:โดย|ซึ่ง|ที่(?!ทำการ|ว่าการ))?(?:มี)?[ ]?")
AS_COORDINATOR = re.compile(
    r"[ ]?(?:ยัง|คอย|รับ|ทำหน้าที่|หน้าที่|ช่วย|อาสา)*(?:เป็น)?(?:ผู้|หน่วย|ศูนย์|แกน|ฝ่าย)?(?:ประสาน|ดูแล(?!ด้าน)|รับผิดชอบ|หนุน|พี่เลี้ยง)"
    r"|[ ]?(?:รับ)?เป็น(?:เจ้าภาพ|แม่งาน|แม่ข่าย|พี่ใหญ่|เจ้าของเรื่อง)(?!ร่วม|จัด)"
)
_LOOKS_AFTER = re.compile(r"\s?ดูแล(?:ด้าน|งานด้าน|เครือข่าย)?\s?")


# what a table of networks and bodies says of the bodies
_ROLES = re.compile(r"พี่เลี้ยง|ผู้ดูแล|ผู้ประสาน|หน่วยประสาน|ผู้รับผิดชอบ|เจ้าภาพ")
_CELL = re.compile(r"[ ]?[-:|][ ]?")


def in_table(story: Story, n: Network) -> bool:
    """Whether the network opens a row of a table whose heading says that bodies look after networks."""
    line = story.view.rfind("\n", 0, n.start) + 1
    rows = [s for s, _ in story.page.paragraphs if s <= line]
    opens = {x.start for x in story.page.networks}
    while len(rows) > 1 and any(0 <= at - rows[-1] < 6 for at in opens):
        rows.pop()
    heading = rows[-1] if rows else line
    return heading < line and bool(_ROLES.search(story.view, heading, paragraph_end(story.view, heading)))


def coordinators(story: Story) -> None:
    """BODY ดูแลด้าน NAME: who looks after which network of a list without head words."""
    for n in story.page.networks:
        known = story.draft.find("Network", n.name)
        lead = _COORDINATES.search(story.view, max(0, n.start - 30), n.start)
        reach = 2 if lead and lead["straight"] else 24 if lead and lead["close"] else 60
        who = subject(story, lead.start(), ("Organization",), reach) if lead and known else None
        after = _COORDINATED.match(story.view, n.end)
        at = after.end() if after else n.end
        led = next((a for a in story.actors if a.start == at > n.end and a.kind == "Organization"), None)
        cell = _CELL.match(story.view, n.end)
        rowed = led and cell and cell.end() == led.start and in_table(story, n)
        who = who or (led if led and (rowed or AS_COORDINATOR.match(story.view, led.end)) else None)
        if who and known:
            story.draft.relate("COORDINATOR_OF", who.entity, known, (min(who.start, n.start), max(who.end, n.end)))
    _of_all(story)
    names = {e.canonical.removeprefix("เครือข่าย"): e for e in story.draft.of("Network")}
    for body in story.page.bodies:
        m = _LOOKS_AFTER.match(story.view, body.end)
        name = max((n for n in names if m and story.view.startswith(n, m.end())), key=len, default="")
        if m and name:
            span = (m.end(), m.end() + len(name))
            story.draft.mention(names[name], span)
            story.draft.relate("COORDINATOR_OF", story.body(body), names[name], (body.start, span[1]))


_ALL_OF_THEM = re.compile(
    rf"(?:(?:ภาคี)?เครือข่ายทั้ง\s?(?P<n>{NUMBER})(?:\s?(?:เครือข่าย|กลุ่ม|ด้าน))?|ทั้ง\s?(?P<of>{NUMBER})\s?(?:ภาคี)?เครือข่าย)"
    r"\s?(?:นี้|ดังกล่าว|ข้างต้น)?\s?(?:ซึ่ง|จะ|ต่าง)?(?:มี|อยู่ในความดูแลของ)\s?"
)


def _of_all(story: Story) -> None:
    """ทั้ง N เครือข่ายนี้มี BODY เป็นผู้ประสานงาน: of as many networks as were named last."""
    for m in _ALL_OF_THEM.finditer(story.view):
        who = next((a for a in story.actors if a.start == m.end() and a.kind == "Organization"), None)
        if who is None or not AS_COORDINATOR.match(story.view, who.end):
            continue
        count = number(m["n"] or m["of"])
        before = {n.name: n for n in story.page.networks if m.start() - 700 < n.start < m.start()}
        for name in list(before)[-count:] if len(before) >= count else []:
            if known := story.draft.find("Network", name):
                story.draft.relate("COORDINATOR_OF", who.entity, known, (before[name].start, who.end))
