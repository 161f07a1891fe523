"""Answers as a table, CSV, JSON or a workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import typer

from graph.errors import UsageError
from graph.folder import replace
from saan.cypher.session import Answer, Session
from saan.language import say
from saan.spreadsheets import spreadsheet_safe, write_workbook

INVENTED = "ข้อมูลสมมติ"
# what `push` writes beside the schema's properties: of no use in a cell of the terminal
BESIDE = {"key", "graph_id", "run", "evidence", "evidence_total", "evidence_words", "conflicts", "aliases", "text"}
WIDE = 240


def as_json(answer: Answer) -> str:
    """One object: columns, rows, more (whether the limit cut them), seconds, invented."""
    told = {"columns": answer.columns, "rows": answer.records(), "more": answer.more}
    told |= {"seconds": round(answer.seconds, 3), "invented": answer.invented}
    return json.dumps(told, ensure_ascii=False, indent=1, default=str)


def as_frame(answer: Answer) -> pd.DataFrame:
    """The rows as a frame; nodes, relationships and maps as JSON texts."""
    rows = [[flat(v) for v in row] for row in answer.rows]
    return pd.DataFrame(rows, columns=list(answer.columns), dtype=object)


def flat(value: Any) -> Any:
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, (dict, list)) for v in value)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def as_csv(answer: Answer) -> str:
    """The rows, safe to open in a spreadsheet."""
    return str(spreadsheet_safe(as_frame(answer)).to_csv(index=False, lineterminator="\n"))


def write(answer: Answer, out: Path) -> None:
    """Write an answer by suffix: csv (UTF-8 with BOM), json, xlsx. Raises UsageError for another."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.suffix == ".csv":
        replace(out, as_csv(answer).encode("utf-8-sig"))
    elif out.suffix == ".json":
        replace(out, as_json(answer).encode())
    elif out.suffix == ".xlsx":
        write_workbook({"cypher": as_frame(answer)}, out, INVENTED if answer.invented else "")
    else:
        raise UsageError(
            f"{out}: found the suffix {out.suffix or '(none)'}; expected .csv, .json or .xlsx",
            f"{out}: ต้องลงท้ายด้วย .csv .json หรือ .xlsx",
        )


def show(answer: Answer, session: Session) -> None:
    """Print the rows as a table, and under it how many, how long, and both limits."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = WIDE
    if answer.columns:
        if answer.invented:
            console.print(INVENTED)
        table = Table()
        for name, values in zip(answer.columns, zip(*answer.rows, strict=True) or (), strict=False):
            table.add_column(name, justify="right" if all(is_number(v) for v in values) else "left", overflow="fold")
        for name in answer.columns[len(table.columns) :]:
            table.add_column(name)
        for row in answer.rows:
            table.add_row(*map(printed, row))
        console.print(table)
    typer.echo(footer(answer, session), err=True)


def footer(answer: Answer, session: Session) -> str:
    """What the statement does not do, then one line: rows, seconds and the limits that held."""
    rows, cut = len(answer.rows), " (+)" if answer.more else ""
    line = say(
        f"{rows:,} แถว{cut} (จำกัด {session.limit:,}: --limit) ใน {answer.seconds:.2f} วินาที "
        f"(จำกัด {session.seconds:g}: --timeout)" + (" ยังมีแถวอีก" if answer.more else ""),
        f"{rows:,} rows{cut} (limit {session.limit:,}: --limit) in {answer.seconds:.2f} s "
        f"(limit {session.seconds:g}: --timeout)" + ("; there are more rows" if answer.more else ""),
    )
    return "\n".join([*answer.hints, line])


def is_number(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def printed(value: Any) -> str:
    """A cell for the terminal."""
    if value is None:
        return "·"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, dict):
        return element(value)
    if isinstance(value, list):
        return walk(value) if is_walk(value) else "[" + ", ".join(map(printed, value)) + "]"
    return str(value)


def element(value: dict[str, Any]) -> str:
    """A node as (:Label name), a relationship as [:TYPE …], a map as its pairs."""
    if "labels" in value:
        named = value.get("name") or value.get("key") or ""
        # networks of one name in several provinces are several
        if "Network" in value["labels"] and value.get("province"):
            named = f"{named} ({value['province']})"
        return f"(:{':'.join(value['labels'])} {named})"
    pairs = ", ".join(f"{k}: {printed(v)}" for k, v in value.items() if k not in BESIDE and k != "type")
    return f"[:{value['type']}{' ' if pairs else ''}{pairs}]" if "type" in value else "{" + pairs + "}"


def is_walk(value: list[Any]) -> bool:
    """Whether a list is a path: nodes and relationships in turn."""
    kinds = ["labels" if at % 2 == 0 else "type" for at in range(len(value))]
    return len(value) % 2 == 1 and all(isinstance(v, dict) and k in v for v, k in zip(value, kinds, strict=True))


def walk(value: list[dict[str, Any]]) -> str:
    return "--".join(map(element, value))
