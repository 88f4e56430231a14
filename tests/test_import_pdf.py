from __future__ import annotations

import pytest

from thesis.__main__ import main
from thesis.importing import pdf
from thesis.importing.model import Refused
from thesis.importing.pdf import text_of_pdf

CHAPTER = """\
# Innledning

Dette er en tekst om bevegelse, og den er lang nok til at den går over flere linjer i PDF-en, slik
at linjene må settes sammen igjen når den leses inn på nytt av programmet som skal gjøre det.

## Bakgrunn

Slik er det (Dahl, 2012, s. 3), og slik har det vært lenge i de kommunale tjenestene for folk flest.

# Metode

Her står det hva som ble gjort, og i hvilken rekkefølge det ble gjort av dem som gjorde det.
"""


def test_a_pdf_of_ours_comes_back(tmp_path):
    old = tmp_path / "gammel"
    (old / "chapters").mkdir(parents=True)
    (old / "references").mkdir()
    (old / "references" / "k.bib").touch()
    (old / "thesis.yaml").write_text("title: Oppgaven\nstructure: free\n", encoding="utf-8")
    (old / "chapters" / "01.md").write_text(CHAPTER, encoding="utf-8")
    assert main(["build", str(old), "--draft"]) == 0
    folder = tmp_path / "ny"
    made = old / "build" / "thesis.pdf"
    assert main(["import", str(made), "--to", str(folder)]) == 0
    names = sorted(path.name for path in (folder / "chapters").iterdir())
    assert names == ["00-innledning.md", "01-metode.md"]
    text = (folder / "chapters" / "00-innledning.md").read_text(encoding="utf-8")
    assert "## Bakgrunn" in text
    assert "[@dahl2012, s. 3]" in " ".join(text.split())
    assert "bevegelse, og den er lang nok til" in " ".join(text.split())


def test_what_is_no_pdf_is_refused(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nskadet")
    with pytest.raises(Refused):
        text_of_pdf(tmp_path / "a.pdf")


def test_a_pdf_that_takes_too_long_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "TIME_LIMIT", 0.01)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Refused):
        text_of_pdf(tmp_path / "a.pdf")
