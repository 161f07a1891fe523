"""Text as a picture needs it: nothing that steers a reader, lines broken at Thai word edges, Thai dates."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

# control characters, lone surrogates, and the marks that turn the direction of the text after them
STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
BE = 543
# newmm takes long on long runs without a known word; a label never needs more
LONGEST_LABEL = 120
# one hostile label must not make a page that nobody can open
LONGEST_TEXT = 6_000
# a word may stand out of its line by so much before it is cut
WORD_OVER = 3
LONGEST_WORD = 13


def plain(text: object) -> str:
    """The text with what steers a screen or a parser shown as the replacement character; cut where no page ends it."""
    shown = str(text)
    return STEERING.sub("\ufffd", shown if len(shown) <= LONGEST_TEXT else shown[:LONGEST_TEXT] + "…")


def width(text: str) -> int:
    """How many columns a text takes: marks above and below take none."""
    return sum(unicodedata.category(c) not in ("Mn", "Me", "Cf") for c in text)


@cache
def wrap(text: str, columns: int = 18, lines: int = 3) -> tuple[str, ...]:
    """At most `lines` lines of about `columns` columns, broken at word edges; an ellipsis where it was cut."""
    cut = text[:LONGEST_LABEL]
    done = [line for part in cut.split("\n") for line in filled(" ".join(part.split()), columns)]
    if len(done) > lines or len(text) > len(cut):
        done = [*done[: lines - 1], done[min(lines, len(done)) - 1] + "…"]
    return tuple(done)


def filled(text: str, columns: int) -> list[str]:
    """All the lines of a text."""
    done, line = [], ""
    for piece in (p for word in words(text) for p in pieces(word, columns + WORD_OVER)):
        if width((line + piece).rstrip()) > columns and line.strip():
            done.append(line.strip())
            line = ""
        line += piece
    return [*done, line.strip()]


def words(text: str) -> list[str]:
    """The words of a Thai text, spaces kept."""
    if text.isascii():
        return re.findall(r"\S+\s*", text)
    return [str(word) for word in tokenizer().word_tokenize(text)]


@cache
def tokenizer() -> Any:
    """newmm, less the compounds that are longer than a line of a label."""
    # imported here: it loads a word list
    from pythainlp.corpus import thai_words
    from pythainlp.tokenize import Tokenizer

    return Tokenizer([w for w in thai_words() if len(w) <= LONGEST_WORD], engine="newmm", keep_whitespace=True)


def pieces(word: str, columns: int) -> list[str]:
    """A word longer than a line, cut before characters that take a column."""
    found = [""]
    for c in word:
        if width(found[-1] + c) > columns:
            found.append("")
        found[-1] += c
    return found


def date(iso: str, lang: str) -> str:
    """An ISO date, whole or in part: 12 ม.ค. 2566, or as it is in English."""
    if lang != "th" or not re.fullmatch(r"\d{4}(-\d\d){0,2}", iso):
        return iso
    year, *rest = (int(part) for part in iso.split("-"))
    month = [MONTHS[rest[0] - 1]] if rest and 1 <= rest[0] <= len(MONTHS) else []
    day = [str(rest[1])] if len(rest) > 1 else []
    return " ".join([*day, *month, str(year + BE)])


def place(text: str, lang: str) -> str:
    """A place in a source, in words: characters 12–40; Sheet1 row 12."""
    sheet, is_row, row = text.rpartition("!r")
    if is_row:
        return f"{sheet} {'แถว' if lang == 'th' else 'row'} {row.partition(':')[0]}".strip()
    return f"{'ตัวอักษรที่' if lang == 'th' else 'characters'} {text[1:].replace('-', '–').replace(',', ', ')}"
