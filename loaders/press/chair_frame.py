"""Who chaired or opened the event."""

from __future__ import annotations

import re

from loaders.press.facts import Span
from loaders.press.persons import Named
from loaders.press.scan import scanner
from loaders.press.story import Held, Story

_CHAIR = scanner(
    r"(?:เป็น|(?:ทำ|ปฏิบัติ)หน้าที่(?:เป็น)?|รับหน้าที่(?:เป็น)?|รับไม้เป็น|ขึ้นเป็น|นั่งเป็น|ในฐานะ)\s?(?:องค์)?(?P<role>ประธาน(?!คณะ|กรรมการ|สภา|หอการค้า|ชมรม|เครือข่าย|กลุ่ม|จัดงาน|โครงการ|รุ่น|สมาคม|มูลนิธิ|บริษัท|บริหาร)[ก-๎]{0,30}|ประธาน(?:คณะ)?กรรมการ(?=\s(?:ใน)?การ(?:ตรวจ|ประเมิน|นิเทศ)))"
    r"|(?P<plain>นั่งหัวโต๊ะ|นั่ง(?:เป็น)?ประธาน|(?<=\s)นำ(?:การ)?ประชุม|เป็นผู้นำวง|เปิดงานแทน|เปิดการประชุมแทน|เป็นผู้นำการประชุม|(?<=\s)ดำเนินการประชุม|(?<=\s)ปล่อย(?:แถว|ขบวน|คาราวาน)|เป็นผู้แทน[ก-๎]{2,30}?(?:ในการ|มา|กล่าว)เปิด(?:งาน|เวที|การ|โครงการ)|(?<=\s)นำคณะ(?=\s?(?:ได้|ลง|เข้า)?(?:ตรวจ|ประเมิน|นิเทศ|ติดตาม))|(?<=\s)ประธานฝ่าย(?:สงฆ์|บรรพชิต|ฆราวาส|คฤหัสถ์)(?!\s?(?:คือ|ได้แก่|:))|(?<=\s)ประธาน(?:ใน|เปิด|ปิด)?(?:การประชุม|พิธี|ที่ประชุม|เปิด|เวที|งาน|การอบรม|โครงการ|กิจกรรม|ช่วง)(?![ก-๎]{0,14}?\s?(?:คือ|ได้แก่|:))[ก-๎]{0,20}(?!คณะกรรมการ))"
)
_WITH = re.compile(r"\s?(?:ร่วมกับ|พร้อมด้วย)\s?")
_TOGETHER = re.compile(r"(?P<role>ร่วมกันเปิด|ร่วมเปิด|ร่วมกันเป็นประธาน|เปิดร่วมกัน)")
_OPENED_BY = re.compile(
    r"(?<!ตัว)(?P<role>(?:พิธี)?เปิด(?!เผย|ตัว|ใจ|โอกาส|รับ|ให้|สอน|ขาย|เพจ|บัญชี|ดำเนิน)[ก-๎]{0,16}?)(?:\s?(?:เมื่อ)?(?:เวลา)?\s?[\d.:]{4,5}\s?น\.\s)?(?:ได้รับเกียรติจาก|โดย)(?:มี)?(?:ท่าน)?\s?$"
)
_LABELLED = re.compile(
    r"(?<!รอง)(?P<role>ประธาน(?:ร่วม(?:อีก(?:ท่าน|คน|รูป|ฝ่าย)(?:หนึ่ง)?)?|ฝ่าย[ก-๎]{2,14}?|ในพิธี|ในวัน(?:นั้น|นี้)|ใน(?:งาน|เวที|วง|ค่าย)|ของงาน|ในการประชุม|ในที่ประชุม|การประชุม|ที่ประชุม|เปิดงาน|พิธี(?:เปิด)?|ฝ่ายสงฆ์|ฝ่ายฆราวาส)?"
    r"|(?:ผู้|คน|พี่ใหญ่|แขก)(?:ที่)?(?:ขึ้น|มา|กล่าว|ทำพิธี|ลั่นฆ้อง|ตีฆ้อง|ตัดริบบิ้น|กดปุ่ม)*เปิด(?!เผย|โปง|ร้าน|เพจ)[ก-๎]{0,16}?|(?:ผู้|คน)(?:ที่)?(?:นั่งหัวโต๊ะ|(?:นั่ง|ทำหน้าที่|เป็น)ประธาน))\s?(?:ในฐานะประธาน\s?)?(?::|คือ|ได้แก่)\s?$"
    r"|(?P<words>คำ(?:กล่าว)?เปิด(?:งาน|เวที|การประชุม)?(?:ของ|โดย|จาก)(?:ท่าน)?ประธาน)\s?$"
)
# the noun straight before the name, which it is said of
_BESIDE = re.compile(
    r"(?:(?:(?:^|\n)[ •]*|\s(?:โดย|มี|โดยมี))(?P<bare>ประธาน)"
    r"|(?<!รอง)(?<!เป็น)(?<!หน้าที่)(?P<role>ประธาน(?:ในพิธี|ในงาน|ในที่ประชุม|(?:ใน)?การประชุม|ที่ประชุม|การ(?:อบรม|หารือ|ซักซ้อม)|เปิดงาน|พิธี)))\s?$"
)
# the last column of a list of those who came
_COLUMN = re.compile(r"\s+(?P<role>ประธาน(?:การประชุม|ที่ประชุม)?)[ ]*(?=\n)")
_OPENS = re.compile(
    r"\)?\s?(?:ซึ่ง)?(?:(?:(?:เปิด)?เผย|กล่าว|ให้สัมภาษณ์)?(?:ภาย)?หลัง(?:จาก)?)?(?:(?:ทำหน้าที่|รักษาราชการ|ปฏิบัติราชการ)?แทน[ก-๎ฯ.]{3,40}\s)?(?:ได้|จะ)?(?:เป็นผู้(?:กล่าว)?|ให้เกียรติ|(?:เดินทาง)?มา|ขึ้น(?:กล่าว)?|ทำพิธี|ลั่นฆ้อง|ตัดริบบิ้น)*"
    r"(?P<role>เปิด(?:งาน|โครงการ|การประชุม|เวที|การอบรม|การสัมมนา|มหกรรม|ปฐมนิเทศ|วง(?!เงิน)|ค่าย|ตลาด|กิจกรรม|พิธี|นิทรรศการ|ประชุม|สัมมนา|อบรม|การเสวนา|หลักสูตร))"
)
_ROLE = re.compile(r"ประธาน[ก-๎]{0,24}?(?:สงฆ์|ฆราวาส|คฤหัสถ์|และเปิดการประชุม|การประชุม|ที่ประชุม|พิธี|งาน|เวที|การอบรม|การสัมมนา)")
_ROLE_END = re.compile(r"พร้อม|และ(?!เปิด|กล่าว|ปิด)|ซึ่ง|โดย|แทน|มี|ได้|ณ$")
_OPENING = re.compile(r"\s?(?:ได้)?(?:เป็น)?(?P<role>(?:ผู้)?กล่าวเปิด(?:งาน|โครงการ|การประชุม|เวที|การอบรม|การสัมมนา|พิธี)?)")
_ALONE = re.compile(
    r"(?<![ก-๎])(?:ท่าน)?ประธาน(?:ในที่ประชุม|ที่ประชุม|การประชุม)?(?:ของเรา|ฯ)?(?=\s?(?:ได้)?(?:ขอร้อง|ให้เหตุผล|ปิดท้าย|ทิ้งท้าย|เล่า|พูด|ฝาก|แจ้ง|กล่าว|สรุป|ชี้แจง|ย้ำ|เน้น|เปิดเผย))"
)
_LOCAL = 110


def state(story: Story) -> None:
    """Chairs by what is said of them; without one, whoever opens the event."""
    _chairs(story)
    _openers(story)
    _later(story)
    _secretaries(story)


def _later(story: Story) -> None:
    """ประธาน alone as the subject of a verb of speaking stands for whoever chairs."""
    for m in _ALONE.finditer(story.view):
        chairs = story.draft.related("CHAIRED_BY", story.meeting(m.start()))
        known = next((h for h in story.held if chairs and h.person.id == chairs[0].target), None)
        if known and known.start < m.start() and not any(h.start <= m.start() < h.end for h in story.held):
            named = Named(m.start(), m.end(), "", known.person.canonical)
            story.held.append(Held(known.person, named, m.start(), m.end()))
    story.held.sort(key=lambda h: h.start)


_SECRETARY = re.compile(r"[^\n]{0,60}?(?:เป็น|ทำหน้าที่|และ)(?:ฝ่าย)?เลขานุการ")
_SECRETARY_ALONE = re.compile(
    r"(?<![ก-๎])(?:ฝ่าย)?เลขานุการ(?:ที่ประชุม|คณะ[ก-๎ฯ]{0,14})?(?=\s?(?:ได้)?(?:แจ้ง|รายงาน|ชี้แจง|กล่าว|สรุป|เสนอ))"
)


def _secretaries(story: Story) -> None:
    """เลขานุการ alone as the subject of a verb of speaking stands for whoever serves as secretary."""
    found = []
    for m in _SECRETARY_ALONE.finditer(story.view):
        before = [h for h in story.held if h.end <= m.start()]
        known = next((h for h in reversed(before) if _SECRETARY.match(story.view, h.named.end, story.limit(h))), None)
        if known and not any(h.start <= m.start() < h.end for h in story.held):
            named = Named(m.start(), m.end(), "", known.person.canonical)
            found.append(Held(known.person, named, m.start(), m.end()))
    story.held = sorted(story.held + found, key=lambda h: h.start)


def _chairs(story: Story) -> None:
    view = story.view
    for m in _CHAIR.finditer(view):
        if (i := _told_to(story, _nearest(story, m.start()), m.start())) >= 0:
            role = _role(m["role"] or m["plain"])
            joint = (
                story.together(story.held[i])
                if view.endswith("ร่วม", 0, m.start()) or role.endswith("ร่วม") or "ร่วม" in (m["role"] or "")[:10]
                else [story.held[i]]
            )
            for held in [*joint, *_next_with(story, m.start())]:
                _chair(story, story.held.index(held), role, m.span())
    for m in _TOGETHER.finditer(view):
        if (i := _nearest(story, m.start(), 20)) >= 0:
            _chair(story, i, m["role"], m.span())
            while i and (story.chained(i) or _WITH.fullmatch(view, story.held[i - 1].end, story.held[i].start)):
                i -= 1
                _chair(story, i, m["role"], m.span())
    _counted(story)
    for i, held in enumerate(story.held):
        if opens := _OPENS.match(view, held.end):
            _chair(story, i, opens["role"], opens.span())
        if labelled := _LABELLED.search(view, max(0, held.start - 40), held.start):
            _chair(story, i, labelled["role"] or labelled["words"], labelled.span())
            if i + 1 < len(story.held) and (
                ("ร่วม" in labelled[0] and story.chained(i + 1))
                or view[held.end : story.held[i + 1].start].strip() == "ร่วมกับ"
            ):
                _chair(story, i + 1, labelled["role"], labelled.span())
        if beside := _BESIDE.search(view, max(0, held.start - 40), held.start):
            _chair(story, i, beside["role"] or beside["bare"], beside.span())
        if listed := _COLUMN.match(view, held.end):
            _chair(story, i, listed["role"], listed.span())
        if opened := _OPENED_BY.search(view, max(0, held.start - 40), held.start):
            _chair(story, i, opened["role"], opened.span())


_JOINTLY = re.compile(r"ประธาน[ก-๎]{0,24}?ร่วม[ ]?กับ[ ]?")


def _next_with(story: Story, at: int) -> list[Held]:
    """Whoever stands behind ประธานร่วมกับ, which begins at or behind `at`."""
    m = _JOINTLY.search(story.view, at, at + 60)
    return [h for h in story.held if m and h.start == m.end()]


# the chairs counted off: ประธานร่วมมีสองท่าน ท่านแรก A ท่านที่สอง B
_COUNTED = re.compile(
    r"(?P<role>ประธาน(?:ร่วม(?:กัน)?|ในพิธี|เปิดงาน|การประชุม)?|(?:ผู้|คน)(?:ที่)?(?:ขึ้น|มา|ทำพิธี)?เปิด(?:งาน|เวที|วง|ค่าย|พิธี|การ[ก-๎]{4,6})?)"
    r"[ ]?(?:ใน)?(?:(?:งาน|ครั้ง|วัน|ปี|คราว)(?:นี้|นั้น))?[ ]?(?:(?:มี|สอง|2)[ ]?(?:สอง|2|สาม|3)?[ ]?(?:ท่าน|คน|รูป|ฝ่าย)"
    r"|:?(?=[ ]ฝ่าย(?:สงฆ์|บรรพชิต|ฆราวาส|คฤหัสถ์|ศาสนา|บ้านเมือง)))"
)
_EACH = re.compile(
    r"(?:ท่าน|คน|รูป)(?:แรก|ที่(?:หนึ่ง|สอง|สาม|\s?[123]))\s?(?:คือ|ได้แก่|:)?\s?\Z"
    r"|ฝ่าย(?:สงฆ์|บรรพชิต|ฆราวาส|คฤหัสถ์|ศาสนา|บ้านเมือง)\s?(?:คือ|ได้แก่|:|นำโดย)?\s?\Z"
)


def _counted(story: Story) -> None:
    for m in _COUNTED.finditer(story.view):
        end = story.view.find("\n", m.end())
        for i, held in enumerate(story.held):
            near = m.end() <= held.start < (end if end >= 0 else len(story.view))
            if near and _EACH.search(story.view, max(m.end(), held.start - 26), held.start):
                _chair(story, i, m["role"], (m.start(), held.end))


_HEADS = re.compile(r"(?P<role>ประธาน(?:คณะ)?(?:อนุ)?(?:กรรมการ|คณะทำงาน|ทำงาน))")


def _openers(story: Story) -> None:
    """Where nobody is said to chair: whoever opens the event, whoever heads the committee that meets."""
    for _, meeting in story.meetings:
        if story.draft.related("CHAIRED_BY", meeting):
            continue
        for i, held in enumerate(story.held):
            m = _OPENING.match(story.view, held.end)
            if m and story.meeting(held.start) is meeting:
                _chair(story, i, m["role"], m.span())
                break
    for event, meeting in story.meetings:
        body = re.search(r"(?:อนุ)?กรรมการ|คณะทำงาน", event.title)
        heads = [
            (i, m)
            for i, h in enumerate(story.held)
            if body and story.meeting(h.start) is meeting and (m := _HEADS.search(story.view, h.named.end, h.end))
        ]
        if heads and body and body[0] in heads[0][1][0] and not story.draft.related("CHAIRED_BY", meeting):
            _chair(story, heads[0][0], heads[0][1]["role"], heads[0][1].span())


_FOR = re.compile(r"\s?(?:มอบหมายจาก|(?:(?:มา|ปฏิบัติ(?:หน้าที่|ราชการ))?แทน|ผู้แทน|ตัวแทน|ในนาม)(?:ของ)?)(?:ท่าน)?\s?\Z")


def _chair(story: Story, index: int, role: str, cue: Span) -> None:
    if index and _FOR.search(story.view, story.held[index - 1].end, story.held[index].start):
        # whoever was told to chair stands before whoever told them
        index -= 1
    index = _leader(story, index)
    if myself := re.compile(r"(?:ให้|แก่)(?:ตน(?:เอง)?|ผม|ดิฉัน|ข้าพเจ้า)").search(
        story.view, story.held[index].end, max(cue[0], 0)
    ):
        index = _speaker(story, myself.start(), index)
    held = story.held[index]
    meeting = story.meeting(held.start)
    planned = {"status": "planned"} if story.is_planned(meeting) else {}
    span = (min(held.start, cue[0]), max(held.end, cue[1]))
    story.draft.relate("CHAIRED_BY", meeting, held.person, span, role=role, **planned)


def _leader(story: Story, index: int) -> int:
    """A พร้อมด้วย B และ C: the one with whom the others are."""
    first = index
    while first and story.chained(first):
        if re.search("พร้อม|ควง", story.view[story.held[first - 1].end : story.held[first].start]):
            return first - 1
        first -= 1
    return index


def _speaker(story: Story, at: int, index: int) -> int:
    """Whom ตน means: whoever opens the paragraph."""
    line = story.view.rfind("\n", 0, at) + 1
    return next((i for i, h in enumerate(story.held[:index]) if line <= h.start < line + 4), index)


def _nearest(story: Story, at: int, reach: int = _LOCAL) -> int:
    """Index of the person whose mention and posts end last before `at`; -1 when none is near."""
    best = -1
    for i, held in enumerate(story.held):
        if held.named.start < at and at - held.end <= reach and "\n" not in story.view[held.end : at]:
            best = i
    return best


_DELEGATES = re.compile(r"\s?(?:ได้|จึง)?มอบ(?:หมาย)?(?:ให้|อำนาจ|ภารกิจ)(?!\s?(?:ตน|ผม|ดิฉัน|ข้าพเจ้า))")
_BY_WHOM = re.compile(r"\s?(?:ซึ่ง|โดย|ที่)(?:ทาง|ท่าน)?\s?")


def _told_to(story: Story, index: int, at: int) -> int:
    """A ซึ่ง B มอบหมายให้เป็นประธาน: A and not B; nobody where only B is named."""
    if index < 0 or not _DELEGATES.match(story.view, story.held[index].end, at):
        return index
    told = index and _BY_WHOM.fullmatch(story.view, story.held[index - 1].end, story.held[index].start)
    return index - 1 if told else -1


def _role(words: str) -> str:
    whole = _ROLE.match(words)
    cut = _ROLE_END.search(words, 6)
    return whole[0] if whole else words[: cut.start()] if cut else words
