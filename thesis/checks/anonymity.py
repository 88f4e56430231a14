"""An anonymous thesis that gives away who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thesis.checks.anonymity_rules import NAME, NO_NUMBER, OTHER_NUMBER, STUDENT
from thesis.checks.names import in_address, in_bytes, name_pattern
from thesis.checks.privacy import ADDRESS, appended_pages, sources_of
from thesis.checks.registry import Context, check
from thesis.config import Config
from thesis.diagnostic import Diagnostic, Filled, Severity, Text
from thesis.nodes import Code, CodeBlock, Image
from thesis.source import Location

_TEXT = Filled("the text", "teksten")
_ADDRESS = Filled("an address", "en adresse")
_FACT = Filled("what the front page states", "det som står på forsiden")
_FILE_NAME = Filled("the name of the PDF", "navnet på PDF-en")
_SOURCE_NAME = Filled("the name of a file", "navnet på en fil")
_INFORMATION = Filled("the PDF's own information", "PDF-ens egne opplysninger")
_PAGE = Text(en="page {page} of an appended PDF", nb="side {page} i et vedlegg i PDF")
_PICTURE = Filled("the information inside a picture", "opplysningene inne i et bilde")
_PDF = Filled("the information inside a PDF file", "opplysningene inne i en PDF-fil")
#: How what a file says of itself is left out.
_WITHOUT = {
    False: Filled(
        "save the picture without its information, or take a screenshot of it and use that",
        "lagre bildet uten opplysningene, eller ta et skjermbilde av det og bruk det",
    ),
    True: Filled(
        "make the PDF anew without the name, for instance with “Print to PDF”",
        "lag PDF-en på nytt uten navnet, for eksempel med «Skriv ut til PDF»",
    ),
}
_DESCRIPTION = Filled("the description of a picture", "beskrivelsen av et bilde")
_LIST = Filled("the bibliography", "kildelisten")

_FACTS = ("title", "subtitle", "degree", "institution", "department", "programme", "place")
_STUDENT = re.compile(
    r"\bstudent[\s-]?(?:nummer|numre|nr|no|number|id)\b\.?\s*[:#]?\s*(?:er\s+|is\s+)?s?\d{4,8}(?!\d)"
    r"|\bstudnr\.?\s*:?\s*\d{4,8}(?!\d)"
    r"|[\w.+-]+@(?:[\w-]+\.)*(?:stud|student|students)\.[\w.-]*\w"
    r"|(?<![A-Za-z0-9])s\d{6}(?!\d)(?:@[\w.-]*\w)?",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    r"\b(?:kandidat\s?-?(?:nummer|numre|nr)|candidate\s?-?(?:number|no))\b\.?\s*[:#]?\s*"
    r"(?:er\s+|is\s+)?(?P<number>\d{2,6})\b",
    re.IGNORECASE,
)


@check("structure", NAME)
def names_are_nowhere(context: Context) -> Iterator[Diagnostic]:
    """Report the names that an anonymous thesis gives away."""
    said = list(_said(context))
    addresses = list(_addresses(context))
    for name in context.config.hidden:
        pattern = name_pattern(name)
        for text, where, place in said:
            for found in pattern.finditer(text):
                yield NAME.at(_part(where, text, found), name=name, place=place)
        for text, where, place in addresses:
            if in_address(name, text):
                yield NAME.at(where, name=name, place=place)
        yield from _in_file_names(context, name)
        yield from _in_pictures(context, name)


@check("structure", NO_NUMBER)
def there_is_a_number(context: Context) -> Iterator[Diagnostic]:
    """Report a thesis without candidate numbers that is to have them."""
    config = context.config
    asked = context.profile.anonymous if config.anonymous is None else config.anonymous
    if asked and "candidates" not in config.places:
        key = "profile" if config.anonymous is None else "anonymous"
        yield NO_NUMBER.at(config.where(key))


@check("structure", STUDENT)
def student_numbers_are_nowhere(context: Context) -> Iterator[Diagnostic]:
    """Report student numbers and students' addresses in an anonymous thesis."""
    config = context.config
    if config.authors or not (config.candidates or config.hidden):
        return
    names = ((config.output, config.where("output"), _FILE_NAME),)
    seen: set[Location] = set()
    for text, where, place in (*_said(context), *_addresses(context), *names):
        for found in _STUDENT.finditer(text):
            at = _part(where, text, found)
            if at not in seen:
                seen.add(at)
                yield STUDENT.at(at, text=_line(found[0]), place=place)
    for path, where in _pictures(context):
        noted = _STUDENT.search(_bytes_of(config, path).decode("latin-1"))
        if noted and noted[0].lower().startswith("stud"):
            yield STUDENT.at(where, text=_line(noted[0]), place=_PICTURE)


@check("structure", OTHER_NUMBER)
def candidate_numbers_agree(context: Context) -> Iterator[Diagnostic]:
    """Report candidate numbers in the text that thesis.yaml does not have."""
    stated = context.config.candidates
    for text, where, _ in _said(context) if stated else ():
        for found in _CANDIDATE.finditer(text):
            if found["number"] not in stated:
                place = _part(where, text, found)
                yield OTHER_NUMBER.at(place, here=found["number"], stated=", ".join(stated))


def names_in(values: Iterable[str], config: Config) -> Iterator[Diagnostic]:
    """Report the names among what the finished PDF says of itself."""
    for name in config.hidden:
        if any(name_pattern(name).search(value) for value in values):
            yield NAME.at(None, name=name, place=_INFORMATION)


_Said = tuple[str, Location, Filled]


def _said(context: Context) -> Iterator[_Said]:
    """Yield all that is printed or read aloud, with its place and what that is called."""
    config = context.config
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            yield prose.text, prose.source.at(0, len(prose.text)), _TEXT
    for node in context.thesis.nodes():
        match node:
            case Code(text=text) | CodeBlock(text=text):
                yield text, node.where, _TEXT
            case Image(alt=alt) if alt:
                yield alt, node.where, _DESCRIPTION
            case _:
                pass
    for key in _FACTS:
        yield getattr(config, key), config.where(key), _FACT
    yield config.course.name, config.where("course.name"), _FACT
    yield config.logo_alt, config.where("logo-alt"), _FACT
    for page in appended_pages(context):
        yield page.text, page.where, _PAGE.fill(page=page.number)
    for entry in context.bibliography.entries.values():
        for name, people in entry.persons.items():
            where = entry.fields[name].where if name in entry.fields else entry.key_where
            for person in people:
                yield f"{person.first} {person.family}", where, _LIST


def _part(where: Location, text: str, found: re.Match[str]) -> Location:
    """Return the place of what was found in a text, as narrow as the source allows."""
    start = found.start() if len(text) == len(where.text) else where.text.find(found[0])
    if start < 0:
        return where
    first = where.span.start + start
    return where.source.at(first, first + len(found[0]))


def _line(text: str) -> str:
    return " ".join(text.split())


def _addresses(context: Context) -> Iterator[_Said]:
    """Yield web and e-mail addresses: github.com/kari-nordmann."""
    for source in sources_of(context):
        for found in ADDRESS.finditer(source.text):
            address = found[0].rstrip(".,;:")
            yield address, source.at(found.start(), found.start() + len(address)), _ADDRESS


def _in_file_names(context: Context, name: str) -> Iterator[Diagnostic]:
    """Report the name in what files are called; only that of the PDF is handed in for certain."""
    config = context.config
    if in_address(name, config.output):
        yield NAME.at(config.where("output"), name=name, place=_FILE_NAME)
    paths = [(source.path, source.at(0, 0)) for source in sources_of(context)]
    paths += [(source.path, source.at(0, 0)) for source in context.bibliography.sources]
    for path, where in (*paths, *_pictures(context)):
        if in_address(name, path):
            found = NAME.at(where, name=name, place=_SOURCE_NAME)
            yield found.with_severity(Severity.WARNING)


def _in_pictures(context: Context, name: str) -> Iterator[Diagnostic]:
    """Report pictures that bear the name: a camera's or a drawing program's note of the author."""
    for path, where in _pictures(context):
        data = _bytes_of(context.config, path)
        if in_bytes(name, data) or _in_information(name, context.config, path):
            pdf = path.lower().endswith(".pdf")
            place = _PDF if pdf else _PICTURE
            yield NAME.at(where, name=name, place=place, hint=_WITHOUT[pdf])


def _pictures(context: Context) -> list[tuple[str, Location]]:
    config = context.config
    images = (node for node in context.thesis.nodes() if isinstance(node, Image))
    # An appended PDF is as many pictures as it has pages.
    pictures = {image.path: image.path_where for image in images}
    if config.logo:
        pictures[config.logo] = config.where("logo")
    return list(pictures.items())


def _bytes_of(config: Config, path: str) -> bytes:
    try:
        return (config.root / path).read_bytes()
    except OSError:
        return b""  # SRC016 reports a picture that is not there


def _in_information(name: str, config: Config, path: str) -> bool:
    """Say whether a PDF picture's own information, which may be packed, holds a name."""
    if not path.lower().endswith(".pdf"):
        return False
    import pikepdf

    try:
        with pikepdf.open(config.root / path) as pdf:
            values = [str(value) for value in pdf.docinfo.values()]
    except (OSError, pikepdf.PdfError):
        return False
    return any(name_pattern(name).search(value) for value in values)
