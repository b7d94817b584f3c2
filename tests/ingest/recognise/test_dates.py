"""Dutch dates and terms."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.recognise.dates import MONTHS, find_dates, term_date, whole_date


@pytest.mark.parametrize(
    "written",
    [
        "9 oktober 2023",
        "9 Oktober 2023",
        "9 okt. 2023",
        "9 okt 2023",
        "09-10-2023",
        "9-10-2023",
        "09/10/2023",
        "2023-10-09",
    ],
)
def test_spellings_of_one_day(written: str) -> None:
    text = f"Bij brief van {written}, is gemeld"
    (found,) = find_dates(text)
    assert found.date == date(2023, 10, 9)
    assert text[found.start : found.end] == written


def test_day_without_a_year_needs_the_date_of_the_document() -> None:
    text = "De brief van 27 juni jl. en de begrotingsbehandeling van 18 oktober as."
    assert find_dates(text) == []
    near = date(2023, 10, 9)
    assert [one.date for one in find_dates(text, near)] == [date(2023, 6, 27), date(2023, 10, 18)]
    assert [one.date for one in find_dates("12 december jl.", near)] == [date(2022, 12, 12)]


@pytest.mark.parametrize(
    "text", ["31 februari 2023", "45-13-2023", "2023Z17628", "2023-0000619565", "1.2.3", "35 300-12-2019"]
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_whole_date_of_a_field() -> None:
    assert whole_date("9 oktober 2023") == date(2023, 10, 9)
    assert whole_date("Den Haag, 17 oktober 2023") == date(2023, 10, 17)
    assert whole_date("’s-Gravenhage, 17 oktober 2023") == date(2023, 10, 17)
    assert whole_date("Uw brief van 5 juli 2024, nr. 2024Z11859") is None


@pytest.mark.parametrize(
    ("term", "day"),
    [
        ("in het eerste kwartaal van 2024", date(2024, 3, 31)),
        ("eerste kwartaal 2024", date(2024, 3, 31)),
        ("Q3 2024", date(2024, 9, 30)),
        ("uiterlijk de eerste helft van 2024", date(2024, 6, 30)),
        ("in de tweede helft van 2024", date(2024, 12, 31)),
        ("voor de zomer van 2025", date(2025, 6, 30)),
        ("vóór het zomerreces", date(2024, 6, 30)),
        ("uiterlijk 1 april 2023", date(2023, 4, 1)),
        ("eind maart 2024", date(2024, 3, 31)),
        ("eind 2024", date(2024, 12, 31)),
        ("in februari 2024", date(2024, 2, 29)),
        ("eind dit jaar", date(2023, 12, 31)),
        ("in het tweede kwartaal", date(2024, 6, 30)),
        ("medio 2024", None),
        ("begin 2024", None),
        ("na de zomer", None),
        ("op korte termijn", None),
        ("zo spoedig mogelijk", None),
        ("voor de begrotingsbehandeling", None),
        ("vóór het kerstreces", date(2023, 12, 15)),
        ("voor het meireces", date(2024, 4, 15)),
        ("voor het kerstreces van 2025", date(2025, 12, 15)),
        ("vóór Prinsjesdag", date(2024, 9, 16)),
        ("uiterlijk 1 maart", date(2024, 3, 1)),
        ("vóór 15 november", date(2023, 11, 15)),
        ("voor 1 maart volgend jaar", date(2024, 3, 1)),
        ("binnen zes weken", date(2023, 11, 20)),
        ("binnen drie maanden", date(2024, 1, 9)),
        ("in de tweede helft van april", date(2024, 4, 30)),
        ("in de eerste helft van april 2025", date(2025, 4, 15)),
        ("uiterlijk 1 maart 2100", date(2100, 3, 1)),
        ("in 2025", date(2025, 12, 31)),
        ("in de loop van 2025", date(2025, 12, 31)),
        ("nog dit jaar", date(2023, 12, 31)),
        ("in de zomer van 2024", None),
    ],
)
def test_term(term: str, day: date | None) -> None:
    assert term_date(term, date(2023, 10, 9)) == day


def test_term_without_any_year_stays_open() -> None:
    assert term_date("in het eerste kwartaal") is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.booleans())
def test_every_day_is_found(day: date, numeric: bool) -> None:
    written = day.strftime("%d-%m-%Y") if numeric else f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    assert [one.date for one in find_dates(f"op {written} is")] == [day]


@given(
    st.one_of(st.text(), st.text(alphabet="0123456789-/. januarimei eind kwartaal2024"), st.none().map(lambda _: "")),
    st.one_of(st.none(), st.dates()),
)
def test_never_crashes_and_is_verbatim(text: str, near: date | None) -> None:
    for one in find_dates(text, near):
        assert text[one.start : one.end] == one.text
    term_date(text, near)
