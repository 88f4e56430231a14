"""The keys of thesis.yaml for what an institution asks for, where it differs from the profile."""

from __future__ import annotations

from thesis.config_spec import FieldSpec
from thesis.config_spec import spec as _spec

REQUIREMENTS: tuple[FieldSpec, ...] = (
    _spec(
        "layout",
        "layout",
        "What differs from the profile’s layout: margin-left, margin-right, margin-top and "
        "margin-bottom (mm), font-size (points), line-spacing, quote-spacing, paragraph-skip "
        "(lines), page-number (center, right), front-page-numbers (none, roman, arabic), "
        "heading-numbers (1, 1., 1.0), appendix-numbers (A, 1), chapters (new-page, same-page).",
        "Det som avviker fra profilens oppsett: margin-left, margin-right, margin-top og "
        "margin-bottom (mm), font-size (punkt), line-spacing, quote-spacing, paragraph-skip "
        "(linjer), page-number (center, right), front-page-numbers (none, roman, arabic), "
        "heading-numbers (1, 1., 1.0), appendix-numbers (A, 1), chapters (new-page, same-page).",
        "{margin-left: 30, line-spacing: 2}",
    ),
    _spec(
        "word-limit",
        "number",
        "The most words that the thesis may have, instead of the profile's limit.",
        "Høyeste antall ord i oppgaven, i stedet for grensen i profilen.",
        "8000",
    ),
    _spec(
        "word-tolerance",
        "number",
        "Per cent that the thesis may be longer or shorter than the limit.",
        "Hvor mange prosent oppgaven kan være lengre eller kortere enn grensen.",
        "10",
    ),
    _spec(
        "page-limit",
        "number",
        "The most pages that the text may have, from the introduction to the reference list, "
        "instead of the profile's limit.",
        "Høyeste antall sider i teksten, fra innledningen til referanselisten, i stedet for "
        "grensen i profilen.",
        "25",
    ),
    _spec(
        "word-count",
        "choices",
        "The parts whose words count, instead of those of the profile; `thesis count` shows them.",
        "Delene som ordene telles i, i stedet for dem profilen har; `thesis count` viser dem.",
        "[body, quotations, footnotes]",
        (
            *("front-page", "preface", "abstracts", "contents", "body", "quotations", "captions"),
            *("tables", "footnotes", "references", "appendices"),
        ),
    ),
    _spec(
        "show-word-count",
        "choice",
        "Where the thesis states its number of words, instead of where the profile asks for it.",
        "Hvor oppgaven oppgir antall ord, i stedet for der profilen krever det.",
        "contents",
        ("none", "contents", "front-page"),
    ),
    _spec(
        "abstract-limit",
        "number",
        "The most words that an abstract may have, instead of the profile's limit.",
        "Høyeste antall ord i et sammendrag, i stedet for grensen i profilen.",
        "250",
    ),
    _spec(
        "abstract-languages",
        "choices",
        "The languages that there must be an abstract in, instead of those of the profile.",
        "Språkene det skal være sammendrag på, i stedet for dem profilen har.",
        "[nb, en]",
        ("nb", "nn", "en"),
    ),
    _spec(
        "front-page-facts",
        "choices",
        "What the front page must state besides the title, instead of what the profile asks for.",
        "Det som skal stå på forsiden foruten tittelen, i stedet for det profilen krever.",
        "[people, course, date]",
        (
            *("candidates", "course", "date", "degree", "institution", "people", "place"),
            *("programme", "supervisor"),
        ),
    ),
    _spec(
        "declarations",
        "choices",
        "What the thesis must declare, instead of what the profile asks for.",
        "Det oppgaven skal erklære, i stedet for det profilen krever.",
        "[ai-use]",
        ("independence", "ai-use"),
    ),
    _spec(
        "closing-sentence",
        "text",
        "What the reference list ends with, instead of the profile's sentence.",
        "Det referanselisten slutter med, i stedet for setningen i profilen.",
        "Alle kilder i oppgaven er oppgitt.",
    ),
    _spec(
        "source-years",
        "number",
        "How many years old a source may be: a warning counts the older ones (CIT041).",
        "Hvor mange år gamle kildene kan være: en advarsel teller dem som er eldre (CIT041).",
        "10",
    ),
)
