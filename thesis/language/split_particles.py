"""Is a word such as «opp», «hjemme» or «under» the first part of the word that follows it?

Such words stand before nouns and participles in their own right: «under behandling», «gå opp
trapper». What tells is what comes before («et under kapittel», «er over kjørt»), and whether the
second word is ever seen alone («opp summeringen»).
"""

from __future__ import annotations

import re

from thesis.language.joined import joined_words
from thesis.language.lexicon import lexicon
from thesis.language.split_context import Pair, split_context
from thesis.language.split_lists import split_lists
from thesis.language.split_verbs import SplitVerbs
from thesis.language.wordclasses import word_classes

_VERBAL_NOUN = re.compile(r"(?:ing(?:en|a)?|else[nr]?)$")
#: A verbal noun that is rarer than this seldom stands without its particle.
_SELDOM_ALONE = 3.5
#: A particle this long is no preposition («hjemme», «tilbake»).
_ADVERB = 5
_PLACES = frozenset(("ute", "inne"))
#: How participles end: «kjørt», «gitte», «dannede», «prøvd».
_PARTICIPLE = re.compile(r"(?:[td]|te|de)$")
#: Prepositions that no other one follows: «på mellom trinnet».
_BEFORE_NO_OTHER = frozenset(("på", "av", "ved", "hos", "om"))
#: … and those that others seldom follow: «i til legg», «rett til med virkning».
_BEFORE_FEW_OTHERS = frozenset(("i", "til", "med", "for", "gjennom", "mellom", "mot"))
#: The score above which a joined word is one that Norwegian would form.
_FORMED = -9.0
#: How much rarer (Zipf) a joined word may be than its second part and still be meant.
_AS_COMMON = 0.5
_MUCH_RARER = 2.8
#: How much commoner (Zipf) the joined word is, if it is likelier than a preposition and a noun.
_RATHER = 0.6
_FAR = 1.2
#: Prepositions that stand before nearly any noun.
_OFTEN_FREE = frozenset(("om", "for", "med"))
#: What follows a verb whose subject stands before it.
_SHORT = 3
_AFTER_SUBJECT = frozenset(("i", "på", "til", "fra", "frå", "med", "av", "ved", "å", "at"))
#: «for» before a participle means «too».
_TOO = "for"
#: Of what follows «av», a preposition, there is more than one: «hver av artiklene».
_OF = "av"
#: … and «om» is a conjunction too: «om bygda hadde klart seg».
_IF = "om"


class SplitParticles:
    """Judges pairs whose first word is an adverb or a preposition, in «nb» or «nn»."""

    def __init__(self, language: str) -> None:
        self._lexicon = lexicon(language)
        self._classes = word_classes(language)
        self._joined = joined_words(language)
        self._lists = split_lists(language)
        self._context = split_context(language)
        self._verbs = SplitVerbs(language)

    def is_one_word(self, pair: Pair) -> bool:
        """Say whether a particle or preposition and the word after it are one word."""
        if self._makes_participle(pair) and self._takes_participle(pair):
            return True
        if pair.first in self._lists.particles:
            return self._is_after_particle(pair)
        return self._is_after_preposition(pair)

    def _is_after_particle(self, pair: Pair) -> bool:
        """«god opp følging»: an adverb stands between no adjective and its noun."""
        joined = pair.first + pair.last
        noun = any(map(self._classes.is_noun, (joined, pair.last))) or _VERBAL_NOUN.search(
            pair.last
        )
        if not (noun and self._joined.is_known(pair.first, pair.last)):
            return False
        if self._never_alone(pair.last):
            return True
        if not pair.before and self._verbs.is_finite(pair.after) and noun:
            return True  # «Ute skole gir rom for …»
        if pair.before in self._lists.as_words and self._joined.is_common(pair.first, pair.last):
            return True  # «som ut bytte»
        if _VERBAL_NOUN.search(pair.last) and self._lexicon.zipf(pair.last) < _SELDOM_ALONE:
            return True
        if len(pair.first) >= _ADVERB or pair.first in _PLACES:
            gap = self._joined.use(pair.last) - self._joined.use(joined)
            in_use = gap < _MUCH_RARER or self._lexicon.language == "nn"
            wanted = in_use and self._lexicon.is_simple(joined)
            if wanted and self._is_only_noun(pair.last):
                return True  # «de ønsker hjemme sykepleie», but «har hjemme barn»
        elif (
            self._is_only_noun(pair.last)
            and self._lexicon.is_simple(joined)
            and self._lexicon.zipf(joined) >= self._lexicon.zipf(pair.last) - _AS_COMMON
        ):
            return True  # «får opp læring», «gjør inn trykk»
        elif not _VERBAL_NOUN.search(pair.last):
            rare = self._lexicon.zipf(joined) < self._lexicon.zipf(pair.last) - 2
            adverb = pair.before.endswith("t") and pair.before not in self._lists.noun_phrase
            if rare or adverb:
                return False
        return self._context.expects_noun(pair.before) or (
            not pair.before and pair.after in self._lists.finite
        )

    def _is_after_preposition(self, pair: Pair) -> bool:
        """«et under kapittel»: no preposition follows an article."""
        if self._never_alone(pair.last):
            return self._joined.is_known(pair.first, pair.last)
        if pair.last in self._lists.subjects:
            return False
        owned = pair.before.endswith(("ens", "ets", "enes", "anes", "as"))
        if pair.last in self._lists.phrases and not owned:
            return False
        if self._is_subject(pair) or self._is_far_commoner(pair):
            return True
        if pair.first == _OF and (
            pair.before in self._lists.numbers or self._classes.noun_forms(pair.last) != {"base"}
        ):
            return False  # «hver av artiklene»
        if pair.before in self._lists.numbers | _BEFORE_NO_OTHER:
            return self._is_noun(pair) and self._joined.is_known(pair.first, pair.last)
        if pair.before in _BEFORE_FEW_OTHERS:
            return self._is_noun(pair) and self._joined.is_common(pair.first, pair.last)
        # «ressursene våre til forskning»
        after_noun = pair.before.endswith("e") and self._classes.is_noun(pair.lead)
        if after_noun or not self._context.is_open(pair):
            genitive = pair.before.endswith(("ens", "ets", "enes", "anes", "as")) or (
                pair.before.endswith("s")
                and bool(self._classes.genders(pair.before[:-1]))
                and not self._classes.genders(pair.before)
                and not self._classes.is_infinitive(pair.before[:-1])
            )
            return genitive and self._in_use(pair)
        if self._is_noun(pair) and self._joined.is_common(pair.first, pair.last):
            return True
        # «våre for forståelser»: after «en» and «denne» alone a preposition may follow.
        pronouns = self._lists.common | self._lists.demonstratives
        return (
            self._context.article(pair) not in pronouns
            and "definite" not in self._classes.noun_forms(pair.last)
            and self._is_only_noun(pair.last)
            and self._joined.is_formed(pair.first, pair.last, _FORMED)
        )

    def _is_subject(self, pair: Pair) -> bool:
        """«Med arbeiderne deltok i …»: after a verb that something precedes stands its subject."""
        if pair.before or pair.first == _IF or not self._verbs.may_be_finite(pair.after):
            return False
        participle = len(pair.beyond) > _SHORT and bool(_PARTICIPLE.search(pair.beyond))
        without = pair.beyond in _AFTER_SUBJECT or participle
        return without and self._is_noun(pair) and self._joined.is_common(pair.first, pair.last)

    def _is_far_commoner(self, pair: Pair) -> bool:
        """«av delingen», «til slutning»: the noun is seldom met alone, the joined word often."""
        joined = pair.first + pair.last
        if not self._is_only_noun(pair.last) or not self._lexicon.is_simple(joined):
            return False
        ambiguous = pair.first in _OFTEN_FREE or _VERBAL_NOUN.search(pair.last)
        gap = self._joined.use(joined) - self._joined.use(pair.last)
        return gap >= (_FAR if ambiguous else _RATHER)

    def _in_use(self, pair: Pair) -> bool:
        """Say whether the joined word is about as common as its second part, or simply common."""
        return self._joined.is_common(pair.first, pair.last) or (
            self._lexicon.is_simple(pair.first + pair.last)
            and self._is_only_noun(pair.last)
            and bool(_VERBAL_NOUN.search(pair.last))
        )

    def _is_noun(self, pair: Pair) -> bool:
        """Say whether the joined word is a noun, and the second one is no form of a verb."""
        return self._classes.is_noun(pair.first + pair.last) or self._is_only_noun(pair.last)

    def _makes_participle(self, pair: Pair) -> bool:
        """Say whether the joined word is a participle: «over kjørt», «ut dannede»."""
        return (
            pair.first != _TOO
            and pair.last not in self._lists.phrases | self._lists.noun_phrase
            and bool(_PARTICIPLE.search(pair.last))
            and self._joined.is_common(pair.first, pair.last)
            and not self._classes.is_noun(pair.first + pair.last)
        )

    def _takes_participle(self, pair: Pair) -> bool:
        """Say whether a participle may stand here: after «er», «seg», «individuelt»."""
        before = pair.before
        if before in self._lists.copulas:
            return True
        if pair.first in self._lists.seldom_first:
            return False
        if self._classes.is_noun(pair.last):
            return False  # «kritikken ble rettet mot arbeidet»
        if before.endswith("t") and before not in self._lists.noun_phrase:
            return True
        return pair.first in self._lists.particles or before in self._lists.noun_phrase

    def _is_only_noun(self, word: str) -> bool:
        """Say whether a word is a noun, and no form of a verb."""
        verb = self._classes.is_present(word) or self._classes.is_past(word)
        verb = verb or self._context.is_adjective(word)
        return self._classes.is_noun(word) and not verb and not self._classes.is_infinitive(word)

    def _never_alone(self, word: str) -> bool:
        """Say whether a word is hardly ever seen: «summeringen» in «opp summeringen»."""
        return self._lexicon.language == "nb" and not self._lexicon.zipf(word)
