"""The thesis in other programs' formats: Word, LibreOffice, Pandoc and Quarto, Zotero."""
