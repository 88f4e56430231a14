"""Patterns of roles, as data; and what the parts of a thesis are for."""

from thesis.structures.dividing import divided
from thesis.structures.headings import RoleGuess, heading_roles
from thesis.structures.loading import load_structure, read_structure, structure_names
from thesis.structures.model import ROLE_NAMES, Structure
from thesis.structures.outline import Section, chapter_roles, outline

__all__ = [
    "ROLE_NAMES",
    "RoleGuess",
    "Section",
    "Structure",
    "chapter_roles",
    "divided",
    "heading_roles",
    "load_structure",
    "outline",
    "read_structure",
    "structure_names",
]
