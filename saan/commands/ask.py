"""`ask`: questions listed, asked, explained."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typer

from graph.errors import UsageError
from saan import answers
from saan.language import chosen, say
from saan.memory import keep_freed

FORMATS = ("table", "csv", "json")
DUCKDB = "duckdb"


def settings(given: list[str]) -> dict[str, str]:
    """`name=value` settings as a dict. Raises UsageError for another form."""
    pairs = [text.partition("=") for text in given]
    for text, (name, sign, _) in zip(given, pairs, strict=True):
        if not (name and sign):
            raise UsageError(f"--set {text}: expected name=value", f"--set {text}: ต้องเป็น ชื่อ=ค่า")
    return {name: value for name, _, value in pairs}


def questions(format: str = "table") -> None:
    """List the questions."""
    from queries import QUESTIONS

    found = [(q.id, say(q.th, q.en)) for q in QUESTIONS.values()]
    if format == "json":
        typer.echo(json.dumps([{"id": id, "question": text} for id, text in found], ensure_ascii=False, indent=1))
        return
    width = max(len(id) for id, _ in found)
    for id, text in found:
        typer.echo(f"{id.ljust(width)}  {text}")


def cypher_text(id: str, given: dict[str, Any]) -> None:
    """Print the Cypher of a question, explained, with its parameters: one statement a frame that it rests on."""
    from queries.asking import checked, question_of
    from saan.cypher.explained import pasteable

    question = question_of(id)
    values = checked(question, {k: v for k, v in given.items() if v is not None})
    typer.echo("\n\n".join(f"// {name}\n{pasteable(text, values)}" for name, text in question.cypher.items()))


def ask(
    id: str,
    graph: str | Path,
    given: dict[str, Any],
    *,
    engine: str = DUCKDB,
    format: str = "table",
    out: Path | None = None,
    why: int | None = None,
    names: bool = False,
) -> None:
    """Ask a question of a graph folder or a Neo4j address and show the answer."""
    from queries import ask as ask_graph

    if format not in FORMATS:
        raise UsageError(
            f"--format {format}: expected one of {', '.join(FORMATS)}", f"--format {format}: ต้องเป็น {FORMATS}"
        )
    if engine not in (DUCKDB, "spark") and not engine.startswith("spark://"):
        raise UsageError(
            f"--engine {engine}: expected {DUCKDB}, spark or spark://HOST:PORT",
            f"--engine {engine}: ต้องเป็น {DUCKDB} spark หรือ spark://HOST:PORT",
        )
    keep_freed()
    spark = None if engine == DUCKDB else engine
    asked = {k: v for k, v in given.items() if v is not None}
    result = ask_graph(id, graph, spark=spark, lang=chosen(), names=names, **asked)
    if out:
        typer.echo(str(answers.write(result, out, names)))
    elif why is not None:
        answers.show_evidence(result, why)
    elif format == "json":
        typer.echo(answers.as_json(result))
    elif format == "csv":
        typer.echo(answers.as_csv(result), nl=False)
    else:
        answers.show(result)
