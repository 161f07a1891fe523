"""Items about what a load was not sure of: keys that may be one, columns, lists that may take the place of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph import Judgement, PropertyGraph
from graph.judgements import SAAN, in_force
from graph.keys import label_of, name_of
from loaders.questions import READ_AS, SOURCE
from loaders.rejects import heading
from loaders.replacing import provinces
from loaders.tables.areas import province_name
from saan.review.items import DIFFERENT, SAME, UNSURE, Choice, Item, Said
from saan.review.known import text_of
from saan.review.sameness import described, evidence_of

# an answer about a list or a column changes many rows at once
OF_LIST, OF_COLUMN, OF_PAIR = 2000.0, 1000.0, 1.0
YES, NO = Said("อ่านถูกแล้ว", "it was read rightly"), Said("ไม่ใช่ ไม่ใช้คอลัมน์นี้", "no, leave the column out")
BOTH, NEWER = Said("เก็บทั้งสองฉบับ", "keep both"), Said("ฉบับใหม่แทนฉบับเดิม", "the newer in place of the older")
ONE_BODY = Said("โปรแกรมนำเข้าไม่แน่ใจ", "the load was not sure")


def items(graph: PropertyGraph, hide: Callable[[str], str]) -> Iterator[Item]:
    """A question for each thing that a load left open and nobody answered; it comes back when an answer is undone."""
    answers = [j for j in graph.decisions if j.who != SAAN]
    settled = {j.about for j in answers} | {column(j) for j in answers}
    sources = set(graph.source_ids)
    for asked in in_force((j for j in graph.judgements if j.who == SAAN and j.verdict == "unsure"), sources):
        gone = asked.object.startswith(SOURCE) and asked.object.removeprefix(SOURCE) not in sources
        joined = graph.mapping.get(asked.subject, asked.subject) == graph.mapping.get(asked.object, asked.object)
        if not gone and not joined and not {asked.about, column(asked)} & settled:
            yield item(graph, asked, hide)


def column(judgement: Judgement) -> tuple[str, ...]:
    """A column of the sources of one name: what was said of it holds for the list of the next year."""
    return ("column", judgement.subject.rpartition("#")[0], judgement.field) if judgement.field else judgement.about


def item(graph: PropertyGraph, asked: Judgement, hide: Callable[[str], str]) -> Item:
    """The item of a question."""
    if asked.field:
        return of_column(asked)
    if asked.subject.startswith(SOURCE):
        return of_list(graph, asked)
    return of_pair(graph, asked, hide)


def of_column(asked: Judgement) -> Item:
    word, _, field = asked.field.rpartition(READ_AS)
    name = asked.subject.removeprefix(SOURCE)
    return Item(
        asked.subject,
        "",
        Said(f"{name}: คอลัมน์ {word} คือ {heading(field)} ใช่หรือไม่", f"{name}: is the column {word} the {field}"),
        Said(f"สะกดใกล้กับ {asked.why}", f"spelt like {asked.why}"),
        (asked.field,),
        (Choice(YES, "accept", field=asked.field), Choice(NO, "reject", field=asked.field)),
        OF_COLUMN,
    )


def of_list(graph: PropertyGraph, asked: Judgement) -> Item:
    newer, older = (key.removeprefix(SOURCE) for key in (asked.subject, asked.object))
    return Item(
        asked.subject,
        asked.object,
        Said(f"{newer} แทน {older} หรือเก็บทั้งสองฉบับ", f"Does {newer} take the place of {older}"),
        Said("ชื่อเดียวกันแต่คนละชนิด หรือไม่รู้จังหวัด", "one name, another kind or no province"),
        tuple(f"{one}: {', '.join(map(province_name, sorted(provinces(graph, one))))}" for one in (newer, older)),
        (Choice(BOTH, "different"), Choice(NEWER, "reject", asked.object, asked.subject)),
        OF_LIST,
    )


def of_pair(graph: PropertyGraph, asked: Judgement, hide: Callable[[str], str]) -> Item:
    """Two keys that may be one; one of them may be gone with the older list."""
    one, other = (said(graph, key, hide) for key in (asked.subject, asked.object))
    return Item(
        asked.subject,
        asked.object,
        Said(f"เป็นรายเดียวกันหรือไม่: {one} / {other}", f"Is this one: {one} / {other}"),
        Said(f"{ONE_BODY.th}: {asked.why}", f"{ONE_BODY.en}: {asked.why}"),
        tuple(line for key in (asked.subject, asked.object) for line in evidence(graph, key, hide)),
        (SAME, DIFFERENT, UNSURE),
        OF_PAIR,
    )


def said(graph: PropertyGraph, key: str, hide: Callable[[str], str]) -> str:
    at = graph.id_of(key)
    row = graph.nodes(label_of(key)).iloc[at].to_dict() if at >= 0 else {"key": key, "name": name_of(key)}
    return described(label_of(key), {name: text_of(value) for name, value in row.items()}, hide)


def evidence(graph: PropertyGraph, key: str, hide: Callable[[str], str]) -> list[str]:
    return evidence_of(graph, key, hide) if graph.id_of(key) >= 0 else [name_of(key)]
