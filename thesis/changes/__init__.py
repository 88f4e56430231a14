"""What changed in a thesis' text since an earlier version: as a page, and as a Word file."""
