"""No person and no local office of annotated releases stands in the loaders' code or word lists."""

import json
from pathlib import Path

from tests.loaders.press.shared import SHARED, needs_shared

LOADERS = Path(__file__).resolve().parents[3] / "loaders"
# kinds of office, ministries and the programme's owner may be named
ALLOWED = ("ศูนย์คุณธรรม", "กระทรวง", "กรม", "สำนักงานวัฒนธรรมจังหวัด", "ศาลากลาง")


def _names() -> set[str]:
    files = [*(SHARED / "gold").glob("*.json"), *(SHARED / "more" / "gold").glob("*.json")]
    found = set()
    for file in files:
        for e in json.loads(file.read_text(encoding="utf-8"))["entities"]:
            local = e["type"] == "Organization" and not (
                e["canonical"].startswith(ALLOWED) and not e["canonical"].startswith("สำนักงานวัฒนธรรมจังหวัด")
            )
            if e["type"] == "Person" or local:
                found.add(e["canonical"])
    return {n for n in found - {"สำนักงานวัฒนธรรมจังหวัด"} if len(n) > 3}


@needs_shared
def test_no_sample_name_in_loaders() -> None:
    names = _names()
    assert len(names) > 50
    texts = {p: p.read_text(encoding="utf-8") for p in LOADERS.rglob("*") if p.suffix in (".py", ".txt", ".toml")}
    assert len(texts) > 20
    held = [(p.name, n) for p, text in texts.items() for n in names if n in text]
    assert held == []
