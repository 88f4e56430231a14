"""What a process that reads a file of unknown origin may use."""

from __future__ import annotations

import sys
from contextlib import suppress


def limit_memory(size: int) -> None:
    """Let this process have at most `size` bytes of memory, where the system holds it to that.

    Windows has no such limit, and a Mac refuses one that is below what every process sets aside
    from the start: there, the time limit alone holds.
    """
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
