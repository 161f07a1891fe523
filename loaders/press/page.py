"""Everything that the recognisers find in one release, before it is put together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.press import (
    body_forms,
    byline,
    counts,
    designations,
    network_groups,
    network_lists,
    networks,
    organisations,
    people,
    persons,
    places,
    posts,
    venues,
    view,
)
from loaders.press import clocks as hours
from loaders.press import dates as days
from loaders.press import plans as aims
from loaders.press.facts import Span
from loaders.press.words import paragraphs_of
from loaders.reference import places as gazetteer

# a hotel or a room whose name goes on with what looks like a title
_IN_NAME = re.compile(
    r"(?:โรงแรม|รีสอร์ท|ห้องประชุม|หอประชุม|หาด|อ่าว)(?!โดย|มี|และ)[ก-๎]{0,12}\Z"
    r"|(?<!อำนวยการ)(?<!อาจารย์)(?<!ครู)(?<!ผอ\.)(?:โรงพยาบาล|โรงเรียน|รพ\.|วัด)\Z"
)
_DIGIT = re.compile("[0-9]")
_QUOTE = re.compile(r"“(?P<curly>[^“”\n]{2,900})(?:”|$)|\"(?P<straight>[^\"\n]{2,400})\"|‘(?P<single>[^‘’\n]{2,200})’")


@dataclass
class Page:
    """The view of a release and what was recognised in it, in the order of the text."""

    view: str
    noise: list[Span]
    stamps: list[days.Dated]
    dates: list[days.Dated]
    clocks: list[hours.Clock]
    counts: list[counts.Count]
    places: list[places.Place]
    home: str
    bodies: list[body_forms.Body]
    persons: list[persons.Named]
    posts: posts.Posts
    groups: list[network_groups.Group]
    networks: list[network_lists.Network]
    plans: list[aims.Plan]
    designations: list[aims.Named]
    programmes: list[aims.Named]
    virtues: list[aims.Named]
    quotes: list[Span]
    venues: list[venues.Venue]
    credits: list[byline.Credit]
    channels: list[Span]
    paragraphs: list[Span]

    @property
    def home_name(self) -> str:
        """Name of the main province, "" when the text names none."""
        return area.th if (area := gazetteer().find(self.home)) else ""


def _all_places(text: str) -> tuple[list[places.Place], str]:
    """Places of every level and the code of the main province."""
    found = places.provinces(text)
    home = places.main_province(found)
    near = [home, *dict.fromkeys(p.code for p in found)] if home else []
    districts = places.districts(text, near)
    districts += [
        d for d in places.counted_districts(text, near) if not any(x.start <= d.start < x.end for x in districts)
    ]
    closer = [*dict.fromkeys(d.code for d in districts if d.code), *near]
    found = [p for p in found if p.headed or not any(d.start < p.start < d.end for d in districts)]
    everything = found + districts + places.subdistricts(text, closer) + places.regions(text)
    taken = [(p.start, p.end) for p in everything]
    everything += places.bare_again(text, districts, taken)
    return sorted(everything, key=lambda p: (p.start, -p.end)), home


def _furniture(view: str, noise: list[Span], body: body_forms.Body) -> bool:
    """Whether a body is only the head of a page: alone on the first line, with furniture after it."""
    first = next(iter(paragraphs_of(view)), (0, 0))
    return (body.start, body.end) == first and any(s <= first[1] + 2 <= e for s, e in noise)


def _stamps(plain: str, noise: list[Span]) -> list[days.Dated]:
    """Dates of the page's furniture."""
    found = days.dates(plain) if any(_DIGIT.search(plain, *span) for span in noise) else []
    return [d for d in found if any(s <= d.start < e for s, e in noise)]


_KIND_ALONE = re.compile(r"[ก-๎]{6,14}")


def _kind_alone(body: body_forms.Body, listed: list[network_lists.Network]) -> bool:
    """Whether the words are only a part of a network's name: the last of the kinds of bodies that it joins."""
    inside = (n for n in listed if n.start < body.start and body.end == n.end)
    return bool(_KIND_ALONE.fullmatch(body.written)) and any(n.written.endswith(f"และ{body.written}") for n in inside)


def recognise(text: str) -> Page:
    """Run every recogniser over the view of `text`."""
    plain = view.plain(text)
    noise = view.noise(plain)
    seen = view.mask(plain, noise)
    everything, home = _all_places(seen)
    area = gazetteer().find(home)
    bodies = organisations.bodies(seen, everything, area.th if area else "")
    bodies = [b for b in bodies if not _furniture(seen, noise, b)]
    everything = [p for p in everything if p.level != "region" or not any(b.start < p.start < b.end for b in bodies)]
    groups = network_groups.groups(seen, everything, area.th if area else "")
    groups = [g for g in groups if not any(b.start <= g.start < b.end for b in bodies)]
    named = [p for p in people.persons(seen) if not any(q.start < p.start < q.end for q in everything if q.headed)]
    named = [p for p in named if not any(b.start < p.start and p.end <= b.end for b in bodies)]
    named = [p for p in named if not _IN_NAME.search(seen, max(0, p.start - 24), p.start)]
    everything = [
        p
        for p in everything
        if not any(q.start < p.start < q.end or (q.start == p.start and not p.headed) for q in named)
    ]
    listed = networks.lists(seen, groups, bodies)
    bodies = [b for b in bodies if not _kind_alone(b, listed)]
    found_dates = days.dates(seen)
    return Page(
        view=seen,
        noise=noise,
        stamps=_stamps(plain, noise),
        dates=found_dates,
        clocks=hours.times(seen),
        counts=[c for c in counts.counts(seen) if not any(d.start <= c.number_at < d.end for d in found_dates)],
        places=everything,
        home=home,
        bodies=bodies,
        persons=named,
        posts=posts.Posts(
            seen,
            bodies,
            everything,
            {p.start + len(p.title) for p in named} | {p.start for p in named},
            {p.start for p in named},
        ),
        groups=groups,
        networks=listed,
        plans=aims.plans(seen, everything),
        designations=designations.designations(seen),
        programmes=aims.programmes(seen),
        virtues=aims.virtues(seen),
        quotes=[m.span(m.lastgroup or 0) for m in _QUOTE.finditer(seen)],
        venues=[
            v for v in venues.venues(seen, bodies, everything) if not any(q.start < v.start < q.end for q in named)
        ],
        credits=byline.credits(seen),
        channels=byline.channels(seen),
        paragraphs=paragraphs_of(seen),
    )
