"""The words of a chapter that are spelt wrong or not known, read in their context.

A word is judged in the language of its place. English within a Norwegian text is read as English:
where it is marked, in quotation marks or italics, and where its neighbours are English too. Names
are left alone: capitalised words within a sentence, and words that are such a name elsewhere. What
others said stands as they said it: in quotation marks no word stops the build.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from thesis.document import Prose
from thesis.language.affixes import read_lists
from thesis.language.speller import Speller, Verdict
from thesis.language.tokens import Token, tokens
from thesis.source import Location, Span

LANGUAGES = ("nb", "nn", "en")

#: How many words on each side are looked at for more English.
_AROUND = 4
#: How many signs of English make the words among them English.
_SIGNS = 2
#: What may stand in quotation marks: anything but a blank line.
_WITHIN = r"(?:[^{marks}\n]|\n(?![ \t]*\n)){{2,800}}"
_MARKS = (("«", "»", "«»"), ("“", "”", "“”"), ('"', '"', '"'), ("``", "''", "`"))
_QUOTED = re.compile(
    "|".join(
        [start + _WITHIN.format(marks=marks) + end for start, end, marks in _MARKS]
        + [r"\\enquote\*?\{[^{}]{2,800}\}"]
    )
)
_OTHER_STANDARD = {"nb": "nn", "nn": "nb"}
_SENTENCE_END = re.compile(r"(?:^|[.!?:…]|\n[ \t]*\n)[\s\"'«»“”()\[\]*_–-]*$")
#: Words of everyday speech that neither written standard has.
_DIALECT = re.compile(
    r"(?<!\w)(?:æ|mæ|dæ|sæ|itj|ittj|itte|ittno|ikkj|kossen|korsn|koffer|kolles|åssen|hvorsen|kæm|"
    r"kem|ka|e|va|nån|noka|nokke|hadd|derre|dissan|asså|kanskj|dokker|dokk|dåkker|demmes)(?!\w)",
    re.IGNORECASE,
)
#: A capitalised word up to this long at the beginning of a sentence may be a product's name.
_SHORT_NAME = 6
#: An italic stretch of up to this many words is a term, not a sentence.
_TERM = 4
#: … and one of up to this many in quotation marks.
_QUOTED_TERM = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """A word that is not right."""

    word: str
    where: Location
    language: str
    verdict: Verdict


class Proofreader:
    """Reads chapters with one speller a language."""

    def __init__(self, accepted: Collection[str] = (), cache: Path | None = None) -> None:
        self._spellers = {language: Speller(language, accepted, cache) for language in LANGUAGES}
        self._english = frozenset(read_lists("words-en.txt")["signs of English"])
        self._names: set[str] = set()

    def learn_names(self, prose: Prose) -> None:
        """Note the words that are capitalised within a sentence: they are names."""
        for token in tokens(prose.text):
            if token.text[0].isupper() and not _begins_sentence(prose, token.start):
                self._names.add(_without_genitive(token.text))

    def read(
        self, prose: Prose, italics: Sequence[Span] = (), quotations: Sequence[Span] = ()
    ) -> Iterator[Finding]:
        """Yield the words of a prose that are not right.

        `italics` and `quotations`, besides those in quotation marks, are spans in its source.
        """
        found = list(tokens(prose.text))
        marked = in_quotation_marks(prose)
        quoted = [*quotations, *marked]
        terms = _terms(found, italics, marked)
        for at, token in enumerate(found):
            language = prose.language_at(token.start)
            speller = self._spellers.get(language)
            if speller is None or token.kind != "word" or self._is_name(prose, token):
                continue
            if speller.status(token.text) in {"ok", "foreign"}:
                continue
            if language != "en" and self._may_be_foreign(prose, found, at, terms, quoted):
                continue
            verdict = speller.verdict(token.text)
            spans = [span for span in quoted if token.start in span]
            if language != "en" and any(_is_dialect(prose, span) for span in spans):
                continue
            if verdict.status == "misspelled" and (spans or _may_be_name(token)):
                verdict = replace(verdict, status="unknown")
            yield Finding(token.text, prose.source.at(token.start, token.end), language, verdict)

    def save(self) -> None:
        """Keep the spellers' verdicts for the next run."""
        for speller in self._spellers.values():
            speller.save()

    def _is_name(self, prose: Prose, token: Token) -> bool:
        if not token.text[0].isupper():
            return any(c.isupper() for c in token.text[1:]) and not token.text.endswith("-")
        return _without_genitive(token.text) in self._names or not _begins_sentence(
            prose, token.start
        )

    def _may_be_foreign(
        self,
        prose: Prose,
        found: Sequence[Token],
        at: int,
        terms: Sequence[Span],
        quoted: Sequence[Span],
    ) -> bool:
        """Say whether the word at `at`, not right in its language, is right where it stands.

        It may be English among English, a term, or what somebody said in the other standard.
        """
        token = found[at]
        language = prose.language_at(token.start)
        english = self._spellers["en"].status(token.text) == "ok"
        if any(token.start in span for span in terms):
            return english or self._spellers[language].status(token.text) == "unknown"
        around = found[max(0, at - _AROUND) : at + _AROUND + 1]
        for span in quoted:
            if token.start in span:
                other = self._spellers[_OTHER_STANDARD[language]]
                if other.status(token.text) == "ok":
                    return True
                around = [word for word in found if word.start in span]
        words = [other.text for other in around if other is not token and other.kind == "word"]
        return english and sum(self._shows_english(language, word) for word in words) >= _SIGNS

    def _shows_english(self, language: str, word: str) -> bool:
        return word.lower() in self._english or (
            self._spellers[language].status(word) != "ok"
            and self._spellers["en"].status(word) == "ok"
        )


def _may_be_name(token: Token) -> bool:
    """Say whether a word that begins a sentence may be a name that a common word is near."""
    return token.text[0].isupper() and len(token.text) <= _SHORT_NAME


def _is_dialect(prose: Prose, span: Span) -> bool:
    """Say whether a quotation renders speech in dialect, which has no spelling."""
    return bool(_DIALECT.search(prose.text[span.start : span.end]))


def _without_genitive(name: str) -> str:
    """Return a name without the -s of the genitive, in a form that both forms share."""
    return name.rstrip("'’").removesuffix("s").rstrip("'’")


def _begins_sentence(prose: Prose, offset: int) -> bool:
    """Say whether the word at `offset` is the first of a sentence, heading, item or cell."""
    before = prose.text[max(0, offset - 80) : offset]
    if _SENTENCE_END.search(before):
        return True
    line = prose.source.text[prose.source.text.rfind("\n", 0, offset) + 1 : offset]
    if prose.text[offset - len(line) : offset].strip():
        return line.rstrip().endswith(("|", "&"))
    # Only markup stands before it on its line: «# », «- », «| », «\section{».
    return bool(line.strip(" \t*_«"))


def in_quotation_marks(prose: Prose) -> list[Span]:
    """Return what is in quotation marks, with them."""
    return [Span(*match.span()) for match in _QUOTED.finditer(prose.source.text)]


def _terms(found: Sequence[Token], italics: Sequence[Span], quoted: Sequence[Span]) -> list[Span]:
    """Return the stretches whose words are terms or quotations that may be in any language."""
    return [
        *(span for span in italics if _count(found, span) <= _TERM),
        *(span for span in quoted if _count(found, span) <= _QUOTED_TERM),
    ]


def _count(found: Sequence[Token], span: Span) -> int:
    return sum(1 for token in found if span.start <= token.start < span.end)
