"""Citations typed by hand where keys belong."""

from __future__ import annotations

from collections.abc import Iterator

from thesis.bibliography import Bibliography
from thesis.checks import handwritten_rules as rules
from thesis.checks.registry import Context, check
from thesis.citations.typed import find_typed
from thesis.citations.typed_cluster import TypedCitation, TypedCluster
from thesis.citations.typed_match import Verdict
from thesis.citations.typed_names import names_at_end
from thesis.citations.typed_rewrite import Notation, rewrite
from thesis.citations.typed_work import Work
from thesis.citations.typed_works import Works
from thesis.diagnostic import Diagnostic, Edit, Filled
from thesis.document import Prose, Role
from thesis.nodes import Citation
from thesis.source import Span
from thesis.suggestions import did_you_mean, either


@check(
    "citations",
    rules.TYPED,
    rules.OTHER_YEAR,
    rules.UNKNOWN_WORK,
    rules.AMBIGUOUS,
    rules.OTHER_NAMES,
)
def typed_citations(context: Context) -> Iterator[Diagnostic]:
    """Yield the citations typed by hand, with what the bibliography says of each.

    Typed lists of references are left alone: they name works, they do not cite them.
    """
    works = context.typed.works
    lists = _reference_lists(context)
    found = [
        (prose, notation, cluster)
        for prose, notation, cluster in context.typed.clusters
        if not any(cluster.start in span for span in lists.get(prose.source.path, ()))
    ]
    second_hand = _read_second_hand(context, [cluster for _, _, cluster in found])
    shortened: set[str] = set()
    for prose, notation, cluster in found:
        if cluster.certain:
            short = _short_form(context.bibliography, cluster, shortened)
            yield _certain(prose, cluster, notation, short)
            continue
        for citation in cluster.citations:
            yield from _doubtful(context, prose, citation, second_hand, works)


def _reference_lists(context: Context) -> dict[str, list[Span]]:
    """Return where sections stand that list references, by source."""
    spans: dict[str, list[Span]] = {}
    for top in context.sections:
        for section in top.walk():
            if Role.REFERENCES in section.roles:
                for block in section.all_blocks():
                    spans.setdefault(block.where.source.path, []).append(block.where.span)
    return spans


def _read_second_hand(context: Context, typed: list[TypedCluster]) -> set[tuple[str, str]]:
    """Return first name and year of works that somewhere are cited through another.

    «(Glasser, 1976, referert i Martinsen, 2004)» explains a later «Glasser (1976)»: that work
    belongs to no list.
    """
    prefixes = [node.prefix for node in context.thesis.nodes() if isinstance(node, Citation)]
    prefixes += [c.primary for cluster in typed for c in cluster.citations]
    known: set[tuple[str, str]] = set()
    for prefix in prefixes:
        for cluster in find_typed(f"({prefix})", Works()) if prefix else ():
            known.update(filter(None, map(_name_and_year, cluster.citations)))
        # With «referert i» at its end the prefix is a primary work and no more.
        name, comma, rest = prefix.partition(",")
        year = rest.strip()[:4]
        if comma and year.isdigit() and (names := names_at_end(name.strip())):
            known.update((family, year) for family in names.families[:1])
    return known


def _name_and_year(citation: TypedCitation) -> tuple[str, str] | None:
    names = names_at_end(citation.names)
    return (names.families[0], citation.year) if names and names.families else None


def _short_form(
    bibliography: Bibliography, cluster: TypedCluster, done: set[str]
) -> tuple[Edit, str] | None:
    """Return what gives an entry the abbreviation that a citation introduces, once an entry.

    «(Folkehelseinstituttet [FHI], 2018)» is printed so only when the entry has it.
    """
    for citation in cluster.citations:
        entry = bibliography.get(citation.match.works[0].key)
        author = entry.fields.get("author") if entry else None
        if not citation.short or entry is None or author is None or author.inherited:
            continue
        source, end = author.where.source, author.where.span.end
        written = source.text[end : end + 1] in {"}", '"'} and author.value.startswith("{")
        if written and entry.key not in done and "shortauthor" not in entry.fields:
            done.add(entry.key)
            field = f"shortauthor = {{{{{citation.short}}}}}"
            gap = "\n  " if "\n" in entry.where.text else " "
            return Edit(source.at(end + 1, end + 1), f",{gap}{field}"), field
    return None


def _certain(
    prose: Prose, cluster: TypedCluster, notation: Notation, short: tuple[Edit, str] | None
) -> Diagnostic:
    where = prose.source.at(cluster.start, cluster.end)
    keys = [citation.match.works[0].key for citation in cluster.citations]
    spelled = [span for span, _ in prose.spelled]
    written = rewrite(cluster, prose.source.text, prose.text, notation, spelled)
    if written is None:
        return rules.TYPED.at(where, keys=_all_of(keys), hint=rules.BY_HAND.fill())
    start, end, text = written
    kept = prose.source.text[cluster.start : start]
    shown = " ".join(f"{kept}{text}".split())
    hint = rules.WRITE.fill(text=shown)
    fixes = [Edit(prose.source.at(start, end), text)]
    if short:
        edit, field = short
        hint = rules.WRITE_BOTH.fill(text=shown, field=field, file=edit.where.source.path)
        fixes.append(edit)
    return rules.TYPED.at(where, keys=_all_of(keys), hint=hint, fixes=tuple(fixes))


def _all_of(keys: list[str]) -> Filled:
    """Return keys that stand together: «a» og «b»."""
    keys = list(dict.fromkeys(keys))
    return Filled(" and ".join(f"“{k}”" for k in keys), " og ".join(f"«{k}»" for k in keys))


def _doubtful(
    context: Context,
    prose: Prose,
    citation: TypedCitation,
    second_hand: set[tuple[str, str]],
    works: Works,
) -> Iterator[Diagnostic]:
    where = prose.source.at(citation.start, citation.end)
    match = citation.match
    # The number of a publication has its year in it.
    dated = citation.year and citation.year[:4] in citation.names
    typed = citation.names if dated else f"{citation.names}, {citation.written_year}"
    shown = either([work.shown for work in match.works[:3]])
    keys = either([work.key for work in match.works[:3]])
    match match.verdict:
        case Verdict.OTHER_YEAR:
            if citation.day:
                shown = either([_with_day(work) for work in match.works[:3]])
            if _name_and_year(citation) not in second_hand:
                yield rules.OTHER_YEAR.at(where, typed=typed, listed=shown, hint=_keys(keys))
        case Verdict.OTHER_NAMES:
            shown = either([_named(work, citation) for work in match.works[:3]])
            yield rules.OTHER_NAMES.at(where, typed=typed, listed=shown, hint=_keys(keys))
        case Verdict.AMBIGUOUS:
            yield rules.AMBIGUOUS.at(where, typed=typed, keys=keys, hint=_keys(keys))
        case Verdict.UNKNOWN:
            # The work may be in the part of a .bib file that could not be read.
            known = _name_and_year(citation) in second_hand or not context.bibliography.complete
            if not known:
                near = works.near(citation.names, citation.year[:4])
                yield rules.UNKNOWN_WORK.at(where, typed=typed, hint=_meant(near))
        case Verdict.CERTAIN:
            pass


def _named(work: Work, citation: TypedCitation) -> str:
    """Return a work's names and year, given names too where they may be what differs."""
    typed = names_at_end(citation.names)
    same = typed is not None and len(typed.families) == len(work.families) and not typed.more
    return f"{work.full}, {work.dated}" if same else work.shown


def _with_day(work: Work) -> str:
    return f"{work.shown}-{work.day}" if work.day else work.shown


def _keys(keys: Filled) -> Filled:
    return rules.CITE_BY_KEY.fill(keys=keys)


def _meant(near: list[Work]) -> Filled | None:
    return did_you_mean(*(f"{work.shown} ({work.key})" for work in near))
