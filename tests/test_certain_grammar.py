"""Mistakes of grammar that are told for certain: sentences of each kind, wrong and right."""

from __future__ import annotations

from pathlib import Path

import pytest

from thesis.checks.agreement import in_prose as disagreements
from thesis.checks.missing_verb import in_prose as missing_verbs
from thesis.checks.typography import in_prose
from thesis.document import Prose
from thesis.language.agreement import Agreement
from thesis.source import Source

TREEBANK = Path(__file__).parent.parent.parent / "shared" / "language" / "ud-nb-dev.conllu"
RULES = {"SPL006", "SPL007", "TYP020", "TYP021", "TYP022", "TYP023"}

WRONG = [
    ("TYP021", "Elevene prøver og løse oppgavene alene."),
    ("TYP021", "Det er viktig og lytte til barna."),
    ("TYP021", "Hun begynte og lese mer hjemme."),
    ("TYP021", "De forsøkte og endre rutinene."),
    ("TYP021", "Vi ønsker og undersøke dette nærmere."),
    ("TYP021", "Det kan være vanskelig og forstå regelverket."),
    ("TYP021", "Vi har valgt og bruke intervju."),
    ("TYP021", "Det handler om og skape trygghet."),
    ("TYP021", "Det er lett og glemme slike detaljer."),
    ("TYP021", "De fikk muligheten til og delta."),
    ("TYP021", "Ved og snakke sammen løste de saken."),
    ("TYP021", "Uten og vite det, brøt hun regelen."),
    ("TYP021", "Han satt å leste i boka."),
    ("TYP021", "Hun gikk å hentet kaffe."),
    ("TYP021", "Barna ligger å sover."),
    ("TYP021", "De sto å ventet på bussen."),
    ("TYP021", "De er flinke til og samarbeide."),
    ("TYP021", "Han er opptatt av og skape ro."),
    ("TYP021", "I stedet for og straffe bør man støtte."),
    ("TYP021", "Trygghet å medvirkning er viktig."),
    ("TYP021", "Etter og ha lest den, gikk hun."),
    ("TYP020", "Dette er er en feil."),
    ("TYP020", "Vi fant at at mange svarte."),
    ("TYP020", "Han gikk på på skolen."),
    ("TYP020", "Studien viser viser klare funn."),
    ("TYP020", "De ansatte ansatte fikk opplæring."),
    ("TYP020", "Barn og og unge trenger hjelp."),
    ("TYP020", "Det var ikke ikke mulig."),
    ("TYP020", "Hun var med med i gruppen."),
    ("TYP020", "En studie studie fra Norge."),
    ("TYP020", "Målet er å å lære."),
    ("TYP020", "Vi kan kan bidra."),
    ("TYP020", "Skolen har et et ansvar."),
    ("TYP020", "Tiltak mot mot mobbing."),
    ("TYP020", "Funn fra fra intervjuene."),
    ("TYP020", "Om lag lag halvparten svarte."),
    ("TYP020", "De vil vil gjerne hjelpe."),
    ("TYP020", "Norge norge er et land av av fjell."),
    ("TYP020", "Eller eller kan det være annerledes? Dette av av det."),
    ("TYP020", "Likevel er er det usikkert."),
    ("SPL006", "Aktiviteten vil følelse av belønning."),
    ("SPL006", "Treningen kan reduksjon av angst."),
    ("SPL006", "Sykepleieren kan informasjon om sykdommen."),
    ("SPL006", "Dette vil endring i praksis."),
    ("SPL006", "Tiltaket skal styrking av fellesskapet."),
    ("SPL006", "Dette må vurdering av ledelsen."),
    ("SPL006", "Barnet bør opplevelse av mestring."),
    ("SPL006", "Lek kan utvikling av språket."),
    ("SPL006", "Metoden vil forståelse av temaet."),
    ("SPL006", "Samtalen kan skaping av tillit."),
    ("SPL006", "Det kan forebygging av fravær."),
    ("SPL006", "Øvelsen vil forbedring av balansen."),
    ("SPL006", "Planen skal endring av praksis."),
    ("SPL006", "Et kurs kan økning av kompetansen."),
    ("SPL006", "Pausen kan demping av stress."),
    ("SPL006", "Medisinen kan lindring av smerter."),
    ("SPL006", "Det skal fordeling av ansvar."),
    ("SPL006", "Systemet kan registrering av avvik."),
    ("SPL006", "Prosjektet vil tilrettelegging av lokaler."),
    ("SPL007", "De laget en prosjekt om mobbing."),
    ("SPL007", "Vi fikk en svar fra rektor."),
    ("SPL007", "Barna trenger et trygg miljø."),
    ("SPL007", "Studien har en tydelig resultat."),
    ("SPL007", "Han følte et stor ansvar."),
    ("SPL007", "Et ny metode ble prøvd."),
    ("SPL007", "De opplevde et sterk følelse."),
    ("SPL007", "Et slik ordning finnes ikke."),
    ("SPL007", "Hun fikk en nytt tilbud."),
    ("SPL007", "Alle trenger en sosialt nettverk."),
    ("SPL007", "To viktig årsaker ble nevnt."),
    ("SPL007", "Mange positiv tilbakemeldinger kom."),
    ("SPL007", "Denne ny modellen fungerer."),
    ("SPL007", "Den vanskelig overgangen tok tid."),
    ("SPL007", "Et samtale kan hjelpe."),
    ("SPL007", "Vi har en godt samarbeid."),
    ("SPL007", "En lite utvalg gir usikkerhet."),
    ("SPL007", "Flere tidlig tegn."),
    ("SPL007", "Et god relasjon er viktig."),
    ("SPL007", "Hun har en barn på to år."),
    ("SPL007", "En annet perspektiv."),
    ("SPL007", "Et kort pause."),
    ("SPL007", "En barnevern som fungerer."),
    ("TYP022", "Når jeg var liten, bodde vi i Bergen."),
    ("TYP022", "Når krigen brøt ut, flyktet familien."),
    ("TYP022", "Hun flyttet hit når hun var ti år."),
    ("TYP022", "Vi startet opp når loven trådte i kraft."),
    ("TYP022", "Når pandemien kom, ble skolene stengt."),
    ("TYP022", "Når hun var 15 år gammel, fikk hun diagnosen."),
    ("TYP023", "Tilbudet ble ennå bedre etter omleggingen."),
    ("TYP023", "Dette er ennå viktigere for barn."),
    ("TYP022", "Han begynte på skolen når han var seks år."),
]
RIGHT = [
    "Elevene prøver å løse oppgavene alene.",
    "De sitter og leser i boka.",
    "Hun prøvde og feilet mange ganger.",
    "Det er viktig og nødvendig å lytte.",
    "For og imot forslaget.",
    "Muligheten for og risikoen ved å delta ble drøftet.",
    "Han er flink til og glad i å lese, og ser på og analyserer film.",
    "Vi vil se på og drøfte funnene, passe på og hjelpe.",
    "Tiltak til og med 2020 er med, av og til flere.",
    "De lærte å aldri gi opp og å alltid være ærlige.",
    "Han begynte og sluttet samme år.",
    "De gikk inn og hentet kaffe.",
    "Vi ønsker og håper det beste.",
    "Hun velger og vraker.",
    "Det er vanskelig og dyrt.",
    "Ved og olje brukes til oppvarming.",
    "Mat og drikke er viktig.",
    "De liker å lese og skrive.",
    "Å være eller ikke være.",
    "Evnen til empati og forståelse er viktig.",
    "Det å kunne si nei er en styrke.",
    "Hun klarte seg bra og fikk jobb.",
    "Lek og læring for små og store.",
    "Å si nei og stå for det er vanskelig.",
    "Behov for hvile og ro.",
    "Hva de de eldste mener, er viktig.",
    "Det det handler om, er tillit.",
    "Alt som som regel skjer.",
    "Mye mye mer kunne vært sagt.",
    "De har har de sagt, gjort det.",
    "Ja ja, det får gå.",
    "Vi vi har intervjuet, var enige.",
    "Lenge lenge siden bodde det en konge.",
    "For for noen er det nytt.",
    "Den den gjelder, skal få svar.",
    "Så så vi at det var galt.",
    "Da da klokka ringte, gikk hun.",
    "Nei nei, sa han.",
    "Langt langt borte.",
    "Det gir en en følelse av mestring.",
    "Om om lag to år er det slutt.",
    "De som var der der det skjedde, så alt.",
    "Han sa at det var det det var.",
    "Hvis det er noe, er det det.",
    "Ha ha, sa hun.",
    "I tillegg kan bruk av film gi mening.",
    "Her kan utvikling av språk hjelpe.",
    "Da vil følelsen av mestring øke.",
    "Slik kan opplevelse av mestring bidra til læring.",
    "Etter dette skal vurdering av elevene skje.",
    "Noen vil ha følelse av kontroll.",
    "De kan få opplevelse av ro.",
    "Tiltaket skal gi styrking av fellesskapet.",
    "Det kan være reduksjon av angst.",
    "Derfor bør forebygging av fravær prioriteres.",
    "Slik må innføring av nye rutiner forberedes.",
    "Her skal fordeling av ansvar avklares.",
    "Samtidig kan demping av stress virke.",
    "Uten dette vil registrering av avvik stoppe.",
    "Vi skal kartlegge behovene.",
    "Kan utvikling av språk måles?",
    "Hva vil økning av kompetansen koste?",
    "Slik vil lindring av smerter bli prioritert.",
    "Da bør kartlegging av behov komme først.",
    "Hvordan skal vurdering av tiltak foregå?",
    "De laget et prosjekt om mobbing.",
    "En god dag.",
    "Et par timer.",
    "En del av arbeidet.",
    "Et stort hus.",
    "En fin gruppe barn.",
    "Barn trenger en trygg voksen.",
    "Det er en selvfølge.",
    "Et nytt år.",
    "En sosialt utsatt gruppe.",
    "Et særlig utsatt barn.",
    "En lite brukt metode.",
    "Et økonomisk sterkt land.",
    "Den norske modellen.",
    "Den psykisk syke pasienten.",
    "De kan en god del.",
    "Et slags svar.",
    "En slags oppsummering.",
    "Et studie.",
    "En studie.",
    "En kvalitativ studie.",
    "Et av funnene.",
    "En av informantene.",
    "Et halvt år.",
    "En halv dag.",
    "To psykisk syke menn.",
    "Mange psykisk utviklingshemmede.",
    "Flere offentlig ansatte.",
    "Disse sosialt aktive elevene.",
    "Et kapittel.",
    "En mulig feil.",
    "En fast ansatt.",
    "Et fullt mulig mål.",
    "En fire år lang studie.",
    "Et fem år gammelt barn.",
    "En litt annen vei.",
    "En såkalt test.",
    "Et lite antall personer.",
    "En rekke tiltak.",
    "En type problem.",
    "En langt bedre løsning.",
    "Hva en kan gjøre.",
    "Det en vet.",
    "Slik en ser det.",
    "Når en får svar, er det bra.",
    "Et godt norsk ord.",
    "En viktig side ved livet.",
    "En bedre hverdag.",
    "Når jeg var liten, lekte vi alltid i skogen.",
    "Når jeg blir voksen, vil jeg hjelpe andre.",
    "Vi vet ikke når krigen brøt ut.",
    "De spurte når hun ble født.",
    "Det er ennå ikke klart.",
    "Det er ikke ennå bedre enn før.",
    "Når elevene er slitne, trenger de pauser.",
    "Når vi var på tur, spiste vi ute.",
    "Han er uavhengig av når han ble født.",
    "Da jeg var liten, bodde vi i Bergen.",
    "Det var usikkert når loven trådte i kraft.",
    "Enda viktigere er det at ennå flere deltar.",
    "Oppgi når du ble født.",
]


@pytest.fixture(scope="module")
def agreement():
    return Agreement()


def found(text, agreement, language="nb"):
    prose = Prose(Source("chapters/x.md", text), text, language)
    diagnostics = [*in_prose(prose), *missing_verbs(prose), *disagreements(prose, agreement)]
    return [d for d in diagnostics if d.code in RULES]


@pytest.mark.parametrize(("code", "text"), WRONG)
def test_what_is_wrong_is_found_once(code, text, agreement):
    assert [d.code for d in found(text, agreement)] == [code]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text, agreement):
    assert [(d.code, d.where.text) for d in found(text, agreement)] == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Det er et stor problem.", "et stort problem"),
        ("En annet tiltak.", "Et annet tiltak"),
        ("Barna trenger et trygg miljø.", "et trygt miljø"),
        ("Den vanskelig overgangen.", "Den vanskelige overgangen"),
        ("Flere viktig funn.", "Flere viktige funn"),
        ("Det var en\noppgave og en\nproblem til.", "et problem"),
    ],
)
def test_what_it_should_be(text, right, agreement):
    assert [d.right for d in agreement.find(text)] == [right]


def test_the_verdicts_are_kept(tmp_path):
    first = Agreement(tmp_path)
    expected = list(first.find("Det er et stor problem, og en god dag."))
    first.save()
    (file,) = tmp_path.glob("agreement-nb-*.json")
    assert "et stort problem" in file.read_text(encoding="utf-8")
    assert list(Agreement(tmp_path).find("Det er et stor problem, og en god dag.")) == expected


def test_other_languages_are_left_alone(agreement):
    assert found("De hadde en problem.", agreement, "en") == []


@pytest.mark.skipif(not TREEBANK.exists(), reason="the treebank is not beside the repository")
def test_edited_text_has_next_to_none(agreement):
    lines = TREEBANK.read_text(encoding="utf-8").split("\n")
    sentences = [line[9:] for line in lines if line.startswith("# text = ")]
    assert len(found("\n\n".join(sentences), agreement)) <= len(sentences) / 1000
