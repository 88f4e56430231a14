"""TeX's commands and environments, made by PyLaTeX.

PyLaTeX joins what is appended to it with a percent sign and a line end, which swallows spaces,
and escapes strings in a way of its own; here every string is TeX already and lines are lines.
"""

from __future__ import annotations

from collections.abc import Sequence


def command(name: str, *arguments: str, options: str | None = None) -> str:
    r"""Return `\name[options]{argument}{argument}`; arguments and options are TeX."""
    from pylatex import Command, NoEscape
    from pylatex.base_classes import Arguments, Options

    made = Command(
        name,
        arguments=Arguments(*map(NoEscape, arguments)),
        options=None if options is None else Options(NoEscape(options)),
    )
    return str(made.dumps())


def environment(
    name: str, body: str, *, options: str | None = None, arguments: Sequence[str] = ()
) -> str:
    r"""Return `\begin{name}[options]{argument}`, the body's lines, `\end{name}`."""
    from pylatex import NoEscape
    from pylatex.base_classes import Arguments, Environment, Options

    made = Environment(
        options=None if options is None else Options(NoEscape(options)),
        arguments=Arguments(*map(NoEscape, arguments)),
        data=[NoEscape(body)],
    )
    made.latex_name = name
    made.content_separator = "\n"
    made.escape = False
    return str(made.dumps())
