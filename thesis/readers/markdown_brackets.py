"""What square brackets begin: citations, footnotes, links, language marks and pictures."""

# ruff: noqa: FBT001 - markdown-it-py's rules take a positional flag

from __future__ import annotations

import re
from urllib.parse import unquote

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import link

from thesis.diagnostic import Filled
from thesis.readers import markdown_block_rules as rules
from thesis.readers import markdown_inline_rules as inline_rules
from thesis.readers.markdown_attributes import SPACE, Attributes, find_attributes, skip, take
from thesis.readers.markdown_cite import (
    cluster,
    is_cluster,
    report_keyless,
    report_unclosed,
)
from thesis.readers.markdown_images import check_image
from thesis.readers.markdown_inline import InlineState

_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_STARTS_WITH_KEY = re.compile(r"\s*-?@")


def bracket(state: InlineState, silent: bool) -> bool:
    """Read `[^1]`, a citation, a link or `[text]{…}`, whichever the bracket begins."""
    note = _NOTE.match(state.src, state.pos, state.posMax)
    if note:
        return _note(state, note, silent=silent)
    start = state.pos
    end = state.md.helpers.parseLinkLabel(state, start)
    if end < 0:
        if not silent:
            report_unclosed(state)
        return False
    after = state.src[end + 1 : end + 2] if end + 1 < state.posMax else ""
    if after == "(" and _link(state, silent=silent):
        return True
    attributes = find_attributes(state.src, end + 1, state.posMax) if after == "{" else None
    cites = is_cluster(state, start + 1, end)
    if cites and (attributes is None or _STARTS_WITH_KEY.match(state.src, start + 1)):
        if not silent:
            report_keyless(state, start + 1, end)
            cluster(state, start + 1, end)
        state.pos = end + 1
        return True
    if attributes:
        if not silent:
            _marked(state, start + 1, end, attributes)
        state.pos = attributes.end
        return True
    if _link(state, silent=silent):
        return True
    if not silent:
        report_keyless(state, start + 1, end)
    return False


def _link(state: InlineState, *, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    if not link(state, silent):
        return False
    # Pending text never comes first: our parser pushes text at once.
    if not silent and "title" in state.tokens[count].attrs:
        where = state.where(start, state.pos)
        state.context.report(rules.UNSUPPORTED.at(where, what=_TITLE, hint=_TITLE_HINT))
    return True


def _note(state: InlineState, found: re.Match[str], *, silent: bool) -> bool:
    if not silent:
        token = state.push("note", "", 0)
        token.content = found[1]
    state.pos = found.end()
    return True


def caret(state: InlineState, silent: bool) -> bool:
    """Read a footnote in the line, `^[text]`."""
    start = state.pos
    if not state.src.startswith("^[", start) or start + 2 >= state.posMax:
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0:
        if not silent:
            where = state.where(start, start + 2)
            state.context.report(rules.UNCLOSED.at(where, opener="^[", closer="]"))
        return False
    if not silent:
        state.inside("note", start + 2, end)
    state.pos = end + 1
    return True


_TEXT = frozenset({"lang", ".smallcaps"})


def _marked(state: InlineState, start: int, end: int, attributes: Attributes) -> None:
    """Push `[text]{lang=en}`; without a mark that means something, the text alone."""
    taken = take(state.context, attributes, state.where, _TEXT)
    if "lang" in taken:
        state.inside("foreign", start, end).meta["language"] = taken["lang"]
    elif ".smallcaps" in taken:
        state.inside("smallcaps", start, end)
    else:
        limit = state.posMax
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.posMax = limit


_UNEVEN = Filled(
    "a bracket is missing, or its path has uneven ones",
    "det mangler en parentes, eller stien har en for mye",
)
_ANGLE = Filled("write ![text](<the path.png>)", "skriv ![tekst](<stien.png>)")
_TITLE = Filled("a title in quotes after a path", "en tittel i hermetegn etter en sti")
_TITLE_HINT = Filled(
    "it is not printed; what readers should see goes within the square brackets",
    "den blir ikke trykt; det leseren skal se, skrives i hakeparentesen",
)
_IMAGE = frozenset({"#", "width", "alt", "fig-alt"})


def image(state: InlineState, silent: bool) -> bool:
    """Read `![caption](path){…}` or `![caption][reference]`."""
    start = state.pos
    if not state.src.startswith("![", start) or start + 2 >= state.posMax:
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0:
        return False
    target = _target(state, end + 1) or _reference_target(state, start + 2, end)
    if target is None:
        if not silent and state.src.startswith("(", end + 1):
            where = state.where(start, end + 2)
            problem = inline_rules.IMAGE_UNUSABLE.at(where, reason=_UNEVEN, hint=_ANGLE)
            state.context.report(problem)
        return False
    path, path_start, path_end, after = target
    attributes = find_attributes(state.src, after, state.posMax)
    if not silent:
        taken = take(state.context, attributes, state.where, _IMAGE)
        token = state.inside("image", start + 2, end)
        path_where = state.where(path_start, path_end)
        token.meta |= {
            "path": check_image(path, path_where, state.context),
            "path_where": path_where,
            "label": taken.get("#", ""),
            "braces": state.where(after, attributes.end) if attributes else None,
            "width": taken.get("width", ""),
            "alt": taken.get("alt", taken.get("fig-alt", "")),
        }
    state.pos = attributes.end if attributes else after
    return True


def _target(state: InlineState, at: int) -> tuple[str, int, int, int] | None:
    """Return path, where it begins and ends, and what follows, for `(path)` at this place."""
    text, limit = state.src, state.posMax
    if at >= limit or text[at] != "(":
        return None
    start = skip(SPACE, text, at + 1, limit)
    if text.startswith(")", start):
        return "", at, start + 1, start + 1
    path = state.md.helpers.parseLinkDestination(text, start, limit)
    if not path.ok:
        return _spaced_target(text, start, limit)
    end = skip(SPACE, text, path.pos, limit)
    title = state.md.helpers.parseLinkTitle(text, end, limit, None)
    if title.ok and end > path.pos:
        where = state.where(end, title.pos)
        problem = rules.UNSUPPORTED.at(where, what=_TITLE, hint=_TITLE_HINT)
        state.context.report(problem)
        end = skip(SPACE, text, title.pos, limit)
    if end >= limit or text[end] != ")":
        return _spaced_target(text, start, limit)
    bare = text.startswith("<", start)
    return path.str, start + bare, path.pos - bare, end + 1


#: A path up to the bracket that closes it; a pair may stand in it, as in «bilde (1).png».
_WITH_SPACES = re.compile(r"((?:[^()<>\"\n]|\([^()<>\"\n]*\))+?)[ \t]*\)")


def _spaced_target(text: str, start: int, limit: int) -> tuple[str, int, int, int] | None:
    """Return the same for a path with spaces, as cameras and screens name their pictures.

    CommonMark wants it in angle brackets; pandoc reads it without.
    """
    found = _WITH_SPACES.match(text, start, limit)
    return (found[1], start, found.end(1), found.end()) if found else None


def _reference_target(state: InlineState, start: int, end: int) -> tuple[str, int, int, int] | None:
    """Return the same for `[reference]` after the caption, or for a caption that is one."""
    text, after = state.src, end + 1
    if text.startswith("[", after) and after < state.posMax:
        close = state.md.helpers.parseLinkLabel(state, after)
        if close >= 0:
            start, end = (start, end) if close == after + 1 else (after + 1, close)
            after = close + 1
    known = state.env.get("references", {}).get(normalizeReference(text[start:end]))
    return (unquote(known["href"]), start, end, after) if known else None
