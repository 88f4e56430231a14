"""Spelling: words that are written wrong, and words that nobody here knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from thesis.bibliography import Bibliography
from thesis.checks.quotations import Spans, set_off
from thesis.checks.registry import Context, check
from thesis.config import Config
from thesis.diagnostic import Diagnostic, Edit, Filled, Rule, Severity, Text, rule
from thesis.document import Prose
from thesis.language.identify import written_in
from thesis.language.proofreading import Finding, Proofreader, in_quotation_marks
from thesis.language.splits import SplitFinder
from thesis.language.tokens import tokens
from thesis.source import decode
from thesis.suggestions import did_you_mean

MISSPELLED = rule(
    "SPL001",
    "misspelled-word",
    Severity.ERROR,
    message=Text(en="“{word}” is misspelt{places}", nb="«{word}» er skrevet feil{places}"),
    why=Text(
        en="The word is in no dictionary, it is no compound that Norwegian would form, and a "
        "common word is one slip of the fingers away. Misspellings are the first thing that an "
        "examiner notices.",
        nb="Ordet står ikke i noen ordbok, det er ikke en sammensetning som norsk ville ha dannet, "
        "og et vanlig ord ligger ett tasteslag unna. Skrivefeil er det første en sensor legger "
        "merke til.",
    ),
    fix=Text(
        en="correct it, or accept the word: a line in words.txt, or `words:` in thesis.yaml",
        nb="rett det, eller godta ordet: en linje i words.txt, eller `words:` i thesis.yaml",
    ),
    example="Studiene viser at utdaning hjelper.",
    authority=Filled(
        "Bokmålsordboka and Nynorskordboka, through the spell-norwegian dictionaries",
        "Bokmålsordboka og Nynorskordboka, gjennom ordlistene fra spell-norwegian",
    ),
    by_word=True,
)

UNKNOWN = rule(
    "SPL002",
    "unknown-word",
    Severity.WARNING,
    message=Text(en="“{word}” is not a known word{places}", nb="«{word}» er et ukjent ord{places}"),
    why=Text(
        en="The word is in no dictionary and is no compound of known words. It may be a term or "
        "a name, and right; or a mistake.",
        nb="Ordet står ikke i noen ordbok og er ikke satt sammen av kjente ord. Det kan være et "
        "faguttrykk eller et navn, og riktig; eller en feil.",
    ),
    fix=Text(
        en="if it is right, accept it: a line in words.txt, or `words:` in thesis.yaml; set a "
        "foreign term in italics",
        nb="hvis det er riktig, godta det: en linje i words.txt, eller `words:` i thesis.yaml; "
        "sett et fremmed uttrykk i kursiv",
    ),
    example="Deltakerne beskrev en blurfende følelse.",
    by_word=True,
)

OTHER_LANGUAGE = rule(
    "SPL013",
    "chapter-in-another-language",
    Severity.WARNING,
    message=Text(
        en="this chapter seems to be in {seen}, but it is to be in {said}",
        nb="dette kapittelet ser ut til å være på {seen}, men skal være på {said}",
    ),
    why=Text(
        en="A chapter is in the language of the thesis unless it says otherwise. Its spelling, "
        "hyphenation and quotation marks follow from that. Most of the small words here are "
        "those of another language. The spelling was checked as that language.",
        nb="Et kapittel er på samme språk som oppgaven hvis det ikke sier noe annet. Da følger "
        "stavekontroll, orddeling og anførselstegn det språket. De fleste småordene her hører til "
        "et annet språk. Rettskrivingen er kontrollert på det språket.",
    ),
    fix=Text(
        en="say so: `lang:` at the top of the chapter (in LaTeX `% lang:`), or `language:` in "
        "thesis.yaml for the whole thesis; the values are nb, nn and en",
        nb="si fra om det: `lang:` øverst i kapittelet (i LaTeX `% lang:`), eller `language:` i "
        "thesis.yaml for hele oppgaven; verdiene er nb, nn og en",
    ),
    example="Eg veit ikkje kva dei vil, og eg har ikkje spurt dei om noko frå sidan sist.",
)

SPLIT = rule(
    "SPL003",
    "split-compound",
    Severity.WARNING,
    message=Text(
        en="“{words}” is written as one word: “{joined}”",
        nb="«{words}» skrives i ett ord: «{joined}»",
    ),
    why=Text(
        en="Norwegian compounds are written as one word. Written apart they mean something else, "
        "or nothing.",
        nb="Sammensatte ord skrives i ett på norsk. Delt opp betyr de noe annet, eller ingenting.",
    ),
    fix=Text(en="write the words together", nb="skriv ordene sammen"),
    example="Hun tar lærer utdanning i Bergen.",
    authority=Filled(
        "Språkrådet, on compounds in one word or two",
        "Språkrådet, Særskriving og samskriving",
    ),
)

_LANGUAGES = {
    "nb": Filled("bokmål", "bokmål"),
    "nn": Filled("nynorsk", "nynorsk"),
    "en": Filled("English", "engelsk"),
}
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")


@check("spelling", MISSPELLED, UNKNOWN, OTHER_LANGUAGE)
def check_spelling(context: Context) -> Iterator[Diagnostic]:
    """Report each word that is not right once, with its other places as related ones."""
    reader = Proofreader(accepted_words(context), _cache(context))
    italics, quotations = _set_off(context)
    proses = []
    for prose in (prose for chapter in context.thesis.chapters for prose in chapter.prose):
        path = prose.source.path
        quoted = [*italics.get(path, ()), *quotations.get(path, ()), *in_quotation_marks(prose)]
        seen = written_in(prose, quoted)
        if seen != prose.language:
            yield _in_another_language(prose, seen)
        proses.append(replace(prose, language=seen))
    for prose in proses:
        reader.learn_names(prose)
    by_word: dict[tuple[str, str], list[Finding]] = {}
    for prose in proses:
        path = prose.source.path
        for finding in reader.read(prose, italics.get(path, ()), quotations.get(path, ())):
            by_word.setdefault((finding.language, finding.word.casefold()), []).append(finding)
    reader.save()
    for findings in by_word.values():
        yield _diagnostic(findings)


def _in_another_language(prose: Prose, seen: str) -> Diagnostic:
    first = next(tokens(prose.text))
    return OTHER_LANGUAGE.at(
        prose.source.at(first.start, first.end),
        seen=_LANGUAGES[seen],
        said=_LANGUAGES[prose.language],
    )


@check("spelling", SPLIT)
def check_split_compounds(context: Context) -> Iterator[Diagnostic]:
    """Report Norwegian compounds written as two words."""
    for language in ("nb", "nn"):
        finder = SplitFinder(language, _cache(context))
        for chapter in context.thesis.chapters:
            for prose in chapter.prose:
                if language in {prose.language, *(other for _, other in prose.foreign)}:
                    yield from _split_compounds(finder, language, prose)
        finder.save()


def _split_compounds(finder: SplitFinder, language: str, prose: Prose) -> Iterator[Diagnostic]:
    own = [token for token in tokens(prose.text) if prose.language_at(token.start) == language]
    for split in finder.find(prose.text, own):
        where = prose.source.at(split.start, split.end)
        if where.text.split() == prose.text[split.start : split.end].split():
            yield SPLIT.at(
                where,
                words=" ".join(where.text.split()),
                joined=split.joined,
                fixes=(Edit(where, split.joined),),
            )


def _cache(context: Context) -> Path:
    return context.config.root / "build" / ".cache"


def _diagnostic(findings: list[Finding]) -> Diagnostic:
    first, *others = findings
    broken: Rule = MISSPELLED if first.verdict.status == "misspelled" else UNKNOWN
    return broken.at(
        first.where,
        word=first.word,
        places=_places(len(findings)),
        hint=_suggested(first),
        related=tuple(finding.where for finding in others),
    )


def _places(count: int) -> Filled:
    if count == 1:
        return Filled("", "")
    return Filled(f" ({count} times)", f" ({count} steder)")


def _suggested(finding: Finding) -> Filled | None:
    suggestions = finding.verdict.suggestions
    if finding.word[0].isupper():
        suggestions = tuple(word[0].upper() + word[1:] for word in suggestions)
    return did_you_mean(*suggestions)


def _set_off(context: Context) -> tuple[Spans, Spans]:
    """Return the spans of emphasised text, and of block quotations, by source."""
    italics: Spans = {}
    quotations: Spans = {}
    for chapter in context.thesis.chapters:
        found = set_off(chapter)
        italics |= found.italics
        quotations |= found.quotations
    return italics, quotations


def accepted_words(context: Context) -> set[str]:
    """Return the words that the thesis vouches for: its own list, and its names."""
    config = context.config
    words = {*config.words, *_words_file(config)}
    for text in (
        *config.authors,
        *config.candidates,
        config.supervisor,
        config.institution,
        config.department,
        config.place,
        config.course.code,
    ):
        words.update(_WORD.findall(text))
    return words | _names(context.bibliography)


def _words_file(config: Config) -> Iterator[str]:
    """Yield the words of words.txt beside thesis.yaml, one a line; «#» begins a comment."""
    try:
        text, _ = decode((config.root / "words.txt").read_bytes())
    except OSError:
        return
    for line in text.splitlines():
        word = line.partition("#")[0].strip()
        if word:
            yield word


def _names(bibliography: Bibliography) -> set[str]:
    """Return the names of people and bodies, and the names within titles, of the bibliography."""
    names: set[str] = set()
    for entry in bibliography:
        for persons in entry.persons.values():
            for person in persons:
                names.update(_WORD.findall(f"{person.first} {person.von} {person.last}"))
        for field in ("title", "booktitle", "journaltitle", "journal", "publisher", "institution"):
            first, *rest = _WORD.findall(entry.text(field)) or [""]
            names.update(word for word in rest if not word.islower())
            if field != "title" and first:
                names.add(first)
    return names
