"""What may be wrong with a .bib file as such: syntax, keys, macros, cross-references."""

from __future__ import annotations

from thesis.diagnostic import Filled, Severity, Text, rule

_GRAMMAR = Filled(
    "BibTeX: O. Patashnik, “BibTeXing” (1988); biblatex manual, section 2",
    "BibTeX: O. Patashnik, «BibTeXing» (1988); biblatex-manualen, avsnitt 2",
)

UNCLOSED = rule(
    "REF001",
    "unclosed-brace",
    Severity.ERROR,
    message=Text(
        en="{what} is opened here but never closed",
        nb="{what} åpnes her, men lukkes aldri",
    ),
    why=Text(
        en="Each {{ in a reference entry needs its }}, and each quotation mark its partner. Where "
        "one is missing, everything down to the next entry is read as part of the value.",
        nb="Hver {{ i en kilde trenger sin }}, og hvert anførselstegn sin make. Mangler den ene, "
        "leses alt ned til neste kilde som en del av verdien.",
    ),
    fix=Text(
        en="add the missing }} (or quotation mark) where the value or the entry ends",
        nb="sett inn den manglende }} (eller anførselstegnet) der verdien eller kilden slutter",
    ),
    example="@book{dahl2012,\n  title = {Sosialt arbeid,\n  date = {2012},\n}",
    authority=_GRAMMAR,
)

MISSING_COMMA = rule(
    "REF002",
    "missing-comma",
    Severity.ERROR,
    message=Text(
        en="a comma is missing before the field “{field}” in “{key}”",
        nb="det mangler et komma før feltet «{field}» i «{key}»",
    ),
    why=Text(
        en="Fields are separated by commas. BibTeX drops everything after the place where one is "
        "missing.",
        nb="Felter skilles med komma. BibTeX forkaster alt etter stedet der et komma mangler.",
    ),
    fix=Text(
        en="put a comma at the end of the line before",
        nb="sett et komma på slutten av linjen før",
    ),
    example="@book{dahl2012,\n  title = {Sosialt arbeid}\n  date = {2012},\n}",
    authority=_GRAMMAR,
)

MALFORMED_FIELD = rule(
    "REF003",
    "malformed-field",
    Severity.ERROR,
    message=Text(
        en="the entry “{key}” cannot be read here: {problem}",
        nb="kilden «{key}» kan ikke leses her: {problem}",
    ),
    why=Text(
        en="Inside an entry each line is “field = {{value}},”. Something else stands here, so a "
        "part of the reference would be lost in print.",
        nb="Inne i en kilde er hver linje «felt = {{verdi}},». Her står det noe annet, så en del "
        "av referansen ville blitt borte på trykk.",
    ),
    fix=Text(
        en="write “field = {{value}},”",
        nb="skriv «felt = {{verdi}},»",
    ),
    example="@book{dahl2012,\n  title {Sosialt arbeid},\n}",
    authority=_GRAMMAR,
)

MISSING_KEY = rule(
    "REF004",
    "missing-key",
    Severity.ERROR,
    message=Text(
        en="this @{type} has no key, so nothing can cite it",
        nb="denne @{type} har ingen nøkkel, så den kan ikke siteres",
    ),
    why=Text(
        en="The first thing inside the braces of an entry is its key, which citations name.",
        nb="Det første inne i krøllparentesene til en kilde er nøkkelen, som siteringene viser "
        "til.",
    ),
    fix=Text(
        en="write a key and a comma after the brace: “@book{{dahl2012,”",
        nb="skriv en nøkkel og et komma etter krøllparentesen: «@book{{dahl2012,»",
    ),
    example="@book{\n  title = {Sosialt arbeid},\n}",
    authority=_GRAMMAR,
)

BAD_KEY = rule(
    "REF005",
    "key-with-space",
    Severity.ERROR,
    message=Text(
        en="the key “{key}” has a space in it",
        nb="nøkkelen «{key}» inneholder mellomrom",
    ),
    why=Text(
        en="A key ends at the first space, so this one cannot be cited.",
        nb="En nøkkel slutter ved første mellomrom, så denne kan ikke siteres.",
    ),
    fix=Text(en="take the space out of the key", nb="fjern mellomrommet i nøkkelen"),
    example="@book{dahl 2012,\n  title = {Sosialt arbeid},\n}",
    authority=_GRAMMAR,
)

EARLY_END = rule(
    "REF006",
    "entry-closed-early",
    Severity.ERROR,
    message=Text(
        en="one closing brace too many: “{key}” ends here, though more fields follow",
        nb="én krøllparentes for mye: «{key}» slutter her, selv om det følger flere felter",
    ),
    why=Text(
        en="A }} too many closes the entry, and BibTeX silently ignores the fields after it.",
        nb="En }} for mye lukker kilden, og BibTeX ser stilltiende bort fra feltene som følger.",
    ),
    fix=Text(en="delete this brace", nb="slett denne krøllparentesen"),
    example="@book{dahl2012,\n  title = {Sosialt arbeid}},\n  date = {2012},\n}",
    authority=_GRAMMAR,
)

STRAY_TEXT = rule(
    "REF007",
    "text-between-entries",
    Severity.WARNING,
    message=Text(
        en="this stands outside every entry and is ignored: “{text}”",
        nb="dette står utenfor alle kilder og blir ikke lest: «{text}»",
    ),
    why=Text(
        en="Text between entries is a comment to BibTeX. With braces or “=” in it, it is more "
        "likely the remains of an entry.",
        nb="Tekst mellom kilder er en kommentar for BibTeX. Inneholder den krøllparenteser eller "
        "«=», er den heller restene av en kilde.",
    ),
    fix=Text(
        en="move it into the entry that it belongs to, or delete it",
        nb="flytt den inn i kilden den hører til, eller slett den",
    ),
    example="@book{dahl2012, title = {Sosialt arbeid}}\nyear = {2012},",
    authority=_GRAMMAR,
)

MISSING_AT = rule(
    "REF008",
    "missing-at-sign",
    Severity.ERROR,
    message=Text(
        en="“{type}{{{key}” lacks its @, so the entry would be ignored",
        nb="«{type}{{{key}» mangler @, så kilden ville ikke blitt lest",
    ),
    why=Text(
        en="An entry begins with @ and its type. Without the @ the whole entry is a comment.",
        nb="En kilde begynner med @ og typen. Uten @ er hele kilden en kommentar.",
    ),
    fix=Text(en="put an @ before the type", nb="sett en @ foran typen"),
    example="book{dahl2012,\n  title = {Sosialt arbeid},\n}",
    authority=_GRAMMAR,
)

UNDEFINED_MACRO = rule(
    "REF009",
    "undefined-abbreviation",
    Severity.ERROR,
    message=Text(
        en="the abbreviation “{name}” in “{key}” is defined nowhere",
        nb="forkortelsen «{name}» i «{key}» er ikke definert noe sted",
    ),
    why=Text(
        en="A value without braces or quotation marks is the name of a @string. Only the months "
        "jan, feb … dec are known from the outset.",
        nb="En verdi uten krøllparenteser eller anførselstegn er navnet på en @string. Bare "
        "månedene jan, feb … dec er kjent på forhånd.",
    ),
    fix=Text(
        en="put the value in braces, or define the abbreviation with @string before this entry",
        nb="sett verdien i krøllparenteser, eller definer forkortelsen med @string før denne "
        "kilden",
    ),
    example="@article{dai2020,\n  journaltitle = jama,\n}",
    authority=_GRAMMAR,
)

DUPLICATE_KEY = rule(
    "REF010",
    "duplicate-key",
    Severity.ERROR,
    message=Text(
        en="the key “{key}” is already used by another entry",
        nb="nøkkelen «{key}» er allerede brukt av en annen kilde",
    ),
    why=Text(
        en="Two entries with one key: which of them a citation means is left to chance.",
        nb="To kilder med samme nøkkel: Det blir tilfeldig hvilken en sitering viser til.",
    ),
    fix=Text(
        en="delete one of them, or give this one another key",
        nb="slett den ene, eller gi denne en annen nøkkel",
    ),
    example="@book{dahl2012, title = {A}}\n@book{dahl2012, title = {B}}",
    authority=_GRAMMAR,
)

KEY_CASE = rule(
    "REF011",
    "keys-differ-in-case",
    Severity.WARNING,
    message=Text(
        en="the keys “{key}” and “{other}” differ only in upper and lower case",
        nb="nøklene «{key}» og «{other}» skiller seg bare i store og små bokstaver",
    ),
    why=Text(
        en="BibTeX takes them for one key, and a slip in a citation picks the wrong work.",
        nb="BibTeX regner dem som samme nøkkel, og en skrivefeil i en sitering gir feil verk.",
    ),
    fix=Text(en="give one of them another key", nb="gi en av dem en annen nøkkel"),
    example="@book{Dahl2012, title = {A}}\n@book{dahl2012, title = {B}}",
    authority=_GRAMMAR,
)

DUPLICATE_FIELD = rule(
    "REF012",
    "duplicate-field",
    Severity.WARNING,
    message=Text(
        en="“{key}” has the field “{field}” twice; the first is used",
        nb="«{key}» har feltet «{field}» to ganger; det første brukes",
    ),
    why=Text(
        en="Programs differ in which of the two they use.",
        nb="Programmer er ulike i hvilket av de to de bruker.",
    ),
    fix=Text(en="delete one of the two", nb="slett det ene"),
    example="@book{dahl2012, date = {2012}, date = {2013}}",
    authority=_GRAMMAR,
)

LOST_PARENT = rule(
    "REF013",
    "unknown-crossref",
    Severity.ERROR,
    message=Text(
        en="“{key}” takes fields over from “{parent}”, but {reason}",
        nb="«{key}» henter felter fra «{parent}», men {reason}",
    ),
    why=Text(
        en="With crossref or xdata an entry takes fields over from another, such as a chapter from "
        "its book. Without it, they are missing in print.",
        nb="Med crossref eller xdata henter en kilde felter fra en annen, slik et kapittel gjør "
        "fra boka. Uten den mangler de på trykk.",
    ),
    fix=Text(
        en="write the other entry's key exactly as it stands there",
        nb="skriv nøkkelen til den andre kilden nøyaktig slik den står der",
    ),
    example="@incollection{dahl2012,\n  crossref = {lossius},\n}",
    authority=Filled(
        "biblatex manual, section 2.4.1 and appendix B",
        "biblatex-manualen, avsnitt 2.4.1 og tillegg B",
    ),
)

COMMENTED_OUT = rule(
    "REF014",
    "commented-out-entry",
    Severity.WARNING,
    message=Text(
        en="“{key}” is commented out with %, which BibTeX does not heed",
        nb="«{key}» er kommentert ut med %, men det bryr BibTeX seg ikke om",
    ),
    why=Text(
        en="% starts no comment between entries: BibTeX and several reference managers read the "
        "entry all the same. Here it is left out.",
        nb="% innleder ingen kommentar mellom kilder: BibTeX og flere referanseprogrammer leser "
        "kilden likevel. Her er den utelatt.",
    ),
    fix=Text(
        en="delete the entry, or write @comment in place of the type",
        nb="slett kilden, eller skriv @comment i stedet for typen",
    ),
    example="% @book{dahl2012, title = {Sosialt arbeid}}",
    authority=_GRAMMAR,
)
