"""Where a text tells what was resolved, and the words of each resolution, by classes of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.press import lists
from loaders.press.facts import Span
from loaders.press.lexicon import pattern, table
from loaders.press.numerals import TEN, number
from loaders.press.words import paragraph_end

_NUMBER = rf"(?:\d{{1,2}}|{TEN})"
# between the verb and what was resolved: how, when, how many, that
_HOW = (
    r"(?:\s?(?:ร่วมกัน|ด้วยกัน|กัน|ตรงกัน|พ้อง|ต้องกัน|สอดคล้อง|(?:อย่าง|โดย)?(?:เป็น)?เอกฉันท์|ในหลักการ|แล้ว|ใจ|ไว้|ออกมา|โหวต|ยกมือ|ลงคะแนน"
    r"|(?:ใน)?เรื่องสำคัญ|ในที่สุด|(?:ใน)?(?:การประชุม)?ครั้งนี้|(?:ใน)?วันนี้|ร่วม|ได้|เลย|เมื่อวัน(?:[ก-๎]{3,9})?ที่\s?\d{1,2}\s?[ก-๎.]{3,10}\s?\d{2,4}))*"
)
_COUNT = (
    rf"(?:\s?(?:เห็นชอบ|อนุมัติ)?(?:ใน|จำนวน|รวม|ทั้งหมด|ทั้งสิ้น)?\s?(?:เรื่อง|ประเด็น|แนวทาง|ข้อตกลง|มติ|มาตรการ)?(?:ใหญ่|หลัก|สำคัญ)?[ก-๎]{{0,30}}?\s?"
    rf"{_NUMBER}\s?(?:ข้อ|เรื่อง|ประการ|ประเด็น|มติ|แนวทาง|อย่าง|มาตรการ)(?:ใหญ่|หลัก|สำคัญ|ด้วยกัน)?)"
)
_THAT = r"(?:\s?(?:มี)?(?:คือ|ได้แก่|ดังนี้|ดังต่อไปนี้|ว่า(?!ด้วย)|ประกอบด้วย|ที่จะ|:)\s?:?)"
_LEAD = re.compile(rf"{_HOW}(?P<count>{_COUNT})?(?P<that>{_THAT})?[ ]?")
_AFTER_NOUN = re.compile(rf"[^\n“”:]{{0,60}}?(?:(?P<count>{_COUNT})(?P<then>{_THAT})?|(?P<that>{_THAT}))[ ]?")
_BY_AGREEMENT = re.compile(r"(?:ใน|ของ)[ก-๎]{3,30}\s(?=ทุก|ให้)")
_FIRST = re.compile(r"มติที่\s?(?:1(?!\d)|หนึ่ง)")
# where a noun may begin that announces; who is told or asked, or a post of a committee
_OPENS = re.compile(r"(?:(?<![^\s•/])|อ่าน|ออก|ได้|มี|เป็น|คือ|สรุป|\d\.|ตาม)\Z")
_ASKED = re.compile(r"(?:แจ้ง|หมาย|เสนอ|ต่อ|ของ|ให้|ขอ|ประธาน|เลขานุการ)\Z")
_ORDER = ("sure", "held", "weak", "noun", "act", "ruling")
_HEADING = re.compile(r"[^\n“”:]{0,60}$", re.MULTILINE)
_NOT = re.compile(
    r"(?:ไม่(?:ได้|มี|อาจ)?|รอ(?:ให้)?|เพื่อ(?:ขอ|ให้)?|ขอ|จะ(?:มี|ได้|ขอ)?|เสนอ(?:ต่อ)?|หาก|ถ้า|เคย|โปรด|(?<!กรรม)การ|ผู้|ความ)(?:(?:ที่ประชุม|พิจารณา|ได้)+)?\Z"
)
_ENDS = re.compile(
    r"\s(?=ซึ่ง|เพื่อ(?=สนับสนุน|ขับเคลื่อน|ให้เกิด|เป็นการ|สร้าง|ส่งเสริม)|หลังจาก|เพราะ|เนื่องจาก|อาทิ|ทั้งนี้|โดยจะ(?=ติดตาม|รายงาน|ประชุม|มี|นำ|เริ่ม)|นัด|แทน(?:ที่)?\s|พร้อม|และนัด|นอกจาก|ทำให้|ในจำนวนนี้|ปัจจุบัน|แต่(?!ง)|มีผู้|(?:ได้|มี)ข้อ(?:ตกลง|สรุป|ยุติ)|(?:มี|ลง)มติ|ก่อน(?=ปิด|จบ|เลิก|จะ)|ต่อเนื่องจาก|จากนั้น"
    r"|ส่วน(?!ราชการ)|สำหรับ|ขณะ|ในการนี้|(?:ใน)?โอกาส|ต่อมา|อนึ่ง|ท้ายนี้|ที่ประชุม(?:เห็นด้วย|ปิด)|(?:ทั้ง)?(?:สอง|สาม|สี่|ห้า|\d\s?)(?:เรื่อง|ข้อ)นี้"
    r"|แล้ว(?=มา|จะ|จึง|พบ)|และ(?:ตกลง|กำหนด(?=ลง|นัด)|จะ(?=มา|มี|นำ|วัด))|(?:เวที|งาน|การ[ก-๎]{2,12}|โครงการ|กิจกรรม)ครั้งนี้)"
)
# what goes on behind words that could stand alone
_ASIDE = r"\s(?=โดย(?:ให้|มี|มอบหมาย|ที่ประชุม|นาย|นาง|คณะ|{org_heads})|คือ\s|แทน)"
_ALSO = r"\s?(?:และ|กับ|พร้อมทั้ง|พร้อม|ตลอดจน|รวมทั้ง|รวมถึง|อีกทั้ง|ทั้งยัง)"
_NEXT = re.compile(
    rf"{_ALSO}(?P<let>(?=ให้))|(?:{_ALSO}|\s)(?=(?:ได้|ยัง)?(?:มอบ|อนุมัติ|แต่งตั้ง|เห็นชอบ|มีมติ|กำหนด(?=ให้|คุณธรรม|เป้าหมาย|คำขวัญ)|(?:ยัง)?ประกาศให้|รับรอง|รับทราบ"
    r"|ที่ประชุม(?:ยัง)?(?:รับ|มี|เห็น|อนุมัติ)))"
)
_EACH = re.compile(r"\s(?=ให้)")
# what else will be done, behind what will
_WILL = re.compile(r"\s(?:แล้ว|กับ)(?=จะ(?!มี|มา|ได้|เป็น|นำ(?!ร่อง)|วัด|พบ|รายงาน|ติดตาม|ประชุม|นัด|เริ่ม))")
# who else is to do something, behind what all agreed on
_AND_LET = r"\s?และ(?=ให้(?:{org_heads}|ทุก|ผู้(?:นำ|แทน)|กำนัน|เจ้าคณะ))"
# the next of several that are to do something
_LET = re.compile(r"\s(?=ให้(?!\s|แก่|กับ|ได้|มี|เป็น|ครบ|เสร็จ|ทัน|มาก|ดี|ความ|การ|ทั้ง|ตรง|สอด|เข้า|เกิด|ถึง|ผู้รับ))")
_REST = re.compile(r"\s(?=จากนั้น|โดยจะ|ส่วน|ทั้งนี้|นอกจากนี้|(?:ทั้ง)?(?:สอง|สาม|สี่|ห้า|\d\s?)(?:เรื่อง|ข้อ)นี้|และจะ)")
# a list begins not farther behind the words that announce it
_NEAR = 70
_LEAST = 8
# no list is longer in one paragraph
_FARTHEST = 3_000
# words of this length can stand alone
_ALONE = 22
# how it was agreed on, no words of its own
_MANNER = re.compile(r"ด้วย|ตาม|ดังกล่าว|แล้ว|เรียบร้อย|กับ|เห็นชอบ(?:ตาม|ด้วย|ดังกล่าว)")
_OPINION = re.compile(r"เห็น|สรุป|มีความเห็น")
_ACTION = re.compile(r"ให้|จะ|ต้อง|ควร|ขอ|นำ|ใช้|จัด|ตั้ง|งด|เลิก|เปิด|เพิ่ม|ขยาย|ทำ|ไม่|มอบ|รับ(?!ทราบ)|เสนอ|กำหนด|ติดตาม")


_BINDS = re.compile(r"(?<!ผู้)ให้(?!ความ|ข้อ|การ)|ต้อง(?!ขัง|หา|การ)|ห้าม|งด|จะ|เลือก|มอบหมาย|แต่งตั้ง|กำหนดให้")


@dataclass(frozen=True)
class Resolution:
    """The words of a resolution and those that announce it."""

    start: int
    end: int
    cue: Span


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    """A pattern for each class of words: one for all of them would be tried letter by letter."""
    kinds = {row[0]: row[1] for row in table("resolving")}
    between = (
        r"(?:[ ]?(?:ได้|จึง|ก็|ยัง|ร่วมกัน|มีการ|พิจารณา(?:และ|แล้ว)?|[ก-๎]{2,20}แล้ว|ปรึกษาหารือ(?:และ)?"
        r"|เป็นเอกฉันท์|ขอ)){0,3}[ ]?"
    )
    further = r"(?:[ ]|[ ]?(?:ได้|จึง|มีการ|พิจารณา(?:และ|แล้ว)?)){1,3}"
    found = {kind: re.compile(kinds[kind], re.MULTILINE) for kind in ("sure", "held", "weak", "noun")}
    found["act"] = re.compile(rf"(?:{kinds['meeting']}){between}(?P<verb>{kinds['act']})")
    found["ruling"] = re.compile(rf"(?:{kinds['committee']}){further}(?P<verb>{kinds['ruling']})")
    return found


@cache
def _subject() -> re.Pattern[str]:
    kinds = {row[0]: row[1] for row in table("resolving")}
    return re.compile(
        rf"(?:{kinds['who']})[^\n“”]{{0,60}}\Z|(?<!\S)(?:และ|จึง|ก่อน|แล้ว|จากนั้น|สุดท้าย|ในที่สุด)?(?:ได้|จึง|ก็|ร่วมกัน){{1,3}}\Z"
    )


def resolutions(view: str, quotes: list[Span], people: list[Span], first: int) -> Iterator[Resolution]:
    """Resolutions told from `first` on, in the order of the text, outside of quotations."""
    found = [
        (m.start("verb" if m.groups() else 0), kind, m) for kind, p in _rules().items() for m in p.finditer(view, first)
    ]
    reached = first
    for verb, kind, m in sorted(found, key=lambda x: (x[0], _ORDER.index(x[1]))):
        if verb < reached or any(s <= verb < e for s, e in quotes):
            continue
        alone = max((e for s, e in people if e <= verb), default=0)
        for start, end in _told(view, kind, m, alone):
            if end - start >= _LEAST:
                reached = max(reached, end)
                yield Resolution(start, end, (m.start(), max(m.end(), m.start() + 1)))


def _told(view: str, kind: str, m: re.Match[str], person: int) -> list[Span]:
    """The resolutions that a verb or a noun announces; none where it is denied, asked for or has no subject."""
    end = paragraph_end(view, m.end())
    line = view.rfind("\n", 0, m.start()) + 1
    if kind == "noun":
        return _of_noun(view, m, end) if _OPENS.search(view, max(0, m.start() - 4), m.start()) else []
    if kind in ("act", "ruling") and view.endswith("กรรมการคัด", 0, m.start("verb")):
        return []  # a committee named after choosing
    if kind in ("act", "ruling") and _ASKED.search(view, max(line, m.start() - 8), m.start()):
        return []
    if _NOT.search(view, max(line, m.start() - 24), m.start()):
        return []
    lead = _LEAD.match(view, m.end(), end)
    at = lead.end() if lead else m.end()
    listed = _listed(view, m, at, end) or (_counted(view, lead, end) if lead else [])
    alone = kind == "weak" and not _subject().search(view, max(line, m.start() - 90, person), m.start())
    if len(listed) > 1 and not view[at:end].strip():
        acting = not m[0].startswith("สรุป") or any(_BINDS.search(view, *s) for s in listed)
        return listed if acting else []
    if alone or listed or at >= end:
        return [] if alone else listed
    if kind in ("act", "ruling", "held"):
        at = m.start("verb") if kind != "held" else m.start()
    elif _OPINION.match(m[0]) and not _ACTION.search(view, at, min(at + 60, end)):
        return []
    if _MANNER.match(view, at) or (kind == "weak" and view[at : at + 1] in '“"'):
        return []
    return _clauses(view, at, end, each=bool(lead and lead["that"] and "นี้" in lead["that"]))


def _of_noun(view: str, m: re.Match[str], end: int) -> list[Span]:
    """มติ… คือ, ข้อสรุป 3 ข้อ, a heading: the list or clause behind it."""
    by = _BY_AGREEMENT.match(view, m.end(), end) if view.endswith("ตาม", 0, m.start()) else None
    if by:
        return _clauses(view, by.end(), end, each=False)
    if _FIRST.match(view, m.start()) and (counted := lists.ordinals(view, m.start(), min(end, m.start() + _FARTHEST))):
        return counted
    lead = _AFTER_NOUN.match(view, m.end(), end)
    if lead:
        found = _listed(view, m, lead.end(), end)
        if m[0].startswith("ผล"):
            found = found if any(_ACTION.match(view, *s) or _rules()["held"].match(view, *s) for s in found) else []
        found = found or _counted(view, lead, end)
        return found or (_clauses(view, lead.end(), end, each=True) if lead["that"] and lead.end() < end else [])
    if not _HEADING.match(view, m.end(), end):
        return []
    items = [] if m[0].startswith("ผล") else lists.lines(view, m.start())
    return items or (_under(view, m, end) if m[0] == "มติ" else [])


def _under(view: str, m: re.Match[str], end: int) -> list[Span]:
    """The one line under a heading that opens with มติ and who made it."""
    alone = re.compile(r"มติ(?:ที่ประชุม|คณะ)[^\n“”:]{0,50}").fullmatch(view, m.start(), end)
    start = end + len(view[end : end + 8]) - len(view[end : end + 8].lstrip())
    return [(start, paragraph_end(view, start))] if alone and view[m.start() - 1 : m.start()] in ("", "\n") else []


def _listed(view: str, m: re.Match[str], at: int, end: int) -> list[Span]:
    """Items on lines, numbered, counted off or at strokes, that begin at `at`."""
    if not view[at:end].strip():
        return [_item(view, *s) for s in lists.lines(view, m.start())]
    end = min(end, m.end() + _FARTHEST)
    items = lists.numbered(view, m.end(), end) or lists.ordinals(view, m.end(), end)
    if items and items[0][0] - at < _NEAR:
        rest = _REST.search(view, items[-1][0], end)
        return [*items[:-1], (items[-1][0], rest.start() if rest else items[-1][1])]
    return _strokes(view, at, end) if ":" in view[m.start() : at] else []


def _counted(view: str, lead: re.Match[str], end: int) -> list[Span]:
    """As many things to be done in one sentence as were announced."""
    digits = re.search(_NUMBER, lead["count"] or "") if lead["that"] or lead.groupdict().get("then") else None
    stop = _ENDS.search(view, lead.end(), end)
    items = lists.chunks(view, lead.end(), stop.start() if stop else end, number(digits[0])) if digits else []
    return items if len(items) > 1 and all(_ACTION.match(view, *s) for s in items) else []


def _item(view: str, start: int, end: int) -> Span:
    """An item without what is told of it."""
    told = re.compile(r"\sซึ่ง").search(view, start + _ALONE, end)
    return start, told.start() if told else end


def _strokes(view: str, at: int, end: int) -> list[Span]:
    """What stands between strokes or semicolons."""
    edges = [at, *(x for s in re.compile(r"\s?/\s(?!\d)|\s?;\s?").finditer(view, at, end) for x in s.span()), end]
    return [_bare(view, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _bare(view: str, start: int, end: int) -> Span:
    words = view[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _clauses(view: str, at: int, end: int, *, each: bool) -> list[Span]:
    """The clause at `at` up to where the text goes on to something else, and those joined to it."""
    let, will = "ให้" in view[at : at + 26], view.startswith("จะ", at)
    stop, told = _ENDS.search(view, at + 6, end), []
    while stop and will and _WILL.match(view, stop.start()):
        stop = _ENDS.search(view, stop.end() + 6, end)
    while stop and let and (more := _LET.search(view, stop.end(), min(end, stop.end() + _NEAR))):
        # what is told of one of them, before the next
        told.append((stop.start(), more.end()))
        stop = _ENDS.search(view, more.end(), end)
    end = stop.start() if stop else end
    aside = pattern(_ASIDE, "org_heads").search(view, at + _ALONE, end)
    end = aside.start() if aside else end
    cuts = [*told, *(m.span() for m in _LET.finditer(view, at + 10, end) if let)]
    cuts += [m.span() for m in _NEXT.finditer(view, at + 10, end) if let or m["let"] is None]
    cuts += [m.span() for m in _WILL.finditer(view, at + 10, end) if will]
    cuts += [m.span() for m in pattern(_AND_LET, "org_heads").finditer(view, at + 10, end) if not let]
    cuts += [m.span() for m in _EACH.finditer(view, at + 10, end) if each]
    edges = [at, *(x for cut in sorted(set(cuts)) for x in cut), end]
    return [_bare(view, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
