"""Grammar through a LanguageTool server, where thesis.yaml names one.

What the server says is sorted into rules of ours. Where our own spelling check has judged a word,
the server's opinion of its spelling is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from thesis.checks.registry import Context, check
from thesis.checks.spelling import accepted_words, check_spelling
from thesis.diagnostic import Diagnostic, Filled, Rule, Severity, Text, rule
from thesis.document import Prose
from thesis.language.answers import Remark
from thesis.language.extracts import Extract, extracts, nouns
from thesis.language.languagetool import Unavailable, remarks
from thesis.source import Location
from thesis.suggestions import did_you_mean

_SAYS = Text(en="LanguageTool, {about}: {said} ({id})", nb="LanguageTool om {about}: {said} ({id})")
_WHY_END_EN = "The check runs only where `languagetool:` in thesis.yaml names a server."
_WHY_END_NB = "Kontrollen går bare når `languagetool:` i thesis.yaml navngir en tjener."
_FIX = Text(
    en="change it if the remark is right; otherwise silence it with a noqa comment",
    nb="rett det hvis merknaden er riktig; ellers demp den med en noqa-kommentar",
)

GRAMMAR = rule(
    "SPL010",
    "grammar-remark",
    Severity.WARNING,
    message=_SAYS,
    why=Text(
        en=f"A LanguageTool server finds a mistake of grammar or usage here. {_WHY_END_EN}",
        nb=f"En LanguageTool-tjener finner en grammatisk feil eller feil ordbruk. {_WHY_END_NB}",
    ),
    fix=_FIX,
    example="He go to school.",
    authority=Filled(
        "LanguageTool, the rule named in the message",
        "LanguageTool, regelen som er nevnt i meldingen",
    ),
)
SPELLING = rule(
    "SPL011",
    "server-spelling-remark",
    Severity.WARNING,
    message=_SAYS,
    why=Text(
        en="A LanguageTool server takes a word for misspelt that our own spelling check accepts, "
        f"such as American spelling in a British text. {_WHY_END_EN}",
        nb="En LanguageTool-tjener mener at et ord er skrevet feil som vår egen stavekontroll "
        f"godtar, for eksempel amerikansk skrivemåte i en britisk tekst. {_WHY_END_NB}",
    ),
    fix=_FIX,
    example="We analyse the color of behaviour.",
    authority=Filled(
        "LanguageTool, the rule named in the message",
        "LanguageTool, regelen som er nevnt i meldingen",
    ),
)
STYLE = rule(
    "SPL012",
    "style-remark",
    Severity.WARNING,
    message=_SAYS,
    why=Text(
        en=f"A LanguageTool server has a remark on style: wordiness, register. {_WHY_END_EN}",
        nb="En LanguageTool-tjener har en merknad om stil: omstendelig språk, feil stilnivå. "
        f"{_WHY_END_NB}",
    ),
    fix=_FIX,
    example="The answer is very unique.",
    authority=Filled(
        "LanguageTool, the rule named in the message",
        "LanguageTool, regelen som er nevnt i meldingen",
    ),
)
TYPOGRAPHY = rule(
    "TYP030",
    "typography-remark",
    Severity.WARNING,
    message=_SAYS,
    why=Text(
        en="A LanguageTool server finds a mistake of punctuation, spacing or capitals. "
        f"{_WHY_END_EN}",
        nb="En LanguageTool-tjener finner en feil i tegnsetting, mellomrom eller stor bokstav. "
        f"{_WHY_END_NB}",
    ),
    fix=_FIX,
    example="It rained , but it stopped.",
    authority=Filled(
        "LanguageTool, the rule named in the message",
        "LanguageTool, regelen som er nevnt i meldingen",
    ),
)
SILENT = rule(
    "SPL019",
    "grammar-server-unavailable",
    Severity.WARNING,
    message=Text(
        en="the grammar is not checked: no usable answer from LanguageTool ({server}): {reason}",
        nb="grammatikken er ikke kontrollert: fikk ikke noe brukbart svar fra LanguageTool "
        "({server}): {reason}",
    ),
    why=Text(
        en="thesis.yaml asks for a grammar check by LanguageTool, and the server cannot be "
        "reached, is too slow, or answers something else. All other checks are done.",
        nb="thesis.yaml ber om grammatikkontroll med LanguageTool, og tjeneren kan ikke nås, er "
        "for treg eller svarer noe annet. Alle andre kontroller er gjort.",
    ),
    fix=Text(
        en="try again later, look at the address, or write `languagetool: off` in thesis.yaml; "
        "`local` needs Java 17",
        nb="prøv igjen senere, se på adressen, eller skriv `languagetool: off` i thesis.yaml; "
        "`local` krever Java 17",
    ),
    example="languagetool: http://127.0.0.1:1",
)

_SPELLING_KINDS = frozenset({"misspelling"})
_SPELLING_CATEGORIES = frozenset({"TYPOS"})
_STYLE_KINDS = frozenset({"style", "register", "locale-violation"})
_STYLE_CATEGORIES = frozenset({"STYLE", "REDUNDANCY", "PLAIN_ENGLISH", "WORDINESS"})
_TYPOGRAPHY_KINDS = frozenset({"typographical", "whitespace"})
_TYPOGRAPHY_CATEGORIES = frozenset({"TYPOGRAPHY", "PUNCTUATION", "CASING"})
#: What LanguageTool's categories are about. Its remarks are in the language that they are on.
_ABOUT = {
    "GRAMMAR": Filled("grammar", "grammatikk"),
    "TYPOS": Filled("spelling", "staving"),
    "CASING": Filled("capitals", "stor eller liten bokstav"),
    "PUNCTUATION": Filled("punctuation", "tegnsetting"),
    "TYPOGRAPHY": Filled("typography", "typografi"),
    "CONFUSED_WORDS": Filled("words that are confused", "ord som forveksles"),
    "COLLOCATIONS": Filled("words that go together", "ord som hører sammen"),
    "COMPOUNDING": Filled("compounds", "sammensetning av ord"),
    "SEMANTICS": Filled("meaning", "betydning"),
    "STYLE": Filled("style", "stil"),
    "REDUNDANCY": Filled("redundant words", "overflødige ord"),
    "REPETITIONS": Filled("repetition", "gjentakelse"),
    "REPETITIONS_STYLE": Filled("repetition", "gjentakelse"),
    "PLAIN_ENGLISH": Filled("plain English", "klart språk på engelsk"),
    "WORDINESS": Filled("wordiness", "ordrikdom"),
    "AMERICAN_ENGLISH_STYLE": Filled("American usage", "amerikansk språkbruk"),
    "BRITISH_ENGLISH": Filled("British usage", "britisk språkbruk"),
    "NONSTANDARD_PHRASES": Filled("unusual phrases", "uvanlige uttrykk"),
    "COLLOQUIALISMS": Filled("everyday words", "muntlig stil"),
    "FALSE_FRIENDS": Filled("false friends", "falske venner"),
    "GENDER_NEUTRALITY": Filled("gender-neutral words", "kjønnsnøytrale ord"),
}
_OTHER = Filled("usage", "språkbruk")
#: A heading, an item of a list or a quoted fragment may well begin with a small letter.
_SENTENCE_START = "UPPERCASE_SENTENCE_START"


@check("grammar", GRAMMAR, SPELLING, STYLE, TYPOGRAPHY, SILENT)
def check_grammar(context: Context) -> Iterator[Diagnostic]:
    """Report what the LanguageTool server that thesis.yaml names says of the text."""
    server = context.config.languagetool
    sent: list[tuple[Prose, Extract]] = []
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            sent += [(prose, extract) for extract in extracts(prose, nouns(chapter, prose))]
    try:
        cache = context.config.root / "build" / ".cache"
        answers = remarks(server, [extract for _, extract in sent], cache=cache)
    except Unavailable as unavailable:
        where = context.config.where("languagetool")
        yield SILENT.at(
            where, server=server, reason=unavailable.sentence, detail=unavailable.detail
        )
        return
    judged = _Judged(context)
    for (prose, extract), said in zip(sent, answers, strict=True):
        for remark in said:
            where = Location(prose.source, extract.source_span(remark.start, remark.end))
            if _counts(extract, remark) and not (
                _sorted(remark) is SPELLING and judged.word(where, extract.language)
            ):
                yield _diagnostic(remark, where)


class _Judged:
    """The words that our own spelling check has judged."""

    def __init__(self, context: Context) -> None:
        self._accepted = {word.casefold() for word in accepted_words(context)}
        self._reported = {
            (place.source.path, place.span)
            for found in check_spelling(context)
            if found.where
            for place in (found.where, *found.related)
        }

    def word(self, where: Location, language: str) -> bool:
        """Say whether the word at `where` needs no second opinion.

        Norwegian never does: a server has the dictionary that ours is built on, without compounds.
        English does where ours is silent and it is neither accepted nor a name.
        """
        word = where.text
        return (
            not language.startswith("en")
            or (where.source.path, where.span) in self._reported
            or word.casefold() in self._accepted
            or any(char.isupper() for char in word)
        )


def _counts(extract: Extract, remark: Remark) -> bool:
    """Say whether a remark is about the text rather than about what we left out of it."""
    if extract.is_beside_stand_in(remark.start, remark.end):
        return False
    return remark.rule != _SENTENCE_START or not extract.begins_paragraph(remark.start)


def _sorted(remark: Remark) -> Rule:
    """Return the rule of ours that a remark belongs to."""
    if remark.kind in _SPELLING_KINDS or remark.category in _SPELLING_CATEGORIES:
        return SPELLING
    if remark.category in _TYPOGRAPHY_CATEGORIES or remark.kind in _TYPOGRAPHY_KINDS:
        return TYPOGRAPHY
    if remark.category in _STYLE_CATEGORIES or remark.kind in _STYLE_KINDS:
        return STYLE
    return GRAMMAR


def _about(remark: Remark) -> Filled:
    """Return what a remark is about, in the reader's own language."""
    return _ABOUT.get(remark.category, _OTHER)


def _diagnostic(remark: Remark, where: Location) -> Diagnostic:
    return _sorted(remark).at(
        where,
        about=_about(remark),
        said=remark.message.rstrip("."),
        id=remark.rule,
        hint=did_you_mean(*remark.replacements),
    )
