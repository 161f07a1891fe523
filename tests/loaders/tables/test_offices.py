"""Twenty workbooks as twenty offices would write them: exactly these facts, and in the report what was not used.

People, bodies and numbers are invented. A row a line, cells parted by |; whole numbers are numbers of Excel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from graph import PropertyGraph
from graph.keys import name_of, place_of
from loaders import load
from tests.loaders.tables.books import workbook


@dataclass(frozen=True)
class Office:
    """Sheets by name, ranges merged on the first; the facts, one a line; words of the report."""

    sheets: dict[str, str]
    facts: str
    told: str = ""
    merged: tuple[str, ...] = ()
    file: str = "ก.xlsx"
    options: dict[str, Any] = field(default_factory=dict)


def value(text: str) -> str | int | datetime | None:
    text = text.strip(" ").replace("\\n", "\n")
    if re.fullmatch(r"\d+", text):
        return int(text)
    return datetime.fromisoformat(text) if re.fullmatch(r"20\d\d-\d\d-\d\d", text) else text or None


def rows(text: str) -> list[list[Any]]:
    return [[value(cell) for cell in line.split("|")] for line in text.strip("\n").split("\n")]


def said(*values: object) -> str:
    return " ".join(str(v) for v in values if isinstance(v, str | int) and v != "")


def facts(graph: PropertyGraph) -> Iterator[str]:
    """Every fact but those on the places themselves.

    body @place: ORGANISATION; a > b: member; a = level year; a ~ meeting: was there; a → b: coaches; a / b: stands
    for; a ^ post; meeting # what is said of it.
    """
    for key in graph.keys("Organization").to_pylist():
        yield f"{name_of(key)} @{place_of(key)}"
    for row in graph.nodes("Meeting").to_dict("records"):
        yield f"{name_of(row['key'])} # {said(place_of(row['key']), row['participants'])}"
    signs = {
        "MEMBER_OF": ">",
        "ASSESSED_AT": "=",
        "ATTENDED": "~",
        "COACHES": "→",
        "REPRESENTS": "/",
        "HOLDS_POSITION": "^",
    }
    for kind, sign in signs.items():
        for row in graph.links(kind).to_dict("records"):
            if not row["end_key"].startswith("NetworkGroup"):
                more = said(*(row[name] for name in ("year_be", "batch", "since", "score") if name in row))
                yield f"{name_of(row['start_key'])} {sign} {name_of(row['end_key'])} {more}".strip()


OFFICES: dict[str, Office] = {}


def office(name: str, sheets: dict[str, str] | str, facts: str, told: str = "", **more: Any) -> None:
    OFFICES[name] = Office({"Sheet1": sheets} if isinstance(sheets, str) else sheets, facts, told, **more)


office(
    "a row of column numbers below headings of two lines, districts in an address",
    """
    บัญชีรายชื่อองค์กรคุณธรรม จังหวัดน่าน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖
    ลำดับที่ | ชื่อองค์กร | ที่ตั้ง | ระดับ
    (๑) | (๒) | (๓) | (๔)
    ๑ | วัดใหม่สมมติ | ต.กลางเวียง อ.เวียงสา จ.น่าน | ส่งเสริมคุณธรรม
    ๒ | วัดใหม่สมมติ | หมู่ 3 ตำบลปัว อำเภอปัว | คุณธรรม
    """,
    """
    วัดใหม่สมมติ @55/5507/550701
    วัดใหม่สมมติ @55/5505/550501
    วัดใหม่สมมติ = ส่งเสริมคุณธรรม 2566
    วัดใหม่สมมติ = คุณธรรม 2566
    """,
    "column numbers",
    merged=("A1:D1",),
)
office(
    "the same headings again under the title of another province",
    """
    รายชื่อองค์กร จังหวัดน่าน
    ที่ | ชื่อองค์กร | ประเภท
    1 | วัดหนึ่งสมมติ | วัด

    รายชื่อองค์กร จังหวัดแพร่
    ที่ | ชื่อองค์กร | ประเภท
    1 | วัดหนึ่งสมมติ | วัด
    """,
    "วัดหนึ่งสมมติ @55\nวัดหนึ่งสมมติ @54",
    "จังหวัดแพร่",
)
office(
    "a sheet a district",
    {
        "อ.ปัว": "องค์กรคุณธรรม อำเภอปัว จังหวัดน่าน\nชื่อหน่วยงาน | ประเภท\nวัดใหม่สมมติ | วัด",
        "อ.เวียงสา": "องค์กรคุณธรรม อำเภอเวียงสา จังหวัดน่าน\nชื่อหน่วยงาน | ประเภท\nวัดใหม่สมมติ | วัด",
        "สรุป": "อำเภอ | จำนวน (แห่ง)\nปัว | 1\nเวียงสา | 1\nรวม | 2",
    },
    "วัดใหม่สมมติ @55/5505\nวัดใหม่สมมติ @55/5507",
    "สรุป\nจำนวน (แห่ง)",
)
office(
    "pages that were pasted below each other",
    """
    ทะเบียนเครือข่ายศาสนา จังหวัดน่าน
    ที่ | ชื่อหน่วยงาน | เครือข่าย
    1 | วัดหนึ่งสมมติ | เครือข่ายศาสนา
    ยอดยกไป | 1
    หน้า 2
    ที่ | ชื่อหน่วยงาน | เครือข่าย
    ยอดยกมา | 1
    2 | วัดสองสมมติ | เครือข่ายศาสนา
    รวมทั้งสิ้น | 2 | แห่ง
    """,
    "วัดหนึ่งสมมติ @55\nวัดสองสมมติ @55\nวัดหนึ่งสมมติ > เครือข่ายศาสนา\nวัดสองสมมติ > เครือข่ายศาสนา",
    "numbers of pages\nheadings repeated\nrows of totals",
)
office(
    "levels under years",
    """
    ผลการประเมินองค์กรคุณธรรม จังหวัดน่าน
    ที่ | หน่วยงาน | ระดับ | | หมายเหตุ
     | | ปี 2565 | ปี 2566 |
    1 | วัดหนึ่งสมมติ | ส่งเสริมคุณธรรม | คุณธรรม |
    2 | โรงเรียนสองสมมติ | - | คุณธรรมต้นแบบ | ย้าย
    """,
    """
    วัดหนึ่งสมมติ @55
    โรงเรียนสองสมมติ @55
    วัดหนึ่งสมมติ = ส่งเสริมคุณธรรม 2565
    วัดหนึ่งสมมติ = คุณธรรม 2566
    โรงเรียนสองสมมติ = คุณธรรมต้นแบบ 2566
    """,
    "ปี 2565",
    merged=("C2:D2", "A2:A3", "B2:B3", "E2:E3"),
)
office(
    "who signed for a meeting, with telephone numbers",
    """
    ใบลงทะเบียนผู้เข้าร่วมประชุมคณะทำงานสมมติ
    วันที่ 12 มกราคม 2566 ณ ห้องประชุมสมมติ จังหวัดน่าน
    ที่ | ชื่อ - สกุล | ตำแหน่ง | หน่วยงาน | เบอร์โทรศัพท์ | ลายมือชื่อ
    1 | นายสมมติ ใจซื่อ | ผู้อำนวยการ | โรงเรียนหนึ่งสมมติ | 0812345678 |
    2 | พระครูสมมติธรรม | เจ้าอาวาส | วัดหนึ่งสมมติ | 089-876-5432 |
    3 | นางสมมุติ ใจงาม | | | |
    4 | | | | |
    """,
    """
    ใบลงทะเบียนผู้เข้าร่วมประชุมคณะทำงานสมมติ # 55/2023-01-12
    โรงเรียนหนึ่งสมมติ @55
    วัดหนึ่งสมมติ @55
    โรงเรียนหนึ่งสมมติ ~ ใบลงทะเบียนผู้เข้าร่วมประชุมคณะทำงานสมมติ
    วัดหนึ่งสมมติ ~ ใบลงทะเบียนผู้เข้าร่วมประชุมคณะทำงานสมมติ
    สมมติใจซื่อ ~ ใบลงทะเบียนผู้เข้าร่วมประชุมคณะทำงานสมมติ
    พระครูสมมติธรรม ~ ใบลงทะเบียนผู้เข้าร่วมประชุมคณะทำงานสมมติ
    สมมุติใจงาม ~ ใบลงทะเบียนผู้เข้าร่วมประชุมคณะทำงานสมมติ
    สมมติใจซื่อ / โรงเรียนหนึ่งสมมติ
    พระครูสมมติธรรม / วัดหนึ่งสมมติ
    สมมติใจซื่อ ^ ผู้อำนวยการโรงเรียนหนึ่งสมมติ
    พระครูสมมติธรรม ^ เจ้าอาวาสวัดหนึ่งสมมติ
    """,
    "telephone numbers\nลายมือชื่อ",
)
office(
    "one office's counts, which name no body",
    """
    สรุปจำนวนองค์กรคุณธรรม จังหวัดน่าน ปี 2566
    อำเภอ | ส่งเสริมคุณธรรม | คุณธรรม | คุณธรรมต้นแบบ | รวม
    ปัว | 12 | 3 | 1 | 16
    เวียงสา | 9 | 4 | 0 | 13
    รวม | 21 | 7 | 1 | 29
    """,
    "",
    "อำเภอ",
)
office(
    "a form of one body, downwards",
    "แบบรายงานองค์กร จังหวัดน่าน\nชื่อองค์กร | วัดหนึ่งสมมติ\nประเภท | วัด\nอำเภอ | ปัว\nผู้ประสานงาน | พระสมมติ",
    "",
    "ชื่อองค์กร",
)
office(
    "names with stars, notes and stray spaces",
    """
    องค์กรสมาชิก | เครือข่าย | จังหวัด
    วัดหนึ่งสมมติ*|เครือข่ายศาสนา|จ.น่าน
      วัด\u200bสองสมมติ\u00a0|เครือข่ายศาสนา|น่าน.
    โรงเรียน  หนึ่งสมมติ 1/|เครือข่าย การศึกษา|จังหวัด น่าน
    วัดหนึ่งสมมติ|เครือข่ายศาสนา|น่าน
    * อยู่ระหว่างสมัคร
    1/ รอหนังสือยืนยัน
    """,
    """
    วัดหนึ่งสมมติ @55
    วัดสองสมมติ @55
    โรงเรียนหนึ่งสมมติ @55
    วัดหนึ่งสมมติ > เครือข่ายศาสนา
    วัดสองสมมติ > เครือข่ายศาสนา
    โรงเรียนหนึ่งสมมติ > เครือข่ายการศึกษา
    """,
    "notes",
)
office(
    "English headings and names of provinces, levels in short",
    """
    No. | Organization Name | Changwat | Fiscal Year | Level
    1 | วัดหนึ่งสมมติ | Nan | 2023 | Model
    2 | วัดสองสมมติ | Chiang Mai | 2566 | Promoting
    3 | วัดสามสมมติ | Atlantis | 2566 | Model
    """,
    """
    วัดหนึ่งสมมติ @55
    วัดสองสมมติ @50
    วัดหนึ่งสมมติ = คุณธรรมต้นแบบ 2566
    วัดสองสมมติ = ส่งเสริมคุณธรรม 2566
    """,
    "Atlantis",
)
office(
    "one coach and those it coaches in one cell",
    """
    การจับคู่โค้ช จังหวัดน่าน ปี 2566
    องค์กรพี่เลี้ยง | รุ่นที่ | องค์กรที่ได้รับการโค้ช
    โรงเรียนหนึ่งสมมติ | 1 | ๑. วัดหนึ่งสมมติ\\n๒. วัดสองสมมติ
    นางสาวสมมติ ใจดี | รุ่น 2 | - ชุมชนหนึ่งสมมติ - ชุมชนสองสมมติ
    """,
    """
    โรงเรียนหนึ่งสมมติ @55
    วัดหนึ่งสมมติ @55
    วัดสองสมมติ @55
    ชุมชนหนึ่งสมมติ @55
    ชุมชนสองสมมติ @55
    โรงเรียนหนึ่งสมมติ → วัดหนึ่งสมมติ 2566 1
    โรงเรียนหนึ่งสมมติ → วัดสองสมมติ 2566 1
    สมมติใจดี → ชุมชนหนึ่งสมมติ 2566 2
    สมมติใจดี → ชุมชนสองสมมติ 2566 2
    """,
    "cells with lists",
)
office(
    "meetings with days and times in words",
    """
    แผนการประชุม ปีงบประมาณ 2566 จังหวัดน่าน
    ครั้งที่ | ชื่อการประชุม | วัน เดือน ปี | สถานที่ประชุม | ผู้เข้าร่วม (คน)
    1 | ประชุมคณะทำงานสมมติ | พฤ. 12 ม.ค. 66 เวลา 09.00 น. | ห้องประชุมสมมติ | ๔๕
    2 | ประชุมคณะทำงานสมมติ | 8-9 กุมภาพันธ์ 2566 | | ประมาณ 50 คน
    3 | เวทีสมมติ | รอกำหนด | | -
    """,
    """
    ประชุมคณะทำงานสมมติ # 55/2023-01-12 45
    ประชุมคณะทำงานสมมติ # 55/2023-02-08 50
    เวทีสมมติ # 55
    """,
    "รอกำหนด\nครั้งที่",
)
office(
    "a province over merged rows, names only in the first of them",
    """
    จังหวัด | เครือข่าย | องค์กร
    น่าน | เครือข่ายศาสนา | วัดหนึ่งสมมติ
     | | วัดสองสมมติ
     | เครือข่ายการศึกษา | โรงเรียนหนึ่งสมมติ
    แพร่ | เครือข่ายศาสนา | วัดสามสมมติ
     | | วัดสี่สมมติ
    """,
    """
    วัดหนึ่งสมมติ @55
    วัดสองสมมติ @55
    โรงเรียนหนึ่งสมมติ @55
    วัดสามสมมติ @54
    วัดหนึ่งสมมติ > เครือข่ายศาสนา
    วัดสองสมมติ > เครือข่ายศาสนา
    โรงเรียนหนึ่งสมมติ > เครือข่ายการศึกษา
    วัดสามสมมติ > เครือข่ายศาสนา
    """,
    "วัดสี่สมมติ",
    merged=("A2:A4", "B2:B3"),
)
office(
    "an old file in cp874 with semicolons and short years",
    "ลำดับ;ชื่อองค์กร;เครือข่าย;วันที่เข้าร่วม\n1;อบต.ดอนสมมติ;เครือข่ายท้องถิ่น;5/3/65\n2;วัดหนึ่งสมมติ;เครือข่ายศาสนา;31/02/65\n;;;",
    """
    อบต.ดอนสมมติ @55
    วัดหนึ่งสมมติ @55
    อบต.ดอนสมมติ > เครือข่ายท้องถิ่น 2022-03-05
    วัดหนึ่งสมมติ > เครือข่ายศาสนา
    """,
    "31/02/65\nblank rows",
    file="สมาชิก จ.น่าน.csv",
)
office(
    "networks of which each stands on a sheet of its own",
    {
        "เครือข่ายศาสนา": "รายชื่อสมาชิก จังหวัดน่าน\nที่ | ชื่อหน่วยงาน | ผู้ประสานงาน\n1 | วัดหนึ่งสมมติ | พระสมมติ",
        "เครือข่ายการศึกษา": "รายชื่อสมาชิก จังหวัดน่าน\nที่ | ชื่อหน่วยงาน | ผู้ประสานงาน\n1 | โรงเรียนหนึ่งสมมติ | ครูสมมติ",
    },
    """
    วัดหนึ่งสมมติ @55
    โรงเรียนหนึ่งสมมติ @55
    วัดหนึ่งสมมติ > เครือข่ายศาสนา
    โรงเรียนหนึ่งสมมติ > เครือข่ายการศึกษา
    """,
    "ผู้ประสานงาน",
)
office(
    "headings over three rows",
    """
    ทะเบียนองค์กร จังหวัดน่าน
    ที่ | ข้อมูลองค์กร | | | |
     | ชื่อองค์กร | ที่ตั้ง | | ประเภท |
     | | ตำบล | อำเภอ | |
    1 | วัดหนึ่งสมมติ | กลางเวียง | เวียงสา | วัด |
    """,
    "วัดหนึ่งสมมติ @55/5507/550701",
    merged=("A2:A4", "B2:E2", "B3:B4", "C3:D3", "E3:E4"),
)
office(
    "the marks of who was at which meeting",
    """
    การเข้าร่วมประชุมขององค์กร จังหวัดน่าน
    หน่วยงาน | ครั้งที่ 1 | ครั้งที่ 2
    วัดหนึ่งสมมติ | ✓ | -
    วัดสองสมมติ | - | ✓
    """,
    "",
    "การเข้าร่วมประชุมขององค์กร",
)
office(
    "posts and bodies in one column, with a body twice",
    """
    รายชื่อเครือข่ายท้องถิ่น จังหวัดน่าน
    ที่ | หน่วยงาน | เครือข่าย | บทบาท
    1 | สวจ.น่าน | เครือข่ายภาครัฐ | เลขานุการ
    2 | สำนักงานวัฒนธรรมจังหวัดน่าน | เครือข่ายภาครัฐ | เลขานุการ
    3 | สวจ.แพร่ | เครือข่ายภาครัฐ | ผู้สังเกตการณ์
    """,
    """
    สวจ.น่าน @55
    สวจ.แพร่ @54
    สวจ.น่าน > เครือข่ายภาครัฐ
    สวจ.แพร่ > เครือข่ายภาครัฐ
    """,
)
office(
    "two lists of networks, of two years, side by side",
    """
    เครือข่ายจังหวัดน่าน
    เครือข่าย | ภาคส่วน | ปี | | เครือข่าย | ภาคส่วน | ปี
    เครือข่ายศาสนา | ศาสนา | 2565 | | เครือข่ายศาสนา | ศาสนา | 2566
     | | | | เครือข่ายสื่อสมมติ | สื่อ | 2566
    """,
    "",
)
office(
    "nothing but a letter",
    {"บันทึก": "บันทึกข้อความ\nเรื่อง ขอเชิญประชุม\nเรียน ผู้อำนวยการ", "ว่าง": ""},
    "",
    "บันทึกข้อความ",
)


@pytest.mark.parametrize("name", OFFICES)
def test_an_office_is_read_as_it_meant(tmp_path: Path, name: str) -> None:
    one = OFFICES[name]
    file = tmp_path / one.file
    if file.suffix == ".csv":
        file.write_text(one.sheets["Sheet1"], encoding="cp874")
    else:
        first = next(iter(one.sheets))
        file.write_bytes(workbook({n: rows(text) for n, text in one.sheets.items()}, merged={first: one.merged}))
    graph, report = load(file, **one.options)
    expected = [line.strip() for line in one.facts.strip().splitlines()]
    assert sorted(facts(graph)) == sorted(expected), report.to_text()
    shown = report.to_text() + report.to_frame().to_csv()
    for words in one.told.strip().splitlines():
        assert words in shown
