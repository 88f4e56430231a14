"""What is printed, held to Norsk APA-manual (FACTS: the manual's own examples first)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.citing import HERE, cite, listed, printed, rendering, shown
from thesis.bibliography import Bibliography
from thesis.citations import pandoc, render
from thesis.citations.adjustments import ADJUSTMENTS
from thesis.citations.style_changes import CHANGES
from thesis.nodes import Link, Str, Styled
from thesis.walking import walk

FURSETH = "@book{furseth, author={Furseth, Inger and Everett, Euris}, title={X}, date={1997}}\n"
OPPL = r"""@legislation{oppl,
  title      = {Lov om grunnskolen og den vidaregåande opplæringa},
  shorttitle = {Opplæringslova},
  number     = {LOV-1998-07-17-61},
  date       = {1998},
  url        = {https://lovdata.no/lov/1998-07-17-61},
}
"""
SSB = """
@report{ssb2011, author={{Statistisk sentralbyrå}}, shortauthor={{SSB}}, title={A}, date={2011}}
@report{ssb2012, author={{Statistisk sentralbyrå}}, shortauthor={{SSB}}, title={B}, date={2012}}
"""
NOU = """@report{nou, author={{Barne- og likestillingsdepartementet}}, type={NOU},
  number={2016: 16}, title={Ny barnevernslov}, date={2016}, url={https://example.org/nou}}
"""
BIBLE = "@book{bibelen, title={Bibelen}, publisher={Bibelselskapet}, date={2011}}\n"
LETTER = "@letter{hansen, author={Hansen, Liv}, date={2020-03-05}}\n"
DALLAND = (
    "@book{dalland, author={Dalland, Olav}, title={Metode og oppgaveskriving}, edition={7},"
    " location={Oslo}, publisher={Gyldendal akademisk}, date={2020}}\n"
)


def book(key, author, date, title="X", more=""):
    return f"@book{{{key}, author={{{author}}}, title={{{title}}}, date={{{date}}}{more}}}\n"


#: The manual's rules: the entries, the clusters as written, and as printed.
IN_TEXT = {
    "two authors": (FURSETH, ["[@furseth]"], ["(Furseth & Everett, 1997)"]),
    "two authors in running text": (FURSETH, ["@furseth"], ["Furseth og Everett (1997)"]),
    "running text with a page": (
        FURSETH,
        ["@furseth [s. 24]"],
        ["Furseth og Everett (1997, s. 24)"],
    ),
    "three authors": (
        book("a", "Cheng, A and Berg, B and Dahl, C", 2004),
        ["[@a]", "@a"],
        ["(Cheng et al., 2004)", "Cheng et al. (2004)"],
    ),
    "more names only to tell works apart": (
        book("a", "Berg, A and Dahl, B and Lie, C", 2004)
        + book("b", "Berg, A and Moe, B and Lie, C", 2004),
        ["[@a; @b]"],
        ["(Berg, Dahl, et al., 2004; Berg, Moe, et al., 2004)"],
    ),
    "no comma before & where all three names are needed": (
        book("a", "Berg, A and Dahl, B and Lie, C", 2004)
        + book("b", "Berg, A and Dahl, B and Moe, D", 2004),
        ["[@a, s. 3]", "@b"],
        ["(Berg, Dahl & Lie, 2004, s. 3)", "Berg, Dahl og Moe (2004)"],
    ),
    "not out yet": (
        "@article{a, author={Berg, A}, title={X}, journal={Y}, year={i trykk}}\n",
        ["[@a]"],
        ["(Berg, i trykk)"],
    ),
    "several years": (book("a", "Berg, A", "2001/2004"), ["[@a]"], ["(Berg, 2001–2004)"]),
    "several years in BibTeX": (
        "@book{a, author={Berg, A}, title={X}, year={2001--2004}}\n",
        ["[@a]"],
        ["(Berg, 2001–2004)"],
    ),
    "and others": (book("a", "Berg, A and others", 2015), ["[@a]"], ["(Berg et al., 2015)"]),
    "locators": (
        DALLAND,
        [
            f"[@dalland, {locator}]"
            for locator in ("s. 25", "s. 25-28", "25", "avsn. 3", "kap. 1", "side 12", "fig. 2")
        ]
        + ["[@dalland, tab. 3]", "[@dalland, s. 12 og 15]", "[@dalland, s. 3, min utheving]"],
        [
            f"(Dalland, 2020, {locator})"
            for locator in ("s. 25", "s. 25–28", "s. 25", "avsn. 3", "kap. 1", "s. 12", "fig. 2")
        ]
        + [
            "(Dalland, 2020, tab. 3)",
            "(Dalland, 2020, s. 12 og 15)",
            "(Dalland, 2020, s. 3, min utheving)",
        ],
    ),
    "several works": (
        book("r", "Riis, Ole", 1996) + book("a", "Repstad, Pål", 2007),
        ["[@r; @a]"],
        ["(Repstad, 2007; Riis, 1996)"],
    ),
    "one author's works by year": (
        book("a", "Wassmo, Herbjørg", 2006) + book("b", "Wassmo, Herbjørg", 2003),
        ["[@a; @b]"],
        ["(Wassmo, 2003, 2006)"],
    ),
    "shared surname": (
        book("a", "Hansen, Kari Anne", 2006) + book("b", "Hansen, Ola", 2003),
        ["[@a]", "@b", "[@a; @b]"],
        ["(K. A. Hansen, 2006)", "O. Hansen (2003)", "(K. A. Hansen, 2006; O. Hansen, 2003)"],
    ),
    "shared surname and initial": (
        book("a", "Hansen, Kari", 2006) + book("b", "Hansen, Knut", 2003),
        ["[@a]", "[@b]"],
        ["(Kari Hansen, 2006)", "(Knut Hansen, 2003)"],
    ),
    "one person, exported by two programs": (
        book("a", "Dalland, Olav", 2020, "B")
        + book("b", "Dalland, O.", 2020, "A")
        + book("c", "Dalland, O", 2022),
        ["[@a; @b; @c]"],
        ["(Dalland, 2020a, 2020b, 2022)"],
    ),
    "initials of one of two": (
        book("a", "Hansen, Kari", 2006)
        + book("b", "Hansen, Knut", 2003)
        + book("c", "Hansen, K", 2007),
        ["[@a]", "[@b]", "[@c]"],
        ["(Kari Hansen, 2006)", "(Knut Hansen, 2003)", "(K. Hansen, 2007)"],
    ),
    "same author and year": (
        book("a", "Frønes, Ivar", 2006, "A") + book("b", "Frønes, Ivar", 2006, "B"),
        ["[@a, s. 89; @b, s. 145]"],
        ["(Frønes, 2006a, s. 89; 2006b, s. 145)"],
    ),
    "organisation": (
        SSB,
        ["[@ssb2011]", "[@ssb2011]", "[@ssb2012, s. 3]", "@ssb2012"],
        ["(Statistisk sentralbyrå [SSB], 2011)", "(SSB, 2011)", "(SSB, 2012, s. 3)", "SSB (2012)"],
    ),
    "organisation first in running text": (
        SSB,
        ["@ssb2011 [s. 3]", "[@ssb2012]"],
        ["Statistisk sentralbyrå (SSB, 2011, s. 3)", "(SSB, 2012)"],
    ),
    "no date": (
        book("a", "Berg, Kari", "u.å.", "A") + book("b", "Berg, Kari", "u.å.", "B"),
        ["[@a]", "[@b]"],
        ["(Berg, u.å.-a)", "(Berg, u.å.-b)"],
    ),
    "circa": (book("a", "Berg, Kari", "ca. 1850"), ["[@a]"], ["(Berg, ca. 1850)"]),
    "secondary source": (
        book("martinsen2004", "Martinsen, Egil", 2004),
        ["[Glasser, 1976, referert i @martinsen2004, s. 12]"],
        ["(Glasser, 1976, referert i Martinsen, 2004, s. 12)"],
    ),
    "prefix and suppressed author": (
        DALLAND + FURSETH,
        ["[jf. @dalland, kap. 3; se også @furseth]", "[-@dalland, s. 4]"],
        ["(jf. Dalland, 2020, kap. 3; se også Furseth & Everett, 1997)", "(2020, s. 4)"],
    ),
    "law": (
        OPPL,
        [
            "[@oppl]",
            "[-@oppl, § 6-2]",
            "[@oppl, § 2, femte ledd]",
            "[@oppl, §§ 2-4]",
            "[@oppl, §§ 6-2 og 6-3]",
        ],
        [
            "(Opplæringslova, 1998)",
            "(1998, § 6-2)",
            "(Opplæringslova, 1998, § 2, femte ledd)",
            "(Opplæringslova, 1998, §§ 2–4)",
            "(Opplæringslova, 1998, §§ 6-2 og 6-3)",
        ],
    ),
    "NOU": (
        NOU,
        ["[@nou, s. 10]", "@nou [s. 10]", "@nou", "[-@nou, s. 3]", "[-@nou]"],
        [
            "(NOU 2016: 16, s. 10)",
            "NOU 2016: 16 (s. 10)",
            "NOU 2016: 16",
            "(s. 3)",
            "(NOU 2016: 16)",
        ],
    ),
    "personal communication": (
        LETTER,
        ["[@hansen]", "@hansen"],
        [
            "(L. Hansen, personlig kommunikasjon, 5. mars 2020)",
            "L. Hansen (personlig kommunikasjon, 5. mars 2020)",
        ],
    ),
    "Bible": (
        BIBLE,
        ["[@bibelen, Luk 2,7]", "[@bibelen, Luk 2,7-9]", "[@bibelen]", "@bibelen [Luk 2]"],
        [
            "(*Bibelen*, 2011, Luk 2,7)",
            "(Luk 2,7–9)",
            "(*Bibelen*, 2011)",
            "*Bibelen* (2011, Luk 2)",
        ],
    ),
}


@pytest.mark.parametrize(("bib", "written", "expected"), IN_TEXT.values(), ids=IN_TEXT)
def test_in_text(bib, written, expected):
    assert printed(bib, *written) == expected


#: Entries and their line in the reference list.
IN_LIST = {
    "no comma before &": (
        (
            "@article{a, author={Løvvik, Ole M. and Rauwel, Protima and Prytz, Øystein},"
            " title={Om noe}, journaltitle={Physical Review}, volume={3}, number={2}, pages={1-9},"
            " date={2011}, doi={10.1000/x}}"
        ),
        (
            "Løvvik, O. M., Rauwel, P. & Prytz, Ø. (2011). Om noe. *Physical Review*, *3*(2), 1–9."
            " https://doi.org/10.1000/x"
        ),
    ),
    "article number": (
        (
            "@article{a, author={Page, Matthew J.}, title={PRISMA}, journal={BMJ}, volume={372},"
            " eid={n71}, year={2021}}"
        ),
        "Page, M. J. (2021). PRISMA. *BMJ*, *372*, Artikkel n71.",
    ),
    "book": (
        DALLAND,
        "Dalland, O. (2020). *Metode og oppgaveskriving* (7. utg.). Gyldendal akademisk.",
    ),
    "edition as EndNote and Oria write it": (
        DALLAND.replace("{7}", "{7. utg.}"),
        "Dalland, O. (2020). *Metode og oppgaveskriving* (7. utg.). Gyldendal akademisk.",
    ),
    "first edition": (
        DALLAND.replace("{7}", "{1. utg.}"),
        "Dalland, O. (2020). *Metode og oppgaveskriving*. Gyldendal akademisk.",
    ),
    "edited book": (
        (
            "@collection{l, editor={Lossius, Kari}, title={Håndbok i rusbehandling},"
            " publisher={Gyldendal}, date={2012}}"
        ),
        "Lossius, K. (Red.). (2012). *Håndbok i rusbehandling*. Gyldendal.",
    ),
    "chapter": (
        (
            "@incollection{r, author={Rustad, B. S. and Tønnessen, E. S.}, title={Tekster"
            " og læring},"
            " editor={Tønnessen, E. S.}, booktitle={Sammensatte tekster}, pages={37-44},"
            " publisher={Universitetsforlaget}, date={2010}}"
        ),
        (
            "Rustad, B. S. & Tønnessen, E. S. (2010). Tekster og læring. I E. S. Tønnessen (Red.),"
            " *Sammensatte tekster* (s. 37–44). Universitetsforlaget."
        ),
    ),
    "translation": (
        book("t", "Tolstoj, Leo", 2020, "Krig og fred", ", translator={Berg, E.}"),
        "Tolstoj, L. (2020). *Krig og fred* (E. Berg, Overs.).",
    ),
    "law": (
        OPPL,
        (
            "Opplæringslova. (1998). *Lov om grunnskolen og den vidaregåande opplæringa*"
            " (LOV-1998-07-17-61). Lovdata. https://lovdata.no/lov/1998-07-17-61"
        ),
    ),
    "law as another program writes it": (
        (
            "@misc{oppl, title={Lov om grunnskolen}, shorttitle={Opplæringslova}, year={1998},"
            " url={https://lovdata.no/lov/1998-07-17-61}, note={LOV-1998-07-17-61}}"
        ),
        (
            "Opplæringslova. (1998). *Lov om grunnskolen* (LOV-1998-07-17-61). Lovdata."
            " https://lovdata.no/lov/1998-07-17-61"
        ),
    ),
    "regulation without a short title": (
        (
            "@legislation{f, title={Forskrift om rammeplan for barnehagens innhold og oppgaver},"
            " number={FOR-2017-04-24-487}, date={2017}}"
        ),
        (
            "Forskrift om rammeplan for barnehagens innhold og oppgaver. (2017). *Forskrift om"
            " rammeplan for barnehagens innhold og oppgaver* (FOR-2017-04-24-487). Lovdata."
        ),
    ),
    "NOU": (
        NOU,
        (
            "NOU 2016: 16. (2016). *Ny barnevernslov*. Barne- og likestillingsdepartementet."
            " https://example.org/nou"
        ),
    ),
    "NOU as Oria writes it": (
        (
            "@book{n, author={{Barne- og likestillingsdepartementet}}, title={Ny barnevernslov},"
            " series={Norges offentlige utredninger}, volume={2016:16}, year={2016}}"
        ),
        "NOU 2016: 16. (2016). *Ny barnevernslov*. Barne- og likestillingsdepartementet.",
    ),
    "NOU in the title": (
        (
            "@report{n, institution={Barne- og likestillingsdepartementet}, date={2016},"
            " title={NOU 2016: 16. Ny barnevernslov}}"
        ),
        "NOU 2016: 16. (2016). *Ny barnevernslov*. Barne- og likestillingsdepartementet.",
    ),
    "Meld. St.": (
        (
            "@report{m, author={{Kunnskapsdepartementet}}, type={Meld. St.}, number={20"
            " (2009-2010)},"
            " title={Tid for lek}, date={2010}, url={https://example.org/m}}"
        ),
        "Meld. St. 20 (2009–2010). *Tid for lek*. Kunnskapsdepartementet. https://example.org/m",
    ),
    "Prop.": (
        (
            "@report{m, author={{Kunnskapsdepartementet}}, number={Prop. 64 L (2019–2020)},"
            " title={Endringer}, date={2020}}"
        ),
        "Prop. 64 L (2019–2020). *Endringer*. Kunnskapsdepartementet.",
    ),
    "author who publishes": (
        (
            "@report{h, author={{Helsedirektoratet}}, institution={Helsedirektoratet},"
            " type={Veileder}, number={IS-2076}, title={Sammen om mestring}, date={2014}}"
        ),
        "Helsedirektoratet. (2014). *Sammen om mestring* (Veileder IS-2076).",
    ),
    "bachelor's thesis": (
        (
            "@thesis{t, author={Berg, Kari}, title={Oppgaven}, type={bathesis}, institution={VID},"
            " date={2018}, url={https://example.org/b}}"
        ),
        "Berg, K. (2018). *Oppgaven* [Bacheloroppgave, VID]. https://example.org/b",
    ),
    "master's thesis": (
        "@mastersthesis{t, author={Berg, Kari}, title={Oppgaven}, school={UiO}, year={2018}}",
        "Berg, K. (2018). *Oppgaven* [Masteroppgave]. UiO.",
    ),
    "doctoral thesis": (
        "@phdthesis{t, author={Berg, Kari}, title={Oppgaven}, school={UiO}, year={2018}}",
        "Berg, K. (2018). *Oppgaven* [Doktoravhandling]. UiO.",
    ),
    "web page with a full date": (
        (
            "@online{e, author={Berg, Kari}, title={Om søvn}, date={2021-03-13},"
            " organization={NHI}, url={https://example.org/s}, urldate={2024-01-02}}"
        ),
        "Berg, K. (2021, 13. mars). *Om søvn*. NHI. https://example.org/s",
    ),
    "newspaper": (
        (
            "@article{n, author={Aas, Ola}, title={Kort nytt}, journal={Aftenposten},"
            " date={2021-03-13}}"
        ),
        "Aas, O. (2021, 13. mars). Kort nytt. *Aftenposten*.",
    ),
    "film": (
        (
            "@movie{f, author={Trier, Joachim}, title={Verdens verste menneske},"
            " publisher={Oslo Pictures}, date={2021}}"
        ),
        "Trier, J. (Regissør). (2021). *Verdens verste menneske* [Film]. Oslo Pictures.",
    ),
    "podcast episode": (
        (
            "@audio{p, author={Lie, Siri}, title={Søvn}, type={podkast}, booktitle={Ekko},"
            " publisher={NRK}, date={2020-01-02}, url={https://example.org/p}}"
        ),
        (
            "Lie, S. (2020, 2. januar). Søvn [Audio podkastepisode]. I *Ekko*. NRK."
            " https://example.org/p"
        ),
    ),
    "data set": (
        "@dataset{d, author={{Sikt}}, title={Levekår}, version={2}, date={2020}, doi={10.1/d}}",
        "Sikt. (2020). *Levekår* (Versjon 2) [Datasett]. https://doi.org/10.1/d",
    ),
    "software": (
        "@software{s, author={Berg, Kari}, title={Regneark}, version={3.1}, date={2020}}",
        "Berg, K. (2020). *Regneark* (Versjon 3.1) [Programvare].",
    ),
    "AI": (
        (
            "@software{o, author={{OpenAI}}, title={ChatGPT}, version={Mar 23 version},"
            " type={Large language model}, date={2023}, url={https://chat.openai.com}}"
        ),
        (
            "OpenAI. (2023). *ChatGPT* (Mar 23 version) [Large language model]."
            " https://chat.openai.com"
        ),
    ),
    "report with a number": (
        "@report{r, author={{Statped}}, title={Om}, type={Rapport}, number={12}, date={2020}}",
        "Statped. (2020). *Om* (Rapport nr. 12).",
    ),
    "report with a number only": (
        "@report{r, author={{Statped}}, title={Om helse}, number={12}, date={2020}}",
        "Statped. (2020). *Om helse* (Nr. 12).",
    ),
    "Bible": (BIBLE, "*Bibelen*. (2011). Bibelselskapet."),
    "titles stay as written": (
        (
            "@article{e, author={Engel, George L.}, title={The Need for a New Medical Model: A"
            " Challenge for Biomedicine}, journaltitle={Science}, date={1977}, langid={english}}"
        ),
        (
            "Engel, G. L. (1977). The Need for a New Medical Model: A Challenge for Biomedicine."
            " *Science*."
        ),
    ),
}


#: Entries as programs export them.
EXPORTED = {
    "Zotero, web page as BibTeX": (
        (
            "@misc{z, title = {Fysisk aktivitet}, author = {{Folkehelseinstituttet}}, year"
            " = {2021},"
            " month = mar, day = {13}, howpublished = {\\url{https://example.org/x_y}},"
            " note = {Accessed: 2022-01-02}}"
        ),
        "Folkehelseinstituttet. (2021, 13. mars). *Fysisk aktivitet*. https://example.org/x_y",
    ),
    "Zotero, web page with its site": (
        (
            "@misc{z, title = {{PRISMA} 2020}, url = {https://x.no/a}, urldate = {2022-05-01},"
            " journal = {Helsenorge}, author = {Hansen, Kari}, year = {2019}, language = {nb},"
            " file = {C:\\dok\\a.pdf:application/pdf}, keywords = {a}, abstract = {100% av $5}}"
        ),
        "Hansen, K. (2019). *PRISMA 2020*. Helsenorge. https://x.no/a",
    ),
    "Mendeley": (
        (
            "@article{m, author = {Linke, Sarah E. and Ussher, Michael}, title = {{Exercise-based"
            " treatments}}, journal = {The American Journal of Drug and Alcohol Abuse},"
            " year = {2015}, volume = {41}, number = {1}, pages = {7--15},"
            " doi = {https://doi.org/10.3109/00952990.2014.976708}, publisher = {Taylor & Francis}}"
        ),
        (
            "Linke, S. E. & Ussher, M. (2015). Exercise-based treatments. *The American"
            " Journal of Drug"
            " and Alcohol Abuse*, *41*(1), 7–15. https://doi.org/10.3109/00952990.2014.976708"
        ),
    ),
    "EndNote": (
        (
            "@article{RN1, author = {Bandura, A.}, title = {Self-efficacy}, journal ="
            " {Psychological"
            " Review}, volume = {84}, number = {2}, pages = {191-215}, DOI ="
            " {10.1037/0033-295X.84.2.191}, url = {https://x.org}, year = {1977},"
            " type = {Journal Article}}"
        ),
        (
            "Bandura, A. (1977). Self-efficacy. *Psychological Review*, *84*(2), 191–215."
            " https://doi.org/10.1037/0033-295X.84.2.191"
        ),
    ),
    "Oria": (
        (
            "@book{o, title={Metode og oppgaveskriving}, author={Dalland, Olav},"
            " publisher={Gyldendal akademisk}, address={Oslo}, year={2020}, edition={7. utgave.}}"
        ),
        "Dalland, O. (2020). *Metode og oppgaveskriving* (7. utg.). Gyldendal akademisk.",
    ),
    "BibTeX, chapter as inbook": (
        (
            "@inbook{c, author={Berg, A.}, title={Kapittel}, booktitle={Bok}, editor={Lie, B. and"
            " Moe, C.}, year={2010}, pages={1--9}, publisher={X}}"
        ),
        "Berg, A. (2010). Kapittel. I B. Lie & C. Moe (Red.), *Bok* (s. 1–9). X.",
    ),
    "name with particles": (
        book("a", "van Gogh, Vincent and de la Cruz, Ana", 1999),
        "van Gogh, V. & de la Cruz, A. (1999). *X*.",
    ),
    "talk": (
        (
            "@unpublished{t, author={Bø, Eva}, title={Foredrag}, eventtitle={Konferansen},"
            " venue={Bergen}, date={2019-05-06}}"
        ),
        "Bø, E. (2019, 6. mai). *Foredrag*. Konferansen, Bergen.",
    ),
    "video": (
        (
            "@online{v, author={{NRK}}, title={Sendingen}, date={2020-03-04}, type={Video},"
            " organization={YouTube}, url={https://youtu.be/x}}"
        ),
        "NRK. (2020, 4. mars). *Sendingen* [Video]. YouTube. https://youtu.be/x",
    ),
    "in press": (
        "@article{p, author={Bø, D.}, title={Tema}, journaltitle={Tidsskrift}, pubstate={inpress}}",
        "Bø, D. (i trykk). Tema. *Tidsskrift*.",
    ),
}


@pytest.mark.parametrize(("bib", "expected"), (IN_LIST | EXPORTED).values(), ids=IN_LIST | EXPORTED)
def test_in_list(bib, expected):
    assert listed(bib) == [expected]


def test_count_of_examples(record_property):
    count = sum(len(written) for _, written, _ in IN_TEXT.values())
    record_property(
        "count",
        f"Norsk APA: {count} examples in the text, {len(IN_LIST)} in the list, {len(EXPORTED)} as"
        " programs export them",
    )


def test_twenty_one_authors():
    twenty = [f"Author{chr(65 + n)}, A." for n in range(20)]
    assert listed(book("a", " and ".join(twenty), 2020)) == [
        f"{', '.join(twenty[:-1])} & {twenty[-1]} (2020). *X*."
    ]
    more = [*twenty, "Middle, A.", "Last, A."]
    assert listed(book("a", " and ".join(more), 2020)) == [
        f"{', '.join(more[:19])}, … Last, A. (2020). *X*."
    ]


def test_personal_communication_is_not_listed_nor_linked():
    rendered, _ = rendering(LETTER, "[@hansen]")
    assert rendered.references == ()
    assert not any(isinstance(node, Link) for node in walk(rendered.clusters[0]))


def test_norwegian_alphabet_oldest_first():
    names = ["Zachariassen", "Ærlig", "Østby", "Årnes", "Aas", "Berg", "Wøllo"]
    bib = "".join(book(f"k{n}", f"{name}, A.", 2000) for n, name in enumerate(names))
    bib += book("old", "Berg, A.", 1990) + book("none", "Berg, A.", "u.å.")
    assert [line.split(",")[0] for line in listed(bib)] == (
        ["Berg", "Berg", "Berg", "Wøllo", "Zachariassen", "Ærlig", "Østby", "Årnes", "Aas"]
    )
    assert [line[:15] for line in listed(bib)][:3] == (
        ["Berg, A. (u.å.)", "Berg, A. (1990)", "Berg, A. (2000)"]
    )


def test_every_citation_is_a_link_to_its_entry():
    bib = FURSETH + DALLAND + NOU
    rendered, _ = rendering(bib, "[se @furseth, s. 3; @dalland]", "@dalland", "@nou", "[-@nou]")
    links = [
        [node.url for node in walk(cluster) if isinstance(node, Link)]
        for cluster in rendered.clusters
    ]
    assert links == [
        ["#ref-furseth", "#ref-dalland"],
        ["#ref-dalland"],
        ["#ref-nou"],
        ["#ref-nou"],
    ]
    assert [r.key for r in rendered.references] == ["dalland", "furseth", "nou"]
    assert any(
        isinstance(node, Link) and node.url == "https://example.org/nou"
        for node in walk(rendered.references[2].inlines)
    )
    assert all(node.where is HERE for node in walk(rendered.clusters[0]))


def test_crossref_gives_the_chapter_its_book():
    bib = (
        "@incollection{child, author={Dahl, D.}, title={Del}, pages={3-4}, crossref={parent}}\n"
        "@collection{parent, editor={Lie, B.}, title={Samling}, date={2010}, publisher={X}}\n"
    )
    rendered, _ = rendering(bib, "[@child]")
    assert [shown(r.inlines).replace("\u00a0", " ") for r in rendered.references] == [
        "Dahl, D. (2010). Del. I B. Lie (Red.), *Samling* (s. 3–4). X."
    ]


def test_unknown_keys_are_marked_and_the_others_right():
    rendered, found = rendering(
        DALLAND, "[se @ukjent, s. 3; @dalland, s. 4]", "@ukjent", "[@u; @v]"
    )
    assert not found
    texts = [shown(cluster).replace("\u00a0", " ") for cluster in rendered.clusters]
    assert texts[0] == "(se **[?ukjent]**; Dalland, 2020, s. 4)"
    assert "**[?ukjent]**" in texts[1]
    assert texts[2] == "(**[?u]**; **[?v]**)"
    marks = [n for n in walk(rendered.clusters[0]) if isinstance(n, Styled)]
    assert [n.style for n in marks] == ["strong"]
    assert rendered.unknown == {"ukjent", "u", "v"}


def test_only_cited_entries_are_listed_and_nocite_adds():
    bib = DALLAND + FURSETH + NOU
    rendered, _ = rendering(bib, "[@dalland]", nocite=("nou",))
    assert [r.key for r in rendered.references] == ["dalland", "nou"]
    rendered, _ = rendering(bib, nocite=("*",))
    assert [r.key for r in rendered.references] == ["dalland", "furseth", "nou"]
    rendered, _ = rendering(bib)
    assert rendered.references == ()


LANGUAGES = {
    "nb": (
        ["Furseth og Everett (1997, s. 24–25)", "(Berg, u.å., kap. 2)"],
        "Berg, K. (u.å.). *Y* [Masteroppgave].",
    ),
    "nn": (
        ["Furseth og Everett (1997, s. 24–25)", "(Berg, u.å., kap. 2)"],
        "Berg, K. (u.å.). *Y* [Masteroppgåve].",
    ),
    "en": (
        ["Furseth and Everett (1997, pp. 24–25)", "(Berg, n.d., chap. 2)"],
        "Berg, K. (n.d.). *Y* [Master’s thesis].",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages(language):
    bib = FURSETH + "@mastersthesis{b, author={Berg, Kari}, title={Y}}\n"
    written = ["@furseth [s. 24-25]", "[@b, kap. 2]"]
    in_text, in_list = LANGUAGES[language]
    assert printed(bib, *written, language=language) == in_text
    assert in_list in listed(bib, language=language)


def test_nynorsk_and_english_terms():
    assert printed(LETTER, "[@hansen]", language="nn") == [
        "(L. Hansen, personleg kommunikasjon, 5. mars 2020)"
    ]
    web = "@online{e, author={Berg, Kari}, title={Z}, date={2021-03-13}, url={https://x.no}}\n"
    assert listed(web, language="en") == ["Berg, K. (2021, March 13). *Z*. https://x.no"]
    assert printed(OPPL, "[@oppl, § 6-2]", language="en") == ["(Opplæringslova, 1998, § 6-2)"]


ARTICLE = (
    "@article{a, author={Johansen, Ola and Redzovic, Skender}, title={Om ting},"
    " journaltitle={Tidsskrift for den norske legeforening}, volume={3}, number={2},"
    " pages={12-15}, date={2018}}\n"
)
STYLES = {
    "apa": ("(Johansen & Redzovic, 2018, p. 13)", "Johansen, O., & Redzovic, S. (2018). Om ting."),
    "harvard-cite-them-right": ("(Johansen and Redzovic, 2018, p. 13)", "Johansen, O. and"),
    "chicago-author-date": ("(Johansen and Redzovic 2018, 13)", "Johansen, Ola, and Skender"),
    "modern-language-association": ("(Johansen and Redzovic 13)", "Johansen, Ola, and Skender"),
    "ieee": ("[1, p. 13]", "[1] O. Johansen and S. Redzovic"),
    "nlm-citation-sequence": ("(1)", "1. Johansen O, Redzovic S."),
}


@pytest.mark.parametrize("style", STYLES)
def test_other_styles(style):
    in_text, in_list = STYLES[style]
    assert printed(ARTICLE, "[@a, s. 13]", style=style, language="en") == [in_text]
    assert " ".join(listed(ARTICLE, style=style, language="en")[0].split()).startswith(in_list)


def test_norwegian_journal_keeps_its_letters_in_an_english_style():
    assert (
        "*Tidsskrift for den norske legeforening*"
        in (listed(ARTICLE, style="apa", language="en")[0])
    )


def test_numeric_styles_sort_and_compress():
    bib = "".join(book(f"k{n}", f"A{n}, B.", 2000) for n in range(4))
    assert printed(
        bib, "[@k3]", "[@k1]", "[@k0]", "[@k3; @k0; @k1]", style="springer-vancouver"
    ) == [
        "1",
        "2",
        "3",
        "1–3",
    ]


@pytest.mark.parametrize(
    "style", ["chicago-notes", "norsk-henvisningsstandard-for-rettsvitenskapelige-tekster"]
)
def test_note_styles_make_footnotes(style):
    rendered, found = rendering(ARTICLE + OPPL, "[@a, s. 13]", "@a", "[@oppl, § 6-2]", style=style)
    assert not found
    assert rendered.notes
    texts = [shown(cluster).replace("\u00a0", " ") for cluster in rendered.clusters]
    assert texts[0].startswith("^[")
    assert texts[1].startswith("Johansen og Redzovic^[")
    assert "§ 6-2" in texts[2]
    assert "pargr" not in texts[2]


@pytest.mark.parametrize(
    ("style", "near"),
    [
        ("norsk-apa", "norsk-apa-manual"),
        ("appa", "apa"),
        ("Chicago", "chicago-author-date» eller «chicago-notes-bibliography"),
    ],
)
def test_unknown_style_is_suggested(style, near):
    rendered, found = rendering(DALLAND, "[@dalland]", style=style)
    assert [d.code for d in found] == ["CIT010"]
    assert near in found[0].hint.nb
    assert shown(rendered.clusters[0]) == "**[dalland]**"


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("vancouver", "nlm-citation-sequence"),
        ("Harvard", "harvard-cite-them-right"),
        ("MLA", "modern-language-association"),
        ("IEEE", "ieee"),
        ("Norsk APA-manual", "norsk-apa-manual"),
    ],
)
def test_what_people_call_a_style(called, name):
    assert rendering(ARTICLE, "[@a, s. 13]", style=called) == rendering(
        ARTICLE, "[@a, s. 13]", style=name
    )


def test_dependent_style_stands_for_its_parent():
    assert printed(DALLAND, "[@dalland]", style="tidsskrift-for-den-norske-legeforening") == ["(1)"]


def test_style_of_the_project(tmp_path):
    (tmp_path / "min.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info>'
        "<title>M</title><id>m</id><updated>2024-01-01T00:00:00+00:00</updated></info>"
        '<citation><layout prefix="{" suffix="}"><names variable="author"/></layout></citation>'
        '<bibliography><layout><names variable="author"/></layout></bibliography></style>',
        encoding="utf-8",
    )
    assert printed(DALLAND, "[@dalland]", style="min.csl", root=tmp_path) == ["{Olav Dalland}"]
    outside = tmp_path / "project"
    outside.mkdir()
    _, found = rendering(DALLAND, "[@dalland]", style="../min.csl", root=outside)
    assert [d.code for d in found] == ["CIT011"]
    _, found = rendering(DALLAND, "[@dalland]", style="mit.csl", root=tmp_path)
    assert found[0].code == "CIT010"
    assert "min.csl" in found[0].hint.nb


def test_pandoc_that_fails_is_reported(tmp_path):
    (tmp_path / "tom.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl"/>', encoding="utf-8"
    )
    rendered, found = rendering(DALLAND, "[@dalland]", style="tom.csl", root=tmp_path)
    assert [d.code for d in found] == ["CIT012"]
    assert found[0].detail
    assert shown(rendered.clusters[0]) == "**[dalland]**"


def test_a_field_that_pandoc_cannot_read():
    bib = DALLAND + "@book{odd, author={Berg, A}, title={\\begin{x}}, date={2020}}\n"
    rendered, found = rendering(bib, "[@dalland]", "[@odd]")
    assert [(d.code, d.where.text) for d in found] == [("CIT013", "\\begin{x}")]
    assert shown(rendered.clusters[0]) == "(Dalland, 2020)"
    bib = DALLAND + "@book{empty, author={}, title={}, date={}}\n"
    rendered, found = rendering(bib, "[@dalland]", "[@empty]")
    assert [d.code for d in found] == ["CIT013"]
    assert [r.key for r in rendered.references][-1] == "dalland"


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Om \\ce{H2O} i lufta", "Om H2O i lufta"),
        ("Om \\mittord{to {ord}} her", "Om to ord her"),
        ("Krig \\textendash{} og fred, 1\\textendash 2", "Krig – og fred, 1–2"),
        ("Krig \\textemdash\\ og \\guillemetleft fred\\guillemetright", "Krig — og «fred»"),
        ("{\\AA}s, {\\O}stfold og S{\\o}r-{\\AA}l", "Ås, Østfold og Sør-Ål"),
        ("\\mbox{COVID-19} og \\textsc{nav}", "COVID-19 og nav"),
    ],
)
def test_nothing_is_lost_with_a_command_that_pandoc_does_not_read(title, printed):
    (reference,) = listed(book("a", "Berg, A", 2020, title))
    assert printed in reference.replace("\u00a0", " ")


@pytest.mark.parametrize("title", ["$x", "{{a}}", "a\\", "100 %", "<i>x", "\\textbf{x}", '"', "@"])
def test_odd_titles_hurt_no_other_entry(title):
    bib = book("odd", "Berg, A", 2020, title) + DALLAND
    rendered, found = rendering(bib, "[@odd; @dalland]")
    assert not found
    assert shown(rendered.clusters[0]) == "(Berg, 2020; Dalland, 2020)"
    assert len(rendered.references) == 2


def test_warnings_of_pandoc_are_reported():
    from thesis.citations.rendering import _warnings

    lines = ["[WARNING] Citeproc: citation u0 not found", "[WARNING] Something odd", ""]
    found = _warnings(lines, {})
    assert [(d.code, d.message.en) for d in found] == [
        ("CIT014", "rendering the citations gave a warning: Something odd")
    ]


def test_hostile_text_in_entries():
    bib = (
        "@book{a b'c#, author={Berg, K{\\aa}re}, title={100 % & 5 $ _ # ~ {NAV} <b>x</b>},"
        " date={2020}, url={https://x.no/a%20b_c}}\n"
    )
    assert listed(bib) == ["Berg, K. (2020). *100 % & 5 $ _ #   NAV **x***. https://x.no/a%20b_c"]


def test_cache_gives_the_same_and_survives_damage(tmp_path):
    cache = tmp_path / "cache"
    first, _ = rendering(DALLAND, "[@dalland]", cache=cache)
    kept = sorted(cache.iterdir())
    assert len(kept) == 2
    again, _ = rendering(DALLAND, "[@dalland]", cache=cache)
    assert again == first
    assert sorted(cache.iterdir()) == kept
    for damage in (b"", b"{", b"[]", b'{"value": {}}', b"\xff\xfe"):
        for path in kept:
            path.write_bytes(damage)
        assert rendering(DALLAND, "[@dalland]", cache=cache)[0] == first
    other, _ = rendering(DALLAND, "[@dalland, s. 3]", cache=cache)
    assert other != first
    assert sorted(cache.iterdir()) == kept  # the same works: what was rendered is added to
    rendering(DALLAND.replace("2020", "2021"), "[@dalland]", cache=cache)
    assert len(list(cache.iterdir())) == 4


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    rendered, found = rendering(DALLAND, "[@dalland]", cache=blocked)
    assert not found
    assert shown(rendered.clusters[0]) == "(Dalland, 2020)"


def test_pandoc_reads_no_file_of_the_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.bib").write_text("@book{x, title={Secret}}", encoding="utf-8")
    with pytest.raises(pandoc.PandocError):
        pandoc.ask(
            ["-f", "markdown", "-t", "json", "--citeproc", f"--csl={tmp_path}/secret.bib"],
            b"@x",
        )


def test_nothing_to_render_is_quick():
    rendered, found = render(
        [], [], Bibliography(), style="norsk-apa-manual", language="nb", root=Path()
    )
    assert (rendered.clusters, rendered.references, found) == ((), (), [])


def test_the_guide_lists_every_adjustment():
    guide = Path(__file__).parent.parent / "docs" / "nb" / "kilder.md"
    text = guide.read_text(encoding="utf-8")
    for row in [*ADJUSTMENTS, *CHANGES]:
        assert f"`{row.name}`" in text, row.name


def test_plain_text_is_one_node():
    rendered, _ = rendering(DALLAND, "[@dalland]")
    first, link, last = rendered.clusters[0]
    assert isinstance(first, Str)
    assert isinstance(link, Link)
    assert link.children == (Str(HERE, "Dalland, 2020"),)
    assert isinstance(last, Str)
    assert json.dumps([first.text, last.text]) == '["(", ")"]'
    assert cite("[@dalland]").citations[0].key == "dalland"
