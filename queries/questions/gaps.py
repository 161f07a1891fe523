"""The board of gaps: pairs of networks, districts and provinces with no tie, a weak one, or one organisation's."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.cores import pairs
from queries.cores.located import DISTRICTS, LOCATED
from queries.cores.meetings import STATED_NETWORKS
from queries.cores.networks import GROUPS, MEMBERSHIPS, NETWORK_SIZES, NETWORKS
from queries.cores.organizations import ORGANIZATIONS
from queries.cores.years import STANDING
from queries.questions.gap_measures import (
    GAPS,
    NONE,
    ONE,
    UNKNOWN,
    WEAK,
    districts_of,
    folded,
    nodes_of_pair,
    pairs_of,
    provinces_of,
)
from queries.questions.link_words import TIE_WORDS, pair_names
from queries.questions.listing import TOP, first_rows
from queries.questions.network_links import ASSEMBLY, TIES
from queries.questions.shared import PROVINCE, YEAR, shown_networks
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

COLUMNS = (
    Column("about", "text", "คู่เครือข่าย อำเภอ หรือจังหวัด", "Pair of networks, district or province", identity=True),
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("network_a", "text", "เครือข่ายหนึ่ง", "One network", identity=True),
    Column("network_b", "text", "อีกเครือข่ายหนึ่ง", "The other network", identity=True),
    Column("district", "text", "อำเภอ", "District", identity=True),
    Column("gap", "text", "ขาดอย่างไร", "What is missing"),
    Column("there", "text", "มีอะไรอยู่แล้ว", "What is there already"),
    Column("body", "text", "ขึ้นกับองค์กรใด", "The organisation on which it hangs"),
    Column("next", "text", "ควรทำอะไรต่อ", "What to do next"),
)
GAP_WORDS = {
    NONE: Words("ยังไม่เชื่อมกัน", "no tie"),
    ONE: Words("ขึ้นกับองค์กรเดียว", "hangs on one organisation"),
    WEAK: Words("เชื่อมกันอ่อน", "weak tie"),
    UNKNOWN: Words("ข้อมูลไม่พอ", "not enough data"),
}
ABOUT = {
    "pair": Words("คู่เครือข่าย", "networks"),
    "district": Words("อำเภอ", "district"),
    "province": Words("จังหวัด", "province"),
}
MEMBERS = Words(
    "ขอรายชื่อสมาชิกเครือข่ายจากสำนักงานวัฒนธรรมจังหวัด", "ask the provincial culture office for the members of its networks"
)
DO = {
    ("pair", NONE): Words(
        "ชวนสองเครือข่ายประชุมงานร่วมกัน (ดู introductions)", "bring them to one working meeting (see introductions)"
    ),
    ("pair", ONE): Words("หาองค์กรที่สองมาช่วยเชื่อม", "find a second organisation to share the tie"),
    ("pair", WEAK): Words("นัดประชุมงานต่อจากครั้งเดิม", "follow up with a working meeting"),
    ("pair", UNKNOWN): MEMBERS,
    ("district", NONE): Words("ชวนองค์กรในอำเภอเข้าเครือข่าย", "bring organisations of the district into a network"),
    ("district", ONE): Words("หาองค์กรที่สองในอำเภอ", "find a second organisation in the district"),
    ("district", WEAK): Words("ชวนเครือข่ายอื่นเข้าอำเภอ", "bring another network into the district"),
    ("district", UNKNOWN): Words("ขอรายชื่อองค์กรและเครือข่ายของอำเภอ", "ask for its organisations and their networks"),
    ("province", NONE): Words("เริ่มจากประชุมงานร่วมหนึ่งครั้ง", "begin with one joint working meeting"),
    ("province", ONE): Words("หาองค์กรที่สองมาแบ่งภาระการเชื่อม", "find others to share the ties"),
    ("province", WEAK): Words("เริ่มจากคู่ที่ยังไม่เชื่อมในตารางนี้", "begin with the pairs of this table without a tie"),
    ("province", UNKNOWN): MEMBERS,
}
METHOD = Words(
    "คู่เครือข่ายในรายชื่อปีเดียวกันของจังหวัด: ยังไม่เชื่อมกันเมื่อไม่พบความเชื่อมโยงใดใน network-links"
    " ขึ้นกับองค์กรเดียวเมื่อองค์กรร่วมหรือโค้ชมีรายเดียวและประชุมงานร่วมกันไม่ถึงสองครั้ง"
    " เชื่อมกันอ่อนเมื่อรู้เพียงการประชุมงานครั้งเดียวหรือเวทีใหญ่"
    " ข้อมูลไม่พอเมื่อไม่รู้สมาชิกและไม่รู้ว่าเคยประชุม ไม่นับว่าขาด คู่ที่อ่อนด้วยเหตุเดียวกันรวมเป็นแถวเดียว"
    " อำเภอดูองค์กรที่อยู่ในเครือข่าย จังหวัดดูสัดส่วนคู่ที่เชื่อมแล้ว",
    "Pairs of networks in one list of a province: no tie where network-links finds none; one organisation where a"
    " single shared or coaching organisation carries it and they met at most once; weak where one working meeting or"
    " assemblies is all that is known; not enough data, which is no gap, where neither members nor meetings of a"
    " network are known. Three or more weak pairs that rest on one and the same are one row."
    " Districts look at organisations in networks, provinces at the share of pairs with a tie.",
)


def rows(frames: Frames, p: Values) -> Answer:
    """Pairs, then districts, then provinces; the gap that says most first."""
    of_pairs = pairs_of(frames)
    found = {
        "pair": folded(of_pairs),
        "district": districts_of(frames),
        "province": provinces_of(of_pairs, frames),
    }
    table = pd.concat([f[f["gap"] != ""].assign(about=a) for a, f in found.items()], ignore_index=True)
    kinds = list(ABOUT)
    order = [GAPS.index(g) * len(kinds) + kinds.index(a) for g, a in zip(table["gap"], table["about"], strict=True)]
    table["order"] = pd.Series(order, index=table.index, dtype="int64")
    by = ["order", "province", "network_a", "network_b", "district"]
    table = table.sort_values(by, ignore_index=True, na_position="last")
    lang, names = p["lang"], shown_networks(frames["networks"])
    cut = table.head(p["top"])
    bodies = frames["organizations"].set_index("organization")["name"]
    rest = [None] * (len(table) - len(cut))
    ends = ends_of(cut, names, lang)
    there = [there_is(r).say(lang) for r in cut.to_dict("records")]
    values: dict[str, Any] = {
        "about": [ABOUT[a].say(lang) for a in table["about"]],
        "network_a": ends[0] + rest,
        "network_b": ends[1] + rest,
        "gap": [GAP_WORDS[g].say(lang) for g in table["gap"]],
        "there": there + rest,
        "body": bodies.reindex(table["body"].where(table["gap"] == ONE)).to_numpy(dtype=object),
        "next": [DO[a, g].say(lang) for a, g in zip(table["about"], table["gap"], strict=True)],
    }
    table["counted"] = [max(1, int(n)) for n in table[[*TIES]].fillna(0).sum(axis=1)]
    return first_rows(COLUMNS, table, values, sentence(table, of_pairs, names), (), p["top"])


def ends_of(table: pd.DataFrame, names: pd.Series, lang: str) -> tuple[list[str | None], list[str | None]]:
    """Both ends of the pairs as shown; none for districts and provinces."""
    pair = table["about"] == "pair"
    pairs = table[pair].astype({"pairs": "int64", "networks": "int64"})
    shown = iter(zip(*pair_names(pairs, names, lang), strict=True))
    both = [next(shown) if p else (None, None) for p in pair]
    return [a for a, _ in both], [b for _, b in both]


def there_is(row: dict[Any, Any]) -> Words:
    """The ties of a pair, or how many organisations, or how many pairs."""
    if row["about"] == "pair":
        ties = [(TIE_WORDS[i], int(row[t])) for i, t in enumerate(TIES) if row[t]]
        return joined([w + Words(f" {n}", f" {n}") for w, n in ties], ", ", ", ")
    if row["about"] == "district":
        n, of = int(row["members"]), int(row["organizations"])
        if not of:
            return Words("ยังไม่รู้ชื่อองค์กรในอำเภอ", "no organisation is named there")
        return Words(f"{n} จาก {of} องค์กรอยู่ในเครือข่าย", f"{n} of {of} organisations are in a network")
    n, of = int(row["tied"]), int(row["pairs"])
    if not of:
        return Words("ระบุจำนวนเครือข่าย ไม่ระบุชื่อ", "networks are counted, not named")
    return Words(f"เชื่อมแล้ว {n} จาก {of} คู่", f"{n} of {of} pairs have a tie")


def sentence(table: pd.DataFrame, pairs: pd.DataFrame, names: pd.Series) -> Words:
    """How many gaps of each kind, and which to begin with."""
    if not len(pairs) and not len(table):
        return (
            Words(
                "ยังไม่รู้ชื่อเครือข่ายในขอบเขตที่ถาม จึงบอกช่องว่างไม่ได้; ทำต่อ: ",
                "no network is named in this scope, so gaps cannot be told; next: ",
            )
            + MEMBERS
        )
    parts = [
        Words(
            f"{len(pairs):,} คู่เครือข่าย เชื่อมแล้ว {int(pairs['tied'].sum()):,} คู่",
            f"{len(pairs):,} pairs of networks, {int(pairs['tied'].sum()):,} with a tie",
        )
    ]
    weight = table["pairs"].where(table["about"] == "pair", 1).astype("int64")
    sizes = weight.groupby([table["gap"], table["about"]]).sum()
    for gap in GAPS:
        of = [(a, int(sizes.get((gap, a), 0))) for a in ABOUT]
        counts = joined([ABOUT[a] + Words(f" {n:,}", f" {n:,}") for a, n in of if n], ", ", ", ")
        if counts.th:
            parts.append(GAP_WORDS[gap] + Words(": ", ": ") + counts)
    if len(table):
        parts.append(Words("ทำต่อ: ", "next: ") + begin(table.iloc[0].to_dict(), names))
    else:
        parts.append(Words("ไม่พบช่องว่าง ดู hubs ว่าใครยึดโยงไว้", "no gap is known: see hubs for who holds it together"))
    return joined(parts, "; ", "; ")


def begin(row: dict[Any, Any], names: pd.Series) -> Words:
    """What to do about the first gap."""
    if row["about"] == "pair":
        n = len(row["members"])
        of_many = Words(f"{n} เครือข่ายของ{row['province']}", f"{n} networks of {row['province']}")
        two = " – ".join(str(names[x]) for x in row["members"])
        return DO[row["about"], row["gap"]] + Words(": ", ": ") + (of_many if n > 2 else Words(two, two))
    who = " ".join(x for x in (row["district"], row["province"]) if isinstance(x, str))
    return DO[row["about"], row["gap"]] + Words(f": {who}", f": {who}")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """What ties the pair; where nothing does, the networks themselves."""
    if row["about"] != "pair":
        return [Ref("", n) for n in row["nodes"]]
    body = row["body"]
    refs = [Ref("MEMBER_OF", body, n) for n in row["members"]] if isinstance(body, str) else []
    return refs + [Ref("", n) for n in nodes_of_pair(dict(row))]


GAPS_QUESTION = Question(
    "gaps",
    "ที่ใดยังไม่เชื่อม เชื่อมอ่อน หรือขึ้นกับองค์กรเดียว",
    "Where is there no tie, a weak one, or one that hangs on a single organisation?",
    (PROVINCE, YEAR, ASSEMBLY, TOP),
    COLUMNS,
    (
        STANDING,
        NETWORKS,
        GROUPS,
        NETWORK_SIZES,
        MEMBERSHIPS,
        ORGANIZATIONS,
        LOCATED,
        DISTRICTS,
        STATED_NETWORKS,
        pairs.COACHING,
        pairs.SHARED_MEMBERS,
        pairs.SHARED_PEOPLE,
        pairs.SUPPORT,
        pairs.CO_ORGANISED,
        pairs.WORKING_MEETINGS,
        pairs.ASSEMBLIES,
    ),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
