"""`thesis …` and `python -m thesis …`: dispatch, and the one place that meets exceptions."""

from __future__ import annotations

import argparse
import contextlib
import errno
import gc
import importlib
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

from thesis.cli.parser import EXIT_FAILED, parse
from thesis.cli.say import Failure, asked_language
from thesis.cli.words import system_language
from thesis.diagnostic import Filled, Language, Text, ThesisError
from thesis.report.as_text import render_text
from thesis.report.terminal import Output

_OBJECTS_BETWEEN_COLLECTIONS = 100_000

_ERROR = Filled("error", "feil")
_INTERRUPTED = Filled(
    "interrupted; the last finished PDF is as it was",
    "avbrutt; den siste ferdige PDF-en er som den var",
)
_DISK_FULL = Filled(
    "the disk is full; free some space and try again (the last finished PDF is as it was)",
    "disken er full; frigjør plass og prøv igjen (den siste ferdige PDF-en er som den var)",
)
_REFUSED = Text(
    en="the computer refused: {reason} ({file})", nb="maskinen nektet: {reason} ({file})"
)
_BROKEN = Text(
    en="a mistake in the program stopped the work: {reason}. Please report it; "
    "--verbose shows the details. The last finished PDF is as it was",
    nb="en feil i programmet stoppet arbeidet: {reason}. Meld gjerne fra; "
    "--verbose viser detaljene. Den siste ferdige PDF-en er som den var",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean, 1 findings, 2 could not do the work."""
    # A command lasts a second or two and frees little: looking for what may be freed after every
    # 700 nodes of a text takes a twentieth of that.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    language = system_language()
    parsed = parse(arguments, language)
    language = asked_language(Path(getattr(parsed, "project", ".")), language)
    output = Output()
    try:
        with second_interrupt_ends():
            return _run(parsed, output, language)
    except Failure as failure:
        return _fail(failure.sentence, language)
    except ThesisError as error:
        output.lines(render_text(error.diagnostics, language))
        return EXIT_FAILED
    except KeyboardInterrupt:
        return _fail(_INTERRUPTED, language)
    except BrokenPipeError:
        # Whoever read our output has gone (`thesis rules | head`): nothing is wrong.
        sys.stderr.close()
        return EXIT_FAILED
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return _fail(_DISK_FULL, language)
        reason = error.strerror or str(error)
        return _fail(_REFUSED.fill(reason=reason, file=error.filename or ""), language)
    except Exception as error:  # noqa: BLE001 - a person gets a sentence, never a traceback
        if getattr(parsed, "verbose", False):
            sys.stderr.write(traceback.format_exc())
        return _fail(_BROKEN.fill(reason=f"{type(error).__name__}: {error}"), language)


@contextlib.contextmanager
def second_interrupt_ends() -> Iterator[None]:
    """Let a second Ctrl-C end the program at once, whatever became of the first.

    Python drops an exception that is raised in some callbacks, such as those of an import.
    """

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        raise KeyboardInterrupt

    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not usual or threading.current_thread() is not threading.main_thread():
        yield  # somebody else decides
        return
    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _fail(sentence: Filled, language: Language) -> int:
    Output(sys.stderr).line(
        (("error", f"thesis: {_ERROR.get(language)}: "), ("plain", sentence.get(language)))
    )
    return EXIT_FAILED


#: Where each command is: a module of `thesis.cli` and a function, loaded when it is called.
_COMMANDS = {
    "build": "build.run",
    "check": "check.run",
    "count": "count.run",
    "ready": "ready.run",
    "new": "new.run",
    "import": "import_.run",
    "export": "export.run",
    "changes": "changes.run",
    "format-references": "format_references.run",
    "words": "accept.run",
    "profiles": "profiles.run",
    "rules": "rules.run",
    "explain": "rules.explain",
}
_Command = Callable[[argparse.Namespace, Output, Language], int]


def _run(parsed: argparse.Namespace, output: Output, language: Language) -> int:
    module, _, name = _COMMANDS[parsed.command].partition(".")
    command: _Command = getattr(importlib.import_module(f"thesis.cli.{module}"), name)
    return command(parsed, output, language)


if __name__ == "__main__":
    sys.exit(main())
