"""Columns are named without the engine; an aggregate that it would not see is refused, another is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.embedded.text import check_aggregates, columns, masked
from graph.errors import UsageError


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("RETURN 1 AS a, n.x, count(*), `x y`, 'a,b' AS `q``r`", ["a", "n.x", "count(*)", "x y", "q`r"]),
        ("MATCH (n) RETURN DISTINCT n.name ORDER BY n.name LIMIT 3", ["n.name"]),
        ("CALL { MATCH (n) RETURN n AS z } RETURN z.name // no\n AS q", ["q"]),
        (
            "WITH 1 AS x WHERE 'a' STARTS WITH 'b' RETURN [y IN [1, 2] WHERE y > 1 | y] AS l, {a: 1, b: 2} AS m;",
            ["l", "m"],
        ),
        ("RETURN CASE WHEN true THEN 1 ELSE 2 END AS c UNION RETURN 3 AS c", ["c"]),
        ("MATCH (n) RETURN *", []),
        ("CREATE (n)", []),
    ],
)
def test_columns_are_those_of_the_last_return(text: str, names: list[str]) -> None:
    assert columns(text) == names


@pytest.mark.parametrize(
    "item",
    [
        "collect(n.name) IS NOT NULL",
        "NOT (min(n.name) IS NULL)",
        "count(*) IN [1, 2]",
        "max(n.name) STARTS  WITH 'x'",
        "min(n.name) =~ '.*'",
        "count(*) > 1 AND count(*) < 9",
        "CASE WHEN min(n.name) IS NULL THEN 0 ELSE 1 END",
        "any(x IN collect(n.name) WHERE x = 'a') OR true",
        "{a: collect(n.name) IS NULL}",
    ],
)
def test_an_aggregate_under_a_condition_is_refused(item: str) -> None:
    for text in (f"RETURN n.p AS p, {item} AS y", f"CALL (n) {{ WITH n, {item} AS y RETURN y }} RETURN y"):
        with pytest.raises(UsageError, match="Aggregate first"):
            check_aggregates(f"MATCH (n:Network) {text}")


@pytest.mark.parametrize(
    "text",
    [
        "WITH n.a AS a, count(*) AS c WHERE c > 1 AND NOT a IS NULL RETURN a",
        "RETURN count(CASE WHEN n.a IS NULL AND n.b THEN 1 END), size(collect(n.name)) > 1",
        "RETURN [x IN collect(n.name) WHERE x IS NOT NULL | x][0]",
        "RETURN any(x IN collect(n.name) WHERE x IN ['a'])",
        "RETURN reduce(s = 0, x IN collect(n.a) | s + x)",
        "RETURN count(*) + COUNT { MATCH (n) WHERE n.a AND n.b }",
        "RETURN count(n) AS `a AND b`, 'count(*) IS NULL'",
        "RETURN n.a IS NULL AS a, count(*) AS c ORDER BY c",
    ],
)
def test_what_the_engine_reads_rightly_is_not_refused(text: str) -> None:
    check_aggregates(f"MATCH (n:Network) {text}")


@given(st.text(alphabet="RETURNWITHASn.a,()[]{}'`\"/*;\\ count(IS|", max_size=60))
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert len(masked(text)) == len(text)
    columns(text)
    try:
        check_aggregates(text)
    except UsageError as refused:
        assert refused.th != refused.en
