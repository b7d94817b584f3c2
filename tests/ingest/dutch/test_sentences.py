from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dutch.sentences import sentences

PIECES = [*"aB1 .?!,:;«»()'’\n-•…é\t", "nr. ", "De ", "c.s. ", "i.h.k.v. ", "36 410", "\u2028", "\x85"]
OFFICIALESE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De motie is aangenomen.1 De Kamer weet dat.", ["De motie is aangenomen.1", "De Kamer weet dat."]),
        ("Zie Kamerstuk 36 410, nr. 15. Dat is alles.", ["Zie Kamerstuk 36 410, nr. 15.", "Dat is alles."]),
        ("Dit gebeurt i.h.k.v. Het Plan.", ["Dit gebeurt i.h.k.v. Het Plan."]),
        ("Motie van het lid Simons c.s. De Kamer sprak.", ["Motie van het lid Simons c.s.", "De Kamer sprak."]),
        ("Op 17 oktober jl. De brief d.d. 3 mei.", ["Op 17 oktober jl.", "De brief d.d. 3 mei."]),
        ("Aldus mr. dr. A.B. Jansen. Zo is het.", ["Aldus mr. dr. A.B. Jansen.", "Zo is het."]),
        ("Zie art. 68 Grondwet, o.a. De Nota, bijv. Deel 2.", ["Zie art. 68 Grondwet, o.a. De Nota, bijv. Deel 2."]),
        ("1. De Kamer wacht. 2. De regering ook.", ["1. De Kamer wacht.", "2. De regering ook."]),
        ("«Dat klopt.» Zo zei hij.", ["«Dat klopt.»", "Zo zei hij."]),
        (
            "Ja. Wel is er haast. Nee! Toch? 's Avonds niet.",
            ["Ja.", "Wel is er haast.", "Nee!", "Toch?", "'s Avonds niet."],
        ),
        ("Dat kost € 1.250.000. Het is 3,5 mln. euro.", ["Dat kost € 1.250.000.", "Het is 3,5 mln. euro."]),
        ("Kop\n\n- Een punt. Nog een zin.\n - Sub", ["Kop", "- Een punt.", "Nog een zin.", "- Sub"]),
        ("Er is geld. 15 gemeenten doen mee.", ["Er is geld.", "15 gemeenten doen mee."]),
        (
            "Dat geldt sinds 3 jan. 2023 en o.g.v. 15 besluiten.",
            ["Dat geldt sinds 3 jan. 2023 en o.g.v. 15 besluiten."],
        ),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_cuts_as_a_reader_would(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(OFFICIALESE | st.text())
def test_spans_hold_every_character_once(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(OFFICIALESE)
def test_cutting_is_deterministic_and_knows_lines(text: str) -> None:
    assert sentences(text) == sentences(text)
    assert all("\n" not in text[start:end] for start, end in sentences(text))
