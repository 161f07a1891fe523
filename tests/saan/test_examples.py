"""The examples are invented, flagged as such, and the tables are what the generator writes."""

from __future__ import annotations

import runpy
import tomllib
import unicodedata
from pathlib import Path

import pytest

from saan.synthetic import programme

EXAMPLES = Path(__file__).parents[2] / "examples"
RELEASES = sorted((EXAMPLES / "releases").glob("*.txt"))


def test_committed_tables_are_what_the_generator_writes(tmp_path: Path) -> None:
    runpy.run_path(str(EXAMPLES / "make_programme.py"))["make"](tmp_path)
    committed = {path.name: path.read_bytes() for path in (EXAMPLES / "programme").glob("*.csv")}
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")} == committed


def test_everything_beneath_is_flagged_invented() -> None:
    defaults = tomllib.loads((EXAMPLES / "saan.toml").read_text(encoding="utf-8"))
    assert defaults["invented"] is True
    for path in EXAMPLES.rglob("saan.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8")).get("invented", True) is True


def test_there_are_enough_releases_in_plain_composed_text() -> None:
    assert len(RELEASES) >= 8
    for path in RELEASES:
        text = path.read_bytes().decode("utf-8")
        assert text == unicodedata.normalize("NFC", text)
        assert "\r" not in text


@pytest.mark.parametrize(
    ("release", "bodies"),
    [
        ("01", ["โรงเรียนต้นปันสุขวิทยา", "ห้างหุ้นส่วนจำกัด เชิงใบสาน", "มูลนิธิธรรมสถานสวนตะวันอุ่น"]),
        ("02", ["บริษัท เกาะปลายรุ้ง จำกัด", "ชุมชนโคกปลายรุ้ง"]),
        ("03", ["โรงพยาบาลนาใบสาน", "โรงเรียนดอนเกื้อกูลวิทยา", "วัดโคกตั้งมั่น", "เทศบาลตำบลคลองเกื้อกูล"]),
    ],
)
def test_releases_and_tables_speak_of_the_same_bodies(release: str, bodies: list[str]) -> None:
    (path,) = (p for p in RELEASES if p.name.startswith(release))
    text = path.read_text(encoding="utf-8")
    named = set(programme().tables["organizations"]["organization"])
    for body in bodies:
        assert body in text
        assert body in named
