"""What a question answers: rows, the evidence of each, and how they came about."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from graph.source import Evidence, is_invented
from queries.frames import Engine
from queries.opening import opening
from queries.record import Answer, Frames, Question, Ref, Values
from queries.words import NOT_ENOUGH, Words

SHOWN = 20
# rows whose evidence is written into a file: finding it takes as long for each as the graph is large
PROVEN = 1_000


class Result:
    """The answer to one question.

    `.frame` (pd.NA where the sources cannot say), `.columns` (name, meaning, unit, note), `.answer` (a sentence),
    `.warnings`, `.method`, `.parameters`, `.invented` (whether a source is); `.evidence(row)` and
    `.evidence_total(row)` by row number from 0.
    """

    def __init__(self, question: Question, parameters: Values, answer: Answer, frames: Frames, engine: Engine) -> None:
        self.lang = str(parameters["lang"])
        self._asked, self._answer, self._frames, self._engine = question, answer, frames, engine
        self._shows_names = bool(parameters["names"])
        self.question = question.id
        self.parameters = {k: v for k, v in parameters.items() if k not in ("lang", "names")}
        self.frame = answer.frame
        sources = engine.sources()
        self.invented = is_invented(sources)
        self.answer = self._hidden((opening(sources) + answer.sentence).say(self.lang))
        self.warnings = [self._hidden(w.say(self.lang)) for w in answer.warnings]
        self.method = Words(question.method_th, question.method_en).say(self.lang)
        self.notes: Mapping[str, str] = {c: n.say(self.lang) for c, n in self._notes().items()}
        self.columns = [
            {
                "name": c.name,
                "meaning": Words(c.th, c.en).say(self.lang),
                "unit": c.unit.say(self.lang),
                "note": self.notes.get(c.name, ""),
            }
            for c in question.columns
        ]

    def _notes(self) -> dict[str, Words]:
        """What a column is missing, where it is empty throughout."""
        empty = [c for c in self._asked.columns if len(self.frame) and self.frame[c.name].isna().all()]
        said = {c.name: NOT_ENOUGH + Words(": ต้องมี", ": needs ") + c.minimum for c in empty if c.minimum.en}
        return said | dict(self._answer.notes)

    def _hidden(self, text: str) -> str:
        return text if self._shows_names else self._engine.hide(text)

    def evidence(self, row: int) -> list[Evidence]:
        """What sources stated of the links counted in a row: the first 20; names of people hidden unless asked for."""
        found = self._engine.evidence(self.links(row)[: 3 * SHOWN])[:SHOWN]
        return [e._replace(words=self._hidden(e.words), sentence=self._hidden(e.sentence)) for e in found]

    def links(self, row: int) -> list[Ref]:
        """The links counted in a row by type and keys, nodes where the type is empty: what a picture of it draws."""
        keys = {str(k): v for k, v in self._answer.keys.iloc[row].items()}
        return self._asked.evidence(keys, self._frames)

    def evidence_total(self, row: int) -> int:
        """How many links were counted in a row."""
        return int(self._answer.keys["counted"].iloc[row])

    def to_json(self, limit: int | None = None) -> dict[str, Any]:
        """The answer as plain values, ready for json.dumps: at most `limit` rows with their evidence."""
        rows = self.frame if limit is None else self.frame.head(limit)
        proven = min(len(rows), PROVEN)
        columns = {c: [plain(v) for v in rows[c]] for c in rows.columns}
        return {
            "question": self.question,
            "parameters": dict(self.parameters),
            "columns": self.columns,
            "rows": [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)],
            "evidence": [[e._asdict() for e in self.evidence(i)] for i in range(proven)] + [[]] * (len(rows) - proven),
            "evidence_total": [self.evidence_total(i) for i in range(len(rows))],
            "answer": self.answer,
            "method": self.method,
            "warnings": [*self.warnings, *self.unproven(len(rows))],
        }

    def unproven(self, rows: int) -> list[str]:
        """What to say where the evidence of so many rows is not written out whole."""
        said = Words(
            f"เขียนหลักฐานของ {PROVEN:,} แถวแรก แถวอื่นดูได้ทีละแถว (--why แถว)",
            f"the evidence of the first {PROVEN:,} rows is written out; ask for that of others by row (--why ROW)",
        )
        return [said.say(self.lang)] if rows > PROVEN else []


def plain(value: Any) -> Any:
    """A cell as a JSON value; None where it is missing."""
    if isinstance(value, (list, np.ndarray)):
        return [plain(v) for v in value]
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.item() if isinstance(value, np.generic) else value
