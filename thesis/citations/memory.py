"""What pandoc rendered before, so that an edit renders only the clusters that it changed.

In Norsk APA a cluster depends on itself and on which works the thesis cites, not on the clusters
around it: names and years are told apart among all works cited. As long as those are the same,
the list stands as well.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from thesis.citations.asking import (
    ARGUMENTS,
    Printed,
    as_bytes,
    as_files,
    asked,
    asked_at_once,
    asking,
    cited,
    is_plain,
    nothing_to_tell,
)
from thesis.citations.confusable import confusable, first_names
from thesis.citations.items import Item
from thesis.citations.pandoc import Answer, keep, kept_in, recall
from thesis.citations.question import Json

#: An entry of the list takes pandoc longer than a cluster; a question about clusters needs none.
_LIST_LAYOUT = re.compile(rb"(<bibliography\b.*<layout\b[^>]*>).*(</layout>)", re.DOTALL)


def printed(
    tree: Json, items: Sequence[Item], style: bytes, cache: Path | None, *, in_any_order: bool
) -> Printed:
    """Return what pandoc prints for the document `tree`, one paragraph a cluster.

    `in_any_order` says that the style prints a cluster the same wherever it stands.

    Raises:
        PandocError: there is no answer.
    """
    if not in_any_order or _has_twins(items):
        return asked(tree, items, style, cache)
    digests = [_digest(block) for block in tree["blocks"]]
    different = dict(zip(digests, tree["blocks"], strict=True))
    place = cache and _place(cache, tree, items, style)
    before = recall(place) if place else None
    known = _known(before)
    if before is None or known is None:
        whole = asked_at_once(tree | {"blocks": list(different.values())}, items, style)
        known = dict(zip(different, whole.clusters, strict=True))
        before = Answer({"clusters": known, "list": whole.listed}, whole.warnings)
        if place:
            keep(place, before)
    elif missing := {d: block for d, block in different.items() if d not in known}:
        clusters = _clusters_alone(tree, list(missing.values()), items, style)
        known |= dict(zip(missing, clusters, strict=True))
        known = {digest: known[digest] for digest in different}
        before = Answer({"clusters": known, "list": before.value["list"]}, before.warnings)
        if place:
            keep(place, before)
    return Printed([known[d] for d in digests], before.value["list"], before.warnings)


def _place(cache: Path, tree: Json, items: Sequence[Item], style: bytes) -> Path:
    """Return the file that keeps what is printed while a thesis cites the same works."""
    works = sorted({identifier for block in tree["blocks"] for identifier in cited(block)})
    return kept_in(cache, ARGUMENTS, as_bytes([tree["meta"], works]), as_files(items, style))


def _clusters_alone(
    tree: Json, blocks: Sequence[Json], items: Sequence[Item], style: bytes
) -> Sequence[Sequence[Json]]:
    """Ask for some clusters; the works that theirs must be told apart from are there too.

    Works that begin alike are those that a year's letter or more names tell apart.
    """
    named = {identifier for block in blocks for identifier in cited(block)}
    names = {name for item in items if item["id"] in named for name in first_names(item)}
    near = [
        item for item in items if item["id"] in named or not names.isdisjoint(first_names(item))
    ]
    alike = confusable(near)
    if all(is_plain(block, alike) for block in blocks):
        near = [item for item in near if item["id"] in named]
        style = nothing_to_tell(style)
    short = _LIST_LAYOUT.sub(rb'\1<text variable="title"/>\2', style)
    return asked(asking(tree, blocks, near), near, short).clusters


def _known(answer: Answer | None) -> dict[str, Any] | None:
    """Return the clusters of a kept answer by digest, None where it is not one of ours."""
    value = answer and answer.value
    if isinstance(value, dict) and isinstance(value.get("list"), list):
        clusters = value.get("clusters")
        return clusters if isinstance(clusters, dict) else None
    return None


def _has_twins(items: Sequence[Item]) -> bool:
    """Say whether the order of the text matters: works that sort as one, or the Bible's."""
    sorted_by = {
        (str(item.get("title", "")).lower(), json.dumps(item.get("issued"))) for item in items
    }
    return len(sorted_by) < len(items) or any(item["type"] == "classic" for item in items)


def _digest(block: Json) -> str:
    # What JSON says of values made of lists, dictionaries and text, in a third of the time.
    return hashlib.sha256(repr(block).encode()).hexdigest()
