"""The title of an event: by which nouns it begins, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.press.page import Page
from loaders.press.words import squeezed

SERIES = re.compile(r"ครั้งที่\s?(?P<no>\d{1,3})(?:\s?/\s?(?P<year>2[45]\d\d|\d\d(?!\d)))?")


_KEEP = re.compile(
    r"[A-Z][A-Za-z0-9&'’.-]*(?: [A-Z0-9][A-Za-z0-9&'’.-]*)+"
    r"|[”\"]?\s?(?:ระดับ(?:จังหวัด|อำเภอ|ตำบล|ชาติ|ภาค(?:เหนือ|ใต้|กลาง|ตะวัน[ก-๎]{2,18})?|ประเทศ|เขต)(?=\s|$)|\d{1,2}(?=\s?(?:จังหวัด[ก-๎]{2,16}\s)?(?:ระดับ|ครั้งที่|ประจำปี|รุ่นที่))|ครั้งที่\s?\d{1,3}(?:\s?/\s?\d{2,4})?|รุ่นที่\s?\d{1,3}|ปีที่\s?\d{1,2}|(?:ประจำ)?ปี(?:งบประมาณ|การศึกษา)?\s?(?:พ\.ศ\.)?\s?\d{4}|ประจำปี\s?\d{4}"
    r"|\((?:จังหวัด|จ\.)[^()\n]{2,30}\)|[“\"][^”\"\n]{2,80}[”\"]"
    r"|\([A-Z](?:[A-Z]{1,5}|[A-Za-z ]{3,24})\)(?:\s?(?!ระหว่าง)(?:การ|ว่าด้วย|เรื่อง)?[ก-๎]*)?"
    r"|(?:จังหวัด(?!คุณธรรม)|จ\.)\s?[ก-๎]+)"
)


_STOP = re.compile(
    r"\s|[“”\"(),;•]|$|โดย(?!สาร)|ซึ่ง|จัดขึ้น|เพื่อ(?!น)|เมื่อ|ภายใต้|(?<!พื้น)ที่(?=จังหวัด|ห้อง|หอ|โรงแรม|อำเภอ)|ณ\s|ครั้งที่|ปีที่|รุ่นที่|ประจำปี|ปีงบ|ถึง\s?\d|ใน(?=วันที่)|จาก(?=เดือน|เดิม|วัน)|คือ(?=[ก-๎])(?!น)|ให้กับ|อย่าง|(?<!การ)เป็น|ปีนี้|(?:มี)?กำหนด(?=จัด|วันที่|ไว้)|จะ(?=จัด|มีขึ้น|มีใน|เริ่ม)"
)


EVENT = (
    r"(?:การ)?ประชุม(?:เชิง)?(?:ปฏิบัติการ)?|(?:การ)?(?:ฝึก)?อบรม(?:เชิงปฏิบัติการ)?|(?:การ)?สัมมนา|เวที(?:เสวนา)?|พิธี|งาน|(?:การ)?หารือ|(?:การ)?เสวนา"
    r"|(?:การ)?ศึกษาดูงาน|มอบ(?=โล่|รางวัล|เกียรติบัตร|ประกาศนียบัตร|ประกาศเกียรติคุณ|ป้าย|ธง)|ลงพื้นที่(?=ตรวจ|ติดตาม|ประเมิน|เยี่ยม|นิเทศ|ถอด|ขับเคลื่อน)|(?:การ)?(?:ตรวจ(?:ประเมิน|เยี่ยม|ติดตาม)|นิเทศติดตาม)|สมัชชาคุณธรรม(?=แห่งชาติ|ระดับ|จังหวัด|ภาค|อำเภอ|กลุ่ม)|แลกเปลี่ยนเรียนรู้|(?:เปิด(?:ตัว)?|ปิด)โครงการ(?=\s?[“\"])|กาด(?=หมั้ว)|วง(?=ของ|ประชุม|เสวนา|คุย|พูดคุย|สนทนา|แลกเปลี่ยน)|กิจกรรม|ตลาดนัด(?=[ก-๎]{3,24}[”\"]?\s?(?:ครั้งที่|ประจำปี|ปีที่))|มหกรรม|คิกออฟ|โครงการ(?!สมัชชา)|หลักสูตร(?=\s?[“\"])|เปิดบ้าน|ค่าย|(?:การ)?ลงนาม|(?:การ)?แถลงข่าว(?=การ|งาน|เปิด|[“\"])|(?:การ)?ปฐมนิเทศ|(?:การ)?เดินรณรงค์|(?:การ)?ประกาศเจตนารมณ์|(?:การ)?ล้อมวงคุย"
    # a name in quotes behind a verb of holding or joining
    r"|(?:(?<=[^เ]ชื่อว่า)|(?<=[^เ]ชื่อว่า )|(?<=ร่วม)"
    r"|(?<=ร่วม )|(?<=จัด)|(?<=จัด )|(?<=ชื่อ)|(?<=ชื่อ )|(?<=คุย)|(?<=คุย ))(?=[“\"][^“”\"\n]{4,80}[”\"])"
    # a name in Latin letters behind the word for an event
    r"|(?:(?<=งาน )|(?<=เวที )|(?<=เสวนา )|(?<=ประชุม ))(?=[A-Z][A-Za-z0-9&'’.-]* [A-Z0-9])"
)


NOT_EVENT = re.compile(
    r"(?:ที่|ห้อง|หอ|เรียก|ผู้เข้า|ผู้|วาระการ|หลัง|ขอ|คณะ|หน่วย|ทำ|การทำ|ทีม|ผล|กลุ่ม|ความ|ดำเนิน|พนัก|พระราช|สำนัก|ปฏิบัติ|ศูนย์)$"
)


# how a paragraph opens that tells of another event than the release's own
BESIDE = re.compile(
    r"[ •]*(?:อนึ่ง|ก่อนหน้า(?:นี้|นั้น)?|ย้อน(?:ไป|กลับ|หลัง)|ข่าวฝาก|ก้าวต่อไป|ขั้นต่อไป"
    r"|(?:(?:การประชุม|เวที|งาน)?ครั้ง|กิจกรรม|งาน|นัด)(?:ต่อไป|ถัดไป|หน้า)"
    r"|หลังจากนี้|(?:วัน)?รุ่งขึ้น|วัน(?:ต่อ|ถัด)มา|สัปดาห์ต่อมา|สัปดาห์(?:ก่อน|หน้า)|เดือนหน้า)"
)


# what no name of an event begins with behind its noun
UNNAMED = (
    r"วัน(?:ที่|นี้|นั้น|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)"
    r"|(?:ได้|กัน)(?:ไป|แล้ว|รับ|ฟัง)|ไปแล้ว|น่าจะ|ประมาณ|แต่ละ|ด้วย|ต่อ(?=ที่|จาก|ไป)|เพียง"
)


@dataclass(frozen=True)
class Event:
    """An event: where its title stands (empty span without one) and which part of the text tells of it."""

    start: int
    end: int
    title: str
    first: int
    last: int
    series_no: int = 0
    series_year: int = 0
    series_at: tuple[int, int] = (0, 0)
    name: str = ""
    minor: bool = False
    planned: bool = False
    holes: tuple[tuple[int, int], ...] = ()

    def covers(self, at: int) -> bool:
        """Whether the text at `at` tells of this event."""
        return self.first <= at < self.last and not any(s <= at < e for s, e in self.holes)


# what an event deals with, told as a list: A B และC
_LISTED = re.compile(
    r"(?: (?!วัน|เวลา|โดย|ณ|ที่|ซึ่ง|เพื่อ|นาย|นาง|ผู้|หัวหน้า|คณะ)[ก-ฮเ-ไ][ก-๎]{1,13}){1,3}"
    r" และ(?!มี|ได้|จะ|นาย|นาง|ผู้|คณะ|หัวหน้า)[ก-ฮเ-ไ][ก-๎]{2,30}"
)
# one more word of the name, before what only a name's end holds
_MORE = re.compile(
    r"\s(?!โดย|เมื่อ|วัน|ณ|ที่|ซึ่ง|เพื่อ|นาย|นาง|ผู้|คณะ|เวลา|ใน)[ก-ฮเ-ไ][ก-๎.]{2,18}(?:\s[ก-๎]{2,12}){0,2}(?=\s(?:จังหวัด[ก-๎]{2,16}\s)?(?:ครั้งที่|ประจำปี|ปีที่|รุ่นที่|ระดับ(?:จังหวัด|อำเภอ|ภาค|ประเทศ|ชาติ)))"
)
_CLOSED = re.compile(r"จังหวัด(?!คุณธรรม)|อำเภอ(?!คุณธรรม)|ครั้งที่|ปี|รุ่นที่|[“\"]")
# no title is longer, and no cue of another event stands farther before it
LONGEST = 400


def title_end(view: str, at: int) -> int:
    """Where a title ends: chunks that belong to titles are taken over a space."""
    end = at
    if opening := re.compile(r"เพื่อ|เป็นครั้งที่\s?\d{1,3}(?:/\d{2,4})?").match(view, at):
        end = opening.end()
    elif keep := _KEEP.match(view, at):
        end = keep.end()
    while True:
        stop = _STOP.search(view, end, end + LONGEST)
        end = stop.start() if stop else len(view)
        keep = (
            _KEEP.match(view, end)
            or _MORE.match(view, end)
            or (None if _CLOSED.search(view, at, end) else _LISTED.match(view, end))
        )
        if not keep or keep.end() == end:
            return end
        end = keep.end()


def event_at(page: Page, start: int, end: int, first: int, last: int) -> Event:
    words = page.view[start:end]
    series = SERIES.search(page.view, start, end)
    title = squeezed(re.sub(r"(?<=\S)(?=ครั้งที่)", " ", words))
    if not series:
        return Event(start, end, title, first, last)
    year = series["year"] or "0"
    year_be = int(year) + 2500 if len(year) == 2 else int(year)
    at = (series.start("no"), series.end())
    return Event(start, end, title, first, last, int(series["no"]), year_be, at)
