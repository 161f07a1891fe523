"""Templates are filled by people and load back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from loaders import load
from loaders.tables.kinds import KINDS
from loaders.tables.lexicon import fields
from loaders.tables.templates import write_templates


def test_a_template_as_written_holds_nothing(tmp_path: Path) -> None:
    paths = write_templates(tmp_path / "แม่แบบ")
    assert [p.stem for p in paths] == list(KINDS)
    graph, report = load(tmp_path)
    assert graph.is_empty() and report.exit_code == 4 and not report.of("reject", "warning")


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_template_loads_without_a_mapping(tmp_path: Path, kind: str) -> None:
    write_templates(tmp_path)
    path = tmp_path / f"{kind}.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for at, name in enumerate(KINDS[kind].columns, 1):
        sheet.cell(3, at, fields()[name]["example"])
    book.save(path)
    _, report = load(path)
    (line,) = report.loaded
    assert (line.kind, line.rows, line.used, report.exit_code) == (kind, 1, 1, 0)
    assert not report.of("warning")


def test_provinces_and_levels_are_chosen_from_a_list(tmp_path: Path) -> None:
    write_templates(tmp_path)
    book = load_workbook(tmp_path / "assessments.xlsx")
    (rule,) = book.worksheets[0].data_validations.dataValidation
    assert rule.formula1 == "='ตัวเลือก'!$A$2:$A$4" or rule.formula1 == "'ตัวเลือก'!$A$2:$A$4"
    assert [c.value for c in book["ตัวเลือก"]["A"]][1:] == ["ส่งเสริมคุณธรรม", "คุณธรรม", "คุณธรรมต้นแบบ"]
