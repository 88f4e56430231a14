"""Typography: what the fixes make of a text, and that they leave right text alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.growing import grows_in_proportion
from thesis.checks.typography import in_prose
from thesis.document import Prose
from thesis.source import Source, Span

BOKMAL = Path(__file__).parent.parent.parent / "shared" / "language" / "ud-nb-dev.conllu"


def prose(text, language="nb", foreign=()):
    return Prose(Source("chapters/x.md", text), text, language, foreign)


def codes(text, language="nb"):
    return sorted({d.code for d in in_prose(prose(text, language))})


def mended(text, text_format="markdown"):
    """Apply all fixes, last first."""
    edits = {
        (edit.where.span, edit.text)
        for found in in_prose(prose(text), text_format)
        for edit in found.fixes
    }
    for span, new in sorted(edits, key=lambda item: item[0].start, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('Hun sa "ja" og ("nei").', "Hun sa «ja» og («nei»)."),
        ("Hun sa “ja”.", "Hun sa «ja»."),
        ("Hun sa „ja“.", "Hun sa «ja»."),
        ("Hun sa «han sa “ja” her».", "Hun sa «han sa ‘ja’ her»."),
        ("Hun sa ”ja” til det.", "Hun sa «ja» til det."),
        ("Hun kaller det »ro« i boka.", "Hun kaller det «ro» i boka."),
        ("Hun sa ''ja'' og ,,nei”.", "Hun sa «ja» og «nei»."),
        ('Han sa:"Nei."', "Han sa:«Nei.»"),
        ('Boka "*Sult*" og "**Pan**".', "Boka «*Sult*» og «**Pan**»."),
        ("«Han sa \"kom\" og 'gå' til meg.»", "«Han sa ‘kom’ og ‘gå’ til meg.»"),
        ("\"Hun sa 'nei' da\", sa han.", "«Hun sa ‘nei’ da», sa han."),
        ("«Ja,» sa hun.", "«Ja», sa hun."),
        ('- Et "ord\n- Et "annet" ord', "- Et «ord\n- Et «annet» ord"),
        ("Ett  ord.   To.", "Ett ord. To."),
        ("Det - som ventet - gikk.", "Det – som ventet – gikk."),
        ("I 2012-2022 og på s. 9-19.", "I 2012–2022 og på s. 9–19."),
        ("Barn på 9-12 år.", "Barn på 9–12 år."),
        ("Lønna var 50 000-150 000 kr.", "Lønna var 50 000–150 000 kr."),
        ("Skoleåret 2020-21, kl. 08.00-16.00.", "Skoleåret 2020–21, kl. 08.00–16.00."),
        ("På 5.-7. trinn, mandag-fredag.", "På 5.–7. trinn, mandag–fredag."),
        ("Fra 1-5 på skalaen, 2,5-3,5 poeng.", "Fra 1–5 på skalaen, 2,5–3,5 poeng."),
        ("I 2015 – 2019 og på s. 3 - 5.", "I 2015–2019 og på s. 3–5."),
        ("Det—som ventet—gikk.", "Det – som ventet – gikk."),
        ("I 2015—2019.\n\n— Ja.", "I 2015–2019.\n\n– Ja."),
        ("Ord ,og ord(som er nye)og mer.", "Ord, og ord (som er nye) og mer."),
        ("Det gjelder:alle her. Hva nå?Ingen er.", "Det gjelder: alle her. Hva nå? Ingen er."),
        ("I går,i dag og / eller i morgen.", "I går, i dag og/eller i morgen."),
        ("Så flott!! Hva??", "Så flott! Hva?"),
        ("Hun sa: «Hva nå?». Han sa: «Ja.».", "Hun sa: «Hva nå?» Han sa: «Ja.»"),
        ("Hun nølte ... og «jeg [...] gikk».", "Hun nølte … og «jeg […] gikk»."),
        ("Det var 10°C og 5‰ salt.", "Det var 10 °C og 5 ‰ salt."),
        ("Alfa var 0.87, snittet 4.27 (SD = 0.8).", "Alfa var 0,87, snittet 4,27 (SD = 0,8)."),
        ("Fra 2.5 til 3.5 prosent.", "Fra 2,5 til 3,5 prosent."),
        ("10,000,000 og 2.500,50 kroner", "10 000 000 og 2 500,50 kroner"),
        ("Fra 3-5. mai til 17mai.", "Fra 3.–5. mai til 17. mai."),
        ("Hansen et. al. og Berg et al sa det.", "Hansen et al. og Berg et al. sa det."),
        (
            "Jfr. s. 3, kl.10, (s 4), m.v., avisa mm. til",
            "Jf. s. 3, kl. 10, (s. 4), mv., avisa m.m. til",
        ),
        (
            "I Opplæringsloven og\nPasient- og Brukerrettighetsloven.",
            "I opplæringsloven og\npasient- og brukerrettighetsloven.",
        ),
        ("Det står i Lov om barnevern (se Figur 3).", "Det står i lov om barnevern (se figur 3)."),
        ("I løpet av Mars og April.", "I løpet av mars og april."),
        ("De er flinke til og samarbeide.", "De er flinke til å samarbeide."),
        ("Av å til, til å med trygghet å ro.", "Av og til, til og med trygghet å ro."),
        ("Trivsel å trygghet, å vi var der.", "Trivsel og trygghet, og vi var der."),
        ("Ja , nei .", "Ja, nei."),
        ("Først,så sist.Deretter mer.", "Først, så sist. Deretter mer."),
        ("Slutt.. Hva?. Ja,, nei.", "Slutt. Hva? Ja, nei."),
        ("Nei.... Kanskje . . . ja", "Nei… Kanskje … ja"),
        ("( se vedlegg )", "(se vedlegg)"),
        ("og/ eller og /eller", "og/eller og/eller"),
        ("30 % av 10 000, § 2", "30\u00a0% av 10\u00a0000, §\u00a02"),
        ("30% og §2", "30\u00a0% og §\u00a02"),
        ("3.5 prosent", "3,5 prosent"),
        ("p = 0.03", "p = 0,03"),
        ("10.000 kroner", "10\u00a0000 kroner"),
        ("17 mai, 18.mai og 19. Mai", "17. mai, 18. mai og 19. mai"),
        ("feks her, bla. der, dvs nå", "f.eks. her, bl.a. der, dvs. nå"),
        ("epler osv og m.fl. til", "epler osv. og mfl. til"),
        ("Feks dette", "F.eks. dette"),
        ("De prøver og finne svar.", "De prøver å finne svar."),
        ("Hun sitter å leser.", "Hun sitter og leser."),
        ("Dette er er bra.", "Dette er bra."),
        ("etter Barnevernloven og i Januar", "etter barnevernloven og i januar"),
    ],
)
def test_fixes(text, right):
    assert mended(text) == right


def test_in_latex_a_tie_is_the_hard_space():
    assert mended("Jf. § 2 og 10 000.", "latex") == "Jf. §~2 og 10~000."


@pytest.mark.parametrize(
    "text",
    [
        "Hun sa «ja», og han «nei».",
        "Se § 6-2 og DSM-5, tids- og ressursbruk, 1990-årene, ICD-10 og tlf. 22-33.".replace(
            "§ ", "§\u00a0"
        ),
        "Dato 2012-03-04, 5.6.2014, kl. 10.30, kapittel 3.2, versjon 1.5.",
        "F.eks. dette, bl.a. det, m.m., o.l., osv. Så dvs. dette.",
        "Grunnloven gjelder. Barnevernsloven også. Figur 3 viser det.",
        "Han sa … og tidde.",
        "Først (se vedlegg), så det. Hva nå? Ja!",
        "De bor i Oslo/Bergen, og/eller i Node.js-land.",
        "I 2012 deltok 15, og i 2013 deltok 20.",
        "bla i boka, og ca. 5 stk.",
        "De prøver å finne og ha svar. Det det gjelder, er å være og å bli.",
        "Strengen 5'10\" og en 15\" skjerm, Hans' bok og 90-tallet.",
        '"nurse" AND ("home care" OR "sykehjem") og "stress"[MeSH Terms]',
        "Etter 4-12 første ledd, jf. §§ 2-1 og 4-6 annet ledd, figur 3-4 viser det.",
        "Forholdet var 1 : 2, kampen 3–1 og rekken 1...10.",
        "Elev(er), (mellom)menneskelig, lærer(e) og doi:10.1000/x.",
        "Hva?! Nei! Han sa «Så flott!!» og «det er er bra» til oss.",
        "Versjon 0.9, kl. 0.30, kapittel 3.2, avsnitt 4.1 (i mm. Etterpå) 5 cm. Så.",
        "Verdien 2.345 er ikke 10,000. Sonden gikk til Mars i 1997 med August Lie.",
        "Det heter «mfl.». Etter hvert lærer de å lese, til å med-virke og å støtte.",
        "Å høre på og analysere, se på og forstå; i å og for seg.",
    ],
)
def test_right_text_is_left_alone(text):
    assert [(d.code, d.where.text) for d in in_prose(prose(text))] == []


def test_other_languages_have_rules_of_their_own():
    text = 'Norsk. He said "yes" - as expected - in 2012-2022. Norsk.'
    span = Span(7, text.rindex("Norsk"))
    assert list(in_prose(prose(text, foreign=((span, "en"),)))) == []
    assert codes(text, "en") == []


def test_what_markup_blanks_is_no_space():
    source = Source("x.md", "Tekst [@a] . Mer `kode`, og `k`  .\n")
    masked = "Tekst      . Mer       , og        .\n"
    assert [d.code for d in in_prose(Prose(source, masked, "nb"))] == []


@given(st.text(alphabet=st.sampled_from("ab1 .,-–—…\"'«»“”‘’?!/()%§\n"), max_size=60))
@settings(max_examples=400)
def test_an_edit_replaces_what_the_finding_names(text):
    for found in in_prose(prose(text)):
        if not found.fixes:  # a person must choose between «» and ‘’
            assert (found.code, found.where.text) == ("TYP001", "'")
            continue
        assert found.fixes[0].where == found.where
        assert any(edit.text != edit.where.text for edit in found.fixes)


@pytest.mark.parametrize(
    "text", [" ", "1", "123 ", "1.234", "(ab ", '" ', "'a ", "A", "1-2", ". ", " /", "« ", "» «"]
)
def test_a_long_line_takes_no_time(text):
    """Code and formulas are long runs of spaces here."""
    assert grows_in_proportion(
        lambda size: prose("ord" + text * (size // len(text)) + "ord"),
        lambda line: list(in_prose(line)),
        20_000,
    )


@pytest.mark.skipif(not BOKMAL.exists(), reason="the treebank is not beside the repository")
def test_edited_text_is_hardly_ever_wrong():
    lines = BOKMAL.read_text(encoding="utf-8").split("\n")
    text = "\n\n".join(line[9:] for line in lines if line.startswith("# text = "))
    found = [d.code for d in in_prose(prose(text))]
    # Straight quotes, hyphens and legal style («jf lov 21 juni») are what this text has; what
    # only a mistake can be is next to absent.
    for code in ("TYP002", "TYP004", "TYP005", "TYP007", "TYP008", "TYP010", "TYP012", "TYP013"):
        assert found.count(code) <= 2, code
