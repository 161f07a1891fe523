"""Facts told beside the main event or in another order, and activities: the cases of beside.txt and activities.txt."""

from pathlib import Path

import pytest

from loaders.press import read

DAY = (
    "เมื่อวันพุธที่ 8 พฤษภาคม 2567 สำนักงานวัฒนธรรมจังหวัดพิจิตร จัดการประชุมคณะกรรมการส่งเสริมคุณธรรมจังหวัดพิจิตร"
    " ครั้งที่ 2/2567 ณ ห้องประชุมชาละวัน ศาลากลางจังหวัดพิจิตร มีผู้เข้าร่วม 60 คน\n"
)
BLOCKS = [
    block
    for name in ("beside.txt", "activities.txt")
    for block in (Path(__file__).parent / name).read_text(encoding="utf-8").split("\n## ")[1:]
]
CASES = {block.split("\n")[0]: block.split("\n")[1:] for block in BLOCKS}


def stated(text: str) -> set[tuple[str, str, str]]:
    """Links as (type, name, name) and attributes as (type, name of the attribute, value)."""
    facts = read(text)
    names = {e.id: e.canonical for e in facts.entities} | {"DOC": "DOC"}
    links = {(r.type, names[r.source], names[r.target]) for r in facts.relations}
    return links | {(e.type, a.name, str(a.value)) for e in facts.entities for a in e.attributes}


def is_stated(wanted: str, facts: set[tuple[str, str, str]]) -> bool:
    kind, first, second = wanted.split("|")
    return any(f[0] == kind and f[1].startswith(first) and f[2].startswith(second) for f in facts)


@pytest.mark.parametrize("name", CASES)
def test_told_beside(name: str) -> None:
    text = "\n".join(line for line in CASES[name] if not line.startswith(("= ", "! "))).replace("DAY", DAY)
    facts = stated(text)
    wanted = [line[2:] for line in CASES[name] if line.startswith("= ")]
    false = [line[2:] for line in CASES[name] if line.startswith("! ")]
    assert [w for w in wanted if not is_stated(w, facts)] == []
    assert [w for w in false if is_stated(w, facts)] == []
