"""Bodies that a pattern of their own tells: the Moral Center, ministries, villages, companies cut short, led units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.press.body_forms import Body
from loaders.press.lexicon import rules
from loaders.press.scan import scanner
from loaders.press.words import name_end

MORAL_CENTER = "ศูนย์คุณธรรม (องค์การมหาชน)"
_MORAL = re.compile(r"ศูนย์คุณธรรม(?:\s?\(องค์การมหาชน\))?")


def moral_center(view: str) -> Iterator[Body]:
    """The programme's owner, in either of its names."""
    for m in _MORAL.finditer(view):
        yield Body(m.start(), m.end(), "ศูนย์คุณธรรม", MORAL_CENTER, m[0])


_FARM_BANK = re.compile(r"ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร(?:\s?สาขา[ก-๎]{2,20})?")
# a village with its number or its address; a company with both of its words cut short
_VILLAGE = re.compile(r"(?<![ก-๎])บ้าน[ก-๎]{4,30}(?=\s(?:หมู่(?:ที่)?|ม\.)\s?\d)")
_LIMITED = re.compile(
    r"บริษัท\s?(?:(?!บริษัท|ห้างหุ้น|สหกรณ์|ร่วมกับ|จำกัด|และ\s)[ก-๎A-Za-z0-9.&'() -]){2,48}?\s?จำกัด(?:\s?\(มหาชน\))?"
)
_COMPANY = re.compile(r"(?<![ก-๎.])บ\.\s?(?P<name>[ก-๎A-Za-z][ก-๎A-Za-z ]{2,40}?)\s?จก\.")


# ministries, by the act that names them (พระราชบัญญัติปรับปรุงกระทรวง ทบวง กรม พ.ศ. 2545 and amendments)
_MINISTRY = re.compile(
    r"กระทรวง(?:วัฒนธรรม|มหาดไทย|ศึกษาธิการ|สาธารณสุข|แรงงาน|ยุติธรรม|พาณิชย์|กลาโหม|คมนาคม|การคลัง|เกษตรและสหกรณ์|อุตสาหกรรม"
    r"|พลังงาน|การต่างประเทศ|การท่องเที่ยวและกีฬา|การพัฒนาสังคมและความมั่นคงของมนุษย์|ทรัพยากรธรรมชาติและสิ่งแวดล้อม"
    r"|ดิจิทัลเพื่อเศรษฐกิจและสังคม|การอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม)"
)

# a committee that judges or furthers several kinds of things, which are listed
_COMMITTEE = re.compile(
    r"คณะ(?:อนุ)?กรรมการ(?:ประเมิน|คัดเลือก|พิจารณา|ตรวจ|ตัดสิน|ส่งเสริม|ขับเคลื่อน|พัฒนา)(?!และ)[ก-๎]{3,20} (?:[ก-๎]{3,20} ){0,2}"
    r"และ(?=องค์กร|อำเภอ|ชุมชน|หน่วยงาน|โรงเรียน|ตำบล|จังหวัด|วัด|บุคคล|เครือข่าย|สถาน|คุณภาพ)"
)


def others(view: str) -> Iterator[Body]:
    """Ministries, villages with a number, companies with both words cut short."""
    for m in _MINISTRY.finditer(view):
        yield Body(m.start(), m.end(), "กระทรวง", m[0], m[0])
    for m in _COMMITTEE.finditer(view):
        end = name_end(view, m.end(), inner_and=False)
        yield Body(m.start(), end, "คณะกรรมการ", view[m.start() : end], view[m.start() : end])
    for m in _FARM_BANK.finditer(view):
        yield Body(m.start(), m.end(), "ธนาคาร", m[0], m[0])
    for m in _VILLAGE.finditer(view):
        yield Body(m.start(), m.end(), "บ้าน", m[0], m[0])
    for m in _LIMITED.finditer(view):
        yield Body(m.start(), m.end(), "บริษัท", m[0], m[0])
    for m in _COMPANY.finditer(view):
        yield Body(m.start(), m.end(), "บริษัท", f"บริษัท {m['name']} จำกัด", m[0])


# bodies of any name by what stands before them: a trade by its owner, one under a collective noun by its officer,
# a unit by whoever leads it
_UNITS = scanner(
    r"(?:(?P<trade>ร้าน|โรงแรม|รีสอร์[ตท]|โฮมสเตย์|แพ|ไร่|สวน|ฟาร์ม|โรงสี|โรงงาน|อู่|ตลาด|ปั๊ม|คาเฟ่|คลินิก|ค่ายมวย|ท่าเรือ|สำนักพิมพ์)"
    r"(?=[ก-ฮเ-ไ][ก-๎]{3})(?!ค้า|อาหาร(?:\s|และ)|ปลอด|ขนาด|ใน|นี้|แห่งนี้|ยาง(?:\s|และ|พารา)|ผลไม้(?:\s|และ)|ของ)"
    r"|(?P<officered>สภา(?!พ|เทศบาล|อบต)|คณะ(?!กรรม|อนุ|ทำงาน|สงฆ์|นี้|ครู|ผู้|นักเรียน|เดินทาง)|หมวด|วง(?=ดนตรี|โปงลาง|ปี่)"
    r"|โรงทาน|สถานี|สหพันธ์|สมาพันธ์|พันธมิตร"
    r"|กองบุญ|กองทุน|ธนาคาร(?=เวลา|ต้นไม้|ขยะ|ความดี|น้ำใจ)|ครัว(?!เรือน)|จดหมายข่าว|ชุมนุม)(?=[ก-ฮเ-ไ][ก-๎]{5})"
    r"|(?P<led>กองงาน|กอง(?!ทุน|บุญ)|สำนัก|กลุ่มงาน|กลุ่ม(?!สาระ)|ส่วน(?!ราชการ)|แผนก|หน่วย(?!งาน)|ศูนย์)(?=[ก-ฮเ-ไ]))"
)
_BY = {
    "trade": ("เจ้าของ", "ผู้จัดการ", "ผู้ก่อตั้ง", "เถ้าแก่"),
    "officered": (
        *("ประธาน", "เลขานุการ", "เหรัญญิก", "ที่ปรึกษา", "บรรณาธิการ"),
        *("ผู้กำกับ", "ผู้บังคับ", "ผู้จัดการ", "หัวหน้า", "นายก"),
    ),
    "led": ("ผู้อำนวยการ", "ผอ.", "หัวหน้า", "ผู้จัดการ"),
}


def led(view: str) -> Iterator[Body]:
    """Units, trades and bodies under a collective noun behind the post of whoever leads or owns them."""
    for m in _UNITS.finditer(view):
        if not view.endswith(_BY[m.lastgroup or ""], 0, m.start()):
            continue
        end = name_end(view, m.end(), inner_and=True)
        vague = rules(r"(?:{generic_after_head})", "generic_after_head").match(view, m.end())
        if 3 < end - m.end() < 45 and not vague and view[end - 1] != "ฯ":
            yield Body(m.start(), end, m[0], view[m.start() : end], view[m.start() : end])
