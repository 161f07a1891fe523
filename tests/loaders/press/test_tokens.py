"""Words of a text: the same as PyThaiNLP's own dictionary gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.tokenize import word_dict_trie

from loaders.press.tokens import dictionary, tokens


def test_the_words_of_a_name() -> None:
    assert tokens("โรงเรียนบ้านดอน จัดประชุม") == ("โรงเรียน", "บ้าน", "ดอน", " ", "จัด", "ประชุม")


@settings(deadline=None)  # the first call builds the trie
@given(st.text(st.sampled_from("กขคงจดตนบปมยรลวสหอะาิีุูเแโใไ่้็์ 1a")), st.integers(0, 20))
def test_the_dictionary_finds_what_the_trie_finds(text: str, start: int) -> None:
    assert dictionary().prefixes(text, start) == word_dict_trie().prefixes(text, start)
