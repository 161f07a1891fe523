"""Workbooks for the tests, written as offices write them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

Sheets = Mapping[str, Sequence[Sequence[Any]]]


def workbook(sheets: Sheets, *, merged: Mapping[str, Sequence[str]] | None = None, hidden: Sequence[str] = ()) -> bytes:
    """The bytes of an .xlsx with these rows; `merged` ranges and `hidden` sheets by name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in (merged or {}).get(name, ()):
            sheet.merge_cells(cells)
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
