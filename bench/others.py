"""The same thesis for other programs: LaTeX with biblatex-apa, and Typst.

pandoc turns each chapter into both, citations kept as the other program's own, so that the
work compared is the same: read, resolve the citations, set the reference list, typeset.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypandoc

from thesis.project import Project

_LATEX = r"""\documentclass[12pt,a4paper]{report}
\usepackage[T1]{fontenc}
\usepackage{lmodern,graphicx,longtable,booktabs,array,calc,csquotes,setspace}
\usepackage[margin=25mm]{geometry}
\usepackage[norsk]{babel}
\usepackage[style=apa,backend=biber]{biblatex}
\addbibresource{kilder.bib}
\usepackage{hyperref}
\providecommand{\tightlist}{}
\providecommand{\pandocbounded}[1]{#1}
\onehalfspacing
\begin{document}
\tableofcontents
BODY
\printbibliography
\end{document}
"""

_TYPST = """#set page(paper: "a4", margin: 25mm)
#set text(size: 12pt, lang: "nb")
#set par(leading: 1em, justify: true)
#set heading(numbering: "1.1")
#outline()
BODY
#bibliography("kilder.bib", style: "apa")
"""


def write(project: Project, folder: Path) -> None:
    """Write main.tex, main.typ and what they need into `folder`."""
    root = project.config.root
    bib = "\n".join(source.text for source in project.bibliography.sources)
    (folder / "kilder.bib").write_text(bib, encoding="utf-8")
    for name in ("figures", "chapters"):
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name)
    markdown = "\n\n".join(
        _pandoc(_plain(c.source.text), "latex" if c.format == "latex" else "markdown", "markdown")
        for c in project.thesis.chapters
    )
    latex = _pandoc(markdown, "markdown", "latex", "--biblatex", "--top-level-division=chapter")
    (folder / "main.tex").write_text(_LATEX.replace("BODY", latex), encoding="utf-8")
    typst = _pandoc(markdown, "markdown", "typst")
    (folder / "main.typ").write_text(_TYPST.replace("BODY", typst), encoding="utf-8")


_CROSS_REFERENCE = re.compile(r"@(?:sec|fig|tbl|app):[\w-]+|\\ref\{[^}]*\}", re.IGNORECASE)


def _plain(text: str) -> str:
    """Return a chapter without cross-references, which pandoc would take for citations."""
    return _CROSS_REFERENCE.sub("kapittel", text)


def _pandoc(text: str, source: str, target: str, *options: str) -> str:
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", source, "-t", target, *options],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()
