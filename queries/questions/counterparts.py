"""Who stands in the same place elsewhere: networks of the same sector, provinces that share aims and honours."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.cores.likeness import ASPECTS, SECTORS
from queries.cores.networks import NETWORKS
from queries.questions.shared import PROVINCE, YEAR, framed, shown_networks
from queries.record import Answer, Column, Frames, Question, Ref, Values
from queries.words import Words, joined

SAME = Words("ภาคส่วนเดียวกัน", "same sector")
BROADER = Words("เครือข่ายแรกกว้างกว่า", "the first is broader")
NARROWER = Words("เครือข่ายแรกแคบกว่า", "the first is narrower")
PARTLY = Words("ภาคส่วนร่วมกันบางส่วน", "partly the same sectors")
ASPECT_WORDS = {
    "goal": Words("เป้าหมายหรือคำขวัญเดียวกัน", "same goal or slogan"),
    "behaviour": Words("พฤติกรรมเป้าหมายเดียวกัน", "same behaviour aimed at"),
    "virtue": Words("คุณธรรมเดียวกัน", "same virtue"),
    "plan": Words("แผนเดียวกัน", "same plan"),
    "kind of initiative": Words("กิจกรรมชนิดเดียวกัน", "same kind of initiative"),
    "holds": Words("ได้รับสถานะเดียวกัน", "hold the same honour"),
    "aims for": Words("มุ่งสู่สถานะเดียวกัน", "aim for the same honour"),
    "aims held": Words("จังหวัดแรกมุ่งสู่สถานะที่จังหวัดหลังได้รับแล้ว", "the first aims for the honour that the second holds"),
    "model organisations": Words("ระบุจำนวนองค์กรต้นแบบเท่ากัน", "state the same number of model organisations"),
}
COLUMNS = (
    Column("about", "text", "เครือข่าย หรือจังหวัด", "Networks, or provinces"),
    Column(
        "network_a", "text", "เครือข่ายหนึ่ง", "One network", identity=True, minimum=Words("ชื่อเครือข่าย", "names of networks")
    ),
    Column(
        "network_b",
        "text",
        "เครือข่ายคู่เทียบ",
        "Its counterpart",
        identity=True,
        minimum=Words("ชื่อเครือข่าย", "names of networks"),
    ),
    Column("province_a", "text", "จังหวัดหนึ่ง", "One province", identity=True),
    Column("province_b", "text", "อีกจังหวัดหนึ่ง", "The other province", identity=True),
    Column("likeness", "text", "เหมือนกันอย่างไร", "How they are alike", identity=True),
    Column("what", "text", "สิ่งที่เหมือน", "What they share"),
    Column("shared", "int", "เหมือนกันกี่อย่าง", "How many things", Words("อย่าง", "things")),
    Column("status", "text", "ตารางภาคส่วนตรวจทานแล้วหรือยัง", "Whether the table of sectors was reviewed"),
)
METHOD = Words(
    "ความเหมือน ไม่ใช่ความเชื่อมโยง: เครือข่ายต่างจังหวัดเทียบกันเมื่อตารางภาคส่วนให้ภาคส่วนร่วมกัน ถ้าเครือข่ายหนึ่งมีภาคส่วนมากกว่า บอกว่ากว้างกว่า"
    " จังหวัดเทียบกันด้วยเป้าหมาย พฤติกรรม คุณธรรม แผน ชนิดกิจกรรม และสถานะที่ได้รับหรือมุ่งสู่ ที่เขียนตรงกัน",
    "Likeness, not a tie: networks of different provinces are compared where the table of sectors gives them a common"
    " one; one in more sectors is said to be broader. Provinces are compared by goals, behaviours, virtues, plans,"
    " kinds of initiative, and honours held or aimed for, as written alike.",
)


def network_pairs(frames: Frames, province: str | None) -> pd.DataFrame:
    """Pairs of networks in different provinces with a common sector: which sectors, and who has more of them."""
    of = frames["sectors"].merge(frames["networks"][["network", "province"]], on="network").dropna(subset="province")
    held = of.groupby("network")["sector"].nunique()
    mine = of if province is None else of[of["province"] == province]
    both = mine.merge(of, on="sector", suffixes=("_a", "_b"))
    both = both[both["province_a"] != both["province_b"]]
    if province is None:
        both = both[both["network_a"] < both["network_b"]]
    both = both.sort_values(["network_a", "network_b", "sector"])
    both["reviewed"] = (both["status_a"] == "reviewed") & (both["status_b"] == "reviewed")
    pairs = both.groupby(["network_a", "network_b", "province_a", "province_b"], sort=True)
    out = pairs.agg(
        what=("sector", ", ".join), shared=("sector", "nunique"), reviewed=("reviewed", "all")
    ).reset_index()
    a, b = (held.reindex(out[f"network_{x}"]).to_numpy() for x in "ab")
    whole_a, whole_b = out["shared"].to_numpy() == a, out["shared"].to_numpy() == b
    out["like"] = [kind_of(x, y) for x, y in zip(whole_a, whole_b, strict=True)]
    return out


def kind_of(whole_a: bool, whole_b: bool) -> Words:
    """How the sectors of a stand to those of b, given whether the common ones are all of a's, all of b's."""
    return {(True, True): SAME, (True, False): NARROWER, (False, True): BROADER}.get((whole_a, whole_b), PARTLY)


def province_pairs(frames: Frames, province: str | None) -> pd.DataFrame:
    """Pairs of provinces with a common value of an aspect; the one that aims stands first where the other holds."""
    of = frames["aspects"][["province", "aspect", "value"]].drop_duplicates()
    same = of.merge(of, on=["aspect", "value"], suffixes=("_a", "_b"))
    same = same[same["province_a"] < same["province_b"]]
    aims, holds = (of.loc[of["aspect"] == x, ["province", "value"]] for x in ("aims for", "holds"))
    ahead = aims.merge(holds, on="value", suffixes=("_a", "_b")).assign(aspect="aims held")
    both = pd.concat([same, ahead[ahead["province_a"] != ahead["province_b"]]])
    if province is not None:
        both = both[(both["province_a"] == province) | (both["province_b"] == province)]
    both = both.sort_values(["province_a", "province_b", "aspect", "value"])
    pairs = both.groupby(["province_a", "province_b", "aspect"], sort=True)["value"]
    return pairs.agg(what=" / ".join, shared="nunique").reset_index()


def rows(frames: Frames, p: Values) -> Answer:
    """Networks first, then provinces; most in common first."""
    n, q = network_pairs(frames, p["province"]), province_pairs(frames, p["province"])
    n = n.sort_values(["shared", "network_a", "network_b"], ascending=[False, True, True]).reset_index(drop=True)
    q = q.sort_values(["shared", "province_a", "province_b", "aspect"], ascending=[False, True, True, True])
    q = q.reset_index(drop=True)
    names, lang = shown_networks(frames["networks"]), p["lang"]
    of_networks: dict[str, Any] = {
        "about": [Words("เครือข่าย", "networks").say(lang)] * len(n),
        "network_a": names.reindex(n["network_a"]).to_numpy(),
        "network_b": names.reindex(n["network_b"]).to_numpy(),
        "likeness": [w.say(lang) for w in n["like"]],
        "status": [status(bool(r)).say(lang) for r in n["reviewed"]],
        **{c: n[c] for c in ("province_a", "province_b", "what", "shared")},
    }
    of_provinces: dict[str, Any] = {
        "about": [Words("จังหวัด", "provinces").say(lang)] * len(q),
        "likeness": [ASPECT_WORDS[a].say(lang) for a in q["aspect"]],
        **{c: q[c] for c in ("province_a", "province_b", "what", "shared")},
    }
    frame = pd.concat([framed(COLUMNS, of_networks, len(n)), framed(COLUMNS, of_provinces, len(q))], ignore_index=True)
    columns = ["network_a", "network_b", "province_a", "province_b", "aspect", "what", "shared"]
    keys = pd.concat([n.assign(aspect="")[columns], q.reindex(columns=columns)], ignore_index=True)
    keys["counted"] = 2 * keys["shared"].astype("int64")
    return Answer(frame, keys, sentence(n, q, frames), warnings(n))


def status(reviewed: bool) -> Words:
    """Whether people have looked at the rows of the table of sectors."""
    return Words("ตรวจทานแล้ว", "reviewed") if reviewed else Words("เสนอ ยังไม่ตรวจทาน", "proposed, not reviewed")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """The sector links of both networks, or what each province states of the shared values."""
    if not row["aspect"]:
        of = frames["sectors"]
        mine = of[of["network"].isin([row["network_a"], row["network_b"]]) & of["sector"].isin(row["what"].split(", "))]
        linked = mine.dropna(subset="of").sort_values(["network", "of"])
        refs = [Ref("IN_SECTOR", n, s) for n, s in zip(linked["network"], linked["of"], strict=True)]
        return refs + [Ref("", n) for n in (row["network_a"], row["network_b"])]
    of = frames["aspects"]
    wanted = ("aims for", "holds") if row["aspect"] == "aims held" else (row["aspect"],)
    at = of["province"].isin([row["province_a"], row["province_b"]]) & of["aspect"].isin(wanted)
    mine = of[at & of["value"].isin(row["what"].split(" / "))]
    return [Ref("", node) for node in sorted(set(mine["of"]))]


def sentence(n: pd.DataFrame, q: pd.DataFrame, frames: Frames) -> Words:
    """The sectors that stand in most provinces, and what provinces share."""
    parts = []
    of = frames["sectors"].merge(frames["networks"][["network", "province"]], on="network")
    spread = of.groupby("sector")["province"].nunique().sort_values(ascending=False, kind="stable")
    provinces = of["province"].nunique()
    if len(n):
        wide = ", ".join(sorted(spread[spread == spread.iloc[0]].index))
        parts.append(
            Words(
                f"เครือข่าย{wide} มีใน {int(spread.iloc[0])} จาก {provinces} จังหวัดที่รู้ชื่อเครือข่าย",
                f"{wide} stand in {int(spread.iloc[0])} of the {provinces} provinces whose networks are named",
            )
        )
    else:
        parts.append(
            Words(
                "ไม่มีเครือข่ายต่างจังหวัดที่รู้ว่าอยู่ภาคส่วนเดียวกัน", "no networks of different provinces are known to share a sector"
            )
        )
    for aspect, same in q.groupby("aspect", sort=True):
        parts.append(ASPECT_WORDS[str(aspect)] + Words(f" {len(same)} คู่จังหวัด", f": {len(same)} pairs of provinces"))
    return joined(parts, "; ", "; ")


def warnings(n: pd.DataFrame) -> tuple[Words, ...]:
    """Rows of the table of sectors that nobody has reviewed."""
    proposed = int((~n["reviewed"].astype(bool)).sum())
    if not proposed:
        return ()
    return (
        Words(
            f"{proposed} คู่ใช้ภาคส่วนที่เสนอไว้ ยังไม่มีผู้ตรวจทาน",
            f"{proposed} pairs rest on sectors that nobody has reviewed yet",
        ),
    )


COUNTERPARTS = Question(
    "counterparts",
    "ใครอยู่ในที่เดียวกันของจังหวัดอื่น: เครือข่ายภาคส่วนเดียวกัน จังหวัดที่มุ่งสู่สิ่งเดียวกัน",
    "Who stands in the same place elsewhere: networks of one sector, provinces with like aims?",
    (PROVINCE, YEAR),
    COLUMNS,
    (NETWORKS, SECTORS, ASPECTS),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
    picture="columns",
)
