"""Bringing in a text that was written elsewhere, one module an input format."""
