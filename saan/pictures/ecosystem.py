"""The first picture: provinces, their networks by sector, and who convenes them. Meetings are folded into ties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from graph import PropertyGraph
from graph.keys import label_of
from saan.pictures import bands, between, ideas, roles
from saan.pictures.meetings import Meetings
from saan.pictures.reading import Link, Reading
from saan.pictures.scene import Node, Scene, Tie
from saan.pictures.style import ECOSYSTEM, ECOSYSTEM_TIES


class Ecosystem:
    """Gathers nodes and ties, each once, before they get their places."""

    def __init__(self, graph: PropertyGraph, reading: Reading) -> None:
        self.graph, self.reading = graph, reading
        self.nodes: dict[str, Node] = {}
        self.ties: list[Tie] = []
        self.left_out: list[str] = []
        self.belongs = belongings(reading)

    @cached_property
    def meetings(self) -> Meetings:
        """Who met where."""
        return Meetings(self.reading)

    @cached_property
    def sectors(self) -> dict[str, list[str]]:
        """Network -> names of its sectors; where no link says one, the word of its source."""
        found: dict[str, list[str]] = defaultdict(list)
        for link in self.reading.links("IN_SECTOR"):
            found[link.start].append(self.reading.name(link.end))
        for key in self.graph.keys("Network").to_pylist():
            if key not in found and (named := self.reading.row(key).get("sector")):
                found[key] = [str(named)]
        return found

    def node(self, key: str, kind: str = "", name: str = "", label: str = "") -> Node:
        """The node of a key, made at its first use."""
        if key not in self.nodes:
            reading, real = self.reading, key.partition("+")[0]
            shown = name or reading.name(real)
            self.nodes[key] = Node(
                kind or label_of(key),
                key,
                shown,
                label or shown,
                reading.province_name(real),
                reading.aliases(real),
                reading.facts(real),
                reading.why_node(real),
                reading.years(nodes=[real]),
            )
        return self.nodes[key]

    def tie(self, kind: str, start: Node, end: Node, links: Iterable[Link], **more: object) -> None:
        """A tie that rests on these links."""
        look = ECOSYSTEM_TIES[kind]
        words = str(more.pop("words", "") or self.reading.say(look.th, look.en))
        links = tuple(links)
        more |= {"evidence": self.reading.why(links), "years": self.reading.years(*links)}
        self.ties.append(Tie(kind, start, end, words, **more))  # type: ignore[arg-type]


def belongings(reading: Reading) -> dict[str, list[Link]]:
    """Network or group -> the links that say of which group or province it is."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in (*reading.links("MEMBER_OF", "Network", "NetworkGroup"), *reading.links("GROUP_IN", end="Province")):
        found[link.start].append(link)
    return found


def draw_networks(eco: Ecosystem) -> None:
    """Provinces, groups and networks, each tied to the narrowest thing that it belongs to."""
    for key in (*eco.graph.keys("NetworkGroup").to_pylist(), *eco.graph.keys("Network").to_pylist()):
        is_group = label_of(key) == "NetworkGroup"
        node = draw_group(eco, key) if is_group else eco.node(key, label=short(eco.reading.name(key)))
        if province := eco.reading.province(key):
            eco.node(province)
        links = eco.belongs.get(key, [])
        narrow = [link for link in links if label_of(link.end) == "NetworkGroup"] or links
        for link in narrow:
            eco.tie("BELONGS", eco.node(link.end), node, [link], words=eco.reading.reverse(link))
        if not narrow and province:
            eco.tie("BELONGS", eco.node(province), node, [])


def short(name: str) -> str:
    """A network's name for its box, where the head says nothing new."""
    return name.removeprefix("เครือข่าย") or name


def draw_group(eco: Ecosystem, key: str) -> Node:
    """A group of networks; dashed, with its number, where the source only counts them."""
    say, row = eco.reading.say, eco.reading.row(key)
    named = sum(link.end == key for links in eco.belongs.values() for link in links)
    count, year = int(row.get("count", named)), str(row.get("fiscal_year_be", ""))
    when = say(f"\nปี {year}", f"\n{year} BE") if year else ""
    if not named:
        return grouped(eco, key, "Unnamed", say(f"{count} เครือข่าย\nไม่ระบุชื่อ", f"{count} networks\nunnamed") + when)
    group = grouped(eco, key, "NetworkGroup", say(f"{count} เครือข่าย", f"{count} networks") + when)
    if count > named:
        rest = say(f"อีก {count - named} เครือข่าย\nไม่ระบุชื่อ", f"{count - named} more networks\nunnamed")
        eco.tie("BELONGS", group, grouped(eco, f"{key}+rest", "Unnamed", rest), [])
    return group


def grouped(eco: Ecosystem, key: str, kind: str, label: str) -> Node:
    """A node that is called by what it counts."""
    return eco.node(key, kind, label.replace("\n", " "), label)


def ecosystem(graph: PropertyGraph, reading: Reading) -> Scene:
    """The scene of the ecosystem."""
    eco = Ecosystem(graph, reading)
    draw_networks(eco)
    roles.draw_roles(eco)
    between.draw_between(eco)
    ideas.draw_ideas(eco)
    say_left_out(eco)
    scene = Scene(*title(eco), ECOSYSTEM, ECOSYSTEM_TIES, True, list(eco.nodes.values()), in_order(eco.ties))
    scene.left_out = eco.left_out
    scene.method = reading.say(
        "แถบหนึ่งคือจังหวัดหนึ่ง คอลัมน์คือภาคส่วน กล่องฟ้าคือเครือข่าย วงรีคือเครือข่ายของจังหวัดในปีหนึ่ง ด้านบนคือตำแหน่งและองค์กรที่เป็นประธาน "
        "เลขานุการ หรือผู้จัด การประชุมรวมเป็นเส้น เส้นประระหว่างเครือข่ายคือประชุมด้วยกัน",
        "A band is a province, a column a sector, a light box a network, an ellipse the networks of a province in one "
        "year; above them the posts and organisations that chaired, kept the secretariat or organised. Meetings are "
        "folded into ties; a dashed tie between networks: they met",
    )
    bands.place(scene, eco)
    return scene.number()


def in_order(ties: list[Tie]) -> list[Tie]:
    """Who convenes and who meets first, what belongs to what last."""
    kinds = list(ECOSYSTEM_TIES)
    return sorted(ties, key=lambda tie: kinds.index(tie.kind))


def title(eco: Ecosystem) -> tuple[str, str]:
    """The title and one sentence of what there is."""
    say = eco.reading.say
    of = defaultdict(list)
    for node in eco.nodes.values():
        of[node.kind].append(node)
    names = [n.name for n in sorted(of["Province"], key=lambda n: n.key)]
    where = ", ".join(names) if len(names) <= 3 else say(f"{len(names)} จังหวัด", f"{len(names)} provinces")
    unnamed = sum(int(re.findall(r"\d+", n.label)[0]) for n in of["Unnamed"])
    not_named = say(f" และอีก {unnamed} เครือข่ายที่ไม่ระบุชื่อ", f", and {unnamed} networks not named") if unnamed else ""
    return (
        say(f"เครือข่ายและผู้มีบทบาท: {where}", f"Networks and who convenes them: {where}"),
        say(
            f"{len(names)} จังหวัด {len(of['Network'])} เครือข่ายที่ระบุชื่อ{not_named} จากการประชุม {len(eco.meetings)} ครั้ง",
            f"{len(names)} provinces, {len(of['Network'])} networks named{not_named}; {len(eco.meetings)} meetings",
        ),
    )


def say_left_out(eco: Ecosystem) -> None:
    """Which labels this view does not draw, and where they are."""
    drawn = {label_of(k) for k in eco.nodes} | {"Meeting", "Source", "Sector"}
    counts = [(kind, len(eco.graph.keys(label))) for label, kind in eco.reading.kinds.items() if label not in drawn]
    say = eco.reading.say
    listed = ", ".join(f"{say(k.th, k.en)} {n:,}" for k, n in counts if n)
    if listed:
        eco.left_out.append(
            say(
                f"มุมมองนี้แสดงเครือข่ายและผู้มีบทบาท จึงไม่ได้วาด: {listed} (ดูได้ด้วย --view whole)",
                f"This view shows networks and who convenes them; not drawn: {listed} (see --view whole)",
            )
        )
