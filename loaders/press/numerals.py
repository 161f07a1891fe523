"""Numbers in Thai words, below a hundred."""

from __future__ import annotations

_UNITS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")
_VALUES = {word: value for value, word in enumerate(_UNITS, 1)}
# patterns: one to nine, one to ten, the last part of a larger number
ONE = "|".join(_UNITS[:-1])
TEN = "|".join(_UNITS)
_ONES = f"(?:เอ็ด|{ONE})?"
NUMBER = rf"(?:\d{{1,3}}|(?:{TEN})(?:สิบ)?{_ONES}|ยี่สิบ{_ONES})"


def number(words: str) -> int:
    """The value of a number in digits or in Thai words below a hundred; 0 for none."""
    if words.isdigit():
        return int(words)
    words = words.replace("ยี่สิบ", "สองสิบ").replace("เอ็ด", "หนึ่ง")
    tens, has_ten, ones = words.rpartition("สิบ")
    return 10 * bool(has_ten) * _VALUES.get(tens, 1) + _VALUES.get(ones, 0)
