"""Who convenes: chairs by their post, secretariats, organisers, coordinators, supporters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from graph.keys import label_of
from saan.pictures.reading import Link
from saan.pictures.scene import Node
from saan.pictures.style import ECOSYSTEM_TIES

if TYPE_CHECKING:
    from saan.pictures.ecosystem import Ecosystem

AT_MEETINGS = ("CHAIRED_BY", "SECRETARIAT_OF", "ORGANISED_BY", "CO_ORGANISED_BY")
STANDING = ("COORDINATOR_OF", "SUPPORTS")
HOLDERS = ("Organization", "Person")
# of a province; the others are counted in what was left out
MOST_HOLDERS = 8
# a meeting of so few networks is a tie to each of them
FEW = 2


def draw_roles(eco: Ecosystem) -> None:
    """Role holders and their ties, strongest first; a tie folds the meetings at which the role was held."""
    roles = Roles(eco)
    folded: dict[tuple[str, str, str], list[tuple[Link, str]]] = defaultdict(list)
    for link, holder, target, meeting in roles.held():
        folded[link.type, holder, target].append((link, meeting))
    kept = roles.strongest(folded)
    for (type, holder, target), held in folded.items():
        if holder in kept or target in kept:
            draw_role(eco, type, roles.node(holder), eco.node(target), held)


def draw_role(eco: Ecosystem, type: str, holder: Node, target: Node, held: list[tuple[Link, str]]) -> None:
    """One tie of a role, with its words as the source wrote them."""
    look = ECOSYSTEM_TIES[type]
    said = [str(link.properties["role"]) for link, _ in held if "role" in link.properties]
    words = " / ".join(dict.fromkeys(said)) or eco.reading.say(look.th, look.en)
    meetings = list(dict.fromkeys(m for _, m in held if m))
    label = f"{words} ×{len(meetings)}" if len(meetings) > 1 else words
    links = (link for link, _ in held)
    eco.tie(
        type,
        holder,
        target,
        links,
        words=words,
        label=label,
        through=eco.meetings.names(meetings),
        weight=max(1, len(meetings)),
    )


class Roles:
    """Reads roles of one graph."""

    def __init__(self, eco: Ecosystem) -> None:
        self.eco, self.reading = eco, eco.reading
        self.owners = owners(eco)

    def held(self) -> Iterator[tuple[Link, str, str, str]]:
        """(link, holder, target, meeting or "") of every role held."""
        for type in AT_MEETINGS:
            for link in self.reading.links(type):
                holder, what = (link.start, link.end) if type == "SECRETARIAT_OF" else (link.end, link.start)
                if label_of(holder) in HOLDERS and not link.planned:
                    meeting = what if label_of(what) == "Meeting" else ""
                    for actor in self.actors(holder, meeting):
                        for target in self.targets(what):
                            yield link, actor, target, meeting
        for type in STANDING:
            for link in self.reading.links(type):
                yield link, link.start, link.end, ""

    def actors(self, holder: str, meeting: str) -> list[str]:
        """An organisation itself; of a person the posts held at the time, else the person."""
        posts = self.posts.get(holder, [])
        date = self.reading.row(meeting).get("date") if meeting else None
        then = [p for p in posts if p.properties.get("as_of") == date] or posts
        return list(dict.fromkeys(p.end for p in then)) or [holder]

    @cached_property
    def posts(self) -> dict[str, list[Link]]:
        """Person -> links to posts."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.reading.links("HOLDS_POSITION"):
            found[link.start].append(link)
        return found

    def targets(self, what: str) -> list[str]:
        """What a role at a meeting reaches: its group, its one or two networks, else its province."""
        if label_of(what) == "NetworkGroup":
            return [what]
        meetings = self.eco.meetings
        networks = meetings.networks(what)
        groups = meetings.groups(what) or self.groups_of(networks)
        province = meetings.province(what)
        return groups or (networks if len(networks) <= FEW else []) or ([province] if province else [])

    def groups_of(self, networks: list[str]) -> list[str]:
        """The group that holds all of more than a few networks, if one does."""
        if len(networks) <= FEW:
            return []
        held = [
            {link.end for link in self.eco.belongs.get(n, []) if label_of(link.end) == "NetworkGroup"} for n in networks
        ]
        return sorted(set.intersection(*held))[:1]

    def node(self, key: str) -> Node:
        """The node of a holder: an organisation, a post, or a person without a known post."""
        if label_of(key) == "Network":
            return self.eco.node(key)
        if key in self.owners:
            return self.eco.node(key, "Owner")
        if label_of(key) == "Organization":
            return self.eco.node(key)
        who = [p for p, links in self.posts.items() if any(link.end == key for link in links)]
        name = self.reading.name(key)
        if self.reading.names and who:
            name = f"{name} ({', '.join(map(self.reading.name, who))})"
        return self.eco.node(key, "Position", name)

    def strongest(self, folded: dict[tuple[str, str, str], list[tuple[Link, str]]]) -> set[str]:
        """The holders that are drawn: of each province the first by roles held."""
        count: dict[str, int] = defaultdict(int)
        where: dict[str, str] = {}
        for (_, holder, target), held in folded.items():
            count[holder] += len(held)
            where.setdefault(holder, self.reading.province(target))
        by_province: dict[str, list[str]] = defaultdict(list)
        for holder in sorted(count, key=lambda h: (-count[h], h)):
            by_province[where[holder]].append(holder)
        kept = {h for holders in by_province.values() for h in holders[:MOST_HOLDERS]}
        if dropped := len(count) - len(kept):
            say = self.reading.say
            self.eco.left_out.append(
                say(
                    f"ผู้มีบทบาทอีก {dropped} ราย: แสดงจังหวัดละไม่เกิน {MOST_HOLDERS} รายที่มีบทบาทมากที่สุด",
                    f"{dropped} more role holders: of each province the first {MOST_HOLDERS} by roles are drawn",
                )
            )
        return kept


def owners(eco: Ecosystem) -> set[str]:
    """The programme's owner, its units and its posts."""
    if not len(eco.graph.keys("Organization")):
        return set()
    frame = eco.graph.nodes("Organization")
    found = set(frame.loc[frame["programme_role"].eq("owner").fillna(False), "key"])
    for type in ("PART_OF", "POSITION_OF"):
        found |= {link.start for link in eco.reading.links(type, end="Organization") if link.end in found}
    return found
