"""What pandoc leaves out of OpenDocument texts, put where it reads it: frames and remarks."""

from __future__ import annotations

from thesis.importing.prepared import REMARK, Prepared
from thesis.importing.xml import Node, child, local, words_of

_ADDRESS = "{http://www.w3.org/1999/xlink}href"


def put_right(text: Node, prepared: Prepared) -> None:
    """Move text out of frames, keep remarks as text, and note merged cells and lost changes."""
    parents = {inner: outer for outer in text.iter() for inner in outer}
    for node in list(text.iter()):
        match local(node):
            case "frame" if child(node, "text-box") is not None:
                _frame(node, parents, prepared)
            case "frame" if (image := child(node, "image")) is not None:
                said = words_of(child(node, "desc")) or words_of(child(node, "title"))
                prepared.descriptions[image.get(_ADDRESS, "")] = " ".join(said.split())
            case "annotation":
                _remark(node, parents[node])
            case "annotation-end":
                _take_out(node, parents[node])
            case "object":
                # Pandoc finds a formula by a name without the slash that it writes itself.
                name = node.get(_ADDRESS, "")
                node.set(_ADDRESS, name.removeprefix("./").rstrip("/"))
            case "table" if any(local(inner) == "covered-table-cell" for inner in node.iter()):
                prepared.merged.append(" ".join(" ".join(node.itertext()).split()[:5]))
            case "deletion":
                prepared.deleted += [words] if (words := words_of(node)) else []


def _frame(frame: Node, parents: dict[Node, Node], prepared: Prepared) -> None:
    """Put the paragraphs of a frame after the one that it hangs on."""
    box = child(frame, "text-box")
    paragraph: Node | None = parents.get(frame)
    while paragraph is not None and local(paragraph) not in {"p", "h"}:
        paragraph = parents.get(paragraph)
    if box is None or paragraph is None:
        return
    outer = parents[paragraph]
    at = list(outer).index(paragraph) + 1
    for node in reversed(list(box)):
        outer.insert(at, node)
        parents[node] = outer
    words = " ".join(words_of(inner) for inner in box if local(inner) in {"p", "h"})
    prepared.boxes += [words] if words.strip() else []
    _take_out(frame, parents[frame])


def _remark(node: Node, outer: Node) -> None:
    who = words_of(child(node, "creator"))
    said = " ".join(words_of(inner) for inner in node if local(inner) in {"p", "list"})
    begin, end = REMARK
    node.tail = f"{begin}{who}: {said}{end}{node.tail or ''}"
    _take_out(node, outer)


def _take_out(node: Node, outer: Node) -> None:
    """Remove a node but not the text that follows it."""
    before = list(outer).index(node)
    if before:
        sibling = outer[before - 1]
        sibling.tail = f"{sibling.tail or ''}{node.tail or ''}"
    else:
        outer.text = f"{outer.text or ''}{node.tail or ''}"
    outer.remove(node)
