"""Hundreds of hostile strings in names, properties, keys, file names and settings, through every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from graph import PropertyGraph, Source, keys
from saan.dossier import dossier
from saan.explorer import explore
from saan.pictures import VIEWS, draw
from saan.pictures.text import plain
from tests.saan.pictures.hostile import MANY, RUN
from tests.servers.fixtures import PageOf

FORBIDDEN = "iframe, object, embed, base, img, form:not(#tools), script[src], link"


@pytest.fixture(scope="module")
def graph() -> PropertyGraph:
    """Every string as name, alias, property, part of a key, sheet, cell and source of something that pages draw."""
    count = range(len(MANY))
    bodies = [keys.key("Organization", f"{i} {text[:60]}", "55") for i, text in enumerate(MANY)]
    networks, meetings = ([f"{label}:{i}@55" for i in count] for label in ("Network", "Meeting"))
    place = [f"{MANY[i % 60]}!r{i + 2}" if "\n" not in MANY[i % 60] else f"!r{i + 2}" for i in count]
    frames = {
        "Organization": pd.DataFrame({"key": bodies, "name": MANY, "type": MANY, "aliases": [[t] for t in MANY]}),
        "Network": pd.DataFrame({"key": networks, "name": MANY, "sector": MANY}),
        "Meeting": pd.DataFrame({"key": meetings, "name": MANY, "date": "2024-01-02", "kind": MANY}),
    }
    shifted = [*bodies[1:], bodies[0]]
    links = {
        ("MEMBER_OF", "Organization", "Network"): {"start": bodies + shifted, "end": networks * 2, "role": MANY * 2},
        ("COACHES", "Organization", "Organization"): {"start": bodies, "end": shifted},
        ("ATTENDED", "Organization", "Meeting"): {"start": bodies, "end": meetings, "role": MANY},
        ("PARTICIPATED", "Network", "Meeting"): {"start": networks, "end": meetings},
    }
    cells = pd.DataFrame({"sheet": "", "row": [i + 2 for i in count], "cells": [[t, t] for t in MANY]})
    return PropertyGraph.stated(
        Source(MANY[11], "0" * 64, "table", "2024-01-01", "javascript:" + RUN, MANY[1], True),
        {label: frame.assign(place=place) for label, frame in frames.items()},
        {k: pd.DataFrame(v).assign(place=(place * 2)[: len(v["start"])]) for k, v in links.items()},
        cells,
    )


def pages(graph: PropertyGraph, folder: Path) -> Iterator[Path]:
    """Every page, under a hostile file name; test_safety has the whole, of which province is a part."""
    named = {"network": str(graph.keys("Network")[3]), "around": str(graph.keys("Organization")[3])}
    of = named | {"answer": "hubs"}
    for view in VIEWS.keys() - {"province", "whole"}:
        yield draw(graph, folder / f"{view} onload={RUN} 'x' &quot; .html", view=view, of=of.get(view, "")).path
    yield explore(graph, folder / f"explorer {RUN}.html").path
    yield dossier(graph, "น่าน", folder / "dossier.html").path


def test_nothing_runs_and_nothing_is_fetched(graph: PropertyGraph, tmp_path: Path, page_of: PageOf) -> None:
    assert len(MANY) > 300
    for path in pages(graph, tmp_path):
        opened = page_of(path)
        tab = opened.page
        if path.name.startswith("explorer"):
            tab.wait_for_function("document.documentElement.dataset.ready")
            read_by_hand(tab)
        else:
            for button in tab.locator("button[data-show-node], button[data-show-tie]").all()[:40:8]:
                button.evaluate("b => b.click()")
        assert tab.evaluate("window.ran") is None and tab.evaluate("Object.prototype.ran") is None, path.name
        assert tab.locator(FORBIDDEN).count() == 0, path.name
        assert (opened.requests, opened.errors) == ([], []), path.name
        assert "unsafe" not in tab.locator("meta[http-equiv]").get_attribute("content")  # type: ignore[operator]
        tab.close()


def read_by_hand(tab) -> None:  # type: ignore[no-untyped-def]
    """Draw hostile names, look at one, and find every string as text in what the page holds."""
    tab.select_option("#start", "hubs")
    tab.fill("#search", "script")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#evidence dl")
    names = tab.evaluate("async () => JSON.parse(await Saan.unpacked('data')).nodes.flatMap((b) => b.names)")
    held = {re.sub(r"\s+", " ", name) for name in names}
    assert [t[:40] for t in MANY if re.sub(r"\s+", " ", plain(t)) not in held] == []
    tab.evaluate("document.getElementById('table').open = true")
