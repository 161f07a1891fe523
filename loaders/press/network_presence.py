"""Whether networks came to an event: by what is said of them, of their list or of their group."""

from __future__ import annotations

import re

from loaders.press.facts import Entity, Span
from loaders.press.network_groups import Group
from loaders.press.network_lists import Network
from loaders.press.numerals import NUMBER, number
from loaders.press.story import Story
from loaders.press.words import paragraph_end

_PRESENT = re.compile(
    r"เข้าร่วม|ผู้แทน(?:จาก)?|ที่มา(?=ใน|วัน|ร่วม|ครั้ง|คราว|งาน|\s|คือ)|ร่วมกับ|มาร่วม|มาจาก|ร่วมประชุม|นัดพบ|พร้อม|แบ่ง(?:กลุ่ม|วง|เป็น|โต๊ะ|ห้อง)|นั่ง(?:รวม|แยก|ตาม|ล้อม)|ผลัดกัน|เชิญ|หารือ|เข้าประชุม|วงเสวนา|ร่วมเวที|วงของ|เปิดวง|จับมือ|ผนึก|สานพลัง|ลงนาม|รวมพลัง|(?:พูดคุย|เสวนา|แลกเปลี่ยน|สนทนา|รวมตัว|ชุมนุม|พบปะ)(?:กัน)?(?:ของ|ระหว่าง)"
    r"|(?:คน|ท่าน|รูป|คัด)\s?(?:มา)?จาก|คนมา|ในจำนวนนี้|สมาชิกจาก|แกนนำ(?:จาก|ของ)|ตัวแทน(?:จาก|ของ|ทุก|ทั้ง|สอง|สาม|สี่|ห้า|\s?\d|เครือข่าย)|แยก(?:กลุ่ม|ห้อง|วง|โต๊ะ)"
    r"|มา(?:ตั้ง|ออก|เปิด|โชว์|สาธิต|ช่วย|ขาย|เสนอ|นำเสนอ|เล่า|แลกเปลี่ยน|แสดง|ให้ข้อมูล)|(?:บูธ|ซุ้ม|ร้าน)(?:ของ)?เครือข่าย|(?:นำ|ยก|ขน)[ก-๎]{2,20}มา|ออก(?:ร้าน|บูธ)|ตั้ง(?:ซุ้ม|บูธ|โต๊ะ)|ขึ้น(?:อ่าน|เวที|กล่าว)|ต่าง(?:แสดง|เสนอ|เล่า|รับปาก|เห็น)|จับกลุ่ม|จัดกลุ่ม|วงเล่า|ผู้(?:เรียน|เข้าอบรม|เข้ารับการอบรม)|สักขีพยาน|รับปาก|(?:ลงมือ|ลงแรง)(?:ทำ)?(?:ด้วย|ร่วม)กัน|นั่งร่วม|ร่วมโต๊ะ|(?<!ไม่)ตอบรับ|ยืนยัน|ให้คำมั่น|(?:วันนั้น|ครั้งนี้|คราวนี้)(?:มี|คือ|ได้แก่)|ที่(?:มา|ร่วม|ช่วย|รับ|อาสา|ลง|ขอ|ส่ง)(?!จาก|จัดตั้ง|ผิดชอบ)[ก-๎]{0,24}(?:มี|คือ|ได้แก่)|ขันอาสา|ลงชื่อ|\sรวม(?:ทั้งสิ้น|ทั้งหมด)?\s?\d[\d,]*\s?(?:หน่วยงาน|องค์กร|คน|ชีวิต)"
)
_ABSENT = re.compile(
    r"(?:(?<!เปิด)(?<!โอกาส)(?<!พื้นที่)ให้|มอบหมาย|แจ้ง|ขอให้|(?:แต่งตั้ง|เลือก|เสนอ|ตั้ง)(?:ผู้แทน|ตัวแทน)?(?:จาก)?)\s?$"
)
STAYED_AWAY = re.compile(
    r"(?:(?!เครือข่าย|\s(?:และ|ส่วน))[^\n]){0,50}?(?:ไม่(?:ได้|อาจ|สามารถ)(?:เข้า|มา|ร่วม|เดินทาง)|ไม่มา|ติด(?:ภารกิจ|ราชการ|งาน|ฤดู|ประชุม|สอบ)|แจ้งลา|ขอลา|งดเข้าร่วม|ส่ง(?:เพียง|แต่|ใจ|คลิป))"
    r"|(?:(?!\))[^\n]){0,12}\s?\(?(?:จะ|รอ|ไว้)\s?(?:เชิญ|เข้าร่วม|มา)[^\n]{0,24}(?:คราว|ครั้ง|งวด|รอบ)(?:หน้า|ต่อไป|ถัดไป)"
)
# the one of several that did not come
_EXCEPT = re.compile(r"(?:ยกเว้น|เว้น(?:แต่|เพียง)?|ขาด(?:แต่|เพียง|ก็แต่)?|มีเพียง)\s?\Z")
_GAP = re.compile(r"[ ,/]*(?:และ|กับ|รวมถึง|รวมทั้ง|ตลอดจน|พร้อมด้วย|อีกทั้ง)?(?:ผู้แทน|ตัวแทน)?[ ]?")


def present(story: Story, span: Span) -> bool:
    view = story.view
    start = max(view.rfind("\n", 0, span[0]) + 1, span[0] - 60)
    if _ABSENT.search(view, start, span[0]) or STAYED_AWAY.match(view, span[1]):
        return False
    end = min(paragraph_end(view, span[1]), span[1] + 45)
    return bool(_PRESENT.search(view, start, end))


def told(story: Story, at: int) -> bool:
    """Whether somebody only speaks of it."""
    return any(s <= at < e for x in story.draft.of("Statement") for s, e in x.mentions)


def spoken_of(story: Story, group: Group) -> bool:
    """Whether somebody speaks of the group without saying that it comes."""
    end = min(paragraph_end(story.view, group.end), group.end + 45)
    comes = re.compile(r"เข้าร่วม|มาร่วม|นัดพบ|ร่วมประชุม|เชิญ").search(story.view, max(0, group.start - 60), end)
    return told(story, group.start) and not comes


def was_missing(story: Story, entity: Entity) -> bool:
    """Whether a network is named as the one of several that did not come."""
    return any(_EXCEPT.search(story.view, max(0, s - 10), s) for s, _ in entity.mentions)


def participate(story: Story, entity: Entity, span: Span) -> None:
    """PARTICIPATED in the event told of where the network stands, unless it is named as the one that was missing."""
    if was_missing(story, entity):
        return
    meeting = story.meeting(span[0])
    planned = any(a.name == "status" for a in meeting.attributes)
    properties = {"status": "planned"} if planned else {}
    story.draft.relate("PARTICIPATED", entity, meeting, span, **properties)


_HOW_MANY = re.compile(
    rf"(?<![\d.,])(?P<n>{NUMBER})(?=\)|\s?(?:ด้าน|กลุ่ม|แห่ง|สาย|ฝ่าย|เครือข่าย|นี้)|\s(?:ได้แก่|คือ|ประกอบด้วย)|(?<=\D)\s?ประกอบด้วย)"
)


def how_many_came(story: Story) -> None:
    """The count of networks that came, said of them in words that no other reading counts."""
    for _, meeting in story.meetings:
        came = {r.source for r in story.draft.related("PARTICIPATED") if r.target == meeting.id}
        came &= {e.id for e in story.draft.of("Network")}
        if len(came) < 2 or any(a.name == "network_count" for a in meeting.attributes):
            continue
        for m in _HOW_MANY.finditer(story.view):
            line = max(story.view.rfind("\n", 0, m.start()), m.start() - 50)
            headed = "เครือข่าย" in story.view[max(0, line) : m.start()]
            if headed and number(m["n"]) == len(came) and story.meeting(m.start()) is meeting:
                story.draft.state(meeting, "network_count", len(came), m.span("n"))
                break


def took_part(story: Story, n: Network, entity: Entity) -> None:
    """A network took part when its list or its own words say so."""
    owner = next((g for g in story.page.groups if any(x.start == n.start for x in g.listed)), None)
    if owner:
        around = (owner.start, owner.end)
        listed_at = (owner.listed[0].start, owner.listed[-1].end)
        here = present(story, around) or present(story, listed_at) or _announced(story, owner.listed[0])
        if here and (owner.by_networks or present(story, around)):
            participate(story, entity, (n.start, n.end))
    elif any(e.start <= n.start < e.end for e, _ in story.meetings):
        return
    elif (
        (present(story, run_of(story, n)) or _announced(story, n) or _said_to_come(story, n))
        and (not told(story, n.start) or _COMES_HERE.search(story.view, max(0, run_of(story, n)[0] - 40), n.start))
        and not story.near(n.start, r"ประธาน$", 8)
    ):
        participate(story, entity, (n.start, n.end))


# what nobody says of another day
_COMES_HERE = re.compile(r"(?:เครือข่าย|ภาคี)(?:ที่)?(?:ได้)?(?:เข้า|มา)?ร่วม(?:ออกร้าน|งานนี้|วันนี้|ครั้งนี้|เวทีนี้)")
# a label before the networks that came
_LABEL = re.compile(r"เครือข่ายที่(?:มา|เข้า|ร่วม|ขึ้น|ออก|ตั้ง|นำ|ส่ง)[ก-๎]{0,16}(?:วันนี้|ครั้งนี้)?\s?(?::|ได้แก่|คือ|ประกอบด้วย)\s?")
_FROM = re.compile(r"\s?(?:\()?(?:มา)?(?:จาก|(?:ตัว|ผู้)แทน)\s?")


def _said_to_come(story: Story, n: Network) -> bool:
    """Whether a label says that the network came, or somebody from it is named."""
    line = story.view.rfind("\n", 0, n.start) + 1
    bare = not story.view.startswith("เครือข่าย", n.start)
    return bool(bare and _LABEL.search(story.view, max(line, n.start - 300), n.start)) or any(
        h.end < n.start and _FROM.fullmatch(story.view, h.end, n.start) for h in story.held
    )


_ITEM = re.compile(r"[ \t]*(?:[•-]|\d{1,2}[.)])[ ]*(?:(?:วง|กลุ่ม|โต๊ะ|ห้อง)(?:ที่\s?\d\s?)?)?")
_WHO_COMES = re.compile(r"เครือข่าย[ก-๎ ]{0,16}?ที่(?:มา|เข้า|ร่วม|ขึ้น|รายงาน|เสนอ|นำ|เอา|ส่ง|ออก|ตั้ง|พา)|(?:ใคร|เพื่อน)(?:ที่)?มา")
_ANNOUNCES = re.compile(r"(?:เป็น|ดังนี้|ได้แก่|ดังต่อไปนี้|:|คือ|ประกอบด้วย)\s*\Z")


def _announced(story: Story, n: Network) -> bool:
    """Whether the network opens an item of a list on lines that is announced as of those who are there."""
    view, start = story.view, story.view.rfind("\n", 0, n.start) + 1
    mark = _ITEM.match(view, start)
    if not mark or mark.end() != n.start:
        return False
    while start and _ITEM.match(view, start):
        start = view.rfind("\n", 0, start - 1) + 1
    words = view[start : paragraph_end(view, start)]
    return bool(_WHO_COMES.search(words) or (_ANNOUNCES.search(words) and _PRESENT.search(words[-80:])))


def run_of(story: Story, n: Network) -> Span:
    """The list that the network stands in."""
    found = list(story.page.networks)
    first = last = next(i for i, x in enumerate(found) if x is n)
    while first and _GAP.fullmatch(story.view, found[first - 1].end, found[first].start):
        first -= 1
    while last + 1 < len(found) and _GAP.fullmatch(story.view, found[last].end, found[last + 1].start):
        last += 1
    return found[first].start, found[last].end
