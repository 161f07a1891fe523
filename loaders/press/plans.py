"""Plans and programmes by their official titles and near variants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.press.facts import Span
from loaders.press.lexicon import pattern
from loaders.press.numerals import number
from loaders.press.places import Place
from loaders.press.scan import scanner

_PHASE = r"(?:\s?(?P<series>ระยะ|ฉบับ)(?:ที่)?\s?(?P<phase>\d{1,2}|หนึ่ง|สอง|สาม))?"
_YEARS = (
    r"(?:\s?\(?(?:พ\.\s?ศ\.\s?|ปี\s?)?(?P<y1>2[45]\d\d|(?<=\(ปี )[5-7]\d|(?<=\(ปี)[5-7]\d"
    r"|(?<=\()[5-7]\d(?=\s?-\s?[5-7]\d\)))\s?(?:-|ถึง)\s?(?:พ\.\s?ศ\.\s?)?(?P<y2>2[45]\d\d|\d\d)\)?"
    r"|\s?\((?:พ\.\s?ศ\.\s?)?(?P<cut>\d{0,4})(?=[ -]*(?:$|\n)))?"
)
_NATIONAL = re.compile(
    r"แผน(?:(?P<kind>ป[ฏฎ]ิบัติการ|แม่บท)|(?=(?:(?:ด้าน)?(?:การ)?ส่งเสริม)?คุณธรรมแห่งชาติ))"
    r"(?:ด้าน)?(?:การ)?(?:ส่งเสริม)?(?:คุณธรรม)(?P<nation>แห่งชาติ)?(?P<more>ฯ)?" + _PHASE + _YEARS
)
_LOCAL = re.compile(
    r"แผน(?:พัฒนา|ยุทธศาสตร์|ปฏิบัติราชการ|แม่บท)[ก-๎]{3,40}(?:\s(?P<n>\d{1,2})\s?ปี)?"
    r"\s?(?:\((?:พ\.ศ\.)?|พ\.ศ\.)\s?(?P<y1>2[45]\d\d)\s?-\s?(?P<y2>2[45]\d\d)\)?"
)
_SHORT = re.compile(r"แผน(?P<kind>ป[ฏฎ]ิบัติการ|แม่บท)(?P<nation>)(?P<more>ฯ)" + _PHASE + _YEARS)
_OWN = re.compile(
    r"แผน(?:ป[ฏฎ]ิบัติการ|ปฏิบัติราชการ|ขับเคลื่อน)?(?:ด้าน)?(?:การ)?ส่งเสริมคุณธรรม(?:ด้าน[ก-๎]{3,20}?)?"
    r"(?:(?=จังหวัด|อำเภอ|ปี|ประจำ|ของ)|\s(?:กระทรวง|กรม(?!การ))[ก-๎]{3,30})"
)
_TERM = re.compile(_PHASE + _YEARS)
_FISCAL = re.compile(r"\s?(?:ประจำ)?(?:ปีงบประมาณ|ปี)\s?(?:พ\.ศ\.)?\s?(?P<year>2[45]\d\d|\d\d)(?!\d)")
_PLAIN_YEAR = re.compile(r"\s?พ\.ศ\.\s?(?P<year>2[45]\d\d)(?!\s?(?:-|ถึง))")
_SPAN = re.compile(r"\s?ระยะ(?:เวลา)?\s?(?P<n>\d{1,2}|สาม|สี่|ห้า|สิบ)\s?ปี")
_EXTENDED = re.compile(r"\s?(?:ซึ่ง|ที่)?(?:ได้)?ขยาย(?:เวลา|อายุ|ออกไป)?[^\n]{0,40}?(?:ถึง|เป็น)(?:ปี)?\s?(?P<year>2[45]\d\d)")
_DURATION = re.compile(r"[^\n]{0,40}?(?:ระยะ(?:เวลา)?|แผน)\s?(?P<n>\d{1,2}|สาม|สี่|ห้า|สิบ)\s?ปี")
_PROGRAMME = scanner(
    r"เลือก(?:ให้)?เข้า(?:ร่วม)?(?:ใน)?โครงการ\s?[“\"](?P<chosen>[^“”\"\n\d]{3,40}?)(?=\s?[\d”\"])|"
    r"(?:อยู่ใน|ส่วนหนึ่งของ|อยู่ภายใต้)(?P<part>โครงการ(?:ขับเคลื่อน|พัฒนา|ส่งเสริม|สร้าง)[ก-๎]{0,30}คุณธรรม[ก-๎]{0,40})|"
    r"(?:โครงการ)?สมัชชาคุณธรรม|จังหวัดคุณธรรม(?:นำร่อง(?<=โครงการจังหวัดคุณธรรมนำร่อง))?|อำเภอคุณธรรม(?!ต้นแบบ|นำร่อง)"
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
    return number(m["phase"] or "")


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
    first = "y1" if m["y1"] else "cut" if len(m["cut"] or "") == 4 else ""
    return Plan(
        m.start(),
        end,
        _family(m["kind"], str(_phase(m) or "")),
        view[m.start() : end],
        _phase(m),
        (m.start("series"), m.end("phase")) if m["phase"] else (0, 0),
        _full_year(m[first]) if first else 0,
        m.span(first or "y1"),
        _full_year(last) if last else 0,
        last_at,
        duration=number(duration["n"]) if duration else 0,
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
    span = _SPAN.match(view, end)
    end = span.end() if span else end
    term = _TERM.match(view, end)
    end = term.end("y2") if term and term["y2"] else end
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
        duration=number(span["n"]) if span else 0,
        duration_at=span.span("n") if span else (0, 0),
        first=int(term["y1"] or 0) if term else 0,
        first_at=term.span("y1") if term and term["y1"] else (0, 0),
        last=_full_year(term["y2"]) if term and term["y2"] else 0,
        last_at=term.span("y2") if term and term["y2"] else (0, 0),
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
            found.append(Plan(m.start(), m.end(), re.split(r"\s?\(|\s\d+\s?ปี|\s?พ\.ศ\.", m[0])[0], m[0], **years))  # type: ignore[arg-type]
    return sorted(_with_phase(found), key=lambda p: p.start)


def _with_phase(found: list[Plan]) -> list[Plan]:
    """A wording without a phase belongs to the only phase that the text names."""
    phases = {p.canonical for p in found if p.phase}
    out = []
    for p in found:
        full = [c for c in phases if c.startswith(p.canonical)] if not p.own and not p.phase else []
        out.append(Plan(**{**p.__dict__, "canonical": full[0]}) if len(full) == 1 else p)
    return out


def programmes(view: str) -> list[Named]:
    """The programme's own names."""
    found = [(next((g for g in ("chosen", "part") if m[g]), 0), m) for m in _PROGRAMME.finditer(view)]
    return [Named(*m.span(g), m[g] if g == "part" else m[g].removeprefix("โครงการ")) for g, m in found]


def virtues(view: str) -> list[Named]:
    """The virtues that the national plans promote, wherever the word stands."""
    return [Named(m.start(), m.end(), m[0]) for m in pattern("{virtues}", "virtues").finditer(view)]
