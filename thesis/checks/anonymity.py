"""An anonymous thesis that gives away who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thesis.checks.names import in_address, in_bytes, name_pattern
from thesis.checks.privacy import ADDRESS, appended_pages, sources_of
from thesis.checks.registry import Context, check
from thesis.config import Config
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.nodes import Code, CodeBlock, Image
from thesis.source import Location

NAME = rule(
    "STR040",
    "name-in-anonymous-thesis",
    Severity.ERROR,
    message=Text(
        en="“{name}” is in {place}, but the thesis is to be anonymous",
        nb="«{name}» står i {place}, men oppgaven skal være anonym",
    ),
    why=Text(
        en="An anonymous thesis is graded by its candidate number, and a name anywhere gives it "
        "away: in the preface, in a file name, in an address, in the information inside a picture. "
        "The names of `authors:` and `supervisor:` in thesis.yaml are looked for, and all that "
        "stands under `private:`: student numbers, e-mail addresses, user names.",
        nb="En anonym oppgave sensureres under kandidatnummeret, og et navn et eller annet sted "
        "avslører den: i forordet, i et filnavn, i en adresse, i opplysningene inne i et bilde. "
        "Programmet leter etter navnene i `authors:` og `supervisor:` i thesis.yaml, og etter alt "
        "som står under `private:`: studentnumre, e-postadresser, brukernavn.",
    ),
    fix=Text(
        en="remove the name, or build with --named where the name belongs",
        nb="fjern navnet, eller bygg med --named der navnet hører hjemme",
    ),
    example="anonymous: true\nauthors: [Kari Nordmann]\n\nTakk fra Kari Nordmann",
    authority="UiO, Department of Political Science; HVL's page on candidate numbers",
)

NO_NUMBER = rule(
    "STR045",
    "candidate-number-missing",
    Severity.WARNING,
    message=Text(
        en="the thesis is to be anonymous, but has no candidate number",
        nb="oppgaven skal være anonym, men har ikke noe kandidatnummer",
    ),
    why=Text(
        en="Some institutions grade by candidate number. With `candidates:` in thesis.yaml the "
        "numbers are printed instead of the names; as long as there is none, a profile that asks "
        "for numbers prints the names.",
        nb="Noen institusjoner sensurerer etter kandidatnummer. Med `candidates:` i thesis.yaml "
        "trykkes numrene i stedet for navnene. Så lenge det ikke er noen, trykker en profil som "
        "krever numre, navnene.",
    ),
    fix=Text(
        en="write `candidates:` in thesis.yaml, or `anonymous: false` where names are wanted",
        nb="skriv `candidates:` i thesis.yaml, eller `anonymous: false` der det skal stå navn",
    ),
    example="profile: uio-isv\nauthors: [Kari Nordmann]",
    authority="the profile's source",
)

STUDENT = rule(
    "STR046",
    "student-number-in-anonymous-thesis",
    Severity.ERROR,
    message=Text(
        en="“{text}” in {place} points at one student, but the thesis is to be anonymous",
        nb="«{text}» i {place} peker på én student, men oppgaven skal være anonym",
    ),
    why=Text(
        en="A student number or a student's e-mail address tells who wrote the thesis as surely "
        "as the name. Numbers are known by the word before them (“studentnummer 123456”) or as "
        "s123456; put others under `private:` in thesis.yaml.",
        nb="Et studentnummer eller en students e-postadresse sier like sikkert som navnet hvem som "
        "har skrevet oppgaven. Numre kjennes på ordet foran («studentnummer 123456») eller som "
        "s123456. Andre kan stå under `private:` i thesis.yaml.",
    ),
    fix=Text(
        en="remove it; the candidate number is the only one that belongs in the thesis",
        nb="fjern det; kandidatnummeret er det eneste som hører hjemme i oppgaven",
    ),
    example="anonymous: true\ncandidates: [1234]\n\nStudentnummer: 123456",
    authority="UiO, Department of Political Science; HVL's page on candidate numbers",
)

OTHER_NUMBER = rule(
    "STR047",
    "candidate-number-differs",
    Severity.WARNING,
    message=Text(
        en="the candidate number is {here} here, but {stated} in thesis.yaml",
        nb="kandidatnummeret er {here} her, men {stated} i thesis.yaml",
    ),
    why=Text(
        en="The candidate number is another for each exam. An old one in the text, or a slip of "
        "the fingers, and the thesis is taken for someone else's.",
        nb="Du får et nytt kandidatnummer til hver eksamen. Står det et gammelt eller feilskrevet "
        "i teksten, kan oppgaven bli tatt for en annens.",
    ),
    fix=Text(en="write the right number in both places", nb="skriv riktig nummer begge steder"),
    example="candidates: [1234]\n\nKandidatnummer 1243",
)

_TEXT = Filled("the text", "teksten")
_ADDRESS = Filled("an address", "en adresse")
_FACT = Filled("what the front page states", "det som står på forsiden")
_FILE_NAME = Filled("the name of the PDF", "navnet på PDF-en")
_SOURCE_NAME = Filled("the name of a file", "navnet på en fil")
_INFORMATION = Filled("the PDF's own information", "PDF-ens egne opplysninger")
_PAGE = Text(en="page {page} of an appended PDF", nb="side {page} i et vedlegg i PDF")
_PICTURE = Filled("the information inside a picture", "opplysningene inne i et bilde")
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
            yield NAME.at(where, name=name, place=_PICTURE)


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
