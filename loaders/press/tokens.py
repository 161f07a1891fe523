"""Thai words of a text, by PyThaiNLP's newmm over a dictionary that is ready at once."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pythainlp.util import Trie


@cache
def dictionary() -> Trie:
    """PyThaiNLP's Thai words; its own trie takes a second to build, which was a third of reading one release."""
    from pythainlp.corpus import thai_words
    from pythainlp.util import Trie

    class Words(Trie):
        """A set of words, and by their first two characters the lengths that they have."""

        def __init__(self) -> None:
            self.words = {stripped for word in thai_words() if (stripped := word.strip())}
            lengths: dict[str, set[int]] = defaultdict(set)
            for word in self.words:
                lengths[word[:2]].add(len(word))
            for two, found in lengths.items():
                found |= lengths.get(two[0], set())
            self.lengths = {two: sorted(found) for two, found in lengths.items()}

        def prefixes(self, text: str, start: int = 0) -> list[str]:
            """The words that begin at a place of a text, short ones first."""
            lengths = self.lengths.get(text[start : start + 2]) or self.lengths.get(text[start : start + 1], [])
            found = (text[start : start + n] for n in lengths if start + n <= len(text))
            return [word for word in found if word in self.words]

        def __contains__(self, word: str) -> bool:
            return word in self.words

        def __len__(self) -> int:
            return len(self.words)

    return Words()


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The words and spaces of a text; together they are the text."""
    from pythainlp.tokenize import word_tokenize  # slow to load, so only when a name needs it

    return tuple(word_tokenize(text, custom_dict=dictionary(), engine="newmm"))
