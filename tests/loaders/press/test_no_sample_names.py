"""No person and no local office of annotated releases stands in the loaders' code or word lists."""

import json
from pathlib import Path

from tests.loaders.press.scoring import rounds
from tests.loaders.press.shared import SHARED, needs_shared

LOADERS = Path(__file__).resolve().parents[3] / "loaders"
# kinds of office, ministries and the programme's owner may be named
ALLOWED = ("ศูนย์คุณธรรม", "กระทรวง", "กรม", "สำนักงานวัฒนธรรมจังหวัด", "ศาลากลาง")

# annotated without a place, these are kinds of office and no single one; reviewed one by one
KINDS = {
    "กองบรรณาธิการ",
    "กองสวัสดิการสังคม",
    "งานทรัพยากรบุคคล",
    "งานประชาสัมพันธ์",
    "งานสื่อสารองค์กร",
    "ฝ่ายประชาสัมพันธ์",
    "สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)",
    "สภานักเรียน",
    "สภาเด็กและเยาวชน",
    "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน",
    "สำนักงานวัฒนธรรมจังหวัด",
    "กองกลาง",
    "กองการศึกษา",
    "โสตทัศนศึกษา",
    "กลุ่มอำนวยการ",
    "ฝ่ายอำนวยการ",
    "กลุ่มยุทธศาสตร์",
    "ศูนย์ไกล่เกลี่ย",
    "สำนักปลัด",
    "คณะทำงาน",
    "กลุ่มออมทรัพย์",
    # there is one of it in the nation, as of a ministry
    "มหาวิทยาลัยมหาจุฬาลงกรณราชวิทยาลัย",
    "ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร",
}


def _names(files: list[Path]) -> set[str]:
    found = set()
    for file in files:
        for e in json.loads(file.read_text(encoding="utf-8"))["entities"]:
            local = e["type"] == "Organization" and not (
                e["canonical"].startswith(ALLOWED) and not e["canonical"].startswith("สำนักงานวัฒนธรรมจังหวัด")
            )
            if e["type"] == "Person" or local:
                found.add(e["canonical"])
    return {n for n in found - KINDS if len(n) > 3}


def _held(names: set[str]) -> list[tuple[str, str]]:
    texts = {p: p.read_text(encoding="utf-8") for p in LOADERS.rglob("*") if p.suffix in (".py", ".txt", ".toml")}
    assert len(texts) > 20
    return [(p.name, n) for p, text in texts.items() for n in names if n in text]


def test_no_name_of_the_rounds_in_loaders() -> None:
    names = _names([file for folder in rounds() for file in (folder / "gold").glob("*.json")])
    assert len(names) > 100
    assert _held(names) == []


@needs_shared
def test_no_sample_name_in_loaders() -> None:
    names = _names([*(SHARED / "gold").glob("*.json"), *(SHARED / "more" / "gold").glob("*.json")])
    assert len(names) > 50
    assert _held(names) == []
