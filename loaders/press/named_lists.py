"""Networks under another word than the head: สาย…, ฝ่าย… counted and listed, a group in quotes that bodies are in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.press.network_lists import Network
from loaders.press.numerals import TEN
from loaders.press.words import places_of

_NUMBER = rf"(?:\d{{1,2}}|{TEN})"
_COUNTED = re.compile(
    rf"(?:มาจาก|ตัวแทน(?:จาก)?|ผู้แทน(?:จาก)?|แบ่งเป็น|ประกอบด้วย)\s?(?:ทั้ง\s?)?{_NUMBER}\s?(?P<word>สาย|ฝ่าย|ก๊ก|กลุ่ม)\s?(?:คือ|ได้แก่|:)\s?"
)
_QUOTED = re.compile(
    rf"(?:อยู่ใน|สังกัด|เป็นสมาชิก(?:ของ)?|รวมตัวเป็น|ในนาม)\s?[“\"](?P<name>[^“”\"\n]{{4,40}})[”\"]"
    rf"\s?(?:ซึ่ง|อัน)?เป็น(?:หนึ่ง|1|\s)*(?:ใน)?\s?(?:{_NUMBER})?[ก-๎]{{0,6}}?เครือข่าย"
)


def listed(view: str) -> Iterator[Network]:
    """สายA สายB และสายC behind their count, and each again wherever its name stands."""
    for m in _COUNTED.finditer(view):
        item = re.compile(rf"[\s,]*(?:และ|กับ)?\s?(?P<name>{m['word']}[ก-๎]{{2,24}}?)(?=\s|,|และ{m['word']}|[^ก-๎])")
        at, names = m.end(), list[str]()
        last = False
        while not last and (found := item.match(view, at)) and len(names) < 12:
            last = bool(re.search("และ|กับ", found[0].removesuffix(found["name"])))
            names.append(found["name"])
            at = found.end()
        for name in names if len(names) > 1 else []:
            for start, end in places_of(view, name, m.end()):
                # the name at the head of a clause, as in สายA มี…, stands before its verb
                if start < at or re.compile(r"\s?(?:มี|ส่ง|นำ|จะ|ได้|รับ|$)").match(view, end):
                    yield Network(start, end, name, name)


def quoted(view: str) -> Iterator[Network]:
    """“NAME” that bodies are in and that is said to be one of the networks."""
    for m in _QUOTED.finditer(view):
        yield Network(*m.span("name"), m["name"], m["name"])
