"""A question's Cypher with what each clause does above it, to read and to paste."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph import SCHEMA
from graph.embedded.text import masked, parts

BEGINS = re.compile(r"(?:OPTIONAL MATCH|MATCH|WHERE|WITH|RETURN|UNWIND|ORDER BY|LIMIT|CALL|UNION)\b|\}")
NODE = re.compile(r"\((\w*)\s*(?::\s*([\w|]+))?[^()]*\)")
LINK = re.compile(r"(<?)-\[\s*\w*\s*:\s*([\w|]+)[^\]]*\]-(>?)")
AND = re.compile(r"\bAND\b")
AGGREGATES = re.compile(r"\b(count|collect|sum|min|max)\(")
CONDITIONS = (
    (r"any\(word IN", "not by a link from afar"),
    (r"\$province IS NULL", "of the province asked for, or of all"),
    (r"\$year IS NULL", "of the fiscal year asked for, or of all"),
    (r"NOT coalesce\((\w+)\.status", "{0} was neither only planned nor cancelled"),
    (r"(\w+)\.key < (\w+)\.key", "each pair once"),
    (r"(\w+)\.key <> (\w+)\.key", "{0} and {1} are not the same"),
    (r"^([\w.]+) IS NOT NULL$", "{0} is known"),
    (r"\$(\w+)", "as the parameter {0} says"),
)
WIDE = 100


def explained(text: str) -> str:
    """The text, one clause a line, each under a comment; what it computes is unchanged."""
    lines: list[str] = []
    known: dict[str, str] = {}
    depth = 0
    for clause in clauses(text):
        indent = "  " * (depth - clause.startswith("}"))
        if said := words(clause, known, depth):
            lines.append(f"{indent}// {said}")
        lines += [indent + line for line in wrapped(clause)]
        depth += count(clause, "{") - count(clause, "}")
    return "\n".join(lines)


def count(clause: str, bracket: str) -> int:
    return masked(clause).count(bracket)


def clauses(text: str) -> Iterator[str]:
    """The clauses of a text that begins each on a line; lines that go on are joined to theirs."""
    begun = ""
    for line in map(str.strip, text.splitlines()):
        open_ = any(count(begun, a) > count(begun, b) for a, b in ("()", "[]"))
        if begun and BEGINS.match(line) and not open_:
            yield begun
            begun = line
        else:
            begun = f"{begun} {line}".strip()
    yield begun


def wrapped(clause: str) -> list[str]:
    """A long WHERE as one condition a line."""
    if len(clause) <= WIDE or not clause.startswith("WHERE"):
        return [clause]
    first, *rest = conditions(clause)
    return [f"WHERE {first}", *(f"  AND {c}" for c in rest)]


def conditions(clause: str) -> list[str]:
    """The conditions of a WHERE that all must hold."""
    inner = clause.removeprefix("WHERE").strip()
    flat = "".join(c if depth == 0 else "_" for c, depth in with_depth(masked(inner)))
    cuts = [(m.start(), m.end()) for m in AND.finditer(flat)]
    starts, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(inner)]
    return [inner[a:b].strip() for a, b in zip(starts, ends, strict=True)]


def with_depth(plain: str) -> Iterator[tuple[str, int]]:
    depth = 0
    for c in plain:
        depth += c in "([{"
        yield c, depth
        depth -= c in ")]}"


def words(clause: str, known: dict[str, str], depth: int) -> str:
    """What a clause does, in English; empty where it says it itself. `known` gathers the labels of variables."""
    head, _, rest = clause.partition(" ")
    if head in ("MATCH", "OPTIONAL"):
        return ("where there is one: " if head == "OPTIONAL" else "") + matched(clause, known)
    if head == "WHERE":
        return "; ".join(dict.fromkeys(filter(None, map(condition, conditions(clause)))))
    if head == "UNWIND":
        listed, _, name = rest.partition(" AS ")
        return f"a row for each of {listed}, as {name}"
    if head in ("WITH", "RETURN"):
        return projected(rest, "go on with" if head == "WITH" or depth else "give")
    if head == "ORDER":
        return "in the order of " + rest.removeprefix("BY ")
    return {"CALL": "what any of these parts finds:", "UNION": "and beside it:"}.get(head, "")


def matched(clause: str, known: dict[str, str]) -> str:
    """A pattern in the schema's own words."""
    found = []
    rest = clause.partition("MATCH")[2]
    for start, end in parts(masked(rest), 0):
        nodes, links = NODE.findall(rest[start:end]), list(LINK.finditer(rest[start:end]))
        known |= {name: label for name, label in nodes if name and label}
        names = [called(name, label or known.get(name, "")) for name, label in nodes]
        found += [f"{names[at]} {verb(link)} {names[at + 1]}" for at, link in enumerate(links)]
        found += [] if links else [f"every {name}" for name in names]
    return ", ".join(found)


def called(name: str, label: str) -> str:
    kind = SCHEMA.nodes.get(label.partition("|")[0])
    return f"{label.replace('|', ' or ')} {name}".strip() if kind else name or "something"


def verb(link: re.Match[str]) -> str:
    """The wording of a link's types in the direction in which the pattern reads them."""
    side = "reverse" if link[1] else "forward"
    said = [getattr(SCHEMA.of_type(t)[0], side)[1] for t in link[2].split("|") if SCHEMA.of_type(t)]
    if link[1] or link[3]:
        return " or ".join(said)
    return f"({', '.join(link[2].split('|'))}, either way)"


def condition(text: str) -> str:
    for pattern, said in CONDITIONS:
        if found := re.search(pattern, text):
            return said.format(*found.groups())
    return ""


def projected(items: str, verb: str) -> str:
    """What a WITH or RETURN keeps, and what it gathers for each of it."""
    distinct = items.startswith("DISTINCT ")
    items = items.removeprefix("DISTINCT ")
    found = [items[a:b].strip() for a, b in parts(masked(items), 0)]
    names = [re.split(r"\s+AS\s+", item)[-1] for item in found]
    gathered = [n for n, item in zip(names, found, strict=True) if AGGREGATES.search(item)]
    kept = [n for n in names if n not in gathered]
    if gathered:
        return f"{'for each ' + ', '.join(kept) if kept else 'of all'}: {', '.join(gathered)}"
    return f"{verb} {', '.join(kept)}" + (", each once" if distinct else "")


def pasteable(text: str, values: Mapping[str, Any]) -> str:
    """The explained text under the parameters it needs, as Neo4j Browser and cypher-shell take them."""
    used = dict.fromkeys(re.findall(r"\$(\w+)", masked(text)))
    return "\n".join([*(f":param {name} => {literal(values.get(name))}" for name in used), explained(text) + ";"])


def literal(value: Any) -> str:
    """A parameter's value as Cypher writes it: JSON is a part of it."""
    return json.dumps(value, ensure_ascii=False)
