"""Blocks become TeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from thesis.nodes import (
    AppendedPages,
    Block,
    BlockQuote,
    CodeBlock,
    Division,
    Environment,
    Figure,
    Heading,
    Image,
    ListBlock,
    MathBlock,
    Paragraph,
    Table,
    TexBlock,
    ThematicBreak,
)
from thesis.typeset import escape as esc
from thesis.typeset.pictures import picture
from thesis.typeset.tex import command, environment
from thesis.typeset.writer import Place, Writer, caption, delayed, marker, short_tag
from thesis.typeset.writer_headings import heading
from thesis.typeset.writer_tables import table

#: Formulas that bring their own display: `align` and its kin from amsmath.
_DISPLAYS = ("align", "alignat", "equation", "flalign", "gather", "multline", "eqnarray")


def blocks(writer: Writer, nodes: Iterable[Block], place: Place) -> str:
    """Return blocks, each under its marker, an empty line where a paragraph ends."""
    out: list[str] = []
    previous: Block | None = None
    for node in nodes:
        if previous is not None and not _runs_on(previous, node):
            out.append("")
        out.append(f"{marker(node.where)}\n{block(writer, node, place)}")
        previous = node
    return "\n".join(out) + "\n"


def _runs_on(before: Block, after: Block) -> bool:
    """Say whether the paragraph goes on: TeX sets an empty line above a formula that starts one.

    In LaTeX chapters the source says it.
    """
    if isinstance(before, Paragraph) and isinstance(after, MathBlock):
        return True
    first, second = before.where, after.where
    if second.source is not first.source or not second.source.path.endswith(".tex"):
        return False
    between = second.source.text[first.span.end : second.span.start]
    return not _EMPTY_LINE.search(between)


_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def block(writer: Writer, node: Block, place: Place) -> str:
    """Return one block."""
    match node:
        case Heading():
            return heading(writer, node, place)
        case Paragraph(children=children):
            return writer.inlines(children, place)
        case BlockQuote(blocks=inner):
            return environment("quote", blocks(writer, inner, place))
        case ListBlock():
            return _list(writer, node, place)
        case Table():
            return table(writer, node, place)
        case Figure():
            return _figure(writer, node, place)
        case Environment():
            # No blank line before the end: a longtable must not get a paragraph there.
            inside = blocks(writer, node.blocks, place).rstrip("\n")
            return f"{node.begin}\n{inside}\n{marker_at_end(node)}{node.end}"
        case CodeBlock(text=text):
            return _code(writer.marked(text))
        case MathBlock():
            return _formula(node)
        case TexBlock(tex=tex):
            return tex
        case AppendedPages(images=images):
            return "\n".join(_appended(image) for image in images)
        case ThematicBreak():
            return command("passagebreak")
        case Division(language=language, blocks=inner):
            place = replace(place, language=language)
            arguments = [short_tag(language)]
            return environment("foreignblock", blocks(writer, inner, place), arguments=arguments)


def marker_at_end(node: Environment) -> str:
    """Return a marker for an environment's last line, where TeX misses what it lacks."""
    return f"%@ {node.where.source.path}:{node.where.end.line}\n"


def _list(writer: Writer, node: ListBlock, place: Place) -> str:
    name = "enumerate" if node.ordered else "itemize"
    options = f"start={node.start}" if node.ordered and node.start != 1 else None
    items = [f"\\item\n{blocks(writer, item, place)}" for item in node.items]
    tight = "\\tight\n" if node.tight else ""
    return environment(name, tight + "\n".join(items), options=options)


def _figure(writer: Writer, node: Figure, place: Place) -> str:
    notes: list[str] = []
    within = replace(place, notes=notes)
    lines = [r"\centering", picture(node.image, writer.root)]
    if node.caption or node.label:
        lines.append(caption(writer, node.caption, within))
    if node.label:
        lines.append(command("label", esc.name(node.label)))
    return environment("figure", "\n".join(lines), options="!htb") + delayed(notes)


def _appended(page: Image) -> str:
    path = esc.image_path(page.path)
    return command("appendedpage", page.options, esc.escape(page.alt), path)


def _code(text: str) -> str:
    lines = [_code_line(line) for line in text.rstrip("\n").split("\n")]
    return environment("codeblock", "\\newline{}\n".join(lines))


def _code_line(line: str) -> str:
    stripped = line.lstrip(" ")
    indent = r"\ " * (len(line) - len(stripped))
    return rf"\mbox{{}}{indent}{esc.code(stripped)}"


def _formula(node: MathBlock) -> str:
    tex = node.tex.strip()
    if tex.startswith(tuple(rf"\begin{{{name}" for name in _DISPLAYS)):
        return tex
    if node.label:
        return environment("equation", f"{command('label', esc.name(node.label))}\n{tex}")
    return f"\\[\n{tex}\n\\]"
