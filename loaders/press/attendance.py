"""How many took part in an event: people, bodies, networks."""

from __future__ import annotations

import re

from loaders.press.counts import BODIES, NETWORKS, PEOPLE, Count
from loaders.press.facts import Entity
from loaders.press.numerals import NUMBER, number
from loaders.press.scan import scanner
from loaders.press.story import Story
from loaders.press.titles import Event
from loaders.press.words import paragraph_end

_JOINED = re.compile(
    r"ผู้(?:เข้า)?ร่วม|เข้าร่วม|ร่วมประชุม|ร่วมงาน|เข้าประชุม|(?<!ไม่)มาประชุม|ผู้(?:เข้า|เดิน|อบรม|ผ่านการ(?!อบรมเป็น))|เข้า(?:ค่าย|รับการ|เรียน|งาน|พิธี)|มาร่วม|ร่วมพิธี|เข้าอบรม|ผู้ร่วม|ร่วมหารือ|ร่วมเวที|ร่วมกิจกรรม|ลงทะเบียน|มาฟัง|คนมา|มากัน|คนแน่น|มาชุมนุม|รวมตัว|แห่มา|คนเต็ม|มีคน|แน่น|คับคั่ง|หนาตา|อุ่นหนาฝาคั่ง|ปิดยอด|เซ็นชื่อกัน|ใบลงชื่อ|นับรวม|ผู้(?:ฟัง|ชม|อยู่ในห้อง|รับการประเมิน)|(?:คน|สมาชิก|ชาวบ้าน|ญาติโยม)มา(?!จาก)|นั่งฟัง|เข้าฟัง|เข้าแถว|ร่วม(?:ชม|ขบวน)|ท่ามกลาง|ต่อหน้า|แขก(?:เหรื่อ|ผู้มีเกียรติ)|สักขีพยาน"
)
# before and behind those who go out to where the event is
_TAKEN = re.compile(r"(?:นำ|พา|ส่ง|มี)?(?:คณะ|ทีม|ผู้แทน|แกนนำ|เจ้าหน้าที่)[^\n]{0,70}$")
_GOES = re.compile(
    r"\s?(?:ได้)?(?:ลง(?!ทะเบียน|นาม|ชื่อ|คะแนน)|ออก(?=ตรวจ|เยี่ยม|ติดตาม|ลง|เดิน)|เดินทาง|เข้า(?=ตรวจ|เยี่ยม|ศึกษา)|ไป(?=ศึกษา|ดูงาน|เยี่ยม|ตรวจ|ที่))"
)
# whoever so many are said to be from, and whoever so many are then named
_FROM = re.compile(r"\s?(?:ซึ่ง|ที่)?(?:เดินทาง)?(?:มา)?จาก\s?(?:ทั้งหมด\s?|ทั้งสิ้น\s?)?\d")
_NAMED = re.compile(r"\s?(?::|(?:คือ|ได้แก่|ประกอบด้วย)(?=\s|น|พ|ด))")
_GATHER = re.compile(r"(?:มา)?รวม(?:ตัว|พล|กัน)|เข้าร่วม|มาร่วม|ร่วม(?:งาน|เวที|ประชุม)")
_SUM = re.compile(r"รวม(?:คน|ผู้คน|แล้ว|เดินทาง)[ก-๎]{0,30}\s?$")
_LABEL = re.compile(r"^[ •\d.)(-]*(?:จำนวน)?ผู้(?:เข้า|มา)?(?:ร่วม|ประชุม|อบรม|สัมมนา)[ก-๎]{0,12}\s?:")


_TOTAL = re.compile(
    r"(?:(?:มา|เข้าร่วม|อบรม|ร่วม)จริง|นับ(?:จริง|รวม)?(?:หัว)?ได้|ตาม(?:สมุด|ใบ|ทะเบียน|บัญชี)[ก-๎]{0,16}|(?:วันนั้น|วันนี้|ครั้งนี้|รุ่นนี้)(?:มา|มี|มากัน)|รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน|เป็น|เต็ม[ก-๎]{0,10})?|ทั้งสิ้น|ทั้งหมด|(?:นับ)?รวม[^\n]{4,40}เป็น)\s?(?:จำนวน)?\s?(?:กว่า|ประมาณ)?\s?$"
)


# those who run it, who are given something, who are usual or wanted, one kind of several
_PART = re.compile(
    r"(?:พี่เลี้ยง|วิทยากร|(?<!และ)จิตอาสา|(?<!และ)เจ้าหน้าที่|เยาวชนต้นแบบ|ปกติ|เปิดรับ(?:สมัคร)?[ก-๎]{0,12}|มุ่ง[ก-๎]{0,16}|โควตา"
    r"|ทางไกล|หน้าจอ(?:อีก)?|ผลงาน|รายชื่อ(?:ทั้งหมด|ทั้งสิ้น|รวม|จำนวน)?|ชาย|หญิง|วันแรก|วันที่สอง"
    r"|มอบ[^\n]{0,30}(?:แก่|ให้)[^\n]{0,20}|กรรมการ[^\n]{0,50}จำนวน|ผู้(?:ได้รับ|รับ(?!การ(?:ประเมิน|ตรวจ|นิเทศ))|บริจาค)[ก-๎]{0,20}"
    r"|ละ|ผู้ตอบ(?:แบบ[ก-๎]{2,12})?(?:ทั้งหมด|รวม|จำนวน)?|ทางออนไลน์"
    r"|ในห้อง|โค้ช|คัดแกนนำ|คัดเลือก(?:แกนนำ)?|(?<!และ)นักเรียน|รุ่นที่\s?\d+\s?(?:จำนวน|รวม)|\d\s?รุ่น\s?(?:รวม|จำนวน|ทั้งสิ้น)|อันดับ"
    r"|(?<!ต้อน)(?<!เข้า)(?<!มา)(?:เปิด)?รับ(?:สมัคร)?(?:ไม่|ได้|เพียง|จำนวน)?|เหลือ(?:ไม่)?|จบ(?:ไป|แล้ว)?|รุ่น(?:แรก|ก่อน|ที่แล้ว)|คนดี|ด้วย|พร้อมทีม[ก-๎]{2,12}|มีช่าง|(?<!นำ)พนักงาน|คนงาน(?:รวม|ทั้งหมด)?"
    r"|จำนวน 1|รูป(?:ทั้งหมด)?|ภาพ(?:ทั้งหมด)?|ผู้ไม่มาประชุม|ไม่มาประชุม|ลาประชุม|ติดตาม"
    r"|ผู้สมัคร|(?<!ปิด)ยอด(?!ผู้|คน|รวม)[ก-๎]*|จากทั้งหมด|จาก(?:จำนวน)?สมาชิก)\s?$"
)


_NEXT_PART = re.compile(r"\s?(?:(?:เพิ่ม)?เป็น\s?\d|ไป(?:พัฒนา)?เป็นโค้ช|เป็นโค้ช(?!ที่)|/องค์กร|ต่อ|ใน(?:แต่ละ)?อำเภอ)")


def _people(story: Story, count: Count) -> float:
    """How well a count of people fits the event's attendance; below 0 it does not."""
    view = story.view
    before, after = view[max(0, count.start - 90) : count.start], view[count.end : count.end + 30].split("\n")[0]
    line = before.rsplit("\n", 1)[-1]
    if _SUM.search(line):
        return 7
    if _LABEL.search(line) or (_TAKEN.search(line) and _GOES.match(after)):
        return 4
    if _FROM.match(after) and _GATHER.search(view, count.end, paragraph_end(view, min(count.end + 60, len(view)))):
        return 4
    line = line[-70:]
    if count.value < 10 and _NAMED.match(after):
        return -1
    if _PART.search(line) or _NEXT_PART.match(after):
        return -1
    score = 5.0 * bool(_TOTAL.search(line)) + 3.0 * bool(_JOINED.search(line)) + 2.0 * bool(_JOINED.search(after))
    score += 1.0 * bool(re.search(r"ชาวบ้าน|ผู้แทน|หัวหน้าส่วนราชการ|นักข่าว|หน่วยงาน|นำโดย", line + after))
    score += 1.0 * bool(re.search(r"จำนวน\s?\Z", line)) + 3.0 * bool(_FROM.match(after))
    return score + 1.0 * bool(count.qualifier) + 0.5 * after.startswith((" นำโดย", " จาก", " มาร่วม"))


def numbers(story: Story, event: Event, meeting: Entity) -> None:
    inside = [c for c in story.page.counts if event.covers(c.start)]
    people = [(_people(story, c), -c.start, c) for c in inside if c.unit in PEOPLE]
    best = max(people, default=None, key=lambda x: x[:2])
    if best and (best[0] > 2 * (best[2].value < 6) or (best[0] == 0 and len(people) == 1 and best[2].value >= 10)):
        count = best[2]
        others = [c for c in inside if count.unit == "รูป" and c.unit == "คน" and 0 < c.start - count.end < 16]
        end = others[0].end if others else count.end
        value = count.value + sum(c.value for c in others[:1])
        story.draft.state(meeting, "participants", value, (count.start, end), qualifier=count.qualifier)
    networks = [c for c in inside if c.unit in NETWORKS and not _among_others(story, c, inside) and _there(story, c)]
    networks = networks or [c for c in inside if c.unit in _STRANDS and _ARE_NETWORKS.match(story.view, c.end)]
    networks = networks or [c for c in inside if best and c.unit.startswith("ภาคี") and _from(story, best[2], c)]
    told = None if networks else _counted_behind(story, event)
    if told:
        _behind_noun(story, meeting, told)
    for c in networks:
        if c.value == networks[0].value:
            story.draft.state(meeting, "network_count", c.value, (c.number_at, c.end))
    for g in story.page.groups if not (networks or told) else ():
        if (
            g.count > 1
            and g.listed
            and not g.by_networks
            and event.covers(g.start)
            and _JOINED.search(_line(story, g.start))
        ):
            story.draft.state(meeting, "network_count", g.count, *g.count_spans)
    for c in inside:
        if _bodies_joined(story, c, best[2] if best and best[0] > 0 else None):
            story.draft.state(meeting, "org_count", c.value, (c.number_at, c.end))
            break


# of how many there are, who works with them, and not of who came
_STOCK = re.compile(
    r"(?:(?:จัด|ก่อ)ตั้ง|ที่จะ|แบ่ง(?:โรงเรียน|หน่วยงาน|สถานศึกษา|พื้นที่|อำเภอ)[^\n]{0,20}?เป็น\s?|ขับเคลื่อน|แผนของ|การทำงานของ|ข้อมูล(?:ชุดนี้)?)[^\n]{0,42}$"
    r"|(?:(?:\d|หนึ่ง)\s?ใน|บรรดา|ดูแล|แบ่งงานเป็น|(?<!คน)อยู่|แล้ว(?:ครบ)?|เพิ่ม(?:ขึ้น)?เป็น|เริ่มจาก|จากทั้งหมด|หนุน|มีทั้งสิ้น|เครือข่ายใหญ่)\s?$"
)


# units in which networks are told off, and how the list of them begins
_STRANDS = ("สาย", "กลุ่ม", "ด้าน")
_ARE_NETWORKS = re.compile(r"\s?(?:ทั้ง|คือ|ได้แก่|ประกอบด้วย|:)?\s*[•-]?\s*เครือข่าย")


# the noun before its count, with the list of them behind it or just told
_BEHIND = scanner(
    rf"เครือข่าย(?:[ก-๎]{{0,40}}?|ทางสังคม(?:คุณธรรม)?)[ ]?(?:\((?:รวม|ทั้งหมด)[ ]?"
    rf"|(?:มา(?:ร่วม)?งาน|มา|ร่วม|แบ่ง|แยก)?(?:ได้|มี|รวม|ทั้ง|เป็น)?[ ]?)"
    rf"(?P<n>{NUMBER})[ ]?(?:(?:กลุ่ม|ด้าน|สาย|ภาคส่วน|แห่ง)[ก-๎]{{0,24}})?\)?[ ]?"
    rf"(?:นี้|ได้แก่|คือ|มี(?=เครือข่าย)|ประกอบด้วย|ดังนี้|:|(?=\n[ ]*(?:1[.)]|[•✔])))"
)


def _counted_behind(story: Story, event: Event) -> re.Match[str] | None:
    """เครือข่ายของอำเภอได้สี่กลุ่ม and a list, เครือข่ายทั้ง 5 นี้: networks counted behind their noun."""
    found = _BEHIND.finditer(story.view, event.first, event.last)
    told = (m for m in found if event.covers(m.start()) and number(m["n"]) > 1)
    return next((m for m in told if not _STOCK.search(story.view, max(0, m.start() - 60), m.start())), None)


def _behind_noun(story: Story, meeting: Entity, told: re.Match[str]) -> None:
    """State a count of networks; where none of them was read behind it, ask about the list."""
    story.draft.state(meeting, "network_count", number(told["n"]), told.span("n"))
    end = paragraph_end(story.view, told.end())
    read = any(told.start() < n.start < told.end() + 40 for n in story.page.networks)
    if not read and end - told.end() > 12:
        reason = ("networks counted but not read", "มีจำนวนเครือข่ายแต่อ่านชื่อไม่ได้")
        story.draft.ask((told.end(), min(end, told.end() + 160)), *reason)


def _from(story: Story, people: Count, count: Count) -> bool:
    """Whether the people are said to come from so many."""
    return people.end <= count.start and bool(_FROM.fullmatch(story.view, people.end, count.number_at + 1))


def _line(story: Story, at: int) -> str:
    """The words before `at` in its line."""
    return story.view[max(story.view.rfind("\n", 0, at) + 1, at - 70) : at]


def _there(story: Story, count: Count) -> bool:
    """Whether networks that are counted took part, rather than being worked with or spoken of."""
    line = story.view.rfind("\n", 0, count.start) + 1
    around = story.view[max(line, count.start - 70) : count.end + 90].split("\n")[0]
    stock = _STOCK.search(story.view, max(line, count.start - 60), count.start)
    return not (stock or _OF_WHOLE.match(story.view, count.end)) or bool(_JOINED.search(around.replace("เชิญเข้า", "")))


def _among_others(story: Story, count: Count, inside: list[Count]) -> bool:
    """Whether the same line gives other counts of networks: of several provinces, say."""
    same_line = [
        c
        for c in inside
        if c.unit in NETWORKS and "\n" not in story.view[min(c.start, count.start) : max(c.end, count.end)]
    ]
    return len({c.value for c in same_line}) > 2


_KIND = r"(?:หน่วยงาน|องค์กร|ภาคี|โรงเรียน|สถานศึกษา|ส่วนราชการ|ชุมชน|สถานประกอบ(?:กิจ)?การ|โรงงาน|สหกรณ์)"
_ITEM_OF = re.compile(rf"[^ก-๎\n]{{0,6}}(?:จำนวน)?{_KIND}[ก-๎]{{0,16}}\s?(?:จำนวน|:)?\s?")
# so many bodies behind the people who came from them, or before these
_SENT = re.compile(
    rf"(?:มาจาก{_KIND}|{_KIND}(?:ที่)?ส่ง(?:คน|ทีม|ผู้แทน|ตัวแทน))[ก-๎]{{0,16}}?\s?(?:ทั้งหมด|ทั้งสิ้น|รวม|จำนวน|มา|ลงชื่อ|\s){{0,3}}\s?\Z"
)
_SENDS = re.compile(
    r"\s?(?:[ก-๎]{0,10}ส่ง(?:คน|ทีม|ผู้แทน|ตัวแทน)|(?:จาก\s?\d+\s?เครือข่าย\s)?(?:เข้าร่วม|มาร่วม|ร่วมประชุม|มารวม)[ก-๎ ]{0,24}\Z)"
)

_OF_WHOLE = re.compile(r"\s?(?:ย่อย|รวมเรียกว่า|จากทั้งหมด)")
_COUNTED_SO = re.compile(
    rf"(?:จาก|เข้าร่วม|จำนวน|รวม|(?:นับ|คิด|คละ|รวม)เป็น)\s?(?:จำนวน|{_KIND}(?:ภาคี|เครือข่าย|ต่าง\s?ๆ)?)?(?:ได้|รวม|ทั้งหมด|ทั้งสิ้น)?\s?$"
)


# what bodies that are counted do at an event, or who of them was there
_MEET = re.compile(
    r"\s?(?:ได้|มา|จะ|ต่าง)?(?:เข้าร่วม|ร่วม(?!มือ|กับ|เป็น)|หารือ|ประชุม|ลงนาม|จรดปากกา|รวมตัว|เข้า(?=สัมมนา|อบรม|ประชุม))"
)
_ALL_CAME = re.compile(
    r"(?:(?:เข้าร่วม|มาร่วม|มา)(?:ประชุม)?ครบ(?:ทั้ง)?|มากัน|หน่วยงาน(?:เข้าร่วม|มาร่วม|มา|เข้ารับ|รับการ(?:ตรวจ|ประเมิน)))\s?(?:จำนวน)?\s?$"
)
_ALLIES = re.compile(r"(?:ผนึก|จับมือ|กับ|ชุมชน|จูง|ชวน)(?:ทั้ง)?\s?$")
# what people come from that is no body
_NO_BODY = re.compile(r"จังหวัด|อำเภอ|ตำบล|หมู่|(?:ภาคี)?เครือข่าย|ภาค|คข|ประเทศ|ด้าน|รุ่น|ครัวเรือน|ปี|ครั้ง|คน|กลุ่ม|สาย")


def _bodies_joined(story: Story, count: Count, people: Count | None) -> bool:
    """Whether a count of bodies says how many took part."""
    view = story.view
    if view[count.end : count.end + 2] == "ละ" or story.near(count.start, r"สมาชิก", 16):
        return False
    before = view[max(0, count.start - 30) : count.start]
    meets = _MEET.match(view, count.end) and not _ALLIES.search(before)
    if count.unit in BODIES and (meets or _ALL_CAME.search(before) or _SENT.search(before)):
        return True
    if people is None:
        return False
    line = view.rfind("\n", 0, count.start) + 1
    if _ITEM_OF.fullmatch(view, line, count.number_at) and people.start < line and count.unit in BODIES:
        return True
    if not _NO_BODY.match(count.unit) and _from(story, people, count):
        return True
    if count.unit not in BODIES:
        return False
    if _SENT.search(before) or (count.end <= people.start and _SENDS.match(view, count.end, people.start)):
        return True
    gap = min(max(count.start - c.end, c.start - count.end) for c in story.page.counts if c.unit in PEOPLE)
    return gap < 3 or (gap < 32 and bool(_COUNTED_SO.search(before)))
