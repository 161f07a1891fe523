"""From a table as it stands to its recognised rows, with everything that was understood about it said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import numpy as np

from graph.errors import SourceError
from loaders.reference import places
from loaders.report import Entry, Said
from loaders.tables import privacy
from loaders.tables.areas import province_name
from loaders.tables.cells import groups, spread
from loaders.tables.grid import Flags, Grid, filled
from loaders.tables.layout import Header, downwards, header_of
from loaders.tables.left_out import without
from loaders.tables.lexicon import fields
from loaders.tables.mapping import Fix
from loaders.tables.marks import turned
from loaders.tables.recognise import Recognised, nearest, recognise
from loaders.tables.rows import Defaults, Rows
from loaders.tables.titles import defaults_of, first, province_of, supplied_by


def rows_of(
    name: str, grid: Grid, options: Defaults, beneath: Defaults, fix: Fix, scope: str, above: Rows | None = None
) -> Rows:
    """The recognised rows of a table. `above`: the table over it on the same sheet.

    Raises SourceError where no kind of table fits.
    """
    head = header_of(grid, fix.header)
    if head is None:
        shown = next((r for r in grid.head(len(grid.numbers)) if any(r)), [])
        raise unrecognised(name, grid, shown, supplied_by(defaults_of([], grid.name, name, options, beneath)))
    if downwards(grid, head):
        raise turn_it(name, grid.name, head.words)
    titles = [" ".join(filter(None, row)) for row in grid.head(head.first)]
    if above and above.header == head.words:
        beneath = replace(beneath, province=above.defaults.province, year=above.defaults.year)
    defaults = defaults_of(titles, grid.name, name, options, beneath)
    entries: list[Entry] = []
    grid, words, named, found = columns_of(name, grid, head, defaults, fix, entries)
    data = without(grid, head.last, words, name, entries, named)
    data, hidden = privacy.masked_columns(data, [at for at, rule in found.ignored.items() if rule in privacy.RULES])
    entries += told_masked(name, grid.name, hidden)
    data, lists = spread(data, found.columns)
    rows = Rows(name, data, found, defaults, words, scope)
    rows.entries = entries
    rows.heading_row = int(grid.numbers[head.first]) if head.first == head.last else 0
    if lists:
        said = Said("ช่องที่มีหลายรายการ แยกเป็นหลายแถว", "cells with lists, read as several rows")
        rows.summary("guess", f"{lists:,}", said)
    tell(rows, head.first, titles, options)
    return rows


def columns_of(
    name: str, grid: Grid, head: Header, defaults: Defaults, fix: Fix, entries: list[Entry]
) -> tuple[Grid, list[str], Flags, Recognised]:
    """What the columns are, with those that headings of values and rows of groups stand for; and the latter rows.

    Raises SourceError where no kind of table fits.
    """
    grid, words = unmarked(name, grid, head, entries)
    supplied = supplied_by(defaults)
    understand = partial(recognise, hints=f"{name} {grid.name}", kind=fix.kind, fixed=fix.columns)
    found = understand(words, supplied)
    grid, added, named = groups(grid, head.last + 1, found.columns)
    words = [*words, *(GROUP_HEADINGS[field] for field in added)]
    found = understand(words, supplied) if added else found
    if defaults.network and found.kind.name == "organizations" and not fix.kind:
        found = recognise(words, {*supplied, "network"}, kind="memberships", fixed=fix.columns)
    if found.missing or not found.columns:
        raise unrecognised(name, grid, words, supplied)
    return grid, words, named, found


GROUP_HEADINGS = {"network": "เครือข่าย", "district": "อำเภอ", "province": "จังหวัด"}


def unmarked(name: str, grid: Grid, head: Header, entries: list[Entry]) -> tuple[Grid, list[str]]:
    """The table with headings that are values read as values of its rows; rows without a mark are named."""
    done = turned(grid, head.words, head.last + 1)
    headings = ", ".join(done.under)
    if done.under:
        said = Said(
            "เครื่องหมายหรือระดับใต้หัวคอลัมน์เหล่านี้ อ่านเป็นค่าของแถว",
            "what stands under these headings, read as values of the rows",
        )
        entries.append(Entry("guess", name, headings, said, sheet=grid.name))
    for at in done.empty:
        said = Said(f"เครื่องหมายใต้หัวคอลัมน์ {headings}", f"a mark under one of {headings}")
        row = tuple(grid.rows([at])[0])
        entries.append(Entry("warning", name, "-", said, sheet=grid.name, row=int(grid.numbers[at]), cells=row))
    return done.grid, done.header


def tell(rows: Rows, at: int, titles: list[str], options: Defaults) -> None:
    """What was understood of a sheet: its kind, guessed columns, what titles and names gave, unused columns."""
    found, said = rows.found, Said("ชนิดของตาราง", "the kind of table, by its columns")
    named = {rows.header[c]: f for f, c in found.columns.items()}
    columns = ", ".join(h if h == f else f"{h} = {f}" for h, f in named.items())
    rows.summary("guess", found.kind.name, Said(f"{said.th}: {columns}", f"{said.en}: {columns}"))
    for column, guess in found.close.items():
        near = f"{rows.header[column]} ~ {guess.word} ({guess.score:.0f}%)"
        rows.summary("guess", near, Said("หัวคอลัมน์สะกดใกล้เคียง", "a heading spelt close to a known one"))
    for column, rule in found.ignored.items():
        said = Said(f"ข้ามคอลัมน์ตามกฎ {rule}", f"column left out by the rule: {rule}")
        rows.summary("ignored", rows.header[column], said)
    if found.unused:
        unused = ", ".join(rows.header[c] for c in found.unused)
        said = Said(
            "ไม่ตรงกับคอลัมน์ที่รู้จัก จึงไม่ได้ใช้ (กำหนดเองได้ด้วย --mapping)",
            "only columns that are used (fix them with --mapping)",
        )
        rows.summary("warning", unused, said)
    for column in (c for c, heading in enumerate(rows.header) if not heading):
        cells = rows.grid.cells.column(column)
        some = np.flatnonzero(filled(cells))
        if len(some) and column not in found.columns.values():
            said = Said("หัวคอลัมน์เหนือค่านี้", "a heading above it: the column is not used")
            number = int(rows.grid.numbers[some[0]])
            rows.summary("warning", cells[int(some[0])].as_py(), said, number)
    if titles:
        rows.summary("ignored", " / ".join(filter(None, titles)), Said("แถวหัวเรื่อง", "rows of titles"), row=1)
    tell_defaults(rows, options)
    by_title = first(province_of, titles) or ""
    if options.province and by_title not in ("", options.province):
        said = Said("หัวเรื่องระบุจังหวัดอื่น ใช้จังหวัดที่ระบุตอนนำเข้า", "the option's province: the title speaks of this one")
        rows.summary("warning", province_name(by_title), said)


def tell_defaults(rows: Rows, options: Defaults) -> None:
    """What titles and names gave that no column says."""
    given = rows.defaults
    values = {
        "province": province_name(given.province) if not options.province else "",
        "district": area.th if (area := places().find(given.district)) else "",
        "network": given.network,
        "date": given.date,
    }
    for field, value in values.items():
        if value and field in rows.found.kind.fields and not rows.has(field):
            th = f"{fields()[field]['heading']}จากหัวเรื่อง ชื่อชีต ชื่อไฟล์ หรือ saan.toml"
            rows.summary("guess", value, Said(th, f"{field} by title, name of sheet or file, or saan.toml"))


def unrecognised(name: str, grid: Grid, header: list[str], supplied: Iterable[str]) -> SourceError:
    header = [h for h in header if h]
    near = nearest(header, set(supplied))
    kinds = "; ".join(f"{f.kind.name}: {', '.join(f.kind.columns)}" for f in near)
    lacks = "; ".join(f"{f.kind.name}: {', '.join(' | '.join(g) for g in f.missing)}" for f in near if f.missing)
    todo = f"Missing for {lacks}. Rename the columns, give --province, --year or --meeting, or write a --mapping file."
    shown = ", ".join(header) or "no headings"
    th = (
        f"{name} ({grid.name}): ไม่รู้ว่าเป็นตารางชนิดใด พบคอลัมน์ {shown} ควรเป็น {kinds} ยังขาด {lacks} "
        "กรุณาแก้ชื่อคอลัมน์ ระบุ --province --year --meeting หรือเขียนไฟล์ --mapping"
    )
    return SourceError(name, f"columns {shown}", kinds, todo, place=grid.name, th=th)


def turn_it(name: str, sheet: str, header: list[str]) -> SourceError:
    found = ", ".join(w for w in header if w)
    th = f"{name} ({sheet}): หัวข้อ ({found}) เรียงลงมาในแนวตั้ง กรุณาคัดลอกแล้ววางแบบสลับแถวกับคอลัมน์ (Transpose)"
    todo = "Copy it and paste it transposed."
    return SourceError(name, f"headings below each other: {found}", "headings in a row", todo, place=sheet, th=th)


def told_masked(file: str, sheet: str, found: dict[str, int]) -> list[Entry]:
    """What the report says of masked cells, by what was in them."""
    said = {
        privacy.MASK: Said("เลขประจำตัวประชาชนถูกปิดก่อนบันทึก", "cells with national ids, masked before anything is kept"),
        privacy.PHONE: Said("หมายเลขโทรศัพท์ถูกปิดก่อนบันทึก", "cells with telephone numbers, masked before anything is kept"),
    }
    return [Entry("done", file, str(count), said[mask], sheet=sheet) for mask, count in found.items() if count]
