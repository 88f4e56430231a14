"""A document goes in, a PDF comes out: the engine runs as often as the references need.

`Assembled.preamble` is precompiled where the engine can (`thesis.typeset.dump`); what TeX says is
turned into diagnostics by `thesis.typeset.log`.
"""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from thesis.diagnostic import Diagnostic
from thesis.moving import move
from thesis.source import Source
from thesis.typeset import engine_rules as rules
from thesis.typeset.engine_environment import near
from thesis.typeset.engine_passes import Ended, Passes
from thesis.typeset.engine_programs import find_program
from thesis.typeset.lock import exclusively
from thesis.typeset.log import diagnose, interrupted_at
from thesis.typeset.log_places import Places
from thesis.typeset.sandbox import strangers

#: The date in a PDF whose thesis gives none: 1 January 2000, 00:00 UTC.
DEFAULT_EPOCH = 946_684_800
#: How long a finished PDF stays in the work folder: the caller takes it over at once.
_KEPT_SECONDS = 60.0


class Document(Protocol):
    """What `thesis.typeset.assemble` returns, as far as the engine looks at it."""

    @property
    def preamble(self) -> str:
        r"""All before the line with «\begin{document}»."""

    @property
    def body(self) -> str:
        """All from that line on."""


@dataclass(frozen=True)
class EngineResult:
    """What came of it."""

    pdf: Path | None
    """In the work folder; None when there is none to show. With errors among the diagnostics it
    is for a draft at most."""
    log: str
    """The last pass's log."""
    passes: int
    pages: int
    diagnostics: list[Diagnostic] = field(default_factory=list)


def typeset(
    assembled: Document,
    *,
    engine: str,
    root: Path,
    workdir: Path,
    cache: Path,
    sources: Mapping[str, Source],
    progress: Callable[[str], None] | None = None,
    timeout: float = 120.0,
    epoch: int = DEFAULT_EPOCH,
) -> EngineResult:
    """Typeset a document in `workdir`.

    What `workdir` keeps from the last time makes this one faster and changes no byte of the PDF:
    passes go on until one leaves every auxiliary file as it found it.

    Args:
        assembled: the document, with a marker `%@ file:line` before each block.
        engine: embedded, pdflatex, xelatex or lualatex.
        root: the project's folder; images and included files are found relative to it.
        workdir: a folder of the engine's own, made when it is not there.
        cache: where precompiled preambles are kept.
        sources: the project's texts by path, for the places of diagnostics.
        progress: told what is going on: «preamble», «pass 1», «pass 2» …
        timeout: seconds for one pass.
        epoch: the date that the PDF bears, in seconds since 1970.

    Raises:
        OSError: the work folder cannot be written.
    """
    root, cache = root.resolve(), cache.resolve()
    # One folder an engine: what one leaves confuses another.
    workdir = workdir.resolve() / engine
    workdir.mkdir(parents=True, exist_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    program = find_program(engine, cache)
    if isinstance(program, Diagnostic):
        return EngineResult(None, "", 0, 0, [program])
    tree = program.tree
    if sys.platform == "win32" and tree is not None and not near(tree, workdir).isascii():
        return EngineResult(None, "", 0, 0, [rules.TREE_OUT_OF_REACH.at(None, folder=tree)])
    passes = Passes(
        program=program,
        root=root,
        workdir=workdir,
        cache=cache,
        timeout=timeout,
        epoch=epoch,
        tell=progress or (lambda _: None),
    )
    tex = assembled.preamble + assembled.body
    places = Places(tex, sources, root=root, workdir=workdir)
    with exclusively(workdir / "lock.txt"):
        ended = passes.settle(assembled.preamble, assembled.body)
        about_run = list(_about_run(ended, places, timeout))
        if program.tree is not None:
            allowed = (root, workdir, cache)
            about_run += _foreign_files(workdir / "thesis.fls", places, program.tree, allowed)
        refused = any(d.is_error for d in about_run)
        pdf = None if refused or ended.pdf is None else _put_aside(ended.pdf)
    # What TeX says of a run that was stopped, or of a text that ends early, is of no use.
    found = about_run if refused else [*diagnose(ended.log, places, engine=engine), *about_run]
    if ended.faulty and not any(d.is_error for d in found):
        tail = f"{ended.terminal}\n{ended.log[-2000:]}".strip()
        found.append(rules.NO_OUTPUT.at(None, engine=engine, status=ended.run.status, detail=tail))
    return EngineResult(pdf, ended.log, ended.passes, ended.pages, found)


def _put_aside(pdf: Path) -> Path:
    """Give a PDF a name of its own, so that the next run leaves it alone while it is read."""
    for old in pdf.parent.glob("thesis-*.pdf"):
        with suppress(OSError):  # somebody else was faster, or Windows has it open
            if time.time() - old.stat().st_mtime > _KEPT_SECONDS:
                old.unlink()
    aside = pdf.with_name(f"thesis-{secrets.token_hex(4)}.pdf")
    move(pdf, aside)
    return aside


def _about_run(ended: Ended, places: Places, timeout: float) -> Iterator[Diagnostic]:
    where = interrupted_at(ended.log, places)
    if ended.run.ending == "timeout":
        yield rules.TOO_SLOW.at(where, seconds=f"{timeout:g}")
    elif ended.run.ending == "too-large":
        yield rules.OUTPUT_TOO_LARGE.at(where)
    elif ended.pdf is not None and not ended.whole:
        yield rules.CUT_SHORT.at(places.anywhere([r"\end{document}", r"\stop", r"\endinput"]))
    elif ended.pdf is not None and not ended.stable:
        yield rules.UNSTABLE.at(None, passes=ended.passes)


def _foreign_files(
    record: Path, places: Places, tree: Path, allowed: Sequence[Path]
) -> Iterator[Diagnostic]:
    for path in strangers(record, trusted=tree, inside=allowed):
        yield rules.FOREIGN_FILE.at(places.anywhere([path.name, path.stem]), file=path)
