"""Releases invented for these tests: no person, office or event of them exists."""

from pathlib import Path

RELEASES = Path(__file__).parent / "releases"


def release(name: str) -> str:
    """The text of one invented release."""
    return (RELEASES / f"{name}.txt").read_bytes().decode("utf-8")


PLAIN = release("plain")
TWO_CHAIRS = release("two_chairs")
COACHING = release("coaching")
MEMBERSHIPS = release("memberships")
TWO_DAYS = release("two_days")
