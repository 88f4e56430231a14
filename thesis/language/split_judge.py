"""Are two words that stand side by side one word? What speaks for it and against.

For it: the joined word is one that is in use, or one that Norwegian would form. Against it: the
first word may be an adjective («norske lærere»), a verb («de bruker medvirkning») or an adverb
where it stands, or one of the nouns that another noun follows («en gruppe pasienter»). Grammar
decides between them: an adjective without an ending stands before no definite, plural or neuter
noun («sosial tjenesten», «ekstrem vær»), «en» goes with no neuter («en intervju guide»), and
between a preposition and a noun there stands no verb.
"""

from __future__ import annotations

import re

from thesis.language.compounds import compounds
from thesis.language.joined import joined_words
from thesis.language.lexicon import lexicon
from thesis.language.split_context import Pair, split_context
from thesis.language.split_lists import split_lists
from thesis.language.split_new import SplitNew
from thesis.language.split_particles import SplitParticles
from thesis.language.split_verbs import SplitVerbs, is_animate
from thesis.language.wordclasses import word_classes

_LINKED = re.compile(r"(?:ing|h[ei]t|heit|skap|sjon|itet|dom|nad|else|vern|leik)s$")
_AFTER_PARTICIPLE = frozenset({"på", "til", "mot", "av", "med", "i"})
#: From this use (Zipf) on a joined word settles a doubtful case.
_COMMON_WORD = 2.5
#: A form that is rarer than this does not stand alone.
_RARE = 2.0
#: The scores above which a joined word that no list has is taken for one that Norwegian forms:
#: after a word that never stands alone, where a noun must follow, and elsewhere.
_AFTER_LINK = -14.0
_AFTER_RARE = -12.0
_AFTER_FORM = -10.6
_SUFFIXED = -11.0
_ADJECTIVE = -9.4
#: The prefix that is no word: «u synlig».
NEGATION = "u"
_BOUND_COMPOUNDS = 50
_MANY_COMPOUNDS = 20
_SOME_COMPOUNDS = 8
#: Adjectives that compounds begin with, but no participles, verbs or adverbs.
_LATIN = re.compile(r".{3}(?:al|ern|iv|ivat)$")
#: Adjectives that compounds end in: «boligsosial», «helsefaglig», «skolepolitisk».
_RELATING = re.compile(r".{2}(?:al|ell|isk|lig|iv)(?:[et]|le)?$")
#: What is a noun at the end of a compound, and an adverb elsewhere.
_RIGHT = "rett"
#: Endings that are verbs.
_IS_CALLED = frozenset(("het", "heter", "heit", "heiter"))
_AFTER_RIGHT = frozenset(("", "og", "som", "er", "har", "i", "for"))
_NO_T = re.compile(r"(?:ig|eg|sk|som)$")


class SplitJudge:
    """Judges pairs of words of one language, «nb» or «nn»."""

    def __init__(self, language: str) -> None:
        self._lexicon = lexicon(language)
        self._compounds = compounds(language)
        self._classes = word_classes(language)
        self._joined = joined_words(language)
        self._lists = split_lists(language)
        self._context = split_context(language)
        self._particles = SplitParticles(language)
        self._verbs = SplitVerbs(language)
        self._new = SplitNew(language)

    def is_one_word(self, pair: Pair) -> bool:
        """Say whether the two words of a pair are one word."""
        first, last = pair.first, pair.last
        if first == NEGATION:
            return self._joined.is_known(first, last)
        if self._lists.is_always_one(first, last):
            return True
        if last in self._lists.participles:
            return self._is_before_participle(pair)
        if self._joined.is_broken(first, last):
            return True
        bound = bool(_LINKED.search(first))
        alone = not bound and first not in self._lists.particles
        if pair.after in _AFTER_PARTICIPLE and self._context.is_participle(last) and alone:
            return False
        if last in self._lists.endings:
            if last in _IS_CALLED and first in self._lists.no_first:
                return False  # «dette som heter noe»
            if last.startswith("he"):  # «i nær heten»
                return self._joined.is_known(first, last)
            return self._joined.is_common(first, last)  # «fattig dom»
        if last in self._lists.adjective_endings:
            return self._is_adjective_before(pair) and self._joined.is_common(first, last)
        if last == _RIGHT and (pair.after not in _AFTER_RIGHT or is_animate(first)):
            return False  # «har pasienten rett til»
        if last == "nummer" and not self._context.expects_noun(pair.before):
            return False  # «person nummer to»
        if first in self._lists.particles | self._lists.prepositions:
            return self._particles.is_one_word(pair)
        if first in self._lists.plain_adjectives:
            return self._is_after_plain_adjective(pair)
        if first in self._lists.counting and last not in self._lists.suffixes:
            return self._is_after_counting(pair)
        if first in self._lists.amounts:
            return self._is_after_amount(pair)
        if first in self._lists.measures:
            return pair.before not in self._lists.measuring and self._joined.is_known(
                pair.first, pair.last
            )
        if self._is_bound(pair) and self._is_after_link(pair):
            return True
        if last not in self._lists.suffixes and not self._ends_compound(pair):
            return self._makes_adjective(pair)
        forms = self._classes.noun_forms(last)
        prefix = first in self._lists.prefixes and not self._classes.is_noun(first)
        participle = self._classes.is_past(last) and self._joined.is_known(first, last)
        alone = not prefix and not participle  # «eit lov festa prinsipp»
        if forms and pair.before in self._lists.articles and "base" not in forms and alone:
            return False  # «et verk teksten viser til»
        article = self._context.article(pair) if bound else pair.before
        owner = (
            forms != {"definite"}  # nothing definite is owned: «barns avdelingen»
            and first.endswith("s")
            and is_animate(first[:-1])
            and (self._context.is_determined(article) or pair.before.endswith("s"))
        )
        if owner and not self._joined.is_common(first, last):
            return False  # «et annet lands politikk», «en dommers besøk»
        if first.endswith("s") and not self._classes.genders(first):
            return self._is_after_link(pair)
        return self._is_after_word(pair)

    def is_first_of_three(self, first: str, middle: str, last: str) -> bool:
        """«far skaps permisjonen»: the first two make a word, whose -s- is a link."""
        stem = middle[:-1]
        if self._classes.noun_forms(stem) != {"base"} or not self._joined.is_known(first, stem):
            return False
        definite = self._classes.noun_forms(last) == {"definite"}
        adjective = self._classes.is_adjective(first) and first not in self._lists.prefixes
        if adjective and not definite:
            return False  # «små barns behov»
        return self._joined.is_known(first + middle, last) or self._joined.is_formed(
            first + middle, last, _AFTER_FORM
        )

    def _is_after_plain_adjective(self, pair: Pair) -> bool:
        """«stor byene», «hos fast legen»: a noun with an ending asks for «store», «faste»."""
        forms = self._classes.noun_forms(pair.last)
        inflected = "base" not in forms and not pair.last.endswith("a")  # «i stor skala»
        # «nær miljø»: a neuter would ask for «nært».
        wanting = self._classes.genders(pair.last) == {"n"} and not pair.first.endswith("t")
        if not forms or not self._joined.is_known(pair.first, pair.last):
            return False
        if not (inflected or wanting):
            return False
        return not self._verbs.is_verb_last(pair)

    def _is_after_counting(self, pair: Pair) -> bool:
        """«en mål gruppe», «uke planen», but «ett mål pasienter»."""
        if not self._joined.is_known(pair.first, pair.last) or self._verbs.is_verb_last(pair):
            return False
        counted = pair.before in self._lists.numbers | self._lists.determiners
        definite = self._classes.noun_forms(pair.last) == {"definite"} or pair.last.endswith(
            ("ene", "ane")
        )
        return (definite and not counted) or self._context.disagrees(pair)

    def _is_after_amount(self, pair: Pair) -> bool:
        """«gruppe intervjuet», but «en gruppe pasienter»."""
        forms = self._classes.noun_forms(pair.last)
        indefinite = "plural" in forms and not pair.last.endswith(("ene", "ane"))
        return bool(forms) and not indefinite and self._joined.is_known(pair.first, pair.last)

    def _is_after_link(self, pair: Pair) -> bool:
        """«barneverns tjenesten»: a form in -s, which is a genitive or found in compounds only."""
        first = pair.first
        if _LINKED.search(first):
            return self._joined.is_known(pair.first, pair.last) or self._joined.is_formed(
                pair.first, pair.last, _AFTER_LINK
            )
        if self._classes.noun_forms(pair.last) == {"definite"} and self._is_genitive(first):
            return self._joined.is_known(first, pair.last) or self._joined.is_formed(
                first, pair.last, _AFTER_RARE
            )
        rare = self._is_rare_genitive(first)
        if self._compounds.links(first).plain < _SOME_COMPOUNDS and not rare:
            return self._lexicon.zipf(first + pair.last) >= self._lexicon.zipf(first) + 0.5
        return self._joined.is_known(pair.first, pair.last) or self._joined.is_formed(
            pair.first, pair.last, _AFTER_RARE if rare else _AFTER_FORM
        )

    def _is_genitive(self, word: str) -> bool:
        """Say whether a form in -s is a noun's, and no verb's («brukes», «synes»)."""
        return bool(self._classes.genders(word[:-1])) and not self._classes.is_infinitive(word[:-1])

    def _is_rare_genitive(self, word: str) -> bool:
        """Say whether a noun with -s is hardly a genitive: «tilgangs», «bærekrafts»."""
        stem = word[:-1]
        if self._classes.noun_forms(stem) != {"base"}:
            return False
        if self._lexicon.language == "nn":
            return not self._lexicon.is_simple(word)
        return self._lexicon.zipf(word) < _RARE < self._lexicon.zipf(stem)

    def _is_after_word(self, pair: Pair) -> bool:
        """«lærer utdanning», «miljø vennlig», «spørre skjema»: a word that may stand alone."""
        first, last, before = pair.first, pair.last, pair.before
        links = self._compounds.links(first).total
        noun = bool(self._classes.genders(first)) or first in self._lists.nominal
        may_begin = noun or links >= _SOME_COMPOUNDS or self._is_only_first(first)
        if not may_begin and self._context.expects_noun(before):
            may_begin = self._lexicon.is_simple(first + last)
        stem = self._classes.is_infinitive(first) and links >= _SOME_COMPOUNDS
        if not (may_begin or stem or self._classes.is_adjective(first)):
            return False
        if self._verbs.is_verb_first(pair) or self._verbs.is_command(pair):
            return False
        definite = self._classes.noun_forms(last) == {"definite"}
        if before in self._lists.givers and (definite or first in self._lists.people):
            return False  # «tilbyr foreldre veiledning»
        if last not in self._lists.suffixes and self._verbs.is_verb_last(pair):
            return False
        if self._classes.is_inflected_adjective(first):
            return links >= _MANY_COMPOUNDS and (
                self._lexicon.zipf(first + last) >= _COMMON_WORD or self._breaks_weak_form(pair)
            )
        if self._classes.is_adjective(first) and first not in self._lists.prefixes:
            settled = (first + last).startswith(self._lists.one_word)
            if settled and self._joined.is_known(first, last):
                return True
            return self._breaks_agreement(pair)
        if self._joined.is_known(pair.first, pair.last):
            return may_begin
        if last in self._lists.suffixes:
            if first.endswith("e") and before in self._lists.copulas:
                return False  # «har vakse kraftig»
            if last.endswith(("et", "te")) and is_animate(first):
                noun = before in self._lists.copulas  # «en pedagog ledet gruppa»
            if self._verbs.is_weak_past(first):
                return False  # «økte kraftig»
            return noun and self._joined.is_formed(pair.first, pair.last, _SUFFIXED)
        return self._new.is_one_word(pair)

    def _is_bound(self, pair: Pair) -> bool:
        """«varslings klimaet»: nobody owns anything here, so the -s- is no genitive."""
        owned = self._context.is_determined(pair.before) or pair.before.endswith("s")
        return (
            bool(_LINKED.search(pair.first))
            and not owned
            and not is_animate(pair.first[:-1])
            and not self._classes.is_adjective(pair.last)
            and not self._classes.is_infinitive(pair.last)
        )

    def _is_before_participle(self, pair: Pair) -> bool:
        """«var leder drevet og …», «volds utsatte barn», but «en bedrift drevet av staten»."""
        first = pair.first
        if pair.after in _AFTER_PARTICIPLE | {"for"}:
            return False
        if not self._classes.genders(first):
            stem = first[:-1]
            linked = first.endswith("s") and bool(self._classes.genders(stem))
            if (
                not linked
                or is_animate(stem)
                or self._compounds.links(first).total < _SOME_COMPOUNDS
            ):
                return False
        elif pair.before not in self._lists.copulas and not (
            self._context.expects_noun(pair.before) and self._classes.is_noun(pair.after)
        ):
            return False
        return self._joined.is_formed(first, pair.last, _SUFFIXED)

    def _is_adjective_before(self, pair: Pair) -> bool:
        """«svært sår bare», «mangel full kunnskap»: «bare» and «løs» are other words too."""
        if pair.last.startswith("full"):
            return pair.after != "av"
        before = pair.before in self._lists.copulas | self._lists.degrees
        plural = self._classes.noun_forms(pair.after) == {"plural"}
        return before or self._context.is_open(pair) or (bool(pair.before) and plural)

    def _makes_adjective(self, pair: Pair) -> bool:
        """«et bolig sosialt arbeid»: between an article and its noun stands no second noun."""
        first, last = pair.first, pair.last
        if not _RELATING.search(last):
            return False
        if not self._classes.genders(first) and not self._classes.is_adjective(first):
            # «barne» and «ungdoms» stand alone nowhere.
            bound = self._compounds.links(first).total >= _BOUND_COMPOUNDS
            return (
                bound
                and not self._classes.is_infinitive(first)
                and self._joined.is_formed(first, last, _ADJECTIVE)
            )
        if not self._new.is_noun_only(first):
            return False
        opens = pair.before in self._lists.articles or not pair.before
        return (
            opens
            and not is_animate(first)
            and self._compounds.links(first).total >= _SOME_COMPOUNDS
            and self._classes.is_noun(pair.after)
            and self._joined.is_formed(first, last, _ADJECTIVE)
        )

    def _ends_compound(self, pair: Pair) -> bool:
        """Say whether the second word may end a noun, or an adjective that is in use."""
        if self._classes.is_noun(pair.last):
            return True
        return self._joined.is_known(pair.first, pair.last) and not self._classes.is_infinitive(
            pair.last
        )

    def _is_only_first(self, word: str) -> bool:
        """Say whether a word is used as a first part above all («lavterskel», «bachelor»)."""
        return word in self._lists.prefixes or not self._lexicon.stems(word)

    def _breaks_agreement(self, pair: Pair) -> bool:
        """Say whether the first word, as an adjective, would have to have an ending."""
        forms = self._classes.noun_forms(pair.last)
        if not forms:
            return False
        if not self._joined.is_known(pair.first, pair.last):
            # «intern validiteten»; «samtidig viser» has an adverb.
            return (
                forms == {"definite"}
                and bool(_LATIN.search(pair.first))
                and self._joined.is_formed(pair.first, pair.last, _SUFFIXED)
            )
        if forms != {"base"}:
            return not self._classes.is_inflected_adjective(pair.first)
        return self._classes.genders(pair.last) == {"n"} and not _NO_T.search(pair.first)

    def _breaks_weak_form(self, pair: Pair) -> bool:
        """Say whether the first word would need «den» before it: «hos syke pleieren»."""
        if not self._joined.is_known(pair.first, pair.last):
            return False
        forms = self._classes.noun_forms(pair.last)
        if forms == {"definite"} or pair.last.endswith(("ene", "ane")):
            return pair.before not in self._lists.demonstratives
        if forms == {"plural"}:
            return pair.first.endswith("t")
        if pair.before in self._lists.noun_phrase - self._lists.determiners:
            # «på sjuke heim»: only a neuter has a plural without an ending.
            if forms != {"base"} or pair.first.endswith(("re", "ste", "nde")):
                return False
            return "n" not in self._classes.genders(pair.last)
        return forms == {"base"} and pair.before in self._lists.articles
