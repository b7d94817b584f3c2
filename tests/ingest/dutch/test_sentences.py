import time
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
        (
            "Het marineschip Zr.Ms. Verzonnen vaart. Het keert.",
            ["Het marineschip Zr.Ms. Verzonnen vaart.", "Het keert."],
        ),
        ("De Hr.Ms. «Fictie» en Zr. Ms. Verzonnen.", ["De Hr.Ms. «Fictie» en Zr. Ms. Verzonnen."]),
        ("Z.K.H. Prins Fictus en H.M. Koningin Fictie.", ["Z.K.H. Prins Fictus en H.M. Koningin Fictie."]),
        ("Aldus mr.drs. Fictus en Prof.dr. De Vries.", ["Aldus mr.drs. Fictus en Prof.dr. De Vries."]),
        ("Op St.-Fictatius en St. Fictatius. Daar ook.", ["Op St.-Fictatius en St. Fictatius.", "Daar ook."]),
        (
            "Dit valt onder titel 3 BW. De wet van de E.Fict. De Kamer.",
            ["Dit valt onder titel 3 BW.", "De wet van de E.Fict.", "De Kamer."],
        ),
        (
            "In mijn brief van 22 april jl. (Kamerstuk 99 910, nr. 3). Dus.",
            ["In mijn brief van 22 april jl. (Kamerstuk 99 910, nr. 3).", "Dus."],
        ),
        (
            "Bijna 1,4 mln. 112-oproepen. Nu 2 mln. De rest later.",
            ["Bijna 1,4 mln. 112-oproepen.", "Nu 2 mln.", "De rest later."],
        ),
        (
            "Een bijdrage (max. 80% subsidie) en punt no. 48. Klaar.",
            ["Een bijdrage (max. 80% subsidie) en punt no. 48.", "Klaar."],
        ),
        (
            "Dat is de max. De min. Zo ook nee, no. Dat was het.",
            ["Dat is de max.", "De min.", "Zo ook nee, no.", "Dat was het."],
        ),
        ("Brood, kaas enz. [sic] en meer e.d. Dat was het.", ["Brood, kaas enz. [sic] en meer e.d.", "Dat was het."]),
        ("Motie Fictus c.s. • Brood enz. • Kaas", ["Motie Fictus c.s.", "• Brood enz.", "• Kaas"]),
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


TITLES = ("mr", "drs", "prof", "dr", "ir", "Mr", "Prof", "Zr", "Ms", "Hr", "Z", "K", "H", "M")


@given(st.lists(st.sampled_from(TITLES), min_size=2, max_size=5), st.sampled_from(["Fictus", "De Vries", "«Fictie»"]))
def test_dotted_titles_stay_with_the_name_after_them(titles: list[str], name: str) -> None:
    first = f"Aan boord van {'.'.join(titles)}. {name} was het stil."
    assert cut(f"{first} De Kamer sprak.") == [first, "De Kamer sprak."]


@pytest.mark.parametrize(
    "unit", ["nr. Deel ", "1. ", "... ", "(a) nr. 1 ", "woord ", "x", ".", "?!)", "a.", "• ", " ", "o.a. - "]
)
def test_an_endless_line_takes_no_more_than_its_share_of_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        begun = time.process_time()
        cut(text)
        return time.process_time() - begun

    # Ten times the text takes ten times as long; where each stop looks back over the whole line, a hundred times.
    assert seconds(400_000) < 40 * max(seconds(40_000), 0.005)


@given(OFFICIALESE)
def test_cutting_is_deterministic_and_knows_lines(text: str) -> None:
    assert sentences(text) == sentences(text)
    assert all("\n" not in text[start:end] for start, end in sentences(text))
