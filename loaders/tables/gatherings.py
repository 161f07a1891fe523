"""What tables of meetings and of attendance state."""

from __future__ import annotations

import re
from itertools import pairwise

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from graph import keys
from loaders import keys as make
from loaders.press.lexicon import pattern
from loaders.report import Said
from loaders.tables import common
from loaders.tables.areas import province_name
from loaders.tables.bodies import organizations_of
from loaders.tables.columns import (
    TEXT,
    always,
    coded,
    encoded,
    flagged,
    items,
    kept,
    keyed,
    lists_each,
    otherwise,
    prefixed,
    text_all,
    text_each,
    text_of_pairs,
    whole_each,
)
from loaders.tables.lexicon import folded, forms
from loaders.tables.meetings_index import Meetings
from loaders.tables.organisations import Register
from loaders.tables.rows import Rows
from loaders.tables.stating import Stating
from loaders.tables.values import count

LIST = re.compile(r"\s*[;|,\n]\s*")
STATED = {"stated_people": "participants", "stated_organizations": "org_count", "stated_networks": "network_count"}


def meetings(rows: Rows, out: Stating) -> Meetings:
    """Meetings with place, venue, networks and stated counts; gives the index of their ids and titles."""
    rows.need("meeting", "title")
    common.province(rows, needed=True)
    frame = rows.frame
    date, last = common.dates(rows, "date"), common.ends(rows, "date")
    key = meeting_keys(rows, date)
    ids = kept(rows.text("meeting"), rows.text("title").notna().to_numpy())
    fiscal = whole_each(date, make.fiscal_year)
    kind = text_each(rows.text("kind"), lambda k: forms("kind").get(folded(k), k))
    out.node(
        "Meeting",
        key,
        rows.place,
        name=otherwise(rows.text("title"), rows.text("meeting")),
        aliases=lists_each(ids, lambda word: [word]),
        province=frame["province_name"],
        date=date,
        end_date=last,
        kind=kind,
        fiscal_year_be=fiscal,
        format=format_lists(rows.text("format")),
        **stated_counts(rows),
    )
    out.link(("HELD_IN", "Meeting", "Province"), key, common.state_provinces(rows, out), rows.place)
    held_in_district(rows, key, out)
    held_at(rows, key, out)
    took_part(rows, key, rows.text("networks"), out)
    return Meetings.of([rows.text("meeting"), rows.text("title")], key, frame["code"], rows.file, rows.scope)


def meeting_keys(rows: Rows, date: pd.Series) -> pd.Series:
    """Keys of the rows: title, province, date; where the table has two such meetings, its id too."""
    word = rows.text("meeting").astype(TEXT)
    # a word in Thai is a title; an id says nothing beyond its own source
    named = rows.text("title").astype(TEXT).fillna(word.where(word.str.contains("[ก-ฮ]"), rows.file + " " + word))
    key = keys.key_all("Meeting", named, [rows.frame["code"].astype(TEXT), date.astype(TEXT)])
    ids = keys.normalise_all(word.fillna("")).replace("", pd.NA)
    several = pd.DataFrame({"key": key, "id": ids}).groupby("key")["id"].transform("nunique").gt(1)
    said = Said("มีการประชุมชื่อ วันที่ และจังหวัดเดียวกันแต่รหัสต่างกัน", "one title, date and province under several ids")
    todo = Said("นำเข้าเป็นคนละการประชุม", "They are loaded as different meetings.")
    rows.note("review", several & ids.notna(), "meeting", said, todo)
    apart = key.mask(several & ids.notna(), key + "/" + ids)
    for _, found in apart[several].groupby(key[several]):
        rows.asked += [(a, b, rows.file) for a, b in pairwise(found.drop_duplicates())]
    return encoded(apart)


def format_lists(texts: pd.Series) -> pd.Series:
    """Formats as lists in the model's words."""
    known = forms("format")
    return lists_each(texts, lambda t: [known.get(folded(part), part) for part in LIST.split(t) if part])


def stated_counts(rows: Rows) -> dict[str, pd.Series]:
    """The counts that the source states, each with its qualifier."""
    found = {}
    for field, name in STATED.items():
        found[name] = whole_each(rows.text(field), lambda text: c.value if (c := count(text)) else None)
        common.unreadable(rows, field, found[name], Said("จำนวน เช่น 60 หรือ กว่า 60 คน", "a number such as 60"))
        qualifier = text_each(rows.text(field), lambda text: c.qualifier if (c := count(text)) else "")
        found[f"{name}_qualifier"] = qualifier
    return found


def held_in_district(rows: Rows, key: pd.Series, out: Stating) -> None:
    if rows.has("district"):
        common.smaller_areas(rows)
        out.link(
            ("HELD_IN", "Meeting", "District"), key, prefixed("District:", rows.frame["district_code"]), rows.place
        )


def held_at(rows: Rows, key: pd.Series, out: Stating) -> None:
    """Meetings to their venues, and venues to their province."""
    code = rows.frame["code"]
    venue = keyed("Venue", rows.text("venue"), [code])
    out.node("Venue", venue, rows.place, name=rows.text("venue"), province=rows.frame["province_name"])
    out.link(("HELD_AT", "Meeting", "Venue"), key, venue, rows.place)
    province = prefixed("Province:", kept(code, venue.notna().to_numpy()))
    out.link(("VENUE_IN", "Venue", "Province"), venue, province, rows.place)


def took_part(rows: Rows, meeting: pd.Series, networks: pd.Series, out: Stating) -> None:
    """The networks listed in a cell, to the meeting."""
    at, name = items(networks, lambda t: [n for n in LIST.split(t) if n])
    of_row = {"meeting": meeting, "code": rows.frame["code"], "province": rows.frame["province_name"]}
    frame = pd.DataFrame({**of_row, "place": rows.place}).iloc[at].reset_index(drop=True).assign(name=name)
    key = common.network_keys(frame["name"], frame["code"])
    out.node("Network", key, frame["place"], name=frame["name"], province=frame["province"])
    named = frame[["name", "place"]].assign(key=key)
    out.unsectored.append(named.dropna(subset=["key"]).drop_duplicates("key"))
    out.link(("PARTICIPATED", "Network", "Meeting"), key, frame["meeting"], frame["place"])


def attendance(rows: Rows, out: Stating, known: Register, index: Meetings) -> Register:
    """Organisations and persons at meetings; names are read in the meeting's province."""
    rows.need("organization", "person")
    if not rows.has("meeting"):
        rows.keep(meeting=always(rows.defaults.meeting, rows.frame.index))
    rows.need("meeting")
    common.province(rows, needed=False)
    meeting = meeting_of(rows, index, out)
    code = otherwise(text_all(meeting, keys.provinces_of), rows.frame["code"])
    rows.keep(code=code, province_name=text_each(code, province_name))
    role = rows.text("role")
    organization, named = organizations_of(rows, code, known, out)
    out.link(("ATTENDED", "Organization", "Meeting"), organization, meeting, rows.place, role=organisation_role(rows))
    if rows.text("person").notna().any():
        persons(rows, organization, meeting, role, out)
    if rows.text("network").notna().any():
        took_part(rows, meeting, rows.text("network"), out)
    return named


def day_of(meeting: str) -> str:
    """The date in the key of a meeting, "" without one."""
    m = re.search(r"@(?:\d\d/)?(\d{4}(?:-\d\d){0,2})(?:/|$)", meeting)
    return m[1] if m else ""


def organisation_role(rows: Rows) -> pd.Series:
    """The role is the person's where the row names one."""
    return kept(rows.text("role"), rows.text("person").isna().to_numpy())


def meeting_of(rows: Rows, index: Meetings, out: Stating) -> pd.Series:
    """Keys of the meetings that the rows name by id or title; those that no table describes keep the word itself."""
    words = rows.text("meeting")
    here = rows.defaults.province
    found = index.find(words, here, rows.file, rows.scope)
    sure, several = found[found["sure"]], found[~found["sure"]]
    normal = text_all(words, keys.normalise_words)
    key = text_all(normal, lambda w: coded(sure["key"]).take(pc.index_in(w, pa.array(sure["word"]))))
    unknown = key.isna().to_numpy()
    place = rows.frame["code"]
    date = otherwise(common.dates(rows, "date"), always(rows.defaults.date, words.index))
    out.node("Meeting", own := keyed("Meeting", kept(words, unknown), [place, date]), rows.place, name=words)
    todo = Said("นำเข้าตารางการประชุม (meetings) ด้วย หรือแก้รหัส", "Load the table of meetings too, or correct it.")
    said = Said("ไม่พบในตารางการประชุมที่นำเข้า", "described by no table of meetings that is loaded")
    ambiguous = unknown & flagged(normal, lambda w: pc.is_in(w, value_set=pa.array(several["word"].unique())))
    rows.note_once("review", pd.Series(unknown & ~ambiguous), "meeting", said, todo)
    said = Said("ตรงกับการประชุมมากกว่าหนึ่งรายการ", "the word of several meetings")
    rows.note_once("review", pd.Series(ambiguous), "meeting", said, todo)
    for stated, word in dict.fromkeys(zip(own[ambiguous], normal[ambiguous], strict=True)):
        rows.asked += [
            (stated, one, f"{word}, {rows.file}") for one in sorted(several["key"][several["word"].eq(word)])
        ]
    return otherwise(key, own)


def parted(name: str) -> tuple[str, str]:
    """Title and bare name of a person."""
    m = pattern(r"(?:(?:{titles})\s*)+", "titles").match(name)
    bare = name[m.end() :].strip() if m else name
    return (name[: m.end()].strip(), bare) if m and bare else ("", name)


def persons(rows: Rows, organization: pd.Series, meeting: pd.Series, role: pd.Series, out: Stating) -> None:
    """Persons at meetings, the posts they hold and whom they represent."""
    names = rows.text("person")
    bare = text_each(names, lambda n: parted(n)[1])
    # of one name in two provinces, two people: where the row names none, that of the body spoken for
    home = otherwise(rows.frame["code"], text_all(organization, keys.provinces_of))
    key = keyed("Person", bare, [home])
    title = text_each(names, lambda n: parted(n)[0])
    out.node("Person", key, rows.place, name=bare, title=title, province=text_each(home, province_name))
    out.link(("ATTENDED", "Person", "Meeting"), key, meeting, rows.place, role=role)
    out.link(("REPRESENTS", "Person", "Organization"), key, organization, rows.place)
    post = rows.text("position")
    office = organization.astype(TEXT).fillna("")
    position = text_of_pairs(post, office, make.position)
    out.node("Position", position, rows.place, name=post, province=text_each(home, province_name))
    out.link(("POSITION_OF", "Position", "Organization"), position, organization, rows.place)
    day = text_each(meeting, day_of)
    out.link(("HOLDS_POSITION", "Person", "Position"), key, position, rows.place, as_of=day)
