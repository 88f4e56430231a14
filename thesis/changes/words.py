"""The words of the page that shows changes, in the thesis' language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageWords:
    """What the page prints besides the thesis' own text."""

    heading: str
    """Above the thesis' title."""
    since_revision: str
    since_build: str
    since_folder: str
    totals: str
    nothing: str
    legend: str
    added: str
    removed: str
    moved_here: str
    moved_here_near: str
    moved_away: str
    moved_away_near: str
    chapters: str
    chapter: str
    words_added: str
    words_removed: str
    paragraphs_moved: tuple[str, str]
    """Here, away."""
    front_page: str
    unchanged: tuple[str, str]
    """For one paragraph, for several."""
    remarks: str
    note: str
    picture: str
    start: dict[str, str]
    """What a screen reader says where a mark begins."""
    end: str


_BOKMAL = PageWords(
    heading="Endringer",
    since_revision="Siden «{name}» i Git ({hash}, {when})",
    since_build="Siden bygget {when}",
    since_folder="Sammenlignet med mappen «{name}»",
    totals="Ord lagt til: {added}. Ord fjernet: {removed}.",
    nothing="Ingenting er endret i teksten.",
    legend="Slik vises endringene: <ins>lagt til</ins> er understreket, <del>fjernet</del> er "
    "gjennomstreket. Uendrede avsnitt er foldet sammen.",
    added="Lagt til",
    removed="Fjernet",
    moved_here="Flyttet hit fra «{chapter}»",
    moved_here_near="Flyttet hit fra et annet sted i kapittelet",
    moved_away="Flyttet til «{chapter}»",
    moved_away_near="Flyttet til et annet sted i kapittelet",
    chapters="Kapitler",
    chapter="Kapittel",
    words_added="Ord lagt til",
    words_removed="Ord fjernet",
    paragraphs_moved=("Flyttet hit", "Flyttet bort"),
    front_page="Forside",
    unchanged=("1 uendret avsnitt", "{count} uendrede avsnitt"),
    remarks="Verdt å vite",
    note="fotnote",
    picture="bilde",
    start={"ins": "[lagt til: ", "del": "[fjernet: "},
    end="]",
)

_NYNORSK = PageWords(
    heading="Endringar",
    since_revision="Sidan «{name}» i Git ({hash}, {when})",
    since_build="Sidan bygget {when}",
    since_folder="Samanlikna med mappa «{name}»",
    totals="Ord lagde til: {added}. Ord fjerna: {removed}.",
    nothing="Ingenting er endra i teksten.",
    legend="Slik blir endringane viste: <ins>lagt til</ins> er understreka, <del>fjerna</del> er "
    "gjennomstreka. Uendra avsnitt er falda saman.",
    added="Lagt til",
    removed="Fjerna",
    moved_here="Flytta hit frå «{chapter}»",
    moved_here_near="Flytta hit frå ein annan stad i kapittelet",
    moved_away="Flytta til «{chapter}»",
    moved_away_near="Flytta til ein annan stad i kapittelet",
    chapters="Kapittel",
    chapter="Kapittel",
    words_added="Ord lagde til",
    words_removed="Ord fjerna",
    paragraphs_moved=("Flytta hit", "Flytta bort"),
    front_page="Framside",
    unchanged=("1 uendra avsnitt", "{count} uendra avsnitt"),
    remarks="Verdt å vite",
    note="fotnote",
    picture="bilete",
    start={"ins": "[lagt til: ", "del": "[fjerna: "},
    end="]",
)

_ENGLISH = PageWords(
    heading="Changes",
    since_revision="Since “{name}” in Git ({hash}, {when})",
    since_build="Since the build of {when}",
    since_folder="Compared with the folder “{name}”",
    totals="Words added: {added}. Words removed: {removed}.",
    nothing="Nothing has changed in the text.",
    legend="How changes are shown: <ins>added</ins> is underlined, <del>removed</del> is struck "
    "through. Unchanged paragraphs are folded.",
    added="Added",
    removed="Removed",
    moved_here="Moved here from “{chapter}”",
    moved_here_near="Moved here from another place in the chapter",
    moved_away="Moved to “{chapter}”",
    moved_away_near="Moved to another place in the chapter",
    chapters="Chapters",
    chapter="Chapter",
    words_added="Words added",
    words_removed="Words removed",
    paragraphs_moved=("Moved here", "Moved away"),
    front_page="Front page",
    unchanged=("1 unchanged paragraph", "{count} unchanged paragraphs"),
    remarks="Worth knowing",
    note="footnote",
    picture="picture",
    start={"ins": "[added: ", "del": "[removed: "},
    end="]",
)

_WORDS = {"nb": _BOKMAL, "nn": _NYNORSK, "en": _ENGLISH}


def page_words(language: str) -> PageWords:
    """Return the words of a thesis' language (nb, nn or en)."""
    return _WORDS.get(language, _ENGLISH)
