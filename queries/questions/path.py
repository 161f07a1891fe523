"""How two organisations are connected, step by step, with the sentences."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import process

from graph import SCHEMA, keys
from graph.keys import label_of
from queries.cores.carriers import POSTS_OF
from queries.cores.steps import NAMES, STEPS
from queries.methods.ways import ways
from queries.questions.link_words import people
from queries.questions.listing import first_rows
from queries.questions.shared import PROVINCE, YEAR, numbered
from queries.record import Answer, Column, Frames, Parameter, Question, Ref, Values
from queries.words import Words, joined

COLUMNS = (
    Column("way", "int", "ทางที่", "Which way", identity=True),
    Column("step", "int", "ก้าวที่", "Which step", identity=True),
    Column("from", "text", "จาก", "From", identity=True),
    Column("link", "text", "เกี่ยวข้องอย่างไร", "How they are linked"),
    Column("to", "text", "ถึง", "To", identity=True),
)
A = Parameter("a", "text", None, "องค์กรหนึ่ง (ชื่อ)", "One organisation, by name")
B = Parameter("b", "text", None, "อีกองค์กรหนึ่ง (ชื่อ)", "The other organisation, by name")
MOST = Parameter("ways", "int", 3, "แสดงกี่ทางที่ไม่ซ้อนกัน", "How many ways that share nothing", (1, 20))
LONGEST = Parameter("longest", "int", 6, "ไม่เกินกี่ก้าว", "Of at most so many steps", (1, 20))
METHOD = Words(
    "ทางที่สั้นที่สุดผ่านเครือข่าย การประชุม โค้ช หน่วยงานแม่ ตำแหน่ง และบุคคล ถ้ายาวเท่ากันเลือกทางที่ผ่านวงเล็กกว่า"
    " ทางถัดไปไม่ใช้สิ่งที่ทางก่อนผ่าน จึงเป็นทางสำรองจริง (Dijkstra 1959) จังหวัดที่ถามใช้เลือกองค์กรที่ชื่อซ้ำ ปีใช้เลือกความเกี่ยวข้องที่มีผลในปีนั้น",
    "The shortest way over networks, meetings, coaching, parent bodies, posts and people; of equal ones the way through"
    " smaller circles. The next way uses nothing that an earlier one passes, so"
    " it is a true alternative (Dijkstra 1959)."
    " The province tells organisations of one name apart; the year chooses the links that hold in it.",
)


def rows(frames: Frames, p: Values) -> Answer:
    """The ways one after the other, step by step."""
    o = frames["names"]
    o = o[o["node"].str.startswith("Organization:")].sort_values("node", ignore_index=True)
    if not (p["a"] and p["b"]):
        return no_names(o, frames, p)
    ends, missing = [], []
    for name in (p["a"], p["b"]):
        found = matching(o, name, p["province"])
        ends += found[:1]
        missing += [] if len(found) == 1 else [unclear(o, name, found)]
    if missing:
        return told([], frames, p, joined(missing, "; ", "; "))
    return between(ends[0], ends[1], frames, p, Words("", ""))


def matching(o: pd.DataFrame, name: str, province: str | None) -> list[str]:
    """The keys of the organisations of that name, else of names that hold it; those of the province first."""
    key = f"Organization:{keys.normalise(name)}"
    same = (o["node"] == key) | o["node"].str.startswith(key + "@")
    found = o[same | (o["name"] == name)]
    if not len(found):
        found = o[o["name"].fillna("").str.contains(name, regex=False)]
    here = found[found["province"] == province] if province else found
    return list((here if len(here) else found)["node"])


def unclear(o: pd.DataFrame, name: str, found: list[str]) -> Words:
    """What to write instead of a name that nobody or several have."""
    names = o["name"].fillna("").tolist()
    if not found:
        near = [n for n, *_ in process.extract(name, names, limit=3)]
        said = ", ".join(near) or "-"
        return Words(f"ไม่พบองค์กร “{name}” ใกล้เคียง: {said}", f"no organisation is called “{name}”; near: {said}")
    of = o[o["node"].isin(found[:4])]
    said = ", ".join(of["name"].fillna("?") + " (" + of["province"].fillna("?") + ")")
    return Words(
        f"มี {len(found)} องค์กรที่ตรงกับ “{name}”: {said} ระบุชื่อเต็มหรือ --province",
        f"{len(found)} organisations match “{name}”: {said}; give the full name or --province",
    )


def no_names(o: pd.DataFrame, frames: Frames, p: Values) -> Answer:
    """Without two names: the two organisations with most links, as an example."""
    ask = Words(
        "ทำต่อ: ระบุสององค์กร: saan ask path --set a=ชื่อ --set b=ชื่อ",
        "next: name two organisations: saan ask path --set a=NAME --set b=NAME",
    )
    mine = o[o["province"] == p["province"]] if p["province"] else o
    links = pd.concat([frames["steps"]["start"], frames["steps"]["end"]]).value_counts()
    count = links.reindex(mine["node"]).fillna(0).to_numpy(dtype=np.int64)
    most = mine.assign(links=count).sort_values(["links", "node"], ascending=[False, True], ignore_index=True)
    near = most["province"].eq(most["province"].iloc[0]).fillna(False) if len(most) else most["links"] > 0
    first = [*most["node"].head(1), *most[near]["node"].iloc[1:2], *most["node"].iloc[1:2]]
    if len(first) < 2:
        few = Words("ในขอบเขตที่ถามรู้ชื่อองค์กรไม่ถึงสองแห่ง", "fewer than two organisations are known in this scope")
        return told([], frames, p, joined([few, ask], "; ", "; "))
    return between(first[0], first[1], frames, p, ask + Words("; ตัวอย่าง ", "; as an example: "))


def between(a: str, b: str, frames: Frames, p: Values, head: Words) -> Answer:
    """The ways between two organisations."""
    steps = frames["steps"].sort_values(["start", "end", "type"], ignore_index=True)
    (start, end, ends), nodes = numbered(steps["start"], steps["end"], pd.Series([a, b]))
    found = ways(start, end, len(nodes), int(ends[0]), int(ends[1]), p["ways"], p["longest"])
    table = []
    for number, way in enumerate(found, 1):
        for step, (x, y) in enumerate(pairwise(way), 1):
            at = np.flatnonzero(((start == x) & (end == y)) | ((start == y) & (end == x)))
            links = steps.iloc[at]
            refs = [Ref(t, s, e) for t, s, e in zip(links["type"], links["start"], links["end"], strict=True)]
            table.append({"way": number, "step": step, "x": nodes[x], "y": nodes[y], "refs": refs})
    names = names_of(frames, p, {*(r["x"] for r in table), *(r["y"] for r in table), a, b})
    return told(table, frames, p, head + sentence(a, b, found, [str(n) for n in nodes], names, p))


def told(table: list[dict[str, Any]], frames: Frames, p: Values, said: Words) -> Answer:
    """The steps as an answer."""
    frame = pd.DataFrame(table, columns=["way", "step", "x", "y", "refs"])
    names = names_of(frames, p, {*frame["x"], *frame["y"]})
    values: dict[str, Any] = {
        "way": frame["way"].astype("Int64"),
        "step": frame["step"].astype("Int64"),
        "from": [names[x] for x in frame["x"]],
        "to": [names[y] for y in frame["y"]],
        "link": [link_words(r["x"], r["refs"]).say(p["lang"]) for r in table],
    }
    return first_rows(COLUMNS, frame.assign(counted=[len(r["refs"]) for r in table]), values, said, (), len(frame))


def link_words(x: str, refs: list[Ref]) -> Words:
    """What links the two, read from x."""
    found = []
    for ref in refs:
        kind = SCHEMA.links[ref.type, label_of(ref.start), label_of(ref.end)]
        found.append(Words(*(kind.forward if ref.start == x else kind.reverse)))
    return joined(list(dict.fromkeys(found)), ", ", ", ")


def names_of(frames: Frames, p: Values, wanted: set[str]) -> dict[str, str]:
    """Names as shown: networks with their province, people by their posts unless names are asked for."""
    n = frames["names"][frames["names"]["node"].isin(list(wanted))]
    out = {k: k.partition(":")[2] for k in wanted}
    for node, name, province in zip(n["node"], n["name"], n["province"], strict=True):
        place = f" ({province if isinstance(province, str) else '?'})" if label_of(node) == "Network" else ""
        out[node] = (name if isinstance(name, str) else out[node]) + place
    posts = frames["posts"]
    held = people(posts[posts["person"].isin(list(wanted))], p)
    return out | {k: Words(f"บุคคล: {v}", f"person: {v}").say(p["lang"]) for k, v in held.items()}


def sentence(a: str, b: str, found: list[list[int]], nodes: list[str], names: dict[str, str], p: Values) -> Words:
    """How far apart, through what, and what to do with it."""
    who = Words(f"{names[a]} กับ {names[b]}", f"{names[a]} and {names[b]}")
    if not found:
        return who + Words(
            f" ยังไม่พบทางเชื่อมใน {p['longest']} ก้าว; ทำต่อ: ดู introductions ว่าใครแนะนำให้รู้จักกันได้",
            f": no way of at most {p['longest']} steps is known; next: see"
            f" introductions for who could bring them together",
        )
    first = found[0]
    n, of = len(first) - 1, len(found)
    through = " → ".join(names[nodes[x]] for x in first[1:-1])
    via = Words(f" ผ่าน {through}", f" by way of {through}") if through else Words(" โดยตรง", " directly")
    far = Words(f" เชื่อมกันใน {n} ก้าว", " are linked in {n} step{s}").fill(n=n)
    spare = Words(f"; รู้ {of} ทางที่ไม่ซ้อนกัน", f"; {of} way{'s' * (of != 1)} that share nothing are known")
    if not through:
        return who + far + via + spare + Words("; ทั้งสองรู้จักกันอยู่แล้ว", "; the two know each other already")
    single = Words("; ทำต่อ: หาทางที่สอง เพราะขึ้นกับทางเดียว", "; next: find a second way, since it hangs on one")
    several = Words(
        "; ทำต่อ: ใช้คนกลางของทางแรกนัดพบกัน", "; next: let what stands between them on the first way arrange it"
    )
    return who + far + via + spare + (single if of == 1 else several)


def evidence(row: Values, frames: Frames) -> list[Ref]:
    refs: list[Ref] = row["refs"]
    return refs


PATH = Question(
    "path",
    "สององค์กรเชื่อมถึงกันทางใด ผ่านใคร",
    "How are two organisations connected, and through whom?",
    (PROVINCE, YEAR, A, B, MOST, LONGEST),
    COLUMNS,
    (STEPS, NAMES, POSTS_OF),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
