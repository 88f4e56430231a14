"""A name and a year in a sentence that the bibliography does not know: is someone cited?"""

from __future__ import annotations

import pytest

from thesis.citations.typed import find_typed
from thesis.citations.typed_works import Works

SAID = """
Olsen (2018) er opptatt av motivasjon.
Olsen (2018) har undersøkt motivasjon.
Olsen (2018) diskuterer motivasjon.
Olsen (2018) deler motivasjon inn i tre.
Olsen (2018) skiller mellom indre og ytre motivasjon.
Olsen (2018) bruker begrepet motivasjon.
Olsen (2018) legger vekt på motivasjon.
Olsen (2018) fremholder at motivasjon er viktig.
Olsen (2018) ser på motivasjon.
Olsen (2018) tar utgangspunkt i motivasjon.
Olsen (2018) sin studie handler om motivasjon.
Olsens (2018) studie handler om motivasjon.
Olsens (2018) teori handler om motivasjon.
I tråd med Olsen (2018) er motivasjon viktig.
I likhet med Olsen (2018) finner vi motivasjon.
Dette støttes av Olsen (2018).
Begrepet er definert av Olsen (2018).
Som Olsen (2018) skriver, er motivasjon viktig.
Olsen (2018) anbefaler mer motivasjon.
Olsen (2018) rapporterer om motivasjon.
Olsen (2018) gjennomførte en studie.
Olsen (2018) kom fram til at det er så.
Olsen (2018) reports that motivation matters.
Olsen (2018) notes that motivation matters.
Olsen (2018) examined motivation.
As Olsen (2018) points out, motivation matters.
Olsen (2018) viste at det er så.
Olsen (2018) meiner at det er slik.
I studien av Olsen (2018) kom det fram.
Hos Olsen (2018) er det annerledes.
Metoden til Olsen (2018) er kjent.
Metoden bygger på Olsen (2018).
Vi følger Olsen (2018) her.
Jamfør Olsen (2018).
Se Olsen (2018) for en oversikt.
Figur 1 er hentet fra Olsen (2018).
Olsens (2018) metode er kjent.
"""
NOT_SAID = """
I Sult (1890) skriver Hamsun om byen.
I romanen Sult (1890) beskriver Hamsun byen.
Innføringen av Kunnskapsløftet (2006) endret mye.
Sult (1890) er en roman.
Joker (2019) er en film.
Joker (2019) har fått mange priser.
Kunnskapsløftet (2006) er en reform.
Brexit (2016) er et eksempel.
Etter Brexit (2016) ble det slik.
Ratifiseringen av Barnekonvensjonen (1989) var viktig.
Kong Olav (1991) døde.
I Peer Gynt (1867) møter vi Peer.
I Olympia (1938) viser Riefenstahl kropper.
Ibsen (1828–1906) skrev skuespill.
Undersøkelsen PISA (2018) ble brukt.
Utøya (2011) er et sår.
Parasite (2019) vant Oscar.
Stortingsmeldingen Samhandlingsreformen (2009) er kjent.
Da Corona (2020) kom, ble alt annerledes.
Reformen L97 (1997) kom før Kunnskapsløftet (2006).
Vi ser på Pan (1894) og på Sult (1890).
Resultatet av Brexit (2016) er kjent.
Filmen Joker (2019) viser en mann.
I Oslo (2018) sier folk det.
Etter Fukushima (2011) ble det stille.
Tsjernobyl (1986) er et eksempel på det.
Erna Solberg (2013) ble statsminister.
Elevene fikk se Joker (2019) på kino.
Reisen til Oslo (2018) var lang.
Veien til Utøya (2011) er stengt.
Vi så på Joker (2019) sammen.
"""


@pytest.mark.parametrize("sentence", SAID.strip().splitlines())
def test_who_says_something_is_cited(sentence):
    (cluster,) = find_typed(sentence, Works())
    assert [citation.match.verdict.value for citation in cluster.citations] == ["unknown"]


@pytest.mark.parametrize("sentence", NOT_SAID.strip().splitlines())
def test_films_reforms_and_events_are_not_cited(sentence):
    assert list(find_typed(sentence, Works())) == []
