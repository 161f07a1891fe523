"""From the bytes of a table file to the recognised rows of its sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath

import numpy as np
import pyarrow as pa

from graph import Source
from graph.errors import SourceError
from graph.parts import CELLS, PIECE, Part
from graph.source import CELL_COLUMNS
from loaders.report import Entry, Said
from loaders.tables import delimited, parquet, privacy, workbook
from loaders.tables.encoding import in_utf8
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
    cells: list[Grid] = field(default_factory=list)

    def kept(self, source: Source) -> Part:
        """Every row of every recognised sheet; written out only when somebody asks."""
        return Part(CELLS, size=sum(len(g.numbers) for g in self.cells), pieces=partial(pieces, self.cells, source.id))


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
        text, encoding = in_utf8(data, name)
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
        file.cells.append(clean.kept(clean.filled()))


def pieces(grids: list[Grid], source: str) -> Iterator[pa.Table]:
    """The rows of grids as they are kept, some at a time."""
    for grid in grids:
        for at in range(0, len(grid.numbers), PIECE):
            rows = slice(at, at + PIECE)
            yield cells_of(replace(grid, cells=grid.cells.slice(at, PIECE), numbers=grid.numbers[rows]), source)


def cells_of(grid: Grid, source: str) -> pa.Table:
    """Rows as source, sheet, row, list of cells; without a loop over rows."""
    count, width = len(grid.numbers), grid.width
    flat = pa.concat_arrays([chunk.cast(pa.string()) for column in grid.cells.columns for chunk in column.chunks])
    by_row = flat.take(pa.array(np.arange(count * width).reshape(width, count).T.ravel()))
    lists = pa.ListArray.from_arrays(pa.array(np.arange(count + 1, dtype=np.int32) * width, pa.int32()), by_row)
    names = [pa.repeat(pa.scalar(name, pa.string()), count) for name in (source, grid.name)]
    return pa.Table.from_arrays([*names, pa.array(grid.numbers), lists], schema=CELL_COLUMNS)


def empty(name: str) -> SourceError:
    return SourceError(name, "an empty file", "rows", "Check the file.", th=f"{name}: ไฟล์ว่าง ไม่มีข้อมูลให้อ่าน")
