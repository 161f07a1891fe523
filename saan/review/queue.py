"""The queue: items of every kind that nobody decided yet, those first that change the answers most."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph import Judgement, PropertyGraph
from saan.review import releases, sameness
from saan.review.items import Item, now

# each looks at the graph and asks; add a kind of item here
ASKERS: tuple[Callable[[PropertyGraph], Iterable[Item]], ...] = (sameness.items, releases.items)


def queue(graph: PropertyGraph, askers: Iterable[Callable[[PropertyGraph], Iterable[Item]]] = ASKERS) -> list[Item]:
    """What is to be decided; an item is gone while a decision rests on the words that it has now."""
    settled = {(frozenset((j.subject, j.object)), j.words_hash) for j in graph.decisions}
    settled |= {(frozenset((j.subject,)), j.words_hash) for j in graph.decisions if j.verdict in ("alias", "correct")}
    open_items = (
        item
        for ask in askers
        for item in ask(graph)
        if (frozenset((item.subject, item.object)), item.words_hash) not in settled
        and (frozenset((item.subject,)), item.words_hash) not in settled
    )
    return sorted(open_items, key=lambda i: (-i.weight, i.subject, i.object))


def decided(graph: PropertyGraph) -> list[Judgement]:
    """Decisions of people that hold, the newest first."""
    held = [j for j in graph.decisions if j.who and j.who != "saan"]
    return sorted(held, key=lambda j: j.when, reverse=True)


def undoing(judgement: Judgement, who: str, why: str = "") -> Judgement:
    """The line that takes a decision back."""
    field = judgement.verdict if judgement.verdict in ("alias", "shown") else judgement.field
    return Judgement(now(), "undo", judgement.subject, judgement.object, field, who, why)
