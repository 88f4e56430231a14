"""Reference entries: what each type needs, and words that no program knows."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps

from thesis.bibliography import Entry
from thesis.bibtex import plain
from thesis.bibtex.organisations import is_organisation
from thesis.checks import reference_vocabulary as known
from thesis.checks.reference_vocabulary import ADVICE, AUTHORLESS, Advice
from thesis.checks.registry import Context, check
from thesis.citations.items import KNOWN_AS
from thesis.diagnostic import Diagnostic, Filled, Rule, Severity, Text, rule
from thesis.nodes import Cite, NoCite
from thesis.suggestions import did_you_mean

_MANUAL = Filled(
    "biblatex manual, section 2.1; Norsk APA-manual, on the reference list",
    "biblatex-manualen, avsnitt 2.1; Norsk APA-manual, «Referanseliste»",
)

NO_TITLE = rule(
    "REF020",
    "missing-title",
    Severity.ERROR,
    message=Text(
        en="“{key}” has no title, so its reference cannot be printed",
        nb="«{key}» har ingen tittel, så referansen kan ikke skrives ut",
    ),
    why=Text(
        en="Every reference names its work. Without a title the reader cannot find it.",
        nb="Alle referanser oppgir hva verket heter. Uten tittel finner ikke leseren det.",
    ),
    fix=Text(
        en="add “title = {{…}},” to the entry",
        nb="legg til «title = {{…}},» i kilden",
    ),
    example="@book{dahl2012,\n  author = {Dahl, Ola},\n  date = {2012},\n}",
    authority=_MANUAL,
)

MISSING_FIELD = rule(
    "REF021",
    "missing-field",
    Severity.WARNING,
    message=Text(
        en="“{key}” (@{type}) lacks {fields}",
        nb="«{key}» (@{type}) mangler {fields}",
    ),
    why=Text(
        en="The reference can be printed, but lacks something that a work of its kind should have, "
        "such as the journal of an article or the publisher of a book.",
        nb="Referansen kan skrives ut, men mangler noe som et verk av dette slaget skal ha, for "
        "eksempel tidsskriftet til en artikkel eller forlaget til en bok.",
    ),
    fix=Text(
        en="look the work up, for instance in Oria, and add what is missing",
        nb="slå opp verket, for eksempel i Oria, og legg til det som mangler",
    ),
    example="@article{dai2020,\n  author = {Dai, Jing},\n  title = {Exercise},\n}",
    authority=_MANUAL,
)

UNKNOWN_TYPE = rule(
    "REF022",
    "unknown-entry-type",
    Severity.WARNING,
    message=Text(
        en="@{type} is no known kind of entry (“{key}”)",
        nb="@{type} er ingen kjent kildetype («{key}»)",
    ),
    why=Text(
        en="The type decides how a reference is printed. An unknown one is printed as a document "
        "without journal, publisher or pages.",
        nb="Typen avgjør hvordan en referanse skrives. En ukjent type skrives som et dokument uten "
        "tidsskrift, forlag eller sider.",
    ),
    fix=Text(
        en="use one of biblatex's types: article, book, incollection, report, thesis, online, "
        "legislation …",
        nb="bruk en av typene i biblatex: article, book, incollection, report, thesis, online, "
        "legislation …",
    ),
    example="@artikkel{dai2020,\n  title = {Exercise},\n}",
    authority=Filled(
        "biblatex manual, section 2.1",
        "biblatex-manualen, avsnitt 2.1",
    ),
)

UNKNOWN_FIELD = rule(
    "REF023",
    "misspelled-field",
    Severity.WARNING,
    message=Text(
        en="no program knows the field “{field}” (in “{key}”), so it is not printed",
        nb="ingen programmer kjenner feltet «{field}» (i «{key}»), så det skrives ikke ut",
    ),
    why=Text(
        en="The name of this field is nearly that of a known one. What stands in it would be "
        "missing in the reference list.",
        nb="Navnet på dette feltet er nesten som et kjent felt. Det som står i det, ville manglet "
        "i referanselisten.",
    ),
    fix=Text(en="correct the name of the field", nb="rett navnet på feltet"),
    example="@book{dahl2012,\n  auther = {Dahl, Ola},\n}",
    authority=Filled(
        "biblatex manual, section 2.2",
        "biblatex-manualen, avsnitt 2.2",
    ),
)

FIELD_WORDS = {
    "author": Text(en="author", nb="forfatter (author)"),
    "journaltitle": Text(en="journal (journaltitle)", nb="tidsskrift (journaltitle)"),
    "date": Text(en="date", nb="dato (date)"),
    "volume": Text(en="volume, issue or pages", nb="årgang, nummer eller sider (volume …)"),
    "publisher": Text(en="publisher", nb="forlag eller utgiver (publisher)"),
    "booktitle": Text(en="the book's title (booktitle)", nb="tittel på boka (booktitle)"),
    "pages": Text(en="pages", nb="sider (pages)"),
    "institution": Text(en="institution", nb="institusjon (institution)"),
    "url": Text(en="address (url)", nb="nettadresse (url)"),
}

EntryCheck = Callable[[Entry, Context], Iterable[Diagnostic]]


def entry_check(*rules: Rule) -> Callable[[EntryCheck], EntryCheck]:
    """Declare a check that looks at one entry at a time.

    An error in an entry that is not cited, so never printed, is a warning.
    """

    def declare(function: EntryCheck) -> EntryCheck:
        @check("citations", *rules)
        @wraps(function)
        def run(context: Context) -> Iterator[Diagnostic]:
            printed: set[str] | None = None
            for entry in context.bibliography:
                for found in function(entry, context):
                    if not found.is_error:
                        yield found
                        continue
                    printed = printed_keys(context) if printed is None else printed
                    shown = entry.key in printed
                    yield found if shown else found.with_severity(Severity.WARNING)

        return function

    return declare


def printed_keys(context: Context) -> set[str]:
    """Return the keys of all entries that come into the reference list."""
    keys: set[str] = set()
    for node in context.thesis.nodes():
        if isinstance(node, Cite):
            keys.update(citation.key for citation in node.citations)
        elif isinstance(node, NoCite):
            keys.update(key for key, _ in node.keys)
    return set(context.bibliography.entries) if "*" in keys else keys


@entry_check(NO_TITLE, MISSING_FIELD)
def check_required_fields(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find entries that lack what a work of their kind needs."""
    if entry.type not in known.UNTITLED and not _has(entry, known.TITLES):
        yield NO_TITLE.at(entry.key_where, key=entry.key)
    kind = KNOWN_AS.get(entry.type, entry.type)
    missing = [advice for advice in ADVICE.get(kind, ()) if _is_missing(entry, advice)]
    if missing:
        names = [FIELD_WORDS[advice.name].fill() for advice in missing]
        fields = Filled(", ".join(n.en for n in names), ", ".join(n.nb for n in names))
        yield MISSING_FIELD.at(entry.key_where, key=entry.key, type=entry.type, fields=fields)


def _has(entry: Entry, names: Iterable[str]) -> bool:
    return any(name in entry.fields and entry.fields[name].value.strip(" {}") for name in names)


def _is_missing(entry: Entry, advice: Advice) -> bool:
    if _has(entry, advice.names) or _has(entry, advice.unless):
        return False
    if advice.name == "author":
        if entry.type == "article":
            return _has(entry, ("volume", "doi"))
        return not AUTHORLESS.search(entry.text("title") + entry.text("booktitle"))
    if advice.name == "publisher":
        # An organisation that publishes its own report is not named twice.
        written = plain(entry.text("author"))
        named = any(person.literal for person in entry.persons.get("author", ()))
        return not (named or is_organisation(written, written))
    if advice.name == "volume":
        # What is «i trykk» has no volume yet.
        when = entry.text("date") or entry.text("year") or entry.text("pubstate")
        return not when or any(map(str.isdecimal, when))
    return True


@entry_check(UNKNOWN_TYPE)
def check_type(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find types that no style knows."""
    if entry.type in known.TYPES:
        return
    near = known.TYPE_TRANSLATIONS.get(entry.type) or next(
        iter(difflib.get_close_matches(entry.type, known.TYPES, 1, 0.7)), ""
    )
    start = entry.where.span.start + 1
    where = entry.where.source.at(start, start + len(entry.type))
    hint = did_you_mean(f"@{near}") if near else None
    yield UNKNOWN_TYPE.at(where, type=entry.type, key=entry.key, hint=hint)


@entry_check(UNKNOWN_FIELD)
def check_field_names(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find fields whose name is a slip. Fields of people's own are theirs."""
    for name, field in entry.fields.items():
        if name in known.FIELDS or field.inherited:
            continue
        near = known.FIELD_TRANSLATIONS.get(name) or _near_field(name)
        if near and near not in entry.fields:
            hint = did_you_mean(near)
            yield UNKNOWN_FIELD.at(field.name_where, field=name, key=entry.key, hint=hint)


#: The fields that a reference shows: only a slip in one of them leaves a gap in print.
_PRINTED = (
    *("author", "editor", "translator", "title", "subtitle", "booktitle", "journaltitle"),
    *("journal", "date", "year", "volume", "number", "pages", "publisher", "institution"),
    *("organization", "school", "edition", "url", "series", "shorttitle", "howpublished"),
)


@lru_cache(maxsize=1024)
def _near_field(name: str) -> str:
    if len(name) < 4 or not name.isalpha():
        return ""
    near = next(iter(difflib.get_close_matches(name, _PRINTED, 1, 0.8)), "")
    # «idnumber» and «journalabbr» are names of their own.
    return "" if near in name and len(name) > len(near) + 1 else near
