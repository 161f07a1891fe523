"""Numbers with a unit, and how sure they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.press.numerals import ONE, number
from loaders.press.scan import scanner

_BEFORE = r"(?P<before>ไม่ต่ำกว่า|ไม่น้อยกว่า|มากกว่า|อย่างน้อย|เกินกว่า|เกิน|กว่า|ประมาณ|ราว|เกือบ|ร่วม)?"
_COUNT = scanner(
    rf"{_BEFORE}[ ]?(?<![\d.,/:])(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,6}})(?![\d.,/:]\d)"
    r"[ ]?(?P<after>กว่า|เศษ)?[ ]?(?P<scale>ร้อย|พัน|หมื่น|แสน|ล้าน)?(?P<unit>รูป/คน|คน/รูป|[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]{1,24})"
)
# a number of two digits or hundreds in words, with the unit straight behind it
_WORDS = scanner(
    rf"{_BEFORE}[ ]?(?:(?P<thousands>{ONE})?(?P<thousand>พัน)[ ]?)?"
    rf"(?:(?P<hundreds>{ONE})?(?<!เรียบ)(?P<hundred>ร้อย)(?P<over>กว่า|เศษ)?)?(?P<rest>(?:(?:{ONE}|ยี่)?สิบ)?(?:{ONE}|เอ็ด)?)"
    r"(?P<after>กว่า|เศษ)?(?P<unit>คน|ท่าน|ชีวิต|องค์กร|หน่วยงาน|โรงเรียน|สาย(?=\s?(?:คือ|ได้แก่))|(?:ภาคี)?เครือข่าย)(?P<more>เศษ)?(?!จะ)"
)
_SCALES = {"ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_YEAR = re.compile(r"2[45]\d\d")
_AT_LEAST = {"กว่า", "มากกว่า", "ไม่ต่ำกว่า", "ไม่น้อยกว่า", "อย่างน้อย", "เกินกว่า", "เกิน", "เศษ"}
_ABOUT = {"ประมาณ", "ราว", "เกือบ"}
PEOPLE = ("คน", "ราย", "รูป/คน", "รูป", "ท่าน", "คน/รูป", "ชีวิต", "นาย")
BODIES = (
    *("หน่วยงาน", "องค์กร", "อปท", "แห่ง", "สำนัก", "โรงเรียน", "หน่วย", "ชุมชน", "สถานศึกษา", "บริษัท", "โรง"),
    *("สถานประกอบ", "กิจการ", "ร้าน", "วัด", "สหกรณ์", "ชมรม", "สมาคม", "มูลนิธิ", "วิสาหกิจ", "สถาบัน", "วิทยาลัย"),
)
NETWORKS = ("ภาคีเครือข่าย", "เครือข่าย", "คข")


# numerals and words for more end in these letters
_UNIT = scanner(r"(?<=[งม่ากดบยนษ])(?:คน|ท่าน|ชีวิต|องค์กร|หน่วยงาน|โรงเรียน|(?:ภาคี)?เครือข่าย)")
# so many of so many: the first number came
_OF = re.compile(r"(?<![\d.,/:])(?P<number>\d{1,4})\s?จาก(?:ทั้งหมด|จำนวน)?\s?\Z")


@dataclass(frozen=True)
class Count:
    """A number and the words after it; `qualifier` is at_least, about or ""."""

    start: int
    end: int
    value: int
    unit: str
    qualifier: str = ""
    number_at: int = 0


def _qualifier(before: str, after: str) -> str:
    if before in _AT_LEAST or after in _AT_LEAST:
        return "at_least"
    return "about" if before in _ABOUT else ""


def _unit(words: str) -> str:
    """The unit of measure that the words begin with, or the words."""
    for unit in (*PEOPLE, *NETWORKS, *BODIES, "อำเภอ", "จังหวัด", "ตำบล", "ด้าน", "ปี"):
        if words.startswith(unit):
            return unit
    return words


def _in_words(view: str) -> list[Count]:
    """สี่สิบสองคน, ราวสองร้อยคน, ห้าเครือข่าย; people only from ten."""
    found = []
    for at in (m.start() for m in _UNIT.finditer(view)):
        m = next((x for x in _WORDS.finditer(view, max(0, at - 32), at + 12) if x.start("unit") == at), None)
        if m is None or view.endswith(("ใน", "อีก"), 0, m.start()):
            continue
        thousands = (number(m["thousands"] or "") or 1) * bool(m["thousand"])
        hundreds = (number(m["hundreds"] or "") or 1) * bool(m["hundred"])
        value = 1000 * thousands + 100 * hundreds + number(m["rest"])
        if value > (9 if m["unit"] in PEOPLE else 1):
            start = m.start() + (view[m.start()] == " ")
            qualifier = _qualifier(m["before"] or "", m["after"] or m["over"] or m["more"] or "")
            found.append(Count(start, m.end(), value, m["unit"], qualifier, start))
    return found


def counts(view: str) -> list[Count]:
    """Numbers followed by a Thai word, in the order of the text."""
    found = []
    for m in _COUNT.finditer(view):
        before = m["before"] or ""
        # ร่วม is "about" only where it touches the number; ร่วม 60 คน is more often "joined"
        start = m.start("number") if before == "ร่วม" or not before else m.start("before")
        unit = _unit(m["unit"])
        glued = unit == "นาย" and re.match("[ก-๎]", view[m.start("unit") + 3 : m.start("unit") + 4])
        if glued or (_YEAR.fullmatch(m["number"]) and unit not in PEOPLE):
            continue
        if of := _OF.search(view, max(0, m.start("number") - 24), m.start("number")) if unit in PEOPLE else None:
            found.append(Count(of.start(), m.start("unit") + len(unit), int(of["number"]), unit, "", of.start()))
            continue
        found.append(
            Count(
                start,
                m.start("unit") + len(unit),
                int(m["number"].replace(",", "")) * _SCALES.get(m["scale"] or "", 1),
                unit,
                _qualifier(before, m["after"] or ""),
                m.start("number"),
            )
        )
    return sorted([*found, *_in_words(view)], key=lambda c: c.start)
