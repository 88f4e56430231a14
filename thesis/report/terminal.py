"""Where lines go: coloured on a terminal, plain in a pipe; progress only on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from thesis.report.as_text import Line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

STYLES = {
    "plain": "",
    "place": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "rule": "cyan",
    "dim": "dim",
    "marker": "bold",
    "help": "bold blue",
    "good": "bold green",
}


def write(text: str, stream: TextIO) -> None:
    """Write text as it stands; what a stream has no letter for becomes «?», never a traceback.

    A file or pipe on Windows gets UTF-8, as on other systems, unless the user asks for another
    encoding: Windows' own lacks letters, and JSON and patches are no such text.
    """
    asked = "PYTHONIOENCODING" in os.environ
    if os.name == "nt" and not asked and isinstance(stream, TextIOWrapper) and not stream.isatty():
        stream.reconfigure(encoding="utf-8")
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))


class Output:
    """Writes lines to a stream and shows what is going on while work takes long.

    rich is loaded only for a terminal, so that a pipe pays nothing for it.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stdout
        self._console: Console | None = None
        self._status: Status | None = None
        if self.stream.isatty() and os.environ.get("TERM") != "dumb":
            from rich.console import Console

            self._console = Console(file=self.stream, highlight=False, soft_wrap=True)

    def lines(self, lines: Iterable[Line]) -> None:
        """Write lines."""
        for line in lines:
            self.line(line)

    def line(self, line: Line) -> None:
        """Write one line."""
        if self._console is None:
            self._write("".join(text for _, text in line) + "\n")
            return
        from rich.text import Text

        shown = Text()
        for style, text in line:
            shown.append(text, style=STYLES[style])
        self._console.print(shown)

    def text(self, text: str) -> None:
        """Write text as it stands."""
        self._write(text if text.endswith("\n") else text + "\n")

    def _write(self, text: str) -> None:
        write(text, self.stream)

    @contextmanager
    def progress(self) -> Iterator[None]:
        """Show the steps named by `step` while inside, on a terminal only."""
        if self._console is None:
            yield
            return
        self._status = self._console.status("")
        try:
            with self._status:
                yield
        finally:
            self._status = None

    def step(self, name: str) -> None:
        """Say what is being done now."""
        if self._status is not None:
            self._status.update(name)
