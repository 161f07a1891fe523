"""The web files: what others wrote is what it was, and our own scripts write text only."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

import saan

WEB = Path(saan.__file__).parent / "web"
VENDOR = json.loads((WEB / "vendor" / "vendor.json").read_text(encoding="utf-8"))
DANGEROUS = re.compile(
    r"innerHTML|outerHTML\s*=|insertAdjacent|document\.write|\beval\(|new Function|fetch\(|XMLHttp|\son\w+=|\|\s*safe"
)
OWN = sorted([*WEB.glob("*.js"), *WEB.glob("*.html")])


@pytest.mark.parametrize("part", VENDOR, ids=[part["file"] for part in VENDOR])
def test_a_part_of_others_is_unchanged_and_credited(part: dict[str, str]) -> None:
    data = (WEB / "vendor" / part["file"]).read_bytes()
    assert base64.b64encode(hashlib.sha256(data).digest()).decode() == part["sha256"]
    assert part["license"] in ("MIT", "OFL-1.1", "CC-BY-4.0")
    notice = (WEB.parents[1] / "NOTICE").read_text(encoding="utf-8")
    assert f"{part['package'].removeprefix('@')} {part['version']}" in notice


def test_nothing_else_lies_beside_them() -> None:
    assert {p.name for p in (WEB / "vendor").iterdir()} == {part["file"] for part in VENDOR} | {"vendor.json"}


@pytest.mark.parametrize("path", OWN, ids=[p.name for p in OWN])
def test_own_files_set_no_markup_and_reach_no_network(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = DANGEROUS.findall(text)
    # the script of the served page asks its own server, in one place
    assert found == (["fetch("] if path.name == "explorer-live.js" else [])
    assert len(text.splitlines()) < 400
