"""Split compounds: what is found, and what is left alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thesis.language.splits import SplitFinder
from thesis.language.tokens import tokens

ROOT = Path(__file__).parent.parent
BENCH = ROOT / "bench"
TREEBANKS = ROOT.parent / "shared" / "language"


@pytest.fixture(scope="module")
def finder():
    return SplitFinder()


def joined(finder, text):
    return [split.joined for split in finder.find(text, list(tokens(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("God bruker medvirkning krever tid.", ["brukermedvirkning"]),
        ("De ansatte i barneverns tjenesten sa ja.", ["barnevernstjenesten"]),
        ("En miljø vennlig løsning.", ["miljøvennlig"]),
        ("Arbeid med lærer utdanning i Norge.", ["lærerutdanning"]),
        ("God opp følging er viktig.", ["oppfølging"]),
        ("Kreft\nomsorgen er viktig.", ["Kreftomsorgen"]),
        # Grammar tells them: gender, definiteness, a verb that cannot stand there.
        ("De laget en intervju guide.", ["intervjuguide"]),
        ("Et spørre skjema ble sendt ut.", ["spørreskjema"]),
        ("De mener at vente tiden er lang.", ["ventetiden"]),
        ("Feilen lå i operativ systemet.", ["operativsystemet"]),
        ("De varslet om ekstrem vær.", ["ekstremvær"]),
        ("Bruker grensesnittet ble testet.", ["Brukergrensesnittet"]),
        # Headings and points of lists.
        ("Bruker medvirkning i skolen", ["Brukermedvirkning"]),
        ("Metode valg", ["Metodevalg"]),
        # Particles, prefixes and participles.
        ("Hun følte seg over kjørt av alle.", ["overkjørt"]),
        ("De var opp gitte over svaret.", ["oppgitte"]),
        ("Smerten er u synlig for andre.", ["usynlig"]),
        ("Hun får hjemme sykepleie nå.", ["hjemmesykepleie"]),
        ("Prosessen var leder drevet og treg.", ["lederdrevet"]),
        ("Tilbudet må være bruker styrt.", ["brukerstyrt"]),
        ("De lever med lang varig smerte.", ["langvarig"]),
        # Words in three parts are one finding.
        ("Far skaps permisjonen er kort.", ["Farskapspermisjonen"]),
        ("De søker syke hjems plass.", ["sykehjemsplass"]),
        ("Arbeids miljø loven gjelder her.", ["Arbeidsmiljøloven"]),
        # Places for one noun only.
        ("Nøkkel informantene ble spurt.", ["Nøkkelinformantene"]),
        ("Det var et lite informant utvalg.", ["informantutvalg"]),
        ("Testen viste at temperatur sensoren var defekt.", ["temperatursensoren"]),
        ("De hadde en felles lese strategi.", ["lesestrategi"]),
        ("Med arbeiderne deltok i planleggingen.", ["Medarbeiderne"]),
        ("Våre for forståelser påvirker oss.", ["forforståelser"]),
        ("Intern validiteten er god.", ["Internvaliditeten"]),
        ("Hos fast legen var det kø.", ["fastlegen"]),
        ("De så på fattig dom og ensom het.", ["fattigdom", "ensomhet"]),
        ("Barn i volds utsatte familier trenger hjelp.", ["voldsutsatte"]),
        ("Brukerne er svært sår bare.", ["sårbare"]),
        ("Et bolig sosialt arbeid.", ["boligsosialt"]),
        # Nouns that look like verbs; a genitive that nobody owns.
        ("De bygger sykkel stier i byen.", ["sykkelstier"]),
        ("Kulturen hemmer varslings klimaet.", ["varslingsklimaet"]),
    ],
)
def test_split_compounds_are_found(finder, text, words):
    assert joined(finder, text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Norske lærere har god praksis i dag.",
        "De bruker medvirkning som metode.",
        "De ansatte bruker medvirkning aktivt, og pårørende bruker medvirkning.",
        "En gruppe pasienter fikk to års behandling.",
        "Hun vil møte foreldre og lære språk.",
        "Bruker, medvirkning og bruker. Medvirkning.",
        "Det er en metode basert på forskning.",
        "Hva slags hjelp trenger små barn?",
        "Vi takker professor Hansen.",
        "En leder møter ofte motstand.",
        "Et verk teksten viser til, mangler.",
        "Det er et annet lands politikk.",
        "Det var en sunn avhengighet, og de har sosial angst.",
        "I gjennomsnitt fire av dem tok dette i bruk.",
        "Smør formene og slå på ovnen.",
        "De har gitt fedre omsorgen.",
        "Studenter i praksis lærer mye, og person nummer to lærer mer.",
        "Uten lys dør planten. Han er hjemme fredag, og de har hjemme mye verktøy.",
        "Bruker pasienten medisin? Etter hvert ble det til slutt bra.",
        "Det er gitt over telefon, og de tar hensyn til gitte rammer.",
        "En lang pause midt i økten er en bedrift drevet av staten.",
        "Samtidig viser tallene at mange faller fra. Samtidig taler resultatene for tiltak.",
        "Som skole møter vi ofte dette, og som lærer møter du barn.",
        "Kommunen tilbyr foreldre samtaler og gir elever støtte.",
        "Til slutt ble saken henlagt. Under samtalen gikk mor ut.",
        "Kritikken ble rettet mot arbeidet, og hver av artiklene ble lest.",
        "Det er viktig for ansatte, og de gikk over til deling av ansvaret.",
        "En erfaren pedagog ledet gruppa, og prisene økte kraftig.",
        "Hun er ansatt om bord, og familien har hjemme barn fra før.",
        "Databaser setter titler store, og kampen mot Chiles regjerings skattepolitikk øker.",
    ],
)
def test_words_side_by_side_are_left_alone(finder, text):
    assert joined(finder, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("God brukar medverknad krev tid.", ["brukarmedverknad"]),
        ("Barne vernet skal sikre borna retts tryggleik.", ["Barnevernet", "rettstryggleik"]),
        ("Ho arbeider som sosial arbeidar.", ["sosialarbeidar"]),
        ("Norske lærarar har god praksis i dag.", []),
        ("Dei brukar medverknad som metode.", []),
        ("Ei gruppe pasientar fekk hjelp.", []),
        ("Reiselivet har vakse kraftig, og barn treng tid.", []),
        ("Dei sakna ei tilbake melding.", ["tilbakemelding"]),
    ],
)
def test_nynorsk_has_its_own_lists(text, words):
    assert joined(SplitFinder("nn"), text) == words


def test_a_split_spans_both_words(finder):
    text = "God bruker medvirkning."
    (split,) = finder.find(text, list(tokens(text)))
    assert text[split.start : split.end] == "bruker medvirkning"


def score(finder, name):
    """Return how many labelled splits of a file are found, how many there are, what is invented."""
    found = wanted = 0
    invented = []
    for line in (BENCH / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        places = {match.start() for match in re.finditer(r"\|", line)}
        text = line.replace("|", " ")
        splits = finder.find(text, list(tokens(text)))
        got = {at for s in splits for at in range(s.start, s.end) if text[at] == " "}
        wanted += len(places)
        found += len(places & got)
        invented += [text[at - 10 : at + 10] for at in got - places]
    return found, wanted, invented


@pytest.mark.parametrize(
    ("language", "name", "labelled", "share"),
    [
        ("nb", "language_splits.txt", 900, 0.9),
        ("nb", "language_splits_unseen.txt", 180, 0.75),
        ("nn", "language_splits_nn.txt", 350, 0.9),
        ("nn", "language_splits_nn_unseen.txt", 80, 0.7),
    ],
)
def test_most_labelled_splits_are_found_and_next_to_none_invented(language, name, labelled, share):
    found, wanted, invented = score(SplitFinder(language), name)
    assert wanted >= labelled
    assert found / wanted >= share
    assert len(invented) <= 2, invented


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_edited_text_has_next_to_none(language):
    treebank = TREEBANKS / f"ud-{language}-dev.conllu"
    if not treebank.exists():
        pytest.skip("the treebank is not beside the repository")
    lines = treebank.read_text(encoding="utf-8").split("\n")
    sentences = [line[9:] for line in lines if line.startswith("# text = ")]
    found = joined(SplitFinder(language), "\n\n".join(sentences))
    assert len(found) <= len(sentences) / 1000, found


def test_the_guides_have_none(finder):
    """Our own Bokmål of another kind: instructions, with verbs that begin sentences."""
    for guide in sorted((ROOT / "docs" / "nb").glob("*.md")):
        text = re.sub(r"```.*?```|`[^`]*`", "X", guide.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert len(joined(finder, text)) <= 1, guide.name


def test_verdicts_are_kept_between_runs(tmp_path):
    text = "God bruker medvirkning krever mye av barneverns tjenesten."
    first = SplitFinder("nb", tmp_path)
    expected = joined(first, text)
    first.save()
    asking = (
        "import sys; from pathlib import Path; from thesis.language.lexicon import lexicon; "
        "from thesis.language.splits import SplitFinder; "
        "from thesis.language.tokens import tokens; "
        "finder, text = SplitFinder('nb', Path(sys.argv[1])), sys.argv[2]; "
        "print(*(found.joined for found in finder.find(text, list(tokens(text))))); "
        "print(sorted({'frequencies', 'text'} & vars(lexicon('nb')).keys()))"
    )
    again = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", asking, tmp_path, text],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert again.stdout.splitlines() == [" ".join(expected), "[]"]  # nothing was loaded


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="abdeskrål \n,.-", max_size=60))
def test_any_text_is_searched(finder, text):
    for split in finder.find(text, list(tokens(text))):
        assert text[split.start : split.end].split() != []
