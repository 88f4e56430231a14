"""May one of two words side by side be the verb of the sentence: «de bruker medvirkning»?

A Norwegian clause has one finite verb, in the second place of a main clause; so what stands before
and after the two words tells often enough.
"""

from __future__ import annotations

import re

from thesis.language.cognates import in_bokmal
from thesis.language.joined import joined_words
from thesis.language.lexicon import lexicon
from thesis.language.split_context import Pair, split_context
from thesis.language.split_lists import split_lists
from thesis.language.wordclasses import word_classes

#: «her» and «mer» are no verbs.
_SHORT = 3
#: After these a verb may follow, in a question: «når lærer elever?»
_QUESTIONS = frozenset(("når", "da", "då"))
#: How much rarer (Zipf) than its past a verb may be.
_CLOSE = 0.7
#: The score above which a joined word is one that Norwegian would form.
_FORMED = -9.9
_BEFORE_INFINITIVE = frozenset(("få", "får", "fikk", "fått", "fekk", "med"))
#: Those who own things and do things.
_ANIMATE = re.compile(
    r"(?:mann|[^l]er|[^l]ar|ør|ist|ent|agog|olog|barn|kvinne|jente|gutt|land|dyr|folk|venn|regjering|"
    r"forening)$"
)


def is_animate(word: str) -> bool:
    """Say whether a noun (in its base form) is somebody, who may be a subject or own things."""
    return bool(_ANIMATE.search(word))


class SplitVerbs:
    """Tells verbs from nouns in pairs of one language, «nb» or «nn»."""

    def __init__(self, language: str) -> None:
        self._lexicon = lexicon(language)
        self._classes = word_classes(language)
        self._joined = joined_words(language)
        self._lists = split_lists(language)
        self._context = split_context(language)

    def is_verb_first(self, pair: Pair) -> bool:
        """Say whether the first word may be a verb where it stands: «bruker», «spørre»."""
        if self._classes.is_present(pair.first):
            if not pair.before:
                return not self.is_finite(pair.after) and not self._is_title(pair)
            if self._is_adverb_before_definite(pair):
                return True
            predicate = pair.before in (
                self._lists.finite | self._lists.copulas | self._lists.subordinators - _QUESTIONS
            )
            return not (predicate or self._is_noun_place(pair.before))
        if self._classes.is_infinitive(pair.before) and pair.before not in self._lists.auxiliaries:
            return False  # «å gi ramme vilkår»
        may_follow = pair.verbal or pair.before in _BEFORE_INFINITIVE
        if not (may_follow and self._classes.is_infinitive(pair.first)):
            return False
        # «friksjonsfritt» is an adverb too.
        adverb = pair.before.endswith("t") and pair.before not in self._lists.noun_phrase
        return adverb or not self._context.expects_noun(pair.before)

    def _is_adverb_before_definite(self, pair: Pair) -> bool:
        """«Samtidig viser tallene»: an adjective before a definite noun would end in -e."""
        return (
            self._classes.is_adjective(pair.before)
            and not pair.before.endswith("e")
            and self._classes.noun_forms(pair.last) <= {"definite", "plural"}
            and pair.last.endswith(("en", "et", "a", "ene", "ane"))
        )

    def is_command(self, pair: Pair) -> bool:
        """Say whether a sentence may begin with an imperative: «smør formene»."""
        if pair.before or pair.after in self._lists.finite:
            return False
        verb = f"{pair.first}e"
        return (
            self._classes.is_infinitive(verb)
            and self._lexicon.zipf(verb) >= self._lexicon.zipf(pair.first)
            and "base" not in self._classes.noun_forms(pair.last)
        )

    def is_verb_last(self, pair: Pair) -> bool:
        """Say whether the second word may be the sentence's verb: «en leder møter ofte»."""
        if self._lexicon.language == "nb" and (
            self._context.is_participle(pair.last) or self.is_weak_past(pair.last)
        ):
            return True
        if self._classes.is_past(pair.last):
            # «telefon lista»: Nynorsk has verbs and nouns in -a.
            known = self._joined.is_known(pair.first, pair.last)
            noun = pair.last.endswith("a") and "definite" in self._classes.noun_forms(pair.last)
            expected = self._context.expects_noun(pair.before) or pair.after in self._lists.finite
            return not (noun and known and expected)
        if pair.verbal and self._classes.is_infinitive(pair.last):
            return not (
                self._context.expects_noun(pair.before)
                and self._joined.is_common(pair.first, pair.last)
            )
        if self._is_known_plural(pair):
            return False
        if not self._classes.is_present(pair.last):
            return self._classes.is_adjective(pair.last) and self._classes.is_present(pair.first)
        joined = pair.first + pair.last
        if self._context.disagrees(pair) or joined.startswith(self._lists.one_word):
            return False
        if self.is_finite(pair.after) and self._joined.is_known(pair.first, pair.last):
            return False
        if pair.first in self._lists.phrases and not self._context.is_open(pair):
            return True  # «studenter i praksis lærer»
        # A clause has one finite verb, if it is not another clause without «som»; and no thing
        # alone is a subject after «som».
        if (
            (pair.finite or pair.before in self._lists.as_words)
            and pair.after not in self._lists.subjects
            and not is_animate(pair.first)
            and self._classes.is_noun(pair.last)
            and (self._joined.is_known(pair.first, pair.last) or self._is_formed(pair))
        ):
            return False
        # After a preposition or an adjective the first word is no subject.
        if (
            pair.before in self._lists.common | self._lists.neuter
            or pair.after in self._lists.subjects
        ):
            return not (
                self._context.expects_noun(pair.before)
                and self._joined.is_common(pair.first, pair.last)
            )
        return not (
            self._context.expects_noun(pair.before) and self._joined.is_known(pair.first, pair.last)
        )

    def is_weak_past(self, word: str) -> bool:
        """Say whether a word in -te is a verb's past, though it is a noun too: «økte»."""
        verb = f"{word[:-2]}e"
        return (
            word.endswith("te")
            and self._classes.is_infinitive(verb)
            and self._lexicon.zipf(verb) >= self._lexicon.zipf(word) - _CLOSE
        )

    def is_finite(self, word: str) -> bool:
        """Say whether a word is a finite verb rather than a noun."""
        return word in self._lists.finite or (
            self.may_be_finite(word) and not self._classes.is_noun(word)
        )

    def may_be_finite(self, word: str) -> bool:
        """Say whether a word may be a finite verb: «er», «påvirker», «økte», «vurderes»."""
        return (
            word in self._lists.finite
            or (len(word) > _SHORT and self._classes.is_present(word))
            or self._classes.is_past(word)
            or (word.endswith("s") and self._classes.is_infinitive(word[:-1]))
            or (word.endswith("ast") and self._classes.is_infinitive(f"{word[:-3]}e"))
        )

    def is_verb_stem(self, word: str) -> bool:
        """Say whether a word may be an infinitive or an imperative: «spørre», «smør»."""
        return any(map(self._classes.is_infinitive, (word, f"{word}e")))

    def _is_formed(self, pair: Pair) -> bool:
        """«få til retur avtaler»: after a preposition, in a clause that has its verb."""
        return (
            pair.finite
            and pair.before in self._lists.noun_phrase - self._lists.determiners
            and self._joined.is_formed(pair.first, pair.last, _FORMED)
        )

    def _is_title(self, pair: Pair) -> bool:
        """«Bruker medvirkning i …»: after a verb that begins a question a subject would follow."""
        if self.may_be_finite(pair.after) and self._joined.is_known(pair.first, pair.last):
            return True  # «Innvandrer kvinner møter …»
        return self._classes.noun_forms(pair.last) == {"base"} and self._joined.is_common(
            pair.first, pair.last
        )

    def _is_noun_place(self, before: str) -> bool:
        """Say whether no verb may follow: after «de ansatte» and «pårørende» one may."""
        subject = before.endswith("e") and before not in self._lists.noun_phrase
        return self._context.expects_noun(before) and not subject

    def _is_known_plural(self, pair: Pair) -> bool:
        """«sykkel stier»: no thing alone is a subject, and the noun is commoner than the verb."""
        if self._classes.noun_forms(pair.last) != {"plural"} or is_animate(pair.first):
            return False
        if not self._joined.is_known(pair.first, pair.last):
            return False
        verb = f"{pair.last[:-2]}e"
        nouns = self._classes.noun_entries(pair.last)
        if self._lexicon.zipf(verb) < max(map(self._lexicon.zipf, nouns), default=0.0):
            return True
        # «plage» is both: its definite plural and its past tell which it is above all.
        if self._lexicon.language == "nb" and verb not in nouns:
            return False
        stem = in_bokmal(pair.last)[:-2] if self._lexicon.language == "nn" else verb[:-1]
        pasts = (self._lexicon.zipf(stem + ending) for ending in ("te", "et", "de"))
        return self._lexicon.zipf(f"{stem}ene") > max(pasts)
