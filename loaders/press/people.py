"""All persons of a text: by title, by rank, by calling, beside a post; later mentions of the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.press.callings import abbreviated, called_again, called_so, untitled
from loaders.press.persons import Named, monks, titled
from loaders.press.words import places_of


def persons(view: str) -> list[Named]:
    """Persons in the order of the text, without overlaps; the first reading that fits wins."""
    found: list[Named] = []
    for reader in (titled, monks, called_so, untitled, abbreviated):
        found += [p for p in reader(view) if not _overlaps(found, p.start, p.end)]
    for monk in {p.name: p for p in found if p.monk}.values():
        for span in places_of(view, monk.name):
            if not _overlaps(found, *span):
                found.append(Named(*span, "", monk.name, True))
    found += [p for p in called_again(view, found) if not _overlaps(found, p.start, p.end)]
    return sorted(_unglued(view, found), key=lambda p: p.start)


def _overlaps(found: list[Named], start: int, end: int) -> bool:
    return any(q.start < end and start < q.end for q in found)


def _unglued(view: str, found: list[Named]) -> Iterator[Named]:
    """นายก before a known given name is a post, not the title นาย; a couple shares the surname."""
    given = {p.given for p in found}
    for p in found:
        couple = view[p.end : p.end + 1] == "-" and next((q for q in found if q.start == p.end + 1), None)
        if p.title == "นาย" and p.name[:1] == "ก" and p.given[1:] in given:
            yield replace(p, start=p.start + 4, title="", name=p.name[1:])
        elif couple and " " in couple.name and " " not in p.name:
            yield replace(p, name=f"{p.name} {couple.name.split(' ', 1)[1]}")
        else:
            yield p
