"""Names in reference entries: who is a person, who an organisation, and where one name ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.bibliography import Entry, Field
from thesis.bibtex import NAME_FIELDS, plain, split_names, without_accents
from thesis.bibtex.organisations import PROTECTED, is_organisation
from thesis.checks.given_names import COMMON
from thesis.checks.references import entry_check
from thesis.checks.registry import Context
from thesis.diagnostic import Diagnostic, Edit, Filled, Severity, Text, rule
from thesis.source import Location

_NAMES = Filled(
    "biblatex manual, section 2.3.3; Norsk APA-manual, on authors",
    "biblatex-manualen, avsnitt 2.3.3; Norsk APA-manual, «Forfatter»",
)

CUT_SHORT = rule(
    "REF030",
    "authors-cut-short",
    Severity.WARNING,
    message=Text(
        en="“{key}” names only some of its authors (“and others”)",
        nb="«{key}» oppgir bare noen av forfatterne («and others»)",
    ),
    why=Text(
        en="The reference list names up to 20 authors in full; the text shortens to “et al.” by "
        "itself.",
        nb="Referanselisten oppgir inntil 20 forfattere med fullt navn. I teksten forkortes det "
        "til «et al.» av seg selv.",
    ),
    fix=Text(
        en="look the work up and write all authors, with “and” between them",
        nb="slå opp verket og skriv alle forfatterne, med «and» mellom",
    ),
    example="@article{dai2020,\n  author = {Dai, Jing and others},\n}",
    authority=Filled(
        "Norsk APA-manual, the reference list: up to 20 authors",
        "Norsk APA-manual, «Referanseliste»: inntil 20 forfattere",
    ),
)

ET_AL = rule(
    "REF031",
    "et-al-as-name",
    Severity.ERROR,
    message=Text(
        en="“{text}” stands in the place of a name in “{key}”",
        nb="«{text}» står på plassen til et navn i «{key}»",
    ),
    why=Text(
        en="It would be printed as if it were the name of an author.",
        nb="Det ville blitt skrevet som om det var navnet på en forfatter.",
    ),
    fix=Text(
        en="write all names with “and” between them, or at least “and others”",
        nb="skriv alle navnene med «and» mellom, eller i det minste «and others»",
    ),
    example="@article{dai2020,\n  author = {Dai, Jing et al.},\n}",
    authority=_NAMES,
)

NOT_SEPARATED = rule(
    "REF032",
    "names-not-separated",
    Severity.ERROR,
    message=Text(
        en="“{name}” in “{key}” is read as one person, but {reason}",
        nb="«{name}» i «{key}» leses som én person, men {reason}",
    ),
    why=Text(
        en="Names are separated by the English word “and”, whatever the language. A comma stands "
        "between family name and given name only.",
        nb="Navn skilles med det engelske ordet «and», uansett språk. Komma står bare mellom "
        "etternavn og fornavn.",
    ),
    fix=Text(
        en="write “Family, Given and Family, Given”",
        nb="skriv «Etternavn, Fornavn and Etternavn, Fornavn»",
    ),
    example="@book{dahl2012,\n  author = {Dahl, Ola & Hansen, Kari},\n}",
    authority=_NAMES,
)

UNBRACED = rule(
    "REF033",
    "organisation-as-person",
    Severity.WARNING,
    message=Text(
        en="the organisation “{name}” in “{key}” is written like a person",
        nb="organisasjonen «{name}» i «{key}» er skrevet som en person",
    ),
    why=Text(
        en="This name was recognised and is printed whole. But other programs print the last word "
        "as a family name and the others as initials: “sentralbyrå, S.”. Braces of its own hold "
        "a name together everywhere.",
        nb="Dette navnet ble gjenkjent og skrives ut helt. Men andre programmer skriver det siste "
        "ordet som etternavn og de andre som initialer: «sentralbyrå, S.». Egne krøllparenteser "
        "holder navnet samlet overalt.",
    ),
    fix=Text(
        en="put the name in double braces: {{{{Statistisk sentralbyrå}}}}",
        nb="sett navnet i doble krøllparenteser: {{{{Statistisk sentralbyrå}}}}",
    ),
    example="@report{ssb2020,\n  author = {Statistisk sentralbyrå},\n}",
    authority=_NAMES,
)

INITIALS = rule(
    "REF034",
    "initials-run-together",
    Severity.WARNING,
    message=Text(
        en="the initials of “{name}” in “{key}” are read as one name",
        nb="initialene til «{name}» i «{key}» leses som ett navn",
    ),
    why=Text(
        en="“KB” is a name of two letters to the style. With points or spaces each initial counts.",
        nb="«KB» er et navn på to bokstaver for stilen. Med punktum eller mellomrom telles hver "
        "initial for seg.",
    ),
    fix=Text(
        en="put a point after each initial: “Hansen, K. B.”.",
        nb="sett punktum etter hver initial: «Hansen, K. B.».",
    ),
    example="@book{hansen2012,\n  author = {Hansen, KB},\n}",
    authority=_NAMES,
)

ROLE = rule(
    "REF041",
    "role-in-name",
    Severity.ERROR,
    message=Text(
        en="“{text}” stands in a name in “{key}” and is printed as a part of it",
        nb="«{text}» står i et navn i «{key}» og blir skrevet ut som en del av det",
    ),
    why=Text(
        en="What a person did with the work is said by the field: editors stand in editor, "
        "translators in translator. The style then adds “(Red.)” or “(Overs.)” itself.",
        nb="Hva en person har gjort med verket, sier feltet: redaktører står i editor, oversettere "
        "i translator. Da skriver stilen selv «(Red.)» eller «(Overs.)».",
    ),
    fix=Text(
        en="move the names to editor = {{…}}, and leave out “(red.)”",
        nb="flytt navnene til editor = {{…}}, og ta bort «(red.)»",
    ),
    example="@book{lossius2012,\n  author = {Lossius, Kari (red.)},\n}",
    authority=_NAMES,
)

_SIGN = Text(en="there is a “{sign}” in it", nb="det er «{sign}» i det")
_COMMAS = Text(en="it has {count} commas", nb="det har {count} komma")
_SURNAME_FIRST = Text(
    en="it is a family name and initials without a comma",
    nb="det er et etternavn og initialer uten komma",
)
_TWO_WHOLE = Text(
    en="a whole name stands on each side of the comma",
    nb="det står et helt navn på hver side av kommaet",
)
_BRACES = Text(
    en="or, if it is an organisation, braces around the name: {{{name}}}",
    nb="eller, hvis det er en organisasjon, krøllparenteser rundt navnet: {{{name}}}",
)
_WRITE = Text(en="write {{{name}}}", nb="skriv {{{name}}}")
_POINTS = Text(en="write “{name}”", nb="skriv «{name}»")

#: Nothing is wrong with these, which are most.
_ORDINARY = re.compile(r"(?:[a-z]+ )*[A-ZÆØÅ][\w'’-]+,(?: [A-ZÆØÅ][\w'’-]*(?:[a-zæøåéöäü]|\.))+")
_ET_AL = re.compile(
    r"(?i)(?<!\w)(?:et\.? al\b\.?|m\.? ?fl\b\.?|mfl\b\.?|med flere|og andre|et alii|u\. ?a\.)(?!\w)"
)
_ROLE = re.compile(
    r"(?i)[(\[]\s*(?:hoved)?(?:reds?|redaktør\w*|eds?|editors?|overs|oversatt|trans)\.?\s*[)\]]"
    r"|(?<=,)[^,]*,\s*(?P<last>reds?|eds?)\.?\Z"
)
_SEPARATOR = re.compile(r"(?<=\s)(?:\\?&|og|/)(?=\s)|(?<!&\w{2})(?<!&\w{3})(?<!&\w{4});\s")
_LINEAGE = re.compile(r"(?i)(?:jr|sr|junior|senior|d\.?e\.?|d\.?y\.?|[ivx]+|\d(?:st|nd|rd|th))\.?")
_INITIALS_ALONE = re.compile(r"[A-ZÆØÅ]{2,3}")
_SURNAME_AND_INITIALS = re.compile(r"[A-ZÆØÅ][a-zæøåéöäü]+(?:-[A-ZÆØÅ][a-zæøå]+)? [A-ZÆØÅ]{1,3}")
_NUMERAL = re.compile(r"I{2,3}|IV|VI{0,3}|IX|XI{0,3}")


def _names(entry: Entry) -> Iterator[tuple[Field, Location, str]]:
    """Yield each written name with its field and place; none that stands in braces of its own."""
    for field_name in entry.persons:
        field = entry.fields[field_name]
        if field_name not in NAME_FIELDS or field.inherited:
            continue
        source, start = field.where.source, field.where.span.start
        # Offsets in the value are offsets in the file unless it was put together with #.
        exact = field.where.text == field.value
        for offset, name in split_names(field.value):
            where = source.at(start + offset, start + offset + len(name)) if exact else field.where
            yield field, where, name


@entry_check(CUT_SHORT, ET_AL, ROLE, NOT_SEPARATED, UNBRACED, INITIALS)
def check_names(entry: Entry, _context: Context) -> Iterator[Diagnostic]:
    """Find names that are read otherwise than they were meant."""
    for _, where, name in _names(entry):
        if name.lower() == "others":
            yield CUT_SHORT.at(where, key=entry.key)
            continue
        accented = without_accents(name)
        if _ORDINARY.fullmatch(accented):
            continue
        unprotected = PROTECTED.sub("", accented)
        if not unprotected.strip("{} \n\t"):
            continue
        yield from _first(_problems(entry, where, " ".join(plain(name).split()), unprotected))


def _first(problems: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the first problem only: one slip in a name shows in several ways."""
    for problem in problems:
        yield problem
        return


def _problems(entry: Entry, where: Location, name: str, unprotected: str) -> Iterator[Diagnostic]:
    key = entry.key
    if match := _ET_AL.search(name):
        yield ET_AL.at(where, text=match[0], key=key)
    if match := _ROLE.search(name):
        yield ROLE.at(where, text=match["last"] or match[0], key=key)
    if is_organisation(name, unprotected):
        # What was put together with # is not all there to be braced.
        fixes = (Edit(where, f"{{{where.text}}}"),) if plain(where.text) == plain(name) else ()
        yield UNBRACED.at(where, name=name, key=key, hint=_WRITE.fill(name=name), fixes=fixes)
    if match := _SEPARATOR.search(unprotected):
        reason = _SIGN.fill(sign=match[0].strip())
        hint = None if "," in unprotected else _BRACES.fill(name=name)
        yield NOT_SEPARATED.at(where, name=name, key=key, reason=reason, hint=hint)
    yield from _comma_problems(where, name, key, unprotected)


def _comma_problems(where: Location, name: str, key: str, unprotected: str) -> Iterator[Diagnostic]:
    parts = [part.strip() for part in unprotected.split(",")]
    if "=" in name:
        return
    lineage = len(parts) == 3 and _LINEAGE.fullmatch(parts[1])
    if len(parts) > 3 or (len(parts) == 3 and not lineage):
        # «Lie, K., P.» would print as «Lie, P., K.».
        yield NOT_SEPARATED.at(where, name=name, key=key, reason=_COMMAS.fill(count=len(parts) - 1))
    elif len(parts) == 2 and all(_is_surname_and_initials(part) for part in parts):
        yield NOT_SEPARATED.at(where, name=name, key=key, reason=_COMMAS.fill(count=1))
    elif len(parts) == 2 and all(map(_is_whole_name, parts)):
        names = (part.rsplit(" ", 1) for part in parts)
        better = " and ".join(f"{family}, {given}" for given, family in names)
        yield NOT_SEPARATED.at(
            where, name=name, key=key, reason=_TWO_WHOLE.fill(), hint=_POINTS.fill(name=better)
        ).with_severity(Severity.WARNING)
    elif len(parts) == 1 and _is_surname_and_initials(name):
        family, initials = name.rsplit(" ", 1)
        better = f"{family}, {' '.join(f'{letter}.' for letter in initials)}"
        yield NOT_SEPARATED.at(
            where,
            name=name,
            key=key,
            reason=_SURNAME_FIRST.fill(),
            hint=_POINTS.fill(name=better),
        ).with_severity(Severity.WARNING)
    elif len(parts) > 1 and _INITIALS_ALONE.fullmatch(parts[-1]):
        if parts[0].isupper() and len(parts[0]) > 2:
            return  # «LIE, PER»: the capitals are what is wrong, and told as such.
        better = f"{', '.join(parts[:-1])}, {' '.join(f'{letter}.' for letter in parts[-1])}"
        yield INITIALS.at(where, name=name, key=key, hint=_POINTS.fill(name=better))


def _is_whole_name(part: str) -> bool:
    """Say whether «Per Hansen» stands where a family name or given names should."""
    words = [word.lower() for word in part.split()]
    return len(words) > 1 and words[0] in COMMON and words[-1] not in COMMON


def _is_surname_and_initials(name: str) -> bool:
    """Say whether a name is written as in PubMed: «Hansen KB»."""
    return bool(_SURNAME_AND_INITIALS.fullmatch(name)) and not _NUMERAL.fullmatch(
        name.rpartition(" ")[2]
    )
