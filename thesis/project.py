"""Reading a project: thesis.yaml, chapters and bibliography become one value.

Nothing here stops at the first problem; everything found on the way is returned.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from thesis import project_rules as rules
from thesis.aliases import with_own_keys
from thesis.bibliography import Bibliography
from thesis.config import Config
from thesis.config_reader import load_config
from thesis.diagnostic import Diagnostic, Filled, Rule
from thesis.document import Chapter, Thesis
from thesis.source import Location, Source, display_path, on_disk, read_source
from thesis.suggestions import did_you_mean

CHAPTER_SUFFIXES = (".md", ".markdown", ".tex")
#: A chapter or .bib file beyond this is not one (a thesis' whole text is well below 1 MB).
MAX_SIZE = 20_000_000


@dataclass(frozen=True)
class Project:
    """Everything that a student wrote, as read."""

    config: Config
    thesis: Thesis
    bibliography: Bibliography
    found: tuple[Diagnostic, ...]
    """What was wrong on the way."""

    @property
    def sources(self) -> dict[str, Source]:
        """Every source by its path."""
        prose = [p.source for chapter in self.thesis.chapters for p in chapter.prose]
        chapters = [chapter.source for chapter in self.thesis.chapters]
        every = [self.config.source, *chapters, *prose, *self.bibliography.sources]
        return {source.path: source for source in every}


def load_project(root: Path) -> tuple[Project | None, list[Diagnostic]]:
    """Read the project in `root`; None when thesis.yaml says nothing useful."""
    config, found = load_config(root)
    if config is None:
        return None, found
    chapter_sources, complete = _sources(config, "chapters", CHAPTER_SUFFIXES, found)
    chapters = []
    for source in chapter_sources:
        chapter = _read_chapter(source, config, found)
        complete &= chapter is not None
        if chapter is not None:
            chapters.append(chapter)
    if config.appendices:
        from thesis.appended import appendix_chapters

        given = appendix_chapters(config, found)
        complete &= len(given) == len(config.appendices)
        chapters += given
    config = _with_logo(config, found)
    entries = _read_bibliography(config, found)
    thesis = with_own_keys(Thesis(tuple(chapters), config.language, complete), entries)
    for included in _included(chapters):
        found += _about_encoding(included)
    return Project(config, thesis, entries, tuple(found)), found


def _read_chapter(source: Source, config: Config, found: list[Diagnostic]) -> Chapter | None:
    if not source.text.strip():
        found.append(rules.EMPTY_CHAPTER.at(source.at(0, 0)))
        return None
    from thesis.readers import read_chapter

    chapter, problems = read_chapter(source, config.root, config.language)
    found += problems
    return chapter


def _with_logo(config: Config, found: list[Diagnostic]) -> Config:
    """Return the config with the logo's path relative to the project, if it has a logo."""
    if not config.logo:
        return config
    from thesis.readers.markdown_context import Context
    from thesis.readers.markdown_images import check_image

    context = Context(config.source, config.root, config.source)
    path = check_image(config.logo, config.where("logo"), context)
    found += context.diagnostics
    return replace(config, logo="" if context.diagnostics else path)


def _included(chapters: Sequence[Chapter]) -> Iterator[Source]:
    for chapter in chapters:
        yield from (prose.source for prose in chapter.prose[1:])


def bibliography_sources(config: Config, found: list[Diagnostic]) -> tuple[list[Source], bool]:
    """Return the .bib files, and whether all could be read; what is wrong goes to `found`."""
    return _sources(config, "bibliography", (".bib",), found)


def _read_bibliography(config: Config, found: list[Diagnostic]) -> Bibliography:
    from thesis.bibtex import read_bibliography

    sources, complete = bibliography_sources(config, found)
    # Checking alone makes no folder: what it learns is kept where a build has been.
    cache = config.root / "build" / ".cache"
    entries, problems = read_bibliography(sources, cache if cache.is_dir() else None)
    found += problems
    if complete:
        return entries
    return Bibliography(entries.entries, entries.sources, complete=False)


def _sources(
    config: Config, key: str, suffixes: tuple[str, ...], found: list[Diagnostic]
) -> tuple[list[Source], bool]:
    """Return the sources that `key` of thesis.yaml names, and whether all could be read."""
    sources: list[Source] = []
    complete = True
    seen: set[Path] = set()
    patterns: Sequence[str] = getattr(config, key)
    none = rules.NO_BIBLIOGRAPHY if key == "bibliography" else rules.NO_MATCH
    for number, pattern in enumerate(patterns):
        where = config.where(f"{key}.{number}")
        paths = _matches(config.root, pattern, where, none, found)
        complete &= bool(paths) or _is_glob(pattern)
        for path in paths:
            if path in seen:
                continue
            seen.add(path)
            if path.suffix.lower() not in suffixes:
                found.append(_wrong_suffix(config, path, where, suffixes))
                continue
            source = _open(config.root, path, where, found)
            complete &= source is not None
            if source is not None:
                sources.append(source)
    return sources, complete


def _is_glob(pattern: str) -> bool:
    return any(character in pattern for character in "*?[")


def _matches(
    root: Path, pattern: str, where: Location, none: Rule, found: list[Diagnostic]
) -> list[Path]:
    """Return the files that a name or pattern means, in name order; `none` says there are none."""
    named = Path(pattern)
    if named.anchor or ".." in named.parts or not pattern.strip():
        found.append(rules.OUTSIDE.at(where, path=pattern))
        return []
    if not _is_glob(pattern):
        path = on_disk(root, named)
        if path.is_file():
            return [path]
        found.append(rules.NO_FILE.at(where, path=pattern, hint=similar_file(root, named)))
        return []
    paths = [p for p in root.glob(pattern) if p.is_file() and not p.name.startswith((".", "~"))]
    if not paths:
        found.append(none.at(where, pattern=pattern))
    return sorted(paths, key=lambda p: p.relative_to(root).as_posix())


def similar_file(root: Path, named: Path) -> Filled | None:
    """Return «did you mean …?» with the file in the same folder whose name is nearest."""
    folder = root / named.parent
    names = sorted(p.name for p in folder.iterdir() if p.is_file()) if folder.is_dir() else []
    near = difflib.get_close_matches(named.name.lower(), [n.lower() for n in names], n=1)
    for name in names:
        if near and name.lower() == near[0]:
            return did_you_mean((named.parent / name).as_posix())
    return None


def _wrong_suffix(
    config: Config, path: Path, where: Location, suffixes: tuple[str, ...]
) -> Diagnostic:
    name = display_path(config.root, path)
    return rules.NOT_READ.at(where, path=name, suffixes=", ".join(suffixes))


def _open(root: Path, path: Path, where: Location, found: list[Diagnostic]) -> Source | None:
    name = display_path(root, path)
    try:
        if not path.resolve().is_relative_to(root):
            found.append(rules.OUTSIDE.at(where, path=name))
            return None
        if path.stat().st_size > MAX_SIZE:
            found.append(rules.TOO_LARGE.at(where, path=name))
            return None
        source = read_source(root, path)
    except OSError as error:
        reason = error.strerror or str(error)
        found.append(rules.UNREADABLE.at(where, path=name, reason=reason))
        return None
    found += _about_encoding(source)
    return source


_NAMES: dict[str, str] = {
    "windows-1252": "Windows-1252",
    "latin-1": "Latin-1 (ISO 8859-1)",
    "utf-16": "UTF-16",
}


def _about_encoding(source: Source) -> Iterator[Diagnostic]:
    if source.encoding != "utf-8":
        first = next((n for n, c in enumerate(source.text) if not c.isascii()), 0)
        yield rules.NOT_UTF8.at(source.at(first), encoding=_NAMES[source.encoding])
