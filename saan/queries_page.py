"""The questions in words and in Cypher, derived from their records: docs/queries.md."""

from __future__ import annotations

from queries import QUESTIONS
from queries.record import Question
from saan.cypher.explained import explained


def queries_page() -> str:
    """Markdown: every question with its parameters, columns, method, and the Cypher of each frame it rests on."""
    head = [
        "# The questions",
        "",
        "`saan ask ID` answers from the graph folder, `saan ask ID --uri bolt://…` from Neo4j: the same rows. Each",
        "question rests on a few frames; `saan ask ID --cypher` prints the Cypher of each with the values it is asked",
        "with, to paste into Neo4j Browser or cypher-shell. Above each clause stands what it does. Scores are computed",
        "from these frames by the methods of `queries/methods`, so that both give the same numbers.",
        "",
    ]
    return "\n".join([*head, *(line for q in QUESTIONS.values() for line in question_lines(q))])


def question_lines(q: Question) -> list[str]:
    """One question's section."""
    lines = [
        f"## {q.id}",
        "",
        f"{q.en} · {q.th}",
        "",
        q.method_en,
        "",
        "| parameter | default | meaning |",
        "|---|---|---|",
    ]
    lines += [f"| {p.name} | {'' if p.default is None else p.default} | {p.en} |" for p in q.parameters]
    lines += ["", "| column | meaning | unit |", "|---|---|---|"]
    lines += [f"| {c.name} | {c.en} | {c.unit.en} |" for c in q.columns]
    for core in q.cores:
        lines += ["", f"`{core.name}`:", "", "```cypher", explained(core.cypher), "```"]
    return [*lines, ""]
