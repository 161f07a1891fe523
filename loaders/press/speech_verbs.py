"""Verbs of speaking behind a name, and whether they are said of somebody else."""

from __future__ import annotations

import re
from functools import cache

from loaders.press.lexicon import table
from loaders.press.scan import scanner

# ว่า after a verb, and no part of another word
THAT = scanner(
    r"(?:(?<!ก)|(?<=ก)(?=ว่า\s?[“\"]))(?<!ท)(?<!ผู้)(?<!ไม่)(?<!หรือ)(?<!เรียก)(?<!พบ)(?<!ปรากฏ)(?<!ถือ)(?<!คำ)(?<!เรา)(?<!ตกลง)(?<!กัน)(?<!ชื่อ)(?<!หมายความ)(?<!ทราบ)(?<!ที่)(?<!คาด)(?<!รับแจ้ง)ว่า(?!ง|การ|ที่|จ้าง|ด้วย|ฯ|ไว้)"
)
_OTHERS = re.compile(r"(?:(?:โดยมี|ซึ่งมี|และมี|\sมี|เชิญ|ร่วมกับ)(?:คณะ|ทีม|ผู้)?|(?<!ใน)การ|ฟัง)$")


@cache
def _verbs() -> re.Pattern[str]:
    return scanner("|".join(row[0] for row in table("speech")))


@cache
def _modes() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row[0]), row[1]) for row in table("speech"))


def acts(view: str, start: int, end: int) -> list[tuple[re.Match[str], str]]:
    """Verbs of speaking with their mode, and any other words that end in ว่า."""
    verbs = _verbs().finditer(view, start, end)
    found = [(m, next(mode for verb, mode in _modes() if verb.match(view, m.start(), end))) for m in verbs]
    # what somebody expects is told of him straight behind his name, else it is what the release expects
    found = [(m, mode) for m, mode in found if not m[0].startswith("คาด") or m.start() < start + 3]
    # another's clause: มีวิทยากรจาก …, โดยมีผู้ร่วมเสวนา …
    found = [(m, mode) for m, mode in found if not _OTHERS.search(view, max(start, m.start() - 12), m.start())]
    that = THAT.search(view, start, end)
    if that and not any(m.start() < that.end() for m, _ in found):
        return [(that, "กล่าวว่า"), *found]
    # words told behind another act: บรรยาย … และให้ข้อสังเกตว่า
    later = that and not any(that.start() - 30 < m.start() < that.end() or m.end() == that.end() for m, _ in found)
    return [*found, (that, "กล่าวว่า")] if that and later else found


# who sent the speaker, or whose place the speaker takes
_SENT = re.compile(
    r"(?:ซึ่ง|ที่)[^\n“”]{2,50}?มอบหมายให้(?=มา|เป็น|ทำ|ร่วม)"
    r"|(?:มา|ปฏิบัติ(?:หน้าที่|ราชการ))แทน[^\n“”]{2,60}?ติด(?:ราชการ|ภารกิจ|ประชุม)"
)


def other_subject(between: str) -> bool:
    """Whether the words before a verb already began another sentence."""
    between = _SENT.sub("", between)
    return between.count(" ") > 9 or bool(
        re.search(
            r"\s(?:ท่าน(?=ให้คำแนะนำ|ทั้ง)|ทั้ง(?:สอง|สาม|หมด|คู่|\s?\d)|ขณะที่|นอกจากนี้|ทั้งนี้|จากนั้น)|(?<!ต่อ)(?<!แก่)(?<!ให้)(?<!กับ)(?<!ใน)(?<!เลขานุการ)(?<!ประธาน)ที่ประชุม|มอบหมายให้|ผู้เข้าร่วม|ติด(?:ราชการ|ภารกิจ|ประชุม)",
            between,
        )
    )


# somebody without a name, as the subject of a verb of telling
_SOMEBODY = re.compile(
    r"\s(?:[ก-๎]{0,14}(?:งาน|พิธี|วัน|ประชุม|เวที))?(?:เจ้าหน้าที่|เจ้าบ้าน|เจ้าภาพ|เจ้าของบ้าน|ผู้จัด(?:งาน)?|ผู้ดูแล|ทีมงาน|ชาวบ้าน|เด็ก(?:\s?ๆ)?|นักเรียน|รุ่น(?:สอง|สาม|\s?\d))"
    r"(?:ก็|ได้|จึง|ยัง|นัด)?[ก-๎]{0,10}\Z"
)


def others_tell(view: str, start: int, verb: re.Match[str]) -> bool:
    """Whether the verb is said of people without a name in a clause of their own."""
    return bool(_SOMEBODY.search(view, start, verb.start()))
