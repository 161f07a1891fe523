"""The queue as a table to fill in Excel and to give back; decisions taken stand on a second sheet, to be undone."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path, PurePath

import python_calamine as calamine
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from graph import Judgement
from graph.errors import SourceError, UsageError
from graph.folder import replace
from saan.review.items import Item, Said
from saan.review.queue import undoing
from saan.spreadsheets import cell

QUEUE, DECIDED = "รอตรวจทาน", "ตัดสินแล้ว"
UNDO = Said("ยกเลิก", "undo")
COLUMNS = {
    "question": (Said("คำถาม", "Question"), 60),
    "reason": (Said("เหตุที่ถาม", "Why it is asked"), 36),
    "evidence": (Said("หลักฐาน", "Evidence"), 60),
    "answer": (Said("คำตอบ (เลือกจากรายการ)", "Answer (from the list)"), 26),
    "typed": (Said("ชื่อเรียกอื่น หรือวันที่ (ถ้าตอบข้อนั้น)", "The other name or date (for that answer)"), 26),
    "why": (Said("เหตุผลของผู้ตัดสิน", "Your reason"), 26),
    "who": (Said("ผู้ตัดสิน", "Who decides"), 18),
    "id": (Said("รหัส (อย่าแก้)", "Id (leave as it is)"), 16),
}
HELD = {
    "what": (Said("คำตัดสิน", "Decision"), 16),
    "subject": (Said("รายการแรก", "First"), 44),
    "object": (Said("รายการที่สอง หรือค่า", "Second, or value"), 44),
    "who": (Said("ผู้ตัดสิน", "Who decides"), 18),
    "when": (Said("เมื่อ", "When"), 28),
    "why": (Said("เหตุผล", "Reason"), 26),
    "answer": (Said("เขียน ยกเลิก เพื่อถอนคำตัดสิน", "Write undo to take it back"), 24),
}


def write(items: list[Item], held: list[Judgement], out: Path, lang: str) -> Path:
    """Write the workbook. Raises UsageError for another suffix than .xlsx."""
    if out.suffix.lower() != ".xlsx":
        raise UsageError(f"{out}: the review table is written as .xlsx", f"{out}: เขียนเป็น .xlsx ได้เท่านั้น")
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = QUEUE
    headings(sheet, COLUMNS, lang)
    for item in items:
        row = [
            item.question.text(lang),
            item.reason.text(lang),
            "\n".join(item.evidence),
            None,
            None,
            None,
            None,
            item.id,
        ]
        append(sheet, row)
    for row_number, item in enumerate(items, 2):
        offer(sheet, f"D{row_number}", [choice.said.text(lang) for choice in item.choices])
    second = book.create_sheet(DECIDED)
    headings(second, HELD, lang)
    for j in held:
        append(second, [j.verdict, j.subject, j.object, j.who, j.when, j.why])
    if held:
        offer(second, f"G2:G{len(held) + 1}", [UNDO.text(lang)])
    buffer = io.BytesIO()
    book.save(buffer)
    replace(out, buffer.getvalue())
    return out


def headings(sheet: Worksheet, columns: dict[str, tuple[Said, int]], lang: str) -> None:
    """The first row and the widths."""
    for at, (said, width) in enumerate(columns.values(), 1):
        head = sheet.cell(1, at, said.text(lang))
        head.font = Font(bold=True)
        sheet.column_dimensions[head.column_letter].width = width
    sheet.freeze_panes = "A2"


def append(sheet: Worksheet, values: list[str | None]) -> None:
    """A row of text; nothing that a spreadsheet would run."""
    sheet.append([cell(value) for value in values])
    for one in sheet[sheet.max_row]:
        one.alignment = Alignment(wrap_text=True, vertical="top")


def offer(sheet: Worksheet, cells: str, answers: list[str]) -> None:
    """A list to choose from."""
    rule = DataValidation(type="list", formula1='"' + ",".join(map(listed, answers)) + '"', allow_blank=True)
    sheet.add_data_validation(rule)
    rule.add(cells)


def listed(answer: str) -> str:
    """An answer as it can stand in a list to choose from, which commas part."""
    return answer.replace(",", " ")


def read(path: Path, items: list[Item], held: list[Judgement], who: str) -> tuple[list[Judgement], list[Said]]:
    """The decisions of a filled workbook, and what is wrong with rows of it. Raises SourceError for another file."""
    try:
        book = calamine.CalamineWorkbook.from_path(path)
        sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (calamine.CalamineError, OSError, ValueError) as wrong:
        th = f"{path}: เปิดไม่ได้ ({wrong}) ควรเป็นไฟล์ .xlsx ที่ได้จาก saan review --out"
        todo = "Give the workbook that saan review --out wrote."
        raise SourceError(str(path), str(wrong), "a filled review table", todo, th=th) from wrong
    if QUEUE not in sheets:
        th = f"{path}: ไม่มีชีต {QUEUE} ควรเป็นไฟล์ .xlsx ที่ได้จาก saan review --out"
        todo = "Give the workbook that saan review --out wrote."
        raise SourceError(str(path), ", ".join(sheets), f"a sheet {QUEUE}", todo, th=th)
    known = {item.id: item for item in items}
    done: list[Judgement] = []
    wrong_rows: list[Said] = []
    for number, row in enumerate(sheets[QUEUE][1:], 2):
        values = dict(zip(COLUMNS, [str(v).strip() for v in row] + [""] * len(COLUMNS), strict=False))
        if values["answer"]:
            take(
                values,
                known,
                who,
                Said(f"{PurePath(path).name} แถว {number}", f"{PurePath(path).name} row {number}"),
                done,
                wrong_rows,
            )
    done += list(undone(sheets.get(DECIDED, []), held, who))
    return done, wrong_rows


def take(
    values: dict[str, str], known: dict[str, Item], who: str, where: Said, done: list[Judgement], wrong: list[Said]
) -> None:
    """Add the decision of a row, or what is wrong with it."""
    item = known.get(values["id"])
    if item is None:
        th = f"{where.th}: รหัส {values['id']} ไม่อยู่ในคิวแล้ว ขอตารางใหม่ด้วย --out"
        en = f"{where.en}: the id {values['id']} is not in the queue now; write a new table with --out"
        wrong.append(Said(th, en))
        return
    answers = {listed(said): choice for choice in item.choices for said in (*choice.said, choice.verdict)}
    choice = answers.get(listed(values["answer"]))
    if choice is None or (choice.asks and not choice.read(values["typed"])):
        expected = Said(" | ".join(c.said.th for c in item.choices), " | ".join(c.said.en for c in item.choices))
        found = values["answer"] if choice is None else f"{values['answer']} — {values['typed']}".rstrip()
        wrong.append(
            Said(f"{where.th}: พบ {found} ควรเป็น {expected.th}", f"{where.en}: found {found}; expected {expected.en}")
        )
        return
    done.append(item.decide(choice, values["who"] or who, values["why"], values["typed"]))


def undone(rows: Sequence[Sequence[object]], held: list[Judgement], who: str) -> list[Judgement]:
    """The decisions that the second sheet takes back."""
    by_when = {(j.when, j.subject, j.object): j for j in held}
    marked = [[str(v).strip() for v in row] for row in rows[1:] if len(row) >= len(HELD)]
    asked = [(r[4], r[1], r[2]) for r in marked if r[6] in UNDO]
    return [undoing(by_when[found], who) for found in asked if found in by_when]
