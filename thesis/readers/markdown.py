"""Chapters in Markdown.

The dialect is CommonMark with tables, footnotes, Pandoc's citations, attributes and TeX, figures,
table captions, cross-references and language marks. What other dialects have beyond that is
printed as it is written, and reported. Typographic signs are printed as written, never replaced.

markdown-it-py parses blocks and lines; the modules beside this one (`markdown_…`) add our syntax
and turn its tokens into nodes, each with the exact place that it was read from.
"""

from __future__ import annotations

from pathlib import Path

from thesis.diagnostic import Diagnostic
from thesis.document import Chapter
from thesis.readers.markdown_block import parser
from thesis.readers.markdown_build import Builder
from thesis.readers.markdown_context import Context, blank
from thesis.readers.markdown_front import read_front_matter
from thesis.readers.markdown_inline import Env
from thesis.readers.markdown_notes import Notes
from thesis.source import Source


def read(source: Source, root: Path, language: str) -> tuple[Chapter, list[Diagnostic]]:
    """Read a Markdown file; never raises, whatever the text.

    Args:
        source: the file.
        root: the project's folder, where the paths of pictures begin.
        language: the chapter's language where its front matter names none.

    Returns:
        The chapter, and what is wrong in it in order of place.
    """
    front, problems = read_front_matter(source)
    text = source.text
    # CommonMark 0.31, 2.3: a NUL is read as the replacement character.
    body = blank(text[: front.end]) + text[front.end :].replace("\0", "\ufffd")
    context = Context(source, root, Source(source.path, body), problems)
    md = parser()
    notes = Notes(context)
    env: Env = {"context": context, "notes": notes}
    tokens = md.block.parse(body, md, env, []) or []
    blocks = Builder(md, context, tokens, notes, env).blocks(0, len(tokens))
    notes.report_unused()
    spoken = front.language or language
    chapter = Chapter(
        source=source,
        blocks=blocks,
        prose=(context.prose(spoken),),
        language=spoken,
        format="markdown",
        role=front.role,
        role_where=front.role_where,
        numbered=front.numbered,
        title=front.title,
    )
    return chapter, sorted(context.diagnostics, key=Diagnostic.sort_key)
