"""From a folder and the name of a version to what changed between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thesis.changes.compare import Chapter, compare
from thesis.changes.failures import ChangesError
from thesis.changes.flow import Unit, units_of
from thesis.changes.versions import Version, earlier, with_facts_of
from thesis.citations import render
from thesis.diagnostic import Diagnostic, Filled, Text
from thesis.examine import Read, read
from thesis.identity import Identity, is_anonymous

#: How many problems, or pieces of TeX, a remark names.
_NAMED = 4

_UNREADABLE = Text(
    en="the earlier version of the thesis cannot be read: {why}",
    nb="den tidligere versjonen av oppgaven lar seg ikke lese: {why}",
)
_OLD_PART = Text(
    en="part of the earlier version could not be read and may look as if it were added: {what}",
    nb="deler av den tidligere versjonen lot seg ikke lese og kan se ut som lagt til: {what}",
)
_NEW_PART = Text(
    en="part of the thesis could not be read and may look as if it were removed: {what}",
    nb="deler av oppgaven lot seg ikke lese og kan se ut som fjernet: {what}",
)
_NOT_COMPARED = Text(
    en="LaTeX that only the PDF shows was not compared: {what}",
    nb="LaTeX som bare PDF-en viser, ble ikke sammenlignet: {what}",
)


@dataclass(frozen=True)
class Compared:
    """What changed."""

    given: Read
    """The thesis as it is now."""
    version: Version
    """The earlier one; its folder may be gone."""
    chapters: list[Chapter]
    remarks: tuple[Filled, ...]
    """What whoever reads the result must know."""

    @property
    def words(self) -> tuple[int, int]:
        """How many words were added and removed."""
        counts = [chapter.words for chapter in self.chapters]
        return sum(a for a, _ in counts), sum(b for _, b in counts)

    @property
    def is_changed(self) -> bool:
        """Whether anything is different."""
        return any(chapter.is_changed for chapter in self.chapters)


def changes(root: Path, rev: str) -> tuple[Compared | None, list[Diagnostic]]:
    """Return what changed since the version `rev`; None when thesis.yaml says nothing useful.

    Raises:
        ChangesError: there is no such version, or it cannot be read.
    """
    root = root.resolve()
    given, found = read(root)
    if given is None:
        return None, found
    # A name that the thesis bears no longer must not come back as one that was removed.
    anonymous = is_anonymous(given.context.config, given.context.profile)
    with earlier(rev, root) as version:
        old, remarks = _read_earlier(version, root, "anonymous" if anonymous else None)
        old_units, old_lost = _units(old, root)
    units, lost = _units(given, root)
    remarks += _unread(_OLD_PART, old.found)
    remarks += _unread(_NEW_PART, given.found)
    if tex := dict.fromkeys(" ".join(piece.split())[:60] for piece in (*lost, *old_lost)):
        remarks.append(_NOT_COMPARED.fill(what=" · ".join([*tex][:_NAMED])))
    return Compared(given, version, compare(old_units, units), tuple(remarks)), found


def _read_earlier(
    version: Version, root: Path, identity: Identity | None
) -> tuple[Read, list[Filled]]:
    old, found = read(version.folder, identity)
    remarks: list[Filled] = []
    if old is None and version.kind != "folder":
        remarks.append(with_facts_of(root, version))
        old, found = read(version.folder, identity)
    if old is None:
        raise ChangesError(_UNREADABLE.fill(why=_sentences(found)))
    return old, remarks


def _units(given: Read, root: Path) -> tuple[list[Unit], tuple[str, ...]]:
    """Return a version's blocks; what is learnt about its citations is kept with today's thesis."""
    project = given.project
    config = project.config
    cache = root / "build" / ".cache"
    rendered, _ = render(
        project.thesis.clusters(),
        project.thesis.nocited(),
        project.bibliography,
        style=config.citation_style,
        language=config.language,
        root=config.root,
        cache=cache if cache.is_dir() else None,
        style_where=config.where("citation-style"),
    )
    return units_of(given, rendered)


def _unread(remark: Text, found: Iterable[Diagnostic]) -> Iterator[Filled]:
    """Yield a remark on files that could not be read."""
    lost = [d for d in found if d.is_error and d.rule.family == "SRC"]
    if lost:
        yield remark.fill(what=_sentences(lost))


def _sentences(found: Iterable[Diagnostic]) -> Filled:
    errors = [d for d in found if d.is_error][:_NAMED]
    paths = [f"{d.where.source.path}: " if d.where else "" for d in errors]
    said = list(zip(paths, (d.message for d in errors), strict=True))
    return Filled(
        "; ".join(path + message.en for path, message in said),
        "; ".join(path + message.nb for path, message in said),
    )
