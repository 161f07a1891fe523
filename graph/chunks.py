"""Tables on disk as Parquet files of so many rows, each named by its digest and never changed.

What is shown of a kind is all its files together, in any order. A file that loses rows is written anew without
them; what comes goes into a file of its own; small files are joined when there are many.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.errors import FolderError
from graph.parts import NODE_ROWS, Part
from graph.schema import SCHEMA

Entry = dict[str, Any]
# a link changes less often than a node, and its row is narrower
LINK_ROWS = 1 << 18
SMALL_FILES = 16


def replace(file: Path, data: bytes) -> None:
    """Put bytes at a path in one step: readers see the old file or the whole new one."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(file)


def put(folder: Path, part: Part) -> Entry:
    """Write a part under the name of its digest, unless it is there."""
    file = folder / f"{part.kind}-{part.digest[:16]}.parquet"
    if not file.exists():
        replace(file, part.to_bytes())
    part.forget()
    # the next kind may be as large: what Arrow keeps for later is given back
    pa.default_memory_pool().release_unused()
    return {"file": f"{folder.name}/{file.name}", "digest": part.digest, "rows": part.size}


def read_file(file: Path, columns: list[str] | None = None) -> pa.Table:
    """The rows of a file. Raises FolderError when it is gone or damaged."""
    with opened(file) as parquet:
        return parquet.read(columns)


def read_holding(file: Path, column: str, values: pa.Array) -> pa.Table:
    """The rows with one of the values in a column; where the file is in its order, few groups of rows are read.

    Raises FolderError as `read_file` does.
    """
    wanted = sorted(values.to_pylist())
    with opened(file) as parquet:
        groups = [g for g in range(parquet.num_row_groups) if may_hold(parquet.metadata.row_group(g), column, wanted)]
        return parquet.read_row_groups(groups).filter(pc.field(column).isin(values))


def may_hold(group: pq.RowGroupMetaData, column: str, wanted: list[Any]) -> bool:
    """Whether any of the sorted values lies between the least and the greatest of a group of rows."""
    (stated,) = (c for n in range(group.num_columns) if (c := group.column(n)).path_in_schema == column)
    between = stated.statistics
    if between is None or not between.has_min_max:
        return True
    at = bisect_left(wanted, between.min)
    return at < len(wanted) and wanted[at] <= between.max


@contextmanager
def opened(file: Path) -> Iterator[pq.ParquetFile]:
    """A Parquet file to read from. Raises FolderError when it is gone or damaged."""
    try:
        # as bytes: Windows lets a writer sweep the file; Arrow knows no name that is not UTF-8; and none of its threads
        # holds an object of Python when the program ends, which would abort it
        with pq.ParquetFile(pa.BufferReader(file.read_bytes())) as parquet:
            yield parquet
    except (OSError, pa.ArrowInvalid) as wrong:
        raise FolderError(
            f"{file}: this part of the graph cannot be read ({wrong}); restore it or load the sources again",
            f"{file}: อ่านส่วนนี้ของกราฟไม่ได้ ({wrong}) โปรดกู้คืนหรือนำเข้าแหล่งข้อมูลใหม่",
        ) from wrong


def rows_a_file(kind: str) -> int:
    """How many rows a file of the kind holds at most."""
    return NODE_ROWS if kind in SCHEMA.nodes else LINK_ROWS


def write(folder: Path, kind: str, table: pa.Table) -> list[Entry]:
    """Write a table as files of the kind."""
    size = rows_a_file(kind)
    slices = (table.slice(at, size).combine_chunks() for at in range(0, len(table), size))
    return [put(folder, Part(kind, rows)) for rows in slices]


def read(root: Path, entries: Iterable[Entry], columns: list[str] | None = None) -> pa.Table | None:
    """All rows of several files; None where there is no file."""
    tables = [read_file(root / e["file"], columns) for e in entries]
    return pa.concat_tables(tables) if tables else None


def holding(root: Path, entries: Iterable[Entry], column: str, values: pa.Array) -> list[tuple[Entry, pa.Table]]:
    """The files that hold any of the values in a column, each with those rows."""
    if not len(values):
        return []
    found = ((e, read_holding(root / e["file"], column, values)) for e in entries)
    return [(e, rows) for e, rows in found if len(rows)]


def joined(root: Path, folder: str, kind: str, entries: list[Entry]) -> list[Entry]:
    """The entries with the small files joined where there are many."""
    small = [e for e in entries if e["rows"] < rows_a_file(kind)]
    if len(small) <= SMALL_FILES:
        return entries
    rows = read(root, small)
    assert rows is not None
    return [e for e in entries if e not in small] + write(root / folder, kind, rows)


def exchanged(
    root: Path, folder: str, kind: str, entries: list[Entry], identity: list[str], rows: pa.Table
) -> list[Entry]:
    """The entries with these rows in place of those of the same identity: files that change, and one for the rest."""
    held = holding(root, entries, identity[0], rows[identity[0]].unique())
    wanted = set(of(rows, identity))
    now = dict.fromkeys(of(rows, rows.column_names))
    gone: dict[str, list[Entry]] = {}
    for entry, found in held:
        before = [r for r, key in zip(of(found, rows.column_names), of(found, identity), strict=True) if key in wanted]
        leaving = {r for r in before if r not in now}
        for row in before:
            now.pop(row, None)
        if leaving:
            whole = read_file(root / entry["file"])
            stay = pa.array([r not in leaving for r in of(whole, rows.column_names)])
            gone[entry["file"]] = write(root / folder, kind, whole.filter(stay))
    fresh = rows.filter(pa.array([r in now for r in of(rows, rows.column_names)], pa.bool_()))
    kept = [e for entry in entries for e in gone.get(entry["file"], [entry])]
    return joined(root, folder, kind, [*kept, *write(root / folder, kind, fresh)])


def of(table: pa.Table, columns: list[str]) -> list[str]:
    """Each row of some columns as one text, to compare rows by."""
    return [repr(row) for row in zip(*(table[c].to_pylist() for c in columns), strict=True)]
