r"""What a LaTeX preamble says that matters here: language, packages, definitions of commands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from thesis.diagnostic import Text
from thesis.importing.bundle import Bundle
from thesis.importing.latex_files import COMMENT, PACKAGE
from thesis.importing.model import Imported, Kind

_BABEL = re.compile(
    r"\\usepackage\s*\[(?P<options>[^\]]*)\]\s*\{babel\}"
    r"|\\(?:setdefaultlanguage|setmainlanguage)\s*(?:\[[^\]]*\])?\s*\{(?P<main>\w+)\}"
    r"|\\documentclass\s*\[(?P<classy>[^\]]*)\]"
)
_LANGUAGES = {
    "bokmal": "nb",
    "english": "en",
    "british": "en",
    "american": "en",
    "ukenglish": "en",
    "usenglish": "en",
    "norsk": "nb",
    "norwegian": "nb",
    "nynorsk": "nn",
}
_DEFINITION = re.compile(
    r"^[ \t]*\\(?:(?:(?:re)?newcommand|providecommand|DeclareMathOperator|"
    r"(?:New|Renew|Provide)DocumentCommand)\*?\s*\{?\s*\\(?P<name>[A-Za-z]+)"
    r"|def\s*\\(?P<def>[A-Za-z]+)|newenvironment\s*\{(?P<environment>\w+\*?)\})"
)
#: What our own preamble does already, or has no use for.
_KNOWN = frozenset(
    {
        "amsfonts",
        "amsmath",
        "amssymb",
        "appendix",
        "array",
        "babel",
        "biblatex",
        "booktabs",
        "caption",
        "comment",
        "csquotes",
        "enumitem",
        "etoolbox",
        "fancyhdr",
        "float",
        "fontenc",
        "fontspec",
        "geometry",
        "graphicx",
        "hyperref",
        "iftex",
        "import",
        "inputenc",
        "lastpage",
        "lipsum",
        "lmodern",
        "longtable",
        "microtype",
        "multirow",
        "natbib",
        "parskip",
        "pdfpages",
        "polyglossia",
        "setspace",
        "standalone",
        "subcaption",
        "subfiles",
        "tabularx",
        "textcomp",
        "times",
        "titlesec",
        "titling",
        "tocbibind",
        "tocloft",
        "url",
        "xcolor",
        "xurl",
    }
)

_PACKAGES = Text(
    en="packages of the preamble that are not loaded here: {names}. Those the text needs go under "
    "`packages:` in thesis.yaml; what is not there with the embedded engine needs "
    "`engine: lualatex` or pdflatex",
    nb="pakker i preamblen som ikke lastes her: {names}. De teksten trenger, føres opp under "
    "`packages:` i thesis.yaml; det den innebygde motoren mangler, krever `engine: lualatex` "
    "eller pdflatex",
)
_STYLE = Text(
    en="{file} (a class or style of its own) was not taken over: the profile sets the layout",
    nb="{file} (egen klasse eller stil) ble ikke tatt med: profilen bestemmer utformingen",
)


def babel_language(preamble: str) -> str:
    """Return the language that a preamble sets, nb, nn or en; "" when it sets none.

    Babel's last option is the main language.
    """
    said = ""
    for found in _BABEL.finditer(COMMENT.sub("", preamble)):
        options = found["options"] or found["main"] or found["classy"] or ""
        names = [name.strip().lower().removeprefix("main=") for name in options.split(",")]
        main = [name for name in names if name in _LANGUAGES]
        if main and (not said or not found["classy"]):
            said = _LANGUAGES[main[-1]]
    return said


def report_packages(
    bundle: Bundle, preamble: str, styles: Mapping[str, str], imported: Imported
) -> None:
    """List the packages that our own preamble lacks, and classes and styles of the project."""
    own = {path.rsplit("/", 1)[-1].rsplit(".", 1)[0] for path in styles}
    text = COMMENT.sub("", "\n".join([preamble, *styles.values()]))
    names = [part.strip() for found in PACKAGE.finditer(text) for part in found[1].split(",")]
    wanted = [n for n in dict.fromkeys(names) if n.rsplit("/", 1)[-1] not in {*own, *_KNOWN, ""}]
    wanted = [name for name in wanted if "#" not in name and "\\" not in name]
    if wanted:
        imported.say(Kind.LEFT, _PACKAGES, names=", ".join(wanted))
    for name in bundle.names:
        if name.lower().endswith((".sty", ".cls")):
            imported.say(Kind.LEFT, _STYLE, file=name)


def definitions(preamble: str, styles: Mapping[str, str], body: str) -> list[str]:
    """Return the definitions of commands that the text uses, each with all its lines."""
    found: dict[str, str] = {}
    for text in (*styles.values(), preamble):
        found |= _defined(COMMENT.sub("", text))
    wanted: set[str] = set()
    waiting = [body]
    while waiting:
        new = _used(waiting.pop(), found.keys() - wanted)
        wanted |= new
        waiting += [found[name] for name in new]
    return [text for name, text in found.items() if name in wanted]


def _used(text: str, names: Collection[str]) -> set[str]:
    commands = set(re.findall(r"\\([A-Za-z]+)", text))
    commands |= set(re.findall(r"\\begin\s*\{([^{}]+)\}", text))
    return commands.intersection(names)


def _defined(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name, lines, depth = "", list[str](), 0
    for line in text.split("\n"):
        begins = _DEFINITION.match(line) if depth <= 0 else None
        if begins:
            name, lines, depth = begins["name"] or begins["def"] or begins["environment"], [], 0
        if not name:
            continue
        lines.append(line.rstrip())
        depth += line.count("{") - line.count("}")
        if depth <= 0:
            found[name] = "\n".join(lines)
            name = ""
    return found
