"""Goals, behaviours and virtues of provinces, districts and organisations, and who shares them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.cores.goals import GOALS, PROMOTED
from queries.questions.link_evidence import listed
from queries.questions.listing import TOP, first_rows
from queries.questions.shared import PROVINCE, YEAR
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

COLUMNS = (
    Column("owner", "text", "เป้าหมายของ", "Whose", identity=True),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("goal", "text", "เป้าหมายหรือคำขวัญ", "Goal or slogan", identity=True),
    Column("kind", "text", "ชนิด", "Kind"),
    Column("behaviours", "text", "พฤติกรรมที่อยากเห็น", "Behaviours aimed at"),
    Column("virtues", "text", "คุณธรรม", "Virtues", identity=True),
    Column("shared_with", "text", "จังหวัดอื่นที่มุ่งสิ่งเดียวกัน", "Other provinces that aim for the same"),
)
KINDS = {
    "slogan": Words("คำขวัญ", "slogan"),
    "target": Words("เป้าหมาย", "target"),
    "objective": Words("วัตถุประสงค์", "objective"),
    "promoted": Words("คุณธรรมที่ส่งเสริม", "virtues promoted"),
}
METHOD = Words(
    "เป้าหมาย คำขวัญ และพฤติกรรมตามที่แหล่งข้อมูลเขียน คุณธรรมเท่าที่แหล่งข้อมูลโยงกับเป้าหมายหรือระบุว่าส่งเสริม"
    " จังหวัดอื่นที่มุ่งสิ่งเดียวกันคือจังหวัดที่มีพฤติกรรมหรือคุณธรรมเขียนตรงกัน เป้าหมายไม่มีปี จึงเหมือนกันทุกปีที่ถาม",
    "Goals, slogans and behaviours as written; virtues where a source links them"
    " to a goal or says that they are promoted."
    " Others that aim for the same are provinces with a behaviour or virtue"
    " written alike. Goals carry no year: the year"
    " asked for does not change them.",
)


def rows(frames: Frames, p: Values) -> Answer:
    """By province and owner: goals, then virtues promoted apart from any goal."""
    table = pd.concat([goals_of(frames["goals"]), promoted_of(frames["promoted"])], ignore_index=True)
    table["order"] = table["kind"] == "promoted"
    table = table.sort_values(["province", "owner_key", "order", "goal"], ignore_index=True)
    shared = shared_with(table)
    table["counted"] = [max(1, len(r)) for r in table["refs"]]
    lang = p["lang"]
    values: dict[str, Any] = {
        "kind": table["kind"].map({k: w.say(lang) for k, w in KINDS.items()}),
        "behaviours": [", ".join(b) for b in table["behaviours"]],
        "virtues": [", ".join(v) for v in table["virtues"]],
        "shared_with": [", ".join(s) for s in shared],
    }
    return first_rows(COLUMNS, table, values, sentence(table, shared), (), p["top"])


def goals_of(goals: pd.DataFrame) -> pd.DataFrame:
    """One row an owner and goal, with its virtues."""
    found = []
    goals = goals.sort_values(["owner", "goal", "virtue"])
    for (owner, goal), of in goals.groupby(["owner", "goal"]):
        first, virtues = of.iloc[0], of.dropna(subset="virtue")
        refs = [
            Ref("HAS_GOAL", str(owner), str(goal)),
            *(Ref("EXPRESSES_VIRTUE", str(goal), v) for v in virtues["virtue"]),
        ]
        found.append(
            {
                "owner_key": owner,
                "owner": first["owner_name"],
                "province": first["province"],
                "goal": first["name"],
                "kind": first["kind"],
                "behaviours": sorted(listed(first["behaviours"])),
                "virtues": virtues["virtue_name"].tolist(),
                "refs": refs,
            }
        )
    return pd.DataFrame(found, columns=list(ROW))


ROW = ("owner_key", "owner", "province", "goal", "kind", "behaviours", "virtues", "refs")


def promoted_of(promoted: pd.DataFrame) -> pd.DataFrame:
    """One row an owner that promotes virtues."""
    found = []
    for owner, of in promoted.sort_values(["owner", "virtue"]).groupby("owner"):
        first = of.iloc[0]
        refs = [Ref("PROMOTES_VIRTUE", str(owner), v) for v in of["virtue"]]
        names: list[Any] = [owner, first["owner_name"], first["province"], None, "promoted"]
        found.append(dict(zip(ROW, [*names, [], of["virtue_name"].tolist(), refs], strict=True)))
    return pd.DataFrame(found, columns=list(ROW))


def shared_with(table: pd.DataFrame) -> list[list[str]]:
    """For each row the other provinces with a behaviour or virtue of it."""
    held: dict[str, set[str]] = {}
    aims = [[*b, *v] for b, v in zip(table["behaviours"], table["virtues"], strict=True)]
    for province, of in zip(table["province"], aims, strict=True):
        for aim in of if isinstance(province, str) else ():
            held.setdefault(aim, set()).add(province)
    found = [{x for aim in of for x in held.get(aim, ())} for of in aims]
    return [sorted(x - {province}) for x, province in zip(found, table["province"], strict=True)]


def sentence(table: pd.DataFrame, shared: list[list[str]]) -> Words:
    """How many goals of whom, which virtue stands in most provinces, and what to do."""
    if not len(table):
        return Words(
            "แหล่งข้อมูลยังไม่ระบุเป้าหมายหรือคุณธรรมในขอบเขตที่ถาม; ทำต่อ: นำเข้าข่าวหรือแผนของจังหวัดที่เขียนเป้าหมายไว้",
            "no goal or virtue is stated in this scope; next: load releases or plans"
            " of the province that write them down",
        )
    goals = table[table["kind"] != "promoted"]
    provinces = table["province"].nunique()
    parts = [
        Words(f"{len(goals)} เป้าหมายหรือคำขวัญ", "{n} goal{s} or slogans").fill(n=len(goals)),
        Words(f"{provinces} จังหวัด", "{n} province{s}").fill(n=provinces),
    ]
    spread = table.explode("virtues").dropna(subset="virtues").groupby("virtues")["province"].nunique()
    if len(spread):
        top = ", ".join(sorted(spread[spread == spread.max()].index)[:3])
        parts.append(Words(f"คุณธรรมที่พบมาก: {top}", f"virtues named most: {top}"))
    pairs = [(p, s[0]) for p, s in zip(table["province"], shared, strict=True) if s]
    if pairs:
        a, b = pairs[0]
        do = Words(
            f"ทำต่อ: ชวน{a}กับ{b}แลกเปลี่ยนกัน เพราะมุ่งสิ่งเดียวกัน",
            f"next: let {a} and {b} compare notes, they aim for the same",
        )
    else:
        do = Words(
            "ทำต่อ: ขอให้จังหวัดระบุพฤติกรรมที่อยากเห็น จะได้เทียบกันได้",
            "next: ask provinces for the behaviours they aim at, to compare",
        )
    return joined([*parts, do], "; ", "; ")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    refs: list[Ref] = row["refs"]
    return refs


GOALS_AND_VIRTUES = Question(
    "goals-and-virtues",
    "จังหวัดและองค์กรมุ่งเป้าหมายและคุณธรรมใด และใครมุ่งสิ่งเดียวกัน",
    "Which goals and virtues do provinces and organisations aim for, and who shares them?",
    (PROVINCE, YEAR, TOP),
    COLUMNS,
    (GOALS, PROMOTED),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
