"""Who coordinates or looks after a network."""

from __future__ import annotations

import re

from loaders.press.actors import subject
from loaders.press.story import Story

_COORDINATES = re.compile(r"ประสานงาน(?:ให้|กับ)\s?$|(?:รับ)?เป็น(?:ผู้)?ประสาน(?:งาน)?(?:ของ|ให้)?\s?$")
_COORDINATED = re.compile(r"\s?(?:โดย)?มี\s?")
_LOOKS_AFTER = re.compile(r"\s?ดูแล(?:ด้าน|งานด้าน|เครือข่าย)?\s?")


def coordinators(story: Story) -> None:
    """BODY ดูแลด้าน NAME: who looks after which network of a list without head words."""
    for n in story.page.networks:
        known = story.draft.find("Network", n.name)
        lead = _COORDINATES.search(story.view, max(0, n.start - 30), n.start)
        who = subject(story, lead.start(), ("Organization",), 60) if lead and known else None
        after = _COORDINATED.match(story.view, n.end)
        who = who or (
            next((a for a in story.actors if after and a.start == after.end() and a.kind == "Organization"), None)
        )
        if (
            who
            and known
            and (
                lead
                or re.match(r"\s?(?:รับ|ทำ)?(?:หน้าที่)?(?:เป็น)?(?:ผู้|หน่วย|ศูนย์)?ประสาน", story.view[who.end : who.end + 24])
            )
        ):
            story.draft.relate("COORDINATOR_OF", who.entity, known, (min(who.start, n.start), max(who.end, n.end)))
    names = {e.canonical.removeprefix("เครือข่าย"): e for e in story.draft.of("Network")}
    for body in story.page.bodies:
        m = _LOOKS_AFTER.match(story.view, body.end)
        name = max((n for n in names if m and story.view.startswith(n, m.end())), key=len, default="")
        if m and name:
            span = (m.end(), m.end() + len(name))
            story.draft.mention(names[name], span)
            story.draft.relate("COORDINATOR_OF", story.body(body), names[name], (body.start, span[1]))
