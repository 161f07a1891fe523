"""Pages in a browser: the explorer of 50,000 nodes and 80,000 links, a picture of 2,000 nodes, a layout of 10,000.

Prints seconds and frames. Needs Chromium; run from the checkout: python benchmarks/pictures.py [--small]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1]))
from graph import PropertyGraph, Source
from saan.explorer import explore
from saan.pictures import draw
from saan.pictures.layout import spread
from tests.servers.browser import browser, opened

SEARCHES = ("โรงเรียนบ้าน", "เครือข่าย", "วัดสมมติ 77", "ไม่มีแน่นอน")


def world(bodies: int, links: int, networks: int = 300) -> PropertyGraph:
    """Invented organisations of 77 provinces, in networks with a few hubs."""
    rng = np.random.default_rng(7)
    kinds = ["โรงเรียนบ้านสมมติ", "วัดสมมติ", "กลุ่มสมมติ", "ชมรมสมมติ"]
    keys = [f"Organization:{kinds[i % 4]}{i}@{10 + i % 60}" for i in range(bodies)]
    names = pd.DataFrame({"key": keys, "name": [f"{kinds[i % 4]} {i}" for i in range(bodies)]})
    names["place"] = [f"!r{i + 2}" for i in range(bodies)]
    start = np.concatenate([np.arange(bodies), rng.integers(0, bodies, links - bodies)])
    ends = (rng.power(0.3, links) * networks).astype(int)
    member = pd.DataFrame(
        {"start": [keys[i] for i in start], "end": [f"Network:เครือข่าย{e}@{10 + e % 60}" for e in ends]}
    )
    member["place"] = [f"!r{i + 2}" for i in range(links)]
    member = member.drop_duplicates(["start", "end"])
    cells = pd.DataFrame(
        {"sheet": "", "row": range(2, links + 2), "cells": [["แถวสมมติ", str(i)] for i in range(links)]}
    )
    source = Source("members.csv", "7" * 64, as_of="2024-09-30", invented=True)
    return PropertyGraph.stated(
        source, {"Organization": names}, {("MEMBER_OF", "Organization", "Network"): member}, cells
    )


def explorer(started: Browser, folder: Path, bodies: int, links: int) -> None:
    begun = time.perf_counter()
    page = explore(world(bodies, links), folder / "explorer.html", answers=False)
    print(f"explorer: {page.nodes:,} nodes, {page.links:,} links, written in {time.perf_counter() - begun:.1f} s")
    print(f"  the file has {page.path.stat().st_size / 1e6:.1f} MB")
    with opened(started, page.path) as tab:
        tab.page.wait_for_function("document.documentElement.dataset.ready", timeout=60_000)
        print(f"  open after {int(tab.page.evaluate('document.documentElement.dataset.ready'))} ms")
        tab.page.wait_for_timeout(1500)
        for asked in SEARCHES:
            spent = tab.page.evaluate(
                """(text) => { const input = document.getElementById('search'), from = performance.now();
                input.value = text; input.dispatchEvent(new Event('input')); return performance.now() - from; }""",
                asked,
            )
            print(f"  search {asked!r}: {spent:.1f} ms")
        tab.page.select_option("#start", "hubs")
        tab.page.wait_for_timeout(2500)
        print(f"  frames a second while 300 are drawn: {panning(tab.page):.0f}; {tab.page.inner_text('#drawn')}")
        assert (tab.requests, tab.errors) == ([], [])


def panning(page) -> float:  # type: ignore[no-untyped-def]
    """Frames a second while the picture is dragged about for three seconds."""
    box = page.locator("#canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y - box["height"] * 0.4)
    page.mouse.down()
    page.evaluate("window.frames_ = 0; (function step() { window.frames_ += 1; requestAnimationFrame(step); })()")
    begun, n = time.perf_counter(), 0
    while time.perf_counter() - begun < 3:
        n += 1
        page.mouse.move(x + (n * 7) % 200, y - box["height"] * 0.4 + (n * 3) % 90)
    spent = time.perf_counter() - begun
    page.mouse.up()
    return page.evaluate("window.frames_") / spent


def picture(started: Browser, folder: Path, bodies: int) -> None:
    begun = time.perf_counter()
    drawn = draw(world(bodies, int(bodies * 1.5), 60), folder / "whole.html", view="whole")
    print(f"picture: {drawn.nodes:,} nodes, {drawn.ties:,} ties, written in {time.perf_counter() - begun:.1f} s")
    with opened(started, drawn.path) as tab:
        paint = tab.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        print(f"  first paint after {paint:.0f} ms; {panning(tab.page):.0f} frames a second while panning")
        assert (tab.requests, tab.errors) == ([], [])


def layout(nodes: int) -> None:
    rng = np.random.default_rng(7)
    pairs = [(i, int(rng.integers(0, i))) for i in range(1, nodes)]
    pairs += [(int(a), int(b)) for a, b in rng.integers(0, nodes, (nodes // 2, 2))]
    begun, spent = time.perf_counter(), time.process_time()
    spread(nodes, pairs)
    print(
        f"layout of {nodes:,}: {time.perf_counter() - begun:.1f} s ({time.process_time() - spent:.1f} s of processor)"
    )


def main() -> None:
    small = "--small" in sys.argv
    with browser() as started, tempfile.TemporaryDirectory() as folder:
        picture(started, Path(folder), 500 if small else 1940)
        explorer(started, Path(folder), *((5_000, 8_000) if small else (49_700, 80_000)))
    layout(1_000 if small else 10_000)


if __name__ == "__main__":
    main()
