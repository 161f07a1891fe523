"""Which organisations of different networks should be brought together, by whom, and where."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.cores.dated import DATED_MEMBERSHIPS
from queries.cores.meetings import MEETINGS, STATED_NETWORKS
from queries.cores.networks import NETWORKS
from queries.cores.organizations import FRAME_BODIES, ORGANIZATIONS, STANDING_ROLES, UNITS
from queries.cores.presence import PRESENCE
from queries.questions.hub_world import World, world_of
from queries.questions.hubs import presence_refs
from queries.questions.introduction_pairs import introduced
from queries.questions.shared import PROVINCE, YEAR, alternating, framed, organisers
from queries.record import Answer, Column, Frames, Parameter, Question, Ref, Values
from queries.words import Words, joined

MET = Words("รายชื่อผู้เข้าร่วมการประชุมและสมาชิกเครือข่าย", "attendance lists and lists of members")
COLUMNS = (
    Column("rank", "int", "อันดับในจังหวัด", "Rank within the province"),
    Column("organization", "text", "องค์กร", "Organisation", identity=True),
    Column("other", "text", "ควรพบกับ", "Should meet", identity=True),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("networks", "text", "เครือข่ายขององค์กร", "Networks of the first"),
    Column("other_networks", "text", "เครือข่ายของอีกฝ่าย", "Networks of the other"),
    Column(
        "gain",
        "int",
        "จะเข้าถึงองค์กรเพิ่มกี่แห่งผ่านกัน",
        "Organisations that come within reach of one of them by it",
        Words("องค์กร", "organisations"),
    ),
    Column(
        "feasible",
        "float",
        "ถ้ามาประชุมตามที่เคย จะพบกันกี่ครั้ง",
        "Meetings they would share if both came as they do",
        Words("การประชุม", "meetings"),
    ),
    Column("go_between", "text", "ใครแนะนำให้ได้", "Who could introduce them"),
    Column(
        "event",
        "text",
        "ใช้งานใดได้ (แบบเดียวกับครั้งล่าสุดที่ผู้แนะนำพบฝ่ายหนึ่ง)",
        "Where: like the meeting the go-between last shared with one of them",
    ),
)
CORES = (
    PRESENCE,
    MEETINGS,
    STATED_NETWORKS,
    DATED_MEMBERSHIPS,
    NETWORKS,
    ORGANIZATIONS,
    STANDING_ROLES,
    UNITS,
    FRAME_BODIES,
)
TOP = Parameter("top", "int", 10, "แสดงกี่คู่ต่อจังหวัด", "Pairs shown of each province", (1, 1000))
METHOD = Words(
    "คู่ขององค์กรต่างเครือข่ายในจังหวัดเดียวกันที่ยังไม่เคยประชุมงานเดียวกัน (ไม่นับเวทีใหญ่) และมีผู้ที่ทั้งสองเคยพบ"
    " คะแนนคือ จำนวนองค์กรที่จะเข้าถึงเพิ่ม คูณ จำนวนการประชุมที่น่าจะพบกันถ้ามาตามอัตราเดิม (ตาม Liben-Nowell & Kleinberg 2007)"
    " ผู้แนะนำคือผู้ที่พบทั้งสองมากที่สุด",
    "Pairs of one province, of different networks, that were at no working meeting together and have somebody both met."
    " The order is by what they gain (organisations that come within reach) times the meetings they would share if both"
    " came at their usual rates (after Liben-Nowell & Kleinberg 2007). The go-between is whoever meets both most.",
)
NONE = Words(
    "ยังแนะนำคู่ใดไม่ได้ ต้องมีรายชื่อผู้เข้าร่วมการประชุมที่รู้เครือข่าย ขอจากผู้จัดการประชุมและเครือข่าย",
    "no pair can be suggested yet: it takes attendance lists and the networks of those who came; ask the organisers of"
    " meetings and the networks",
)
TOO_LARGE = Words(
    "ไม่ได้หาคู่ใน {names} เพราะใหญ่เกินไป เลือกปีเดียวด้วย --year", "{names} left out: too large; ask for one year with --year"
)


def rows(frames: Frames, p: Values) -> Answer:
    """The best pairs of every province."""
    world = world_of(frames)
    ranked = ~world.organization.isin(list(organisers(frames))).to_numpy(dtype=bool)
    table, large = introduced(world, ranked, p["top"])
    table = table.sort_values(["rank", "province", "organization", "other"], ignore_index=True)
    o = frames["organizations"].set_index("organization")["name"]
    values: dict[str, Any] = {c: table[c] for c in ("rank", "province", "gain", "feasible")}
    for column in ("organization", "other", "go_between"):
        values[column] = o.reindex(table[column]).to_numpy(object)
    values["networks"] = network_names(world, table["one"], frames)
    values["other_networks"] = network_names(world, table["two"], frames)
    values["event"] = frames["meetings"].set_index("meeting")["name"].reindex(table["event"]).to_numpy(object)
    keys = table[["organization", "other", "go_between", "event"]].assign(counted=table["shared"])
    warned = (TOO_LARGE.fill(names=", ".join(large)),) if large else ()
    frame = framed(COLUMNS, values, len(table))
    return Answer(frame, keys, sentence(frame), warned)


def network_names(world: World, actors: pd.Series, frames: Frames) -> list[str]:
    """The networks of each actor by name."""
    names = frames["networks"].set_index("network")["name"].reindex(world.networks).fillna("?").to_numpy(object)
    of = pd.DataFrame({"actor": world.attendance.member // world.eras, "name": names[world.attendance.network]})
    of = of[of["actor"].isin(actors)].drop_duplicates().sort_values(["actor", "name"])
    said = of.groupby("actor")["name"].agg("; ".join)
    return [said.get(a, "") for a in actors]


def sentence(frame: pd.DataFrame) -> Words:
    """The first pair of the first provinces as advice."""
    if not len(frame):
        return NONE
    said = []
    for row in frame[frame["rank"] == 1].drop_duplicates("province").head(3).to_dict("records"):
        a, b, who, where = row["organization"], row["other"], row["go_between"], row["event"]
        place = row["province"] or "?"
        said.append(
            Words(
                f"{place}: ให้ {who} แนะนำ {a} กับ {b} เช่นในงานต่อจาก {where}",
                f"{place}: let {who} introduce {a} to {b}, for example at the next meeting like {where}",
            )
        )
    more = len(frame) - len(said)
    tail = [Words(f"และอีก {more} คู่", f"and {more} more pairs")] if more else []
    return joined(said + tail, "; ", "; ")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """What puts the go-between at meetings with the one, then with the other."""
    presence = frames["presence"]
    middle = presence[presence["organization"] == row["go_between"]]
    groups = []
    for end in (row["organization"], row["other"]):
        mine = presence[(presence["organization"] == end) & presence["meeting"].isin(middle["meeting"])]
        both = pd.concat([mine, middle[middle["meeting"].isin(mine["meeting"])]])
        both = both.sort_values(["meeting", "organization", "ground", "person", "post"])
        groups.append(
            [ref for at in both.to_dict("records") for ref in presence_refs({str(k): v for k, v in at.items()})]
        )
    return alternating(*groups)


INTRODUCTIONS = Question(
    "introductions",
    "องค์กรใดต่างเครือข่ายควรได้รู้จักกัน ใครแนะนำให้ได้ และในงานใด",
    "Which organisations of different networks should be introduced, by whom, and where?",
    (PROVINCE, YEAR, TOP),
    COLUMNS,
    CORES,
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
    picture="cards",
)
