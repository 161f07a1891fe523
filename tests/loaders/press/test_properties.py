"""Each variation of a release changes exactly what it should; broken text never breaks the reader."""

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.press import Facts, read
from loaders.press.reader import LONGEST
from tests.loaders.press.mutations import HOSTILE, MUTATED
from tests.loaders.press.samples import MEMBERSHIPS, PLAIN, TWO_CHAIRS, TWO_DAYS
from tests.loaders.press.test_read import check, links, meeting, names, values

GIVEN = st.sampled_from(["ทดลอง", "สมมุติชัย", "ลองดี", "ตัวแบบ", "นามแฝง", "ก้องทดสอบ", "เกริกลอง"])
FAMILY = st.sampled_from(["ตัวอย่างงาม", "ทดสอบสกุล", "สมมตินามสกุล", "ลองเล่น", "นามทดลอง"])
TITLE = st.sampled_from(["นาย", "นาง", "นางสาว", "ดร.", "ผศ.ดร.", "พ.ต.อ.", "ว่าที่ร้อยตรี ", "นายแพทย์"])


def stated(facts: Facts) -> list[tuple[str, str, list[tuple[str, object]]]]:
    """What is said of whom, without where."""
    return [(e.type, e.canonical, [(a.name, a.value) for a in e.attributes]) for e in facts.entities]


def related(facts: Facts) -> list[tuple[str, str, str]]:
    return [(r.type, r.source, r.target) for r in facts.relations]


@settings(max_examples=40)
@given(TITLE, GIVEN, FAMILY)
def test_another_name_changes_only_the_person(title: str, given_name: str, family: str) -> None:
    name = f"{given_name} {family}"
    before, facts = (
        read(PLAIN),
        read(PLAIN.replace("นายสมมติ ตัวอย่างดี", f"{title}{name}").replace("นายสมมติ ", f"{title}{given_name} ")),
    )
    assert names(facts, "Person")[0] == name
    assert links(facts, "CHAIRED_BY") == {(meeting(facts).canonical, name)}
    assert sorted(related(facts)) == sorted(related(before))
    assert [s for s in stated(facts) if s[0] not in ("Person", "Statement")] == [
        s for s in stated(before) if s[0] not in ("Person", "Statement")
    ]


@settings(max_examples=20)
@given(
    st.sampled_from([PLAIN, TWO_CHAIRS, MEMBERSHIPS, TWO_DAYS]), st.sampled_from(["  ", " \u00a0", "\u2003 ", "   "])
)
def test_wider_spaces_change_nothing_but_offsets(text: str, gap: str) -> None:
    wide = text.replace(" ", gap)
    facts = read(wide)
    check(facts)
    assert stated(facts) == stated(read(text))
    assert related(facts) == related(read(text))


@settings(max_examples=20)
@given(st.sampled_from([PLAIN, TWO_CHAIRS, MEMBERSHIPS, TWO_DAYS]))
def test_thai_digits_are_digits(text: str) -> None:
    thai = text.translate({0x30 + i: 0x0E50 + i for i in range(10)})
    assert stated(read(thai)) == stated(read(text))


@settings(max_examples=20)
@given(st.permutations(["เครือข่ายภาครัฐ", "เครือข่ายศาสนา", "เครือข่ายสื่อมวลชน"]))
def test_the_order_of_a_list_is_the_order_of_its_networks(listed: list[str]) -> None:
    bare = PLAIN.replace(
        "เครือข่ายภาครัฐ เครือข่ายการศึกษา เด็กและเยาวชน และเครือข่ายศาสนา", f"{listed[0]} {listed[1]} และ{listed[2]}"
    )
    assert names(read(bare), "Network") == listed


@settings(max_examples=40)
@given(st.integers(10, 9_999), st.sampled_from(["", "กว่า ", "ประมาณ ", "ไม่น้อยกว่า "]))
def test_another_count_changes_only_the_count(number: int, about: str) -> None:
    facts = read(PLAIN.replace("กว่า 45 คน", f"{about}{number} คน"))
    assert values(facts, "Meeting")["participants"] == number
    assert related(facts) == related(read(PLAIN))


@settings(max_examples=500)
@given(MUTATED)
def test_mutated_text_is_read(text: str) -> None:
    check(read(text))


def test_hostile_text_is_read() -> None:
    for piece in HOSTILE:
        check(read(piece * (3 * LONGEST // len(piece))))


def test_what_is_past_the_limit_is_asked_about() -> None:
    long = PLAIN + "\n" + "ก " * LONGEST
    facts = read(long)
    assert (facts.review[-1].start, facts.review[-1].end) == (LONGEST, len(long))
