"""Lines and sayings of a text that no fact rests on: items of lists, bylines, words behind a verb of telling."""

from __future__ import annotations

import re

from loaders.press.names import is_given
from loaders.press.story import Story

_ITEM = re.compile(r"(?:[-–•▪🔸🔹✅✔➡๏◦·]\ufe0f?|\(?(?:\d{1,2}|[ก-ซ])[.)])\s*(?=[ก-ฮเ-ไ])")
_SHORTEST_ITEM = 12
# who made a text or a picture: a label and a stroke, a pen or a camera, a verb behind a name alone
_MADE = re.compile(
    r"(?!ข่าวที่|อ่านข่าว|รูปแบบ|จบข่าว)(?:[^\n:/]{0,20}(?:ข่าว|ภาพ|เขียน|เรียบเรียง|รายงาน|กราฟิก|ตัดต่อ|ดำเนินรายการ|รวบรวม|ออกแบบ)[^\n:/]{0,14}[:/]\s?\S"
    r"|[^\n]{0,40}[✍📷📸]|[^\n]{2,60}(?:เป็นผู้)(?:รายงาน|เขียน|เรียบเรียง|รวบรวม)|[ก-๎]{2,16}(?: [ก-๎]{2,16})? รายงาน)"
)
_LAST_LINES, _SHORT_LINE = 6, 90
_TELLS = re.compile(
    r"(?:กล่าว|เผย|ระบุ|ชี้แจง|รายงาน|เล่า|อธิบาย|ย้ำ|แจ้ง|ตอบ|เสนอ|ฝาก|บอก|พูด|เสริม|สรุป|สะท้อน|ยืนยัน|ให้[ก-๎]{3,14}"
    r"|ขอร้อง|แนะนำ|เชื่อ|เตือน|เห็น|มอง|หวัง|เอ่ย|เปิดใจ)[ก-๎ ]{0,24}\Z"
)
_THAT = re.compile(r"ว่า(?!ง|การ|ที่|จ้าง|ด้วย|ฯ|จะ\s)")
_SAYING = re.compile(r"\s?(?P<words>[^\s“\"‘][^\n“\"]{10,150})")


def unread_lines(story: Story) -> None:
    """Questions about the lines of lists and the bylines that were not read, and about words told by nobody known."""
    read = bytearray(len(story.view))
    for e in story.draft.entities:
        for start, end in [*e.mentions, *(s for a in e.attributes for s in a.evidence)]:
            read[start:end] = b"1" * (end - start)
    _items(story, read)
    _signed(story)
    _told(story, read)
    _untitled(story, read)


# a clause that rather tells on than belongs to what was said
_TOLD_ON = re.compile(
    r"\s(?:ต่อมา|ทั้งหมดนี้|ขณะที่|ทั้งนี้|นอกจากนี้|ด้าน|ส่วน(?!ใหญ่|หนึ่ง)|จากนั้น|ที่ประชุม|นาย|นาง|คุณ|พร้อม(?:กันนี้|เสนอ|แจ้ง)|ทั้งได้|โดยมี|ซึ่งที่)"
)
_LONG_DECISION = 140


def endless(story: Story) -> None:
    """Questions about sayings without quotes that go on with another clause, and about long decisions."""
    for e in story.draft.entities:
        if e.type in ("Statement", "Decision"):
            start, end = e.mentions[0] if e.mentions else (0, 0)
            quoted = story.view[start - 1 : start] in ("“", '"', "‘")
            long = end - start > _LONG_DECISION if e.type == "Decision" else _TOLD_ON.search(story.view, start, end)
            if long and not quoted:
                story.draft.ask((start, end), "words told whose end is not certain", "ถ้อยคำหรือมติที่ไม่แน่ใจว่าจบตรงไหน")


def _free(read: bytearray, start: int, end: int) -> bool:
    """Whether hardly anything of the words was read."""
    return 4 * read.count(b"1", start, end) < end - start


def _items(story: Story, read: bytearray) -> None:
    for start, end in story.page.paragraphs:
        m = _ITEM.match(story.view, start, end)
        if m and end - m.end() >= _SHORTEST_ITEM and _free(read, m.end(), min(end, m.end() + 60)):
            story.draft.ask((m.end(), end), "an item of a list that was not read", "รายการในข้อความที่ยังไม่ได้อ่าน")


def _signed(story: Story) -> None:
    for start, end in story.page.paragraphs[-_LAST_LINES:]:
        known = any(start <= c.label[0] < end or start <= c.value[0] < end for c in story.page.credits)
        if end - start < _SHORT_LINE and not known and _MADE.match(story.view, start, end):
            story.draft.ask((start, end), "perhaps a byline", "อาจเป็นบรรทัดผู้เขียนหรือผู้ถ่ายภาพ")


def _told(story: Story, read: bytearray) -> None:
    for m in _THAT.finditer(story.view):
        saying = _SAYING.match(story.view, m.end())
        if saying and _TELLS.search(story.view, max(0, m.start() - 34), m.start()):
            start, end = saying.span("words")
            if _free(read, start, start + 12) and _free(read, start, end):
                story.draft.ask((start, end), "words told by somebody, perhaps a statement", "คำพูดที่ยังไม่รู้ว่าเป็นของใคร")


_NAME_BEHIND = re.compile(r"ฯ?\s(?P<first>[ก-ฮเ-ไ][ก-๎]{2,13})\s[ก-ฮเ-ไ][ก-๎]{2,18}(?=[\s,.)]|$)")


def _untitled(story: Story, read: bytearray) -> None:
    """A given name without a title, and one more word, behind a post."""
    for e in story.draft.of("Position"):
        for _, end in e.mentions:
            m = _NAME_BEHIND.match(story.view, end)
            if m and _free(read, m.start("first"), m.end()) and is_given(m["first"]):
                story.draft.ask(
                    (m.start("first"), m.end()), "words behind a post, perhaps a name", "ข้อความหลังตำแหน่ง อาจเป็นชื่อ"
                )
