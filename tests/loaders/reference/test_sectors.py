"""A network's name points at its sectors; nothing is proposed without a word for it."""

from __future__ import annotations

import pytest

from loaders.reference.sectors import propose, sector, sectors


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        ("เครือข่ายศาสนา", {"religion"}),
        ("เครือข่ายภาคธุรกิจเอกชน", {"business"}),
        ("เครือข่ายการศึกษา เด็กและเยาวชน", {"education", "youth"}),
        ("เครือข่ายสื่อมวลชนจังหวัดน่าน", {"media"}),  # no temple (วัด) in จังหวัด
        ("เครือข่ายวัดและคณะสงฆ์จังหวัดน่าน", {"religion"}),
        ("เครือข่ายครอบครัว ชุมชน และภาคประชาสังคม", {"civil-society", "community", "family"}),
        ("เครือข่ายสถานีตำรวจ", {"police-justice"}),
        ("เครือข่ายอำเภอคุณธรรม", {"districts"}),
        ("เครือข่ายสภาวัฒนธรรม", {"culture"}),
        ("เครือข่ายคุณธรรมจังหวัด", set()),
        ("", set()),
    ],
)
def test_proposals_follow_the_words(network: str, expected: set[str]) -> None:
    assert {p.sector.id for p in propose(network)} == expected


def test_the_reason_shows_the_word() -> None:
    (proposal,) = propose("เครือข่ายโรงพยาบาลคุณธรรม")
    assert "โรงพยาบาล" in proposal.reason
    assert "โรงพยาบาล" in proposal.reason_en


def test_sectors_are_well_formed() -> None:
    ids = [s.id for s in sectors()]
    assert len(ids) == len(set(ids)) == 15
    assert all(s.broader in {"", *ids} and s.broader != s.id for s in sectors())
    assert all(all(s.cues) and s.th and s.en for s in sectors())


def test_every_sector_name_proposes_itself() -> None:
    assert all(s in [p.sector for p in propose(s.th)] for s in sectors())


@pytest.mark.parametrize("name", ["religion", "ศาสนา", "Religion", " RELIGION "])
def test_sector_by_name(name: str) -> None:
    found = sector(name)
    assert found is not None
    assert found.id == "religion"
    assert sector("ดาราศาสตร์") is None
