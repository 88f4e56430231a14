"""Facts about a finished PDF, and whether it can be handed in."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thesis import pdf_rules as rules
from thesis.config import Config
from thesis.diagnostic import Diagnostic, Text
from thesis.profiles import PageRule, Profile

if TYPE_CHECKING:
    import pikepdf

_AT_MOST = Text(en="at most {most} are allowed", nb="høyst {most} er tillatt")
_BETWEEN = Text(
    en="between {least} and {most} are allowed", nb="mellom {least} og {most} er tillatt"
)
#: What the TeX that sets the reference list says to the log.
_PAGES_OF_TEXT = re.compile(r"^thesis: (\d+) pages of text", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a PDF uses."""

    name: str
    """As in the PDF, without the tag of a subset."""
    page: int
    """The first page that can use it, from 1."""
    embedded: bool
    type3: bool


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF says of itself."""

    pages: int
    title: str
    author: str
    language: str
    """A BCP 47 tag, "" when it says none."""
    fonts: tuple[Font, ...]


def preload() -> None:
    """Load what this module needs, so that a thread can do it while TeX works (0.1 s)."""
    importlib.import_module("pikepdf")


def facts(path: Path) -> PdfFacts:
    """Read the facts about a PDF.

    Raises:
        OSError: it cannot be read.
        pikepdf.PdfError: it is not a PDF, or a damaged one.
    """
    import pikepdf

    with pikepdf.open(path) as pdf:
        return PdfFacts(
            pages=len(pdf.pages),
            title=str(pdf.docinfo.get("/Title", "")),
            author=str(pdf.docinfo.get("/Author", "")),
            language=str(pdf.Root.get("/Lang", "")),
            fonts=tuple(_fonts(pdf)),
        )


def information(path: Path) -> tuple[str, ...]:
    """Return all that a PDF says of itself in words: title, author, whatever else there is.

    Raises:
        OSError: it cannot be read.
        pikepdf.PdfError: it is not a PDF, or a damaged one.
    """
    import pikepdf

    with pikepdf.open(path) as pdf:
        metadata = pdf.Root.get("/Metadata")
        xmp = metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""
        return (*(str(value) for value in pdf.docinfo.values()), xmp)


def inspect(path: Path, config: Config) -> list[Diagnostic]:
    """Return what speaks against handing in the PDF at `path`."""
    import pikepdf

    try:
        found = facts(path)
    except (OSError, pikepdf.PdfError) as error:
        return [rules.UNREADABLE.at(None, reason=error)]
    if not found.pages:
        return [rules.UNREADABLE.at(None, reason="0 pages")]
    return list(_shortcomings(found, config))


def page_limit(log: str, config: Config, profile: Profile) -> list[Diagnostic]:
    """Return whether a text is too long or too short, by what TeX's log says of its pages."""
    given = config.page_limit
    allowed = profile.pages if given is None else PageRule(given)
    said = _PAGES_OF_TEXT.search(log)
    if said is None or allowed.highest is None:
        return []
    pages, least, most = int(said[1]), allowed.lowest, allowed.highest
    if least <= pages <= most:
        return []
    words = _BETWEEN.fill(least=least, most=most) if least else _AT_MOST.fill(most=most)
    where = config.where("profile" if given is None else "page-limit")
    return [rules.PAGES.at(where, pages=pages, allowed=words)]


def _shortcomings(found: PdfFacts, config: Config) -> Iterator[Diagnostic]:
    if not found.title:
        yield rules.NO_TITLE.at(config.where("title"))
    if found.language.partition("-")[0] != config.language:
        yield rules.NO_LANGUAGE.at(config.where("language"), language=config.language)
    for font in found.fonts:
        if font.type3:
            yield rules.BITMAP_FONT.at(None, page=font.page)
        elif not font.embedded:
            yield rules.FONT_NOT_EMBEDDED.at(None, font=font.name, page=font.page)


_SUBSET = re.compile(r"^/?(?:[A-Z]{6}\+)?")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Font]:
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        yield from _fonts_of(page.obj.get("/Resources"), number, seen)


def _fonts_of(
    resources: pikepdf.Object | None, page: int, seen: set[tuple[int, int]]
) -> Iterator[Font]:
    """Yield the fonts in a page's or a drawing's resources that were not seen before."""
    from pikepdf import Dictionary

    if not isinstance(resources, Dictionary):
        return
    for font in _values(resources.get("/Font"), seen):
        yield Font(
            name=_SUBSET.sub("", str(font.get("/BaseFont", font.get("/Name", "?")))),
            page=page,
            embedded=_is_embedded(font),
            type3=str(font.get("/Subtype", "")) == "/Type3",
        )
    for drawing in _values(resources.get("/XObject"), seen):
        yield from _fonts_of(drawing.get("/Resources"), page, seen)


def _is_embedded(font: pikepdf.Object) -> bool:
    from pikepdf import Array, Dictionary

    inner = font.get("/DescendantFonts")
    holder = inner[0] if isinstance(inner, Array) and len(inner) else font
    descriptor = holder.get("/FontDescriptor") if isinstance(holder, Dictionary) else None
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return isinstance(descriptor, Dictionary) and any(name in descriptor for name in files)


def _values(
    dictionary: pikepdf.Object | None, seen: set[tuple[int, int]]
) -> Iterator[pikepdf.Object]:
    """Yield the entries of a resource dictionary that are dictionaries and not seen before."""
    from pikepdf import Dictionary, Stream

    # A figure's own PDF is copied as it is, so anything may stand here.
    if not isinstance(dictionary, Dictionary):
        return
    for value in dict(dictionary.items()).values():
        if not isinstance(value, Dictionary | Stream):
            continue
        # Written in place, an object has the number 0 and belongs to this dictionary alone.
        if value.objgen[0] and value.objgen in seen:
            continue
        seen.add(value.objgen)
        yield value
