"""A small programme of two provinces as canonical tables. All bodies and persons are invented."""

from __future__ import annotations

from pathlib import Path

TABLES = {
    "organizations.csv": """organization,type,province,district,subdistrict
โรงเรียนบ้านดอนสมมติ,สถานศึกษา,น่าน,เวียงสา,กลางเวียง
โรงเรียนบ้านดอนสมมติ,สถานศึกษา,พะเยา,เชียงคำ,
วัดสมมติธรรม,วัด,น่าน,ภูเพียง,
มูลนิธิสมมติพัฒนา,มูลนิธิ,พะเยา,,
""",
    "networks.csv": """network,province,sector,year
เครือข่ายการศึกษา,น่าน,การศึกษา,2566
เครือข่ายศาสนา,น่าน,ศาสนา,2566
เครือข่ายการศึกษา,พะเยา,การศึกษา,2566
""",
    "memberships.csv": """organization,network,province,role,since,until
โรงเรียนบ้านดอนสมมติ,เครือข่ายการศึกษา,น่าน,แกนหลัก,2565,
โรงเรียนบ้านดอนสมมติ,เครือข่ายการศึกษา,พะเยา,สมาชิก,2023-01-12,2024-01-11
วัดสมมติธรรม,เครือข่ายศาสนา,น่าน,สมาชิก,,
มูลนิธิสมมติพัฒนา,เครือข่ายศาสนา,น่าน,สมาชิก,,
""",
    "meetings.csv": (
        "meeting,title,date,province,venue,kind,format,networks,stated_people,stated_organizations,stated_networks\n"
        "M1,ประชุมคณะทำงานสมมติ ครั้งที่ 1,2022-11-03,น่าน,ห้องประชุมสมมติ,working,onsite,"
        "เครือข่ายการศึกษา;เครือข่ายศาสนา,กว่า 60 คน,20,2\n"
        "M2,สมัชชาสมมติ,2023-08-12,พะเยา,,assembly,online,,,,\n"
    ),
    "attendance.csv": """meeting,organization,network,person,position,role
M1,โรงเรียนบ้านดอนสมมติ,เครือข่ายการศึกษา,นางสาวสมมติ ใจดีงาม,ครู,ผู้เข้าร่วม
M1,วัดสมมติธรรม,เครือข่ายศาสนา,,,เจ้าภาพ
M2,โรงเรียนบ้านดอนสมมติ,,,,ผู้เข้าร่วม
M2,วัดสมมติธรรม,,,,ผู้เข้าร่วม
""",
    "assessments.csv": """organization,fiscal_year,level
วัดสมมติธรรม,2566,คุณธรรมต้นแบบ
มูลนิธิสมมติพัฒนา,2566,ส่งเสริมคุณธรรม
""",
    "coaching.csv": """coach,organization,batch,year
วัดสมมติธรรม,มูลนิธิสมมติพัฒนา,1,2566
""",
    "sectors.csv": """province,network,sector,since,until
น่าน,เครือข่ายศาสนา,ศาสนา,2566,
""",
}

SCHOOL_NAN = "Organization:โรงเรียนบ้านดอนสมมติ@55/5507/550701"
SCHOOL_PHAYAO = "Organization:โรงเรียนบ้านดอนสมมติ@56/5603"
TEMPLE = "Organization:วัดสมมติธรรม@55/5514"
FOUNDATION = "Organization:มูลนิธิสมมติพัฒนา@56"


def write(folder: Path, *names: str) -> Path:
    """Write the tables (or those named) into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or TABLES:
        (folder / name).write_text(TABLES[name], encoding="utf-8-sig", newline="")
    return folder
