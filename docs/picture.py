"""Draws docs/images/diagnostic.svg: what two real mistakes in the sample look like on a terminal.

Run: python -m docs.picture. tests/test_docs.py holds that the picture says what the program says.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from thesis.cli.say import summary
from thesis.diagnostic import Filled
from thesis.examine import examine
from thesis.report.as_text import Line, render_text
from thesis.report.terminal import STYLES

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "diagnostic.svg"

#: The mistakes: the file, the words in it, and what stands there instead.
MISTAKES = (
    ("chapters/04-teori.tex", "{bandura1977} har mest", "{bandura1997} har mest"),
    ("chapters/06-resultat-og-diskusjon.md", "@dunn2005 prøvde ut", "@dunn2005 prvøde ut"),
)


def lines() -> list[Line]:
    """Return what `thesis check` says of the sample with the mistakes in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "thesis.yaml", folder)
        for part in ("chapters", "references", "figures"):
            shutil.copytree(ROOT / part, folder / part)
        for file, right, wrong in MISTAKES:
            path = folder / file
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(right, wrong, 1), encoding="utf-8", newline="\n")
        _, found = examine(folder)
        errors = [diagnostic for diagnostic in found if diagnostic.is_error]
        return [*render_text(errors, "en"), summary(errors, "en", Filled("", ""))]


def svg(shown: list[Line]) -> str:
    """Return lines as a picture of a terminal, with the fonts of the reader's own computer."""
    texts = [Text.assemble(*((text, STYLES[style]) for style, text in line)) for line in shown]
    width = max(text.cell_len for text in texts) + 1
    console = Console(record=True, width=width, file=io.StringIO(), highlight=False)
    console.print(Text("$ thesis check", style="dim"))
    for text in texts:
        console.print(text)
    drawn = console.export_svg(title="thesis check", unique_id="thesis")
    # rich names a font on the web, which a picture in a repository should not fetch.
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"\s*<!--.*?-->", "", drawn, flags=re.DOTALL)
    drawn = re.sub(_PIECE, _without_blanks, drawn)
    return drawn.replace("Fira Code, monospace", "ui-monospace, Consolas, Menlo, monospace")


#: A piece of a line; rich writes spaces as «&#160;», each `_CELL` wide.
_PIECE = r'x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>((?:&#160;)*)(.*?)((?:&#160;)*)<'
_CELL = 12.2


def _without_blanks(piece: re.Match[str]) -> str:
    """Return a piece that begins and ends with a letter: some viewers swallow outer spaces."""
    x, y, length, rest, before, text, after = piece.groups()
    if not text:
        return piece[0]
    indent, blanks = before.count(";") * _CELL, (before + after).count(";") * _CELL
    start, size = float(x) + indent, float(length) - blanks
    return f'x="{start:g}" y="{y}" textLength="{size:g}"{rest}>{text}<'


if __name__ == "__main__":
    PICTURE.write_text(svg(lines()), encoding="utf-8", newline="\n")
