"""Words, compounds and verdicts, on the real dictionaries."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growing import grows_in_proportion
from thesis.language.affixes import affixes, word_list
from thesis.language.compounds import Compounds
from thesis.language.edits import is_two_edits, likelihood, one_edit
from thesis.language.lexicon import Lexicon, lexicon
from thesis.language.loans import is_loan
from thesis.language.neighbours import near_twice
from thesis.language.speller import Speller
from thesis.language.tokens import tokens
from thesis.language.vocabulary import vocabulary


@pytest.fixture(scope="module")
def bokmal():
    return Speller("nb")


@pytest.fixture(scope="module")
def nynorsk():
    return Speller("nn")


@pytest.fixture(scope="module")
def english():
    return Speller("en")


@pytest.fixture(scope="module")
def compounds():
    return Compounds(Lexicon("nb"))


# --- tokens ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f.eks. i skolen", ["f.eks.", "skolen"]),
        ("bl.a. her, m.a.o. der", ["bl.a.", "her", "m.a.o.", "der"]),
        ("tids- og ressursbruk", ["tids-", "og", "ressursbruk"]),
        ("runner’s high", ["runner’s", "high"]),
        ("1990-tallet og 12.5.2014", ["1990-tallet", "og", "12.5.2014"]),
        ("se https://example.org/a_b, ja", ["se", "https://example.org/a_b,", "ja"]),
        ("DSM-5 og COVID-19", ["DSM-5", "og", "COVID-19"]),
        ("én idé à la carte", ["én", "idé", "la", "carte"]),
        ("sam\u00adtykke", ["sam\u00adtykke"]),
    ],
)
def test_what_belongs_together_is_one_token(text, expected):
    assert [token.text for token in tokens(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("WHO", "acronym"),
        ("WHOs", "acronym"),
        ("NAV-ansatte", "acronym"),
        ("XIV", "acronym"),
        ("osv.", "word"),
        ("dvs.", "word"),
        ("o.l.", "abbreviation"),
        ("2,5", "number"),
        ("A4", "code"),
        ("ola@example.org", "url"),
        ("www.example.org", "url"),
        ("helse", "word"),
    ],
)
def test_kinds(text, kind):
    assert next(tokens(text)).kind == kind


@given(st.text())
def test_a_token_names_the_text_that_it_was_cut_from(text):
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        end = token.end


@pytest.mark.parametrize("unit", ["a", "a,", "a.", "a-", "a_", "1.", "@a", "'a", "www."])
def test_cutting_takes_linear_time(unit):
    assert grows_in_proportion(lambda size: unit * size, lambda text: list(tokens(text)), 50_000)


# --- compounds ---


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("endorfinnivået", ("endorfin", "nivået")),
        ("avhengighetsdiagnoser", ("avhengighet", "diagnoser")),
        ("trafikkork", ("trafikk", "kork")),
        ("evidensbasert", ("evidens", "basert")),
        ("biopsykososialt", ("bio", "psykososialt")),
    ],
)
def test_a_compound_is_taken_apart_where_its_parts_meet(compounds, word, parts):
    assert compounds.split(word).parts == parts


def test_the_link_is_what_use_says(compounds):
    right, wrong = (compounds.split(f"behandling{s}resultater") for s in ("s", ""))
    assert right.score > wrong.score
    assert compounds.relinked(wrong) == "behandlingsresultater"
    assert compounds.relinked(right) is None
    # «prosjekt» takes no -s-, and «arbeid» does.
    assert compounds.relinked(compounds.split("prosjektsarbeid")) == "prosjektarbeid"
    assert compounds.relinked(compounds.split("arbeidmiljø")) == "arbeidsmiljø"


@pytest.mark.parametrize("word", ["xyzzy", "qwertyuiop", "og", "", "aaaaaaaaaaaaaaaa"])
def test_what_is_no_compound_is_not_split(compounds, word):
    assert compounds.split(word) is None


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="abdefghiklmnoprstuvyæøå", max_size=25))
def test_a_split_spells_its_word(compounds, word):
    split = compounds.split(word)
    if split is not None:
        joined = "".join(p + q for p, q in zip(split.parts, (*split.links, ""), strict=True))
        # A consonant that a joint swallowed is there twice in the parts.
        assert len(joined) - len(word) in range(len(split.parts))
        assert split.score < 0


# --- edits ---


def test_one_edit_makes_each_kind_of_slip():
    near = one_edit("skole")
    assert {"kole", "ksole", "skule", "skolen"} <= near
    assert "skole" not in near
    assert "skolene" not in near


def test_what_people_do_is_likelier():
    assert likelihood("desverre", "dessverre") > likelihood("dessverxe", "dessverre")
    assert likelihood("forksning", "forskning") > likelihood("forskking", "forskning")


# --- verdicts ---


RIGHT = """
endorfinnivået avhengighetsdiagnoser behandlingsresultater bedringsprosess noe noen osv dvs mfl
rusmiddelavhengighet datainnsamlingsmetode tilbakefallsforebygging sykepleierstudentenes ufiltrert
litteraturstudie brukermedvirkning biopsykososial inklusjonskriterier forskningsspørsmålene f.eks
personsentrert smertelindrende helsemessige arbeidsmiljølovens Problemstillingen rusavhengiges
kommunehelsetjenesten tids- ressurs- IMRaD-struktur ti-året Obama-administrasjonen
psykisk-helse-arbeid
"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_right_bokmal(bokmal, word):
    assert bokmal.verdict(word).status == "ok"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("behandlingresultater", "behandlingsresultater"),
        ("bedringprosess", "bedringsprosess"),
        ("forskningspørsmål", "forskningsspørsmål"),
        ("lidelese", "lidelse"),
        ("inntetene", "inntektene"),
        ("utdaning", "utdanning"),
        ("sammenheg", "sammenheng"),
        ("forsknig", "forskning"),
        ("interessangt", "interessant"),
        ("gjenom", "gjennom"),
        ("Utdaning", "utdanning"),
    ],
)
def test_misspelt_bokmal(bokmal, word, meant):
    verdict = bokmal.verdict(word)
    assert verdict.status == "misspelled"
    assert verdict.suggestions[0] == meant


@pytest.mark.parametrize("word", ["blurfende", "xyzzy", "kvarpelig"])
def test_unknown_bokmal(bokmal, word):
    assert bokmal.verdict(word).status == "unknown"


def test_no_suggestion_splits_a_word(bokmal):
    words = ["endorfinivået", "avhengighetsdiagnsoer", "lærerutdaningen", "bhandlingstilbud"]
    for word in words:
        assert not any(" " in suggestion for suggestion in bokmal.verdict(word).suggestions)


@pytest.mark.parametrize("word", ["ikkje", "høgskulen", "forskingsspørsmål", "sjølvbestemming"])
def test_right_nynorsk(nynorsk, word):
    assert nynorsk.verdict(word).status == "ok"


@pytest.mark.parametrize("word", ["utdannelsen", "hvordan", "jeg"])
def test_bokmal_is_not_nynorsk(nynorsk, word):
    assert nynorsk.verdict(word).status != "ok"


@pytest.mark.parametrize("word", ["behaviour", "behavior", "self-esteem", "randomised", "child’s"])
def test_right_english(english, word):
    assert english.verdict(word).status == "ok"


def test_misspelt_english(english):
    verdict = english.verdict("signifcant")
    assert (verdict.status, verdict.suggestions[0]) == ("misspelled", "significant")


def test_an_english_word_in_bokmal_is_foreign(bokmal):
    assert bokmal.verdict("recovery").status in {"ok", "foreign"}
    assert bokmal.verdict("mindfulness").status in {"ok", "foreign"}


def test_accepted_words_bend():
    speller = Speller("nb", ["Blurf"])
    for word in ("blurf", "Blurf", "blurfen", "Blurfs", "blurf-metoden"):
        assert speller.verdict(word).status == "ok", word
    assert speller.verdict("blarf").status != "ok"


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_string_has_a_verdict(bokmal, text):
    assert bokmal.verdict(text).status in {"ok", "foreign", "misspelled", "unknown"}


@pytest.mark.parametrize(("start", "end"), [("a", ""), ("x", "-"), ("ab", ""), ("a-", "")])
def test_no_word_takes_for_ever(bokmal, start, end):
    bokmal.verdict("blurfjantete")  # the dictionaries load
    assert grows_in_proportion(lambda size: start * size + end, bokmal.verdict, 8_000)


# --- the cache ---


def stored(folder):
    (path,) = folder.glob("spelling-nb-*.json")
    return path


def test_verdicts_are_kept_between_runs(tmp_path):
    words = ["helse", "utdaning", "blurfende", "endorfinnivået"]
    first = Speller("nb", cache=tmp_path)
    verdicts = [first.verdict(word) for word in words]
    first.save()
    asking = (
        "import sys; from pathlib import Path; from thesis.language.speller import Speller; "
        "from thesis.language.lexicon import lexicon; "
        "speller = Speller('nb', cache=Path(sys.argv[1])); "
        "print([speller.verdict(word) for word in sys.argv[2:]]); "
        "print(sorted({'frequencies', 'text'} & vars(lexicon('nb')).keys()))"
    )
    again = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", asking, tmp_path, *words],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert again.stdout.splitlines() == [repr(verdicts), "[]"]  # nothing was loaded


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'{"utdaning": ["ok", 1]}', b"\xff\xfe"])
def test_a_damaged_cache_is_a_miss(tmp_path, damage):
    speller = Speller("nb", cache=tmp_path)
    speller.verdict("helse")
    speller.save()
    stored(tmp_path).write_bytes(damage)
    again = Speller("nb", cache=tmp_path)
    assert again.verdict("utdaning").status == "misspelled"
    again.save()
    assert "utdaning" in json.loads(stored(tmp_path).read_text(encoding="utf-8"))


def test_accepted_words_are_not_kept_as_right(tmp_path):
    speller = Speller("nb", ["utdaning"], tmp_path)
    assert speller.verdict("utdaning").status == "ok"
    speller.save()
    assert Speller("nb", (), tmp_path).verdict("utdaning").status == "misspelled"


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    speller = Speller("nb", cache=blocked / "cache")
    assert speller.verdict("helse").status == "ok"
    speller.save()


# --- word lists ---


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_affix_lists_do_not_contradict_each_other(language):
    lists = affixes(language)
    assert not lists.prefixes & lists.never_first
    assert not lists.suffixes & lists.never_last
    assert not lists.short_last & lists.never_last
    assert not lists.short_first & lists.never_first
    assert all(len(word) <= 3 for word in lists.short_first | lists.short_last)


def test_the_lists_hold_words_that_are_needed():
    assert "psycinfo" in word_list("nb")


# --- words beyond the dictionary ---


@pytest.mark.parametrize(
    "word",
    [
        "akselerometer",
        "heteroskedastisitet",
        "multikollinearitet",
        "pyretroid",
        "spektrofotometrisk",
        "antikolinergisk",
        "prednisolon",
        "otolitt",
        "konvolusjon",
    ],
)
def test_greek_and_latin_words_are_known_by_their_english_counterparts(word):
    assert is_loan(word)


@pytest.mark.parametrize(
    "word",
    ["komunikasjon", "posetiv", "statestikk", "orginalitet", "organizere", "methode", "respondet"],
)
def test_neither_slips_nor_english_spellings_are_loans(word):
    assert not is_loan(word)


@pytest.mark.parametrize(
    ("language", "word", "base"),
    [
        ("nb", "sekvensert", "sekvensere"),
        ("nb", "versjonering", "versjonering"),
        ("nb", "otolittene", "otolitt"),
        ("nb", "amplifisert", "amplifisere"),
        ("nb", "konvolusjonelt", "konvolusjonell"),
        ("nb", "fristoversittelser", "fristoversittelse"),
        ("nn", "autentiseringa", "autentisering"),
        ("nn", "sårbarheita", "sårbarheit"),
        ("nn", "openheit", "openheit"),
        ("nn", "rådmannens", "rådmannen"),
        ("nn", "leidninga", "leidning"),
        ("nb", "forskninge", None),
        ("nb", "lidelese", None),
    ],
)
def test_a_form_is_traced_to_its_word(language, word, base):
    assert vocabulary(language).base(word) == base


@pytest.mark.parametrize(
    "word",
    [
        "fordrøyningsbassenget",
        "penetrantprøving",
        "tofaktorautentisering",
        "regresjonskoeffisienten",
        "flersporsopptak",
        "frontfagsrammen",
        "bløtbunnssamfunnet",
        "mangelsbegrepet",
        "innloggingssiden",
        "planktonhåv",
        "fôrflåten",
        "lastbalansereren",
        "uobserverte",
        "udokumentert",
        "tillige",
    ],
)
def test_compounds_of_such_words_pass(bokmal, word):
    assert bokmal.verdict(word).status == "ok"


@pytest.mark.parametrize(
    "word",
    [
        "tilrettelagd",
        "uplanlagde",
        "ugjødsla",
        "temaa",
        "kongens",
        "løysepengevirus",
        "nedtrekksmenyane",
        "tenestenektangrep",
        "mikrokontrollaren",
        "einlinjeskjema",
        "myndigheitsmisbrukslæra",
        "dataminimering",
    ],
)
def test_nynorsk_grows_likewise(nynorsk, word):
    assert nynorsk.verdict(word).status == "ok"


# --- what students write ---


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("forebyggene", "forebyggende"),
        ("grunnleggene", "grunnleggende"),
        ("sykepleierene", "sykepleierne"),
        ("pasientne", "pasientene"),
        ("tydlig", "tydelig"),
        ("livkvalitet", "livskvalitet"),
        ("relasjonkompetanse", "relasjonskompetanse"),
        ("situasjonbestemt", "situasjonsbestemt"),
        ("kapitel", "kapittel"),
        ("annonymitet", "anonymitet"),
    ],
)
def test_common_mistakes_are_errors_with_what_was_meant(bokmal, wrong, right):
    verdict = bokmal.verdict(wrong)
    assert (verdict.status, verdict.suggestions[:1]) == ("misspelled", (right,))


@pytest.mark.parametrize(
    ("wrong", "right"), [("interjuv", "intervju"), ("kompentase", "kompetanse")]
)
def test_where_one_slip_explains_nothing_two_are_tried(bokmal, wrong, right):
    verdict = bokmal.verdict(wrong)
    assert verdict.status != "ok"
    assert right in verdict.suggestions


def test_words_two_slips_away_begin_alike_and_are_common():
    found = near_twice(lexicon("nb"), "interjuv")
    assert "intervju" in [near.word for near in found]
    assert all(near.word[0] == "i" for near in found)


@given(st.text("abdeiknors", min_size=4, max_size=9), st.data())
@settings(max_examples=60, deadline=None)
def test_two_edits_are_no_more_than_two(word, data):
    once = data.draw(st.sampled_from(sorted(one_edit(word))))
    twice = data.draw(st.sampled_from(sorted(one_edit(once) | {once})))
    assert is_two_edits(word, once)
    if len({*word, *twice}) < 20:
        assert is_two_edits(word, twice) == is_two_edits(twice, word)
    assert not is_two_edits(word, word + "xyz")


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("word", ["langt" * 30, "langt" * 11, "barnevern" * 6, "er" * 29])
def test_a_word_of_any_length_is_judged_at_once(language, word):
    speller = Speller(language)
    assert speller.verdict(word).status == "unknown"
