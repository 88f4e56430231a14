"""From clusters and entries to what is printed, in one call of pandoc's citeproc."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from thesis.bibliography import Bibliography, Entry
from thesis.citations.adjustments import adjust, adjustments_for
from thesis.citations.answer import Reader
from thesis.citations.items import Item, csl_items
from thesis.citations.memory import printed
from thesis.citations.namesakes import tell_apart
from thesis.citations.pandoc import PandocError
from thesis.citations.question import Json, Works, document
from thesis.citations.rules import ENTRY_NOT_RENDERED, NOT_RENDERED, RENDERER_WARNING
from thesis.citations.setting import NO_YEAR, Setting
from thesis.citations.style_changes import changed_style
from thesis.citations.styles import Style, find_style
from thesis.citations.subject import needs_subject, subject
from thesis.diagnostic import Diagnostic
from thesis.nodes import Cite, Inline, Str, Styled
from thesis.source import Location


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the reference list."""

    key: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """Clusters and reference list as printed.

    A citation is a `Link` to «#ref-» and its key; DOIs and URLs are links too.
    """

    clusters: tuple[tuple[Inline, ...], ...]
    """In the order of the clusters given."""
    references: tuple[Reference, ...]
    """In the order of the list."""
    notes: bool
    """Whether the style cites in notes: a cluster then holds a `Footnote`."""
    unknown: frozenset[str] = frozenset()
    """Keys that have no entry. (Keys missing in the list may be right: letters, note styles.)"""


def render(
    clusters: Sequence[Cite],
    nocite: Sequence[str],
    bibliography: Bibliography,
    *,
    style: str,
    language: str,
    root: Path,
    cache: Path | None = None,
    style_where: Location | None = None,
) -> tuple[Rendered, list[Diagnostic]]:
    """Return every cluster and the reference list as `style` prints them.

    A citation whose key has no entry prints as «[?key]» in bold. `nocite` names entries to list
    without citing them, «*» all of them. `language` is nb, nn or en; `style_where` is the place to
    blame for a style that does not exist. What cannot be rendered stays visible as «[key]».
    """
    found, diagnostics = find_style(style, root, style_where)
    if found is None:
        return _unrendered(clusters), diagnostics
    entries = _used(clusters, nocite, bibliography)
    try:
        rendered, more = _render(clusters, nocite, entries, found, language, cache)
    except PandocError as error:
        return _unrendered(clusters), [NOT_RENDERED.at(style_where, detail=str(error))]
    return rendered, diagnostics + more


def _used(
    clusters: Sequence[Cite], nocite: Sequence[str], bibliography: Bibliography
) -> list[Entry]:
    keys = {citation.key for cite in clusters for citation in cite.citations} | set(nocite)
    return [entry for entry in bibliography if entry.key in keys or "*" in keys]


def _render(
    clusters: Sequence[Cite],
    nocite: Sequence[str],
    entries: Sequence[Entry],
    style: Style,
    language: str,
    cache: Path | None,
) -> tuple[Rendered, list[Diagnostic]]:
    with ThreadPoolExecutor(1) as pool:
        # Pandoc reads the entries meanwhile.
        changed = pool.submit(changed_style, style, language)
        read, diagnostics = csl_items(entries, cache)
    setting = Setting(language, [])
    changes = adjustments_for(style)
    items = [adjust(read[f"e{n}"], entry, setting, changes) for n, entry in enumerate(entries)]
    if style.norsk_apa:
        tell_apart(items)
    cited = _Cited.of(clusters, entries, items, style)
    tree = document(clusters, cited.ids_of(nocite), cited.works(style), language)
    said = printed(tree, items, changed.result(), cache, in_any_order=style.norsk_apa)
    kept = {
        identifier: entry
        for identifier, (entry, item) in cited.works_by_id.items()
        if not _in_text_only(item, style)
    }
    listed = [
        (kept[identifier], content)
        for identifier, content in _divisions(said.listed)
        if identifier in kept and _says_something(content)
    ]
    keys = {entry.key for entry, _ in listed}
    reader = Reader(cited.keys, keys, setting.organisations, language, cited.subjects)
    # In this order: the reader knows what the text has mentioned before.
    pairs = zip(clusters, said.clusters, strict=True)
    in_text = tuple(reader.cluster(cite, content) for cite, content in pairs)
    in_list = tuple(Reference(e.key, reader.reference(e.where, content)) for e, content in listed)
    rendered = Rendered(in_text, in_list, style.notes, cited.unknown)
    return rendered, diagnostics + _warnings(said.warnings, kept)


@dataclass(frozen=True, slots=True)
class _Cited:
    """The works of a text, by the names that pandoc has for them: entries «e0», unknown «u0»."""

    works_by_id: Mapping[str, tuple[Entry, Item]]
    ids: Mapping[str, str]
    """Pandoc's id by key, with a name also for keys that have no entry."""
    unknown: frozenset[str]
    subjects: Mapping[str, Inline]
    """By key: who or what a sentence names in place of the names that the style prints."""

    @classmethod
    def of(
        cls, clusters: Sequence[Cite], entries: Sequence[Entry], items: Sequence[Item], style: Style
    ) -> _Cited:
        """Return the works of some entries, and the keys that have none."""
        pairs = list(zip(entries, items, strict=True))
        ids = {entry.key: item["id"] for entry, item in pairs}
        named = {citation.key for cite in clusters for citation in cite.citations}
        unknown = frozenset(named - ids.keys())
        return cls(
            works_by_id={item["id"]: (entry, item) for entry, item in pairs},
            ids=ids | {key: f"u{n}" for n, key in enumerate(sorted(unknown))},
            unknown=unknown,
            subjects={
                entry.key: subject(item, entry, entry.where)
                for entry, item in pairs
                if needs_subject(item, entry, style)
            },
        )

    @property
    def keys(self) -> dict[str, str]:
        """Our key by pandoc's id; one that has no entry is marked with «?»."""
        known = {identifier: entry.key for identifier, (entry, _) in self.works_by_id.items()}
        return known | {f"?{self.ids[key]}": key for key in self.unknown}

    def ids_of(self, nocite: Sequence[str]) -> list[str]:
        """Return the ids of works that are listed without being cited."""
        if "*" in nocite:
            return list(self.works_by_id)
        return [self.ids[key] for key in nocite if key in self.ids]

    def works(self, style: Style) -> Works:
        """Return what the question to pandoc must know of them."""
        pairs = self.works_by_id.values()
        by_name = style.format == "author"
        return Works(
            self.ids,
            scriptures={entry.key for entry, item in pairs if item["type"] == "classic"},
            undated={entry.key for entry, item in pairs if NO_YEAR in item or by_name},
            with_subject=self.subjects,
            numbers_later=style.norsk_apa,
        )


def _in_text_only(item: Item, style: Style) -> bool:
    """Say whether an entry is left out of the list: Norsk APA-manual on personal communication."""
    return item["type"] == "personal_communication" and not style.lists_talks


def _divisions(blocks: Sequence[Json]) -> Iterator[tuple[str, Sequence[Json]]]:
    """Yield the id and content of each entry in the list."""
    for block in blocks:
        if block["t"] == "Div":
            (identifier, _, _), content = block["c"]
            if identifier.startswith("ref-"):
                yield identifier.removeprefix("ref-"), content
            else:
                yield from _divisions(content)


def _says_something(content: Sequence[Json]) -> bool:
    """Say whether an entry prints: a note style lists no talks, and leaves an empty line there."""
    return any(block.get("c") for block in content)


def _warnings(lines: Sequence[str], entries: Mapping[str, Entry]) -> list[Diagnostic]:
    """Return pandoc's warnings, without those that a check gives at a better place."""
    found = []
    for line in lines:
        said = line.removeprefix("[WARNING]").strip().removeprefix("Citeproc: ")
        last = said.rsplit(" ", 1)[-1]
        if "with no printed form" in said:
            entry = entries.get(last)
            if entry and said.startswith("Bibliography"):
                found.append(ENTRY_NOT_RENDERED.at(entry.where, key=entry.key))
        elif said and not (said.startswith("citation ") and last == "found"):
            found.append(RENDERER_WARNING.at(None, said=said))
    return found


def _unrendered(clusters: Sequence[Cite]) -> Rendered:
    printed = []
    for cite in clusters:
        keys = "; ".join(citation.key for citation in cite.citations)
        printed.append((Styled(cite.where, "strong", (Str(cite.where, f"[{keys}]"),)),))
    unknown = {citation.key for cite in clusters for citation in cite.citations}
    return Rendered(tuple(printed), (), notes=False, unknown=frozenset(unknown))
