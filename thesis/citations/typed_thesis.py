"""The citations typed by hand in a whole thesis."""

from __future__ import annotations

from dataclasses import dataclass

from thesis.bibliography import Bibliography
from thesis.citations.typed_cluster import TypedCluster
from thesis.citations.typed_rewrite import Notation
from thesis.citations.typed_spelled import Printed, find_in_prose
from thesis.citations.typed_works import Works
from thesis.document import Prose, Thesis


@dataclass(frozen=True, slots=True)
class TypedInThesis:
    """What is typed, and the works that it was held against."""

    works: Works
    """With the abbreviations that the text introduces."""
    clusters: tuple[tuple[Prose, Notation, TypedCluster], ...]
    """In reading order, with the text that they stand in and how that is written."""

    @property
    def keys(self) -> set[str]:
        """The keys of the entries that are meant, or that may be."""
        return {
            work.key
            for _, _, cluster in self.clusters
            for citation in cluster.citations
            for work in citation.match.works
        }


def typed_in(thesis: Thesis, bibliography: Bibliography) -> TypedInThesis:
    """Return the citations typed in the running text of all chapters."""
    proses = [(prose, chapter.format) for chapter in thesis.chapters for prose in chapter.prose]
    works = Works.of(bibliography)
    for prose, _ in proses:
        works = works.with_abbreviations(Printed.of(prose).text)
    found = [
        (prose, notation, cluster)
        for prose, notation in proses
        for cluster in find_in_prose(prose, works)
    ]
    return TypedInThesis(works, tuple(found))
