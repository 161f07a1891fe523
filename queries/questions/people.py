"""Who holds which post since when, and what they did at meetings; names only when asked for."""

from __future__ import annotations

from typing import Any

import pandas as pd

from graph.privacy import HIDDEN
from queries.cores.people import HELD_POSTS, ROLES_AT_MEETINGS
from queries.questions.listing import TOP, first_rows
from queries.questions.shared import PROVINCE, YEAR
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

MEETING = Words("ครั้ง", "meetings")
DATES = Words("วันที่ของแหล่งข้อมูลที่ระบุตำแหน่ง", "dated sources that state the post")
COLUMNS = (
    Column("post", "text", "ตำแหน่ง", "Post", identity=True),
    Column("person", "text", "บุคคล (ชื่อแสดงเมื่อใช้ --names)", "Person (named only with --names)", identity=True),
    Column("body", "text", "องค์กรของตำแหน่ง", "Body of the post"),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("first", "text", "พบครั้งแรก", "First stated on", identity=True, minimum=DATES),
    Column("last", "text", "พบครั้งล่าสุด", "Last stated on", identity=True, minimum=DATES),
    Column("holders", "int", "ตำแหน่งนี้มีกี่คนที่พบ", "People found in this post", Words("คน", "people")),
    Column("chaired", "int", "เป็นประธาน", "Chaired", MEETING),
    Column("secretary", "int", "เป็นเลขานุการ", "Was secretary", MEETING),
    Column("spoke", "int", "กล่าวในที่ประชุม", "Spoke", MEETING),
    Column("attended", "int", "เข้าร่วม", "Attended", MEETING),
)
ROLES = {"CHAIRED_BY": "chaired", "SECRETARIAT_OF": "secretary", "SPOKE_AT": "spoke", "ATTENDED": "attended"}
METHOD = Words(
    "ตำแหน่งตามที่แหล่งข้อมูลระบุ พร้อมวันแรกและวันล่าสุดที่พบ ซึ่งไม่ใช่วันเริ่มหรือสิ้นสุดตำแหน่ง ผู้ดำรงตำแหน่งเดียวกันหลายคนแยกแถว"
    " บทบาทนับการประชุมที่จัดแล้วและอยู่ในห้อง ชื่อบุคคลแสดงเฉพาะเมื่อขอด้วย --names เรียงตามบทบาทประธาน เลขานุการ แล้วการเข้าร่วม",
    "Posts as sources state them, with the first and last day on which they were stated, which are not the days a post"
    " began or ended. Several holders of a post are rows of their own. Roles"
    " count meetings that were held, in the room."
    " Names are shown only with --names. Ordered by meetings chaired, kept as secretary, then attended.",
)


def rows(frames: Frames, p: Values) -> Answer:
    """Those who convene most first."""
    table = frames["held_posts"].copy()
    roles = frames["roles_at_meetings"].pivot_table(index="person", columns="role", values="meetings", aggfunc="sum")
    for role, column in ROLES.items():
        found = roles[role] if role in roles else pd.Series(dtype="float64")
        table[column] = found.reindex(table["person"]).astype("float64").fillna(0).astype("int64").to_numpy()
    table["holders"] = table.groupby("position")["person"].transform("nunique")
    table["counted"] = 1
    by = ["chaired", "secretary", "attended", "position", "person"]
    table = table.sort_values(by, ascending=[False, False, False, True, True], ignore_index=True)
    values: dict[str, Any] = {"person": table["name"] if p["names"] else [HIDDEN] * len(table)}
    return first_rows(COLUMNS, table, values, sentence(table), (), p["top"])


def sentence(table: pd.DataFrame) -> Words:
    """How many posts, whose holder changed, and whom to turn to."""
    if not len(table):
        return Words(
            "ไม่พบตำแหน่งของบุคคลในขอบเขตที่ถาม; ทำต่อ: นำเข้าข่าว หรือตารางผู้เข้าร่วมที่มีคอลัมน์ position",
            "no post is known in this scope; next: load releases, or a table of attendance with a column position",
        )
    posts, several = table["position"].nunique(), int((table.drop_duplicates("position")["holders"] > 1).sum())
    parts = [
        Words(
            f"{posts:,} ตำแหน่ง {table['person'].nunique():,} คน",
            f"{posts:,} posts of {table['person'].nunique():,} people",
        )
    ]
    if several:
        th = f"{several} ตำแหน่งพบมากกว่าหนึ่งคน อาจเปลี่ยนผู้ดำรงตำแหน่ง ให้ตรวจกับวันที่"
        parts.append(Words(th, "{n} post{s} with several holders: check the days").fill(n=several))
    first = table.iloc[0]
    if first["chaired"] or first["secretary"]:
        n = int(first["chaired"] + first["secretary"])
        do = Words(
            "ทำต่อ: เริ่มประสานที่ {post} ซึ่งเป็นประธานหรือเลขานุการ {n} ครั้ง",
            "next: begin with {post}, who chaired or was secretary of {n} meeting{s}",
        ).fill(n=n, post=first["post"])
    else:
        do = Words(
            "ทำต่อ: ขอชื่อประธานและเลขานุการของการประชุม", "next: ask who chairs and who is secretary of the meetings"
        )
    return joined([*parts, do], "; ", "; ")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    return [Ref("HOLDS_POSITION", row["person"], row["position"])]


PEOPLE = Question(
    "people",
    "ใครดำรงตำแหน่งใด พบเมื่อใด และมีบทบาทใดในการประชุม",
    "Who holds which post, stated when, and what did they do at meetings?",
    (PROVINCE, YEAR, TOP),
    COLUMNS,
    (HELD_POSTS, ROLES_AT_MEETINGS),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
