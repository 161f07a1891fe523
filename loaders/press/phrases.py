"""Where a noun phrase ends, by classes of words: a head and its modifiers, before what belongs to the clause."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

from loaders.press.lexicon import table, words
from loaders.press.tokens import dictionary, tokens
from loaders.reference import places as gazetteer

_MODELS = ("pos_ud_unigram-v0.2.json", "tdtb-unigram_tagger.json", "pos_tud_unigram.json")
_CLASSES = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "AUX": "clause", "ADV": "clause", "SCONJ": "clause"}
_WINDOW = 60
# with these, a verb is a noun
_MAKES_NOUNS = ("นัก", "ผู้", "การ", "ความ", "ช่าง")
_LETTER = re.compile("[ก-ฮะ-ฺเ-๎]")


@cache
def _tables() -> list[dict[str, str]]:
    # slow to load, so only when the first name needs it
    from pythainlp.corpus import corpus_path

    return [json.loads((Path(corpus_path()) / name).read_text(encoding="utf-8-sig")) for name in _MODELS]


@lru_cache(maxsize=8192)
def word_class(word: str) -> str:
    """`noun`, `verb`, `clause` (what only a clause holds) or "" where two of three treebanks do not agree.

    Source: unigram tables of the Parallel UD, Thai Discourse and Thai UD treebanks, as PyThaiNLP ships them.
    """
    # the dictionary of the tokenizer holds some pairs of them as one word
    if word in _closed() or any(word[:i] in _closed() and word[i:] in _closed() for i in range(2, len(word) - 1)):
        return "clause"
    votes = Counter(_CLASSES.get(t[word], "") for t in _tables() if word in t)
    found, number = votes.most_common(1)[0] if votes else ("", 0)
    return found if number > 1 else ""


@cache
def _closed() -> frozenset[str]:
    return frozenset(words("clause_words"))


def phrase_end(view: str, at: int, limit: int) -> int:
    """Where the modifiers of a head that ends at `at` end: before a word of the clause or verbs in series."""
    stop = re.compile(r"[\n(“\"]").search(view, at, min(limit, at + _WINDOW))
    found = tokens(view[at : stop.start() if stop else min(limit, at + _WINDOW)])
    end = at
    for i, token in enumerate(found):
        kind = word_class(token)
        following = found[i + 1] if i + 1 < len(found) else ""
        series = kind == "verb" and following and word_class(following) in ("verb", "clause")
        if (kind == "clause" or series) and not (i and found[i - 1] in _MAKES_NOUNS):
            return end
        end += len(token)
    return limit


def opens_clause(words_: str) -> bool:
    """Whether the first word is a verb or one that only a clause holds."""
    return word_class(next(iter(tokens(words_[:_WINDOW])), "")) in ("verb", "clause")


def predicate_at(
    view: str, at: int, limit: int, *, proper: bool = True, doing: bool = False, series: bool = True
) -> int:
    """Where a name that began before `at` gives way to a predicate, else 0.

    Names that are not `proper` tell a task, so they may hold verbs; names of those who are `doing` something may begin
    with its verb. Without `series`, verbs in series are taken for a part of the name.
    """
    found = tokens(view[at : min(limit, at + _WINDOW)])
    edges = list(accumulate(map(len, found), initial=at))
    glued = bool(_LETTER.match(view, limit))
    for i, word in enumerate(found):
        last = i + 1 == len(found)
        kind = (_said_of_bodies(word) or _opening(word, i)) if glued or not last else ""
        said = kind == "any" or (proper and (kind == "inside" or (kind and not i and not doing)))
        said = said and not (i and found[i - 1] in _MAKES_NOUNS)
        if said and not _in_place(view, edges, i):
            return edges[i]
        if proper and series and not said and not last and _in_series(word, found[i + 1]):
            return edges[i]
    return 0


def _in_series(word: str, following: str) -> bool:
    """Whether a verb stands before another or a word of the clause; วัด is the temple that a school is named after."""
    return word != "วัด" and word_class(word) == "verb" and word_class(following) in ("verb", "clause")


def _opening(word: str, i: int) -> str:
    """`first` where the first word is one that only clauses hold; some names do begin with a preposition."""
    return "first" if not i and word in _closed() and word not in ("หลัง", "เพื่อ", "แก่", "แรก", "รวม") else ""


@lru_cache(maxsize=4096)
def _said_of_bodies(word: str) -> str:
    """Where a clause's verb may stand, for a word that is one or begins with one and goes on with another word."""
    kinds = {row[0]: (*row, "first")[1] for row in table("clause_verbs")}
    for n in range(len(word), 1, -1):
        if word[:n] in kinds and (n == len(word) or word[n:] in dictionary()):
            return kinds[word[:n]].replace("never", "")
    return ""


def _in_place(view: str, edges: list[int], i: int) -> bool:
    """Whether the words around the one at `i` are the name of a place."""
    known = gazetteer()
    spans = (view[s:e] for s in edges[max(0, i - 3) : i + 1] for e in edges[i + 1 : i + 4])
    return any(known.subdistricts(s) or known.districts(s) for s in spans)
