"""The prompt: statements over many lines, history, completion from the schema, a few commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import typer
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory

from graph.embedded.copies import cache_folder
from graph.errors import SaanError
from saan.cypher.guard import is_whole, statements
from saan.cypher.session import Answer, Session
from saan.cypher.values import settings
from saan.cypher.words import described, endings
from saan.language import chosen, say

Show = Callable[[Answer, Session], None]


class Words(Completer):
    """Completion of what the schema declares and of parameters."""

    def __init__(self, parameters: dict[str, Any]) -> None:
        self.parameters = parameters

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """The words that may stand at the cursor."""
        for begun, word in endings(document.text_before_cursor, self.parameters):
            yield Completion(word, start_position=-len(begun))


class Prompt:
    """Reads statements and commands until the user leaves; `show` prints an answer."""

    def __init__(self, session: Session, parameters: dict[str, Any], show: Show) -> None:
        self.session, self.parameters, self.show = session, dict(parameters), show

    def run(self) -> None:
        """Ask until Ctrl-D or :quit; Ctrl-C stops a running statement, or clears the line."""
        typer.echo(help_text())
        cache_folder().mkdir(parents=True, exist_ok=True)
        history = FileHistory(str(cache_folder() / "history"))
        lines: PromptSession[str] = PromptSession(history=history, completer=Words(self.parameters))
        begun = ""
        while True:
            try:
                line = lines.prompt("  ... " if begun else "saan> ")
            except KeyboardInterrupt:
                begun = ""
                continue
            except EOFError:
                return
            if not begun and line.strip().startswith(":"):
                if self.command(line.strip()) is False:
                    return
                continue
            begun = f"{begun}\n{line}" if begun else line
            if begun.strip() and (is_whole(begun) or not line.strip()):
                self.statement(begun)
                begun = ""

    def statement(self, text: str) -> None:
        """Run what was typed and show it; what is refused is said, and the prompt goes on."""
        try:
            for one in statements(text):
                self.show(self.session.run(one, self.parameters), self.session)
        except SaanError as wrong:
            typer.echo(wrong.message(chosen()), err=True)
        except KeyboardInterrupt:
            typer.echo(say("หยุดแล้ว", "stopped"), err=True)

    def command(self, line: str) -> bool:
        """Do what a line with a colon says; False to leave."""
        name, _, rest = line.partition(" ")
        try:
            return self.do(name, rest.strip())
        except (SaanError, ValueError) as wrong:
            typer.echo(wrong.message(chosen()) if isinstance(wrong, SaanError) else str(wrong), err=True)
            return True

    def do(self, name: str, rest: str) -> bool:
        if name in (":quit", ":exit", ":q"):
            return False
        if name == ":schema":
            typer.echo("\n".join(described(rest.lstrip(":"), chosen())))
        elif name == ":params":
            typer.echo("\n".join(f"${k} = {v!r}" for k, v in self.parameters.items()) or say("ยังไม่มี", "none yet"))
        elif name == ":set" and rest:
            self.parameters.update(settings([rest]))
        elif name == ":limit" and rest:
            self.session.limit = max(1, int(rest))
        elif name == ":timeout" and rest:
            self.session.seconds = float(rest)
            self.session.close()
        else:
            typer.echo(help_text())
        return True


def help_text() -> str:
    """What can be typed."""
    return say(
        "พิมพ์คำสั่ง Cypher จบด้วย ; หรือบรรทัดว่าง · Tab เติมคำ · ลูกศรขึ้นเรียกคำสั่งเดิม · Ctrl-C หยุด · Ctrl-D ออก\n"
        ":schema [ป้าย|ชนิด] แบบจำลองข้อมูล · :params พารามิเตอร์ · :set ชื่อ=ค่า (ใช้เป็น $ชื่อ) · "
        ":limit แถว · :timeout วินาที · :quit",
        "Type Cypher, ended by ; or an empty line. Tab completes, arrow up recalls, Ctrl-C stops, Ctrl-D leaves.\n"
        ":schema [LABEL|TYPE] the model, :params parameters, :set name=value (used as $name), :limit ROWS, "
        ":timeout SECONDS, :quit",
    )
