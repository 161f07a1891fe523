"""Bodies named in the text, by heads of names and their modifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from loaders.press.body_forms import Body, defined, known_stems, with_owners
from loaders.press.lexicon import filled, mapping, pattern, rules, table
from loaders.press.patterned_bodies import led, moral_center, others
from loaders.press.phrases import predicate_at
from loaders.press.places import Place
from loaders.press.scan import scanner
from loaders.press.words import begins_word, name_end

_PUBLIC = re.compile(r"\s?\((?:องค์การมหาชน|มหาชน)\)")
_TAIL = re.compile(
    r"(?<=ที่)\s\d{1,4}(?!\d)|(?<=โรงเรียนเทศบาล)\s?\d{1,2}(?:\s[ก-ฮะ-ฺเ-๎]+)?|\s(?:เขต\s\d+|สาขา(?!วิชา|อาชีพ|ที่|[ก-๎]*ด้าน)[ก-ฮะ-ฺเ-๎]+|วิทยาเขต[ก-ฮะ-ฺเ-๎]+|ภาค\s?\d+|ประจำ(?:จังหวัด|อำเภอ)[ก-ฮะ-ฺเ-๎]+)|\sจำกัด(?:\s?\(มหาชน\))?"
)
_LISTED_NAME = re.compile(
    r"(?:\s[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]{1,14}){1,2}\s(?:และ|ติดตามและ)[ก-ฮะ-ฺเ-๎]+ฯ?|\sติดตามและ[ก-ฮะ-ฺเ-๎]+ฯ?|\s[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]{1,10}และ[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]{2,14}(?=\s|$)"
)
# whom an association joins
_JOINS = re.compile(
    r"(?P<who>ผู้|ครู|นัก|พ่อค้า|แม่|คน|สตรี|ช่าง|ชาว|ศิษย์|กำนัน|แพทย์)[ก-๎]{0,12}?และ(?:ผู้|ครู|นัก|พ่อ|แม่|คน|บุคลากร|ช่าง|ศิษย์)"
)
_ASSOCIATIONS = ("ชมรม", "กลุ่ม", "สมาคม", "มูลนิธิ", "สโมสร")
_LETTER = re.compile("[ก-ฮะ-ฺเ-๎]")
# วัด ends จังหวัด, กรม stands in กรมการ, งาน and ฝ่าย in ordinary words: such heads need an edge before them
_NEED_EDGE = {
    "วัด",
    "กรม",
    "คณะ",
    "ศูนย์",
    "สำนัก",
    "ชมรม",
    "สมัชชา",
    "สถาบัน",
    "บริษัท",
    "ชุมชน",
    "โรงงาน",
    "เทศบาล",
    "สภาชุมชน",
    "กลุ่ม",
    "ไร่",
}
# what such a name belongs to: a network, an activity, a measure
_OF_SOMETHING_ELSE = (
    "เครือข่าย",
    "คข.",
    "โครงการ",
    "กิจกรรม",
    "หลักสูตร",
    "แนวคิด",
    "รางวัล",
    "ป้าย",
    "ประเภท",
    "สาขา",
    "ชี้",
    "ไป",
)
# the field of whose deputy a unit may be
_DEPUTY = ("รองอธิการบดี", "รองผู้อำนวยการ", "รองผู้จัดการ")
# of these, words glued before them are rather a clause about such bodies at large
_OFTEN_BARE = {"ชุมชน", "สมัชชา", "บริษัท", "โรงงาน"}
_EDGE = re.compile(
    r"(?:ที่|ของ|และ|กับ|ณ|โดย|ลาน|หน้า|เจ้าอาวาส|จาก|ใน|ให้|คือ|เป็น|แก่|จับมือ|หัวหน้า|ผู้อำนวยการ|ผอ\.|ประธาน|ผู้แทน|เจ้าหน้าที่"
    r"|ที่ปรึกษา|ผู้ทรงคุณวุฒิ|นายก|เลขาธิการ|อธิบดี|ผู้จัดการ|มี|ร่วมกับ|ผ่าน|ซึ่ง|ต่อ|นำ|เลขานุการ|รับ|ข้อมูล|ศาลา|ห้องประชุม|หอประชุม|\.)$"
)
_ABBREVIATED = (
    r"(?:(?<![ก-ฮะ-ฺเ-๎.])|(?<=และ)|(?<=กับ)|(?<=โดย)|(?<=ที่)|(?<=ให้)|(?<=นายก)|(?<=ปลัด)|(?<=ผอ\.)|(?<=ผบ\.)|(?<=ผบก\.)|(?<=ผกก\.)|(?<=สว\.))"
    r"(?:{abbreviations})"
)
_UNIVERSITY = re.compile(r"(?!ปลาย|ต้น)[ก-๎]{4}")
_NOT_BODIES = {"สมัชชาคุณธรรม", "ฝ่ายเลขานุการ", "วัดผล", "ศูนย์กลาง", "กรมการ"}
# verbs behind a body, before the person that it sends
_HANDS = re.compile(r"(?:ได้|จึง|จะ)?(?:ส่ง|มอบ|ให้|นำ|เชิญ|เลือก)\Z")
# heads behind which a name of its own stands: the province behind that is an address
_OF_ITS_OWN = re.compile("โรงเรียน|โรงพยาบาล|วัด|มัสยิด|เทศบาล|องค์การบริหารส่วนตำบล|บริษัท|ห้าง|วิสาหกิจ|วิทยาลัย|มหาวิทยาลัย")
_CLOSES = re.compile(r"จังหวัด$|อำเภอ$|ตำบล$|(?:จ|อ|ต)\.\s?$")


def _closing_place(view: str, head: re.Match[str], end: int, places: list[Place]) -> int:
    """End of the first จังหวัดX, อำเภอX or จังหวัดคุณธรรมX in the name, where an office's name ends; `end` without one."""
    inside = (p for p in places if p.level in ("province", "district") and p.end > head.end())
    inside = (p for p in inside if head.start() <= p.start <= end)
    return next((p.end for p in inside if p.headed or view.endswith("จังหวัดคุณธรรม", 0, p.start)), end)


def _with_abbreviated_place(view: str, end: int, places: list[Place]) -> int:
    """The end moved behind a `จ.X` that stands after a name without a place."""
    if any(p.headed and p.end == end for p in places):
        return end
    for p in places:
        if p.headed and p.level == "province" and p.start == end + 1 and view.startswith("จ.", p.start):
            return p.end
    return end


def _edged(view: str, head: str, at: int) -> bool:
    before = view[max(0, at - 16) : at]
    if before.endswith(_OF_SOMETHING_ELSE) or (head.startswith("ฝ่าย") and before.endswith(_DEPUTY)):
        return False
    if head not in _NEED_EDGE or not _LETTER.match(before[-1:] or " ") or _EDGE.search(before):
        return True
    # a tokenizer, too, can tell that a word begins
    return head not in _OFTEN_BARE and begins_word(view, at)


def _named_body(view: str, m: re.Match[str], places: list[Place]) -> Body | None:
    head, shape = m[0], mapping("org_heads")[m[0]]
    at = m.end()
    spaced = head in ("บริษัท", "ห้างหุ้นส่วนจำกัด", "มูลนิธิ", "ธนาคาร") or re.compile(r"\s(?:[A-Z]{2}|อสม\.|อปพร\.)").match(
        view, at
    )
    if spaced and view[at : at + 1] == " " and not pattern(r"\s?(?:{titles})", "titles").match(view, at):
        at += 1
    if shape == "whole":
        return _unit(view, m)
    vague = rules(r"(?:{generic_after_head})", "generic_after_head").match(view, at)
    if (
        _refused(view, head, at)
        or (vague and not (shape == "title" and "คุณธรรม" in vague[0]))
        or not _edged(view, head, m.start())
    ):
        return None
    end = name_end(view, at, inner_and=shape == "title" or bool(_JOINS.match(view, at)))
    if cut := predicate_at(view, at, end, proper=shape == "name", doing=head.startswith(_ASSOCIATIONS)):
        end = cut
    if (hands := _HANDS.search(view, at, end)) and pattern(r"\s?(?:{titles})", "titles").match(view, end):
        end = hands.start()
    closed = _closing_place(view, m, end, places)
    end = closed if closed != end or _OF_ITS_OWN.match(head) else _with_abbreviated_place(view, end, places)
    if (
        shape == "title"
        and end == closed
        and (listed := _LISTED_NAME.match(view, end))
        and head.startswith(("กลุ่ม", "กอง"))
    ):
        end = listed.end()
    while extra := _TAIL.match(view, end) or _PUBLIC.match(view, end):
        end = extra.end()
    if end - at < 2 or view[m.start() : end] in _NOT_BODIES or view[m.start() : end].startswith("สมัชชาคุณธรรม"):
        return None
    if view.endswith("คุณธรรมต้นแบบ", 0, end):
        return None
    written = view[m.start() : end]
    return Body(m.start(), end, head, _full(written), written, bool(_CLOSES.search(written)))


def _refused(view: str, head: str, at: int) -> bool:
    """Whether the rest of the name lacks what the head needs, or begins with what it forbids."""
    rule = _rest_of().get(head, "")
    if rule.startswith("!"):
        return bool(re.compile(rule[1:]).match(view, at))
    return bool(rule) and not re.compile(rule).search(view, at, name_end(view, at, inner_and=True))


@cache
def _rest_of() -> dict[str, str]:
    return {row[0]: row[2] for row in table("org_heads") if len(row) > 2}


def _unit(view: str, m: re.Match[str]) -> Body | None:
    """A unit without a name of its own, after a post or before the body that it belongs to."""
    start, end = m.span()
    if re.match("[ก-๎]", view[end : end + 1]):
        end = name_end(view, end, inner_and=True)
    if listed := _LISTED_NAME.match(view, end):
        end = listed.end()
    led = re.search(r"(?:โดย\s?:?\s?|ให้|ภาพ\s?:\s?|ข่าว\s?:\s?|• )$", view[max(0, start - 16) : start])
    owned = pattern(r"\s(?:{org_heads}|{abbreviations})", "org_heads", "abbreviations").match(view, end)
    if not (led or owned) or end - start > 40:
        return None
    return Body(start, end, m[0], view[start:end], view[start:end])


def _full(written: str) -> str:
    """The written name with its abbreviated parts in full."""
    return re.sub(r"\s?จ\.\s?", "จังหวัด", re.sub(r"^สนง\.", "สำนักงาน", written))


@cache
def _abbreviations() -> re.Pattern[str]:
    return scanner(filled(_ABBREVIATED, "abbreviations"))


def _district_at(view: str, at: int, places: list[Place]) -> str | None:
    """The name at `at` of a district that the text names with its head elsewhere."""
    known = {p.name for p in places if p.level == "district" and p.headed}
    named = [n for n in known if view.startswith(n, at) and not re.match("[ก-๎]", view[at + len(n) : at + len(n) + 1])]
    return max(named, key=len, default=None)


def _abbreviated(view: str, home: str, places: list[Place]) -> Iterator[Body]:
    found = _abbreviations().finditer(view)
    for m in found:
        form = mapping("abbreviations")[m[0]]
        if m[0] == "ม." and not _UNIVERSITY.match(view, m.end()):
            continue
        gap = re.compile(r"\s?(?:จ\.\s?|จังหวัด)?").match(view, m.end())
        at = gap.end() if gap else m.end()
        place = next((p for p in places if p.start <= at < p.end and p.level == "province"), None)
        end = name_end(view, at, inner_and=False)
        end = (predicate_at(view, at, end, series=False) or end) if at == m.end() else end
        district = None if place else _district_at(view, m.end(), places)
        if district and "จังหวัด{p}" in form:
            form, end, name = form.replace("จังหวัด{p}", "อำเภอ{}"), m.end() + len(district), district
        elif place and "{p}" in form:
            end, name = place.end, place.name
        elif "{p}" in form:
            end, name = m.end(), home
        else:
            name = view[at:end]
        if at != m.end() and not place:
            end, name = m.end(), home if "{p}" in form else ""
        while extra := _TAIL.match(view, end) if end > m.end() else None:
            name, end = name + extra[0], extra.end()
        full = form.replace("{p}", name).replace("{}", name)
        vague = rules(r"(?:{generic_after_head})", "generic_after_head").match(view, m.end())
        if "{" not in form:
            yield Body(m.start(), m.end(), form, form, m[0])
        elif (name and not vague) or "{p}" in form:
            yield Body(m.start(), end, form.split("{")[0], full, view[m.start() : end], not name)


def _police(body: Body) -> Body:
    return replace(body, head="สถานีตำรวจ") if body.head.startswith("สถานีตำรวจ") else body


def bodies(view: str, places: list[Place], home: str) -> list[Body]:
    """Bodies by full name, by abbreviation and the Moral Center; `home`: name of the text's main province.

    Source of the method: names of Thai bodies are a head (kind of office), a description or a proper name,
    then the place.
    """
    found = [*moral_center(view), *others(view)] + [_police(b) for b in _abbreviated(view, home, places)]
    taken = [(b.start, b.end) for b in found]
    at = 0
    heads = pattern("{org_heads}", "org_heads")
    while m := heads.search(view, at):
        body = None if any(s <= m.start() < e for s, e in taken) else _named_body(view, m, places)
        at = body.end if body else m.start() + 1 + len(m[0]) // 2
        if body:
            found.append(body)
    heads_at = [(b.start, b.start + len(b.head)) for b in found if b.written.startswith(b.head)]
    found = [b for b in found if not any(s < b.start < e for s, e in heads_at)]
    found += [b for b in led(view) if not any(x.start < b.end and b.start < x.end for x in found)]
    found += defined(view, found)
    found = [b for b in found if not _in_name(view, b) and not _in_place(b, places)]
    found = with_owners(view, found)
    return known_stems(sorted(found, key=lambda b: (b.start, -b.end)))


def _in_place(body: Body, places: list[Place]) -> bool:
    """Whether the words are the name behind จังหวัด, อำเภอ or ตำบล."""
    return any(p.headed and p.start < body.start and body.end <= p.end for p in places)


def _in_name(view: str, body: Body) -> bool:
    """Whether the words only begin a short quoted name: of a project, a prize, an event."""
    opened = re.compile(r"[“\"][^“”\"\n]{0,30}$").search(view, max(0, body.start - 31), body.start)
    close = re.compile(r"[”\"]").search(view, body.start, body.start + 45) if opened else None
    if opened is None or close is None or view[close.start()] == '"' != view[opened.start()]:
        return False
    return not re.search(r"(?:เพจ|เฟซบุ๊ก|หนังสือพิมพ์|กับ|ว่า)\s?$", view[max(0, opened.start() - 14) : opened.start()])
