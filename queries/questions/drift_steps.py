"""What became of each network between two lists of one province."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd

SAME, RENAMED, SPLIT, JOINED, PARTLY = "same", "renamed", "split", "joined", "partly"
ENDED, NEW, UNTOLD, SINGLE = "ended", "new", "untold", "single"
STEP = ("network", "name", "becomes", "verdict", "sectors", "reviewed")
Held = dict[str, dict[str, bool]]


def named_in(of: pd.DataFrame) -> dict[str, str]:
    """The names of a list's networks by key."""
    of = of.dropna(subset="network").sort_values("network")
    return {str(k): n if isinstance(n, str) else str(k) for k, n in zip(of["network"], of["name"], strict=True)}


def sectors_in(sectors: pd.DataFrame, networks: dict[str, str], year: int) -> Held:
    """By network the sectors that the table gives it in a year, and whether each was reviewed."""
    mine = sectors[sectors["network"].isin(list(networks))]
    mine = mine[(mine["since"].fillna(0) <= year) & (mine["until"].fillna(9999) >= year)]
    out: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for network, sector, status in zip(mine["network"], mine["sector"], mine["status"], strict=True):
        out[network][sector] = out[network].get(sector, False) or status == "reviewed"
    return out


class Step:
    """Two lists of one province, and what became of each network."""

    def __init__(self, before: dict[str, str], after: dict[str, str], old: Held, new: Held) -> None:
        self.before, self.after, self.old, self.new = before, after, old, new
        self.fresh = [n for n in after if n not in before]
        self.gone = [n for n in before if n not in after]

    def rows(self) -> list[dict[str, Any]]:
        """Those of the earlier list, then those of the later one that come from nowhere."""
        rows = [self.of_old(n) for n in self.before]
        taken = {f for n in self.gone for f in self.heirs(n)}
        rows += [self.of_new(n) for n in self.fresh if n not in taken]
        return rows

    def heirs(self, network: str) -> list[str]:
        """The new names that share a sector with a network that is gone."""
        return sorted(f for f in self.fresh if set(self.new[f]) & set(self.old[network]))

    def of_old(self, network: str) -> dict[str, Any]:
        heirs = [network] if network in self.after else self.heirs(network)
        mine = set(self.old[network])
        theirs = {s for h in heirs for s in self.new[h]}
        if network in self.after:
            verdict = SAME
        elif not mine or (not heirs and not all(self.new[f] for f in self.fresh)):
            verdict = UNTOLD
        elif not heirs:
            verdict = ENDED
        elif len(heirs) > 1 or theirs < mine:
            verdict = SPLIT
        else:
            verdict = RENAMED if theirs == mine else JOINED if theirs > mine else PARTLY
        return self.row(network, self.before, self.old, verdict, heirs)

    def of_new(self, network: str) -> dict[str, Any]:
        known = self.new[network] and all(self.old[g] for g in self.gone)
        return self.row(network, self.after, self.new, NEW if known else UNTOLD, [])

    def row(self, network: str, names: dict[str, str], held: Held, verdict: str, heirs: list[str]) -> dict[str, Any]:
        mine = held[network]
        return {
            "network": network,
            "name": names[network],
            "becomes": ", ".join(self.after[h] for h in heirs) or None,
            "verdict": verdict,
            "sectors": ", ".join(sorted(mine)),
            "reviewed": bool(mine) and all(mine.values()),
        }
