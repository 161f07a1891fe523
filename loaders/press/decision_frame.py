"""What was decided."""

from __future__ import annotations

import re

from loaders.press import lists
from loaders.press.facts import Span
from loaders.press.story import Story
from loaders.press.words import paragraph_end

_WHO = (
    r"(?:(?:ใน)?ที่ประชุม|มติที่ประชุม|ทั้งหมด|ทุก(?:ฝ่าย|เครือข่าย|จังหวัด|อำเภอ|ภาคส่วน|หน่วยงาน|คน"
    r"|ชุมชน|กลุ่ม|วง|โต๊ะ|ท่าน|บ้าน|โรงเรียน)|วง(?:ประชุม|เสวนา|คุย|หารือ)?|คณะกรรมการ|คณะทำงาน|คณะอนุกรรมการ|(?:ทั้ง)?(?:สอง|สาม)ฝ่าย"
    r"|ผู้เข้าร่วม(?:ประชุม)?|ชาวบ้าน|สมาชิก|ทั้งวง|เวที(?:นี้)?|พวกเรา)"
)
_VERB = (
    r"(?:มีมติ|ลงมติ|เห็นชอบ|เห็นพ้อง|ตกลง|เคาะ|อนุมัติ|รับรอง(?!รายงานการประชุม)|ลงความเห็น|เห็น(?:ตรง|ร่วม)กัน|เห็นควร|ได้ข้อยุติ|ได้ข้อตกลง|ตัดสินใจ|กำหนดให้|ออกมติ|สรุปให้|มีข้อสรุป|มีข้อตกลง"
    r"|ได้ข้อสรุป|มีฉันท(?:า)?มติ|รับ(?:ร่าง|หลักการ|แผน)|สรุปร่วมกัน|ขอมติ|รับทราบ|เลือกให้|มอบหมายให้)"
)
_DECIDES = re.compile(
    rf"(?P<who>{_WHO})(?:[ ]?(?:ได้|จึง|ก็|ยัง|ร่วมกัน|พิจารณา(?:และ|แล้ว)?|[ก-๎]{{0,20}}แล้ว"
    rf"|ปรึกษาหารือ(?:และ)?|เป็นเอกฉันท์|[ก-๎]{{0,16}}(?:และ))){{0,4}}[ ]?(?P<verb>{_VERB})"
    rf"|(?:(?<=\s)|(?<=และ)|(?<=จึง)|(?<=แต่)|(?<=ก่อน)|(?<=แล้ว)|(?<=พร้อม)|(?<=ได้)|(?<=•)|(?<=/ ))(?P<bare>"
    rf"(?:ลงมติ(?=ร่วมกัน|เลือก|ให้|เห็นชอบ|อนุมัติ|คัดเลือก|แต่งตั้ง)"
    rf"|มติ(?=ให้|เห็นชอบ|อนุมัติ|เลือก|มอบหมาย|แต่งตั้ง)"
    rf"|มติ(?:ที่ได้|ที่ออกมา|ร่วมกัน)?\s?(?:คือ|ได้แก่|มีว่า)|ตามข้อตกลง(?:ใน|ของ)[ก-๎]{{3,30}}\s(?=ทุก|ให้)"
    rf"|มีมติ|มีฉันทมติ|เห็นชอบ(?=ให้"
    rf"|แต่งตั้ง|ตั้ง|ร่วม|กำหนด|แผน|เลือก)|ตกลง(?:กัน)?(?=ให้|ว่า|ใช้)|มติ(?:ที่ประชุม)?\s?:))"
)
_ANNOUNCES = re.compile(
    r"[^\n“”]{0,60}?(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|:|(?:\d|สอง|สาม|สี่|ห้า)\s?(?:ข้อ|เรื่อง|ประเด็น|ประการ|มติ))\s*$"
)
_ENDS = re.compile(
    r"\s(?=โดยให้|ซึ่ง|หลังจาก|เพราะ|อาทิ|ทั้งนี้|และตกลง|และนัด|แทน(?:ที่)?\s|พร้อม|นัด|คือ\s|นอกจาก|ก่อน(?=ปิด|จบ)|จากนั้น|ส่วน|สำหรับ|ขณะ)"
)


def state(story: Story) -> None:
    """Decisions in sentences and lists."""
    _headed(story)
    _minuted(story)
    _decisions(story)
    _promises(story)


def _decisions(story: Story) -> None:
    view, reached = story.view, _headline(story)
    for m in _DECIDES.finditer(view):
        if m.start() < reached:
            continue
        end = paragraph_end(view, m.start())
        announced = _ANNOUNCES.match(view, m.end(), end) or not view[m.end() : end].strip()
        items = lists.lines(view, m.start()) if announced else []
        items = items or _of_label(view, m, end) or lists.numbered(view, m.end(), end) or _counted(view, m.end(), end)
        if not items and "รับทราบ" not in m[0]:
            start = _begin(m)
            stop = _ENDS.search(view, m.end() + 6, end)
            items = [(start, stop.start() if stop else len(view[:end].rstrip()))]
        for span in [part for item in items for part in _parts(view, item, m.end())]:
            reached = max(reached, span[1])
            if not any(s < span[1] and span[0] < e for d in story.draft.of("Decision") for s, e in d.mentions):
                _decision(story, span, m.span())


_REST = re.compile(r"\s(?=จากนั้น|ส่วน|ทั้งนี้|(?:ทั้ง)?(?:สอง|สาม|สี่|ห้า|\d\s?)(?:เรื่อง|ข้อ)นี้)")


def _counted(view: str, start: int, end: int) -> list[Span]:
    """Items behind ordinals; the last one ends where the text goes on to something else."""
    items = lists.ordinals(view, start, end)
    rest = _REST.search(view, items[-1][0], end) if items else None
    return [*items[:-1], (items[-1][0], rest.start())] if rest else items


_AND_THAT = re.compile(r"\s?(?:และ|กับ|พร้อมทั้ง|ตลอดจน|รวมทั้ง)(?=ให้)")
_SECOND = re.compile(r"\s?และ(?=มอบ|อนุมัติ|แต่งตั้ง|เห็นชอบ|มีมติ|กำหนดให้|รับรอง)|\s(?=ที่ประชุม(?:ยัง)?(?:รับ|มี|เห็น|อนุมัติ))")


def _parts(view: str, span: Span, verb: int) -> list[Span]:
    """The decisions of one sentence, joined by และให้ where the first begins so, else each with a verb of deciding."""
    joint = _AND_THAT if view.startswith("ให้", verb) else _SECOND
    edges = [span[0], *(x for m in joint.finditer(view, span[0] + 12, span[1]) for x in m.span()), span[1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


_PROMISES = re.compile(
    r"(?P<who>เครือข่าย|ทั้ง(?:สอง|สาม|สี่|\s?\d)(?:ฝ่าย|เครือข่าย|แห่ง|กลุ่ม)?|ทุก[ก-๎]{2,10}|ต่าง)[ก-๎ ]{0,40}?"
    r"(?:รับ(?:ปาก)?|ให้คำมั่น|ให้สัญญา|สัญญา)(?:ร่วมกัน)?ว่า(?P<what>จะ[^\n“”]{6,90}?)(?=\s(?:แล้ว|จากนั้น|ส่วน|ก่อน|โดย|และ)|[\n“”.])"
)


def _promises(story: Story) -> None:
    """เครือข่าย… รับว่าจะ…: what those who met promised one another."""
    for m in _PROMISES.finditer(story.view + "\n"):
        taken = any(
            s < m.end("what") and m.start("what") < e for d in story.draft.of("Decision") for s, e in d.mentions
        )
        if not taken:
            _decision(story, m.span("what"), m.span())


def _begin(m: re.Match[str]) -> int:
    """A decision's words begin with who decided, where they are few; behind มติ with the verb."""
    if m["who"] and m["who"].startswith("มติ"):
        return m.start("verb")
    return m.start("who") if m["who"] and len(m["who"]) + 40 > m.end() - m.start("who") else m.start()


_HEADING = re.compile(
    r"[^\n]{0,60}(?:มติ(?:ที่)?ประชุม|มติ(?=\s|ของ|$)|ตกลง(?:กัน|ร่วมกัน)|ข้อสรุป(?:ร่วม|ที่ประชุม)|สรุปผลการประชุม|ผลการ(?:ประชุม|หารือ)|ลงมติ|มีมติ|(?:ได้|มี)ข้อตกลง|สรุปว่า(?=\s*$))[^\n]{0,60}"
)


_RESOLVES = re.compile(r"(?:เห็นชอบ|อนุมัติ|มอบหมาย|แต่งตั้ง|กำหนดให้|คัดเลือก|รับรอง(?!รายงาน))")

_CONSIDERED = re.compile(r"(?:พิจารณา(?:แล้ว)?|มีมติ|ข้อสรุป)[^\n]{0,16}\n[ ]*[•\d.)( -]*\Z")
_PROPOSES = re.compile(r"(?:เห็นชอบ|อนุมัติ|มอบ|แต่งตั้ง|กำหนด|คัดเลือก|รับรอง(?!รายงาน)|ให้|เสนอ|ตั้ง|ขอ|จัด)")


def _minuted(story: Story) -> None:
    """Items of a list that begin with what a meeting does, where some are agreed to or taken note of."""
    for start, _ in story.page.paragraphs:
        items = lists.lines(story.view, start)
        sure = [s for s, e in items if re.compile(r"รับทราบ|เห็นชอบ|อนุมัติ").match(story.view, s, e)]
        considered = items and _CONSIDERED.search(story.view, max(start, items[0][0] - 60), items[0][0])
        resolves = _PROPOSES if considered else _RESOLVES
        for span in items if sure else []:
            known = any(s < span[1] and span[0] < e for d in story.draft.of("Decision") for s, e in d.mentions)
            if resolves.match(story.view, *span) and not known:
                _decision(story, span, span)


_ENDS_ANNOUNCED = re.compile(r"(?:มีมติ|สรุปว่า|ตกลงกัน(?:ว่า)?|ได้ข้อสรุป|ได้ข้อตกลง)[^\n“”]{0,24}$")


def _headed(story: Story) -> None:
    """A short line that speaks of what was decided and, on the lines after it, each decision."""
    for start, end in story.page.paragraphs:
        tail = max(start, end - 80)
        headed = (
            _HEADING.fullmatch(story.view, start, end)
            if end - start < 90
            else _ENDS_ANNOUNCED.search(story.view, tail, end)
        )
        items = lists.lines(story.view, start) if headed else []
        if not items and end - start < 60 and _RESOLUTION.fullmatch(story.view, start, end):
            _under(story, (start, end))
        if inline := re.compile(r"[^\n“”:]{0,40}ตกลง[^\n“”\d]{0,24}(?=1[.)])").match(story.view, start, end):
            items = lists.numbered(story.view, inline.end() - 1, end)
        if len(items) > 1:
            for span in items:
                _decision(story, span, (start, end))


_RESOLUTION = re.compile(r"มติ(?:ที่ประชุม|คณะ)[^\n“”:]{0,50}")


def _under(story: Story, heading: Span) -> None:
    """The one line that stands under มติ and who made it."""
    following = next((p for p in story.page.paragraphs if p[0] > heading[1]), heading)
    if 0 < following[0] - heading[1] < 8:
        _decision(story, following, heading)


def _headline(story: Story) -> int:
    """End of a first line that only announces what the text tells."""
    dated = [d.start for d in story.page.dates]
    ends = [e for s, e in story.page.paragraphs[:2] if e - s < 160 and e < min(dated, default=0)]
    return max(ends, default=0)


def _of_label(view: str, m: re.Match[str], end: int) -> list[Span]:
    """What stands behind a colon, at strokes."""
    colon = re.compile(r"\s?:\s?").match(view, m.end(), end)
    if not colon and ":" not in m[0]:
        return []
    at = colon.end() if colon else m.end()
    found, edges = (
        [],
        [at, *(x for s in re.compile(r"\s?/\s(?!\d)|\s?;\s?").finditer(view, at, end) for x in s.span()), end],
    )
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        a += len(view[a:b]) - len(view[a:b].lstrip())
        found.append((a, a + len(view[a:b].rstrip())))
    return [s for s in found if s[1] - s[0] > 6]


def _decision(story: Story, span: Span, cue: Span) -> None:
    if span[1] - span[0] < 8:
        return
    entity = story.draft.add("Decision", story.view[span[0] : span[1]][:60].strip(), span, key=str(span))
    meeting = story.meeting(span[0])
    # a day in a resolution is that of what lies ahead, not of who resolved it
    meeting = story.meetings[0][1] if story.is_planned(meeting) else meeting
    story.draft.relate("DECIDED", meeting, entity, span, *([cue] if cue[0] < span[0] else []))
