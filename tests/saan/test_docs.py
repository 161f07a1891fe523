"""Documentation that cannot drift: generated pages, and every command and option in the help."""

from __future__ import annotations

from pathlib import Path

import typer

from queries import QUESTIONS
from saan.cli import app
from saan.docs import DOCS, pages

ROOT = Path(__file__).parents[2]


def test_generated_pages_are_up_to_date() -> None:
    for name, text in pages().items():
        assert (DOCS / name).read_text("utf-8") == text.rstrip() + "\n", f"run: python -m saan.docs ({name})"


def test_every_command_has_help_and_every_option_too() -> None:
    group = typer.main.get_group(app)
    for name, command in group.commands.items():
        assert command.help, name
        for parameter in command.params:
            assert parameter.name == "help" or getattr(parameter, "help", None), (name, parameter.name)


def test_the_readme_names_commands_that_exist() -> None:
    commands = set(typer.main.get_group(app).commands)
    for line in (ROOT / "README.md").read_text("utf-8").splitlines():
        if line.startswith("uv run saan "):
            assert line.split()[3] in commands, line


def test_the_readme_and_guide_name_questions_that_exist() -> None:
    for page in ("README.md", "docs/guide.md", "docs/guide.th.md"):
        for line in (ROOT / page).read_text("utf-8").splitlines():
            words = line.split()
            if words[:4] == ["uv", "run", "saan", "ask"] and len(words) > 4 and words[4][0].isalpha():
                assert words[4] in QUESTIONS, line
