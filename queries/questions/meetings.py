"""What is stated of each meeting against what is named: which lists to ask for first."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from queries.cores.meetings import MEETING_BODIES, MEETINGS, STATED_NETWORKS
from queries.cores.people import MEETING_PEOPLE
from queries.questions.listing import TOP, first_rows, of_nodes, percent
from queries.questions.shared import PROVINCE, YEAR
from queries.record import Answer, Column, Frames, Question, Values
from queries.words import Words, joined

BODIES, PEOPLE, NETWORKS = Words("แห่ง", "bodies"), Words("คน", "people"), Words("เครือข่าย", "networks")
COUNTS = Words("จำนวนที่แหล่งข้อมูลระบุ", "a count stated by a source")
COLUMNS = (
    Column("meeting", "text", "การประชุม", "Meeting", identity=True),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("date", "text", "วันที่", "Date", identity=True),
    Column("year", "int", "ปีงบประมาณ", "Fiscal year", Words("พ.ศ.", "BE")),
    Column("kind", "text", "ประเภท", "Kind"),
    Column("bodies_stated", "int", "หน่วยงานที่ระบุจำนวน", "Bodies as stated", BODIES, minimum=COUNTS),
    Column("bodies_named", "int", "หน่วยงานที่รู้ชื่อ รวมผู้จัด", "Bodies named, organisers too", BODIES),
    Column("share", "float", "รู้ชื่อหน่วยงานเท่าใดของทั้งหมด", "Share of the bodies that is named", minimum=COUNTS),
    Column("networks_stated", "int", "เครือข่ายที่ระบุจำนวน", "Networks as stated", NETWORKS, minimum=COUNTS),
    Column("networks_named", "int", "เครือข่ายที่ระบุชื่อ", "Networks named", NETWORKS),
    Column("people_stated", "int", "ผู้เข้าร่วมที่ระบุจำนวน", "People as stated", PEOPLE, minimum=COUNTS),
    Column("people_named", "int", "ผู้เข้าร่วมที่รู้ชื่อ", "People named", PEOPLE),
    Column("ask_for", "text", "ต้องขออะไร", "What to ask for"),
)
METHOD = Words(
    "เทียบจำนวนที่แหล่งข้อมูลระบุกับจำนวนชื่อที่รู้ของการประชุมที่จัดแล้ว หน่วยงานอยู่ในการประชุมเมื่อเข้าร่วม จัด ร่วมจัด เป็นเลขานุการ"
    " หรือมีผู้แทนหรือผู้ดำรงตำแหน่งอยู่ในห้อง สถานที่ ผู้เขียนข่าว และการกล่าวทางไกลไม่นับ เรียงจากที่ขาดชื่อมากที่สุด",
    "Counts as stated against names known, of meetings that were held. A body is at a meeting when it attended,"
    " organised, co-organised or was its secretariat, or when somebody who represents it or holds a post of it was in"
    " the room; venues, bylines and speeches from afar do not count. Ordered by the names missing, most first.",
)
NO_SIZES = Words(
    "ทำต่อ: เติมจำนวนหน่วยงานในตารางการประชุม จะได้รู้ว่าขาดชื่อเท่าใด",
    "next: fill in stated_organizations in the table of meetings, to know how many names are missing",
)
UNNAMED = {
    "bodies": Words("รายชื่อหน่วยงานอีก {n} แห่ง", "names of {n} more bodies"),
    "networks": Words("ชื่อเครือข่ายอีก {n} เครือข่าย", "names of {n} more networks"),
    "people": Words("ว่าผู้เข้าร่วม {n} คนมาจากหน่วยงานใด", "which bodies the {n} people came from"),
    "all": Words("จำนวนและรายชื่อหน่วยงาน", "how many bodies came, and their names"),
}


def rows(frames: Frames, p: Values) -> Answer:
    """The meeting that lacks most names first."""
    table = table_of(frames)
    table["nodes"] = [[m] for m in table["meeting"]]
    table["counted"] = table["bodies_named"] + table["networks_named"] + table["people_named"]
    values: dict[str, Any] = {
        "meeting": table["name"],
        "ask_for": [asked(r).say(p["lang"]) for r in table.to_dict("records")],
    }
    return first_rows(COLUMNS, table, values, sentence(table), warnings(table), p["top"])


def table_of(frames: Frames) -> pd.DataFrame:
    """One row a meeting: counts as stated (missing where none is) and as named."""
    table = frames["meetings"].rename(columns={w: f"{w}_stated" for w in ("bodies", "people", "networks")})
    named = {
        "bodies": frames["meeting_bodies"].set_index("meeting")["named"],
        "people": frames["meeting_people"].set_index("meeting")["named"],
        "networks": frames["stated_networks"].groupby("meeting")["network"].nunique(),
    }
    for what, of in named.items():
        found = of.reindex(table["meeting"]).to_numpy(dtype=float, na_value=0)
        table[f"{what}_named"] = np.nan_to_num(found).astype(np.int64)
    bodies = table["bodies_stated"].to_numpy(dtype=float, na_value=np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        table["share"] = np.where(bodies > 0, np.minimum(table["bodies_named"] / bodies, 1).round(9), np.nan)
    for what in ("bodies", "networks"):
        stated = table[f"{what}_stated"].fillna(0).to_numpy(dtype=np.int64)
        table[f"{what}_missing"] = np.maximum(stated - table[f"{what}_named"], 0)
    by = ["bodies_missing", "networks_missing", "date", "meeting"]
    return table.sort_values(by, ascending=[False, False, False, True], na_position="last").reset_index(drop=True)


def asked(row: dict[Hashable, Any]) -> Words:
    """Which names are missing; nothing where all that is counted is named."""
    parts = [UNNAMED[w].fill(n=row[f"{w}_missing"]) for w in ("bodies", "networks") if row[f"{w}_missing"]]
    if not row["bodies_missing"] and pd.isna(row["bodies_stated"]):
        few = row["bodies_named"] < 2
        if pd.notna(row["people_stated"]) and row["people_stated"] > row["people_named"]:
            parts.append(UNNAMED["people"].fill(n=row["people_stated"]))
        elif few:
            parts.append(UNNAMED["all"])
    return joined(parts, ", ", ", ")


def sentence(table: pd.DataFrame) -> Words:
    """How many names are known of those counted, and which list to ask for first."""
    if not len(table):
        return Words(
            "ไม่พบการประชุมที่จัดแล้วในขอบเขตที่ถาม นำเข้าข่าวหรือตารางการประชุมด้วย saan load",
            "no meeting that was held is known in this scope: load releases or a table of meetings with saan load",
        )
    counted = table[table["bodies_stated"].fillna(0) > 0]
    stated = int(counted[["bodies_stated", "bodies_named"]].max(axis=1).sum())
    named = int(counted["bodies_named"].sum())
    parts = [Words(f"{len(table):,} การประชุม", "{n} meeting{s}").fill(n=len(table))]
    if stated:
        of = percent(named / stated)
        parts.append(
            Words(
                f"รู้ชื่อหน่วยงาน {named:,} จาก {stated:,} แห่ง ({of}%)", f"{named:,} of {stated:,} bodies are named ({of} %)"
            )
        )
    else:
        parts.append(Words("ไม่มีครั้งใดระบุจำนวนหน่วยงาน", "none says how many bodies came"))
    first = table.iloc[0]
    if (ask := asked(first.to_dict())).th:
        place = first["province"] if isinstance(first["province"], str) else "?"
        whom = Words(f"ทำต่อ: ขอจากจังหวัด{place} ", f"next: ask {place} for the ")
        parts.append(whom + ask + Words(f" ({first['name']})", f" ({first['name']})"))
    else:
        parts.append(
            NO_SIZES
            if not stated
            else Words("ทุกครั้งที่ระบุจำนวนรู้ชื่อครบ ใช้ hubs ต่อได้", "all that is counted is named: go on with hubs")
        )
    return joined(parts, "; ", "; ")


def warnings(table: pd.DataFrame) -> tuple[Words, ...]:
    """Meetings that cannot be placed in a year or a province."""
    undated, nowhere = int(table["date"].isna().sum()), int(table["province"].isna().sum())
    out = []
    if undated:
        out.append(Words(f"{undated} การประชุมไม่มีวันที่", f"{undated} without a date: no answer by year counts them"))
    if nowhere:
        out.append(Words(f"{nowhere} การประชุมไม่รู้จังหวัด", f"{nowhere} without a province"))
    return tuple(out)


MEETINGS_QUESTION = Question(
    "meetings",
    "การประชุมแต่ละครั้งระบุจำนวนเท่าใด รู้ชื่อเท่าใด และต้องขอรายชื่อใดก่อน",
    "What does each meeting state, how much of it is named, and which list should be asked for first?",
    (PROVINCE, YEAR, TOP),
    COLUMNS,
    (MEETINGS, MEETING_BODIES, MEETING_PEOPLE, STATED_NETWORKS),
    rows,
    of_nodes,
    METHOD.th,
    METHOD.en,
)
