"""A look at the first letters changes nothing that a pattern matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.press import chair_frame, counts, network_groups, organise_frame, title_choice
from loaders.press.scan import scanner

_SOURCES = (
    "กข|ค(?=ง)|(?:ข)?จ+",
    "(?P<a>ก)?(?P<b>ขค|ค)",
    "^[ ]*ก|(?<!ก)ข{2,3}?",
    r"\d{1,3}\s?(?:คน|แห่ง)|[^กข]ง",
    r"(?<=ก)(?=ข)|ค",
    "(?:ก|ข)*ค(?!ก)",
    "ก?",
    "(?=ก?)ข",
    "[^\\s]ก|\\S",
)


@pytest.mark.parametrize("source", _SOURCES)
@pytest.mark.parametrize("flags", [0, re.MULTILINE, re.IGNORECASE])
@given(text=st.text(alphabet="กขคงจ 1คน\nแห่ง", max_size=40))
def test_a_scanner_finds_what_its_source_finds(source: str, flags: int, text: str) -> None:
    plain = [(m.span(), m.groupdict()) for m in re.finditer(source, text, flags)]
    assert [(m.span(), m.groupdict()) for m in scanner(source, flags).finditer(text)] == plain


@pytest.mark.parametrize(
    "rule", [title_choice._ANCHOR, network_groups._GROUP, counts._WORDS, chair_frame._CHAIR, organise_frame._BY]
)
def test_rules_that_read_a_whole_text_look_first(rule: re.Pattern[str]) -> None:
    assert rule.pattern.startswith("(?=")
