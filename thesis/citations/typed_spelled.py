r"""Running text as it is printed, and the way back to the source: «Østby» is written `{\O}stby`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from thesis.citations.typed import find_typed
from thesis.citations.typed_cluster import TypedCitation, TypedCluster
from thesis.citations.typed_works import Works
from thesis.document import Prose


@dataclass(frozen=True, slots=True)
class Printed:
    """A text in which the words that commands spell stand as they are printed."""

    text: str
    starts: tuple[int, ...] = (0,)
    """Where the pieces begin that are alike in text and source, or that one word takes."""
    sources: tuple[int, ...] = (0,)
    """Where the same pieces begin in the source."""

    @classmethod
    def of(cls, prose: Prose) -> Printed:
        """Return what a source's running text prints."""
        if not prose.spelled:
            return cls(prose.text)
        pieces: list[str] = []
        starts, sources = [], []
        length = at = 0
        for span, word in prose.spelled:
            for start, piece in ((at, prose.text[at : span.start]), (span.start, word)):
                pieces.append(piece)
                starts.append(length)
                sources.append(start)
                length += len(piece)
            at = span.end
        return cls("".join((*pieces, prose.text[at:])), (*starts, length), (*sources, at))

    def source(self, offset: int) -> int:
        """Return the offset in the source of an offset in the text."""
        piece = bisect_right(self.starts, offset) - 1
        place = self.sources[piece] + offset - self.starts[piece]
        following = self.sources[piece + 1 : piece + 2]
        return min(place, *following) if following else place


def find_in_prose(prose: Prose, works: Works) -> list[TypedCluster]:
    """Return the citations that are typed in a source, with their places in it."""
    printed = Printed.of(prose)
    found = list(find_typed(printed.text, works))
    return [_in_source(cluster, printed) for cluster in found] if prose.spelled else found


def _in_source(cluster: TypedCluster, printed: Printed) -> TypedCluster:
    at = printed.source
    return replace(
        cluster,
        start=at(cluster.start),
        end=at(cluster.end),
        opening=at(cluster.opening),
        citations=tuple(_citation_in_source(one, printed) for one in cluster.citations),
    )


def _citation_in_source(citation: TypedCitation, printed: Printed) -> TypedCitation:
    at = printed.source
    start, end = citation.suffix
    return replace(
        citation,
        start=at(citation.start),
        end=at(citation.end),
        prefix=(at(citation.prefix[0]), at(citation.prefix[1])),
        suffix=(at(start), at(end)),
    )
