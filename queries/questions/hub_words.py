"""The words of `hubs`."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from queries.questions.hub_world import World
from queries.record import Values
from queries.words import NOT_ENOUGH, Words, joined

RANKED = Words("จัดอันดับ", "ranked")
FRAME = Words("กรอบของผู้จัด ไม่จัดอันดับ", "organiser's frame, not ranked")
NO_ROLE = Words("ไม่ระบุบทบาท", "role not stated")
NO_GROUND = Words("รายชื่อสมาชิก", "list of members")
ROLES = (
    Words("เลขานุการ", "secretariat"),
    Words("ประธานโดยตำแหน่ง", "chair by post"),
    Words("ผู้จัด", "organiser"),
    Words("ผู้ร่วมจัด", "co-organiser"),
    Words("คณะทำงาน", "working group"),
    Words("ผู้ประสานงาน", "coordinator"),
)
GROUNDS = (
    Words("เข้าร่วม", "attended"),
    Words("จัด", "organised"),
    Words("ร่วมจัด", "co-organised"),
    Words("เป็นเลขานุการ", "was secretariat"),
    Words("เป็นการประชุมของตน", "its own meeting"),
    Words("ผู้แทนหรือผู้ดำรงตำแหน่งเข้าร่วม", "a person of it attended"),
    Words("ผู้ดำรงตำแหน่งเป็นประธาน", "a person of it chaired"),
    Words("ผู้แทนหรือผู้ดำรงตำแหน่งกล่าวในที่ประชุม", "a person of it spoke there"),
    Words("ผู้ดำรงตำแหน่งเป็นเลขานุการ", "a person of it was secretary"),
    Words("เป็นสถานที่จัด (ไม่นับว่าเข้าร่วม)", "venue (no presence)"),
    Words("ให้ข้อมูล (ไม่นับว่าเข้าร่วม)", "gave data (no presence)"),
    Words("ผู้เขียนข่าว (ไม่นับว่าเข้าร่วม)", "byline (no presence)"),
    Words("ผู้ถ่ายภาพ (ไม่นับว่าเข้าร่วม)", "photographs (no presence)"),
    Words("ผู้ประกาศเกียรติ (ไม่นับว่าเข้าร่วม)", "awarding body (no presence)"),
    Words("เป็นผู้ประสานงาน", "is coordinator"),
)
METHOD = Words(
    "ลำดับในจังหวัดมาจากน้ำหนักการพบปะกับสมาชิกเครือข่ายอื่น: ทุกการประชุมที่พบกันให้ 1/(ขนาด-1) ขนาดคือจำนวนหน่วยงานที่มีชื่อหรือที่ระบุ"
    " แล้วแต่ค่าใดมากกว่า (Newman 2001) จึงไม่ถูกกลบด้วยสมัชชาใหญ่ครั้งเดียว"
    " ที่ใดไม่มีรายชื่อ เรียงตามบทบาทและจำนวนเครือข่ายในการประชุมที่จัด"
    " ที่ใดรู้เครือข่ายของผู้เข้าร่วมไม่ถึง 70% เรียงตามการเข้าร่วม "
    "องค์กรที่ไม่รู้เครือข่ายอยู่ในอันดับด้วยการพบปะกับองค์กรที่รู้เครือข่าย"
    " ความกระจายคือ participation (Guimerà & Amaral 2005) แสดงเฉพาะหนึ่งในสี่ที่พบปะมากสุด"
    " เจ้าของโครงการและหน่วยงานในสังกัดไม่จัดอันดับ"
    " ลักษณะสะพานคือบทบาทที่เด่นกว่าการสลับเครือข่ายโดยบังเอิญ (Gould & Fernandez 1989)"
    " โอกาสและช่วงอันดับมาจากการสุ่มเติมชื่อที่ระบุเพียงจำนวน และสุ่มการประชุมซ้ำ",
    "Within a province, ranks follow the strength of meetings with members of other networks: each shared meeting"
    " adds 1/(size-1), size being the named or stated bodies, whichever is more (Newman 2001), so that one large"
    " assembly does not drown the rest. Without names, order follows role and the networks at convened meetings."
    " Where under 70% of networks are known, plain attendance leads. Organisations of unknown network are ranked by"
    " their reach to known ones. Breadth is participation (Guimerà & Amaral 2005), for the top quarter by strength"
    " only. The programme's owner and its units are not ranked. Function is the role that stands out from networks"
    " dealt anew (Gould & Fernandez 1989). Chance and interval come from drawing the names that are only counted, the"
    " interval also from drawing meetings anew.",
)
LED_BY = {
    "volume": Words(
        "{province}: องค์กรที่พบปะข้ามเครือข่ายมากที่สุดคือ {names} (จาก {n} องค์กร)",
        "{province}: those who meet other networks most are {names} (of {n} organisations)",
    ),
    "attendance": Words(
        "{province}: รู้เครือข่ายของผู้เข้าร่วม {known}% จึงเรียงตามการเข้าร่วม ซึ่งปลอดภัยกว่า: {names} (จาก {n} องค์กร)",
        "{province}: {known}% of attendances have a known network, so plain attendance, the safer reading, leads:"
        " {names} (of {n} organisations)",
    ),
    "members": Words(
        "{province}: ไม่มีข้อมูลการประชุม บอกได้เพียงองค์กรที่สังกัดหลายเครือข่าย: {names} (จาก {n} องค์กร)",
        "{province}: no meeting is known, only who is in several networks: {names} (of {n} organisations)",
    ),
    "role": Words(
        "{province}: บอกได้เพียงบทบาท ไม่ใช่ความเป็นศูนย์กลาง เพราะไม่มีรายชื่อผู้เข้าร่วมพร้อมเครือข่าย: {names} (จาก {n} องค์กร)",
        "{province}: only roles can be told, not who is central, since no attendance with networks is known: {names}"
        " (of {n} organisations)",
    ),
}
NONE = Words(
    "ยังไม่มีองค์กรใดที่รู้ว่าเข้าร่วมการประชุมหรือเป็นสมาชิกหลายเครือข่าย ขอรายชื่อผู้เข้าร่วมการประชุมและสมาชิกเครือข่าย",
    "no organisation is known to have met or to be in several networks: ask for attendance lists and lists of members",
)
ASK_NEXT = Words(
    "ขั้นต่อไป: ขอรายชื่อผู้เข้าร่วมการประชุมพร้อมเครือข่ายจากผู้จัด",
    "next: ask the organisers for attendance lists with networks",
)
GO_NEXT = Words(
    "ขั้นต่อไป: ดูคอลัมน์โอกาสและช่วงอันดับก่อนเลือก แล้วดู coach-candidates",
    "next: look at the chance and the interval of the rank before choosing, then at coach-candidates",
)
TOP, FIRST = 5, 3


def spelt(mask: pd.Series, words: tuple[Words, ...], lang: str, none: Words) -> pd.Series:
    """Masks as words; each distinct mask is spelt once."""
    said = {m: ", ".join(w.say(lang) for b, w in enumerate(words) if m >> b & 1) for m in mask.unique()}
    return mask.map(said).replace("", none.say(lang))


def sentence(world: World, table: pd.DataFrame, frame: pd.DataFrame, lead: pd.Series, p: Values) -> Words:
    """One clause a province, at most five, the largest first."""
    ranked = table[table["ranked"]]
    sizes = ranked["province"].value_counts()
    if not len(sizes):
        return NONE
    order = sorted(sizes.index, key=lambda x: (-sizes[x], x))
    clauses = [clause(world, ranked[ranked["province"] == x], frame, lead[x]) for x in order[:TOP]]
    rest = len(order) - TOP
    if rest > 0:
        clauses.append(Words(f"และอีก {rest} จังหวัด", f"and {rest} more provinces"))
    clauses.append(ASK_NEXT if set(lead) & {"role", "members"} else GO_NEXT)
    return joined(clauses, "; ", "; ")


def clause(world: World, ranked: pd.DataFrame, frame: pd.DataFrame, lead: str) -> Words:
    """What is said of one province: those who share its first three ranks."""
    best = ranked[ranked["rank"] <= FIRST]
    names = frame.loc[best.index[: FIRST + 2], "organization"].tolist()
    more = len(best) - len(names)
    province = ranked["province"].iloc[0]
    known = world.known.get(province, 0)
    tail = Words(f" และอีก {more} แห่งที่เท่ากัน", f" and {more} more alike") if more else Words("", "")
    return LED_BY[lead].fill(
        province=Words(province or "ไม่ระบุจังหวัด", province or "province not stated"),
        names=Words(", ".join(names), ", ".join(names)) + tail,
        n=len(ranked),
        known=round(100 * known),
    )


def warnings(world: World, table: pd.DataFrame, p: Values, known_enough: float) -> tuple[Words, ...]:
    """The banner of one meeting, the overlap with plain attendance, coverage."""
    ranked = table[table["ranked"]]
    out = []
    top = ranked[ranked["rank"] <= 10]
    heavy = int((top["one_meeting"] > p["one_meeting"]).sum())
    if heavy:
        share = round(100 * p["one_meeting"])
        out.append(
            Words(
                f"ระวัง: {heavy} ใน {len(top)} องค์กรอันดับต้น ได้ค่าเกิน {share}% จากการประชุมเพียงครั้งเดียว",
                f"Take care: for {heavy} of the {len(top)} top organisations one meeting carries over {share}%",
            )
        )
    out += [overlap(ranked)] if len(ranked) > TOP else []
    out += coverage(world)
    if table["at_most"].any():
        out.append(
            Words(
                "บางการประชุมระบุเพียงจำนวนคน น้ำหนักของการประชุมนั้นเป็นค่าสูงสุดที่เป็นได้",
                "Some meetings state only people: the weight of those meetings is an upper bound",
            )
        )
    return tuple(out)


def overlap(ranked: pd.DataFrame) -> Words:
    """How many of the first five a plain count of attendance would give too."""
    first, plain = ranked[ranked["rank"] <= TOP], ranked[ranked["attendance_rank"] <= TOP]
    both = len(first.index.intersection(plain.index))
    return Words(
        f"เทียบกับการนับการเข้าร่วมอย่างเดียว: {both} ใน {len(first)} องค์กรใน {TOP} อันดับแรกของแต่ละจังหวัดตรงกัน",
        f"Beside plain attendance: {both} of the {len(first)} organisations in the first {TOP} of each province agree",
    )


def coverage(world: World) -> list[Words]:
    """What the meetings state and do not name."""
    m = world.meetings
    stated = m[m["bodies"].notna() & (m["bodies"].fillna(0) > m["named"])]
    if not len(stated):
        return []
    bodies, named = int(stated["bodies"].sum()), int(stated["named"].sum())
    return [
        Words(
            f"{len(stated)} การประชุมระบุว่ามี {bodies} หน่วยงาน แต่มีชื่อเพียง {named} ขอรายชื่อจากผู้จัดได้",
            f"{len(stated)} meetings state {bodies} bodies and name {named}: the organisers have the names",
        )
    ]


def notes(table: pd.DataFrame) -> Mapping[str, Words]:
    """Of a column that is empty in part, why."""
    if np.isnan(table["breadth"].to_numpy(dtype=float)).all():
        return {}
    return {
        "breadth": Words(
            "แสดงเฉพาะหนึ่งในสี่ที่พบปะมากที่สุดของจังหวัด ที่เหลือ",
            "shown for the top quarter of a province only; for the others ",
        )
        + NOT_ENOUGH
    }
