"""The link kinds: source role, verb, target role and the reverse wording, in Thai and English."""

from __future__ import annotations

from collections.abc import Iterator

from graph.schema.kinds import LinkKind, Property
from graph.schema.nodes import STATUS, YEAR, prop

ROLE = prop("role", "text", "Role as written", "บทบาทตามที่เขียน")
ORDER = prop("order", "int", "Place in the list", "ลำดับ")
SINCE = prop("since", "date", "From when", "ตั้งแต่")
UNTIL = prop("until", "date", "Until when", "ถึงเมื่อ")
CERTAINTY = prop("certainty", "text", "How sure the reading is", "ความแน่นอนของการอ่าน")
MODE = prop("mode", "text", "How they spoke", "ลักษณะการกล่าว")
LEVEL = Property("level", "text", "Level", "ระดับ", parallel=True)
BY_YEAR = Property("year_be", "int", "Year", "ปี (พ.ศ.)", parallel=True)
BATCH = Property("batch", "int", "Batch", "รุ่นที่", parallel=True)
AS_OF = Property("as_of", "date", "On which date", "ณ วันที่", parallel=True)
FROM = Property("since", "date", "From when", "ตั้งแต่", parallel=True)
SINCE_BE = Property("since_be", "int", "From which year", "ตั้งแต่ปี (พ.ศ.)", parallel=True)
UNTIL_BE = prop("until_be", "int", "Until which year", "ถึงปี (พ.ศ.)")

Words = tuple[str, str]
Row = tuple[str, str, str, Words, Words, tuple[Property, ...]]

# type, start labels, end labels, forward (Thai, English), reverse (Thai, English), properties
TABLE: tuple[Row, ...] = (
    (
        "AIMS_FOR",
        "Province Organization",
        "Designation",
        ("มุ่งสู่", "aims for"),
        ("เป็นเป้าของ", "is aimed for by"),
        (YEAR,),
    ),
    (
        "ASSESSED_AT",
        "Organization ModelOrgs",
        "Designation",
        ("ได้รับการประเมินที่ระดับ", "was assessed at"),
        ("เป็นผลประเมินของ", "is the result of"),
        (LEVEL, BY_YEAR, prop("score", "text", "Score as written, such as 17/18", "คะแนนตามที่เขียน")),
    ),
    (
        "ATTENDED",
        "Person Organization ModelOrgs",
        "Meeting",
        ("เข้าร่วม", "attended"),
        ("มีผู้เข้าร่วมคือ", "was attended by"),
        (ROLE, STATUS),
    ),
    (
        "CHAIRED_BY",
        "Meeting",
        "Person",
        ("มีประธานคือ", "was chaired by"),
        ("เป็นประธาน", "chaired"),
        (ROLE, STATUS),
    ),
    (
        "COACHES",
        "Organization Person",
        "Organization",
        ("เป็นโค้ชให้", "coaches"),
        ("มีโค้ชคือ", "is coached by"),
        (BATCH, BY_YEAR, SINCE, STATUS),
    ),
    (
        "COLLABORATED_WITH",
        "Province Organization",
        "Organization",
        ("ร่วมมือกับ", "collaborated with"),
        ("ร่วมมือกับ", "collaborated with"),
        (YEAR,),
    ),
    (
        "COORDINATOR_OF",
        "Organization",
        "Province Network",
        ("เป็นผู้ประสานงานของ", "coordinates"),
        ("มีผู้ประสานงานคือ", "is coordinated by"),
        (),
    ),
    (
        "CO_ORGANISED_BY",
        "Meeting",
        "Organization NetworkGroup",
        ("มีผู้ร่วมจัดคือ", "was co-organised by"),
        ("ร่วมจัด", "co-organised"),
        (),
    ),
    ("DATA_FROM", "Meeting", "Organization", ("ใช้ข้อมูลของ", "used data of"), ("ให้ข้อมูลแก่", "gave data to"), ()),
    ("DECIDED", "Meeting", "Decision", ("มีมติ", "decided"), ("เป็นมติของ", "was decided at"), ()),
    (
        "DESIGNATED_BY",
        "Designation",
        "Organization",
        ("ประกาศโดย", "is given by"),
        ("เป็นผู้ประกาศ", "gives"),
        (),
    ),
    ("EXPRESSES_VIRTUE", "Goal", "Virtue", ("แสดงถึง", "expresses"), ("อยู่ในเป้าหมาย", "is expressed by"), ()),
    (
        "GROUP_IN",
        "NetworkGroup Network",
        "Province District",
        ("เป็นเครือข่ายของ", "belongs to"),
        ("มีเครือข่ายคือ", "has"),
        (),
    ),
    ("HAS_CHANNEL", "Organization", "Channel", ("มีช่องทาง", "is reached at"), ("เป็นช่องทางของ", "reaches"), ()),
    (
        "HAS_DESIGNATION",
        "Province District",
        "Designation",
        ("ได้รับสถานะ", "holds"),
        ("เป็นสถานะของ", "is held by"),
        (BY_YEAR, STATUS),
    ),
    (
        "HAS_GOAL",
        "Province District Organization",
        "Goal",
        ("มีเป้าหมาย", "has the goal"),
        ("เป็นเป้าหมายของ", "is a goal of"),
        (),
    ),
    (
        "HAS_PRINCIPLE",
        "Meeting",
        "Principle",
        ("มีหลักคิด", "agreed on"),
        ("เป็นหลักคิดของ", "was agreed at"),
        (ORDER,),
    ),
    (
        "HEADS",
        "Position",
        "Organization",
        ("เป็นหัวหน้าของ", "heads"),
        ("มีหัวหน้าคือ", "is headed by"),
        (prop("reason", "text", "The reviewed rule that says so", "กฎที่ตรวจทานแล้ว"),),
    ),
    ("HELD_AT", "Meeting", "Venue", ("จัดที่", "was held at"), ("เป็นสถานที่จัด", "was the place of"), ()),
    (
        "HELD_IN",
        "Meeting",
        "Province District",
        ("จัดในพื้นที่", "was held in"),
        ("เป็นพื้นที่จัด", "was the area of"),
        (),
    ),
    (
        "HOLDS_POSITION",
        "Person",
        "Position",
        ("ดำรงตำแหน่ง", "holds the post"),
        ("มีผู้ดำรงตำแหน่งคือ", "is held by"),
        (AS_OF, CERTAINTY),
    ),
    (
        "INITIATIVE_OF",
        "Initiative",
        "Province Network Organization District",
        ("เป็นกิจกรรมของ", "is an initiative of"),
        ("มีกิจกรรม", "has the initiative"),
        (),
    ),
    (
        "IN_SECTOR",
        "Network",
        "Sector",
        ("อยู่ในภาคส่วน", "is in the sector"),
        ("มีเครือข่ายคือ", "has the network"),
        (SINCE_BE, UNTIL_BE, prop("status", "text", "proposed or reviewed", "เสนอ หรือตรวจทานแล้ว")),
    ),
    ("IN_SUBDISTRICT", "Organization", "Subdistrict", ("อยู่ในตำบล", "is in"), ("มี", "holds"), ()),
    ("IN_DISTRICT", "Subdistrict Organization", "District", ("อยู่ในอำเภอ", "is in"), ("มี", "holds"), ()),
    ("IN_PROVINCE", "District Organization", "Province", ("อยู่ในจังหวัด", "is in"), ("มี", "holds"), ()),
    ("IN_REGION", "Province", "Region", ("อยู่ในภาค", "is in"), ("มี", "holds"), ()),
    (
        "LOCATED_IN",
        "Organization",
        "District Subdistrict Province",
        ("ตั้งอยู่ที่", "is located in"),
        ("เป็นที่ตั้งของ", "is the place of"),
        (),
    ),
    (
        "MEETING_OF",
        "Meeting",
        "Organization Network",
        ("เป็นการประชุมของ", "is a meeting of"),
        ("ประชุม", "met as"),
        (),
    ),
    (
        "MEMBER_OF",
        "Organization",
        "Network",
        ("เป็นสมาชิกของ", "is a member of"),
        ("มีสมาชิกคือ", "has the member"),
        (ROLE, FROM, UNTIL),
    ),
    (
        "MEMBER_OF",
        "Network",
        "NetworkGroup Network",
        ("เป็นส่วนหนึ่งของ", "is one of"),
        ("ประกอบด้วย", "holds"),
        (ROLE, FROM, UNTIL),
    ),
    (
        "MODEL_ORGS_OF",
        "ModelOrgs",
        "Province",
        ("เป็นองค์กรต้นแบบของ", "are the model organisations of"),
        ("มีองค์กรต้นแบบ", "has"),
        (),
    ),
    (
        "ORGANISED_BY",
        "Meeting",
        "Organization Province",
        ("จัดโดย", "was organised by"),
        ("เป็นผู้จัด", "organised"),
        (),
    ),
    (
        "PARTICIPATED",
        "Network NetworkGroup Province",
        "Meeting",
        ("มีส่วนร่วมใน", "took part in"),
        ("มีเครือข่ายร่วมคือ", "was joined by"),
        (ROLE, STATUS),
    ),
    (
        "PART_OF",
        "Organization",
        "Organization",
        ("เป็นหน่วยงานใน", "is part of"),
        ("มีหน่วยงานย่อยคือ", "has the unit"),
        (),
    ),
    (
        "PHOTO_BY",
        "Source",
        "Organization Person",
        ("ภาพโดย", "photographs by"),
        ("ถ่ายภาพให้", "photographed for"),
        (),
    ),
    ("WRITTEN_BY", "Source", "Organization Person", ("เขียนโดย", "was written by"), ("เขียน", "wrote"), ()),
    (
        "POSITION_OF",
        "Position",
        "Organization Province District Subdistrict",
        ("เป็นตำแหน่งใน", "is a post of"),
        ("มีตำแหน่ง", "has the post"),
        (),
    ),
    (
        "PROMOTES_VIRTUE",
        "Province Plan Organization",
        "Virtue",
        ("ส่งเสริม", "promotes"),
        ("ได้รับการส่งเสริมโดย", "is promoted by"),
        (),
    ),
    (
        "RECOGNISED_AS",
        "Organization Person",
        "Designation Initiative",
        ("ได้รับยกย่องเป็น", "was honoured as"),
        ("ยกย่อง", "honours"),
        (LEVEL, BY_YEAR),
    ),
    (
        "REPRESENTS",
        "Person",
        "Organization",
        ("เป็นผู้แทนของ", "represents"),
        ("มีผู้แทนคือ", "is represented by"),
        (),
    ),
    ("SAID", "Person", "Statement", ("กล่าวว่า", "said"), ("กล่าวโดย", "was said by"), ()),
    (
        "SECRETARIAT_OF",
        "Person Organization",
        "Meeting NetworkGroup",
        ("เป็นเลขานุการของ", "is the secretariat of"),
        ("มีเลขานุการคือ", "has the secretariat"),
        (ROLE,),
    ),
    (
        "SELECTED_FOR",
        "Province",
        "Programme",
        ("ได้รับคัดเลือกเข้า", "was selected for"),
        ("คัดเลือก", "selected"),
        (prop("cohort", "int", "Cohort, fiscal year", "รุ่นปีงบประมาณ"),),
    ),
    (
        "SPOKE_AT",
        "Person",
        "Meeting",
        ("กล่าวใน", "spoke at"),
        ("มีผู้กล่าวคือ", "was addressed by"),
        (MODE, STATUS),
    ),
    (
        "SUPPORTS",
        "Network Organization",
        "Network",
        ("หนุนเสริม", "supports"),
        ("ได้รับการหนุนเสริมจาก", "is supported by"),
        (ROLE,),
    ),
    ("UNDER_PLAN", "Meeting", "Plan", ("อยู่ภายใต้แผน", "is under the plan"), ("มีการประชุม", "covers"), ()),
    (
        "UNDER_PROGRAMME",
        "Meeting",
        "Programme",
        ("อยู่ภายใต้โครงการ", "is under the programme"),
        ("มีการประชุม", "covers"),
        (),
    ),
    ("VENUE_IN", "Venue", "District Subdistrict Province", ("อยู่ใน", "is in"), ("มีสถานที่", "holds"), ()),
    ("VENUE_OF", "Venue", "Organization", ("เป็นสถานที่ของ", "is a place of"), ("มีสถานที่", "has the place"), ()),
)


def kinds() -> Iterator[LinkKind]:
    """Every link kind of the table, one for each pair of labels."""
    for type, starts, ends, forward, reverse, properties in TABLE:
        for start in starts.split():
            for end in ends.split():
                yield LinkKind(type, start, end, forward, reverse, properties)
