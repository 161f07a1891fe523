from __future__ import annotations

import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import Judgement, PropertyGraph, keys
from graph.errors import SchemaError, UsageError
from tests.graph.world import CHAIR, MEETING, NETWORK, SCHOOL, WIDE, release, rows, shown, source, table


def test_two_sources_meet_in_one_organisation_with_both_as_evidence() -> None:
    graph = table().merge(release())
    school = graph.nodes("Organization").iloc[0]
    assert (len(graph.nodes("Organization")), school["key"]) == (1, SCHOOL)
    # the release is the later source, so its spelling is shown and the other stands beside it
    assert school["name"] == "โรงเรียนบ้านทดลอง"
    assert list(school["aliases"]) == ["รร.บ้านทดลอง", "โรงเรียน บ้านทดลอง"]
    assert {e.source.split("#")[0] for e in graph.evidence_of_node(WIDE)} == {"members.csv", "news.txt"}


def test_evidence_says_the_words_and_the_sentence() -> None:
    graph = table().merge(release())
    member = graph.evidence_of_link("MEMBER_OF", SCHOOL, NETWORK)
    assert [(e.words, e.sentence) for e in member] == [("โรงเรียน บ้านทดลอง", "โรงเรียน บ้านทดลอง | เครือข่ายศาสนา")]
    chaired = graph.evidence_of_link("CHAIRED_BY", MEETING, CHAIR)
    assert chaired[0].words == chaired[0].sentence == "นายสมมติ ใจใส เป็นประธาน"


def test_an_end_that_no_row_describes_exists_because_a_link_names_it() -> None:
    network = table().nodes("Network").iloc[0]
    assert (network["key"], network["name"]) == (NETWORK, "เครือข่ายศาสนา")
    assert table().evidence_of_node(NETWORK) == []


def test_missing_kinds_give_empty_frames_with_their_columns() -> None:
    graph = table()
    assert list(graph.nodes("Goal").columns) == ["id", "key", "name", "aliases", "kind", "behaviours"]
    assert len(graph.links("COACHES")) == 0
    assert {"start_key", "batch"} <= set(graph.links("COACHES").columns)
    assert PropertyGraph().is_empty()


def test_parallel_links_are_kept_and_repeated_ones_fold() -> None:
    frame = pd.DataFrame(
        {"start": [WIDE] * 3, "end": [NETWORK] * 3, "since": ["2022", "2023", "2023"], "place": ["!r2", "!r3", "!r4"]}
    )
    graph = PropertyGraph.stated(source("a.csv"), links={("MEMBER_OF", "Organization", "Network"): frame})
    assert graph.links("MEMBER_OF")["since"].tolist() == ["2022", "2023"]
    assert len(graph.evidence_of_link("MEMBER_OF", WIDE, NETWORK)) == 3


def test_the_later_source_wins_then_the_more_specific() -> None:
    def stated(name: str, as_of: str, date: str) -> PropertyGraph:
        frame = pd.DataFrame({"key": [MEETING], "date": [date], "place": ["!r2"]})
        return PropertyGraph.stated(source(name, as_of=as_of), {"Meeting": frame})

    def date(*graphs: PropertyGraph) -> str:
        return str(PropertyGraph().merge(*graphs).nodes("Meeting")["date"][0])

    assert date(stated("a", "2023", "2023-01-12"), stated("b", "2024", "2023")) == "2023"
    assert date(stated("a", "2023", "2023-01-12"), stated("b", "2023", "2023")) == "2023-01-12"


@pytest.mark.parametrize(
    ("frame", "found"),
    [
        ({"key": ["Meeting:ก"], "participants": ["หก"], "place": ["Sheet!r7"]}, "Sheet!r7: found participants = 'หก'"),
        ({"key": ["Network:ก"], "place": ["!r7"]}, "a key of Network"),
        ({"key": [None], "place": ["!r7"]}, "no key"),
        ({"key": ["Meeting:ก"], "place": ["somewhere"]}, "'somewhere'"),
        ({"key": ["Meeting:ก"], "colour": ["red"], "place": ["!r7"]}, "colour"),
        ({"key": ["Meeting:ก"]}, "no place"),
    ],
)
def test_what_the_model_does_not_hold_is_refused_with_its_row(frame: dict[str, list[object]], found: str) -> None:
    with pytest.raises(SchemaError, match=found):
        PropertyGraph.stated(source("a"), {"Meeting": pd.DataFrame(frame)})


def test_a_link_between_labels_the_schema_does_not_join_is_refused() -> None:
    with pytest.raises(
        UsageError, match="MEMBER_OF does not join Meeting -> Network; it joins Organization -> Network"
    ):
        PropertyGraph.stated(source("a"), links={("MEMBER_OF", "Meeting", "Network"): pd.DataFrame()})


def test_a_judgement_makes_two_keys_one_and_a_later_one_undoes_it() -> None:
    other = keys.key("Organization", "โรงเรียนทดลองใหม่", "57")
    frame = pd.DataFrame({"key": [other], "name": ["โรงเรียนทดลองใหม่"], "place": ["!r2"]})
    graph = table().merge(PropertyGraph.stated(source("b"), {"Organization": frame}))
    same = graph.judged([Judgement("2024-01-01", "same", SCHOOL, other, who="ผู้ตรวจ")])
    assert (len(graph.nodes("Organization")), len(same.nodes("Organization"))) == (2, 1)
    undone = same.judged([Judgement("2024-01-02", "undo", SCHOOL, other)])
    assert len(undone.nodes("Organization")) == 2


def test_a_chain_that_says_both_same_and_different_merges_nothing() -> None:
    names = [keys.key("Organization", n, "57") for n in ("ก", "ข", "ค")]
    frame = pd.DataFrame({"key": names, "place": ["!r2"] * 3})
    graph = PropertyGraph.stated(source("a"), {"Organization": frame})
    said = [("same", 0, 1), ("same", 1, 2), ("different", 0, 2)]
    judged = graph.judged(Judgement("2024", v, names[a], names[b]) for v, a, b in said)  # type: ignore[arg-type]
    assert len(judged.nodes("Organization")) == 3


def test_a_correction_is_shown_and_the_stated_value_stays() -> None:
    graph = release().judged([Judgement("2024", "correct", MEETING, "75", field="participants")])
    assert graph.nodes("Meeting")["participants"].tolist() == [75]
    assert graph.rows("Meeting")["participants"].to_pylist() == [60]


def test_without_takes_out_what_only_that_source_stated() -> None:
    graph = table().merge(release())
    assert shown(graph.without(graph.source_ids[1])) == shown(table())


def test_a_province_and_a_year_can_be_selected() -> None:
    graph = table().merge(release())
    assert graph.select(province="57").count()[0] == graph.count()[0]
    assert graph.select(province="21").count() == (0, 0)
    assert len(graph.select(labels=["Organization"]).nodes("Network")) == 0


# --- laws of merge

facts = st.lists(
    st.tuples(
        st.sampled_from("กขค"), st.sampled_from(["57", "21", ""]), st.sampled_from("ศส"), st.integers(2560, 2566)
    ),
    min_size=1,
    max_size=5,
)


def small(name: str, rows: list[tuple[str, str, str, int]]) -> PropertyGraph:
    orgs = [keys.key("Organization", o, p) for o, p, _, _ in rows]
    nets = [keys.key("Network", n, p) for _, p, n, _ in rows]
    places = [f"!r{i}" for i in range(2, len(rows) + 2)]
    return PropertyGraph.stated(
        source(name, repr(rows), as_of=str(rows[0][3])),
        {"Organization": pd.DataFrame({"key": orgs, "type": [str(y) for *_, y in rows], "place": places})},
        {
            ("MEMBER_OF", "Organization", "Network"): pd.DataFrame(
                {"start": orgs, "end": nets, "since": [str(y) for *_, y in rows], "place": places}
            )
        },
    )


@settings(max_examples=40)
@given(facts, facts, facts)
def test_merge_is_idempotent_commutative_and_associative(
    a: list[tuple[str, str, str, int]], b: list[tuple[str, str, str, int]], c: list[tuple[str, str, str, int]]
) -> None:
    graphs = [small("a", a), small("b", b), small("c", c)]
    together = [shown(PropertyGraph().merge(*order)) for order in itertools.permutations(graphs)]
    assert all(t == together[0] for t in together)
    x, y, z = graphs
    assert shown(x.merge(y).merge(z)) == shown(x.merge(y.merge(z))) == together[0]
    twice = x.merge(y).merge(x)
    assert shown(twice) == shown(x.merge(y))
    assert twice.rows("Organization").num_rows == x.merge(y).rows("Organization").num_rows


@settings(max_examples=40)
@given(facts)
def test_shown_links_are_the_distinct_stated_ones(a: list[tuple[str, str, str, int]]) -> None:
    graph = small("a", a)
    mapping = graph.mapping
    expected = {
        (mapping.get(s, s), mapping.get(e, e), y)
        for s, e, y in zip(
            *(graph.rows("MEMBER_OF.Organization.Network")[c].to_pylist() for c in ("start", "end", "since")),
            strict=True,
        )
    }
    found = graph.links("MEMBER_OF")
    assert {(s, e, y) for s, e, y in zip(found["start_key"], found["end_key"], found["since"], strict=True)} == expected
    assert len(found) == len(expected) == len(rows(found))


def test_a_source_can_be_taken_out_of_a_part_that_holds_several() -> None:
    whole = table().merge(release(), table())  # an overlap: the rows of both stand in one part
    assert len(whole.parts["Organization"]) == 1
    assert shown(whole.without(table().source_ids[0])) == shown(release())
