"""An edit renders only the clusters that it changed; what is printed is as if all were rendered."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.citing import printed, rendering, shown
from thesis.citations import asking, items

#: Shared surnames and years, et al. that must be told apart, twins but for the title, no year.
BIB = """
@book{a, author = {Berg, Kari}, title = {Første bok}, date = {2015}}
@book{b, author = {Berg, Kari}, title = {Annen bok}, date = {2015}}
@book{c, author = {Berg, Ola}, title = {Tredje bok}, date = {2015}}
@book{d, author = {Dahl, Liv and Moe, Per and Lie, Tor}, title = {Fjerde bok}, date = {2018}}
@book{e, author = {Dahl, Liv and Vik, Per and Lie, Tor}, title = {Femte bok}, date = {2018}}
@book{f, author = {Dahl, Liv and Vik, Per and Lie, Tor}, title = {Sjette bok}, date = {2018}}
@online{g, author = {{Statistisk sentralbyrå}}, shortauthor = {SSB}, title = {Tall}, date = {2020}}
@online{h, author = {{Helsedirektoratet}}, title = {Råd om søvn}}
@online{i, author = {{Helsedirektoratet}}, title = {Råd om trening}}
@legislation{j, title = {Barnevernsloven}, date = {2021-06-18}, number = {LOV-2021-06-18-97}}
@article{k, author = {Eide, Gro}, title = {Sjuende}, journaltitle = {Tidsskrift}, date = {2001}}
"""
CLUSTERS = st.one_of(
    st.builds("[@{}]".format, st.sampled_from("abcdefghijk")),
    st.builds("[@{}, s. {}]".format, st.sampled_from("abcdefghijk"), st.integers(1, 99)),
    st.builds("[@{}; @{}]".format, st.sampled_from("abcdef"), st.sampled_from("abcdefghijk")),
    st.builds("@{} [s. {}]".format, st.sampled_from("abcdefghijk"), st.integers(1, 99)),
    st.builds("[-@{}]".format, st.sampled_from("abcdefghijk")),
    st.just("[@ukjent]"),
)


@pytest.fixture
def asked(monkeypatch):
    """Return the numbers of clusters in each question to pandoc, which answers as always."""
    numbers = []

    def counting(arguments, stdin, *rest):
        numbers.append(len(json.loads(stdin)["blocks"]))
        return real_ask(arguments, stdin, *rest)

    real_ask = asking.ask
    monkeypatch.setattr(asking, "ask", counting)
    return numbers


@settings(max_examples=40, deadline=None)
@given(st.lists(CLUSTERS, min_size=2, max_size=8), st.data())
def test_an_edited_text_prints_as_one_rendered_for_the_first_time(tmp_path_factory, before, data):
    cache = tmp_path_factory.mktemp("cache")
    rendering(BIB, *before, cache=cache)
    after = data.draw(st.permutations(before))
    after[data.draw(st.integers(0, len(after) - 1))] = data.draw(CLUSTERS)
    remembered, _ = rendering(BIB, *after, cache=cache)
    fresh, _ = rendering(BIB, *after)
    assert remembered == fresh


def test_only_the_changed_cluster_is_asked_for(tmp_path, asked):
    many = ["[@a, s. 1]", "[@b, s. 2]", "@d [s. 3]", "[@e]", "[@f]"]
    printed(BIB, *many, cache=tmp_path)
    printed(BIB, *many, cache=tmp_path)
    assert asked == [5]
    many[1] = "[se @b, s. 22]"
    assert printed(BIB, *many, cache=tmp_path)[1] == "(se Berg, 2015a, s. 22)"
    assert asked == [5, 1]


def test_a_work_more_renders_everything_again(tmp_path, asked):
    assert printed(BIB, "[@a]", "[@k]", cache=tmp_path)[0] == "(Berg, 2015)"
    both = printed(BIB, "[@a]", "[@b]", cache=tmp_path)
    assert both == ["(Berg, 2015b)", "(Berg, 2015a)"]
    assert asked == [2, 2]


def test_a_style_where_the_order_counts_is_rendered_whole(tmp_path, asked):
    styled = {"style": "vancouver", "cache": tmp_path}
    assert printed(BIB, "[@a]", "[@b]", **styled) == ["(1)", "(2)"]
    assert printed(BIB, "[@b]", "[@a]", **styled) == ["(1)", "(2)"]
    assert asked == [2, 2]


def test_two_works_that_only_their_order_tells_apart_are_rendered_whole(tmp_path, asked):
    twins = "".join(
        f"@book{{{key}, author = {{Berg, Kari}}, title = {{Bok}}, date = {{2015}}}}\n"
        for key in ("x", "y")
    )
    printed(twins, "[@x]", "[@y]", cache=tmp_path)
    assert printed(twins, "[@y, s. 1]", "[@x]", cache=tmp_path) == printed(
        twins, "[@y, s. 1]", "[@x]"
    )
    assert asked[:2] == [2, 2]


def test_texts_that_pandoc_cannot_read_are_found_among_hundreds(monkeypatch):
    runs = []

    def counting(*arguments, **options):
        runs.append(arguments)
        return items_ask(*arguments, **options)

    items_ask = items.ask
    monkeypatch.setattr(items, "ask", counting)
    texts = [f"@book{{e{n}, title = {{Bok {n}}}, date = {{{1700 + n}}}}}\n" for n in range(300)]
    texts[7] = "@book{e7, title = {Bok\n"
    read, unreadable = items.by_halves(texts, range(len(texts)), None)
    assert list(unreadable) == [7]
    assert len(read) == len(texts) - 1
    assert read["e299"]["title"] == "Bok 299"
    assert len(runs) < 20


@pytest.mark.parametrize("damage", [b"", b"{", b"[]"])
def test_a_damaged_memory_costs_only_time(tmp_path, damage):
    expected = printed(BIB, "[@a]", cache=tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(damage)
    assert printed(BIB, "[@a]", cache=tmp_path) == expected


def test_the_list_is_the_same_after_an_edit(tmp_path):
    text = [f"[@{key}, s. {page}]" for page, key in enumerate("abcdefghijk", start=1)]
    first, _ = rendering(BIB, *text, cache=tmp_path)
    text[4] = "[se @e, s. 100]"
    second, _ = rendering(BIB, *text, cache=tmp_path)
    assert [shown(r.inlines) for r in second.references] == [
        shown(r.inlines) for r in first.references
    ]
    assert len(second.references) == len(text)
