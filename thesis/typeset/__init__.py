"""Typesetting: the document model becomes TeX, TeX becomes a PDF."""

from thesis.typeset.assembly import Assembled, WordCount, assemble

__all__ = ["Assembled", "WordCount", "assemble"]
