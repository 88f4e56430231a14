"""Do two nouns make a compound that no list has, where they stand: «nøkkel informantene ble …»?

Two nouns hardly ever stand side by side in Norwegian. Where they do, one is the subject and the
other the object of a verb before them («får barn hjelp»), or the second looks like a verb. So the
place decides: after an article that goes with the second noun only, at the beginning of a sentence
whose verb follows, after «og» or «at», after a verb when the first is a thing.
"""

from __future__ import annotations

import re

from thesis.language.compounds import compounds
from thesis.language.joined import joined_words
from thesis.language.lexicon import lexicon
from thesis.language.split_context import SMALL, Pair, split_context
from thesis.language.split_lists import split_lists
from thesis.language.split_verbs import SplitVerbs, is_animate
from thesis.language.wordclasses import word_classes

#: The scores above which a joined word is taken for one that Norwegian forms: where a noun must
#: follow and no second one may, where a noun is likely, and where a definite one follows a verb.
_CERTAIN = -11.6
_SURE = -10.7
_IN_PHRASE = -10.3
_EXPECTED = -9.9
_DEFINITE = -9.4
#: How much lower the scores of Nynorsk are, as no list says how common its words are.
_WITHOUT_USE = 0.5
#: The adjective's other form is a word when it is this common (Zipf).
_KNOWN_FORM = 2.5
#: Nouns that are the present of a short verb too: «uten lys dør planten».
_PRESENT_TOO = frozenset(("dør", "ror", "sår", "tror"))
#: How many compounds of the dictionary a word begins that begins them readily.
_FEW_COMPOUNDS = 4
_SOME_COMPOUNDS = 10
_MANY_COMPOUNDS = 50
_NO_T = re.compile(r"(?:ig|eg|sk|som)$")
#: How much rarer (Zipf) a noun is in the definite at most.
_RARELY_DEFINITE = 3.0
_DEFINITE_ENDINGS = {"m": "en", "n": "et", "f": "a"}
#: Words of Nynorsk alone are rarer than this on the list, which is of Bokmål.
_RARE = 3.0
#: The nouns «gå» and «stå» of the dictionary are seldom used.
_SHORT = 3
_AFTER_NOUN = frozenset(
    ("", "og", "i", "av", "på", "til", "for", "hos", "ved", "fra", "frå", "eller")
)


class SplitNew:
    """Judges pairs of nouns whose joined word no list has, in «nb» or «nn»."""

    def __init__(self, language: str) -> None:
        self._lexicon = lexicon(language)
        self._compounds = compounds(language)
        self._classes = word_classes(language)
        self._joined = joined_words(language)
        self._lists = split_lists(language)
        self._context = split_context(language)
        self._verbs = SplitVerbs(language)
        self._lower = _WITHOUT_USE if language == "nn" else 0.0

    def is_one_word(self, pair: Pair) -> bool:
        """Say whether two words are nouns beyond doubt, in a place for one noun."""
        if not self._are_nouns(pair):
            return False
        definite = self._is_definite(pair.last)
        if self._is_for_one(pair):
            least = _SURE
        elif definite and self._is_subject(pair):
            least = _CERTAIN
        elif self._compounds.links(pair.first).total < _FEW_COMPOUNDS:
            least = self._least_after_rare(pair, definite=definite)
        elif definite and self._opens_phrase(pair):
            if self._may_be_verb(pair):
                return False
            least = _DEFINITE
        elif self._is_likely_place(pair, definite=definite):
            least = _IN_PHRASE if self._context.is_open(pair) else _EXPECTED
        else:
            return False
        return self._joined.is_formed(pair.first, pair.last, least - self._lower)

    def is_noun_only(self, word: str) -> bool:
        """Say whether a word is a noun in its base form, and no adjective or verb."""
        return (
            self._is_in_use(word)
            and not self._may_be_adjective(word)
            and not self._verbs.is_verb_stem(word)
            and not self._verbs.may_be_finite(word)
        )

    def _least_after_rare(self, pair: Pair, *, definite: bool) -> float:
        """Return the score that a compound needs whose first part begins few of them."""
        if definite:
            opens = pair.before in self._lists.subordinators and self._opens_phrase(pair)
            return _DEFINITE if opens else 0.0
        if self._verbs.is_verb_stem(pair.first):
            return 0.0
        if self._context.is_open(pair):
            return _EXPECTED
        ends = pair.after in _AFTER_NOUN and not is_animate(pair.first)
        return _IN_PHRASE if ends and pair.before in self._lists.noun_phrase else 0.0

    def _are_nouns(self, pair: Pair) -> bool:
        """Say whether both words are nouns beyond doubt, so that a new compound may be guessed."""
        first, last = pair.first, pair.last
        if not self._is_in_use(first) and not self._is_stem_in_phrase(pair):
            return False
        noun = self._context.disagrees(pair) or self._classes.is_adjective(pair.before)
        noun = noun or (not pair.before and self._verbs.is_finite(pair.after))
        verb = first.endswith(("er", "ar")) and bool(self._lexicon.flags(first[:-1]))
        if self._may_be_adjective(first) or (verb and not noun):
            return False
        if (
            (
                first in self._lists.phrases
                and not self._is_after_verb(pair)
                and not self._context.is_adjective(pair.before)
            )
            or (first in _PRESENT_TOO and pair.before)
            or last in self._lists.adverbs
            or not self._classes.is_noun(last)
        ):
            return False
        if last.endswith("t") and self._classes.is_infinitive(verb_of := f"{last[:-1]}e"):
            # «en overskrift vist der»
            return self._lexicon.zipf(verb_of) < self._lexicon.zipf(last)
        return not (last.endswith("s") and self._classes.is_infinitive(last[:-1]))

    def _is_in_use(self, word: str) -> bool:
        """Say whether a noun is used as one: the dictionary has «et systemet, systemeta» too."""
        if word.endswith("ere") and self._classes.genders(word[:-1]):
            return False  # «lærere»
        if word in self._lists.nominal:
            return True
        if self._is_bound(word):
            return True
        genders = self._classes.genders(word)
        stem = word.removesuffix("e")
        forms = [s + _DEFINITE_ENDINGS[g] for g in genders for s in (stem, stem + stem[-1])]
        use = max(map(self._lexicon.zipf, forms), default=0.0)
        if not use and self._lexicon.language == "nn":
            return bool(genders) and self._lexicon.zipf(word) < _RARE
        readily = self._compounds.links(word).total >= _SOME_COMPOUNDS
        if genders and readily and len(word) > _SHORT:
            return True
        return use > max(0.0, self._lexicon.zipf(word) - _RARELY_DEFINITE)

    def _is_bound(self, word: str) -> bool:
        """«barne»: the dictionary has it as the first part of many words, and as none itself."""
        return (
            self._compounds.links(word).plain >= _MANY_COMPOUNDS
            and not self._lexicon.flags(word)
            and word.endswith("e")
            and not word.endswith(("re", "ste"))
            and not self._context.is_adjective(word)
        )

    def _is_stem_in_phrase(self, pair: Pair) -> bool:
        """«en felles lese strategi»: an infinitive stands in no noun phrase."""
        return (
            self._classes.is_infinitive(pair.first)
            and self._compounds.links(pair.first).plain >= _SOME_COMPOUNDS
            and self._context.is_open(pair)
        )

    def _may_be_adjective(self, word: str) -> bool:
        """Say whether a noun is an adjective too; the participle «lagt» gives «lag» its flags."""
        if word in SMALL:
            return True
        # «tomt», «norske», «tomme»
        stems = {word[:-1]} if word.endswith("t") else set()
        if word.endswith("e") and not self._classes.is_infinitive(word):
            stems |= {word[:-1], word[:-2]} if word[-3:-2] == word[-2:-1] else {word[:-1]}
        if len(word) > 3 and any(map(self._may_be_adjective, stems)):
            return True
        flags = self._lexicon.flags(word)
        if not ("X" in flags or {"V", "W"} <= flags):
            return False
        # «sunn» is «sunt» in the neuter.
        stem = word[:-1] if word[-1:] == word[-2:-1] else word
        form = f"{word}e" if _NO_T.search(word) else f"{stem}t"
        if form == word:
            form = f"{word}e"
        if self._lexicon.zipf(form) < _KNOWN_FORM:
            return False
        return "X" in flags or not self._classes.is_infinitive(f"{word}e")

    def _is_for_one(self, pair: Pair) -> bool:
        """Say whether there is a place for one noun only, so that two must be one word."""
        if self._context.disagrees(pair):
            return True
        return not pair.before and self._verbs.may_be_finite(pair.after)

    def _is_subject(self, pair: Pair) -> bool:
        """«at temperatur sensoren var defekt»: one noun stands between «at» and its verb."""
        opens = pair.before in self._lists.openers | self._lists.subordinators
        return opens and self._verbs.is_finite(pair.after) and not self._may_be_verb(pair)

    def _is_likely_place(self, pair: Pair, *, definite: bool) -> bool:
        """Say whether a noun is likelier here than two."""
        before = pair.before
        if self._context.expects_noun(before) or self._begins_phrase(pair):
            return True
        if not before:
            # Two nouns and no more are a heading or a point of a list: «Metode valg».
            return not pair.after and not self._verbs.is_verb_stem(pair.first)
        somebody = is_animate(pair.first) or pair.first in (
            self._lists.people | self._lists.nominal
        )
        if definite or somebody or self._may_be_verb(pair):
            return False
        if pair.after not in _AFTER_NOUN:
            return False
        return before in self._lists.openers or self._is_after_verb(pair)

    def _begins_phrase(self, pair: Pair) -> bool:
        """«Laks produksjon og …»: no two things stand side by side before «og» or «i»."""
        return (
            not pair.before
            and pair.after in {"og", "i", "av"}
            and not is_animate(pair.first)
            and not self._verbs.is_verb_stem(pair.first)
        )

    def _opens_phrase(self, pair: Pair) -> bool:
        """Say whether a bare noun and a definite one are no two parts of the sentence here."""
        if pair.before in self._lists.openers:
            return True
        return self._is_after_verb(pair) and not (
            is_animate(pair.first) or self._classes.is_present(pair.first)
        )

    def _may_be_verb(self, pair: Pair) -> bool:
        """Say whether the first word may be an infinitive or an imperative: «og trappe»."""
        return (
            self._verbs.is_verb_stem(pair.first)
            and not self._is_after_verb(pair)
            and pair.before not in self._lists.subordinators
        )

    def _is_after_verb(self, pair: Pair) -> bool:
        """Say whether a verb stands before them, and none that takes two objects."""
        before = pair.before
        # «Selskapet kutta reise budsjettet»: after a noun the verb follows.
        noun = self._classes.is_noun(before) and (
            pair.finite or "definite" not in self._classes.noun_forms(pair.lead)
        )
        if before in self._lists.givers or noun:
            return False
        return before in self._lists.finite or self._verbs.may_be_finite(before)

    def _is_definite(self, word: str) -> bool:
        forms = self._classes.noun_forms(word)
        return forms == {"definite"} or ("plural" in forms and word.endswith(("ene", "ane")))
