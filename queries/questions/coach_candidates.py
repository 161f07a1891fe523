"""Which organisations could be developed into coaches, by rule, with the reasons and what must be asked for."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.cores.dated import DATED_MEMBERSHIPS
from queries.cores.meetings import MEETINGS, STATED_NETWORKS
from queries.cores.networks import MEMBERSHIPS, NETWORKS
from queries.cores.organizations import COACHED, FRAME_BODIES, HONOURS, LEVELS, ORGANIZATIONS, STANDING_ROLES, UNITS
from queries.cores.presence import PRESENCE
from queries.cores.requests import COACH_BODIES, REQUESTS
from queries.questions import coach_words as words
from queries.questions.coach_rules import BANDS, REQUEST, RULES, ranked
from queries.questions.coach_standing import above, add_doubt, add_weighings, change
from queries.questions.hub_world import world_of
from queries.questions.hubs import DOUBT, DRAWS, TOP
from queries.questions.hubs import evidence as presence_evidence
from queries.questions.shared import PROVINCE, YEAR, alternating, framed
from queries.record import Answer, Column, Frames, Parameter, Question, Ref, Values
from queries.words import Words

LEVEL_TABLE = Words("ตารางผลประเมิน", "a table of assessed levels")
THREE = Words("ผู้มีคุณสมบัติในจังหวัดอย่างน้อย 3 องค์กร", "three candidates of its province")
ATTENDANCE = Words("รายชื่อผู้เข้าร่วมและสมาชิก และ doubt=on", "attendance and members, and doubt=on")
COLUMNS = (
    Column(
        "rank", "int", "อันดับในจังหวัด เท่ากันได้อันดับเดียวกัน", "Rank within the province; equals share it", minimum=LEVEL_TABLE
    ),
    Column("organization", "text", "องค์กร หรือชื่อที่ต้องขอ", "Organisation, or the names to ask for", identity=True),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("band", "text", "กลุ่ม", "Band"),
    Column("level", "text", "ผลประเมินล่าสุด", "Latest assessed level", minimum=LEVEL_TABLE),
    Column(
        "level_year", "int", "ปีที่ประเมิน", "Year of it", Words("ปีงบประมาณ พ.ศ.", "fiscal year BE"), minimum=LEVEL_TABLE
    ),
    *(Column(f"rule_{r}", "text", words.RULE_WORDS[r].th, words.RULE_WORDS[r].en) for r in RULES),
    Column(
        "load",
        "int",
        "เป็นโค้ชให้กี่องค์กร (ปีล่าสุด)",
        "Organisations it coaches (latest year)",
        Words("องค์กร", "organisations"),
        minimum=Words("ตารางการเป็นโค้ช", "a table of coaching"),
    ),
    Column(
        "volume",
        "float",
        "พบปะข้ามเครือข่ายมากแค่ไหน",
        "How much it meets other networks",
        minimum=Words("รายชื่อผู้เข้าร่วมและสมาชิก", "attendance and members"),
    ),
    Column(
        "need",
        "int",
        "เครือข่ายของตนที่ยังไม่มีโค้ช",
        "Its networks without a coach",
        Words("เครือข่าย", "networks"),
        minimum=Words("ตารางสมาชิกและการเป็นโค้ช", "tables of members and of coaching"),
    ),
    Column(
        "weighings",
        "float",
        "ติดกลุ่มแรกกี่ส่วนของวิธีให้น้ำหนัก (0-1)",
        "Share of the ways of weighing that put it among the first of its province (0-1)",
        minimum=THREE,
    ),
    Column("rank_low", "int", "อันดับอาจดีถึง", "Its rank may be as good as", minimum=ATTENDANCE),
    Column("rank_high", "int", "อันดับอาจแย่ถึง", "Its rank may be as bad as", minimum=ATTENDANCE),
    Column("reasons", "text", "เหตุผลหลักสามข้อ", "The three strongest reasons"),
    Column("ask_for", "text", "ต้องขอหรือทำอะไรต่อ", "What to ask for, or what is missing"),
    Column("above", "text", "เหตุใดอยู่เหนือรายถัดไป", "Why it stands above the next"),
    Column("change", "text", "อะไรจะเปลี่ยนอันดับ", "What would change its place"),
)
CORES = (
    ORGANIZATIONS,
    UNITS,
    LEVELS,
    HONOURS,
    COACHED,
    COACH_BODIES,
    MEMBERSHIPS,
    DATED_MEMBERSHIPS,
    NETWORKS,
    PRESENCE,
    MEETINGS,
    STATED_NETWORKS,
    STANDING_ROLES,
    FRAME_BODIES,
    REQUESTS,
)
MAX_LOAD = Parameter("max_load", "int", 8, "เป็นโค้ชได้ไม่เกินกี่องค์กร", "A coach is full at so many organisations", (1, 1000))
WITHIN = Parameter("within_years", "int", 3, "ผลประเมินไม่เก่ากว่ากี่ปี", "A level is recent within so many years", (0, 50))


def rows(frames: Frames, p: Values) -> Answer:
    """Candidates by band, then what to ask for, then those excluded."""
    world = world_of(frames)
    table = ranked(world, frames, p)
    add_weighings(table, p)
    add_doubt(table, world, p)
    asked = words.request_rows(frames, table, p)
    frame = pd.concat([shown(table, p), framed(COLUMNS, asked, len(asked["organization"]))], ignore_index=True)
    keys = table[["organization", "province"]].assign(node=None, counted=counted(table, frames))
    more = pd.DataFrame({"node": asked["node"], "counted": [int(bool(n)) for n in asked["node"]]})
    keys = pd.concat([k for k in (keys, more) if len(k)] or [keys], ignore_index=True)
    at = [*table["band"], *([REQUEST] * len(more))]
    order = pd.Series([BANDS.index(b) for b in at]).sort_values(kind="stable").index
    frame, keys = frame.loc[order].reset_index(drop=True), keys.loc[order].reset_index(drop=True)
    return Answer(frame, keys, words.sentence(table, asked), words.warnings(table, frames))


def shown(table: pd.DataFrame, p: Values) -> pd.DataFrame:
    """The table in the declared columns, codes as words."""
    lang = p["lang"]
    values: dict[str, Any] = {c.name: table[c.name] for c in COLUMNS if c.name in table}
    values["organization"] = table["name"]
    values["band"] = [words.BAND_WORDS[b].say(lang) for b in table["band"]]
    for rule in RULES:
        values[f"rule_{rule}"] = words.verdicts(table[f"rule_{rule}"], lang)
    rows = table.to_dict("records")
    values["reasons"] = [words.reasons(r, lang) for r in rows]
    values["above"] = above(table, lang)
    values["change"] = change(table, lang)
    values["ask_for"] = [words.ask_for(r, p, lang) for r in rows]
    return framed(COLUMNS, values, len(table))


def counted(table: pd.DataFrame, frames: Frames) -> pd.Series:
    """How many links speak of each organisation."""
    total = pd.Series(0, index=table.index)
    of = {"levels": "organization", "honours": "organization", "coached": "coach", "presence": "organization"}
    for name, column in {**of, "memberships": "organization"}.items():
        total += frames[name][column].value_counts().reindex(table["organization"]).fillna(0).astype("int64").to_numpy()
    return total


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """A level, an honour, somebody coached, a presence, then the next of each; of a request the count that says so."""
    if isinstance(row["node"], str):
        return [Ref("", row["node"])] if row["node"] else []
    key = row["organization"]

    def of(name: str, column: str = "organization") -> pd.DataFrame:
        frame = frames[name]
        mine: pd.DataFrame = frame[frame[column] == key]
        return mine

    levels = of("levels").sort_values(["year", "designation"], ascending=[False, True])
    coached = [Ref("COACHES", key, o) for o in sorted(of("coached", "coach")["coached"])]
    people = of("coach_bodies")["person"]
    by_people = frames["coached"][frames["coached"]["coach"].isin(people)]
    coached += [Ref("COACHES", c, o) for c, o in sorted(zip(by_people["coach"], by_people["coached"], strict=True))]
    there = presence_evidence({**row, "province": ""}, frames)
    return alternating(
        [Ref("ASSESSED_AT", key, d) for d in levels["designation"]],
        [Ref("RECOGNISED_AS", key, d) for d in sorted(of("honours")["of"])],
        coached,
        [r for r in there if r.type != "MEMBER_OF"],
        [r for r in there if r.type == "MEMBER_OF"],
    )


COACH_CANDIDATES = Question(
    "coach-candidates",
    "องค์กรใดพัฒนาเป็นโค้ชให้องค์กรอื่นได้ เพราะอะไร และยังต้องขอข้อมูลอะไร",
    "Which organisations could be developed into coaches, why, and what must still be asked for?",
    (PROVINCE, YEAR, MAX_LOAD, WITHIN, TOP, DOUBT, DRAWS),
    COLUMNS,
    CORES,
    rows,
    evidence,
    words.METHOD.th,
    words.METHOD.en,
    picture="cards",
)
