"""Makes data/places.csv and data/former.csv again from the package `geothai`.

Run:  uv run --with geothai==3.2.1 python loaders/reference/refresh_places.py
The package is needed for this only. Its data are CC-BY-4.0, credit "GeoThai"; the first line of each
file made here names the release and the licence.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

DATA = Path(__file__).parent / "data"
LICENCE = "CC-BY-4.0 (https://creativecommons.org/licenses/by/4.0/), credit GeoThai"


def csv_text(header: tuple[str, ...], body: Iterable[tuple[str, ...]], credit: str) -> str:
    """A CSV text that starts with the credit line; line ends are \\n on every system."""
    out = io.StringIO()
    out.write(f"# {credit}\n")
    csv.writer(out, lineterminator="\n").writerows([header, *body])
    return out.getvalue()


def living() -> list[tuple[str, ...]]:
    """(code, Thai name, English name) of every province, district and subdistrict, by code."""
    geothai = import_module("geothai")
    areas = list(geothai.provinces())
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            areas += [district, *geothai.subdistricts(district.code)]
    # Only Bangkok's districts carry their head; names are kept bare, the level is in the code
    return sorted((a.code, a.name_th.removeprefix("เขต") if len(a.code) == 4 else a.name_th, a.name_en) for a in areas)


def former() -> list[tuple[str, ...]]:
    """(old code, Thai name, date of the end, codes that took its place) where a successor is known.

    The others are mostly registration offices, which were never places.
    """
    areas = import_module("geothai.abolished").abolished_areas()
    return sorted((a.code, a.name_th, a.abolished_on, " ".join(a.successors)) for a in areas if a.successors)


def main() -> None:
    """Write both files beside this script."""
    release = import_module("geothai").DATA_VERSION
    credit = f"GeoThai data {release} (package geothai {version('geothai')}); {LICENCE}; made by refresh_places.py"
    tables = {
        "places.csv": (("code", "th", "en"), living()),
        "former.csv": (("code", "th", "until", "successors"), former()),
    }
    for name, (header, body) in tables.items():
        (DATA / name).write_text(csv_text(header, body, credit), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
