"""Identity numbers, phone numbers and names: what is found, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_structure_checks import context
from thesis.checks import privacy
from thesis.checks.names import in_address, in_bytes, name_pattern


def check_digits(nine: str) -> str | None:
    """Return the identity number that begins with nine digits, as Skatteetaten makes them."""
    digits = [int(digit) for digit in nine]
    for weights in ((3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)):
        control = -sum(w * d for w, d in zip(weights, digits, strict=True)) % 11
        if control == 10:
            return None
        digits.append(control)
    return "".join(map(str, digits))


@given(st.dates().map(lambda day: f"{day:%d%m}{day:%Y}"[:4] + f"{day:%y}"), st.integers(0, 999))
def test_every_valid_number_is_known_and_no_neighbour(day, individual):
    number = check_digits(f"{day}{individual:03}")
    if number is None:
        return
    assert privacy.is_identity_number(number)
    for place in range(11):
        changed = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
        # Both check digits together find every change of one digit.
        assert not privacy.is_identity_number(changed)


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.1000/29020011163",
        "https://example.no/29020011163",
        "29020011163.5",
        "1290200111634",
        "kap. 290200-11163",
    ],
)
def test_numbers_that_are_something_else(text):
    given_context = context(f"# A\n\nTekst {text} her.\n")
    assert not list(privacy.no_identity_numbers(given_context))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tlf. 22 33 44 55", "22 33 44 55"),
        ("Telefon: 22334455", "22334455"),
        ("+47 912 34 567", "+47 912 34 567"),
        ("mobil 91234567", "91234567"),
        ("Ring 912 34 567 nå", "912 34 567"),
    ],
)
def test_phone_numbers_as_they_are_written(text, found):
    (only,) = privacy.no_phone_numbers(context(f"# A\n\n{text}\n"))
    assert only.where.text == found


@pytest.mark.parametrize(
    "text",
    [
        "45 000 000 kroner",
        "ISBN 978-82-05-48765-1",
        "20200101",
        "n = 12 345 678",
        "Org.nr. 974 760 673",
        "s. 22, 33, 44, 55",
        "i 2019 og 2020",
        "10 22 33 44 55",
    ],
)
def test_numbers_that_are_no_phone(text):
    assert not list(privacy.no_phone_numbers(context(f"# A\n\nTekst {text} her.\n")))


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    given_context = context(f"# A\n\n{text}\n")
    for run in (privacy.no_identity_numbers, privacy.no_phone_numbers, privacy.no_email_addresses):
        for found in run(given_context):
            assert found.where.text


@given(st.sampled_from(["Kari Nordmann", "Bjørn Åge Østby"]), st.sampled_from([" ", "\n", "  "]))
def test_a_name_is_found_over_line_ends_and_not_within_words(name, gap):
    pattern = name_pattern(name)
    assert pattern.search(f"av {name.replace(' ', gap)}.")
    *first, last = name.split()
    assert pattern.search(f"{last},{gap}{' '.join(first)}")
    assert not pattern.search(f"x{name}s")
    assert not pattern.search(last)


@given(
    st.sampled_from(["Kari Nordmann", "Bjørn Åge Østby", "Li Ås"]),
    st.sampled_from(
        ["github.com/{0}{1}", "gitlab.com/{1}.{0}/x", "{0}-{1}9@example.no", "a_{0}_{1}"]
    ),
    st.booleans(),
)
def test_a_name_is_known_in_addresses_however_it_is_put_together(name, form, double):
    letters = {"ø": "oe", "å": "aa"} if double else {"ø": "o", "å": "a"}
    first, *_, last = name.lower().translate(str.maketrans(letters)).split()
    assert in_address(name, form.format(first, last))
    assert not in_address(name, form.format(first, last + "x"))
    assert not in_address(name, "https://example.no/limit/askeladden")


@given(
    st.sampled_from(["Kari Nordmann", "Bjørn Åsen"]),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "latin-1"]),
    st.sampled_from([str, str.upper, str.lower]),
)
def test_a_name_is_known_in_a_picture_in_any_coding(name, encoding, case):
    assert in_bytes(name, b"\xff\xd8Artist\0" + case(name).encode(encoding) + b"\xff\xd9")
    assert not in_bytes(name, b"Artist\0Kari Olsen")


@pytest.mark.parametrize("text", ["personvernombud@hvl.no", "post@sikt.no", "noreply@example.no"])
def test_an_office_is_no_person(text):
    assert not list(privacy.no_email_addresses(context(f"# A\n\nSkriv til <{text}>.\n")))
