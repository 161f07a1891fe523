"""Where an event is held: room, floor, building, owner, and the address after them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from loaders.press.body_forms import Body
from loaders.press.lexicon import filled, pattern, rules
from loaders.press.places import Place
from loaders.press.scan import scanner
from loaders.press.words import name_end

_CUE = (
    r"^[\x20•]*ที่\s?:\s?|(?<![ก-๎])ณ\s+|@\s?(?=[ก-๎])|ที่(?=หน้า(?:ที่ว่าการ|วัด|ศาลา|อาคาร|หอ|สำนักงาน))|(?<![ก-๎])ณ(?={venue_heads})|สถานที่(?:จัด[ก-๎]{0,12}|ประชุม)?\s?(?::|คือ|ได้แก่)\s?|(?:(?<=2[45]\d\d)|(?<=\.\s[4-9]\d)),?\s(?={venue_heads})|(?:จุดนัดพบ|จุดรวมพล|จุดรวมตัว|พบกันที่|นัดพบ(?:กัน)?ที่|เจอกันที่)\s?:?\s?|(?<=[\s•])ที่\s?|จัดขึ้น(?:ที่|ใน(?=ห้อง|หอ))|จัด(?:ที่(?!ไหน|จัด|\s?:)|ใน(?=ห้อง|หอ|สวนสาธารณะ[ก-๎]|สโมสร|โรงแรม[ก-๎]|โดม[ก-๎]))|(?:เปิด|ยืม|จอง)(?=ห้องประชุม[ก-๎]|หอประชุม)|ใช้(?=ห้อง|หอ|ศาลา|ลาน|อาคาร|โรงแรม)|ใช้สถานที่(?:ของ)?|บริเวณ\s?(?=บึง|หาด|สวน|สี่แยก|ท่า(?!ที)|คลอง|แม่น้ำ|ถนน|สะพาน|{venue_heads}|บึง|หาด|ริม|ถนน|ตลาด|สวน|สะพาน|อ่าง|เขื่อน|ท่าน้ำ|ท่าเรือ|หน้า)|จาก(?=ห้องประชุม|หอประชุม)|(?<!ส่วน)ใน(?=ห้องประชุม[ก-๎]|หอประชุม[ก-๎])|(?:จัด(?:กัน)?)?ที่(?:ไหน|จัด(?:งาน)?)\s?:\s?|ไปที่|ไปยัง(?={venue_heads})|ย้ายไป(?:ที่)?|^ที่\s?"
    # without a word for "at" only a room, a hall or a building tells the venue
    r"|(?:(?<=น\.)\s|(?<=น\.\))\s|(?<=•)\s*|(?<!พื้น)(?<!หน้า)(?<!สถาน)ที่)(?={venue_heads})|^[ ]?(?=ห้อง|หอประชุม"
    r"|ศาลา(?!กลาง)|อาคาร|ลาน|โดม)|(?<=[)\s])(?=ห้องประชุม[ก-๎]|หอประชุม[ก-๎]|ห้อง[ก-๎]{3,24}\s(?:ชั้น|อาคาร|ตึก|โรงแรม))"
    # inside, on, under or before it
    r"|(?<=\s)(?:ใน|ภายใน)(?=ห้อง(?!เรียน|นี้|น้ำ|เดียว|ขัง|เก็บ|ย่อย|ฉุกเฉิน)[ก-๎]{3}|สโมสร|สวนสาธารณะ[ก-๎]|โดม[ก-๎]|ศูนย์ประชุม|โรงแรม[ก-๎])"
    r"|(?<=\s)บน(?=ลาน[ก-๎]|เรือ[ก-๎]|ดาดฟ้า)|(?<=\s)(?=ใต้อาคาร|ใต้ถุน|หน้า\s?(?:สภ\.|ที่ว่าการ|ศาลากลาง|ห้าง))"
    # a cell of a table
    r"|(?<=\|)[ ](?={venue_heads}|โรงเรียน|วัด|มหาวิทยาลัย|วิทยาลัย)"
)
# an item of a list that goes on with an address
_ITEM = re.compile(r"•\s*(?=[^\n•]{3,60}\s(?:ต\.|ตำบล|อ\.|อำเภอ)[^\n]{2,20}\s(?:อ\.|อำเภอ|จ\.|จังหวัด))")
_FLOOR = re.compile(r"\s?\(?ชั้น(?:(?:ที่)?\s?[\dA-Zก-ฮ]{1,3}(?![ก-๎])|ล่าง|บน|ใต้ดิน)\)?")
_NUMBER = re.compile(
    r"(?<=อาคาร)\s?\d{1,3}(?!\d)|(?<=อาคารเรียน)\s?\d{1,2}(?!\d)|(?<=ห้อง)\s?\d{1,4}(?!\d)|(?<=โรงอาหาร)\s?\d{1,2}(?!\d)|(?<=สนาม)\s?\d{1,2}(?!\d)|(?<=ประชุม)\s\d{1,4}(?=\s)|\s\d{1,2}(?=\s(?:อาคาร|ชั้น|ตึก|โรงแรม|สำนัก|มหาวิทยาลัย|วิทยาลัย|ศาลากลาง|เทศบาล|โรงพยาบาล|โรงเรียน))"
)
_CODE = re.compile(r"\s[A-Z]{1,4}[\s-]?\d{1,4}(?!\d)|\s?\d{2,3}\s?ปี(?=\s)")
_VILLAGE = re.compile(r"\s(?:หมู่(?:ที่)?|ม\.)\s?\d{1,2}(?!\d)")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.'-]*(?: [A-Z][A-Za-z0-9&.'-]*)*")
_BRACKET = re.compile(r"\s?\([^()\n]{1,30}\)")
_WHOSE = re.compile(r"\s?\((?:เป็น)?ของ[^()\n]{2,40}\)")
_ADDRESS = re.compile(r"[ ,]*(?:(?:ถ\.|ถนน|ซ\.|ซอย)\s?[ก-๎]+[ ,]*)?(?=(?:ต\.|ตำบล|แขวง|อ\.|อำเภอ|เขต|จ\.|จังหวัด))")
_EXTRA = re.compile(
    r"\s(?!ถนน|ถ\.|ซอย|ตรอก|ตำบล|อำเภอ|จังหวัด|แขวง|เขต)[ก-ฮเ-ไA-Z][ก-๎A-Za-z]{2,20}(?=\s(?:ต\.|ตำบล|อ\.|อำเภอ|จังหวัด|จ\.))"
)


# a hotel's name behind a space: two words at most, up to its address
_NAMED = re.compile(
    r"(?:(?<=โรงแรม)|(?<=รีสอร์ท))(?:\s(?!(?:ต|อ|จ|ถ)\.|ตำบล|อำเภอ|จังหวัด|ถนน|เพื่อ|โดย|มี|ซึ่ง|เมื่อ|ใน|เวลา)"
    r"[ก-๎A-Za-z0-9&.'-]{2,24}){1,3}(?=\s|$)"
)
_CLAUSE = re.compile(r"โดย|เพื่อ|เมื่อ|ซึ่ง|จัด|ร่วม|พร้อม|ชั้น|เวลา|ระหว่าง|ผ่าน|ได้|เป็น|มี|ใน|และ|ของ|ที่")
# a body that does something is no part of the place
_ACTS = re.compile(r"\s?(?:\([^()\n]{1,30}\)\s?)?(?:เป็น(?=เจ้าภาพ|แม่งาน|ผู้|เจ้าของ)|จัด(?!ตั้ง)|ร่วม(?:กับ|จัด)|นำโดย|รับเป็น)")
_NO_PLACE = re.compile(r"\d|วัน(?:ที่|นี้|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|เวลา|โอกาส|ขณะ|ตลาดนัด")
# a name of any kind before its address
_BEFORE_ADDRESS = re.compile(
    r"[^\s,;:@“”()\n]+(?:\s(?!(?:ต|อ|จ|ถ)\.|ถนน|ซอย|ตำบล|อำเภอ|แขวง|เขต|จังหวัด)[^\s,;:@“”()\n]+){0,4}(?=\s(?:หมู่(?:ที่)?\s?\d{1,2}\s)?(?:(?:ถ\.|ถนน|ซ\.|ซอย)\s?[ก-๎]+\s)?(?:ต\.|ตำบล|แขวง|อ\.|อำเภอ|เขต)\s?[ก-ฮเ-ไ])"
)


@cache
def _cues() -> re.Pattern[str]:
    return scanner(filled(_CUE, "venue_heads"), re.MULTILINE)


@dataclass
class Venue:
    """A venue in the text, the body that owns it, the places of its address."""

    start: int
    end: int
    name: str
    sure: bool = False
    owner: Body | None = None
    address: list[Place] = field(default_factory=list)


def _part(view: str, at: int, bodies: dict[int, Body]) -> tuple[int, Body | None]:
    """End of the part of a venue's name that begins at `at`, and the body it is; `at` when there is none."""
    office = re.compile(r"(?:สำนักงาน|ที่ทำการ)\s?").match(view, at)
    if body := bodies.get(at) or (bodies.get(office.end()) if office else None):
        return body.end, body
    head = pattern("(?:{venue_heads})", "venue_heads").match(view, at)
    if not head:
        return at, None
    end = name_end(view, head.end(), inner_and=True)
    chunk = re.compile(r"[ก-๎]{2,18}(?=\s|$)").match(view, head.end())
    if chunk and end < chunk.end() and not _CLAUSE.search(chunk[0]):
        end = chunk.end()
    if end == head.end() and (named := _NAMED.match(view, end)):
        end = named.end()
    inner = next((b for s, b in sorted(bodies.items()) if head.end() <= s <= end), None)
    floor = re.compile(r"ชั้น(?=ที่|\s?\d)").search(view, head.end(), end + 3)
    if floor and floor.start() < end and (inner is None or floor.start() < inner.start):
        return floor.start(), None
    return (inner.end, inner) if inner else (end, None)


def _venue(view: str, at: int, bodies: dict[int, Body], places: list[Place], *, sure: bool) -> Venue | None:
    end, owner = _part(view, at, bodies)
    if end == at and (sure or view[at - 1 : at] == "•" or view[at - 2 : at] == "• "):
        latin = _LATIN.match(view, at)
        end = latin.end() if latin else name_end(view, at, inner_and=False)
    further = _up_to_address(view, at)
    if max(end, further) - at < 3 or _NO_PLACE.match(view, at):
        return None
    while end > at:
        if whose := _WHOSE.match(view, end):
            owner = next((b for s, b in bodies.items() if whose.end() - 1 == b.end and b.start > end), owner)
            return Venue(at, end, view[at:end], sure, owner, _address(view, whose.end(), places))
        if (
            extra := _FLOOR.match(view, end)
            or _NUMBER.match(view, end)
            or _CODE.match(view, end)
            or _VILLAGE.match(view, end)
            or _BRACKET.match(view, end)
        ):
            end = extra.end()
            continue
        more, body = _part(view, end + 1, bodies) if view[end : end + 1] == " " else (end + 1, None)
        if more > end + 1 and not (body and _ACTS.match(view, more)):
            end, owner = more, body or owner
        elif extra := _EXTRA.match(view, end):
            end = extra.end()
        else:
            break
    if further > end:
        owner = next((b for s, b in bodies.items() if at <= s and b.end == further), owner)
        end = further
    return Venue(at, end, view[at:end], sure, owner, _address(view, end, places))


def _up_to_address(view: str, at: int) -> int:
    """End of a name that an address follows, whatever its head; `at` where a clause stands before the address."""
    m = _BEFORE_ADDRESS.match(view, at, at + 70)
    clause = m and rules(r"{stop_words}|{generic_after_head}", "stop_words", "generic_after_head").match(view, at)
    inside = m and rules(r"{stop_words}|\d{1,2}[.:]\d\d|\d{4}", "stop_words").search(view, at, m.end())
    return at if m is None or clause or inside else m.end()


def _address(view: str, end: int, places: list[Place]) -> list[Place]:
    """Places that follow one another right after `end`."""
    found: list[Place] = []
    by_start = {p.start: p for p in places if p.headed}
    while gap := _ADDRESS.match(view, end):
        place = by_start.get(gap.end())
        if not place:
            break
        found.append(place)
        end = place.end
    return found


def address_after(view: str, end: int, places: list[Place]) -> list[Place]:
    """The address written right after a name."""
    return _address(view, end, places)


def venues(view: str, bodies: list[Body], places: list[Place]) -> list[Venue]:
    """Venues after ณ or ที่, in the order of the text."""
    by_start = {b.start: b for b in reversed(bodies)}
    found: list[Venue] = []
    for m in sorted([*_cues().finditer(view), *_ITEM.finditer(view)], key=lambda m: m.end()):
        sure = m[0].strip(" :").endswith(("ณ", "@", "สถานที่", "จัดที่", "จัดขึ้นที่")) or ":" in m[0]
        if found and m.end() < found[-1].end:
            continue
        if venue := _venue(view, m.end(), by_start, places, sure=sure):
            found.append(venue)
    return found
