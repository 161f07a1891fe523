"""Which networks are linked, by what kind of tie, and who carries it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from queries.cores import pairs
from queries.cores.carriers import CARRIERS, POSTS_OF
from queries.cores.meetings import MEETING_BODIES, MEMBER_NETWORKS
from queries.cores.networks import GROUPS, NETWORK_SIZES, NETWORKS
from queries.found import columns, partly, spelt
from queries.methods.mixing import ei_index
from queries.methods.ranks import DECIMALS
from queries.questions import link_words as words
from queries.questions.hubs import DOUBT
from queries.questions.link_evidence import evidence
from queries.questions.link_lift import LIFT_CORES, add_lift
from queries.questions.shared import PROVINCE, YEAR, framed, numbered, shown_networks
from queries.record import Answer, Column, Frames, Parameter, Question, Values
from queries.words import Words

ORGANISATION, MEETING = Words("องค์กร", "organisations"), Words("การประชุม", "meetings")
MEMBERS = Words("รายชื่อสมาชิกของทั้งสองเครือข่าย", "members of both networks")
ATTENDANCE = Words("ชื่อสมาชิกของเครือข่ายที่เข้าร่วมการประชุม", "members of the network named at meetings")
LIFTED = Words(
    "การประชุมตั้งแต่ 2 ครั้งที่มีชื่อสมาชิกของทั้งสองเครือข่าย และ doubt=on",
    "two meetings with named members of both networks, and doubt=on",
)
# from the strongest tie to the weakest; never added up, and likeness (the same sector) is no tie
TIES = ("coaching", "shared_members", "shared_people", "support", "co_organised", "working_meetings", "assemblies")
OF_MEMBERS, OF_MEETINGS = TIES[:3], TIES[4:]
# how many links stand behind one carrier of a tie
LINKS = dict(zip(TIES, (3, 2, 2, 1, 2, 2, 2), strict=True))
COLUMNS = (
    Column("network_a", "text", "เครือข่ายหนึ่ง", "One network", identity=True),
    Column("network_b", "text", "อีกเครือข่ายหนึ่ง", "The other network", identity=True),
    Column("tie", "text", "ความเชื่อมโยงที่แน่นที่สุด", "The strongest tie"),
    Column("grade", "int", "ระดับของความเชื่อมโยง 1 แน่นที่สุด", "Grade of the tie, 1 is the strongest"),
    Column("networks", "int", "แถวนี้แทนกี่เครือข่าย", "Networks in this row", Words("เครือข่าย", "networks")),
    Column("pairs", "int", "แถวนี้แทนกี่คู่", "Pairs in this row", Words("คู่", "pairs")),
    Column("shared_organizations", "int", "องค์กรที่สังกัดทั้งสอง", "Organisations in both", ORGANISATION, minimum=MEMBERS),
    Column(
        "density",
        "float",
        "องค์กรร่วมต่อองค์กรทั้งหมดของสองเครือข่าย",
        "Shared of all organisations of the two",
        minimum=MEMBERS,
    ),
    Column(
        "coaching",
        "int",
        "องค์กรของเครือข่ายหนึ่งเป็นโค้ชให้อีกเครือข่าย",
        "Coaching between members",
        Words("คู่", "pairs"),
        minimum=MEMBERS,
    ),
    Column(
        "shared_people",
        "int",
        "คนที่มีตำแหน่งในองค์กรของทั้งสอง",
        "People with posts in both",
        Words("คน", "people"),
        minimum=MEMBERS,
    ),
    Column("support", "int", "ระบุว่าหนุนเสริมกัน", "Said to support one another", Words("ครั้ง", "times")),
    Column("co_organised", "int", "ร่วมกันจัด", "Organised together", MEETING),
    Column("working_meetings", "int", "ประชุมงานเดียวกัน", "In the same working meeting", MEETING),
    Column("assemblies", "int", "อยู่ในเวทีใหญ่เดียวกัน", "In the same assembly", MEETING),
    Column(
        "ei_a",
        "float",
        "เครือข่ายหนึ่งหันออกนอกแค่ไหน (-1 ใน, 1 นอก)",
        "How outward the one is (-1 to 1)",
        minimum=ATTENDANCE,
    ),
    Column(
        "ei_b",
        "float",
        "อีกเครือข่ายหันออกนอกแค่ไหน (-1 ใน, 1 นอก)",
        "How outward the other is (-1 to 1)",
        minimum=ATTENDANCE,
    ),
    Column(
        "lift",
        "float",
        "พบกันกี่เท่าของที่ควรเป็นโดยบังเอิญ",
        "How many times as often as by chance their members sit together",
        Words("เท่า", "times"),
        minimum=LIFTED,
    ),
    Column(
        "lift_p",
        "float",
        "โอกาสที่บังเอิญจะให้มากเท่านี้ (0-1)",
        "How often chance alone gives as much (0-1)",
        minimum=LIFTED,
    ),
    Column("chance_low", "float", "บังเอิญให้ตั้งแต่", "Chance gives from", Words("เท่า", "times"), minimum=LIFTED),
    Column("chance_high", "float", "บังเอิญให้ถึง", "Chance gives up to", Words("เท่า", "times"), minimum=LIFTED),
    Column("carried_by", "text", "ใครหรืออะไรเชื่อม", "Who or what carries the tie"),
)
ASSEMBLY = Parameter(
    "assembly",
    "int",
    60,
    "นับเป็นเวทีใหญ่เมื่อมีหน่วยงานตั้งแต่",
    "An assembly is a meeting of at least so many bodies",
    (2, 100000),
)
FOLD = Parameter("fold", "bool", True, "รวมคู่ที่เหมือนกันทุกอย่างเป็นแถวเดียว", "Fold pairs alike in everything into one row")


def tied_pairs(frames: Frames) -> pd.DataFrame:
    """One row a pair with any tie: the count and carriers of each tie, 0 and none where there is no such tie."""
    table = pd.concat([frames[t][["network_a", "network_b"]] for t in TIES]).drop_duplicates()
    table = table.sort_values(["network_a", "network_b"], ignore_index=True)
    for tie in TIES:
        found = frames[tie].rename(columns={"shared": tie, "carriers": f"by_{tie}"})
        table = table.merge(found, on=["network_a", "network_b"], how="left")
        table[tie] = table[tie].fillna(0).astype("Int64")
    has = np.stack([(table[t] > 0).to_numpy(dtype=bool) for t in TIES])
    table["grade"] = has.argmax(axis=0) + 1 if len(table) else []
    return table


def add_measures(table: pd.DataFrame, frames: Frames) -> None:
    """Provinces, density and E-I; member-based counts are missing where a network's members are unknown."""
    size = frames["network_sizes"].set_index("network")["members"]
    a, b = (size.reindex(table[f"network_{x}"]).to_numpy(dtype=float, na_value=np.nan) for x in "ab")
    known = ~np.isnan(a + b)
    table["shared_organizations"] = table["shared_members"].where(known)
    shared = table["shared_members"].to_numpy(dtype=float)
    table["density"] = np.where(known, shared / np.where(known, a + b - shared, 1), np.nan)
    for tie in OF_MEMBERS:
        table[tie] = table[tie].where(known | (table[tie] > 0).to_numpy())
    ei = outward(frames)
    province = frames["networks"].set_index("network")["province"]
    for x in "ab":
        table[f"ei_{x}"] = ei.reindex(table[f"network_{x}"]).to_numpy(dtype=float).round(DECIMALS)
        table[f"province_{x}"] = province.reindex(table[f"network_{x}"]).astype("object").to_numpy()


def outward(frames: Frames) -> pd.Series:
    """The E-I index by network."""
    there = columns(frames, "member_networks", "meeting", "network", "members")
    met = columns(frames, "meeting_bodies", "meeting", "named", "known", "bodies")
    (at, meeting), _ = numbered(there["meeting"], met["meeting"])
    (network,), networks = numbered(there["network"])
    counts = pd.DataFrame({"meeting": at, "network": network, "members": np.asarray(there["members"])})
    bodies = partly(frames, met, "meeting_bodies", "named", "known", "bodies").set_index(meeting)
    ei = ei_index(counts, bodies["known"], bodies[["named", "bodies"]].max(axis=1))
    return ei.set_axis(spelt(frames, networks)[ei.index])


def folded(table: pd.DataFrame, fold: bool) -> pd.DataFrame:
    """Pairs tied by meetings alone, and alike in everything, as one row: `members` lists the networks."""
    table["members"] = [[a, b] for a, b in zip(table["network_a"], table["network_b"], strict=True)]
    table["pairs"], table["networks"] = 1, 2
    able = (table["grade"] > TIES.index(OF_MEETINGS[0])) & fold
    rows = table[able].copy()
    rows["like"] = ["|".join(v if isinstance(v, str) else "" for v in r) for r in carriers_text(rows)]
    alike = ["province_a", "province_b", *TIES, "ei_a", "ei_b", "like"]
    grouped = rows.groupby(alike, dropna=False, sort=False)
    rows["group"], rows["of"] = grouped.ngroup(), grouped["pairs"].transform("size")
    kept = [table[~able], rows[rows["of"] < 3]]
    for _, same in rows[rows["of"] >= 3].groupby("group", sort=False):
        one = same.iloc[[0]].copy()
        one["members"] = [sorted({*same["network_a"], *same["network_b"]})]
        one["networks"], one["pairs"] = len(one["members"].iloc[0]), len(same)
        kept.append(one)
    return pd.concat([k for k in kept if len(k)] or [table], ignore_index=True)


def carriers_text(rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    """For each row the carriers of its meetings as texts that compare."""
    lists = [
        [" ".join(v) if not np.isscalar(v) and v is not pd.NA else "" for v in rows[f"by_{t}"]] for t in OF_MEETINGS
    ]
    return list(zip(*lists, strict=True))


def rows(frames: Frames, p: Values) -> Answer:
    """Pairs from the strongest tie down, then the groups that are counted and not named."""
    table = tied_pairs(frames)
    add_measures(table, frames)
    table = folded(table, p["fold"])
    lifted = add_lift(table, frames, p)
    table["strength"] = [row[TIES[row["grade"] - 1]] for row in table[["grade", *TIES]].to_dict("records")]
    table = table.sort_values(["grade", "strength", "network_a", "network_b"], ascending=[True, False, True, True])
    table = table.reset_index(drop=True)
    names = shown_networks(frames["networks"])
    values: dict[str, Any] = {c.name: table[c.name] for c in COLUMNS if c.name in table}
    values["network_a"], values["network_b"] = words.pair_names(table, names, p["lang"])
    values["tie"] = [words.TIE_WORDS[g - 1].say(p["lang"]) for g in table["grade"]]
    values["carried_by"] = words.carried(table, frames, TIES, p)
    frame = framed(COLUMNS, values, len(table))
    unnamed = words.unnamed(frames["groups"])
    extra = framed(COLUMNS, words.unnamed_rows(unnamed, p["lang"]), len(unnamed))
    counted = sum((table[t].fillna(0).astype("int64") * LINKS[t] for t in TIES), pd.Series(0, index=table.index))
    keys = table[["members", "grade", *(f"by_{t}" for t in TIES)]].assign(
        counted=counted * table["networks"] // 2, group=None
    )
    more = pd.DataFrame({"group": unnamed["group"].tolist(), "counted": 1})
    whole = pd.concat([f for f in (frame, extra) if len(f)] or [frame], ignore_index=True)
    all_keys = pd.concat([k for k in (keys, more) if len(k)] or [keys], ignore_index=True)
    return Answer(
        whole, all_keys, words.sentence(table, names, frames, unnamed), (*lifted, *words.warnings(table, frames))
    )


NETWORK_LINKS = Question(
    "network-links",
    "เครือข่ายใดเชื่อมกัน เชื่อมแบบใด และใครเชื่อม",
    "Which networks are linked, how, and who carries the link?",
    (PROVINCE, YEAR, ASSEMBLY, FOLD, DOUBT),
    COLUMNS,
    (
        NETWORKS,
        GROUPS,
        NETWORK_SIZES,
        pairs.COACHING,
        pairs.SHARED_MEMBERS,
        pairs.SHARED_PEOPLE,
        pairs.SUPPORT,
        pairs.CO_ORGANISED,
        pairs.WORKING_MEETINGS,
        pairs.ASSEMBLIES,
        MEMBER_NETWORKS,
        MEETING_BODIES,
        CARRIERS,
        POSTS_OF,
        *LIFT_CORES,
    ),
    rows,
    evidence,
    words.METHOD.th,
    words.METHOD.en,
    picture="matrix",
)
