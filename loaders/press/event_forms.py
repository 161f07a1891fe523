"""The form of an event: in a room, online, through which service."""

from __future__ import annotations

import re

from loaders.press.facts import Entity
from loaders.press.lexicon import table
from loaders.press.story import Story
from loaders.press.titles import Event

_FACE = re.compile(r"พบหน้า|ออนไซต์|[Oo]n-?site")


# words without one of which no form is told: the others are slow to look for
_SAYS = re.compile(
    r"ออนไ|ทางไกล|Zoom|ZOOM|ซูม|Meet|มีต|Teams|[Ww]eb[Ee]x|[Ll]ive|ไลฟ์|nline|รับชมผ่าน|ไฮบริด|ybrid|ผสมผสาน|วิดีโอ|onference|พบหน้า|n-?site|Discord|ดิสคอร์ด|[Tt]ube|ยูทูบ|มีตติ|มีทติ"
)


# only where the weather or the like wants it
_IN_CASE = r"(?:หาก|ถ้า|กรณี)[^\n]{2,40}\Z"
_FROM = r"จาก\Z"
_SERVICES = ("zoom", "google_meet", "microsoft_teams", "webex")
_ROOMS = ("ห้อง", "หอประชุม", "ศาลา", "อาคาร", "โรงแรม", "โดม")


def forms(story: Story, event: Event, meeting: Entity) -> None:
    """What the words say of rooms, screens and services."""
    if not _SAYS.search(story.view, event.first, event.last):
        return
    for rule, value in table("formats"):
        found = re.compile(rule).finditer(story.view, event.first, event.last)
        if m := next((m for m in found if event.covers(m.start()) and not story.near(m.start(), _IN_CASE, 50)), None):
            story.draft.state(meeting, "format", value, m.span())
    calls = [a for a in meeting.attributes if a.name == "format" and a.value in _SERVICES]
    rooms = [(v.start, v.end) for v in story.page.venues if event.covers(v.start) and v.name.startswith(_ROOMS)]
    rooms = [r for r in rooms if not story.near(r[0], _FROM, 4)]
    both = rooms and not any(story.near(a.evidence[0][0], r"ถ่ายทอด|เผยแพร่", 30) for a in calls)
    sent = calls and story.near(calls[0].evidence[0][0], r"ถ่ายทอด", 30)
    if calls and (both or (calls[0].value == "zoom" and not sent)):
        story.draft.state(meeting, "format", "online", *calls[0].evidence)
    if calls and both:
        story.draft.state(meeting, "format", "onsite", rooms[0])
    # in the room is worth saying only of an event that is also elsewhere
    said = [a for a in meeting.attributes if a.name == "format"]
    if {a.value for a in said} == {"onsite"} and not _FACE.search(story.view, *said[0].evidence[0]):
        meeting.attributes.remove(said[0])
