"""Networks listed without the head word, behind a count or a label that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.press.body_forms import Body
from loaders.press.facts import Span
from loaders.press.lists import lines
from loaders.press.network_groups import Group
from loaders.press.network_lists import HEAD, Network, headless
from loaders.press.numerals import NUMBER, TEN, number
from loaders.press.scan import scanner
from loaders.press.words import trimmed

_COUNTED = scanner(
    rf"(?<![\d/.,])(?P<n>[2-9]|1\d|{TEN})\s?(?P<unit>ภาคี|ภาคส่วน|เครือข่าย|ด้าน|กลุ่ม|ฝ่าย|สาย)"
    r"(?:ที่[ก-๎]{2,20}|\s?ด้วยกัน|อื่น ๆ|หลัก|(?:ของ|ใน)จังหวัด[ก-๎]{2,16})?"
    r"\s?(?P<open>[(:]|ได้แก่|คือ|ประกอบด้วย|ดังนี้)\s?:?\s?"
)
_SECTORAL = re.compile(r"ภาค(?!ี|เหนือ|กลาง|ใต้|ตะวัน|เรียน|ผนวก|ภูมิ)[ก-๎]{2}")


@dataclass(frozen=True)
class Run:
    """As many names as were counted, and where the count stands."""

    count: Span
    networks: list[Network]


def counted(view: str) -> Iterator[Run]:
    """5 ภาคี : A / B / …: as many names as are counted, where the unit or each name says that they are networks."""
    for m in _COUNTED.finditer(view):
        at = m.end() if m["open"] != "(" else m.start("open") + 1
        items = headless(view, at, number(m["n"]))
        if not items:
            continue
        sectoral = all(_SECTORAL.match(n.written) for n in items)
        # ห้าด้าน คือ ด้านA ด้านB of the networks spoken of just before
        repeated = all(n.written.startswith(m["unit"]) for n in items) and HEAD in view[max(0, m.start() - 60) : at]
        headed_by = view.endswith((HEAD, f"{HEAD} "), 0, m.start())
        if m["unit"] == HEAD or sectoral or repeated or headed_by:
            yield Run((m.start(), m.end("unit")), items)


_LABELLED = re.compile(
    rf"^[ •]*{HEAD}[ก-๎]{{0,24}}\s?:\s?(?P<all>[^\n:“”\d|/,]{{2,40}}(?:[|/,][^\n:“”\d|/,]{{2,40}})+)$",
    re.MULTILINE,
)
_BETWEEN = re.compile(r"\s?[|/,]\s?(?:และ)?")


def _headed(item: str) -> str:
    """The name with the head word, which stands apart from an abbreviation."""
    return HEAD + " " * bool(re.match(r"[ก-ฮ]{1,4}\.", item)) + item


def labelled(view: str) -> Iterator[list[Network]]:
    """เครือข่ายที่มา : A | B | C: a line of names without the head word behind a label that holds it."""
    for m in _LABELLED.finditer(view):
        if HEAD not in m["all"]:
            edges = [
                m.start("all"),
                *(x for s in _BETWEEN.finditer(view, *m.span("all")) for x in s.span()),
                m.end("all"),
            ]
            items = [trimmed(view, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
            if len(items) > 1 and all(1 < e - s <= 40 for s, e in items):
                yield [Network(s, e, _headed(view[s:e]), view[s:e]) for s, e in items]


_HEADING = re.compile(
    rf"^[ •]*(?:ภาคี)?{HEAD}[^\n“”]{{0,50}}?(?:\((?:รวม|จำนวน|ทั้งหมด|ทั้งสิ้น|มี|ครบ)?\s?(?P<n>{NUMBER})[^()\n]{{0,12}}\)"
    rf"|(?P<of>{NUMBER})\s?(?:ภาคี|เครือข่าย|กลุ่ม|ด้าน|ฝ่าย)(?:\s?(?:ได้แก่|คือ|ดังนี้))?)\s?:?$",
    re.MULTILINE,
)


def headed(view: str) -> Iterator[Run]:
    """เครือข่ายที่มา (รวม 3) over as many lines, each with a mark before a name without the head word."""
    for m in _HEADING.finditer(view):
        group = "n" if m["n"] else "of"
        items = lines(view, m.start())
        if len(items) == number(m[group]) > 1 and all(e - s <= 45 and HEAD not in view[s:e] for s, e in items):
            yield Run(m.span(group), [Network(s, e, _headed(view[s:e]), view[s:e]) for s, e in items])


def given_to(view: str, found: list[Group], bodies: list[Body]) -> list[Network]:
    """Networks behind counts and labels; those of a count are put into the only group named and not counted."""
    networks: list[Network] = []
    for run in (*headed(view), *counted(view)):
        networks += run.networks
        others = view.endswith("อีก", 0, run.count[0])
        of_them = [g for g in found if not g.unnamed and (not g.count or (others and g.count == len(run.networks) + 1))]
        if len({g.name for g in of_them}) == 1 and not any(g.listed for g in found):
            if not of_them[0].count:
                of_them[0].count, of_them[0].count_spans = len(run.networks), [run.count]
            of_them[0].listed, of_them[0].cue = run.networks, (run.count[0], run.networks[0].start)
    for items in labelled(view):
        if not any((b.start, b.end) == (n.start, n.end) for b in bodies for n in items):
            networks += items
    return networks
