"""Provinces that took part in an event, and whose the networks are that a text lists by province."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.press.actors import listed_after
from loaders.press.network_presence import participate
from loaders.press.story import Story

_SO_MANY = re.compile(r"\s?(?:จำนวน\s?)?\d{1,4}\s?(?:คน|ราย|รูป|ท่าน)\s?(?:,|และ|กับ)?\s?(?:จังหวัด)?")
_CAME = re.compile(r"(?:มา|ร่วม|ประกอบด้วย|ได้แก่|แบ่งเป็น|แยกเป็น)[^\n]{0,24}\Z")


_JOINS = re.compile(r"\s?(?:เข้าร่วม|ร่วม(?!กับ)|มาร่วม|เข้ามา)")
_PEOPLE_FROM = re.compile(r"(?:ผู้(?:เข้า|ร่วม|แทน)|\d\s?(?:คน|ท่าน|ราย|รูป))[^\n]{0,50}จาก(?:จังหวัด)?\s?\Z")
_ALL_CAME = re.compile(r"(?:มา|ร่วม)(?:กัน)?[ ]?(?:ครบ|จาก)?(?:ทั้ง)?[ ]?(?P<n>\d{1,2})\s?(?=จังหวัด)")
_ALSO = re.compile(r"\s?(?:,|และ|กับ)?\s?")


def state(story: Story) -> None:
    """Networks by province, provinces present."""
    _by_province(story)
    _provinces_present(story)
    _counted(story)
    _all_came(story)


def _by_province(story: Story) -> None:
    """Lines that each begin with another province: their networks are that province's."""
    lines = {
        (s, e): p
        for s, e in story.page.paragraphs
        for p in story.page.places
        if p.level == "province" and s <= p.start <= s + 2 and re.match(r"\s|:", story.view[p.end : p.end + 1])
    }
    if len({p.code for p in lines.values()}) < 2:
        return
    for (start, end), place in lines.items():
        for n in story.page.networks:
            known = story.draft.find("Network", n.name) if start <= n.start < end else None
            if known:
                story.draft.relate("GROUP_IN", known, story.place(place), (place.start, n.end))


def _provinces_present(story: Story) -> None:
    """A list of two provinces or more that take part, or that so many people are said to come from."""
    for m in re.finditer(r"(?:จาก|จังหวัด(?=\s)|ได้แก่)\s?", story.view):
        run = listed_after(story, m.end(), ("Province",))
        line = story.view[max(story.view.rfind("\n", 0, m.start()) + 1, m.start() - 60) : m.end()]
        joins = len(run) > 1 and _JOINS.match(story.view, run[-1].end)
        if joins or (len(run) > 1 and _PEOPLE_FROM.search(line)):
            for a in run:
                participate(story, a.entity, (m.start(), a.end))


def _counted(story: Story) -> None:
    """So many people from each of several provinces."""
    came = -1
    for a, b in pairwise([p for p in story.page.places if p.level == "province"]):
        line = max(story.view.rfind("\n", 0, a.start) + 1, a.start - 160)
        listed = _SO_MANY.fullmatch(story.view, a.end, b.start)
        if listed and (came == a.start or _CAME.search(story.view, line, a.start)):
            came = b.start
            for place in (a, b):
                participate(story, story.place(place), (place.start, place.end))


def _all_came(story: Story) -> None:
    """มากันครบ N จังหวัด A B C: as many provinces as are counted."""
    for m in _ALL_CAME.finditer(story.view):
        places = [p for p in story.page.places if p.level == "province" and p.start >= m.end()][: int(m["n"])]
        listed = all(_ALSO.fullmatch(story.view, a.end, b.start) for a, b in pairwise(places))
        if len(places) == int(m["n"]) > 1 and listed and places[0].start - m.end() < 20:
            for place in places:
                participate(story, story.place(place), (m.start(), place.end))
