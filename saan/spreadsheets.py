"""Frames as workbooks: text stays text, and nothing in a cell is run."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pandas as pd

from graph.errors import UsageError
from graph.folder import replace

# a spreadsheet runs a cell that begins so
FORMULA = re.compile(r"^[=+\-@\t\r]")
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ROWS_OF_A_SHEET = 1_048_575


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
