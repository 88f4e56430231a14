"""Reading an earlier version out of Git, without touching the student's files.

Files are read as Git stores them (`git cat-file`): no branch is switched, no filter, hook or pager
of the repository runs, and links are not followed.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from thesis.changes.failures import ChangesError
from thesis.diagnostic import Text
from thesis.history import is_inside

#: What a thesis is made of; other files are left where they are.
_SUFFIXES = frozenset(
    {
        *(".yaml", ".md", ".markdown", ".tex", ".sty", ".bib", ".csl", ".txt"),
        *(".png", ".jpg", ".jpeg", ".svg", ".pdf"),
    }
)
#: Bytes, all files together.
_MAX_TOTAL = 300_000_000
#: Seconds for one question to Git.
_TIME_LIMIT = 60
_FACTS = "thesis.yaml"

_NO_GIT = Text(
    en="“{rev}” is not a saved build, and Git is not installed on this computer. {known}",
    nb="«{rev}» er ikke et lagret bygg, og Git er ikke installert på denne maskinen. {known}",
)
_NO_REPOSITORY = Text(
    en="“{rev}” is not a saved build, and the folder is not in a Git repository. {known}",
    nb="«{rev}» er ikke et lagret bygg, og mappen ligger ikke i et Git-repositorium. {known}",
)
_NOT_TRUSTED = Text(
    en="Git will not read this repository, because it belongs to another user: {said}",
    nb="Git vil ikke lese dette repositoriet, fordi det tilhører en annen bruker: {said}",
)
_NO_REVISION = Text(
    en="there is no version called “{rev}”: no folder, no saved build, nothing in Git. "
    "`git log --oneline` lists what Git has. {known}",
    nb="det finnes ingen versjon som heter «{rev}»: ingen mappe, ikke noe lagret bygg, ingenting i "
    "Git. `git log --oneline` viser det Git har. {known}",
)
_NO_THESIS = Text(
    en="there is no thesis in “{rev}”: this folder had no thesis.yaml then. Choose a later version",
    nb="det er ingen oppgave i «{rev}»: mappen hadde ingen thesis.yaml da. Velg en senere versjon",
)
_TOO_LARGE = Text(
    en="“{rev}” holds more than {most} MB of texts and pictures",
    nb="«{rev}» inneholder mer enn {most} MB tekst og bilder",
)
_FAILED = Text(en="Git could not do it: {said}", nb="Git klarte det ikke: {said}")


@dataclass(frozen=True, slots=True)
class Commit:
    """A version in Git."""

    name: str
    """Its hash."""
    when: dt.datetime
    """In UTC."""


class _GitError(Exception):
    """Git said no; the text is its own words."""


class Repository:
    """The Git repository that a folder lies in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _ask(self, *arguments: str, stdin: bytes = b"") -> bytes:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        try:
            done = subprocess.run(
                ["git", "--no-pager", *arguments],
                input=stdin,
                capture_output=True,
                cwd=self._folder,
                env=environment,
                timeout=_TIME_LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise _GitError(str(error)) from error
        if done.returncode != 0:
            raise _GitError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def prefix(self, rev: str, known: object) -> str:
        """Return where the folder lies in the repository: "" or «oppgave/».

        Raises:
            ChangesError: there is no Git, or no repository.
        """
        try:
            return os.fsdecode(self._ask("rev-parse", "--show-prefix")).strip("\n")
        except FileNotFoundError:
            raise ChangesError(_NO_GIT.fill(rev=rev, known=known)) from None
        except _GitError as error:
            if "xcode-select" in str(error):  # the Mac's stand-in for a Git to be installed
                raise ChangesError(_NO_GIT.fill(rev=rev, known=known)) from None
            if "dubious ownership" in str(error):
                raise ChangesError(_NOT_TRUSTED.fill(said=error)) from None
            raise ChangesError(_NO_REPOSITORY.fill(rev=rev, known=known)) from None

    def commit(self, rev: str, known: object) -> Commit:
        """Return the version that a student calls `rev`.

        Raises:
            ChangesError: there is none of that name.
        """
        # Nothing in Git is called so, and what begins with «-» would be read as an option.
        if rev.startswith("-"):
            raise ChangesError(_NO_REVISION.fill(rev=rev, known=known))
        try:
            # In two steps: «:/word» takes all that follows it for the word.
            named = self._ask("rev-parse", "--verify", "--quiet", rev).decode().strip()
            found = self._ask("rev-parse", "--verify", "--quiet", f"{named}^{{commit}}")
            return self._dated(found.decode().strip())
        except _GitError:
            raise ChangesError(_NO_REVISION.fill(rev=rev, known=known)) from None

    def before(self, when: dt.datetime) -> Commit | None:
        """Return the last version up to a time; None where there is none."""
        try:
            limit = f"--before={int(when.timestamp())} +0000"
            found = self._ask("rev-list", "--max-count=1", limit, "HEAD", "--")
        except (_GitError, FileNotFoundError):
            return None
        return self._dated(found.decode().strip()) if found.strip() else None

    def _dated(self, name: str) -> Commit:
        head = self._ask("cat-file", "commit", name).partition(b"\n\n")[0]
        line = next(line for line in head.split(b"\n") if line.startswith(b"committer "))
        return Commit(name, dt.datetime.fromtimestamp(int(line.split()[-2]), dt.UTC))

    def unpack(self, commit: Commit, prefix: str, to: Path, rev: str) -> None:
        """Write the thesis of a version into a folder.

        Raises:
            ChangesError: it holds no thesis, or Git failed.
        """
        try:
            files = list(self._files(commit))
            folder = _folder(files, prefix)
            if folder is None:
                raise ChangesError(_NO_THESIS.fill(rev=rev))
            wanted = [f for f in files if f.path.startswith(folder) and _is_wanted(f, folder)]
            if sum(file.size for file in wanted) > _MAX_TOTAL:
                raise ChangesError(_TOO_LARGE.fill(rev=rev, most=_MAX_TOTAL // 1_000_000))
            for file, content in zip(wanted, self._contents(wanted), strict=True):
                path = to / file.path.removeprefix(folder)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        except _GitError as error:
            raise ChangesError(_FAILED.fill(said=error)) from None

    def _files(self, commit: Commit) -> Iterator[_File]:
        listed = self._ask("ls-tree", "-r", "-z", "--long", "--full-tree", commit.name)
        for line in listed.split(b"\0"):
            facts, _, path = line.partition(b"\t")
            if facts:
                mode, kind, name, size = facts.split()
                if kind == b"blob" and mode in {b"100644", b"100755"}:
                    yield _File(os.fsdecode(path), name.decode(), int(size))

    def _contents(self, files: Sequence[_File]) -> Iterator[bytes]:
        asked = "".join(f"{file.name}\n" for file in files).encode()
        answer = self._ask("cat-file", "--batch", stdin=asked)
        at = 0
        for file in files:
            start = answer.index(b"\n", at) + 1
            yield answer[start : start + file.size]
            at = start + file.size + 1


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    """From the repository's root, with forward slashes."""
    name: str
    """The hash of its content."""
    size: int
    """In bytes."""


def _folder(files: Sequence[_File], prefix: str) -> str | None:
    """Return where the thesis lay then: here, else at the only place that had a thesis.yaml."""
    paths = [file.path for file in files]
    if prefix + _FACTS in paths:
        return prefix
    others = [p.removesuffix(_FACTS) for p in paths if PurePosixPath(p).name == _FACTS]
    return others[0] if len(others) == 1 else None


def _is_wanted(file: _File, folder: str) -> bool:
    inside = PurePosixPath(file.path.removeprefix(folder))
    made = inside.parts[0] in {"build", ".git"}
    return is_inside(str(inside)) and not made and inside.suffix.lower() in _SUFFIXES
