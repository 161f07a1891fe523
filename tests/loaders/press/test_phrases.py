"""Where the name of a network ends, on the project's own invented examples and on words of each class."""

from pathlib import Path

import pytest

from loaders.press import read
from loaders.press.phrases import phrase_end

EXAMPLES = Path(__file__).parents[3] / "examples" / "releases"


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("ธุรกิจ", " นำโดยหอการค้า"),
        ("องค์กรปกครองส่วนท้องถิ่น", "เดิมย้ายไปรวมกับภาครัฐ"),
        ("เยาวชน", " ประมาณ 35 คน"),
        ("ชุมชนและภาคประชาสังคม", " จนได้ร่างเป้าหมาย"),
        ("", "ดังนี้"),
        ("", "ให้ตรงกับสภาพพื้นที่"),
        ("", "หลังสุดเพิ่งตั้งขึ้น"),
    ],
)
def test_a_name_ends_before_the_clause(name: str, clause: str) -> None:
    view = f"เครือข่าย{name}{clause}"
    end = phrase_end(view, len("เครือข่าย"), len(view))
    assert view[len("เครือข่าย") : end].strip() == name


@pytest.mark.parametrize("name", ["สถานประกอบกิจการ", "โรงเรียนขยายโอกาส", "ร้านเช่ารถ", "สตรีและครอบครัว"])
def test_verbs_inside_a_name_stay(name: str) -> None:
    assert phrase_end(name, 0, len(name)) == len(name)


@pytest.mark.parametrize(
    ("file", "names"),
    [
        (
            "02",
            "ภาครัฐ สถานศึกษาและเยาวชน ศาสนา ธุรกิจเอกชน สื่อมวลชน ชุมชนและครอบครัว โรงพยาบาลคุณธรรม"
            " ภาคประชาสังคม สถานีตำรวจ องค์กรปกครองส่วนท้องถิ่น",
        ),
        ("04", ""),
        ("05", "ชุมชน ท่องเที่ยว/ผู้ประกอบการ เยาวชน"),
        ("07", "ภาครัฐ การศึกษา ศาสนา การเกษตร ผู้สูงอายุ"),
        ("09", "ธุรกิจเอกชนจังหวัดบุรีรัมย์ ชุมชนจังหวัดบุรีรัมย์"),
        ("10", "ผู้สูงอายุจังหวัดราชบุรี ภาครัฐ ภาคเอกชน การศึกษา ศาสนา ชุมชน ผู้สูงอายุ"),
    ],
)
def test_the_examples_hold_these_networks_and_no_other(file: str, names: str) -> None:
    text = next(EXAMPLES.glob(f"{file}-*.txt")).read_text(encoding="utf-8")
    found = {e.canonical for e in read(text).entities if e.type == "Network"}
    assert found == {f"เครือข่าย{n}" for n in names.split()}


def test_networks_numbered_after_a_bare_head() -> None:
    text = next(EXAMPLES.glob("08-*.txt")).read_text(encoding="utf-8")
    found = [e.canonical.removeprefix("เครือข่าย") for e in read(text).entities if e.type == "Network"]
    assert found == [
        "ราชการและรัฐวิสาหกิจ",
        "การศึกษา เด็กและเยาวชน",
        "ศาสนา",
        "ธุรกิจ/ท่องเที่ยว",
        "สื่อ",
        "ชุมชนและภาคประชาสังคม",
    ]


def test_minutes_are_of_the_meeting_in_their_heading() -> None:
    text = (
        "รายงานการประชุมคณะทำงานทดสอบ\nครั้งที่ 2/2567\nวันศุกร์ที่ 1 มีนาคม 2567\nณ ห้องประชุมสมมติ จังหวัดตราด\n"
        "ผู้มาประชุม\n1. นายทดลอง ใจดี ประธาน\n2. นางสมมุติ มานะ เลขานุการ\n"
        "มติที่ประชุม\n1. ตั้งตู้ปันสุขทุกตำบล\n2. ให้รายงานผลทุกเดือน\n"
        "ที่ประชุมรับรองรายงานการประชุมครั้งที่ 1/2567 เมื่อวันที่ 2 กุมภาพันธ์ 2567\n"
    )
    facts = read(text)
    meeting = next(e for e in facts.entities if e.type == "Meeting")
    assert {a.name: a.value for a in meeting.attributes} | {"date": "2024-03-01", "series_no": 2} == {
        a.name: a.value for a in meeting.attributes
    }
    assert [e.canonical for e in facts.entities if e.type == "Decision"] == ["ตั้งตู้ปันสุขทุกตำบล", "ให้รายงานผลทุกเดือน"]
    kinds = {r.type for r in facts.relations}
    assert {"CHAIRED_BY", "SECRETARIAT_OF", "DECIDED"} <= kinds
