"""Typography: what the fixes make of a text, and that they leave right text alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
        ("Ett  ord.   To.", "Ett ord. To."),
        ("Det - som ventet - gikk.", "Det – som ventet – gikk."),
        ("I 2012-2022 og på s. 9-19.", "I 2012–2022 og på s. 9–19."),
        ("Barn på 9-12 år.", "Barn på 9–12 år."),
        ("Det—som ventet—gikk.", "Det – som ventet – gikk."),
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


@given(st.text(alphabet=st.sampled_from('ab1 .,-–"«»“”?!/()%§\n'), max_size=60))
@settings(max_examples=300)
def test_an_edit_replaces_what_the_finding_names(text):
    for found in in_prose(prose(text)):
        (edit,) = found.fixes
        assert edit.where == found.where
        assert edit.text != found.where.text


@pytest.mark.skipif(not BOKMAL.exists(), reason="the treebank is not beside the repository")
def test_edited_text_is_hardly_ever_wrong():
    lines = BOKMAL.read_text(encoding="utf-8").split("\n")
    text = "\n\n".join(line[9:] for line in lines if line.startswith("# text = "))
    found = [d.code for d in in_prose(prose(text))]
    # Straight quotes, hyphens and legal style («jf lov 21 juni») are what this text has; what
    # only a mistake can be is next to absent.
    for code in ("TYP002", "TYP004", "TYP005", "TYP007", "TYP008", "TYP010", "TYP012", "TYP013"):
        assert found.count(code) <= 2, code
