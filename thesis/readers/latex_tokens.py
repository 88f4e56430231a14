r"""LaTeX source as tokens: the only place that knows how TeX reads characters.

One pass, linear in the text; the tokens' spans follow each other without a gap, so that any
run of tokens is a slice of the source. What TeX does not read as LaTeX (verbatim, listings,
`\iffalse` … `\fi`, the comment environment) is one token each: nothing in it is looked at.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from thesis.readers.latex_tables import words

Kind = Literal[
    "text",
    "blank",  # spaces between other tokens, one line end
    "command",  # name: without backslash and star
    "begin",  # \begin{name}
    "end",  # \end{name}
    "open",
    "close",
    "bracket",  # [
    "unbracket",  # ]
    "dollar",
    "special",  # & # _ ^
    "tie",
    "par",  # one blank line or more
    "comment",
    "verb",  # \verb|..|, \lstinline|..|
    "url",  # the braces after \url and its like, where % # _ & are themselves
    "raw",  # a whole verbatim environment
    "skip",  # \iffalse ... \fi, the comment environment
]


class Token(NamedTuple):
    """A piece of the source, `start` to before `end`."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """A command's or environment's name."""
    closed: bool = True
    """False when a skipped part runs to the end of the file for want of its end."""


#: Environments whose inside TeX takes as it stands (LaTeX, fancyvrb, listings, minted).
RAW_ENVIRONMENTS = frozenset(
    words(
        "verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim SaveVerbatim "
        "lstlisting minted filecontents filecontents*"
    )
)
_URL_COMMANDS = frozenset(words("url href nolinkurl path hyperimage hyperbaseurl"))
_VERB_COMMANDS = frozenset(words("verb Verb lstinline mintinline"))

# A comment takes the line end and the next line's indentation with it (The TeXbook, chapter 8),
# unless that line is blank: then the blank line still ends the paragraph.
_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t]*\n(?![ \t]*\n)[ \t]*|[ \t]+(?=[\\{}$&#_^%~\[\]]|\Z))
  | (?P<text>[^\\{}$&#_^%~\[\]\n]+)
  | (?P<par>\n[ \t]*\n(?:[ \t]*\n)*)
  | (?P<command>\\(?:[A-Za-z@]+\*?|\\\*?|[^A-Za-z@]|\Z))
  | (?P<comment>%[^\n]*(?:\n[ \t]*(?=\S))?)
  | (?P<open>\{)
  | (?P<close>\})
  | (?P<bracket>\[)
  | (?P<unbracket>\])
  | (?P<dollar>\$)
  | (?P<tie>~)
  | (?P<special>[&\#_^])
    """,
    re.VERBOSE,
)
_ENVIRONMENT_NAME = re.compile(r"[ \t]*\{([^{}\n\\$%]*)\}")
# A URL in braces, at most one level of braces within, all on one line.
_URL = re.compile(r"[ \t]*\{(?:[^{}\n\\]|\\.|\{[^{}\n]*\})*\}")
_VERB_OPTIONS = re.compile(r"(?:\[[^\]\n]*\])?")
_MINT_LANGUAGE = re.compile(r"\{[^{}\n]*\}")
_CONDITIONAL = re.compile(r"%[^\n]*|\\(if[A-Za-z@]*|else|fi)(?![A-Za-z@])|\\.", re.DOTALL)


class _Tokenizer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        # Environments that have no end further on: not looked for again, which keeps the
        # whole linear.
        self.endless: set[str] = set()

    def run(self) -> list[Token]:
        text, tokens, match = self.text, self.tokens, _TOKEN.match
        at = 0
        while at < len(text):
            found = match(text, at)
            # Every character has a place in the pattern above.
            assert found is not None  # noqa: S101
            kind = found.lastgroup
            at = found.end()
            if kind == "command":
                at = self.command(found.start(), at)
            else:
                tokens.append(Token(kind, found.start(), at))  # type: ignore[arg-type]
        return tokens

    def command(self, start: int, end: int) -> int:
        name = self.text[start + 1 : end]
        if name[:1].isascii() and name.endswith("*") and len(name) > 1:
            name = name[:-1]
        if name in ("begin", "end"):
            return self.environment(name, start, end)
        if name == "iffalse":
            return self.iffalse(start, end)
        if name in _VERB_COMMANDS:
            return self.verb(name, start, end)
        self.tokens.append(Token("command", start, end, name))
        if name in _URL_COMMANDS and (url := _URL.match(self.text, end)):
            self.tokens.append(Token("url", end, url.end()))
            return url.end()
        return end

    def environment(self, command: str, start: int, end: int) -> int:
        found = _ENVIRONMENT_NAME.match(self.text, end)
        if not found:
            self.tokens.append(Token("command", start, end, command))
            return end
        name = found[1].strip()
        if command == "begin" and (name in RAW_ENVIRONMENTS or name == "comment"):
            stop = self.raw_end(name, found.end())
            if stop is not None:
                kind: Kind = "skip" if name == "comment" else "raw"
                self.tokens.append(Token(kind, start, stop, name))
                return stop
        self.tokens.append(
            Token("begin" if command == "begin" else "end", start, found.end(), name)
        )
        return found.end()

    def raw_end(self, name: str, start: int) -> int | None:
        if name in self.endless:
            return None
        closing = f"\\end{{{name}}}"
        at = self.text.find(closing, start)
        if at < 0:
            self.endless.add(name)
            return None
        stop = at + len(closing)
        # comment.sty and verbatim.sty drop the rest of the line of \end{comment}.
        if name == "comment" and self.text[stop : stop + 1] == "\n":
            stop += 1
        return stop

    def verb(self, name: str, start: int, end: int) -> int:
        text = self.text
        if name in ("lstinline", "mintinline"):
            options = _VERB_OPTIONS.match(text, end)
            at = options.end() if options else end
            if name == "mintinline" and (language := _MINT_LANGUAGE.match(text, at)):
                at = language.end()
        else:
            at = end
        opening = text[at : at + 1]
        line_end = text.find("\n", at)
        stop = -1
        if opening and not opening.isspace() and not opening.isalpha():
            closing = "}" if opening == "{" and name != "verb" else opening
            stop = text.find(closing, at + 1, len(text) if line_end < 0 else line_end)
        if stop < 0:
            self.tokens.append(Token("command", start, end, name))
            return end
        self.tokens.append(Token("verb", start, stop + 1, name))
        return stop + 1

    def iffalse(self, start: int, end: int) -> int:
        # \iffalse skips to its own \else or \fi; conditionals within count (The TeXbook,
        # chapter 20). \iff is a symbol and \ifthenelse takes arguments: no conditionals.
        depth = 0
        for found in _CONDITIONAL.finditer(self.text, end):
            word = found[1]
            if not word or word in ("iff", "ifthenelse"):
                continue
            if word.startswith("if"):
                depth += 1
            elif depth == 0:
                self.tokens.append(Token("skip", start, found.end(), "iffalse"))
                return found.end()
            elif word == "fi":
                depth -= 1
        self.tokens.append(Token("skip", start, len(self.text), "iffalse", closed=False))
        return len(self.text)


def tokenize(text: str) -> list[Token]:
    """Return the tokens of `text`; they lie side by side and cover all of it."""
    return _Tokenizer(text).run()
