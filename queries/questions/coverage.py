"""What the sources do and do not say: how much is named of what exists, and whether ranks can stand on it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from queries.cores.coverage import OF_MEETINGS, OF_MEMBERSHIPS, OF_NETWORKS, OF_ORGANIZATIONS
from queries.cores.organizations import COACHED, HONOURS, LEVELS, ORGANIZATIONS
from queries.cores.requests import REQUESTS
from queries.questions import coverage_words as words
from queries.questions.listing import first_rows, of_nodes
from queries.questions.shared import PROVINCE, YEAR
from queries.record import Answer, Column, Frames, Parameter, Question, Values
from queries.words import Words

MODEL = "ต้นแบบ"
COLUMNS = (
    Column("province", "text", "จังหวัด (ว่าง: ทั้งหมด)", "Province (empty: all of them)", identity=True),
    Column("aspect", "text", "เรื่องที่ดู", "What is looked at", identity=True),
    Column("known", "int", "รู้แล้ว", "Known", Words("รายการ", "items")),
    Column("total", "int", "ทั้งหมดที่รู้ว่ามี", "All that are known to exist", Words("รายการ", "items")),
    Column("share", "float", "ครอบคลุม", "Share known", Words("0 ถึง 1", "0 to 1")),
    Column("reading", "text", "ใช้จัดอันดับได้หรือยัง", "Whether ranks can stand on it"),
    Column("decides", "text", "ใช้ตอบคำถามใด", "What rests on it"),
    Column("ask_for", "text", "ต้องทำอะไรต่อ", "What to do next"),
)
ENOUGH = Parameter("enough", "float", 0.6, "ครอบคลุมเท่าใดจึงพอจัดอันดับ", "The share from which ranks hold", (0.01, 1.0))


def rows(frames: Frames, p: Values) -> Answer:
    """By province, the least known first; what has no province stands first."""
    counted = pd.concat([frames[c.name] for c in CORES[:4]] + [stated(frames)], ignore_index=True)
    table = counted[counted["total"] > 0].copy()
    table["counted"] = table["items"]
    share = table["known"].astype("float64") / table["total"].astype("float64")
    table["share"] = share.round(9)
    table["reading"] = np.select([share >= p["enough"], share >= p["enough"] / 2], ["hold", "care"], "grey")
    table["place"] = table["province"].fillna("")
    table = table.sort_values(["place", "share", "aspect"]).reset_index(drop=True)
    lang, of = p["lang"], [words.ASPECTS[a] for a in table["aspect"]]
    values = {
        "aspect": [a.what.say(lang) for a in of],
        "reading": [words.READINGS[r].say(lang) for r in table["reading"]],
        "decides": [a.decides.say(lang) for a in of],
    }
    values["ask_for"] = [a.do.say(lang) if s < 1 else "" for a, s in zip(of, table["share"], strict=True)]
    return first_rows(COLUMNS, table, values, words.sentence(table), warnings(table), len(table))


def stated(frames: Frames) -> pd.DataFrame:
    """The rows of model organisations and coaches: how many of the latest stated count have a name."""
    asked = frames["requests"].sort_values(["year", "node"], na_position="first")
    found = []
    for what, aspect, named in (
        ("model organisations", "model organisations", models(frames)),
        ("coaches", "coaches", coaches(frames)),
    ):
        last = asked[asked["what"] == what].drop_duplicates("province", keep="last")
        known = named.reindex(last["province"].fillna("")).fillna(0).to_numpy(dtype=np.int64)
        total = np.maximum(last["count"].to_numpy(dtype=np.int64), known)
        found.append(
            pd.DataFrame(
                {
                    "province": last["province"].astype("object"),
                    "aspect": aspect,
                    "items": 1,
                    "known": known,
                    "total": total,
                    "nodes": [[n] for n in last["node"]],
                }
            )
        )
    return pd.concat(found, ignore_index=True)


def models(frames: Frames) -> pd.Series:
    """By province the named organisations that were assessed or honoured as models."""
    levels, honours = frames["levels"], frames["honours"]
    named = [
        levels.loc[levels["level"].fillna("").str.contains(MODEL, regex=False), "organization"],
        honours.loc[honours["honour"].fillna("").str.contains(MODEL, regex=False), "organization"],
    ]
    return by_province(pd.concat(named).unique(), frames)


def coaches(frames: Frames) -> pd.Series:
    """By province the named organisations that coach."""
    return by_province(frames["coached"]["coach"].unique(), frames)


def by_province(organizations: Any, frames: Frames) -> pd.Series:
    o = frames["organizations"]
    mine = o[o["organization"].isin(organizations)]
    return mine["province"].astype("object").fillna("").value_counts()


def warnings(table: pd.DataFrame) -> tuple[Words, ...]:
    """What may be counted twice."""
    single = table[table["aspect"] == "one entry a name"]
    twice = int((single["total"] - single["known"]).sum())
    if not twice:
        return ()
    return (
        Words(
            f"{twice} องค์กรอาจเป็นรายการซ้ำ รอการตัดสินใน saan review",
            "{n} possible duplicate{s}: saan review asks about them",
        ).fill(n=twice),
    )


CORES = (OF_MEETINGS, OF_NETWORKS, OF_MEMBERSHIPS, OF_ORGANIZATIONS, ORGANIZATIONS, LEVELS, HONOURS, COACHED, REQUESTS)
COVERAGE = Question(
    "coverage",
    "แหล่งข้อมูลบอกอะไร ไม่บอกอะไร และพอจัดอันดับหรือยัง",
    "What do the sources say and not say, and can ranks stand on it?",
    (PROVINCE, YEAR, ENOUGH),
    COLUMNS,
    CORES,
    rows,
    of_nodes,
    words.METHOD.th,
    words.METHOD.en,
)
