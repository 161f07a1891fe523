"""An answer as one page, from the real question and from a plain stand-in."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import expect

from graph import Evidence, PropertyGraph
from queries import ask
from saan.pictures import answer_page
from saan.pictures.text import plain
from tests.saan.pictures.hostile import HOSTILE
from tests.servers.fixtures import PageOf


@dataclass
class StandIn:
    """The shape of a Result."""

    frame: pd.DataFrame
    said: list[list[Evidence]]
    lang: str = "th"
    question: str = "a-question"
    parameters: dict[str, Any] = field(default_factory=dict)
    answer: str = "คำตอบ"
    method: str = "วิธี"
    warnings: list[str] = field(default_factory=list)
    invented: bool = True

    @property
    def columns(self) -> list[dict[str, str]]:
        return [{"name": c, "meaning": f"ความหมาย {c}", "unit": "", "note": "ต้องมีตาราง"} for c in self.frame]

    def evidence(self, row: int) -> list[Evidence]:
        return self.said[row]

    def evidence_total(self, row: int) -> int:
        return len(self.said[row])


def test_the_real_answer_reads_as_one_page(small_world: PropertyGraph, tmp_path: Path, page_of: PageOf) -> None:
    opened = page_of(answer_page(ask("hubs", small_world), tmp_path / "x.html"))
    tab = opened.page
    expect(tab.locator(".answer")).to_contain_text("สำนักงานวัฒนธรรมจังหวัดน่าน")
    card = tab.locator("article", has_text="สำนักงานวัฒนธรรมจังหวัดน่าน").first
    expect(card.locator("mark").first).to_have_text("เป็นฝ่ายเลขานุการ")
    expect(card.locator("cite").first).to_contain_text("nan.txt")
    expect(tab.locator("body")).to_contain_text("ข้อมูลไม่พอ")
    expect(tab.locator("body")).to_contain_text("ควรถามใคร")
    assert (opened.requests, opened.errors) == ([], [])


def test_it_prints_on_a4_within_the_margins(small_world: PropertyGraph, tmp_path: Path, page_of: PageOf) -> None:
    tab = page_of(answer_page(ask("hubs", small_world), tmp_path / "x.html"), width=680).page
    tab.emulate_media(media="print")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 680
    assert tab.pdf(format="A4")[:5] == b"%PDF-"


def test_at_most_three_reasons_and_five_cards(tmp_path: Path, page_of: PageOf) -> None:
    evidence = [Evidence("ข่าว#1", f"c{i}-{i + 3}", "คำ", f"ประโยคที่ {i} มีคำ") for i in range(7)]
    frame = pd.DataFrame({"rank": range(1, 9), "organization": [f"องค์กร {i}" for i in range(8)]})
    tab = page_of(answer_page(StandIn(frame, [evidence] * 8), tmp_path / "x.html")).page
    assert tab.locator("article").count() == 5
    assert tab.locator("article").first.locator("blockquote").count() == 3
    expect(tab.locator("article").first).to_contain_text("และอีก 4 แห่ง")
    expect(tab.locator("main")).to_contain_text("และอีก 3 แถว")


def test_what_is_missing_is_said_and_by_whom_it_can_be_known(tmp_path: Path, page_of: PageOf) -> None:
    missing = pd.array([pd.NA], dtype="Int64")
    frame = pd.DataFrame({"organization": ["วัดสมมติ"], "province": ["น่าน"], "volume": missing})
    tab = page_of(answer_page(StandIn(frame, [[]]), tmp_path / "x.html")).page
    expect(tab.locator("main")).to_contain_text("ความหมาย volume — ต้องมีตาราง")
    expect(tab.locator("main")).to_contain_text("สำนักงานวัฒนธรรมจังหวัดน่าน")
    expect(tab.locator("article")).to_contain_text("ไม่มีประโยคในแหล่งข้อมูล")


def test_an_answer_without_rows_says_so(tmp_path: Path, page_of: PageOf) -> None:
    tab = page_of(answer_page(StandIn(pd.DataFrame({"organization": []}), []), tmp_path / "x.html")).page
    expect(tab.locator("main")).to_contain_text("ไม่ให้คำตอบสักแถว")


@pytest.mark.parametrize("width", [1440, 390])
def test_hostile_words_stay_words(tmp_path: Path, page_of: PageOf, width: int) -> None:
    said = [[Evidence(f"{s}#1", "c0-1", s, f"ก่อน {s} หลัง")] for s in HOSTILE]
    frame = pd.DataFrame({"organization": HOSTILE, "reasons": HOSTILE})
    result = StandIn(frame, said, answer=HOSTILE[0], method=HOSTILE[1], warnings=HOSTILE)
    opened = page_of(answer_page(result, tmp_path / "x.html"), width)
    assert opened.page.locator("script, iframe, img, a, form").count() == 0
    assert opened.page.evaluate("window.ran") is None
    assert (opened.requests, opened.errors) == ([], [])
    cells = " ".join(opened.page.locator("td").all_text_contents())
    assert [s for s in HOSTILE if " ".join(plain(s).split()) not in " ".join(cells.split())] == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
