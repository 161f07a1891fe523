"""Texts that no office would write: cut, doubled, shuffled, with dirt between the words."""

import random

from hypothesis import strategies as st

from tests.loaders.press.samples import MEMBERSHIPS, PLAIN, TWO_CHAIRS, TWO_DAYS

DIRT = st.sampled_from([*'“”"()\n\u200b\u00a0\u0e3a\uf70a๙•*–', "นาย", "ครั้งที่", "เครือข่าย", "🙏🏽", "ที่ประชุมมีมติ"])
HOSTILE = ("“", "นาย ", "โรงเรียน", "เครือข่าย", "1) ", "ว่า “", "\n- ", "วันที่ 1 ", "รางวัล", "ผู้อำนวยการ")


def broken(text: str, seed: int, dirt: list[str]) -> str:
    """The lines of the text in another order, some twice or not at all, cut at their ends, with dirt between."""
    chance = random.Random(seed)
    lines = text.split("\n")
    chance.shuffle(lines)
    lines = [line for line in lines for _ in range(chance.choice((0, 1, 1, 2)))]
    words = "\n".join(line[chance.randrange(8) : len(line) - chance.randrange(8)] for line in lines)
    for piece in dirt:
        at = chance.randrange(len(words) + 1)
        words = words[:at] + piece * chance.randrange(1, 9) + words[at:]
    return words


MUTATED = st.builds(
    broken,
    st.sampled_from([PLAIN, TWO_CHAIRS, MEMBERSHIPS, TWO_DAYS]),
    st.integers(0, 2**32),
    st.lists(st.one_of(DIRT, st.text(max_size=9)), max_size=6),
)
