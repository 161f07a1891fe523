"""One small invented world: พะเยา by tables, น่าน by releases that list networks, แพร่ by a release that counts them."""

from __future__ import annotations

from functools import cache

from graph import PropertyGraph
from tests.queries.build import Stating

SECTORS = ("ภาครัฐ", "การศึกษา", "ศาสนา")
OWNER = "สถาบันทดลองคุณธรรม"


def tables() -> PropertyGraph:
    """พะเยา: three networks, six schools and temples, three working meetings, one assembly, levels, coaching."""
    s = Stating("ตารางทดลอง")
    p = {"province": "พะเยา"}
    s.node("Province", "พะเยา", "Province:56")
    net = {name: s.node("Network", f"เครือข่าย{name}", **p, sector=name) for name in SECTORS}
    sector = {name: s.node("Sector", name) for name in SECTORS}
    for name in SECTORS:
        s.link("IN_SECTOR", net[name], sector[name], status="reviewed")
    org = {n: s.node("Organization", f"องค์กร{n}", **p) for n in "กขคงจฉ"}
    org["ต่างเครือข่าย"] = s.node("Organization", "องค์กรไร้เครือข่าย", **p)
    owner = s.node("Organization", OWNER, programme_role="owner")
    unit = s.node("Organization", "กลุ่มงานทดลองของสถาบัน")
    s.link("PART_OF", unit, owner)
    for name, of in zip("กขคงจฉ", ("ภาครัฐ", "ภาครัฐ", "การศึกษา", "การศึกษา", "ศาสนา", "ศาสนา"), strict=True):
        s.link("MEMBER_OF", org[name], net[of], since="2020")
    s.link("MEMBER_OF", org["ค"], net["ศาสนา"], since="2020", until="2022-12")
    for number, there in enumerate(("กขค", "กคจ", "กงฉ"), 1):
        date = f"202{number}-11-0{number}"
        m = s.node("Meeting", f"ประชุมคณะทำงานครั้งที่ {number}", f"Meeting:งาน{number}@56", date=date, **p)
        for o in there:
            s.link("ATTENDED", org[o], m)
        if number == 1:
            s.link("CO_ORGANISED_BY", m, org["ข"])
            s.link("ATTENDED", org["ต่างเครือข่าย"], m)
            s.link("ORGANISED_BY", m, owner)
            s.link("ATTENDED", unit, m)
    big = s.node("Meeting", "สมัชชาทดลอง", "Meeting:สมัชชา@56", date="2022-12-20", kind="assembly", org_count=180, **p)
    for o in "ขงจฉ":
        s.link("ATTENDED", org[o], big)
    level = {x: s.node("Designation", x) for x in ("คุณธรรม", "คุณธรรมต้นแบบ")}
    s.link("ASSESSED_AT", org["ก"], level["คุณธรรมต้นแบบ"], level="คุณธรรมต้นแบบ", year_be=2566)
    s.link("ASSESSED_AT", org["ข"], level["คุณธรรม"], level="คุณธรรม", year_be=2566)
    s.link("COACHES", org["ก"], org["จ"], batch=1, year_be=2566)
    s.link("SUPPORTS", org["ง"], net["ศาสนา"])
    host = s.node("Position", "ผู้อำนวยการทดลอง", **p)
    person = s.node("Person", "สมหมาย ใจงามยิ่ง", title="นาย", **p)
    s.link("HOLDS_POSITION", person, host, as_of="2023-11-01")
    s.link("POSITION_OF", host, org["ฉ"])
    s.link("REPRESENTS", person, org["ก"])
    return s.graph()


def listed() -> PropertyGraph:
    """น่าน: a release that lists six networks at one meeting with 36 bodies stated, and its province's goals."""
    s = Stating("ข่าวน่าน", "press", "2022-12-22")
    p = {"province": "น่าน"}
    province = s.node("Province", "น่าน", "Province:55")
    m = s.node("Meeting", "ประชุมเตรียมการ", **p, date="2022-12-22", org_count=36, participants=60, fiscal_year_be=2566)
    group = s.node("NetworkGroup", "เครือข่ายจังหวัดน่าน", count=6, listed=True, fiscal_year_be=2566, **p)
    s.link("GROUP_IN", group, province)
    s.link("PARTICIPATED", group, m)
    for name in (*SECTORS, "ภาคธุรกิจ", "สื่อมวลชน", "ประชาสังคม"):
        n = s.node("Network", f"เครือข่าย{name}", **p)
        s.link("MEMBER_OF", n, group)
        s.link("PARTICIPATED", n, m)
        for sector in {"ภาครัฐ": ("ภาครัฐ",), "ศาสนา": ("ศาสนา", "วัฒนธรรม")}.get(name, ()):
            s.link("IN_SECTOR", n, s.node("Sector", sector), status="proposed")
    owner = s.node("Organization", OWNER, programme_role="owner")
    speaker = s.node("Person", "ประยงค์ ทดลองพูด", title="นาง")
    s.link("REPRESENTS", speaker, owner)
    s.link("ATTENDED", speaker, m)
    office = s.node("Organization", "สำนักงานวัฒนธรรมจังหวัดน่าน", **p)
    post = s.node("Position", "วัฒนธรรมจังหวัดน่าน", **p)
    s.link("HEADS", post, office, reason="ทดลอง")
    officer = s.node("Person", "มานพ ทดลองดี", title="นาย", **p)
    s.link("HOLDS_POSITION", officer, post, as_of="2022-12-22")
    s.link("SECRETARIAT_OF", officer, m)
    venue = s.node("Venue", "โรงแรมทดลอง", **p)
    hotel = s.node("Organization", "บริษัทโรงแรมทดลอง", **p)
    s.link("HELD_AT", m, venue)
    s.link("VENUE_OF", venue, hotel)
    aims(s, province, "น่าน", "HAS_DESIGNATION")
    models = s.node("ModelOrgs", "องค์กรต้นแบบจังหวัดน่าน", count=50, fiscal_year_be=2566, **p)
    s.link("MODEL_ORGS_OF", models, province)
    return s.graph()


def counted() -> PropertyGraph:
    """แพร่: a release that counts 13 networks and names none; the province aims for what น่าน holds."""
    s = Stating("ข่าวแพร่", "press", "2021-10-19")
    p = {"province": "แพร่"}
    province = s.node("Province", "แพร่", "Province:54")
    m = s.node("Meeting", "เวทีทดลอง", **p, date="2021-10-19", participants=100, participants_qualifier="at_least")
    group = s.node("NetworkGroup", "เครือข่ายจังหวัดแพร่", count=13, listed=False, fiscal_year_be=2565, **p)
    s.link("GROUP_IN", group, province)
    s.link("PARTICIPATED", group, m)
    office = s.node("Organization", "สำนักงานวัฒนธรรมจังหวัดแพร่", **p)
    s.link("CO_ORGANISED_BY", m, office)
    aims(s, province, "แพร่", "AIMS_FOR")
    models = s.node("ModelOrgs", "องค์กรต้นแบบจังหวัดแพร่", count=50, fiscal_year_be=2565, **p)
    s.link("MODEL_ORGS_OF", models, province)
    return s.graph()


def aims(s: Stating, province: str, name: str, type: str) -> None:
    """A slogan with two behaviours, a virtue, a market of one kind, an honour."""
    goal = s.node("Goal", f"คำขวัญ{name}", kind="slogan", behaviours=["ตรงเวลา", f"เฉพาะ{name}"])
    s.link("HAS_GOAL", province, goal)
    s.link("EXPRESSES_VIRTUE", goal, s.node("Virtue", "วินัย"))
    s.link(type, province, s.node("Designation", "จังหวัดต้นแบบทดลอง"), year_be=2565)
    market = s.node("Initiative", f"ตลาดนัดจังหวัด{name}", kind="ตลาดนัดคุณธรรม", province=name)
    s.link("INITIATIVE_OF", market, province)


@cache
def world() -> PropertyGraph:
    """All three."""
    return tables().merge(listed(), counted())
