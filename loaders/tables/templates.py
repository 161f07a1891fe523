"""Empty tables to fill: one Excel workbook a kind, with explanations, an example row and lists to choose from.

They load without a mapping file. The example row is marked in its last column and is left out by rule.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from loaders.reference import places, sectors
from loaders.tables.kinds import KINDS, TableKind
from loaders.tables.lexicon import REMARK, fields, rows

EXPLAINED, CHOICES, EXAMPLE = "คำอธิบาย", "ตัวเลือก", "ตัวอย่าง"
# which of its written forms the list offers
FIRST_THAI = {"kind": 1, "correct_field": 0}
# dropdowns reach down to here
LAST_ROW = 2000
HEADING = Font(bold=True)
FAINT, SHADED = Font(italic=True, color="808080"), PatternFill("solid", fgColor="E8EEF7")


def write_templates(folder: Path | str) -> list[Path]:
    """Write a template for every kind of table into a folder, made where it is missing; gives their paths."""
    root = Path(folder)
    root.mkdir(parents=True, exist_ok=True)
    return [write_template(kind, root / f"{kind.name}.xlsx") for kind in KINDS.values()]


@cache
def choices() -> dict[str, tuple[str, ...]]:
    """Fields with a closed or a suggested list of values."""
    values = rows("values")
    listed = {f: tuple(dict.fromkeys(r["value"] for r in values if r["field"] == f)) for f in ("level",)}
    first = {f: tuple(r["forms"].split("|")[FIRST_THAI[f]] for r in values if r["field"] == f) for f in FIRST_THAI}
    formats = ("ในสถานที่", "ออนไลน์", "ผสมผสาน")
    provinces = tuple(sorted(p.th for p in places().provinces))
    return {
        "province": provinces,
        "found_province": provinces,
        "sector": tuple(s.th for s in sectors()),
        "format": formats,
        **listed,
        **first,
    }


def write_template(kind: TableKind, path: Path) -> Path:
    """Write the template of one kind of table."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = kind.name
    for at, name in enumerate((*kind.columns, ""), 1):
        about = fields().get(name, {"heading": REMARK, "th": "ไม่นำเข้า", "en": "Not loaded", "example": EXAMPLE})
        head, example = sheet.cell(1, at, about["heading"]), sheet.cell(2, at, about["example"] or None)
        head.font, head.fill, example.font = HEADING, SHADED, FAINT
        head.comment = Comment(f"{about['th']}\n{about['en']}", "Saan", width=260, height=90)
        sheet.column_dimensions[get_column_letter(at)].width = max(14, len(about["heading"]) + 6)
    sheet.freeze_panes = "A2"
    explain(book, kind)
    offer(book, sheet, kind)
    book.save(path)
    book.close()
    return path


def explain(book: Workbook, kind: TableKind) -> None:
    """The sheet of explanations."""
    sheet = book.create_sheet(EXPLAINED)
    needed = {name for group in kind.needed for name in group}
    sheet.append([kind.th])
    sheet.append([kind.en])
    sheet.append(["แถวที่เขียนว่า ตัวอย่าง ในช่องหมายเหตุจะไม่ถูกนำเข้า ลบหรือเขียนต่อจากแถวนั้นได้"])
    sheet.append([])
    sheet.append(["คอลัมน์", "ความหมาย", "meaning", "จำเป็น"])
    for name in kind.columns:
        about = fields()[name]
        sheet.append([about["heading"], about["th"], about["en"], "จำเป็น" if name in needed else ""])
    for letter, width in zip("ABCD", (26, 60, 50, 10), strict=True):
        sheet.column_dimensions[letter].width = width


def offer(book: Workbook, sheet: Worksheet, kind: TableKind) -> None:
    """Lists to choose from, kept on a hidden sheet; only provinces and levels refuse other words."""
    listed = [name for name in kind.columns if name in choices()]
    if not listed:
        return
    store = book.create_sheet(CHOICES)
    store.sheet_state = "hidden"
    for at, name in enumerate(listed, 1):
        for row, value in enumerate((fields()[name]["heading"], *choices()[name]), 1):
            store.cell(row, at, value)
        letter, target = get_column_letter(at), get_column_letter(kind.columns.index(name) + 1)
        source = f"='{CHOICES}'!${letter}$2:${letter}${len(choices()[name]) + 1}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.showErrorMessage = name in ("province", "found_province", "level", "correct_field")
        rule.error = "เลือกจากรายการ"
        sheet.add_data_validation(rule)
        rule.add(f"{target}2:{target}{LAST_ROW}")
