"""What a Cypher text says outside its strings and comments: statements one by one, and what may not run here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.embedded.text import TOKEN
from graph.errors import UsageError

ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
# what reaches files, addresses or other programs; the engine's own settings refuse LOAD CSV as well
OUTSIDE = {
    "LOAD CSV": re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE),
    "apoc": re.compile(r"\bapoc\s*\.", re.IGNORECASE),
    "load.*": re.compile(r"\bload\s*\.\s*\w", re.IGNORECASE),
    "import, export": re.compile(r"\b(?:IMPORT|EXPORT|BACKUP|RESTORE)\s+DATABASE\b", re.IGNORECASE),
}


def statements(text: str) -> Iterator[str]:
    """The statements of a text, split at semicolons that stand in no string, name or comment."""
    start = 0
    for token in TOKEN.finditer(text):
        if token.lastgroup == "end":
            yield from said(text[start : token.start()])
            start = token.end()
    yield from said(text[start:])


def said(text: str) -> Iterator[str]:
    """The text, if it says anything."""
    if bare(text).strip():
        yield text.strip()


def bare(text: str) -> str:
    """The text with its strings and comments left out and its quoted names unquoted."""
    return "".join(plain(t) for t in TOKEN.finditer(text))


def plain(token: re.Match[str]) -> str:
    instead = {"text": "''", "comment": " ", "name": token.group().strip("`")}
    return instead.get(str(token.lastgroup), token.group())


def is_whole(text: str) -> bool:
    """Whether a text typed so far ends a statement."""
    tokens = [t for t in TOKEN.finditer(text) if t.lastgroup != "comment" and t.group().strip()]
    return bool(tokens) and tokens[-1].lastgroup == "end"


def check_inside(text: str) -> None:
    """Raises UsageError for a text that would reach outside the graph: a laptop's files are not for queries."""
    # Cypher reads \\u006c as the letter l, also in keywords
    plain = bare(ESCAPE.sub(lambda m: chr(int(m[1], 16)), text))
    for what, pattern in OUTSIDE.items():
        if pattern.search(plain) or pattern.search(bare(text)):
            raise UsageError(
                f"{what} is not available on a graph folder: a query there reads the graph and nothing else. "
                "Load files with `saan load`.",
                f"ใช้ {what} กับโฟลเดอร์กราฟไม่ได้ คำสั่งอ่านได้เฉพาะกราฟเท่านั้น นำเข้าไฟล์ด้วย saan load",
            )
