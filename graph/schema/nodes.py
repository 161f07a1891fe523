"""The node kinds. Years are Buddhist-era integers named `*_be`; dates are ISO, possibly only 2023 or 2023-08."""

from __future__ import annotations

from graph.schema.kinds import NodeKind, Property, Type


def prop(name: str, type: Type, en: str, th: str) -> Property:
    return Property(name, type, en, th)


def many(name: str, en: str, th: str) -> Property:
    return Property(name, "text", en, th, many=True)


def counted(name: str, en: str, th: str) -> tuple[Property, Property]:
    """A stated count and its qualifier (`at_least`, `about`)."""
    return (
        prop(name, "int", en, th),
        prop(f"{name}_qualifier", "text", f"How {name} was qualified: at_least, about", "อย่างน้อย หรือประมาณ"),
    )


PROVINCE = prop("province", "text", "Province, by its Thai name without the head", "จังหวัด (ชื่อไทย)")
DISTRICT = prop("district", "text", "District, by its Thai name without the head", "อำเภอ (ชื่อไทย)")
SUBDISTRICT = prop("subdistrict", "text", "Subdistrict, by its Thai name without the head", "ตำบล (ชื่อไทย)")
CODE = prop("code", "text", "DOPA code", "รหัสกรมการปกครอง")
KIND = prop("kind", "text", "Kind", "ประเภท")
STATUS = prop("status", "text", "planned, ongoing, done or cancelled", "สถานะ: planned, ongoing, done, cancelled")
FISCAL = prop("fiscal_year_be", "int", "Fiscal year, October to September", "ปีงบประมาณ (พ.ศ.)")
YEAR = prop("year_be", "int", "Year", "ปี (พ.ศ.)")

NODES = (
    NodeKind("Region", "A region of the country", "ภาคของประเทศ", "name", (CODE,)),
    NodeKind(
        "Province",
        "One of the 77 provinces",
        "จังหวัด",
        "DOPA code",
        (CODE, prop("district_count", "int", "Number of districts as stated", "จำนวนอำเภอตามที่ระบุ")),
    ),
    NodeKind("District", "A district of a province", "อำเภอหรือเขต", "DOPA code", (CODE, PROVINCE)),
    NodeKind("Subdistrict", "A subdistrict of a district", "ตำบลหรือแขวง", "DOPA code", (CODE, PROVINCE, DISTRICT)),
    NodeKind("Venue", "A place where a meeting is held", "สถานที่จัดประชุม", "province, name", (PROVINCE,)),
    NodeKind(
        "Organization",
        "A body: office, school, temple, company, association, committee",
        "องค์กรหรือหน่วยงาน",
        "name as normalised, and the place fields that the row states",
        (
            prop("type", "text", "Kind of body", "ประเภทองค์กร"),
            PROVINCE,
            DISTRICT,
            SUBDISTRICT,
            prop(
                "programme_role",
                "text",
                "owner, awarding body, secretariat or participant; as reviewed",
                "บทบาทในโครงการที่ตรวจทานแล้ว: owner, awarding body, secretariat, participant",
            ),
        ),
    ),
    NodeKind(
        "Person",
        "A person",
        "บุคคล",
        "name without title, and the office or province that the source gives",
        (prop("title", "text", "Title before the name", "คำนำหน้าชื่อ"), PROVINCE),
    ),
    NodeKind("Position", "A post that somebody holds", "ตำแหน่ง", "name", (PROVINCE,)),
    NodeKind(
        "Network",
        "A sector network of a province",
        "เครือข่ายทางสังคมของจังหวัด",
        "province, name",
        (PROVINCE, prop("sector", "text", "Sector as the source names it", "ภาคส่วนตามแหล่งข้อมูล")),
    ),
    NodeKind(
        "NetworkGroup",
        "The networks of a province in one year, named or only counted",
        "กลุ่มเครือข่ายของจังหวัดในปีหนึ่ง ระบุชื่อหรือเพียงจำนวน",
        "province (or district), fiscal year",
        (
            *counted("count", "Networks as stated", "จำนวนเครือข่ายตามที่ระบุ"),
            prop("listed", "bool", "Whether the source names them", "แหล่งข้อมูลระบุชื่อหรือไม่"),
            PROVINCE,
            FISCAL,
        ),
    ),
    NodeKind("Sector", "A sector shared by networks of several provinces", "ภาคส่วนที่เครือข่ายหลายจังหวัดมีร่วมกัน", "name"),
    NodeKind(
        "Meeting",
        "A meeting, assembly or event",
        "การประชุม เวที หรือกิจกรรม",
        "province, date, title; without a title the source in its place",
        (
            PROVINCE,
            prop("date", "date", "First day", "วันที่เริ่ม"),
            prop("end_date", "date", "Last day", "วันที่สิ้นสุด"),
            prop("start_time", "text", "Start, HH:MM", "เวลาเริ่ม"),
            prop("end_time", "text", "End, HH:MM", "เวลาสิ้นสุด"),
            prop("weekday", "text", "Weekday as written", "วันในสัปดาห์ตามที่เขียน"),
            many("format", "onsite, online, zoom …", "รูปแบบ: onsite, online, zoom …"),
            KIND,
            *counted("participants", "People present as stated", "จำนวนผู้เข้าร่วมตามที่ระบุ"),
            *counted("org_count", "Bodies present as stated", "จำนวนหน่วยงานตามที่ระบุ"),
            *counted("network_count", "Networks as stated", "จำนวนเครือข่ายตามที่ระบุ"),
            prop("series_no", "int", "Number in its series", "ครั้งที่"),
            prop("series_year_be", "int", "Year of its series number", "ปีของเลขครั้งที่"),
            FISCAL,
            prop("programme_year", "int", "Year of the programme", "ปีที่ของโครงการ"),
            STATUS,
        ),
    ),
    NodeKind(
        "Programme",
        "A programme that goes on over years",
        "โครงการหรือแนวการขับเคลื่อน",
        "name",
        (prop("province_count", "int", "Provinces in it as stated", "จำนวนจังหวัดในโครงการ"),),
    ),
    NodeKind(
        "Plan",
        "A plan with its phase and years",
        "แผน",
        "family, phase",
        (
            prop("phase", "int", "Phase or edition", "ระยะหรือฉบับที่"),
            prop("start_year_be", "int", "First year", "ปีเริ่มต้น"),
            prop("end_year_be", "int", "Last year", "ปีสิ้นสุด"),
            prop("duration_years", "int", "Years it lasts", "ระยะเวลา (ปี)"),
            FISCAL,
            YEAR,
        ),
    ),
    NodeKind(
        "Initiative",
        "Something done or planned: a market of virtues, a hall of fame, a survey",
        "กิจกรรมหรือแผนงาน เช่น ตลาดนัดคุณธรรม หอเกียรติยศ",
        "province or owner, name",
        (
            PROVINCE,
            KIND,
            STATUS,
            YEAR,
            prop("period_years", "int", "Years it covers", "ครอบคลุมกี่ปี"),
            prop("frequency", "text", "How often", "ความถี่"),
            prop("medium", "text", "By which medium", "สื่อหรือช่องทาง"),
            prop("per_district", "int", "How many a district", "จำนวนต่ออำเภอ"),
            prop("district_count", "int", "In how many districts", "จำนวนอำเภอ"),
            prop("batch", "int", "Batch", "รุ่นที่"),
            *counted("coach_count", "Coaches as stated", "จำนวนโค้ช"),
            *counted("org_count", "Organisations as stated", "จำนวนองค์กร"),
        ),
    ),
    NodeKind("Designation", "An honour or a level that can be held", "สถานะหรือเกียรติที่ได้รับ", "name"),
    NodeKind("Virtue", "A virtue of the programme", "คุณธรรม", "name"),
    NodeKind("Principle", "A principle agreed at a meeting", "หลักคิดหรือกรอบคิด", "name, with its owner"),
    NodeKind(
        "Channel",
        "A page, telephone or address to reach a body",
        "ช่องทางติดต่อ",
        "name, with its owner",
        (KIND,),
    ),
    NodeKind(
        "Goal",
        "A goal or slogan of a province or organisation",
        "เป้าหมายหรือคำขวัญ",
        "owner, text",
        (
            prop("kind", "text", "slogan, target or objective", "คำขวัญ เป้าหมาย หรือวัตถุประสงค์"),
            many("behaviours", "Behaviours named in it", "พฤติกรรมที่กล่าวถึง"),
        ),
    ),
    NodeKind("Decision", "What a meeting decided", "มติที่ประชุม", "source, place"),
    NodeKind(
        "Statement",
        "What somebody said",
        "คำกล่าว",
        "source, place",
        (prop("kind", "text", "direct or indirect", "คำพูดตรงหรือความโดยสรุป"),),
    ),
    NodeKind(
        "ModelOrgs",
        "The model organisations of a province, counted",
        "องค์กรต้นแบบของจังหวัด (นับจำนวน)",
        "province, fiscal year",
        (*counted("count", "How many, as stated", "จำนวนตามที่ระบุ"), PROVINCE, FISCAL),
    ),
    NodeKind(
        "Source",
        "What a fact rests on: a release or a table",
        "แหล่งข้อมูล",
        "name, digest",
        (
            prop("digest", "text", "SHA-256 of its bytes", "ค่าแฮชของไฟล์"),
            prop("as_of", "date", "Date it speaks of", "วันที่ของข้อมูล"),
            KIND,
            prop("address", "text", "Where it came from", "ที่มา"),
            prop("text", "text", "Its text", "ข้อความ"),
            prop("invented", "bool", "Whether its contents are invented", "ข้อมูลสมมติหรือไม่"),
        ),
    ),
)
