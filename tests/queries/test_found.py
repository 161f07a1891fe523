"""Keys stay numbers until words are asked for, and give what words give."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import queries
from graph.folder import save_graph
from graph.kept import Kept
from queries.coded import BITS, NUMBER
from queries.questions import hub_function
from queries.questions.hub_world import World, world_of
from queries.questions.shared import numbered
from saan.synthetic import programme
from tests.queries.programmes import frames
from tests.queries.world import world

COLUMNS = st.lists(st.lists(st.none() | st.integers(0, 9), max_size=12), min_size=1, max_size=3)


@given(COLUMNS, st.integers(0, 5))
def test_numbers_get_the_places_that_their_words_get(columns: list[list[int | None]], label: int) -> None:
    begin = label << BITS
    numbers = [[None if n is None else begin + n for n in column] for column in columns]
    words = [[None if n is None else f"{n:03}" for n in column] for column in columns]
    of_numbers, keys = numbered(*(pa.chunked_array([pa.array(c, NUMBER)]) for c in numbers))
    of_words, names = numbered(*(pa.chunked_array([pa.array(c, pa.string())]) for c in words))
    assert [c.tolist() for c in of_numbers] == [c.tolist() for c in of_words]
    assert [int(k) - begin for k in keys] == [int(n) for n in names]


def test_keys_of_two_labels_have_no_common_order() -> None:
    with pytest.raises(ValueError, match="several labels"):
        numbered(pa.chunked_array([pa.array([1, 1 << BITS], NUMBER)]))


def test_hubs_of_a_folder_spell_keys_only_for_evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, memory, read = save_graph(world(), tmp_path / "graph"), queries.ask("hubs", world()), set()
    of_label = Kept._read

    def noted(kept: Kept, label: str) -> Any:
        read.add(label)
        return of_label(kept, label)

    monkeypatch.setattr(Kept, "_read", noted)
    asked = queries.ask("hubs", folder)
    pd.testing.assert_frame_equal(asked.frame, memory.frame)
    assert not read & {"Organization", "Meeting"}
    for row in range(len(asked.frame)):
        assert asked.evidence(row) == memory.evidence(row)
    assert {"Organization", "Meeting"} <= read


def test_network_pairs_that_hang_on_one_actor_are_those_counted_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    made = programme(provinces=2, organizations=24, meetings=5, years=(2566, 2567), assemblies=0, seed=4)
    of = world_of(frames(made))
    whole = hub_function.sole_ties(of)
    assert of.eras > 1 and whole.sum() > 0
    assert whole.tolist() == one_by_one(of)
    monkeypatch.setattr(hub_function, "AT_ONCE", 3)
    assert hub_function.sole_ties(of).tolist() == whole.tolist()


def one_by_one(of: World) -> list[int]:
    """For each actor the pairs of networks between which every contact is its own."""
    a, contact = of.attendance, dict[tuple[int, int], dict[int, float]]()
    networks = [a.network[a.member == seat].tolist() for seat in range(a.organizations)]
    for meeting in range(len(a.size)):
        for u, v in combinations(a.organization[a.meeting == meeting].tolist(), 2):
            for m, n in ((m, n) for m in networks[u] for n in networks[v] if m != n):
                there = contact.setdefault((min(m, n), max(m, n)), {-1: 0.0})
                weight = 1 / ((a.size[meeting] - 1) * len(networks[u]) * len(networks[v]))
                for end in (u // of.eras, v // of.eras, -1):
                    there[end] = there.get(end, 0) + weight
    out = np.zeros(len(of.actors), int)
    for there in contact.values():
        whole = there.pop(-1)
        for actor, part in there.items():
            out[actor] += abs(part - whole) < 1e-9
    return out.tolist()
