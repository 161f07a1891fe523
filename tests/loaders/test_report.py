"""The report says what was done, in two languages."""

from __future__ import annotations

import pytest

from graph.errors import SaanError, SourceError
from loaders.report import Entry, EntryKind, Loaded, Report, Said

LINE = Loaded("a.csv#1", "a.csv", "networks", 3, 2, 2, 1)


def entry(row: int, found: str = "น่าม", kind: EntryKind = "reject") -> Entry:
    said, todo = Said("ชื่อจังหวัด", "a province"), Said("แก้ชื่อ", "Correct it.")
    return Entry(kind, "a.csv", found, said, todo, "a", row, "province", cells=("ก", found))


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (Report([LINE]), 0),
        (Report([LINE], [entry(2, kind="review")]), 0),
        (Report([LINE], [entry(2)]), 3),
        (Report([], [entry(2)]), 4),
        (Report(), 4),
    ],
)
def test_exit_codes_tell_good_from_partly_from_nothing(report: Report, code: int) -> None:
    assert report.exit_code == code


def test_rows_that_say_the_same_stand_together() -> None:
    report = Report([LINE], [entry(2), entry(5), entry(9, "ตากก")])
    assert (
        "a.csv, a, row 2, and 1 more, column province: found น่าม; expected a province. Correct it."
        in report.to_text("en")
    )
    assert "a.csv, a, แถว 2, และอีก 1 แถว, คอลัมน์ province: พบ น่าม; ควรเป็น ชื่อจังหวัด. แก้ชื่อ" in report.to_text("th")
    assert "2/3" in report.to_text("th") and len(report.rejects) == 3


def test_rejects_are_a_table() -> None:
    frame = Report([LINE], [entry(2), entry(3, kind="guess")]).rejects
    assert frame[["file", "sheet", "row", "column", "found"]].to_numpy().tolist() == [
        ["a.csv", "a", 2, "province", "น่าม"]
    ]
    assert list(frame.loc[0, ["expected", "expected_th", "todo", "todo_th"]]) == [
        "a province",
        "ชื่อจังหวัด",
        "Correct it.",
        "แก้ชื่อ",
    ]
    assert list(Report().rejects.columns) == list(frame.columns) and len(Report().to_frame()) == 0


def test_a_long_report_is_cut_and_says_so() -> None:
    report = Report([LINE], [entry(row, f"ก{row}") for row in range(2, 60)])
    assert "and 38 more" in report.to_text() and "อีก 38" in report.to_text("th")


def test_errors_keep_their_parts_and_both_languages() -> None:
    error = SourceError("a.csv", "nothing", "rows", "Check it.", th="a.csv: ว่าง")
    made = Entry.of(error, "a.csv")
    assert (made.found, made.expected.en, made.todo.en) == ("nothing", "rows", "Check it.")
    assert "a.csv: ว่าง" in Report([], [made]).to_text("th")
    assert "found nothing; expected rows" in Report([], [made]).to_text("en")
    assert "wrong" in Report([], [Entry.of(SaanError("wrong"), "b")]).to_text()
