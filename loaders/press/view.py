"""The text as the recognisers see it: same length, one form of digits, glyphs and marks, noise masked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from loaders.press.facts import Span
from loaders.press.lexicon import table
from loaders.press.scan import scanner

# Windows fonts before OpenType kept shifted Thai marks in the private area
_LEGACY = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
_MARKS = {
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x00": " ",
    "–": "-",
    "—": "-",
    "‑": "-",
    "−": "-",
    "„": '"',
    "″": '"',
    "：": ":",
    "*": "•",
    "●": "•",
    "▪": "•",
    "■": "•",
    "✓": "•",
    "→": "•",
    "➢": "•",
    "🖋": "✍",
    "🖊": "✍",
    "📝": "✏",
    "✎": "✏",
    "\u20e3": ".",  # around the digit of an emoji number
}
_O_FOR_ZERO = scanner(r"(?<![A-Za-z])[oO](?=[0-9])|(?<=[0-9])[oO](?![A-Za-z])")
# words in single or pointed marks, outside of double ones
_QUOTED = re.compile(
    r"“[^“”\n]*”|\"[^\"\n]*\"|(?P<other>(?<![ก-๎A-Za-z])[‘'][^‘’'\n]{3,200}[’'](?![ก-๎A-Za-z])|«[^«»\n]{3,200}»)"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")
_SARA_AM = "\u0e4d\u0e32"
_SPACES = "[ \\t\u00a0\u2000-\u200a\u3000]"
_DROPPED = re.compile(f"{_INVISIBLE.pattern}+|(?<={_SPACES}){_SPACES}+|{_SARA_AM}")


@dataclass(frozen=True)
class Compact:
    """A text without invisible characters, and where each of its characters stands in the original."""

    text: str
    origin: tuple[int, ...]
    end: int

    def back(self, span: Span) -> Span:
        """The span in the original text."""
        start, end = span
        return self.origin[start], self.origin[end - 1] + 1 if end < len(self.text) else self.end


def compact(text: str) -> Compact | None:
    """The text without invisible characters and repeated spaces; None when nothing changes."""
    kept: list[str] = []
    origin: list[int] = []
    at = 0
    for m in _DROPPED.finditer(text):
        kept.append(text[at : m.start()])
        origin += range(at, m.start())
        if m[0] == _SARA_AM:
            kept.append("ำ")
            origin.append(m.start())
        at = m.end()
    if not at:
        return None
    return Compact("".join(kept) + text[at:], (*origin, *range(at, len(text))), len(text))


@cache
def _seen_as(c: str) -> str:
    if c in _MARKS:
        return _MARKS[c]
    if ord(c) in _LEGACY:
        return _LEGACY[ord(c)]
    if c.isspace():
        return c if c == "\n" else " "
    if c.isdigit() and "๐" <= c <= "๙":
        return str(ord(c) - 0x0E50)
    if c in "📷📸✍✏📰":
        return c  # labels of bylines
    return "•" if unicodedata.category(c) in ("So", "Sk", "Cs") and c not in "^`" else c


def plain(text: str) -> str:
    """The view before noise is masked: as long as the text, character by character."""
    seen = "".join(map(_seen_as, text))
    seen = _QUOTED.sub(_as_quoted, seen) if any(c in seen for c in "‘'«") else seen
    return _O_FOR_ZERO.sub("0", seen)


def _as_quoted(m: re.Match[str]) -> str:
    return f"“{m[0][1:-1]}”" if m["other"] else m[0]


def noise(view: str) -> list[Span]:
    """Page furniture: buttons, counters, plugin errors, image names, hashtags."""
    return [m.span() for m in _furniture().finditer(view) if m.end() > m.start()]


@cache
def _furniture() -> re.Pattern[str]:
    """The list, its lines in front: nearly everywhere no line begins."""
    found = [row[0] for row in table("noise")]
    lines, anywhere = ([r for r in found if r.startswith("^") is begins] for begins in (True, False))
    return re.compile("|".join(["^(?:" + "|".join(r[1:] for r in lines) + ")", *anywhere]), re.MULTILINE)


def mask(view: str, spans: list[Span]) -> str:
    """The view with the spans turned into line ends, so that no rule reads across them."""
    for start, end in spans:
        view = view[:start] + "\n" * (end - start) + view[end:]
    return view
