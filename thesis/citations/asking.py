"""Questions to pandoc's citeproc: all at once, or two at the same time.

Much of citeproc's time goes to telling works apart and to sorting them, both in one thread, and
the first thing that it sorts costs it a tenth of a second. Where a style prints a cluster the same
wherever it stands, one program sorts, and prints what may be mixed up; another prints all the
rest, with nothing to sort or tell apart.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from thesis.citations.confusable import confusable
from thesis.citations.items import Item
from thesis.citations.pandoc import Answer, ask
from thesis.citations.question import Json, also_listed
from thesis.citations.setting import ELSEWHERE
from thesis.citations.style_tree import tag, unless
from thesis.citations.styles import NAMESPACE

ARGUMENTS = (
    *("-f", "json", "-t", "json"),
    *("--citeproc", "--bibliography=items.json", "--csl=style.csl"),
)
#: Works that print alone, below which a second program costs more than it saves.
WORTH_TWO = 50


@dataclass(frozen=True, slots=True)
class Printed:
    """What pandoc printed, in its own JSON."""

    clusters: Sequence[Sequence[Json]]
    """The inlines of each cluster, in the order of the question."""
    listed: Sequence[Json]
    """The blocks of the reference list."""
    warnings: tuple[str, ...]


def asked(tree: Json, items: Sequence[Item], style: bytes, cache: Path | None = None) -> Printed:
    """Return what pandoc prints for the document `tree`, one paragraph a cluster.

    Raises:
        PandocError: there is no answer.
    """
    answer = ask(ARGUMENTS, as_bytes(tree), as_files(items, style), cache)
    return _printed(answer, len(tree["blocks"]))


def asked_at_once(tree: Json, items: Sequence[Item], style: bytes) -> Printed:
    """Return what `asked` returns, for Norsk APA's style, of two programs that run at once.

    Raises:
        PandocError: there is no answer.
    """
    alike = confusable(items)
    if len(items) - len(alike) < WORTH_TWO:
        return asked(tree, items, style)
    here = [block for block in tree["blocks"] if not is_plain(block, alike)]
    there = [block for block in tree["blocks"] if is_plain(block, alike)]
    told = alike.union(*map(cited, here))
    named = set[str]().union(*map(cited, there))
    others = [item for item in items if item["id"] not in told or item["id"] in named]
    # What the other program prints is only sorted here.
    marked = [item if item["id"] in told else item | {ELSEWHERE: item["id"]} for item in items]
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(asked, asking(tree, there, others), others, nothing_to_tell(style))
        first = asked(asking(tree, here, items), marked, _silent_elsewhere(style))
        second = waiting.result()
    clusters, plain = iter(first.clusters), iter(second.clusters)
    entries = {_identifier(entry): entry for entry in _entries(second)}
    return Printed(
        [next(plain if is_plain(block, alike) else clusters) for block in tree["blocks"]],
        [entries.get(_identifier(entry), entry) for entry in _entries(first)],
        tuple(dict.fromkeys(first.warnings + second.warnings)),
    )


def is_plain(block: Json, alike: Collection[str]) -> bool:
    """Say whether a cluster needs no sorting, and no telling apart where `alike` print alike."""
    works = cited(block)
    return len(works) == 1 and works[0] not in alike


def asking(tree: Json, blocks: Sequence[Json], works: Iterable[Item]) -> Json:
    """Return the question for some blocks of a document, with more works than they cite."""
    meta = tree["meta"] | also_listed(item["id"] for item in works)
    return tree | {"meta": meta, "blocks": list(blocks)}


def cited(block: Json) -> list[str]:
    """Return the ids of the works that a cluster names."""
    return [citation["citationId"] for citation in block["c"][0]["c"][0]]


def _silent_elsewhere(style: bytes) -> bytes:
    """Let works that another question prints be sorted only; what stands for them is unique."""
    root = ET.fromstring(style)  # noqa: S314 - written by ourselves
    for part in ("citation", "bibliography"):
        for layout in root.iterfind(f"{NAMESPACE}{part}/{NAMESPACE}layout"):
            short = ET.Element(tag("text"), {"variable": ELSEWHERE})
            unless(layout, {"variable": ELSEWHERE}, [short])
    return _written(root)


def nothing_to_tell(style: bytes) -> bytes:
    """Let the list stand in any order, and works be printed as if each were alone."""
    root = ET.fromstring(style)  # noqa: S314 - written by ourselves
    for citation in root.iterfind(tag("citation")):
        for name in [name for name in citation.attrib if name.startswith("disambiguate")]:
            del citation.attrib[name]
    for listed in root.iterfind(tag("bibliography")):
        for sort in listed.findall(tag("sort")):
            listed.remove(sort)
    return _written(root)


def _written(root: ET.Element) -> bytes:
    ET.register_namespace("", NAMESPACE.strip("{}"))
    return ET.tostring(root, encoding="unicode").encode()


def _entries(printed: Printed) -> Sequence[Json]:
    """Return the divisions of the list, each with an entry."""
    entries: Sequence[Json] = printed.listed[0]["c"][1] if printed.listed else ()
    return entries


def _identifier(entry: Json) -> str:
    return str(entry["c"][0][0])


def _printed(answer: Answer, count: int) -> Printed:
    blocks = answer.value["blocks"]
    clusters = [block["c"][0]["c"][1] for block in blocks[:count]]
    return Printed(clusters, blocks[count:], answer.warnings)


def as_files(items: Sequence[Item], style: bytes) -> dict[str, bytes]:
    """Return what pandoc reads beside the question."""
    return {"items.json": as_bytes(items), "style.csl": style}


def as_bytes(value: object) -> bytes:
    """Return a value as JSON."""
    return json.dumps(value).encode()
