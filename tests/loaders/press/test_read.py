"""Reading a release: the user's case first, then hostile and broken texts."""

import re
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from loaders.press import Entity, Facts, read
from loaders.reference import places
from tests.loaders.press.samples import COACHING, MEMBERSHIPS, PLAIN, TWO_CHAIRS, TWO_DAYS


def names(facts: Facts, kind: str) -> list[str]:
    return [e.canonical for e in facts.entities if e.type == kind]


def links(facts: Facts, kind: str) -> set[tuple[str, str]]:
    by_id = {e.id: e.canonical for e in facts.entities} | {"DOC": "DOC"}
    return {(by_id[r.source], by_id[r.target]) for r in facts.relations if r.type == kind}


def values(facts: Facts, kind: str) -> dict[str, object]:
    return {a.name: a.value for e in facts.entities if e.type == kind for a in e.attributes}


def meeting(facts: Facts) -> Entity:
    return next(e for e in facts.entities if e.type == "Meeting")


def check(facts: Facts) -> None:
    """What holds of every result: spans inside the text, evidence everywhere, ends that exist."""
    spans = [m for e in facts.entities for m in e.mentions]
    spans += [s for e in facts.entities for a in e.attributes for s in a.evidence]
    spans += [s for r in facts.relations for s in r.evidence]
    spans += [(q.start, q.end) for q in facts.review]
    assert all(0 <= s < e <= len(facts.text) for s, e in spans), spans
    assert all(r.evidence for r in facts.relations)
    ids = {e.id for e in facts.entities}
    assert len(ids) == len(facts.entities)
    assert all({r.source, r.target} <= ids | {"DOC"} for r in facts.relations)
    told = {e.type for e in facts.entities}
    assert told & {"Meeting", "Initiative", "Designation", "Network"}, "one event always exists, or a work"


def test_a_plain_release_gives_its_meeting_people_and_networks() -> None:
    facts = read(PLAIN)
    check(facts)
    stated = values(facts, "Meeting")
    assert stated["date"] == "2025-01-14"
    assert (stated["start_time"], stated["end_time"], stated["weekday"]) == ("09:30", "12:00", "tuesday")
    assert (stated["participants"], stated["org_count"], stated["network_count"]) == (45, 21, 3)
    assert names(facts, "Person") == ["สมมติ ตัวอย่างดี", "ลองเขียน ทดสอบใจ"]
    assert names(facts, "Network") == ["เครือข่ายภาครัฐ", "เครือข่ายการศึกษา เด็กและเยาวชน", "เครือข่ายศาสนา"]
    title = meeting(facts).canonical
    assert links(facts, "CHAIRED_BY") == {(title, "สมมติ ตัวอย่างดี")}
    assert links(facts, "ORGANISED_BY") == {(title, "สำนักงานวัฒนธรรมจังหวัดพะเยา")}
    assert links(facts, "CO_ORGANISED_BY") == {(title, "ศูนย์คุณธรรม (องค์การมหาชน)")}
    assert links(facts, "ATTENDED") == {("ลองเขียน ทดสอบใจ", title)}
    assert links(facts, "PHOTO_BY") == {("DOC", "สำนักงานวัฒนธรรมจังหวัดพะเยา")}
    assert len(links(facts, "PARTICIPATED")) == 4
    assert facts.review == ()


def test_clergy_and_lay_chair_and_the_slogan() -> None:
    facts = read(TWO_CHAIRS)
    check(facts)
    assert {p for _, p in links(facts, "CHAIRED_BY")} == {"พระครูทดสอบธรรมคุณ", "สมมุติ นามสมมติ"}
    assert values(facts, "Meeting")["participants"] == 300
    assert links(facts, "EXPRESSES_VIRTUE") == {("ขอนแก่นทำดีทุกวัน มีวินัยทุกที่", "วินัย")}


def test_coaching_and_members_in_brackets() -> None:
    facts = read(COACHING)
    check(facts)
    coached = {"โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านทดสอบ", "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านลองดู"}
    assert links(facts, "COACHES") == {("โรงพยาบาลสมมติเวชการ", c) for c in coached}
    assert ("โรงพยาบาลสมมติเวชการ", "เครือข่ายสุขภาพจังหวัดพะเยา") in links(facts, "MEMBER_OF")


def test_members_after_and_before_their_network() -> None:
    facts = read(MEMBERSHIPS)
    check(facts)
    found = links(facts, "MEMBER_OF")
    assert {a for a, b in found if b == "เครือข่ายสุขภาพ"} == {
        "โรงพยาบาลนครปฐมสมมติ",
        "โรงพยาบาลสามพรานทดลอง",
        "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านใหม่ลองดู",
    }
    assert {a for a, b in found if b == "เครือข่ายการศึกษา"} == {"โรงเรียนวัดทดสอบ", "โรงเรียนบ้านตัวอย่าง"}
    assert {a for a, b in found if b == "เครือข่ายธุรกิจ"} == {"หอการค้าจังหวัดนครปฐม", "บริษัท สมมติการค้า จำกัด"}
    assert ("วิทยาลัยเทคนิคสมมติ", "โรงเรียนวัดทดสอบ") in links(facts, "COACHES")


def test_two_months_eight_numbered_networks_and_an_opener() -> None:
    facts = read(TWO_DAYS)
    check(facts)
    stated = values(facts, "Meeting")
    assert (stated["date"], stated["end_date"], stated["participants"]) == ("2023-11-30", "2023-12-01", 75)
    assert len(names(facts, "Network")) == 8
    assert {p for _, p in links(facts, "CHAIRED_BY")} == {"สุทธิพงษ์ พรหมใจดี"}
    assert links(facts, "WRITTEN_BY") == {("DOC", "นารี เขียนไว")}


def test_json_has_the_shape_of_the_contract() -> None:
    found = read(PLAIN).to_json("one.txt")
    assert list(found) == ["doc", "chars", "entities", "relations", "review"]
    assert found["chars"] == len(PLAIN)
    entities = found["entities"]
    assert isinstance(entities, list)
    first = entities[0]
    assert list(first) == ["id", "type", "canonical", "aliases", "ids", "mentions", "attributes", "rule", "grade"]
    assert all(m["text"] == PLAIN[m["start"] : m["end"]] for m in first["mentions"])


def test_invisible_characters_change_offsets_only() -> None:
    dotted = PLAIN.replace("ประชุม", "ประ\u200bชุม").replace("ำ", "\u0e4d\u0e32")
    plain, other = read(PLAIN), read(dotted)
    check(other)
    assert [e.canonical for e in other.entities] == [e.canonical for e in plain.entities]
    assert any("\u200b" in dotted[s:e] for s, e in meeting(other).mentions)


def test_weekday_that_does_not_fit_is_asked() -> None:
    facts = read(PLAIN.replace("วันอังคาร", "วันศุกร์"))
    assert values(facts, "Meeting")["weekday"] == "friday"
    assert any("friday" in q.reason for q in facts.review)


def test_stated_count_against_list_is_asked() -> None:
    facts = read(PLAIN.replace("3 เครือข่าย", "4 เครือข่าย"))
    assert any("4 networks are stated, 3 are listed" in q.reason for q in facts.review)


def test_empty_text_still_has_an_event() -> None:
    check(read(""))


def test_a_text_of_works_alone_tells_of_no_event() -> None:
    facts = read("โรงเรียนบ้านดงตาลทำโครงการ “ธนาคารขยะปันสุข” ต่อเนื่องมา 3 ปี")
    assert names(facts, "Initiative")
    assert not names(facts, "Meeting")


@settings(max_examples=60)
@given(st.text(st.sampled_from("กนายจัดที่ณเครือข่าย 0123456789/().“”\n:•ครั้งที่ประชุมคุณธรรม"), max_size=200))
@example("“" * 50)
@example("นาย " * 60)
def test_any_text_is_read(text: str) -> None:
    check(read(text))


@settings(max_examples=40)
@given(st.integers(0, len(PLAIN)), st.integers(0, len(PLAIN)))
def test_any_piece_is_read(a: int, b: int) -> None:
    check(read(PLAIN[min(a, b) : max(a, b)]))


PROVINCES = [p.th for p in places().provinces if p.th not in ("กรุงเทพมหานคร", "พะเยา")]


@settings(max_examples=40)
@given(st.sampled_from(PROVINCES))
def test_another_province_changes_only_the_province(province: str) -> None:
    facts = read(PLAIN.replace("อำเภอเมืองพะเยา ", "").replace("ตำบลแม่กา ", "").replace("พะเยา", province))
    assert links(facts, "HELD_IN") == {(meeting(facts).canonical, province)}
    assert len(names(facts, "Person")) == 2
    assert links(facts, "ORGANISED_BY") == {(meeting(facts).canonical, f"สำนักงานวัฒนธรรมจังหวัด{province}")}


@settings(max_examples=40)
@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.booleans(), st.booleans())
def test_dates_in_every_form(day: date, thai: bool, short: bool) -> None:
    months = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
    brief = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."
    month = (brief if short else months).split()[day.month - 1]
    written = f"{day.day} {month} {day.year + 543}"
    if thai:
        written = written.translate({0x30 + i: 0x0E50 + i for i in range(10)})
    facts = read(PLAIN.replace("วันอังคารที่ 14 มกราคม 2568", f"วันที่ {written}"))
    assert values(facts, "Meeting")["date"] == day.isoformat()


@settings(max_examples=30)
@given(st.integers(1, 9000), st.sampled_from(["กว่า {} คน", "{} กว่าคน", "จำนวน {} ราย", "ประมาณ {} คน"]))
def test_attendance_in_every_form(number: int, form: str) -> None:
    facts = read(PLAIN.replace("กว่า 45 คน", form.format(f"{number:,}")))
    assert values(facts, "Meeting")["participants"] == number


def test_long_text_is_read_in_time_linear_in_its_length() -> None:
    facts = read((PLAIN + "\n" + re.sub(r"\d", "7", TWO_CHAIRS)) * 12)
    check(facts)


def test_a_text_too_long_for_a_release_is_read_at_its_beginning_and_asked() -> None:
    facts = read(PLAIN + "ก ข ค " * 10_000)
    check(facts)
    assert values(facts, "Meeting")["date"] == "2025-01-14"
    assert (facts.review[-1].start, facts.review[-1].end) == (40_000, len(facts.text))
