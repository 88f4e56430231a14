"""Files and folders that take the place of others."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

#: Seconds that a move is tried for on Windows, and between two tries.
_PATIENCE = 1.0
_PAUSE = 0.05


def move(path: Path, target: Path) -> None:
    """Give a file or folder another name, in the place of a file that has it.

    Windows lets nobody move a file that a program has open, and virus scanners and OneDrive open
    what is new for a moment.

    Raises:
        PermissionError: a program holds on to either, or the folder is not ours to write in.
        OSError: it cannot be moved.
    """
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            path.replace(target)
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)
        else:
            return


def discard(path: Path) -> None:
    """Remove a file that was made on the way, where it is still there and can be removed."""
    try:
        if os.name == "nt":
            path.chmod(0o666)  # what is read-only cannot be removed there
        path.unlink(missing_ok=True)
    except OSError:
        return
