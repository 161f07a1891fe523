"""`answer_page`: an answer as one page for somebody who decides, to read on a telephone or print on A4."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd

from graph import Evidence
from graph.source import one_a_sentence
from loaders.reference.places import places
from saan.pictures import safe, text
from saan.pictures.reading import known
from saan.pictures.words import words

if TYPE_CHECKING:
    from queries.record import Question

CARDS, REASONS, ROWS = 5, 3, 200
# identifying columns, the most telling first: the names are fixed for every question; pairs are named together
PAIRS = (("network_a", "network_b"), ("province_a", "province_b"))
IDENTITY = ("organization", "person", "position", "network", "meeting", "province")
# what columns are for, by the words that their names are made of
REASON = re.compile(r"(^|_)(reasons?|carried|tie|likeness|what|roles?|grounds?|because|shared|level)(_|$)")
SURE = re.compile(
    r"(^|_)(share|known|coverage|interval|most|baseline|sure|band|status|rule|low|high|overlap)(_|$)|_rank$"
)
ASK = re.compile(r"(^|_)(ask|whom|request|missing)(_|$)")


class Asked(Protocol):
    """What a page needs of a Result."""

    lang: str
    question: str
    parameters: dict[str, Any]
    columns: list[dict[str, str]]
    frame: pd.DataFrame
    answer: str
    method: str
    warnings: list[str]
    invented: bool

    def evidence(self, row: int) -> list[Evidence]:
        """What sources stated of a row."""
        ...

    def evidence_total(self, row: int) -> int:
        """How many statements there are."""
        ...


def answer_page(result: Asked, out: str | Path, lang: str | None = None, names: bool = False) -> Path:
    """Write the page: the sentence, whom with up to three reasons each, how sure, what is not known, whom to ask.

    `names` says whether `result` was asked with names of persons; the page says which. It holds no script.
    """
    page = AnswerPage(result, lang or result.lang)
    style = safe.own("answer.css")
    return safe.write(Path(out), safe.page("answer.html", [style], [], **page.values(names)))


class AnswerPage:
    """The parts of one page."""

    def __init__(self, result: Asked, lang: str) -> None:
        self.result, self.lang = result, lang
        self.told = words(lang)
        self.columns = {c["name"]: c for c in result.columns}
        self.rows: Sequence[Mapping[Hashable, Any]] = result.frame.head(ROWS).to_dict("records")
        frame = result.frame
        self.empty = [c for c in self.columns if c in frame and len(frame) and frame[c].isna().all()]
        self.filled = [c for c in self.columns if c in frame and c not in self.empty]

    def values(self, names: bool) -> dict[str, Any]:
        """What the template shows."""
        result, told = self.result, self.told
        told_names = told["names_shown" if names else "names_hidden"]
        plain = text.plain
        return {
            "lang": self.lang,
            "words": told,
            "title": plain(self.title()),
            "chosen": self.chosen(),
            "answer": plain(result.answer),
            "invented": result.invented,
            "cards": [self.card(i) for i in range(min(CARDS, len(self.rows)))],
            "more": max(0, len(result.frame) - CARDS),
            "warnings": list(map(plain, result.warnings)),
            "unknown": self.unknown(),
            "asks": self.asks(),
            "header": list(map(self.meaning, self.filled)),
            "table": [[self.cell(c, row) for c in self.filled] for row in self.rows],
            "beyond": max(0, len(result.frame) - ROWS),
            "sources": self.sources(),
            "method": plain(result.method),
            "note": told_names,
        }

    @cached_property
    def asked(self) -> Question | None:
        """The question's record."""
        from queries.registry import QUESTIONS

        return QUESTIONS.get(self.result.question)

    def title(self) -> str:
        """The question in words."""
        if self.asked is None:
            return self.result.question
        return self.asked.th if self.lang == "th" else self.asked.en

    def chosen(self) -> list[str]:
        """What was chosen otherwise than the question has it by itself."""
        declared = self.asked.parameters if self.asked else ()
        given = ((p, self.result.parameters.get(p.name, p.default)) for p in declared)
        return [text.plain(f"{p.th if self.lang == 'th' else p.en}: {v}") for p, v in given if v != p.default]

    def card(self, i: int) -> dict[str, Any]:
        """One row for somebody who decides."""
        row = self.rows[i]
        evidence = one_a_sentence(self.result.evidence(i))
        named = self.named(row)
        # what is empty in every row is said once, below; a row without a rank is not ranked
        missing = [self.meaning(c) for c in self.filled if c != "rank" and not ASK.search(c) and not known(row[c])]
        return {
            "rank": self.cell("rank", row) if known(row.get("rank", pd.NA)) else "",
            "name": named[0] if named else self.told["row"].format(n=i + 1),
            "where": " · ".join(named[1:]),
            "reasons": self.reasons(row)[:REASONS],
            "quotes": [self.quote(e) for e in evidence[:REASONS]],
            "further": max(0, self.result.evidence_total(i) - REASONS),
            "sure": self.pairs(row, SURE),
            "missing": missing,
            "ask": self.pairs(row, ASK),
        }

    def reasons(self, row: Mapping[Hashable, Any]) -> list[tuple[str, str]]:
        """What the answer itself calls the reasons, one by one; else the columns that tell of grounds."""
        if "reasons" not in self.filled or not known(row["reasons"]):
            return self.pairs(row, REASON)
        return [(self.told["reason"].format(n=i), text.plain(r)) for i, r in enumerate(row["reasons"].split("; "), 1)]

    def named(self, row: Mapping[Hashable, Any]) -> list[str]:
        """What a row is about, the most telling first."""
        pairs = [pair for pair in PAIRS if all(known(row.get(c, pd.NA)) for c in pair)]
        joined = [" – ".join(self.cell(c, row) for c in pair) for pair in pairs]
        return [*joined[:1], *(self.cell(c, row) for c in IDENTITY if known(row.get(c, pd.NA)))]

    def pairs(self, row: Mapping[Hashable, Any], pattern: re.Pattern[str]) -> list[tuple[str, str]]:
        """(meaning, value) of the columns of a kind that hold something."""
        chosen = [c for c in self.filled if c not in IDENTITY and pattern.search(c)]
        return [(self.meaning(c), self.cell(c, row)) for c in chosen if known(row[c]) and row[c] is not False]

    def meaning(self, column: str) -> str:
        """A column in words."""
        return text.plain(self.columns[column]["meaning"])

    def cell(self, column: str, row: Mapping[Hashable, Any]) -> str:
        """A value in words, with its unit; what the sources cannot say reads so."""
        value = row[column]
        if not known(value):
            return "" if isinstance(value, str) or column == "rank" else self.told["not_enough"]
        unit = self.columns.get(column, {}).get("unit", "")
        return text.plain(f"{self.written(value)} {unit}".strip())

    def written(self, value: Any) -> str:
        """A value without its unit."""
        if isinstance(value, bool):
            return self.told["yes" if value else "no"]
        if isinstance(value, float):
            return f"{value:.3f}".rstrip("0").rstrip(".")
        if hasattr(value, "__iter__") and not isinstance(value, str):
            return ", ".join(self.written(v) for v in value)
        return str(value)

    def quote(self, e: Evidence) -> dict[str, Any]:
        """A statement with its words marked: (text, is marked) pieces."""
        pieces, rest = [], text.plain(e.sentence or e.words)
        # all of a table's row is said: nothing in it stands out
        for part in text.plain(e.words if e.words != e.sentence else "").split(" … "):
            before, found, after = rest.partition(part) if part else (rest, "", "")
            if found:
                pieces += [(before, False), (found, True)]
                rest = after
        source = text.plain(e.source.rpartition("#")[0] or e.source)
        return {"pieces": [*pieces, (rest, False)], "source": source, "place": text.place(e.place, self.lang)}

    def unknown(self) -> list[str]:
        """Columns that the sources cannot fill at all, by what they would need."""
        needs: dict[str, list[str]] = {}
        for c in self.empty:
            note = text.plain(self.columns[c].get("note") or self.told["not_enough"])
            needs.setdefault(note, []).append(self.meaning(c))
        return [f"{'; '.join(meanings)} — {note}" for note, meanings in needs.items()]

    def asks(self) -> list[str]:
        """Whom to ask: what the answer itself says, else the offices that keep a province's lists."""
        said = [v for row in self.rows for _, v in self.pairs(row, ASK)]
        if said or not self.empty:
            return list(dict.fromkeys(said))[:10]
        codes = (places().province(str(row.get("province") or "")) for row in self.rows)
        return [self.told["ask_office"].format(province=p) for p in dict.fromkeys(c.th for c in codes if c)][:10]

    def sources(self) -> list[str]:
        """The sources of what the page shows."""
        found = (e.source for i in range(min(CARDS, len(self.rows))) for e in self.result.evidence(i))
        return [text.plain(s) for s in dict.fromkeys(found)]
