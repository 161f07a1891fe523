"""The queue: items of every kind that nobody decided yet, those first that change the answers most."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from graph import Judgement, PropertyGraph, open_graph, save_graph
from graph.folder import writing
from graph.judgements import SAAN
from graph.privacy import mask
from loaders.questions import refused
from saan.review import questions, releases, sameness
from saan.review.items import Item, now

Asker = Callable[[PropertyGraph, Callable[[str], str]], Iterable[Item]]
# each looks at the graph and asks, with persons' names hidden; add a kind of item here
ASKERS: tuple[Asker, ...] = (sameness.items, questions.items, releases.items)


def queue(graph: PropertyGraph, askers: Iterable[Asker] = ASKERS, *, names: bool = False) -> list[Item]:
    """What is to be decided; an item is gone while a decision rests on the words that it has now."""
    settled = {(frozenset((j.subject, j.object)), j.words_hash) for j in graph.decisions}
    settled |= {(frozenset((j.subject,)), j.words_hash) for j in graph.decisions if j.verdict in ("alias", "correct")}
    found: dict[tuple[frozenset[str], str], Item] = {}
    for item in (item for ask in askers for item in told(graph, ask, names)):
        about = frozenset((item.subject, item.object))
        if not {(about, item.words_hash), (frozenset((item.subject,)), item.words_hash)} & settled:
            # two keys are asked about once, whoever asks; a source may have several columns
            found.setdefault((about, "" if item.object else item.words_hash), item)
    return sorted(found.values(), key=lambda i: (-i.weight, i.subject, i.object))


def told(graph: PropertyGraph, ask: Asker, names: bool) -> Iterable[Item]:
    """The items of an asker; decisions rest on the words without names, whether these are shown or not."""
    hidden = ask(graph, mask(graph.nodes("Person")))
    if not names:
        return hidden
    return [replace(shown, rests_on=item.words_hash) for item, shown in zip(hidden, ask(graph, str), strict=True)]


def decided(graph: PropertyGraph) -> list[Judgement]:
    """Decisions of people that hold, the newest first."""
    held = [j for j in graph.decisions if j.who and j.who != SAAN]
    return sorted(held, key=lambda j: j.when, reverse=True)


def undoing(judgement: Judgement, who: str, why: str = "") -> Judgement:
    """The line that takes a decision back."""
    field = judgement.verdict if judgement.verdict in ("alias", "shown") else judgement.field
    return Judgement(now(), "undo", judgement.subject, judgement.object, field, who, why)


def keep_in(folder: Path, done: Iterable[Judgement]) -> list[str]:
    """Add decisions to a graph folder; the sources that they put out of it."""
    with writing(folder):
        held = open_graph(folder).judged(done)
        out = sorted(refused(held) & set(held.source_ids))
        for source in out:
            held = held.without(source)
        save_graph(held, folder)
    return out
