"""Marks within a line: code, emphasis, sub- and superscript, addresses, entities and HTML."""

# ruff: noqa: FBT001 - markdown-it-py's rules take a positional flag

from __future__ import annotations

import re

from markdown_it.rules_inline import backtick, emphasis, entity, html_inline, strikethrough
from markdown_it.rules_inline.autolink import AUTOLINK_RE, EMAIL_RE

from thesis.diagnostic import Filled
from thesis.nodes import Code, LineBreak, Link, Str, Tex
from thesis.readers import markdown_block_rules as rules
from thesis.readers.markdown_attributes import BLANKS, find_attributes, skip, take
from thesis.readers.markdown_brackets import bracket, caret, image
from thesis.readers.markdown_cite import narrative
from thesis.readers.markdown_inline import InlineRule, InlineState
from thesis.readers.markdown_tex import backslash, dollar

_TRAILING = re.compile(r"[ \t]+$")
_SMALL = re.compile(r"([~^])(?![\s\[~^])((?:[^\s~^\\]|\\.)+)\1(?!\1)")
_SCHEME = re.compile(r"(?<![A-Za-z0-9])https?$", re.IGNORECASE)
_URL = re.compile(r"://[^\s<>`\"|\\{}\[\]«»]+")
_RAW = re.compile(r"\{=latex\}|\{=tex\}")


def newline(state: InlineState, silent: bool) -> bool:
    """Read a line end: a break after two spaces, else a space."""
    start = state.pos
    if not silent:
        hard = False
        last = state.tokens[-1] if state.tokens else None
        if last and last.type == "text" and last.meta.get("at", (0, 0))[1] == start:
            trailing = _TRAILING.search(last.content)
            if trailing:
                hard = trailing[0].endswith("  ")
                last.content = last.content[: trailing.start()]
                begin = last.meta["at"][0]
                last.meta["at"] = (begin, begin + len(last.content))
        state.push("hardbreak" if hard else "softbreak", "br", 0)
    state.pos = skip(BLANKS, state.src, start + 1, state.posMax)
    return True


def code(state: InlineState, silent: bool) -> bool:
    """Read `code`, and `TeX` where {=latex} follows."""
    start = state.pos
    backtick(state, silent)
    last = state.tokens[-1] if state.tokens and not silent else None
    if state.pending or last is None or last.type != "code_inline":
        return True
    state.tokens.pop()
    state.tokens_meta.pop()
    raw = _RAW.match(state.src, state.pos, state.posMax)
    attributes = find_attributes(state.src, state.pos, state.posMax)
    if raw:
        state.node(Tex(state.where(start, raw.end()), last.content))
        state.pos = raw.end()
        return True
    if attributes:
        take(state.context, attributes, state.where, frozenset())
    state.node(Code(state.where(start, state.pos), last.content))
    state.pos = attributes.end if attributes else state.pos
    return True


def small(state: InlineState, silent: bool) -> bool:
    """Read H~2~O and m^2^: no white space between the marks, as in Pandoc."""
    found = _SMALL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.inside("sub" if found[1] == "~" else "sup", *found.span(2))
    state.pos = found.end()
    return True


def address(state: InlineState, silent: bool) -> bool:
    """Read an address in angle brackets: <https://…>, <navn@uni.no>."""
    start = state.pos
    end = state.src.find(">", start, state.posMax)
    text = state.src[start + 1 : end] if end > 0 else ""
    email = EMAIL_RE.match(text)
    if not email and not AUTOLINK_RE.match(text):
        return False
    url = state.md.normalizeLink(f"mailto:{text}" if email else text)
    if not state.md.validateLink(url):
        return False
    if not silent:
        shown = Str(state.where(start + 1, end), text)
        state.node(Link(state.where(start, end + 1), url, (shown,)))
    state.pos = end + 1
    return True


def bare_url(state: InlineState, silent: bool) -> bool:
    """Read an address that stands in the text as it is; its «https» is already text."""
    last = state.tokens[-1] if state.tokens and not silent else None
    found = _URL.match(state.src, state.pos, state.posMax)
    scheme = _SCHEME.search(last.content) if last and last.type == "text" else None
    if last is None or found is None or scheme is None or state.linkLevel:
        return False
    end = state.pos + len(_without_tail(found[0]))
    start = state.pos - len(scheme[0])
    url = state.src[start:end]
    if end <= state.pos + 3 or last.meta["at"][1] != state.pos:
        return False
    last.content = last.content[: scheme.start()]
    last.meta["at"] = (last.meta["at"][0], start)
    where = state.where(start, end)
    state.node(Link(where, state.md.normalizeLink(url), (Str(where, url),)))
    state.tokens[-1].meta["at"] = (start, end)
    state.pos = end
    return True


def _without_tail(url: str) -> str:
    """Take off the punctuation that ends the sentence, not the address (GFM's rule)."""
    while url and (
        url[-1] in "?!.,:;*_~'\"’”»" or (url[-1] == ")" and url.count("(") < url.count(")"))
    ):
        url = url[:-1]
    return url


def ampersand(state: InlineState, silent: bool) -> bool:
    """Read an entity such as &nbsp; as the character that it names."""
    start = state.pos
    if not entity(state, silent):
        return False
    if not silent:
        content = state.tokens.pop().content
        state.tokens_meta.pop()
        state.text(content, start, state.pos)
    return True


_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
#: Elements that hold or are content which their text does not say.
_LOSES = frozenset(
    {"audio", "canvas", "embed", "hr", "iframe", "img", "input", "math", "object", "picture"}
    | {"script", "source", "style", "svg", "table", "textarea", "video"}
)
_LONG_COMMENT = Filled(
    "a comment with blank lines must begin on a line of its own",
    "en kommentar med tomme linjer må begynne på en egen linje",
)


def html(state: InlineState, silent: bool) -> bool:
    """Read an HTML comment or tag; only comments and <br> mean something here."""
    start = state.pos
    if not html_inline(state, silent):
        if not silent and state.src.startswith("<!--", start):
            where = state.where(start, start + 4)
            problem = rules.UNCLOSED.at(where, opener="<!--", closer="-->", hint=_LONG_COMMENT)
            state.context.report(problem)
        return False
    if silent:
        return True
    content = state.tokens.pop().content
    state.tokens_meta.pop()
    if _BREAK.fullmatch(content):
        state.node(LineBreak(state.where(start, state.pos)))
    elif not content.startswith("<!--"):
        _report_html(state, content, start)
    return True


def _report_html(state: InlineState, content: str, start: int) -> None:
    tag = _TAG.match(content)
    shown = " ".join(content.split())
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    where = state.where(start, state.pos)
    name = tag[1].lower() if tag else ""
    opened: set[str] = state.env.setdefault("html", set())
    if not content.startswith("</"):
        opened.add(name)
    elif name in opened:
        return
    rule = rules.RAW_HTML if tag and name not in _LOSES else rules.HTML_LOST
    state.context.report(rule.at(where, tag=shown))


#: By the character that they begin with; the first that matches counts.
RULES: dict[str, tuple[InlineRule, ...]] = {
    "\n": (newline,),
    "\\": (backslash,),
    "`": (code,),
    "$": (dollar,),
    "*": (emphasis.tokenize,),
    "_": (emphasis.tokenize,),
    "~": (strikethrough.tokenize, small),
    "^": (caret, small),
    "!": (image,),
    "[": (bracket,),
    "@": (narrative,),
    "-": (narrative,),
    "<": (address, html),
    "&": (ampersand,),
    ":": (bare_url,),
}
