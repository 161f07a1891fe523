"""Pieces of text that several cores share, in Cypher and in Ibis.

Fiscal year N of the Buddhist era runs from October of N-544 to September of N-543 of the common era.
"""

from __future__ import annotations

from typing import Any

from queries.record import Tables, Values


class _Ibis:
    """Ibis, imported at first use: it takes longer to import than all the rest."""

    def __getattr__(self, name: str) -> Any:
        import ibis  # type: ignore[import-untyped]

        return getattr(ibis, name)


ibis = _Ibis()

NOT_HELD = ("planned", "cancelled")


def fiscal(date: str) -> str:
    """Cypher: the fiscal year of an ISO date; of a bare year, the fiscal year that holds nine of its months."""
    return f"(toInteger(substring({date}, 0, 4)) + 543 + CASE WHEN substring({date}, 5, 2) >= '10' THEN 1 ELSE 0 END)"


def fiscal_of(date: Any) -> Any:
    """Ibis: the same."""
    year = date.substr(0, 4).cast("int64") + 543
    return year + ibis.ifelse(date.substr(5, 2) >= "10", 1, 0)


YEAR_OF_MEETING = f"coalesce(m.fiscal_year_be, {fiscal('m.date')})"
IN_SCOPE = f"($province IS NULL OR m.province = $province) AND ($year IS NULL OR {YEAR_OF_MEETING} = $year)"
HELD = "NOT coalesce(m.status, '') IN ['planned', 'cancelled']"
# a membership holds in a fiscal year that it touches; a bare year or month as its end counts to its last day
VALID = (
    "($year IS NULL OR (coalesce(r.since, '') <= toString($year - 543) + '-09-30'"
    " AND coalesce(r.until, '9999') + '-99' >= toString($year - 544) + '-10-01'))"
)


def year_of_meeting(meetings: Any) -> Any:
    """Ibis: the fiscal year of a meeting, as stated, else from its date."""
    return meetings.fiscal_year_be.fill_null(fiscal_of(meetings.date))


def meetings_in_scope(g: Tables, p: Values) -> Any:
    """Ibis: the meetings that were held, in the province and year asked for, with their `year`."""
    m = g.nodes("Meeting")
    m = m.mutate(year=year_of_meeting(m)).filter(~m.status.fill_null("").isin(NOT_HELD))
    if p["province"] is not None:
        m = m.filter(m.province == p["province"])
    return m if p["year"] is None else m.filter(m.year == p["year"])


def valid(links: Any, p: Values) -> Any:
    """Ibis: the links with since and until that touch the year asked for."""
    year = p["year"]
    if year is None:
        return links
    begun = links.since.fill_null("") <= f"{year - 543}-09-30"
    lasts = links.until.fill_null("9999") + "-99" >= f"{year - 544}-10-01"
    return links.filter(begun & lasts)


def members(g: Tables, p: Values) -> Any:
    """Ibis: organization, network: the memberships that hold."""
    r = valid(g.links("MEMBER_OF", "Organization", "Network"), p)
    return r.select(organization=r.start, network=r.end).distinct()
