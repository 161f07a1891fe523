"""Makes examples/programme/ again: the invented tables of three provinces in two fiscal years.

Run:  python examples/make_programme.py
"""

from __future__ import annotations

from pathlib import Path

from saan.synthetic import Programme, programme

FOLDER = Path(__file__).parent / "programme"
# A fixed seed, so that the committed tables can be compared byte for byte
SEED = 2566


def make(folder: Path = FOLDER) -> Programme:
    """Write the tables to `folder` and return the programme with its planted hubs."""
    made = programme(provinces=3, years=(2566, 2567), seed=SEED)
    made.write(folder)
    return made


if __name__ == "__main__":
    make()
