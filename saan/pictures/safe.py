"""Pages that carry strangers' words: escaped data, hashes of every script and style, bytes written whole."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.folder import replace
from saan.pictures.style import SWATCHES

ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def embedded(data: Any) -> Markup:
    """JSON for a script element: no character in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(ESCAPED))  # noqa: S704 - no markup is left in it


def packed(text: str) -> Markup:
    """A long text as base64 of gzip: a tenth of its size, no character that ends an element, the same bytes again."""
    return Markup(base64.b64encode(gzip.compress(text.encode(), 6, mtime=0)).decode())  # noqa: S704 - base64


def link(address: str) -> str:
    """The address where it may be followed: http and https only, else nothing."""
    return address if re.match(r"https?://[^\s\"'<>\\]+\Z", address) else ""


@cache
def own(name: str) -> str:
    """One of Saan's web files; the text a browser hashes has no carriage returns."""
    return (files("saan.web") / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def font(name: str) -> str:
    """A vendored font as the address of its data."""
    return "data:font/woff2;base64," + base64.b64encode((files("saan.web") / "vendor" / name).read_bytes()).decode()


def image(svg: bytes) -> str:
    """A picture as the address of its data; a browser runs nothing in it."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode()


@cache
def vis_network() -> str:
    """vis-network as pyvis brings it, without the comment that makes browsers look for a source map."""
    found = sorted((files("pyvis") / "lib").iterdir(), key=lambda p: p.name)
    text = next(p for p in reversed(found) if p.name.startswith("vis-")) / "vis-network.min.js"
    return re.sub(r"^//# sourceMappingURL=.*$", "", text.read_text(encoding="utf-8").replace("\r\n", "\n"), flags=re.M)


def policy(scripts: list[str], styles: list[str], live: bool = False) -> str:
    """A Content-Security-Policy that allows these texts and nothing else; `live`: questions to where it comes from."""
    allowed = {"script-src": scripts, "style-src": styles}
    rules = [f"{where} {' '.join(map(digest, texts)) or quoted('none')}" for where, texts in allowed.items()]
    rules += ["img-src data:", "font-src data:", "base-uri 'none'", "form-action 'none'"]
    return "; ".join(["default-src 'none'", *rules, *(["connect-src 'self'"] if live else [])])


def digest(text: str) -> str:
    """The hash by which a policy names a text."""
    return quoted("sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())


def quoted(word: str) -> str:
    return f"'{word}'"


@cache
def environment() -> Environment:
    """Templates that escape everything that is not declared markup, and fail on a missing value."""
    made = Environment(
        loader=PackageLoader("saan.web", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["swatches"] = SWATCHES
    return made


def page(template: str, styles: list[str], scripts: list[str], inserted: Sequence[str] = (), **values: Any) -> str:
    """A page of a template; its styles and scripts are named in its policy by their hashes.

    `inserted`: styles that a script of the page puts into it. `live` among the values: it may ask its server.
    """
    return (
        environment()
        .get_template(template)
        .render(
            policy=policy(scripts, [*styles, *inserted], values.get("live", False)),
            styles=[Markup(s) for s in styles],  # noqa: S704 - the package's own files
            scripts=[Markup(s) for s in scripts],  # noqa: S704
            **values,
        )
    )


def write(out: Path, text: str) -> Path:
    """Write UTF-8 whatever the locale says; the file is there whole or not at all."""
    out.parent.mkdir(parents=True, exist_ok=True)
    replace(out, text.encode("utf-8"))
    return out
