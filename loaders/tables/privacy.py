"""National ids are masked before anything of a table is kept."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from loaders.tables.grid import Grid

MASK = "[เลขประจำตัวประชาชน]"
_DIGIT = "[0-9๐-๙]"
_LIKELY = f"{_DIGIT}(?:[-\\s]?{_DIGIT}){{12}}"
_EXACT = re.compile(rf"(?<!\d){_LIKELY}(?!\d)")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def is_national_id(text: str) -> bool:
    """Whether 13 digits, with or without marks between them, carry the checksum of a person's id.

    Numbers of companies share the checksum and begin with 0.
    """
    digits = [int(d) for d in text.translate(_ARABIC) if d.isdecimal()]
    if len(digits) != 13 or digits[0] in (0, 9):
        return False
    return (11 - sum((13 - i) * d for i, d in enumerate(digits[:12])) % 11) % 10 == digits[12]


def masked(text: str) -> str:
    """The text with every national id replaced by MASK."""
    return _EXACT.sub(lambda m: MASK if is_national_id(m[0]) else m[0], text)


def mask(grid: Grid) -> tuple[Grid, int]:
    """The grid without national ids, and in how many cells some were found."""
    found = 0
    table = grid.cells
    for at, name in enumerate(table.column_names):
        column = table.column(at)
        rows = pc.indices_nonzero(pc.match_substring_regex(column, _LIKELY)).to_pylist()
        changed = {row: new for row in rows if (new := masked(old := column[row].as_py())) != old}
        if changed:
            values = column.to_pylist()
            for row, new in changed.items():
                values[row] = new
            table = table.set_column(at, name, pa.array(values, pa.string()))
            found += len(changed)
    return Grid(grid.name, table, grid.numbers, grid.hidden), found
