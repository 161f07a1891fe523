"""The words of `coach-candidates`."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from queries.questions.coach_rules import EXCLUDED, LEAD, MORAL, PROMISING, PROMOTING, READY, REQUEST, RULES
from queries.record import Frames, Values
from queries.words import Words, joined

BAND_WORDS = {
    READY: Words("พร้อม", "ready"),
    PROMISING: Words("มีแวว ขอข้อมูลหรือเติมเงื่อนไข", "promising, ask or complete"),
    LEAD: Words("เบาะแสเท่านั้น", "lead only"),
    REQUEST: Words("ต้องขอรายชื่อ", "names to ask for"),
    EXCLUDED: Words("ไม่รวม", "excluded"),
}
RULE_WORDS = {
    "level": Words("ผลประเมินระดับคุณธรรมต้นแบบ", "Assessed as moral model"),
    "recent": Words("ผลประเมินยังไม่เก่า", "The level is recent"),
    "network": Words("สังกัดเครือข่าย", "Member of a network"),
    "capacity": Words("ยังรับเพิ่มได้", "Has room as a coach"),
    "position": Words("พบปะเครือข่ายอื่น", "Meets other networks"),
}
ASK = {
    "level": Words("ผลประเมินให้ถึงระดับคุณธรรมต้นแบบ", "the level of moral model"),
    "recent": Words("ผลประเมินปีล่าสุด", "a recent assessment"),
    "network": Words("เครือข่ายที่สังกัด", "the network it belongs to"),
    "capacity": Words("จำนวนองค์กรที่เป็นโค้ชอยู่", "how many it coaches now"),
    "position": Words("รายชื่อผู้เข้าร่วมการประชุม", "attendance lists of its meetings"),
}
UNMET = {
    "level": Words("ยังไม่ถึงระดับคุณธรรมต้นแบบ", "is below moral model"),
    "recent": Words("ผลประเมินเก่า ให้ประเมินใหม่", "its level is old: assess again"),
    "network": Words("ไม่อยู่ในรายชื่อสมาชิกเครือข่ายใด", "is on no list of members"),
    "capacity": Words("เป็นโค้ชเต็มจำนวนแล้ว", "coaches as many as it can"),
    "position": Words("ยังไม่ได้พบเครือข่ายอื่น", "has not met other networks"),
}
VERDICTS = (Words("ไม่ครบ", "not met"), Words("ครบ", "met"), Words("ไม่ทราบ", "not known"))
COUNTED = {
    "model organisations": Words("ชื่อองค์กรต้นแบบ {n} แห่ง", "names of {n} model organisations"),
    "coaches": Words("ชื่อโค้ช {n} คน", "names of {n} coaches"),
    "organisations": Words("ชื่อองค์กร {n} แห่ง", "names of {n} organisations"),
    "bodies at the meeting": Words("ชื่อหน่วยงาน {n} แห่งที่เข้าร่วม", "names of {n} bodies at the meeting"),
}
FROM = Words("ขอ{names} จาก{whom}: {of}", "ask {whom} for the {names}: {of}")
EXIST = Words("แหล่งข้อมูลระบุจำนวนไว้ จึงมีอยู่จริง", "a source counts them, so they exist")
WHOLE = Words("ตารางผลประเมิน สมาชิก และการเป็นโค้ช", "tables of levels, members and coaching")
FILL = Words(
    "ขอตารางผลประเมินองค์กร (องค์กร ปี ระดับ) จากสำนักงานวัฒนธรรมจังหวัด แบบตารางอยู่ใน saan template",
    "ask the provincial culture office for the assessed levels (organisation, year, level); see saan template",
)
METHOD = Words(
    "เงื่อนไขห้าข้อ แต่ละข้อ ครบ ไม่ครบ หรือไม่ทราบ: ผลประเมินระดับคุณธรรมต้นแบบ ไม่เก่าเกินกำหนด"
    " สังกัดเครือข่าย ยังรับเพิ่มได้ และพบปะเครือข่ายอื่น"
    " ครบทุกข้อคือ พร้อม ระดับคุณธรรมขึ้นไปแต่ขาดบางข้อคือ มีแวว ไม่รู้ระดับแต่มีเบาะแสอื่นคือ เบาะแสเท่านั้น"
    " เจ้าของโครงการกับหน่วยงานในสังกัด"
    " และระดับส่งเสริมคุณธรรมไม่รวม จัดอันดับเฉพาะสองกลุ่มแรก ด้วยจำนวนเงื่อนไขที่ครบ ระดับ ปี"
    " ประสบการณ์โค้ช และการพบปะ ไม่เรียงตามชื่อ",
    "Five rules, each met, not met or not known: assessed as moral model, recently, member of a network, room for more,"
    " meets other networks. All met is ready; at least moral with something missing is promising; an unknown level with"
    " another sign is a lead only. The programme's owner with its units, and the promoting level, are excluded. Only"
    " the first two bands are ranked: rules met, level, year, coaching, meetings with other networks; never by name.",
)


def verdicts(rule: pd.Series, lang: str) -> list[str]:
    """met, not met or not known."""
    return [VERDICTS[2 if pd.isna(v) else int(v)].say(lang) for v in rule]


def reasons(row: dict[Hashable, Any], lang: str) -> str:
    """The three strongest grounds, the strongest first; empty where there is none."""
    found = []
    if pd.notna(row["level_number"]) and row["level_number"] >= MORAL:
        year = "" if pd.isna(row["level_year"]) else f" ({int(row['level_year'])})"
        found.append(Words(f"ผลประเมิน {row['level']}{year}", f"assessed {row['level']}{year}"))
    if row["load"] > 0:
        found.append(Words(f"เป็นโค้ชแล้ว {int(row['load'])} องค์กร", f"already coaches {int(row['load'])}"))
    if row["convened"] > 0:
        found.append(Words("เป็นแกนจัดการประชุม {n} ครั้ง", "convened {n} meeting{s}").fill(n=row["convened"]))
    if row["volume"] > 0 and pd.notna(row["hub_rank"]):
        place = int(row["hub_rank"])
        found.append(Words(f"พบปะข้ามเครือข่ายอันดับ {place} ของจังหวัด", f"number {place} of its province in meeting others"))
    if isinstance(row["honour"], str):
        found.append(Words(f"ได้รับยกย่อง: {row['honour']}", f"honoured: {row['honour']}"))
    if row["networks"] > 0:
        found.append(Words(f"สังกัด {int(row['networks'])} เครือข่าย", f"in {int(row['networks'])} networks"))
    return "; ".join(w.say(lang) for w in found[:3])


def ask_for(row: dict[Hashable, Any], p: Values, lang: str) -> str:
    """What stands between it and the first band; why it is excluded."""
    if row["band"] == EXCLUDED:
        owner = Words("เป็นเจ้าของโครงการหรือหน่วยงานในสังกัด", "is the programme's owner or a unit of it")
        low = Words("ผลประเมินยังเป็นระดับส่งเสริมคุณธรรม", "its level is still promoting")
        return (owner if row["framed"] or row["level_number"] != PROMOTING else low).say(lang)
    flags = {r: row[f"rule_{r}"] for r in RULES}
    missing = [ASK[r] for r in RULES if pd.isna(flags[r])]
    unmet = [UNMET[r] for r in RULES if not pd.isna(flags[r]) and not flags[r]]
    asked = [Words("ขอ", "ask for: ") + joined(missing, ", ", ", ")] if missing else []
    return joined([*asked, *unmet], "; ", "; ").say(lang)


def request_rows(frames: Frames, table: pd.DataFrame, p: Values) -> dict[str, list[Any]]:
    """What to ask for in the provinces without a known level; one general request where nothing else can be said."""
    graded = set(table.loc[table["level_number"].notna(), "province"])
    counts = frames["requests"].sort_values(["province", "what", "year", "node"])
    rows = [requested(r) for r in counts.to_dict("records") if r["province"] not in graded]
    if not len(table) and not rows:
        rows = [(WHOLE, p["province"] or "", Words("", ""), FILL, "")]
    names, places, reasons, asked, nodes = zip(*rows, strict=True) if rows else [()] * 5
    lang = p["lang"]
    return {
        "organization": [w.say(lang) for w in names],
        "province": list(places),
        "band": [BAND_WORDS[REQUEST].say(lang)] * len(rows),
        "reasons": [w.say(lang) for w in reasons],
        "ask_for": [w.say(lang) for w in asked],
        "node": list(nodes),
    }


def requested(row: dict[Hashable, Any]) -> tuple[Words, str, Words, Words, str]:
    """The names, the province, why they exist, whom to ask, the node that counts them."""
    names = COUNTED[row["what"]].fill(n=int(row["count"]))
    place = row["province"] if isinstance(row["province"], str) else ""
    whom = Words(f"จังหวัด{place}" if place else "ผู้จัด", place or "the organisers")
    year = "" if pd.isna(row["year"]) else f" ({int(row['year'])})"
    return names, place, EXIST, FROM.fill(names=names, whom=whom, of=row["name"] + year), row["node"]


def sentence(table: pd.DataFrame, asked: dict[str, list[Any]]) -> Words:
    """How many stand in each band, who is first, and what must be asked for."""
    parts = []
    sizes = table["band"].value_counts()
    for band in (READY, PROMISING, LEAD):
        if band not in sizes:
            continue
        mine = table[table["band"] == band]
        first = mine[mine["rank"] == mine["rank"].min()]["name"].tolist() if band != LEAD else []
        tail = Words(f" ({', '.join(first[:3])})", f" ({', '.join(first[:3])})") if first else Words("", "")
        parts.append(BAND_WORDS[band] + Words(f" {sizes[band]} องค์กร", f": {sizes[band]} organisations") + tail)
    if READY not in sizes and PROMISING not in sizes:
        nobody = Words(
            "ยังบอกไม่ได้ว่าองค์กรใดพร้อม เพราะไม่มีผลประเมินพร้อมชื่อองค์กร",
            "nobody can be called ready yet: no assessed level with a name is known",
        )
        parts.insert(0, nobody)
    named = [a for a, n in zip(asked["ask_for"], asked["node"], strict=True) if n]
    if named:
        n = len(named)
        th = f"มี {n} รายการที่ขอชื่อได้ เพราะแหล่งข้อมูลระบุว่ามีอยู่"
        parts.append(Words(th, f"{n} lists of names can be asked for: sources say they exist"))
    elif asked["ask_for"]:
        parts.append(FILL)
    return joined(parts, "; ", "; ")


def warnings(table: pd.DataFrame, frames: Frames) -> tuple[Words, ...]:
    """Rules that cannot be told of anybody."""
    shown = table[table["band"].isin([READY, PROMISING, LEAD])]
    if not len(shown):
        return ()
    blind = [RULE_WORDS[r] for r in RULES if shown[f"rule_{r}"].isna().all()]
    if not blind:
        return ()
    return (Words("ไม่ทราบทั้งกลุ่ม: ", "not known of anybody: ") + joined(blind, ", ", ", "),)
