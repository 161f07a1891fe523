"""Every question, by its id, in the order of the list: what is known, what links, who, what is missing, the rest."""

from __future__ import annotations

from queries.questions.coach_candidates import COACH_CANDIDATES
from queries.questions.connectors import CONNECTORS
from queries.questions.counterparts import COUNTERPARTS
from queries.questions.coverage import COVERAGE
from queries.questions.gaps import GAPS_QUESTION
from queries.questions.hubs import HUBS
from queries.questions.meetings import MEETINGS_QUESTION
from queries.questions.network_drift import NETWORK_DRIFT
from queries.questions.network_links import NETWORK_LINKS
from queries.record import Question

ALL: tuple[Question, ...] = (
    NETWORK_LINKS,
    COUNTERPARTS,
    HUBS,
    COACH_CANDIDATES,
    CONNECTORS,
    GAPS_QUESTION,
    NETWORK_DRIFT,
    COVERAGE,
    MEETINGS_QUESTION,
)
QUESTIONS: dict[str, Question] = {q.id: q for q in ALL}
if len(QUESTIONS) < len(ALL):
    raise ValueError("two questions have one id")
