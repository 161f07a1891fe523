"""An answer in the form somebody asked for: a table on the terminal, CSV, JSON, a workbook, a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.errors import UsageError
from graph.folder import replace
from graph.source import one_a_sentence
from queries.result import PROVEN
from saan.language import say
from saan.spreadsheets import cell, csv_text, write_workbook

if TYPE_CHECKING:
    from queries import Result


def as_json(result: Result) -> str:
    """One object: question, parameters, columns, rows, evidence, evidence_total, answer, method, warnings."""
    return json.dumps(result.to_json(), ensure_ascii=False, indent=1)


def as_csv(result: Result) -> str:
    """The rows, safe to open in a spreadsheet."""
    return csv_text(result.frame)


def write(result: Result, out: Path, names: bool) -> Path:
    """Write an answer by suffix: csv (UTF-8 with BOM), json, xlsx, html."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.suffix == ".csv":
        replace(out, as_csv(result).encode("utf-8-sig"))
    elif out.suffix == ".json":
        replace(out, as_json(result).encode())
    elif out.suffix == ".xlsx":
        write_workbook({result.question: result.frame, "evidence": evidence_frame(result)}, out)
    elif out.suffix in (".html", ".htm"):
        from saan.pictures import answer_page

        answer_page(result, out, names=names)
    else:
        raise UsageError(
            f"{out}: found the suffix {out.suffix or '(none)'}; expected .csv, .json, .xlsx or .html",
            f"{out}: ต้องลงท้ายด้วย .csv .json .xlsx หรือ .html",
        )
    return out


def evidence_frame(result: Result) -> pd.DataFrame:
    """The evidence of the rows, of no more than the first PROVEN: row number, source, place, sentence."""
    rows = [
        {"row": number, "source": e.source, "place": e.place, "sentence": e.sentence}
        for number in range(1, min(len(result.frame), PROVEN) + 1)
        for e in result.evidence(number - 1)
    ]
    rows += [{"sentence": said} for said in result.unproven(len(result.frame))]
    return pd.DataFrame(rows, columns=["row", "source", "place", "sentence"])


def show(result: Result, limit: int = 30) -> None:
    """Print an answer on the terminal: its sentence, its rows, what is not known, how it was found."""
    from rich.console import Console

    console = Console(highlight=False)
    console.print(f"[bold]{escape(title(result))}[/bold]")
    console.print(escape(result.answer))
    names = {c["name"]: c["meaning"] if result.lang == "th" else c["name"].replace("_", " ") for c in result.columns}
    for number, row in enumerate(result.frame.head(limit).to_dict("records"), 1):
        console.print(card(number, {str(k): v for k, v in row.items()}, names, identity(result)))
    more = len(result.frame) - limit
    if more > 0:
        console.print(say(f"… อีก {more:,} แถว (ใช้ --out FILE.xlsx)", f"… {more:,} more rows (use --out FILE.xlsx)"))
    for note in result.warnings:
        console.print(f"[yellow]![/yellow] {escape(note)}")
    console.print(f"[dim]{escape(result.method)}[/dim]")


def identity(result: Result) -> list[str]:
    """The columns that say whom or what a row is about."""
    from queries import QUESTIONS

    return [c.name for c in QUESTIONS[result.question].columns if c.identity]


def card(number: int, row: dict[str, Any], names: dict[str, str], first: list[str]) -> str:
    """A row as a heading and its values: eighteen columns do not fit a terminal."""
    head = " · ".join(printed(row[c]) for c in first if printed(row[c]))
    rank = printed(row.get("rank"))
    rest = [f"{names[c]}: {printed(v)}" for c, v in row.items() if c not in (*first, "rank") and printed(v)]
    place = say(f"อันดับ {rank}", f"rank {rank}") if rank else ""
    return f"[bold]{number}. {escape(head)}[/bold] {place}\n   [dim]{escape(' · '.join(rest))}[/dim]"


def show_evidence(result: Result, number: int) -> None:
    """Print the sentences behind row `number` (from 1)."""
    if not 1 <= number <= len(result.frame):
        raise UsageError(
            f"there is no row {number}: the answer has {len(result.frame)}",
            f"ไม่มีแถวที่ {number}: คำตอบมี {len(result.frame)} แถว",
        )
    from rich.console import Console

    console = Console(highlight=False)
    row = result.frame.iloc[number - 1]
    console.print("[bold]" + " · ".join(escape(printed(row[c])) for c in identity(result)) + "[/bold]")
    found = result.evidence(number - 1)
    for item in one_a_sentence(found):
        console.print(f"- {escape(item.sentence)}\n  [dim]{escape(item.source)} {escape(item.place)}[/dim]")
    total = result.evidence_total(number - 1)
    if total > len(found):
        console.print(say(f"… จากทั้งหมด {total}", f"… of {total} in all"))
    if not found:
        console.print(say("แถวนี้ไม่มีหลักฐานในแหล่งข้อมูล", "no source states anything about this row"))


def title(result: Result) -> str:
    """The question in words."""
    from queries import QUESTIONS

    question = QUESTIONS[result.question]
    return question.th if result.lang == "th" else question.en


def printed(value: Any) -> str:
    """A cell for the terminal."""
    value = cell(value)
    if value is None or value != value:
        return ""
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def escape(text: str) -> str:
    from rich.markup import escape as rich_escape

    return rich_escape(text)
