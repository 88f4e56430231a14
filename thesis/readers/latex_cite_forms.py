"""The citation commands that we read, and what each of them prints."""

from __future__ import annotations

from typing import NamedTuple

from thesis.diagnostic import Filled, Severity, Text, rule

INEXACT_CITATION = rule(
    "SRC032",
    "inexact-citation",
    Severity.WARNING,
    message=Text(
        en=r"“\{command}” is printed as an ordinary citation: {form}",
        nb=r"«\{command}» blir trykt som en vanlig henvisning: {form}",
    ),
    why=Text(
        en="The citation style prints a work as (Author, year) or Author (year). Only the author, "
        "only the title or a citation without parentheses are not to be had.",
        nb="Henvisningsstilen skriver et verk som (Forfatter, år) eller Forfatter (år). Bare "
        "forfatteren, bare tittelen eller en henvisning uten parentes finnes ikke.",
    ),
    fix=Text(
        en=r"use \parencite or \textcite and read the sentence through, or write the words "
        "yourself",
        nb=r"bruk \parencite eller \textcite og les gjennom setningen, eller skriv ordene selv",
    ),
    example=r"Ifølge \citeauthor{dalland2020} er …",
    authority="Norsk APA-manual",
)
CITATION_WITHOUT_KEY = rule(
    "SRC033",
    "citation-without-key",
    Severity.ERROR,
    message=Text(
        en=r"“\{command}” names no source here", nb=r"«\{command}» nevner ingen kilde her"
    ),
    why=Text(
        en="A citation needs the key of an entry in the bibliography.",
        nb="En henvisning trenger nøkkelen til en kilde i litteraturlisten.",
    ),
    fix=Text(
        en="write the key between the braces, without an extra comma",
        nb="skriv nøkkelen mellom krøllparentesene, uten komma for mye",
    ),
    example=r"Dette er kjent \parencite{}.",
    authority=Filled(
        "The LaTeX companion, 3rd edition",
        "The LaTeX Companion, 3. utgave",
    ),
)


class Form(NamedTuple):
    """How a command cites."""

    narrative: bool = False
    year_only: bool = False
    note: bool = False
    exact: bool = True


def _forms() -> dict[str, Form]:
    table = {
        Form(): "cite parencite autocite citep shortcite citetext",
        Form(narrative=True): "textcite citet citeA shortciteA fullciteA",
        Form(year_only=True): "citeyearpar",
        Form(note=True): "footcite smartcite",
        Form(exact=False): "citealp citeNP shortciteNP fullciteNP fullcite supercite citetitle "
        "citedate citeurl citenum footfullcite footcitetext notecite parentext",
        Form(narrative=True, exact=False): "citealt citeauthor citeauthorNP shortciteauthor",
        Form(year_only=True, exact=False): "citeyear citeyearNP shortciteyear",
    }
    forms = {name: form for form, names in table.items() for name in names.split()}
    del forms["citetext"], forms["parentext"]  # text in parentheses, no keys
    forms |= {name[0].upper() + name[1:]: form for name, form in forms.items()}
    plural = "cite parencite autocite textcite footcite smartcite supercite"
    forms |= {f"{name}s": forms[name] for name in plural.split()}
    forms |= {f"{name.capitalize()}s": forms[name] for name in plural.split()}
    return forms


FORMS = _forms()
"""Every citation command that we read, without backslash and star."""
PLURAL = frozenset(name for name in FORMS if name.endswith("s"))
"""Those that take several items, each with notes of its own."""
