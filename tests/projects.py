"""Projects written to folders, for tests."""

from __future__ import annotations


def write(folder, files):
    """Write the files of a project, given by their paths as text or bytes; return the folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder
