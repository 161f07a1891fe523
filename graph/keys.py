"""Keys: label, normalised name and the place that the row states. A stated key never changes.

`Organization:โรงเรียนบ้านดอน@57/5701` is a school that its row puts in province 57, district 5701.
Changing a rule of this file changes keys of graphs that people keep: it is a breaking change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

# spaces mean nothing in Thai names; quotation marks and zero-width characters are typing habits
DROPPED = r"[\s\u00a0\u200b-\u200d\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ad\"'“”‘’`\x00-\x1f]"
SARA_AM = "\u0e4d\u0e32", "\u0e33"
# @ and / carry a key's own structure
CHANGED = str.maketrans("๐๑๒๓๔๕๖๗๘๙@/", "0123456789＠／")
# of plain words these signs only are dropped, and no digit is Thai
PLAIN, DROPPED_PLAIN = "^[ -~ก-๎๏๚๛‘’“”]*$", "[ \"'“”‘’`]"
_dropped, _changed = re.compile(DROPPED), re.compile("[๐-๙@/]")


@lru_cache(maxsize=1 << 16)
def normalise(name: str) -> str:
    """The form of a name that keys compare: NFC, no spaces, no quotes, arabic digits, lower case."""
    # letters that stand together only now are put in order too
    bare = unicodedata.normalize("NFC", _dropped.sub("", unicodedata.normalize("NFC", name)))
    text = bare.replace(*SARA_AM).lower()
    return text.translate(CHANGED) if _changed.search(text) else text


def normalise_words(words: pa.Array) -> pa.Array:
    """`normalise` of every word at once; words with other letters than Thai and ASCII are worked on one by one."""
    bare = pc.utf8_normalize(pc.replace_substring_regex(words, DROPPED_PLAIN, ""), "NFC")
    text = pc.ascii_lower(pc.replace_substring(bare, *SARA_AM))
    for sign, instead in (("@", "＠"), ("/", "／")):
        text = pc.replace_substring(text, sign, instead)
    odd = pc.fill_null(pc.invert(pc.match_substring_regex(words, PLAIN)), False)
    found = pa.array([normalise(w) for w in words.filter(odd).to_pylist()], pa.string())
    return pc.replace_with_mask(text, odd, found)


def normalise_all(names: pd.Series) -> pd.Series:
    """`normalise` of every value; each distinct value is worked on once."""
    column = pa.array(names, pa.string()).dictionary_encode()
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    done = normalise_words(column.dictionary).take(column.indices)
    return pd.Series(done, names.index, dtype=pd.ArrowDtype(pa.string()))


def key(label: str, name: str, *places: str) -> str:
    """The key of a node. `places` are DOPA codes from wide to narrow; empty ones are left out."""
    place = "/".join(p for p in places if p)
    return f"{label}:{normalise(name)}@{place}" if place else f"{label}:{normalise(name)}"


def key_all(label: str, names: pd.Series, places: Sequence[pd.Series] = ()) -> pd.Series:
    """`key` of every row; missing or empty places are left out. Missing names give missing keys."""
    text = pa.array(normalise_all(names.fillna("")), type=pa.string())
    place: pa.Array = pa.array([""] * len(names), type=pa.string())
    for column in places:
        code = pc.fill_null(pa.array(column, type=pa.string()), "")
        joint = pc.if_else(pc.or_(pc.equal(place, ""), pc.equal(code, "")), "", "/")
        place = pc.binary_join_element_wise(place, joint, code, "")
    at = pc.if_else(pc.equal(place, ""), "", "@")
    keys = pc.binary_join_element_wise(f"{label}:", text, at, place, "")
    keys = pc.if_else(pc.equal(text, ""), None, keys)
    return pd.Series(keys, index=names.index, dtype=pd.ArrowDtype(pa.string()))


def label_of(key: str) -> str:
    """The label of a key."""
    return key.partition(":")[0]


def name_of(key: str) -> str:
    """The normalised name in a key: what is shown for a node that no row describes."""
    return key.partition(":")[2].partition("@")[0].replace("＠", "@").replace("／", "/")


def place_of(key: str) -> str:
    """The place in a key, codes joined by `/`; empty where the row stated none."""
    return key.rpartition("@")[2] if "@" in key else ""


def provinces_of(keys: pa.Array) -> pa.Array:
    """`province_of` of every key, missing where it is ""."""
    return pc.struct_field(pc.extract_regex(keys, r"@(?P<code>[0-9]{2})(?:/[^@]*)?$"), "code")


def province_of(key: str) -> str:
    """The code of the province in a key, "" where its place begins with something else, such as a meeting's date."""
    place = place_of(key)
    return place[:2] if place[:2].isdecimal() and place[2:3] in ("", "/") else ""
