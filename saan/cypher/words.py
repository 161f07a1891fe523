"""What can be typed next: labels, types and properties of the schema, keywords, parameters, commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from graph import SCHEMA
from graph.embedded.text import TOKEN

KEYWORDS = (
    "MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "DISTINCT", "WITH", "ORDER BY", "DESC", "LIMIT", "SKIP", "UNWIND",
    "UNION", "CALL", "EXISTS", "COUNT", "COLLECT", "CASE", "WHEN", "THEN", "ELSE", "END", "AND", "OR", "NOT", "IN",
    "AS", "IS NULL", "IS NOT NULL", "STARTS WITH", "ENDS WITH", "CONTAINS", "true", "false", "null",
    "count(", "collect(", "sum(", "avg(", "min(", "max(", "size(", "coalesce(", "toInteger(", "toLower(", "split(",
    "substring(", "labels(", "type(", "properties(", "keys(", "nodes(", "relationships(", "shortestPath(",
)  # fmt: skip
# what every node and relationship carries beside what the schema declares
OF_EVERYTHING = ("evidence", "evidence_total", "evidence_words", "conflicts")
COMMANDS = (":help", ":schema", ":params", ":set", ":limit", ":timeout", ":quit")
LABEL = re.compile(r"(?:\(\s*\w*|\b\w+|\(\s*\w*(?::\w+)+)\s*:\s*(?:\w+\s*[|&]\s*)*(\w*)$")
TYPE = re.compile(r"\[\s*\w*\s*:\s*(?:\w+\s*\|\s*)*(\w*)$")
PROPERTY = re.compile(r"\b(\w+)\.(\w*)$")
IN_MAP = re.compile(r"[(\[]\s*(?:\w*)\s*:\s*(\w+)\s*\{[^{}]*?(?:\{|,\s*|\s*)(\w*)$")
NAMED = re.compile(r"[(\[]\s*(\w+)\s*:\s*(\w+)")


def endings(text: str, parameters: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What may follow a text: the word begun, and the whole word; nothing inside a string or comment."""
    last = list(TOKEN.finditer(text))[-1:]
    if last and last[0].lastgroup in ("text", "comment") and is_open(last[0].group()):
        return []
    begun, words = candidates(text, parameters)
    return [(begun, w) for w in words if w.casefold().startswith(begun.casefold()) and w != begun]


def is_open(token: str) -> bool:
    return token.startswith("//") or len(token) == 1 or token[-1] != token[0]


def candidates(text: str, parameters: Mapping[str, Any]) -> tuple[str, Iterable[str]]:
    """The word begun at the end of the text, and the words that stand in such a place."""
    if re.fullmatch(r":\w*", text):
        return text, COMMANDS
    if found := re.search(r"\$(\w*)$", text):
        return found[1], parameters
    if found := TYPE.search(text):
        return found[1], SCHEMA.types
    if found := IN_MAP.search(text):
        return found[2], properties(found[1])
    if found := PROPERTY.search(text):
        of = dict(NAMED.findall(text)).get(found[1], "")
        return found[2], properties(of)
    if found := LABEL.search(text):
        return found[1], SCHEMA.nodes
    begun = re.search(r"[\w]*$", text)
    word = begun[0] if begun else ""
    return word, KEYWORDS if word else ()


@cache
def properties(of: str) -> tuple[str, ...]:
    """The properties of a label or type; of the whole schema where it is neither."""
    kinds: Iterable[Any] = (SCHEMA.nodes[of],) if of in SCHEMA.nodes else SCHEMA.of_type(of)
    return tuple(dict.fromkeys(["key", *(p.name for k in kinds or everything() for p in k.columns), *OF_EVERYTHING]))


def everything() -> Iterable[Any]:
    return [*SCHEMA.nodes.values(), *SCHEMA.links.values()]


def described(word: str, lang: str) -> list[str]:
    """The schema in lines: of one label or type where `word` names it, else every label and type."""
    th = lang == "th"
    if word in SCHEMA.nodes:
        kind = SCHEMA.nodes[word]
        links = [f"  (:{k.start})-[:{k.type}]->(:{k.end})" for k in SCHEMA.links.values() if word in (k.start, k.end)]
        return [f"{word}: {kind.th if th else kind.en}", *property_lines(kind.columns, th), *links]
    if kinds := SCHEMA.of_type(word):
        lines = [f"  (:{k.start})-[:{word}]->(:{k.end})  {k.forward[0 if th else 1]}" for k in kinds]
        return [*lines, *property_lines(kinds[0].columns, th)]
    labels = [f"  :{k.label:<14} {k.th if th else k.en}" for k in SCHEMA.nodes.values()]
    return [*labels, "  " + " ".join(SCHEMA.types), *((f"? {word}",) if word else ())]


def property_lines(columns: Iterable[Any], th: bool) -> list[str]:
    return [f"  .{p.name:<18} {p.type}{'[]' if p.many else ''}  {p.th if th else p.en}" for p in columns]
