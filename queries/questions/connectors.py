"""Who sits in several networks, and by what right."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from queries.cores.carriers import POSTS_OF
from queries.cores.connections import PERSON_RIGHTS, RIGHTS
from queries.cores.networks import NETWORKS
from queries.cores.organizations import ORGANIZATIONS, UNITS
from queries.cores.years import STANDING
from queries.methods.ranks import ranks
from queries.questions.link_words import people
from queries.questions.listing import TOP, first_rows, latest
from queries.questions.network_links import ASSEMBLY
from queries.questions.shared import BODY_LINKS, PROVINCE, YEAR, organisers, shown_networks
from queries.record import Answer, Column, Frames, Parameter, Question, Ref, Values
from queries.words import Words, joined

NETWORK = Words("เครือข่าย", "networks")
MEMBERS = Words("ตารางสมาชิกเครือข่าย", "a table of members")
# from the strongest right to the weakest: a network counts once, by its strongest
RIGHTS_OF = ("member", "post", "coaches", "attends")
COLUMNS = (
    Column("rank", "int", "อันดับในจังหวัด ค่าเท่ากันได้อันดับเดียวกัน", "Rank within the province; equals share it"),
    Column("organization", "text", "องค์กร หรือตำแหน่งของบุคคล", "Organisation, or the post of a person", identity=True),
    Column("province", "text", "จังหวัดของเครือข่าย", "Province of the networks", identity=True),
    Column("kind", "text", "องค์กรหรือบุคคล", "Organisation or person"),
    Column("networks", "int", "อยู่กี่เครือข่าย ทุกฐานะ", "Networks it sits in, by any right", NETWORK),
    Column("member", "int", "เป็นสมาชิกกี่เครือข่าย", "Networks it is a member of", NETWORK, minimum=MEMBERS),
    Column("post", "int", "มีตำแหน่งหรือหน้าที่ในกี่เครือข่าย", "Networks it holds a post in", NETWORK),
    Column("coaches", "int", "เป็นโค้ชให้สมาชิกของกี่เครือข่าย", "Networks whose members it coaches", NETWORK),
    Column("attends", "int", "ร่วมประชุมงานของกี่เครือข่าย", "Networks whose working meetings it attends", NETWORK),
    Column("which", "text", "เครือข่ายใด ในฐานะใด", "Which networks, by what right"),
    Column("standing", "text", "จัดอันดับ หรือเป็นกรอบของผู้จัด", "Ranked, or the organiser's frame"),
)
LEAST = Parameter("least", "int", 2, "อยู่อย่างน้อยกี่เครือข่าย", "In at least so many networks", (2, 100))
WORDS = {
    "member": Words("เป็นสมาชิก", "member"),
    "post": Words("มีตำแหน่ง", "post"),
    "coaches": Words("เป็นโค้ช", "coaches"),
    "attends": Words("ร่วมประชุม", "attends"),
}
SHOWN = 4
RANKED, FRAME = Words("จัดอันดับ", "ranked"), Words("กรอบของผู้จัด ไม่จัดอันดับ", "organiser's frame, not ranked")
BODY, PERSON = Words("องค์กร", "organisation"), Words("บุคคล", "person")
METHOD = Words(
    "นับเครือข่ายที่องค์กรหรือบุคคลอยู่ แยกตามฐานะ: สมาชิก ตำแหน่ง (ผู้ประสานงาน เลขานุการ หรือตำแหน่งในองค์กรสมาชิก)"
    " โค้ชขององค์กรสมาชิก และร่วมประชุมงานของเครือข่าย เวทีใหญ่ไม่นับ เพราะทุกคนจะอยู่ทุกเครือข่าย"
    " ชื่อเครือข่ายเปลี่ยนรายปี จึงนับเฉพาะเครือข่ายในรายชื่อปีล่าสุดของจังหวัด หรือของปีที่ถาม"
    " อันดับดูเครือข่ายที่อยู่โดยฐานะถาวร (สามฐานะแรก) ก่อน แล้วจึงทุกฐานะ ไม่รวมเป็นคะแนน"
    " บุคคลที่เป็นผู้แทนองค์กรเดียวนับเป็นองค์กรนั้น เจ้าของโครงการ หน่วยงานในสังกัด และบุคคลที่ไปร่วมประชุมหลายจังหวัดไม่จัดอันดับ",
    "Networks that an organisation or person sits in, by right: member, post (coordinator, secretariat, or a post in a"
    " member body), coach of a member body, and at the table of a network's working meetings. Assemblies do not count:"
    " everybody would sit in every network. Networks change their names by the year: those of the province's last list,"
    " or of the year asked for, count. The rank looks at networks held by a standing right (the first three),"
    " then at all; they are not added to a score. Somebody who stands for one body counts as that body. The programme's"
    " owner, its units, and people who only visit meetings of several provinces are not ranked.",
)


def rows(frames: Frames, p: Values) -> Answer:
    """Those in most networks first, each province by itself; the organiser's frame last."""
    held = rights_of(frames)
    table = table_of(held, frames, p)
    shown = table.head(p["top"])
    which = texts(held[held["actor"].isin(shown["actor"])], frames, p["lang"])
    names = names_of(shown, frames, p)
    values: dict[str, Any] = {
        "organization": names.reindex(table["actor"]).to_numpy(dtype=object),
        "kind": np.where(table["person"], PERSON.say(p["lang"]), BODY.say(p["lang"])),
        "which": which.reindex(table["actor"]).to_numpy(dtype=object),
        "standing": np.where(table["ranked"], RANKED.say(p["lang"]), FRAME.say(p["lang"])),
    }
    if not (held["right"] == "member").any():
        values["member"] = None
    return first_rows(COLUMNS, table, values, sentence(table, held, names, which), (), p["top"])


def rights_of(frames: Frames) -> pd.DataFrame:
    """The rights in the networks that stand in the province and year asked for, with the province of each."""
    held = pd.concat([frames["rights"].assign(person=False), frames["person_rights"].assign(person=True)])
    held = held[held["network"].isin(list(latest(frames["standing"])))].reset_index(drop=True)
    place = frames["networks"].set_index("network")["province"]
    held["province"] = place.reindex(held["network"]).astype("object").fillna("").to_numpy()
    return held


def table_of(held: pd.DataFrame, frames: Frames, p: Values) -> pd.DataFrame:
    """One row an actor in at least `least` networks."""
    by = held.groupby("actor")
    wide = held.groupby(["actor", "right"])["network"].nunique().unstack(fill_value=0)
    table = wide.reindex(columns=list(RIGHTS_OF), fill_value=0).astype("int64")
    table["networks"] = by["network"].nunique()
    table["standing_networks"] = held[held["right"] != "attends"].groupby("actor")["network"].nunique()
    table["standing_networks"] = table["standing_networks"].fillna(0).astype("int64")
    table["person"], table["counted"] = by["person"].any(), by["times"].sum().astype("int64")
    table = table[table["networks"] >= p["least"]].copy()
    places = held[held["actor"].isin(table.index)][["actor", "province"]].drop_duplicates()
    table["province"] = places.sort_values("province").groupby("actor")["province"].agg(", ".join)
    table = table.rename_axis("actor").reset_index().astype({"province": "object"})
    guest = table["person"] & table["province"].str.contains(", ", regex=False) & (table["standing_networks"] == 0)
    table["ranked"] = ~(table["actor"].isin(list(organisers(frames))) | guest)
    mine = table[table["ranked"]]
    decide = ["standing_networks", "networks", "counted"]
    table["rank"] = ranks(table.loc[mine.index, decide], mine["province"]).reindex(table.index)
    by_rank = ["ranked", *decide, "actor"]
    out: pd.DataFrame = table.sort_values(by_rank, ascending=[False, False, False, False, True], ignore_index=True)
    return out


def texts(held: pd.DataFrame, frames: Frames, lang: str) -> pd.Series:
    """By actor the networks with the strongest right in each."""
    strongest = held.assign(order=held["right"].map(RIGHTS_OF.index)).sort_values(["actor", "order", "network"])
    strongest = strongest.drop_duplicates(["actor", "network"])
    names = shown_networks(frames["networks"]).reindex(strongest["network"])
    right = strongest["right"].map({r: w.say(lang) for r, w in WORDS.items()})
    said = pd.Series(names.to_numpy(dtype=object), index=right.index) + ": " + right
    place = strongest.groupby("actor").cumcount()
    more = (strongest.groupby("actor").size() - SHOWN).clip(lower=0)
    text = said[place < SHOWN].groupby(strongest["actor"]).agg("; ".join).astype("object")
    tail = [Words(f" และอีก {n}", f" and {n} more").say(lang) if n else "" for n in more]
    whole: pd.Series = text + pd.Series(tail, index=more.index, dtype="object")
    return whole


def names_of(table: pd.DataFrame, frames: Frames, p: Values) -> pd.Series:
    """Names of organisations; people by their posts unless names are asked for."""
    o = frames["organizations"]
    o = o[o["organization"].isin(table["actor"])]
    posts = frames["posts"][frames["posts"]["person"].isin(table["actor"])]
    return pd.Series(dict(zip(o["organization"], o["name"], strict=True)) | people(posts, p), dtype=object)


def sentence(table: pd.DataFrame, held: pd.DataFrame, names: pd.Series, which: pd.Series) -> Words:
    """How many connect, who is first, and what to do with it."""
    ranked = table[table["ranked"]]
    ask = Words(
        "ทำต่อ: ขอรายชื่อสมาชิกเครือข่ายจากสำนักงานวัฒนธรรมจังหวัด",
        "next: ask the provincial culture office for the members of each network",
    )
    if not len(ranked):
        none = Words("ยังไม่รู้ว่าใครอยู่หลายเครือข่าย", "nobody is known yet to sit in several networks")
        return joined([none, ask], "; ", "; ")
    standing = int((ranked["standing_networks"] > 1).sum())
    parts = [
        Words(
            f"{len(ranked):,} รายอยู่ตั้งแต่สองเครือข่ายขึ้นไป ในจำนวนนี้ {standing:,} รายโดยเป็นสมาชิก มีตำแหน่ง หรือเป็นโค้ช",
            f"{len(ranked):,} sit in several networks, {standing:,} of them as member, by a post or as coach",
        )
    ]
    first = ranked.iloc[0]
    who = str(names[first["actor"]])
    parts.append(Words(f"มากที่สุด: {who} ({first['networks']} เครือข่าย)", f"most: {who} ({first['networks']} networks)"))
    if standing:
        do = Words(
            f"ทำต่อ: ชวน{who}เป็นคนกลางเปิดวงให้เครือข่ายที่ยังไม่พบกัน (ดู gaps)",
            f"next: ask {who} to bring together networks that have not met (see gaps)",
        )
        return joined([*parts, do], "; ", "; ")
    table_only = Words("รู้เพียงจากการประชุม ยังไม่รู้ว่าใครเป็นสมาชิก", "known from meetings only, not who is a member")
    return joined([*parts, table_only, ask], "; ", "; ")


def evidence(row: Values, frames: Frames) -> list[Ref]:
    """The links of each right, standing rights first."""
    actor, source = row["actor"], frames["person_rights" if row["person"] else "rights"]
    mine = source[source["actor"] == actor]
    mine = mine.assign(order=mine["right"].map(RIGHTS_OF.index)).sort_values(["order", "network", "via"])
    refs = [ref for r in mine.to_dict("records") for ref in refs_of(actor, r, bool(row["person"]), frames)]
    return list(dict.fromkeys(refs))


def refs_of(actor: str, right: dict[Any, Any], person: bool, frames: Frames) -> list[Ref]:
    """The links behind one right; a link that no source states gives nothing."""
    network, via = right["network"], right["via"]
    if right["right"] == "member":
        return [Ref("MEMBER_OF", actor, network)]
    if right["right"] == "coaches":
        return [Ref("COACHES", actor, via), Ref("MEMBER_OF", via, network)]
    if right["right"] == "attends":
        table = [Ref("PARTICIPATED", network, via), Ref("MEETING_OF", via, network)]
        return [*(at_person(actor, via) if person else at_meeting(actor, via)), *table]
    if person:
        posts = frames["posts"]
        held = posts.loc[posts["person"] == actor, "position"].dropna()
        return [Ref("REPRESENTS", actor, via), *(Ref("HOLDS_POSITION", actor, x) for x in sorted(held))]
    return [Ref("COORDINATOR_OF", actor, network)] if via == network else [Ref("SECRETARIAT_OF", actor, via)]


def at_meeting(body: str, meeting: str) -> list[Ref]:
    """Every link that may put a body at a meeting; where a person stands for it, the meeting itself."""
    links = [Ref(t, *((meeting, body) if out else (body, meeting))) for t, out in BODY_LINKS]
    return [*links, Ref("", meeting)]


def at_person(person: str, meeting: str) -> list[Ref]:
    """Every link that may put a person at a meeting."""
    return [Ref("CHAIRED_BY", meeting, person), *(Ref(t, person, meeting) for t in OF_PERSON)]


OF_PERSON = ("ATTENDED", "SPOKE_AT", "SECRETARIAT_OF")
CONNECTORS = Question(
    "connectors",
    "ใครอยู่หลายเครือข่าย และอยู่ในฐานะใด",
    "Who sits in several networks, and by what right?",
    (PROVINCE, YEAR, LEAST, ASSEMBLY, TOP),
    COLUMNS,
    (RIGHTS, PERSON_RIGHTS, STANDING, NETWORKS, ORGANIZATIONS, UNITS, POSTS_OF),
    rows,
    evidence,
    METHOD.th,
    METHOD.en,
)
