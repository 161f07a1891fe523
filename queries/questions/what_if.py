"""What changes in a province when organisations, meetings or networks go, or when two organisations meet."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from queries.questions.hub_world import World, world_of
from queries.questions.hubs import presence_refs
from queries.questions.introductions import CORES
from queries.questions.shared import PROVINCE, YEAR, framed
from queries.questions.what_if_changes import ADD, REMOVE, Change, added, asked, taken_out
from queries.questions.what_if_measures import MEASURES, measures, most_carrying
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

COLUMNS = (
    Column("province", "text", "จังหวัด", "Province", identity=True),
    Column("measure", "text", "ด้านที่เปลี่ยน", "What changes", identity=True),
    Column("before", "float", "ก่อน", "Before"),
    Column("after", "float", "หลัง", "After"),
    Column("change", "float", "เปลี่ยนไป", "Change"),
    Column("scenario", "text", "สมมติว่า", "Supposing that"),
)
METHOD = Words(
    "คำนวณใหม่เมื่อเอาออกหรือเพิ่มตามที่สมมติ: น้ำหนักการพบปะข้ามเครือข่าย (Newman 2001) คู่เครือข่ายที่พบกัน คู่องค์กรที่ถึงกันได้"
    " และการแตกกลุ่ม F = 1 - 2·Σ(1/d)/(n(n-1)) (Borgatti 2006) จากการประชุมที่ไม่ใช่เวทีใหญ่ d คือจำนวนทอด"
    " องค์กรอื่นไม่ปรับตัว จึงเป็นค่าเริ่มต้น ไม่ใช่คำทำนาย",
    "Worked out anew with what is taken out or added: the weight of meetings across networks (Newman 2001), network"
    " pairs that meet, pairs of organisations with a way to one another, and fragmentation"
    " F = 1 - 2 sum(1/d)/(n(n-1)) (Borgatti 2006), over working meetings, d in steps. Nobody else adapts: a first look,"
    " not a forecast.",
)
NONE = Words(
    "ยังไม่มีการประชุมที่รู้ชื่อผู้เข้าร่วม จึงไม่มีอะไรให้ทดลองเอาออก ขอรายชื่อผู้เข้าร่วมก่อน",
    "no meeting with named bodies is known, so nothing can be taken out: ask for attendance lists first",
)
SKIPPED = Words(
    "ไม่ได้คำนวณการแตกกลุ่มและคู่ที่ถึงกันได้ เพราะมีองค์กรมากเกินไป เลือกจังหวัดเดียวด้วย --province",
    "fragmentation and reach were left out: too many organisations; ask for one province with --province",
)
WITHOUT, MEETS = Words("ไม่มี {names}", "without {names}"), Words("ให้ {names} พบกัน", "{names} meet")


def rows(frames: Frames, p: Values) -> Answer:
    """The measures of every province that the change concerns, before and after."""
    world = world_of(frames)
    change = asked(frames, p) if p["remove"] or p["add"] else Change(most_carrying(world, frames))
    after = world_of(added(taken_out(frames, change), change))
    before, then = measures(world), measures(after, world)
    concerned = provinces_of(change, frames, world)
    lines = [
        (province, m, float(before[m][province]), float(then[m][province]))
        for province in before.index
        if province in concerned
        for m in MEASURES
        if m in before.columns
    ]
    scenario = said(change, frames)
    values: dict[str, Any] = {
        "province": [x[0] for x in lines],
        "measure": [MEASURES[x[1]].say(p["lang"]) for x in lines],
        "before": np.array([x[2] for x in lines], float),
        "after": np.array([x[3] for x in lines], float),
        "change": np.array([x[3] - x[2] for x in lines], float).round(9),
        "scenario": [scenario.say(p["lang"])] * len(lines),
    }
    about = [*change.organizations, *change.meetings, *change.networks, *(o for pair in change.pairs for o in pair)]
    here = frames["presence"]
    counted = int((here["organization"].isin(about) | here["meeting"].isin(about)).sum()) or len(about)
    keys = pd.DataFrame({"about": ["\n".join(about)] * len(lines), "counted": counted})
    skipped = (SKIPPED,) if len(lines) and "fragmentation" not in before.columns else ()
    return Answer(framed(COLUMNS, values, len(lines)), keys, sentence(lines, scenario), skipped)


def provinces_of(change: Change, frames: Frames, world: World) -> set[str]:
    """The provinces in which what changes has any part."""
    bodies = {*change.organizations, *(o for pair in change.pairs for o in pair)}
    meetings = frames["meetings"].set_index("meeting")["province"].reindex(change.meetings)
    networks = frames["networks"].set_index("network")["province"].reindex(change.networks)
    of_bodies = world.province[world.organization.isin(list(bodies)).to_numpy(dtype=bool)]
    return {"" if pd.isna(x) else str(x) for x in [*of_bodies, *meetings, *networks]}


def said(change: Change, frames: Frames) -> Words:
    """The change in words."""
    names = dict(zip(frames["organizations"]["organization"], frames["organizations"]["name"], strict=True))
    for frame, key in (("meetings", "meeting"), ("networks", "network")):
        names |= dict(zip(frames[frame][key], frames[frame]["name"], strict=True))
    gone = ", ".join(str(names[k]) for k in (*change.organizations, *change.meetings, *change.networks))
    met = "; ".join(f"{names[a]} + {names[b]}" for a, b in change.pairs)
    parts = [WITHOUT.fill(names=gone)] if gone else []
    return joined(parts + ([MEETS.fill(names=met)] if met else []), " และ", " and ")


def sentence(lines: list[tuple[str, str, float, float]], scenario: Words) -> Words:
    """What the change does to contact across networks and to network pairs, of the first three provinces."""
    if not lines:
        return NONE
    out = []
    for province in list(dict.fromkeys(x[0] for x in lines))[:3]:
        of = {m: (a, b) for place, m, a, b in lines if place == province}
        (v0, v1), (n0, n1) = of["contact"], of["pairs"]
        percent = round(100 * (v1 - v0) / v0) if v0 > 1e-12 else 0
        out.append(
            Words(
                f"{province or '?'}: การพบปะข้ามเครือข่ายเปลี่ยน {percent:+d}% คู่เครือข่ายที่พบกัน {int(n0)} เป็น {int(n1)}",
                f"{province or '?'}: contact across networks {percent:+d}%,"
                f" network pairs that meet {int(n0)} to {int(n1)}",
            )
        )
    then = Words(
        "ถ้าลดมาก ให้หาองค์กรที่สองมาเชื่อมแทน (introductions) ก่อนจะขาดไป",
        "where much is lost, find a second organisation to link them (introductions) before it goes",
    )
    if any(after < before for _, m, before, after in lines if m == "contact"):
        out.append(then)
    return scenario + Words(": ", ": ") + joined(out, "; ", "; ")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """The presences that go, and the memberships; of what only joins, those it has."""
    about = str(row["about"]).split("\n")
    here = frames["presence"]
    mine = here[here["organization"].isin(about) | here["meeting"].isin(about)]
    mine = mine.sort_values(["meeting", "organization", "ground", "person", "post"])
    refs = [ref for at in mine.to_dict("records") for ref in presence_refs({str(k): v for k, v in at.items()})]
    of = frames["dated_memberships"]
    of = of[of["organization"].isin(about) | of["network"].isin(about)].sort_values(["organization", "network"])
    refs += [Ref("MEMBER_OF", o, n) for o, n in zip(of["organization"], of["network"], strict=True)]
    return list(dict.fromkeys(refs)) or [Ref("", key) for key in about]


WHAT_IF = Question(
    "what-if",
    "ถ้าองค์กร การประชุม หรือเครือข่ายหายไป หรือสององค์กรได้พบกัน อะไรจะเปลี่ยน",
    "What changes if organisations, meetings or networks go, or if two organisations meet?",
    (PROVINCE, YEAR, REMOVE, ADD),
    COLUMNS,
    CORES,
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
    picture="bars",
)
