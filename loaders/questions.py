"""What a load is not sure of, as questions that stay in the graph until a person answers: `unsure`, said by Saan.

A question holds as long as the source it came from. The answers count in the next load: a heading that was read wrongly
is left out, a list that was judged to be replaced stays out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph import Judgement, PropertyGraph, Source
from graph.judgements import SAAN
from loaders.tables.mapping import Fix, Mappings
from loaders.tables.rows import Rows

SOURCE = "Source:"
# parts heading and field in a question about a column
READ_AS = " = "


def question(source: Source, subject: str, object: str = "", field: str = "", why: str = "") -> Judgement:
    """A question about two keys, or about how a column of a source was read (`field`)."""
    return Judgement("", "unsure", subject, object, field, SAAN, why, source.id)


def of_rows(source: Source, rows: Rows) -> Iterator[Judgement]:
    """What the rows of a sheet leave open: keys that may be one, headings that are only close to known ones."""
    for subject, object, why in rows.asked:
        yield question(source, subject, object, why=why)
    fields = {at: field for field, at in rows.found.columns.items()}
    for at, guess in rows.found.close.items():
        field, why = f"{rows.header[at]}{READ_AS}{fields[at]}", f"{guess.word} {guess.score:.0f}%"
        yield question(source, source.key, field=field, why=why)


def of_lists(source: Source, older: Iterable[str]) -> Iterator[Judgement]:
    """Whether a list takes the place of others of its name (ids)."""
    for one in older:
        yield question(source, source.key, SOURCE + one, why="one name")


def answered(graph: PropertyGraph | None) -> Mappings:
    """For each source the headings that a person said were read wrongly, to be left out."""
    found: dict[str, dict[str, str]] = {}
    for j in graph.decisions if graph else ():
        if j.verdict == "reject" and j.subject.startswith(SOURCE) and READ_AS in j.field:
            name = j.subject.removeprefix(SOURCE).rpartition("#")[0]
            found.setdefault(name, {})[j.field.rpartition(READ_AS)[0]] = ""
    return {name: Fix(columns=columns) for name, columns in found.items()}


def refused(graph: PropertyGraph | None) -> set[str]:
    """The sources that a person judged to be replaced."""
    pairs = (j for j in (graph.decisions if graph else ()) if j.verdict == "reject" and j.object.startswith(SOURCE))
    return {j.subject.removeprefix(SOURCE) for j in pairs if j.subject.startswith(SOURCE)}
