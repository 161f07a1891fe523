"""A Cypher text taken apart as far as it must be: tokens, projections, names of columns, what the engine misreads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import UsageError

TOKEN = re.compile(
    r"""(?P<text>'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?)|(?P<name>`(?:[^`]|``)*`?)"""
    r"|(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))|(?P<end>;)|(?P<other>.)",
    re.DOTALL,
)
OPEN, CLOSE = "([{", ")]}"
CLAUSE = re.compile(
    r"\b(?P<projection>RETURN|WITH|ORDER\s+BY)\b(?:\s+DISTINCT\b)?"
    r"|\b(?:MATCH|OPTIONAL|WHERE|SKIP|OFFSET|LIMIT|UNWIND|CALL|UNION|USE|FINISH)\b",
    re.IGNORECASE,
)
WITHIN = re.compile(r"\b(STARTS|ENDS)\s+WITH\b", re.IGNORECASE)
AS = re.compile(r"\bAS\s+(\S+)\s*$", re.IGNORECASE)
AGGREGATE = re.compile(r"\b(?:count|collect|sum|avg|min|max|stdevp?|percentile(?:cont|disc))\s*(?=\()", re.IGNORECASE)
CONDITION = re.compile(r"\b(?:NOT|AND|OR|XOR|IN|IS|CONTAINS|STARTS_+WITH|ENDS_+WITH)\b|=~", re.IGNORECASE)
# brackets that hold conditions of their own: lists, any(), subqueries
OF_THEIR_OWN = re.compile(
    r"\[(?=\s*\w+\s+IN\b)|\b(?:any|all|none|single)\s*\((?=\s*\w+\s+IN\b)"
    r"|\breduce\s*\((?=\s*\w+\s*=)|\b(?:EXISTS|COUNT|COLLECT)\s*\{",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """The text, as long as it was, with its strings, quoted names and comments made harmless."""

    def harmless(token: re.Match[str]) -> str:
        filler = {"text": "_", "name": "_", "comment": " "}.get(str(token.lastgroup))
        return filler * len(token.group()) if filler else token.group()

    # the WITH of STARTS WITH opens no clause
    return WITHIN.sub(lambda m: m[1] + "_WITH".rjust(len(m[0]) - len(m[1]), "_"), TOKEN.sub(harmless, text))


def projections(text: str) -> Iterator[tuple[str, int, list[tuple[int, int]]]]:
    """Each RETURN, WITH and ORDER BY of a masked text: the word, its depth in brackets, and where its items stand."""
    for found in CLAUSE.finditer(text):
        if found["projection"]:
            items = list(parts(text, found.end()))
            depth = sum((c in OPEN) - (c in CLOSE) for c in text[: found.start()])
            yield found["projection"].upper(), depth, items


def parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas from `start` to the end of the clause."""
    depth, begun = 0, start
    for at in range(start, len(text)):
        depth += (text[at] in OPEN) - (text[at] in CLOSE)
        ended = depth < 0 or (not depth and (text[at] == ";" or CLAUSE.match(text, at)))
        if ended:
            yield begun, at
            return
        if text[at] == "," and not depth:
            yield begun, at
            begun = at + 1
    yield begun, len(text)


def columns(text: str) -> list[str]:
    """The names of the columns that a statement returns; none where it does not name them (RETURN *)."""
    plain = masked(text)
    returns = [items for word, depth, items in projections(plain) if word == "RETURN" and not depth]
    names = [named(text[a:b], plain[a:b]) for a, b in returns[-1]] if returns else []
    return [] if "*" in names else names


def named(item: str, plain: str) -> str:
    found = AS.search(plain)
    name = item[found.start(1) : found.end(1)] if found else item
    name = name.strip()
    return name[1:-1].replace("``", "`") if name.startswith("`") else name


def check_aggregates(text: str) -> None:
    """Raises UsageError for an aggregate under a condition: the engine does not see it and would give wrong rows."""
    plain = masked(text)
    for _, _, items in projections(plain):
        for start, end in items:
            item = plain[start:end]
            if AGGREGATE.search(item) and CONDITION.search(emptied(emptied(item, OF_THEIR_OWN), AGGREGATE)):
                raise misread(text[start:end].strip())


def emptied(item: str, opening: re.Pattern[str]) -> str:
    """The text without what stands in the brackets that follow a pattern, or that it ends with."""
    out, at = "", 0
    while found := opening.search(item, at):
        begin = found.end() if item[found.end() - 1] in OPEN else item.index("(", found.end()) + 1
        out += item[at:begin]
        depth, at = 1, begin
        while at < len(item) and depth:
            depth += (item[at] in OPEN) - (item[at] in CLOSE)
            at += 1
    return out + item[at:]


def misread(item: str) -> UsageError:
    return UsageError(
        f"{item}: the engine does not see an aggregate under NOT, AND, OR, IN, IS NULL, CONTAINS … and would group "
        "wrongly. Aggregate first: WITH a, collect(b) AS found RETURN a, found IS NOT NULL",
        f"{item}: เครื่องมือไม่เห็นฟังก์ชันรวมกลุ่มที่อยู่ใต้ NOT, AND, OR, IN, IS NULL, CONTAINS … และจะจัดกลุ่มผิด "
        "ให้รวมกลุ่มก่อน: WITH a, collect(b) AS found RETURN a, found IS NOT NULL",
    )
