"""Pages that several tests look at, drawn once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph import PropertyGraph
from saan.pictures import draw
from tests.saan.pictures.world import world


@pytest.fixture(scope="session")
def small_world() -> PropertyGraph:
    """Two invented provinces."""
    return world()


@pytest.fixture(scope="session")
def page(small_world: PropertyGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ecosystem of the small world."""
    return draw(small_world, tmp_path_factory.mktemp("page") / "หน้า.html").path


@pytest.fixture
def drawn(small_world: PropertyGraph, tmp_path: Path) -> Callable[..., str]:
    """`drawn(suffix=".html", **options)` draws the small world and gives the file's text."""

    def make(suffix: str = ".html", **options: object) -> str:
        return draw(small_world, tmp_path / f"x{suffix}", **options).path.read_text(encoding="utf-8")  # type: ignore[arg-type]

    return make
