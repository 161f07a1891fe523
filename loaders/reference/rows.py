"""Reading the small data files that ship with this room."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of `data/<name>` as dictionaries; lines that start with # say where the data comes from."""
    text = (files("loaders.reference") / "data" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
