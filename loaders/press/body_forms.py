"""Other forms of a body's name: defined in brackets, cut with ฯ, a unit with its owner."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.press.lexicon import pattern
from loaders.press.words import places_of


@dataclass(frozen=True)
class Body:
    """A body in the text: head, full name, the name as written, whether the place is missing."""

    start: int
    end: int
    head: str
    canonical: str
    written: str
    unplaced: bool = False


_DEFINES = re.compile(r"\s?(?:\(|หรือ\s)([ก-๎]{1,4}(?:\.[ก-๎]{1,4}){0,3}\.(?:\s?\d{1,4})?|[A-Z]{2,8})(?:\)|(?=\s))")


_OWNED = re.compile(
    r"(?:คณะ(?!กรรม|ทำงาน|อนุ|สงฆ์)|กอง(?!พัน|พล|ทัพ|ร้อย|บิน|ทุน|กำลัง|บังคับ|อำนวย)|งาน|แผนก|สำนักปลัด|ฝ่าย|ทีม(?!งาน))"
)


def with_owners(view: str, found: list[Body]) -> list[Body]:
    """A unit and the body after it are named together; the body keeps its own place too."""
    by_start = {b.start: b for b in reversed(found)}
    out = []
    for b in found:
        owner = by_start.get(b.end + 1) if _OWNED.match(b.head) and view[b.end : b.end + 1] == " " else None
        if owner and not _OWNED.match(owner.head):
            b = replace(b, end=owner.end, canonical=f"{b.canonical} {owner.written}", written=view[b.start : owner.end])
        out.append(b)
    return out


def defined(view: str, found: list[Body]) -> list[Body]:
    """Other places of an abbreviation that brackets after a full name define."""
    out: list[Body] = []
    for b in found:
        m = _DEFINES.match(view, b.end)
        if m and not m[1].startswith("องค์การ"):
            for i, known in enumerate(found):
                if known.written == m[1] and known.canonical != b.canonical and "." in m[1]:
                    found[i] = replace(known, head=b.head, canonical=b.canonical, unplaced=b.unplaced)
            for start, end in places_of(view, m[1], m.start()):
                glued = re.match("[A-Za-z]", view[end : end + 1]) or re.match("[ก-๎A-Za-z]", view[start - 1 : start])
                if not glued and not any(x.start <= start < x.end for x in [*found, *out]):
                    out.append(replace(b, start=start, end=end, written=m[1]))
    return out


def known_stems(found: list[Body]) -> list[Body]:
    """Names cut with ฯ under the full name of the only body that begins so."""
    out = []
    for b in found:
        if not b.canonical.endswith(("ฯ", "จังหวัด")):
            out.append(b)
            continue
        stem = b.canonical.removesuffix("ฯ")
        full = {
            c.canonical
            for c in found
            if c.canonical.startswith(stem) and c.canonical != b.canonical and c.canonical[-1] != "ฯ"
        }
        out.append(replace(b, canonical=full.pop()) if len(full) == 1 else b)
    names = {b.canonical for b in out if "จังหวัด" in b.canonical}
    return [_with_level(b, names) for b in out] if names else out


def _with_level(body: Body, full: set[str]) -> Body:
    """หอการค้าX as หอการค้าจังหวัดX, where the text has both."""
    name = body.canonical
    whole = f"{body.head}จังหวัด{name[len(body.head) :]}"
    return replace(body, canonical=whole) if name.startswith(body.head) and whole in full else body


def short_forms(view: str, known: list[Body]) -> list[tuple[Body, tuple[int, int]]]:
    """Later short forms of known bodies: a beginning of the name with ฯ, or the bare kind of office and จังหวัด's end."""
    found = []
    taken = [(b.start, b.end) for b in known]
    heads = pattern(r"(?<!จัง)(?:{org_heads}|คณะ|กลุ่ม)[ก-ฮะ-ฺเ-๎]{0,24}?ฯ", "org_heads")
    for mark in re.finditer("ฯ", view):
        # what ฯ cuts off is rare, so the heads are looked for only before it
        m = heads.search(view, max(0, mark.start() - 50), mark.end())
        if m is None:
            continue
        stem = m[0].removesuffix("ฯ")
        owner = next((b for b in reversed(known) if b.canonical.startswith(stem) and b.start < m.start()), None)
        owner = owner or next((b for b in known if b.canonical.startswith(stem) and b.canonical != stem), None)
        if owner and not any(s < m.end() and m.start() < e for s, e in taken):
            found.append((owner, m.span()))
    return found
