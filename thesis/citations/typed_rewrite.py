"""Typed citations rewritten with keys, in a chapter's own notation."""

from __future__ import annotations

import re
from typing import Literal

from thesis.citations.typed import TypedCluster
from thesis.citations.typed_parts import TypedCitation

Notation = Literal["markdown", "latex"]

_MARKED_UP = {
    "markdown": re.compile(r"[@\[\];*_`\\<>^{}|]"),
    "latex": re.compile(r"[@\[\];{}%]|\\(?!S(?![A-Za-z])|&|,)"),
}
_PLAIN_KEY = re.compile(r"\w+(?:(?:://|[:.#$%&\-+?<>~/])\w+)*")
_TOGETHER = re.compile(r"[\w@{\[]|[:.#$%&\-+?<>~/]\w")


def rewrite(
    cluster: TypedCluster, raw: str, prose: str, notation: Notation
) -> tuple[int, int, str] | None:
    """Return what to replace, from and to, and the text with keys; None where that is unsafe.

    `raw` is the chapter as written, `prose` the same with its markup masked: markup within the
    citation is not taken apart.
    """
    if not cluster.certain or not cluster.whole:
        return None
    pieces = [_pieces(citation, raw, notation) for citation in cluster.citations]
    given = [piece for piece in pieces if piece]
    if len(given) < len(pieces):
        return None
    after = raw[cluster.end : cluster.end + 2]
    plain = _same(raw, prose, cluster.start, cluster.opening, notation)
    if cluster.narrative and cluster.as_printed and plain and not after.lstrip(" ").startswith("["):
        return cluster.start, cluster.end, _narrative(given[0], after, notation)
    text = _bracketed(given, after, notation, year_only=cluster.narrative)
    return None if text is None else (cluster.opening, cluster.end, text)


def _pieces(citation: TypedCitation, raw: str, notation: Notation) -> tuple[str, str, str] | None:
    """Return prefix, key and suffix, or None when they hold markup."""
    prefix = " ".join(raw[slice(*citation.prefix)].split())
    suffix = " ".join(raw[slice(*citation.suffix)].split())
    if any(_MARKED_UP[notation].search(text) for text in (prefix, suffix)):
        return None
    if citation.bare_page:
        suffix = f"s. {suffix}"
    return prefix, citation.match.works[0].key, suffix


def _same(raw: str, prose: str, start: int, end: int, notation: Notation) -> bool:
    """Say whether no markup is masked between two offsets."""
    written = raw[start:end].replace("\\&", " &") if notation == "latex" else raw[start:end]
    return written.split() == prose[start:end].split()


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
