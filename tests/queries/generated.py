"""Small invented worlds at random: every kind of node and link that a question reads, with gaps everywhere."""

from __future__ import annotations

from random import Random
from typing import Any

from graph import SCHEMA, PropertyGraph
from graph.schema import LinkKind
from queries.registry import QUESTIONS
from tests.queries.build import Stating

KINDS = [SCHEMA.kinds[f] for f in sorted({f for q in QUESTIONS.values() for f in q.frames})]
LINKS = [k for k in KINDS if isinstance(k, LinkKind) and k.start != "Source"]
LABELS = sorted({k.label for k in KINDS if not isinstance(k, LinkKind)} | {e for k in LINKS for e in (k.start, k.end)})
PROVINCES = ("พะเยา", "น่าน")
VALUES: dict[str, tuple[Any, ...]] = {
    "province": (None, *PROVINCES),
    "district": (None, None, "เมือง", "ปัว"),
    "date": (None, "2022-09-30", "2022-10-01", "2023", "2023-05"),
    "as_of": (None, "2022-09-01", "2022-12", "2023-01-02"),
    "since": (None, "2022", "2022-10", "2023-01-01"),
    "until": (None, "2022", "2022-09-30", "2023-12"),
    "status": (None, None, "done", "planned", "cancelled"),
    "mode": (None, None, "ผ่านระบบออนไลน์"),
    "kind": (None, None, "assembly", "ประชุม"),
    "level": (None, "ส่งเสริมคุณธรรม", "คุณธรรม", "คุณธรรมต้นแบบ"),
    "programme_role": (None, None, None, "owner"),
    "behaviours": (None, ["ตรงเวลา"], ["ตรงเวลา", "ซื่อตรง"]),
    "listed": (None, True, False),
    "sector": (None, "ภาครัฐ", "ศาสนา"),
}
NUMBERS = {"year": (None, 2565, 2566), "batch": (None, 1, 2), "count": (None, 0, 2, 90), "participants": (None, 5, 300)}
LINKED = ("since", "until", "status", "mode", "level", "year_be", "batch", "as_of", "since_be", "until_be")
HELD = (
    *("province", "district", "date", "kind", "status", "programme_role", "behaviours", "sector", "batch"),
    *("fiscal_year_be", "year_be", "count", "org_count", "network_count", "coach_count", "participants"),
)


def properties(dice: Random, declared: tuple[Any, ...], used: tuple[str, ...]) -> dict[str, Any]:
    """A value, or none, for each declared property that questions look at."""
    out = {}
    for p in declared:
        if p.name in used:
            number = next((v for k, v in NUMBERS.items() if k in p.name), ())
            value = dice.choice(VALUES.get(p.name) or number or (None,))
            out |= {} if value is None else {p.name: value}
    return out


def generated(dice: Random) -> PropertyGraph:
    """A world of up to four nodes a label and up to four links a kind."""
    s = Stating("สุ่ม", dice.choice(("table", "press")))
    s.node("Region", "ภาคทดลอง")
    nodes = {label: some(s, dice, label) for label in LABELS}
    for kind in LINKS:
        starts, ends = nodes[kind.start], nodes[kind.end]
        for _ in range(dice.randrange(5) if starts and ends else 0):
            start, end = dice.choice(starts), dice.choice(ends)
            if start != end:
                s.link(kind.type, start, end, **properties(dice, kind.properties, LINKED))
    return s.graph()


def some(s: Stating, dice: Random, label: str) -> list[str]:
    """The keys of a few nodes of a label."""
    if label == "Province":
        return [s.node("Province", n, f"Province:{c}") for n, c in zip(PROVINCES, ("56", "55"), strict=True)]
    if label in ("District", "Subdistrict"):
        codes = ("5601", "5502") if label == "District" else ("560101", "550201")
        held = [{"province": n} for n in PROVINCES]
        return [s.node(label, f"เมือง{c}", f"{label}:{c}", **p) for c, p in zip(codes, held, strict=True)]
    out = []
    for number in range(dice.randrange(5)):
        # one name in two provinces, and without any
        name = f"{label}{number % 3}{'โค้ช' * (label == 'Initiative' and number == 1)}"
        held = properties(dice, SCHEMA.nodes[label].properties, HELD)
        out.append(s.node(label, name, title_key(label, name, number), **held))
    return list(dict.fromkeys(out))


def title_key(label: str, name: str, number: int) -> str:
    """A key of its own for meetings and what else has no name to go by."""
    return (
        f"{label}:{name.lower()}{number}@56" if label in ("Meeting", "NetworkGroup", "ModelOrgs", "Initiative") else ""
    )
