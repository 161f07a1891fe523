"""Parquet tables to grids: columns stay columns, so that a nation's tables take seconds."""

from __future__ import annotations

import io

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.errors import SourceError
from loaders.tables.grid import Grid, coded, grid

SUFFIX = ".parquet"
# what a cell of several values is joined by; the loaders part it again
JOINT = ";"


def read(data: bytes, name: str, file: str) -> Grid:
    """The grid of a Parquet file, its column names as the first row. Raises SourceError for what is none."""
    try:
        words = [f.name for f in pq.read_schema(io.BytesIO(data)) if pa.types.is_string(f.type)]
        table = pq.read_table(io.BytesIO(data), read_dictionary=words)
    except (pa.ArrowInvalid, OSError) as wrong:
        th = f"{file}: ไม่ใช่ไฟล์ Parquet หรือไฟล์เสียหาย ({wrong}) โปรดส่งออกใหม่จากโปรแกรมที่สร้าง"
        raise SourceError(file, str(wrong), "a Parquet file", "Write it again.", th=th) from wrong
    columns = [
        pa.chunked_array([pa.array([head], pa.string()).dictionary_encode(), coded(text(column))])
        for head, column in zip(table.column_names, table.columns, strict=True)
    ]
    return grid(name, columns, np.arange(1, len(table) + 2))


def text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as the text that a CSV file of it would hold."""
    kind = column.type
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return pc.binary_join(column.cast(pa.list_(pa.string())), JOINT)
    if pa.types.is_timestamp(kind):
        return column.cast(pa.date32()).cast(pa.string())
    if pa.types.is_floating(kind) and pc.all(pc.equal(pc.floor(column), column)).as_py():
        # a year with a gap in its column became a float on the way
        return column.cast(pa.int64()).cast(pa.string())
    return column if pa.types.is_dictionary(kind) else column.cast(pa.string())
