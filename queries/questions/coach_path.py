"""What an organisation still lacks to be a coach, and the nearest way to each."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import numpy as np
import pandas as pd

from graph.errors import UsageError
from queries.questions.coach_candidates import CORES, MAX_LOAD, WITHIN, evidence
from queries.questions.coach_rules import EXCLUDED, LEAD, MODEL, PROMISING, READY, RULES, ranked
from queries.questions.coach_words import RULE_WORDS, VERDICTS
from queries.questions.hub_world import World, world_of
from queries.questions.shared import PROVINCE, YEAR, framed
from queries.record import Answer, Column, Frames, Parameter, Question, Values
from queries.words import Words, joined

COLUMNS = (
    Column("organization", "text", "องค์กร", "Organisation", identity=True),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("rule", "text", "เงื่อนไข", "Rule", identity=True),
    Column("state", "text", "ตอนนี้", "Now"),
    Column("way", "text", "ทางที่ใกล้ที่สุด", "The nearest way to it"),
)
ORGANIZATION = Parameter(
    "organization",
    "text",
    None,
    "ชื่อองค์กร (ว่าง: ผู้ที่ขาดน้อยที่สุดของแต่ละจังหวัด)",
    "Organisation (none: whoever of a province lacks least)",
)
NEAR = 0.5
METHOD = Words(
    "เงื่อนไขห้าข้อของ coach-candidates ข้อที่ยังไม่ครบหรือไม่ทราบมีทางที่ใกล้ที่สุด: องค์กรระดับต้นแบบที่พบปะกันมากที่สุด เครือข่ายที่พบปะมากที่สุด"
    " และผู้มีคุณสมบัติที่ยังรับเพิ่มได้ในเครือข่ายเดียวกัน นับการพบปะด้วยน้ำหนัก 1/(ขนาด-1)",
    "The five rules of coach-candidates; for each that is not met or not known the nearest way: the model organisation"
    " it meets most, the network it meets most, another candidate of its network with room. Meetings weigh 1/(size-1).",
)


@dataclass(frozen=True)
class Around:
    """What stands near an organisation: the whole table of candidates, the world, the frames."""

    table: pd.DataFrame
    world: World
    frames: Frames

    def partners(self, organization: str) -> pd.Series:
        """Summed weight of meetings with each other organisation, by key, the most first."""
        w = self.world
        bodies = w.organization.to_numpy(object)
        mine = w.actor[np.isin(bodies[w.actor], [organization])]
        at = np.unique(w.attendance.meeting[np.isin(w.actor, mine)])
        here = np.isin(w.attendance.meeting, at)
        weight = pd.Series(w.attendance.weight[here]).groupby(bodies[w.actor[here]]).sum()
        return weight.drop(organization, errors="ignore").sort_index().sort_values(ascending=False, kind="stable")

    def name(self, organization: str) -> str:
        """The name of an organisation."""
        o = self.frames["organizations"]
        return str(o.loc[o["organization"] == organization, "name"].iloc[0])

    def networks_met(self, organization: str) -> list[str]:
        """Names of the networks whose members it met, the most first; else those of its province."""
        w = self.world
        rows = np.flatnonzero(w.organization.to_numpy(object) == organization)
        total = np.asarray(w.strength[rows].sum(axis=0)).ravel() if len(rows) else np.zeros(0)
        best = [w.networks[n] for n in np.argsort(-np.round(total, 9), kind="stable") if total[n] > 1e-9]
        names = self.frames["networks"].set_index("network")["name"]
        return [str(names[n]) for n in best if n in names.index]


def level_way(row: dict[Hashable, Any], around: Around) -> Words:
    """Ask to be assessed; learn from the model organisation it meets most."""
    models = around.table[around.table["level_number"] == MODEL]
    partners = around.partners(row["organization"])
    near = [o for o in partners.index if o in set(models["organization"])]
    step = (
        Words("ขอผลประเมินจากสำนักงานวัฒนธรรมจังหวัด", "ask the provincial culture office for its assessed level")
        if pd.isna(row["level_number"])
        else Words("พัฒนาให้ถึงระดับคุณธรรมต้นแบบแล้วขอประเมิน", "work towards moral model and ask to be assessed")
    )
    if not near:
        return step
    name = around.name(near[0])
    return step + Words(f" เรียนรู้จาก {name} ซึ่งเป็นต้นแบบที่พบกันมากที่สุด", f"; learn from {name}, the model it meets most")


def recent_way(row: dict[Hashable, Any], around: Around) -> Words:
    return Words("ขอประเมินในรอบปีนี้ (9 กิจกรรม)", "ask to be assessed in this year's round (9 activities)")


def network_way(row: dict[Hashable, Any], around: Around) -> Words:
    """Join the network it meets most."""
    met = around.networks_met(row["organization"])
    if met:
        return Words(f"สมัครเป็นสมาชิก{met[0]} ซึ่งพบกันมากที่สุดอยู่แล้ว", f"join {met[0]}, which it meets most already")
    return Words("ขอรายชื่อสมาชิกเครือข่ายของจังหวัด", "ask for the lists of members of its province's networks")


def capacity_way(row: dict[Hashable, Any], around: Around) -> Words:
    """Hand over to a candidate of one of its networks that has room."""
    of = around.frames["memberships"]
    mine = of.loc[of["organization"] == row["organization"], "network"]
    fellows = of.loc[of["network"].isin(mine), "organization"]
    room = around.table[(around.table["rank"].notna()) & around.table["rule_capacity"].fillna(False).astype(bool)]
    room = room[room["organization"].isin(fellows) & (room["organization"] != row["organization"])]
    if pd.isna(row["rule_capacity"]):
        return Words("ถามว่าเป็นโค้ชให้กี่องค์กรแล้ว", "ask how many it coaches now")
    if not len(room):
        return Words("รอให้องค์กรที่ดูแลอยู่จบรุ่น", "wait until those it coaches finish their batch")
    name = room.sort_values(["rank", "organization"])["name"].iloc[0]
    return Words(f"ส่งต่อบางองค์กรให้ {name} ซึ่งยังรับเพิ่มได้", f"hand some over to {name}, which has room")


def position_way(row: dict[Hashable, Any], around: Around) -> Words:
    """Go to the meetings of a network it does not meet yet, with a partner who does."""
    partners = around.partners(row["organization"])
    known = around.table.set_index("organization")["volume"].reindex(partners.index)
    bridges = known[known > 0].sort_values(ascending=False, kind="stable")
    if len(bridges):
        name = around.name(str(bridges.index[0]))
        return Words(f"ขอให้ {name} ชวนไปประชุมร่วมกับเครือข่ายอื่น", f"let {name} take it to a meeting with other networks")
    if pd.isna(row["volume"]):
        return Words("ขอรายชื่อผู้เข้าร่วมการประชุมจากผู้จัด", "ask the organisers for attendance lists")
    return Words("ไปประชุมร่วมของสองเครือข่ายครั้งต่อไปของจังหวัด", "go to the province's next meeting of two networks")


WAYS: dict[str, Callable[[dict[Hashable, Any], Around], Words]] = {
    "level": level_way,
    "recent": recent_way,
    "network": network_way,
    "capacity": capacity_way,
    "position": position_way,
}


def chosen(table: pd.DataFrame, frames: Frames, p: Values) -> pd.DataFrame:
    """The organisation asked for, else of each province whoever of the promising lacks least.

    Raises UsageError where no organisation has that name.
    """
    if not p["organization"]:
        near = table[table["band"].isin([PROMISING, LEAD])].sort_values(
            ["province", "order", "met", "rank", "organization"], ascending=[True, True, False, True, True]
        )
        first: pd.DataFrame = near.drop_duplicates("province")
        return first
    wanted = p["organization"].strip()
    mine: pd.DataFrame = table[table["name"].fillna("").str.strip() == wanted]
    if len(mine):
        return mine
    names = sorted(set(frames["organizations"]["name"].dropna()))
    near_names = get_close_matches(wanted, names, 3, NEAR)
    known = wanted in names
    raise UsageError(
        f"organization = {wanted!r}: "
        + ("nothing speaks for or against it as a coach yet" if known else "no such organisation; near: ")
        + ("" if known else ", ".join(near_names) or "none"),
        f"organization = {wanted!r}: "
        + ("ยังไม่มีข้อมูลใดว่าเป็นโค้ชได้หรือไม่" if known else "ไม่มีองค์กรชื่อนี้ ที่ใกล้เคียง: ")
        + ("" if known else ", ".join(near_names) or "ไม่มี"),
    )


def rows(frames: Frames, p: Values) -> Answer:
    """A row for each rule that is not met or not known; one row that says so where all are met."""
    world = world_of(frames)
    table = ranked(world, frames, p)
    around = Around(table, world, frames)
    lines: list[tuple[dict[Hashable, Any], str, Words, Words]] = []
    for row in chosen(table, frames, p).to_dict("records"):
        lacks = [r for r in RULES if pd.isna(row[f"rule_{r}"]) or not row[f"rule_{r}"]]
        for rule in lacks:
            state = VERDICTS[2 if pd.isna(row[f"rule_{rule}"]) else 0]
            lines.append((row, rule, state, WAYS[rule](row, around)))
        if not lacks:
            done = Words("ชวนเป็นโค้ชได้เลย", "it can be asked to coach now")
            lines.append((row, "level", VERDICTS[1], done))
    lang = p["lang"]
    values: dict[str, Any] = {
        "organization": [r["name"] for r, *_ in lines],
        "province": [r["province"] for r, *_ in lines],
        "rule": [RULE_WORDS[rule].say(lang) for _, rule, *_ in lines],
        "state": [state.say(lang) for *_, state, _ in lines],
        "way": [way.say(lang) for *_, way in lines],
    }
    keys = pd.DataFrame(
        {
            "organization": [r["organization"] for r, *_ in lines],
            "province": values["province"],
            "node": None,
            "counted": 1,
        }
    )
    return Answer(framed(COLUMNS, values, len(lines)), keys, sentence(lines))


def sentence(lines: list[tuple[dict[Hashable, Any], str, Words, Words]]) -> Words:
    """What each organisation should do first."""
    if not lines:
        return Words(
            "ยังไม่มีองค์กรใดที่มีเบาะแสพอจะบอกเส้นทาง ขอผลประเมิน รายชื่อสมาชิก และรายชื่อผู้เข้าร่วมก่อน",
            "of no organisation is enough known to tell a path: ask for levels, members and attendance first",
        )
    said, seen = [], set()
    for row, _, _, way in lines:
        if row["organization"] in seen:
            continue
        seen.add(row["organization"])
        lacking = sum(r["organization"] == row["organization"] for r, *_ in lines)
        name = Words(f"{row['name']}", f"{row['name']}")
        if row["band"] == READY:
            said.append(name + Words(" พร้อมเป็นโค้ชแล้ว ชวนได้เลย", " is ready: ask it to coach"))
        elif row["band"] == EXCLUDED:
            said.append(name + Words(" ไม่อยู่ในกลุ่มที่พิจารณา: ", " is not considered: ") + way)
        else:
            said.append(name + Words(f" ขาด {lacking} ข้อ เริ่มจาก: ", f" lacks {lacking} of 5, first: ") + way)
    more = len(said) - 3
    tail = [Words(f"และอีก {more} องค์กร", f"and {more} more organisations")] if more > 0 else []
    return joined(said[:3] + tail, "; ", "; ")


COACH_PATH = Question(
    "coach-path",
    "องค์กรนี้ยังขาดอะไรจึงจะเป็นโค้ชได้ และทางที่ใกล้ที่สุดคืออะไร",
    "What does an organisation still lack to be a coach, and what is the nearest way to it?",
    (PROVINCE, YEAR, ORGANIZATION, MAX_LOAD, WITHIN),
    COLUMNS,
    CORES,
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
    picture="cards",
)
