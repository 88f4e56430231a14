"""Citations typed by hand become keys; works that no bibliography holds get skeletons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from thesis.bibliography import Bibliography
from thesis.bibtex import read_bibliography
from thesis.citations.typed import find_typed
from thesis.citations.typed_cluster import TypedCitation, TypedCluster
from thesis.citations.typed_match import Verdict
from thesis.citations.typed_rewrite import rewrite
from thesis.citations.typed_work import fold
from thesis.citations.typed_works import Works
from thesis.importing.skeletons import Skeleton, skeleton
from thesis.source import Source

#: New works can make more citations readable («av Lossius (2012)»), but only so often.
_ROUNDS = 4
#: A span of years alone is none, nor is the address of a link.
_LIKE_CITATION = re.compile(
    r"(?<!\])\((?!\d{4}\s?[-–]\s?\d{2,4}\))[^()]*"
    r"(?:(?<!\d)(?:1[6-9]|20)\d\d[a-z]?(?!\d)|\b(?:ibid|op\.\s?cit|loc\.\s?cit|"
    r"under utgivelse|i trykk|in press|forthcoming)\b)[^()]*\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text: as typed, or a citation that was rewritten."""

    text: str
    typed: str = ""
    """For a citation: what it replaces."""


@dataclass
class Citing:
    """The works that texts name, and the texts with keys."""

    works: Works
    skeletons: list[Skeleton]
    secondary: list[str] = field(default_factory=list)
    """Works that are only known through others, «Glasser, 1976»: no entry, left as typed."""
    left: list[tuple[str, str]] = field(default_factory=list)
    """What may be a citation and was left as typed, with the words around it."""
    count: int = 0
    """Citations that became keys, each work counted."""
    clusters: int = 0

    def pieces(self, text: str) -> list[Piece]:
        """Return a text divided into what is as typed and what became keys."""
        pieces: list[Piece] = []
        at = 0
        for cluster in find_typed(text, self.works):
            written = rewrite(cluster, text, text, "markdown")
            if written is None:
                self._leave(text, cluster.start, cluster.end)
                continue
            start, end, replacement = written
            if start < at:
                continue
            pieces += [Piece(text[at:start]), Piece(replacement, text[start:end])]
            self.count += len(cluster.citations)
            self.clusters += 1
            at = end
        pieces.append(Piece(text[at:]))
        self._look_at_the_rest(text, pieces)
        return [piece for piece in pieces if piece.text]

    def _look_at_the_rest(self, text: str, pieces: Sequence[Piece]) -> None:
        """List parentheses with a year, «ibid.» or «i trykk» that nothing was made of."""
        listed = {typed for typed, _ in self.left}
        for piece in pieces:
            for found in _LIKE_CITATION.finditer("" if piece.typed else piece.text):
                start = text.find(found[0])
                if not any(found[0] in typed for typed in listed):
                    self._leave(text, start, start + len(found[0]))

    def _leave(self, text: str, start: int, end: int) -> None:
        before = text[max(0, start - 50) : start]
        self.left.append((" ".join(text[start:end].split()), " ".join(before.split()[-5:])))


def learn(texts: Sequence[str], bibliography: Bibliography) -> Citing:
    """Return what is needed to give these texts keys, with skeletons for unknown works."""
    skeletons: list[Skeleton] = []
    secondary: dict[str, str] = {}
    works = Works.of(bibliography)
    whole = "\n\n".join(texts)
    for _ in range(_ROUNDS):
        found = [cluster for text in texts for cluster in find_typed(text, works)]
        secondary |= {_folded(work): work for text in texts for work in _read_about(text, works)}
        taken = {*bibliography.entries, *(s.key for s in skeletons)}
        made = {_folded(s.shown) for s in skeletons}
        new = list(_missing(found, made | secondary.keys(), taken))
        if not new:
            break
        skeletons += new
        works = _works(bibliography, skeletons).with_abbreviations(whole)
    skeletons.sort(key=lambda s: s.key)
    return Citing(works, skeletons, sorted(secondary.values()))


def _works(bibliography: Bibliography, skeletons: Sequence[Skeleton]) -> Works:
    text = "\n\n".join(s.bibtex for s in skeletons)
    added, _ = read_bibliography([Source("references/kilder.bib", text)])
    return Works.of(Bibliography({**bibliography.entries, **added.entries}))


#: «Trigeorgis » before «(1996, referert i …)».
_NAMES_BEFORE = re.compile(
    r"((?:[A-ZÆØÅ][\w’'-]+)(?:\s+(?:og|&|and)\s+[A-ZÆØÅ][\w’'-]+|\s+(?:mfl\.|et al\.))?)\s+\Z"
)


def _read_about(text: str, works: Works) -> Iterator[str]:
    """Yield the works that a text knows through others only: «Glasser, 1976»."""
    for cluster in find_typed(text, works):
        before = _NAMES_BEFORE.search(text[: cluster.start])
        for citation in cluster.citations:
            if citation.primary[:1].isdigit() and before:
                yield f"{before[1]}, {citation.primary}"
            elif citation.primary:
                yield citation.primary


def _citations(clusters: Sequence[TypedCluster]) -> Iterator[TypedCitation]:
    for cluster in clusters:
        yield from cluster.citations


def _missing(
    clusters: Sequence[TypedCluster], done: AbstractSet[str], taken: set[str]
) -> Iterator[Skeleton]:
    """Yield an entry for each unknown work, once.

    A work that was only read about is not listed (Norsk APA-manual, «Sekundærreferanser»).
    """
    seen: set[str] = set()
    for citation in _citations(clusters):
        name = _folded(f"{citation.names}, {citation.written_year}")
        unknown = citation.match.verdict in {
            Verdict.UNKNOWN,
            Verdict.OTHER_YEAR,
            Verdict.OTHER_NAMES,
        }
        if not unknown or name in seen or name in done:
            continue
        seen.add(name)
        made = skeleton(citation, taken)
        taken.add(made.key)
        yield made


def _folded(citation: str) -> str:
    return fold(re.sub(r"\s+(?:&|og|and)\s+", " & ", citation))
