"""One open place to run Cypher, with its limits, its masking of names, and a way to stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from graph.neo4j.connect import Database
from graph.neo4j.read import plain
from graph.privacy import HIDDEN, mask
from saan.cypher.guard import check_inside
from saan.cypher.hints import hints

PEOPLE = "MATCH (p:Person) RETURN p.name AS name, p.aliases AS aliases, p.title AS title"
INVENTED = "MATCH (s:Source) WHERE s.invented = true RETURN count(s) AS n"
# a word of a name alone is hidden too, unless it is too short to be told from others
SHORTEST = 3


@dataclass(frozen=True)
class Answer:
    """Rows of plain values by column, masked; `raw` are the driver's own values, for drawing;
    `hints` say what of the statement does nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    raw: tuple[tuple[Any, ...], ...]
    more: bool
    seconds: float
    invented: bool
    hints: tuple[str, ...] = ()

    def records(self) -> list[dict[str, Any]]:
        """The rows as objects."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Session:
    """Runs statements where `open` leads. `inside`: it is a graph folder, so that nothing outside may be reached."""

    def __init__(
        self,
        open: Callable[[], AbstractContextManager[Database]],
        *,
        inside: bool,
        limit: int,
        seconds: float,
        names: bool = False,
        write: bool = False,
    ) -> None:
        self._open, self._inside, self._names, self._write = open, inside, names, write
        self.limit, self.seconds = limit, seconds
        self._stack = ExitStack()
        self._database: Database | None = None

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what runs; the next statement opens it again."""
        self._database = None
        self._stack.close()

    @property
    def database(self) -> Database:
        """The open database."""
        if self._database is None:
            self._database = self._stack.enter_context(self._open())
        return self._database

    def run(self, text: str, parameters: Mapping[str, Any] | None = None) -> Answer:
        """Run one statement. Raises UsageError for one that may not run here, StoreError where it is refused.

        KeyboardInterrupt stops the statement, wherever it runs, and is passed on.
        """
        if self._inside:
            check_inside(text)
        database = self.database
        begun = time.perf_counter()
        try:
            if self._write:
                found = database.write(text, parameters, limit=self.limit, seconds=self.seconds)
            else:
                found = database.ask(text, parameters, limit=self.limit, seconds=self.seconds)
        except KeyboardInterrupt:
            self.close()
            raise
        seconds = time.perf_counter() - begun
        raw = tuple(tuple(r.values()) for r in found.records)
        rows = tuple(tuple(self._hidden(plain(v)) for v in row) for row in raw)
        said = tuple(hints(text, modelled=self._inside))
        return Answer(tuple(found.keys), rows, raw, found.more, seconds, self.invented, said)

    @cached_property
    def invented(self) -> bool:
        """Whether a source of what is asked is invented: every answer must say so."""
        return bool(self.database.ask(INVENTED).records[0]["n"])

    @cached_property
    def _hide(self) -> Callable[[str], str]:
        found = self.database.ask(PEOPLE)
        people = pd.DataFrame([r.values() for r in found.records], columns=["name", "aliases", "title"])
        forms = [*people["name"].dropna(), *(a for many in people["aliases"].dropna() for a in many)]
        words = {w for form in forms for w in str(form).split() if len(w) >= SHORTEST}
        hide = mask(people)
        return lambda text: HIDDEN if text.strip() in words else hide(text)

    def _hidden(self, value: Any) -> Any:
        """A value with persons' names hidden in every text, keys of maps included."""
        if self._names:
            return value
        if isinstance(value, str):
            return self._hide(value)
        if isinstance(value, list):
            return [self._hidden(v) for v in value]
        if isinstance(value, dict):
            return {self._hidden(k): self._hidden(v) for k, v in value.items()}
        return value
