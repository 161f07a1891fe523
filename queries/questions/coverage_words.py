"""The words of `coverage`: what is looked at, what it decides, and what to ask for."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from queries.questions.listing import percent
from queries.words import Words, joined


class Aspect(NamedTuple):
    """What is counted, what can be told only where it is known, and what to do about it."""

    what: Words
    decides: Words
    do: Words


ASK = "ขอจากสำนักงานวัฒนธรรมจังหวัด: "
RANKS = Words("อันดับของ hubs และ network-links", "the ranks of hubs and network-links")
ASPECTS = {
    "bodies": Aspect(
        Words("หน่วยงานที่มาประชุม: ระบุชื่อต่อที่ระบุจำนวน", "bodies at meetings: named of those counted"),
        RANKS,
        Words(ASK + "รายชื่อผู้เข้าร่วมประชุม", "ask the provincial culture office for the attendance lists"),
    ),
    "sizes": Aspect(
        Words("การประชุมที่ระบุจำนวนหน่วยงาน", "meetings whose number of bodies is stated"),
        Words("รู้ว่ายังขาดชื่ออีกเท่าใด", "how many names are still missing"),
        Words("เติมจำนวนหน่วยงานในตารางการประชุม", "fill in stated_organizations in the table of meetings"),
    ),
    "meetings": Aspect(
        Words("การประชุมที่รู้ชื่อหน่วยงานอย่างน้อยหนึ่งแห่ง", "meetings with at least one named body"),
        RANKS,
        Words(ASK + "รายชื่อผู้เข้าร่วมประชุม", "ask the provincial culture office for the attendance lists"),
    ),
    "dates": Aspect(
        Words("การประชุมที่รู้วันที่", "meetings with a date"),
        Words("การถามรายปี ความต่อเนื่อง timeline", "answers by year, persistence, timeline"),
        Words("เติมวันที่ในตารางการประชุม", "fill in the dates in the table of meetings"),
    ),
    "networks": Aspect(
        Words("เครือข่าย: ระบุชื่อต่อที่ระบุจำนวน", "networks: named of those counted"),
        Words("network-links, gaps และ network-drift", "network-links, gaps and network-drift"),
        Words(ASK + "รายชื่อเครือข่ายของจังหวัดแต่ละปี", "ask the provincial culture office for the names of its networks"),
    ),
    "members": Aspect(
        Words("เครือข่ายที่รู้สมาชิก", "networks whose members are known"),
        Words("connectors, gaps และการพบปะข้ามเครือข่าย", "connectors, gaps and meeting across networks"),
        Words(ASK + "รายชื่อสมาชิกของเครือข่าย", "ask the provincial culture office for the members of each network"),
    ),
    "membership dates": Aspect(
        Words("การเป็นสมาชิกที่รู้ว่าเริ่มเมื่อใด", "memberships with a beginning"),
        Words("คำตอบรายปีและความต่อเนื่อง", "answers by year, persistence"),
        Words("เติมคอลัมน์ since ในตารางสมาชิก", "fill in since in the table of memberships"),
    ),
    "places": Aspect(
        Words("องค์กรที่รู้จังหวัด", "organisations with a province"),
        Words("คำตอบรายจังหวัด", "answers by province"),
        Words("เติมจังหวัดในตารางองค์กร หรือใช้ saan review", "fill in the province in a table, or use saan review"),
    ),
    "in a network": Aspect(
        Words("องค์กรที่รู้เครือข่าย", "organisations with a known network"),
        Words("connectors และการพบปะข้ามเครือข่าย", "connectors and meeting across networks"),
        Words(ASK + "รายชื่อสมาชิกของเครือข่าย", "ask the provincial culture office for the members of each network"),
    ),
    "levels": Aspect(
        Words("องค์กรที่รู้ผลประเมิน", "organisations with an assessed level"),
        Words("coach-candidates และ model-organizations", "coach-candidates and model-organizations"),
        Words(ASK + "ผลประเมินองค์กร (องค์กร ปี ระดับ)", "ask the provincial culture office for the assessed levels"),
    ),
    "one entry a name": Aspect(
        Words("องค์กรที่ชื่อหนึ่งมีรายการเดียว", "organisations with one entry a name"),
        Words("จำนวนทุกจำนวน: รายการซ้ำนับสองครั้ง", "every count: a duplicate counts twice"),
        Words("ตัดสินรายการที่อาจซ้ำด้วย saan review", "decide what may be a duplicate with saan review"),
    ),
    "model organisations": Aspect(
        Words("องค์กรต้นแบบ: ระบุชื่อต่อที่ระบุจำนวน", "model organisations: named of those counted"),
        Words("coach-candidates และ model-organizations", "coach-candidates and model-organizations"),
        Words(ASK + "รายชื่อองค์กรต้นแบบ", "ask the provincial culture office for the names of the model organisations"),
    ),
    "coaches": Aspect(
        Words("โค้ช: ระบุชื่อต่อที่ระบุจำนวน", "coaches: named of those counted"),
        Words("coach-lineage", "coach-lineage"),
        Words("ขอรายชื่อโค้ชและองค์กรที่ดูแลจากเจ้าของโครงการ", "ask the programme's owner who coaches whom"),
    ),
}
READINGS = {
    "hold": Words("พอใช้จัดอันดับ", "enough for ranks"),
    "care": Words("อ่านอันดับอย่างระวัง", "read ranks with care"),
    "grey": Words("ยังจัดอันดับไม่ได้", "too little for ranks"),
}
METHOD = Words(
    "ครอบคลุม = ที่รู้ ÷ ทั้งหมด: ชื่อหน่วยงานต่อจำนวนที่แหล่งข้อมูลระบุ (ถ้าระบุชื่อมากกว่าจำนวน นับจำนวนชื่อ)"
    " เครือข่ายที่ระบุชื่อต่อที่ระบุจำนวน และร้อยละขององค์กร เครือข่าย การประชุมที่รู้ข้อมูลแต่ละอย่าง"
    " ตั้งแต่เกณฑ์ enough ขึ้นไปพอใช้จัดอันดับ ไม่ถึงครึ่งของเกณฑ์ยังจัดอันดับไม่ได้"
    " รายการที่อาจซ้ำคือชื่อเดียวกันที่อีกรายการไม่มีจังหวัด หรืออยู่จังหวัดเดียวกันโดยไม่ระบุอำเภอ",
    "Coverage = known / all: bodies named of those that sources count (names, where there are more of them), networks"
    " named of those counted, and the share of organisations, networks and meetings of which each thing is known."
    " From `enough` up it carries ranks; below half of it, none. What may be a duplicate is one name with another entry"
    " that has no province, or has the same province while one has no district.",
)
EMPTY = Words(
    "กราฟนี้ยังไม่มีองค์กร เครือข่าย หรือการประชุมในขอบเขตที่ถาม เริ่มด้วย saan load ไฟล์ของคุณ",
    "nothing is known of organisations, networks or meetings in this scope yet: begin with saan load YOUR-FILES",
)


def sentence(table: pd.DataFrame) -> Words:
    """How much is named, what is known least, and what to do first."""
    if not len(table):
        return EMPTY
    parts = [of_all(table, a) for a in ("bodies", "networks", "members", "in a network", "levels")]
    weakest = table[table["reading"] == "grey"]
    if not len(weakest):
        done = Words("ไม่มีเรื่องใดที่รู้น้อยจนจัดอันดับไม่ได้", "nothing is known so little that ranks must wait")
        return joined([*parts, done], "; ", "; ")
    first = weakest.groupby("aspect")["total"].sum().sort_values(ascending=False, kind="stable").index
    provinces = weakest["province"].nunique()
    grey = Words(f"{provinces} จังหวัดมีเรื่องที่ยังจัดอันดับไม่ได้", "in {n} province{s} something is too little for ranks").fill(
        n=provinces
    )
    do = Words("ทำต่อ: ", "next: ") + joined(list(dict.fromkeys(ASPECTS[a].do for a in first))[:2], " · ", "; ")
    return joined([*parts, grey, do], "; ", "; ")


def of_all(table: pd.DataFrame, aspect: str) -> Words:
    """The share known of one aspect over all rows; nothing where nothing is counted."""
    mine = table[table["aspect"] == aspect]
    known, total = int(mine["known"].sum()), int(mine["total"].sum())
    if not total:
        return Words("", "")
    return (
        ASPECTS[aspect].what
        + Words(f" {known:,}/{total:,}", f" {known:,}/{total:,}")
        + Words(f" ({percent(known / total)}%)", f" ({percent(known / total)} %)")
    )
