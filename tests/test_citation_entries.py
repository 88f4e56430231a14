"""Entries as students and their programs write them, and their line in the list.

Each is a form that occurs: the fields of an act that Zotero took from Lovdata's page, a report
that a library catalogues as a book, what something is in `howpublished` …
"""

from __future__ import annotations

import pytest

from tests.citing import cite, listed, printed, rendering, shown
from thesis.bibtex import read_bibliography
from thesis.citations.subject import in_running_text, within_sentence
from thesis.nodes import Cite
from thesis.source import Source

#: Entries without their key, and their line in Norsk APA.
LISTED = {
    "act, as Zotero takes it from Lovdata's page": (
        (
            "@misc{k, title = {Lov om barnevern (barnevernsloven)}, year = {2021}, month = jun,"
            " author = {{Barne- og familiedepartementet}}, urldate = {2024-02-01},"
            " url = {https://lovdata.no/dokument/NL/lov/2021-06-18-97}}"
        ),
        (
            "Barnevernsloven. (2021). *Lov om barnevern* (LOV-2021-06-18-97). Lovdata."
            " https://lovdata.no/dokument/NL/lov/2021-06-18-97"
        ),
    ),
    "act, a page without date": (
        (
            "@online{k, title = {Lov om sosiale tjenester (sosialtjenesteloven) - Lovdata},"
            " url = {https://lovdata.no/dokument/NL/lov/2009-12-18-131}, urldate = {2024-01-05}}"
        ),
        (
            "Sosialtjenesteloven. (2009). *Lov om sosiale tjenester* (LOV-2009-12-18-131). Lovdata."
            " https://lovdata.no/dokument/NL/lov/2009-12-18-131"
        ),
    ),
    "act, its short title as author": (
        (
            "@legislation{k, author = {{Helsepersonelloven}}, title = {Lov om helsepersonell m.v.},"
            " number = {LOV-1999-07-02-64}, date = {1999-07-02}}"
        ),
        "Helsepersonelloven. (1999). *Lov om helsepersonell m.v.* (LOV-1999-07-02-64). Lovdata.",
    ),
    "act, its short title in small letters": (
        (
            "@statute{k, shorttitle = {psykisk helsevernloven}, date = {1999},"
            " title = {Lov om etablering og gjennomføring av psykisk helsevern},"
            " url = {https://lovdata.no/lov/1999-07-02-62}}"
        ),
        (
            "Psykisk helsevernloven. (1999). *Lov om etablering og gjennomføring av psykisk"
            " helsevern* (LOV-1999-07-02-62). Lovdata. https://lovdata.no/lov/1999-07-02-62"
        ),
    ),
    "regulation, number in a note": (
        (
            "@misc{k, title = {Forskrift om ledelse}, note = {(FOR-2016-10-28-1250)},"
            " year = {2016}, author = {{Helse- og omsorgsdepartementet}}, howpublished ="
            " {\\url{https://lovdata.no/dokument/SF/forskrift/2016-10-28-1250}}}"
        ),
        (
            "Forskrift om ledelse. (2016). *Forskrift om ledelse* (FOR-2016-10-28-1250). Lovdata."
            " https://lovdata.no/dokument/SF/forskrift/2016-10-28-1250"
        ),
    ),
    "standard, which pandoc takes for an act": (
        (
            "@standard{k, author = {{Standard Norge}}, title = {Universell utforming av byggverk},"
            " number = {NS 11001-1:2018}, date = {2018}}"
        ),
        "Standard Norge. (2018). *Universell utforming av byggverk* (NS 11001-1:2018).",
    ),
    "NOU, its number as author": (
        (
            "@misc{k, author = {{NOU 2017: 12}}, title = {Svikt og svik}, year = {2017},"
            " publisher = {Barne- og likestillingsdepartementet}}"
        ),
        "NOU 2017: 12. (2017). *Svikt og svik*. Barne- og likestillingsdepartementet.",
    ),
    "NOU, as Oria names the ministry": (
        (
            "@book{k, author = {{Norge Barne- og familiedepartementet}}, title = {Trygg oppvekst},"
            " series = {NOU}, volume = {2009:22}, year = {2009}, publisher = {Departementenes"
            " servicesenter}}"
        ),
        "NOU 2009: 22. (2009). *Trygg oppvekst*. Barne- og familiedepartementet.",
    ),
    "Meld. St., its number as author": (
        (
            "@report{k, author = {{Meld. St. 15 (2017-2018)}}, title = {Leve hele livet},"
            " publisher = {Helse- og omsorgsdepartementet}, year = {2018}}"
        ),
        "Meld. St. 15 (2017–2018). *Leve hele livet*. Helse- og omsorgsdepartementet.",
    ),
    "Prop., its number in the title": (
        (
            "@book{k, title = {Prop. 133 L (2020–2021): Lov om barnevern}, year = {2021},"
            " author = {{Barne- og familiedepartementet}}}"
        ),
        "Prop. 133 L (2020–2021). *Lov om barnevern*. Barne- og familiedepartementet.",
    ),
    "judgment": (
        (
            "@jurisdiction{k, title = {HR-2020-1788-A}, institution = {Norges Høyesterett},"
            " date = {2020-09-14}}"
        ),
        "HR-2020-1788-A. (2020). Norges Høyesterett.",
    ),
    "judgment with a name": (
        (
            "@jurisdiction{k, title = {Holship-dommen}, number = {HR-2016-2554-P},"
            " author = {{Høyesterett}}, date = {2016-12-16}}"
        ),
        "HR-2016-2554-P. (2016). *Holship-dommen*. Høyesterett.",
    ),
    "organisation with commas and without braces": (
        (
            "@report{k, author = {Barne-, ungdoms- og familiedirektoratet and Berg, Kari},"
            " title = {Om barn}, year = {2020}}"
        ),
        "Barne-, ungdoms- og familiedirektoratet & Berg, K. (2020). *Om barn*.",
    ),
    "what is written about an NOU is no NOU": (
        "@report{k, author = {{Bufdir}}, title = {Høringssvar til NOU 2016: 16}, year = {2017}}",
        "Bufdir. (2017). *Høringssvar til NOU 2016: 16*.",
    ),
    "a person's book about an NOU": (
        "@book{k, author = {Berg, Kari}, title = {NOU 2016: 16 på norsk}, year = {2017}}",
        "Berg, K. (2017). *NOU 2016: 16 på norsk*.",
    ),
    "report, which libraries catalogue as a book": (
        (
            "@book{k, author = {Lien, Anne}, title = {Velferd}, series = {Fafo-rapport},"
            " number = {2019:12}, publisher = {Fafo}, year = {2019}}"
        ),
        "Lien, A. (2019). *Velferd* (Fafo-rapport 2019:12). Fafo.",
    ),
    "guidelines with a number": (
        (
            "@book{k, author = {{Helsedirektoratet}}, title = {Retningslinje}, series = {IS-1948},"
            " publisher = {Helsedirektoratet}, year = {2012}}"
        ),
        "Helsedirektoratet. (2012). *Retningslinje* (IS-1948).",
    ),
    "author without braces who publishes": (
        (
            "@report{k, author = {Helsedirektoratet}, title = {Veileder}, year = {2012},"
            " institution = {Helsedirektoratet}}"
        ),
        "Helsedirektoratet. (2012). *Veileder*.",
    ),
    "edition in English": (
        "@book{k, author = {Berg, Kari}, title = {Å forske}, edition = {2nd ed.}, year = {2012}}",
        "Berg, K. (2012). *Å forske* (2. utg.).",
    ),
    "edition in words": (
        "@book{k, author = {Berg, Kari}, title = {Å forske}, edition = {Third}, year = {2012}}",
        "Berg, K. (2012). *Å forske* (3. utg.).",
    ),
    "edition and printing": (
        (
            "@book{k, author = {Berg, Kari}, title = {Å forske}, edition = {3. utg., 2. oppl.},"
            " year = {2015}}"
        ),
        "Berg, K. (2015). *Å forske* (3. utg.).",
    ),
    "revised edition": (
        "@book{k, author = {Berg, Kari}, title = {Å forske}, edition = {Revised}, year = {2015}}",
        "Berg, K. (2015). *Å forske* (Rev. utg.).",
    ),
    "pages with their word": (
        (
            "@incollection{k, author = {Berg, Kari}, title = {Rus}, booktitle = {Sosialt arbeid},"
            " editor = {Lie, Ola}, pages = {s. 157-171}, publisher = {X}, year = {2015}}"
        ),
        "Berg, K. (2015). Rus. I O. Lie (Red.), *Sosialt arbeid* (s. 157–171). X.",
    ),
    "how many pages a book has": (
        "@book{k, author = {Berg, Kari}, title = {Å forske}, pages = {233 s.}, year = {2015}}",
        "Berg, K. (2015). *Å forske*.",
    ),
    "chapter as @conference": (
        (
            "@conference{k, author = {Bø, Kari}, title = {Læring}, booktitle = {NOKOBIT 2014},"
            " year = {2014}, pages = {1--12}}"
        ),
        "Bø, K. (2014). Læring. *NOKOBIT 2014*, 1–12.",
    ),
    "double issue": (
        (
            "@article{k, author = {Ross, Mary}, title = {Leder}, journal = {Tidsskrift},"
            " volume = {27}, number = {1-2}, pages = {5}, year = {2003}}"
        ),
        "Ross, M. (2003). Leder. *Tidsskrift*, *27*(1–2), 5.",
    ),
    "article number among the pages": (
        (
            "@article{k, author = {Tan, Bo}, title = {Om ting}, journal = {PLoS ONE},"
            " volume = {14}, pages = {e0213456}, year = {2019}}"
        ),
        "Tan, B. (2019). Om ting. *PLoS ONE*, *14*, Artikkel e0213456.",
    ),
    "month without day": (
        (
            "@article{k, author = {Ås, Eli}, title = {En dag}, journal = {Sykepleien},"
            " year = {2019}, month = oct, entrysubtype = {magazine}}"
        ),
        "Ås, E. (2019, oktober). En dag. *Sykepleien*.",
    ),
    "hovedoppgave is no masteroppgave": (
        (
            "@thesis{k, author = {Aas, Per}, title = {Tro}, type = {Hovedoppgave}, school = {UiO},"
            " year = {1998}}"
        ),
        "Aas, P. (1998). *Tro* [Hovedoppgave]. UiO.",
    ),
    "unpublished dissertation": (
        (
            "@phdthesis{k, author = {Ng, Ada}, title = {Caring}, school = {Leeds}, year = {2009},"
            " type = {Unpublished doctoral dissertation}}"
        ),
        "Ng, A. (2009). *Caring* [Upublisert doktoravhandling]. Leeds.",
    ),
    "thesis, as EndNote types it": (
        (
            "@phdthesis{k, author = {Ng, Ada}, title = {Caring}, school = {Leeds}, year = {2009},"
            " type = {Thesis}}"
        ),
        "Ng, A. (2009). *Caring* [Doktoravhandling]. Leeds.",
    ),
    "TV series in howpublished": (
        (
            "@misc{k, author = {Andem, Julie}, title = {Skam}, howpublished = {TV-serie},"
            " publisher = {NRK}, year = {2015}}"
        ),
        "Andem, J. (2015). *Skam* [TV-serie]. NRK.",
    ),
    "episode of a series": (
        (
            "@video{k, author = {Haaland, Mari}, title = {Episode 2}, booktitle = {Helt perfekt},"
            " publisher = {NRK}, date = {2020-01-01}}"
        ),
        "Haaland, M. (2020, 1. januar). Episode 2 [TV-serieepisode]. I *Helt perfekt*. NRK.",
    ),
    "film on the web, from an organisation": (
        (
            "@video{k, author = {{Helsedirektoratet}}, title = {Slik snakker du},"
            " date = {2020-05-07}, organization = {YouTube}, url = {https://youtu.be/x}}"
        ),
        "Helsedirektoratet. (2020, 7. mai). *Slik snakker du* [Video]. YouTube. https://youtu.be/x",
    ),
    "lecture": (
        (
            "@unpublished{k, author = {Moen, Pål}, title = {Etikk}, note = {Forelesning, OsloMet},"
            " date = {2022-09-12}}"
        ),
        "Moen, P. (2022, 12. september). *Etikk* [Forelesning]. OsloMet.",
    ),
    "slides": (
        (
            "@misc{k, author = {Moen, Pål}, title = {Etikk}, howpublished = {PowerPoint-lysbilder},"
            " year = {2022}}"
        ),
        "Moen, P. (2022). *Etikk* [PowerPoint-lysbilder].",
    ),
    "AI tool as a web page": (
        (
            "@misc{k, author = {OpenAI}, title = {ChatGPT}, howpublished = {Stor språkmodell},"
            " year = {2023}, url = {https://chat.openai.com/}}"
        ),
        "OpenAI. (2023). *ChatGPT* [Stor språkmodell]. https://chat.openai.com/",
    ),
    "AI tool with its version": (
        (
            "@online{k, author = {{OpenAI}}, title = {ChatGPT}, type = {Large language model},"
            " version = {GPT-4o}, date = {2024-05-13}, url = {https://chat.openai.com/}}"
        ),
        "OpenAI. (2024). *ChatGPT* (GPT-4o) [Large language model]. https://chat.openai.com/",
    ),
    "table of statistics": (
        (
            "@dataset{k, author = {{Statistisk sentralbyrå}}, title = {Barnevern}, number ="
            " {Tabell 12341}, date = {2021}, url = {https://www.ssb.no/statbank/table/12341}}"
        ),
        (
            "Statistisk sentralbyrå. (2021). *Barnevern* (Tabell 12341) [Datasett]."
            " https://www.ssb.no/statbank/table/12341"
        ),
    ),
    "review": (
        (
            "@article{k, author = {Dahl, Ida}, title = {En viktig bok}, journaltitle = {Fontene},"
            " titleaddon = {Anmeldelse av boka Makt}, volume = {3}, pages = {60-61}, date = {2018}}"
        ),
        "Dahl, I. (2018). En viktig bok [Anmeldelse av boka Makt]. *Fontene*, *3*, 60–61.",
    ),
    "web page with its site, as Mendeley has it": (
        (
            "@misc{k, author = {Kvam, Marit}, booktitle = {Store medisinske leksikon}, title ="
            " {{Kognitiv terapi}}, url = {https://sml.snl.no/kognitiv{\\_}terapi}, year = {2018}}"
        ),
        (
            "Kvam, M. (2018). *Kognitiv terapi*. Store medisinske leksikon."
            " https://sml.snl.no/kognitiv_terapi"
        ),
    ),
    "raised and lowered characters, as Zotero has them": (
        (
            "@article{k, author = {Tan, Bo}, title = {{CO}$_{\\textrm{2}}$, H$_2$O and"
            " $\\beta$-cells, $p<0.05$}, journal = {Nature}, year = {2011}}"
        ),
        "Tan, B. (2011). CO2, H2O and β-cells, p<0.05. *Nature*.",
    ),
    "markup, as Mendeley has it": (
        (
            "@article{k, author = {Tan, Bo}, title = {Physical"
            " {\\textless}i{\\textgreater}in vitro{\\textless}/i{\\textgreater} things},"
            " journal = {Nature}, year = {2011}}"
        ),
        "Tan, B. (2011). Physical *in vitro* things. *Nature*.",
    ),
    "article, as Mendeley numbers it": (
        (
            "@article{k, author = {Kari Nordmann}, title = {Om angst}, journal = {Tidsskrift},"
            " volume = {57}, issue = {3}, month = {4}, pages = {12-19}, year = {2020}}"
        ),
        "Nordmann, K. (2020). Om angst. *Tidsskrift*, *57*(3), 12–19.",
    ),
    "web page, as Mendeley types it": (
        (
            "@web_page{k, author = {Helsedirektoratet}, title = {Kosthold}, month = {3},"
            " year = {2022}, url = {https://example.org/kosthold}}"
        ),
        "Helsedirektoratet. (2022, mars). *Kosthold*. https://example.org/kosthold",
    ),
    "newspaper, as EndNote dates it": (
        (
            "@article{k, author = {Lie, Per}, title = {Full krise}, journal = {Dagbladet},"
            " volume = {}, pages = {4}, month = {12. mars}, year = {2019},"
            " type = {Newspaper Article}}"
        ),
        "Lie, P. (2019, 12. mars). Full krise. *Dagbladet*, 4.",
    ),
    "organisation, as EndNote ends it": (
        (
            "@misc{k, author = {Helse- og omsorgsdepartementet,}, title = {Om pasienter},"
            " url = {https://example.org/p}, year = {2021}, type = {Web Page}}"
        ),
        "Helse- og omsorgsdepartementet. (2021). *Om pasienter*. https://example.org/p",
    ),
    "day when a page was looked at, as EndNote has it": (
        (
            "@misc{k, author = {Kreftforeningen,}, title = {Om kreft}, volume = {2022},"
            " number = {12. mars}, url = {https://example.org/k}, type = {Web Page}}"
        ),
        "Kreftforeningen. (u.å.). *Om kreft*. Hentet 12. mars 2022, fra https://example.org/k",
    ),
    "review, which is no review of itself": (
        (
            "@review{k, author = {Vik, Ane}, title = {Anmeldelse av Metode}, date = {2019},"
            " journaltitle = {Fontene}, volume = {3}, pages = {4-5}}"
        ),
        "Vik, A. (2019). Anmeldelse av Metode. *Fontene*, *3*, 4–5.",
    ),
    "preface of another's book": (
        (
            "@suppbook{k, author = {Vik, Ane}, title = {Forord}, booktitle = {Barnevern},"
            " editor = {Lie, Ola}, pages = {5-8}, publisher = {U}, date = {2019}}"
        ),
        "Vik, A. (2019). Forord. I O. Lie (Red.), *Barnevern* (s. 5–8). U.",
    ),
    "report to the Storting before 2009": (
        (
            "@report{k, type = {St.meld.}, number = {41 (2008-2009)}, title = {Barnehagen},"
            " author = {{Kunnskapsdepartementet}}, date = {2009}}"
        ),
        "St.meld. nr. 41 (2008–2009). *Barnehagen*. Kunnskapsdepartementet.",
    ),
    "organisation without braces": (
        (
            "@techreport{k, author = {Statistisk sentralbyrå}, title = {Barnevern}, year = {2021},"
            " institution = {Statistisk sentralbyrå}}"
        ),
        "Statistisk sentralbyrå. (2021). *Barnevern*.",
    ),
    "office with its country, as Oria has it": (
        (
            "@book{k, author = {Norge Helsedirektoratet}, title = {Mestring : veileder},"
            " publisher = {Helsedirektoratet}, year = {2014}}"
        ),
        "Helsedirektoratet. (2014). *Mestring: veileder*.",
    ),
    "title and edition, as Oria has them": (
        (
            "@book{k, author = {Eide, Hilde}, title = {Hva nå? : om relasjoner}, year = {2017},"
            " edition = {3. utgave, revidert og utvidet utgave.}}"
        ),
        "Eide, H. (2017). *Hva nå? Om relasjoner* (3. utg.).",
    ),
    "report, its series in double braces": (
        (
            "@report{k, author = {Sandlie, Hans}, title = {Bolig}, type = {{NIBR-rapport}},"
            " number = {2011:12}, date = {2011}}"
        ),
        "Sandlie, H. (2011). *Bolig* (NIBR-rapport 2011:12).",
    ),
    "podcast, as Better BibTeX has it": (
        (
            "@audio{k, author = {Ek, Lo}, title = {Episode 3}, series = {Forklart},"
            " date = {2021-03-02}, url = {https://example.org/3}}"
        ),
        (
            "Ek, L. (2021, 2. mars). Episode 3 [Audio podkastepisode]. I *Forklart*."
            " https://example.org/3"
        ),
    ),
    "web page whose author is the site": (
        (
            "@misc{k, author = {{NTB}}, title = {Tittel}, journal = {NTB}, year = {2020},"
            " url = {https://example.org/ntb}}"
        ),
        "NTB. (2020). *Tittel*. https://example.org/ntb",
    ),
    "editor and translator": (
        (
            "@incollection{k, author = {Freud, Sigmund}, title = {Sorg}, booktitle = {Verker},"
            " editor = {Gullestad, Siri}, translator = {Lie, Per}, pages = {12-20},"
            " publisher = {X}, year = {2011}}"
        ),
        "Freud, S. (2011). Sorg. I S. Gullestad (Red.) & P. Lie (Overs.), *Verker* (s. 12–20). X.",
    ),
    "what it is, after a title without author": (
        (
            "@misc{k, title = {Kart over Oslo}, howpublished = {Kart}, publisher = {Kartverket},"
            " year = {2020}}"
        ),
        "*Kart over Oslo* [Kart]. (2020). Kartverket.",
    ),
    "the Bible, its publisher as author": (
        (
            "@book{k, author = {{Bibelselskapet}}, title = {Bibelen}, publisher = {Bibelselskapet},"
            " year = {2011}}"
        ),
        "*Bibelen*. (2011). Bibelselskapet.",
    ),
}


@pytest.mark.parametrize(("bib", "expected"), LISTED.values(), ids=LISTED)
def test_listed(bib, expected):
    assert listed(bib) == [expected]


def test_count_of_forms(record_property):
    record_property("count", f"Norsk APA: {len(LISTED)} more forms of entries in the list")


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{k, author={Jensen, A.}, type={E-post}, date={2023-03-03}}",
        (
            "@misc{k, author={Jensen, A.}, title={Samtale}, howpublished={Telefonsamtale},"
            " date={2023-03-03}}"
        ),
        "@misc{k, author={Jensen, A.}, note={personlig kommunikasjon}, date={2023-03-03}}",
    ],
)
def test_messages_are_personal_communication(entry):
    assert listed(entry) == []
    assert printed(entry, "[@k]") == ["(A. Jensen, personlig kommunikasjon, 3. mars 2023)"]


def test_no_line_of_the_list_ends_before_a_word_for_pages_or_edition():
    entry = (
        "@incollection{k, author={Berg, Kari}, title={Rus}, booktitle={Bok}, edition={2},"
        " pages={3-9}, year={2015}}"
    )
    rendered, _ = rendering(entry, nocite=("*",))
    assert "(2.\u00a0utg., s.\u00a03–9)" in shown(rendered.references[0].inlines)


def test_month_without_day_in_english():
    entry = "@online{k, author={Ås, Eli}, title={A day}, date={2019-10}, url={https://x.no}}"
    assert listed(entry, language="en") == ["Ås, E. (2019, October). *A day*. https://x.no"]


NORWEGIAN_TITLES = [
    "Fysisk aktivitet i Norge",
    "Verdens verste menneske",
    "Flere unge ruser seg",
    "Ny barnevernslov",
]


@pytest.mark.parametrize("title", NORWEGIAN_TITLES)
def test_norwegian_titles_keep_their_letters_in_a_style_with_capitals(title):
    entry = f"@book{{k, author={{Berg, Kari}}, title={{{title}}}, year={{2020}}}}"
    style = {"style": "modern-language-association", "language": "en"}
    assert listed(entry, **style) == [f"Berg, Kari. *{title}*. 2020."]
    english = entry.replace(title, "A history of the world").replace("Berg", "Hill")
    assert listed(english, **style) == ["Hill, Kari. *A History of the World*. 2020."]


ACT = """@legislation{lov, title={Lov om helsepersonell m.v. (helsepersonelloven)},
  number={LOV-1999-07-02-64}, date={1999-07-02}, url={https://lovdata.no/lov/1999-07-02-64}}
"""
NOU = """@report{nou, author={{Helse- og omsorgsdepartementet}}, type={NOU}, number={2014: 12},
  title={Åpent og rettferdig}, date={2014}}
"""
PROP = """@report{prop, institution={Helse- og omsorgsdepartementet}, date={2011},
  title={Prop. 91 L (2010–2011) Lov om tjenester}}
"""
WORKS = (
    ACT
    + NOU
    + PROP
    + "@book{en, author={Berg, Kari}, title={Om én}, publisher={X}, date={2001}}\n"
    + "@book{to, author={Berg, Kari and Lie, Ola}, title={Om to}, publisher={X}, date={2002}}\n"
    + "@book{tre, author={Berg, Kari and Lie, Ola and Moe, Siri}, title={Om tre}, date={2003}}\n"
    + "@incollection{ord, title={Resiliens}, booktitle={Store norske leksikon}, year={2020}}\n"
)
NARRATIVE = ["@en [s. 3]", "@to", "@tre", "@lov", "@ord", "@nou"]
#: What a sentence and its citation look like where the style prints no names.
SUBJECTS = {
    "ieee": [
        *("Berg [1, s. 3]", "Berg og Lie [2]", "Berg et al. [3]", "Helsepersonelloven [4]"),
        *("*Resiliens* [5]", "NOU 2014: 12 [6]"),
    ],
    "nlm-citation-sequence": [
        *("Berg (1)", "Berg og Lie (2)", "Berg et al. (3)", "Helsepersonelloven (4)"),
        *("*Resiliens* (5)", "NOU 2014: 12 (6)"),
    ],
    "nlm-citation-sequence-superscript": [
        *("Berg1", "Berg og Lie2", "Berg et al.3", "Helsepersonelloven4"),
        *("*Resiliens*5", "NOU 2014: 126"),
    ],
}


@pytest.mark.parametrize("style", SUBJECTS)
def test_a_sentence_has_a_subject_where_the_style_prints_numbers(style):
    assert printed(WORKS, *NARRATIVE, style=style) == SUBJECTS[style]


def test_a_sentence_has_a_subject_where_the_style_prints_notes():
    chicago = printed(WORKS, "@lov [§ 4]", "@ord", style="chicago-notes-bibliography")
    assert chicago == [
        (
            "Helsepersonelloven^[Helsepersonelloven, *Lov om helsepersonell m.v.*,"
            " LOV-1999-07-02-64 (Lovdata, 1999), § 4, https://lovdata.no/lov/1999-07-02-64.]"
        ),
        "*Resiliens*^[«Resiliens», i *Store norske leksikon* (2020).]",
    ]


ARTICLE = "@article{a, author={Bø, Eva}, title={Om ting}, journal={Fontene}, year={2010}}"


def test_no_note_is_empty_where_the_style_names_no_director():
    film = "@movie{k, author={Trier, Joachim}, title={Oslo}, publisher={Motlys}, date={2011}}"
    style = "chicago-shortened-notes-bibliography-17th-edition"
    assert printed(film, "@k", style=style) == ["Trier^[*Oslo*.]"]
    assert printed(ARTICLE, "@a", style="modern-language-association-notes") == ["Bø"]


LEGAL = "norsk-henvisningsstandard-for-rettsvitenskapelige-tekster"


def test_norwegian_legal_style():
    assert printed(WORKS, "[@lov, § 4]", "[@lov, § 5]", "[@nou, s. 3]", "[@prop]", style=LEGAL) == [
        "^[Lov 2. juli 1999 nr. 64 om helsepersonell m.v. (helsepersonelloven) § 4]",
        "^[Helsepersonelloven § 5]",
        "^[NOU 2014: 12 Åpent og rettferdig s. 3]",
        "^[Prop. 91 L (2010–2011) Lov om tjenester]",
    ]
    judgment = "@jurisdiction{k, title={HR-2020-1788-A}, date={2020-09-14}}\n"
    assert printed(judgment, "[@k, avsn. 21]", "@k", style=LEGAL) == [
        "^[HR-2020-1788-A avsnitt 21]",
        "HR-2020-1788-A^[HR-2020-1788-A]",
    ]
    assert [line for line in listed(WORKS, style=LEGAL) if "Berg" not in line] == [
        "«Resiliens», i *Store norske leksikon*, 2020.",
        "lov 2. juli 1999 nr. 64 om helsepersonell m.v.",
        "Prop. 91 L (2010–2011) Lov om tjenester.",
        "NOU 2014: 12 Åpent og rettferdig.",
    ]


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "ieee", "harvard", "vancouver"])
def test_official_numbers_in_every_style(style):
    lines = " ".join(listed(WORKS, style=style))
    assert "LOV-1999-07-02-64" in lines
    assert "NOU 2014: 12" in lines
    assert "Prop. 91 L (2010–2011)" in lines
    assert "Pub. L." not in lines


def test_editors_follow_their_names_in_vancouver():
    bib = (
        "@incollection{k, author={Bø, Eva}, title={Del}, editor={Lie, Ola}, booktitle={Bok},"
        " publisher={X}, year={2010}}\n"
    )
    (line,) = listed(bib, style="vancouver")
    assert "I: Lie O, redaktør. Bok." in line


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("norsk-apa-manual", "(Versjon 3.1)"),
        ("apa", "(Version 3.1)"),
    ],
)
def test_the_word_before_a_version_stands_once(style, expected):
    bib = "@software{k, author={Berg, Kari}, title={Ark}, version={3.1}, date={2020}}"
    language = "nb" if style.startswith("norsk") else "en"
    assert expected in listed(bib, style=style, language=language)[0]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_sections_of_an_act(language):
    bib = ACT.replace("lov,", "k,")
    assert printed(bib, "[@k, § 4]", "[@k, §§ 4-6]", "@k [§ 4-1]", language=language) == [
        "(Helsepersonelloven, 1999, § 4)",
        "(Helsepersonelloven, 1999, §§ 4–6)",
        "Helsepersonelloven (1999, § 4-1)",
    ]


def test_text_after_a_name_alone_needs_no_comma():
    assert printed(NOU, "@nou [pkt. 3]", "[-@nou, pkt. 3]", "[@nou, pkt. 3]") == [
        "NOU 2014: 12 (pkt. 3)",
        "(pkt. 3)",
        "(NOU 2014: 12, pkt. 3)",
    ]
    style = "modern-language-association"
    assert printed(WORKS, "@en [min utheving]", style=style) == ["Berg (min utheving)"]


def test_quotation_marks_in_titles_turn_within_others():
    bib = (
        "@article{k, author={Bø, Eva}, title={«Det er ‘bare’ slik»: om skole},"
        " journal={Tidsskrift}, year={2010}}"
    )
    assert listed(bib) == ["Bø, E. (2010). «Det er ‘bare’ slik»: om skole. *Tidsskrift*."]
    assert "«‘Det er «bare» slik’: om skole»" in listed(bib, style="ieee")[0]


@pytest.mark.parametrize("style", ["ieee", "harvard", "modern-language-association"])
def test_a_style_without_words_for_messages_lists_them(style):
    letter = "@letter{k, author={Hansen, Liv}, date={2020-03-05}}"
    assert "Personlig kommunikasjon" in listed(letter, style=style)[0]


@pytest.mark.parametrize(
    ("before", "within"),
    [
        ("", False),
        ("# Innledning\n\n", False),
        ("Det er slik. ", False),
        ("- ", False),
        ("2. ", False),
        ("> ", False),
        ("Er det slik? ", False),
        ("\\section{A}\n\n\\item ", False),
        ("I ", True),
        ("Slik er det; jf. ", True),
        ("Det står, f.eks. ", True),
        ("Etter ", True),
        ("Setningen er lang,\nmen ", True),
    ],
)
def test_where_a_sentence_begins(before, within):
    source = Source("chapters/01.md", f"{before}@lov sier")
    where = source.at(len(before), len(before) + 4)
    assert within_sentence(Cite(where, cite("@lov").citations, narrative=True)) is within


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Opplæringslova", "opplæringslova"),
        ("Grunnloven", "Grunnloven"),
        ("EØS-loven", "EØS-loven"),
        ("NAV-loven", "NAV-loven"),
        ("Forskrift om rammeplan", "forskrift om rammeplan"),
    ],
)
def test_acts_within_a_sentence(name, expected):
    assert in_running_text(name) == expected


def test_an_act_within_a_sentence_is_printed_with_a_small_letter():
    from pathlib import Path

    from thesis.citations import render

    text = "I @lov [§ 4] står det. @lov er klar."
    source = Source("chapters/01.md", text)
    bibliography, _ = read_bibliography([Source("kilder.bib", ACT)])
    first = cite("@lov [§ 4]")
    clusters = [
        Cite(source.at(2, 6), first.citations, narrative=True),
        Cite(source.at(23, 27), cite("@lov").citations, narrative=True),
    ]
    rendered, _ = render(
        clusters, [], bibliography, style="norsk-apa-manual", language="nb", root=Path()
    )
    assert [shown(cluster).replace("\u00a0", " ") for cluster in rendered.clusters] == [
        "helsepersonelloven (1999, § 4)",
        "Helsepersonelloven (1999)",
    ]
