"""Which meeting an id or a title means: the tables of this load first, then the graph that is there."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pyarrow.compute as pc

from graph import PropertyGraph, keys
from loaders.tables.columns import CODES, TEXT, encoded, flagged, numbered, text_all

# the scope of meetings that were loaded before
GRAPH = "\x00graph"
COLUMNS = ("word", "key", "code", "file", "scope")


@dataclass(frozen=True)
class Meetings:
    """Words that name a meeting (ids and titles, normalised) with its key, province, file and folder."""

    frame: pd.DataFrame

    @classmethod
    def of(cls, words: list[pd.Series], key: pd.Series, code: pd.Series, file: str, scope: str) -> Meetings:
        """The meetings of one sheet."""
        said = pd.DataFrame({"key": key, "code": code, "file": file, "scope": scope}).apply(encoded)
        frames = [said.assign(word=text_all(w, keys.normalise_words)).dropna(subset=["word", "key"]) for w in words]
        return cls(pd.concat(frames, ignore_index=True).apply(encoded).drop_duplicates())

    @classmethod
    def join(cls, several: list[Meetings]) -> Meetings:
        """Several indexes as one."""
        frames = [m.frame for m in several] or [pd.DataFrame({c: pd.Series([], dtype=CODES) for c in COLUMNS})]
        return cls(pd.concat(frames, ignore_index=True).apply(encoded))

    @classmethod
    def of_graph(cls, graph: PropertyGraph | None) -> Meetings:
        """The meetings that a graph shows, by name and other names."""
        if graph is None or not len(graph.keys("Meeting")):
            return cls.join([])
        nodes = graph.nodes("Meeting")
        code = text_all(nodes["key"], keys.provinces_of)
        other = nodes["aliases"].explode().dropna().astype(TEXT)
        named = cls.of([nodes["name"]], nodes["key"], code, "", GRAPH)
        by_alias = cls.of([other], nodes["key"].loc[other.index], code.loc[other.index], "", GRAPH)
        return cls.join([named, by_alias])

    def find(self, words: pd.Series, here: str, file: str, scope: str) -> pd.DataFrame:
        """The keys that each distinct word may mean: word, key, and whether it is `sure`, the only one.

        Those of the province at hand if there are any; of them those of the same file, else the same folder,
        else of this load, else of the graph.
        """
        asked = keys.normalise_words(numbered(words)[1])
        frame = self.frame[flagged(self.frame["word"], lambda known: pc.is_in(known, value_set=asked))]
        other = {"file": file, "scope": scope} | ({"code": here} if here else {})
        far = sum(frame[c].ne(v).to_numpy(bool, na_value=True) * (4 if c == "code" else 1) for c, v in other.items())
        frame = frame.assign(far=far + frame["scope"].eq(GRAPH).to_numpy(bool))
        nearest = frame[frame["far"].eq(frame.groupby("word")["far"].transform("min"))]
        found: pd.DataFrame = nearest[["word", "key"]].drop_duplicates()
        return found.assign(word=found["word"].astype(TEXT), sure=~found["word"].duplicated(keep=False).to_numpy())
