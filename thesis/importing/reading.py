"""Which importer reads which file, and all of them read into one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from thesis.bibliography import Bibliography
from thesis.diagnostic import Text
from thesis.importing.model import Imported, Refused
from thesis.source import Source, decode

#: A thesis with its pictures is far smaller; what is larger would only fill the memory.
MAX_FILE = 200_000_000
MAX_TEXT = 10_000_000

#: What a word processor can save as .docx.
_CONVERTIBLE = frozenset({".doc", ".docm", ".dot", ".dotm", ".dotx", ".pages", ".rtf", ".wpd"})
REFERENCES = frozenset({".bib", ".ris", ".json", ".xml"})

_NO_FILE = Text(en="there is no file “{file}”", nb="det finnes ingen fil «{file}»")
_UNKNOWN = Text(
    en="“{file}” is of a kind that cannot be imported; these can: {suffixes}",
    nb="«{file}» er av et slag som ikke kan importeres; disse kan: {suffixes}",
)
_TOO_LARGE = Text(
    en="“{file}” is larger ({size} MB) than a thesis can be (at most {most} MB)",
    nb="«{file}» er større ({size} MB) enn en oppgave kan være (høyst {most} MB)",
)
_BINARY = Text(
    en="“{file}” is no text, although its name says so",
    nb="«{file}» er ikke tekst, selv om navnet sier det",
)
_OTHER_PROGRAM = Text(
    en="“{file}” cannot be imported as it is: open it in Word, Pages or LibreOffice and save it as "
    ".docx, without macros",
    nb="«{file}» kan ikke importeres slik den er: åpne den i Word, Pages eller LibreOffice og "
    "lagre den som .docx, uten makroer",
)
_NOTHING = Text(en="“{file}” is empty (0 bytes)", nb="«{file}» er tom (0 byte)")
_EMPTY = Text(en="there is no text in “{file}”", nb="det er ingen tekst i «{file}»")


def read_files(paths: Sequence[Path]) -> Imported:
    """Read all files into one; the bibliographies first, so that citations find their works.

    Raises:
        Refused: a file is missing, of an unknown kind, or not what its name says.
        OSError: a file cannot be read.
    """
    for path in paths:
        _refuse(path)
    from thesis.bibtex import read_bibliography
    from thesis.importing.same_works import keep_one_of_each

    imported = Imported()
    texts = [path for path in paths if path.suffix.lower() not in REFERENCES]
    for path in paths:
        if path.suffix.lower() in REFERENCES:
            _merge(imported, _references(path, imported))
    # Projects bring texts that cite by key.
    keep_one_of_each(imported, cited_by_key=any(_importer(p) is _project for p in texts))
    sources = [
        Source(name, decode(data)[0])
        for name, data in imported.files.items()
        if name.endswith(".bib")
    ]
    bibliography, _ = read_bibliography(sources)
    for path in texts:
        _merge(imported, _importer(path)(path, bibliography))
    return imported


def _refuse(path: Path) -> None:
    if not path.exists():
        raise Refused(_NO_FILE.fill(file=path))
    if path.is_dir():
        return
    if path.suffix.lower() in _CONVERTIBLE:
        raise Refused(_OTHER_PROGRAM.fill(file=path.name))
    if path.suffix.lower() not in {*_IMPORTERS, *REFERENCES}:
        known = " ".join(sorted({*_IMPORTERS, *REFERENCES}))
        raise Refused(_UNKNOWN.fill(file=path.name, suffixes=known))
    size = path.stat().st_size
    if not size:
        raise Refused(_NOTHING.fill(file=path.name))
    if size > MAX_FILE:
        raise Refused(
            _TOO_LARGE.fill(file=path.name, size=size // 1_000_000, most=MAX_FILE // 1_000_000)
        )


def _importer(path: Path) -> Callable[[Path, Bibliography], Imported]:
    return _project if path.is_dir() else _IMPORTERS[path.suffix.lower()]


def _merge(into: Imported, more: Imported) -> None:
    into.chapters += more.chapters
    into.entries += more.entries
    into.files |= more.files
    into.facts |= {key: value for key, value in more.facts.items() if value}
    into.remarks += more.remarks


def _text(path: Path, bibliography: Bibliography) -> Imported:
    from thesis.importing.text import read_text

    return read_text(text_of(path), bibliography)


def _pdf(path: Path, bibliography: Bibliography) -> Imported:
    from thesis.importing.pdf import text_of_pdf
    from thesis.importing.text import read_text

    return read_text(text_of_pdf(path), bibliography)


def text_of(path: Path) -> str:
    """Return a text file's text.

    Raises:
        Refused: it is too large, empty, or no text.
    """
    data = path.read_bytes()
    if len(data) > MAX_TEXT:
        raise Refused(
            _TOO_LARGE.fill(file=path.name, size=len(data) // 1_000_000, most=MAX_TEXT // 1_000_000)
        )
    text, _ = decode(data)
    if "\0" in text:
        raise Refused(_BINARY.fill(file=path.name))
    if not text.strip():
        raise Refused(_EMPTY.fill(file=path.name))
    return text


def _references(path: Path, imported: Imported) -> Imported:
    from thesis.importing.references import read_references

    return read_references(path.name, text_of(path), set(imported.files))


def _word(path: Path, bibliography: Bibliography) -> Imported:
    from thesis.importing.word import read_word

    return read_word(path, bibliography)


def _project(path: Path, _: Bibliography) -> Imported:
    from thesis.importing.bundle import open_bundle
    from thesis.importing.latex import read_latex
    from thesis.importing.markdown import SUFFIXES, read_markdown

    if path.suffix.lower() == ".zip" or path.is_dir():
        bundle = open_bundle(path)
        written = [name.lower() for name in bundle.names]
        quarto = any(name.startswith("_quarto.y") for name in written)
        if any(name.endswith(".tex") for name in written) and not quarto:
            return read_latex(bundle)
        return read_markdown(bundle)
    # A file alone takes along what lies beside it and below.
    beside = open_bundle(path.absolute().parent)
    if path.suffix.lower() in SUFFIXES:
        kept = [n for n in beside.names if not n.lower().endswith(SUFFIXES) or n == path.name]
        kept = [n for n in kept if not n.startswith("_quarto.y")]
        return read_markdown(beside.only(kept))
    return read_latex(beside, path.name)


_IMPORTERS: dict[str, Callable[[Path, Bibliography], Imported]] = {
    ".docx": _word,
    ".markdown": _project,
    ".md": _project,
    ".odt": _word,
    ".pdf": _pdf,
    ".qmd": _project,
    ".tex": _project,
    ".zip": _project,
    ".txt": _text,
}
