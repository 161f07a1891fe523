"""Is the chance that `hubs` states honest? Said beside seen over many invented programmes.

    python benchmarks/calibration.py [--programmes 200] [--missing 0.3] [--out docs/calibration.svg]

Truth is who stands in the first 10 by the same measure on the complete programme; `hubs` sees it after names are
dropped. Programmes differ in assemblies (0 to 3) and years (1 to 3). Prints a table by tenths of the stated chance and
draws it; a tenth with at least 200 cases that lies more than 10 points off is reported as a miss.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import pandas as pd

YEARS = ((2567,), (2566, 2567), (2565, 2566, 2567))
FEWEST, FAR = 200, 0.10
FIRST_SEED = 1000
SIDE, EDGE = 360, 48


def cases(programmes: int, missing: float) -> pd.DataFrame:
    """Stated chance and truth of every ranked organisation, and whether the stated interval holds its true rank."""
    from saan.synthetic import programme
    from tests.queries.programmes import frames, hubs

    found = []
    for seed in range(FIRST_SEED, FIRST_SEED + programmes):
        shape = {"provinces": 1, "organizations": 200, "seed": seed, "assemblies": seed % 4, "years": YEARS[seed % 3]}
        truth = hubs(frames(programme(**shape)), order="volume", doubt=False).frame.set_index("organization")["rank"]
        seen = hubs(frames(programme(**shape, named=1 - missing)), order="volume").frame
        seen = seen[seen["chance"].notna()]
        rank = truth.reindex(seen["organization"]).to_numpy(dtype=float)
        inside = (seen["rank_low"].to_numpy(float) <= rank) & (rank <= seen["rank_high"].to_numpy(float))
        found.append(pd.DataFrame({"said": seen["chance"].to_numpy(float), "top": rank <= 10, "inside": inside}))
    return pd.concat(found, ignore_index=True)


def by_tenth(of: pd.DataFrame) -> pd.DataFrame:
    """Mean stated chance, share that came true and number of cases, by tenths of the stated chance."""
    tenth = np.minimum((of["said"] * 10).astype(int), 9)
    return of.groupby(tenth).agg(said=("said", "mean"), seen=("top", "mean"), cases=("top", "size"))


def picture(table: pd.DataFrame, programmes: int) -> str:
    """The table as an SVG: the diagonal, ten points to both sides, a dot a tenth with its number of cases."""

    def at(x: float, y: float) -> tuple[float, float]:
        return EDGE + x * (SIDE - 2 * EDGE), SIDE - EDGE - y * (SIDE - 2 * EDGE)

    def line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
        (a, b), (c, d) = at(x1, y1), at(x2, y2)
        return f'<line x1="{a:.1f}" y1="{b:.1f}" x2="{c:.1f}" y2="{d:.1f}" stroke="{stroke}"/>'

    def text(x: float, y: float, words: str, more: str = "") -> str:
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="11" font-family="sans-serif" fill="#333" {more}>{words}</text>'
        )

    parts = [line(0, 0, 1, 1, "#333"), line(0, 0.1, 0.9, 1, "#bbb"), line(0.1, 0, 1, 0.9, "#bbb")]
    parts += [line(0, 0, 1, 0, "#333"), line(0, 0, 0, 1, "#333")]
    for row in table.itertuples():
        x, y = at(float(row.said), float(row.seen))
        fill = "#1f5f8b" if row.cases >= FEWEST else "#9cc3dd"
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{fill}"/>' + text(x + 7, y + 4, f"{row.cases:,}")
        )
    for mark in (0, 0.5, 1):
        (x, y), (u, v) = at(mark, 0), at(0, mark)
        parts += [text(x - 6, y + 16, f"{mark:g}"), text(u - 24, v + 4, f"{mark:g}")]
    parts.append(
        text(EDGE, 24, f"hubs: stated chance and what came true, {programmes} programmes, 10 points to both sides")
    )
    parts.append(text(SIDE / 2 - 70, SIDE - 12, "stated chance of the first 10"))
    parts.append(text(14, SIDE / 2 + 40, "share that was", f'transform="rotate(-90 14 {SIDE / 2 + 40})"'))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + 60} {SIDE}" width="{SIDE + 60}" height="{SIDE}">'
    )
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *parts, "</svg>\n"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programmes", type=int, default=200)
    parser.add_argument("--missing", type=float, default=0.3)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    whole = cases(given.programmes, given.missing)
    table = by_tenth(whole)
    for row in table.itertuples():
        far = row.cases >= FEWEST and abs(row.said - row.seen) > FAR
        print(f"said {row.said:.3f}  seen {row.seen:.3f}  {row.cases:6,} cases{'  MISS' if far else ''}", flush=True)
    print(f"the 90 % interval of the rank holds the true rank of {100 * whole['inside'].mean():.0f} %")
    if given.out:
        given.out.write_text(picture(table, given.programmes), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
