"""Model organisations that a text counts."""

from __future__ import annotations

import re

from loaders.press.facts import Value
from loaders.press.scan import scanner
from loaders.press.story import Story

MODEL = scanner(
    r"(?:ชุมชน\s?)?(?:(?:องค์กร|หน่วยงาน|โรงเรียน|ชุมชน)(?:คุณธรรม)?ต้นแบบ|องค์กร(?:ที่)?ผ่าน(?:เกณฑ์|การประเมิน)?(?:ใน)?ระดับ(?:องค์กร)?คุณธรรมต้นแบบ)(?P<in>(?:ใน|ของ)จังหวัด)?"
    r"(?:\s?(?:ประจำ)?ปี\s?2[45]\d\d)?(?:\s?(?:อีก|จำนวน|มี|รวม|สะสม|เกิดขึ้น|เพิ่มขึ้น|เพิ่ม|แล้ว|ทั้งสิ้น|ทั้งหมด|ได้))*\s?(?P<n>\d{1,4})\s?(?:องค์กร|แห่ง|หน่วยงาน|ชุมชน|โรงเรียน)"
)


def state(story: Story) -> None:
    """Model organisations by count, whose they are, and whether they came."""
    for m in MODEL.finditer(story.view):
        kind = re.sub(r"\s?(?:จำนวน|อีก|ใน|ของ|เกิดขึ้น|เพิ่ม|แล้ว|\d).*", "", m[0])
        entity = story.draft.add("ModelOrgs", kind + "จังหวัด" + story.page.home_name, m.span(), aliases=(m[0], kind))
        story.draft.state(entity, "count", int(m["n"]), (m.start("n"), m.end()))
        if story.home:
            story.draft.relate("MODEL_ORGS_OF", entity, story.home, m.span())
        around = story.view[max(0, m.start() - 50) : m.start()] + story.view[m.end() : m.end() + 50].split("\n")[0]
        if re.search(r"เข้าร่วม|เชิญ|ร่วมประชุม|มาร่วม", around) and "ถอดบทเรียน" not in around:
            meeting = story.meeting(m.start())
            planned = any(a.name == "status" for a in meeting.attributes)
            properties: dict[str, Value] = {"status": "planned"} if planned else {}
            story.draft.relate("ATTENDED", entity, meeting, m.span(), **properties)
