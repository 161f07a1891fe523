"""Persons: a title and a name, a monk's name of rank, a kin word and a name, a post glued to a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.press.facts import Span
from loaders.press.lexicon import mapping, pattern, rules, words
from loaders.press.names import is_family, is_given
from loaders.press.places import district_at

_WORD = r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]*"
_GIVEN = re.compile(_WORD + r"(?:-" + _WORD + r")?")
_SURNAME = re.compile(r"[ ]{1,3}(ณ[ ]" + _WORD + "|" + _WORD + r"(?:-" + _WORD + r")?)(?!\.)")
_PALI = re.compile("[ก-ฮ]\u0e3a")
_SAYS_THAT = re.compile(r"[ก-๎]{2,24}ว่า$")
_POST_AFTER = re.compile(
    r"[ ,]\s?(?:รอง|ผู้ช่วย|อดีต)?(?:ผู้อำนวยการ|ผอ\.|ประธาน|หัวหน้า|นายก|ปลัด|เลขา|เจ้าหน้าที่"
    r"|วัฒนธรรมจังหวัด|ผู้ใหญ่บ้าน|กำนัน|ผู้จัดการ|อาจารย์|ครู|นักวิชาการ|นักศึกษา|ผู้สื่อข่าว|ประธานนักเรียน|เจ้าของ|กรรมการ|เกษตรกร|ปราชญ์|ผู้ประสาน|พยาบาล|ผู้ก่อตั้ง|ตัวแทน|ผู้แทน|นักเขียน|นักธุรกิจ|ศิลปิน|นักข่าว)"
)
_SUFFIX = re.compile(r"\s(?:ร\.น\.|ม\.ว\.ม\.|ป\.ม\.)")
# หัวหน้า, อำเภอ and other words hold นาย and นาง, or begin with them
_NOT_TITLE = re.compile(
    r"นาย(?:อำเภอ|ทะเบียน|ทหาร|ตำรวจ|ช่าง|หน้า|ทุน|จ้าง|ประกัน|สถานี|ก(?=[\s.ฯ]|อบ|เทศ|องค์|สมาคม|รัฐ|เหล่า|สภา|เมือง|สโมสร|ส\.|ท[ตมน]\.|$))"
    r"|นาง(?:ฟ้า|งาม|สงกรานต์|นพมาศ|รำ|ร้อง|เลิ้ง|พยาบาล)|คุณหญิง(?=\s)|พันธ์"
)
# words that begin like a calling before a name
_NOT_CALLED = re.compile(
    r"คุณ(?:ธรรม|ภาพ|ค่า|ประโยชน์|วุฒิ(?=\s|การ|ทาง|ที่|$)|สมบัติ(?=\s|ของ|ที่|$)|ลักษณะ|ูปการ|หญิง)|ครู(?:ผู้|บา|แกนนำ|และ|พี่เลี้ยง|ภูมิ|อาสา|ใหญ่|อัตรา|พระ|สอน|ใน|ที่|ประจำ|จาก|บุคลากร|แม่ไก่|ครุฑ)"
    r"|พ่อ(?:แม่|ค้า|บ้าน|เมือง|ครัว|พิมพ์)|แม่(?:บ้าน|ค้า|ครัว|น้ำ|ข่าย|บท|พิมพ์|พระ|แบบ|กลอง)|พี่(?:น้อง|เลี้ยง)|น้อง(?:ใหม่|ๆ|นักเรียน)|ช่าง(?:ภาพ|ไฟ|ซ่อม|ยนต์|ไม้|เชื่อม|ปูน|ฝีมือ|ชุมชน|เทคนิค|กล|ศิลป์|อุตสาหกรรม)|ท่าน(?:ผู้|ประธาน|นายก|ใด|ที่|ปลัด|รอง|ผอ|เจ้า|พระ|อาจารย์|หญิง)|หมอ(?:พื้นบ้าน|ลำ|ดิน|นวด|ยา|แคน)"
    r"|อาจารย์(?:ที่|ผู้|และ|จาก|ประจำ|มหาวิทยาลัย|พิเศษ|โรงเรียน)|ปลัด(?:อำเภอ|จังหวัด|เทศบาล|อบต|องค์การ|กระทรวง|อาวุโส|ขวา)|กำนันตำบล|ผู้ใหญ่(?:บ้าน|ใจ|ใน)|ผู้ใหญ่บ้าน(?:หมู่|ใน|บ้าน|และ)"
)
_CALLED = r"(?P<role>{role_titles})[ ]?"
_CALLED_AFTER = re.compile(r"(?:[^ก-ฮะ-ฺเ-๎.]|^|ด้วย|โดย|และ|กับ|คือ|ส่วน|ได้แก่|จาก|ให้|ของ|ที่|โดยมี|เชิญ|ท่าน)\Z")
_POST_BEFORE = re.compile(r"(?:ผู้ใหญ่บ้าน|กำนัน|ผู้สื่อข่าว|พิธีกร|บรรณารักษ์|[”\"]) $")
_TWO = re.compile(rf"(?<![ก-๎.])(?P<given>{_WORD}) (?P<last>{_WORD})(?=[\s,()/]|$)")
# names of rank end in these (Sangha ranks as printed in the Royal Gazette); other words after พระ do not
_RANK_END = re.compile(
    r"(?:คุณ|มุนี|โมลี|เมธี|กวี|สุธี|าจารย์|โสภณ|ญาณ|รังษี|รังสี|สุนทร|กิจ|พิพัฒน์|วิมล|วงศ์|ธรรม|สาร|กร|ภรณ์|โกศล|บัณฑิต|วิสุทธิ์|ธาดา|วาที|โกวิท|วัฒน์|ประสุต|คุณากร|ธาน|สิทธิ์|วรคุณ|ประภาส|นิวิฐ|สถิต|รัต|ชัย|ศาสน์|วิธาน|ากร|ปัญญา|เมธา|ปฏิภาณ|ธีระ|วิเชียร|บัณฑิตย์|นายก|วราภรณ์|ธำรง|วิจิตร|พินิต|รักษ์|นิเทศ|สังวร)$"
)
_SANGHA = (
    "พระครู",
    "พระมหา",
    "พระปลัด",
    "พระอธิการ",
    "พระสมุห์",
    "พระใบฎีกา",
    "หลวงพ่อ",
    "หลวงปู่",
    "หลวงตา",
    "ครูบา",
    "พระอาจารย์",
)
_DEGREE = re.compile(r"\s?ป\.ธ\.\s?\d|\s?,\s?(?:ผศ\.\s?)?ดร\.")
_PROFESSIONS = ("แพทย์", "แพทย์หญิง", "เภสัชกร", "ศาสตราจารย์")
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
    coupled = pattern(r"-(?:{titles})", "titles").search(first)
    first = first[: coupled.start()] if coupled else first
    end = at + len(first)
    if len(first) < 2:
        return None
    surname = _SURNAME.match(view, end)
    if (
        first != given[0]
        or surname is None
        or ((breaks.match(view, surname.start(1)) or _SAYS_THAT.match(surname[1])) and not _sure(surname[1]))
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


def _sure(surname: str) -> bool:
    return surname.startswith("ณ ") or is_family(surname)


def _titled(view: str) -> Iterator[Named]:
    title = pattern("{titles}", "titles")
    at = 0
    while m := title.search(view, at):
        at = m.start() + 1
        if _inside_word(view, m):
            continue
        end = _titles(view, m.start())
        gap = end + (view[end : end + 1] == " ")
        name = _name(view, gap) if end > m.start() else None
        listed = gap > end and view[m.start() : end].endswith(_PROFESSIONS)
        if name and not (listed and not is_given(name[1].split()[0])):
            yield Named(m.start(), name[0], view[m.start() : end], name[1])
            at = name[0]


def _inside_word(view: str, m: re.Match[str]) -> bool:
    """Whether a title is only the end of another word: ทนาย, มิถุนายน, the last letters of an abbreviation."""
    before = view[max(0, m.start() - 4) : m.start()]
    if re.search(r"(?:ท|มิถุ|เจ้า|ข้า)\Z", before) and m[0].startswith("นาย"):
        return True
    if m[0].startswith("นาง") and before.endswith("ขุน"):
        return True
    abbreviated = m[0][1:2] == "." and re.search(r"[ก-ฮ.]\Z", before)
    return bool(abbreviated) and not re.search(
        r"(?:ส่วน|โดย|และ|กับ|ด้าน|นำ|คือ|มี|ให้|จาก|แก่|ของ|ด้วย|แทน|เชิญ|พบ|คุณ|บ)$", before
    )


def _monks(view: str) -> Iterator[Named]:
    clergy = pattern(r"\s(?:รอง|ผู้ช่วย|ที่ปรึกษา|เลขานุการ|รักษาการ)?(?:เจ้าคณะ|เจ้าอาวาส)|\s?เป็นประธานฝ่ายสงฆ์")
    for m in pattern(r"(?:{monk_titles})[ก-ฮะ-ฺเ-๎]*|พระ[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]{3,}", "monk_titles").finditer(view):
        if m[0].startswith(words("not_monks")) or len(m[0]) < 6 or not _free(view, m.start()):
            continue
        office = next((o for o in _SANGHA if m[0].startswith(o)), "")
        word = office + _cut(m[0][len(office) :])
        end = m.start() + len(word)
        ranked = word.startswith(words("monk_titles")) and len(word) > 9 and _RANK_END.search(word)
        if not (clergy.match(view, end) or word.startswith(_SANGHA) or ranked):
            continue
        surname = _SURNAME.match(view, end)
        if surname and (
            _PALI.search(surname[1]) or (word.startswith(_SANGHA[1:]) and not _breaks().match(view, surname.start(1)))
        ):
            end = surname.end()
        name = view[m.start() : end]
        degree = _DEGREE.match(view, end)
        yield Named(m.start(), degree.end() if degree else end, "", name, True)


def _free(view: str, at: int) -> bool:
    """Whether a name may begin here: no letter before, or a word that leads to a name."""
    before = view[max(0, at - 8) : at]
    return not re.search(r"[ก-๎]\Z", before) or before.endswith(
        ("มี", "โดย", "และ", "กับ", "ให้", "ด้วย", "จาก", "ด้าน", "แก่", "ของ", "ถวาย", "นิมนต์", "คือ", "ส่วน", "ที่", "ต่อ", "ท่าน")
    )


def _breaks() -> re.Pattern[str]:
    return rules(r"(?:{name_breaks})", "name_breaks")


def _called(view: str) -> Iterator[Named]:
    """A word of kin, respect or calling glued to a name: อาจารย์, คุณ, ครู, ผอ. and the like."""
    for m in pattern(_CALLED, "role_titles").finditer(view):
        if _NOT_CALLED.match(view, m.start()) or (m[0].endswith(" ") and not m["role"].endswith(".")):
            continue
        if not _CALLED_AFTER.search(view[max(0, m.start() - 7) : m.start()]):
            continue
        name = _name(view, m.end())
        if name is None or not _likely(view, name, called=m["role"]):
            continue
        post = mapping("role_titles")[m["role"]] == "post"
        yield Named(m.end() if post else m.start(), name[0], "" if post else m["role"], name[1])


def _likely(view: str, name: tuple[int, str], *, called: str) -> bool:
    """Whether the words after a calling are a name: by the lists of names, or by what follows them."""
    end, whole = name
    given, _, last = whole.partition(" ")
    given = given.split("-")[-1]
    if pattern("{org_heads}", "org_heads").match(given) or len(given) < 3:
        return False
    if called == "อ." and (not is_given(given) or district_at(given)):
        return False
    if is_given(given):
        return bool(last) or (called != "อ." and bool(re.match(r"[\s,()]|$", view[end : end + 1])))
    ended = re.match(r"[\s,()]|$", view[end : end + 1]) and (
        end + 1 >= len(view) or _breaks().match(view, end + 1) or view[end] in ",()\n"
    )
    if last:
        return is_family(last) or bool(ended) or called.endswith(".")
    return bool(ended) and re.match(r"\s(?:ปราชญ์|ประธาน|กำนัน|ผู้ใหญ่บ้าน|อาจารย์|วิทยากร|นายก)", view[end:]) is not None


def _untitled(view: str) -> Iterator[Named]:
    """A given name of the lists and a surname, before a post or after one."""
    at = 0
    while m := _TWO.search(view, at):
        at = m.end("given")
        if not is_given(m["given"]) or _breaks().match(view, m.start("last")):
            continue
        after = (is_family(m["last"]) or len(m["last"]) > 5) and _POST_AFTER.match(view, m.end())
        if after or _POST_BEFORE.search(view[max(0, m.start() - 24) : m.start()]):
            yield Named(m.start(), m.end(), "", m[0])
            at = m.end()


def persons(view: str) -> list[Named]:
    """Persons in the order of the text, without overlaps; the first reading that fits wins."""
    found: list[Named] = []
    for reader in (_titled, _monks, _called, _untitled):
        found += [p for p in reader(view) if not _overlaps(found, p.start, p.end)]
    for monk in {p.name: p for p in found if p.monk}.values():
        for m in re.finditer(re.escape(monk.name), view):
            if not _overlaps(found, *m.span()):
                found.append(Named(*m.span(), "", monk.name, True))
    found += [p for p in _called_again(view, found) if not _overlaps(found, p.start, p.end)]
    return sorted(_unglued(view, found), key=lambda p: p.start)


def _called_again(view: str, found: list[Named]) -> Iterator[Named]:
    """A calling and the given name of somebody named before, whatever follows."""
    given = {p.given: p for p in found if " " in p.name and len(p.given) > 2}
    calling = pattern(r"(?:{role_titles}|{titles})$", "role_titles", "titles")
    for name, person in given.items():
        for again in re.finditer(re.escape(name), view[person.end :]):
            at = person.end + again.start()
            if m := calling.search(view, max(0, at - 20), at):
                post = mapping("role_titles").get(m[0]) == "post"
                yield Named(at if post else m.start(), at + len(name), "" if post else m[0], name)


def _overlaps(found: list[Named], start: int, end: int) -> bool:
    return any(q.start < end and start < q.end for q in found)


def _unglued(view: str, found: list[Named]) -> Iterator[Named]:
    """นายก before a known given name is a post, not the title นาย; a couple shares the surname."""
    given = {p.given for p in found}
    for p in found:
        couple = view[p.end : p.end + 1] == "-" and next((q for q in found if q.start == p.end + 1), None)
        if p.title == "นาย" and p.name[:1] == "ก" and p.given[1:] in given:
            yield replace(p, start=p.start + 4, title="", name=p.name[1:])
        elif couple and " " in couple.name and " " not in p.name:
            yield replace(p, name=f"{p.name} {couple.name.split(' ', 1)[1]}")
        else:
            yield p


def given_again(view: str, known: list[Named], before: re.Pattern[str]) -> Iterator[tuple[Named, Span]]:
    """Later mentions of known persons by the given name alone, after what `before` matches (a short post)."""
    by_given = {p.given: p for p in known if len(p.given) > 2}
    for m in before.finditer(view):
        word = _GIVEN.match(view, m.end())
        person = by_given.get(word[0]) if word else None
        if person and word and person.start < m.start():
            yield person, word.span()
