"""Who coaches whom over the batches: load, yield, provinces left without a coach, and who would be missed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from queries.cores.carriers import POSTS_OF
from queries.cores.networks import NETWORKS
from queries.cores.organizations import COACHED, LEVELS, ORGANIZATIONS
from queries.cores.requests import COACH_BATCHES
from queries.methods.ranks import ranks
from queries.questions.coach_rules import MORAL, level_number
from queries.questions.link_words import people
from queries.questions.listing import TOP, first_rows
from queries.questions.shared import PROVINCE, YEAR
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

ORGANISATION = Words("องค์กร", "organisations")
COACHING = Words("ตารางการเป็นโค้ช", "a table of coaching")
LEVELS_TABLE = Words("ตารางผลประเมิน", "a table of assessed levels")
COLUMNS = (
    Column(
        "about",
        "text",
        "โค้ช จังหวัดที่ยังไม่รู้โค้ช หรือรุ่นที่ระบุไว้",
        "Coach, province without one, or batch told of",
        identity=True,
    ),
    Column("rank", "int", "ถ้าขาดไปกระทบอันดับใด", "Rank by how much it would be missed", minimum=COACHING),
    Column("organization", "text", "โค้ช หรือชื่อรุ่น", "Coach, or name of the batch", identity=True),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("batches", "text", "รุ่นและปี", "Batches and years", minimum=COACHING),
    Column("load", "int", "ดูแลปีล่าสุด", "Coached in its latest year", ORGANISATION, minimum=COACHING),
    Column(
        "coached", "int", "ดูแลมาแล้วทั้งหมด หรือตามที่ระบุ", "Coached in all, or as stated", ORGANISATION, minimum=COACHING
    ),
    Column("yield", "float", "องค์กรต่อรุ่น หรือต่อโค้ช", "Organisations a batch, or a coach", ORGANISATION, minimum=COACHING),
    Column(
        "assessed", "int", "องค์กรที่ดูแลและรู้ผลประเมินหลังจากนั้น", "Of them assessed since", ORGANISATION, minimum=LEVELS_TABLE
    ),
    Column("reached", "int", "ในนั้นถึงระดับคุณธรรมขึ้นไป", "Of those at least moral", ORGANISATION, minimum=LEVELS_TABLE),
    Column(
        "alone", "int", "ถ้าขาดไป องค์กรใดไม่เหลือโค้ช", "Left without any coach if it goes", ORGANISATION, minimum=COACHING
    ),
    Column("next", "text", "ควรทำอะไรต่อ", "What to do next"),
)
ABOUT = {
    "coach": Words("โค้ช", "coach"),
    "orphan": Words("จังหวัดที่ยังไม่รู้โค้ช", "province without a known coach"),
    "batch": Words("รุ่นที่ระบุไว้", "batch told of"),
}
FULL = 8
SECOND = Words("หาโค้ชสำรองให้องค์กรที่มีโค้ชคนเดียว", "find a second coach for those who have no other")
SHARE = Words("แบ่งภาระให้โค้ชอื่น", "share the load with another coach")
ORPHAN = Words(
    "ดู coach-candidates ของจังหวัด หรือขอรายชื่อโค้ช", "see coach-candidates of the province, or ask who coaches there"
)
NAMES = Words(
    "ขอรายชื่อโค้ชและองค์กรที่ดูแล จากเจ้าของโครงการ", "ask the programme's owner for the coaches and whom they coach"
)
METHOD = Words(
    "นับจากการเป็นโค้ชที่ระบุชื่อ จนถึงปีที่ถาม: ภาระคือจำนวนองค์กรในปีล่าสุดของโค้ช ผลิตผลคือองค์กรต่อรุ่น"
    " ผลประเมินนับเฉพาะปีที่เริ่มดูแลเป็นต้นไป ถ้าขาดไปใครไม่เหลือโค้ชคือองค์กรที่ไม่มีโค้ชอื่นเลย อันดับดูจำนวนนี้ก่อน แล้วภาระ"
    " จังหวัดที่ยังไม่รู้โค้ชคือจังหวัดที่รู้ชื่อองค์กรหรือเครือข่าย แต่ไม่มีองค์กรใดได้รับการดูแลในปีล่าสุด",
    "From named coaching up to the year asked for: load is the organisations of a coach's latest year, yield the"
    " organisations a batch; assessments count from the year the coaching began. Missed most is who leaves most"
    " organisations without any other coach, then the greater load. A province is"
    " without a known coach where organisations"
    " or networks are named and none of its organisations was coached in the latest year known.",
)


def rows(frames: Frames, p: Values) -> Answer:
    """Coaches by how much they would be missed, provinces without one, then batches that are only told of."""
    links = links_of(frames, p)
    found = {"coach": coaches_of(links, frames), "orphan": orphans_of(links, frames, p), "batch": batches_of(frames)}
    parts = [f.assign(about=a) for a, f in found.items() if len(f)]
    table = pd.concat(parts or [found["coach"].assign(about="coach")], ignore_index=True)
    lang = p["lang"]
    names = dict(zip(frames["organizations"]["organization"], frames["organizations"]["name"], strict=True))
    names |= people(frames["posts"], p)
    shown = [names.get(k, k) if a == "coach" else k for k, a in zip(table["organization"], table["about"], strict=True)]
    values: dict[str, Any] = {
        "about": [ABOUT[a].say(lang) for a in table["about"]],
        "organization": shown,
        "next": [do(r).say(lang) for r in table.to_dict("records")],
    }
    return first_rows(COLUMNS, table, values, sentence(found, names), (), p["top"])


def links_of(frames: Frames, p: Values) -> pd.DataFrame:
    """coach, coached, batch, year, and the province of the coached; of one province, those coached there."""
    links = frames["coached"].copy()
    place = frames["organizations"].set_index("organization")["province"].astype("object")
    links["province"] = place.reindex(links["coached"]).to_numpy()
    home = place.reindex(links["coach"]).to_numpy()
    links["home"] = np.where(pd.isna(home), links["province"], home)
    return links if p["province"] is None else links[links["province"] == p["province"]]


def coaches_of(links: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """One row a coach."""
    others = links.groupby("coached")["coach"].nunique()
    links = links.assign(alone=links["coached"].map(others) == 1, year=links["year"].fillna(0).astype("int64"))
    by = links.groupby("coach")
    last = links[links["year"] == by["year"].transform("max")]
    table = pd.DataFrame(
        {
            "province": links.sort_values("home").groupby("coach")["home"].first(),
            "load": last.groupby("coach")["coached"].nunique(),
            "coached": by["coached"].nunique(),
            "alone": links[links["alone"]].groupby("coach")["coached"].nunique(),
            "batches": batch_words(links),
            "rounds": links[["coach", "batch", "year"]].drop_duplicates().groupby("coach").size(),
            "counted": by.size(),
        }
    )
    table["alone"] = table["alone"].fillna(0).astype("int64")
    table["yield"] = (table["coached"] / table["rounds"]).round(9)
    grown = since(links, frames["levels"])
    known = len(frames["levels"]) > 0
    for column in ("assessed", "reached"):
        counts = grown[grown[column]].groupby("coach")["coached"].nunique().reindex(table.index).fillna(0)
        table[column] = counts.astype("Int64") if known else pd.array([pd.NA] * len(table), dtype="Int64")
    table = table.rename_axis("organization").reset_index()
    table["rank"] = ranks(table[["alone", "load"]], pd.Series(0, index=table.index))
    return table.sort_values(["rank", "organization"], ignore_index=True)


def batch_words(links: pd.DataFrame) -> pd.Series:
    """By coach the batches with their years: 1 (2566), 2 (2567)."""
    rounds = links[["coach", "batch", "year"]].drop_duplicates().sort_values(["coach", "year", "batch"])
    batch = rounds["batch"].astype("Int64").astype("string").fillna("?")
    year = rounds["year"].astype("str").replace("0", "?")
    words: pd.Series = (batch + " (" + year + ")").groupby(rounds["coach"]).agg(", ".join)
    return words


def since(links: pd.DataFrame, levels: pd.DataFrame) -> pd.DataFrame:
    """coach, coached, assessed, reached: whether an assessment of the year it began or later is known, and how good."""
    begun = links.groupby(["coach", "coached"])["year"].min().reset_index()
    of = levels.rename(columns={"organization": "coached", "year": "level_year"})
    distinct = {v: level_number(v) for v in of["level"].dropna().unique()}
    of = of.assign(number=of["level"].map(distinct).astype("float64"))
    later = begun.merge(of[["coached", "level_year", "number"]], on="coached")
    later = later[later["level_year"].fillna(0) >= later["year"]]
    best = later.groupby(["coach", "coached"])["number"].max()
    found = best.reindex(pd.MultiIndex.from_frame(begun[["coach", "coached"]])).to_numpy(dtype=float)
    return begun.assign(assessed=~np.isnan(found), reached=found >= MORAL)


def orphans_of(links: pd.DataFrame, frames: Frames, p: Values) -> pd.DataFrame:
    """Provinces with named organisations or networks where nobody is coached in the last year that is known."""
    places = pd.concat([frames["organizations"]["province"], frames["networks"]["province"]]).dropna()
    known = sorted(set(places) if p["province"] is None else set(places) & {p["province"]})
    last = frames["coached"]["year"].max()
    now = links if pd.isna(last) else links[links["year"].fillna(last) == last]
    missing = [x for x in known if x not in set(now["province"])] if len(frames["coached"]) else []
    until = links.groupby("province")["year"].max()
    nodes = first_nodes(frames)
    return pd.DataFrame(
        {
            "organization": None,
            "province": missing,
            "until": [until.get(x) for x in missing],
            "nodes": [nodes[x] for x in missing],
            "counted": 1,
        }
    )


def first_nodes(frames: Frames) -> dict[str, list[str]]:
    """By province the first networks, then organisations, by key."""
    n, o = frames["networks"][["province", "network"]], frames["organizations"][["province", "organization"]]
    both = pd.concat([n.set_axis(["province", "node"], axis=1), o.set_axis(["province", "node"], axis=1)])
    both = both.dropna().sort_values("node")
    return {str(p): list(nodes[:5]) for p, nodes in both.groupby("province")["node"]}


def batches_of(frames: Frames) -> pd.DataFrame:
    """Trainings of coaches that a source counts or tells of, without the names."""
    table = frames["coach_batches"].sort_values(["province", "year", "batch", "node"], ignore_index=True)
    batch = table["batch"].astype("Int64").astype("string").fillna("?")
    year = table["year"].astype("Int64").astype("string").fillna("?")
    told = table["batch"].notna() | table["year"].notna()
    each = table["organisations"].astype("float64") / table["coaches"].where(table["coaches"] > 0).astype("float64")
    return pd.DataFrame(
        {
            "organization": table["name"],
            "province": table["province"],
            "batches": (batch + " (" + year + ")").where(told),
            "coached": table["organisations"],
            "yield": each.round(9),
            "coaches": table["coaches"],
            "nodes": [[n] for n in table["node"]],
            "counted": 1,
        }
    )


def do(row: dict[Any, Any]) -> Words:
    """What to do about one row."""
    if row["about"] == "orphan":
        return ORPHAN
    if row["about"] == "batch":
        return NAMES
    return joined([SECOND] * (row["alone"] > 0) + [SHARE] * (row["load"] > FULL), "; ", "; ")


def sentence(found: dict[str, pd.DataFrame], names: dict[str, str]) -> Words:
    """How many coach how many, who would be missed, which provinces have nobody."""
    coaches, orphans, batches = (found[x] for x in ("coach", "orphan", "batch"))
    parts = []
    if len(coaches):
        n, of = len(coaches), int(coaches["coached"].sum())
        parts.append(Words(f"โค้ชที่รู้ชื่อ {n:,} ราย ดูแล {of:,} องค์กร", f"{n:,} named coaches with {of:,} organisations"))
        first = coaches.iloc[0]
        who, left = names.get(first["organization"], first["organization"]), int(first["alone"])
        if left:
            th = f"ถ้าขาด{who} อีก {left} องค์กรไม่เหลือโค้ช"
            parts.append(Words(th, f"without {who}, {left} organisations have no coach left"))
    if len(batches):
        told = Words(f"แหล่งข้อมูลกล่าวถึงการอบรมโค้ช {len(batches)} รายการ", f"trainings of coaches told of: {len(batches)}")
        parts.append(told if len(coaches) else told + Words(" แต่ไม่ระบุชื่อโค้ช", " but name no coach"))
    if len(orphans):
        which = ", ".join(orphans["province"].head(3))
        parts.append(
            Words(
                f"{len(orphans)} จังหวัดยังไม่รู้ว่ามีโค้ช เช่น {which}",
                f"{len(orphans)} provinces without a known coach, such as {which}",
            )
        )
    if not parts:
        parts = [Words("ยังไม่รู้ว่าใครเป็นโค้ชให้ใคร", "it is not known yet who coaches whom")]
    last = SECOND if len(coaches) and int(coaches["alone"].max()) else ORPHAN if len(coaches) else NAMES
    return joined([*parts, Words("ทำต่อ: ", "next: ") + last], "; ", "; ")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """The coaching links of a coach; the networks or the initiative of the other rows."""
    if row["about"] != "coach":
        return [Ref("", n) for n in row["nodes"]]
    mine = frames["coached"][frames["coached"]["coach"] == row["organization"]]
    return [Ref("COACHES", row["organization"], o) for o in sorted(set(mine["coached"]))]


COACH_LINEAGE = Question(
    "coach-lineage",
    "โค้ชแต่ละรุ่นดูแลใคร ได้ผลเท่าใด จังหวัดใดขาดโค้ช และถ้าขาดใครไปจะกระทบมาก",
    "Who coaches whom over the batches, with what yield, which provinces have none, and who would be missed?",
    (PROVINCE, YEAR, TOP),
    COLUMNS,
    (COACHED, ORGANIZATIONS, NETWORKS, LEVELS, COACH_BATCHES, POSTS_OF),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
