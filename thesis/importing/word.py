"""Word and LibreOffice documents (.docx, .odt), read by pandoc: `thesis import oppgave.docx`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path, PurePosixPath
from typing import Any

from thesis.bibliography import Bibliography
from thesis.bibtex import read_bibliography
from thesis.citations.pandoc import PandocError, convert
from thesis.diagnostic import Text
from thesis.document import Role
from thesis.importing import remarks, tree
from thesis.importing.archive import Archive
from thesis.importing.citing import Citing, learn
from thesis.importing.guesses import language_of, structure_of
from thesis.importing.library import entries_of
from thesis.importing.markup import fill
from thesis.importing.model import Imported, ImportedChapter, Kind, Refused
from thesis.importing.outline import OUTSIDE, is_contents
from thesis.importing.reference_list import read_list
from thesis.importing.text import report_list
from thesis.importing.titles import Capitals
from thesis.source import Source
from thesis.structures import heading_roles

#: Our Markdown, in the words of pandoc's writer.
MARKDOWN = (
    "markdown-smart-grid_tables-multiline_tables-simple_tables-raw_html-native_divs-native_spans"
    "-fenced_divs-bracketed_spans-header_attributes-auto_identifiers-definition_lists"
    "-line_blocks-example_lists-fancy_lists-subscript-superscript-strikeout-startnum"
)
#: Where the parts of a document that pandoc names by «media/…» lie in the archive.
_FOLDERS = {"docx": ("word/", ""), "odt": ("",)}
_PICTURES = (".png", ".jpg", ".jpeg", ".pdf", ".svg")
_LOCATORS = (
    (re.compile(r"\bpages?\b(?=\s+\S)"), "s."),
    (re.compile(r"\bchapter\b(?=\s+\S)"), "kap."),
    (re.compile(r"\bparagraph\b(?=\s+\S)"), "avsn."),
    (re.compile(r"\bsection\b(?=\s+\S)"), "§"),
)
#: «[WHO]» is no link: pandoc's writer is more careful than it needs to be.
_BRACKETS = re.compile(r"\\\[([^\[\]@^\\]{1,40})\\\](?![(\[{:])")
_LABEL = re.compile(r"\{#((?:fig:figur|tbl:tabell)-\d+)")
_MENTION = re.compile(r"\b([Ff]igur|[Tt]abell|[Ff]igure|[Tt]able)\s(\d+)(?![\w.:]*\d)")
_UNREADABLE = Text(
    en="“{file}” could not be read as a document: {reason}",
    nb="«{file}» kunne ikke leses som et dokument: {reason}",
)
_NOT_TEXT = re.compile(r"\s*(?:\||[#:>!]|[-+*] |\d+[.)] |\[\^|```|\$\$|<!--|\\begin)")


def read_word(path: Path, bibliography: Bibliography) -> Imported:
    """Return a document as chapters.

    Raises:
        Refused: it is no document, or one that would do harm.
    """
    data = path.read_bytes()
    archive = Archive(data, path.name)
    archive.refuse_entities()
    kind = path.suffix[1:].lower()
    imported = Imported()
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names):
        imported.say(Kind.LEFT, remarks.MACROS)
    source = "docx+citations" if kind == "docx" else kind
    try:
        text, _ = convert(["-f", source, "-t", "json", "--track-changes=all"], data)
        records, _ = convert(["-f", source, "-t", "csljson"], data)
        document = json.loads(text)
        return _read(document, json.loads(records), archive, kind, bibliography, imported)
    except PandocError as error:
        raise Refused(_UNREADABLE.fill(file=path.name, reason=error)) from error


def _read(
    document: dict[str, Any],
    records: list[dict[str, Any]],
    archive: Archive,
    kind: str,
    bibliography: Bibliography,
    imported: Imported,
) -> Imported:
    managed, keys = entries_of(records, set(bibliography.entries))
    if managed:
        imported.entries.append(managed.strip())
        imported.say(Kind.TAKEN, remarks.MANAGED, count=len(records))
    blocks, by_look = tree.headings_by_look(document["blocks"])
    for title in by_look:
        imported.say(Kind.GUESSED, remarks.BY_LOOK, title=title)
    blocks = tree.walk(tree.captions(blocks), _Change(archive, kind, keys, imported).change)
    front, parts = _parts(blocks)
    roles = [_role(_heading(part)) for part in parts]
    for part, role in zip(parts, roles, strict=True):
        if role is Role.APPENDIX:
            part[0]["c"][2] = tree.without_letter(part[0]["c"][2])
    texts = {number: _markdown(document, part) for number, part in enumerate(parts)}
    whole = [tree.text_of(block["c"]) for block in blocks if block["t"] in {"Para", "Plain"}]
    language = language_of(whole)
    known, _ = read_bibliography([Source("references/word.bib", managed)])
    listed = read_list(
        [
            words
            for part, role in zip(parts, roles, strict=True)
            if role is Role.REFERENCES
            for block in part[1:]
            if (words := tree.text_of(block.get("c", [])).strip())
        ],
        Bibliography({**bibliography.entries, **known.entries}),
    )
    imported.entries += listed.entries
    report_list(imported, listed)
    every = listed.with_entries(Bibliography({**bibliography.entries, **known.entries}))
    labels = set(_LABEL.findall("\n".join(texts.values())))
    texts = {number: _with_references(text, labels) for number, text in texts.items()}
    texts = {number: _BRACKETS.sub(r"[\1]", text) for number, text in texts.items()}
    citing = learn([line for text in texts.values() for line in text.split("\n")], every)
    capitals = Capitals("\n".join(whole))
    for number, part in enumerate(parts):
        title, role = _heading(part), roles[number]
        if role is Role.REFERENCES or is_contents(title):
            continue
        body = _finished(texts[number], citing)
        own = language_of([body])
        imported.chapters.append(
            ImportedChapter(
                title=capitals.calm(title),
                body=body.replace(title, capitals.calm(title), 1) if title else body,
                role=role,
                language=own if role is Role.ABSTRACT or own != language else "",
            )
        )
    imported.entries += [skeleton.bibtex for skeleton in citing.skeletons]
    _report(imported, citing, document, front)
    imported.facts |= {
        "title": _meta(document, "title"),
        "subtitle": _meta(document, "subtitle"),
        "authors": _authors(document),
        "language": language,
        "structure": structure_of([c.title for c in imported.chapters], "\n".join(whole)),
    }
    return imported


def _meta(document: dict[str, Any], key: str) -> str:
    value = document.get("meta", {}).get(key)
    return " ".join(tree.text_of(value["c"]).split()) if value else ""


def _authors(document: dict[str, Any]) -> list[str]:
    value = document.get("meta", {}).get("author")
    several = value["c"] if value and value["t"] == "MetaList" else [value]
    names = [" ".join(tree.text_of(one["c"]).split()) for one in several if one]
    return [name for name in names if name]


def _heading(part: Sequence[tree.Element]) -> str:
    return tree.text_of(part[0]["c"][2]) if part and part[0]["t"] == "Header" else ""


def _role(title: str) -> Role | None:
    guess = heading_roles(title)
    if len(guess.roles) == 1 and guess.certain and guess.roles[0] in OUTSIDE:
        return guess.roles[0]
    return None


def _parts(
    blocks: Sequence[tree.Element],
) -> tuple[list[tree.Element], list[list[tree.Element]]]:
    """Return what stands before the first heading, and the chapters."""
    front: list[tree.Element] = []
    parts: list[list[tree.Element]] = []
    for block in blocks:
        if block["t"] == "Header" and block["c"][0] == 1:
            parts.append([block])
        elif parts:
            parts[-1].append(block)
        else:
            front.append(block)
    return (front, parts) if parts else ([], [front])


def _markdown(document: dict[str, Any], blocks: Sequence[tree.Element]) -> str:
    whole = {**document, "meta": {}, "blocks": list(blocks)}
    text, _ = convert(
        ["-f", "json", "-t", MARKDOWN, "--wrap=none", "--columns=10000", "--markdown-headings=atx"],
        json.dumps(whole).encode(),
    )
    return text.decode()


def _with_references(text: str, labels: AbstractSet[str]) -> str:
    """Return Markdown in which «tabell 2» refers to the table, so that its number follows it."""

    def refer(found: re.Match[str]) -> str:
        kind = "fig" if found[1][0] in "Ff" else "tbl"
        label = f"{kind}:{'figur' if kind == 'fig' else 'tabell'}-{found[2]}"
        if label not in labels:
            return found[0]
        return f"@{label.capitalize() if found[1][0].isupper() else label}"

    return "\n".join(
        line if line.lstrip().startswith((":", "!", "#")) else _MENTION.sub(refer, line)
        for line in text.split("\n")
    )


def _finished(text: str, citing: Citing) -> str:
    """Return Markdown with keys for typed citations, its paragraphs in lines."""
    out = []
    for line in text.split("\n"):
        keyed = "".join(piece.text for piece in citing.pieces(line))
        out.append(keyed if _NOT_TEXT.match(keyed) or not keyed else fill(keyed))
    return "\n".join(out).strip() + "\n"


def _report(
    imported: Imported, citing: Citing, document: dict[str, Any], front: Sequence[tree.Element]
) -> None:
    say = imported.say
    footnotes = json.dumps(document["blocks"]).count('"t": "Note"')
    say(Kind.TAKEN, remarks.WORD, chapters=len(imported.chapters), footnotes=footnotes)
    if citing.count:
        say(Kind.TAKEN, remarks.CITATIONS, count=citing.count, places=citing.clusters)
    if citing.skeletons:
        works = "; ".join(skeleton.shown for skeleton in citing.skeletons)
        say(Kind.GUESSED, remarks.SKELETONS, count=len(citing.skeletons), works=works)
    for typed, before in citing.left:
        say(Kind.LEFT, remarks.LEFT_CITATION, text=typed, before=before)
    for block in front:
        words = tree.text_of(block.get("c", [])).strip()
        if words:
            say(Kind.LEFT, remarks.FRONT, text=words)


class _Change:
    """What is done to each element of a document."""

    def __init__(
        self, archive: Archive, kind: str, keys: dict[str, str], imported: Imported
    ) -> None:
        self._archive = archive
        self._kind = kind
        self._keys = keys
        self._imported = imported

    def change(self, element: tree.Element) -> list[tree.Element]:
        """Return what an element becomes."""
        match element["t"]:
            case "Span":
                return self._span(element)
            case "Div":
                return list(element["c"][1])
            case "Underline" | "SmallCaps":
                return list(element["c"])
            case "Link" if element["c"][2][0].startswith("#"):
                # A bookmark of Word's own: our citations and references make their own links.
                return list(element["c"][1])
            case "Image":
                return self._image(element)
            case "Cite":
                self._cite(element)
            case "Header":
                # A heading's number and name are ours to give.
                element["c"][1] = ["", [], []]
        return [element]

    def _span(self, element: tree.Element) -> list[tree.Element]:
        (_, classes, pairs), inlines = element["c"]
        about = dict(pairs)
        for name in classes:
            words = " ".join(tree.text_of(inlines).split())
            who = about.get("author", "")
            if name == "deletion":
                self._imported.say(Kind.GUESSED, remarks.DELETED, text=words)
                return [tree.comment(f"slettet av {who}: {words}")]
            if name == "insertion":
                return [*inlines, tree.comment(f"satt inn av {who}")]
            if name == "comment-start":
                self._imported.say(Kind.TAKEN, remarks.COMMENT, who=who, text=words)
                return [tree.comment(f"{who}: {words}")]
            if name in {"comment-end", "paragraph-insertion", "paragraph-deletion"}:
                return []
        return list(inlines)

    def _image(self, element: tree.Element) -> list[tree.Element]:
        (name, classes, pairs), words, (target, _) = element["c"]
        path = PurePosixPath(target)
        data = None
        for folder in _FOLDERS[self._kind]:
            data = data or self._archive.read(f"{folder}{target}")
        if data is None or path.suffix.lower() not in _PICTURES:
            self._imported.say(Kind.LEFT, remarks.PICTURE, file=target)
            return [tree.comment(f"bilde: {target}")]
        new = f"figures/{path.name}"
        self._imported.files[new] = data
        attributes = [name, classes, tree.width_as_share(pairs)]
        return [{"t": "Image", "c": [attributes, words, [new, ""]]}]

    def _cite(self, element: tree.Element) -> None:
        for citation in element["c"][0]:
            own = citation["citationId"]
            citation["citationId"] = self._keys.get(own, own)
            words = tree.text_of(citation["citationSuffix"]).strip()
            for pattern, short in _LOCATORS:
                words = pattern.sub(short, words, count=1)
            parts = [{"t": "Str", "c": word} for word in words.split()]
            spaced = [e for part in parts for e in (part, {"t": "Space"})][:-1]
            citation["citationSuffix"] = spaced
