"""Delimited text (.csv, .tsv) to a grid; Arrow reads the rows, so a million takes a second."""

from __future__ import annotations

import csv
import io
from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from graph.errors import SourceError
from loaders.report import Entry, Said
from loaders.tables.grid import Grid, coded, grid

SEPARATORS = (",", ";", "\t", "|")
WIDEST = 20_000
CODES = pa.dictionary(pa.int32(), pa.string())
# the csv module refuses cells of more than 131,072 characters
HEAD, HEAD_TEXT, LONGEST_ROW = 40, 100_000, 131_000


def read(data: bytes, name: str, file: str) -> tuple[Grid, list[Entry]]:
    """The grid of a text in UTF-8, with a mark or without, and the rows of more cells than the table has columns."""
    data = data.replace(b"\x00", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # four bytes hold any character
    head = data[: 4 * HEAD_TEXT].decode("utf-8-sig", errors="ignore")
    first = head.partition("\n")[0]
    announced = first.removeprefix("sep=") if first.startswith("sep=") and len(first) == 5 else ""
    if announced:
        head, data = head.partition("\n")[2], data.partition(b"\n")[2]
    separator = announced or find_separator(head)
    width = width_of(head, separator)
    if width > WIDEST:
        th = f"{file}: พบ {width:,} คอลัมน์ ควรไม่เกิน {WIDEST:,} กรุณาลบคอลัมน์ว่างแล้วบันทึกใหม่"
        todo = "Delete the empty columns and save it again."
        raise SourceError(file, f"{width:,} columns", f"at most {WIDEST:,} columns", todo, th=th)
    table, ragged = arrow_rows(data, separator, width, file)
    numbers = np.delete(np.arange(1, len(table) + len(ragged) + 1), np.array(list(ragged), np.int64) - 1)
    padded, entries = pad(ragged, separator, width, file, name)
    columns = [
        coded(pa.chunked_array([*c.chunks, pa.array(p, pa.string()).dictionary_encode()]))
        for c, p in zip(table.columns, padded, strict=True)
    ]
    numbers = np.concatenate([numbers, np.array(list(ragged), np.int64)])
    order = np.argsort(numbers, kind="stable")
    if len(ragged):
        columns = [c.take(pa.array(order)) for c in columns]
    return grid(name, list(columns), numbers[order] + bool(announced)), entries


def find_separator(text: str) -> str:
    """The separator that cuts most of the first rows into the same number of cells, at least two."""
    lines = [line for line in text[:HEAD_TEXT].split("\n")[:HEAD] if line.strip()]

    def evenness(separator: str) -> tuple[int, int]:
        widths = Counter(n for row in csv.reader(lines, delimiter=separator) if (n := len(row)) > 1)
        width, rows = max(widths.items(), key=lambda w: (w[1], w[0]), default=(0, 0))
        return rows, width

    return max(SEPARATORS, key=evenness)


def width_of(text: str, separator: str) -> int:
    """The number of columns: that of the widest of the first rows."""
    head = io.StringIO("\n".join(text[:HEAD_TEXT].split("\n")[: HEAD + 1]))
    return max((len(row) for row in csv.reader(head, delimiter=separator)), default=1) or 1


def arrow_rows(data: bytes, separator: str, width: int, file: str) -> tuple[pa.Table, dict[int, str]]:
    """The rows of full width, and the others by their number (from 1)."""
    ragged: dict[int, str] = {}

    def aside(row: pacsv.InvalidRow) -> str:
        ragged[row.number] = row.text
        return "skip"

    names = [f"c{i}" for i in range(width)]
    try:
        table = pacsv.read_csv(
            pa.BufferReader(data),
            # rows are numbered only where one thread reads
            read_options=pacsv.ReadOptions(column_names=names, use_threads=False, block_size=1 << 24),
            parse_options=pacsv.ParseOptions(
                delimiter=separator, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=aside
            ),
            convert_options=pacsv.ConvertOptions(column_types=dict.fromkeys(names, CODES)),
        )
    except pa.ArrowInvalid as wrong:
        th = f"{file}: แยกแถวไม่ได้ ({wrong}) ตรวจเครื่องหมายคำพูดที่เปิดแล้วไม่ปิด"
        todo = "Look for a quotation mark that is opened and never closed."
        raise SourceError(file, str(wrong), "rows of cells", todo, th=th) from wrong
    return table, ragged


def pad(
    ragged: dict[int, str], separator: str, width: int, file: str, name: str
) -> tuple[list[list[str]], list[Entry]]:
    """Short rows made full with empty cells, by column; cells beyond the last column are reported."""
    rows, entries = [], []
    for number, text in ragged.items():
        cells = next(csv.reader(io.StringIO(text), delimiter=separator), []) if len(text) < LONGEST_ROW else [text]
        if any(c.strip() for c in cells[width:]):
            entries.append(
                Entry(
                    "warning",
                    file,
                    found=" | ".join(cells[width:]),
                    expected=Said(f"{width} คอลัมน์", f"{width} columns"),
                    todo=Said("ใส่เครื่องหมายคำพูดคร่อมค่าที่มีตัวคั่น", "Quote values that hold the separator."),
                    sheet=name,
                    row=number,
                    cells=tuple(cells),
                )
            )
        rows.append((cells + [""] * width)[:width])
    return [[row[c] for row in rows] for c in range(width)], entries
