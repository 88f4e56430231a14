"""TrueType fonts for pdfTeX: found on the machine, measured, and described as TeX wants it."""

from thesis.fonts.search import Family, installed
from thesis.fonts.typeface import LATIN_MODERN, Typeface, prepared

__all__ = ["LATIN_MODERN", "Family", "Typeface", "installed", "prepared"]
