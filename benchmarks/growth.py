"""The drawing of docs/growth.svg: processor seconds over organisations."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any


def drawing(found: list[dict[str, Any]], total: Callable[[dict[str, Any]], list[float]]) -> str:
    """Processor seconds over organisations, both on scales of powers of ten, as SVG."""
    rows = {"load the tables": "load", "add one release": "add", "ask hubs": "hubs", "ask network-links": "links"}
    lines = {name: [(one["size"], one[key][1]) for one in found] for name, key in rows.items()}
    lines["load, links, volume, participation"] = [(one["size"], total(one["ways"]["saan"])[1]) for one in found]
    return svg(lines)


def svg(lines: dict[str, list[tuple[int, float]]]) -> str:
    """A drawing of lines on two logarithmic scales."""
    colours = ("#1b6ca8", "#c8553d", "#588157", "#b8860b", "#6d597a")
    sizes = sorted({n for line in lines.values() for n, _ in line})
    low, high = math.log10(sizes[0]), max(math.log10(sizes[-1]), math.log10(sizes[0]) + 1)
    top = math.ceil(math.log10(max(t for line in lines.values() for _, t in line)))

    def at(n: float, t: float) -> tuple[float, float]:
        x = 70 + (math.log10(n) - low) / (high - low) * 420
        return x, 330 - (math.log10(max(t, 0.1)) + 1) / (top + 1) * 290

    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 380" font-family="sans-serif" font-size="13">']
    out.append('<rect width="760" height="380" fill="white"/>')
    for power in range(-1, top + 1):
        y = at(sizes[0], 10**power)[1]
        out.append(f'<path d="M70 {y:.0f}H490" stroke="#ddd"/><text x="60" y="{y + 4:.0f}" text-anchor="end">')
        out.append(f"{10**power:g} s</text>")
    for n in sizes:
        out.append(f'<text x="{at(n, 1)[0]:.0f}" y="352" text-anchor="middle">{n:,}</text>')
    for number, (name, line) in enumerate(lines.items()):
        points = [at(n, t) for n, t in line]
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colours[number]}" stroke-width="2"/>')
        out += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3.5" fill="{colours[number]}"/>' for x, y in points]
        out.append(f'<text x="505" y="{60 + 24 * number}" fill="{colours[number]}">{name}</text>')
    out.append('<text x="280" y="374" text-anchor="middle">organisations; processor seconds, all threads</text></svg>')
    return "\n".join(out) + "\n"
