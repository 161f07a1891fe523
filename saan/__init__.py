"""How a person uses Saan: the command line, answers, pictures, exports. Every command is a function here too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saan.export import export
    from saan.pictures import draw

__all__ = ["draw", "export"]


def __getattr__(name: str) -> Any:
    # pictures and exports load much: they wait until somebody calls them
    if name == "draw":
        from saan.pictures import draw

        return draw
    if name == "export":
        from saan.export import export

        return export
    raise AttributeError(name)
