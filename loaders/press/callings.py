"""Persons without a civil title: called by kin, respect or post, or named before or after a post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.press.lexicon import mapping, pattern
from loaders.press.names import is_family, is_given
from loaders.press.persons import WORD, Named, breaks, name_at
from loaders.press.places import district_at, province_named
from loaders.press.words import places_of, stands_alone

_POST_AFTER = re.compile(
    r"[ ,]\s?(?:รอง|ผู้ช่วย|อดีต)?(?:ผู้อำนวยการ|ผอ\.|ประธาน|หัวหน้า|นายก|ปลัด|เลขา|เจ้าหน้าที่"
    r"|วัฒนธรรมจังหวัด|ผู้ใหญ่บ้าน|กำนัน|ผู้จัดการ|อาจารย์|ครู|นักวิชาการ|นักศึกษา|ผู้สื่อข่าว|ประธานนักเรียน|เจ้าของ|กรรมการ|เกษตรกร|ปราชญ์|ผู้ประสาน|พยาบาล|ผู้ก่อตั้ง|ตัวแทน|ผู้แทน|นักเขียน|นักธุรกิจ|ศิลปิน|นักข่าว)"
)


# words that begin like a calling before a name
_NOT_CALLED = re.compile(
    r"คุณ(?:ธรรม|ภาพ|ค่า|ประโยชน์|วุฒิ(?=\s|การ|ทาง|ที่|$)|สมบัติ(?=\s|ของ|ที่|$)|ลักษณะ|ูปการ|หญิง)|ครู(?:ผู้|บา|แกนนำ|และ|พี่เลี้ยง|ภูมิ|อาสา|ใหญ่|อัตรา|พระ|สอน|ใน|ที่|ประจำ|จาก|บุคลากร|แม่ไก่|ครุฑ)"
    r"|พ่อ(?:แม่|ค้า|บ้าน|เมือง|ครัว|พิมพ์)|แม่(?:บ้าน|ค้า|ครัว|น้ำ|ข่าย|บท|พิมพ์|พระ|แบบ|กลอง)|พี่(?:น้อง|เลี้ยง)|น้อง(?:ใหม่|ๆ|นักเรียน)|ช่าง(?:ภาพ|ไฟ|ซ่อม|ยนต์|ไม้|เชื่อม|ปูน|ฝีมือ|ชุมชน|เทคนิค|กล|ศิลป์|อุตสาหกรรม)|ท่าน(?:ผู้|ประธาน|นายก|ใด|ที่|ปลัด|รอง|ผอ|เจ้า|พระ|อาจารย์|หญิง)|หมอ(?:พื้นบ้าน|ลำ|ดิน|นวด|ยา|แคน)"
    r"|อาจารย์(?:ที่|ผู้|และ|จาก|ประจำ|มหาวิทยาลัย|พิเศษ|โรงเรียน)|ปลัด(?:อำเภอ|จังหวัด|เทศบาล|อบต|องค์การ|กระทรวง|อาวุโส|ขวา)|กำนันตำบล|ผู้ใหญ่(?:บ้าน|ใจ|ใน)|ผู้ใหญ่บ้าน(?:หมู่|ใน|บ้าน|และ)"
)


_CALLED = r"(?P<role>{role_titles})[ ]?"


_CALLED_AFTER = re.compile(
    r"(?:[^ก-ฮะ-ฺเ-๎.]|^|ด้วย|โดย|และ|กับ|คือ|ส่วน|ได้แก่|จาก|ให้|ของ|ที่|โดยมี|มี|ขอบคุณ|เชิญ|ท่าน|แล้ว|ซึ่ง|ว่า|เลือก|ถาม|หา|บ้าน|พบ|ต่อ|ถึง|พร้อม|แก่|แด่|ชม|ยกย่อง|รวมทั้ง|จากนั้น|ต่อมา)\Z"
)


_POST_BEFORE = re.compile(r"(?:ผู้ใหญ่บ้าน|กำนัน|ผู้สื่อข่าว|พิธีกร|บรรณารักษ์|(?:ผู้ว่า|นายก|เลขา|ปลัด|ประธาน|ผอ)ฯ|[”\"]) $")


# what stands before a name that is given in full: a line's beginning, a nickname, the verb for being called
_NAMED_SO = re.compile(r"(?:^|[\n:/(]|ชื่อ|คือ|ได้แก่|และ|กับ|ผม|ดิฉัน|หนู|(?:น้อง|พี่|ป้า|ลุง|เจ๊)[ก-๎]{2,8})\s?$")
_NICKNAMED = re.compile(r"(?:^|[\s(:])(?:น้อง|พี่|ป้า|ลุง|เจ๊|เฮีย|ผม|ดิฉัน)[ก-๎]{2,8}\s$")
# titles of a club or an order, as they are abbreviated: letters and a point before a given name
_ABBREVIATED = re.compile(rf"(?<![ก-๎.])(?P<title>[ก-ฮ]{{2,4}}\.)(?P<given>{WORD}) (?P<last>{WORD})(?=[\s,()/]|$)")


def abbreviated(view: str) -> Iterator[Named]:
    """A title that no list knows, abbreviated, before a given name of the lists and a surname."""
    for m in _ABBREVIATED.finditer(view):
        # letters before a province stand for a body there
        if is_given(m["given"]) and not province_named(m["given"]) and not breaks().match(view, m.start("last")):
            yield Named(m.start(), m.end(), m["title"], f"{m['given']} {m['last']}")


_SAYS_THAT = re.compile(r"[ก-๎]{1,16}?ว่า")
_TWO = re.compile(rf"(?<![ก-๎.])(?P<given>{WORD}) (?P<last>{WORD})(?=[\s,()/]|$)")


def called_so(view: str) -> Iterator[Named]:
    """A word of kin, respect or calling glued to a name: อาจารย์, คุณ, ครู, ผอ. and the like."""
    for m in pattern(_CALLED, "role_titles").finditer(view):
        if _NOT_CALLED.match(view, m.start()) or (m[0].endswith(" ") and not m["role"].endswith(".")):
            continue
        if not _CALLED_AFTER.search(view[max(0, m.start() - 7) : m.start()]):
            continue
        name = name_at(view, m.end())
        if not m["role"].endswith(".") and not stands_alone(view, m.start("role"), m.end("role")):
            continue
        if name is None or not _likely(view, name, called=m["role"]):
            continue
        post = mapping("role_titles")[m["role"]] == "post"
        yield Named(m.end() if post else m.start(), name[0], "" if post else m["role"], name[1])


# callings that nothing but a name follows
_OF_FAITH = ("อิหม่าม", "โต๊ะอิหม่าม", "โต๊ะครู", "บาทหลวง", "ซิสเตอร์", "ภราดา", "ฮัจยี")
# who somebody called by one name is, behind it
_WHO = re.compile(r"\s\(?(?:ปราชญ์|ประธาน|กำนัน|ผู้|อาจารย์|วิทยากร|นายก|แห่ง|เจ้าของ|อาสา|ชาว|พนักงาน|จาก|อายุ\s?\d)")


def _likely(view: str, name: tuple[int, str], *, called: str) -> bool:
    """Whether the words after a calling are a name: by the lists of names, or by what follows them."""
    end, whole = name
    given, _, last = whole.partition(" ")
    given = given.split("-")[-1]
    if (
        pattern("{org_heads}", "org_heads").match(given)
        or (len(given) < 3 and not _WHO.match(view, end))
        or given.startswith("ไม่")
    ):
        return False
    if called == "อ." and (not is_given(given) or district_at(given)):
        return False
    if is_given(given):
        return bool(last) or (called != "อ." and bool(re.match(r"[\s,()]|$", view[end : end + 1])))
    ended = re.match(r"[\s,()]|$", view[end : end + 1]) and (
        end + 1 >= len(view) or breaks().match(view, end + 1) or view[end] in ",()\n" or view.startswith(" (", end)
    )
    if last:
        return is_family(last) or bool(ended) or called.endswith(".") or called in _OF_FAITH
    return bool(ended) and _WHO.match(view, end) is not None


def untitled(view: str) -> Iterator[Named]:
    """A given name of the lists and a surname, before a post or after one."""
    at = 0
    while m := _TWO.search(view, at):
        at = m.end("given")
        if not is_given(m["given"]) or breaks().match(view, m.start("last")) or _SAYS_THAT.match(m["last"]):
            continue
        after = (is_family(m["last"]) or len(m["last"]) > 5) and _POST_AFTER.match(view, m.end())
        known = is_family(m["last"]) and _NAMED_SO.search(view, max(0, m.start() - 12), m.start())
        nicknamed = _NICKNAMED.search(view, max(0, m.start() - 14), m.start())
        if after or known or nicknamed or _POST_BEFORE.search(view[max(0, m.start() - 24) : m.start()]):
            yield Named(m.start(), m.end(), "", m[0])
            at = m.end()


def called_again(view: str, found: list[Named]) -> Iterator[Named]:
    """A calling and the given name of somebody named before, whatever follows."""
    given = {p.given: p for p in found if " " in p.name and len(p.given) > 2}
    calling = pattern(r"(?:{role_titles}|{titles})$", "role_titles", "titles")
    for name, person in given.items():
        for at, _ in places_of(view, name, person.end):
            if m := calling.search(view, max(0, at - 20), at):
                post = mapping("role_titles").get(m[0]) == "post"
                yield Named(at if post else m.start(), at + len(name), "" if post else m[0], name)
