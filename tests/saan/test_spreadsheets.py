"""Answers as CSV, built by columns."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from saan.spreadsheets import csv_text, spreadsheet_safe

TEXTS = st.lists(st.none() | st.text(st.sampled_from('กa=+-@\t\n,"\x07\ufffe 1')), min_size=1, max_size=5)


@given(TEXTS)
def test_text_is_written_as_pandas_writes_it(texts: list[str | None]) -> None:
    columns = {"name": pa.array(texts, pa.string()), "n": pa.array(range(len(texts)))}
    frame = pd.DataFrame({k: pd.Series(v, dtype=pd.ArrowDtype(v.type)) for k, v in columns.items()})
    assert csv_text(frame) == spreadsheet_safe(frame).to_csv(index=False, lineterminator="\n")


def test_numbers_truths_and_lists() -> None:
    columns = {
        "part": pa.array([1.0, 0.25, None]),
        "at_most": pa.array([True, None, False]),
        "places": pa.array([["ก", "=ข"], None, []], pa.list_(pa.string())),
    }
    frame = pd.DataFrame({k: pd.Series(v, dtype=pd.ArrowDtype(v.type)) for k, v in columns.items()})
    assert csv_text(frame) == "part,at_most,places\n1.0,True,ก; =ข\n0.25,,\n,False,\n"
