"""The words of reference entries: placeholders, capitals, and characters gone wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.bibliography import Entry, Field, Person
from thesis.bibtex import plain
from thesis.checks.references import entry_check
from thesis.checks.registry import Context
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule

PLACEHOLDER = rule(
    "REF035",
    "placeholder",
    Severity.WARNING,
    message=Text(
        en="“{value}” in “{key}” holds the place of something that is still missing",
        nb="«{value}» i «{key}» står i stedet for noe som ennå mangler",
    ),
    why=Text(
        en="Notes to oneself and stand-ins such as FIXME are printed like any other text.",
        nb="Notater til en selv og stedfortredere som FIXME blir skrevet ut som annen tekst.",
    ),
    fix=Text(
        en="look the work up and put in what belongs there",
        nb="slå opp verket og sett inn det som skal stå der",
    ),
    example="@book{dahl2012,\n  title = {[Tittel ikke oppgitt]},\n}",
)

GARBLED = rule(
    "REF036",
    "garbled-characters",
    Severity.ERROR,
    message=Text(
        en="“{text}” in the {field} of “{key}” is a character gone wrong",
        nb="«{text}» i {field} i «{key}» er et tegn som er blitt feil",
    ),
    why=Text(
        en="Web code such as &amp; and letters such as Ã¸ for ø are the traces of a failed copy or "
        "export. They are printed as they stand.",
        nb="Nettkode som &amp; og bokstaver som Ã¸ for ø er spor etter kopiering eller eksport som "
        "har gått galt. De skrives ut slik de står.",
    ),
    fix=Text(
        en="write the character itself",
        nb="skriv selve tegnet",
    ),
    example="@article{dai2020,\n  title = {Health &amp; exercise},\n}",
)

CAPITALS = rule(
    "REF037",
    "all-capitals",
    Severity.WARNING,
    message=Text(
        en="the {field} of “{key}” is in capitals: “{value}”",
        nb="{field} i «{key}» står med store bokstaver: «{value}»",
    ),
    why=Text(
        en="Covers and databases set titles in capitals; a reference list does not.",
        nb="Omslag og databaser setter titler med store bokstaver. Det gjør ikke en "
        "referanseliste.",
    ),
    fix=Text(
        en="write it in lower case, with a capital first letter",
        nb="skriv med små bokstaver og stor forbokstav",
    ),
    example="@book{dahl2012,\n  title = {SOSIALT ARBEID MED BARN},\n}",
    authority=Filled(
        "Norsk APA-manual, on titles; Språkrådet, on capital or small initial letter",
        "Norsk APA-manual, «Titler»; Språkrådet, «Stor eller liten forbokstav»",
    ),
)

TITLE_CASE = rule(
    "REF038",
    "english-capitals-in-title",
    Severity.WARNING,
    message=Text(
        en="the Norwegian title of “{key}” has capitals as in English: “{value}”",
        nb="den norske tittelen i «{key}» har store forbokstaver som på engelsk: «{value}»",
    ),
    why=Text(
        en="In Norwegian titles only the first word and names have a capital.",
        nb="I norske titler har bare det første ordet og egennavn stor forbokstav.",
    ),
    fix=Text(
        en="write the words in the title with small letters, names excepted",
        nb="skriv ordene i tittelen med liten forbokstav, unntatt egennavn",
    ),
    example="@book{dahl2012,\n  title = {Metode og Oppgaveskriving for Studenter},\n}",
    authority=Filled(
        "Språkrådet, on capital or small initial letter",
        "Språkrådet, «Stor eller liten forbokstav»",
    ),
)

_TITLES = ("title", "subtitle", "booktitle", "maintitle")
_PRINTED = (
    *_TITLES,
    *("journaltitle", "journal", "author", "editor", "translator", "publisher", "institution"),
    *("organization", "school", "series", "howpublished", "url", "location", "address", "doi"),
)

# --- placeholders ------------------------------------------------------------------------

_NOTE = re.compile(r"\b(?:FIXME|TODO|TBA|TBD|XXXX*)\b|\?\?\?|[Ll]orem ipsum|[Ff]yll inn ")
_STAND_IN = re.compile(
    r"[\[(<«]\W*(?:tittel|forfatter|navn|title|author|name|forlag|år)?\W*(?:er )?"
    r"(?:ikke (?:oppgitt|funnet|kjent)|mangler|missing|unknown|ukjent|not (?:given|available|found)"
    r"|uten tittel|no title|no author|insert|your)\b",
    re.IGNORECASE,
)


@entry_check(PLACEHOLDER)
def check_placeholders(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find FIXME and the like."""
    for field in _fields(entry, _PRINTED):
        value = plain(field.value)
        if field.name in {"url", "doi"}:
            continue
        if _NOTE.search(value) or _STAND_IN.match(value):
            yield PLACEHOLDER.at(field.where, value=_short(value), key=entry.key)


def _fields(entry: Entry, names: tuple[str, ...]) -> Iterator[Field]:
    for name in names:
        field = entry.fields.get(name)
        if field and not field.inherited:
            yield field


def _short(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:57].rstrip()}…"


# --- characters --------------------------------------------------------------------------

#: What the second byte of a UTF-8 letter becomes when it is read as Windows-1252.
_SECOND = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "\x81\x8d\x8f\x90\x9d")
_GARBLED = re.compile(
    rf"&(?:[a-zA-Z]{{2,8}}|#\d+|#x[0-9a-fA-F]+);|Ã[{_SECOND}]|â€.|Â[«»§°·\u00a0]|\ufffd|"
    r"</?(?:i|b|u|em|strong|sub|sup|scp|span|p|br|jats:\w+)(?:\s[^<>]*)?/?>|"
    r"(?<=[a-zæøå])\?(?=[a-zæøå]{2})"
)
_SUSPICIOUS = re.compile(r"[&Ãâ\ufffd<?Â]")


@entry_check(GARBLED)
def check_characters(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find HTML and broken encodings in what is printed."""
    for field in _fields(entry, _PRINTED):
        if field.name in {"url", "doi"} or not _SUSPICIOUS.search(field.value):
            continue
        text = plain(field.value)
        if match := _GARBLED.search(text):
            yield GARBLED.at(field.where, text=match[0], field=field.name, key=entry.key)


# --- capitals ----------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+")
_NORWEGIAN = re.compile(r"(?i)\b(?:og|av|på|til|ikke|hos|ved|fra|mellom|hvordan|etter|eller|som)\b")
_TWO_CAPITALS = re.compile(r"\w [A-ZÆØÅ]\w{3}.*\w [A-ZÆØÅ]\w{3}", re.DOTALL)
_ENGLISH_LANGUAGE = re.compile(r"(?i)en|english|.*english|american|british|usenglish|ukenglish")
#: Endings of common nouns and verbal nouns: a word with one is hardly a name.
_COMMON = re.compile(
    r"(?:(?<!foren)ing|inger|ingen|het|heter|heten|sjon|sjoner|else|elser|skap|arbeid|arbeidet|metode|"
    r"metoder|forskning|helse|studenter|barn|ungdom|omsorg|språk|utdanning|lærere|elever|"
    r"teori|behandling|samfunn|kunnskap|politikk|psykologi|psykiatri|sykepleie|rett|praksis|"
    r"sosiale|digitale|medier|mennesker|foreldre|familier|pasienter|brukere|ansatte|ledere|ledelse|"
    r"kompetanse|perspektiver|verdier|relasjoner|hverdag|oppvekst|sykehjem|ungdommer|voksne|eldre)\Z"
)


def _in_capitals(person: Person, written: str) -> bool:
    """Say whether a family name is written in capitals: «LIE, PER», but not «NG, W.»."""
    return len(person.last) > 2 and person.last.isupper() and f"{person.last}," in written


@entry_check(CAPITALS)
def check_capitals(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find titles and names in capitals throughout."""
    for field in _fields(entry, (*_TITLES, "author", "editor")):
        value = plain(field.value)
        people = entry.persons.get(field.name, ())
        if person := next((one for one in people if _in_capitals(one, field.value)), None):
            name = f"{person.family}, {person.first}"
            yield CAPITALS.at(field.where, field=field.name, key=entry.key, value=name)
            continue
        if any(character.islower() for character in re.sub(r"\\\w+|\band\b", "", field.value)):
            continue
        long_words = [word for word in _WORD.findall(value) if len(word) >= 4]
        # «NAV» and «UNICEF NORGE» may be names; two or more words of this length are not.
        enough = 3 if field.name in _TITLES else 2
        if len(long_words) >= enough or sum(len(word) >= 6 for word in long_words) > 1:
            yield CAPITALS.at(field.where, field=field.name, key=entry.key, value=_short(value))


@entry_check(TITLE_CASE)
def check_title_case(entry: Entry, context: Context) -> Iterator[Diagnostic]:
    """Find Norwegian titles with a capital in every word."""
    language = entry.text("langid") or entry.text("language") or context.config.language
    for field in _fields(entry, _TITLES):
        if not _TWO_CAPITALS.search(field.value):
            continue
        value = plain(re.sub(r"\{[^{}]*\}", "", field.value))
        if not _NORWEGIAN.search(value) or _ENGLISH_LANGUAGE.fullmatch(language):
            continue
        # The first word of a title and of what follows a colon has its capital by right.
        inner = re.sub(r"(?:\A|[:.?!–—] )\W*\w+", "", value)
        words = [word for word in _WORD.findall(inner) if len(word) >= 4 and not word.isupper()]
        common = [word for word in words if _COMMON.search(word.casefold())]
        capitals = [word for word in words if word[0].isupper()]
        if (
            len(common) >= 1
            and len(capitals) >= 2
            and len(capitals) == len([word for word in words if not _NORWEGIAN.fullmatch(word)])
        ):
            yield TITLE_CASE.at(field.where, key=entry.key, value=_short(plain(field.value)))
