"""Persons' names are shown only when asked for: elsewhere a name gives way to [ชื่อบุคคล]."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd

HIDDEN = "[ชื่อบุคคล]"
# a given name alone is hidden where the full name is known, unless it is too short to be told from a word
SHORTEST = 4


def mask(people: pd.DataFrame) -> Callable[[str], str]:
    """A function that hides the names of people (name, aliases, title: `nodes("Person")`), and the title before it.

    Spaces inside a name may differ. A name that no reader recognised remains: pages must say so.
    """
    if people.empty:
        return lambda text: text
    forms = {str(n) for n in people["name"].dropna()}
    forms |= {str(a) for aliases in people["aliases"].dropna() for a in aliases}
    titles = sorted({str(t) for t in people["title"].dropna()}, key=len, reverse=True)
    words = {r"\s*".join(map(re.escape, form.split())) for form in forms if form.strip()}
    head = f"(?:(?:{'|'.join(map(re.escape, titles))})\\s*)?" if titles else ""
    pattern = re.compile(head + "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")")
    given = given_names(forms, titles)

    def hide(text: str) -> str:
        text = pattern.sub(HIDDEN, text)
        return given.sub(HIDDEN, text) if given else text

    return hide


def given_names(forms: set[str], titles: list[str]) -> re.Pattern[str] | None:
    """Given names behind a title, as releases write a person the second time."""
    first = {form.split()[0] for form in forms if len(form.split()) > 1 and len(form.split()[0]) >= SHORTEST}
    if not first or not titles:
        return None
    names = "|".join(map(re.escape, sorted(first, key=len, reverse=True)))
    return re.compile(f"(?:{'|'.join(map(re.escape, titles))})\\s*(?:{names})")
