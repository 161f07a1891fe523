"""How many took part in an event: people, bodies, networks."""

from __future__ import annotations

import re

from loaders.press.counts import BODIES, NETWORKS, PEOPLE, Count
from loaders.press.facts import Entity
from loaders.press.story import Story
from loaders.press.titles import Event

_JOINED = re.compile(
    r"ผู้(?:เข้า)?ร่วม|เข้าร่วม|ร่วมประชุม|ร่วมงาน|เข้าประชุม|(?<!ไม่)มาประชุม|ผู้(?:เข้า|เดิน|อบรม)|เข้า(?:ค่าย|รับการ|เรียน|งาน|พิธี)|มาร่วม|ร่วมพิธี|เข้าอบรม|ผู้ร่วม|ร่วมหารือ|ร่วมเวที|ร่วมกิจกรรม|ลงทะเบียน|มาฟัง|คนมา|มากัน|คนแน่น|มาชุมนุม|รวมตัว|แห่มา|คนเต็ม|มีคน"
)


_TOTAL = re.compile(
    r"(?:(?:มา|เข้าร่วม|อบรม|ร่วม)จริง|นับ(?:รวม)?(?:หัว)?ได้|(?:วันนั้น|วันนี้|ครั้งนี้)(?:มา|มี|มากัน)|รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน|เต็ม[ก-๎]{0,10})?|ทั้งสิ้น|ทั้งหมด|(?:นับ)?รวม[^\n]{4,40}เป็น)\s?(?:จำนวน)?\s?(?:กว่า|ประมาณ)?\s?$"
)


# those who run it, who are given something, who are usual or wanted, one kind of several
_PART = re.compile(
    r"(?:พี่เลี้ยง|วิทยากร|จิตอาสา|เจ้าหน้าที่|เยาวชนต้นแบบ|ปกติ|เปิดรับ(?:สมัคร)?[ก-๎]{0,12}|มุ่ง[ก-๎]{0,16}|โควตา"
    r"|ทางไกล|หน้าจอ(?:อีก)?|ผลงาน|รายชื่อ|ชาย|หญิง|วันแรก|วันที่สอง"
    r"|มอบ[^\n]{0,30}(?:แก่|ให้)[^\n]{0,20}|กรรมการ[^\n]{0,50}จำนวน|ผู้(?:ได้รับ|รับ|บริจาค)[ก-๎]{0,20}"
    r"|ละ|ผู้ตอบ(?:แบบ[ก-๎]{2,12})?(?:ทั้งหมด|รวม|จำนวน)?|ทางออนไลน์"
    r"|ในห้อง|โค้ช|คัดแกนนำ|คัดเลือก(?:แกนนำ)?|นักเรียน|รุ่นที่\s?\d+\s?จำนวน|อันดับ"
    r"|จำนวน 1|รูป(?:ทั้งหมด)?|ภาพ(?:ทั้งหมด)?|ผู้ไม่มาประชุม|ไม่มาประชุม|ลาประชุม|ติดตาม"
    r"|ยอด(?!ผู้|คน|รวม)[ก-๎]*|จากทั้งหมด|จาก(?:จำนวน)?สมาชิก)\s?$"
)


_NEXT_PART = re.compile(r"\s?(?:ไป(?:พัฒนา)?เป็นโค้ช|เป็นโค้ช(?!ที่)|/องค์กร|ต่อ|ใน(?:แต่ละ)?อำเภอ)")


def _people(story: Story, count: Count) -> float:
    """How well a count of people fits the event's attendance; below 0 it does not."""
    view = story.view
    before, after = view[max(0, count.start - 70) : count.start], view[count.end : count.end + 30]
    line = before.rsplit("\n", 1)[-1]
    if _PART.search(line) or _NEXT_PART.match(after):
        return -1
    score = 5.0 * bool(_TOTAL.search(line)) + 3.0 * bool(_JOINED.search(line)) + 2.0 * bool(_JOINED.search(after))
    score += 1.0 * bool(re.search(r"ชาวบ้าน|ผู้แทน|หัวหน้าส่วนราชการ|นักข่าว|หน่วยงาน|นำโดย", line + after))
    score += 1.0 * bool(re.search(r"จำนวน\s?\Z", line))
    return score + 1.0 * bool(count.qualifier) + 0.5 * after.startswith((" นำโดย", " จาก", " มาร่วม"))


def numbers(story: Story, event: Event, meeting: Entity) -> None:
    inside = [c for c in story.page.counts if event.covers(c.start)]
    people = [(_people(story, c), -c.start, c) for c in inside if c.unit in PEOPLE]
    best = max(people, default=None, key=lambda x: x[:2])
    if best and (best[0] > 0 or (best[0] == 0 and len(people) == 1 and best[2].value >= 10)):
        count = best[2]
        others = [c for c in inside if count.unit == "รูป" and c.unit == "คน" and 0 < c.start - count.end < 16]
        end = others[0].end if others else count.end
        value = count.value + sum(c.value for c in others[:1])
        story.draft.state(meeting, "participants", value, (count.start, end), qualifier=count.qualifier)
    networks = [c for c in inside if c.unit in NETWORKS and not _among_others(story, c, inside) and _there(story, c)]
    if networks:
        for c in networks:
            if c.value == networks[0].value:
                story.draft.state(meeting, "network_count", c.value, (c.number_at, c.end))
    for c in inside:
        if c.unit in BODIES and _bodies_joined(story, c, best[2] if best and best[0] > 0 else None):
            story.draft.state(meeting, "org_count", c.value, (c.number_at, c.end))
            break


def _there(story: Story, count: Count) -> bool:
    """Whether networks that are counted took part, rather than being worked with or spoken of."""
    line = story.view.rfind("\n", 0, count.start) + 1
    around = story.view[max(line, count.start - 70) : count.end + 90].split("\n")[0]
    return not re.search(
        r"(?:แบ่ง(?:โรงเรียน|หน่วยงาน|สถานศึกษา|พื้นที่|อำเภอ)[^\n]{0,20}?เป็น\s?|ขับเคลื่อน|แผนของ|การทำงานของ|ข้อมูล(?:ชุดนี้)?)[^\n]{0,30}$",
        story.view[max(line, count.start - 50) : count.start],
    ) or bool(_JOINED.search(around))


def _among_others(story: Story, count: Count, inside: list[Count]) -> bool:
    """Whether the same line gives other counts of networks: of several provinces, say."""
    same_line = [
        c
        for c in inside
        if c.unit in NETWORKS and "\n" not in story.view[min(c.start, count.start) : max(c.end, count.end)]
    ]
    return len({c.value for c in same_line}) > 2


_KIND = r"(?:หน่วยงาน|องค์กร|ภาคี|โรงเรียน|สถานศึกษา|ส่วนราชการ|ชุมชน)"
_ITEM_OF = re.compile(rf"[^ก-๎\n]{{0,6}}(?:จำนวน)?{_KIND}[ก-๎]{{0,16}}\s?(?:จำนวน|:)?\s?")
# so many bodies behind the people who came from them, or before these
_SENT = re.compile(
    rf"(?:มาจาก{_KIND}|{_KIND}(?:ที่)?ส่ง(?:คน|ทีม|ผู้แทน|ตัวแทน))[ก-๎]{{0,16}}?\s?(?:ทั้งหมด|ทั้งสิ้น|รวม|จำนวน|มา|\s){{0,3}}\s?\Z"
)
_SENDS = re.compile(
    r"\s?(?:[ก-๎]{0,10}ส่ง(?:คน|ทีม|ผู้แทน|ตัวแทน)|(?:จาก\s?\d+\s?เครือข่าย\s)?(?:เข้าร่วม|มาร่วม|ร่วมประชุม|มารวม)[ก-๎ ]{0,24}\Z)"
)


def _bodies_joined(story: Story, count: Count, people: Count | None) -> bool:
    """Whether a count of bodies says how many took part."""
    if people is None or story.view[count.end : count.end + 2] == "ละ" or story.near(count.start, r"สมาชิก", 16):
        return False
    near = [c for c in story.page.counts if c.unit in PEOPLE] if people else []
    gap = min(max(count.start - c.end, c.start - count.end) for c in near)
    before = story.view[max(0, count.start - 30) : count.start]
    line = story.view.rfind("\n", 0, count.start) + 1
    if _ITEM_OF.fullmatch(story.view, line, count.number_at) and people.start < line:
        return True
    if _SENT.search(before) or (count.end <= people.start and _SENDS.match(story.view, count.end, people.start)):
        return True
    return gap < 3 or (
        gap < 25 and bool(re.search(r"(?:จาก|เข้าร่วม|จำนวน|รวม)\s?(?:จำนวน|โรงเรียน|หน่วยงาน|องค์กร)?\s?$", before))
    )
