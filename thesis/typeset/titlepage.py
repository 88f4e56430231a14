"""The title page, in the design that the profile or thesis.yaml names.

All designs state the same facts; a fact that thesis.yaml does not give leaves no gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from thesis.config import Config, FrontPage
from thesis.profiles.model import Profile
from thesis.typeset.escape import escape, image_path
from thesis.typeset.facts import Facts
from thesis.typeset.tex import command, environment
from thesis.typeset.words import Words

#: Sizes of the title, in points: the first whose number of characters it does not exceed.
_TITLE_SIZES = ((70, 24), (140, 20), (1000, 17))

#: Characters beyond which a fact may need a second line beside its label.
_LONG_FACT = 50


def title_page(
    config: Config, profile: Profile, words: Words, *, word_count: int | None = None
) -> str:
    """Return the title page: institution, degree, title, people, course, place and date.

    `word_count` is stated on it where it is given.
    """
    institution = config.institution or profile.institution
    page = Facts(config, words, institution, word_count, profile.front_page)
    lines = _DESIGNS[config.front_page or profile.front_page_design](page)
    return environment("titlepage", environment("onepage", "\n".join(lines)))


# --- classic: everything in the middle, the title between two rules ---


def _classic(page: Facts) -> Iterator[str]:
    config = page.config
    yield r"\centering"
    yield from _logo(page, r"\par\vspace{8mm}")
    yield from _institution(page)
    yield r"\vspace*{5mm plus 2fill}"
    if config.degree:
        yield _line(config.degree, r"\large")
        yield r"\vspace{9mm}"
    yield r"\rule{\linewidth}{.6bp}\par\vspace{7mm}"
    yield from _title(config)
    yield r"\vspace{6mm}\rule{\linewidth}{.6bp}\par"
    yield r"\vspace*{5mm plus 2fill}"
    yield from _people(page)
    yield r"\vspace*{5mm plus 3fill}"
    if page.about_the_thesis:
        rows = [_row(f"{label}:", value) for label, value in page.about_the_thesis]
        longest = max(len(value) for _, value in page.about_the_thesis)
        # A column of a given width would push short facts out of the middle.
        right = "l" if longest < _LONG_FACT else _ragged(".55")
        columns = rf"@{{}}r@{{\enspace}}{right}@{{}}"
        yield environment("tabular", "\n".join(rows), arguments=[columns])
        yield r"\par\vspace{12mm}"
    if page.place_and_date:
        yield _line(page.place_and_date, "")


# --- modern: along the left margin, a short heavy rule above the title ---


def _modern(page: Facts) -> Iterator[str]:
    config = page.config
    yield r"\raggedright"
    yield from _logo(page, r"\par\vspace{10mm}")
    yield from _institution(page)
    yield r"\vspace*{8mm plus 2fill}"
    yield r"\rule{24mm}{3bp}\par\vspace{8mm}"
    if config.degree:
        yield _line(config.degree, r"\large")
        yield r"\vspace{4mm}"
    yield from _title(config)
    yield r"\vspace{14mm}"
    yield from _people(page)
    yield r"\vspace*{8mm plus 3fill}"
    if page.about_the_thesis:
        rows = [_row(label, value) for label, value in page.about_the_thesis]
        columns = rf"@{{}}>{{\small}}l@{{\hspace{{6mm}}}}{_ragged('.7')}@{{}}"
        yield rf"\noindent {environment('tabular', chr(10).join(rows), arguments=[columns])}\par"
        yield r"\vspace{7mm}"
    if page.place_and_date:
        yield _line(page.place_and_date, "")


# --- formal: institution above, the facts in a table below the title ---


def _formal(page: Facts) -> Iterator[str]:
    config = page.config
    yield r"\raggedright"
    yield from _logo(page, r"\hspace{8mm}", width=".4")
    if page.institution or config.department:
        width = ".5" if config.logo else "1"
        yield rf"\begin{{minipage}}[b]{{{width}\linewidth}}\raggedright\spacing{{1.15}}"
        yield from _institution(page)
        yield r"\strut\end{minipage}\par\vspace{3mm}"
    yield r"\noindent\rule{\linewidth}{1.2bp}\par"
    yield r"\vspace*{5mm plus 2fill}"
    if config.degree:
        yield _line(config.degree, r"\large")
        yield r"\vspace{6mm}"
    yield from _title(config)
    yield r"\vspace*{5mm plus 3fill}"
    if page.all_facts:
        rows = [r"\hline", *(_row(label, value) + r" \hline" for label, value in page.all_facts)]
        columns = rf"@{{}}p{{.3\linewidth}}@{{\hspace{{.02\linewidth}}}}{_ragged('.68')}@{{}}"
        table = environment("tabular", "\n".join(rows), arguments=[columns])
        yield rf"{{\def\arraystretch{{1.45}}\noindent {table}\par}}"


_DESIGNS: dict[FrontPage, Callable[[Facts], Iterator[str]]] = {
    "classic": _classic,
    "modern": _modern,
    "formal": _formal,
}


# --- what they share ---


def _logo(page: Facts, after: str, *, width: str = ".6") -> Iterator[str]:
    """Yield the logo, as large as its proportions allow; `width` is a share of the line."""
    config = page.config
    if config.logo:
        alt = escape(config.logo_alt or page.institution)
        size = rf"width={width}\linewidth,height=28mm,keepaspectratio"
        picture = rf"\includegraphics[{size},alt={{{alt}}}]"
        yield rf"\noindent {picture}{{{image_path(config.logo)}}}{after}"


def _institution(page: Facts) -> Iterator[str]:
    if page.institution:
        yield _line(page.institution, r"\Large\bfseries")
    if page.config.department:
        yield _line(page.config.department, r"\large", skip="1mm")


def _title(config: Config) -> Iterator[str]:
    size = next((size for most, size in _TITLE_SIZES if len(config.title) <= most), 14)
    yield _line(config.title, rf"\fontsize{{{size}bp}}{{{size * 1.25:g}bp}}\selectfont\bfseries")
    if config.subtitle:
        yield _line(config.subtitle, r"\Large", skip="4mm")


def _people(page: Facts) -> Iterator[str]:
    for author in page.config.authors:
        yield _line(author, r"\Large", skip="1mm")
    if page.config.candidates:
        label, numbers = page.candidates
        yield _line(f"{label}: {numbers}", r"\large", skip="3mm")


def _row(label: str, value: str) -> str:
    lines = r"\newline ".join(escape(line) for line in value.split("\n"))
    return f"{escape(label)} & {lines} \\\\"


def _ragged(width: str) -> str:
    """Return a column for text of more than a line; `width` is a share of the line."""
    return rf">{{\raggedright\arraybackslash}}p{{{width}\linewidth}}"


def _line(text: str, style: str, *, skip: str = "0mm") -> str:
    space = "" if skip == "0mm" else command("vspace", skip)
    return f"{space}{{{style} {escape(text)}\\par}}".replace("{ ", "{")
