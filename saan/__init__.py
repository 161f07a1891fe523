"""How a person uses Saan: the command line, answers, pictures, exports. Every command is a function here too;
`saan.dossier.dossier` stands in its package, which has its name.

In a notebook, `%load_ext saan` makes graphs and answers show themselves (see saan.notebook).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saan.explorer import explore
    from saan.export import export
    from saan.notebook import load_ipython_extension
    from saan.pictures import draw

__all__ = ["draw", "explore", "export", "load_ipython_extension"]
WHERE = {
    "draw": "saan.pictures",
    "explore": "saan.explorer",
    "export": "saan.export",
    "load_ipython_extension": "saan.notebook",
}


def __getattr__(name: str) -> Any:
    # pictures and exports load much: they wait until somebody calls them
    if name in WHERE:
        return getattr(import_module(WHERE[name]), name)
    raise AttributeError(name)
