"""Which event a release is of, which lie beside it, and of what form: the wordings of main_event.txt."""

from pathlib import Path

from tests.loaders.press.test_beside import DAY, is_stated, stated

WORDINGS = (Path(__file__).parent / "main_event.txt").read_text(encoding="utf-8").split("\n## ")[1:]


def test_main_event() -> None:
    wrong = []
    for wording in WORDINGS:
        name, *lines = wording.split("\n")
        facts = stated("\n".join(line for line in lines if line[:2] not in ("= ", "! ")).replace("DAY", DAY))
        wrong += [f"{name}: {x}" for x in lines if x[:2] in ("= ", "! ") and (x[0] == "=") != is_stated(x[2:], facts)]
    assert wrong == []
