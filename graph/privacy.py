"""Persons' names are shown only when asked for: elsewhere a name gives way to [ชื่อบุคคล]."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import pandas as pd

HIDDEN = "[ชื่อบุคคล]"
# a given name alone is hidden where the full name is known, unless it is too short to be told from a word
SHORTEST = 4
# so many first characters of names are looked at once for all names that begin so
SHARED = 5


def mask(people: pd.DataFrame) -> Callable[[str], str]:
    """A function that hides the names of people (name, aliases, title: `nodes("Person")`), and the title before it.

    Spaces inside a name may differ. A name that no reader recognised remains: pages must say so.
    """
    if people.empty:
        return lambda text: text
    forms = {str(n) for n in people["name"].dropna()}
    forms |= {str(a) for aliases in people["aliases"].dropna() for a in aliases}
    titles = sorted({str(t) for t in people["title"].dropna()}, key=len, reverse=True)
    words = sorted({tuple(form.split()) for form in forms if form.strip()}, key=lambda w: (-len("".join(w)), w))
    head = f"(?:(?:{'|'.join(map(re.escape, titles))})\\s*)?" if titles else ""
    pattern = re.compile(head + one_of(["\n".join(form) for form in words]))
    given = given_names(forms, titles)

    def hide(text: str) -> str:
        text = pattern.sub(HIDDEN, text)
        return given.sub(HIDDEN, text) if given else text

    return hide


def one_of(forms: list[str], depth: int = SHARED) -> str:
    """A pattern of any of these forms, the earlier first; a line end in a form is any space or none.

    Forms are grouped by their first characters: tried one by one, thousands of names take seconds a page.
    """
    if depth == 0 or len(forms) == 1:
        return "(?:" + "|".join(re.escape(form).replace("\\\n", r"\s*") for form in forms) + ")"
    groups: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        groups[form[:1]].append(form[1:])
    return "(?:" + "|".join(one_of([c], 0) + one_of(rest, depth - 1) for c, rest in groups.items()) + ")"


def given_names(forms: set[str], titles: list[str]) -> re.Pattern[str] | None:
    """Given names behind a title, as releases write a person the second time."""
    first = {form.split()[0] for form in forms if len(form.split()) > 1 and len(form.split()[0]) >= SHORTEST}
    if not first or not titles:
        return None
    names = "|".join(map(re.escape, sorted(first, key=len, reverse=True)))
    return re.compile(f"(?:{'|'.join(map(re.escape, titles))})\\s*(?:{names})")
