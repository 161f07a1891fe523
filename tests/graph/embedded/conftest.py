"""One cache for the module's copies, and the engine open on the small world."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import save_graph
from graph.embedded import Embedded, opened
from tests.graph import world


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of this session alone."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("แคช")
        patch.setenv("SAAN_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world as a graph folder whose path is Thai and holds a space."""
    return save_graph(world.table().merge(world.release()), tmp_path_factory.mktemp("กราฟ ทดลอง"))


@pytest.fixture(scope="session")
def engine(folder: Path, cache: Path) -> Iterator[Embedded]:
    """The engine on the small world, with a limit of three seconds a statement."""
    with opened(folder, seconds=3) as database:
        yield database
