"""The words of `network-links`."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.questions.link_evidence import listed
from queries.record import Frames, Values
from queries.words import Words, joined

TIE_WORDS = (
    Words("เป็นโค้ชให้กัน", "coaches"),
    Words("มีองค์กรร่วมกัน", "shared member"),
    Words("มีบุคคลหรือตำแหน่งร่วมกัน", "shared person or post"),
    Words("หนุนเสริมกัน", "supports"),
    Words("ร่วมกันจัด", "co-organised"),
    Words("ประชุมงานเดียวกัน", "same working meeting"),
    Words("อยู่ในเวทีใหญ่เดียวกัน", "same assembly"),
)
UNNAMED = Words("ระบุจำนวน ไม่ระบุชื่อ", "counted, not named")
METHOD = Words(
    "เรียงตามระดับความเชื่อมโยง: เป็นโค้ช > มีองค์กรร่วม > มีบุคคลหรือตำแหน่งร่วม > ระบุว่าหนุนเสริม > ร่วมกันจัด > ประชุมงานเดียวกัน"
    " > เวทีใหญ่เดียวกัน แต่ละระดับนับแยก ไม่บวกกัน และความเหมือน (เช่น ภาคส่วนเดียวกัน) ไม่นับเป็นความเชื่อมโยง"
    " เครือข่ายอยู่ในการประชุมเมื่อระบุว่าร่วมหรือมีองค์กรสมาชิกอยู่ที่นั่น คู่ที่เหมือนกันทุกอย่างรวมเป็นแถวเดียว"
    " ความหันออกนอกคือดัชนี E-I (Krackhardt & Stern 1988)"
    " ถ่วงน้ำหนักการประชุมด้วย 1/(ขนาด-1) lift คือค่าที่พบหารด้วยค่าเฉลี่ยเมื่อสลับที่นั่งระหว่างการประชุมขนาดใกล้กันในจังหวัดเดียวกัน",
    "By grade of tie: coaches > shared member > shared person or post > stated support > co-organised > same working"
    " meeting > same assembly. Grades are counted apart and never added up; likeness (the same sector) is no tie. A"
    " network is at a meeting when it is said to take part or a member organisation is there. Pairs alike in everything"
    " are one row. Outwardness is the E-I index (Krackhardt & Stern 1988), meetings weighed 1/(size-1). Lift is what is"
    " seen over the mean when seats are dealt anew among meetings of like size in the province; p is of that deal.",
)
SHOWN = 3


def pair_names(table: pd.DataFrame, names: pd.Series, lang: str) -> tuple[list[str], list[str]]:
    """Both ends as shown; a folded row lists its networks and says how many pairs they make."""
    first, second = [], []
    for row in table[["members", "networks", "pairs"]].to_dict("records"):
        ends = [str(names[n]) for n in row["members"]]
        if row["pairs"] > 1:
            n, of = row["networks"], row["pairs"]
            head = Words(f"{n} เครือข่าย: ", f"{n} networks: ").say(lang)
            ends = [head + "; ".join(ends), Words(f"{of} คู่ในกลุ่มเดียวกัน", f"{of} pairs among them").say(lang)]
        first.append(ends[0])
        second.append(ends[1])
    return first, second


def carried(table: pd.DataFrame, frames: Frames, ties: tuple[str, ...], p: Values) -> list[str]:
    """The first carriers of each row's strongest tie by name; people by their posts unless names are asked for."""
    rows = table.to_dict("records")
    tied = [(row, ties[row["grade"] - 1]) for row in rows]
    needed = {k for row, tie in tied for c in listed(row[f"by_{tie}"])[:SHOWN] for k in c.split(" > ")}
    found = frames["carriers"][frames["carriers"]["carrier"].isin(list(needed))]
    names: dict[str, str] = dict(zip(found["carrier"], found["name"], strict=True))
    names |= dict(zip(frames["networks"]["network"], frames["networks"]["name"], strict=True))
    names |= people(frames["posts"], p)
    out = []
    for row, tie in tied:
        shown = [" > ".join(names.get(k, k) for k in c.split(" > ")) for c in listed(row[f"by_{tie}"])[:SHOWN]]
        more = int(row[tie]) - len(shown)
        tail = Words(f" และอีก {more}", f" and {more} more").say(p["lang"]) if more > 0 else ""
        out.append(", ".join(shown) + tail)
    return out


def people(posts: pd.DataFrame, p: Values) -> dict[str, str]:
    """For each person the posts, else words for a person without one; names only when asked for."""
    if p["names"]:
        return dict(zip(posts["person"], posts["name"], strict=True))
    held = posts.dropna(subset="post").sort_values("post").groupby("person")["post"].agg(" / ".join)
    nobody = Words("บุคคลที่ไม่ระบุตำแหน่ง", "a person without a stated post").say(p["lang"])
    return {person: held.get(person, nobody) for person in posts["person"]}


def unnamed(groups: pd.DataFrame) -> pd.DataFrame:
    """The groups of which a source counts more networks than any names."""
    more = groups[groups["stated"].fillna(0) > groups["named"]]
    return more.sort_values(["province", "year", "group"]).reset_index(drop=True)


def unnamed_rows(groups: pd.DataFrame, lang: str) -> dict[str, Any]:
    """Those groups as rows."""
    rows = groups.to_dict("records")
    missing = [int(g["stated"] - g["named"]) for g in rows]
    return {
        "network_a": [f"{g['name']} ({g['province']})" for g in rows],
        "network_b": [Words(f"{n} เครือข่าย ไม่ระบุชื่อ", f"{n} networks, none named").say(lang) for n in missing],
        "tie": [UNNAMED.say(lang)] * len(rows),
        "networks": missing,
    }


def sentence(table: pd.DataFrame, names: pd.Series, frames: Frames, groups: pd.DataFrame) -> Words:
    """What is known of the links, true at the level of the sources."""
    parts = []
    if len(table):
        pairs = int(table["pairs"].sum())
        parts.append(Words(f"{pairs} คู่เครือข่ายมีความเชื่อมโยงที่รู้", f"{pairs} pairs of networks have a known tie"))
        by = table.groupby("grade")["pairs"].sum()
        parts += [TIE_WORDS[g - 1] + Words(f" {n} คู่", f" {n} pairs") for g, n in by.items()]  # type: ignore[operator]
        top = table.iloc[0]
        if top["pairs"] == 1:
            a, b = names[top["network_a"]], names[top["network_b"]]
            parts.append(Words(f"แน่นที่สุด: {a} กับ {b}", f"strongest: {a} and {b}"))
    if not len(frames["network_sizes"]):
        parts.append(
            Words(
                "ไม่มีรายชื่อสมาชิก จึงบอกไม่ได้ว่าองค์กรใดเชื่อมเครือข่าย บอกได้เพียงว่าเครือข่ายใดพบกันในการประชุม",
                "without lists of members it cannot be told which organisations link networks, only which networks met",
            )
        )
    if len(groups):
        count = int((groups["stated"] - groups["named"]).sum())
        parts.append(Words(f"อีก {count} เครือข่ายระบุเพียงจำนวน", f"{count} more networks are counted and not named"))
    if not len(table) and not len(groups):
        parts = [Words("ยังไม่พบความเชื่อมโยงระหว่างเครือข่าย", "no tie between networks is known yet"), *parts]
    return joined(parts, "; ", "; ")


def warnings(table: pd.DataFrame, frames: Frames) -> tuple[Words, ...]:
    """What holds for many rows: one meeting behind them, members known for some networks only."""
    out = []
    single = table[(table["grade"] > 4) & (table[["co_organised", "working_meetings", "assemblies"]].max(axis=1) == 1)]
    if len(single):
        n = int(single["pairs"].sum())
        out.append(Words(f"{n} คู่รู้จากการประชุมเพียงครั้งเดียว", f"{n} pairs rest on one meeting only"))
    sizes, networks = frames["network_sizes"], frames["networks"]
    if 0 < len(sizes) < len(networks):
        known = f"{len(sizes)}/{len(networks)}"
        out.append(Words(f"รู้สมาชิกของ {known} เครือข่าย", f"members are known of {known} networks"))
    return tuple(out)
