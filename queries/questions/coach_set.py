"""Which candidates together reach most networks that lack a coach, for a budget."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from queries.methods.coverage import greedy
from queries.methods.newman import Floats, Ints
from queries.questions.coach_candidates import CORES, MAX_LOAD, WITHIN, evidence
from queries.questions.coach_rules import MODEL, level_number, ranked
from queries.questions.coach_standing import candidates
from queries.questions.coach_words import BAND_WORDS
from queries.questions.hub_world import World, world_of
from queries.questions.shared import PROVINCE, YEAR, framed, shown_networks
from queries.record import Answer, Column, Frames, Parameter, Question, Values
from queries.words import Words, joined

NETWORK, ORGANISATION = Words("เครือข่าย", "networks"), Words("องค์กร", "organisations")
COLUMNS = (
    Column("rank", "int", "เลือกเป็นลำดับที่", "Order of the pick"),
    Column("organization", "text", "องค์กร", "Organisation", identity=True),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("band", "text", "กลุ่ม", "Band"),
    Column(
        "gain",
        "int",
        "เพิ่มองค์กรที่ยังไม่ถึงระดับต้นแบบ ในเครือข่ายที่ยังไม่มีโค้ช",
        "Organisations below model level that it adds",
        ORGANISATION,
    ),
    Column("networks_added", "int", "เพิ่มเครือข่ายที่ยังไม่มีโค้ช", "Networks without a coach that it adds", NETWORK),
    Column("networks", "text", "เครือข่ายเหล่านั้น", "Those networks"),
    Column("covered", "float", "ครอบคลุมสะสมกี่ส่วน (0-1)", "Share covered so far (0-1)"),
    Column("plain_rank", "int", "อันดับใน coach-candidates", "Its rank in coach-candidates"),
    Column("in_plain", "bool", "อยู่ในกลุ่มแรกถ้าเลือกตามอันดับ", "Also among the first if picked by rank alone"),
)
BUDGET = Parameter("budget", "int", 5, "เลือกได้กี่องค์กร", "How many to choose", (1, 200))
CONTACT = Parameter(
    "contact",
    "float",
    1.0,
    "นับว่าเข้าถึงเครือข่ายอื่นเมื่อพบกันถึงน้ำหนักนี้",
    "A network is reached from this summed weight of meetings",
    (0.0, 1000.0),
)
READY_ONLY = Parameter("ready_only", "bool", False, "เลือกเฉพาะกลุ่มพร้อม", "Choose among the ready only")
METHOD = Words(
    "ช่องคือเครือข่ายของจังหวัดที่ยังไม่มีสมาชิกเป็นโค้ช มีค่าเท่าจำนวนสมาชิกที่ยังไม่ถึงระดับคุณธรรมต้นแบบ (อย่างน้อย 1)"
    " ผู้มีคุณสมบัติเข้าถึงเครือข่ายที่ตนสังกัดหรือพบปะถึงน้ำหนักที่กำหนด เลือกทีละองค์กรที่เพิ่มได้มากที่สุด (Nemhauser, Wolsey & Fisher 1978)"
    " เทียบกับการเลือกตามอันดับอย่างเดียว",
    "A cell is a network of a province of which no member coaches; it is worth its members below moral model (at least"
    " 1). A candidate reaches the networks it is in and those it meets by the stated weight. Picks are greedy: each"
    " adds most to those before (Nemhauser, Wolsey & Fisher 1978). Beside it: the same number picked by rank alone.",
)
NONE = Words(
    "ยังเลือกชุดโค้ชไม่ได้: {why}",
    "no set of coaches can be chosen yet: {why}",
)
NO_CANDIDATES = Words(
    "ไม่มีองค์กรที่มีผลประเมินระดับคุณธรรมขึ้นไป ขอตารางผลประเมินจากสำนักงานวัฒนธรรมจังหวัด",
    "no organisation is assessed as moral or higher: ask the provincial culture office for the assessed levels",
)
NO_CELLS = Words("ทุกเครือข่ายที่รู้สมาชิกมีโค้ชแล้ว", "every network with known members has a coach already")
NO_MEMBERS = Words("ไม่มีรายชื่อสมาชิกเครือข่าย ขอรายชื่อก่อน", "no members of networks are known: ask for lists of members")


def cells(frames: Frames) -> pd.Series:
    """Worth by network: its members below model level, at least 1, where none of its members coaches."""
    of = frames["memberships"]
    people = frames["coach_bodies"]
    coaches = {*frames["coached"]["coach"], *people["organization"]}
    levels = frames["levels"].dropna(subset="level")
    model = set(levels.loc[[level_number(v) == MODEL for v in levels["level"]], "organization"])
    has = set(of.loc[of["organization"].isin(list(coaches)), "network"])
    lacking = of[~of["network"].isin(list(has))]
    below = (~lacking["organization"].isin(list(model))).groupby(lacking["network"]).sum()
    return below.clip(lower=1).astype("int64").sort_index()


def reach(world: World, table: pd.DataFrame, networks: pd.Index, frames: Frames, contact: float) -> sparse.csr_array:
    """Candidates x networks: whether it is a member, or met members with that summed weight."""
    bodies = pd.Index(table["organization"])
    of = frames["memberships"]
    row, column = bodies.get_indexer(pd.Index(of["organization"])), networks.get_indexer(pd.Index(of["network"]))
    met = world.strength.tocoo()
    strong = met.data >= max(contact, 1e-12)
    actor: Ints = bodies.get_indexer(pd.Index(world.organization))[met.row[strong]]
    rows = np.concatenate([row, actor])
    columns = np.concatenate([column, networks.get_indexer(world.networks)[met.col[strong]]])
    good = (rows >= 0) & (columns >= 0)
    shape = (len(bodies), len(networks))
    return sparse.csr_array((np.ones(int(good.sum())), (rows[good], columns[good])), shape=shape)


def rows(frames: Frames, p: Values) -> Answer:
    """The picks in their order."""
    world = world_of(frames)
    found = candidates(ranked(world, frames, p))
    found = found[found["ready"] >= int(p["ready_only"])]
    found = found.sort_values(["rank", "province", "organization"], ignore_index=True)
    worth = cells(frames)
    place = frames["networks"].set_index("network")["province"].reindex(worth.index)
    worth = worth[(place == p["province"]).to_numpy(dtype=bool, na_value=False)] if p["province"] else worth
    covers = reach(world, found, worth.index, frames, p["contact"])
    value = worth.to_numpy(dtype=np.float64)
    picks = greedy(covers, value, p["budget"])
    table = found.iloc[[row for row, _ in picks]].reset_index(drop=True)
    plain = found.index[: len(picks)]
    table["plain_rank"], table["rank"] = table["rank"], np.arange(1, len(table) + 1)
    table["gain"] = [int(gain) for _, gain in picks]
    table["covered"] = table["gain"].cumsum() / max(value.sum(), 1)
    table["in_plain"] = [row in plain for row, _ in picks]
    added = new_cells(covers, [row for row, _ in picks])
    names = shown_networks(frames["networks"])
    table["networks_added"] = [len(a) for a in added]
    table["networks_named"] = ["; ".join(str(names[n]) for n in worth.index[a]) for a in added]
    values: dict[str, Any] = {c.name: table[c.name] for c in COLUMNS if c.name in table}
    values["organization"], values["networks"] = table["name"], table["networks_named"]
    values["band"] = [BAND_WORDS[b].say(p["lang"]) for b in table["band"]]
    counts = (
        frames["presence"]["organization"]
        .value_counts()
        .add(frames["memberships"]["organization"].value_counts(), fill_value=0)
    )
    counted = counts.reindex(table["organization"]).fillna(0).astype("int64").to_numpy()
    keys = table[["organization", "province"]].assign(node=None, counted=counted)
    by_rank = covered(covers, value, list(plain))
    said = sentence(table, worth, by_rank, frames, len(found))
    return Answer(framed(COLUMNS, values, len(table)), keys, said)


def new_cells(covers: sparse.csr_array, picks: list[int]) -> list[Ints]:
    """The cells that each pick is the first to cover."""
    done: set[int] = set()
    found = []
    for row in picks:
        mine = {int(c) for c in covers.indices[covers.indptr[row] : covers.indptr[row + 1]]} - done
        done |= mine
        found.append(np.array(sorted(mine), np.int64))
    return found


def covered(covers: sparse.csr_array, worth: Floats, picks: list[int]) -> float:
    """The worth of the cells that the picks cover."""
    return float(worth[np.unique(covers[picks].indices)].sum()) if picks else 0.0


def sentence(table: pd.DataFrame, worth: pd.Series, by_rank: float, frames: Frames, found: int) -> Words:
    """How far the set reaches, beside the plain one; else what is missing."""
    if not len(table):
        why = NO_MEMBERS if not len(frames["memberships"]) else NO_CANDIDATES if not found else NO_CELLS
        return NONE.fill(why=why)
    k, networks, gain = len(table), int(table["networks_added"].sum()), int(table["gain"].sum())
    whole, both = int(worth.sum()), int(table["in_plain"].sum())
    first = ", ".join(table["name"].head(3))
    return joined(
        [
            Words(
                f"เลือก {k} องค์กร ({first}) เข้าถึง {networks} จาก {len(worth)} เครือข่ายที่ยังไม่มีโค้ช",
                f"{k} picks ({first}) reach {networks} of the {len(worth)} networks without a coach",
            ),
            Words(
                f"องค์กรที่ยังไม่ถึงระดับต้นแบบ {gain} จาก {whole} แห่ง"
                f" ถ้าเลือกตามอันดับอย่างเดียวจะได้ {int(by_rank)} ตรงกัน {both} องค์กร",
                f"{gain} of their {whole} organisations below model level; the first {k} by rank would reach"
                f" {int(by_rank)}, and {both} are in both",
            ),
            Words(
                "ขั้นต่อไป: ชวนตามลำดับนี้ แล้วดู coach-path ของผู้ที่ยังไม่พร้อม",
                "next: invite in this order, and see coach-path for those not ready",
            ),
        ],
        "; ",
        "; ",
    )


COACH_SET = Question(
    "coach-set",
    "ถ้าเลือกได้จำกัด ควรพัฒนาองค์กรใดเป็นโค้ชจึงเข้าถึงเครือข่ายที่ยังไม่มีโค้ชมากที่สุด",
    "For a limited number, which organisations together reach most networks that lack a coach?",
    (PROVINCE, YEAR, BUDGET, READY_ONLY, CONTACT, MAX_LOAD, WITHIN),
    COLUMNS,
    CORES,
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
    picture="cards",
)
