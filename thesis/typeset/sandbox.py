r"""Running a TeX program on text that nobody vouches for.

What a chapter may make TeX do is bounded in several ways, none of which is enough alone:

* no shell escape, and kpathsea's paranoid rules (`openin_any=p`, `openout_any=p`): no absolute
  path, no parent folder, no hidden file, neither read nor written;
* an environment of its own, so that no variable of the user's changes or leaks;
* a time limit for a pass, and a limit to what a pass may write;
* a record of the files that were read (`-recorder`), looked through afterwards, because pdfTeX's
  `\pdfobj file` and symbolic links slip through the paranoid rules;
* on Linux, Landlock for the system's engines, whose Lua and xdvipdfmx do not ask kpathsea, and
  for texts that could tamper with the record. Elsewhere a thesis that is set with LuaTeX or XeTeX
  is trusted as far as these go.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from thesis.typeset.engine_environment import font_caches
from thesis.typeset.engine_programs import Program
from thesis.typeset.landlock import Landlock, landlock_for

#: More than a thesis full of photographs needs; little enough for any disk.
MAX_BYTES = 1 << 30
#: A log beyond this is an endless loop's.
MAX_LOG_BYTES = 64 << 20
_POLL = 0.05
#: How every run of TeX is started, on top of the environment. Batch mode writes the log alone.
OPTIONS = ("-no-shell-escape", "-interaction=batchmode", "-file-line-error")
#: What an interrupted TeX gets to write where it was.
_GRACE = 2.0
if sys.platform == "win32":
    # No window flashes up, and Ctrl-C reaches TeX only through us.
    _FLAGS = subprocess.CREATE_NO_WINDOW
else:
    _FLAGS = 0

Ending = Literal["finished", "timeout", "too-large"]


@dataclass(frozen=True, slots=True)
class Run:
    """How a run of TeX ended."""

    ending: Ending
    status: int
    """The exit code; negative when a signal ended it."""


def run(
    command: Sequence[str],
    *,
    workdir: Path,
    env: Mapping[str, str],
    timeout: float,
    landlock: Landlock | None = None,
) -> Run:
    """Run TeX in `workdir` and wait for its end, at most `timeout` seconds.

    Its terminal output goes to «terminal.txt» there. When we are interrupted, TeX and all that it
    started are killed before the interruption goes on.
    """
    with (workdir / "terminal.txt").open("wb") as terminal:
        process = subprocess.Popen(
            command if landlock is None else landlock.command(command),
            cwd=workdir,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=subprocess.STDOUT,
            # A group of its own: killed whole, and Ctrl-C reaches it only through us.
            start_new_session=True,
            creationflags=_FLAGS,
            pass_fds=() if landlock is None else (landlock.ruleset,),
        )
        watch = _Watch(process, workdir, timeout)
        try:
            watch.start()
            status = _wait(process)
        finally:
            watch.stop()
            if process.poll() is None:
                _kill(process)
    return Run(watch.ending, status)


def _wait(process: subprocess.Popen[bytes]) -> int:
    """Wait for the end of a process, ready to be interrupted."""
    while sys.platform == "win32":  # a wait there hears of Ctrl-C when it is over
        with suppress(subprocess.TimeoutExpired):
            return process.wait(_POLL)
    return process.wait()


class _Watch(threading.Thread):
    """Ends a process that takes too long or writes too much.

    A thread, so that the main one can block in `wait`: polling there would add up to a poll's
    length to each pass.
    """

    def __init__(self, process: subprocess.Popen[bytes], workdir: Path, timeout: float) -> None:
        super().__init__(name="tex-watch", daemon=True)
        self.ending: Ending = "finished"
        self._process = process
        self._workdir = workdir
        self._deadline = time.monotonic() + timeout
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(_POLL):
            if time.monotonic() > self._deadline:
                self.ending = "timeout"
            elif _too_large(self._workdir):
                self.ending = "too-large"
            else:
                continue
            _interrupt(self._process, self._done)
            return

    def stop(self) -> None:
        """End the watch; the process has ended."""
        self._done.set()
        if self.is_alive():
            self.join()


def _too_large(folder: Path) -> bool:
    total = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                # Asked of the file: what a folder of Windows says of open ones is old.
                size = os.lstat(entry.path).st_size
            except OSError:  # gone since
                continue
            if entry.name.endswith((".log", ".txt")) and size > MAX_LOG_BYTES:
                return True
            total += size
    return total > MAX_BYTES


def _interrupt(process: subprocess.Popen[bytes], done: threading.Event) -> None:
    """Ask TeX to stop, which makes it write the line that it is at; then kill it."""
    if sys.platform != "win32":
        process.send_signal(signal.SIGINT)
        if done.wait(_GRACE):
            return
    _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started."""
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True
        )
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    process.wait()


def strangers(record: Path, *, trusted: Path, inside: Sequence[Path]) -> list[Path]:
    """Return the files that TeX read and may not read.

    Args:
        record: what `-recorder` wrote; a missing one has none.
        trusted: TeX's own tree. What it holds may be links to a package manager's store.
        inside: folders where files may lie, symbolic links followed.
    """
    try:
        lines = record.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    names = dict.fromkeys(line[6:] for line in lines if line.startswith("INPUT "))
    # Windows may have named the tree by its short names.
    folders = tuple(folder.resolve() for folder in (trusted, *inside))
    found: list[Path] = []
    for name in names:
        path = Path(os.path.normpath(record.parent / name))
        if path.is_relative_to(trusted):
            continue
        path = path.resolve()
        if not any(path.is_relative_to(folder) for folder in folders):
            found.append(path)
    return found


#: Where Linux distributions keep programs, TeX trees and fonts.
_SYSTEM = (
    *("/usr", "/bin", "/lib", "/lib32", "/lib64", "/opt", "/nix/store", "/gnu/store"),
    *("/etc/texmf", "/etc/fonts", "/etc/alternatives", "/etc/ld.so.cache"),
    *("/var/lib/texmf", "/var/lib/tex-common", "/var/cache/fontconfig", "/dev/urandom"),
)


#: TeX that can open files for writing, the record of what was read among them, or that can hide
#: that it does. `\begin{openout}` does it too, so the words count without a backslash.
_WRITES_FILES = re.compile(
    r"openout|csname|UseName|ExplSyntax|catcode|makeatletter|scantokens|\^\^"
    r"|\\(?:\w*input\w*|include(?!graphics)|import|subfile)"
)


def fence(
    program: Program, body: str, *, root: Path, workdir: Path, cache: Path
) -> Landlock | None:
    """Return the kernel's fence for a run, None where none is needed or to be had.

    pdfTeX from the wheel needs none for a text (`body`) that only typesets: what it read is looked
    through (`strangers`), and it writes nowhere else. The fence costs a twentieth of a second.
    """
    if program.tree is not None and not _WRITES_FILES.search(body):
        return None
    home = Path.home()
    read = [Path(name) for name in _SYSTEM]
    read += [home / ".fonts", home / ".local" / "share" / "fonts", root]
    read += [Path(name) for name in os.environ.get("OSFONTDIR", "").split(os.pathsep) if name]
    # «texlive/2025/bin/x86_64-linux/lualatex» in a folder of the user's own.
    above = program.executable.resolve().parents
    if program.tree is not None:
        read += [program.tree, program.executable, cache]
    elif len(above) > 4:
        read.append(above[2])
    fonts = font_caches(cache)
    fonts.mkdir(parents=True, exist_ok=True)
    return landlock_for(read=read, write=[workdir, fonts, Path("/dev/null")])
