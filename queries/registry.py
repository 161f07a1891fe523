"""Every question, by its id."""

from __future__ import annotations

from queries.questions.hubs import HUBS
from queries.questions.network_links import NETWORK_LINKS
from queries.record import Question

ALL: tuple[Question, ...] = (NETWORK_LINKS, HUBS)
QUESTIONS: dict[str, Question] = {q.id: q for q in ALL}
if len(QUESTIONS) < len(ALL):
    raise ValueError("two questions have one id")
