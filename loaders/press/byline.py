"""Who wrote and who photographed, and the channels a release points to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.press.facts import Span
from loaders.press.names import is_given
from loaders.press.scan import scanner
from loaders.press.words import paragraphs_of

# whoever did it, by the verb and what was made
_WRITES = r"(?:ผู้|คน|ทีม)?(?:เขียน|เรียบเรียง|จัดทำ|ทำ|เล่า|บันทึก|รายงาน|สรุป|พิมพ์|ส่ง|รวบรวม)(?:เนื้อ)?(?:ข่าว|เรื่อง|เนื้อหา|ข้อความ)"
_SHOOTS = r"(?:ผู้|คน|ทีม|ช่าง)?(?:ถ่าย|บันทึก|เก็บ|กด|ลั่น|ดูแล)(?:ภาพ(?:นิ่ง|ถ่าย|ข่าว)?|รูป|ชัตเตอร์)"
_TEXT = (
    rf"(?:{_WRITES}|(?:ผู้)?(?:ยกร่าง|ร่าง|ถอดเทป|ถอดความ|จดบันทึก)(?=\s?:|โดย)|บันทึก(?=และถ่าย|\s?/|โดย)|ที่มา(?:ของ)?(?:ข่าว|ข้อมูล)|ผู้บันทึก(?!ภาพ)(?:การประชุม)?|บันทึกข่าว|ผู้ส่งข่าว|ผู้เขียนข่าว|เขียนข่าว|เนื้อข่าว|รายงานข่าว|เรียบเรียง|ข่าว|เรื่อง|รายงาน|เขียน|ผู้เขียน|ผู้สื่อข่าว|เนื้อหา"
    r"|ข้อความ|บรรณาธิการข่าว|ผู้รายงาน|ผู้จัดทำ|จัดทำ|ทีมข่าว|กองบรรณาธิการ|ผู้จดรายงานการประชุม|ผู้เรียบเรียง|เขียนโดย|ข้อมูล(?:ข่าว)?|ต้นฉบับ|[Tt]ext|TEXT|[Ss]tory|[Ww]riter|✍️?"
    r"|✏️?(?=[ ]?[ก-๎]+(?: [ก-๎]+)?\s*(?:$|\s{2}|📷|📸))|📰|ผู้ให้ข่าว)"
)
_PHOTO = (
    rf"(?:{_SHOOTS}|ฉายภาพ|ถ่าย(?=โดย|\s?:|\s*$)|ถ่ายภาพ|ที่มา(?:ของ)?ภาพ|เจ้าของภาพ|เอื้อเฟื้อภาพ|เก็บภาพ|ภาพปก|ภาพถ่าย|ภาพข่าว|ขอบคุณภาพ|ภาพประกอบ|ภาพ|ผู้ถ่ายภาพ|ช่างภาพ|ถ่ายรูป|รูป(?:ภาพ)?|กล้อง"
    r"|ภาพกิจกรรม|ภาพนิ่ง|เครดิตภาพ|บันทึกภาพ|ขอบคุณ(?:ภาพ|รูป)(?:สวย\s?ๆ|ดี\s?ๆ|งาม\s?ๆ)?\s?|[Pp]hotos?|PHOTO|📷|📸)"
)
_KIND = f"(?:{_TEXT}|{_PHOTO})"
_LABEL = (
    rf"(?P<label>(?:ขอบคุณ|[Cc]r\.\s?|[Cc]redit\s?:?\s?|เครดิต\s?:?\s?)?(?:(?:📷|📸|✍️?|✏️?|📰)\s?(?={_KIND}))?"
    rf"{_KIND}(?:\s?(?:/|-|และ|,|&|\+)\s?{_KIND})?(?:\s?(?:โดย|จาก))?)"
)
_FIRST = re.compile(rf"^[\s•(]*{_LABEL}\s*(?::|-(?=\s)|(?=\s)|$|(?<=โดย)|(?<=จาก))\s*")
_AGAIN = re.compile(
    rf"\s(?=[📷📸✍✏📰]\ufe0f?\s?[ก-๎])|\s?[/|]?\s{{1,4}}(?=(?:{_TEXT}|{_PHOTO}|แอดมิน)\s?:)|\s?[/|]\s(?=(?:{_TEXT}|{_PHOTO})\s[ก-ฮเ-ไ])"
    rf"|\s(?=(?:{_TEXT}|{_PHOTO})โดย)"
)
# who made it without a label, and who photographed
_MADE_AND_SHOT = re.compile(rf"(?P<who>[ก-ฮเ-ไ][^/:\n]{{4,70}}?)\s?/\s?(?P<label>{_PHOTO})\s(?=[ก-ฮเ-ไ])")
# names each with a stroke and what they made
_EACH = re.compile(
    rf"(?P<who>[ก-ฮเ-ไ][ก-๎.]+(?: (?:[ก-ฮเ-ไ][ก-๎]+|[A-Z]{{2,5}}))?)(?:\s?[/:]\s?|\s)"
    rf"(?P<label>(?:{_TEXT}|{_PHOTO}))(?=\s|$)"
)
_MADE = scanner(rf"(?:[\s/:])(?:{_TEXT}|{_PHOTO})(?=\s|$)")
_LAST = re.compile(rf"\s?(?:[:/]\s?|(?P<bracket>\())\s?{_LABEL}\s?(?(bracket)\)|)\s*$")
# another label and its value behind the first, in brackets
_BESIDE = re.compile(r"\s*\((?P<other>[^()]{5,60})\)\s*$")
# who checked a text did not write it
_CHECKED = re.compile(r"(?:ตรวจ(?:ทาน|แก้|ข่าว)|พิสูจน์อักษร|อนุมัติ|รับรอง|บรรณาธิการ)[ก-๎]*\s*$")
# who made it, told in the last sentence
_IN_PROSE = re.compile(
    r"(?P<label>(?:เรียบเรียง|เขียน(?:ข่าว)?|รายงานข่าว|เนื้อข่าว|ภาพ(?:ข่าว|ถ่าย|นิ่ง|ประกอบ)?|ถ่ายภาพ|บันทึกภาพ)โดย)\s?"
)
# a reporter and a medium at the foot of a story
_STROKE = re.compile(r" [|/] ")
_SIGNED = re.compile(rf"\s*(?P<name>[ก-ฮเ-ไ][ก-๎]+ [ก-ฮเ-ไ][ก-๎]+)\s?/(?!\s?{_KIND}\s*$)\s?[^\n/]{{3,40}}$")

_TOP = re.compile(
    r"(?:เรียบเรียง|เขียนข่าว|ผู้เขียน|ถ่ายภาพ)\s?:|^\s*(?:เขียนโดย|เขียนข่าวโดย|รายงานโดย)\s|^\s*(?:รายงานโดย|เขียนโดย)\s?:"
)
_REPORTS = re.compile(
    r"\s(?P<label>ผู้รายงาน|ผู้สื่อข่าว|รายงาน(?:จาก[ก-๎]{2,16})?|เรียบเรียง|ผู้เขียน|ผู้เรียบเรียง|ถ่ายภาพ|ถ่ายรูป|ฉายภาพ|บันทึกภาพ|เก็บภาพ|เขียน)\s*\)?\s*$"
)
_PAIR_LAST = re.compile(rf"\s(?P<label>(?:{_TEXT}|{_PHOTO})\s?(?:/|-|และ|,)\s?(?:{_TEXT}|{_PHOTO}))\s*$")
_IN_BRACKETS = re.compile(r"\s*\((?P<name>[^()]{6,60})\)\s*")
_UNITS = "กอง|ฝ่าย|งาน|กลุ่ม|สำนัก|ศูนย์|แผนก|ทีม"
_NAME = re.compile(rf"[ก-ฮเ-ไ][ก-๎.]+\s(?:ณ\s)?(?!{_UNITS})[ก-ฮเ-ไ][ก-๎]+")
# a kind of person, a unit or an event in the place of a name
_NO_NAME = re.compile(
    r"นัก(?:ศึกษา|เรียน|ข่าว)|หน่วย|ฝ่าย|งาน|กลุ่ม|ทีม|สัมมนา|ประชุม|อบรม|เวที|พิธี|โครงการ|กิจกรรม|การ|ขอ|เจ้าหน้าที่|อาสา|ชาวบ้าน"
)
_ONE_NAME = re.compile(rf"[ก-ฮเ-ไ][ก-๎]{{1,14}}(?=\s*(?:$|[(/,])|\s(?:{_UNITS}))")
_CHANNEL = scanner(
    r"https?://[^\s“”\"<>()]+|(?:www\.)?(?:facebook|fb|youtube|line|tiktok|instagram)\.(?:com|me)/[^\s“”\"<>()]+"
    r"|www\.[a-z0-9.-]+\.[a-z]{2,}[^\s“”\"<>()]*|(?<![\w.])@[A-Za-z0-9._-]{3,}",
    re.IGNORECASE,
)
# the other buttons of a share bar
_SHARE = "(?:X|LINE|Line|Twitter|Instagram|TikTok|Facebook|Share|YouTube|A)"
# a page or channel named in Latin letters
_LATIN_PAGE = re.compile(
    r"(?:YouTube|ยูทูบ|TikTok|ติ๊กต็อก|เพจ|Facebook|เฟซบุ๊ก|Instagram)\s?:?\s"
    rf"(?P<name>(?!Live|{_SHARE}\b)[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){{0,4}})(?=\s|$)"
)
# a page named without quotes, behind a colon
_LABELLED_PAGE = re.compile(
    r"(?:เฟซบุ๊ก|เฟสบุ๊ค|เพจ|[Ff]acebook|FB|IG|[Ii]nstagram|อินสตาแกรม|ไอจี)(?:\s?[Pp]age|\s?[Ff]anpage|เพจ)?\s?:\s?"
    r"(?P<name>(?!https?|www|facebook)(?:[ก-๎A-Z][^\n/|,()“”:]{3,48}?|[a-z][\w-]*(?:\.[\w-]+)+))(?=\s{2}|\n|$|\s(?:หรือ|และ|โทร|[Ll]ine))"
)
_PAGE = re.compile(
    r"(?:เฟซบุ๊ก|เฟสบุ๊ค|เพจ|Facebook|(?<!ออน)ไลน์)(?:เพจ|ของ[ก-๎]+)?\s?[:]?\s?[“\"](?P<name>[^”\"\n]{3,60})[”\"]"
)


@dataclass(frozen=True)
class Credit:
    """A label and what stands beside it; `wrote` and `photographed` say what the label is for."""

    label: Span
    value: Span
    wrote: bool
    photographed: bool


def _credit(label: str, at: int, value: Span) -> Credit:
    wrote = "✏" in label or bool(re.search(_TEXT, re.sub("ภาพข่าว", "ภาพ", label)))
    return Credit((at, at + len(label)), value, wrote, bool(re.search(_PHOTO, label)))


def credits(view: str) -> list[Credit]:
    """Bylines among the last lines: label first, label last, or label and value on two lines."""
    lines = paragraphs_of(view)
    found: list[Credit] = []
    tail = lines[-9:] if len(lines) > 9 else lines[1:] or lines
    tail = [s for s in lines[:3] if s not in tail and _TOP.search(view[s[0] : s[1]])] + tail
    if above := _values_first(view, tail):
        return above
    for i, (start, end) in enumerate(tail):
        following = tail[i + 1] if i + 1 < len(tail) else None
        if i and (signature := _under_a_name(view, tail[i - 1], (start, end))):
            found.append(signature)
            continue
        found += _line(view, start, end, following) or _below(view, start, end, tail[:i])
    return found or [
        _credit(m["label"], m.start(), (m.end(), end))
        for start, end in tail[-1:]
        for m in _IN_PROSE.finditer(view, start, end)
    ]


def _under_a_name(view: str, above: Span, line: Span) -> Credit | None:
    """The label alone under a name in brackets, as letters and minutes are signed."""
    m = _FIRST.fullmatch(view[line[0] : line[1]])
    name = _IN_BRACKETS.fullmatch(view, *above) if m else None
    return _credit(m["label"], line[0] + m.start("label"), name.span("name")) if m and name else None


def _values_first(view: str, tail: list[Span]) -> list[Credit]:
    """Two pairs of lines or more at the foot, each a maker and then nothing but the label."""
    labels = [_FIRST.fullmatch(view[s:e]) for s, e in tail]
    pairs = [
        _credit(m["label"], s + m.start("label"), value)
        for value, (s, _), m, other in zip(tail, tail[1:], labels[1:], labels, strict=False)
        if m and not other and s - value[1] < 3 and ":" not in m[0]
    ]
    return pairs if len(pairs) > 1 and labels[-1] else []


def _below(view: str, start: int, end: int, before: list[Span]) -> list[Credit]:
    """A last line that is nothing but the label of who stands on the lines before it."""
    m = _FIRST.fullmatch(view[start:end])
    unit = before[-2:-1] if len(before) > 1 and before[-1][0] - before[-2][1] < 3 else before[-1:]
    return [_credit(m["label"], start + m.start("label"), unit[0])] if m and unit else []


def _line(view: str, start: int, end: int, following: Span | None) -> list[Credit]:
    line = view[start:end]
    if len(line) > 160:
        return []
    if beside := _BESIDE.search(line):
        cut = start + beside.start()
        main = _line(view, start, cut, None)
        other = _line(view, start + beside.start("other"), start + beside.end("other"), None)
        if main and other:
            return [*main, *other]
    if stroke := _STROKE.search(line):
        cut = start + stroke.start()
        first, rest = _line(view, start, cut, None), _line(view, cut + 3, end, None)
        if first and (rest or _CHECKED.search(line)):
            return [*first, *rest]
    if m := _FIRST.match(line):
        if m.end() >= len(line):
            return [_credit(m["label"], start + m.start("label"), following)] if following else []
        if ":" not in m[0] and "โดย" not in m[0] and len(line) > 60 and not _AGAIN.search(line, m.end()):
            return []
        again = _AGAIN.search(line, m.end())
        stop = start + (again.start() if again else len(line))
        rest = _line(view, start + again.end(), end, None) if again else []
        return [_credit(m["label"], start + m.start("label"), (start + m.end(), stop)), *rest]
    each = list(_EACH.finditer(line)) if len(_MADE.findall(line)) > 1 else []
    if len(each) > 1:
        return [
            _credit(m["label"], start + m.start("label"), (start + m.start("who"), start + m.end("who"))) for m in each
        ]
    if m := _MADE_AND_SHOT.match(line):
        shot = Credit((start + m.start("label"), start + m.end("label")), (start + m.end("label"), end), False, True)
        return [Credit((start, start), (start, start + m.end("who")), True, False), shot]
    signed = _SIGNED.match(line)
    if signed and is_given(signed["name"].split()[0]):
        return [Credit((start + signed.end("name"), end), (start, start + signed.end("name")), True, False)]
    if m := _PAIR_LAST.search(line) or _LAST.search(line) or _REPORTS.search(line):
        value = (start, start + m.start())
        return [_credit(m["label"], start + m.start("label"), value)] if len(line) < 120 else []
    return []


def bare_name(view: str, span: Span) -> Span | None:
    """A given name without title, with or without a surname, at the beginning of a byline's value."""
    start = span[0]
    while start < span[1] and view[start] in " •":
        start += 1
    m = _NAME.match(view, start, span[1]) or _ONE_NAME.match(view, start, span[1])
    return m.span() if m and not _NO_NAME.match(m[0]) else None


def channels(view: str) -> list[Span]:
    """Addresses and page names."""
    found = [m.span() for m in _CHANNEL.finditer(view)]
    found += [m.span("name") for m in _LATIN_PAGE.finditer(view)]
    for m in _LABELLED_PAGE.finditer(view):
        if not any(s < m.end() and m.start("name") < e for s, e in found):
            found.append(m.span("name"))
    return sorted(found + [m.span("name") for m in _PAGE.finditer(view)])
