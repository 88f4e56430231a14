"""TeX's sentences and the rules that they belong to, as a table.

A group named in a pattern fills the placeholder of that name in the rule's message. The sentences
are those of tex.web, etexdir, pdftexdir, the LaTeX kernel (2020 to 2025), graphics and fontspec.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from thesis.diagnostic import Rule
from thesis.typeset import log_rules as text
from thesis.typeset import log_rules_files as files
from thesis.typeset import log_rules_forms as forms


@dataclass(frozen=True, slots=True)
class Known:
    """A sentence of TeX's that we have words for."""

    pattern: re.Pattern[str]
    rule: Rule
    token: str = ""
    """What to look for in the text: a template over the groups; "" for the command at hand."""
    tangled: bool = False
    """Whether what TeX says next in the same block is likely a consequence."""
    values: dict[str, str] = field(default_factory=dict)
    """More placeholders."""


def _known(pattern: str, rule: Rule, token: str = "", **values: str) -> Known:
    return Known(re.compile(pattern), rule, token, tangled=False, values=values)


def _tangled(pattern: str, rule: Rule, token: str = "", **values: str) -> Known:
    return Known(re.compile(pattern), rule, token, tangled=True, values=values)


#: The first that matches counts.
KNOWN = (
    _tangled(r"^Missing \$ inserted|^Display math should end|^Bad math environment delimiter",
             forms.UNCLOSED_MATH, "$"),
    _tangled(r"^Too many \}'s|^Extra \}, or forgotten", text.EXTRA_BRACE, "}}"),
    _tangled(r"^Misplaced alignment tab character &", forms.MISPLACED_AMPERSAND, "&"),
    _tangled(r"^Extra alignment tab has been changed", forms.TOO_MANY_COLUMNS, "&"),
    _tangled(r"^You can't use `macro parameter character #'|^Illegal parameter number",
             forms.MISPLACED_HASH, "#"),
    _known(r"^Double superscript", forms.DOUBLE_SCRIPT, "^", sign="^"),
    _known(r"^Double subscript", forms.DOUBLE_SCRIPT, "_", sign="_"),
    _known(r"^Lonely \\item", forms.ITEM_OUTSIDE_LIST, r"\item"),
    _tangled(r"^Something's wrong--perhaps a missing \\item", forms.TEXT_BEFORE_ITEM),
    _known(r"^There's no line here to end", forms.NO_LINE_TO_END, r"\\"),
    _tangled(r"^Missing number, treated as zero|^Illegal unit of measure", forms.BAD_LENGTH),
    _known(r"^Dimension too large|^Arithmetic overflow", forms.TOO_LARGE_LENGTH),
    _known(r"^Can be used only in preamble", text.PREAMBLE_ONLY),
    _known(r"^Command (?P<command>\\\S+) already defined", text.DEFINED_TWICE, "{command}"),
    _known(r"^\\verb (?:illegal|ended)", text.MISPLACED_VERB, r"\verb"),
    _known(r"^Not in outer par mode|^Float\(s\) lost|^Too many unprocessed floats|"
           r"^Too many floats|^\\caption outside float", forms.FLOATS),
    _tangled(r"^TeX capacity exceeded, sorry \[(?P<what>[^\]=]+)", text.CAPACITY),
    _known(r"^Unicode character (?P<character>\S+) \(U\+", files.UNSUPPORTED_CHARACTER,
           "{character}"),
    _known(r"^Option clash for package (?P<package>[^\s.]+)", files.OPTION_CLASH,
           "{package}"),
    _known(r"^Font \S*?=(?P<font>\S+).*(?:not loadable|not loaded)", files.MISSING_FONT, "{font}"),
    _known(r'[Tt]he font "(?P<font>[^"]+)" cannot be', files.MISSING_FONT, "{font}"),
    _known(r"^pdfTeX error.*\(file (?P<font>[^()]+\.(?:pfb|otf|ttf|pk|tfm|vf))\)",
           files.MISSING_FONT),
    _known(r"^pdfTeX error.*Font (?P<font>\S+) at .* not found", files.MISSING_FONT),
    _known(r"^Unknown graphics extension: (?P<file>\.\w+)", files.UNREADABLE_IMAGE, "{file}"),
    _known(r"^File `(?P<package>[^']+)\.(?:sty|cls|ldf|def|fd)' not found", files.MISSING_PACKAGE),
    _known(r"^File `(?P<file>[^']+)' not found: using draft", files.MISSING_IMAGE, "{file}"),
    _known(r"^(?:Unable to load picture or PDF file|Cannot determine size of graphic in|"
           r"pdfTeX error.*\(file|error:.*\(file|.*reading image file|.*cannot find image file)"
           r" ?[`'(]?(?P<file>[^'()\s]+)", files.UNREADABLE_IMAGE, "{file}"),
    _known(r"^(?:File|I can't find file) `(?P<file>[^']+)'", files.MISSING_INPUT, "{file}"),
)  # fmt: skip

#: What TeX adds when it gives up, or what only follows from something said before.
CONSEQUENCES = re.compile(
    r"^Emergency stop|^ *==> Fatal error|^That makes 100 errors|^Interruption|"
    r"^Improper \\prevdepth|^You can't use `\\end' in|"
    r"^Missing (?:\\|[{}]|#|control sequence|delimiter|character)|"
    r"^Extra (?:\\|[}])|^Missing \$|^No pages of output|^Fatal error occurred"
)
