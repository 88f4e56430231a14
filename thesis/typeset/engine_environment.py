"""What TeX is told of the machine: an environment of its own, with paths that kpathsea can use."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from thesis.fonts.typeface import FONTS
from thesis.typeset.engine_programs import Program


def relative(path: Path, start: Path) -> str:
    """Return `path` seen from `start`, for a kpathsea search path.

    Relative, because a colon, comma, brace or dollar sign in a folder's name above the project
    would mean something to kpathsea; and because the log is then the same everywhere.
    """
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:  # another drive of Windows
        return path.as_posix()


def near(tree: Path, workdir: Path) -> str:
    """Return the path of TeX's tree in letters of ASCII, where it has any such path.

    On Windows, kpathsea finds nothing in a tree with another letter in its path, as it would be
    in C:/Users/Bjørn. Seen from a thesis of the same user, the path has no such letter; for what
    remains, Windows has a second, short name of most folders.
    """
    seen = relative(tree.resolve(), workdir)
    return seen if seen.isascii() else _short(tree)


def environment(
    program: Program, *, root: Path, workdir: Path, cache: Path, formats: Path | None, epoch: int
) -> dict[str, str]:
    """Return the environment for a run in `workdir`: nothing of the user's but what TeX needs.

    `formats` is the folder of a dumped preamble (and its font map), None without one; `epoch` the
    time, in seconds since 1970, that the PDF says it was made.
    """
    folder = relative(root, workdir)
    sep = os.pathsep
    env = {
        "openin_any": "p",
        "openout_any": "p",
        "shell_escape": "f",
        # The project is searched after the working directory; an empty end means TeX's own tree.
        "TEXINPUTS": f".{sep}{folder}{sep}",
        # No bitmap fonts made on the way: they would start scripts, and look bad.
        **dict.fromkeys(("MKTEXTFM", "MKTEXPK", "MKTEXMF", "MKTEXFMT", "MKTEXTEX"), "0"),
        # Log lines are not broken, contexts not cut (tex.web allows at most 255 for error_line).
        "max_print_line": "1000",
        "error_line": "254",
        "half_error_line": "238",
        # Exceptions are Norwegian hyphenation's only source in the embedded engine.
        "hyph_size": "60000",
        "SOURCE_DATE_EPOCH": str(epoch),
        "FORCE_SOURCE_DATE": "1",
        "LC_ALL": "C",
        "TEXMFHOME": "texmf-none",
    }
    for name in ("SYSTEMROOT", "TEMP", "TMP"):  # Windows' loader wants these
        if name in os.environ:
            env[name] = os.environ[name]
    if program.is_pdftex:
        fonts = relative(cache / FONTS, workdir)
        env |= dict.fromkeys(("TFMFONTS", "TTFONTS", "ENCFONTS"), f"{fonts}//{sep}")
    if formats is not None:
        env["TEXFORMATS"] = env["TEXFONTMAPS"] = f"{relative(formats, workdir)}{sep}"
    if program.tree is not None:
        tree = near(program.tree, workdir) if sys.platform == "win32" else str(program.tree)
        # Told rather than found: a copied program does not lie in its tree.
        env |= {"TEXMFROOT": tree, "TEXMFCNF": f"{tree}/texmf-dist/web2c"}
        return env | {"HOME": ".", "TEXMFVAR": "texmf-none", "TEXMFCONFIG": "texmf-none"}
    env["PATH"] = os.environ.get("PATH", os.defpath)
    env["HOME"] = os.environ.get("HOME", ".")  # fontconfig looks for the user's fonts there
    # luaotfload's index of fonts and its compiled Lua: not in the user's own TEXMFVAR, where what
    # an untrusted run leaves would be loaded by other documents.
    env["TEXMFVAR"] = env["XDG_CACHE_HOME"] = str(font_caches(cache))
    # On Windows, a TeX of the user's own finds its settings and the user's fonts by the others.
    for name in ("OSFONTDIR", "FONTCONFIG_FILE", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        if name in os.environ:
            env[name] = os.environ[name]
    return env


if sys.platform == "win32":
    import ctypes

    #: More than a path has room for.
    _LONGEST_PATH = 32_768

    def _short(path: Path) -> str:
        """Return the path by its folders' short names («C:/Users/BJRN~1»), as far as it has any."""
        short = ctypes.create_unicode_buffer(_LONGEST_PATH)
        known = ctypes.windll.kernel32.GetShortPathNameW(str(path), short, _LONGEST_PATH)
        return Path(short.value if known else path).as_posix()

else:

    def _short(path: Path) -> str:
        """Return the path: other systems have no second names."""
        return path.as_posix()


def font_caches(cache: Path) -> Path:
    """Return the folder where a system engine keeps what it finds out about fonts."""
    return cache / "texmf-var"
