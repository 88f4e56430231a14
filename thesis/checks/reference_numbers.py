"""Numbers, addresses and pages in reference entries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.bibliography import Entry, Field
from thesis.bibtex import address, plain
from thesis.checks.references import entry_check
from thesis.checks.registry import Context
from thesis.diagnostic import Diagnostic, Edit, Filled, Severity, Text, rule

BAD_DOI = rule(
    "REF025",
    "malformed-doi",
    Severity.ERROR,
    message=Text(
        en="“{value}” in “{key}” is not a DOI as such",
        nb="«{value}» i «{key}» er ikke en ren DOI",
    ),
    why=Text(
        en="A DOI begins with 10. and has a slash: 10.1000/182. The list puts https://doi.org/ "
        "before it, so that anything else prints a link that leads nowhere. An address that ends "
        "in the DOI is put right in print, but not by other programs.",
        nb="En DOI begynner med 10. og har en skråstrek: 10.1000/182. Listen setter "
        "https://doi.org/ foran, så noe annet gir en lenke som ikke virker. En adresse som slutter "
        "med DOI-en, blir riktig på trykk, men ikke i andre programmer.",
    ),
    fix=Text(
        en="write only what follows https://doi.org/",
        nb="skriv bare det som kommer etter https://doi.org/",
    ),
    example="@article{dai2020,\n  doi = {https://doi.org/10.1000/182},\n}",
    authority=Filled(
        "DOI Handbook, section 2.2",
        "DOI Handbook, avsnitt 2.2",
    ),
)

BAD_ISBN = rule(
    "REF026",
    "wrong-isbn",
    Severity.WARNING,
    message=Text(
        en="“{value}” in “{key}” is no ISBN: {problem}",
        nb="«{value}» i «{key}» er ikke et ISBN: {problem}",
    ),
    why=Text(
        en="An ISBN has 10 or 13 digits, the last of which checks the others. One that does not "
        "add up has a slip in it.",
        nb="Et ISBN har 10 eller 13 sifre, og det siste kontrollerer de andre. Går det ikke opp, "
        "er det en skrivefeil i nummeret.",
    ),
    fix=Text(
        en="compare it with the colophon of the book, or delete the field",
        nb="sammenlign med kolofonen i boka, eller slett feltet",
    ),
    example="@book{dahl2012,\n  isbn = {978-82-05-12345-6},\n}",
    authority="ISO 2108",
)

BAD_ISSN = rule(
    "REF027",
    "wrong-issn",
    Severity.WARNING,
    message=Text(
        en="“{value}” in “{key}” is no ISSN: {problem}",
        nb="«{value}» i «{key}» er ikke et ISSN: {problem}",
    ),
    why=Text(
        en="An ISSN has eight digits, the last of which (or X) checks the others.",
        nb="Et ISSN har åtte sifre, og det siste (eller X) kontrollerer de andre.",
    ),
    fix=Text(
        en="correct it after the journal's own page, or delete the field",
        nb="rett det etter tidsskriftets egen side, eller slett feltet",
    ),
    example="@article{dai2020,\n  issn = {1234-5678},\n}",
    authority="ISO 3297",
)

BAD_URL = rule(
    "REF028",
    "malformed-url",
    Severity.WARNING,
    message=Text(
        en="“{value}” in “{key}” is no web address: {problem}",
        nb="«{value}» i «{key}» er ikke en nettadresse: {problem}",
    ),
    why=Text(
        en="The address becomes a link in the list. One that is incomplete leads nowhere.",
        nb="Adressen blir en lenke i listen. En ufullstendig adresse fører ingen steder.",
    ),
    fix=Text(
        en="copy the whole address from the browser, from https:// on",
        nb="kopier hele adressen fra nettleseren, fra og med https://",
    ),
    example="@online{ssb2020,\n  url = {www.ssb.no},\n}",
    authority="RFC 3986",
)

BAD_PAGES = rule(
    "REF029",
    "malformed-pages",
    Severity.WARNING,
    message=Text(
        en="the pages “{value}” of “{key}” are written wrong: {problem}",
        nb="sidene «{value}» i «{key}» er skrevet feil: {problem}",
    ),
    why=Text(
        en="The field holds only page numbers: 12–34. The style adds “p.” or “s.” where it wants "
        "it; a hyphen becomes an en dash by itself.",
        nb="Feltet inneholder bare sidetall: 12–34. Stilen føyer til «s.» der det skal stå, og en "
        "bindestrek blir tankestrek av seg selv.",
    ),
    fix=Text(
        en="write the first and the last page: 12--34",
        nb="skriv første og siste side: 12--34",
    ),
    example="@article{dai2020,\n  pages = {s. 12-34},\n}",
    authority=Filled(
        "biblatex manual, section 2.3.11",
        "biblatex-manualen, avsnitt 2.3.11",
    ),
)

_DIGITS = Text(en="{count} digits", nb="{count} sifre")
_CHECK_DIGIT = Text(en="the check digit does not fit", nb="kontrollsifferet stemmer ikke")
_WRITE = Text(en="write “{better}”", nb="skriv «{better}»")
_NO_SCHEME = Text(en="https:// is missing", nb="https:// mangler")
_A_SPACE = Text(en="there is a space in it", nb="det er mellomrom i den")
_NO_HOST = Text(en="it names no site", nb="den oppgir ikke noe nettsted")
_WORD_BEFORE = Text(en="the style adds the word", nb="stilen føyer til ordet")
_EM_DASH = Text(
    en="there is a long dash (—) in it, which is not for ranges",
    nb="det er en lang tankestrek (—) i dem, og den brukes ikke mellom tall",
)
_OPEN_END = Text(en="the last page is missing", nb="siste side mangler")
_BACKWARDS = Text(en="the last page comes before the first", nb="siste side er før første")

# --- numbers -----------------------------------------------------------------------------

# Old DOIs hold «<», «>» and «;»: 10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;]")
_DOI_PREFIX = re.compile(r"(?i)(?:https?://)?(?:dx\.)?(?:www\.)?doi\.org/|doi:?\s*")


@entry_check(BAD_DOI)
def check_doi(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find DOIs that would print a broken link."""
    field = entry.fields.get("doi")
    if not field or field.inherited or _DOI.fullmatch(address(field.value)):
        return
    value = address(field.value)
    bare = _DOI_PREFIX.sub("", value, count=1).rstrip(".,;")
    if not value:
        return
    if not _DOI.fullmatch(bare):
        yield BAD_DOI.at(field.where, value=value, key=entry.key)
        return
    # Our rendering takes the address off; other programs print it twice.
    yield BAD_DOI.at(
        field.where,
        value=value,
        key=entry.key,
        hint=_WRITE.fill(better=bare),
        fixes=(Edit(field.where, bare),),
    ).with_severity(Severity.WARNING)


@entry_check(BAD_ISBN)
def check_isbn(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find ISBNs that do not add up."""
    field = entry.fields.get("isbn")
    if not field or field.inherited:
        return
    for number in _numbers(plain(field.value), (10, 13)):
        if problem := _isbn_problem(number):
            yield BAD_ISBN.at(field.where, value=number, key=entry.key, problem=problem)


def _numbers(value: str, sizes: tuple[int, ...]) -> Iterator[str]:
    """Yield the numbers in a field that may hold several, with remarks such as «(pbk.)»."""
    value = re.sub(r"\([^)]*\)|(?i:e?-?is[bs]n(?:-?1[03])?:?)|[‐–]", lambda m: _hyphen(m[0]), value)
    for part in re.split(r"[,;/]|\s{2,}", value):
        words = [word for word in part.split() if any(c.isdigit() for c in word)]
        if all(len(_compact(word)) in sizes for word in words):
            yield from words
        elif words:
            yield " ".join(words)


def _hyphen(text: str) -> str:
    return "-" if text in "‐–" else " "


def _compact(number: str) -> str:
    return re.sub(r"[\s.-]", "", number).upper()


def _isbn_problem(number: str) -> Filled | None:
    digits = _compact(number)
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - n) * _digit(c) for n, c in enumerate(digits))
        return None if total % 11 == 0 else _CHECK_DIGIT.fill()
    if re.fullmatch(r"\d{13}", digits):
        total = sum((3 if n % 2 else 1) * int(c) for n, c in enumerate(digits))
        return None if total % 10 == 0 else _CHECK_DIGIT.fill()
    return _DIGITS.fill(count=len(digits))


def _digit(character: str) -> int:
    return 10 if character == "X" else int(character)


@entry_check(BAD_ISSN)
def check_issn(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find ISSNs that do not add up."""
    field = entry.fields.get("issn")
    if not field or field.inherited:
        return
    for number in _numbers(plain(field.value), (8,)):
        digits = _compact(number)
        if not re.fullmatch(r"\d{7}[\dX]", digits):
            problem = _DIGITS.fill(count=len(digits))
        elif sum((8 - n) * _digit(c) for n, c in enumerate(digits)) % 11:
            problem = _CHECK_DIGIT.fill()
        else:
            continue
        yield BAD_ISSN.at(field.where, value=number, key=entry.key, problem=problem)


# --- addresses and pages -----------------------------------------------------------------

_URL = re.compile(r"(?i)(?:https?|ftp)://[^\s/?#.]+\.[^\s]+|(?:https?|ftp)://\[?[\w:.]+\]?[^\s]*")


@entry_check(BAD_URL)
def check_url(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find addresses that are no links."""
    field = entry.fields.get("url")
    if not field or field.inherited or not field.value.strip(" {}"):
        return
    if problem := _url_problem(field):
        value = " ".join(field.value.split())
        value = value if len(value) <= 60 else f"{value[:57]}…"
        yield BAD_URL.at(field.where, value=value, key=entry.key, problem=problem)


def _url_problem(field: Field) -> Filled | None:
    written = re.sub(r"\\url\s*\{([^{}]*)\}", r"\1", field.value).strip("{} \n\t")
    if re.search(r"\s", written):
        return _A_SPACE.fill()
    url = address(written)
    if _URL.fullmatch(url) and "." in url:
        return None
    if re.fullmatch(r"(?i)(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?", url):
        return _NO_SCHEME.fill()
    return _NO_HOST.fill()


_PAGE_WORD = re.compile(r"(?i)\A\s*(?:s|p|pp|side|sider|pages?)[.\s]\s*(?=\d)")
_LONG_DASH = re.compile(r"(?<=\d)\s*(?:—|---)\s*(?=\d)")
_PAGE_RANGE = re.compile(r"(\d+)\s*[-–—]+\s*(\d*)")


@entry_check(BAD_PAGES)
def check_pages(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find pages that are not written as first and last. Hyphens are in order: they become –."""
    field = entry.fields.get("pages")
    value = plain(field.value) if field else ""
    if not field or field.inherited:
        return
    problem: Filled | None = None
    for wrong, sign, why in ((_LONG_DASH, "--", _EM_DASH), (_PAGE_WORD, "", _WORD_BEFORE)):
        if wrong.search(field.value):
            better = wrong.sub(sign, field.value)
            yield BAD_PAGES.at(
                field.where,
                value=value,
                key=entry.key,
                problem=why.fill(),
                hint=_WRITE.fill(better=better),
                fixes=(Edit(field.where, better),) if field.where.text == field.value else (),
            )
            return
    if match := _PAGE_RANGE.fullmatch(value):
        first, last = match.groups()
        if not last:
            problem = _OPEN_END.fill()
        elif len(first) == len(last) and int(last) < int(first):
            problem = _BACKWARDS.fill()
    if problem:
        yield BAD_PAGES.at(field.where, value=value, key=entry.key, problem=problem)
