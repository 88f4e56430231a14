"""Words around a name and a year that say that someone is cited: «Olsen (2018) hevder».

Films, reforms and events have their year in parentheses too; verbs of saying, finding and writing
tell them apart. In the lists `_` is white space. `tests/test_typed_said.py` has sentences of both
kinds.
"""

from __future__ import annotations

import re


def _any_of(words: str) -> str:
    return "|".join(word.replace("_", r"\s+") for word in words.split())


#: How verbs begin, in any tense, and after them what is someone's: «Olsens (2018) teori».
_BEGINNINGS = """
advar analyser anbefal anslå anslo antar antok antyd argumenter bekreft belys beskriv beskrev
betegn betrakt definer diskuter drøft fastslå formuler foreslå foreslo forklar fremhev framhev
fremhold framhold gjennomfør hevd illustrer introduser kall kartl konkluder kritiser nevn omtal
oppsummer poengter presenter problematiser påpek rapporter redegj referer sammenlign skill skriv
skrev snakk studer tolk trekk trakk understrek undersøk utdyp utforsk utvikl uttrykk vektl vurder
gjer_greie føreslå peik påpeik samanlikn skreiv seier skildr nemn tilrå
advis argue assert claim conclude define demonstrate describe discuss emphasise emphasize examine
explain explore highlight identif introduce investigat maintain observe propose recommend report
show stress studied studies suggest
har_analys har_beskr har_defin har_delt har_drøft har_formul har_foresl har_funn har_gjort
har_hevd har_kalt har_kartl har_pekt har_påpek har_sett har_skr har_stud har_undersøk
har_utarbeid har_utvikl har_vist har_også_vist har_også_undersøk
analyse argument arbeid artikkel begrep behov beskrivelse bidrag definisjon forskning forsking
fremstilling framstilling inndeling kategori konklusjon kritikk metode modell omgrep oversikt
perspektiv påstand rammeverk resultat skala studie studium taksonomi tenkning teori tilnærming
undersøkelse
"""
#: The same as whole words.
_WORDS = """
mener mente meiner meinte viser viste syner synte peker pekte sier sa finner fant finn fann spør
deler delte bruker brukte brukar gjorde skil legger_vekt legg_vekt legger_frem legger_fram
legger_til ser_på så_på ser_også tar_opp tar_for tar_utgangspunkt tek_opp tek_for tok_opp tok_for
tok_utgangspunkt kom_til kom_frem_til kom_fram_til kommer_til kommer_frem_til kommer_fram_til
er_opptatt er_oppteken er_enig er_uenig er_einig er_kritisk gir_uttrykk gir_en gir_et gir_ein
sin sitt si sine bok funn syn
finds found notes noted points_out pointed_out states stated uses used writes wrote
"""
CUE_AFTER = re.compile(rf"\s+(?:{_any_of(_BEGINNINGS)}|(?:{_any_of(_WORDS)})\b)")

#: «definert av Olsen (2018)», but not «innføringen av Kunnskapsløftet (2006)».
_DONE = """
beskrevet brukt definert diskutert drøftet formulert foreslått funnet gjennomført gjort hevdet
introdusert kalt kritisert laget lansert nevnt omtalt presentert publisert påvist redigert
skrevet støttet studert undersøkt utarbeidet utført utviklet vist
skildra skrive støtta utarbeidd utvikla
beskrives brukes defineres støttes bekreftes kalles omtales understrekes studie studien studium
"""
#: «bygger på Olsen (2018)», «teorien til Olsen (2018)»
_LEADING = """
ifølge i_følge ifølgje ifylgje hos hjå according_to by jamfør jf\\. jfr\\. følger følgjer
tråd_med likhet_med samsvar_med overensstemmelse_med enig_med enige_med line_with
bygger_på byggjer_på basert_på baserer_oss_på baserer_seg_på baserer_meg_på støtter_oss_på
støtter_seg_på hentet_fra henta_frå tilpasset_fra tilpasset_etter tilpassa_frå viser_til
refererer_til henviser_til stammer_fra based_on adapted_from drawing_on
teorien_til modellen_til metoden_til definisjonen_til begrepet_til begrepene_til
"""
CUE_BEFORE = re.compile(
    rf"(?i)(?:\b(?:{_any_of(_LEADING)}|(?:{_any_of(_DONE)})\s+av)|(?:\A|[.;,(]\s*)(?:se|sjå|see))"
    r"\s+\Z"
)
#: After these the sentence has another subject: «I Sult (1890) skriver Hamsun».
IN_A_WORK = re.compile(
    r"(?i)(?:(?<!\w)(?:i|in|fra|frå|from|etter|after|om|about|under|siden|sidan|since|books?|novel|"
    r"play|series|game)|(?:roman|film|bok|bøk|serie|skuespill|skodespel|stykke|dikt|novelle|spill|"
    r"spel|album|sang|song|låt|reform)\w*)\s+\Z"
)
