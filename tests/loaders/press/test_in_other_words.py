"""Activities, levels, goals, decisions and networks, each told in several wordings; everything there is invented.

`in_other_words.txt` and `bodies_in_other_words.txt` hold texts and, under ---, what is expected of each: the beginning
of a fact and, behind &, what it holds; ! where it must not be stated.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders.press import read

FILES = ("in_other_words.txt", "bodies_in_other_words.txt")
CASES = [c for f in FILES for c in (Path(__file__).parent / f).read_text(encoding="utf-8").split("===\n")]


def _told(properties: Mapping[str, object]) -> str:
    return "{" + "".join(f"{name}={value}; " for name, value in properties.items()) + "}"


def stated(text: str) -> list[str]:
    """Entities as `TYPE name | aliases {attributes}` and links as `TYPE name > name {properties}`."""
    facts = read(text)
    names = {e.id: e.canonical for e in facts.entities}
    nodes = [
        f"{e.type} {e.canonical} | {' / '.join(e.aliases)} {_told({a.name: a.value for a in e.attributes})}"
        for e in facts.entities
    ]
    links = [
        f"{r.type} {names.get(r.source, '')} > {names.get(r.target, '')} {_told(r.properties)}" for r in facts.relations
    ]
    return [*nodes, *links]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[:40].strip())
def test_in_other_words(case: str) -> None:
    text, _, wanted = case.partition("---\n")
    found = stated(text.strip())
    for want in wanted.split("\n"):
        parts = [p.strip() for p in want.removeprefix("!").split("&")]
        hit = any(f.startswith(parts[0]) and all(p in f for p in parts) for f in found)
        assert not want or hit != want.startswith("!"), (want, found)
