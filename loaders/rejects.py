"""Rows that were left out, as tables that can be corrected and loaded: their cells under headings that are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from loaders.reference import places
from loaders.report import Entry, Report, sentence
from loaders.tables.areas import province_name
from loaders.tables.lexicon import REMARK, fields
from loaders.tables.recognise import meaning
from loaders.tables.rows import Defaults

Group = tuple[str, str, tuple[str, ...]]


def headings(
    header: list[str], columns: Mapping[str, int], known: tuple[str, ...], defaults: Defaults
) -> tuple[list[str], dict[str, str]]:
    """The headings under which the cells of a sheet load again, and heading -> value of what was said of all rows.

    `columns`: field -> column. `known`: the fields of the kind of table.
    """
    named = {at: heading(field) for field, at in columns.items()}
    found = [named.get(at) or left_over(word, at) for at, word in enumerate(header)]
    year = str(defaults.year or "")
    said = {"province": province_name(defaults.province) if defaults.province else "", "meeting": defaults.meeting}
    said |= {"year": year, "fiscal_year": year, "network": defaults.network, "date": defaults.date}
    said |= {"district": area.th if (area := places().find(defaults.district)) else ""}
    extra = {heading(f): v for f, v in said.items() if v and f in known and f not in columns}
    return found, {h: v for h, v in extra.items() if h not in found}


def left_over(word: str, at: int) -> str:
    """The heading of a column that is not used, so that it is not used the next time either."""
    return word if word and not meaning(word).fields else f"คอลัมน์ {at + 1}: {word}".rstrip(": ")


def heading(field: str) -> str:
    """The heading of a field in the templates, which is recognised without a mapping."""
    return fields()[field]["heading"] if field in fields() else field


def tables(report: Report, lang: str) -> dict[str, pd.DataFrame]:
    """A table for each sheet that had rejects, by a name of its own; the last column says what is wrong."""
    grouped: dict[Group, list[Entry]] = defaultdict(list)
    for entry in report.of("reject"):
        if entry.headings:
            grouped[entry.file, entry.sheet, entry.headings].append(entry)
    found: dict[str, pd.DataFrame] = {}
    for (_, sheet, names), entries in grouped.items():
        rows = [(*padded(e.cells, len(names)), sentence(e, 1, lang)) for e in entries]
        title = sheet_name(sheet, found)
        found[title] = pd.DataFrame(rows, columns=[*names, REMARK])
    return found


def padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells[:width], *[""] * (width - len(cells)))


def sheet_name(sheet: str, taken: dict[str, pd.DataFrame]) -> str:
    """A name of at most 31 characters that no other sheet has."""
    plain = "".join(c for c in sheet if c not in "[]:*?/\\'")[:26] or "1"
    return next(n for n in (plain, *(f"{plain} {i}" for i in range(2, 10_000))) if n not in taken)
