r"""LaTeX projects, as Overleaf exports them: `thesis import oppgave.zip`.

The main file is found, what it includes put in its place, and the text divided at its chapters.
What stands in the preamble and our model has no place for is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thesis.diagnostic import Text
from thesis.document import Role
from thesis.importing.bundle import Bundle
from thesis.importing.front_page import read_front_page
from thesis.importing.guesses import language_of, language_of_abstract, structure_of
from thesis.importing.latex_files import BIBLIOGRAPHY, COMMENT, DOCUMENT, NO_MAIN, Project, blank
from thesis.importing.latex_files import main_file as find_main
from thesis.importing.latex_list import read_bibitems
from thesis.importing.latex_preamble import babel_language, definitions, report_packages
from thesis.importing.model import Imported, ImportedChapter, Kind, Refused
from thesis.importing.reporting import report_front_page
from thesis.structures import heading_roles

_ABSTRACT = re.compile(
    r"\\begin\s*\{(?P<name>abstract|sammendrag|samandrag|summary)\}(?P<body>.*?)"
    r"\\end\s*\{(?P=name)\}",
    re.DOTALL,
)
_TITLE_PAGE = re.compile(r"\\begin\s*\{titlepage\}(.*?)\\end\s*\{titlepage\}", re.DOTALL)
#: What our own assembly prints.
_OURS = re.compile(
    r"\\(?:maketitle|tableofcontents|listoffigures|listoftables|printbibliography\s*(?:\[[^\]]*\])?|"
    r"bibliographystyle\s*\{[^{}]*\}|frontmatter|mainmatter|backmatter|phantomsection|"
    r"(?:pagenumbering|(?:this)?pagestyle)\s*\{[^{}]*\}|setcounter\s*\{page\}\s*\{[^{}]*\}|"
    r"addcontentsline\s*\{[^{}]*\}\s*\{[^{}]*\}\s*\{[^{}]*\}|onehalfspacing|doublespacing|"
    r"singlespacing)(?![A-Za-z])[ \t]*\n?"
)
_BREAKS = re.compile(r"\\(?:newpage|clearpage|cleardoublepage|pagebreak)(?![A-Za-z])")
#: Braces inside a title may be two deep.
_BRACED = r"(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*"
_HEADING = r"\\%s\*?\s*(?:\[[^\]]*\])?\s*\{(?P<title>" + _BRACED + r")\}"
_APPENDIX = re.compile(r"\\(?:appendix(?![A-Za-z])|begin\s*\{appendices\}|end\s*\{appendices\})")
_COMMAND = re.compile(
    r"\\(?:includegraphics|vspace|hspace|fontsize|rule|begin|end)\*?\s*(?:\[[^\]]*\])?(?:\{[^{}]*\})*|\\[A-Za-z]+\*?(?:\[[^\]]*\])?|[{}~]"
)

_CHAPTERS = Text(en="chapters and parts: {count}", nb="kapitler og deler: {count}")
_DEFINITIONS = Text(
    en="definitions of the preamble that stand at the top of the first chapter: {count}",
    nb="definisjoner fra preamblen som står øverst i det første kapitlet: {count}",
)


def read_latex(bundle: Bundle, main: str = "") -> Imported:
    """Return a LaTeX project as chapters; `main` is its main file, found where it is not named.

    Raises:
        Refused: there is no main file, or the files include each other without end.
    """
    imported = Imported()
    project = Project(bundle, main := main or find_main(bundle, imported), imported)
    whole = bundle.text(main)
    found = DOCUMENT.search(COMMENT.sub(blank, whole))
    if found is None:
        raise Refused(NO_MAIN.fill(name=bundle.name))
    preamble = project.composed(whole[: found.start()])
    body = project.composed(whole[slice(*found.span("body"))])
    styles = project.styles(preamble)
    declared = "\n".join([preamble, *styles.values()])
    project.bibliographies(f"{declared}\n{body}")
    project.pictures(declared, body)
    project.report_unused()
    report_packages(bundle, preamble, styles, imported)
    body, imported.entries = read_bibitems(body, imported)
    body = _front(preamble, body, imported)
    body = BIBLIOGRAPHY.sub("", _BREAKS.sub("", _OURS.sub("", body)))
    language = babel_language(declared) or language_of([_plain(body)])
    imported.chapters = list(_chapters(body, language))
    _define(imported, definitions(preamble, styles, body))
    imported.facts["language"] = language
    titles = [chapter.title for chapter in imported.chapters]
    imported.facts["structure"] = structure_of(titles, body)
    imported.say(Kind.TAKEN, _CHAPTERS, count=len(imported.chapters))
    return imported


def _define(imported: Imported, found: list[str]) -> None:
    """Put definitions at the top of the first chapter."""
    if not found or not imported.chapters:
        return
    imported.say(Kind.GUESSED, _DEFINITIONS, count=len(found))
    first = imported.chapters[0]
    magic = re.match(r"(?:% (?:role|lang): \S+\n)*", first.body)
    at = magic.end() if magic else 0
    first.body = f"{first.body[:at]}{chr(10).join(found)}\n{first.body[at:]}"


def _front(preamble: str, body: str, imported: Imported) -> str:
    """Read title, authors and title page; return the body without them."""
    styled: list[tuple[str, str]] = []
    lines: list[tuple[str, int]] = []
    for name in ("title", "subtitle", "author", "date"):
        pattern = re.compile(_HEADING % name)
        found = pattern.search(COMMENT.sub("", preamble)) or pattern.search(COMMENT.sub("", body))
        body = pattern.sub("", body)
        if not found:
            continue
        value = re.sub(r"\\(?:thanks|footnote)\{[^{}]*\}", " ", found["title"])
        if name == "author":
            people = re.split(r"\\(?:and|AND|And)\b|,|\bog\b|\band\b|&", value)
            parts = [re.split(r"\\\\(?:\[[^\]]*\])?", person) for person in people]
            styled += [("author", name) for part in parts if (name := _plain(part[0]))]
            lines += [(words, 0) for part in parts for one in part[1:] if (words := _plain(one))]
        else:
            styled.append((name, _plain(value)))
    masked = _ABSTRACT.sub(blank, COMMENT.sub(blank, body))
    heading = re.search(r"\\(?:chapter|section)\b", masked)
    before = masked[: heading.start() if heading else 0]
    for line in re.split(r"\\\\(?:\[[^\]]*\])?|\n|\\par\b|\\vfill\b", _OURS.sub("", before)):
        words = _plain(line)
        if len(words) > 1:
            lines.append((words, 0))
    report_front_page(imported, read_front_page(lines, styled))
    return _TITLE_PAGE.sub("", body)


def _plain(text: str) -> str:
    return " ".join(_COMMAND.sub(" ", text).replace(r"\\", " ").split())


def _chapters(body: str, language: str) -> Iterator[ImportedChapter]:
    masked = COMMENT.sub(blank, body)
    for found in _ABSTRACT.finditer(masked):
        inside = body[slice(*found.span("body"))].strip()
        own = language_of([_plain(inside)], language)
        title = "Abstract" if own == "en" else "Sammendrag"
        yield _chapter(title, f"\\chapter*{{{title}}}\n\n{inside}\n", Role.ABSTRACT, own)
    # What was taken out of a chapter must not stand in it again.
    body = _without(body, [found.span() for found in _ABSTRACT.finditer(masked)])
    masked = COMMENT.sub(blank, body)
    name = "chapter" if re.search(r"\\chapter\b", masked) else "section"
    headings = list(re.finditer(_HEADING % name, masked))
    if not headings:
        yield _chapter("", body, None, "")
        return
    appendix = _APPENDIX.search(masked)
    ends = [*(found.start() for found in headings[1:]), len(body)]
    for found, end in zip(headings, ends, strict=True):
        title = _plain(found["title"])
        text = _APPENDIX.sub("", body[found.start() : end])
        roles = heading_roles(title).roles
        if Role.REFERENCES in roles and not _plain(body[found.end() : end]):
            continue
        role = Role.APPENDIX if appendix and found.start() > appendix.start() else None
        if Role.ABSTRACT in roles:
            role = Role.ABSTRACT
        own = language_of([_plain(text)], language)
        if role is Role.ABSTRACT:
            own = language_of_abstract(title, _plain(text), language)
        # A few words say little of their language.
        told = len(text.split()) > 60 and own != language
        yield _chapter(title, text, role, own if role is Role.ABSTRACT or told else "")


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


def _chapter(title: str, text: str, role: Role | None, language: str) -> ImportedChapter:
    settings = [
        f"% role: {role.value}\n" if role else "",
        f"% lang: {language}\n" if language else "",
    ]
    body = "".join(settings) + re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    return ImportedChapter(title, body, role, language, ".tex")
