"""The preamble: everything that does not depend on the thesis' text.

It is a pure function of the choices in thesis.yaml (language, engine, font, packages), the
profile and the kind of build, so that TeX can dump it once as a format. Only what the embedded
TeX tree holds is loaded: it has no setspace, caption, booktabs, csquotes or babel-norsk, whose
parts that a thesis needs are in macros.tex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

from thesis.config import Config
from thesis.fonts import LATIN_MODERN, Typeface
from thesis.profiles.faces import HEROS, TERMES, face_named
from thesis.profiles.model import Layout, Profile
from thesis.typeset.fontfiles import font_definitions, font_map
from thesis.typeset.tex import command
from thesis.typeset.typefaces import NO_FONT
from thesis.typeset.words import TargetKind, Words, words_of

if TYPE_CHECKING:
    from pylatex import Document

#: Single spacing in word processors is the font's own line height: 1.149 times the size in Times
#: New Roman and Arial, which is what the institutions' «linjeavstand 1,5» is half as much again of.
SINGLE_LINE = 1.15

#: Packages that stop, or lose their links, when hyperref comes after them; so their manuals say.
_AFTER_HYPERREF = frozenset({"cleveref", "glossaries", "glossaries-extra", "hypcap"})

_PACKAGE = re.compile(r"\s*(?:\[(?P<options>.*)\])?\s*(?P<name>[^\[\]]+?)\s*", re.DOTALL)


def new_document(
    config: Config, profile: Profile, *, draft: bool, typeface: Typeface = LATIN_MODERN
) -> Document:
    """Return a PyLaTeX document with its preamble and no text yet."""
    from pylatex import Document, NoEscape, Package

    document = Document(
        documentclass="report",
        document_options=[_class_size(profile.layout), "a4paper", "oneside"],
        **dict.fromkeys(("fontenc", "inputenc")),
        **dict.fromkeys(("lmodern", "textcomp", "microtype"), False),
        indent=True,
    )
    # PyLaTeX's own \normalsize and lastpage.
    document.data.clear()
    document.packages.clear()
    document.escape = False
    document.content_separator = "\n"
    for name, options in _packages(config, profile.layout):
        document.packages.add(Package(name, None if options is None else NoEscape(options)))
    words = words_of(config.language)
    settings = [
        *_fonts(config, profile.layout, typeface),
        *_reproducible(config),
        *_settings(profile.layout),
        files("thesis.typeset").joinpath("macros.tex").read_text("utf-8"),
        *_names(words),
        *(_draft(words) if draft else ()),
        *_at_each_run(config, typeface),
    ]
    document.preamble.append(NoEscape("\n".join(settings)))
    return document


def _packages(config: Config, layout: Layout) -> Iterator[tuple[str, str | None]]:
    margins = layout.margins_mm
    sides = "left", "right", "top", "bottom"
    unicode_engine = config.engine in {"xelatex", "lualatex"}
    if not unicode_engine:
        # LY1 has the one common character that T1 lacks: the ellipsis.
        yield "fontenc", "LY1,T1" if config.engine == "embedded" else "T1"
    # The text of the embedded engine; mathematics and typewriter text of every engine.
    yield "lmodern", None
    if unicode_engine:
        yield "fontspec", None
    yield "geometry", ",".join(f"{side}={getattr(margins, side):g}mm" for side in sides)
    for name in ("microtype", "amsmath", "graphicx", "xcolor", "array", "longtable"):
        yield name, None
    for name in ("enumitem", "etoolbox", "titlesec", "fancyhdr"):
        yield name, None
    asked = [found for entry in config.packages if (found := _PACKAGE.fullmatch(entry))]
    # hyperref redefines what the others define, so it comes after them, but for some.
    for found in asked:
        if found["name"] not in _AFTER_HYPERREF:
            yield found["name"], found["options"]
    yield "hyperref", ",".join(_hyperref_options(words_of(config.language)))
    yield "bookmark", None
    for found in asked:
        if found["name"] in _AFTER_HYPERREF:
            yield found["name"], found["options"]


def _hyperref_options(words: Words) -> Iterator[str]:
    yield "unicode"
    yield "hidelinks"
    yield "linktoc=all"
    yield "bookmarksnumbered"
    yield "pdfdisplaydoctitle"
    yield f"pdflang={words.tag}"


def _fonts(config: Config, layout: Layout, typeface: Typeface) -> Iterator[str]:
    face = face_named(config.font or layout.font) or TERMES
    if config.engine == "embedded":
        yield r"\DeclareTextSymbolDefault{\textellipsis}{LY1}"
        yield from font_definitions(typeface, ("T1", "TS1", "LY1"))
        return
    if config.engine == "pdflatex":
        if typeface.fonts:
            yield from font_definitions(typeface, ("T1", "TS1"))
        else:
            yield (
                rf"\IfFileExists{{{face.package}.sty}}{{\usepackage{{{face.package}}}}}"
                rf"{{\AtBeginDocument{{\immediate\write-1{{{NO_FONT}}}}}}}"
            )
            if face == HEROS:
                yield r"\renewcommand\familydefault{\sfdefault}"
        yield r"\ifnum\pdfgentounicode=0 \input{glyphtounicode}\pdfgentounicode=1 \fi"
    elif config.font:
        yield command("setmainfont", config.font)
    else:
        # By file name: XeTeX knows the names of fonts only where fontconfig lists them.
        faces = "UprightFont=*-regular,BoldFont=*-bold,ItalicFont=*-italic"
        faces += ",BoldItalicFont=*-bolditalic,Extension=.otf"
        yield (
            rf"\IfFontExistsTF{{[{face.file}-regular.otf]}}"
            rf"{{\setmainfont[{faces}]{{{face.file}}}}}"
            rf"{{\AtBeginDocument{{\immediate\write-1{{{NO_FONT}}}}}}}"
        )


def _reproducible(config: Config) -> Iterator[str]:
    """Yield what gives the same bytes from the same input; dates come from SOURCE_DATE_EPOCH."""
    identity = "<" + "00" * 16 + ">"
    match config.engine:
        case "lualatex":
            yield rf"\pdfvariable trailerid {{[{identity} {identity}]}}"
            yield r"\pdfvariable suppressoptionalinfo 7"
        case "xelatex":
            yield (
                r"\AddToHook{shipout/firstpage}"
                rf"{{\special{{pdf:trailerid [{identity} {identity}]}}}}"
            )
        case _:
            yield r"\pdfsuppressptexinfo=7 "


def _at_each_run(config: Config, typeface: Typeface) -> Iterator[str]:
    """Yield what a dumped format does not keep, after the marker of `thesis.typeset.dump`."""
    if config.engine in {"embedded", "pdflatex"}:
        yield "%%post-dump"
        yield r"\pdftrailerid{thesis}"
        yield from font_map(typeface)


def _class_size(layout: Layout) -> str:
    """Return the class option nearest to the font size: it sizes what macros.tex does not."""
    return f"{min((10, 11, 12), key=lambda size: abs(size - layout.font_size_pt))}pt"


def _settings(layout: Layout) -> Iterator[str]:
    for name, smaller in (("normal", 0), ("small", 1), ("footnote", 2)):
        size = layout.font_size_pt - smaller
        # bp is the point of word processors and PDF; TeX's own is 0.4 % smaller.
        yield rf"\newcommand*\thesis{name}size{{{{{size:g}bp}}{{{size * SINGLE_LINE:.4g}bp}}}}"
    yield rf"\newcommand*\thesisspacing{{{layout.line_spacing:g}}}"
    yield rf"\newcommand*\thesisquotespacing{{{layout.quote_spacing:g}}}"
    yield rf"\newcommand*\thesisparagraphskip{{{layout.paragraph_skip:g}}}"
    yield rf"\newif\ifthesischapterpages \thesischapterpages{str(layout.chapter_new_page).lower()}"
    numbered = str(layout.front_page_numbers != "none").lower()
    yield rf"\newif\ifthesisfrontnumbers \thesisfrontnumbers{numbered}"
    one_row = str(layout.front_page_numbers == "arabic").lower()
    yield rf"\newif\ifthesisonenumbering \thesisonenumbering{one_row}"
    digits = str(layout.appendix_number_style == "1").lower()
    yield rf"\newif\ifthesisappendixdigits \thesisappendixdigits{digits}"
    foot = "\\fancyfoot[C]" if layout.page_number_position == "center" else "\\fancyfoot[R]"
    yield rf"\newcommand*\thesispagenumber[1]{{{foot}{{#1}}}}"
    chapter, section = {"1": ("", ""), "1.": (".", "."), "1.0": (".0", "")}[
        layout.heading_number_style
    ]
    yield rf"\newcommand*\thesischapternumber[1]{{#1{chapter}}}"
    yield rf"\newcommand*\thesissectionnumber[1]{{#1{section}}}"


_FOREIGN_NAMES: dict[str, TargetKind] = {
    "lstlistingname": "listing",
    "ALG@name": "algorithm",
    "algorithmcfname": "algorithm",
}


def _names(words: Words) -> Iterator[str]:
    names = {
        "figure": words.figure,
        "table": words.table,
        "appendix": words.appendix,
        "contents": words.contents,
        "listfigure": words.figures,
        "listtable": words.tables,
        "bib": words.references,
        "abstract": words.abstract,
    }
    # babel, which a thesis may load, sets its own names when the document begins.
    lines = [command("renewcommand", rf"\{key}name", name) for key, name in names.items()]
    # Of packages that a thesis may load.
    lines += [
        rf"\expandafter\def\csname {name}\endcsname{{{words.target(kind, capital=True)}}}"
        for name, kind in _FOREIGN_NAMES.items()
    ]
    lines.append(command("thesislanguage", words.tag[:2]))
    yield command("AtBeginDocument", "\n  ".join(["%", *lines]))


def _draft(words: Words) -> Iterator[str]:
    """Yield a mark for every page, the title page too, that no reader can miss."""
    large = rf"\fontsize{{110bp}}{{110bp}}\selectfont {words.draft}"
    mark = rf"\textcolor{{black!9}}{{\normalfont\bfseries{large}}}"
    head = rf"\textcolor{{red!75!black}}{{\normalfont\bfseries\small {words.draft}}}"
    yield (
        r"\AddToHook{shipout/background}{"
        rf"\put(.5\paperwidth,-.5\paperheight){{\makebox(0,0){{\rotatebox{{55}}{{{mark}}}}}}}"
        rf"\put(.5\paperwidth,-15mm){{\makebox(0,0){{{head}}}}}}}"
    )
