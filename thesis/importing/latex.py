r"""LaTeX projects, as Overleaf exports them: `thesis import oppgave.zip`.

The main file is found, what it includes put in its place, and the text divided at its chapters.
What stands in the preamble and our model has no place for is listed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from thesis.diagnostic import Text
from thesis.document import Role
from thesis.importing.bundle import Bundle
from thesis.importing.guesses import language_of, structure_of
from thesis.importing.model import Imported, ImportedChapter, Kind, Refused
from thesis.structures import heading_roles

_COMMENT = re.compile(r"(?<!\\)%.*")
_DOCUMENT = re.compile(r"\\begin\s*\{document\}(?P<body>.*?)(?:\\end\s*\{document\}|\Z)", re.DOTALL)
_INCLUDE = re.compile(
    r"\\(?:input|include|subfile|subfileinclude)\s*\{(?P<name>[^{}]+)\}"
    r"|\\(?:import|subimport|includefrom)\*?\s*\{(?P<folder>[^{}]*)\}\s*\{(?P<file>[^{}]+)\}"
)
_BIBLIOGRAPHY = re.compile(
    r"\\(?:addbibresource(?:\[[^\]]*\])?|bibliography|addglobalbib)\s*\{([^{}]+)\}"
)
_PICTURE = re.compile(r"\\includegraphics\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_GRAPHICS_PATH = re.compile(r"\\graphicspath\s*\{((?:\s*\{[^{}]*\})+)\s*\}")
_PACKAGE = re.compile(r"\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_DEFINITION = re.compile(
    r"^[ \t]*\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|def|newenvironment)\b"
)
_ABSTRACT = re.compile(
    r"\\begin\s*\{(?P<name>abstract|sammendrag)\}(?P<body>.*?)\\end\s*\{(?P=name)\}", re.DOTALL
)
#: What our own assembly prints.
_OURS = re.compile(
    r"\\(?:maketitle|tableofcontents|listoffigures|listoftables|printbibliography(?:\[[^\]]*\])?|"
    r"bibliographystyle\s*\{[^{}]*\}|frontmatter|mainmatter|backmatter|pagenumbering\s*\{[^{}]*\}|"
    r"(?:this)?pagestyle\s*\{[^{}]*\}|onehalfspacing|doublespacing)(?![A-Za-z])[ \t]*\n?"
)
_BREAKS = re.compile(r"\\(?:newpage|clearpage|cleardoublepage|pagebreak)(?![A-Za-z])")
_HEADING = r"\\{name}\*?\s*(?:\[[^\]]*\])?\s*\{{(?P<title>(?:[^{{}}]|\{{[^{{}}]*\}})*)\}}"
_APPENDIX = re.compile(r"\\(?:appendix|begin\s*\{appendices\}|end\s*\{appendices\})")
_MAX_DEPTH = 20
#: A thesis' text; a file that includes itself twice at every turn would grow without end.
_MAX_TEXT = 20_000_000

_NO_MAIN = Text(
    en=r"“{name}” has no file with \documentclass and \begin{{document}}",
    nb=r"«{name}» har ingen fil med \documentclass og \begin{{document}}",
)
_TOO_DEEP = Text(
    en="“{name}” includes itself, or its files include one another too deeply",
    nb="«{name}» tar inn seg selv, eller filene tar inn hverandre for dypt",
)
_MAIN = Text(en="the main file is {file}", nb="hovedfilen er {file}")
_SEVERAL = Text(
    en="several files could be the main one; {file} was taken ({others} were not)",
    nb="flere filer kan være hovedfilen; {file} ble valgt ({others} ble det ikke)",
)
_CHAPTERS = Text(en="{count} chapters and parts", nb="{count} kapitler og deler")
_BIB = Text(en="the references in {file}", nb="kildene i {file}")
_MISSING = Text(
    en="{file} is named in the text but is not there",
    nb="{file} er nevnt i teksten, men finnes ikke",
)
_PACKAGES = Text(
    en="packages of the preamble: {names}. Those the text needs go under `packages:` in "
    "thesis.yaml, with `engine: lualatex` or pdflatex",
    nb="pakker i preamblen: {names}. De teksten trenger, føres opp under `packages:` i "
    "thesis.yaml, sammen med `engine: lualatex` eller pdflatex",
)
_DEFINITIONS = Text(
    en="{count} definitions of the preamble stand at the top of the first chapter",
    nb="{count} definisjoner fra preamblen står øverst i det første kapitlet",
)
_STYLE = Text(
    en="{file} (a class or style of its own) was not taken over: the profile sets the layout",
    nb="{file} (egen klasse eller stil) ble ikke tatt med: profilen bestemmer utformingen",
)
_BEFORE = Text(
    en="before the first chapter, left out: “{text}”",
    nb="før det første kapitlet, utelatt: «{text}»",
)


def read_latex(bundle: Bundle, main: str = "") -> Imported:
    """Return a LaTeX project as chapters; `main` is its main file, found where it is not named.

    Raises:
        Refused: there is no main file, or the files include each other without end.
    """
    imported = Imported()
    main = main or _main_file(bundle, imported)
    whole = bundle.text(main)
    found = _DOCUMENT.search(_COMMENT.sub(_blank, whole))
    if found is None:
        raise Refused(_NO_MAIN.fill(name=bundle.name))
    preamble, body = whole[: found.start()], whole[slice(*found.span("body"))]
    base = posixpath.dirname(main)
    body = _composed(body, bundle, base, base, imported, 0)
    _bibliographies(bundle, base, f"{preamble}\n{body}", imported)
    _pictures(bundle, base, preamble, body, imported)
    body = _BIBLIOGRAPHY.sub("", _BREAKS.sub("", _OURS.sub("", body)))
    definitions = _preamble(bundle, preamble, imported)
    imported.chapters = list(_chapters(body, imported))
    if definitions and imported.chapters:
        first = imported.chapters[0]
        magic = _magic(first.body)
        first.body = f"{magic}{definitions}\n{first.body[len(magic) :]}"
    _facts(preamble, imported)
    imported.say(Kind.TAKEN, _CHAPTERS, count=len(imported.chapters))
    return imported


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _main_file(bundle: Bundle, imported: Imported) -> str:
    mains = []
    for name in bundle.names:
        if name.lower().endswith(".tex"):
            text = _COMMENT.sub("", bundle.text(name))
            if _DOCUMENT.search(text) and r"\documentclass" in text:
                subfile = bool(re.search(r"\\documentclass(?:\[[^\]]*\])?\s*\{subfiles\}", text))
                includes = len(_INCLUDE.findall(text))
                known = posixpath.basename(name).lower() in {
                    "main.tex",
                    "thesis.tex",
                    "oppgave.tex",
                }
                mains.append((subfile, not known, -includes, name.count("/"), name))
    if not mains:
        raise Refused(_NO_MAIN.fill(name=bundle.name))
    mains.sort()
    chosen = mains[0][-1]
    others = [main[-1] for main in mains[1:] if not main[0]]
    if others:
        imported.say(Kind.GUESSED, _SEVERAL, file=chosen, others=", ".join(others))
    else:
        imported.say(Kind.TAKEN, _MAIN, file=chosen)
    return chosen


def _composed(
    text: str, bundle: Bundle, base: str, here: str, imported: Imported, depth: int
) -> str:
    """Return a text with the files that it includes in their places."""
    if depth > _MAX_DEPTH or len(text) > _MAX_TEXT:
        raise Refused(_TOO_DEEP.fill(name=bundle.name))
    out: list[str] = []
    at = size = 0
    masked = _COMMENT.sub(_blank, text)
    for found in _INCLUDE.finditer(masked):
        out.append(text[at : found.start()])
        at = found.end()
        folder = posixpath.join(base, found["folder"] or "")
        name = (found["name"] or found["file"]).strip().strip('"')
        path = _existing(bundle, (folder, here), name)
        if path is None:
            imported.say(Kind.LEFT, _MISSING, file=name)
            continue
        inner = bundle.text(path)
        document = _DOCUMENT.search(_COMMENT.sub(_blank, inner))
        if document:
            inner = inner[slice(*document.span("body"))]
        inner = _composed(inner, bundle, base, posixpath.dirname(path), imported, depth + 1)
        size += len(inner)
        if size > _MAX_TEXT:
            raise Refused(_TOO_DEEP.fill(name=bundle.name))
        out.append(f"\n{inner}\n")
    out.append(text[at:])
    return "".join(out)


def _existing(bundle: Bundle, folders: tuple[str, ...], name: str) -> str | None:
    names = set(bundle.names)
    for folder in folders:
        for ending in (".tex", ""):
            path = posixpath.normpath(posixpath.join(folder, f"{name}{ending}"))
            if path in names:
                return path
    return None


def _bibliographies(bundle: Bundle, base: str, text: str, imported: Imported) -> None:
    named = [
        part.strip()
        for found in _BIBLIOGRAPHY.finditer(_COMMENT.sub("", text))
        for part in found[1].split(",")
    ]
    for name in dict.fromkeys(named):
        path = posixpath.join(base, name if name.endswith(".bib") else f"{name}.bib")
        data = bundle.read(path)
        if data is None:
            imported.say(Kind.LEFT, _MISSING, file=name)
            continue
        target = f"references/{posixpath.basename(path)}"
        imported.files[target] = data
        imported.say(Kind.TAKEN, _BIB, file=target)


def _pictures(bundle: Bundle, base: str, preamble: str, body: str, imported: Imported) -> None:
    """Copy each picture to the path under which the text names it."""
    folders = [""]
    for found in _GRAPHICS_PATH.finditer(_COMMENT.sub("", f"{preamble}\n{body}")):
        folders += re.findall(r"\{([^{}]*)\}", found[1])
    for found in _PICTURE.finditer(_COMMENT.sub("", body)):
        name = found[1].strip().strip('"')
        paths = [bundle.picture(posixpath.join(base, folder, name)) for folder in folders]
        path = next(filter(None, paths), None)
        data = bundle.read(path) if path else None
        target = posixpath.normpath(name)
        if path is None or data is None or target.startswith(("..", "/")):
            imported.say(Kind.LEFT, _MISSING, file=name)
            continue
        ending = posixpath.splitext(path)[1]
        imported.files[target if target.endswith(ending) else f"{target}{ending}"] = data


def _preamble(bundle: Bundle, preamble: str, imported: Imported) -> str:
    """Report what stands in the preamble, and return the definitions in it."""
    plain = _COMMENT.sub("", preamble)
    packages = [part.strip() for found in _PACKAGE.finditer(plain) for part in found[1].split(",")]
    if packages:
        imported.say(Kind.LEFT, _PACKAGES, names=", ".join(dict.fromkeys(packages)))
    for name in bundle.names:
        if name.lower().endswith((".sty", ".cls")):
            imported.say(Kind.LEFT, _STYLE, file=name)
    lines: list[str] = []
    count = open_braces = 0
    for line in plain.split("\n"):
        begins = bool(_DEFINITION.match(line))
        if begins or open_braces > 0:
            count += begins
            lines.append(line.rstrip())
            open_braces += line.count("{") - line.count("}")
    if count:
        imported.say(Kind.GUESSED, _DEFINITIONS, count=count)
    return "\n".join(lines)


def _chapters(body: str, imported: Imported) -> Iterator[ImportedChapter]:
    masked = _COMMENT.sub(_blank, body)
    for found in _ABSTRACT.finditer(masked):
        inside = body[slice(*found.span("body"))].strip()
        language = language_of([inside])
        title = "Abstract" if language == "en" else "Sammendrag"
        yield _chapter(title, f"\\chapter*{{{title}}}\n\n{inside}\n", Role.ABSTRACT, language)
    masked = _ABSTRACT.sub(_blank, masked)
    name = "chapter" if re.search(r"\\chapter\b", masked) else "section"
    headings = list(re.finditer(_HEADING.format(name=name), masked))
    appendix = _APPENDIX.search(masked)
    before = masked[: headings[0].start() if headings else len(masked)]
    words = " ".join(re.sub(r"\\[A-Za-z]+\*?|[{}]", " ", before).split())
    if not headings:
        yield _chapter("", body, None, "")
        return
    if words:
        imported.say(Kind.LEFT, _BEFORE, text=words[:200])
    ends = [*(found.start() for found in headings[1:]), len(body)]
    main = language_of([body])
    for found, end in zip(headings, ends, strict=True):
        title = " ".join(re.sub(r"\\[A-Za-z]+|[{}~]", " ", found["title"]).split())
        text = _APPENDIX.sub("", body[found.start() : end])
        roles = heading_roles(title).roles
        role = Role.APPENDIX if appendix and found.start() > appendix.start() else None
        if Role.ABSTRACT in roles:
            role = Role.ABSTRACT
        own = language_of([text])
        yield _chapter(title, text, role, own if role is Role.ABSTRACT or own != main else "")


def _chapter(title: str, text: str, role: Role | None, language: str) -> ImportedChapter:
    settings = [
        f"% role: {role.value}\n" if role else "",
        f"% lang: {language}\n" if language else "",
    ]
    body = "".join(settings) + re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    return ImportedChapter(title, body, role, language, ".tex")


def _magic(body: str) -> str:
    found = re.match(r"(?:% (?:role|lang): \S+\n)*", body)
    return found[0] if found else ""


def _facts(preamble: str, imported: Imported) -> None:
    plain = _COMMENT.sub("", preamble)
    for name in ("title", "subtitle", "author"):
        found = re.search(_HEADING.format(name=name), plain)
        if not found:
            continue
        value = re.sub(
            r"\\\\|\\(?:thanks|footnote)\{[^{}]*\}|\\(?!and\b)[A-Za-z]+|[{}]", " ", found["title"]
        )
        if name == "author":
            people = re.split(r"\\and\b|,|\bog\b|\band\b", value)
            imported.facts["authors"] = [" ".join(p.split()) for p in people if p.strip()]
        else:
            imported.facts[name] = " ".join(value.split())
    text = "\n".join(chapter.body for chapter in imported.chapters)
    imported.facts["language"] = language_of([text])
    titles = [chapter.title for chapter in imported.chapters]
    imported.facts["structure"] = structure_of(titles, text)
