"""What is known of a province on one page: networks, organisations, meetings, levels, coaches, aims and honours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from queries.cores.likeness import ASPECTS
from queries.cores.located import LOCATED
from queries.cores.meetings import MEETINGS
from queries.cores.networks import MEMBERSHIPS
from queries.cores.organizations import COACHED, LEVELS, STANDING_ROLES
from queries.cores.years import LISTS
from queries.questions.listing import first_rows
from queries.questions.shared import PROVINCE, YEAR
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

COLUMNS = (
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("heading", "text", "เรื่อง", "Heading", identity=True),
    Column("item", "text", "รายการ", "Item", identity=True),
    Column("count", "int", "จำนวน", "How many", Words("รายการ", "items")),
    Column("year", "int", "ปีงบประมาณ", "Fiscal year", Words("พ.ศ.", "BE")),
)
HEADINGS = {
    "networks": Words("เครือข่าย", "networks"),
    "organisations": Words("องค์กร", "organisations"),
    "meetings": Words("การประชุม", "meetings"),
    "levels": Words("ผลประเมิน", "assessed levels"),
    "coaching": Words("โค้ช", "coaching"),
    "roles": Words("ผู้ประสานงานและเลขานุการ", "coordinators and secretariats"),
    "goal": Words("เป้าหมายหรือคำขวัญ", "goals and slogans"),
    "behaviour": Words("พฤติกรรมเป้าหมาย", "behaviours aimed at"),
    "virtue": Words("คุณธรรม", "virtues"),
    "holds": Words("สถานะที่ได้รับ", "honours held"),
    "aims for": Words("สถานะที่มุ่งสู่", "honours aimed for"),
    "plan": Words("แผน", "plans"),
    "kind of initiative": Words("ชนิดกิจกรรม", "kinds of initiative"),
    "model organisations": Words("องค์กรต้นแบบที่ระบุจำนวน", "model organisations as stated"),
}
NEEDED = {
    "networks": Words("รายชื่อเครือข่าย", "names of networks"),
    "organisations": Words("รายชื่อองค์กรและสมาชิก", "organisations and members"),
    "meetings": Words("การประชุม", "meetings"),
    "levels": Words("ผลประเมิน", "assessed levels"),
    "coaching": Words("การเป็นโค้ช", "coaching"),
    "goal": Words("เป้าหมายของจังหวัด", "goals of the province"),
}
METHOD = Words(
    "รวมสิ่งที่แหล่งข้อมูลบอกของแต่ละจังหวัด รายการละแถว พร้อมหลักฐาน: เครือข่ายตามรายชื่อของปี องค์กรและการเป็นสมาชิก การประชุมที่จัดแล้ว"
    " ผลประเมินล่าสุดขององค์กร การเป็นโค้ช และเป้าหมาย คุณธรรม แผน กิจกรรม สถานะ ไม่มีการให้คะแนน",
    "What the sources say of each province, one item a row with its evidence: networks by the list of a year,"
    " organisations and memberships, meetings that were held, the latest levels, coaching, and goals, virtues, plans,"
    " initiatives and honours. Nothing is scored.",
)


class Item(NamedTuple):
    """One row: what it says and the links or nodes behind it."""

    province: str
    heading: str
    item: Words
    number: int | None
    year: int | None
    refs: list[Ref]


def rows(frames: Frames, p: Values) -> Answer:
    """By province, under the headings in their order."""
    makers = (networks, organisations, meetings, levels, coaching, roles, aims)
    found = [i for make in makers for i in make(frames, p)]
    order = list(HEADINGS)
    found.sort(key=lambda i: (i.province, order.index(i.heading), -(i.year or 0), i.item))
    found = [i for i in found if p["province"] in (None, i.province)]
    table = pd.DataFrame(found, columns=list(Item._fields))
    table["counted"] = [max(1, len(i.refs)) for i in found]
    values: dict[str, Any] = {
        "heading": [HEADINGS[i.heading].say(p["lang"]) for i in found],
        "item": [i.item.say(p["lang"]) for i in found],
        "count": pd.array([i.number for i in found], dtype="Int64"),
        "year": pd.array([i.year for i in found], dtype="Int64"),
    }
    return first_rows(COLUMNS, table, values, sentence(found), (), len(table))


def plain(text: str) -> Words:
    return Words(text, text)


def by(frame: pd.DataFrame, columns: list[str]) -> Iterator[tuple[Any, pd.DataFrame]]:
    """The rows of each distinct value of the columns."""
    yield from frame.groupby(columns, dropna=False)


def networks(frames: Frames, p: Values) -> Iterator[Item]:
    lists = frames["lists"].dropna(subset="province").sort_values(["group", "network"])
    if p["year"] is not None:
        lists = lists[lists["year"] == p["year"]]
    for group, of in lists.groupby("group"):
        first, named = of.iloc[0], of.dropna(subset="network")
        stated = 0 if pd.isna(first["stated"]) else int(first["stated"])
        unnamed = Words("{n} เครือข่าย ไม่ระบุชื่อ", "{n} networks, none named").fill(n=stated)
        refs = [Ref("", str(group)), *(Ref("MEMBER_OF", n, str(group)) for n in named["network"])]
        names = plain(", ".join(named["name"].fillna("?"))) if len(named) else unnamed
        year = None if pd.isna(first["year"]) else int(first["year"])
        yield Item(first["province"], "networks", names, max(stated, len(named)), year, refs)


def organisations(frames: Frames, p: Values) -> Iterator[Item]:
    o = frames["located"].dropna(subset="province").sort_values("organization")
    o = o.assign(inside=o["organization"].isin(frames["memberships"]["organization"]))
    words = ((False, Words("รู้ชื่อ", "known by name")), (True, Words("อยู่ในเครือข่าย", "in a network")))
    for inside, said in words:
        for province, mine in (o[o["inside"]] if inside else o).groupby("province"):
            yield Item(str(province), "organisations", said, len(mine), None, nodes(mine["organization"]))


def nodes(keys: pd.Series) -> list[Ref]:
    """The first keys as evidence."""
    return [Ref("", k) for k in keys.head(20)]


def meetings(frames: Frames, p: Values) -> Iterator[Item]:
    m = frames["meetings"].dropna(subset="province").sort_values(["date", "meeting"], ascending=False)
    for (province, year), mine in by(m, ["province", "year"]):
        last = mine.iloc[0]
        date = "" if pd.isna(last["date"]) else f" ({last['date']})"
        said = Words(f"ล่าสุด: {last['name']}{date}", f"the last: {last['name']}{date}")
        yield Item(province, "meetings", said, len(mine), None if pd.isna(year) else int(year), nodes(mine["meeting"]))


def levels(frames: Frames, p: Values) -> Iterator[Item]:
    of = frames["levels"].dropna(subset="level").merge(frames["located"][["organization", "province"]])
    of = of.dropna(subset="province").sort_values(["year", "organization", "level"], na_position="first")
    last = of.drop_duplicates("organization", keep="last").sort_values(["organization", "designation"])
    for (province, level), mine in by(last, ["province", "level"]):
        refs = [Ref("ASSESSED_AT", o, d) for o, d in zip(mine["organization"], mine["designation"], strict=True)]
        yield Item(province, "levels", plain(level), len(mine), None, refs[:20])


def coaching(frames: Frames, p: Values) -> Iterator[Item]:
    place = frames["located"].rename(columns={"organization": "coached"})[["coached", "province"]]
    of = frames["coached"].merge(place).dropna(subset="province").sort_values(["coach", "coached"])
    for province, mine in of.groupby("province"):
        n, pairs = mine["coach"].nunique(), mine[["coach", "coached"]].drop_duplicates()
        said = Words(f"องค์กรที่โค้ช {n} รายดูแล", f"organisations coached by {n}")
        refs = [Ref("COACHES", c, o) for c, o in zip(pairs["coach"], pairs["coached"], strict=True)]
        yield Item(str(province), "coaching", said, int(mine["coached"].nunique()), None, refs[:20])


def roles(frames: Frames, p: Values) -> Iterator[Item]:
    names = frames["located"].set_index("organization")["name"]
    of = frames["standing_roles"].dropna(subset="province").sort_values(["organization", "role", "of"])
    for (province, body), mine in by(of, ["province", "organization"]):
        refs = [Ref(r, body, x) for r, x in zip(mine["role"], mine["of"], strict=True)]
        yield Item(province, "roles", plain(str(names.get(body, body))), None, None, refs)


def aims(frames: Frames, p: Values) -> Iterator[Item]:
    of = frames["aspects"].sort_values(["province", "aspect", "value", "of"])
    for (province, aspect, value), mine in by(of, ["province", "aspect", "value"]):
        if aspect == "model organisations":
            said = Words("จำนวนที่ระบุ", "as stated")
            yield Item(province, aspect, said, int(value), None, nodes(mine["of"]))
        else:
            yield Item(province, aspect, plain(value), None, None, nodes(mine["of"]))


def sentence(found: list[Item]) -> Words:
    """Of how many provinces how much is known, and what is missing of most."""
    if not found:
        return Words(
            "ยังไม่มีข้อมูลของจังหวัดในขอบเขตที่ถาม นำเข้าข่าวหรือตารางด้วย saan load",
            "nothing is known of a province in this scope: load releases or tables with saan load",
        )
    provinces = sorted({i.province for i in found})
    known = {(i.province, i.heading) for i in found}
    lacking = {h: [x for x in provinces if (x, h) not in known] for h in NEEDED}
    if len(provinces) == 1:
        head = Words(f"จังหวัด{provinces[0]}: รู้ {len(found)} รายการ", f"{provinces[0]}: {len(found)} items are known")
        missing = [NEEDED[h] for h, of in lacking.items() if of]
    else:
        head = Words(f"{len(provinces)} จังหวัด {len(found)} รายการ", f"{len(provinces)} provinces, {len(found)} items")
        missing = [
            NEEDED[h] + Words(f" ({len(of)} จังหวัด)", f" ({len(of)} provinces)") for h, of in lacking.items() if of
        ]
    if not missing:
        do = Words("รู้ครบทุกเรื่องหลัก; ทำต่อ: ดู hubs และ gaps", "all main headings are known; next: see hubs and gaps")
    else:
        do = Words("ยังไม่รู้: ", "not known: ") + joined(missing, ", ", ", ")
        do = do + Words("; ทำต่อ: ขอจากสำนักงานวัฒนธรรมจังหวัด", "; next: ask the provincial culture office for them")
    return joined([head, do], "; ", "; ")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    refs: list[Ref] = row["refs"]
    return refs


PROVINCE_PROFILE = Question(
    "province-profile",
    "รู้อะไรเกี่ยวกับจังหวัดนี้บ้าง และยังไม่รู้อะไร",
    "What is known of a province, and what is not?",
    (PROVINCE, YEAR),
    COLUMNS,
    (LISTS, LOCATED, MEMBERSHIPS, MEETINGS, LEVELS, COACHED, STANDING_ROLES, ASPECTS),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
