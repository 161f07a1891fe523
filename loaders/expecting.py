"""Counts stated beside a source in `saan.toml`, the outer net under every other check.

[expected]
"members*.xlsx" = 120                               # rows used
"list.csv" = { rows = 60, Organization = 58 }       # rows, and nodes by label
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from graph import SCHEMA, PropertyGraph
from graph.errors import UsageError
from loaders.report import Entry, Loaded, Said

Expected = dict[str, int]
ROWS = "rows"


def for_file(stated: dict[str, Any], file: str) -> Expected:
    """What is expected of a file: by the longest pattern that fits it. Raises UsageError for what is no count."""
    names = (file, file.rpartition("/")[2])
    fitting = [p for p in stated if any(fnmatchcase(n, p) for n in names)]
    found = stated[max(fitting, key=len)] if fitting else {}
    counts = {ROWS: found} if isinstance(found, int) else found
    for name, count in counts.items():
        if name not in (ROWS, *SCHEMA.nodes) or type(count) is not int:
            raise UsageError(
                f"{file}: found expected {name} = {count!r}; expected rows or a label, and a whole number",
                f"{file}: จำนวนที่ระบุ {name} = {count!r} ใช้ไม่ได้ ควรเป็น rows หรือป้าย กับจำนวนเต็ม",
            )
    return dict(counts)


def differences(line: Loaded, graph: PropertyGraph, expected: Expected) -> Iterator[Entry]:
    """An entry for each count that is not as stated. `graph`: what the source states."""
    for name, count in expected.items():
        found = line.used if name == ROWS else len(graph.keys(name))
        if found != count:
            what = Said("แถวที่ใช้" if name == ROWS else name, "rows used" if name == ROWS else name)
            said = Said(f"ระบุไว้ {count:,} {what.th} ใน saan.toml", f"{count:,} {what.en} are stated in saan.toml")
            todo = Said("ดูแถวที่ไม่ได้นำเข้า หรือแก้จำนวนที่ระบุ", "Look at what was left out, or correct the count.")
            yield Entry("count", line.name, f"{found:,}", said, todo)
