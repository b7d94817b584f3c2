import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.model.parse import Claim, Reader, clean, parse

PIECES = st.lists(
    st.sampled_from(
        ["Het fonds opent. ", "De brief", " meldt dit ", "[a1b2c3]", "(bron a1b2c3, d4e5f6)", "[ffffff][a1b2c3]",
         "![x](http://k.example/a.png)", "[klik](javascript:alert(1))", "<b>vet</b>", "<script>alert(1)</script>",
         "<img src=x", "`x`", "**", "[", "]", "(", ")", "https://kwaad.example/x", "1. ", "# ", "NIET GEVONDEN", "é",
         "\n", ". ", "- ", "\x00", "€ 1,2 miljoen"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zin een [a1b2c3].", [Claim("Zin een.", ("a1b2c3",))]),
        ("Zin een. [A1B2C3] Zin twee. [d4e5f6]", [Claim("Zin een.", ("a1b2c3",)), Claim("Zin twee.", ("d4e5f6",))]),
        ("- Punt een (bron: a1b2c3)\n- Punt twee [a1b2c3, d4e5f6]", [
            Claim("Punt een", ("a1b2c3",), bullet=True),
            Claim("Punt twee", ("a1b2c3", "d4e5f6"), bullet=True),
        ]),
        ("Zin een. Zin twee [a1b2c3].", [Claim("Zin een.", ("a1b2c3",)), Claim("Zin twee.", ("a1b2c3",))]),
        ("Zonder bron.", [Claim("Zonder bron.", ())]),
        ("", []),
    ],
)  # fmt: skip
def test_reads_keys_wherever_they_stand(text: str, expected: list[Claim]) -> None:
    assert parse(text) == expected


@given(PIECES, st.lists(st.integers(0, 400), max_size=12))
def test_what_is_read_does_not_depend_on_the_chunks(text: str, cuts: list[int]) -> None:
    reader, claims, bounds = Reader(), [], sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    for start, end in pairwise(bounds):
        claims += reader.feed(text[start:end])
    assert claims + reader.close() == parse(text)


@given(st.one_of(PIECES, st.text(max_size=200)))
def test_nothing_that_acts_is_left(text: str) -> None:
    for claim in parse(text):
        assert not re.search(r"[<>`]|https?:|javascript:|\]\(|!\[", claim.text)
        assert claim.text == " ".join(claim.text.split())
        assert all(re.fullmatch(r"[0-9a-f]{6}", key) for key in claim.keys)


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert not re.search(r"[<>`]", clean(once))
