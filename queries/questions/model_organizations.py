"""Assessed organisations by district and level, and the districts without a model organisation."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from queries.cores.located import DISTRICTS, LOCATED
from queries.cores.organizations import HONOURS, LEVELS
from queries.cores.requests import REQUESTS
from queries.questions.coach_rules import MODEL, MORAL, PROMOTING, level_number
from queries.questions.listing import first_rows
from queries.questions.shared import PROVINCE, YEAR
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

ORGANISATION = Words("องค์กร", "organisations")
TABLE = Words("ตารางผลประเมิน (องค์กร ปี ระดับ)", "a table of assessed levels")
COLUMNS = (
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column(
        "district",
        "text",
        "อำเภอ หรือทั้งจังหวัด",
        "District, or the whole province",
        identity=True,
    ),
    Column("organizations", "int", "องค์กรที่รู้ชื่อ", "Organisations known", ORGANISATION),
    Column("promoting", "int", "ระดับส่งเสริมคุณธรรม", "At the promoting level", ORGANISATION, minimum=TABLE),
    Column("moral", "int", "ระดับคุณธรรม", "At the moral level", ORGANISATION, minimum=TABLE),
    Column("model", "int", "ระดับคุณธรรมต้นแบบ หรือได้รับยกย่องเป็นต้นแบบ", "Model organisations", ORGANISATION, minimum=TABLE),
    Column("stated", "int", "องค์กรต้นแบบที่ระบุจำนวน (ทั้งจังหวัด)", "Model organisations as stated (province)", ORGANISATION),
    Column("which", "text", "องค์กรต้นแบบที่รู้ชื่อ", "Model organisations by name"),
    Column("gap", "text", "ขาดอะไร", "What is missing"),
    Column("next", "text", "ควรทำอะไรต่อ", "What to do next"),
)
NAMED = "ต้นแบบ"
SHOWN = 3
NO_MODEL = Words("ยังไม่มีองค์กรต้นแบบที่รู้ชื่อ", "no model organisation is known")
UNKNOWN = Words("ข้อมูลไม่พอ", "not enough data")
LESS = Words("ระบุ {stated} แห่ง รู้ชื่อ {n} แห่ง", "{stated} stated, {n} named")
WHOLE, UNPLACED = Words("ทั้งจังหวัด", "whole province"), Words("ไม่ระบุอำเภอ", "district not stated")
RAISE = Words("พัฒนาจากองค์กรระดับคุณธรรมในอำเภอ (ดู coach-path)", "raise one of the moral level there (see coach-path)")
ASSESS = Words("ชวนองค์กรในอำเภอเข้ารับการประเมิน", "have organisations of the district assessed")
ASK = Words(
    "ขอรายชื่อองค์กรต้นแบบพร้อมอำเภอ จากสำนักงานวัฒนธรรมจังหวัด", "ask the provincial culture office for the names and districts"
)
METHOD = Words(
    "แต่ละองค์กรนับครั้งเดียวที่ระดับล่าสุดจนถึงปีที่ถาม ต้นแบบรวมองค์กรที่ได้รับยกย่องเป็นต้นแบบ อำเภอดูตามที่แหล่งข้อมูลระบุ"
    " รายชื่ออำเภอคืออำเภอที่แหล่งข้อมูลกล่าวถึง ไม่ใช่ทุกอำเภอของจังหวัด จำนวนที่ระบุคือจำนวนล่าสุดของจังหวัด",
    "Each organisation counts once, at its latest level up to the year asked for;"
    " models include those honoured as models."
    " Districts are those that the sources name, which need not be all of a"
    " province. The stated number is the latest of"
    " the province.",
)


def rows(frames: Frames, p: Values) -> Answer:
    """Provinces with their stated counts first, each followed by its districts, those without a model in front."""
    of = graded(frames)
    table = pd.concat([provinces_of(of, frames), districts_of(of, frames)], ignore_index=True)
    table = table.sort_values(["province", "whole", "model", "district"], ascending=[True, False, True, True])
    table = table.reset_index(drop=True)
    known = table["province"].isin(of.loc[of["number"] > 0, "province"]) | (table["model"] > 0)
    for column in ("promoting", "moral", "model"):
        table[column] = table[column].astype("Int64").where(known)
    told = [gap_of(r) for r in table.to_dict("records")]
    whole = WHOLE.say(p["lang"])
    values: dict[str, Any] = {
        "district": table["district"].fillna(UNPLACED.say(p["lang"])).where(~table["whole"], whole),
        "gap": [g.say(p["lang"]) for g, _ in told],
        "next": [d.say(p["lang"]) for _, d in told],
        "which": [names_of(n, p["lang"]) for n in table["names"]],
    }
    table["counted"] = [max(1, len(x)) for x in table["nodes"]]
    return first_rows(COLUMNS, table, values, sentence(table), (), len(table))


def graded(frames: Frames) -> pd.DataFrame:
    """organization, name, province, district, number: the latest level, the higher of one year, as 1 to 3; else 0."""
    levels = frames["levels"].dropna(subset="level")
    distinct = {v: level_number(v) for v in levels["level"].unique()}
    levels = levels.assign(number=levels["level"].map(distinct).astype("float64"), year=levels["year"].fillna(0))
    last = levels.sort_values(["year", "number"]).drop_duplicates("organization", keep="last")
    number = last.set_index("organization")["number"]
    honours = frames["honours"]
    models = honours.loc[honours["honour"].fillna("").str.contains(NAMED, regex=False), "organization"]
    of = frames["located"].copy()
    found = number.reindex(of["organization"]).fillna(0).to_numpy(dtype=np.int64)
    of["number"] = np.where(of["organization"].isin(models), MODEL, found)
    return of.sort_values("organization", ignore_index=True)


def tally(of: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Counts by level, the names of models, and the nodes to show: models first."""
    of = of.assign(first=-of["number"])
    grouped = of.groupby(by)
    sizes = (
        grouped["number"].value_counts().unstack(fill_value=0).reindex(columns=[PROMOTING, MORAL, MODEL], fill_value=0)
    )
    table = sizes.set_axis(["promoting", "moral", "model"], axis=1)
    table["organizations"] = grouped.size()
    table["names"] = of[of["number"] == MODEL].groupby(by)["name"].agg(list)
    table["nodes"] = of.sort_values(["first", "organization"]).groupby(by)["organization"].agg(lambda x: list(x[:20]))
    return table


def provinces_of(of: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """Provinces with a stated count or a known level."""
    table = tally(of.dropna(subset="province"), ["province"])
    table = table[table[["promoting", "moral", "model"]].sum(axis=1) > 0]
    asked = frames["requests"]
    stated = asked[asked["what"] == "model organisations"].dropna(subset="province")
    stated = stated.sort_values(["year", "node"], na_position="first")
    stated = stated.drop_duplicates("province", keep="last").set_index("province")[["count", "node"]]
    table = table.reindex(table.index.union(stated.index)).rename_axis("province")
    table["stated"] = stated["count"].reindex(table.index)
    table["organizations"] = of.groupby("province").size().reindex(table.index)
    both = zip(table["nodes"], stated["node"].reindex(table.index), strict=True)
    nodes = [([n] if isinstance(n, str) else []) + (o if isinstance(o, list) else []) for o, n in both]
    table["nodes"] = pd.Series(nodes, index=table.index, dtype=object)
    return filled(table.reset_index()).assign(whole=True, district=None)


def districts_of(of: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """Districts named by a source; organisations without one make a row of their own where a level is known."""
    placed = of.dropna(subset=["province", "district"])
    table = tally(placed, ["province", "district"])
    place = ["province", "district"]
    named = frames["districts"].dropna(subset=place).drop_duplicates(place).set_index(place)["node"]
    table = table.reindex(table.index.union(named.index)).rename_axis(place)
    both = zip(table["nodes"], named.reindex(table.index), strict=True)
    table["nodes"] = pd.Series([o if isinstance(o, list) else [n] for o, n in both], index=table.index, dtype=object)
    apart = of[of["district"].isna() & of["province"].notna() & (of["number"] > 0)]
    alone = tally(apart, ["province"]).reset_index().assign(district=None)
    return filled(pd.concat([table.reset_index(), alone], ignore_index=True)).assign(whole=False, stated=None)


def filled(table: pd.DataFrame) -> pd.DataFrame:
    """Counts as whole numbers and lists as lists where nothing was found."""
    for column in ("organizations", "promoting", "moral", "model"):
        table[column] = table[column].fillna(0).astype("int64")
    table["names"] = [x if isinstance(x, list) else [] for x in table["names"]]
    return table


def gap_of(row: dict[Any, Any]) -> tuple[Words, Words]:
    """What is missing in a row, and what to do."""
    nothing = Words("", "")
    if row["whole"]:
        named = 0 if pd.isna(row["model"]) else int(row["model"])
        if pd.notna(row["stated"]) and row["stated"] > named:
            return LESS.fill(stated=int(row["stated"]), n=named), ASK
        return nothing, nothing
    if pd.isna(row["model"]):
        return UNKNOWN, ASK
    if row["model"]:
        return nothing, nothing
    return NO_MODEL, RAISE if row["moral"] else ASSESS


def names_of(names: list[str], lang: str) -> str:
    """The first names, and how many more."""
    more = len(names) - SHOWN
    tail = Words(f" และอีก {more}", f" and {more} more").say(lang) if more > 0 else ""
    return ", ".join(names[:SHOWN]) + tail


def sentence(table: pd.DataFrame) -> Words:
    """How many models are named of those stated, and which districts have none."""
    if not len(table):
        return (
            Words(
                "ยังไม่รู้องค์กรที่ประเมินแล้วหรืออำเภอใดในขอบเขตที่ถาม; ทำต่อ: ",
                "no assessed organisation or district is known; next: ",
            )
            + ASK
        )
    whole, districts = table[table["whole"]], table[~table["whole"] & table["district"].notna()]
    named, stated = int(whole["model"].fillna(0).sum()), int(whole["stated"].fillna(0).sum())
    parts = [Words(f"รู้ชื่อองค์กรต้นแบบ {named:,} แห่ง", f"{named:,} model organisations are known by name")]
    if stated:
        n = int(whole["stated"].notna().sum())
        parts.append(Words(f"{n} จังหวัดระบุไว้รวม {stated:,} แห่ง", f"{n} provinces state {stated:,} in all"))
    known = districts.dropna(subset="model")
    lacking = known[known["model"] == 0]
    if len(known):
        first = ", ".join(
            f"{d} ({p})" for d, p in zip(lacking["district"].head(3), lacking["province"].head(3), strict=True)
        )
        tail = Words(f" เช่น {first}", f", such as {first}") if len(lacking) else Words("", "")
        th, en = f"{len(lacking)} จาก {len(known)} อำเภอยังไม่มี", f"{len(lacking)} of {len(known)} districts have none"
        parts.append(Words(th, en) + tail)
    do = RAISE if len(lacking) else ASK
    return joined([*parts, Words("ทำต่อ: ", "next: ") + do], "; ", "; ")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """The levels and honours of the organisations, then what names the district or states the count."""
    of = frames["levels"]
    mine = of[of["organization"].isin(row["nodes"])].sort_values(["organization", "designation"])
    refs = [Ref("ASSESSED_AT", o, d) for o, d in zip(mine["organization"], mine["designation"], strict=True)]
    honours = frames["honours"]
    mine = honours[honours["organization"].isin(row["nodes"])].sort_values(["organization", "of"])
    refs += [Ref("RECOGNISED_AS", o, d) for o, d in zip(mine["organization"], mine["of"], strict=True)]
    return list(dict.fromkeys(refs)) + [Ref("", n) for n in row["nodes"]]


MODEL_ORGANIZATIONS = Question(
    "model-organizations",
    "องค์กรต้นแบบอยู่อำเภอใด ระดับใด และอำเภอใดยังไม่มี",
    "Where do the model organisations stand, by district and level, and which districts have none?",
    (PROVINCE, YEAR),
    COLUMNS,
    (LOCATED, DISTRICTS, LEVELS, HONOURS, REQUESTS),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
