"""Several releases in one file: parted by lines of signs, each with a day, an event and a place of its own."""

from __future__ import annotations

import re

from loaders.press.dates import dates
from loaders.press.facts import Facts, Span, moved
from loaders.press.lexicon import pattern
from loaders.press.reader import read
from loaders.press.titles import EVENT
from loaders.press.view import plain

_RULE = re.compile(
    r"^[ \t]*(?:={5,}|-{5,}|_{5,}|\*{5,}|#{3,}|~{5,}|[─━═]{5,}|(?:[*•][ ]){2,}[*•])[ \t\r]*$", re.MULTILINE
)
# shorter pieces are heads, feet and notes
_LEAST = 200


def releases(text: str) -> list[Span]:
    """The releases of a text, in order; one, the whole text, where its pieces are not each a release."""
    edges = [0, *(x for m in _RULE.finditer(text) for x in m.span()), len(text)]
    pieces: list[Span] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if pieces and len(text[start:end].strip()) < _LEAST:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    whole = len(pieces) > 1 and all(_is_release(text[start:end]) for start, end in pieces)
    return pieces if whole else [(0, len(text))]


def _is_release(piece: str) -> bool:
    seen = plain(piece)
    body = pattern(r"(?:{org_heads})[ก-ฮเ-ไ]", "org_heads")
    return len(piece.strip()) >= _LEAST and bool(dates(seen) and re.search(EVENT, seen) and body.search(seen))


def read_all(text: str) -> list[Facts]:
    """The facts of every release of a text; all spans are of the whole text."""
    found = releases(text)
    if len(found) == 1:
        return [read(text)]
    return [moved(read(text[s:e]), text, lambda span, by=s: (span[0] + by, span[1] + by)) for s, e in found]  # type: ignore[misc]
