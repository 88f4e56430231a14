"""The .bib files of a thesis: reading them, with places, and writing them tidily."""

from thesis.bibtex.markup import VERBATIM_FIELDS, address, plain
from thesis.bibtex.names import NAME_FIELDS, split_names, without_accents
from thesis.bibtex.reader import read_bibliography

__all__ = [
    "NAME_FIELDS",
    "VERBATIM_FIELDS",
    "address",
    "plain",
    "read_bibliography",
    "split_names",
    "without_accents",
]
