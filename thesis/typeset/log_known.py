"""Commands and environments that people mean when they misspell one."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from itertools import takewhile

from thesis.diagnostic import Filled
from thesis.suggestions import did_you_mean

_COMMANDS = """
    addtocounter addtolength alpha approx arraystretch autocite autoref bar begin beta bfseries
    bigskip bottomrule caption cdot cdots centering chapter chi cite citeauthor citep citet
    citeyear clearpage cline cmidrule cref delta dots emph end enquote epsilon eqref equiv eta
    fbox figurename flushleft footnote footnotesize foreignlanguage frac gamma geq hat hfill
    hline href hspace Huge huge hyperref include includegraphics index infty input int item
    itemize itshape kappa label lambda LARGE Large large LaTeX ldots left leq linebreak
    linewidth listoffigures listoftables makebox maketitle mathbb mathbf mathrm mbox medskip
    midrule mu multicolumn multirow newcommand newenvironment newline newpage nocite noindent
    normalsize nu omega over overline pagebreak pageref paragraph parbox parencite parindent
    parskip part partial phi pi pm prod protect psi qquad quad quote ref renewcommand rho right
    rightarrow rule scshape section setcounter setlength sffamily sigma slshape small smallskip
    sqrt subparagraph subsection subsubsection sum tableofcontents tan tau textasciitilde
    textbackslash textbf textcite textcolor textit textmd textnormal textrm textsc textsf textsl
    textsubscript textsuperscript texttt textup textwidth thanks theta times tiny title toprule
    ttfamily underline upsilon url usepackage varepsilon vdots verb vfill vspace xi zeta
"""
_ENVIRONMENTS = """
    abstract align appendix array cases center comment description displaymath displayquote
    document enumerate equation figure flushleft flushright itemize landscape list longtable
    math matrix minipage multicols quotation quote subequations table tabular tabularx verbatim
    verse
"""
COMMANDS = tuple(f"\\{name}" for name in _COMMANDS.split())
ENVIRONMENTS = tuple(_ENVIRONMENTS.split())
#: How alike two words must be, as difflib measures it, for one to be meant by the other.
_ALIKE = 0.65


def nearest(word: str, known: Collection[str]) -> Filled | None:
    """Return «did you mean …?» with the nearest of `known`.

    None when none is near, and when `word` is one of them: then it is not misspelled.
    """
    if word in known:
        return None
    near = difflib.get_close_matches(word, known, n=5, cutoff=_ALIKE)
    if not near:
        return None
    # People mistype the beginning of a word less often than the rest.
    best = max(near, key=lambda candidate: sum(1 for _ in _same_start(word, candidate)))
    return did_you_mean(best)


def _same_start(one: str, other: str) -> Iterator[tuple[str, str]]:
    return takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
