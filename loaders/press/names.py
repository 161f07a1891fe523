"""Whether a word is a Thai given name or surname, by lists of names."""

from __future__ import annotations

from functools import cache


@cache
def _given() -> frozenset[str]:
    # slow to load, so only when a name without a title needs it
    from pythainlp.corpus import thai_female_names, thai_male_names

    return frozenset(thai_female_names() | thai_male_names())


@cache
def _family() -> frozenset[str]:
    from pythainlp.corpus import thai_family_names

    return frozenset(thai_family_names())


def is_given(word: str) -> bool:
    """Whether people are called so. Source: Thai Male and Female Names Corpus, as PyThaiNLP ships it."""
    return len(word) > 2 and word in _given()


def is_family(word: str) -> bool:
    """Whether it is a known surname. Source: Thai Male and Female Names Corpus, as PyThaiNLP ships it."""
    return len(word) > 2 and word in _family()
