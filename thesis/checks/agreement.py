"""Articles and adjectives that do not agree with their noun, in Bokmål."""

from __future__ import annotations

from collections.abc import Iterator

from thesis.checks.registry import Context, check
from thesis.diagnostic import Diagnostic, Filled, Severity, Text, rule
from thesis.document import Prose
from thesis.language.agreement import Agreement
from thesis.language.proofreading import in_quotation_marks

DISAGREEMENT = rule(
    "SPL007",
    "noun-phrase-disagreement",
    Severity.WARNING,
    message=Text(en="“{text}” should be “{right}”", nb="«{text}» skal være «{right}»"),
    why=Text(
        en="An article and an adjective take the noun's gender and number: “et problem”, “en stor "
        "forskjell”, “flere viktige funn”. Only nouns of one gender are judged.",
        nb="Artikkel og adjektiv retter seg etter kjønn og tall: «et problem», «en stor "
        "forskjell», «flere viktige funn». Bare substantiv med ett kjønn blir vurdert.",
    ),
    fix=Text(en="write the form that fits", nb="skriv formen som passer"),
    example="De fant flere viktig funn om en problem.",
    authority=Filled(
        "Norsk referansegrammatikk, on agreement",
        "Norsk referansegrammatikk, om samsvarsbøyning",
    ),
)


@check("spelling", DISAGREEMENT)
def check_agreement(context: Context) -> Iterator[Diagnostic]:
    """Report phrases whose words do not agree."""
    agreement = Agreement(context.config.root / "build" / ".cache")
    for chapter in context.thesis.chapters:
        for prose in chapter.prose:
            yield from in_prose(prose, agreement)
    agreement.save()


def in_prose(prose: Prose, agreement: Agreement) -> Iterator[Diagnostic]:
    """Yield what is found in a prose, but for what others said in quotation marks."""
    quoted = in_quotation_marks(prose)
    for found in agreement.find(prose.text):
        if any(found.start in span for span in quoted):
            continue
        where = prose.source.at(found.start, found.end)
        stands = prose.text[found.start : found.end]
        if prose.language_at(found.start) == "nb" and where.text == stands:
            yield DISAGREEMENT.at(where, text=" ".join(stands.split()), right=found.right)
