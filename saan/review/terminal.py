"""The queue one item at a time."""

from __future__ import annotations

from collections.abc import Callable

import typer

from graph import Judgement
from saan.language import chosen, say
from saan.review.items import Choice, Item

Ask = Callable[[str], str]
LEAVE, SKIP = "q", ""


def walk(
    items: list[Item], who: str, ask: Ask = lambda text: str(typer.prompt(text, default="", show_default=False))
) -> list[Judgement]:
    """Ask about each item; a number answers, an empty line skips, q leaves. Gives the decisions taken."""
    done: list[Judgement] = []
    for number, item in enumerate(items, 1):
        show(item, number, len(items))
        answer = answered(item, ask)
        if answer == LEAVE:
            break
        if answer != SKIP:
            choice = item.choices[int(answer) - 1]
            typed = asked(choice, ask)
            if typed or not choice.asks:
                why = ask(say("เพราะอะไร (เว้นว่างได้)", "why (may be empty)")).strip()
                done.append(item.decide(choice, who, why, typed))
    return done


def asked(choice: Choice, ask: Ask) -> str:
    """What an answer asks for besides; asked again until it can be read, empty where nothing is typed."""
    while choice.asks:
        typed = ask(choice.asks.text(chosen())).strip()
        if not typed or choice.read(typed):
            return typed
    return ""


def answered(item: Item, ask: Ask) -> str:
    """The number of a choice, SKIP or LEAVE; asks again for anything else."""
    allowed = {LEAVE, SKIP, *(str(n) for n in range(1, len(item.choices) + 1))}
    while True:
        try:
            answer = ask(say("ตอบหมายเลข (Enter ข้าม, q เลิก)", "number (Enter skips, q leaves)")).strip().lower()
        except (EOFError, typer.Abort):
            return LEAVE
        if answer in allowed:
            return answer


def show(item: Item, number: int, total: int) -> None:
    """Print an item: question, reason, evidence, answers."""
    lang = chosen()
    typer.echo(f"\n[{number}/{total}] {item.question.text(lang)}")
    typer.echo(f"  {item.reason.text(lang)}")
    for line in item.evidence:
        typer.echo(f"    · {line}")
    for at, choice in enumerate(item.choices, 1):
        typer.echo(f"  {at}. {choice.said.text(lang)}")
