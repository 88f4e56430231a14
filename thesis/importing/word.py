"""Word and LibreOffice documents (.docx, .odt), read by pandoc: `thesis import oppgave.docx`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from thesis.bibliography import Bibliography
from thesis.bibtex import read_bibliography
from thesis.citations.pandoc import PandocError, convert
from thesis.diagnostic import Text
from thesis.document import Role
from thesis.importing import remarks, tree
from thesis.importing.archive import Archive
from thesis.importing.citing import Citing, learn
from thesis.importing.docx import prepare
from thesis.importing.front_page import read_front_page
from thesis.importing.guesses import language_of, language_of_abstract, structure_of
from thesis.importing.library import entries_of
from thesis.importing.markup import fill
from thesis.importing.model import Imported, ImportedChapter, Kind, Refused
from thesis.importing.odt import prepare_odt
from thesis.importing.outline import OUTSIDE, is_contents
from thesis.importing.prepared import REMARK, Prepared
from thesis.importing.reference_list import Listed, read_list
from thesis.importing.reporting import report_citing, report_front_page, report_list
from thesis.importing.titles import Capitals
from thesis.importing.tree_captions import captions
from thesis.importing.tree_headings import headings_by_look, without_letter
from thesis.importing.word_citations import narrative, with_references
from thesis.importing.word_tree import Change
from thesis.source import Source
from thesis.structures import heading_roles

#: Our Markdown, in the words of pandoc's writer.
MARKDOWN = (
    "markdown-smart-grid_tables-multiline_tables-simple_tables-raw_html-native_divs-native_spans"
    "-fenced_divs-bracketed_spans-header_attributes-auto_identifiers-definition_lists"
    "-line_blocks-example_lists-fancy_lists-subscript-superscript-strikeout-startnum"
)
#: «[WHO]» is no link: pandoc's writer is more careful than it needs to be.
_BRACKETS = re.compile(r"\\\[([^\[\]@^\\]{1,40})\\\](?![(\[{:])")
_REMARK = re.compile(f"{REMARK[0]}([^{REMARK[1]}]*){REMARK[1]}")
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
    prepared = (prepare if kind == "docx" else prepare_odt)(archive, data)
    source = "docx+citations" if kind == "docx" else kind
    try:
        text, _ = convert(["-f", source, "-t", "json", "--track-changes=all"], prepared.data)
        records, _ = convert(["-f", source, "-t", "csljson"], prepared.data)
        reading = _Reading(archive, kind, prepared, json.loads(text), imported)
        reading.read(json.loads(records), bibliography)
    except PandocError as error:
        raise Refused(_UNREADABLE.fill(file=path.name, reason=error)) from error
    return imported


class _Reading:
    """One document on its way to chapters."""

    def __init__(
        self,
        archive: Archive,
        kind: str,
        prepared: Prepared,
        document: dict[str, Any],
        imported: Imported,
    ) -> None:
        self._archive = archive
        self._kind = kind
        self._prepared = prepared
        self._document = document
        self._imported = imported

    def read(self, records: list[dict[str, Any]], bibliography: Bibliography) -> None:
        """Fill `imported` with chapters, entries, pictures and remarks."""
        imported = self._imported
        managed, keys = entries_of(records, set(bibliography.entries))
        if managed:
            imported.entries.append(managed.strip())
            imported.say(Kind.TAKEN, remarks.MANAGED, count=len(records))
        known, _ = read_bibliography([Source("references/word.bib", managed)])
        known = Bibliography({**bibliography.entries, **known.entries})
        blocks, by_look = headings_by_look(self._document["blocks"])
        self._prepared.by_look += by_look
        front, parts = _parts(tree.quotations(captions(blocks)))
        descriptions = self._prepared.descriptions
        change = Change(self._archive, self._kind, keys, imported, descriptions).change
        parts = [tree.walk(part, change) for part in parts]
        roles = [_role(_heading(part)) for part in parts]
        listed = _listed(parts, roles, known)
        imported.entries += listed.entries
        report_list(imported, listed)
        every = listed.with_entries(known)
        texts = [self._markdown(part, role, every) for part, role in zip(parts, roles, strict=True)]
        texts = with_references(texts)
        citing = learn([line for text in texts for line in text.split("\n")], every)
        whole = [
            tree.text_of(b["c"]) for part in parts for b in part if b["t"] in {"Para", "Plain"}
        ]
        language = language_of(whole)
        capitals = Capitals("\n".join(whole))
        for part, role, text in zip(parts, roles, texts, strict=True):
            title = _heading(part)
            if role is not Role.REFERENCES and not is_contents(title):
                imported.chapters.append(_chapter(title, role, text, citing, capitals, language))
        imported.entries += [skeleton.bibtex for skeleton in citing.skeletons]
        self._report(citing, parts, front)
        imported.facts |= {
            "language": language,
            "structure": structure_of([c.title for c in imported.chapters], "\n".join(whole)),
        }

    def _markdown(
        self, blocks: list[tree.Element], role: Role | None, bibliography: Bibliography
    ) -> str:
        for block in blocks if role is Role.APPENDIX else ():
            if block["t"] == "Header":
                block["c"][2] = without_letter(block["c"][2])
        whole = {**self._document, "meta": {}, "blocks": blocks}
        to = ["-t", MARKDOWN, "--wrap=none", "--columns=10000", "--markdown-headings=atx"]
        text, _ = convert(["-f", "json", *to], json.dumps(whole).encode())
        shown = _BRACKETS.sub(r"[\1]", text.decode())
        shown = _REMARK.sub(lambda found: self._remark(found[1]), shown)
        return narrative(shown, bibliography)

    def _remark(self, words: str) -> str:
        """Return a remark of an OpenDocument text as a comment."""
        who, _, said = words.partition(": ")
        self._imported.say(Kind.TAKEN, remarks.COMMENT, who=who, text=said)
        return str(tree.comment(words)["c"][1])

    def _report(
        self,
        citing: Citing,
        parts: Sequence[Sequence[tree.Element]],
        front: Sequence[tree.Element],
    ) -> None:
        imported, prepared = self._imported, self._prepared
        say = imported.say
        footnotes = json.dumps(self._document["blocks"]).count('"t": "Note"')
        say(Kind.TAKEN, remarks.WORD, chapters=len(imported.chapters), footnotes=footnotes)
        if prepared.by_look:
            titles = "; ".join(prepared.by_look)
            say(Kind.GUESSED, remarks.BY_LOOK, titles=titles)
        if prepared.contents:
            say(Kind.GUESSED, remarks.CONTENTS, count=prepared.contents)
        for text in prepared.boxes:
            say(Kind.GUESSED, remarks.BOX, text=" ".join(text.split()[:8]))
        for words in _quotations(
            part for part in parts if _role(_heading(part)) is not Role.REFERENCES
        ):
            if words not in prepared.quotations:
                say(Kind.GUESSED, remarks.BLOCK_QUOTATION, text=" ".join(words.split()[:6]))
        for text in prepared.merged:
            say(Kind.GUESSED, remarks.MERGED, text=text)
        for text in prepared.overridden:
            say(Kind.GUESSED, remarks.OVERRIDDEN, text=text)
        for text in prepared.drawings:
            say(Kind.LEFT, remarks.DRAWING, before=text)
        for text in prepared.deleted:
            say(Kind.GUESSED, remarks.DROPPED, text=text)
        if prepared.linked:
            say(Kind.LEFT, remarks.LINKED, count=prepared.linked)
        report_citing(imported, citing)
        self._report_front(front)

    def _report_front(self, front: Sequence[tree.Element]) -> None:
        lines = self._prepared.front + [(words, 0) for words in tree.lines_of(front)]
        styled = self._prepared.facts or _styled(self._document)
        report_front_page(self._imported, read_front_page(lines, styled))
        pictures = json.dumps(list(front)).count('"t": "Image"')
        if pictures:
            self._imported.say(Kind.LEFT, remarks.LOGO, count=pictures)


def _styled(document: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what the styles of an OpenDocument text say of it, with whose style it is."""
    meta = document.get("meta", {})
    found = []
    for key in ("title", "subtitle", "author", "date"):
        value = meta.get(key)
        several = value["c"] if value and value["t"] == "MetaList" else [value]
        found += [(key, " ".join(tree.text_of(one["c"]).split())) for one in several if one]
    return [(key, words) for key, words in found if words]


def _quotations(parts: Iterable[Sequence[tree.Element]]) -> list[str]:
    """Return the paragraphs of all block quotations."""
    return tree.lines_of([block for part in parts for block in part if block["t"] == "BlockQuote"])


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


def _listed(
    parts: Sequence[Sequence[tree.Element]], roles: Sequence[Role | None], known: Bibliography
) -> Listed:
    """Return what the document's own reference list gives."""
    blocks = [
        block
        for part, role in zip(parts, roles, strict=True)
        if role is Role.REFERENCES
        for block in part[1:]
    ]
    return read_list(tree.lines_of(blocks), known)


def _chapter(
    title: str,
    role: Role | None,
    text: str,
    citing: Citing,
    capitals: Capitals,
    language: str,
) -> ImportedChapter:
    body = _finished(text, citing)
    calm = capitals.calm(title)
    if role is Role.ABSTRACT:
        own = language_of_abstract(calm, body, language)
    else:
        own = language_of([body], language)
    return ImportedChapter(
        title=calm,
        body=_calmed(body, capitals),
        role=role,
        language=own if role is Role.ABSTRACT or own != language else "",
    )


def _calmed(body: str, capitals: Capitals) -> str:
    """Return Markdown whose headings in capitals are ordinary ones."""
    return re.sub(r"^(#+ )(.+)$", lambda m: m[1] + capitals.calm(m[2]), body, flags=re.MULTILINE)


def _finished(text: str, citing: Citing) -> str:
    """Return Markdown with keys for typed citations, its paragraphs in lines."""
    out = []
    for line in text.split("\n"):
        keyed = "".join(piece.text for piece in citing.pieces(line))
        out.append(keyed if _NOT_TEXT.match(keyed) or not keyed else fill(keyed))
    return "\n".join(out).strip() + "\n"
