"""What happened when: meetings, lists, assessments, batches of coaches, honours, plans, by date."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.cores.events import EVENTS
from queries.cores.located import LOCATED
from queries.cores.organizations import COACHED, LEVELS
from queries.questions.listing import TOP, first_rows
from queries.questions.shared import PROVINCE, YEAR
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

COLUMNS = (
    Column("year", "int", "ปีงบประมาณ", "Fiscal year", Words("พ.ศ.", "BE"), identity=True),
    Column("date", "text", "วันที่", "Date", identity=True, minimum=Words("วันที่ของการประชุม", "dates of meetings")),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("event", "text", "เหตุการณ์", "What kind of event"),
    Column("what", "text", "เรื่อง", "What", identity=True),
    Column(
        "count", "int", "จำนวนองค์กรหรือเครือข่ายที่เกี่ยวข้อง", "Organisations or networks concerned", Words("แห่ง", "bodies")
    ),
    Column("status", "text", "จัดแล้วหรือยังเป็นแผน", "Done, or planned"),
)
KINDS = {
    "Meeting": Words("ประชุมหรือกิจกรรม", "meeting or event"),
    "Initiative": Words("กิจกรรมหรือแผนงาน", "initiative"),
    "NetworkGroup": Words("รายชื่อเครือข่าย", "list of networks"),
    "ModelOrgs": Words("องค์กรต้นแบบที่ระบุจำนวน", "model organisations counted"),
    "HAS_DESIGNATION": Words("ได้รับสถานะ", "honour held"),
    "AIMS_FOR": Words("มุ่งสู่สถานะ", "honour aimed for"),
    "levels": Words("ผลประเมิน", "assessments"),
    "coaching": Words("เป็นโค้ช", "coaching"),
}
STATUS = {
    "planned": Words("ยังเป็นแผน", "planned"),
    "ongoing": Words("กำลังทำ", "ongoing"),
    "done": Words("ทำแล้ว", "done"),
    "cancelled": Words("ยกเลิก", "cancelled"),
}
METHOD = Words(
    "เรียงจากล่าสุด: การประชุม (รวมที่เป็นแผน) กิจกรรม รายชื่อเครือข่าย จำนวนองค์กรต้นแบบ และสถานะ ตามวันที่หรือปีที่แหล่งข้อมูลระบุ"
    " ผลประเมินและการเป็นโค้ชรวมเป็นแถวละปีและจังหวัด สิ่งที่ไม่มีวันที่หรือปีไม่อยู่ในตาราง จำนวนบอกไว้ในคำเตือน",
    "Latest first: meetings (planned ones too), initiatives, lists of networks,"
    " counted model organisations and honours, by"
    " the date or year that a source states. Assessments and coaching are one row a year and province. What has neither"
    " date nor year is left out, and counted in the warnings.",
)


def rows(frames: Frames, p: Values) -> Answer:
    """The latest first; within a year what has a date before what has only the year."""
    whole = pd.concat([events(frames), levels(frames, p), coaching(frames, p)], ignore_index=True)
    whole["province"] = whole["province"].astype("object")
    table = whole[whole["year"].notna()].copy()
    table["last"] = table["date"].fillna("")
    by = ["year", "last", "province", "kind", "name", "node"]
    table = table.sort_values(by, ascending=[False, False, True, True, True, True], ignore_index=True)
    lang = p["lang"]
    values: dict[str, Any] = {
        "event": table["kind"].map({k: w.say(lang) for k, w in KINDS.items()}),
        "what": table["name"].astype("object"),
        "status": table["status"].astype("object").map({k: w.say(lang) for k, w in STATUS.items()}),
    }
    return first_rows(COLUMNS, table, values, sentence(table, whole), warnings(whole), p["top"])


def events(frames: Frames) -> pd.DataFrame:
    """Events of their own, each with the node or link that states it."""
    of = frames["events"]
    of = of.astype(dict.fromkeys(("name", "status", "date", "of"), "object"))
    return of.assign(counted=1, refs=None)


def yearly(of: pd.DataFrame, by: list[str], kind: str) -> pd.DataFrame:
    """One row a province, year and whatever else, with how many organisations and the first links."""
    of = of.dropna(subset=["year", "province"])
    grouped = of.groupby(by, dropna=False)
    table = grouped.agg(count=("organization", "nunique"), counted=("organization", "size"), refs=("ref", list))
    table = table.reset_index().assign(kind=kind, node="", of=None, date=None, status="done")
    table["refs"] = [r[:20] for r in table["refs"]]
    return table


def levels(frames: Frames, p: Values) -> pd.DataFrame:
    """Assessments by province, year and level."""
    of = (
        frames["levels"]
        .merge(frames["located"][["organization", "province"]])
        .sort_values(["organization", "designation"])
    )
    of = of if p["year"] is None else of[of["year"] == p["year"]]
    of["ref"] = [Ref("ASSESSED_AT", o, d) for o, d in zip(of["organization"], of["designation"], strict=True)]
    return yearly(of, ["province", "year", "level"], "levels").rename(columns={"level": "name"})


def coaching(frames: Frames, p: Values) -> pd.DataFrame:
    """Coaching by province of the coached, year and batch."""
    place = frames["located"].rename(columns={"organization": "coached"})[["coached", "province"]]
    of = frames["coached"].merge(place).sort_values(["coach", "coached"]).rename(columns={"coached": "organization"})
    of = of if p["year"] is None else of[of["year"] == p["year"]]
    of["ref"] = [Ref("COACHES", c, o) for c, o in zip(of["coach"], of["organization"], strict=True)]
    table = yearly(of, ["province", "year", "batch"], "coaching")
    batch = table["batch"].astype("Int64").astype("string").fillna("?")
    return table.assign(name=("รุ่น " + batch).astype("object")).drop(columns="batch")


def sentence(table: pd.DataFrame, whole: pd.DataFrame) -> Words:
    """From when to when, the last event and the next that is planned."""
    if not len(table):
        return Words(
            "ไม่พบเหตุการณ์ที่มีวันที่หรือปีในขอบเขตที่ถาม; ทำต่อ: เติมวันที่ในตารางการประชุม",
            "nothing with a date or year is known in this scope; next: fill in the dates in the table of meetings",
        )
    first, last = int(table["year"].min()), int(table["year"].max())
    parts = [Words(f"{len(table):,} เหตุการณ์ ปี {first}–{last}", f"{len(table):,} events, {first} to {last}")]
    dated = table[table["date"].notna() & (table["kind"] == "Meeting")]
    if len(dated):
        one = dated.iloc[0]
        parts.append(Words(f"ล่าสุด: {one['name']} ({one['date']})", f"the last: {one['name']} ({one['date']})"))
    planned = pd.concat([table, whole[whole["year"].isna()]])
    planned = planned[planned["status"] == "planned"].sort_values(["year", "node"], kind="stable")
    if len(planned):
        one = planned.iloc[0]
        todo = Words(
            "ทำต่อ: ติดตาม {n} แผน และถามวันที่ เช่น {what}", "next: follow up {n} plan{s} and ask for dates, such as {what}"
        ).fill(n=len(planned), what=one["name"])
    else:
        todo = Words("ทำต่อ: ดู meetings ว่าครั้งใดยังขาดรายชื่อ", "next: see meetings for the lists that are missing")
    return joined([*parts, todo], "; ", "; ")


def warnings(whole: pd.DataFrame) -> tuple[Words, ...]:
    """What has neither date nor year."""
    undated = whole[whole["year"].isna()]
    if not len(undated):
        return ()
    sizes = undated["kind"].value_counts()
    of = joined([KINDS[k] + Words(f" {sizes[k]}", f" {sizes[k]}") for k in KINDS if k in sizes], ", ", ", ")
    return (Words("ไม่มีวันที่หรือปี จึงไม่อยู่ในตาราง: ", "without date or year, and so left out: ") + of,)


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """What states the event."""
    if row["refs"] is not None:
        return list(row["refs"])
    linked = isinstance(row["of"], str)
    return [Ref(row["kind"], row["of"], row["node"])] if linked else [Ref("", row["node"])]


TIMELINE = Question(
    "timeline",
    "เกิดอะไรขึ้นเมื่อใด และมีแผนใดต้องติดตาม",
    "What happened when, and which plans are to be followed up?",
    (PROVINCE, YEAR, TOP),
    COLUMNS,
    (EVENTS, LOCATED, LEVELS, COACHED),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
