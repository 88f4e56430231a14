r"""Chapters in LaTeX: the body of a document as students have it, without its preamble.

The first lines may set what the front matter of a Markdown chapter sets, as comments:

    % role: appendix
    % lang: en
    % numbered: no
    % title: Intervjuguide

A file without `\chapter` whose first heading is a `\section` is a chapter all the same: its
headings count one level higher.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from thesis.diagnostic import Diagnostic, Severity, Text, rule
from thesis.document import Chapter, Role
from thesis.nodes import Block, BlockQuote, Division, Environment, Foreign, Heading
from thesis.readers.latex_blocks import BLOCKS, read_environment
from thesis.readers.latex_flow import Flow, Work
from thesis.readers.latex_include import INCLUDES
from thesis.readers.latex_inlines import INLINES
from thesis.readers.latex_out import Out
from thesis.readers.latex_parse import parse
from thesis.source import Location, Source
from thesis.suggestions import nearest

MAGIC_COMMENT = rule(
    "SRC035",
    "unknown-comment-value",
    Severity.ERROR,
    message=Text(
        en="“{value}” is not a value for {key}: write {wanted}",
        nb="«{value}» er ingen verdi for {key}: skriv {wanted}",
    ),
    why=Text(
        en="Comments at the top of a LaTeX chapter say what it is: “% role: …”, “% lang: …”, "
        "“% numbered: …”. A value that is not understood would have no effect.",
        nb="Kommentarer øverst i et LaTeX-kapittel sier hva det er: «% role: …», «% lang: …», "
        "«% numbered: …». En verdi som ikke forstås, ville ikke hatt noen virkning.",
    ),
    fix=Text(en="choose one of the values listed", nb="velg en av verdiene som er nevnt"),
    example="% role: apendix",
)

_MAGIC = re.compile(r"[ \t]*%+[ \t]*(role|lang|numbered|title)[ \t]*:[ \t]*(.*?)[ \t]*")
_TOP_LINE = re.compile(r"[ \t]*(?:%.*)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_YES = {"yes": True, "true": True, "ja": True, "no": False, "false": False, "nei": False}
_HANDLERS = INLINES | BLOCKS | INCLUDES


@dataclass
class _Settings:
    role: Role | None = None
    role_where: Location | None = None
    language: str = ""
    numbered: bool | None = None
    title: str = ""


def read(source: Source, root: Path, language: str) -> tuple[Chapter, list[Diagnostic]]:
    """Read a LaTeX chapter and the files that it includes. Never raises on what it reads.

    Args:
        source: the chapter's file; its path is relative to `root`.
        root: the project's folder; nothing outside of it is opened.
        language: the thesis' language, for a chapter that names none.
    """
    diagnostics: list[Diagnostic] = []
    settings = _settings(source, diagnostics)
    language = settings.language or language
    root = root.resolve()
    path = root / source.path
    work = Work(root, path, language, diagnostics, including=[path])
    parsed = parse(work, source, path, language)
    out = Out(language=language)
    flow = Flow(work, parsed, _HANDLERS, read_environment, out)
    flow.run(parsed.body.first, parsed.body.last)
    out.close()
    out.end_languages(0)
    blocks, language = _one_language(tuple(out.blocks), language)
    if work.appendix and settings.role is None:
        settings.role, settings.role_where = Role.APPENDIX, work.appendix
    chapter = Chapter(
        source,
        _levelled(blocks),
        tuple(one.prose for one in work.parsed.values()),
        language,
        "latex",
        settings.role,
        settings.role_where,
        settings.numbered,
        settings.title,
    )
    return chapter, _once(diagnostics)


def _settings(source: Source, diagnostics: list[Diagnostic]) -> _Settings:
    """Read the comments above the first line of text."""
    settings = _Settings()
    start = 0
    for line in source.text.split("\n"):
        if not _TOP_LINE.fullmatch(line):
            break
        if found := _MAGIC.fullmatch(line):
            where = source.at(start + found.start(2), start + found.end(2))
            _set(settings, found[1], where, diagnostics)
        start += len(line) + 1
    return settings


def _set(settings: _Settings, key: str, where: Location, diagnostics: list[Diagnostic]) -> None:
    value = where.text
    roles = {role.value: role for role in Role}
    if key == "title":
        settings.title = value
    elif key == "role" and value in roles:
        settings.role, settings.role_where = roles[value], where
    elif key == "numbered" and value.lower() in _YES:
        settings.numbered = _YES[value.lower()]
    elif key == "lang" and _LANGUAGE.fullmatch(value):
        settings.language = value
    else:
        wanted = {"role": list(roles), "numbered": ["yes", "no"], "lang": ["nb", "nn", "en"]}[key]
        diagnostics.append(
            MAGIC_COMMENT.at(
                where,
                hint=nearest(value.lower(), wanted),
                value=value,
                key=key,
                wanted=", ".join(wanted),
            )
        )


def _one_language(blocks: tuple[Block, ...], language: str) -> tuple[tuple[Block, ...], str]:
    """Take the language off the blocks when all are marked with the same: it is the chapter's."""
    marks = {_mark(block) for block in blocks}
    if len(marks) != 1 or None in marks:
        return blocks, language
    unmarked: list[Block] = []
    for block in blocks:
        if isinstance(block, Division):
            unmarked += block.blocks
        elif isinstance(block, Heading) and isinstance(block.children[0], Foreign):
            unmarked.append(replace(block, children=block.children[0].children))
    return tuple(unmarked), marks.pop() or language


def _mark(block: Block) -> str | None:
    match block:
        case Division(language=language):
            return language
        case Heading(children=(Foreign(language=language),)):
            return language
        case _:
            return None


def _levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Count the headings one level higher when there is no chapter and a section comes first."""
    headings = [block for block in _every(blocks) if isinstance(block, Heading)]
    if not headings or headings[0].level != 2 or any(h.level == 1 for h in headings):
        return blocks
    return _raised(blocks)


def _every(blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        if isinstance(block, (Division, Environment, BlockQuote)):
            found += _every(block.blocks)
    return found


def _raised(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    raised: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            raised.append(replace(block, level=block.level - 1))
        elif isinstance(block, (Division, Environment, BlockQuote)):
            raised.append(replace(block, blocks=_raised(block.blocks)))
        else:
            raised.append(block)
    return tuple(raised)


def _once(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Report a place once although its file is included twice."""
    seen: dict[tuple[str, Location | None], Diagnostic] = {}
    for diagnostic in diagnostics:
        seen.setdefault((diagnostic.code, diagnostic.where), diagnostic)
    return list(seen.values())


__all__ = ["read"]
