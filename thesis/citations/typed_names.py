"""Names as people type them in a citation: «Dai et al.», «Johansen & Redzovic», «van Gogh»."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from thesis.citations.typed_work import fold

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĆČĐĒĞĪŁŃŌŐŘŚŠŞŪŽŻ]"
_LETTER = r"[^\W\d_]"
_PARTICLE = r"(?:van|von|der|den|de|af|la|le|du|di|da|dos|ten|ter|zu|bin|al|el)"
_WORD = rf"(?:[dlO]['’´])?{_CAPITAL}(?:{_LETTER}|['’´‑-](?={_LETTER}))*"
_INITIALS = rf"(?:{_CAPITAL}\.[ \u00a0-]?)+"
#: White space without a blank line: a name does not begin in the heading above.
_GAP = r"(?=\s)[^\S\n]*\n?[^\S\n]*"
_NAME = (
    rf"(?:{_INITIALS}\s*)?(?:{_PARTICLE}\s+){{0,3}}{_WORD}"
    rf"(?:{_GAP}(?:{_CAPITAL}\. ?)?(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{0,3}}"
)
_AND = r"(?:&|og|and|samt|und)"
_ET_AL = (
    r"(?:(?:et|&|og)\.?\s+al(?:\.|(?!\w))|m\.?\s?fl\.?(?!\w)|med\s+flere|(?:og|and)\s+"
    r"(?:medarbeidere|medarbeidarar|kollegaer|kolleger|kollegaar|andre|colleagues|others))"
)
_OWNS = r"(?:\s+(?:sin|sitt|si|sine)|['’]s?)"
_CHAIN = re.compile(
    rf"(?<![\w@])(?P<names>{_NAME}(?:\s*,\s+(?:{_INITIALS}\s*)?{_NAME})*"
    rf"(?:\s*,?\s+{_AND}\s+{_NAME})?)"
    rf"(?P<more>\s*,?\s+{_ET_AL})?(?:{_OWNS})?\s*\Z"
)
_LISTED = rf"(?:{_PARTICLE}\s+){{0,3}}{_WORD}(?: {_WORD})?\s*,\s*(?:{_CAPITAL}\.[ -]?)+"
#: «Dahl, O.», «Kvale, S. & Brinkmann, S.»
_INVERTED = re.compile(rf"(?<![\w@]){_LISTED}(?:\s*(?:,\s*)?(?:{_AND}\s+)?{_LISTED})*,?\s*\Z")
_EACH_LISTED = re.compile(
    rf"(?P<family>(?:{_PARTICLE}\s+){{0,3}}{_WORD}(?: {_WORD})?)\s*,\s*"
    rf"(?P<initials>(?:{_CAPITAL}\.[ -]?)+)"
)
_SEPARATOR = re.compile(rf"\s*,?\s+{_AND}\s+|\s*,\s+")
_INITIAL = re.compile(_INITIALS)
#: A letter with a full stop is no initial after one of these.
_OF_THING = re.compile(rf"{_CAPITAL}\.\s+")
_LETTERED = frozenset(
    {"vedlegg", "appendiks", "appendix", "tillegg", "del", "part", "figur", "tabell", "gruppe"}
)

#: Capitalised words before a year that name no author.
_BEFORE_YEARS = """
januar februar mars april mai juni juli august september oktober november desember
january february march may june july october december våren høsten sommeren vinteren
spring summer autumn fall winter
norge noreg norway sverige sweden danmark denmark finland island europa europe usa
england storbritannia tyskland frankrike oslo bergen trondheim stavanger tromsø kristiansand
drammen bodø london paris berlin stockholm københavn rio beijing
figur figure tabell table tabel kapittel chapter vedlegg appendix del part side page avsnitt note
versjon version utgave edition studie study artikkel article funn deltaker informant respondent
spss excel word nvivo python stata zotero endnote mendeley windows microsoft office java matlab
powerpoint teams chrome firefox android ios linux ubuntu macos photoshop latex covid ol vm em
sammendrag abstract innledning teori metode resultat resultater diskusjon konklusjon
"""
_NOT_NAMES = frozenset(map(fold, _BEFORE_YEARS.split()))
#: What a sentence begins with before a family name: no given name.
_OPENERS = """
ifølge som hos både og men også òg når hvis dersom da mens at for fra frå etter med i slik her der
så det dette denne av ved til om jf jfr se sjå hva hvordan kva korleis ikke ikkje selv sjølv derfor
samtidig samstundes videre vidare likevel imidlertid derimot tidligere tidlegare senere seinare
deretter dessuten særlig blant både verken enten eller fordi siden ettersom mot mellom under hvor
både professor doktor dr according as by both and but also when if while since from after with in
like following however here thus then although because unlike for whereas similarly moreover
on to from with that this where yet or so not only even also since until first second finally later
earlier recently furthermore additionally nevertheless consequently
ifølgje ifylgje hjå medan sidan viss desse korleis kvifor kvar berre særleg såleis difor derfor
viser hevder skriver mener peker sier fant finner ser har hadde kan kunne vil ville skal må er var
blir ble får fikk gir tar bruker kaller definerer beskriver forklarer understreker fremhever
syner hevdar skriv meiner peikar seier fann finn ser kallar skildrar forklarer
"""
_NO_GIVEN = frozenset(map(fold, _OPENERS.split()))
#: «Forskeren Lossius», «Sosiologen Dahl», «Forfatterne Kvale …».
_NOUN = re.compile(
    r"(?:[^e]eren|istene?|[oi]logene?|ikere?n|erne|atorene?|fessor|logist|archers?)\Z"
)
_SENTENCE_START = re.compile(r"(?:\A|[.:;!?…(«“\"–—\n])\s*\Z")


@dataclass(frozen=True, slots=True)
class Names:
    """The names before a year."""

    start: int
    """Where they begin in the text that they were read from."""
    families: tuple[str, ...]
    """Folded, in order; a first name may stand before a family name: «kari lossius»."""
    more: bool
    """They end in «et al.» or the like."""
    initials: tuple[str, ...] = ()
    """The folded initials before each family name, "" for none: «id» of «I. D. Yalom»."""
    opens: bool = False
    """They begin a sentence, so that their first word may be the sentence's own."""

    @property
    def strange(self) -> bool:
        """Whether some name is a month, a place, a program … and no author."""
        return any(family.rpartition(" ")[2] in _NOT_NAMES for family in self.families)

    def given(self, number: int, family: str, common: AbstractSet[str] = frozenset()) -> list[str]:
        """Return the folded words before a family name that seem to be given names.

        A sentence's first word is none when it is one of the `common` words, which the text has
        in small letters too.
        """
        words = self.families[number].split()
        given = words[: len(words) - len(family.split())]
        if given and number == 0 and (given[0] in _NO_GIVEN or self._opens(given[0], common)):
            return given[1:]
        return given

    def _opens(self, word: str, common: AbstractSet[str]) -> bool:
        return self.opens and (word in common or (len(word) > 6 and bool(_NOUN.search(word))))


def names_at_end(text: str) -> Names | None:
    """Return the names of people that `text` ends in, as many as are joined; None for none."""
    # The pattern tries every beginning; far back none can matter.
    cut = max(0, len(text) - 160)
    found = _CHAIN.search(text, cut)
    if found is None:
        return None
    start = found.start() + _lettered(text[cut : found.start()], found["names"])
    people = [
        (fold(_INITIAL.sub("", part)), _letters("".join(_INITIAL.findall(part))))
        for part in _SEPARATOR.split(text[start : found.end("names")])
    ]
    return Names(
        start,
        tuple(family for family, _ in people if family),
        bool(found["more"]),
        tuple(initials for family, initials in people if family),
        bool(_SENTENCE_START.search(text, 0, start)),
    )


def _lettered(before: str, names: str) -> int:
    """Return how much of the names is the letter of a thing: «… i vedlegg B. Braun og Clarke»."""
    letter = _OF_THING.match(names)
    words = before.split()
    return letter.end() if letter and words and fold(words[-1]) in _LETTERED else 0


def _letters(initials: str) -> str:
    return "".join(filter(str.isalpha, fold(initials)))


def inverted_names(text: str) -> Names | None:
    """Return the people that `text` ends in as lists have them: «Kvale, S. & Brinkmann, S.»."""
    found = _INVERTED.search(text, max(0, len(text) - 160))
    if found is None:
        return None
    people = list(_EACH_LISTED.finditer(found[0]))
    return Names(
        found.start(),
        tuple(fold(person["family"]) for person in people),
        more=False,
        initials=tuple(_letters(person["initials"]) for person in people),
    )
