"""A small invented world: two provinces, networks named and only counted, meetings, posts, an owner.

Provinces are real; people, offices, networks and what they do are invented.
"""

from __future__ import annotations

from hashlib import sha256

import pandas as pd

from graph import PropertyGraph, Source, keys

OWNER = "Organization:ศูนย์คุณธรรม(องค์การมหาชน)"
NAN, TRAT = "55", "23"
NAN_NETWORKS = ["ภาครัฐน่าน", "ธุรกิจเอกชนเมืองน่าน", "การศึกษาน่าน", "ประชาสังคมน่าน", "ศาสนาน่าน", "สื่อมวลชนน่าน"]
TRAT_NETWORKS = [
    "ส่วนราชการ",
    "โรงเรียนคุณธรรม",
    "โรงพยาบาลคุณธรรม",
    "อำเภอคุณธรรม",
    "ชุมชนคุณธรรม",
    "องค์กรศาสนา",
    "สภาวัฒนธรรมและภูมิปัญญาท้องถิ่น",
    "สื่อสร้างสรรค์",
    "ภาคเอกชนและผู้ประกอบการท่องเที่ยวชายฝั่ง",
]
SECTORS = dict(
    zip(
        NAN_NETWORKS + TRAT_NETWORKS,
        [
            "ภาครัฐ",
            "ภาคธุรกิจเอกชน",
            "การศึกษา",
            "ภาคประชาสังคม",
            "ศาสนา",
            "สื่อมวลชน",
            "ภาครัฐ",
            "การศึกษา",
            "สุขภาพ",
            "อำเภอคุณธรรม",
            "ชุมชน",
            "ศาสนา",
            "วัฒนธรรม",
            "สื่อมวลชน",
            "ภาคธุรกิจเอกชน",
        ],
        strict=True,
    )
)
NAN_TEXT = f"""น่านเดินหน้าจังหวัดคุณธรรม (ข่าวสมมติ)
วันที่ 12 มกราคม 2566 มีการประชุมสมัชชาคุณธรรมจังหวัดน่าน โดยนายกล้าหาญ ใจสมมติ รองผู้ว่าราชการจังหวัดน่าน เป็นประธาน
สำนักงานวัฒนธรรมจังหวัดน่าน เป็นฝ่ายเลขานุการ ร่วมกับหอการค้าสมมติจังหวัดน่าน และศูนย์คุณธรรม (องค์การมหาชน)
เครือข่ายทางสังคม 6 เครือข่าย ได้แก่ {" ".join(NAN_NETWORKS)} เข้าร่วม
เป้าหมาย “น่านยิ้มได้ ด้วยใจสุจริต” ส่งเสริมสุจริต และจัดตลาดนัดคุณธรรมริมน่าน
วันที่ 3 กุมภาพันธ์ 2566 การประชุมคณะทำงานเยาวชนอาสา เครือข่ายการศึกษาน่าน และเครือข่ายศาสนาน่าน
"""
TRAT_TEXT = f"""ตราดรวมพลังเครือข่าย (ข่าวสมมติ)
วันที่ 5 กรกฎาคม 2567 การประชุมขับเคลื่อนจังหวัดคุณธรรมตราด โดยนางสาวแก้วตา นามสมมุติ ปลัดจังหวัดตราด เป็นประธาน
สำนักงานวัฒนธรรมจังหวัดตราด เป็นเลขานุการ เครือข่าย 9 เครือข่าย ได้แก่ {" ".join(TRAT_NETWORKS)}
ตราดส่งเสริมสุจริต และจิตอาสา
"""
OLD_TEXT = """ตราดเริ่มต้น (ข่าวสมมติ)
วันที่ 19 ตุลาคม 2564 ประชุมเครือข่ายทางสังคมจังหวัดตราด จำนวน 13 เครือข่าย เข้าร่วมกว่า 100 คน
"""


def press(name: str, text: str, as_of: str) -> Source:
    digest = sha256(text.encode()).hexdigest()
    title = text.splitlines()[0]
    return Source(name, digest, "press", as_of, f"https://example.org/{name}", title, True, text)


class Stating:
    """Rows of one source, with places found by the words that state them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.nodes: dict[str, list[dict[str, object]]] = {}
        self.links: dict[tuple[str, str, str], list[dict[str, object]]] = {}

    def place(self, words: str) -> str:
        at = self.source.text.index(words)
        return f"c{at}-{at + len(words)}"

    def node(self, key: str, words: str, **properties: object) -> str:
        row = {"key": key, "place": self.place(words), "name": words, **properties}
        self.nodes.setdefault(keys.label_of(key), []).append(row)
        return key

    def link(self, type: str, start: str, end: str, words: str, **properties: object) -> None:
        kind = (type, keys.label_of(start), keys.label_of(end))
        self.links.setdefault(kind, []).append({"start": start, "end": end, "place": self.place(words), **properties})

    def graph(self) -> PropertyGraph:
        nodes = {label: pd.DataFrame(rows) for label, rows in self.nodes.items()}
        links = {kind: pd.DataFrame(rows) for kind, rows in self.links.items()}
        return PropertyGraph.stated(self.source, nodes, links)


def networks(s: Stating, names: list[str], code: str, province: str, group: str, meeting: str) -> None:
    for name in names:
        key = s.node(keys.key("Network", name, code), name, province=province)
        s.link("MEMBER_OF", key, group, name)
        s.link("PARTICIPATED", key, meeting, name)
        sector = keys.key("Sector", SECTORS[name])
        s.link("IN_SECTOR", key, sector, name, since_be=2566, status="proposed")


def group(s: Stating, code: str, province: str, year: int, count: int, listed: bool, words: str) -> str:
    key = f"NetworkGroup:{code}@{code}/{year}"
    s.node(key, words, count=count, listed=listed, province=province, fiscal_year_be=year)
    s.link("GROUP_IN", key, f"Province:{code}", words)
    return key


def chair(s: Stating, person: str, title: str, post: str, code: str, meeting: str, date: str) -> None:
    who = s.node(keys.key("Person", person, code), person, title=title)
    position = s.node(keys.key("Position", post), post)
    s.link("HOLDS_POSITION", who, position, person + " " + post, as_of=date)
    s.link("POSITION_OF", position, f"Province:{code}", post)
    s.link("CHAIRED_BY", meeting, who, "เป็นประธาน", role="ประธาน")


def nan() -> PropertyGraph:
    s = Stating(press("nan.txt", NAN_TEXT, "2023-01-12"))
    meeting = s.node(
        "Meeting:สมัชชาคุณธรรมจังหวัดน่าน@55/2023-01-12",
        "การประชุมสมัชชาคุณธรรมจังหวัดน่าน",
        date="2023-01-12",
        province="น่าน",
        fiscal_year_be=2566,
    )
    g = group(s, NAN, "น่าน", 2566, 6, True, "6 เครือข่าย")
    networks(s, NAN_NETWORKS, NAN, "น่าน", g, meeting)
    s.link("PARTICIPATED", g, meeting, "6 เครือข่าย")
    s.link("HELD_IN", meeting, "Province:55", "จังหวัดน่าน")
    chair(s, "กล้าหาญ ใจสมมติ", "นาย", "รองผู้ว่าราชการจังหวัดน่าน", NAN, meeting, "2023-01-12")
    office = s.node(
        "Organization:สำนักงานวัฒนธรรมจังหวัดน่าน@55", "สำนักงานวัฒนธรรมจังหวัดน่าน", province="น่าน", aliases=["สวจ.น่าน"]
    )
    s.link("SECRETARIAT_OF", office, meeting, "เป็นฝ่ายเลขานุการ", role="ฝ่ายเลขานุการ")
    chamber = s.node("Organization:หอการค้าสมมติจังหวัดน่าน@55", "หอการค้าสมมติจังหวัดน่าน", province="น่าน")
    s.link("CO_ORGANISED_BY", meeting, chamber, "ร่วมกับหอการค้าสมมติจังหวัดน่าน")
    owner = s.node(OWNER, "ศูนย์คุณธรรม (องค์การมหาชน)", programme_role="owner")
    s.link("CO_ORGANISED_BY", meeting, owner, "ศูนย์คุณธรรม (องค์การมหาชน)")
    goal = s.node("Goal:น่านยิ้มได้ด้วยใจสุจริต@55", "น่านยิ้มได้ ด้วยใจสุจริต", kind="slogan")
    s.link("HAS_GOAL", "Province:55", goal, "เป้าหมาย “น่านยิ้มได้ ด้วยใจสุจริต”")
    s.link("PROMOTES_VIRTUE", "Province:55", s.node("Virtue:สุจริต", "สุจริต"), "ส่งเสริมสุจริต")
    s.link("EXPRESSES_VIRTUE", goal, "Virtue:สุจริต", "ใจสุจริต")
    market = s.node("Initiative:ตลาดนัดคุณธรรมริมน่าน@55", "ตลาดนัดคุณธรรมริมน่าน", province="น่าน", status="done")
    s.link("INITIATIVE_OF", market, "Province:55", "จัดตลาดนัดคุณธรรมริมน่าน")
    work = s.node(
        "Meeting:คณะทำงานเยาวชนอาสา@55/2023-02-03",
        "การประชุมคณะทำงานเยาวชนอาสา",
        date="2023-02-03",
        province="น่าน",
        fiscal_year_be=2566,
    )
    for name in ("การศึกษาน่าน", "ศาสนาน่าน"):
        s.link("PARTICIPATED", keys.key("Network", name, NAN), work, "เครือข่าย" + name)
    return s.graph()


def trat() -> PropertyGraph:
    s = Stating(press("trat.txt", TRAT_TEXT, "2024-07-05"))
    meeting = s.node(
        "Meeting:ขับเคลื่อนจังหวัดคุณธรรมตราด@23/2024-07-05",
        "การประชุมขับเคลื่อนจังหวัดคุณธรรมตราด",
        date="2024-07-05",
        province="ตราด",
        fiscal_year_be=2567,
    )
    g = group(s, TRAT, "ตราด", 2567, 9, True, "9 เครือข่าย")
    networks(s, TRAT_NETWORKS, TRAT, "ตราด", g, meeting)
    s.link("PARTICIPATED", g, meeting, "9 เครือข่าย")
    chair(s, "แก้วตา นามสมมุติ", "นางสาว", "ปลัดจังหวัดตราด", TRAT, meeting, "2024-07-05")
    office = s.node("Organization:สำนักงานวัฒนธรรมจังหวัดตราด@23", "สำนักงานวัฒนธรรมจังหวัดตราด", province="ตราด")
    s.link("SECRETARIAT_OF", office, meeting, "เป็นเลขานุการ")
    for virtue in ("สุจริต", "จิตอาสา"):
        s.link("PROMOTES_VIRTUE", "Province:23", s.node(f"Virtue:{virtue}", virtue), virtue)
    return s.graph()


def trat_before() -> PropertyGraph:
    s = Stating(press("trat-2564.txt", OLD_TEXT, "2021-10-19"))
    meeting = s.node(
        "Meeting:เครือข่ายทางสังคมจังหวัดตราด@23/2021-10-19",
        "ประชุมเครือข่ายทางสังคมจังหวัดตราด",
        date="2021-10-19",
        province="ตราด",
        fiscal_year_be=2565,
    )
    g = group(s, TRAT, "ตราด", 2565, 13, False, "13 เครือข่าย")
    s.link("PARTICIPATED", g, meeting, "13 เครือข่าย")
    return s.graph()


def members() -> PropertyGraph:
    """A table of members: two organisations link networks of Nan."""
    rows = [
        ("วิทยาลัยสมมติน่าน", "การศึกษาน่าน"),
        ("วิทยาลัยสมมติน่าน", "สื่อมวลชนน่าน"),
        ("วัดสมมติริมน่าน", "ศาสนาน่าน"),
        ("วัดสมมติริมน่าน", "ประชาสังคมน่าน"),
        ("มูลนิธิสมมติ", "ศาสนาน่าน"),
        ("มูลนิธิสมมติ", "ประชาสังคมน่าน"),
    ]
    source = Source("members.csv", sha256(repr(rows).encode()).hexdigest(), "table", "2023-06-30", "", "", True)
    links = pd.DataFrame(
        {
            "start": [keys.key("Organization", o, NAN) for o, _ in rows],
            "end": [keys.key("Network", n, NAN) for _, n in rows],
            "place": [f"!r{i + 2}" for i in range(len(rows))],
        }
    )
    cells = pd.DataFrame({"sheet": "", "row": range(2, len(rows) + 2), "cells": [[*r, "น่าน"] for r in rows]})
    return PropertyGraph.stated(source, links={("MEMBER_OF", "Organization", "Network"): links}, cells=cells)


def world() -> PropertyGraph:
    """All of it."""
    return nan().merge(trat(), trat_before(), members())
