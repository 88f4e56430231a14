"""Readers: a source becomes a chapter. One module an input format."""
