"""What Quarto and Pandoc have in their Markdown and ours has not: shortcodes, boxes, layouts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from thesis.diagnostic import Text
from thesis.importing.bundle import Bundle
from thesis.importing.model import Imported, Kind

_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})")
_DIVISION = re.compile(r"[ \t]*:{3,}[ \t]*(?P<about>\S.*?)?[ \t]*:*[ \t]*")
_LANGUAGE = re.compile(r"\{\s*(?:\.\w+\s+)?lang=[\"']?[\w-]+[\"']?\s*\}")
_TITLE = re.compile(r"title=(?:\"(?P<quoted>[^\"]*)\"|(?P<word>\S+?)[\s}])")
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.+?)\s*(?:\{[^{}]*\})?")
_INCLUDE = re.compile(r"\{\{<\s*include\s+(?P<file>\S+)\s*>\}\}")
_PAGE_BREAK = re.compile(r"\{\{<\s*pagebreak\s*>\}\}")
_SHORTCODE = re.compile(r"\{\{<.*?>\}\}")

_BOXES = Text(
    en="boxes (callouts) stand as ordinary paragraphs: {count}, in {file}",
    nb="bokser (callouts) står som vanlige avsnitt: {count}, i {file}",
)
_LAYOUT = Text(
    en="divisions that arrange what is in them (:::) were taken away, their contents kept: "
    "{count}, in {file}",
    nb="inndelinger som ordner innholdet på siden (:::), er tatt bort, innholdet er med: {count}, "
    "i {file}",
)
_CODE = Text(
    en="left out, Quarto alone knows it: {code} (in {file})",
    nb="utelatt, bare Quarto kjenner det: {code} (i {file})",
)
_MISSING = Text(
    en="{file} is named in the text but is not there",
    nb="{file} er nevnt i teksten, men finnes ikke",
)


def in_our_markdown(bundle: Bundle, name: str, text: str, imported: Imported) -> str:
    """Return a chapter's text with what our Markdown lacks put otherwise, and say so."""
    lines = list(_included(bundle, posixpath.dirname(name), text, imported, []))
    out: list[str] = []
    kept: list[bool] = []
    boxes = layouts = 0
    fence = ""
    box = False
    for line in lines:
        found = _FENCE.match(line)
        if found and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else found["fence"]
        division = None if fence else _DIVISION.fullmatch(line)
        if division and division["about"]:
            kept.append(bool(_LANGUAGE.fullmatch(division["about"])))
            box = "callout" in division["about"]
            boxes += box
            layouts += not kept[-1] and not box and "#refs" not in division["about"]
            out += [line] if kept[-1] else _boxed(division["about"]) if box else []
            continue
        if division:
            out += [line] if kept and kept[-1] else []
            kept = kept[:-1]
            continue
        heading = _HEADING.fullmatch(line) if box else None
        box = box and not line.strip()
        if heading:
            out += [f"**{heading['title']}**", ""]
        else:
            out.append(line if fence else _PAGE_BREAK.sub("", line))
    for sentence, count in ((_BOXES, boxes), (_LAYOUT, layouts)):
        if count:
            imported.say(Kind.GUESSED, sentence, count=count, file=name)
    whole = "\n".join(out)
    for found in _SHORTCODE.finditer(whole):
        imported.say(Kind.LEFT, _CODE, code=found[0], file=name)
    return re.sub(r"\n{3,}", "\n\n", _SHORTCODE.sub("", whole))


def _boxed(about: str) -> list[str]:
    """Return the title that a box gives itself, as a paragraph of its own."""
    title = _TITLE.search(about)
    return [f"**{title['quoted'] or title['word']}**", ""] if title else []


def _included(
    bundle: Bundle, folder: str, text: str, imported: Imported, taken: list[str]
) -> Iterator[str]:
    """Yield the lines of a text with the files that it includes; `taken` holds their paths.

    Each file is taken once: one that includes itself could grow without end.
    """
    for line in text.split("\n"):
        found = _INCLUDE.fullmatch(line.strip())
        if found is None:
            yield line
            continue
        path = posixpath.normpath(posixpath.join(folder, found["file"]))
        if path in taken or bundle.read(path) is None:
            imported.say(Kind.LEFT, _MISSING, file=found["file"])
            continue
        taken.append(path)
        yield from _included(bundle, posixpath.dirname(path), bundle.text(path), imported, taken)
