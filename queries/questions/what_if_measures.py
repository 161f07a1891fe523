"""What `what-if` measures of a province."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse

from queries.methods.newman import Attendance, Ints
from queries.methods.participation import to_networks
from queries.methods.paths import fragmentation
from queries.methods.ties import memberships, ties
from queries.questions.hub_function import provinces
from queries.questions.hub_world import WORKING, World
from queries.questions.shared import organisers
from queries.record import Frames
from queries.words import Words

MEASURES = {
    "organizations": Words("องค์กรที่เข้าร่วมการประชุม", "organisations at meetings"),
    "contact": Words("น้ำหนักการพบปะข้ามเครือข่าย", "weight of meetings across networks"),
    "pairs": Words("คู่เครือข่ายที่พบกัน", "network pairs that meet"),
    "reach": Words("สัดส่วนคู่องค์กรที่ถึงกันได้ (0-1)", "share of pairs of organisations with a way to one another (0-1)"),
    "fragmentation": Words("การแตกกลุ่ม F (0-1)", "fragmentation F (0-1)"),
}
# seats of all provinces: beyond it shortest paths take minutes
LARGEST = 6000


def measures(world: World, beside: World | None = None) -> pd.DataFrame:
    """The measures by province; `beside` is the world before, whose provinces and columns they follow."""
    paths = (beside or world).attendance.organizations <= LARGEST * (beside or world).eras
    rows = {}
    for a, actor in provinces(world):
        strength, member = to_networks(a), memberships(a)
        between = sparse.csr_array(member.T @ strength).tolil()
        between.setdiag(0)
        found = {
            "organizations": float(len(np.unique(actor))),
            "contact": float(world.parts[np.isin(world.actor, actor)].sum()) / 2,
            "pairs": float((between.toarray() > 1e-12).sum() / 2),
        }
        rows[str(world.province[actor[0]])] = found | (of_paths(a, actor) if paths else {})
    columns = [m for m in MEASURES if paths or m not in ("reach", "fragmentation")]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    if beside is None:
        return table.sort_index()
    # a province that lost every meeting: nobody meets, everything is apart
    whole = table.reindex(sorted({*(str(x) for x in beside.province), *table.index})).fillna(0.0)
    if paths:
        whole.loc[~whole.index.isin(table.index), "fragmentation"] = 1.0
    return whole


def of_paths(a: Attendance, actor: Ints) -> dict[str, float]:
    """reach and fragmentation over working meetings, organisations (not seats) as nodes."""
    from scipy.sparse import csgraph

    bodies, body = np.unique(actor, return_inverse=True)
    shape = (len(bodies), len(actor))
    gather = sparse.csr_array((np.ones(len(actor)), (body, np.arange(len(actor)))), shape=shape)
    tie = sparse.csr_array(gather @ ties(a, WORKING) @ gather.T)
    sizes = np.bincount(csgraph.connected_components(tie, directed=False)[1]).astype(np.float64)
    n = len(bodies)
    apart = fragmentation(tie)
    return {
        "reach": float((sizes * (sizes - 1)).sum() / (n * (n - 1))) if n > 1 else 0.0,
        "fragmentation": 1.0 if np.isnan(apart) else apart,
    }


def most_carrying(world: World, frames: Frames) -> tuple[str, ...]:
    """Of each province the organisation with the most contact across networks, the organiser's frame left out."""
    value = np.round(world.by_actor(world.parts), 9)
    table = pd.DataFrame({"organization": world.organization, "province": world.province, "value": value})
    table = table[(table["value"] > 0) & ~table["organization"].isin(list(organisers(frames)))]
    table = table.sort_values(["province", "value", "organization"], ascending=[True, False, True])
    return tuple(dict.fromkeys(table.drop_duplicates("province")["organization"]))
