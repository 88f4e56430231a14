"""The rules about the parts of a thesis: which there are, and in what order."""

from __future__ import annotations

from thesis.diagnostic import Filled, Severity, Text, rule

MISSING = rule(
    "STR001",
    "missing-role",
    Severity.ERROR,
    message=Text(
        en="the thesis has no {role}, which belongs to the structure “{structure}”",
        nb="oppgaven mangler {role}, som hører med i strukturen «{structure}»",
    ),
    why=Text(
        en="Readers and examiners look for certain parts in a thesis of this kind. A part is "
        "recognised by its heading; it may be a section where theses commonly have it so, as the "
        "research question in the introduction, and one chapter may be two parts (“Resultat og "
        "diskusjon”). A part that is only common, not necessary, gives a warning.",
        nb="Lesere og sensorer ser etter bestemte deler i en oppgave av dette slaget. En del "
        "kjennes igjen på overskriften. Den kan være et delkapittel der det er vanlig, som "
        "problemstillingen i innledningen, og ett kapittel kan være to deler («Resultat og "
        "diskusjon»). En del som bare er vanlig, ikke nødvendig, gir en advarsel.",
    ),
    fix=Text(
        en="write the part, name it as theses do, or choose another `structure:` in thesis.yaml",
        nb="skriv delen, gi den en vanlig overskrift, eller velg en annen `structure:` i "
        "thesis.yaml",
    ),
    example="chapters: [01-innledning.md, 02-teori.md, 03-avslutning.md]",
    authority=Filled(
        "NTNU's list of parts; the structure's own source",
        "NTNUs liste over deler; strukturens egen kilde",
    ),
)

OUT_OF_ORDER = rule(
    "STR002",
    "role-out-of-order",
    Severity.ERROR,
    message=Text(
        en="“{title}” ({role}) stands {side} “{other}” ({other_role})",
        nb="«{title}» ({role}) står {side} «{other}» ({other_role})",
    ),
    why=Text(
        en="The parts of a thesis build on each other. Theory and method may swap places; the rest "
        "has an order that readers expect.",
        nb="Delene i en oppgave bygger på hverandre. Teori og metode kan bytte plass; resten har "
        "en rekkefølge som leserne venter.",
    ),
    fix=Text(
        en="move the chapter: rename its file (a pattern in `chapters:` sorts by name) or move "
        "it in the list",
        nb="flytt kapitlet: gi filen et nytt navn (et mønster i `chapters:` sorteres etter navn) "
        "eller flytt det i listen",
    ),
    example="# Resultat … # Metode",
    authority=Filled("NTNU's list of parts; IMRaD", "NTNUs liste over deler; IMRaD"),
)

DOUBLED = rule(
    "STR003",
    "doubled-role",
    Severity.WARNING,
    message=Text(
        en="“{title}” is a second {role}; the first is “{other}”",
        nb="«{title}» har samme rolle som «{other}»: {role}",
    ),
    why=Text(
        en="Two chapters for the same purpose, with others between them or under the same heading, "
        "are often a copy left behind or a heading that says something else than the text.",
        nb="To kapitler med samme oppgave, med andre imellom eller med samme overskrift, er ofte "
        "en kopi som er blitt stående, eller en overskrift som sier noe annet enn teksten.",
    ),
    fix=Text(
        en="join the two, give one another heading, or write its `role:` above the text",
        nb="slå dem sammen, gi den ene en annen overskrift, eller skriv `role:` øverst i filen",
    ),
    example="# Metode … # Resultat … # Metode",
)

UNCERTAIN = rule(
    "STR008",
    "uncertain-role",
    Severity.WARNING,
    message=Text(
        en="“{title}” is taken for the {role}, but that is a guess",
        nb="«{title}» er tolket som {role}, men det er en gjetning",
    ),
    why=Text(
        en="The structure asks for this part, and only a heading that resembles its usual names "
        "was found, or a chapter with a heading of its own where the part usually stands; or a "
        "chapter at the end has a heading such as “Summary” and would be moved to the front.",
        nb="Strukturen krever denne delen, men bare en overskrift som ligner på de vanlige "
        "navnene, ble funnet, eller et kapittel med en egen overskrift der delen pleier å stå. Det "
        "kan også være at et kapittel sist i oppgaven har en overskrift som «Sammendrag» og ville "
        "blitt flyttet foran.",
    ),
    fix=Text(
        en="correct the heading if it is misspelt, or write `role:` at the top of the file "
        "(`% role:` in LaTeX)",
        nb="rett overskriften hvis den er feilskrevet, eller skriv `role:` øverst i filen "
        "(`% role:` i LaTeX)",
    ),
    example="# Inledning",
)
