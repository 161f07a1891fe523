"""Sources, the places in them, and the words that stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import pyarrow as pa

if TYPE_CHECKING:
    import pandas as pd

SourceKind = Literal["press", "table", "reference", "database"]


@dataclass(frozen=True)
class Source:
    """What facts rest on. `digest` is the SHA-256 of its bytes; `as_of` its date (ISO), never a clock."""

    name: str
    digest: str
    kind: SourceKind = "table"
    as_of: str = ""
    address: str = ""
    title: str = ""
    invented: bool = False
    text: str = ""

    @property
    def id(self) -> str:
        """`name#` and the first twelve characters of the digest: two files of one name are two sources."""
        return f"{self.name}#{self.digest[:12]}"

    @property
    def key(self) -> str:
        """Its key as a node."""
        return f"Source:{self.id}"


SOURCE_COLUMNS = pa.schema(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("digest", pa.string()),
        ("kind", pa.string()),
        ("as_of", pa.string()),
        ("address", pa.string()),
        ("title", pa.string()),
        ("invented", pa.bool_()),
        ("text", pa.string()),
    ]
)
# a table's rows are kept as their cells, so that the words survive when the file moves
CELL_COLUMNS = pa.schema(
    [
        ("stated_in", pa.string()),
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("cells", pa.list_(pa.string())),
    ]
)

PLACE = re.compile(r"c\d+-\d+(,\d+-\d+)*|.*!r\d+(:\d+(,\d+)*)?")


class Place(NamedTuple):
    """Where in a source: code-point spans of its text, or a sheet's row (from 1) and columns (from 1)."""

    spans: tuple[tuple[int, int], ...] = ()
    sheet: str = ""
    row: int = 0
    columns: tuple[int, ...] = ()

    def __str__(self) -> str:
        if self.spans:
            return "c" + ",".join(f"{start}-{end}" for start, end in self.spans)
        columns = ":" + ",".join(map(str, self.columns)) if self.columns else ""
        return f"{self.sheet}!r{self.row}{columns}"

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read what `str` wrote. Raises ValueError on anything else."""
        if not PLACE.fullmatch(text):
            raise ValueError(f"not a place: {text!r}; expected c12-40,55-60 or Sheet!r12:1,3")
        if "!" not in text:
            pairs = (span.split("-") for span in text[1:].split(","))
            return cls(spans=tuple((int(a), int(b)) for a, b in pairs))
        sheet, _, rest = text.rpartition("!r")
        row, _, columns = rest.partition(":")
        return cls(sheet=sheet, row=int(row), columns=tuple(int(c) for c in columns.split(",") if c))


class Evidence(NamedTuple):
    """One statement of a fact: the source's id, the place in it, the words there, the sentence around them."""

    source: str
    place: str
    words: str
    sentence: str


def words(text: str, place: Place) -> str:
    """The words at a place of a text."""
    return " … ".join(text[a:b] for a, b in place.spans)


# Thai has no full stop: a sentence ends at a line, or where a space stands before a word that opens a clause
CLAUSE = re.compile(r"\n+|\s+(?=(?:โดย|ทั้งนี้|นอกจากนี้|จากนั้น|พร้อมทั้ง|ในการนี้|ในโอกาสนี้|ด้าน|ซึ่ง|สำหรับ|ต่อมา))")
LONGEST = 400


def sentence(text: str, place: Place) -> str:
    """The line or clause around the spans of a place; what is cut after about 400 characters ends in …"""
    start, end = min(a for a, _ in place.spans), max(b for _, b in place.spans)
    begin = max((m.end() for m in CLAUSE.finditer(text, max(0, start - LONGEST), start)), default=-1)
    head, begin = ("", begin) if begin >= 0 or start <= LONGEST else ("… ", at_space(text, start - LONGEST, start))
    after = CLAUSE.search(text, end, min(len(text), end + LONGEST))
    whole = after or len(text) <= end + LONGEST
    stop = after.start() if after else len(text) if whole else text.rfind(" ", end, end + LONGEST)
    stop = stop if stop >= 0 else end + LONGEST
    return head + re.sub(r"\s+", " ", text[max(begin, 0) : stop]).strip() + ("" if whole else " …")


def at_space(text: str, low: int, high: int) -> int:
    """The first place after a space; the low end where there is none."""
    found = text.find(" ", low, high)
    return found + 1 if found >= 0 else low


def one_a_sentence(found: list[Evidence]) -> list[Evidence]:
    """The evidence without what stands in a sentence that is there already."""
    first: dict[tuple[str, str], Evidence] = {}
    for one in found:
        first.setdefault((one.source, one.sentence), one)
    return list(first.values())


def is_invented(sources: pd.DataFrame) -> bool:
    """Whether any source is invented: every answer and page drawn from it must say so."""
    return bool(sources["invented"].fillna(False).any())
