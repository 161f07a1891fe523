"""Words in two languages: everything a user reads is given in Thai and in English."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """The same thing in Thai and in English."""

    th: str
    en: str

    def say(self, lang: str) -> str:
        """The words in `lang` ("th" or "en")."""
        return self.th if lang == "th" else self.en

    def fill(self, **values: object) -> Words:
        """Both texts with their {fields} filled; Words go in by their own language, {s} makes the plural of {n}."""
        values = {"s": "" if values.get("n") == 1 else "s"} | values
        th = {k: v.th if isinstance(v, Words) else v for k, v in values.items()}
        en = {k: v.en if isinstance(v, Words) else v for k, v in values.items()}
        return Words(self.th.format(**th), self.en.format(**en))

    def __add__(self, other: object) -> Words:
        if not isinstance(other, Words):
            return NotImplemented
        return Words(self.th + other.th, self.en + other.en)


NOT_ENOUGH = Words("ข้อมูลไม่พอ", "not enough data")
NOTHING = Words("", "")


def joined(parts: list[Words], th: str = " ", en: str = " ") -> Words:
    """Several words as one, each language with its own separator; empty ones are left out."""
    return Words(th.join(p.th for p in parts if p.th), en.join(p.en for p in parts if p.en))
