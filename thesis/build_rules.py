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
