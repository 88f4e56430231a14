r"""The files of a LaTeX project: which is the main one, what it includes, what it needs beside.

What a class or a style of the project's own declares counts as if it stood in the preamble.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from thesis.diagnostic import Text
from thesis.importing.bundle import Bundle
from thesis.importing.model import Imported, Kind, Refused

COMMENT = re.compile(r"(?<!\\)%.*")
DOCUMENT = re.compile(r"\\begin\s*\{document\}(?P<body>.*?)(?:\\end\s*\{document\}|\Z)", re.DOTALL)
_INCLUDE = re.compile(
    r"\\(?:input|include|subfile|subfileinclude)\s*\{(?P<name>[^{}]+)\}"
    r"|\\(?:import|subimport|includefrom)\*?\s*\{(?P<folder>[^{}]*)\}\s*\{(?P<file>[^{}]+)\}"
)
BIBLIOGRAPHY = re.compile(
    r"\\(?:addbibresource\s*(?:\[[^\]]*\])?|bibliography|addglobalbib)\s*\{([^{}]+)\}"
)
_PICTURE = re.compile(r"\\includegraphics\*?\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_GRAPHICS_PATH = re.compile(r"\\graphicspath\s*\{((?:\s*\{[^{}]*\})+)\s*\}")
PACKAGE = re.compile(r"\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_CLASS = re.compile(r"\\(?:documentclass|LoadClass)\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_SUBFILE = re.compile(r"\\documentclass\s*(?:\[[^\]]*\])?\s*\{subfiles\}")
_USUAL = frozenset({"main.tex", "thesis.tex", "oppgave.tex", "bachelor.tex", "hovedfil.tex"})
_MAX_DEPTH = 20
#: A thesis' text; a file that includes itself twice at every turn would grow without end.
_MAX_TEXT = 20_000_000

NO_MAIN = Text(
    en=r"“{name}” has no file with \documentclass and \begin{{document}}",
    nb=r"«{name}» har ingen fil med \documentclass og \begin{{document}}",
)
_TOO_DEEP = Text(
    en="“{name}” includes itself, or its files include one another too deeply",
    nb="«{name}» tar inn seg selv, eller filene tar inn hverandre for dypt",
)
_MAIN = Text(en="the main file is {file}", nb="hovedfilen er {file}")
_SEVERAL = Text(
    en="several files could be the main one; {file} was taken ({others} left out)",
    nb="flere filer kan være hovedfilen; {file} ble valgt ({others} er utelatt)",
)
_BIB = Text(en="the references in {file}", nb="kildene i {file}")
_BIB_FOUND = Text(
    en="no .bib file is declared; {file}, which lies in the project, was taken",
    nb="ingen .bib-fil er oppgitt; {file}, som ligger i prosjektet, ble tatt med",
)
_MISSING = Text(
    en="{file} is named in the text but is not there",
    nb="{file} er nevnt i teksten, men finnes ikke",
)
_UNUSED = Text(
    en="{file} is not part of the text and was left out",
    nb="{file} er ikke en del av teksten og ble utelatt",
)


def blank(found: re.Match[str]) -> str:
    """Return as many spaces as were matched, so that what follows keeps its place."""
    return " " * len(found[0])


def main_file(bundle: Bundle, imported: Imported) -> str:
    """Return the project's main file, and say which others could be it.

    Raises:
        Refused: none could.
    """
    mains = []
    for name in bundle.names:
        if not name.lower().endswith(".tex"):
            continue
        text = COMMENT.sub("", bundle.text(name))
        if DOCUMENT.search(text) and r"\documentclass" in text:
            usual = posixpath.basename(name).lower() in _USUAL
            includes = len(_INCLUDE.findall(text))
            weight = (-includes, not usual, name.count("/"), name)
            mains.append((bool(_SUBFILE.search(text)), *weight))
    if not mains:
        raise Refused(NO_MAIN.fill(name=bundle.name))
    mains.sort()
    chosen = mains[0][-1]
    others = [main[-1] for main in mains[1:] if not main[0]]
    if others:
        imported.say(Kind.GUESSED, _SEVERAL, file=chosen, others=", ".join(others))
    else:
        imported.say(Kind.TAKEN, _MAIN, file=chosen)
    return chosen


class Project:
    """A project with its main file."""

    def __init__(self, bundle: Bundle, main: str, imported: Imported) -> None:
        self._bundle = bundle
        self._imported = imported
        self._base = posixpath.dirname(main)
        self._used = {main}

    def composed(self, text: str) -> str:
        """Return a text with the files that it includes in their places.

        Raises:
            Refused: they include each other without end.
        """
        return self._composed(text, self._base, 0)

    def _composed(self, text: str, here: str, depth: int) -> str:
        if depth > _MAX_DEPTH or len(text) > _MAX_TEXT:
            raise Refused(_TOO_DEEP.fill(name=self._bundle.name))
        out: list[str] = []
        at = size = 0
        for found in _INCLUDE.finditer(COMMENT.sub(blank, text)):
            out.append(text[at : found.start()])
            at = found.end()
            folder = posixpath.join(self._base, found["folder"] or "")
            name = (found["name"] or found["file"]).strip().strip('"')
            path = self._existing((folder, here), name, (".tex", ""))
            if path is None:
                self._imported.say(Kind.LEFT, _MISSING, file=name)
                continue
            self._used.add(path)
            inner = self._bundle.text(path)
            document = DOCUMENT.search(COMMENT.sub(blank, inner))
            if document:
                inner = inner[slice(*document.span("body"))]
            inner = self._composed(inner, posixpath.dirname(path), depth + 1)
            size += len(inner)
            if size > _MAX_TEXT:
                raise Refused(_TOO_DEEP.fill(name=self._bundle.name))
            out.append(f"\n{inner}\n")
        return "".join([*out, text[at:]])

    def _existing(self, folders: Sequence[str], name: str, endings: Sequence[str]) -> str | None:
        names = set(self._bundle.names)
        for folder in folders:
            for ending in endings:
                path = posixpath.normpath(posixpath.join(folder, f"{name}{ending}"))
                if path in names:
                    return path
        return None

    def styles(self, preamble: str) -> dict[str, str]:
        """Return the project's own class and styles that the preamble asks for, by their names.

        Those that they load themselves follow.
        """
        found: dict[str, str] = {}
        waiting = [preamble]
        while waiting:
            plain = COMMENT.sub("", waiting.pop())
            named = [(match[1], ".sty") for match in PACKAGE.finditer(plain)]
            named += [(match[1], ".cls") for match in _CLASS.finditer(plain)]
            for name, ending in [(n, e) for names, e in named for n in names.split(",")]:
                path = self._existing((self._base,), name.strip(), (ending,))
                if path and path not in found:
                    found[path] = self._bundle.text(path)
                    waiting.append(found[path])
        return found

    def bibliographies(self, text: str) -> None:
        """Take the .bib files that a text declares; those that lie there when it declares none."""
        named = [
            part.strip()
            for found in BIBLIOGRAPHY.finditer(COMMENT.sub("", text))
            for part in found[1].split(",")
        ]
        # A style may build a file's name from its options.
        named = [name for name in dict.fromkeys(named) if "#" not in name and "\\" not in name]
        lying = [name for name in self._bundle.names if name.lower().endswith(".bib")]
        for name in named or lying:
            ending = "" if name.endswith(".bib") else ".bib"
            path = self._existing((self._base, ""), name, (ending,))
            data = self._bundle.read(path) if path else None
            if path is None or data is None:
                self._imported.say(Kind.LEFT, _MISSING, file=name)
                continue
            target = f"references/{posixpath.basename(path)}"
            self._imported.files[target] = data
            sentence = _BIB if named else _BIB_FOUND
            self._imported.say(Kind.TAKEN if named else Kind.GUESSED, sentence, file=target)

    def pictures(self, preamble: str, body: str) -> None:
        """Copy each picture to the path under which the text names it."""
        folders = ["", *_graphics_folders(f"{preamble}\n{body}")]
        for found in _PICTURE.finditer(COMMENT.sub("", body)):
            name = found[1].strip().strip('"')
            bases = dict.fromkeys((self._base, ""))
            paths = [
                self._bundle.picture(posixpath.join(base, folder, name))
                for base in bases
                for folder in folders
            ]
            path = next(filter(None, paths), None)
            data = self._bundle.read(path) if path else None
            target = posixpath.normpath(name)
            if path is None or data is None or target.startswith(("..", "/")):
                self._imported.say(Kind.LEFT, _MISSING, file=name)
                continue
            ending = posixpath.splitext(path)[1]
            self._imported.files[target if target.endswith(ending) else f"{target}{ending}"] = data

    def report_unused(self) -> None:
        """Say which .tex files the text does not include."""
        for name in self._bundle.names:
            if name.lower().endswith(".tex") and name not in self._used:
                self._imported.say(Kind.LEFT, _UNUSED, file=name)


def _graphics_folders(text: str) -> Iterator[str]:
    for found in _GRAPHICS_PATH.finditer(COMMENT.sub("", text)):
        yield from re.findall(r"\{([^{}]*)\}", found[1])
