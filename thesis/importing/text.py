"""Plain text, as it comes out of a PDF or a word processor: `thesis import oppgave.txt`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thesis.bibliography import Bibliography
from thesis.diagnostic import Text
from thesis.document import Role
from thesis.importing import remarks
from thesis.importing.blocks import CAPTION, Block, BlockKind, Blocks, read_blocks
from thesis.importing.citing import Citing, learn
from thesis.importing.front_page import read_front_page
from thesis.importing.guesses import language_of, language_of_abstract, structure_of
from thesis.importing.lines import Lines, read_lines
from thesis.importing.markup import escape, fill
from thesis.importing.model import Imported, ImportedChapter, Kind
from thesis.importing.page_notes import page_notes
from thesis.importing.reference_list import read_list
from thesis.importing.reporting import report_citing, report_front_page, report_list
from thesis.importing.titles import Capitals, without_letter

_KIND = {
    BlockKind.PARAGRAPH: ("", ""),
    BlockKind.QUOTATION: ("> ", "> "),
    BlockKind.ITEM: ("- ", "  "),
}


def read_text(text: str, bibliography: Bibliography) -> Imported:
    """Return a plain text as chapters, with entries for the works that `bibliography` lacks."""
    lines = read_lines(text)
    blocks = read_blocks(lines)
    capitals = Capitals(text)
    prose, listed = _without_references(blocks.blocks)
    references = read_list([block.text for block in listed[1:]], bibliography)
    bibliography = references.with_entries(bibliography)
    citing = learn([block.text for block in prose], bibliography)
    imported = Imported()
    language = language_of([b.text for b in prose if b.kind is not BlockKind.TITLE])
    for part in _parts(prose):
        imported.chapters.append(_chapter(part, citing, capitals, language))
    imported.entries = references.entries + [s.bibtex for s in citing.skeletons]
    imported.facts = {
        "language": language,
        "structure": structure_of([c.title for c in imported.chapters], text),
    }
    _report(imported, lines, blocks, citing, page_notes(text))
    report_list(imported, references)
    return imported


def _without_references(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the blocks of the text, and those under the heading of the reference list."""
    text: list[Block] = []
    listed: list[Block] = []
    inside = False
    for block in blocks:
        if block.kind is BlockKind.TITLE and block.level == 1:
            inside = block.role is Role.REFERENCES
        (listed if inside else text).append(block)
    return text, listed


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    part: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.TITLE and block.level == 1 and part:
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _chapter(
    part: Sequence[Block], citing: Citing, capitals: Capitals, language: str
) -> ImportedChapter:
    first = part[0]
    title = capitals.calm(first.text) if first.kind is BlockKind.TITLE else ""
    if first.role is Role.APPENDIX:
        first = replace(first, text=without_letter(first.text))
        part = [first, *part[1:]]
        title = capitals.calm(first.text)
    prose = "\n".join(block.text for block in part if block.kind is not BlockKind.TITLE)
    if first.role is Role.ABSTRACT:
        own = language_of_abstract(title, prose, language)
    else:
        own = language_of([prose], language)
    role = first.role if first.role in {Role.ABSTRACT, Role.PREFACE, Role.APPENDIX} else None
    written: list[str] = []
    last: BlockKind | None = None
    for block in part:
        text = _written(block, citing, capitals)
        # Items of one list stand together.
        together = block.kind is BlockKind.ITEM and last is BlockKind.ITEM
        written.append(f"{'' if not written else chr(10) if together else chr(10) * 2}{text}")
        last = block.kind
    return ImportedChapter(
        title=title,
        body="".join(written) + "\n",
        role=role,
        language=own if role is Role.ABSTRACT else own if own != language else "",
    )


def _written(block: Block, citing: Citing, capitals: Capitals) -> str:
    if block.kind is BlockKind.TITLE:
        return f"{'#' * block.level} {escape(capitals.calm(block.text))}"
    pieces = citing.pieces(block.text)
    text = "".join(piece.text if piece.typed else escape(piece.text) for piece in pieces)
    return fill(text, *_KIND[block.kind])


def _report(
    imported: Imported,
    lines: Lines,
    blocks: Blocks,
    citing: Citing,
    notes: Sequence[tuple[int, str]],
) -> None:
    kinds = [block.kind for block in blocks.blocks]
    say = imported.say
    say(
        Kind.TAKEN,
        remarks.TEXT,
        chapters=len(imported.chapters),
        headings=kinds.count(BlockKind.TITLE),
        paragraphs=kinds.count(BlockKind.PARAGRAPH),
    )
    dropped: list[tuple[Text, int]] = [
        (remarks.PAGE_NUMBERS, lines.page_numbers),
        (remarks.CONTENTS, blocks.contents),
    ]
    for sentence, count in dropped:
        if count:
            say(Kind.GUESSED, sentence, count=count)
    for head in lines.running_heads:
        say(Kind.GUESSED, remarks.RUNNING_HEAD, text=head)
    for block in blocks.blocks:
        if block.kind is BlockKind.QUOTATION:
            say(Kind.GUESSED, remarks.QUOTATION, text=_start(block.text), line=block.line)
    for block in blocks.blocks:
        caption = CAPTION.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
        if caption:
            sentence = remarks.FLAT_TABLE if caption["table"] else remarks.FLAT_FIGURE
            say(Kind.LEFT, sentence, text=_start(block.text), line=block.line)
    for line, words in notes:
        say(Kind.LEFT, remarks.PAGE_NOTE, text=_start(words), line=line)
    if blocks.joined_words:
        say(Kind.GUESSED, remarks.JOINED, words=", ".join(dict.fromkeys(blocks.joined_words)))
    report_citing(imported, citing)
    report_front_page(imported, read_front_page([(line, 0) for line in blocks.front]))


def _start(text: str) -> str:
    return " ".join(text.split()[:6])
