"""The words that the typesetter itself prints, in the thesis' language.

babel's Norwegian captions are not in the embedded engine; these serve every engine alike.
Names of parts: the institutions' pages in `profiles/`; «figur 3» in lower case: Språkrådet.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

TargetKind = Literal[
    "chapter",
    "section",
    "appendix",
    "figure",
    "table",
    "equation",
    "footnote",
    "listing",
    "algorithm",
    "item",
    "declared",
]


@dataclass(frozen=True)
class Words:
    """What the typesetter prints in one language."""

    tag: str
    """BCP 47, for the PDF's metadata."""
    contents: str
    figures: str
    tables: str
    figure: str
    table: str
    appendix: str
    references: str
    abstract: str
    preface: str
    draft: str
    author: tuple[str, str]
    """For one, for several."""
    candidate: tuple[str, str]
    supervisor: str
    course: str
    programme: str
    delivered: str
    """Before place and date."""
    word_count: str
    declarations: str
    """The heading above the declarations."""
    independence: tuple[str, str]
    """Of one author, of several."""
    ai_heading: str
    ai_used: str
    ai_none: str
    ai_version: str
    ai_purpose: str
    ai_where: str
    thousands: str
    """Between groups of three digits, in numbers of five digits and more."""
    months: tuple[str, ...]
    day_month_year: str
    targets: dict[TargetKind, str]
    """How a reference in running text names its target; a «declared» one has a title of its own."""
    quotes: tuple[str, str, str, str]
    """Outer left and right, inner left and right."""
    capital_titles: bool = False
    """Whether «Definition 1» keeps its capital within a sentence."""

    def target(self, kind: TargetKind, title: str = "", *, capital: bool = False) -> str:
        r"""Return how a reference names its target; `title` is the one in `\newtheorem`."""
        lower = title if self.capital_titles else title[:1].lower() + title[1:]
        word = self.targets.get(kind, lower)
        return word[:1].upper() + word[1:] if capital else word

    def number(self, number: int) -> str:
        """Return a number as it is printed: «9876», «12 345»."""
        return str(number) if number < 10_000 else f"{number:,}".replace(",", self.thousands)

    def date(self, date: dt.date) -> str:
        """Return a date as it stands on a title page: «15. mai 2026»."""
        return self.day_month_year.format(
            day=date.day, month=self.months[date.month - 1], year=date.year
        )


_NORWEGIAN_QUOTES = ("«", "»", "‘", "’")

_BOKMAL = Words(
    tag="nb-NO",
    contents="Innhold",
    figures="Figurer",
    tables="Tabeller",
    figure="Figur",
    table="Tabell",
    appendix="Vedlegg",
    references="Referanser",
    abstract="Sammendrag",
    preface="Forord",
    draft="UTKAST",
    author=("Forfatter", "Forfattere"),
    candidate=("Kandidatnummer", "Kandidatnumre"),
    supervisor="Veileder",
    course="Emne",
    programme="Studieprogram",
    delivered="Levert",
    word_count="Antall ord",
    declarations="Erklæring",
    independence=(
        (
            "Jeg erklærer at oppgaven er mitt eget selvstendige arbeid, at alle kilder og "
            "hjelpemidler er oppgitt, og at jeg kjenner reglene om fusk i "
            "forskriften om studier og eksamen."
        ),
        (
            "Vi erklærer at oppgaven er vårt eget selvstendige arbeid, at alle kilder og "
            "hjelpemidler er oppgitt, og at vi kjenner reglene om fusk i "
            "forskriften om studier og eksamen."
        ),
    ),
    ai_heading="Bruk av kunstig intelligens",
    ai_used="Disse verktøyene basert på kunstig intelligens er brukt i arbeidet med oppgaven:",
    ai_none="Det er ikke brukt kunstig intelligens i arbeidet med oppgaven.",
    ai_version="Versjon",
    ai_purpose="Formål",
    ai_where="Hvor i oppgaven",
    thousands="\u00a0",
    months=(
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ),
    day_month_year="{day}. {month} {year}",
    targets={
        "chapter": "kapittel",
        "section": "delkapittel",
        "appendix": "vedlegg",
        "figure": "figur",
        "table": "tabell",
        "equation": "ligning",
        "footnote": "fotnote",
        "listing": "kodeutdrag",
        "algorithm": "algoritme",
        "item": "punkt",
    },
    quotes=_NORWEGIAN_QUOTES,
)

_NYNORSK = Words(
    tag="nn-NO",
    contents="Innhald",
    figures="Figurar",
    tables="Tabellar",
    figure="Figur",
    table="Tabell",
    appendix="Vedlegg",
    references="Referansar",
    abstract="Samandrag",
    preface="Forord",
    draft="UTKAST",
    author=("Forfattar", "Forfattarar"),
    candidate=("Kandidatnummer", "Kandidatnummer"),
    supervisor="Rettleiar",
    course="Emne",
    programme="Studieprogram",
    delivered="Levert",
    word_count="Tal på ord",
    declarations="Erklæring",
    independence=(
        (
            "Eg erklærer at oppgåva er mitt eige sjølvstendige arbeid, at alle kjelder og "
            "hjelpemiddel er oppgjevne, og at eg kjenner reglane om fusk i "
            "forskrifta om studium og eksamen."
        ),
        (
            "Vi erklærer at oppgåva er vårt eige sjølvstendige arbeid, at alle kjelder og "
            "hjelpemiddel er oppgjevne, og at vi kjenner reglane om fusk i "
            "forskrifta om studium og eksamen."
        ),
    ),
    ai_heading="Bruk av kunstig intelligens",
    ai_used="Desse verktøya baserte på kunstig intelligens er brukte i arbeidet med oppgåva:",
    ai_none="Det er ikkje brukt kunstig intelligens i arbeidet med oppgåva.",
    ai_version="Versjon",
    ai_purpose="Føremål",
    ai_where="Kvar i oppgåva",
    thousands="\u00a0",
    months=_BOKMAL.months,
    day_month_year="{day}. {month} {year}",
    targets=_BOKMAL.targets | {"equation": "likning"},
    quotes=_NORWEGIAN_QUOTES,
)

_ENGLISH = Words(
    tag="en-GB",
    contents="Contents",
    figures="Figures",
    tables="Tables",
    figure="Figure",
    table="Table",
    appendix="Appendix",
    references="References",
    abstract="Abstract",
    preface="Preface",
    draft="DRAFT",
    author=("Author", "Authors"),
    candidate=("Candidate number", "Candidate numbers"),
    supervisor="Supervisor",
    course="Course",
    programme="Study programme",
    delivered="Delivered",
    word_count="Number of words",
    declarations="Declaration",
    independence=(
        (
            "I declare that this thesis is my own independent work, that all sources and aids have "
            "been stated, and that I know the rules on cheating in the regulations on studies and "
            "examinations."
        ),
        (
            "We declare that this thesis is our own independent work, that all sources and aids "
            "have been stated, and that we know the rules on cheating in the regulations on "
            "studies and examinations."
        ),
    ),
    ai_heading="Use of artificial intelligence",
    ai_used="These tools based on artificial intelligence were used in the work on this thesis:",
    ai_none="No artificial intelligence was used in the work on this thesis.",
    ai_version="Version",
    ai_purpose="Purpose",
    ai_where="Where in the thesis",
    thousands=",",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day_month_year="{day} {month} {year}",
    targets={  # APA 7: capital letters before a number
        "chapter": "Chapter",
        "section": "Section",
        "appendix": "Appendix",
        "figure": "Figure",
        "table": "Table",
        "equation": "Equation",
        "footnote": "Footnote",
        "listing": "Listing",
        "algorithm": "Algorithm",
        "item": "item",
    },
    capital_titles=True,
    quotes=("“", "”", "‘", "’"),
)

_WORDS = {"nb": _BOKMAL, "nn": _NYNORSK, "en": _ENGLISH}


def words_of(language: str) -> Words:
    """Return the words of a language (BCP 47; «no» is bokmål); English for any other."""
    tag = language.lower().partition("-")[0]
    return _WORDS["nb" if tag == "no" else tag] if tag in {*_WORDS, "no"} else _ENGLISH
