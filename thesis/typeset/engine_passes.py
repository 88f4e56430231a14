"""Passes of the engine over a document, until its references stand still."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from thesis.typeset.dump import Format, dump, split_preamble
from thesis.typeset.engine_environment import environment, font_caches
from thesis.typeset.engine_programs import Program
from thesis.typeset.log_reader import read_errors
from thesis.typeset.sandbox import OPTIONS, Run, fence, run

#: References settle in two or three passes; a document that needs more never settles.
MAX_PASSES = 5
#: Added to the time limit when luaotfload first has to list the system's fonts.
_FONT_INDEX_SECONDS = 300.0
#: Files that are the engine's product or record; what else it leaves is read by the next pass.
_NOT_AUXILIARY = frozenset({".pdf", ".log", ".fls", ".tex", ".txt", ".xdv"})
_BEGIN = "\\begin{document}"
_AT_END = "thesis: read to the end"
_PAGES = re.compile(r"^Output written on [^(]*\((\d+) pages?", re.MULTILINE)


@dataclass(frozen=True)
class Ended:
    """How the last pass ended."""

    run: Run
    log: str
    terminal: str
    """What the program wrote to its terminal: kpathsea's and the system's complaints."""
    pdf: Path | None
    pages: int
    whole: bool
    """Whether TeX read the document to its end."""
    stable: bool
    """Whether the last pass left every auxiliary file as it found it."""
    passes: int

    @property
    def faulty(self) -> bool:
        """Whether it ended otherwise than well."""
        return self.pdf is None or self.run.status != 0


@dataclass
class Passes:
    """The runs of one program over one document."""

    program: Program
    root: Path
    workdir: Path
    cache: Path
    timeout: float
    epoch: int
    tell: Callable[[str], None]
    _count: int = field(default=0, init=False)

    def settle(self, preamble: str, body: str) -> Ended:
        """Run until the references stand still, using what earlier runs left where it is sound.

        Raises:
            OSError: the work folder cannot be written.
        """
        # Told to the log by the last line of all, so that a text that ends early is noticed.
        start, end, rest = body.rpartition("\\end{document}")
        body = f"{start}\\immediate\\write-1{{{_AT_END}}}{end}{rest}"
        kept = _auxiliary(self.workdir)
        sound = False
        try:
            ended = self._with_format(preamble, body)
            if kept and ended.faulty and _perhaps_stale(ended.log):
                _restore(self.workdir, {})
                ended = self._with_format(preamble, body)
            sound = not ended.faulty
        finally:
            if not sound:
                # A faulty or killed run's leavings would only slow the next one down.
                _restore(self.workdir, kept)
        return ended

    def _with_format(self, preamble: str, body: str) -> Ended:
        head, rest = split_preamble(preamble)
        format_ = Format(self.cache, self.program, head) if self.program.tree else None
        if format_ is None:
            return self._until_stable(preamble + body, None)
        text = "%\n" * head.count("\n") + rest + body
        if not format_.exists():
            formats = format_ if self._dump(format_, head) else None
            return self._until_stable(text if formats else preamble + body, formats)
        # Looked through while TeX already works with it: both take a moment, on two cores.
        with ThreadPoolExecutor(1) as pool:
            intact = pool.submit(format_.intact)
            ended = self._until_stable(text, format_)
        if intact.result():
            return ended
        format_.discard()
        return self._with_format(preamble, body)

    def _dump(self, format_: Format, head: str) -> bool:
        self.tell("preamble")
        return dump(
            self.program,
            head,
            format_,
            env=lambda folder: self._environment(folder, None),
            timeout=self.timeout,
        )

    def _environment(self, folder: Path, format_: Format | None) -> Mapping[str, str]:
        return environment(
            self.program,
            root=self.root,
            workdir=folder,
            cache=self.cache,
            formats=format_.folder if format_ else None,
            epoch=self.epoch,
        )

    def _until_stable(self, tex: str, format_: Format | None) -> Ended:
        (self.workdir / "thesis.tex").write_text(
            self._identity(tex) + tex, encoding="utf-8", newline="\n"
        )
        env = self._environment(self.workdir, format_)
        body = tex.partition(_BEGIN)[2]
        locked = fence(self.program, body, root=self.root, workdir=self.workdir, cache=self.cache)
        with closing(locked) if locked else nullcontext() as landlock:
            timeout = self.timeout
            if self.program.engine == "lualatex" and not any(font_caches(self.cache).glob("*")):
                timeout += _FONT_INDEX_SECONDS
            command = [
                str(self.program.executable),
                *(["-fmt=thesis"] if format_ else []),
                *OPTIONS,
                "-recorder",
                "thesis.tex",
            ]
            pdf = self.workdir / "thesis.pdf"
            for _ in range(MAX_PASSES):
                self._count += 1
                self.tell(f"pass {self._count}")
                before = _auxiliary(self.workdir)
                pdf.unlink(missing_ok=True)
                ended = run(
                    command, workdir=self.workdir, env=env, timeout=timeout, landlock=landlock
                )
                stable = _meaning(_auxiliary(self.workdir)) == _meaning(before)
                if stable or ended.ending != "finished" or not pdf.is_file():
                    break
        return self._ended(ended, pdf, stable=stable)

    def _ended(self, ended: Run, pdf: Path, *, stable: bool) -> Ended:
        log = _text(self.workdir / "thesis.log")
        pages = _PAGES.search(log)
        return Ended(
            run=ended,
            log=log,
            terminal=_text(self.workdir / "terminal.txt"),
            # Without a page, pdfTeX leaves the beginning of a PDF behind.
            pdf=pdf if pages and pdf.is_file() and ended.ending == "finished" else None,
            pages=int(pages[1]) if pages else 0,
            whole=_AT_END in log,
            stable=stable,
            passes=self._count,
        )

    def _identity(self, tex: str) -> str:
        """Return what makes the PDF's /ID a function of the text, in the document's first line.

        pdfTeX otherwise hashes the folder's name and the time into it (pdftex's `printID`).
        """
        if not self.program.is_pdftex:
            return ""
        digest = hashlib.sha256(tex.encode()).hexdigest()[:32]
        return rf"\pdftrailerid{{{digest}}}"


def _auxiliary(folder: Path) -> dict[str, bytes]:
    """Return the files that the next pass reads, by name."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.suffix not in _NOT_AUXILIARY
    }


#: The bookmark package notes the line of thesis.tex that each bookmark comes from, for its warnings
#: only; a line more in one chapter would cost every edit a second pass.
_SOURCE_LINE = re.compile(rb",srcline=\{\d+\}")


def _meaning(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what of the auxiliary files can change the next pass's pages."""
    return {name: _SOURCE_LINE.sub(b"", data) for name, data in files.items()}


def _restore(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `files` the only auxiliary ones."""
    for name in _auxiliary(folder).keys() - files.keys():
        (folder / name).unlink(missing_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _perhaps_stale(log: str) -> bool:
    """Say whether a fault may come from an auxiliary file: TeX was not in the document itself."""
    errors = read_errors(log)
    return not errors or any(PurePosixPath(e.file).name != "thesis.tex" for e in errors)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
