"""Plans, programmes and designations by their official titles and near variants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.press.facts import Span
from loaders.press.lexicon import pattern
from loaders.press.places import Place

_PHASE = r"(?:\s?(?P<series>ระยะ|ฉบับ)ที่\s?(?P<phase>\d{1,2}|หนึ่ง|สอง|สาม))?"
_YEARS = (
    r"(?:\s?\(?(?:พ\.\s?ศ\.\s?)?(?P<y1>2[45]\d\d)\s?-\s?(?P<y2>2[45]\d\d|\d\d)\)?"
    r"|\s?\((?:พ\.\s?ศ\.\s?)?(?P<cut>\d{0,4})(?=$|\n))?"
)
_NATIONAL = re.compile(
    r"แผน(?P<kind>ป[ฏฎ]ิบัติการ|แม่บท)(?:ด้าน)?(?:การ)?(?:ส่งเสริม)?(?:คุณธรรม)(?P<nation>แห่งชาติ)?(?P<more>ฯ)?"
    + _PHASE
    + _YEARS
)
_LOCAL = re.compile(
    r"แผน(?:พัฒนา|ยุทธศาสตร์|ปฏิบัติราชการ|แม่บท)[ก-๎]{3,40}(?:\s(?P<n>\d{1,2})\s?ปี)?"
    r"\s?\((?:พ\.ศ\.)?\s?(?P<y1>2[45]\d\d)\s?-\s?(?P<y2>2[45]\d\d)\)"
)
_SHORT = re.compile(r"แผน(?P<kind>ป[ฏฎ]ิบัติการ|แม่บท)(?P<nation>)(?P<more>ฯ)" + _PHASE + _YEARS)
_OWN = re.compile(r"แผน(?:ป[ฏฎ]ิบัติการ|ปฏิบัติราชการ|ขับเคลื่อน)?(?:ด้าน)?(?:การ)?ส่งเสริมคุณธรรม(?=จังหวัด|อำเภอ|ปี|ประจำ|ของ)")
_TERM = re.compile(_PHASE + _YEARS)
_FISCAL = re.compile(r"\s?(?:ประจำ)?(?:ปีงบประมาณ|ปี)\s?(?:พ\.ศ\.)?\s?(?P<year>2[45]\d\d|\d\d)(?!\d)")
_PLAIN_YEAR = re.compile(r"\s?พ\.ศ\.\s?(?P<year>2[45]\d\d)(?!\s?-)")
_EXTENDED = re.compile(r"\s?(?:ซึ่ง|ที่)?(?:ได้)?ขยาย(?:เวลา|อายุ|ออกไป)?[^\n]{0,40}?(?:ถึง|เป็น)(?:ปี)?\s?(?P<year>2[45]\d\d)")
_DURATION = re.compile(r"[^\n]{0,40}?ระยะ(?:เวลา)?\s?(?P<n>\d{1,2})\s?ปี")
_KIND = (
    r"(?P<kind>จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|ชุมชน|องค์กร|บุคคล|หน่วยงาน|โรงเรียน|โรงพยาบาล|สถานศึกษา"
    r"|วิทยาลัย|มหาวิทยาลัย|วัด|มัสยิด|คริสตจักร|ห้องเรียน|สาขา|ตลาด|เครือข่าย|ครอบครัว|เยาวชน|บริษัท|สถานประกอบการ|ศูนย์กลางชุมชน|เรือนจำ|สหกรณ์)"
)
_GRADE = (
    r"(?:(?:\s?(?:ของ|แห่ง|ระดับ)?ภาค(?:ตะวันออกเฉียงเหนือ|ตะวันออก|ตะวันตก|เหนือ|ใต้|กลาง|อีสาน))"
    r"|\s?ระดับ(?:ประเทศ|ชาติ|จังหวัด|อำเภอ|ตำบล|เขต|ภาค|เงิน|ทองแดง|ทอง|เพชร|ดีมาก|ดีเยี่ยม|ดีเด่น)|แห่งชาติ)?"
)
_DESIGNATION = re.compile(
    _KIND
    + r"คุณธรรม(?:พลังบวร|\s?สพฐ\.\s?)?(?P<rank>ต้นแบบโดดเด่น|ต้นแบบดีเด่น|ต้นแบบ|นำร่อง|ดีเด่น|โดดเด่น|ยอดเยี่ยม|\s?ระดับ\s?\d\s?ดาว"
    r"|\s?ระดับ\s?(?:ดีเด่น|ดีเยี่ยม|ดีมาก|ยอดเยี่ยม|เหรียญ(?:ทองแดง|ทอง|เงิน)))" + _GRADE
)
# an honour of any other name: in quotes after the word for it, or ending in the word for a rank
_QUOTED = re.compile(
    r"(?:รางวัล|เกียรติบัตร|ประกาศ(?:เกียรติคุณ)?|โล่(?:รางวัล|เกียรติคุณ|เกียรติยศ|เชิดชูเกียรติ)?"
    r"|ยกย่อง(?:ให้)?(?:เป็น)?|ประกวด|คัดเลือก(?:เป็น)?|เชิดชูเกียรติ|เข็ม|ตำแหน่ง|ธง|ป้าย|ใบประกาศ(?:เกียรติคุณ|เกียรติบัตร)?|เสื้อ[ก-๎]{0,8}|ถ้วย(?:รางวัล)?|สายสะพาย|ฉายา"
    r"|(?:ยกย่อง|เชิดชู|เลือก|โหวต|ประกาศ|แต่งตั้ง|ตั้ง)[^\n“”]{2,60}?(?:ให้)?เป็น)[ ]?[“\"](?P<name>[^“”\"\n]{3,60})[”\"]"
)
_RANKED = re.compile(
    r"(?:เป็น|รางวัล|โล่|เกียรติบัตร|วุฒิบัตร|ประกาศ|เกียรติคุณ|เชิดชูเกียรติ|ยกย่อง|คัดเลือก|ส่วน|และ|สาขา|ประเภท|มอบ|แก่|[”\"\d] "
    r"|พระ)(?P<name>(?:พระ|ผู้|บุคคล|บุคลากร|พนักงาน|เจ้าหน้าที่|กำลังพล|นักศึกษา|นิสิต|หน่วยงาน|ร้านค้า|สถานประกอบการ|เยาวชน|ครู|นักเรียน|สามเณร|หมู่บ้าน|ชุมชน|วัด|ครอบครัว|องค์กร|อาสาสมัคร|จิตอาสา|แม่|พ่อ|ข้าราชการ|คน)"
    r"[ก-๎]{0,30}?(?:\s?\d\s?)?(?P<rank>ต้นแบบโดดเด่น|ต้นแบบดีเด่น|ต้นแบบ|ดีเด่น|นำร่อง|ตัวอย่าง)(?:ด้าน[ก-๎]{3,24}|ระดับ[ก-๎]{2,8}|จังหวัด[ก-๎]{2,16}|ของจังหวัด)?)"
)
_PRIZE = re.compile(
    r"(?P<name>รางวัล[ก-๎]{4,24}?(?:อวอร์ด|แห่งปี|เกียรติยศ|ยอดเยี่ยม|พระราชทาน)(?:\s?\d{4})?|รางวัล(?:เหรียญทองแดง|เหรียญทอง|เหรียญเงิน|ชนะเลิศ|รองชนะเลิศ(?:\s?อันดับ\s?(?:ที่\s?)?\d)?|ชมเชย|ดีเด่น)(?:\s?(?:การประกวด|โครงงาน|การแข่งขัน)[ก-๎]*)?(?:\s?[“\"][^”\"\n]{3,40}[”\"])?(?:\s?ระดับ[ก-๎]{2,10})?)"
)
# a rank of the programme without the word for a model: of places that are listed or named with it
_PLAIN = re.compile(
    r"(?P<name>(?P<kind>จังหวัด|อำเภอ|ตำบล)(?:ส่งเสริมคุณธรรม(?=\s|$)"
    r"|คุณธรรม))(?=(?<=ส่งเสริมคุณธรรม)|แล้ว|[ ](?:จำนวน\s)?\d+\s?(?:อำเภอ|ตำบล|จังหวัด)"
    r"|\s?(?:เมื่อ)?(?:ใน)?ปี\s?(?:พ\.ศ\.\s?)?\d{4}|\s?ได้แก่)"
)
# a rank of places in another thing, an honour in the verb's own words, a rank in quotes
_OF_PLACES = re.compile(
    r"(?:เป็น|รางวัล|ประกาศ)(?P<name>(?P<kind>จังหวัด|อำเภอ|ตำบล)(?!คุณธรรม)[ก-๎]{3,20}?(?P<rank>ต้นแบบ|นำร่อง|ดีเด่น))(?![ก-๎])"
    r"|(?:ได้|ประกาศ|ระดับ|ขึ้น)(?:ให้)?เป็น(?P<level>(?:จังหวัด|อำเภอ|ตำบล)คุณธรรม)(?!ต้นแบบ|นำร่อง|ดีเด่น|ที่|ของ|แห่ง)"
)
_HONOURED = re.compile(
    r"ได้รับ(?:การ)?(?:เชิดชู|ยกย่อง|ประกาศเกียรติคุณ)(?:เกียรติ)?(?:เชิดชู)?(?:ให้)?เป็น(?P<name>[ก-๎]{4,40})(?![ก-๎])"
    r"|ในฐานะ\s?[“\"](?P<level>[^“”\"\n]{2,50}(?:ต้นแบบ|ดีเด่น|ตัวอย่าง)[^“”\"\n]{0,30}?)(?:\s?(?:ประจำ)?ปี\s?\d{4})?[”\"]"
)
_GOOD = re.compile(r"คนดีศรี[ก-๎]{2,20}?(?=ใน|ของ|ประจำ|และ|[^ก-๎]|$)")
_LEVEL = re.compile(
    r"(?:ระดับ|เกณฑ์)\s?(?P<name>(?:องค์กร|ชุมชน|โรงเรียน|หน่วยงาน)(?:ส่งเสริม)?คุณธรรม)(?!ต้นแบบ|นำร่อง|\s?(?:จำนวน\s?)?\d+\s?[ก-๎]{2,10}(?!\s?(?:ได้แก่|คือ|ประกอบด้วย|:)))|ระดับ\s?[“\"](?P<level>(?:ส่งเสริม)?คุณธรรม(?:ต้นแบบ)?)[”\"]"
    r"|ระดับ(?P<step>(?:ส่งเสริม)?คุณธรรม(?:ต้นแบบ)?)(?=\s?(?:จำนวน\s?)?(?:\d+\s?[ก-๎]{2,10}\s?)?(?:ได้แก่|คือ|อาทิ|เช่น|ประกอบด้วย|:))"
)
_PROGRAMME = re.compile(
    r"เลือก(?:ให้)?เข้า(?:ร่วม)?(?:ใน)?โครงการ\s?[“\"](?P<chosen>[^“”\"\n\d]{3,40}?)(?=\s?[\d”\"])|"
    r"(?:อยู่ใน|ส่วนหนึ่งของ|อยู่ภายใต้)(?P<part>โครงการ(?:ขับเคลื่อน|พัฒนา|ส่งเสริม|สร้าง)[ก-๎]{0,30}คุณธรรม[ก-๎]{0,40})|"
    r"(?:โครงการ)?สมัชชาคุณธรรม|จังหวัดคุณธรรม|อำเภอคุณธรรม(?!ต้นแบบ|นำร่อง)"
)


@dataclass(frozen=True)
class Plan:
    """A plan in the text; spans of its phase and years; `own` when it is not the national one."""

    start: int
    end: int
    canonical: str
    written: str
    phase: int = 0
    phase_at: Span = (0, 0)
    first: int = 0
    first_at: Span = (0, 0)
    last: int = 0
    last_at: Span = (0, 0)
    fiscal: int = 0
    fiscal_at: Span = (0, 0)
    duration: int = 0
    duration_at: Span = (0, 0)
    year: int = 0
    year_at: Span = (0, 0)
    own: bool = False
    cut: bool = False


@dataclass(frozen=True)
class Named:
    """A programme or designation in the text."""

    start: int
    end: int
    name: str
    kind: str = ""
    rank: str = ""


def _phase(m: re.Match[str]) -> int:
    words = m["phase"] or "0"
    return int(words) if words.isdigit() else ("หนึ่ง", "สอง", "สาม").index(words) + 1


def _family(kind: str, phase: str) -> str:
    if kind == "แม่บท":
        return "แผนแม่บทส่งเสริมคุณธรรมแห่งชาติ" + (f" ฉบับที่ {phase}" if phase else "")
    return "แผนปฏิบัติการด้านการส่งเสริมคุณธรรมแห่งชาติ" + (f" ระยะที่ {phase}" if phase else "")


def _full_year(year: str) -> int:
    return int(year) + 2500 if len(year) == 2 else int(year)


def _national(view: str, m: re.Match[str]) -> Plan:
    extended = _EXTENDED.match(view, m.end())
    duration = _DURATION.match(view, m.end()) if m["more"] or m["phase"] else None
    last_at = m.span("y2") if m["y2"] else extended.span("year") if extended else (0, 0)
    last = m["y2"] or (extended["year"] if extended else "")
    end = m.end() - (m[0].endswith(" ") or m[0].endswith("("))
    return Plan(
        m.start(),
        end,
        _family(m["kind"], str(_phase(m) or "")),
        view[m.start() : end],
        _phase(m),
        (m.start("series"), m.end("phase")) if m["phase"] else (0, 0),
        int(m["y1"] or 0),
        m.span("y1"),
        _full_year(last) if last else 0,
        last_at,
        duration=int(duration["n"]) if duration else 0,
        duration_at=(duration.start("n"), duration.end()) if duration else (0, 0),
        own=not (m["nation"] or m["more"] or m["phase"]),
        cut=m["cut"] is not None,
    )


def _own(view: str, m: re.Match[str], places: list[Place]) -> Plan:
    end = m.end()
    place = next((p for p in places if p.start == end), None)
    name = m[0]
    if place:
        end = place.end
        name += {"province": "จังหวัด", "district": "อำเภอ"}.get(place.level, "") + place.name
    fiscal = _FISCAL.match(view, end)
    end = fiscal.end() if fiscal else end
    plain = None if fiscal else _PLAIN_YEAR.match(view, end)
    end = plain.end() if plain else end
    term = _TERM.match(view, end)
    if term and term["phase"]:
        end = term.end()
        name += f" {term['series']}ที่ {term['phase']}"
    year = _full_year(fiscal["year"]) if fiscal else 0
    return Plan(
        m.start(),
        end,
        name,
        view[m.start() : end],
        year=int(plain["year"]) if plain else 0,
        year_at=plain.span("year") if plain else (0, 0),
        fiscal=year,
        fiscal_at=fiscal.span("year") if fiscal else (0, 0),
        own=True,
    )


def plans(view: str, places: list[Place]) -> list[Plan]:
    """National plans in any of their wordings, a province's own plan, other official plans of the lexicon."""
    found = [_own(view, m, places) for m in _OWN.finditer(view)]
    taken = [(p.start, p.end) for p in found]
    for m in [*_NATIONAL.finditer(view), *(s for s in _SHORT.finditer(view) if s["phase"])]:
        if not any(s < m.end() and m.start() < e for s, e in taken):
            found.append(_national(view, m))
    for m in pattern("{plans}", "plans").finditer(view):
        found.append(Plan(m.start(), m.end(), m[0], m[0]))
    taken = [(p.start, p.end) for p in found]
    for m in _LOCAL.finditer(view):
        if not any(s < m.end() and m.start() < e for s, e in taken):
            years = {"duration": int(m["n"]), "duration_at": m.span("n")} if m["n"] else {}
            years |= {"first": int(m["y1"]), "first_at": m.span("y1"), "last": int(m["y2"]), "last_at": m.span("y2")}
            found.append(Plan(m.start(), m.end(), re.split(r"\s?\(|\s\d+\s?ปี", m[0])[0], m[0], **years))  # type: ignore[arg-type]
    return sorted(_with_phase(found), key=lambda p: p.start)


def _with_phase(found: list[Plan]) -> list[Plan]:
    """A wording without a phase belongs to the only phase that the text names."""
    phases = {p.canonical for p in found if p.phase}
    out = []
    for p in found:
        full = [c for c in phases if c.startswith(p.canonical)] if not p.own and not p.phase else []
        out.append(Plan(**{**p.__dict__, "canonical": full[0]}) if len(full) == 1 else p)
    return out


def designations(view: str) -> list[Named]:
    """Ranks of the programme, จังหวัดคุณธรรมต้นแบบ and its like, and honours of any other name."""
    found = [Named(*m.span(), m[0], m["kind"], m["rank"].strip()) for m in _DESIGNATION.finditer(view)]
    for rule in (_LEVEL, _QUOTED, _RANKED, _PRIZE, _OF_PLACES, _HONOURED):
        for m in rule.finditer(view):
            group = next(g for g in ("name", "level", "step") if m.groupdict().get(g))
            place = re.match(r"(จังหวัด|อำเภอ|ตำบล)(?:ส่งเสริม)?คุณธรรม", m[group])
            kind = m.groupdict().get("kind") or (place[1] if place else "")
            found.append(Named(*m.span(group), m[group], kind, m.groupdict().get("rank") or ""))
    found += [Named(*m.span(), m[0]) for m in _GOOD.finditer(view)]
    found += [Named(*m.span("name"), m["name"], m["kind"], "") for m in _PLAIN.finditer(view)]
    kept: list[Named] = []
    for d in sorted(found, key=lambda d: (d.start, -d.end)):
        if not kept or d.start >= kept[-1].end:
            kept.append(d)
    return kept


def programmes(view: str) -> list[Named]:
    """The programme's own names."""
    found = [(next((g for g in ("chosen", "part") if m[g]), 0), m) for m in _PROGRAMME.finditer(view)]
    return [Named(*m.span(g), m[g] if g == "part" else m[g].removeprefix("โครงการ")) for g, m in found]


def virtues(view: str) -> list[Named]:
    """The virtues that the national plans promote, wherever the word stands."""
    return [Named(m.start(), m.end(), m[0]) for m in pattern("{virtues}", "virtues").finditer(view)]
