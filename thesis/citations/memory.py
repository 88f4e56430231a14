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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thesis.citations.items import Item
from thesis.citations.pandoc import Answer, ask, keep, kept_in, recall
from thesis.citations.question import Json

_ARGUMENTS = (
    *("-f", "json", "-t", "json"),
    *("--citeproc", "--bibliography=items.json", "--csl=style.csl"),
)
#: An entry of the list takes pandoc longer than a cluster; a question about clusters needs none.
_LIST_LAYOUT = re.compile(rb"(<bibliography\b.*<layout\b[^>]*>).*(</layout>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Printed:
    """What pandoc printed, in its own JSON."""

    clusters: Sequence[Sequence[Json]]
    """The inlines of each cluster, in the order of the text."""
    listed: Sequence[Json]
    """The blocks of the reference list."""
    warnings: tuple[str, ...]


def printed(
    tree: Json, items: Sequence[Item], style: bytes, cache: Path | None, *, in_any_order: bool
) -> Printed:
    """Return what pandoc prints for the document `tree`, one paragraph a cluster.

    `in_any_order` says that the style prints a cluster the same wherever it stands.

    Raises:
        PandocError: there is no answer.
    """
    files = {"items.json": json.dumps(items).encode(), "style.csl": style}
    blocks = tree["blocks"]
    if cache is None or not in_any_order or _has_twins(items):
        return _whole(ask(_ARGUMENTS, _bytes(tree), files, cache), len(blocks))
    cited = sorted({identifier for block in blocks for identifier in _cited(block)})
    place = kept_in(cache, _ARGUMENTS, _bytes([tree["meta"], cited]), files)
    before = recall(place)
    known = _known(before)
    digests = [_digest(block) for block in blocks]
    if before is None or known is None:
        whole = _whole(ask(_ARGUMENTS, _bytes(tree), files), len(blocks))
        known = dict(zip(digests, whole.clusters, strict=True))
        keep(place, Answer({"clusters": known, "list": whole.listed}, whole.warnings))
        return whole
    missing = {d: block for d, block in zip(digests, blocks, strict=True) if d not in known}
    if missing:
        clusters = _clusters_alone(tree, list(missing.values()), items, style)
        known |= dict(zip(missing, clusters, strict=True))
        known = {digest: known[digest] for digest in digests}
        keep(place, Answer({"clusters": known, "list": before.value["list"]}, before.warnings))
    return Printed([known[d] for d in digests], before.value["list"], before.warnings)


def _clusters_alone(
    tree: Json, blocks: Sequence[Json], items: Sequence[Item], style: bytes
) -> Sequence[Sequence[Json]]:
    """Ask for some clusters; the works that theirs must be told apart from are there too."""
    named = {identifier for block in blocks for identifier in _cited(block)}
    names = {name for item in items if item["id"] in named for name in _names(item)}
    near = [item for item in items if item["id"] in named or not names.isdisjoint(_names(item))]
    also = {"t": "Cite", "c": [[_plain(item["id"]) for item in near], []]}
    meta = tree["meta"] | {"nocite": {"t": "MetaInlines", "c": [also]}}
    answer = ask(
        _ARGUMENTS,
        _bytes(tree | {"meta": meta, "blocks": list(blocks)}),
        {
            "items.json": json.dumps(near).encode(),
            "style.csl": _LIST_LAYOUT.sub(rb'\1<text variable="title"/>\2', style),
        },
    )
    return _whole(answer, len(blocks)).clusters


def _names(item: Item) -> set[str]:
    """Return what a citation of a work may begin with: a first name of any role, or its title.

    Works that begin alike are those that a year's letter or more names tell apart.
    """
    firsts = [value[0] for value in item.values() if isinstance(value, list) and value]
    names = {str(first.get("family") or first.get("literal")) for first in firsts}
    titles = {str(item[name]) for name in ("title", "title-short") if name in item}
    return {name.casefold() for name in names | titles}


def _whole(answer: Answer, count: int) -> Printed:
    blocks = answer.value["blocks"]
    clusters = [block["c"][0]["c"][1] for block in blocks[:count]]
    return Printed(clusters, blocks[count:], answer.warnings)


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


def _cited(block: Json) -> list[str]:
    return [citation["citationId"] for citation in block["c"][0]["c"][0]]


def _plain(identifier: str) -> Json:
    return {
        "citationId": identifier,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _digest(block: Json) -> str:
    return hashlib.sha256(_bytes(block)).hexdigest()


def _bytes(value: object) -> bytes:
    return json.dumps(value).encode()
