"""The page of declarations: independent work, and the use of AI tools.

Institutions ask for the same in different words: HVL on its cover, UiB and USN as a statement of
tool, version, purpose and place. The sentences are ours and say no more than what they have in
common.
"""

from __future__ import annotations

from collections.abc import Iterator

from thesis.config import AiUse, Config
from thesis.typeset.escape import escape, pdf_text
from thesis.typeset.tex import command, environment
from thesis.typeset.words import Words


def declarations(config: Config, words: Words) -> Iterator[str]:
    """Yield a page with the declarations that thesis.yaml makes; nothing where it makes none."""
    if not config.independence and config.ai_use is None:
        return
    title = words.declarations
    yield command("bookmarked", "chapter", escape(title), options=f"{{{pdf_text(title)}}}")
    if config.independence:
        several = max(len(config.authors), len(config.candidates)) > 1
        yield f"{escape(words.independence[several])}\n"
    if config.ai_use is not None:
        yield command("section*", escape(words.ai_heading))
        yield "\n".join(_ai_use(config.ai_use, words))


def _ai_use(tools: tuple[AiUse, ...], words: Words) -> Iterator[str]:
    if not tools:
        yield escape(words.ai_none)
        return
    yield escape(words.ai_used)
    yield environment("itemize", "\n".join(f"\\item {_tool(tool, words)}" for tool in tools))


def _tool(tool: AiUse, words: Words) -> str:
    facts = (
        (words.ai_version, tool.version),
        (words.ai_purpose, tool.purpose),
        (words.ai_where, tool.where),
    )
    lines = [rf"\textbf{{{escape(tool.tool)}}}"]
    lines += [f"{escape(label)}: {escape(fact)}" for label, fact in facts if fact]
    return "\\\\\n".join(lines)
