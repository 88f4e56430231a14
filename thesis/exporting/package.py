"""Word and OpenDocument files are zip files; their parts changed in place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def changed(
    data: bytes, change: Callable[[str, bytes], bytes], added: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a file with each part changed, by its name and content, and parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for info in old.infolist():
            # OpenDocument 1.3, part 2, 3.3: the type comes first, and as it is.
            plain = info.filename == "mimetype"
            packing = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            new.writestr(info, change(info.filename, old.read(info)), packing)
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return out.getvalue()
