"""The columns of `hubs`."""

from __future__ import annotations

from queries.record import Column
from queries.words import Words

MEETING = Words("การประชุม", "meetings")
NETWORK = Words("เครือข่าย", "networks")
NAMES_AT_MEETING = Words(
    "การประชุมที่มีชื่อองค์กรอย่างน้อย 2 แห่ง และรู้เครือข่ายของผู้เข้าร่วม",
    "a meeting with two named organisations, and the networks of those who came",
)
TWO_YEARS = Words("การประชุมอย่างน้อย 2 ปี", "meetings of two years")
RANKED_BY_NAMES = Words("อันดับจากรายชื่อผู้เข้าร่วม และ doubt=on", "a rank that rests on attendance lists, and doubt=on")
ASKED = Words("น้ำหนัก เช่น --set weights=volume=2,persistence=1", "weights, as in --set weights=volume=2,persistence=1")
COLUMNS = (
    Column("rank", "int", "อันดับในจังหวัด ค่าเท่ากันได้อันดับเดียวกัน", "Rank within the province; equal values share it"),
    Column("organization", "text", "องค์กร", "Organisation", identity=True),
    Column("province", "text", "จังหวัดของการประชุม", "Province of the meetings", identity=True),
    Column("standing", "text", "จัดอันดับ หรือเป็นกรอบของผู้จัด", "Ranked, or the organiser's frame"),
    Column("roles", "text", "บทบาทในการเชื่อม", "Convening roles held"),
    Column("convened", "int", "จัดหรือเป็นแกนกี่การประชุม", "Meetings in which it held such a role", MEETING),
    Column(
        "reach", "int", "การประชุมเหล่านั้นมีกี่เครือข่าย ตามชื่อหรือตามจำนวนที่ระบุ", "Networks at them, named or stated", NETWORK
    ),
    Column(
        "volume",
        "float",
        "พบปะข้ามเครือข่ายมากแค่ไหน",
        "How much it meets members of other networks",
        Words("น้ำหนักรวม", "summed weight"),
        minimum=NAMES_AT_MEETING,
    ),
    Column(
        "breadth",
        "float",
        "กระจายกี่เครือข่าย (0-1) เฉพาะกลุ่มที่พบปะมาก",
        "How evenly over networks (0-1); top quarter only",
        minimum=NAMES_AT_MEETING,
    ),
    Column("attendance", "int", "เข้าร่วมกี่การประชุม (เส้นเทียบ)", "Meetings attended (the plain baseline)", MEETING),
    Column("attendance_rank", "int", "อันดับถ้านับการเข้าร่วมอย่างเดียว", "Rank by plain attendance"),
    Column(
        "networks_own",
        "int",
        "สังกัดกี่เครือข่าย",
        "Networks it is a member of",
        NETWORK,
        minimum=Words("รายชื่อสมาชิกเครือข่าย", "a table of members"),
    ),
    Column("grounds", "text", "รู้ว่าอยู่ในการประชุมจากอะไร", "How its presence is known"),
    Column(
        "share_known",
        "float",
        "ผู้ร่วมประชุมที่รู้เครือข่าย (สัดส่วน)",
        "Share of those it met whose network is known",
        minimum=Words("ชื่อองค์กรอื่นในการประชุมเดียวกัน", "names of other bodies at its meetings"),
    ),
    Column("named_share", "float", "มีชื่อกี่ส่วนของหน่วยงานที่ระบุจำนวน", "Share of the stated bodies that are named"),
    Column(
        "one_meeting",
        "float",
        "การประชุมเดียวให้ค่ากี่ส่วน",
        "Share of volume that one meeting carries",
        minimum=NAMES_AT_MEETING,
    ),
    Column("at_most", "bool", "ค่าเป็นเพดาน (ระบุเพียงจำนวนคน)", "Volume is an upper bound (only people are counted)"),
    Column(
        "years",
        "int",
        "ต่อเนื่องกี่ปี",
        "In how many fiscal years it met",
        Words("ปี", "years"),
        minimum=Words("การประชุมอย่างน้อย 2 ปี", "meetings of two years"),
    ),
    Column(
        "persistence",
        "float",
        "อยู่ในหนึ่งในสี่ที่พบปะมากสุดกี่ส่วนของปี (0-1)",
        "Share of years in the top quarter of its province (0-1)",
        minimum=TWO_YEARS,
    ),
    Column(
        "recency",
        "float",
        "ยังพบปะอยู่ไหม (1 คือปีล่าสุด ลดครึ่งทุกครึ่งชีวิต)",
        "1 if it met in the last year, halved each half-life before",
        minimum=TWO_YEARS,
    ),
    Column("function", "text", "เป็นสะพานแบบใด", "What kind of bridge it is", minimum=NAMES_AT_MEETING),
    Column(
        "function_z",
        "float",
        "เด่นกว่าบังเอิญแค่ไหน (2 ขึ้นไปถือว่าเด่น)",
        "How far that role stands out from chance (2 and more stands out)",
        Words("ส่วนเบี่ยงเบน", "deviations"),
        minimum=NAMES_AT_MEETING,
    ),
    Column(
        "brokerage",
        "float",
        "อยู่ระหว่างคู่ต่างเครือข่ายที่ไม่ได้พบกันมากแค่ไหน",
        "How much it stands between two that do not meet, across networks",
        Words("คู่ถ่วงน้ำหนัก", "weighted pairs"),
        minimum=NAMES_AT_MEETING,
    ),
    Column(
        "lost",
        "float",
        "ถ้าขาดไป การพบปะข้ามเครือข่ายของจังหวัดหายกี่ส่วน (0-1)",
        "Share of the province's cross-network contact that goes with it (0-1)",
        minimum=NAMES_AT_MEETING,
    ),
    Column(
        "alone",
        "int",
        "คู่เครือข่ายที่พบกันผ่านองค์กรนี้เท่านั้น",
        "Network pairs that meet through it alone",
        Words("คู่", "pairs"),
        minimum=NAMES_AT_MEETING,
    ),
    Column(
        "chance",
        "float",
        "โอกาสอยู่ในกลุ่มแรกถ้ารู้ชื่อครบ (0-1)",
        "Chance to be among the first if all names were known (0-1)",
        minimum=RANKED_BY_NAMES,
    ),
    Column("rank_low", "int", "อันดับอาจดีถึง", "Its rank may be as good as", minimum=RANKED_BY_NAMES),
    Column("rank_high", "int", "อันดับอาจแย่ถึง", "Its rank may be as bad as", minimum=RANKED_BY_NAMES),
    Column(
        "rank_worst",
        "int",
        "อันดับแย่สุดเมื่อตัดการประชุมใดหนึ่งครั้งออก",
        "Its worst rank when any one meeting is left out",
        minimum=RANKED_BY_NAMES,
    ),
    Column("score", "float", "คะแนนตามน้ำหนักที่ขอ (0-1)", "Score by the weights asked for (0-1)", minimum=ASKED),
    Column(
        "weighings",
        "float",
        "ติดกลุ่มแรกกี่ส่วนของวิธีให้น้ำหนัก (0-1)",
        "Share of the ways of weighing that put it among the first (0-1)",
        minimum=ASKED,
    ),
    Column(
        "weighings_low", "int", "อันดับดีสุดตามวิธีให้น้ำหนัก (90%)", "Best rank over the ways of weighing (90%)", minimum=ASKED
    ),
    Column(
        "weighings_high",
        "int",
        "อันดับแย่สุดตามวิธีให้น้ำหนัก (90%)",
        "Worst rank over the ways of weighing (90%)",
        minimum=ASKED,
    ),
)
