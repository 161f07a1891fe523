"""Persons and networks that the telling of an event names without another part in it were there."""

from __future__ import annotations

import re

from loaders.press.facts import Entity
from loaders.press.network_presence import participate, run_of, told, was_missing
from loaders.press.numerals import NUMBER, number
from loaders.press.scan import scanner
from loaders.press.story import Held, Story
from loaders.press.words import places_of

_ROLES = ("CHAIRED_BY", "SPOKE_AT", "ATTENDED", "WRITTEN_BY", "PHOTO_BY", "RECOGNISED_AS", "COACHES", "COORDINATOR_OF")
_AWAY = re.compile(
    r"\s?(?:\(ผู้แทน|[^\s]{0,30}\s?(?:ได้)?(?:จะ|สั่งการ|มอบหมาย|มอบ\s?(?=นาย|นาง|น\.ส|ให้)|ติด(?:ราชการ|ภารกิจ|ประชุม)|ไป(?:ตรวจ)?ราชการ"
    r"|ลา(?:พัก|ป่วย|ประชุม|กิจ)|ไม่(?:ได้)?(?:มา|เข้า|อยู่))|ซึ่ง[^\n]{0,60}?\s(?:แต่)?ไม่(?:ได้|อาจ|สามารถ)(?:มา|เข้า|ร่วม)"
    r"|\s?ซึ่ง[^\n“”]{0,60}?\s(?:จึง)?มอบ(?:หมาย)?(?:ให้)?\s?(?=นาย|นาง|น\.ส|รอง|ให้)"
    # who says something or opens it has another part in it
    r"|:\s?[“\"ก-๎]|(?:ได้|จะ|จึง|ก็)?(?:[^\s“”]{2,40}ว่า(?:\s|[ก-๎“\"])|เรียกประชุม|(?:ขึ้น|มา)?เปิด(?:งาน|เอง|การ|ประชุม|อบรม|เวที|ปฐม|ค่าย)))"
)
_HEADINGS = re.compile(
    r"^[ ]*(?:(?P<absent>ผู้(?:ไม่มา|ลา|ไม่เข้า(?:ร่วม)?)ประชุม)|ผู้มาประชุม|ผู้เข้า(?:ร่วม)?ประชุม|เริ่มประชุม|ระเบียบวาระ)", re.MULTILINE
)
# somebody acted for, called, given to or only spoken of
_NOT_HERE = re.compile(
    r"(?:แทน|มอบหมาย|ติดต่อ|สอบถาม|ประสาน(?:งาน)?|โทร|อดีต|ครอบครัว|รางวัล|ตาม(?:ที่)?|ของ|ถึง|จาก|เสนอ|ให้|แก่|แด่|ต่อ|กำกับโดย|ที่ปรึกษา|ข่าว|ภาพ(?:นิ่ง)?|ลงชื่อ|เรียบเรียง)"
    r"(?:ที่|คือ|กับ)?\s?:?\s?$"
)


# a network that is spoken of, set up, looked after or asked, and did not come for that
_NO_GUEST = re.compile(
    r"(?:ของ|เรียก(?:กัน)?ว่า|ให้|แก่|ต่อ|เป็น|ใน|สมาชิก|จาก|แต่|มี(?:แต่)?|เรียกว่า|ชื่อ(?:ว่า)?|กลุ่มงาน|ประธาน|เลขานุการ|จัดตั้ง|ตั้ง|เพิ่ม|เพิ่งเพิ่ม|ประสาน(?:งาน)?|ดูแล|ป้าย|ในนาม"
    r"|ร่วมมือ|สร้าง|ขยาย|ตัวอย่าง|เจ้าของ|รวมตัว|ดัน|ชนะเลิศ|ชมเชย|ทั้งนี้|อนึ่ง|ส่วน)(?:กับ|จาก|ของ)?[\s“\"]*\Z"
)
# where a network belongs, what it is
_PLACED = re.compile(r"\s?(?:เป็นคนละ|สังกัด|(?:รวม)?อยู่ใน|ขึ้นกับ|เพิ่งรับ|เป็น(?:หนึ่งใน|สมาชิก))")
_NOT_COME = re.compile(r"[^\n]{0,60}(?:ยังไม่|ไม่(?:ได้|มา|สามารถ)|ติดภารกิจ|(?:ขอ)?ลา(?=\s|$)|ขาด|งดเข้าร่วม)", re.MULTILINE)


def state(story: Story) -> None:
    """ATTENDED for persons, PARTICIPATED for networks without a part of their own."""
    _persons(story)
    _networks(story)
    _everybody(story)
    _as_many(story)
    _whole_and_parts(story)


_ALL = re.compile(
    r"(?P<call>ครบ(?:ทุก|ทั้ง\s?\d{0,2}\s?)|(?:เชิญ|ชวน)ทุก)\Z"
    r"|(?:ทุก|ทั้ง\s?(?:\d{1,2}|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)\s?)(?:ภาคี)?\Z"
)
_DO = re.compile(
    r"เครือข่าย\s?(?:ได้|จะ|ก็|ต่าง|จึง)?(?:ส่ง|มา(?!จาก)|เข้าร่วม|ร่วม|เล่า|ผลัด|ขึ้น|ตกลง|เห็น|รับปาก|ลงนาม|นำ|นั่ง|ประชุม|หารือ)"
)


def _everybody(story: Story) -> None:
    """ทุกเครือข่ายส่งคนมา, ทั้งสี่เครือข่ายตกลง, ครบทุกเครือข่าย: all networks that the event's text names."""
    done: list[Entity] = []
    for start, _ in places_of(story.view, "เครือข่าย") if story.page.networks else ():
        m = _ALL.search(story.view[max(0, start - 16) : start])
        if not m or not (m["call"] or _DO.match(story.view, start)) or (meeting := story.meeting(start)) in done:
            continue
        done.append(meeting)
        here = [n for n in story.page.networks if story.meeting(n.start) is meeting and not told(story, n.start)]
        for n in here:
            network = story.draft.find("Network", n.name)
            known = network and story.draft.related("PARTICIPATED", network)
            if network and not known and not _NOT_COME.match(story.view, n.start):
                participate(story, network, (n.start, n.end))


_UNIT = r"(?:เครือข่าย|ด้าน|โซน|สาย|กลุ่ม|ฝ่าย|วง)"
_AS_MANY = scanner(
    rf"(?:มา|เข้าร่วม|(?<=\s)ร่วม)(?:กัน|ประชุม|งาน)?[ ]?ครบ(?:ทั้ง)?[ ]?(?P<all>{NUMBER})[ ]?{_UNIT}"
    rf"|(?:ตัวแทน|ผู้แทน)(?:จาก|ของ)?(?:ทั้ง)?[ ]?(?P<sent>{NUMBER})[ ]?{_UNIT}"
    rf"|(?:ทั้ง[ ]?)?(?<![\d/.])(?P<these>{NUMBER})[ ]?{_UNIT}นี้[ ]?(?:ได้|ต่าง|ก็|จึง)?(?:ส่ง(?:ตัวแทน|ผู้แทน|คน)|มา|เข้าร่วม|ร่วม)"
)


def _as_many(story: Story) -> None:
    """ตัวแทนแปดเครือข่าย, ครบทั้งสามสาย, สองเครือข่ายนี้ส่งตัวแทนมา: as many networks as the text around names."""
    for m in _AS_MANY.finditer(story.view) if story.page.networks else ():
        count = number(m["all"] or m["sent"] or m["these"])
        line = story.view.rfind("\n", 0, m.start()) + 1
        end = story.view.find("\n", m.end())
        near = [n for n in story.page.networks if line <= n.start < (end if end >= 0 else len(story.view))]
        meeting = story.meeting(m.start())
        here = [n for n in story.page.networks if story.meeting(n.start) is meeting]
        behind = [n for n in near if n.end <= m.start()][-count:] if not m["sent"] else []
        for found in (near, behind, here):
            first = {n.name: n for n in reversed(found)}
            if 1 < count == len(first):
                for n in first.values():
                    network = story.draft.find("Network", n.name)
                    if network and not _NOT_COME.match(story.view, n.start):
                        participate(story, network, (n.start, n.end))
                break


def _whole_and_parts(story: Story) -> None:
    """Where two networks of a group were, the group was; where the group was, those listed as its networks were."""
    draft = story.draft
    came = {r.source for r in draft.related("PARTICIPATED")}
    for group in draft.of("NetworkGroup"):
        parts = {r.source: r for r in draft.related("MEMBER_OF", target=group)}
        for _, meeting in story.meetings:
            here = [r for r in draft.related("PARTICIPATED", target=meeting) if r.source in parts]
            whole = draft.related("PARTICIPATED", group, meeting)
            if len(here) > 1 and group.id not in came and not told(story, min(group.mentions)[0]):
                draft.relate("PARTICIPATED", group, meeting, min(group.mentions), **here[0].properties)
            for network in draft.of("Network") if whole else ():
                part = parts.get(network.id)
                if (
                    part
                    and network.id not in came
                    and not was_missing(story, network)
                    and story.meeting(part.evidence[0][0]) is meeting
                ):
                    draft.relate("PARTICIPATED", network, meeting, *part.evidence, **whole[0].properties)


def _networks(story: Story) -> None:
    told = [m for e in story.draft.of("Statement") + story.draft.of("Decision") for m in e.mentions]
    headline = story.page.paragraphs[0][1] if len(story.page.paragraphs) > 1 else 0
    for network in story.draft.of("Network"):
        links = [r for r in story.draft.relations if network.id in (r.source, r.target)]
        free = [m for m in sorted(network.mentions) if not any(s <= m[0] < e for s, e in [*told, *story.page.quotes])]
        if not free or any(r.type in ("PARTICIPATED", "MEMBER_OF", "COORDINATOR_OF") for r in links):
            continue
        start, end = free[0]
        titled = any(e.start <= start < e.end for e, _ in story.meetings)
        first, last = next((run_of(story, n) for n in story.page.networks if n.start == start), (start, end))
        aside = _NO_GUEST.search(story.view, max(0, first - 24), first) or _NOT_COME.match(story.view, start)
        aside = aside or _PLACED.match(story.view, end)
        defined = last == end and story.view.endswith(("คือ", "คือ "), 0, start)
        if not (titled or aside or defined) and start >= headline:
            participate(story, network, (start, end))


def _persons(story: Story) -> None:
    for held in story.held:
        if not _has_part(story, held) and _is_here(story, held):
            meeting = story.meeting(held.start)
            planned = {"status": "planned"} if story.is_planned(meeting) else {}
            story.draft.relate("ATTENDED", held.person, meeting, (held.start, held.end), **planned)


def _has_part(story: Story, held: Held) -> bool:
    return any(r.type in _ROLES and held.person.id in (r.source, r.target) for r in story.draft.relations)


def _is_here(story: Story, held: Held) -> bool:
    """Whether the words around put the person at the event: nobody away, acted for, called or only spoken of."""
    view, start, end = story.view, held.start, held.end
    if _among_absent(view, start):
        return False
    told = [m for e in story.draft.of("Statement") + story.draft.of("Decision") for m in e.mentions]
    if any(s <= start < e for s, e in told) or any(s <= start < e for s, e in story.page.quotes):
        return False
    return not _AWAY.match(view, end) and not _NOT_HERE.search(view, max(0, start - 20), start)


def _among_absent(view: str, at: int) -> bool:
    """Whether the last heading of a list of names before `at` is that of those who did not come."""
    headings = list(_HEADINGS.finditer(view, 0, at))
    return bool(headings) and headings[-1]["absent"] is not None
