"""What the served explorer answers: its page, read-only Cypher, and the review queue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from graph import Judgement, PropertyGraph, open_graph
from graph.errors import UsageError
from saan.cypher import Answer, Session
from saan.cypher.drawing import elements
from saan.cypher.guard import statements
from saan.cypher.show import printed
from saan.explorer.page import built, tabled
from saan.review import Item, queue
from saan.review.queue import keep_in, undoing

# letters of a cell: the text of a whole source is a property too
LONGEST = 2_000


class Served:
    """A graph folder behind a page. One question at a time; every text goes through the page's own masking of names.

    `part`: what of the graph the page holds. `session`: a new place to run Cypher.
    """

    def __init__(
        self,
        folder: Path,
        part: Callable[[PropertyGraph], PropertyGraph],
        session: Callable[[], Session],
        *,
        names: bool,
        lang: str,
    ) -> None:
        self._folder, self._part, self._new_session, self._names, self._lang = folder, part, session, names, lang
        self._lock = Lock()
        self._done: list[tuple[Item, Judgement]] = []
        self._session = session()
        self._open()

    def _open(self) -> None:
        whole = open_graph(self._folder)
        self._tables = tabled(self._part(whole), self._names, self._lang)
        self._text = built(self._tables, live=True)
        self._items = queue(whole, names=self._names)

    def close(self) -> None:
        """End the engine that runs Cypher."""
        self._session.close()

    def page(self) -> str:
        """The page; made anew, with a new copy for Cypher, where decisions changed the graph."""
        with self._lock:
            if self._done:
                self.close()
                self._done, self._session = [], self._new_session()
                self._open()
            return self._text

    def cypher(self, text: str) -> dict[str, Any]:
        """One statement: `columns`, `rows` as texts, whether there are `more`, and the page's `nodes` in them."""
        found = list(statements(text))
        if len(found) != 1:
            raise UsageError("write one Cypher statement", "เขียนคำสั่ง Cypher หนึ่งคำสั่ง")
        with self._lock:
            answer = self._session.run(found[0])
            return {
                "columns": [self._shown(c) for c in answer.columns],
                "rows": [[self._shown(printed(v)) for v in row] for row in answer.rows],
                "more": answer.more,
                "invented": answer.invented,
                "nodes": self._nodes(answer),
            }

    def _nodes(self, answer: Answer) -> list[int]:
        """The numbers of the nodes in an answer: nodes, paths, and keys as texts."""
        texts = (value for row in answer.raw for value in row if isinstance(value, str))
        keys = [*texts, *(e.get("key") for e in elements([list(row) for row in answer.raw]))]
        return list(dict.fromkeys(n for key in keys if (n := self._tables.numbers.get(key)) is not None))

    def review(self) -> dict[str, Any]:
        """How many items are left and were decided here, and the first item."""
        with self._lock:
            return self._queue()

    def _queue(self) -> dict[str, Any]:
        first = self._told(self._items[0]) if self._items else None
        return {"left": len(self._items), "done": len(self._done), "item": first}

    def _told(self, item: Item) -> dict[str, Any]:
        lang = self._lang
        return {
            "id": item.id,
            "question": self._shown(item.question.text(lang)),
            "reason": self._shown(item.reason.text(lang)),
            "evidence": list(map(self._shown, item.evidence)),
            "nodes": [n for key in (item.subject, item.object) if (n := self._tables.numbers.get(key)) is not None],
            "choices": [[c.said.text(lang), c.asks.text(lang) if c.asks else ""] for c in item.choices],
        }

    def decide(self, id: str, choice: int, typed: str, why: str) -> dict[str, Any]:
        """Keep an answer in the folder; the next item. A choice below 0 puts the item behind the others."""
        with self._lock:
            item = next((i for i in self._items if i.id == id), None)
            if item is None or choice >= len(item.choices):
                raise UsageError("this item is not in the queue", "ไม่มีเรื่องนี้ในคิว")
            if choice >= 0:
                judgement = item.decide(item.choices[choice], "", why, typed.strip())
                keep_in(self._folder, [judgement])
                self._done.append((item, judgement))
            self._items.remove(item)
            self._items += [item] if choice < 0 else []
            return self._queue()

    def undo(self) -> dict[str, Any]:
        """Take back the last answer given here."""
        with self._lock:
            if self._done:
                item, judgement = self._done[-1]
                keep_in(self._folder, [undoing(judgement, judgement.who)])
                self._done.pop()
                self._items.insert(0, item)
            return self._queue()

    def _shown(self, text: str) -> str:
        return self._tables.clean(text)[:LONGEST]
