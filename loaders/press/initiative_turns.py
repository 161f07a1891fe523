"""Where the words that still speak of an activity end."""

from __future__ import annotations

import re

from loaders.press.words import paragraph_end

# where the words that speak of another activity or another matter begin
TURN = re.compile(
    r"\s(?:ส่วน|ทั้งนี้|นอกจากนี้|ขณะที่|ด้าน(?=[ก-๎])|อีกทั้ง|(?:ปี|เดือน)หน้า|โดย[ก-๎]{0,6}รุ่น(?:ที่ผ่านมา|ก่อน)"
    r"|และ(?=ทุก|แต่ละ|ที่ประชุม|โรงเรียน|วัด|เทศบาล|อบต|จังหวัด|ผล|ใน|เมื่อ|ปี|มีแผน|เตรียม|จะ|กำลัง)|(?:และ)?ที่(?=(?:กำลัง|จะ|เลิก|ยัง)[^\n“”]{0,40}?(?:คือ|ได้แก่)))|\n"
)
_NEXT = re.compile(rf"{TURN.pattern}|\s\(\d{{1,2}}\)\s|(?<!ที่)\s\d{{1,2}}[.)]\s|\s(?:และ|กับ|รวมทั้ง)\s?[“\"]|\s/\s")


def clause_end(view: str, at: int, following: int) -> int:
    """Where the words that still speak of an activity end: before the next one or a turn of the text."""
    end = min(paragraph_end(view, at), following, at + 130)
    turn = _NEXT.search(view, at, end)
    return turn.start() if turn else end
