"""The rules about an anonymous thesis, and about its candidate numbers."""

from __future__ import annotations

from thesis.diagnostic import Filled, Severity, Text, rule

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
    authority=Filled(
        "UiO, Department of Political Science; HVL's page on candidate numbers",
        "UiO, Institutt for statsvitenskap; HVLs side om kandidatnummer",
    ),
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
    authority=Filled("the profile's source", "profilens kilde"),
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
    authority=Filled(
        "UiO, Department of Political Science; HVL's page on candidate numbers",
        "UiO, Institutt for statsvitenskap; HVLs side om kandidatnummer",
    ),
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
