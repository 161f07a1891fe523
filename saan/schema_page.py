"""The model in words, derived from its declaration: `saan schema` and docs/schema.md."""

from __future__ import annotations

from graph import SCHEMA
from graph.schema import LinkKind, NodeKind


def schema_page(lang: str = "en") -> str:
    """Markdown: every label, link type, direction, property and key."""
    labels = [node_lines(k, lang) for k in SCHEMA.nodes.values()]
    types = [type_lines(t, lang) for t in SCHEMA.types]
    head, links = ("# แบบจำลองข้อมูล", "## ความสัมพันธ์") if lang == "th" else ("# The model", "## Links")
    nodes = "## โหนด" if lang == "th" else "## Nodes"
    return "\n".join(
        [
            head,
            "",
            nodes,
            "",
            *(x for lines in labels for x in lines),
            links,
            "",
            *(x for lines in types for x in lines),
        ]
    )


def node_lines(kind: NodeKind, lang: str) -> list[str]:
    about = kind.th if lang == "th" else kind.en
    key = "กุญแจ" if lang == "th" else "Key"
    lines = [f"### {kind.label}", "", f"{about}. {key}: {kind.key}.", ""]
    lines += [
        f"- `{p.name}` ({p.type}{', many' if p.many else ''}): {p.th if lang == 'th' else p.en}"
        for p in kind.properties
    ]
    return [*lines, ""] if kind.properties else lines


def type_lines(type: str, lang: str) -> list[str]:
    kinds = SCHEMA.of_type(type)
    at = 0 if lang == "th" else 1
    lines = [f"### {type}", ""]
    lines += [
        f"- {k.start} -> {k.end}: {k.start} *{k.forward[at]}* {k.end}; {k.end} *{k.reverse[at]}* {k.start}"
        for k in kinds
    ]
    lines += [f"- {line}" for line in property_lines(kinds[0], lang)]
    return [*lines, ""]


def property_lines(kind: LinkKind, lang: str) -> list[str]:
    return [
        f"`{p.name}` ({p.type}{', makes parallel links' if p.parallel else ''}): {p.th if lang == 'th' else p.en}"
        for p in kind.properties
    ]
