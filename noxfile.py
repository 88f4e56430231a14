# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.2.9"]
# ///
"""Sessions for a thesis (build, check, …) and for this program (tests, types, …).

`nox -s build` where nox is installed; `python3 noxfile.py -s build` anywhere: it fetches nox
into .nox/ first. All sessions share one environment, .nox/env, which is made once and brought
up to date when pyproject.toml changes.
"""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - «python3» of a Mac or an older Linux may be
    sys.exit(
        f"This is Python {sys.version_info[0]}.{sys.version_info[1]}, and 3.11 or newer is needed. "
        "Install it from https://www.python.org/downloads/, and use the command in a new terminal."
    )

HERE = Path(__file__).resolve().parent
TOOL = HERE / ".nox" / "tool"

try:
    import nox
except ImportError:
    # Only a target folder is written: a system Python that refuses pip installs allows that.
    if not (TOOL / "nox").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(TOOL)]
        subprocess.run([*pip, "nox>=2025.2.9,<2028"], check=True)
    sys.path.insert(0, str(TOOL))
    import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["build"]

ENV = HERE / ".nox" / "env"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
#: Characters of the longest name below ENV that is installed, and some to spare.
LONGEST_NAME = 200


def environment(session: nox.Session, *groups: str) -> None:
    """Make the shared environment hold the program and some dependency groups."""
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes())
    wanted.update(sys.version.encode())
    stamps = {
        group: ENV / f".{group or 'thesis'}-{wanted.hexdigest()[:16]}" for group in ("", *groups)
    }
    missing = [group for group, stamp in stamps.items() if not stamp.exists()]
    if not missing:
        return
    if not PYTHON.exists():
        import virtualenv

        if os.name == "nt" and not room_for_names():
            session.error(
                f"Windows has no room for the long names of the files that belong in {HERE}. Move "
                "this folder to a place with a short name, such as C:/thesis-program, and try again"
            )
        session.log("making .nox/env (once)")
        # Left to set up logging, virtualenv removes nox's own: a failed install would say nothing.
        for name in ("virtualenv", "distlib"):
            logging.getLogger(name).setLevel(logging.WARNING)
        virtualenv.cli_run([str(ENV)], setup_logging=False)
    options = [option for group in missing if group for option in ("--group", group)]
    session.log("installing what is needed (once; a minute or two)")
    session.run(
        str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "-e", str(HERE), *options, silent=True, external=True,
    )  # fmt: skip
    for group in missing:
        stamps[group].touch()


def room_for_names() -> bool:
    """Say whether the longest names fit below ENV: Windows usually allows 259 characters in all."""
    probe = ENV.with_name("x" * LONGEST_NAME)
    probe.parent.mkdir(exist_ok=True)
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def python(session: nox.Session, *arguments: str) -> None:
    """Run Python of the shared environment; its exit code becomes the session's."""
    session.run(str(PYTHON), *arguments, external=True, env={"PYTHONPATH": None})


def thesis(session: nox.Session, *arguments: str) -> None:
    """Run the `thesis` command on this folder, with what follows `--`."""
    environment(session)
    python(session, "-m", "thesis", *arguments, *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Check the thesis and make the PDF in build/ (-- --draft: in spite of errors)."""
    thesis(session, "build")


@nox.session
def check(session: nox.Session) -> None:
    """Check everything, make nothing (-- --format json: for programs)."""
    thesis(session, "check")


@nox.session
def citations(session: nox.Session) -> None:
    """Check citations and references only."""
    thesis(session, "check", "--only", "citations")


@nox.session
def structure(session: nox.Session) -> None:
    """Check that the required parts are there and in order."""
    thesis(session, "check", "--only", "structure")


@nox.session
def spelling(session: nox.Session) -> None:
    """Check the spelling."""
    thesis(session, "check", "--only", "spelling")


@nox.session
def lint(session: nox.Session) -> None:
    """Check the chapter text: typography and style."""
    thesis(session, "check", "--only", "lint")


@nox.session
def ready(session: nox.Session) -> None:
    """Show what is missing before the thesis can be handed in."""
    thesis(session, "ready")


@nox.session
def count(session: nox.Session) -> None:
    """Count the words, part by part."""
    thesis(session, "count")


@nox.session
def grammar(session: nox.Session) -> None:
    """Check the grammar with LanguageTool, where `languagetool:` in thesis.yaml says so."""
    environment(session, "grammar")
    thesis(session, "check", "--only", "grammar")


@nox.session
def tests(session: nox.Session) -> None:
    """[for developers] Run the tests (-- PATHS OPTIONS: some of them)."""
    environment(session, "tests")
    python(session, "-m", "pytest", *(session.posargs or ["-n", "auto", "-q"]))


@nox.session
def types(session: nox.Session) -> None:
    """[for developers] Check the types with mypy --strict."""
    environment(session, "tests", "types")
    python(session, "-m", "mypy", *session.posargs)


@nox.session
def style(session: nox.Session) -> None:
    """[for developers] Check form and style with ruff."""
    environment(session, "style")
    python(session, "-m", "ruff", "check", *session.posargs)
    python(session, "-m", "ruff", "format", "--check", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """[for developers] Measure the speed beside latexmk and typst, as ratios."""
    environment(session, "bench")
    python(session, "-m", "bench", *session.posargs)


if __name__ == "__main__":
    nox.main()
