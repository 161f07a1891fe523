"""Each variation of a release changes exactly what it should; broken text never breaks the reader."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.press import Facts, read
from loaders.press.reader import LONGEST
from tests.loaders.press.samples import MEMBERSHIPS, PLAIN, TWO_CHAIRS, TWO_DAYS
from tests.loaders.press.test_read import check, links, meeting, names, values

GIVEN = st.sampled_from(["ทดลอง", "สมมุติชัย", "ลองดี", "ตัวแบบ", "นามแฝง", "ก้องทดสอบ", "เกริกลอง"])
FAMILY = st.sampled_from(["ตัวอย่างงาม", "ทดสอบสกุล", "สมมตินามสกุล", "ลองเล่น", "นามทดลอง"])
TITLE = st.sampled_from(["นาย", "นาง", "นางสาว", "ดร.", "ผศ.ดร.", "พ.ต.อ.", "ว่าที่ร้อยตรี ", "นายแพทย์"])
HOSTILE = st.sampled_from([*'“”"()\n\u200b\u00a0\u0e3a\uf70a๙•*–', "นาย", "ครั้งที่", "เครือข่าย", "🙏🏽", "ที่ประชุมมีมติ"])


def stated(facts: Facts) -> list[tuple[str, str, list[tuple[str, object]]]]:
    """What is said of whom, without where."""
    return [(e.type, e.canonical, [(a.name, a.value) for a in e.attributes]) for e in facts.entities]


def related(facts: Facts) -> list[tuple[str, str, str]]:
    return [(r.type, r.source, r.target) for r in facts.relations]


@settings(max_examples=40, deadline=None)
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


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from([PLAIN, TWO_CHAIRS, MEMBERSHIPS, TWO_DAYS]), st.sampled_from(["  ", " \u00a0", "\u2003 ", "   "])
)
def test_wider_spaces_change_nothing_but_offsets(text: str, gap: str) -> None:
    wide = text.replace(" ", gap)
    facts = read(wide)
    check(facts)
    assert stated(facts) == stated(read(text))
    assert related(facts) == related(read(text))


@settings(max_examples=20, deadline=None)
@given(st.sampled_from([PLAIN, TWO_CHAIRS, MEMBERSHIPS, TWO_DAYS]))
def test_thai_digits_are_digits(text: str) -> None:
    thai = text.translate({0x30 + i: 0x0E50 + i for i in range(10)})
    assert stated(read(thai)) == stated(read(text))


@settings(max_examples=20, deadline=None)
@given(st.permutations(["เครือข่ายภาครัฐ", "เครือข่ายศาสนา", "เครือข่ายสื่อมวลชน"]))
def test_the_order_of_a_list_is_the_order_of_its_networks(listed: list[str]) -> None:
    bare = PLAIN.replace(
        "เครือข่ายภาครัฐ เครือข่ายการศึกษา เด็กและเยาวชน และเครือข่ายศาสนา", f"{listed[0]} {listed[1]} และ{listed[2]}"
    )
    assert names(read(bare), "Network") == listed


@settings(max_examples=40, deadline=None)
@given(st.integers(10, 9_999), st.sampled_from(["", "กว่า ", "ประมาณ ", "ไม่น้อยกว่า "]))
def test_another_count_changes_only_the_count(number: int, about: str) -> None:
    facts = read(PLAIN.replace("กว่า 45 คน", f"{about}{number} คน"))
    assert values(facts, "Meeting")["participants"] == number
    assert related(facts) == related(read(PLAIN))


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from([PLAIN, TWO_CHAIRS, MEMBERSHIPS, TWO_DAYS]), st.integers(0, 2**32), st.lists(HOSTILE, max_size=6)
)
def test_mutated_text_is_read(text: str, seed: int, dirt: list[str]) -> None:
    chance = random.Random(seed)
    lines = text.split("\n")
    chance.shuffle(lines)
    lines = [line for line in lines for _ in range(chance.choice((0, 1, 1, 2)))]
    broken = "\n".join(line[chance.randrange(8) : len(line) - chance.randrange(8)] for line in lines)
    for piece in dirt:
        at = chance.randrange(len(broken) + 1)
        broken = broken[:at] + piece * chance.randrange(1, 9) + broken[at:]
    check(read(broken))


def spent(text: str) -> float:
    """The least processor time of three readings."""
    seconds = []
    for _ in range(3):
        begun = time.process_time()
        read(text)
        seconds.append(time.process_time() - begun)
    return min(seconds)


def test_hostile_text_costs_no_more_than_its_length() -> None:
    for piece in ("“", "นาย ", "โรงเรียน", "เครือข่าย", "1) ", "ว่า “", "\n- ", "วันที่ 1 ", "รางวัล", "ผู้อำนวยการ"):
        whole = piece * (LONGEST // len(piece))
        # four times as long: linear would be 4, quadratic 16
        assert spent(whole) / spent(whole[: LONGEST // 4]) < 12, piece
        check(read(whole * 3))


def test_what_is_past_the_limit_is_asked_about() -> None:
    long = PLAIN + "\n" + "ก " * LONGEST
    facts = read(long)
    assert (facts.review[-1].start, facts.review[-1].end) == (LONGEST, len(long))
