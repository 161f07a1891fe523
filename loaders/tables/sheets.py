"""From the bytes of a table file to the recognised rows of its sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

import numpy as np
import pandas as pd
import pyarrow as pa

from graph.errors import SourceError
from loaders.report import Entry, Said
from loaders.tables import delimited, parquet, privacy, workbook
from loaders.tables.encoding import decode
from loaders.tables.grid import Grid
from loaders.tables.layout import tables_of
from loaders.tables.lexicon import folded, ignored
from loaders.tables.mapping import Fix, Mappings, fix_for
from loaders.tables.rows import Defaults, Rows
from loaders.tables.understood import rows_of, told_masked

TEXT_SUFFIXES, BOOK_SUFFIXES = (".csv", ".tsv"), (".xlsx", ".xls", ".xlsm", ".ods")
SUFFIXES = (*TEXT_SUFFIXES, *BOOK_SUFFIXES, parquet.SUFFIX)


@dataclass
class TableFile:
    """A file understood: its sheets as rows, what there is to say, and the cells to keep as evidence."""

    name: str
    sheets: list[Rows] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    cells: list[pd.DataFrame] = field(default_factory=list)

    @property
    def kept(self) -> pd.DataFrame:
        """Every row of every recognised sheet: sheet, row, cells."""
        empty = pd.DataFrame({"sheet": [], "row": [], "cells": []})
        return pd.concat(self.cells, ignore_index=True) if self.cells else empty


def read(
    data: bytes, name: str, options: Defaults, beneath: Defaults, mappings: Mappings, scope: str = ""
) -> TableFile:
    """What a table file holds. `options` stand above titles and names, `beneath` below them.

    Raises SourceError where nothing in it can be read or recognised.
    """
    file = TableFile(name)
    grids = grids_of(data, name, file.entries)
    for grid in grids:
        read_sheet(file, grid, options, beneath, fix_for(mappings, name, grid.name), scope, alone=len(grids) == 1)
    if not grids:
        raise empty(name)
    return file


def grids_of(data: bytes, name: str, entries: list[Entry]) -> list[Grid]:
    """The sheets that hold anything, national ids masked."""
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix.lower()
    if not data.strip():
        raise empty(name)
    if suffix in BOOK_SUFFIXES:
        grids = list(workbook.read(data, name, entries))
    elif suffix == parquet.SUFFIX:
        grids = [parquet.read(data, stem, name)]
    else:
        text, encoding = decode(data, name)
        grid, ragged = delimited.read(text, stem, name)
        entries += ragged
        if not encoding.startswith("utf-8"):
            said = Said("อ่านด้วยรหัสอักขระนี้", "read in this encoding")
            entries.append(Entry("guess", name, encoding, said))
        grids = [grid]
    done = []
    for grid in grids:
        if grid.filled().any():
            clean, found = privacy.mask(grid)
            done.append(clean)
            entries += told_masked(name, grid.name, found)
    return done


def read_sheet(
    file: TableFile, grid: Grid, options: Defaults, beneath: Defaults, fix: Fix, scope: str, *, alone: bool
) -> None:
    """Add the rows of one sheet to the file, or say why not."""
    if fix.skip or folded(grid.name) in ignored("sheet"):
        rule = Said("ข้ามชีตตามกฎ", "left out: an explanation, or skipped by the mapping file")
        file.entries.append(Entry("ignored", file.name, grid.name, rule, sheet=grid.name))
        return
    if grid.hidden:
        said = Said("ชีตที่ซ่อนอยู่ ก็อ่านด้วย", "a hidden sheet, read as well")
        file.entries.append(Entry("done", file.name, grid.name, said, sheet=grid.name))
    read: list[Rows] = []
    wrong: list[SourceError] = []
    for table in [grid] if fix.header else tables_of(grid):
        try:
            read.append(rows_of(file.name, table, options, beneath, fix, scope, read[-1] if read else None))
        except SourceError as error:
            wrong.append(error)
    if wrong and not read and alone:
        raise wrong[0]
    file.entries += [Entry.of(error, file.name, grid.name) for error in wrong]
    hidden: set[int] = set()
    for rows in read:
        file.entries += rows.entries
        rows.entries.clear()
        names = rows.grid.cells.column_names
        hidden |= {int(names[at][1:]) for at, rule in rows.found.ignored.items() if rule in privacy.RULES}
    file.sheets += read
    if read:
        clean, _ = privacy.masked_columns(grid, hidden)
        file.cells.append(cells_of(clean.kept(clean.filled())))


def cells_of(grid: Grid) -> pd.DataFrame:
    """Rows as sheet, row, list of cells; without a loop over rows."""
    count, width = len(grid.numbers), grid.width
    flat = pa.concat_arrays([chunk for column in grid.cells.columns for chunk in column.chunks])
    by_row = flat.take(pa.array(np.arange(count * width).reshape(width, count).T.ravel()))
    lists = pa.ListArray.from_arrays(pa.array(np.arange(count + 1, dtype=np.int32) * width, pa.int32()), by_row)
    cells = pd.Series(lists, dtype=pd.ArrowDtype(lists.type))
    return pd.DataFrame({"sheet": grid.name, "row": grid.numbers, "cells": cells})


def empty(name: str) -> SourceError:
    return SourceError(name, "an empty file", "rows", "Check the file.", th=f"{name}: ไฟล์ว่าง ไม่มีข้อมูลให้อ่าน")
