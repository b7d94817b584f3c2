import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dutch.fold import fold
from ingest.dutch.tokens import tokens


def texts(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("36 410 IV, nr. 15", ["36410", "36410iv", "15", "nr15"]),
        ("36410-IV", ["36410", "36410iv"]),
        ("kst-36410-IV-15", ["36410", "36410iv", "15", "nr15"]),
        ("36 410, nr. 3", ["36410", "3", "nr3"]),
        ("kenmerk 2023-0000619565", ["kenmerk", "2023-0000619565"]),
        ("2023Z17628", ["2023z17628"]),
        ("17 oktober 2023", ["17", "oktober", "2023", "2023-10-17"]),
        ("17-10-2023", ["17", "oktober", "2023", "2023-10-17"]),
        ("2023-10-07", ["7", "oktober", "2023", "2023-10-07"]),
        ("i.h.k.v. de motie c.s.", ["ihkv", "de", "motie", "cs"]),
        ("Curaçao’s ngo's", ["curacao", "ngo"]),
        ("DT&V en D66", ["dt&v", "en", "d66"]),
        ("€ 1.250.000 of 3,5%", ["1250000", "of", "3,5"]),
        ("kennis-uitwisseling", ["kennisuitwisseling"]),
        ("hulp- en bijstand", ["hulp", "en", "bijstand"]),
        ("financiële/juridische", ["financiele", "juridische"]),
        ("'s-Hertogenbosch", ["shertogenbosch"]),
        (
            "Zanddorp⁴ kreeg in 2098³ € 710.000¹² voor 20 m² en 3 km²",
            ["zanddorp", "kreeg", "in", "2098", "710000", "voor", "20", "m2", "en", "3", "km2"],
        ),
    ],
)
def test_one_spelling_for_one_thing(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_ways_to_write_a_dossier_or_a_date_meet() -> None:
    assert texts("36 410 IV") == texts("36410 IV") == texts("36410-IV")
    assert texts("7 maart 2024")[-1] == texts("07-03-2024")[-1] == texts("2024-03-07")[-1]


@given(st.text())
def test_no_token_is_empty_or_holds_white_space(text: str) -> None:
    assert all(token.text and not any(c.isspace() for c in token.text) for token in tokens(text))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
