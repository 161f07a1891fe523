"""What a statement does not do although it looks so: it runs, and says nothing of its mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from graph import SCHEMA
from graph.embedded.text import masked, projections
from saan.cypher.words import NAMED, properties
from saan.language import say

# difflib: "provnce" is .93 like "province", "since" .62
ALIKE = 0.75
LABEL = re.compile(r"\(\s*\w*\s*:\s*(\w+)")
TYPE = re.compile(r"\[\s*\w*\s*:\s*(\w+)")
MAP = re.compile(r"[(\[]\s*\w*\s*:\s*(\w+)\s*\{([^{}]*)\}")
PROPERTY = re.compile(r"(?<![\w.$])(\w+)\.(\w+)\b(?!\s*\()")


def hints(text: str, *, modelled: bool) -> Iterator[str]:
    """Sentences on what in a statement orders or matches nothing; words are looked up where the graph is `modelled`."""
    plain = masked(text)
    if orders_nothing(plain):
        yield say(
            "ORDER BY ตามด้วยตัวเลขไม่ได้เรียงลำดับใน Cypher ให้เขียนชื่อคอลัมน์",
            "ORDER BY a number orders nothing in Cypher: write the name of a column",
        )
    if not modelled:
        return
    for pattern, known in ((LABEL, tuple(SCHEMA.nodes)), (TYPE, SCHEMA.types)):
        for word in dict.fromkeys(pattern.findall(plain)):
            if word not in known:
                yield say(f"แบบจำลองไม่มี {word}", f"the model has no {word}") + near(word, known)
    for kind, word in dict.fromkeys(asked(plain)):
        if (kind in SCHEMA.nodes or kind in SCHEMA.types) and word not in properties(kind):
            yield say(f"{kind} ไม่มีคุณสมบัติ {word}", f"{kind} has no property {word}") + near(word, properties(kind))


def asked(plain: str) -> Iterator[tuple[str, str]]:
    """The label or type and the property of each `n.property`, and of each `(n:Label {property: …})`."""
    kinds = dict(NAMED.findall(plain))
    for kind, properties_of in MAP.findall(plain):
        yield from ((kind, word) for word in re.findall(r"(\w+)\s*:", properties_of))
    yield from ((kinds[name], word) for name, word in PROPERTY.findall(plain) if name in kinds)


def near(word: str, known: Sequence[str]) -> str:
    """What was perhaps meant, and where to look."""
    found = get_close_matches(word, known, n=1, cutoff=ALIKE)
    meant = say(f" หมายถึง {found[0]} หรือไม่", f"; {found[0]}?") if found else ""
    return meant + say(" ดู :schema ในหน้าพร้อมต์ หรือ saan schema", " (`saan schema` lists what there is)")


def orders_nothing(plain: str) -> bool:
    """Whether a masked text orders by a bare number, which in SQL is a column and in Cypher the same for every row."""
    found = [plain[a:b] for word, _, items in projections(plain) if word.startswith("ORDER") for a, b in items]
    return any(re.fullmatch(r"\s*\d+\s*(?:ASC\w*|DESC\w*)?\s*", item, re.IGNORECASE) for item in found)
