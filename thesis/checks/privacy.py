"""Personal data: identity numbers, phone numbers, e-mail addresses; places in photos."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.nodes import AppendedPages, Code, Image, Link, Str
from thesis.photos import photo
from thesis.source import Location, Source
from thesis.walking import plain_text

IDENTITY_NUMBER = rule(
    "STR041",
    "identity-number",
    Severity.ERROR,
    message=Text(
        en="this is a valid Norwegian identity number", nb="dette er et gyldig fødselsnummer"
    ),
    why=Text(
        en="An identity number points at one person and has no place in a thesis. Only numbers "
        "with a possible date and both check digits right are reported, D-numbers too.",
        nb="Et fødselsnummer peker på én person og hører ikke hjemme i en oppgave. Bare numre med "
        "en mulig dato og riktige kontrollsifre blir meldt, også D-numre.",
    ),
    fix=Text(en="remove it", nb="fjern det"),
    authority=Filled(
        "Skatteetaten on identity numbers; personopplysningsloven § 12",
        "Skatteetaten om fødselsnummer; personopplysningsloven § 12",
    ),
)

PHONE = rule(
    "STR042",
    "phone-number",
    Severity.WARNING,
    message=Text(en="this looks like a phone number", nb="dette ser ut som et telefonnummer"),
    why=Text(
        en="The phone number of an informant or of yourself should not be published. It is often "
        "left in an information letter among the appendices.",
        nb="Telefonnummeret til en informant eller til deg selv bør ikke publiseres. Det blir ofte "
        "stående i et informasjonsskriv blant vedleggene.",
    ),
    fix=Text(
        en="remove it, or write [phone number removed]",
        nb="fjern det, eller skriv [telefonnummer fjernet]",
    ),
    example="Ring meg på tlf. 22 33 44 55.",
)

EMAIL = rule(
    "STR043",
    "email-address",
    Severity.WARNING,
    message=Text(en="this is an e-mail address", nb="dette er en e-postadresse"),
    why=Text(
        en="An e-mail address names a person. It is often left in an information letter among the "
        "appendices.",
        nb="En e-postadresse peker på en person. Den blir ofte stående i et informasjonsskriv "
        "blant vedleggene.",
    ),
    fix=Text(
        en="remove it, or write [e-mail address removed]",
        nb="fjern den, eller skriv [e-postadresse fjernet]",
    ),
    example="Skriv til kari@example.no.",
)

PHOTO_POSITION = rule(
    "STR048",
    "photo-position",
    Severity.WARNING,
    message=Text(
        en="the photo “{file}” says where it was taken",
        nb="bildet «{file}» forteller hvor det er tatt",
    ),
    why=Text(
        en="Phones write the position (GPS) into the picture file, and all of the file goes into "
        "the PDF. It may tell where you live, or who an informant or a patient is.",
        nb="Telefoner skriver posisjonen (GPS) i bildefilen, og hele filen blir med i PDF-en. Den "
        "kan røpe hvor du bor, eller hvem en informant eller en pasient er.",
    ),
    fix=Text(
        en="save the picture without it: Properties → Details → Remove Properties in Windows, "
        "Tools → Show Inspector → GPS → Remove Location Info in Preview on a Mac, or take a "
        "screenshot of the picture and use that",
        nb="lagre bildet uten: Egenskaper → Detaljer → Fjern egenskaper i Windows, Verktøy → Vis "
        "infovindu → GPS → Fjern stedsinformasjon i Forhåndsvisning på Mac, eller ta et "
        "skjermbilde av bildet og bruk det",
    ),
    authority=Filled(
        "Exif 3.0 (CIPA DC-008), GPS attributes",
        "Exif 3.0 (CIPA DC-008), GPS-feltene",
    ),
)

#: Web and e-mail addresses.
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"{}|\\^`]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF that is taken in as an appendix."""

    where: Location
    number: int
    text: str


def appended_pages(context: Context) -> Iterator[Page]:
    """Yield the pages of the PDFs that are appended, with their text."""
    for node in context.thesis.nodes():
        if isinstance(node, AppendedPages):
            for number, text in enumerate(node.texts, 1):
                yield Page(node.where, number, text)


def sources_of(context: Context) -> Iterator[Source]:
    """Yield each file of the text once."""
    seen: set[str] = set()
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            if prose.source.path not in seen:
                seen.add(prose.source.path)
                yield prose.source


_ELEVEN = re.compile(r"(?<![\w./-])(\d{6})[ \u00a0]?(\d{5})(?![\w/-]|\.\d)")
_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))


@check("structure", IDENTITY_NUMBER)
def no_identity_numbers(context: Context) -> Iterator[Diagnostic]:
    """Report Norwegian identity numbers, in comments too: they are in the files handed around."""
    for source in sources_of(context):
        addresses = [found.span() for found in ADDRESS.finditer(source.text)]
        for found in _ELEVEN.finditer(source.text):
            inside = any(start <= found.start() < end for start, end in addresses)
            if not inside and is_identity_number(found[1] + found[2]):
                yield IDENTITY_NUMBER.at(source.at(*found.span()))
    for page in appended_pages(context):
        for found in _ELEVEN.finditer(page.text):
            if is_identity_number(found[1] + found[2]):
                yield IDENTITY_NUMBER.at(page.where)


def is_identity_number(digits: str) -> bool:
    """Say whether eleven digits are a possible date and have the right check digits.

    Days are 40 higher in D-numbers; months 40 or 80 higher in numbers made for tests, which
    point at no one and are not meant.
    """
    numbers = [int(digit) for digit in digits]
    day, month = int(digits[:2]), int(digits[2:4])
    try:
        date(2000, month, day - 40 if day > 40 else day)  # a leap year
    except ValueError:
        return False
    return all(
        sum(weight * number for weight, number in zip(weights, numbers, strict=False)) % 11 == 0
        for weights in _WEIGHTS
    )


_GAP = r"[ \u00a0\u202f]"
_PHONE = re.compile(
    rf"(?:(?:tlf|tel|telefon|mobil|mob|phone)\w*\.?:?{_GAP}*|(?P<code>(?:\+|00)47{_GAP}?))"
    rf"(?P<labelled>[2-9]\d(?:{_GAP}?\d){{6}})(?![\d])"
    rf"|(?<![\d.,]{_GAP})(?<![\w.,/–-])"
    rf"(?P<grouped>[2-9]\d{_GAP}\d\d{_GAP}\d\d{_GAP}\d\d|[49]\d\d{_GAP}\d\d{_GAP}\d\d\d)"
    rf"(?!{_GAP}?\d|[\w/–-])",
    re.IGNORECASE,
)


@check("structure", PHONE)
def no_phone_numbers(context: Context) -> Iterator[Diagnostic]:
    """Report Norwegian phone numbers that are written as such."""
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            for found in _PHONE.finditer(prose.text):
                group = "labelled" if found["labelled"] else "grouped"
                start = found.start("code") if found["code"] else found.start(group)
                yield PHONE.at(prose.source.at(start, found.end()))


_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?!\w)", re.IGNORECASE)


#: Addresses of an office, as in every information letter, point at no one.
_OFFICE = re.compile(
    r"(?:personvern\w*|post\w*|firmapost|info\w*|kontakt|support|bibliotek\w*|no-?reply)@",
    re.IGNORECASE,
)


@check("structure", EMAIL)
def no_email_addresses(context: Context) -> Iterator[Diagnostic]:
    """Report e-mail addresses in what is printed, and behind links."""
    for node in context.thesis.nodes():
        match node:
            case Str(text=text) | Code(text=text):
                for found in _EMAIL.finditer(text):
                    if _OFFICE.match(found[0]):
                        continue
                    yield EMAIL.at(_place(node.where, found[0]))
            case Link(url=url) if url.startswith("mailto:") and "@" not in plain_text(
                node.children
            ):
                yield EMAIL.at(node.where)


@check("structure", PHOTO_POSITION)
def no_positions_in_photos(context: Context) -> Iterator[Diagnostic]:
    """Report each photo that holds a position, where it is first printed."""
    images = [node for node in context.thesis.nodes() if isinstance(node, Image)]
    # The first of each, so in reverse order.
    for path, where in {image.path: image.path_where for image in reversed(images)}.items():
        if photo(context.config.root / path).has_position:
            yield PHOTO_POSITION.at(where, file=path)


def _place(where: Location, text: str) -> Location:
    at = where.text.find(text)
    if at < 0:
        return where
    return where.source.at(where.span.start + at, where.span.start + at + len(text))
