"""Persons: a title and a name, a monk's name of rank, a kin word and a name, a post glued to a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.press.facts import Span
from loaders.press.lexicon import pattern, rules, words
from loaders.press.names import is_family, is_given
from loaders.press.phrases import opens_clause

# no name is longer, and a word without end is read once
WORD = r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]{0,48}"
_GIVEN = re.compile(WORD + r"(?:-" + WORD + r")?")
_SURNAME = re.compile(r"[ ]{1,3}(ณ[ ]" + WORD + "|" + WORD + r"(?:-" + WORD + r")?)(?!\.)")
# names of ordination are Pali: a consonant without a vowel, or a nominative in โ
_PALI = re.compile("[ก-ฮ]\u0e3a|โ[ก-ฮ]\u0e3a?[ก-ฮ]?$")
_SAYS_THAT = re.compile(r"[ก-๎]{2,24}ว่า$")
_SUFFIX = re.compile(r"\s(?:ร\.น\.|ม\.ว\.ม\.|ป\.ม\.)")
# หัวหน้า, อำเภอ and other words hold นาย and นาง, or begin with them
_NOT_TITLE = re.compile(
    r"นาย(?:อำเภอ|ทะเบียน|ทหาร|ตำรวจ|ช่าง|หน้า|ทุน|จ้าง|ประกัน|สถานี|ก(?=[\s.ฯ]|อบ|เทศ|องค์|สมาคม|รัฐ|เหล่า|สภา|เมือง|สโมสร|ส\.|ท[ตมน]\.|$))"
    r"|นาง(?:ฟ้า|งาม|สงกรานต์|นพมาศ|รำ(?=\s|ที่|และ|ฟ้อน|ชุด|ไทย|จาก)|ร้อง|เลิ้ง|พยาบาล)|คุณหญิง(?=\s)|พันธ์"
)
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
    "พระสังฆรักษ์",
    "พระวินัยธร",
    "พระธรรมธร",
    "หลวงพ่อ",
    "หลวงปู่",
    "หลวงตา",
    "ครูบา",
    "พระอาจารย์",
)
_DEGREE = re.compile(r"\s?ป\.ธ\.\s?\d|\s?,\s?(?:ผศ\.\s?)?ดร\.")
# what begins with ย behind a word that ends in นา
_ENDS_IN_NA = re.compile(r"ย(?:กย่อง|กให้|กเลิก|กระดับ|ื่น|ินดี|อมรับ|ังคง|ังได้|ังมี|้ำ)")
_PROFESSIONS = ("แพทย์", "แพทย์หญิง", "เภสัชกร", "ศาสตราจารย์")
# other words that end so; what is counted by this word
_NO_MISTER = re.compile(r"(?:ท|มิถุ|เจ้า|ข้า|นคร|ทุก|หลาย|แต่ละ|บาง|กี่|(?:นัก|โรง)เรียน)\Z")
_COUNT = re.compile(r"(?<![\d/.])\d{1,3}\s?\Z")
_INITIALS = frozenset(map(chr, range(ord("ก"), ord("ฮ") + 1))) | frozenset("เแโใไ")
_MOST_TITLES = 4
_GOES_ON = re.compile(
    r"ก็|ยัง(?=[ก-ฮเ-ไ])|ได้|จึง|กล่าว|เล่า|บอก|เสนอ|ย้ำ|ฝาก|เผย|ขอ(?=ให้|บคุณ)|จะ|รับ(?=ปาก|ว่า)|ชี้|เสริม|สรุป|ชวน|ตอบ|เป็น(?=ประธาน|ผู้)"
)
# surnames that are longer and begin with a verb are none
_LONG = 15


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
        if view.startswith("(พิเศษ)", end):
            end += 7
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


def name_at(view: str, at: int) -> tuple[int, str] | None:
    """End and text of a given name and, where it stands, a surname at `at`."""
    breaks = rules(r"(?:{name_breaks})", "name_breaks")
    given = _GIVEN.match(view, at)
    if given is None or breaks.match(view, at):
        return None
    first = _cut(given[0])
    coupled = pattern(r"-(?:{titles})", "titles").search(first)
    first = first[: coupled.start()] if coupled else first
    end = at + len(first)
    if len(first) < 2 or (len(first) > _LONG and not is_given(first)):
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
    if len(surname[1]) > _LONG and opens_clause(surname[1]):
        return end, first
    last = surname[1] if surname[1].startswith("ณ ") else _cut(surname[1])
    end = surname.start(1) + len(last)
    suffix = _SUFFIX.match(view, end)
    return (suffix.end() if suffix else end), f"{first} {last}"


def _sure(surname: str) -> bool:
    return surname.startswith("ณ ") or is_family(surname)


def titled(view: str) -> Iterator[Named]:
    """Persons with a civil, academic, medical, military, police or noble title."""
    title = pattern("{titles}", "titles")
    at, given = 0, set[str]()
    while m := title.search(view, at):
        at = m.start() + 1
        if _inside_word(view, m):
            continue
        end = _titles(view, m.start())
        gap = end + (view[end : end + 1] == " ")
        name = name_at(view, gap) if end > m.start() else None
        listed = gap > end and view[m.start() : end].endswith(_PROFESSIONS)
        if name and " " not in name[1] and (again := next((g for g in given if _goes_on_after(name[1], g)), "")):
            name = gap + len(again), again
        if name and not (listed and not is_given(name[1].split()[0])):
            yield Named(m.start(), name[0], view[m.start() : end], name[1])
            if " " in name[1]:
                given.add(name[1].split()[0])
            at = name[0]


# soldiers and policemen are counted so
_COUNTED = re.compile(r"(?:\d\s|.\d)นาย(?=[\s/]|$)")


def _goes_on_after(word: str, given: str) -> bool:
    """Whether a word is a known given name with another word glued to it."""
    return len(given) > 3 and len(word) > len(given) + 2 and word.startswith(given) and word[len(given)] in _INITIALS


def _inside_word(view: str, m: re.Match[str]) -> bool:
    """Whether a title is only the end of another word: ทนาย, มิถุนายน, 54 นาย, the last letters of an abbreviation."""
    before = view[max(0, m.start() - 8) : m.start()]
    if m[0].startswith("นาย") and (
        _NO_MISTER.search(before) or (_COUNT.search(before) and view[m.end() : m.end() + 1] == " ")
    ):
        return True
    if m[0] == "นาย" and (before.endswith("ทุก") or _COUNTED.match(view, m.start() - 2)):
        return True
    if m[0].startswith("นาง") and before.endswith("ขุน"):
        return True
    if m[0].startswith("นาย") and _ENDS_IN_NA.match(view, m.start() + 2):
        return True
    abbreviated = m[0][1:2] == "." and re.search(r"[ก-ฮ.]\Z", before)
    return bool(abbreviated) and not re.search(
        r"(?:ส่วน|โดย|และ|กับ|ด้าน|นำ|คือ|มี|ให้|จาก|แก่|ของ|ด้วย|แทน|เชิญ|พบ|คุณ|บ)$", before
    )


def monks(view: str) -> Iterator[Named]:
    """Monks by rank or office; the rank is part of the name."""
    known = set[str]()
    clergy = pattern(r"\s(?:รอง|ผู้ช่วย|ที่ปรึกษา|เลขานุการ|รักษาการ)?(?:เจ้าคณะ|เจ้าอาวาส)|\s?เป็นประธานฝ่ายสงฆ์")
    for m in pattern(r"(?:{monk_titles})[ก-ฮะ-ฺเ-๎]*|(?<!ขอบ)พระ[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎]{3,}", "monk_titles").finditer(view):
        if m[0].startswith(words("not_monks")) or len(m[0]) < 6 or not _free(view, m.start()):
            continue
        office = next((o for o in _SANGHA if m[0].startswith(o)), "")
        word = office + _cut(m[0][len(office) :])
        word = next((g for g in known if _goes_on_after(word, g)), word)
        end = m.start() + len(word)
        ranked = word.startswith(words("monk_titles")) and len(word) > 9 and _RANK_END.search(word)
        surname = _SURNAME.match(view, end)
        if word == office and not (surname and not breaks().match(view, surname.start(1))):
            continue
        ordained = surname and _PALI.search(surname[1])
        if not (clergy.match(view, end) or word.startswith(_SANGHA) or ranked or ordained):
            continue
        if surname and (ordained or (word.startswith(_SANGHA[1:]) and not breaks().match(view, surname.start(1)))):
            known.add(word)
            end = surname.end()
        name = view[m.start() : end]
        degree = _DEGREE.match(view, end)
        yield Named(m.start(), degree.end() if degree else end, "", name, True)


_LEADS_TO_NAME = re.compile(r"(?:มี|โดย|และ|กับ|ให้|ด้วย|จาก|ด้าน|แก่|ของ|ถวาย|นิมนต์|คือ|ส่วน|ที่|ต่อ|ท่าน|คุณ|การ)\Z")


def _free(view: str, at: int) -> bool:
    """Whether a name may begin here: no letter before, or a word that leads to a name."""
    before = view[max(0, at - 8) : at]
    return not re.search(r"[ก-๎]\Z", before) or bool(_LEADS_TO_NAME.search(before))


def breaks() -> re.Pattern[str]:
    """What cannot begin a name or a surname."""
    return rules(r"(?:{name_breaks})", "name_breaks")


def given_again(view: str, known: list[Named], before: re.Pattern[str]) -> Iterator[tuple[Named, Span]]:
    """Later mentions of known persons by the given name alone, after what `before` matches (a short post)."""
    by_given = {p.given: p for p in known if len(p.given) > 2}
    for m in before.finditer(view):
        word = _GIVEN.match(view, m.end())
        given = next((g for g in by_given if word and _names(word[0], g)), "")
        if given and by_given[given].start < m.start():
            yield by_given[given], (m.end(), m.end() + len(given))


def _names(word: str, given: str) -> bool:
    """Whether a word is a given name, or begins with it and goes on with a verb."""
    return word == given or (word.startswith(given) and bool(_GOES_ON.match(word, len(given))))
