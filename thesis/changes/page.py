"""What changed, as a page of its own: no program, no other file, nothing from the net."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources
from itertools import groupby

from thesis.changes.compare import Chapter, Item
from thesis.changes.comparing import Compared
from thesis.changes.elements import text_of
from thesis.changes.markup import Markup
from thesis.changes.versions import Version
from thesis.changes.words import PageWords, page_words
from thesis.diagnostic import Language
from thesis.typeset.words import Words
from thesis.typeset.words import words_of as words_in

#: A lone unchanged paragraph of so few words is shorter than the line that it would fold into.
_SHORT = 15


def page(compared: Compared) -> bytes:
    """Return the page."""
    config = compared.given.project.config
    return _Page(compared, page_words(config.language), words_in(config.language)).made().encode()


class _Page:
    def __init__(self, compared: Compared, words: PageWords, terms: Words) -> None:
        self._compared = compared
        self._words = words
        self._terms = terms
        self._markup = Markup(words)
        items = [item for chapter in compared.chapters for item in chapter.items]
        self._names = {id(item): f"b{number}" for number, item in enumerate(items, start=1)}

    def made(self) -> str:
        compared, words = self._compared, self._words
        title = f"{words.heading}: {compared.given.project.config.title}"
        style = self._style()
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:"
        inside = "\n".join([*self._head(), *self._table(), *map(self._chapter, compared.chapters)])
        return f"""\
<!doctype html>
<html lang="{self._terms.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
{inside}
</body>
</html>
"""

    def _style(self) -> str:
        css = resources.files("thesis.changes").joinpath("page.css").read_text(encoding="utf-8")
        said = "".join(
            f'{tag}::before {{ content: "{start}"; }}\n'
            f'{tag}::after {{ content: "{self._words.end}"; }}\n'
            for tag, start in self._words.start.items()
        )
        return css + said

    def _head(self) -> Iterator[str]:
        compared, words = self._compared, self._words
        config = compared.given.project.config
        yield f"<header><h1>{words.heading}: {escape(config.title)}</h1>"
        yield f'<p class="facts">{escape(self._since(compared.version))}</p>'
        added, removed = compared.words
        totals = words.totals.format(
            added=self._terms.number(added), removed=self._terms.number(removed)
        )
        yield f"<p><strong>{totals if compared.is_changed else words.nothing}</strong></p>"
        yield f'<p class="legend">{words.legend}</p>'
        if compared.remarks:
            language: Language = "en" if config.language == "en" else "nb"
            said = "".join(f"<li>{escape(r.get(language))}</li>" for r in compared.remarks)
            yield f'<p class="facts">{words.remarks}:</p><ul class="facts">{said}</ul>'
        yield "</header>"

    def _since(self, version: Version) -> str:
        words = self._words
        template = {
            "revision": words.since_revision,
            "build": words.since_build,
            "folder": words.since_folder,
        }[version.kind]
        when = self._moment(version.when) if version.when else ""
        return template.format(name=version.name, hash=version.hash, when=when)

    def _moment(self, when: dt.datetime) -> str:
        local = when.astimezone()
        return f"{self._terms.date(local.date())} {local:%H:%M}"

    def _table(self) -> Iterator[str]:
        words = self._words
        heads = (words.words_added, words.words_removed, *words.paragraphs_moved)
        columns = "".join(f'<th scope="col" class="number">{head}</th>' for head in heads)
        rows = "".join(map(self._row, self._compared.chapters))
        yield (
            f'<nav aria-label="{words.chapters}"><table class="chapters"><thead><tr>'
            f'<th scope="col">{words.chapter}</th>{columns}</tr></thead>'
            f"<tbody>{rows}</tbody></table></nav>"
        )

    def _row(self, chapter: Chapter) -> str:
        added, removed = chapter.words
        shown = (added and f"+{added}", removed and f"−{removed}", *chapter.moved)
        numbers = "".join(f'<td class="number">{n or "–"}</td>' for n in shown)
        name = escape(chapter.title or self._words.front_page)
        link = f'<a href="#{self._name(chapter.items[0])}">{name}</a>'
        return f"<tr><td>{link}</td>{numbers}</tr>"

    def _name(self, item: Item) -> str:
        return self._names[id(item)]

    # --- chapters ---

    def _chapter(self, chapter: Chapter) -> str:
        parts: list[str] = []
        items = list(chapter.items)
        if chapter.title:
            parts.append(self._item(items.pop(0)))
        else:
            parts.append(f"<h2>{self._words.front_page}</h2>")
        runs = [(same, list(run)) for same, run in groupby(items, lambda i: i.state == "same")]
        for number, (same, run) in enumerate(runs):
            if not same:
                parts += self._changed(run)
                continue
            # The heading that a change stands under stays in sight.
            heading = []
            if number + 1 < len(runs) and run[-1].element["t"] == "Header":
                heading = [run.pop()]
            parts += [*self._folded(run), *map(self._item, heading)]
        return f"<section>{''.join(parts)}</section>"

    def _folded(self, run: Sequence[Item]) -> Iterable[str]:
        if len(run) == 1 and len(text_of(run[0].element).split()) <= _SHORT:
            yield self._item(run[0])
            return
        if not run:
            return
        one, several = self._words.unchanged
        said = one if len(run) == 1 else several.format(count=len(run))
        inside = "".join(map(self._item, run))
        yield f"<details><summary>{said}</summary>{inside}</details>"

    def _changed(self, run: Sequence[Item]) -> Iterator[str]:
        """Yield what changed; what moved together is labelled once."""
        for _, group in groupby(run, lambda i: (i.state, id(i.partner and i.partner.chapter))):
            first, *rest = group
            if first.state == "moved-away":
                inside = "".join(self._item(item, labelled=False) for item in (first, *rest))
                yield f'<details class="away">{self._label(first)}{inside}</details>'
            else:
                yield self._item(first)
                together = first.state == "moved-here"
                yield from (self._item(item, labelled=not together) for item in rest)

    def _item(self, item: Item, *, labelled: bool = True) -> str:
        language = f' lang="{escape(item.language)}"' if item.language else ""
        shown = self._markup.block(item.with_earlier or item.element)
        inside = (self._label(item) if labelled else "") + shown
        if labelled and item.state == "moved-away":
            inside = f"<details>{inside}</details>"
        return f'<div class="item {item.state}" id="{self._name(item)}"{language}>{inside}</div>\n'

    def _label(self, item: Item) -> str:
        """Return what happened to an item, in words."""
        words = self._words
        match item.state:
            case "added":
                return f'<p class="what">{words.added}</p>'
            case "removed":
                return f'<p class="what">{words.removed}</p>'
            case "moved-here":
                where = self._other(item, words.moved_here, words.moved_here_near)
                return f'<p class="what">{where}</p>'
            case "moved-away":
                where = self._other(item, words.moved_away, words.moved_away_near)
                return f"<summary>{where}</summary>"
            case _:
                return ""

    def _other(self, item: Item, far: str, near: str) -> str:
        """Return a link to where a paragraph was or is now."""
        partner = item.partner or item
        chapter = partner.chapter
        if chapter is None or chapter is item.chapter:
            said = near
        else:
            said = far.format(chapter=chapter.title or self._words.front_page)
        return f'<a href="#{self._name(partner)}">{escape(said)}</a>'
