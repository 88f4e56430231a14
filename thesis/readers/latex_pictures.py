r"""`\includegraphics`: a picture as a node, its file looked for in the project."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from thesis.diagnostic import Text
from thesis.nodes import Image
from thesis.readers.latex_arguments import listed_arguments
from thesis.readers.latex_flow import Flow
from thesis.readers.latex_paths import called, find_file, relative
from thesis.readers.markdown_inline_rules import IMAGE_MISSING, IMAGE_UNUSABLE
from thesis.source import Location

_IMAGE_SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
_OPTION = re.compile(r"\s*([A-Za-z]+)\s*(?:=\s*(\{[^{}]*\}|[^,{}]*))?\s*(?:,|\Z)")
_OF_LINE = re.compile(r"(\d*\.?\d*)\s*\\(?:textwidth|linewidth|columnwidth|hsize)")
_LENGTH = re.compile(r"\d*\.?\d+\s*(?:cm|mm|in|pt|em|ex)")


def read_picture(flow: Flow, at: int) -> int | None:
    """Read the command at a token; a path that TeX must work out first stays TeX."""
    arguments = listed_arguments(flow.body, at + 1, "ob")
    path = arguments[1] if len(arguments) == 2 else None
    if path is None:
        return None
    token = flow.body.tokens[at]
    given = flow.body.inside(path)
    name = flow.source.slice(given).strip().strip('"')
    if not name or "\\" in name or "#" in name:
        return None
    place = flow.source.at(given.start, given.end)
    options = flow.source.slice(flow.body.inside(arguments[0])) if arguments[0] else ""
    alt, width, rest = _options(options)
    where = flow.source.at(token.start, flow.body.after(path))
    image = Image(where, _picture_path(flow, name, place), place, alt, width, rest)
    if flow.floats:
        flow.floats[-1].images.append(image)
    return flow.put(at, path.last + 1, image)


def _options(text: str) -> tuple[str, str, str]:
    """Return alternative text, width as the model has it, and the other keys unchanged."""
    alt, width, rest, at = "", "", [], 0
    while at < len(text) and (found := _OPTION.match(text, at)):
        at = found.end()
        key, value = found[1], (found[2] or "").strip().removeprefix("{").removesuffix("}")
        of_line = _OF_LINE.fullmatch(value)
        if key == "alt":
            alt = " ".join(value.split())
        elif key == "width" and of_line:
            width = f"{float(of_line[1] or 1) * 100:g}%"
        elif key == "width" and _LENGTH.fullmatch(value):
            width = value.replace(" ", "")
        else:
            rest.append(found[0].strip().rstrip(",").strip())
    if at < len(text):
        return "", "", text.strip()
    return alt, width, ",".join(rest)


def _picture_path(flow: Flow, name: str, place: Location) -> str:
    """Return the picture's path in the project, and report one that cannot be printed."""
    work = flow.work
    folders = [work.root, flow.parsed.path.parent, work.chapter.parent, *work.picture_folders]
    suffix = PurePosixPath(name).suffix.lower()
    names = [name] if suffix in _IMAGE_SUFFIXES else [f"{name}{end}" for end in _IMAGE_SUFFIXES]
    found = find_file(work.root, folders, [*names, name] if suffix else names)
    if found.state == "found" and found.path and found.path.suffix.lower() not in _IMAGE_SUFFIXES:
        reason = Text(
            en="“{suffix}” files do not work", nb="«{suffix}»-filer kan ikke brukes"
        ).fill(suffix=found.path.suffix)
        work.diagnostics.append(IMAGE_UNUSABLE.at(place, reason=reason))
    elif found.state == "outside":
        outside = Text(
            en="it lies outside the thesis' folder", nb="det ligger utenfor mappen med oppgaven"
        )
        work.diagnostics.append(IMAGE_UNUSABLE.at(place, reason=outside.fill()))
    elif found.state != "found":
        work.diagnostics.append(
            IMAGE_MISSING.at(place, hint=called(work.root, found.path), path=name)
        )
    return relative(work.root, found.path) if found.path else name
