"""Typesetting: the document model becomes TeX, TeX becomes a PDF."""
