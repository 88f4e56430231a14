"""Where the marks of citations stand: a note's number after the full stop, no space before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from thesis.nodes import Cite, Footnote, Inline, SoftBreak, Str, Styled

_PUNCTUATION = re.compile(r"[.,;:!?…]+")


def placed(
    nodes: Iterable[Inline], rendered: Mapping[int, Sequence[Inline]], unknown: frozenset[str]
) -> list[Inline]:
    """Return running text with raised citations as they are printed: «Slik er det.¹».

    In the text, a citation stands before the full stop whatever the style. A note's number stands
    after it, and neither that nor another raised number has a space before it. `rendered` has the
    printed form of clusters by the `id()` of their nodes; those with `unknown` keys stay clusters.
    """
    out: list[Inline] = []
    waiting: Footnote | None = None
    for node in nodes:
        rest: Inline = node
        if waiting is not None:
            if isinstance(node, Str) and (found := _PUNCTUATION.match(node.text)):
                out.append(replace(node, text=found[0]))
                rest = replace(node, text=node.text[found.end() :])
            out.append(waiting)
            waiting = None
        printed = rendered.get(id(node), ()) if isinstance(node, Cite) else ()
        if printed and _is_raised(printed[0]):
            _close_up(out)
        known = isinstance(node, Cite) and unknown.isdisjoint(c.key for c in node.citations)
        if printed and known and isinstance(printed[-1], Footnote):
            out += printed[:-1]
            waiting = printed[-1]
        else:
            out.append(rest)
    return [*out, waiting] if waiting is not None else out


def _is_raised(node: Inline) -> bool:
    return isinstance(node, Footnote) or (isinstance(node, Styled) and node.style == "super")


def _close_up(out: list[Inline]) -> None:
    """Remove the space at the end."""
    while out and isinstance(out[-1], SoftBreak):
        out.pop()
    if out and isinstance(last := out[-1], Str):
        out[-1] = replace(last, text=last.text.rstrip(" "))
