"""Typesetting: the document model becomes TeX, TeX becomes a PDF."""

from thesis.typeset.assembly import Assembled, assemble

__all__ = ["Assembled", "assemble"]
