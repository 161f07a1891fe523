"""Every question, by its id, in the order of the list."""

from __future__ import annotations

from queries.questions.coach_candidates import COACH_CANDIDATES
from queries.questions.coach_lineage import COACH_LINEAGE
from queries.questions.coach_path import COACH_PATH
from queries.questions.coach_set import COACH_SET
from queries.questions.connectors import CONNECTORS
from queries.questions.counterparts import COUNTERPARTS
from queries.questions.coverage import COVERAGE
from queries.questions.gaps import GAPS_QUESTION
from queries.questions.goals_and_virtues import GOALS_AND_VIRTUES
from queries.questions.hubs import HUBS
from queries.questions.introductions import INTRODUCTIONS
from queries.questions.meetings import MEETINGS_QUESTION
from queries.questions.model_organizations import MODEL_ORGANIZATIONS
from queries.questions.network_drift import NETWORK_DRIFT
from queries.questions.network_links import NETWORK_LINKS
from queries.questions.path import PATH
from queries.questions.people import PEOPLE
from queries.questions.province_profile import PROVINCE_PROFILE
from queries.questions.timeline import TIMELINE
from queries.questions.what_if import WHAT_IF
from queries.record import Question

ALL: tuple[Question, ...] = (
    # what is known
    COVERAGE,
    PROVINCE_PROFILE,
    MEETINGS_QUESTION,
    # between networks
    NETWORK_LINKS,
    GAPS_QUESTION,
    INTRODUCTIONS,
    NETWORK_DRIFT,
    COUNTERPARTS,
    # organisations that link
    HUBS,
    CONNECTORS,
    PATH,
    WHAT_IF,
    # coaches
    COACH_CANDIDATES,
    COACH_SET,
    COACH_PATH,
    COACH_LINEAGE,
    MODEL_ORGANIZATIONS,
    # the record
    TIMELINE,
    PEOPLE,
    GOALS_AND_VIRTUES,
)
QUESTIONS: dict[str, Question] = {q.id: q for q in ALL}
if len(QUESTIONS) < len(ALL):
    raise ValueError("two questions have one id")
