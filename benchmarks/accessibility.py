"""axe-core on every page of `saan demo`, light and dark, at a desk and on a telephone; fails on a serious violation.

Needs Chromium and npm (axe-core, MPL-2.0, is fetched into a temporary folder and ships with nothing).
Run from the checkout: python benchmarks/accessibility.py FOLDER-OF-PAGES
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.servers.browser import NARROW, WIDE, browser, opened

AXE = "axe-core@4.14.1"
SERIOUS = ("serious", "critical")


def axe() -> str:
    """The script."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", folder, AXE], check=True, capture_output=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            member = archive.extractfile("package/axe.min.js")
            assert member
            return member.read().decode()


def main() -> int:
    script, found = axe(), 0
    pages = sorted(Path(sys.argv[1]).glob("*.html"))
    with browser() as started:
        for path in pages:
            for width, scheme in ((WIDE, "light"), (NARROW, "dark")):
                with opened(started, path, width) as tab:
                    tab.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                    tab.page.wait_for_timeout(1_000)
                    result = tab.page.evaluate(f"async () => {{ {script}; return await axe.run(); }}")
                    serious = [v for v in result["violations"] if v["impact"] in SERIOUS]
                    found += len(serious)
                    minor = [v["id"] for v in result["violations"] if v not in serious]
                    print(path.name, width, scheme, f"{len(serious)} serious", *minor)
                    for v in serious:
                        print("  ", v["id"], v["help"], [n["html"][:150] for n in v["nodes"][:3]], len(v["nodes"]))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
