"""Entry types and fields that are known, and what each type needs in print.

Sources: biblatex manual 3.20, sections 2.1 and 2.2; BibTeX's standard styles; and what Zotero,
Better BibTeX, JabRef, Mendeley, EndNote, RefWorks, BibDesk and publishers' sites export.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thesis.citations.items import KNOWN_AS

#: Biblatex.
_BIBLATEX_TYPES = """
article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection
suppcollection dataset manual misc online patent periodical suppperiodical proceedings
mvproceedings inproceedings reference mvreference inreference report set software thesis
unpublished xdata custom customa customb customc customd custome customf
"""
#: Biblatex: aliases and types without a driver of their own.
_ALIASES = """
conference electronic mastersthesis phdthesis techreport www artwork audio bibnote commentary
image jurisdiction legislation legal letter movie music performance review standard video
"""
#: Biblatex-apa, JabRef, the American Chemical Society, and what our own rendering knows.
_OTHER_TYPES = """
constitution legmaterial legadminmaterial presentation nameonly webpage newsarticle newspaper
magazine podcast film personal email map software program dictionary encyclopedia
bachelorsthesis bathesis mathesis candthesis speech poster
"""

TYPES = frozenset(f"{_BIBLATEX_TYPES}{_ALIASES}{_OTHER_TYPES}".split()) | KNOWN_AS.keys()

#: What people write who translate, or take the word from elsewhere.
TYPE_TRANSLATIONS = {
    "bok": "book",
    "artikkel": "article",
    "tidsskriftartikkel": "article",
    "avisartikkel": "article",
    "journal": "article",
    "journalarticle": "article",
    "paper": "article",
    "kapittel": "incollection",
    "bokkapittel": "incollection",
    "chapter": "incollection",
    "bookchapter": "incollection",
    "booksection": "incollection",
    "rapport": "report",
    "nou": "report",
    "nettside": "online",
    "nettsted": "online",
    "website": "online",
    "web": "online",
    "internet": "online",
    "blog": "online",
    "lov": "legislation",
    "law": "legislation",
    "forskrift": "legislation",
    "dom": "jurisdiction",
    "oppgave": "thesis",
    "bacheloroppgave": "thesis",
    "masteroppgave": "thesis",
    "avhandling": "thesis",
    "bachelorthesis": "thesis",
    "masterthesis": "thesis",
    "dissertation": "thesis",
    "konferanse": "inproceedings",
    "diverse": "misc",
    "datasett": "dataset",
}

#: Biblatex data fields.
_DATA_FIELDS = """
abstract addendum afterword annotation annotator author authortype bookauthor bookpagination
booksubtitle booktitle booktitleaddon chapter commentator date doi edition editor editora
editorb editorc editortype editoratype editorbtype editorctype eid entrysubtype eprint
eprintclass eprinttype eventdate eventtitle eventtitleaddon file foreword holder howpublished
indextitle institution introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle
issuetitleaddon iswc journalsubtitle journaltitle journaltitleaddon label language library
location mainsubtitle maintitle maintitleaddon month nameaddon note number organization origdate
origlanguage origlocation origpublisher origtitle pages pagetotal pagination part publisher
pubstate reprinttitle series shortauthor shorteditor shorthand shorthandintro shortjournal
shortseries shorttitle subtitle title titleaddon translator type url urldate urlday urlmonth
urlyear venue version volume volumes year day yeardivision endyear endmonth timestamp hour
minute
"""
#: Biblatex special fields.
_SPECIAL_FIELDS = """
crossref entryset execute gender hyphenation ids indexsorttitle keywords langid langidopts
nocite options presort related relatedoptions relatedstring relatedtype relatedtitle sortkey
sortname sortshorthand sorttitle sortyear xdata xref namea nameb namec nameatype namebtype
namectype lista listb listc listd liste listf usera userb userc userd usere userf verba verbb
verbc useprefix
"""
#: BibTeX.
_BIBTEX_FIELDS = """
address annote archiveprefix edition journal key primaryclass pdf school
"""
#: Biblatex-apa and others for law and media.
_MEDIA_FIELDS = """
authority execproducer execdirector narrator director producer writer origauthor court citation
pagename section chapternumber article lastaccessed lastchecked
"""
#: Exporters.
_EXPORTED_FIELDS = """
comment comments groups owner creationdate modificationdate priority qualityassured ranking
readstatus relevance printed crossreftype nationality assignee dayfiled monthfiled yearfiled
mendeley-groups mendeley-tags keyword annotations file-x lccn mrnumber zblnumber zbl mrclass
mrreviewer coden pmid pmcid pmc arxivid arxiv eprinttype collection urn hdl handle numpages
articleno issue_date publicationdate place country db accession_num accessiondate
accessionnumber accessyear accession an uid id ut da researchareas fundingtext
funding-acknowledgement affiliation author_keywords authorkeywords references source
document_type documenttype abbrev_source_title correspondence_address1 sponsors cited cited_by
times-cited eissn eisbn electronicissn isbn10 isbn13 issn-l bibsource biburl added-at interhash
intrahash biblatexcitekey bookeditor medium genre duration copyright rights review rating read
dateadded datemodified extra itemid citationkey shortjournal reportnumber reportnr lang
local-url localfile internal-note publisherplace oclc asin csl-json translatedtitle
translated_title orig-title alttitle edition-number m3 rp c1 c6 c7 u1 u2 label owner printing
contributor size format access accessed status editortypea
"""

FIELDS = frozenset(
    (_DATA_FIELDS + _SPECIAL_FIELDS + _BIBTEX_FIELDS + _MEDIA_FIELDS + _EXPORTED_FIELDS).split()
)

#: Names of fields that exist under another one.
FIELD_TRANSLATIONS = {
    "forfatter": "author",
    "forfattere": "author",
    "writers": "author",
    "redaktør": "editor",
    "redaktor": "editor",
    "oversetter": "translator",
    "tittel": "title",
    "undertittel": "subtitle",
    "boktittel": "booktitle",
    "tidsskrift": "journaltitle",
    "journalname": "journaltitle",
    "år": "year",
    "aar": "year",
    "årstall": "year",
    "dato": "date",
    "måned": "month",
    "side": "pages",
    "sider": "pages",
    "page": "pages",
    "sidetall": "pages",
    "forlag": "publisher",
    "utgiver": "publisher",
    "utgave": "edition",
    "bind": "volume",
    "årgang": "volume",
    "hefte": "number",
    "nummer": "number",
    "nettadresse": "url",
    "lenke": "url",
    "link": "url",
    "webadresse": "url",
    "institusjon": "institution",
    "organisasjon": "organization",
    "organisation": "organization",
    "skole": "school",
    "universitet": "institution",
    "university": "institution",
    "sted": "location",
    "utgiversted": "location",
    "språk": "language",
    "authors": "author",
    "editors": "editor",
    "titles": "title",
}

#: Fields that can stand for a title in print.
TITLES = (
    *("title", "shorttitle", "booktitle", "maintitle", "titleaddon", "journaltitle", "journal"),
    *("howpublished", "note", "issuetitle", "eventtitle"),
)
#: Types that are never printed by themselves or that have no title by nature.
UNTITLED = frozenset({"set", "xdata", "nameonly", "personal", "letter", "email", "bibnote"})

_CREATORS = ("author", "editor", "translator", "organization", "institution")
_DATE = ("date", "year", "pubstate", "eventdate", "origdate", "issue_date")
_JOURNAL = ("journaltitle", "journal", "booktitle", "shortjournal", "eprint")
_IN_JOURNAL = ("volume", "number", "issue", "pages", "eid", "articleno", "doi", "url", "eprint")
_PUBLISHER = ("publisher", "institution", "organization", "school", "howpublished")
_BOOK = ("booktitle", "maintitle", "eventtitle", "series")


@dataclass(frozen=True, slots=True)
class Advice:
    """A field that a type should have; any of `names` will do."""

    names: tuple[str, ...]
    unless: frozenset[str] = frozenset()
    """Fields whose presence makes up for it."""

    @property
    def name(self) -> str:
        """The field to advise."""
        return self.names[0]


_DATED = Advice(_DATE)
_PUBLISHED = Advice(_PUBLISHER, frozenset({"doi", "url", "eprint"}))
_IN_PROCEEDINGS = (Advice(_CREATORS), Advice(_BOOK), _DATED)
_IN_A_BOOK = (
    *_IN_PROCEEDINGS,
    _PUBLISHED,
    Advice(("pages", "chapter", "eid", "articleno", "doi", "url", "eprint")),
)
_BOOKS = (
    Advice(_CREATORS),
    _DATED,
    _PUBLISHED,
)
_THESES = (
    Advice(("author",)),
    _DATED,
    Advice(("institution", "school", "publisher", "organization")),
)
_LAWS = (Advice(("date", "year", "number", "origdate")), Advice(("url", "doi", "howpublished")))

ADVICE: dict[str, tuple[Advice, ...]] = {
    "article": (
        Advice(_JOURNAL),
        _DATED,
        # An unsigned newspaper article is in order; one in a volume of a journal is not.
        Advice(_CREATORS),
        Advice(_IN_JOURNAL),
    ),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection"), _BOOKS),
    "incollection": _IN_A_BOOK,
    **dict.fromkeys(
        ("inproceedings", "conference", "bookinbook", "suppcollection"), _IN_PROCEEDINGS
    ),
    # BibTeX's @inbook names the book itself in `title`.
    "inbook": tuple(
        Advice((*_BOOK, "chapter", "pages")) if a.name == "booktitle" else a for a in _IN_A_BOOK
    ),
    **dict.fromkeys(
        ("thesis", "mastersthesis", "phdthesis", "bachelorsthesis", "bathesis", "mathesis"), _THESES
    ),
    "report": (_DATED, _PUBLISHED),
    "techreport": (_DATED, _PUBLISHED),
    "legislation": _LAWS,
    **dict.fromkeys(
        ("online", "electronic", "www", "webpage"),
        (Advice(("url", "doi", "eprint", "howpublished")),),
    ),
    "dataset": (Advice((*_PUBLISHER, "url", "doi")),),
    # A title alone leads nobody to the work.
    "misc": (Advice((*_CREATORS, *_PUBLISHER, "url", "doi", "eprint", "note", "number")),),
}

#: Works that stand under their title because nobody is their author.
AUTHORLESS = re.compile(
    r"\b(?:bib(?:el|le)|koran|qur|ordbok|ordliste|ordbøk|leksikon|håndbok|lovsamling|norges lover|"
    r"dictionary|encyclop|lexicon|handbook|manual)",
    re.IGNORECASE,
)
