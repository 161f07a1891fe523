"""`ask`: from a question's id and a graph to a Result."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import PropertyGraph
from graph.errors import UsageError
from queries.found import Found
from queries.frames import Engine, engine_of
from queries.record import Parameter, Question, Values
from queries.result import Result

if TYPE_CHECKING:
    import networkx as nx
    from neo4j import Driver
    from pyspark.sql import SparkSession

    from graph.neo4j.connect import Database

HEAD = re.compile(r"^(?:จังหวัด|จ\.)\s*")
LANG = Parameter("lang", "text", "th", "ภาษาของคำตอบ", "Language of the answer", ("th", "en"))
NAMES = Parameter("names", "bool", False, "แสดงชื่อบุคคล", "Show the names of people")


def ask(
    id: str,
    graph: PropertyGraph | str | Path | nx.MultiDiGraph[Any] | Driver | Database,
    *,
    spark: SparkSession | str | None = None,
    **parameters: Any,
) -> Result:
    """The answer to a question of the registry.

    `graph`: a PropertyGraph, a graph folder, a Neo4j address (bolt://, neo4j://) or driver, an open Database
    (graph.embedded.opened, graph.neo4j.connect), or a MultiDiGraph.
    `spark`: a session, "spark" or spark://HOST:PORT, to run the relational work of a graph folder on Apache Spark.
    `parameters`: those of the question, `lang` ("th" or "en") and `names` (show the names of people).
    Raises UsageError for an unknown question, parameter, value or province; StoreError where a server refuses.
    """
    question = question_of(id)
    values = checked(question, parameters)
    engine = engine_of(graph, spark)
    values["province"] = known_province(values["province"], engine, values)
    frames = Found(engine, question.cores, values)
    return Result(question, values, question.rows(frames, values), frames, engine)


def question_of(id: str) -> Question:
    """The question of an id. Raises UsageError for an unknown one."""
    from queries.registry import QUESTIONS

    if id not in QUESTIONS:
        known = ", ".join(QUESTIONS)
        raise UsageError(f"there is no question {id!r}; there are: {known}", f"ไม่มีคำถาม {id!r} มีคำถามดังนี้: {known}")
    return QUESTIONS[id]


def checked(question: Question, given: Values) -> dict[str, Any]:
    """A value for every parameter. Raises UsageError for an unknown name, a wrong type or a value out of bounds."""
    declared = {p.name: p for p in (*question.parameters, LANG, NAMES)}
    for name in given:
        if name not in declared:
            known = ", ".join(declared)
            raise UsageError(
                f"{question.id} takes no {name!r}; it takes: {known}",
                f"คำถาม {question.id} ไม่มีตัวเลือก {name!r} มีเพียง: {known}",
            )
    return {name: value_of(p, given.get(name, p.default)) for name, p in declared.items()}


def value_of(parameter: Parameter, value: Any) -> Any:
    """The value in its type. Raises UsageError for one that has no such form or lies out of bounds."""
    if value is None:
        return None
    try:
        typed = TYPES[parameter.type](value)
    except (TypeError, ValueError):
        typed = None
    low_high = parameter.type in ("int", "float") and parameter.bounds
    good = typed is not None and (
        parameter.bounds[0] <= typed <= parameter.bounds[1] if low_high else typed in (parameter.bounds or (typed,))
    )
    if not good:
        bounds = (" to " if low_high else ", ").join(map(str, parameter.bounds)) or parameter.type
        raise UsageError(
            f"{parameter.name} = {value!r}: expected {bounds} ({parameter.en})",
            f"{parameter.name} = {value!r}: ต้องเป็น {bounds} ({parameter.th})",
        )
    return typed


def truth(value: Any) -> bool:
    """A bool, or the words for one."""
    words = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
    return words[value.lower()] if isinstance(value, str) and value.lower() in words else bool_only(value)


def bool_only(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


TYPES: dict[str, Callable[[Any], Any]] = {"text": str, "int": int, "float": float, "bool": truth}


def known_province(name: str | None, engine: Engine, values: Values) -> str | None:
    """The province as the graph writes it. Raises UsageError where the graph has none such."""
    from queries.cores.places import PROVINCES

    if not name:
        return None
    wanted = re.sub(r"\s+", "", HEAD.sub("", name.strip()))
    known: list[str] = engine.frame(PROVINCES, values)["province"].tolist()
    written = {re.sub(r"\s+", "", HEAD.sub("", k)): k for k in sorted(known)}
    if wanted in written:
        return written[wanted]
    near = get_close_matches(wanted, written, 3, 0.5) or sorted(written)[:8]
    raise UsageError(
        f"this graph knows no province {name!r}; it knows, for example: {', '.join(near) or 'none'}",
        f"กราฟนี้ไม่มีจังหวัด {name!r} ที่มี เช่น {', '.join(near) or 'ไม่มีเลย'}",
    )
