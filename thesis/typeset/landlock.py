"""Linux' Landlock: the kernel refuses a process all files but those named.

Unprivileged, and in every mainline kernel since 5.13 (docs.kernel.org/userspace-api/landlock.html);
where the kernel has none, `landlock_for` returns None and nothing is restricted. Run as a program,
this module puts itself under the rules and becomes another program.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# System calls' numbers, the same on every architecture (include/uapi/asm-generic/unistd.h).
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38
# Accesses to files (include/uapi/linux/landlock.h).
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_ALL_OF_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
_ONLY_DIRECTORIES = ~(_EXECUTE | _WRITE_FILE | _READ_FILE | (1 << 14))
#: Opening and accepting TCP connections, from version 4 on.
_NETWORK = 3


class _RulesetAttr(ctypes.Structure):
    _fields_ = (("fs", ctypes.c_uint64), ("net", ctypes.c_uint64))


class _PathBeneathAttr(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


@dataclass(frozen=True)
class Landlock:
    """A set of rules that a program can be started under. Close it when done."""

    ruleset: int
    """The kernel's handle, a file descriptor that the program's starter must inherit."""

    def command(self, command: Sequence[str]) -> list[str]:
        """Return the command that puts the rules up and becomes `command`.

        A program of its own, because between fork and exec Python may run nothing safely in a
        process with threads.
        """
        return [sys.executable, "-I", "-S", __file__, str(self.ruleset), *command]

    def close(self) -> None:
        """Give the handle back."""
        os.close(self.ruleset)


def landlock_for(*, read: Sequence[Path], write: Sequence[Path]) -> Landlock | None:
    """Return rules that allow reading and running below `read`, everything below `write`.

    Paths that do not exist are left out. Network connections are refused where the kernel can.
    None when the kernel has no Landlock.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    if version < 1:
        return None
    everything = _ALL_OF_VERSION[min(version, 3)]
    attr = _RulesetAttr(everything, _NETWORK)
    size = ctypes.sizeof(attr) if version >= 4 else ctypes.sizeof(ctypes.c_uint64)
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(attr), size, 0)
    if ruleset < 0:
        return None
    for paths, allowed in ((read, _EXECUTE | _READ_FILE | _READ_DIR), (write, everything)):
        for path in paths:
            _allow(libc, ruleset, path, allowed)
    return Landlock(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path, allowed: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not path.is_dir():
            allowed &= ~_ONLY_DIRECTORIES
        rule = _PathBeneathAttr(allowed, handle)
        libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(handle)


def _become(ruleset: int, command: Sequence[str]) -> None:
    """Restrict this process for ever, and become `command`."""
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if libc.syscall(_RESTRICT_SELF, ruleset, 0) != 0:
        raise OSError("the kernel's fence could not be put up")
    os.execv(command[0], list(command))  # noqa: S606 - no shell is what is wanted


if __name__ == "__main__":
    _become(int(sys.argv[1]), sys.argv[2:])
