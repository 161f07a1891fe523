"""Places in the ecosystem: a band a province, a column a sector, those who convene above, networks below."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from saan.pictures.scene import Band, Node, Scene
from saan.pictures.style import IDEAS

if TYPE_CHECKING:
    from saan.pictures.ecosystem import Ecosystem

# units are the picture's own; a box is about 140 wide and up to 110 high
COLUMN, ROW, PAD, GAP, HEAD = 152, 150, 70, 40, 110
# below a row of networks hang the ties between them
HANGING = 110
# columns for networks of unknown sector; more stack
LOOSE = 4
FEWEST = 4


def place(scene: Scene, eco: Ecosystem) -> None:
    """Give every node its place."""
    grid = Grid(scene, eco)
    y = 0
    for province in grid.provinces:
        y = grid.band(province, y) + GAP
    grid.head()
    grid.shared_ideas()


class Grid:
    """The columns, and what stands in which band."""

    def __init__(self, scene: Scene, eco: Ecosystem) -> None:
        self.scene, self.eco = scene, eco
        self.of: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for node in scene.nodes:
            home = self.home(node)
            node.province = node.province or (eco.reading.name(home) if home else "")
            self.of[home, part(node)].append(node)
        self.provinces = sorted({home for home, _ in self.of if home} | {h for h, p in self.of if p == "network"})
        self.columns = self.sector_columns()
        self.scene.columns = [(self.x(i), name) for i, name in enumerate(self.columns)]

    def home(self, node: Node) -> str:
        """The key of the province in whose band a node stands; empty for the head and for shared ideas."""
        if part(node) in ("owner", "shared"):
            return ""
        if own := self.eco.reading.province(node.key.partition("+")[0]):
            return own
        ends = (other for t in self.scene.ties for a, other in ((t.start, t.end), (t.end, t.start)) if a is node)
        return next((p for o in ends if (p := self.eco.reading.province(o.key.partition("+")[0]))), "")

    def sector(self, node: Node) -> str:
        """The first of a network's sectors, in the order of the table."""
        named = self.eco.sectors.get(node.key, [])
        return min(named, key=rank) if named else ""

    def sector_columns(self) -> list[str]:
        """The headings: sectors in the table's order, then columns for networks without one."""
        networks = [n for (_, p), nodes in self.of.items() if p == "network" for n in nodes]
        named = sorted({s for n in networks if (s := self.sector(n))}, key=rank)
        loose: dict[str, int] = defaultdict(int)
        for n in networks:
            loose[self.home(n)] += not self.sector(n)
        unknown = min(LOOSE if named else 2 * LOOSE, max(loose.values(), default=0))
        return [*named, *[""] * unknown] or [""]

    def x(self, column: int) -> int:
        return column * COLUMN

    @property
    def across(self) -> int:
        """How many columns wide a band is."""
        return max(len(self.columns), FEWEST)

    @property
    def left(self) -> int:
        return self.middle - self.across * COLUMN // 2

    @property
    def middle(self) -> int:
        return self.x(len(self.columns) - 1) // 2

    def band(self, province: str, top: int) -> int:
        """Place a province's nodes below `top`; where its band ends."""
        heads, hubs = self.of[province, "head"], self.of[province, "hub"]
        networks = self.of[province, "network"]
        y = self.rows(sorted(self.of[province, "holder"], key=self.reach), top + PAD)
        for node in heads:
            # without groups the province itself is what its networks hang from
            node.x, node.y = (self.left + COLUMN // 2, top + PAD) if hubs else (self.middle, y)
        y = max([y, *(n.y + ROW for n in heads)])
        bottom = self.networks(networks, y + (ROW if hubs else 0))
        self.hubs(hubs, y)
        bottom += HANGING if self.hanging(networks) else 0
        name = (
            self.eco.reading.name(province) if province else self.eco.reading.say("ไม่ทราบจังหวัด", "Province not known")
        )
        self.scene.bands.append(Band(name, self.left, top, self.across * COLUMN, bottom - top))
        self.ideas(self.of[province, "idea"], top, bottom)
        return bottom

    def reach(self, holder: Node) -> bool:
        """Those who convene the province as such stand beside it."""
        return not any(t.start is holder and t.end.kind == "Province" for t in self.scene.ties)

    def hanging(self, networks: list[Node]) -> bool:
        """Whether ties join two of these networks."""
        return any(t.start in networks and t.end in networks for t in self.scene.ties)

    def hubs(self, hubs: list[Node], y: int) -> None:
        """Each group above the middle of its networks, by year, none over another."""
        free = self.left + COLUMN
        for hub in sorted(hubs, key=lambda n: n.key.rpartition("/")[2]):
            hub.x, hub.y = max(free, self.middle_of(hub)), y
            free = hub.x + COLUMN + COLUMN // 3

    def middle_of(self, hub: Node) -> int:
        xs = [t.end.x for t in self.scene.ties if t.start is hub and t.kind == "BELONGS"]
        return round(sum(xs) / len(xs)) if xs else self.left

    def rows(self, nodes: list[Node], y: int) -> int:
        """Centred rows, as wide as the grid; where the next row is."""
        across = self.across - 1
        for i in range(0, len(nodes), across):
            row = nodes[i : i + across]
            step = min(COLUMN * 3 // 2, COLUMN * across // len(row))
            for j, node in enumerate(row):
                # the first column is the province's
                node.x, node.y = round(self.middle + COLUMN / 2 + (j - (len(row) - 1) / 2) * step), y
            y += ROW
        return y

    def networks(self, nodes: list[Node], y: int) -> int:
        """Each in the column of its sector; several of one sector stand below each other."""
        taken: dict[int, int] = defaultdict(int)
        for node in nodes:
            sector = self.sector(node)
            fitting = [i for i, s in enumerate(self.columns) if s == sector]
            column = min(fitting, key=lambda i: (taken[i], i))
            node.x, node.y = self.x(column) + taken[column] * 16, y + taken[column] * ROW
            taken[column] += 1
        return y + max(taken.values(), default=0) * ROW - ROW + PAD + GAP // 2

    def ideas(self, nodes: list[Node], top: int, bottom: int) -> None:
        """Left of the band, in columns as high as it."""
        high = max(1, (bottom - top) // 90)
        for i, node in enumerate(nodes):
            node.x, node.y = self.left - COLUMN * (1 + i // high), top + 60 + (i % high) * 90

    def shared_ideas(self) -> None:
        """What several provinces share stands left of all of them."""
        left = min((n.x for n in self.scene.nodes), default=0) - 2 * COLUMN
        for i, node in enumerate(self.of["", "shared"]):
            node.x, node.y = left, 60 + i * 90

    def head(self) -> None:
        """The programme's owner stands above the columns."""
        nodes = self.of["", "owner"]
        self.rows(nodes, -HEAD - ROW * (1 + (len(nodes) - 1) // (self.across - 1)) + ROW // 3)


def part(node: Node) -> str:
    """Which part of a band a node stands in."""
    if node.kind == "Owner":
        return "owner"
    if node.kind in ("Virtue", "Designation"):
        return "shared"
    if node.kind in IDEAS:
        return "idea"
    if node.kind == "Province":
        return "head"
    if node.kind == "NetworkGroup" or (node.kind == "Unnamed" and not node.key.endswith("+rest")):
        return "hub"
    return "network" if node.kind in ("Network", "Unnamed") else "holder"


def rank(sector: str) -> tuple[int, str]:
    """A sector's place in the table that ships with the loaders; unknown ones last."""
    from loaders.reference.sectors import sectors

    order = {s.th: i for i, s in enumerate(sectors())}
    return order.get(sector, len(order)), sector
