"""The jars of the Neo4j server: listed with their sha256, fetched once, kept in the user's cache."""

import functools
import hashlib
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.servers import Unavailable, cache_folder

VERSION = "5.26.30"
TRIES = 3


@functools.cache
def listed() -> dict[str, str]:
    """sha256 by Maven coordinate (`group:artifact:version[:classifier]`)."""
    lines = Path(__file__).with_name(f"neo4j-{VERSION}.jars").read_text(encoding="utf-8").splitlines()
    return {coordinate: digest for digest, coordinate in (x.split() for x in lines if x[0] != "#")}


def ensure(folder: Path | None = None) -> Path:
    """Fetch what is missing or damaged; return the folder that holds every listed jar.

    Raises Unavailable where a jar cannot be fetched or is not the listed one.
    """
    folder = folder or cache_folder() / f"neo4j-{VERSION}"
    folder.mkdir(parents=True, exist_ok=True)
    missing = [c for c in listed() if not is_listed(c, folder / file_name(c))]
    # beside the folder: a jar stands in it only when it is whole
    with tempfile.TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as scratch:
        for coordinate, path in fetch(missing, Path(scratch)).items():
            if not is_listed(coordinate, path):
                raise Unavailable(f"{coordinate} came with another sha256 than the listed one")
            path.replace(folder / file_name(coordinate))
    return folder


def file_name(coordinate: str) -> str:
    """A name that is unique in the list and allowed on Windows."""
    return coordinate.replace(":", "--") + ".jar"


def is_listed(coordinate: str, path: Path) -> bool:
    """Whether the file is there and is the one in the list."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == listed()[coordinate]


def fetch(coordinates: list[str], scratch: Path) -> dict[str, Path]:
    """Download by jgo, from where its own settings say."""
    if not coordinates:
        return {}
    try:
        from jgo.config import GlobalSettings
        from jgo.maven import MavenContext
    except ImportError as error:
        raise Unavailable("Neo4j's jars are not cached and jgo is missing: install the dev group") from error
    named = GlobalSettings.load().repositories
    usual = MavenContext().remote_repos
    maven = MavenContext(repo_cache=scratch, remote_repos={**named, **usual}, timeout=20)

    def one(coordinate: str) -> Path:
        group, artifact, version, *classifier = coordinate.split(":")
        jar = maven.project(group, artifact).at_version(version).artifact(*classifier)
        for left in reversed(range(TRIES)):
            try:
                return Path(jar.resolve())
            except Exception as error:  # jgo passes on whatever requests, files and XML raise
                if not left:
                    raise Unavailable(f"could not fetch {coordinate} from Maven: {error}") from error
        raise AssertionError

    pool = ThreadPoolExecutor(8)
    try:
        return dict(zip(coordinates, pool.map(one, coordinates), strict=True))
    finally:
        # without a network the first failure is enough
        pool.shutdown(cancel_futures=True)
