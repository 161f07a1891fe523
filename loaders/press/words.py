"""Edges of words and names in a text without spaces between words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.press.lexicon import pattern, table
from loaders.press.scan import scanner
from loaders.press.tokens import tokens

# Vowels and marks that cannot begin a word: a name that stops before one stops inside a word
TAIL_MARKS = "ะัาำิีึืฺุู็่้๊๋์ํๅ"
_WINDOW = 24
# no name is longer: without a bound, text without edges would be read to its end from each of its letters
_LONGEST_NAME = 300


@cache
def _edges(window: str) -> frozenset[int]:
    edges, at = {0}, 0
    for token in tokens(window):
        at += len(token)
        edges.add(at)
    return frozenset(edges)


def stands_alone(view: str, start: int, end: int) -> bool:
    """Whether a tokenizer, too, sees word edges at both ends of the span."""
    left = max(view.rfind(c, 0, start) for c in ' \n(“"•.') + 1
    left = max(left, start - _WINDOW)
    edges = _edges(view[left : end + _WINDOW].split("\n")[0])
    return start - left in edges and end - left in edges


def begins_word(view: str, at: int) -> bool:
    """Whether a tokenizer sees the beginning of a word at `at`."""
    left = max(max(view.rfind(c, 0, at) for c in ' \n(“"•.') + 1, at - _WINDOW)
    return at - left in _edges(view[left : at + _WINDOW].split("\n")[0])


@cache
def _stops() -> re.Pattern[str]:
    return scanner("|".join([r"[\s,;:/()\[\]{}“”\"•+]", *(row[0] for row in table("stop_words"))]), re.MULTILINE)


def name_end(view: str, at: int, *, inner_and: bool) -> int:
    """Where a name that began before `at` ends: at space, punctuation or a word that goes on with the clause."""
    glue = pattern(r"และ|กับ|หรือ")
    limit = min(len(view), at + _LONGEST_NAME)
    end = m.start() if (m := _stops().search(view, at, limit)) else limit
    if not inner_and and (g := glue.search(view, at, end)):
        end = g.start()
    return end


def places_of(view: str, words_: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text, from `start`."""
    at = view.find(words_, start)
    while at >= 0:
        yield at, at + len(words_)
        at = view.find(words_, at + len(words_))


def trimmed(view: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and list marks at its ends."""
    while start < end and view[start] in " \n•,.-:":
        start += 1
    while end > start and view[end - 1] in " \n•,-:":
        end -= 1
    return start, end


def paragraph_end(view: str, at: int) -> int:
    """End of the paragraph that holds `at`."""
    end = view.find("\n", at)
    return len(view) if end < 0 else end


def squeezed(words: str) -> str:
    """The words with single spaces and without quotes."""
    return re.sub(r"\s+", " ", re.sub('[“”"]', "", words)).strip()


def paragraphs_of(view: str) -> list[tuple[int, int]]:
    """Lines that hold something, without the space around them."""
    return [(m.start(), m.end()) for m in re.finditer(r"[^\s\n](?:[^\n]*[^\s\n])?", view)]
