"""XML out of documents, parsed within bounds; entities were refused before (`archive`)."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

from thesis.diagnostic import Text
from thesis.importing.model import Refused

Node = ET.Element

#: Word's deepest tables and text boxes stay below fifty levels.
MAX_DEPTH = 200
#: A thesis of a hundred pages is some 5 MB of XML; the tree takes ten times the room.
MAX_XML = 40_000_000

_TOO_LARGE = Text(
    en="“{member}” in “{file}” is larger ({size} MB) than a thesis’ text can be (at most "
    "{most} MB)",
    nb="«{member}» i «{file}» er større ({size} MB) enn teksten i en oppgave kan være (høyst "
    "{most} MB)",
)
_TOO_DEEP = Text(
    en="“{member}” in “{file}” is nested more deeply than any document",
    nb="«{member}» i «{file}» er nøstet dypere enn noe dokument",
)
_BROKEN = Text(
    en="“{member}” in “{file}” is damaged: {reason}",
    nb="«{member}» i «{file}» er skadet: {reason}",
)


def parse(data: bytes, member: str, file: str) -> Node:
    """Return the root of an XML part.

    The prefixes that the part declares are kept when it is written again: pandoc looks for them.

    Raises:
        Refused: it is too large, too deeply nested, or no XML.
    """
    if len(data) > MAX_XML:
        raise Refused(
            _TOO_LARGE.fill(
                member=member, file=file, size=len(data) // 1_000_000, most=MAX_XML // 1_000_000
            )
        )
    try:
        root, depth = _root(data)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise Refused(_BROKEN.fill(member=member, file=file, reason=error)) from error
    if depth > MAX_DEPTH:
        raise Refused(_TOO_DEEP.fill(member=member, file=file))
    if root is None:
        raise Refused(_BROKEN.fill(member=member, file=file, reason="0"))
    return root


def _root(data: bytes) -> tuple[Node | None, int]:
    """Return the root and how deep its nodes lie; what is too deep is not read on."""
    root: Node | None = None
    depth = deepest = 0
    for event, value in ET.iterparse(io.BytesIO(data), ("start", "end", "start-ns")):  # noqa: S314 - see above
        if event == "start-ns":
            _keep_prefix(*value)
        elif event == "start":
            root = value if root is None else root
            depth += 1
            deepest = max(depth, deepest)
        else:
            depth -= 1
        if depth > MAX_DEPTH:
            break
    return root, deepest


def _keep_prefix(prefix: str, address: str) -> None:
    try:
        ET.register_namespace(prefix, address)
    except ValueError:  # «ns1» is the writer's own to give
        return


def written(root: Node) -> bytes:
    """Return a part as it is stored in a document."""
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def local(node: Node) -> str:
    """Return a node's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


def space_of(node: Node) -> str:
    """Return a node's namespace in braces, as it stands before names: "" for none."""
    head, brace, _ = str(node.tag).rpartition("}")
    return head + brace


def words_of(node: Node | None) -> str:
    """Return all the text inside a node, in one line."""
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def child(node: Node | None, *names: str) -> Node | None:
    """Return the node that a path of local names leads to."""
    for name in names:
        if node is None:
            return None
        node = next((inner for inner in node if local(inner) == name), None)
    return node


def inside(node: Node | None, *names: str) -> list[Node]:
    """Return the children of the node that a path of local names leads to; [] for none."""
    found = child(node, *names)
    return [] if found is None else list(found)
