"""Persons: a title and a name, a monk's name of rank, a kin word and a name, a post glued to a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.press.facts import Span
from loaders.press.lexicon import pattern, rules, words
from loaders.press.words import paragraph_end

_WORD = r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]*"
_GIVEN = re.compile(_WORD + r"(?:-" + _WORD + r")?")
_SURNAME = re.compile(r"[ ]{1,3}(ณ[ ]" + _WORD + "|" + _WORD + r"(?:-" + _WORD + r")?)(?!\.)")
_SUFFIX = re.compile(r"\s(?:ร\.น\.|ม\.ว\.ม\.|ป\.ม\.)")
# หัวหน้า, อำเภอ and other words hold นาย and นาง, or begin with them
_NOT_TITLE = re.compile(
    r"นาย(?:อำเภอ|ทะเบียน|ทหาร|ตำรวจ|ช่าง|หน้า|ทุน|จ้าง|ประกัน|สถานี|ก(?=[\s.ฯ]|อบ|เทศ|องค์|สมาคม|รัฐ|เหล่า|สภา|เมือง|สโมสร|ส\.|ท[ตมน]\.|$))"
    r"|นาง(?:ฟ้า|งาม|สงกรานต์|นพมาศ|รำ|ร้อง|เลิ้ง|พยาบาล)|คุณหญิง(?=\s)|พันธ์"
)
_BEFORE_TITLE = re.compile(r"(?:ท(?=นาย)|ขุน(?=นาง)|เจ้า(?=นาย)|ข้า(?=นาย))")
_KIN = re.compile(
    rf"(?:(?<=[\s(])|(?<=ด้วย)|(?<=ที่)|(?<=โดย)|(?<=และ)|(?<=กับ)|(?<=คือ))(พ่อ|แม่|ลุง|ป้า|ครู|อาจารย์|คุณ)({_WORD})"
)
_POST_NAME = re.compile(rf"(?<![ก-๎.])(?:รอง\s?)?ผอ\.\s?({_WORD})[ ]({_WORD})(?=[\s,)]|$)")
_MOST_TITLES = 4


@dataclass(frozen=True)
class Named:
    """A person in the text: span with title, title as written, name without it."""

    start: int
    end: int
    title: str
    name: str
    monk: bool = False

    @property
    def given(self) -> str:
        """The first word of the name."""
        return self.name.split()[0]


def _titles(view: str, at: int) -> int:
    """End of one or more titles that begin at `at`; `at` itself when there is none."""
    title = pattern("{titles}", "titles")
    end = at
    for _ in range(_MOST_TITLES):
        m = title.match(view, end)
        if m is None or _NOT_TITLE.match(view, end):
            break
        end = m.end()
        if not m[0].endswith("หญิง") and view.startswith("หญิง", end):
            end += 4
        gap = end + (view[end : end + 1] == " ")
        if gap > end and not title.match(view, gap):
            return end
        end = gap if title.match(view, gap) else end
    return end


def _cut(word: str) -> str:
    """The word up to a post, verb or conjunction glued to a name."""
    m = rules(r"(?:{name_breaks:inside})", "name_breaks").search(word, 2)
    return word[: m.start()] if m else word


def _name(view: str, at: int) -> tuple[int, str] | None:
    """End and text of a given name and, where it stands, a surname at `at`."""
    breaks = rules(r"(?:{name_breaks})", "name_breaks")
    given = _GIVEN.match(view, at)
    if given is None or breaks.match(view, at):
        return None
    first = _cut(given[0])
    end = at + len(first)
    if len(first) < 2:
        return None
    surname = _SURNAME.match(view, end)
    if (
        first != given[0]
        or surname is None
        or (breaks.match(view, surname.start(1)) and not surname[1].startswith("ณ "))
    ):
        return end, first
    if pattern(r"(?:{org_heads}|{titles}|{abbreviations})", "org_heads", "titles", "abbreviations").match(
        view, surname.start(1)
    ):
        return end, first
    last = surname[1] if surname[1].startswith("ณ ") else _cut(surname[1])
    end = surname.start(1) + len(last)
    suffix = _SUFFIX.match(view, end)
    return (suffix.end() if suffix else end), f"{first} {last}"


def _titled(view: str) -> Iterator[Named]:
    title = pattern("{titles}", "titles")
    at = 0
    while m := title.search(view, at):
        at = m.start() + 1
        before = view[max(0, m.start() - 4) : m.start()]
        if _BEFORE_TITLE.search(view, max(0, m.start() - 4), m.start() + 4) and re.search("(?:ท|ขุน|เจ้า|ข้า)$", before):
            continue
        if (
            m[0][1:2] == "."
            and re.search(r"[ก-ฮ.]$", before)
            and not re.search(r"(?:ส่วน|โดย|และ|กับ|ด้าน|นำ|คือ|มี|ให้|จาก|แก่)$", before)
        ):
            continue
        end = _titles(view, m.start())
        gap = end + (view[end : end + 1] == " ")
        name = _name(view, gap) if end > m.start() else None
        if name:
            yield Named(m.start(), name[0], view[m.start() : end], name[1])
            at = name[0]


def _monks(view: str) -> Iterator[Named]:
    clergy = pattern(r"\s(?:รอง|ผู้ช่วย|ที่ปรึกษา|เลขานุการ|รักษาการ)?(?:เจ้าคณะ|เจ้าอาวาส)|\s?เป็นประธานฝ่ายสงฆ์")
    for m in pattern(r"(?:{monk_titles})[ก-ฮะ-ฺเ-๎]*|พระ[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]{3,}", "monk_titles").finditer(view):
        known = m[0].startswith(words("monk_titles"))
        before = view[m.start() - 1 : m.start()]
        if m[0].startswith(words("not_monks")) or len(m[0]) < 6:
            continue
        if (
            before
            and "ก" <= before <= "๎"
            and not view[: m.start()].endswith(("มี", "โดย", "และ", "กับ", "ให้", "ด้วย", "จาก", "ด้าน"))
        ):
            continue
        word = _cut(m[0])
        end = m.start() + len(word)
        if clergy.match(view, end) or (
            known and view[m.start() :].startswith(("พระครู", "พระมหา", "พระปลัด", "พระอธิการ", "พระสมุห์"))
        ):
            surname = _SURNAME.match(view, end) if word.startswith(("พระมหา", "พระอาจารย์", "พระอธิการ")) else None
            if surname and not rules(r"(?:{name_breaks})", "name_breaks").match(view, surname.start(1)):
                end = surname.end()
            yield Named(m.start(), end, "", view[m.start() : end], True)


def _kin(view: str) -> Iterator[Named]:
    breaks = rules(r"(?:{name_breaks})", "name_breaks")
    for m in _KIN.finditer(view):
        if breaks.match(view, m.start(2)) or len(m[2]) < 3 or _cut(m[2]) != m[2]:
            continue
        surname = _SURNAME.match(view, m.end())
        if surname and breaks.match(view, surname.start(1)):
            if surname[1].startswith(("ปราชญ์", "ประธาน", "กำนัน", "ผู้ใหญ่บ้าน", "อาจารย์", "วิทยากร")):
                yield Named(m.start(), m.end(), m[1], m[2])
        elif (
            surname
            and re.match(r"\s", view[surname.end() : surname.end() + 1] or " ")
            and (breaks.match(view, surname.end() + 1) and surname.end() < paragraph_end(view, m.start()))
        ):
            yield Named(m.start(), surname.end(), m[1], f"{m[2]} {surname[1]}")


def _by_post(view: str) -> Iterator[Named]:
    heads = pattern(r"(?:{org_heads}|{abbreviations})", "org_heads", "abbreviations")
    breaks = rules(r"(?:{name_breaks})", "name_breaks")
    for m in _POST_NAME.finditer(view):
        if not heads.match(view, m.start(1)) and not breaks.match(view, m.start(2)):
            yield Named(m.start(1), m.end(2), "", f"{m[1]} {m[2]}")


def persons(view: str) -> list[Named]:
    """Persons in the order of the text, without overlaps; the first reading that fits wins."""
    found: list[Named] = []
    for reader in (_titled, _monks, _by_post, _kin):
        for p in reader(view):
            if not any(q.start < p.end and p.start < q.end for q in found):
                found.append(p)
    return sorted(found, key=lambda p: p.start)


def given_again(view: str, known: list[Named], before: re.Pattern[str]) -> Iterator[tuple[Named, Span]]:
    """Later mentions of known persons by the given name alone, after what `before` matches (a short post)."""
    by_given = {p.given: p for p in known if len(p.given) > 2}
    for m in before.finditer(view):
        word = _GIVEN.match(view, m.end())
        person = by_given.get(word[0]) if word else None
        if person and word and person.start < m.start():
            yield person, word.span()
