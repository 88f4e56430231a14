"""Names in an anonymous thesis, and personal data in any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from thesis.checks.registry import Context, check
from thesis.config import Config
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.nodes import Code, Image, Link, Str
from thesis.source import Location, Source
from thesis.walking import plain_text

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
        "The names of `authors:` and `supervisor:` in thesis.yaml are looked for.",
        nb="En anonym oppgave sensureres under kandidatnummeret, og et navn et eller annet sted "
        "avslører den: i forordet, i et filnavn, i en adresse, i opplysningene inne i et bilde. "
        "Det letes etter navnene i `authors:` og `supervisor:` i thesis.yaml.",
    ),
    fix=Text(
        en="remove the name, or build with --named where the name belongs",
        nb="fjern navnet, eller bygg med --named der navnet hører hjemme",
    ),
    example="anonymous: true\nauthors: [Kari Nordmann]\n\nTakk fra Kari Nordmann",
    authority="UiO, Department of Political Science; HVL's page on candidate numbers",
)

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
    authority="Skatteetaten on identity numbers; personopplysningsloven § 12",
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

_TEXT = Filled("the text", "teksten")
_ADDRESS = Filled("an address", "en adresse")
_FACT = Filled("what the front page states", "det som står på forsiden")
_FILE_NAME = Filled("the name of the PDF", "navnet på PDF-en")
_INFORMATION = Filled("the PDF's own information", "PDF-ens egne opplysninger")
_PICTURE = Filled("the information inside a picture", "opplysningene inne i et bilde")

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"{}|\\^`]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FACTS = ("title", "subtitle", "degree", "department", "programme", "place")


@check("structure", NAME)
def names_are_nowhere(context: Context) -> Iterator[Diagnostic]:
    """Report the names that an anonymous thesis gives away."""
    for name in context.config.hidden:
        yield from _in_text(context, name)
        yield from _in_addresses(context, name)
        yield from _in_facts(context, name)
        yield from _in_pictures(context, name)


@check("structure", NO_NUMBER)
def there_is_a_number(context: Context) -> Iterator[Diagnostic]:
    """Report a thesis without candidate numbers that is to have them."""
    config = context.config
    asked = context.profile.anonymous if config.anonymous is None else config.anonymous
    if asked and "candidates" not in config.places:
        key = "profile" if config.anonymous is None else "anonymous"
        yield NO_NUMBER.at(config.where(key))


def name_pattern(name: str) -> re.Pattern[str]:
    """Return what finds «Kari Nordmann», over a line's end and as «Nordmann, Kari» too."""
    parts = [re.escape(part) for part in name.split()]
    turned = [f"{parts[-1]},", *parts[:-1]] if len(parts) > 1 else parts
    either = "|".join(r"\s+".join(words) for words in (parts, turned))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def names_in(values: Iterable[str], config: Config) -> Iterator[Diagnostic]:
    """Report the names among what the finished PDF says of itself."""
    for name in config.hidden:
        if any(name_pattern(name).search(value) for value in values):
            yield NAME.at(None, name=name, place=_INFORMATION)


def _in_text(context: Context, name: str) -> Iterator[Diagnostic]:
    pattern = name_pattern(name)
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            for found in pattern.finditer(prose.text):
                yield NAME.at(prose.source.at(*found.span()), name=name, place=_TEXT)


def _in_addresses(context: Context, name: str) -> Iterator[Diagnostic]:
    """Report web and e-mail addresses with the name in them: github.com/kari-nordmann."""
    for source in _texts(context):
        for found in _URL.finditer(source.text):
            if squeezed(name) in squeezed(found[0]):
                yield NAME.at(source.at(*found.span()), name=name, place=_ADDRESS)


def _in_facts(context: Context, name: str) -> Iterator[Diagnostic]:
    config = context.config
    pattern = name_pattern(name)
    for key in _FACTS:
        if pattern.search(getattr(config, key)):
            yield NAME.at(config.where(key), name=name, place=_FACT)
    if squeezed(name) in squeezed(config.output):
        yield NAME.at(config.where("output"), name=name, place=_FILE_NAME)


def _in_pictures(context: Context, name: str) -> Iterator[Diagnostic]:
    """Report pictures that bear the name: a camera's or a drawing program's note of the author."""
    config = context.config
    wanted = [name.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    pictures = [(n.path, n.path_where) for n in context.thesis.nodes() if isinstance(n, Image)]
    if config.logo:
        pictures.append((config.logo, config.where("logo")))
    for path, where in pictures:
        try:
            data = (config.root / path).read_bytes()
        except OSError:
            continue  # SRC016 reports a picture that is not there
        if any(form in data for form in wanted):
            yield NAME.at(where, name=name, place=_PICTURE)


_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e", "ö": "o", "ä": "a"})


def squeezed(text: str) -> str:
    """Return the letters and digits of a text as addresses have them: «karinordmann»."""
    return re.sub(r"[^a-z0-9]", "", text.casefold().translate(_FOLDED))


def _texts(context: Context) -> Iterator[Source]:
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
    for source in _texts(context):
        addresses = [found.span() for found in _URL.finditer(source.text)]
        for found in _ELEVEN.finditer(source.text):
            inside = any(start <= found.start() < end for start, end in addresses)
            if not inside and is_identity_number(found[1] + found[2]):
                yield IDENTITY_NUMBER.at(source.at(*found.span()))


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


@check("structure", EMAIL)
def no_email_addresses(context: Context) -> Iterator[Diagnostic]:
    """Report e-mail addresses in what is printed, and behind links."""
    for node in context.thesis.nodes():
        match node:
            case Str(text=text) | Code(text=text):
                for found in _EMAIL.finditer(text):
                    yield EMAIL.at(_place(node.where, found[0]))
            case Link(url=url) if url.startswith("mailto:") and "@" not in plain_text(
                node.children
            ):
                yield EMAIL.at(node.where)


def _place(where: Location, text: str) -> Location:
    at = where.text.find(text)
    if at < 0:
        return where
    return where.source.at(where.span.start + at, where.span.start + at + len(text))
