"""What every test may ask for, and which tests share a process."""

import os

import pytest
from hypothesis import settings

# how long one example takes says more about what else runs on the machine
settings.register_profile("saan", deadline=None)
settings.load_profile("saan")

# a Java that lives for seconds spends half of its time on compiling for years to come
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

pytest_plugins = ["tests.servers.fixtures"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a file run in one process, and all files that need Neo4j in the same one: there is one server."""
    served = {item.path for item in items if "neo4j" in getattr(item, "fixturenames", ())}
    for item in items:
        item.add_marker(pytest.mark.xdist_group("neo4j" if item.path in served else str(item.path)))
