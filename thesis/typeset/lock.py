"""One process at a time: an editor that builds on saving does not disturb a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusively(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, waiting for whoever has it.

    The system lets go of it when the process ends, however it ends.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("ab") as file:
        _acquire(file.fileno())
        yield


if sys.platform == "win32":
    import msvcrt

    def _acquire(handle: int) -> None:
        while True:
            try:
                # Tries once a second, ten times.
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError:
                continue
            return

else:
    import fcntl

    def _acquire(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
