"""Frames as workbooks: text stays text, and nothing in a cell is run."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph.errors import UsageError
from graph.folder import replace

# a spreadsheet runs a cell that begins so
FORMULA = re.compile(r"^[=+\-@\t\r]")
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{fffe}\x{ffff}]"
ROWS_OF_A_SHEET = 1_048_575
# lines of a CSV that are put together at once
LINES = 1 << 17


def write_workbook(sheets: dict[str, pd.DataFrame], out: Path, title: str = "") -> None:
    """A workbook with a sheet a frame; text stays text, however it begins."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as book:
        if title:
            pd.DataFrame({title: []}).to_excel(book, sheet_name=title, index=False)
        for name, frame in sheets.items():
            safe = spreadsheet_safe(frame)
            if len(safe) > ROWS_OF_A_SHEET:
                raise UsageError(f"{name}: {len(safe)} rows do not fit a sheet; export a folder of CSV instead")
            safe.to_excel(book, sheet_name=name[:31], index=False)
    replace(out, buffer.getvalue())


def spreadsheet_safe(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with lists joined and with an apostrophe before what a spreadsheet would run."""
    return frame.apply(lambda column: column.map(cell)) if len(frame) else frame


def cell(value: Any) -> Any:
    """One cell, safe to open in a spreadsheet."""
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if isinstance(value, str):
        value = UNSAFE.sub("", value)
        return f"'{value}" if FORMULA.match(value) else value
    return None if value is pd.NA else value


def csv_text(frame: pd.DataFrame) -> str:
    """An Arrow-backed frame as CSV, safe to open in a spreadsheet; by columns: an answer may be a nation's."""
    columns = [csv_column(pa.chunked_array([pa.array(frame[name])])) for name in frame]
    lines = [",".join(map(str, frame.columns))]
    for at in range(0, len(frame), LINES):
        here = [pc.fill_null(c.slice(at, LINES), "").combine_chunks() for c in columns]
        rows = pc.binary_join_element_wise(*here, ",")
        lines.append(pc.binary_join(pa.ListArray.from_arrays([0, len(rows)], rows), "\n")[0].as_py())
    return "\n".join([*lines, ""])


def csv_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The values as they stand in a CSV file, missing where nothing stands."""
    kind = column.type
    if pa.types.is_boolean(kind):
        return pc.if_else(column, "True", "False")
    if pa.types.is_floating(kind):
        text, whole = (
            column.cast(pa.string()),
            pc.and_(pc.equal(pc.floor(column), column), pc.less(pc.abs(column), 1e15)),
        )
        return pc.if_else(whole, pc.binary_join_element_wise(text, ".0", ""), text)
    if not pa.types.is_string(kind) and not pa.types.is_list(kind):
        return column.cast(pa.string())
    text = pc.binary_join(column, "; ") if pa.types.is_list(kind) else column
    coded = text.combine_chunks().dictionary_encode()
    return pa.chunked_array([csv_words(coded.dictionary).take(coded.indices)])


def csv_words(words: pa.Array) -> pa.Array:
    """Texts without control characters, with an apostrophe before what would be run, quoted where CSV asks for it."""
    text = pc.replace_substring_regex(words, CONTROL, "")
    text = pc.if_else(pc.match_substring_regex(text, FORMULA.pattern), pc.binary_join_element_wise("'", text, ""), text)
    quoted = pc.binary_join_element_wise('"', pc.replace_substring(text, '"', '""'), '"', "")
    return pc.if_else(pc.match_substring_regex(text, '[",\r\n]'), quoted, text)
