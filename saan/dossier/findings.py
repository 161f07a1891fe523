"""What the questions answer about a province or an organisation: the sentence, the first rows, their statements."""

from __future__ import annotations

from typing import Any, NamedTuple

from graph import PropertyGraph
from graph.errors import SaanError
from queries import QUESTIONS, Result, ask
from saan.pictures.answer import AnswerPage
from saan.pictures.reading import known

# in the order of a dossier; a question that is not there is passed over
ASKED = ("network-links", "connectors", "hubs", "coach-candidates", "coach-lineage", "gaps", "counterparts")
ROWS, REASONS, LONGEST = 2, 2, 420


class Finding(NamedTuple):
    """One question: its words, the answer's sentence, cards of its first rows, warnings, method."""

    title: str
    answer: str
    cards: list[dict[str, Any]]
    more: int
    warnings: list[str]
    method: str


def findings(graph: PropertyGraph, lang: str, names: bool, province: str, organization: str = "") -> list[Finding]:
    """The answers for a province; with an organisation only the rows about it."""
    found = (finding(id, graph, lang, names, province, organization) for id in ASKED if id in QUESTIONS)
    return [one for one in found if one]


def finding(id: str, graph: PropertyGraph, lang: str, names: bool, province: str, body: str) -> Finding | None:
    """One answer; None where it cannot be asked so, or says nothing of the organisation."""
    taken = {p.name for p in QUESTIONS[id].parameters}
    given = {"province": province} if province and "province" in taken else {}
    try:
        result = ask(id, graph, lang=lang, names=names, **given)
    except SaanError:
        return None
    page = AnswerPage(result, lang)
    rows = numbers(result, body)
    if not rows and (body or not len(result.frame)):
        return None
    cards = [page.card(i) for i in rows[:ROWS]]
    for card in cards:
        card["quotes"] = card["quotes"][:1]
        card["reasons"] = card["reasons"][:REASONS]
    answer = "" if body else shortened(result.answer)
    return Finding(page.title(), answer, cards, max(0, len(rows) - ROWS), result.warnings[:2], result.method)


def numbers(result: Result, body: str) -> list[int]:
    """The rows of an answer, or those about the organisation."""
    if not body:
        return list(range(len(result.frame)))
    if "organization" not in result.frame:
        return []
    return [i for i, name in enumerate(result.frame["organization"]) if known(name) and str(name) == body]


def shortened(answer: str) -> str:
    """The first parts of a long answer."""
    if len(answer) <= LONGEST:
        return answer
    at = answer.rfind("; ", 0, LONGEST)
    return answer[: at if at > 0 else LONGEST] + " …"
