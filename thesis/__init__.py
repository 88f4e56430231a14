"""From plain-text chapters and a bibliography to a checked Norwegian bachelor thesis."""

__version__ = "0.1.0"
