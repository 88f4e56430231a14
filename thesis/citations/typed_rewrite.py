"""Typed citations rewritten with keys, in a chapter's own notation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thesis.citations.typed_cluster import TypedCitation, TypedCluster
from thesis.source import Span

Notation = Literal["markdown", "latex"]

_MARKED_UP = {
    "markdown": re.compile(r"[@\[\];*_`\\<>^{}|]"),
    "latex": re.compile(r"[@\[\];{}%]|\\(?!&|,)"),
}
#: Commands that a typed citation loses without loss: a style sets its own emphasis.
_EMPHASIS = re.compile(r"\\(?:emph|textit|textsc|textbf|enquote)(?=\s*\{)")
_PLAIN_KEY = re.compile(r"\w+(?:(?:://|[:.#$%&\-+?<>~/])\w+)*")
_TOGETHER = re.compile(r"[\w@{\[]|[:.#$%&\-+?<>~/]\w")


def rewrite(
    cluster: TypedCluster, raw: str, prose: str, notation: Notation, spelled: Sequence[Span] = ()
) -> tuple[int, int, str] | None:
    """Return what to replace, from and to, and the text with keys; None where that is unsafe.

    `raw` is the chapter as written, `prose` the same with its markup masked: markup within the
    citation is not taken apart. `spelled` are words in it that are masked, but were read.
    """
    if not cluster.certain or not cluster.whole:
        return None
    text = _Written(raw, prose, notation, spelled)
    pieces = [_pieces(citation, text, cluster.end - 1) for citation in cluster.citations]
    given = [piece for piece in pieces if piece]
    if len(given) < len(pieces):
        return None
    after = raw[cluster.end : cluster.end + 2]
    # An escaped sign, as in a converted text, stands elsewhere than it was read.
    bracketed = raw[cluster.opening] in "([" and raw[cluster.end - 1] in ")]"
    if not bracketed or not text.whole(cluster.opening, cluster.end):
        return None
    alone = text.plain(cluster.start, cluster.opening) and not after.lstrip(" ").startswith("[")
    if cluster.narrative and cluster.as_printed and alone:
        return cluster.start, cluster.end, _narrative(given[0], after, notation)
    new = _bracketed(given, after, notation, year_only=cluster.narrative)
    return None if new is None else (cluster.opening, cluster.end, new)


@dataclass(frozen=True, slots=True)
class _Written:
    """A chapter as written, and the same with its markup masked."""

    raw: str
    prose: str
    notation: Notation
    spelled: Sequence[Span]
    """Masked words that were read all the same."""

    def unread(self, start: int, end: int) -> str:
        """Return what is written between two offsets, without the words that were read."""
        written = self.raw[start:end]
        for span in self.spelled[bisect_left(self.spelled, start, key=lambda s: s.start) :]:
            if span.end > end:
                break
            gap = " " * (span.end - span.start)
            written = written[: span.start - start] + gap + written[span.end - start :]
        return written

    def plain(self, start: int, end: int) -> bool:
        """Say whether no markup is masked between two offsets."""
        written = self.unread(start, end)
        if self.notation == "latex":
            written = written.replace("\\&", " &").replace("~", " ")
        return written.split() == self.prose[start:end].split()

    def whole(self, start: int, end: int) -> bool:
        """Say whether nothing but emphasis is masked: no note, comment or formula is lost."""
        written = self.unread(start, end)
        written = _EMPHASIS.sub("", written) if self.notation == "latex" else written
        return _letters(written) == _letters(self.prose[start:end])

    def around(self, span: tuple[int, int], end: int) -> str | None:
        """Return what is written at a span with what is masked beside it, white space as one space.

        None when there is markup in it.
        """
        start, stop = span
        if start == stop:
            return ""
        while self.prose[start - 1].isspace():
            start -= 1
        while stop < end and self.prose[stop].isspace():
            stop += 1
        if _MARKED_UP[self.notation].search(self.unread(start, stop)):
            return None
        return " ".join(self.raw[start:stop].split()).strip("~ ")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _pieces(citation: TypedCitation, text: _Written, end: int) -> tuple[str, str, str] | None:
    """Return prefix, key and suffix, or None when they hold markup."""
    prefix = text.around(citation.prefix, citation.prefix[1])
    suffix = text.around(citation.suffix, end)
    if prefix is None or suffix is None:
        return None
    if citation.bare_page:
        suffix = f"s. {suffix}"
    return prefix, citation.match.works[0].key, suffix


def _narrative(piece: tuple[str, str, str], after: str, notation: Notation) -> str:
    _, key, suffix = piece
    if notation == "latex":
        return rf"\textcite{_option(suffix)}{{{key}}}"
    if suffix:
        return f"@{key} [{suffix}]" if _PLAIN_KEY.fullmatch(key) else f"@{{{key}}} [{suffix}]"
    return _key(key, after)


def _key(key: str, after: str = "") -> str:
    """Return a key after its sign, in braces where it would run into what follows."""
    alone = _PLAIN_KEY.fullmatch(key) and not _TOGETHER.match(after)
    return f"@{key}" if alone else f"@{{{key}}}"


def _bracketed(
    pieces: list[tuple[str, str, str]], after: str, notation: Notation, *, year_only: bool
) -> str | None:
    if notation == "latex":
        return _latex(pieces, after, year_only=year_only)
    minus = "-" if year_only else ""
    parts = [
        f"{prefix} {minus}{_key(key)}".strip() + (f", {suffix}" if suffix else "")
        for prefix, key, suffix in pieces
    ]
    # A link's address or a span's attributes would follow a bracket directly.
    return None if after[:1] in {"(", "{", "["} else f"[{'; '.join(parts)}]"


def _latex(pieces: list[tuple[str, str, str]], after: str, *, year_only: bool) -> str | None:
    star = "*" if year_only else ""
    if all(not prefix and not suffix for prefix, _, suffix in pieces):
        keys = ",".join(key for _, key, _ in pieces)
        return rf"\parencite{star}{{{keys}}}"
    if len(pieces) == 1:
        prefix, key, suffix = pieces[0]
        return rf"\parencite{star}{_options(prefix, suffix)}{{{key}}}"
    if year_only or after[:1] in {"[", "{"}:
        return None
    listed = "".join(f"{_options(prefix, suffix)}{{{key}}}" for prefix, key, suffix in pieces)
    return rf"\parencites{listed}"


def _options(prefix: str, suffix: str) -> str:
    return f"[{prefix}][{suffix}]" if prefix else _option(suffix)


def _option(suffix: str) -> str:
    return f"[{suffix}]" if suffix else ""
