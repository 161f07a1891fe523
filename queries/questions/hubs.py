"""Which organisations hold the networks of a province together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from queries.cores.dated import DATED_MEMBERSHIPS
from queries.cores.meetings import MEETINGS, STATED_NETWORKS
from queries.cores.networks import MEMBERSHIPS, NETWORKS
from queries.cores.organizations import FRAME_BODIES, ORGANIZATIONS, STANDING_ROLES, UNITS
from queries.cores.presence import PRESENCE
from queries.found import columns, key
from queries.methods.newman import Ints
from queries.questions import hub_doubt as doubts
from queries.questions import hub_words as words
from queries.questions.hub_actors import put
from queries.questions.hub_bridge import functions
from queries.questions.hub_columns import COLUMNS
from queries.questions.hub_doubt import add_doubt
from queries.questions.hub_function import add_dependence, add_function
from queries.questions.hub_measures import measured
from queries.questions.hub_weights import WEIGHTS, add_score
from queries.questions.hub_world import World, world_of
from queries.questions.hub_years import add_years
from queries.questions.shared import PROVINCE, YEAR, framed, numbered, organising
from queries.record import Answer, Frames, Parameter, Question, Ref, Values

ORDER = Parameter("order", "text", "auto", "เรียงตาม", "Order by", ("auto", "volume", "role", "attendance"))
ONE_MEETING = Parameter(
    "one_meeting", "float", 0.5, "เตือนเมื่อการประชุมเดียวให้ค่าเกินส่วนนี้", "Warn when one meeting carries more than", (0.0, 1.0)
)
TOP = Parameter("top", "int", 10, "กลุ่มแรกคือกี่อันดับ", "How many places make the first group", (1, 1000))
DOUBT = Parameter("doubt", "bool", True, "คำนวณว่าอันดับแน่นอนแค่ไหน", "Work out how sure the ranks are")
DRAWS = Parameter("draws", "int", 200, "จำนวนครั้งที่สุ่มเพื่อดูความแน่นอน", "Draws behind the doubt", (20, 2000))
HALF_LIFE = Parameter(
    "half_life", "float", 2.0, "ครึ่งชีวิตของความต่อเนื่อง (ปี)", "Half-life of recency, in years", (0.1, 100.0)
)
# below this share of known networks plain attendance found planted hubs at least as often
KNOWN_ENOUGH = 0.7
# the columns that decide a rank, after the one that leads
DECIDING = ["volume", "reach", "convened", "attendance", "networks_own"]


@dataclass(frozen=True)
class Leads:
    """For each province what decides its ranks: volume, role or attendance."""

    of: pd.Series

    def values(self, table: pd.DataFrame) -> pd.DataFrame:
        """The columns that decide, the first in front."""
        lead = table["province"].map(self.of)
        columns = {"volume": "volume", "role": "reach", "attendance": "attendance", "members": "networks_own"}
        first = pd.Series(0.0, index=table.index)
        for name, column in columns.items():
            first = first.where(lead != name, table[column].astype("Float64").fillna(0).astype("float64"))
        return pd.concat([first.rename("lead"), table[DECIDING]], axis=1)


def leads(world: World, table: pd.DataFrame, order: str) -> Leads:
    """What decides: volume where it is known and networks are known enough, else attendance; role without names."""
    by = table.groupby("province", sort=True)
    chosen = pd.Series(order, index=by.size().index, dtype="object")
    if order == "auto":
        has_volume = by["volume"].max().fillna(0) > 0
        known = world.known.reindex(chosen.index).fillna(0) >= KNOWN_ENOUGH
        met = by["attendance"].max() + by["convened"].max() > 0
        names = np.select([~met, ~has_volume, known], ["members", "role", "volume"], "attendance")
        chosen = pd.Series(names, index=chosen.index, dtype="object")
    return Leads(chosen)


def rows(frames: Frames, p: Values) -> Answer:
    """The first of every province, then the second of every province; the organiser's frame last."""
    from queries.methods.ranks import ranks

    world = world_of(frames)
    table = measured(world)
    left_out = add_function(world, table)
    add_years(world, table, p["half_life"])
    add_dependence(world, table)
    if p["province"] is not None:
        table = table[table["province"].isin([p["province"], ""])].copy()
    organising_body = world.bodies.isin(organising(frames))[world.body]
    table["ranked"] = table["present"] & ~organising_body[table.index]
    ranked = table.loc[table["ranked"], ["province", *DECIDING]]
    lead = leads(world, ranked, p["order"])
    table.loc[ranked.index, "rank"] = ranks(lead.values(ranked), ranked["province"])
    table.loc[ranked.index, "attendance_rank"] = ranks(ranked[["attendance"]], ranked["province"])
    doubted = add_doubt(world, table, lead.of, p)
    add_score(table, p)
    bridges = functions(world, table, frames, p["lang"])
    # the actors stand in the order of their keys, and a stable sort leaves them so
    province = pd.factorize(table["province"], sort=True)[0]
    order = np.lexsort((province, table["rank"].fillna(0).to_numpy(dtype=np.int64), ~table["ranked"]))
    table = table.assign(function=bridges).iloc[order].reset_index(drop=True)
    frame = framed(COLUMNS, shown(world, table, frames, p["lang"]), len(table))
    keys = table[["province", "counted"]].assign(organization=world.bodies[table["body"]])
    warnings = (*doubts.warnings(doubted, left_out, p), *words.warnings(world, table, p, KNOWN_ENOUGH))
    return Answer(frame, keys, words.sentence(world, table, frame, lead.of, p), warnings, words.notes(table))


def shown(world: World, table: pd.DataFrame, frames: Frames, lang: str) -> dict[str, Any]:
    """The table with names and words in place of keys and codes."""
    values: dict[str, Any] = {c: table[c] for c in table.columns}
    values["organization"] = names(world, frames, table["body"].to_numpy())
    values["standing"] = np.where(table["ranked"], words.RANKED.say(lang), words.FRAME.say(lang))
    values["roles"] = words.spelt(table["role_mask"], words.ROLES, lang, words.NO_ROLE)
    values["grounds"] = words.spelt(table["ground_mask"], words.GROUNDS, lang, words.NO_GROUND)
    return values


def names(world: World, frames: Frames, body: Ints) -> pa.ChunkedArray:
    """The names of some bodies."""
    of = columns(frames, "organizations", "organization", "name")
    (listed, own), keys = numbered(of["organization"], pa.chunked_array([pa.array(world.bodies)]))
    row = put(np.arange(len(of)), listed, len(keys))[own][body]
    return of["name"].take(pa.array(row, mask=row < 0))


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """The links that put it at its meetings, then its memberships."""
    organization = key(frames, row["organization"])
    here = frames["presence"][frames["presence"]["organization"] == organization]
    province = frames["meetings"].set_index("meeting")["province"]
    mine = here[(province.reindex(here["meeting"]).fillna("").to_numpy() == row["province"]) | (row["province"] == "")]
    refs = [
        ref
        for at in mine.sort_values(["meeting", "ground", "person", "post"]).to_dict("records")
        for ref in presence_refs(at)
    ]
    of = frames["memberships"][frames["memberships"]["organization"] == organization]
    refs += [Ref("MEMBER_OF", organization, n) for n in sorted(of["network"])]
    roles = frames["standing_roles"][frames["standing_roles"]["organization"] == organization]
    refs += [Ref(r, organization, of) for r, of in sorted(zip(roles["role"], roles["of"], strict=True))]
    return refs or [Ref("", organization)]


def presence_refs(at: dict[str, Any]) -> list[Ref]:
    """The links behind one presence."""
    meeting, type = at["meeting"], at["ground"].removeprefix("p:")
    person, post = (None if pd.isna(at[x]) else at[x] for x in ("person", "post"))
    actor = person or at["organization"]
    ends = (
        (meeting, actor)
        if type in ("ORGANISED_BY", "CO_ORGANISED_BY", "MEETING_OF", "CHAIRED_BY")
        else (actor, meeting)
    )
    refs = [Ref(type, *ends)]
    if person and not post:
        refs.append(Ref("REPRESENTS", actor, at["organization"]))
    elif post:
        refs += [
            Ref("HOLDS_POSITION", actor, post),
            *(Ref(t, post, at["organization"]) for t in ("POSITION_OF", "HEADS")),
        ]
    return refs


HUBS = Question(
    "hubs",
    "องค์กรใดยึดโยงเครือข่ายของจังหวัดไว้ด้วยกัน",
    "Which organisations hold the networks of a province together?",
    (PROVINCE, YEAR, ORDER, ONE_MEETING, TOP, DOUBT, DRAWS, HALF_LIFE, WEIGHTS),
    COLUMNS,
    (
        PRESENCE,
        MEETINGS,
        STATED_NETWORKS,
        MEMBERSHIPS,
        DATED_MEMBERSHIPS,
        NETWORKS,
        ORGANIZATIONS,
        STANDING_ROLES,
        UNITS,
        FRAME_BODIES,
    ),
    rows,
    evidence,
    words.METHOD.th,
    words.METHOD.en,
    picture="bars",
)
