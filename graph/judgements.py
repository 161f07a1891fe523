"""Decisions of people: append-only lines, replayed on every load, undone by a later line."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from graph.errors import SourceError

Verdict = Literal["same", "different", "unsure", "alias", "correct", "accept", "reject", "shown", "undo"]

# who says what no person decided
SAAN = "saan"


@dataclass(frozen=True, order=True)
class Judgement:
    """One decision.

    `subject` and `object` are keys (same, different, unsure), or a key and a text (alias). `shown` keeps a key as
    the one that its class is shown by. `correct` gives `field` of `subject` the value `object`. An `undo` names
    what it undoes: subject, object, and `field` ("alias" and "shown" for those). `words_hash` is the hash of the
    words it rests on, or the id of the source (name#digest) that states it and without which it does not hold.
    """

    when: str
    verdict: Verdict
    subject: str
    object: str = ""
    field: str = ""
    who: str = ""
    why: str = ""
    words_hash: str = ""

    @property
    def about(self) -> tuple[str, ...]:
        """What it decides: a later judgement about the same thing takes its place."""
        if "alias" in (self.verdict, self.field):
            return ("alias", self.subject, self.object)
        if "shown" in (self.verdict, self.field):
            return ("shown", self.subject)
        if self.verdict == "correct" or self.field:
            return ("value", self.subject, self.field)
        return ("pair", *sorted((self.subject, self.object)))

    def line(self) -> str:
        """Its line in judgements.jsonl."""
        return json.dumps({k: v for k, v in asdict(self).items() if v}, ensure_ascii=False, sort_keys=True)


def parse(text: str, file: str) -> tuple[Judgement, ...]:
    """The judgements of a .jsonl text. Raises SourceError with the line that cannot be read."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            # what a table decides has no moment of its own, and empty fields are not written
            judgement = Judgement(**{"when": "", **json.loads(line)})
        except (ValueError, TypeError) as wrong:
            raise bad_line(file, number, str(wrong)) from wrong
        if judgement.verdict not in get_args(Verdict):
            raise bad_line(file, number, judgement.verdict)
        found.append(judgement)
    return tuple(found)


def bad_line(file: str, number: int, found: str) -> SourceError:
    return SourceError(
        file,
        found,
        "a JSON object with verdict, subject",
        "Correct or remove the line.",
        place=f"line {number}",
    )


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file; none where there is no file."""
    return parse(path.read_text("utf-8"), str(path)) if path.exists() else ()


def in_force(judgements: Iterable[Judgement], sources: Collection[str] | None = None) -> tuple[Judgement, ...]:
    """The last judgement about each thing, without the undone, and without those of sources that are gone."""
    held = (j for j in judgements if sources is None or "#" not in j.words_hash or j.words_hash in sources)
    last = {j.about: j for j in sorted(held)}
    return tuple(j for j in last.values() if j.verdict != "undo")
