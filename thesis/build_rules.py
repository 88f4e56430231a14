"""The rules about the build itself: where it writes, and what it makes."""

from __future__ import annotations

from thesis.diagnostic import Severity, Text, rule

CANNOT_WRITE = rule(
    "PDF020",
    "cannot-write",
    Severity.ERROR,
    message=Text(
        en="“{path}” cannot be written: {reason}", nb="kan ikke skrive til «{path}»: {reason}"
    ),
    why=Text(
        en="The finished PDF and the files on the way to it are written to build/.",
        nb="Den ferdige PDF-en og filene underveis skrives til build/.",
    ),
    fix=Text(
        en="close the PDF in other programs, check that you may write in the folder and that the "
        "disk has room; the last finished PDF is as it was",
        nb="lukk PDF-en i andre programmer, kontroller at du har lov til å skrive i mappen, og at "
        "det er plass på disken; den siste ferdige PDF-en er som den var",
    ),
)

IN_USE = rule(
    "PDF022",
    "output-in-use",
    Severity.ERROR,
    message=Text(
        en="“{path}” cannot be replaced: another program has it open",
        nb="«{path}» kan ikke erstattes: et annet program har den åpen",
    ),
    why=Text(
        en="On Windows, programs such as Acrobat and Word keep a file that they show to "
        "themselves, and nobody else can write it. The file is as it was.",
        nb="På Windows holder programmer som Acrobat og Word på filen de viser, så ingen andre kan "
        "skrive til den. Filen er som den var.",
    ),
    fix=Text(
        en="close the file there and run the command again; a browser or SumatraPDF shows a PDF "
        "without holding on to it",
        nb="lukk filen der og kjør kommandoen på nytt; en nettleser eller SumatraPDF viser en PDF "
        "uten å holde på den",
    ),
)

NOT_A_PDF_NAME = rule(
    "PDF021",
    "output-not-a-pdf",
    Severity.ERROR,
    message=Text(en="“{path}” is not a place for a PDF", nb="«{path}» er ikke et sted for en PDF"),
    why=Text(
        en="The PDF replaces the file that has its name, and must never replace another kind of "
        "file, such as a chapter.",
        nb="PDF-en erstatter filen som har samme navn, og må aldri erstatte en annen type fil, "
        "for eksempel et kapittel.",
    ),
    fix=Text(
        en="give a name with the ending “.pdf” that is not taken by something else",
        nb="oppgi et navn som slutter på «.pdf», og som ikke er i bruk til noe annet",
    ),
)
