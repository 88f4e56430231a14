r"""`\input` and its relatives: the text of another file in this place.

Names are looked for as LaTeX does: from the project's folder, then from the folder of the file
that includes; `\subimport` the other way round. An included file is read into the same flow of
text, so that a paragraph may begin in one file and end in the next; each must close what it
opens (a beginning in one file with its end in another is reported).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from thesis.diagnostic import Filled, Severity, Text, rule
from thesis.nodes import Tex
from thesis.readers.latex_arguments import Argument, listed_arguments
from thesis.readers.latex_flow import Flow, Handler, Parsed
from thesis.readers.latex_parse import parse
from thesis.readers.latex_paths import called, find_file, relative
from thesis.readers.latex_tables import words
from thesis.source import Location, read_source

INCLUDE_MISSING = rule(
    "SRC028",
    "included-file-missing",
    Severity.ERROR,
    message=Text(
        en="the file “{path}” that is included here does not exist",
        nb="filen «{path}» som skal inn her, finnes ikke",
    ),
    why=Text(
        en="The name is looked for from the thesis' folder and from the folder of this file, with "
        "and without “.tex”. Without the file a part of the text would be missing.",
        nb="Navnet søkes opp fra mappen med oppgaven og fra mappen til denne filen, med og uten "
        "«.tex». Uten filen ville en del av teksten mangle.",
    ),
    fix=Text(
        en="check the name and where the file lies", nb="kontroller navnet og hvor filen ligger"
    ),
    example=r"\input{kapitler/metodde}",
)
INCLUDE_OUTSIDE = rule(
    "SRC029",
    "included-file-outside-project",
    Severity.ERROR,
    message=Text(
        en="“{path}” lies outside the folder of the thesis",
        nb="«{path}» ligger utenfor mappen med oppgaven",
    ),
    why=Text(
        en="Only files in the thesis' own folder are read, so that the thesis is complete where "
        "it is copied to and no other file can end up in it.",
        nb="Bare filer i oppgavens egen mappe leses. Da er oppgaven hel når den kopieres, og ingen "
        "andre filer kan havne i den.",
    ),
    fix=Text(
        en="copy the file into the thesis' folder", nb="kopier filen inn i mappen med oppgaven"
    ),
    example=r"\input{../../annet/metode}",
)
INCLUDE_CASE = rule(
    "SRC030",
    "included-file-case",
    Severity.ERROR,
    message=Text(
        en="“{path}” is written with other capitals than the file has",
        nb="«{path}» er skrevet med andre store og små bokstaver enn filen har",
    ),
    why=Text(
        en="Some computers take capitals and small letters for the same and others do not: the "
        "thesis would build on one and fail on the next.",
        nb="Noen maskiner skiller mellom store og små bokstaver, andre ikke: oppgaven ville latt "
        "seg bygge på den ene og ikke på den andre.",
    ),
    fix=Text(en="write the name as the file has it", nb="skriv navnet slik filen heter"),
    example=r"\input{Metode}  % the file is metode.tex",
)
INCLUDE_CYCLE = rule(
    "SRC031",
    "include-cycle",
    Severity.ERROR,
    message=Text(en="“{path}” includes itself: {chain}", nb="«{path}» tar inn seg selv: {chain}"),
    why=Text(
        en="A file that includes itself, directly or by way of others, never ends; LaTeX also "
        "stops at files within files more than fifteen deep.",
        nb="En fil som tar inn seg selv, direkte eller gjennom andre, tar aldri slutt; LaTeX "
        "stopper dessuten når filer ligger mer enn femten nivåer inni hverandre.",
    ),
    fix=Text(en="remove one of the commands in the circle", nb="fjern en av kommandoene i ringen"),
    example=r"\input{denne-filen}",
    authority=Filled(
        "TeX's limit of fifteen open files (max_in_open)",
        "grensen for åpne filer i TeX, femten (max_in_open)",
    ),
)

#: TeX opens at most fifteen files within each other.
_DEEPEST = 15
#: More files than a thesis has: two files that each include the next twice grow without bound.
_MOST = 300
_NAMED = {
    **dict.fromkeys(words("input include subfile subfileinclude"), "b"),
    **dict.fromkeys(
        words("import subimport includefrom subincludefrom inputfrom subinputfrom"), "bb"
    ),
}


def _include(flow: Flow, at: int) -> int | None:
    command = flow.body.tokens[at].name
    arguments = [a for a in listed_arguments(flow.body, at + 1, _NAMED[command]) if a]
    if len(arguments) < len(_NAMED[command]):
        return _plain_input(flow, at) if command == "input" and not arguments else None
    parts = [_name(flow, argument) for argument in arguments]
    given = flow.body.inside(arguments[-1])
    place = flow.source.at(given.start, given.end)
    return _splice(flow, at, arguments[-1].last + 1, "/".join(filter(None, parts)), place)


def _plain_input(flow: Flow, at: int) -> int | None:
    r"""Read TeX's own `\input name`, which ends at a space."""
    follower = at + 2 if at + 1 < flow.body.last else at
    if follower >= flow.body.last or flow.body.tokens[at + 1].kind not in ("text", "blank"):
        return None
    index = at + 1 if flow.body.tokens[at + 1].kind == "text" else at + 2
    token = flow.body.tokens[index]
    text = flow.source.slice(flow.source.at(token.start, token.end).span)
    name = text.split()[0] if token.kind == "text" and text.split() else ""
    # The name must be all of the token, or what follows on its line would be lost.
    if not name or text.strip() != name:
        return None
    start = token.start + text.index(name)
    return _splice(flow, at, index + 1, name, flow.source.at(start, start + len(name)))


def _name(flow: Flow, argument: Argument) -> str:
    name = flow.source.slice(flow.body.inside(argument)).strip().strip('"')
    return name.rstrip("/") if name != "/" else name


def _splice(flow: Flow, at: int, after: int, name: str, place: Location) -> int:
    path = _find(flow, flow.body.tokens[at].name, name, place)
    flow.put(at, after)
    if path is not None and _may_open(flow, path, name, place):
        _read_into(flow, path, place, name)
    return after


def _find(flow: Flow, command: str, name: str, place: Location) -> Path | None:
    work = flow.work
    here, chapter = flow.parsed.path.parent, work.chapter.parent
    nearest_first = command in ("subimport", "subincludefrom", "subinputfrom")
    folders = [here, work.root] if nearest_first else [work.root, here, chapter]
    names = [name] if name.lower().endswith(".tex") else [f"{name}.tex", name]
    found = find_file(work.root, folders, names)
    if found.state == "outside":
        work.diagnostics.append(INCLUDE_OUTSIDE.at(place, path=name))
    elif found.state == "missing":
        work.diagnostics.append(INCLUDE_MISSING.at(place, path=name))
    elif found.state == "other-case":
        hint = called(work.root, found.path)
        work.diagnostics.append(INCLUDE_CASE.at(place, hint=hint, path=name))
    return found.path


def _may_open(flow: Flow, path: Path, name: str, place: Location) -> bool:
    work = flow.work
    work.included += 1
    if path not in work.including and len(work.including) <= _DEEPEST and work.included <= _MOST:
        return True
    chain = " → ".join(relative(work.root, open_file) for open_file in [*work.including, path])
    work.diagnostics.append(INCLUDE_CYCLE.at(place, path=name, chain=chain))
    return False


def _read_into(flow: Flow, path: Path, place: Location, name: str) -> None:
    work = flow.work
    if path not in work.parsed:
        try:
            source = read_source(work.root, path)
        except OSError:
            work.diagnostics.append(INCLUDE_MISSING.at(place, path=name))
            return
        parse(work, source, path, flow.out.speaks())
    parsed: Parsed = work.parsed[path]
    inner = replace(flow, parsed=parsed, inline_until=0, group_until=0)
    if flow.inline_until > 0 and _within(flow, place):
        inner.inline_until = parsed.body.last
    elif flow.group_until and _within_group(flow, place):
        inner.group_until = parsed.body.last
    work.including.append(path)
    inner.run(parsed.body.first, parsed.body.last)
    work.including.pop()
    text = parsed.source.text
    # TeX ends the last line of a file too, whether or not the file does.
    if text and not text.endswith("\n") and parsed.body.last == len(parsed.body.tokens):
        flow.out.inlines.append(Tex(parsed.source.at(len(text), len(text)), "\n"))


def _within(flow: Flow, place: Location) -> bool:
    return place.span.start < flow.offset(flow.inline_until)


def _within_group(flow: Flow, place: Location) -> bool:
    return place.span.start < flow.offset(flow.group_until)


INCLUDES: dict[str, Handler] = dict.fromkeys(_NAMED, _include)
