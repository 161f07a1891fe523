"""Numbers in words against those that PyThaiNLP spells."""

import re

import pytest
from pythainlp.util import num_to_thaiword

from loaders.press.numerals import NUMBER, number


@pytest.mark.parametrize("value", range(1, 100))
def test_a_number_is_read_as_it_is_spelt(value: int) -> None:
    words = num_to_thaiword(value)
    assert number(words) == number(str(value)) == value
    assert re.fullmatch(NUMBER, words) and re.fullmatch(NUMBER, str(value))


def test_no_number() -> None:
    assert number("") == number("หลาย") == 0
