"""How the networks of a province change from one list to the next, as far as the dated table of sectors says."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.cores.years import DATED_SECTORS, LISTS
from queries.questions.drift_steps import (
    ENDED,
    JOINED,
    NEW,
    PARTLY,
    RENAMED,
    SAME,
    SINGLE,
    SPLIT,
    STEP,
    UNTOLD,
    Step,
    named_in,
    sectors_in,
)
from queries.questions.listing import first_rows
from queries.questions.shared import PROVINCE, YEAR
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

BE = Words("ปีงบประมาณ พ.ศ.", "fiscal year BE")
COLUMNS = (
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("year_from", "int", "จากรายชื่อปี", "From the list of", BE, identity=True),
    Column(
        "year_to",
        "int",
        "ถึงรายชื่อปี",
        "To the list of",
        BE,
        identity=True,
        minimum=Words("รายชื่อสองปี", "lists of two years"),
    ),
    Column("network", "text", "เครือข่าย", "Network", identity=True),
    Column("becomes", "text", "ปีหลังคือเครือข่ายใด", "Which networks it is in the later list"),
    Column("verdict", "text", "เปลี่ยนอย่างไร", "What became of it"),
    Column(
        "sectors",
        "text",
        "ภาคส่วนตามตาราง",
        "Its sectors in the table",
        minimum=Words("ตารางภาคส่วน", "a table of sectors"),
    ),
    Column("status", "text", "ตารางภาคส่วนตรวจทานแล้วหรือยัง", "Whether the table was reviewed"),
)
VERDICTS = {
    SAME: Words("ชื่อเดิม", "same name"),
    RENAMED: Words("เปลี่ยนชื่อ ภาคส่วนเดิม", "renamed, same sectors"),
    SPLIT: Words("แคบลงหรือแยก", "narrowed or split"),
    JOINED: Words("กว้างขึ้นหรือรวมกับเครือข่ายอื่น", "widened or joined with others"),
    PARTLY: Words("ต่อเนื่องบางส่วน", "goes on in part"),
    ENDED: Words("ไม่มีในรายชื่อปีหลัง", "not in the later list"),
    NEW: Words("ใหม่ในรายชื่อปีหลัง", "new in the later list"),
    UNTOLD: Words("เทียบไม่ได้", "not comparable"),
    SINGLE: Words("มีรายชื่อปีเดียว เทียบไม่ได้", "one list only, nothing to compare"),
}
ORDER = list(VERDICTS)
TABLE_OF_SECTORS = Words(
    "เติมตารางภาคส่วน (province, network, sector, since, until) ด้วย saan template",
    "fill in the table of sectors (province, network, sector, since, until); see saan template",
)
METHOD = Words(
    "เทียบรายชื่อเครือข่ายของจังหวัดกับรายชื่อถัดไป เครือข่ายที่ชื่อเดิมถือว่าต่อเนื่อง นอกนั้นดูตารางภาคส่วนที่มีช่วงปี:"
    " ภาคส่วนตรงกันคือเปลี่ยนชื่อ ครอบคลุมน้อยกว่าคือแคบลงหรือแยก มากกว่าคือกว้างขึ้นหรือรวม"
    " ที่ตารางไม่บอก หรือรายชื่อปีใดระบุเพียงจำนวน เทียบไม่ได้ ไม่ถือว่าเลิกหรือใหม่",
    "Each list of a province's networks is compared with its next. A network of the same name goes on; for others the"
    " dated table of sectors decides: the same sectors is a new name, fewer is narrowed or split, more is widened or"
    " joined. Where the table says nothing, or a list only counts, it is not"
    " comparable, which is neither ended nor new.",
)


def rows(frames: Frames, p: Values) -> Answer:
    """By province and year: what changed first, then what stayed."""
    lists = frames["lists"].dropna(subset=["province", "year"])
    steps = steps_of(lists)
    table = pd.concat([compared(lists, steps, frames["dated_sectors"]), single(lists)], ignore_index=True)
    if p["year"] is not None:
        table = table[(table["year_from"] == p["year"]) | (table["year_to"] == p["year"])]
    table["order"] = table["verdict"].map(ORDER.index)
    by = ["province", "year_from", "order", "network"]
    table = table.sort_values(by, ascending=[True, True, False, True], na_position="first", ignore_index=True)
    table["counted"] = [max(1, len(r)) for r in table["refs"]]
    lang = p["lang"]
    place = " (" + table["province"].astype("object") + ")"
    nobody = Words("รายชื่อทั้งปี", "the whole list").say(lang)
    values: dict[str, Any] = {
        "network": table["name"].fillna(nobody).astype("object") + place,
        "verdict": [VERDICTS[v].say(lang) for v in table["verdict"]],
        "status": table["reviewed"].map({b: w.say(lang) for b, w in STATUS.items()}).where(table["sectors"] != ""),
        "sectors": table["sectors"].where(table["sectors"] != ""),
    }
    return first_rows(COLUMNS, table, values, sentence(table), warnings(table), len(table))


STATUS = {
    True: Words("ตรวจทานแล้ว", "reviewed"),
    False: Words("เสนอ ยังไม่ตรวจทาน", "proposed, not reviewed"),
}


def steps_of(lists: pd.DataFrame) -> pd.DataFrame:
    """province, year_from, year_to: each list and the next one of its province."""
    years = lists[["province", "year"]].drop_duplicates().sort_values(["province", "year"])
    following = years.groupby("province")["year"].shift(-1)
    steps = years.rename(columns={"year": "year_from"}).assign(year_to=following)
    return steps.dropna(subset="year_to").reset_index(drop=True)


def single(lists: pd.DataFrame) -> pd.DataFrame:
    """The provinces with one list only."""
    years = lists.groupby("province")["year"].nunique()
    mine = lists[lists["province"].isin(years[years == 1].index)].sort_values("group")
    mine = mine.drop_duplicates("province")[["province", "year", "group"]]
    refs = pd.Series([[Ref("", g)] for g in mine["group"]], index=mine.index, dtype=object)
    return blank(mine.rename(columns={"year": "year_from"})).assign(verdict=SINGLE, refs=refs)


def blank(table: pd.DataFrame) -> pd.DataFrame:
    """The table with the columns of an answer's row that it lacks, empty."""
    empty: dict[str, Any] = {
        "year_to": pd.NA,
        "network": None,
        "name": None,
        "becomes": None,
        "sectors": "",
        "reviewed": False,
    }
    return table.assign(**{c: v for c, v in empty.items() if c not in table})


def compared(lists: pd.DataFrame, steps: pd.DataFrame, sectors: pd.DataFrame) -> pd.DataFrame:
    """One row a step and network of either list; one for the step where a list names nobody."""
    found = []
    for step in steps.to_dict("records"):
        mine = lists[lists["province"] == step["province"]]
        both = [mine[mine["year"] == step[y]] for y in ("year_from", "year_to")]
        named = [named_in(b) for b in both]
        groups = sorted({*both[0]["group"], *both[1]["group"]})
        held = [sectors_in(sectors, n, int(step[y])) for n, y in zip(named, ("year_from", "year_to"), strict=True)]
        rows = Step(named[0], named[1], held[0], held[1]).rows() if all(named) else [{"verdict": UNTOLD}]
        for row in rows:
            refs = [Ref("MEMBER_OF", row["network"], g) for g in groups] if row.get("network") else []
            refs += [Ref("", g) for g in groups]
            found.append({str(k): v for k, v in step.items()} | row | {"refs": refs})
    return blank(pd.DataFrame(found, columns=["province", "year_from", "year_to", *STEP, "refs"]))


def sentence(table: pd.DataFrame) -> Words:
    """How many went on, changed or cannot be compared, and what to do."""
    steps = table[table["verdict"] != SINGLE]
    if not len(steps):
        th = "ยังไม่มีจังหวัดที่มีรายชื่อเครือข่ายสองปี จึงยังเทียบไม่ได้; ทำต่อ: ขอรายชื่อเครือข่ายของอีกปีจากสำนักงานวัฒนธรรมจังหวัด"
        en = "no province has lists of two years yet, so nothing can be compared; next: ask the provincial"
        return Words(th, en + " culture office for the list of another year")
    sizes = steps["verdict"].value_counts()
    parts = [VERDICTS[v] + Words(f" {sizes[v]} เครือข่าย", f": {sizes[v]}") for v in ORDER if v in sizes]
    provinces = steps["province"].nunique()
    head = Words(f"{provinces} จังหวัดมีรายชื่อมากกว่าหนึ่งปี", "{n} province{s} with lists of several years").fill(n=provinces)
    if UNTOLD in sizes:
        do = Words("ทำต่อ: ", "next: ") + TABLE_OF_SECTORS
    else:
        do = Words(
            "ทำต่อ: เทียบข้ามปีด้วยภาคส่วน ไม่ใช่ด้วยชื่อเครือข่าย",
            "next: compare years by sector, not by the names of networks",
        )
    return joined([head, *parts, do], "; ", "; ")


def warnings(table: pd.DataFrame) -> tuple[Words, ...]:
    """Comparisons that rest on a table nobody has reviewed."""
    rests = table["verdict"].isin([RENAMED, SPLIT, JOINED, PARTLY, ENDED, NEW])
    proposed = int((rests & ~table["reviewed"].astype(bool)).sum())
    if not proposed:
        return ()
    return (
        Words(
            f"{proposed} แถวใช้ภาคส่วนที่เสนอไว้ ยังไม่มีผู้ตรวจทาน",
            "{n} row{s} rest on sectors that nobody has reviewed yet",
        ).fill(n=proposed),
    )


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """The lists, and the network's place in them and in the table of sectors."""
    of = frames["dated_sectors"]
    mine = of[of["network"] == row["network"]] if isinstance(row["network"], str) else of.head(0)
    return [*row["refs"], *(Ref("IN_SECTOR", row["network"], s) for s in sorted(set(mine["of"])))]


NETWORK_DRIFT = Question(
    "network-drift",
    "เครือข่ายของจังหวัดเปลี่ยนไปอย่างไรในแต่ละปี และปีใดเทียบกันได้",
    "How do the networks of a province change over the years, and which years can be compared?",
    (PROVINCE, YEAR),
    COLUMNS,
    (LISTS, DATED_SECTORS),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
